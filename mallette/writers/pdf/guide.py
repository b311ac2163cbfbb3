"""Blocks of the facilitator's documents: steps, labelled instructions, facts, slides."""

from dataclasses import replace
from itertools import chain

from mallette.model.stage import Area
from mallette.tree import LABEL_SIGNS, Fact, Facts, Label, LabelKind, Run, Slide, Step, Text, plain
from mallette.writers.pdf.frames import Pane, pane_marks, rows_of
from mallette.writers.pdf.ground import SMALL, Ground
from mallette.writers.pdf.marks import (
    Mark,
    Path,
    Strip,
    Strips,
    Tag,
    Words,
    bound,
    depth,
    indented,
    moved,
    opened,
    rectangle,
    stacked,
    untagged,
)
from mallette.writers.pdf.measure import advance, baseline
from mallette.writers.pdf.shown import shown_strips
from mallette.writers.pdf.signs import SIGNS, whitened
from mallette.writers.pdf.text import line_marks, natural, text_strips

EDGE = 7.0
LEAD = 62.0
BADGE = 98.0
"""Where a step's number and times start, beside the rule of one that may be cut; the widths of their column, and of the
column of labels: in points beside text of 12 points."""
PAD = 3.0
"""Space under the rule above a label, and under its last line, in points."""
WHOLE = 7.5
"""A label of so many lines, the last of a step, never stands alone on a page."""
PIECE = 0.5
"""A label of so much of a page is never cut."""
AHEAD: tuple[LabelKind, ...] = ("late", "adapt")
"""What is read before a step begins: where a step starts, its first instruction stands on the same page."""
LEADING, GAPS = 1.16, 0.5
"""From line to line in a step, in sizes of text, and what is left of the space between blocks: as in the Word file."""
BAR = 2.25
"""The width of the dashed rule beside a step that may be cut, in points."""
DASH = 7.0
HELD_UP = 130.0
"""Size of the letter of an answer that is held up in a room, in points; the shape beside it is 0.7 times as high."""


def step_strips(step: Step, ground: Ground) -> Strips:
    """Return a step as rows: its number and title, set again where it goes on on the next page, then its labels; its
    times stand beside the first of them. One that may be cut has a dashed rule at its left."""
    ground = replace(ground.within(Tag("Sect", ground.tag), ground.width), tight=True, leading=LEADING, gaps=GAPS)
    scale = ground.sheet.scale
    head = step_head(step, ground)
    clock = clock_strips(step, replace(ground, width=(LEAD - EDGE - 6) * scale))
    rows = label_rows(step, replace(ground, width=ground.width - LEAD * scale))
    body = beside(clock, indented(chain.from_iterable(rows), LEAD * scale), EDGE * scale)
    strips = tuple(barred(strip) for strip in (head, *body)) if step.cut else (head, *body)
    again = untagged(strips[0])
    return (strips[0], *(replace(strip, head=(again,)) for strip in strips[1:]))


def step_head(step: Step, ground: Ground) -> Strip:
    """Return the row that leads a step, under its rule: the spine number and, on its line, the title."""
    scale = ground.sheet.scale
    tag = Tag("H4", ground.tag)
    large, style = ground.sized(18, 21, bold=True), ground.sized(13, 15.5, bold=True)
    top, y = 4 * scale, baseline(large.size, large.leading)
    number = Words(EDGE * scale, top + y, f"{step.number} ", large.size, True, tag=tag)
    left = max(LEAD * scale, number.x + advance(number.text, large.size, bold=True))
    title = text_strips(step.title, style, ground.width - left, tag, ground.lang)
    down = top + y - baseline(style.size, style.leading)
    rule = Path(((0, 0.75), (ground.width, 0.75)), 1.5)
    height = max(top + large.leading, down + depth(title)) + 1
    return Strip(height, (rule, number, *moved(stacked(title), left, down)), keep=True)


def clock_strips(step: Step, ground: Ground) -> Strips:
    """Return the minutes of a step, the minutes before the clock, and a line to write the real time on."""
    small = ground.sized(10.5, 12.5)
    elapsed = tuple(replace(run, text=step.elapsed) for run in step.minutes[:1] if step.elapsed)
    strips = [*ground.text(step.minutes, ground.sized(12, 14.5, bold=True)), *ground.text(elapsed, small)]
    if at := ground.text(step.at, small):
        start, low = natural(step.at, small) + 4, at[-1].height
        line = Path(((start, low), (ground.width, low)), 0.75)
        at = (*at[:-1], replace(at[-1], height=low + 1, marks=(*at[-1].marks, line)))
    return (*strips, *opened(at, 4))


def label_rows(step: Step, ground: Ground) -> list[Strips]:
    """Return the labels of a step, ruled off from each other. The last never stands alone on a page."""
    rows = [row_strips(label_strips(label, ground), ground, ruled=place > 0) for place, label in enumerate(step.labels)]
    kept = {place for place, label in enumerate(step.labels[:-1]) if label.kind in AHEAD}
    if len(rows) > 1 and depth(rows[-1]) <= WHOLE * ground.line:
        kept.add(len(rows) - 2)
    return [
        (*strips[:-1], replace(strips[-1], keep=True)) if place in kept else strips for place, strips in enumerate(rows)
    ]


def row_strips(strips: Strips, ground: Ground, *, ruled: bool) -> Strips:
    """Return a label as a row: space above and under it, and a thin rule above."""
    rule = (Path(((0, 0), (ground.width, 0)), 0.75),) if ruled else ()
    first = Strip(strips[0].height + PAD, (*rule, *moved(strips[0].marks, 0, PAD)), keep=strips[0].keep)
    *others, last = (first, *strips[1:])
    return (*others, replace(last, height=last.height + PAD))


def beside(left: Strips, strips: Strips, x: float) -> Strips:
    """Return `strips` with `left` beside the first of them, which are one until they are as deep."""
    count = 0
    while count < len(strips) and (not count or depth(strips[:count]) < depth(left) + PAD):
        count += 1
    taken = strips[:count]
    height = max(depth(left) + PAD, depth(taken))
    first = Strip(height, (*moved(stacked(left), x, PAD), *stacked(taken)), keep=bool(taken and taken[-1].keep))
    return (first, *strips[count:])


def barred(strip: Strip) -> Strip:
    """Return a strip of a step that may be cut, with its part of the dashed rule, which runs on without a gap."""
    height = strip.height + strip.before
    dash = height / max(1, round(height / DASH))
    bar = Path(((BAR / 2, 0), (BAR / 2, height)), BAR, (dash * 0.6, dash * 0.4))
    return replace(strip, height=height, before=0, marks=(bar, *moved(strip.marks, 0, strip.before)))


def label_strips(label: Label, ground: Ground) -> Strips:
    """Return a labelled instruction: sign and word in a frame, filled black for what is said word for word. Where it
    does not take much of a page it stays in one piece."""
    tag = Tag("Div", ground.tag)
    across = BADGE * ground.sheet.scale
    badge, height = badge_marks(label, ground.within(tag, across - 8))
    inner = replace(ground.within(tag, ground.width - across), tight=True)
    shows = any(isinstance(block, Slide) for block in label.blocks)
    strips = indented(shown_strips(label.blocks, inner) if shows else ground.lay(label.blocks, inner), across)
    lacking = height - depth(strips)
    if lacking > 0:
        strips = (*strips, Strip(lacking))
    first = strips[0]
    first = replace(first, marks=(*badge, *first.marks), keep=first.keep or first.height < height)
    strips = (first, *strips[1:])
    return bound(strips, last=False) if depth(strips) <= PIECE * ground.height else strips


def badge_marks(label: Label, ground: Ground) -> tuple[tuple[Mark, ...], float]:
    """Return the sign and the word of a label in their frame, and its height in points. The sign is not read aloud."""
    style = ground.sized(SMALL, 11.5, bold=True)
    tag = Tag("P", ground.tag)
    said = label.kind == "say"
    sign = f"{LABEL_SIGNS[label.kind]} "
    signed = line_marks((Run(sign),), style, 4.5, 2 + baseline(style.size, style.leading), None, ground.lang)
    left = 4.5 + advance(sign, style.size, bold=True)
    strips = text_strips(label.word, style, ground.width - left - 2, tag, ground.lang)
    height = depth(strips) + 4
    words = (*signed, *moved(stacked(strips), left, 2))
    frame = rectangle(0.55, 0.55, ground.width - 1.1, height - 1.1, 1.1, 0 if said else None)
    return (frame, *(whitened(mark) if said else mark for mark in words)), height


def answer_strips(text: Text, ground: Ground) -> Strips:
    """Return a large letter beside its shape where `text` is that and no more (``A ■``), else nothing."""
    letter, _, sign = plain(text).partition(" ")
    if len(letter) != 1 or sign not in SIGNS:
        return ()
    size = min(HELD_UP, 0.55 * ground.width)
    side = 0.7 * size
    tag = Tag("P", ground.tag)
    y = baseline(size, 1.1 * size)
    shape = SIGNS[sign](Area(1.1 * size, y - side, side, side), Tag("Span", tag, alt=sign))
    return (Strip(1.1 * size, (Words(0, y, f"{letter} ", size, True, tag=tag), shape)),)


def facts_strips(block: Facts, ground: Ground) -> Strips:
    """Return facts as boxes, two in a row where blocks may stand side by side."""
    made: list[Strip] = []
    across = 2 if ground.sheet.beside else 1
    for start in range(0, len(block.facts), across):
        facts = block.facts[start : start + across]
        panes = [fact_pane(fact, number, across, ground) for number, fact in enumerate(facts)]
        for height, row in rows_of(panes, ground.height):
            frames = [rectangle(pane.x, 0, pane.width, height, 1.2) for pane in row]
            marks = (*frames, *(mark for pane in row for mark in pane_marks(pane)))
            made.append(Strip(height, marks, before=6 if made else 0))
    return tuple(made)


def fact_pane(fact: Fact, number: int, across: int, ground: Ground) -> Pane:
    """Return one fact, one of so many `across`: its large sign, what it is, and room to write where it is blank."""
    width = (ground.width - 10 * (across - 1)) / across
    style, large = ground.sized(12), ground.sized(18, 22, bold=True)
    inner = ground.within(Tag("Div", ground.tag), width - 20)
    sign = inner.text(fact.sign, large)
    beside = min(max(natural(fact.sign, large) + 12, 48), inner.width / 2) if sign else 0
    words = indented(inner.text(fact.text, style, width=inner.width - beside), beside)
    height = max(depth(sign), depth(words))
    marks = (*stacked(sign), *moved(stacked(words), 0, (height - depth(words)) / 2))
    if fact.look == "blank":
        left = beside + natural(fact.text, style) + 6
        marks = (*marks, Path(((min(left, inner.width - 40), height - 3), (inner.width, height - 3)), 0.75))
    return Pane(number * (width + 10), width, (Strip(height, marks),), 10, 7)


def slide_strips(slide: Slide, ground: Ground) -> Strips:
    """Return a slide drawn small in a frame, and under it what its notes say."""
    tag = Tag("Sect", ground.tag)
    inner = replace(ground.within(tag, ground.width - 28), tight=True)
    spoken = (replace(slide.title[0], text=slide.number),) if slide.title else ()
    number = inner.text(spoken, ground.sized(12, 16, bold=True))
    title = inner.text(slide.title, ground.sized(14, 18, bold=True, balanced=True), "H3")
    strips = [*(number if slide.number else ()), *title, *opened(ground.lay(slide.blocks, inner), 8)]
    if plain(slide.footer).strip():
        strips += opened(inner.text(slide.footer, ground.sized(SMALL, 12)), 8)
    pane = Pane(0, ground.width, tuple(strips), 14, 10)
    framed = [
        Strip(height, (rectangle(0.4, 0.4, ground.width - 0.8, height - 0.8), *pane_marks(part)), before=4)
        for height, (part,) in rows_of([pane], ground.height)
    ]
    notes = opened(ground.lay(slide.notes.blocks, replace(ground.within(tag, ground.width), tight=True)), 5)
    return (*framed, *notes)

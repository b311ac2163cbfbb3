"""Blocks of the facilitator's documents, drawn simply: steps, labelled instructions, facts, slides."""

from dataclasses import replace

from mallette.tree import Fact, Facts, Label, Slide, Step, plain
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
)
from mallette.writers.pdf.text import Style, natural, text_strips

BADGE = 88.0
CLOCK = 70.0
"""Widths in points of the column of labels, and of the column with a step's number and minutes."""


def step_strips(step: Step, ground: Ground) -> Strips:
    """Return a step: its number, minutes and room for the real time on the left, its labels on the right."""
    inner = ground.within(Tag("Sect", ground.tag), ground.width - CLOCK)
    clock = clock_marks(step, replace(inner, width=CLOCK - 8))
    title = inner.text(step.title, Style(13, 16.25, bold=True), "H3")
    made = [*bound(title)]
    for label in step.labels:
        made += opened(label_strips(label, inner), 5)
    right = indented(made, CLOCK)
    opening: list[Strip] = []  # the first strips stay together until they are as deep as what stands beside them
    while right and (not opening or depth(opening) < clock[1]):
        opening.append(right[0])
        right = right[1:]
    height = max(clock[1], depth(opening)) + 6
    top = Path(((0, 0), (ground.width, 0)), 1.2, (4, 3) if step.cut else ())
    marks = (top, *moved(clock[0], 0, 6), *moved(stacked(opening), 0, 6))
    return (Strip(height, marks, keep=False), *right)


def clock_marks(step: Step, ground: Ground) -> tuple[tuple[Mark, ...], float]:
    """Return the number and the times of a step, and how deep they are in points."""
    number = ground.text((replace(step.minutes[0], text=step.number),) if step.minutes else (), Style(18, 21, True))
    minutes = ground.text(step.minutes, Style(12, 15))
    small = ground.text(step.minutes[:0], Style(SMALL, 13))
    if step.elapsed and step.minutes:
        small = ground.text((replace(step.minutes[0], text=step.elapsed),), Style(SMALL, 13))
    at = ground.text(step.at, Style(SMALL, 13))
    start = natural(step.at, Style(SMALL, 13)) + 4
    strips = (*number, *minutes, *small, *opened(at, 3))
    line = Path(((start, depth(strips) - 2), (ground.width, depth(strips) - 2)), 0.75)
    return (*stacked(strips), *((line,) if at else ())), depth(strips)


def label_strips(label: Label, ground: Ground) -> Strips:
    """Return a labelled instruction: its word in a frame, filled black for what is said word for word."""
    tag = Tag("Div", ground.tag)
    badge, height = badge_marks(label, ground.within(tag, BADGE - 8))
    strips = indented(ground.lay(label.blocks, replace(ground.within(tag, ground.width - BADGE), tight=True)), BADGE)
    lacking = height - depth(strips)
    if lacking > 0:
        strips = (*strips, Strip(lacking))
    first = strips[0]
    first = replace(first, marks=(*badge, *first.marks), keep=first.keep or first.height < height)
    return (first, *strips[1:])


def badge_marks(label: Label, ground: Ground) -> tuple[tuple[Mark, ...], float]:
    """Return the word of a label in its frame, and its height in points."""
    style = Style(SMALL, 11.5, bold=True)
    tag = Tag("P", ground.tag)
    strips = text_strips(label.word, style, ground.width - 10, tag, ground.lang)
    width = min(natural(label.word, style), ground.width - 10) + 10
    height = depth(strips) + 4
    said = label.kind == "say"
    words = tuple(replace(mark, white=said) if isinstance(mark, Words) else mark for mark in stacked(strips))
    frame = rectangle(0.55, 0.55, width, height - 1.1, 1.1, 0 if said else None)
    return (frame, *moved(words, 5.5, 2)), height


def facts_strips(block: Facts, ground: Ground) -> Strips:
    """Return facts as boxes, two in a row."""
    made: list[Strip] = []
    for start in range(0, len(block.facts), 2):
        panes = [fact_pane(fact, number, ground) for number, fact in enumerate(block.facts[start : start + 2])]
        for height, row in rows_of(panes):
            frames = [rectangle(pane.x, 0, pane.width, height, 1.2) for pane in row]
            marks = (*frames, *(mark for pane in row for mark in pane_marks(pane)))
            made.append(Strip(height, marks, before=6 if made else 0))
    return tuple(made)


def fact_pane(fact: Fact, number: int, ground: Ground) -> Pane:
    """Return one fact: its large sign, what it is, and room to write where it is blank."""
    width = (ground.width - 10) / 2
    inner = ground.within(Tag("Div", ground.tag), width - 20)
    sign = inner.text(fact.sign, Style(18, 22, bold=True))
    beside = min(max(natural(fact.sign, Style(18, 22, bold=True)) + 12, 48), inner.width / 2) if sign else 0
    words = indented(inner.text(fact.text, Style(12, 15), width=inner.width - beside), beside)
    height = max(depth(sign), depth(words))
    marks = (*stacked(sign), *moved(stacked(words), 0, (height - depth(words)) / 2))
    if fact.look == "blank":
        left = beside + natural(fact.text, Style(12, 15)) + 6
        marks = (*marks, Path(((min(left, inner.width - 40), height - 3), (inner.width, height - 3)), 0.75))
    return Pane(number * (width + 10), width, (Strip(height, marks),), 10, 7)


def slide_strips(slide: Slide, ground: Ground) -> Strips:
    """Return a slide drawn small in a frame, and under it what its notes say."""
    tag = Tag("Sect", ground.tag)
    inner = replace(ground.within(tag, ground.width - 28), tight=True)
    number = inner.text((replace(slide.title[0], text=slide.number),) if slide.title else (), Style(12, 16, bold=True))
    title = inner.text(slide.title, Style(14, 18, bold=True, balanced=True), "H3")
    strips = [*(number if slide.number else ()), *title, *opened(ground.lay(slide.blocks, inner), 8)]
    if plain(slide.footer).strip():
        strips += opened(inner.text(slide.footer, Style(SMALL, 12)), 8)
    pane = Pane(0, ground.width, tuple(strips), 14, 10)
    framed = [
        Strip(height, (rectangle(0.4, 0.4, ground.width - 0.8, height - 0.8), *pane_marks(part)), before=4)
        for height, (part,) in rows_of([pane])
    ]
    notes = opened(ground.lay(slide.notes.blocks, replace(ground.within(tag, ground.width), tight=True)), 5)
    return (*framed, *notes)

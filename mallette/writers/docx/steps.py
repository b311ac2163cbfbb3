"""A step of a session: what leads its row, and its labelled instructions."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from mallette.tree import LABEL_SIGNS, Block, Columns, Label, Slide, Step
from mallette.writers.docx.pairs import is_pair, pair_squares
from mallette.writers.docx.shown import SHOWN, draw_small, slide_words
from mallette.writers.docx.tables import Plan, inside, kept_line, shares
from mallette.writers.docx.units import twips
from mallette.writers.docx.values import (
    Grid,
    Line,
    Para,
    Part,
    Piece,
    Room,
    Rule,
    Sketch,
    Square,
    Tab,
    iter_paras,
    pieces,
    tab,
)

LEAD, LABEL = twips(20), twips(33)
"""Widths of the columns that lead a step: its number and times, its labels."""

STYLE = "Kit Step"

TIMES, LONG, LEAST, LETTERS, PITCH = 3, 7, 2, 50, 14.0
"""Lines that the times of a step take; lines of a label that may be divided, and of each half at least; letters in a
line of words beside a label, and its height in points."""


def plan_step(step: Step, room: Room, plan: Plan) -> tuple[Grid, Para]:
    """Return a step as a table: its number and title, repeated where it goes on on the next page, then its labels. The
    rule that ends it is a paragraph: as the rule of a cell it would also show where a page ends within the step.

    The times stand in one cell beside all labels; a slide that is shown has the last column for its picture. A step
    that may be cut has a dashed rule at its left.
    """
    paired = any(is_pair(block) for label in step.labels for block in label.blocks)
    done = room.width - LEAD - LABEL
    widths = (LEAD, LABEL, *(shares((1, 1), done) if paired else (done - SHOWN, SHOWN)))
    first, *others = list(step_rows(step, widths, room, plan)) or [(Square(span=3),)]
    rows = [(first_square(step, room), *first), *((Square(merge="part"), *squares) for squares in others)]
    lines = [head_line(step, room), *(half for squares in rows for half in halves(Line(squares)))]
    if step.cut:
        lines = [replace(line, squares=cut(line.squares)) for line in lines]
    return Grid(STYLE, widths, bound(lines)), Para(style="Step End")


def bound(lines: list[Line]) -> tuple[Line, ...]:
    """Return the rows of a step tied to what follows where no page may end: within its times, which stand beside the
    first label; before its last label, which would stand alone on a page; and before the rule that ends it."""
    last = len(lines) - 1
    first = 1 if height(lines[1].squares[-1].parts) >= TIMES else min(2, last)
    return tuple(kept_line(line) if place < first or place >= last - 1 else line for place, line in enumerate(lines))


def halves(line: Line) -> tuple[Line, ...]:
    """Return a row; where it is long, as two, or it would leave a large gap at the end of a page. They part between
    two paragraphs, as near to the middle as can be."""
    *before, words = line.squares
    if len(before) > 2:  # a picture or a second language beside them
        return (line,)
    highs = [height((part,)) for part in words.parts]
    done, whole = list(accumulate(highs)), sum(highs)
    cuts = [
        place
        for place, high in enumerate(done, 1)
        if min(high, whole - high) >= LEAST and may_part(*words.parts[place - 1 : place + 1])
    ]
    if whole < LONG or not cuts:
        return (line,)
    cut = min(cuts, key=lambda place: abs(2 * done[place - 1] - whole))
    rest = (Square(merge="part"), Square(), Square(words.parts[cut:], words.span))
    return replace(line, squares=(*before, replace(words, parts=words.parts[:cut]))), Line(rest)


def may_part(before: Part, after: Part) -> bool:
    """Return whether a page may end between two paragraphs: never within a task or the choices of a question, nor
    before the first answer."""
    styles = [part.style for part in (before, after) if isinstance(part, Para)]
    if styles == ["Answer"] * 2:
        return True
    return "List Letter" not in styles and styles != ["List Number"] * 2 and styles[-1:] != ["Answer"]


def height(parts: tuple[Part, ...]) -> int:
    """Return about how many lines of words stand in what a label tells to do, or beside its picture."""
    drawn = sum(round(sketch.drawing.area.height / PITCH) for sketch in sketches(parts))
    return drawn + sum(1 + len(words_of(para)) // LETTERS for para in iter_paras(parts))


def sketches(parts: tuple[Part, ...]) -> list[Sketch]:
    """Return the pictures that stand in a cell by themselves."""
    return [part for part in parts if isinstance(part, Sketch)]


def words_of(para: Para) -> str:
    return "".join(piece.text for piece in para.pieces)


def head_line(step: Step, room: Room) -> Line:
    """Return the row that leads a step: its spine number, and its title across the other columns."""
    number = Para((Piece(step.number, room.lang),), "Step Number")
    title = Para(pieces(step.title, room), "Step Title")
    return Line((Square((number,), low=True), Square((title,), 3, low=True)), head=True)


def first_square(step: Step, room: Room) -> Square:
    """Return the cell beside the labels: minutes, elapsed minutes, and a line to write the real time on."""
    end = Tab(inside(room, LEAD, STYLE).width, "right", leader=True)
    times: list[Part] = [
        Para(pieces(step.minutes, room), "Step Minutes"),
        Para((Piece(step.elapsed, room.lang),), "Step Time"),
        Para((*pieces(step.at, room), Piece(" ", room.lang), tab(room)), "Step Time", tabs=(end,)),
    ]
    return Square(tuple(times), merge="start")


def step_rows(step: Step, widths: tuple[int, ...], room: Room, plan: Plan) -> Iterator[tuple[Square, ...]]:
    """Yield the rows of all labels without their times, ruled off from each other. The first needs no rule above it."""
    for place, label in enumerate(step.labels):
        for number, squares in enumerate(label_rows(label, widths, room, plan)):
            yield ruled(squares) if place and not number else squares


def label_rows(label: Label, widths: tuple[int, ...], room: Room, plan: Plan) -> Iterator[tuple[Square, ...]]:
    """Yield the rows of a label: one; in two languages one for each pair of paragraphs, behind one sign."""
    if not any(map(is_pair, label.blocks)):
        yield label_squares(label, widths, room, plan)
        return
    lead = word_square(label, room)
    for block in label.blocks:
        if isinstance(block, Columns) and is_pair(block):
            yield (lead, *pair_squares(block, widths[-2:], STYLE, replace(room, text="Compact"), plan))
        else:
            yield lead, Square(plan((block,), inside(room, sum(widths[-2:]), STYLE, "Compact")), 2)
        lead = Square()


def label_squares(label: Label, widths: tuple[int, ...], room: Room, plan: Plan) -> tuple[Square, ...]:
    """Return a label's sign and word in its frame, and what to do; beside a slide's words its picture. Only what is
    said word for word is filled black."""
    word = word_square(label, room)
    sketch = next((draw_small(block, room) for block in label.blocks if isinstance(block, Slide)), None)
    within = inside(room, sum(widths[-2:] if sketch is None else widths[-2:-1]), STYLE, "Compact")
    done = tuple(part for block in label.blocks for part in do_parts(block, within, plan))
    return (word, Square(done), Square((sketch,))) if sketch else (word, Square(done, 2))


def word_square(label: Label, room: Room) -> Square:
    """Return the cell of a label's sign and word."""
    sign = Piece(f"{LABEL_SIGNS[label.kind]}\u00a0", room.lang)
    return Square((Para((sign, *pieces(label.word, room)), "Label Say" if label.kind == "say" else "Label"),))


def do_parts(block: Block, room: Room, plan: Plan) -> tuple[Part, ...]:
    """Return one thing to do; of a slide its words."""
    return slide_words(block, room, plan) if isinstance(block, Slide) else plan((block,), room)


def ruled(squares: tuple[Square, ...]) -> tuple[Square, ...]:
    return tuple(with_rules(square, top="thin") for square in squares)


def cut(squares: tuple[Square, ...]) -> tuple[Square, ...]:
    """Return a row's cells with a dashed rule at its left."""
    return (with_rules(squares[0], left="dashed"), *squares[1:])


def with_rules(square: Square, **rules: Rule) -> Square:
    return replace(square, rules=replace(square.rules, **rules))


def plan_label(label: Label, room: Room, plan: Plan) -> Grid:
    """Return a label that stands outside a step."""
    if any(map(is_pair, label.blocks)):
        widths = (LABEL, *shares((1, 1), room.width - LABEL))
        return Grid(STYLE, widths, tuple(Line(squares) for squares in label_rows(label, widths, room, plan)))
    shown = SHOWN if any(isinstance(block, Slide) for block in label.blocks) else 0
    widths = (LABEL, room.width - LABEL - shown, shown)
    word, done, *picture = label_squares(label, widths, room, plan)
    if not shown:
        return Grid(STYLE, widths[:2], (Line((word, replace(done, span=1))),))
    return Grid(STYLE, widths, (Line((word, done, *picture)),))

"""A step of a session: what leads its row, and its labelled instructions."""

from dataclasses import replace

from mallette.tree import Label, LabelKind, Step
from mallette.writers.docx.tables import Plan, inside, kept_line
from mallette.writers.docx.units import twips
from mallette.writers.docx.values import Grid, Line, Para, Part, Piece, Room, Rule, Square, Tab, pieces, tab

LEAD, LABEL = twips(25), twips(33)
"""Widths of the columns that lead a step: its number and times, its labels."""

STYLE = "Kit Step"

# Only signs that Arial has, so that they print wherever the guide is opened. None is a letter or a figure.
SIGNS: dict[LabelKind, str] = {
    "say": "“",
    "ask": "?",
    "do": "►",
    "show": "■",
    "give": "→",
    "groups": "●●",
    "write": "≡",
    "check": "√",
    "adapt": "±",
    "late": "»",
    "no-power": "☼",
    "time": "○",
}


def plan_step(step: Step, room: Room, plan: Plan) -> tuple[Grid, Para]:
    """Return a step as a table: its number and title, repeated where it goes on on the next page, then its labels. The
    rule that ends it is a paragraph: as the rule of a cell it would also show where a page ends within the step.

    The times stand in one cell beside all labels. The head and the first label are tied to what follows them, so that
    no page ends within the times. A step that may be cut has a dashed rule at its left.
    """
    widths = (LEAD, LABEL, room.width - LEAD - LABEL)
    rows = [(first_square(step, room), *bare_squares(step.labels[:1], widths, room, plan))]
    rows += [(Square(merge="part"), *ruled(label_squares(label, widths, room, plan))) for label in step.labels[1:]]
    lines = [head_line(step, room), *(Line(squares) for squares in rows)]
    if step.cut:
        lines = [replace(line, squares=cut(line.squares)) for line in lines]
    tied = 2 if len(step.labels) > 1 else 1
    grid = Grid(STYLE, widths, (*(kept_line(line) for line in lines[:tied]), *lines[tied:-1], kept_line(lines[-1])))
    return grid, Para(style="Step End")


def head_line(step: Step, room: Room) -> Line:
    """Return the row that leads a step: its spine number, and its title across the other columns."""
    number = Para((Piece(step.number, room.lang),), "Step Number")
    title = Para(pieces(step.title, room), "Step Title")
    return Line((Square((number,), low=True), Square((title,), 2, low=True)), head=True)


def first_square(step: Step, room: Room) -> Square:
    """Return the cell beside the labels: minutes, elapsed minutes, and a line to write the real time on."""
    end = Tab(inside(room, LEAD, STYLE).width, "right", leader=True)
    times: list[Part] = [
        Para(pieces(step.minutes, room), "Step Minutes"),
        Para((Piece(step.elapsed, room.lang),), "Step Time"),
        Para((*pieces(step.at, room), Piece(" ", room.lang), tab(room)), "Step Time", tabs=(end,)),
    ]
    return Square(tuple(times), merge="start")


def bare_squares(labels: tuple[Label, ...], widths: tuple[int, ...], room: Room, plan: Plan) -> tuple[Square, ...]:
    """Return the cells of the first label, which need no rule above them; empty ones for a step without labels."""
    return label_squares(labels[0], widths, room, plan) if labels else (Square(span=2),)


def label_squares(label: Label, widths: tuple[int, ...], room: Room, plan: Plan) -> tuple[Square, Square]:
    """Return a label's sign and word in its frame, and what to do. Only what is said word for word is filled black."""
    sign = Piece(f"{SIGNS[label.kind]}\u00a0", room.lang)
    style = "Label Say" if label.kind == "say" else "Label"
    within = inside(room, widths[-1], STYLE, "Compact")
    return Square((Para((sign, *pieces(label.word, room)), style),)), Square(plan(label.blocks, within))


def ruled(squares: tuple[Square, ...]) -> tuple[Square, ...]:
    return tuple(with_rules(square, top="thin") for square in squares)


def cut(squares: tuple[Square, ...]) -> tuple[Square, ...]:
    """Return a row's cells with a dashed rule at its left."""
    return (with_rules(squares[0], left="dashed"), *squares[1:])


def with_rules(square: Square, **rules: Rule) -> Square:
    return replace(square, rules=replace(square.rules, **rules))


def plan_label(label: Label, room: Room, plan: Plan) -> Grid:
    """Return a label that stands outside a step."""
    widths = (LABEL, room.width - LABEL)
    return Grid(STYLE, widths, (Line(label_squares(label, widths, room, plan)),))

"""Blocks that become tables: tables themselves, framed boxes, columns, lines to write on, facts, slides in small."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from mallette.fit import widest_word
from mallette.tree import Block, Box, Cell, Column, Columns, Fact, Facts, Lines, Row, Table, iter_runs
from mallette.writers.docx.units import twips
from mallette.writers.docx.values import Bitmaps, Grid, Line, Para, Part, Room, Rules, Sketch, Square, Tab, pieces, tab

Plan = Callable[[Iterable[Block], Room], tuple[Part, ...]]
"""Plans the blocks inside a cell."""

STYLES = {"grid": "Kit Grid", "plain": "Kit Plain", "cards": "Kit Cards"}
MARGINS = {"Kit Grid": 3.8, "Kit Plain": 3.8, "Kit Cards": 8, "Kit Frame": 7, "Kit Step": 3.2, "Kit Layout": 3.2}
"""What the cell margins of a table style take from a column's width, left and right together, in mm."""


def inside(room: Room, width: int, style: str, text: str = "") -> Room:
    """Return the room in a cell, `width` twips wide, of a table in `style`."""
    return replace(room, width=width - twips(MARGINS[style]), text=text or room.text, level=0)


def shares(widths: Sequence[float], whole: int) -> tuple[int, ...]:
    """Return `whole` twips divided in the proportions of `widths`, with no twip lost."""
    total = sum(widths) or 1
    edges = [round(edge * whole / total) for edge in accumulate(widths, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))


def kept(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return `parts` tied to what follows, so that no page ends between them."""
    return tuple(kept_part(part) for part in parts)


def kept_part(part: Part) -> Part:
    match part:
        case Para() | Sketch() | Bitmaps():
            return replace(part, keep=True)
        case Grid():
            return replace(part, lines=tuple(kept_line(line) for line in part.lines))


def kept_line(line: Line) -> Line:
    squares = tuple(replace(square, parts=kept(square.parts or (Para(style="Table Text"),))) for square in line.squares)
    return replace(line, squares=squares)


def tied(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return `lines` as one block that no page divides: each row but the last is tied to the next."""
    return (*(kept_line(line) for line in lines[:-1]), *lines[-1:])


def plan_table(table: Table, room: Room, plan: Plan) -> Grid:
    """Return a native table in the style of its role."""
    columns = max(len(table.widths), *(sum(cell.span for cell in row.cells) for row in table.rows), 1)
    style = STYLES[table.role]
    widths = shares((*table.widths, *[1.0] * columns)[:columns], room.width)
    widths = widened(widths, [least_width(table, column, style) for column in range(columns)])
    lines = tuple(plan_row(row, widths, style, room, plan) for row in table.rows)
    return Grid(style, widths, tied(lines) if len(lines) <= SHORT[style] else lines)


SHORT = {"Kit Grid": 8, "Kit Plain": 16, "Kit Cards": 5}
"""A table of so many rows is read at a glance, so it is kept on one page: more rows where each is a line or two, fewer
where each is a card to be cut out."""

TEXT = 11.0
"""Size of words in tables, in points; measured so that none is broken by a narrow column."""


def least_width(table: Table, column: int, style: str) -> int:
    """Return the width in twips at which no word in a column of `table` is broken."""
    words = (
        widest_word((run,), TEXT, row.head)
        for row in table.rows
        if sum(cell.span for cell in row.cells) == len(row.cells) > column
        for run in iter_runs(row.cells[column].blocks)
    )
    return round(20 * max(words, default=0)) + twips(MARGINS[style])


def widened(widths: tuple[int, ...], least: Sequence[int]) -> tuple[int, ...]:
    """Return `widths` with each column at its least width, taken from columns that have more; as they are, if the
    words of all columns cannot stand side by side."""
    spare = [max(width - need, 0) for width, need in zip(widths, least, strict=True)]
    lacking = sum(max(need - width, 0) for width, need in zip(widths, least, strict=True))
    if not lacking or lacking > sum(spare):
        return widths
    given = shares(spare, lacking)
    return tuple(max(width, need) - gift for width, need, gift in zip(widths, least, given, strict=True))


def plan_row(row: Row, widths: tuple[int, ...], style: str, room: Room, plan: Plan) -> Line:
    """Return a row; the words of a head row are tied to the row under it."""
    text = "Table Head" if row.head else "Table Text"
    squares: list[Square] = []
    column = 0
    for cell in row.cells:
        width = sum(widths[column : column + cell.span])
        squares.append(plan_cell(cell, inside(room, width, style, text), plan))
        column += cell.span
    if column < len(widths):
        squares.append(Square(span=len(widths) - column))
    line = Line(tuple(squares), twips(row.height), row.head)
    return kept_line(line) if row.head else line


def plan_cell(cell: Cell, room: Room, plan: Plan) -> Square:
    return Square(plan(cell.blocks, room), cell.span, cell.shade)


def plan_box(box: Box, room: Room, plan: Plan) -> Grid:
    """Return a frame around the blocks; columns in it become columns of the frame."""
    match box.role:
        case "card":
            return plan_card(box, room, plan)
        case "certificate":
            return centred(plan_card(box, room, plan))
        case "example":
            square = Square(plan(box.blocks, inside(room, room.width, "Kit Frame", "Compact")), rules=EXAMPLE)
            return Grid("Kit Frame", (room.width,), (Line((square,), twips(box.height)),))
        case "notes":
            square = Square(plan(box.blocks, inside(room, room.width, "Kit Frame", "Small")), rules=THIN)
            return Grid("Kit Frame", (room.width,), (Line((square,), twips(box.height)),))


def centred(grid: Grid) -> Grid:
    """Return a table with its words in the middle of their cells. What is written on lines of its own stays."""
    lines = (
        replace(line, squares=tuple(replace(each, parts=tuple(map(centred_part, each.parts))) for each in line.squares))
        for line in grid.lines
    )
    return replace(grid, lines=tuple(lines))


def centred_part(part: Part) -> Part:
    match part:
        case Para():
            return part if part.tabs else replace(part, centred=True)
        case Grid():
            return centred(part)
        case Bitmaps():
            return replace(part, centred=True)
        case Sketch():
            return part


THIN = Rules("thin", "thin", "thin", "thin")
EXAMPLE = replace(THIN, left="thick")


def plan_card(box: Box, room: Room, plan: Plan) -> Grid:
    """Return a frame whose rows are the box's columns, and what stands between them, side to side."""
    rows = tuple(card_rows(box.blocks))
    edges = [row_edges(row, room.width) for row in rows]
    grid = sorted({edge for row in edges for edge in row})
    lines = [card_line(row, own, grid, room, plan) for row, own in zip(rows, edges, strict=True)]
    return Grid("Kit Frame", tuple(right - left for left, right in pairwise(grid)), tied(lines))


def card_rows(blocks: Iterable[Block]) -> Iterable[tuple[Column, ...]]:
    """Yield rows of columns; blocks that stand in no columns are one wide column."""
    wide: list[Block] = []
    for block in blocks:
        if isinstance(block, Columns):
            if wide:
                yield (Column(tuple(wide)),)
            yield block.columns
            wide = []
        else:
            wide.append(block)
    if wide:
        yield (Column(tuple(wide)),)


def row_edges(row: tuple[Column, ...], width: int) -> tuple[int, ...]:
    """Return where the columns of a row start and end, in twips from the left."""
    return tuple(accumulate(shares([column.width for column in row], width), initial=0))


def card_line(row: tuple[Column, ...], edges: tuple[int, ...], grid: list[int], room: Room, plan: Plan) -> Line:
    """Return a row of the frame; each column spans the columns of the frame between its edges."""
    squares: list[Square] = []
    for column, (left, right) in zip(row, pairwise(edges), strict=True):
        within = inside(room, right - left, "Kit Frame", "Compact")
        squares.append(Square(plan(column.blocks, within), grid.index(right) - grid.index(left)))
    return Line(tuple(squares))


def plan_columns(columns: Columns, room: Room, plan: Plan) -> Grid:
    """Return blocks side by side, without rules."""
    widths = shares([column.width for column in columns.columns], room.width)
    squares = tuple(
        Square(plan(column.blocks, inside(room, width, "Kit Layout")))
        for column, width in zip(columns.columns, widths, strict=True)
    )
    return Grid("Kit Layout", widths, (Line(squares),))


def plan_lines(lines: Lines, room: Room) -> Grid:
    """Return empty lines to write on, as rows with a rule under each."""
    line = Line((Square((Para(style="Table Text"),), rules=Rules(bottom="thin")),), twips(lines.pitch))
    return Grid("Kit Layout", (room.width,), (line,) * lines.count)


def plan_facts(facts: Facts, room: Room) -> Grid:
    """Return the facts of an activity as framed cells in one row."""
    widths = shares([1.0] * len(facts.facts), room.width)
    squares = tuple(
        plan_fact(fact, inside(room, width, "Kit Grid")) for fact, width in zip(facts.facts, widths, strict=True)
    )
    return Grid("Kit Grid", widths, (Line(squares),))


def plan_fact(fact: Fact, room: Room) -> Square:
    """Return a fact: its sign large, what it is under it, and in a blank one a line to write on."""
    small = room.width < NARROW
    words = Para(pieces(fact.text, room), "Small" if small else "Table Text")
    line = Para((tab(room),), "Blank Line", tabs=(Tab(room.width, "right", leader=True),))
    sign = (Para(pieces(fact.sign, room), "Slide Number" if small else "Sign"),) if fact.sign else ()
    return Square((*sign, words, line) if fact.look == "blank" else (*sign, words))


NARROW = twips(30)
"""In a cell narrower than this the sign of a fact is set smaller, or a word of it would break."""

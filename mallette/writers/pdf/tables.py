"""Tables: columns wide enough for their longest word, rows that are never cut, heads that are set again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mallette.tree import Block, Box, Cell, Columns, List, Paragraph, Row, Table
from mallette.writers.pdf.frames import Pane, pane_marks, rows_of
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.lists import INDENT
from mallette.writers.pdf.marks import MM, Mark, Path, Strip, Strips, Tag, Void, bound, depth, rectangle, untagged
from mallette.writers.pdf.text import longest

TINT = 0.93
RULE = 0.75
DASH = (4.0, 3.0)
PADDING = {"grid": (5.5, 4.0), "plain": (4.0, 5.0), "cards": (10.0, 9.0)}
"""Space in a cell, across and down, in points."""
WHOLE = 0.45
"""A table that takes no more of a page than this is not cut."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What all rows of a table share: its looks, the widths of its columns in points, its element, and whether the
    first cell of a row is its head."""

    role: str
    widths: tuple[float, ...]
    tag: Tag
    sided: bool


def table_strips(table: Table, ground: Ground) -> Strips:
    """Return a table, one strip a row."""
    if not table.rows:
        return ()
    ground = replace(ground, tight=True)
    widths, size = column_widths(table, ground)
    grid = Grid(table.role, tuple(widths), Tag("Table", ground.tag), has_row_heads(table))
    rows = [row_strips(row, grid, replace(ground, size=size)) for row in table.rows]
    heads = tuple(strip for row, strips in zip(table.rows, rows, strict=True) if row.head for strip in strips)
    body = [strip for row, strips in zip(table.rows, rows, strict=True) if not row.head for strip in strips]
    again = tuple(untagged(strip) for strip in heads)
    strips = (*bound(heads), *(replace(strip, head=again) for strip in body))
    if depth(strips) <= ground.height * WHOLE and table.role != "cards":
        return bound(strips, last=False)
    return (*strips[:-2], *bound(strips[-2:], last=False)) if len(body) > 2 else strips


def column_widths(table: Table, ground: Ground) -> tuple[list[float], float]:
    """Return the widths of the columns in points, and the size of text at which no word is cut, if there is one."""
    count = max(sum(cell.span for cell in row.cells) for row in table.rows)
    parts = [*table.widths, *[1.0] * count][:count]
    size, floor = ground.size, ground.sheet.floor
    while True:
        least = least_widths(table, replace(ground, size=size), count)
        if sum(least) <= ground.width or size <= floor:
            return shared(parts, least, ground.width), size
        size = max(floor, size - 0.5)


def shared(parts: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Return `width` shared out in proportion to `parts`, but to each at least its `least`, as far as that goes."""
    if sum(least) >= width:
        return [width * each / sum(least) for each in least]
    fixed: set[int] = set()
    while True:
        room = width - sum(least[number] for number in fixed)
        whole = sum(part for number, part in enumerate(parts) if number not in fixed) or 1
        made = [least[n] if n in fixed else room * part / whole for n, part in enumerate(parts)]
        short = {number for number, each in enumerate(made) if each < least[number] - 0.001}
        if not short:
            return made
        fixed |= short


def least_widths(table: Table, ground: Ground, count: int) -> list[float]:
    """Return how wide each column must be for its longest word, in points."""
    least = [2.0 * PADDING[table.role][0] + 8] * count
    for row in table.rows:
        column = 0
        for cell in row.cells:
            if cell.span == 1:
                need = blocks_least(cell.blocks, replace(ground, bold=ground.bold or row.head))
                least[column] = max(least[column], need + 2 * PADDING[table.role][0] + 0.1)
            column += cell.span
    return least


def blocks_least(blocks: tuple[Block, ...], ground: Ground) -> float:
    """Return how wide the longest word of `blocks` is, in points, with its indentation."""
    return max((block_least(block, ground) for block in blocks), default=0)


def block_least(block: Block, ground: Ground) -> float:
    """Return how wide the longest word of a block is, in points; 0 for blocks that find their own way."""
    match block:
        case Paragraph(role="lead"):
            return longest(block.text, ground.sized(14))
        case Paragraph():
            return longest(block.text, ground.style(bold=block.role == "quote", italic=block.role == "answer"))
        case List():
            indent = INDENT[block.kind] * ground.size / 12
            return indent + max(
                max(longest(item.text, ground.style()), blocks_least(item.blocks, ground)) for item in block.items
            )
        case Box():
            return blocks_least(block.blocks, ground) + 24
        case Columns():
            return sum(blocks_least(column.blocks, ground) + 16 for column in block.columns)
        case _:
            return 0


def has_row_heads(table: Table) -> bool:
    """Return whether the first cell of each row heads it: the head above that column is empty."""
    return any(row.head and row.cells and not row.cells[0].blocks for row in table.rows)


def row_strips(row: Row, grid: Grid, ground: Ground) -> Strips:
    """Return a row as one strip, or, if no page can hold it, as several."""
    ground = replace(ground, bold=ground.bold or row.head)
    panes = list(row_panes(row, grid, ground))
    strips = []
    for height, parts in rows_of(panes, ground.height):
        marks: list[Mark] = []
        for pane, cell in zip(parts, (*row.cells, *[Cell()] * len(parts)), strict=False):
            marks += cell_marks(pane, cell, height)
        strips.append(Strip(height, (*marks, *rules(grid.role, parts, height, row.head))))
    return tuple(strips)


def row_panes(row: Row, grid: Grid, ground: Ground) -> Iterator[Pane]:
    """Yield the cells of a row with what is in them; a row with too few cells ends in empty ones."""
    across, down = PADDING[grid.role]
    tag = Tag("TR", grid.tag)
    column, x = 0, 0.0
    for cell in (*row.cells, *[Cell()] * (len(grid.widths) - sum(cell.span for cell in row.cells))):
        width = sum(grid.widths[column : column + cell.span])
        scope = "Column" if row.head else "Row" if grid.sided and column == 0 else ""
        inner = Tag("TH" if scope else "TD", tag, scope=scope, span=cell.span)
        strips = ground.lay(cell.blocks, ground.within(inner, width - 2 * across))
        yield Pane(x, width, strips, across, down, row.height * MM, inner)
        column, x = column + cell.span, x + width


def cell_marks(pane: Pane, cell: Cell, height: float) -> Iterator[Mark]:
    """Yield a cell: its tint, its element, what is in it."""
    if cell.shade:
        yield rectangle(pane.x, 0, pane.width, height, 0, TINT)
    if pane.tag:
        yield Void(pane.tag)
    yield from pane_marks(pane)


def rules(role: str, panes: Sequence[Pane], height: float, head: bool) -> Iterator[Path]:
    """Yield the rules of a row; those between two rows are drawn twice, one upon the other."""
    right = panes[-1].x + panes[-1].width
    dash = DASH if role == "cards" else ()
    yield Path(((0, height), (right, height)), 1.2 if head and role == "plain" else RULE, dash)
    if role == "plain":
        return
    yield Path(((0, 0), (right, 0)), RULE, dash)
    for x in (*(pane.x for pane in panes), right):
        yield Path(((x, 0), (x, height)), RULE, dash)

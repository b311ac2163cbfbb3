"""Tables and facts that fit: column widths, row heights, sizes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mallette.fit import PITCH, Passage, measure_height, measure_width, widest_word
from mallette.model.sizes import FACTS, TABLE
from mallette.model.stage import Area
from mallette.slides.passages import passages
from mallette.slides.values import FactPart, GridCell, GridPart
from mallette.tree import Cell, Facts, Row, Table

PADDING = 6.0
"""Points between a cell's rules and its words, at both sides."""
TABLE_FLOOR = 14.0
"""The smallest size of words in a table, in points."""
Size = tuple[float, float]
"""The size of a table's words, and the points above and below them in a cell."""
MM = 72 / 25.4
"""Points in a millimetre."""
FACT_GAP = 10.0
FACT_INSET = 14.0
FACT_PADDING = 12.0
LINE_GAP, LEAST_LINE = 10.0, 40.0
"""Points between the words of a box to write in and its line, and the shortest line."""
LEAST_SIGN = 64.0
"""Room for a sign, in points: the words of most boxes then begin in one line."""


def set_cell(cell: Cell, size: float, head: bool) -> GridCell:
    """Return a cell at `size`; the words of a head are bold."""
    words = passages(cell.blocks, size, floor=TABLE_FLOOR)
    return GridCell(tuple(replace(each, bold=each.bold or head) for each in words), cell.shade, head, cell.span)


def row_height(row: Sequence[GridCell], widths: Sequence[float], least: float, size: Size) -> float:
    """Return the height of a row in points; infinity where a word would be broken."""
    high, column = max(least, PITCH * size[0] + 2 * size[1]), 0
    for cell in row:
        room = sum(widths[column : column + cell.span]) - 2 * PADDING
        column += cell.span
        if any(widest_word(each.text, each.size, each.bold) > room - each.indent for each in cell.passages):
            return float("inf")
        high = max(high, measure_height(cell.passages, room) + 2 * size[1])
    return high


def column_count(table: Table) -> int:
    """Return how many columns a table has."""
    return max(len(table.widths), *(sum(cell.span for cell in row.cells) for row in table.rows))


def widths_of(table: Table, wide: float) -> tuple[float, ...]:
    """Return the widths of the columns in points."""
    count = column_count(table)
    shares = [*table.widths, *[1.0] * (count - len(table.widths))]
    return tuple(wide * share / sum(shares) for share in shares)


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row as it is set at one size: its cells, its height in points, whether it heads the others."""

    cells: tuple[GridCell, ...]
    height: float
    head: bool


def set_row(row: Row, widths: Sequence[float], size: Size) -> SetRow:
    """Return a row at one size."""
    cells = tuple(set_cell(cell, size[0], row.head) for cell in row.cells)
    return SetRow(cells, row_height(cells, widths, row.height * MM, size), row.head)


def grids(table: Table, area: Area, sizes: Sequence[Size] = TABLE) -> list[GridPart]:
    """Return a table on as few slides as it takes at the smallest size, at the largest size that takes no more. Rows
    that head it come back on each. Empty where not even one row fits."""
    pages = {size: pages_at(table, area, size) for size in sizes}
    fewest = min((len(each) for each in pages.values() if each), default=0)
    found = next((size for size in sizes if pages[size] and len(pages[size]) == fewest), None)
    return [grid(table, page, area, found) for page in pages[found]] if found else []


def pages_at(table: Table, area: Area, size: Size) -> list[list[SetRow]]:
    """Return the rows of each slide at one size; empty where a row does not fit."""
    widths = widths_of(table, area.width)
    rows = [set_row(row, widths, size) for row in table.rows]
    heads = [row for row in rows if row.head]
    room = area.height - sum(row.height for row in heads)
    pages: list[list[SetRow]] = [[]]
    for row in (row for row in rows if not row.head):
        if row.height > room:
            return []
        if sum(each.height for each in pages[-1]) + row.height > room:
            pages.append([])
        pages[-1].append(row)
    return [[*heads, *page] for page in pages] if room >= 0 else []


def grid(table: Table, rows: Sequence[SetRow], area: Area, size: Size) -> GridPart:
    """Return rows as a table at the top of `area`."""
    heights = tuple(row.height for row in rows)
    place = Area(area.left, area.top, area.width, sum(heights))
    cells = tuple(row.cells for row in rows)
    return GridPart(place, widths_of(table, area.width), heights, cells, table.role != "plain", *size)


def fact_parts(facts: Facts, area: Area, sizes: Sequence[Size] = FACTS) -> tuple[FactPart, ...] | None:
    """Return the boxes beside a task, one under the other, or None where they do not fit. `sizes` are those of a sign
    and of its words."""
    found = [parts for pair in sizes if (parts := fact_parts_at(facts, area, *pair))]
    return next((parts for parts in found if all(map(has_line, parts))), found[0] if found else None)


def has_line(part: FactPart) -> bool:
    """Return whether a box to write in has a line to write on beside its words."""
    taken = measure_width(part.words) + LINE_GAP
    return not part.blank or part.start + taken + LEAST_LINE + FACT_INSET <= part.area.width


def fact_parts_at(facts: Facts, area: Area, sign_size: float, size: float) -> tuple[FactPart, ...] | None:
    """Return the boxes at one pair of sizes, or None where they do not fit."""
    signs = [worded(Passage(fact.sign, sign_size, bold=True)) for fact in facts.facts]
    words = [worded(Passage(fact.text, size)) for fact in facts.facts]
    starts = [fact_start(sign) for sign in signs]
    aligned = max((each for each, fact in zip(starts, facts.facts, strict=True) if fact.look != "blank"), default=0)
    starts = [
        max(each, aligned) if sign and fact.look != "blank" else each
        for each, sign, fact in zip(starts, signs, facts.facts, strict=True)
    ]
    rooms = [area.width - each - FACT_INSET for each in starts]
    if any(widest_word(each.text, size) > room for text, room in zip(words, rooms, strict=True) for each in text):
        return None
    highs = [
        max(measure_height(sign, area.width), measure_height(text, room)) + FACT_PADDING
        for sign, text, room in zip(signs, words, rooms, strict=True)
    ]
    spare = area.height - sum(highs) - FACT_GAP * (len(highs) - 1)
    if spare < 0:
        return None
    more = min(spare / len(highs), 10)
    tops = [area.top + sum(highs[:number]) + number * (more + FACT_GAP) for number in range(len(highs))]
    boxes = [Area(area.left, top, area.width, high + more) for top, high in zip(tops, highs, strict=True)]
    return tuple(
        FactPart(box, sign, text, left, fact.look == "blank")
        for box, sign, text, left, fact in zip(boxes, signs, words, starts, facts.facts, strict=True)
    )


def fact_start(sign: Sequence[Passage]) -> float:
    """Return where the words after a sign begin, in points from the box's left edge."""
    return FACT_INSET + max(LEAST_SIGN, measure_width(sign) + FACT_INSET) if sign else FACT_INSET


def worded(passage: Passage) -> tuple[Passage, ...]:
    """Return the passage, or nothing where it has no words."""
    return (passage,) if passage.text else ()

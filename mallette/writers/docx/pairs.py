"""Words in two languages side by side: rows of one table, so that both grow together over the pages."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from mallette.tree import Block, Columns, Heading, List, Paragraph
from mallette.writers.docx.tables import Plan, inside, kept_line, shares
from mallette.writers.docx.values import SPACER, Grid, Line, Para, Room, Square

STYLE = "Kit Layout"


def is_pair(block: Block) -> bool:
    """Return whether a block is a row of words in two languages."""
    return isinstance(block, Columns) and block.role == "pair"


def plan_pairs(blocks: Sequence[Block], room: Room, plan: Plan) -> tuple[Grid | Para, ...]:
    """Return rows of two languages as a table, and the space under it. A heading before another block is a table of its
    own: LibreOffice ties only whole tables to what comes after them."""
    pairs = [block for block in blocks if isinstance(block, Columns)]
    count = len(pairs) - sum(1 for _ in takewhile(is_headed, reversed(pairs)))
    return (*table_of(pairs[:count], room, plan), *table_of(pairs[count:], room, plan, keep=True))


def table_of(pairs: Sequence[Columns], room: Room, plan: Plan, *, keep: bool = False) -> tuple[Grid | Para, ...]:
    """Return rows as a table and the space under it, kept with what follows if `keep`; nothing for no rows."""
    if not pairs:
        return ()
    widths = shares((1, 1), room.width)
    lines = [Line(pair_squares(pair, widths, STYLE, room, plan)) for pair in pairs]
    tied = (*(leads_to(before, after) for before, after in pairwise(pairs)), keep)
    kept = (kept_line(line) if each else line for line, each in zip(lines, tied, strict=True))
    return Grid(STYLE, widths, tuple(kept)), replace(SPACER, keep=keep)


def pair_squares(pair: Columns, widths: Sequence[int], style: str, room: Room, plan: Plan) -> tuple[Square, ...]:
    """Return the cells of a row, each in its own language. A heading keeps the space above it, which Word drops from
    what opens a cell."""
    led = (SPACER,) if is_headed(pair) else ()
    rooms = [
        inside(replace(room, lang=column.lang or room.lang), width, style, room.text)
        for column, width in zip(pair.columns, widths, strict=True)
    ]
    return tuple(Square((*led, *plan(column.blocks, each))) for column, each in zip(pair.columns, rooms, strict=True))


def leads_to(before: Columns, after: Columns) -> bool:
    """Return whether no page may end between two rows: after a heading, and between a paragraph and its list."""
    first, second = before.columns[0].blocks[0], after.columns[0].blocks[0]
    return is_headed(before) or (isinstance(first, Paragraph) and isinstance(second, List))


def is_headed(pair: Columns) -> bool:
    """Return whether a row is a heading."""
    return isinstance(pair.columns[0].blocks[0], Heading)

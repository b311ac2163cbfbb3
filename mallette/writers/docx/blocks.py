"""From blocks of the tree to paragraphs and tables. Pure: nothing here knows how Word writes them down."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from mallette.tree import (
    Blanks,
    Block,
    Box,
    Columns,
    Facts,
    Heading,
    Item,
    Label,
    Lines,
    List,
    Logos,
    Paragraph,
    Photo,
    Picture,
    Slide,
    Step,
    Table,
)
from mallette.writers.docx.images import plan_logos, plan_photo
from mallette.writers.docx.pairs import is_pair, plan_pairs
from mallette.writers.docx.pictures import plan_answer, plan_picture
from mallette.writers.docx.shown import plan_slide
from mallette.writers.docx.steps import plan_label, plan_step
from mallette.writers.docx.tables import plan_box, plan_columns, plan_facts, plan_lines, plan_table
from mallette.writers.docx.units import twips
from mallette.writers.docx.values import SPACER, Grid, Mark, Para, Part, Piece, Room, Tab, pieces, tab

LISTS = {
    "bullet": "List Bullet",
    "number": "List Number",
    "check": "List Check",
    "letter": "List Letter",
    "plain": "List Plain",
}
ROLES = {
    "lead": "Lead",
    "small": "Small",
    "source": "Source",
    "quote": "Quote",
    "answer": "Answer",
    "warning": "Warning",
}
GAP = twips(4)
"""Between a blank and the words of the next one, in twips."""


def plan_blocks(blocks: Iterable[Block], room: Room) -> tuple[Part, ...]:
    """Return the paragraphs and tables of `blocks`, with a spacer after each table. A paragraph that leads to a table
    stays on its page."""
    parts: list[Part] = []
    for planned in planned_blocks(blocks, room):
        if isinstance(planned[0], Grid) and parts and isinstance(parts[-1], Para) and parts[-1] != SPACER:
            parts[-1] = replace(parts[-1], keep=True)
        parts += (*planned, SPACER) if isinstance(planned[-1], Grid) else planned
    return tuple(parts)


def planned_blocks(blocks: Iterable[Block], room: Room) -> Iterator[tuple[Part, ...]]:
    """Yield what becomes of each block; rows in two languages that follow each other are one table."""
    for paired, group in groupby(blocks, key=is_pair):
        if paired:
            yield plan_pairs(tuple(group), room, plan_blocks)
        else:
            yield from (plan_block(block, room) for block in group)


def plan_block(block: Block, room: Room) -> tuple[Part, ...]:
    match block:
        case Heading():
            return (plan_heading(block, room),)
        case Paragraph():
            return (plan_answer(block.text, room) or Para(pieces(block.text, room), ROLES.get(block.role, room.text)),)
        case List():
            return plan_list(block, room)
        case Blanks():
            return (plan_blanks(block, room),)
        case Lines():
            return (plan_lines(block, room),)
        case Table():
            return (plan_table(block, room, plan_blocks),)
        case Box():
            return (plan_box(block, room, plan_blocks),)
        case Columns():
            return (plan_columns(block, room, plan_blocks),)
        case Facts():
            return (plan_facts(block, room),)
        case Slide():
            return (plan_slide(block, room, plan_blocks),)
        case Picture():
            return plan_picture(block, room)
        case Photo():
            return plan_photo(block, room)
        case Logos():
            return (plan_logos(block, room),)
        case Label():
            return (plan_label(block, room, plan_blocks),)
        case Step():
            return plan_step(block, room, plan_blocks)
        case _:
            assert_never(block)


def plan_heading(heading: Heading, room: Room) -> Para:
    """Return a heading; level 1 is kept for the titles of sections."""
    number = (Piece(f"{heading.number}  ", room.lang, style="Spine Number"),) if heading.number else ()
    return Para((*number, *pieces(heading.text, room)), f"heading {min(max(heading.level, 2), 4)}")


def plan_list(listed: List, room: Room) -> tuple[Part, ...]:
    """Return a list's items as paragraphs that Word counts, each followed by what stands under it."""
    parts: list[Part] = []
    for position, item in enumerate(listed.items):
        if item.sign:
            parts.append(plan_signed(item, room))
        else:
            starts = position == 0 and listed.start == 1
            mark = None if listed.kind == "plain" else Mark(room.level, starts, room.lang)
            parts.append(Para(pieces(item.text, room), LISTS[listed.kind], mark))
        parts += under_item(item, room)
    return tuple(parts)


def plan_signed(item: Item, room: Room) -> Para:
    """Return an item with a sign of its own, in line with the lettered items that Word counts."""
    sign = Piece(f"□ {item.sign}", room.lang, bold=True)
    return Para((sign, tab(room), *pieces(item.text, room)), room.text, tabs=(Tab(twips(11)),))


def under_item(item: Item, room: Room) -> tuple[Part, ...]:
    """Return what stands under an item: lists one level deeper, paragraphs moved in as far as the item's words."""
    deeper = replace(room, level=room.level + 1, text="List Continue")
    indent = twips(7) * deeper.level
    return tuple(
        replace(part, left=indent) if isinstance(part, Para) and not part.mark and part != SPACER else part
        for part in plan_blocks(item.blocks, deeper)
    )


def plan_blanks(blanks: Blanks, room: Room) -> Para:
    """Return one paragraph in which a line runs from the words of each blank to where the next one starts."""
    whole = sum(blank.width for blank in blanks.blanks) or 1
    tabs: list[Tab] = []
    words: list[Piece] = []
    start = 0.0
    for blank in blanks.blanks:
        start += blank.width * room.width / whole
        last = blank is blanks.blanks[-1]
        tabs.append(Tab(room.width if last else round(start) - GAP, "right", leader=True))
        words += [*pieces(blank.text, room), Piece(" ", room.lang), tab(room)]
        if not last:
            tabs.append(Tab(round(start)))
            words.append(tab(room))
    return Para(tuple(words), "Blank Line", tabs=tuple(tabs))

"""From the sections of a document to sheets: head, blocks, footer, and the contents list behind the cover."""

from collections.abc import Callable
from dataclasses import replace

from mallette.errors import Notice
from mallette.model.stage import Stage
from mallette.tree import LEAVES, Block, Box, Document, Section, Table, Text
from mallette.writers.docx.blocks import plan_blocks
from mallette.writers.docx.measure import TWIPS, parts_height
from mallette.writers.docx.pages import BLOCK
from mallette.writers.docx.pictures import TOLD
from mallette.writers.docx.values import SPACER, Para, Part, Piece, Room, Sheet, Tab, iter_paras, pieces, tab

Fits = Callable[[tuple[Block, ...]], bool]
SURE = 0.975
"""How much of a page may be taken by what must stand on it: programs differ by a few lines."""
JOIN = " · "
"""Between the title of the document and what runs along."""


TOP = Para(style="Cover Top")
"""Leaves the upper third of the cover empty: programs drop the space before a paragraph that opens a page."""

STROKE = Para(style="Cover Rule")


def plan_sheets(document: Document, stage: Stage | None = None) -> tuple[Sheet, ...]:
    """Return each section as a sheet; slides are drawn as on `stage`. The contents list stands behind the cover, or
    leads where there is none."""
    room = Room(BLOCK[0], document.lang, stage=stage)
    covers = sum(section.role == "cover" for section in document.sections[:1])
    sheets = [plan_sheet(section, place, document, room) for place, section in enumerate(document.sections)]
    if document.contents:
        sheets.insert(covers, contents_sheet(document, room))
    return tuple(sheets)


def plan_sheet(section: Section, place: int, document: Document, room: Room) -> Sheet:
    room = replace(room, width=BLOCK[1]) if section.turned else room
    head = section_head(section, place, room)
    card, rest = split_card(section, lambda blocks: stands_on_a_page((*head, *plan_blocks(blocks, room)), room))
    after = plan_blocks(rest, room)
    parts = (*head, *closed(plan_blocks(card, room)), *fresh(after)) if card else (*head, *after)
    foot = footer(section.running, document, room)
    return Sheet(parts, foot, section.number, leaf=section.role in LEAVES, turned=section.turned)


def stands_on_a_page(parts: tuple[Part, ...], room: Room) -> bool:
    """Return whether `parts` stand on one page, with room for what a word processor sets wider than we do."""
    return parts_height(parts, room.width / TWIPS) <= SURE * BLOCK[1] / TWIPS


def split_card(section: Section, fits: Fits = lambda _: True) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return a session's card, which has a page of its own, and what comes after it. A strip of steps in one row stands
    under the card if it `fits` there; one of two rows leads what comes after. Other sections begin with no card."""
    if section.role != "session" or not section.blocks or not isinstance(section.blocks[0], Box):
        return (), section.blocks
    strip = section.blocks[1:3]
    under = any(isinstance(block, Table) and len(block.rows) == 1 for block in strip)
    end = 1 + (len(strip) if under and fits(section.blocks[: 1 + len(strip)]) else 0)
    return section.blocks[:end], section.blocks[end:]


def closed(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts of a full page without a spacer at their end, which would open an empty one."""
    return parts[:-1] if parts[-1:] == (SPACER,) else parts


def fresh(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return `parts` on a new page; a heading begins it."""
    return tuple(
        replace(part, fresh=True) if place == 0 and isinstance(part, Para) else part for place, part in enumerate(parts)
    )


def notices_of(sheets: tuple[Sheet, ...]) -> tuple[Notice, ...]:
    """Return a notice for each picture that is told in words, because its own do not fit their boxes."""
    return tuple(
        Notice("picture told in words", sheet.number, "".join(piece.text for piece in para.pieces))
        for sheet in sheets
        for para in iter_paras(sheet.parts)
        if para.style == TOLD
    )


def section_head(section: Section, place: int, room: Room) -> tuple[Part, ...]:
    """Return what heads a section: a small line, then its number in a box beside its title."""
    line = (Para(pieces(section.line, room), "Section Line"),) if section.line else ()
    if section.role == "cover":
        title = Para(pieces(section.title, room), "Title", bookmark=bookmark(place))
        return (TOP, STROKE, title, Para(pieces(section.line, room), "Subtitle"))
    number = (Piece(f" {section.number} ", room.lang, style="Boxed Number"), tab(room))
    words = (*(number if section.number else ()), *pieces(section.title, room))
    left = None if section.number else 0
    head = Para(words, "heading 1", left=left, bookmark=bookmark(place))
    return (*(Para(part.pieces, part.style, left=left) for part in line), head)


def bookmark(place: int) -> str:
    """Return the name of the bookmark at the head of the section at `place`."""
    return f"section_{place}"


def footer(running: Text, document: Document, room: Room) -> Para:
    """Return a section's footer: title and session at left; country, language, version and page number at right."""
    left = pieces(document.title, room)
    if running:
        left = (*left, Piece(JOIN, room.lang), *pieces(running, room))
    number = Piece(lang=room.lang, style="page number", kind="page")
    right = (tab(room), *pieces(document.footer, room), Piece("\u2003", room.lang), number)
    return Para((*left, *right), "footer", tabs=(Tab(room.width, "right"),))


def contents_sheet(document: Document, room: Room) -> Sheet:
    """Return the contents list. Its entries lead to the sections on screen; on paper the numbers do, since page
    numbers would be wrong after the first edit."""
    entries = tuple(
        contents_entry(section, place, room)
        for place, section in enumerate(document.sections)
        if section.role != "cover" and section.title
    )
    head = Para(pieces(document.contents, room), "TOC Heading")
    return Sheet((head, *entries), footer(document.contents, document, room))


def contents_entry(section: Section, place: int, room: Room) -> Para:
    number = Piece(section.number, room.lang, bold=True)
    return Para((number, tab(room), *pieces(section.title, room)), "toc 1", anchor=bookmark(place))

"""Blocks of a document laid as strips."""

from dataclasses import replace
from typing import assert_never

from mallette.tree import (
    Blanks,
    Block,
    Box,
    Columns,
    Facts,
    Heading,
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
    plain,
)
from mallette.writers.pdf.frames import box_strips, columns_strips
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.guide import answer_strips, facts_strips, label_strips, slide_strips, step_strips
from mallette.writers.pdf.images import logos_strips, photo_strips
from mallette.writers.pdf.lists import list_strips
from mallette.writers.pdf.marks import Path, Strip, Strips, bound, indented, opened
from mallette.writers.pdf.pairs import first_of, pair_strips
from mallette.writers.pdf.picture import picture_strips
from mallette.writers.pdf.signs import MARK, warning
from mallette.writers.pdf.tables import table_strips
from mallette.writers.pdf.writing import blanks_strips, lines_strips

INTRODUCED = List | Table | Columns | Lines | Blanks | Picture | Facts
"""Blocks that a short paragraph before them introduces."""


def lay(blocks: tuple[Block, ...], ground: Ground) -> Strips:
    """Return `blocks` as strips, with the space between them."""
    made: list[Strip] = []
    last: Block | None = None
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        kind, next_kind = first_of(block), first_of(following) if following else None
        strips = opened(block_strips(block, ground), gap(last, kind, ground) * ground.gaps * ground.sheet.scale)
        if isinstance(next_kind, Paragraph) and next_kind.role == "answer":
            strips = (*strips[:-1], *bound(strips[-1:]))
        made += bound(strips) if introduces(kind, next_kind, strips) else strips
        last = kind
    return tuple(made)


def block_strips(block: Block, ground: Ground) -> Strips:
    """Return one block as strips."""
    match block:
        case Heading():
            return heading_strips(block, ground)
        case Paragraph():
            return paragraph_strips(block, ground)
        case List():
            return list_strips(block, ground)
        case Table():
            return table_strips(block, ground)
        case Box():
            return box_strips(block, ground)
        case Columns():
            return pair_strips(block, ground) if block.role == "pair" else columns_strips(block, ground)
        case Lines():
            return lines_strips(block, ground)
        case Blanks():
            return blanks_strips(block, ground)
        case Picture():
            return picture_strips(block, ground)
        case Facts():
            return facts_strips(block, ground)
        case Photo():
            return photo_strips(block, ground)
        case Logos():
            return logos_strips(block, ground)
        case Label():
            return label_strips(block, ground)
        case Step():
            return step_strips(block, ground)
        case Slide():
            return slide_strips(block, ground)
        case _:
            assert_never(block)


def introduces(block: Block, following: Block | None, strips: Strips) -> bool:
    """Return whether `block` must stand on the page on which `following` starts."""
    if following is None:
        return False
    if isinstance(block, Lines | Blanks):
        return isinstance(following, Lines | Blanks) and len(strips) <= 4
    if isinstance(following, Paragraph) and following.role == "source":
        return isinstance(block, Paragraph | Picture | Table) and len(strips) <= 4
    most = 6 if isinstance(following, Table) and following.role == "cards" else 3
    return isinstance(block, Paragraph) and isinstance(following, INTRODUCED) and len(strips) <= most


def gap(last: Block | None, block: Block, ground: Ground) -> float:
    """Return the space between two blocks in points, for text of 12 points."""
    match last, block:
        case None, _:
            return 0
        case _, Heading(level=level):
            return 15 if level < 3 else 11
        case _, Lines():
            return 0
        case Heading() | Lines() | Blanks(), Blanks():
            return 3.5
        case Paragraph() | Picture() | Table(), Paragraph(role="source"):
            return 2
        case _, Paragraph(role="source"):
            return 9
        case Heading(level=level), _:
            return 6 if level < 3 else 3
        case _, Table() | Box() | Picture() | Photo() | Logos() | Columns() | Slide() | Facts():
            return 8
        case Table() | Box() | Picture() | Photo() | Logos() | Columns() | Slide() | Facts(), _:
            return 9
        case _:
            return 3 if ground.tight else 6


def heading_strips(heading: Heading, ground: Ground) -> Strips:
    """Return a heading, with a rule under it if it is one of the main ones. It stays with what follows."""
    main = heading.level < 3
    style = ground.sized(13, bold=True, balanced=True) if main else ground.sized(12, bold=True)
    text = heading.text
    if heading.number:
        text = (replace(text[0], text=f"{heading.number}\u2002", bold=True), *text) if text else ()
    strips = list(ground.text(text, style, f"H{min(max(heading.level, 2), 6)}"))
    if main and strips:
        bottom = strips[-1].height + 2
        rule = Path(((0, bottom), (ground.width, bottom)), 0.9)
        strips[-1] = replace(strips[-1], height=bottom, marks=(*strips[-1].marks, rule))
    return bound(tuple(strips))


def paragraph_strips(paragraph: Paragraph, ground: Ground) -> Strips:
    """Return a paragraph."""
    if not plain(paragraph.text).strip():
        return ()
    if answer := answer_strips(paragraph.text, ground):
        return answer
    match paragraph.role:
        case "body":
            style = ground.style()
        case "lead":
            style = ground.sized(14, 18)
        case "small":
            style = ground.style(ground.sheet.size(10.5))
        case "source":
            style = ground.style(ground.small)
        case "quote":
            style = ground.style(bold=True)
        case "answer":
            style = ground.style(italic=True)
        case "warning":
            return warning_strips(paragraph, ground)
        case _:
            assert_never(paragraph.role)
    return ground.text(paragraph.text, style)


def warning_strips(paragraph: Paragraph, ground: Ground) -> Strips:
    """Return a warning: bold text beside its sign."""
    indent = ground.size * 1.75
    strips = indented(ground.text(paragraph.text, ground.style(bold=True), width=ground.width - indent), indent)
    sign = warning(max(ground.size * 1.25, ground.sheet.small / MARK))
    return (replace(strips[0], marks=(*sign, *strips[0].marks)), *strips[1:])

"""Blocks as paragraphs with sizes, signs and spaces: the words of a slide's body, of a cell, or of its notes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from mallette.fit import Passage, Sign, in_face
from mallette.tree import (
    Blank,
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
    Row,
    Run,
    Slide,
    Step,
    Table,
    Text,
)  # fmt: skip

FLOOR = 18.0
"""The smallest size of words on a slide, in points; tables and notes go lower."""
SPACE = 0.5
"""Space above a paragraph or an item, in sizes."""
LINE = "_" * 24
"""A line to write on, where no shape can stand."""

SIGNS: dict[str, Sign] = {"bullet": "bullet", "number": "number", "check": "check", "letter": "letter", "plain": ""}


def passages(blocks: Iterable[Block], size: float, level: int = 0, floor: float = FLOOR) -> tuple[Passage, ...]:
    """Return the words of `blocks` as paragraphs set at `size` points. What is no text is said in words."""
    return tuple(in_one_face(each) for block in blocks for each in iter_passages(block, size, level, floor))


def in_one_face(passage: Passage) -> Passage:
    """Return a passage whose numbers, signs and gaps, which are ours, are measured as the words beside them."""
    face = next((run.face for run in passage.text if run.face), "")
    return replace(passage, text=in_face(passage.text, face)) if face else passage


def iter_passages(block: Block, size: float, level: int, floor: float) -> Iterator[Passage]:
    """Yield the paragraphs of one block."""
    space = SPACE * size
    match block:
        case Paragraph():
            yield paragraph(block, size, level, floor)
        case Heading():
            number = (Run(f"{block.number} "),) if block.number else ()
            yield Passage((*number, *block.text), size, bold=True, level=level, before=space)
        case List():
            yield from list_passages(block, size, level, floor)
        case Label():
            yield from label_passages(block, size, level, floor)
        case Step():
            yield from step_passages(block, size, level, floor)
        case Box():
            yield from passages(block.blocks, size, level, floor)
        case Columns():
            yield from passages((each for column in block.columns for each in column.blocks), size, level, floor)
        case Table():
            yield from (row_passage(row, size, level, floor) for row in block.rows)
        case Facts():
            yield from (fact_passage(fact.sign, fact.text, size, level) for fact in block.facts)
        case Picture() | Photo():
            yield Passage(block.alt, size, level=level, before=space)
        case Logos():
            yield from (Passage(logo.alt, size, level=level, before=space) for logo in block.logos)
        case Blanks():
            yield Passage(joined(map(blank_text, block.blanks)), size, level=level, before=space)
        case Lines():
            yield from (Passage((Run(LINE),), size, level=level, before=space) for _ in range(block.count))
        case Slide():
            raise ValueError(f"slide {block.number}: a slide cannot stand inside another block")
        case _:
            assert_never(block)


def paragraph(block: Paragraph, size: float, level: int, floor: float) -> Passage:
    """Return a paragraph in its role."""
    space = SPACE * size
    match block.role:
        case "body":
            return Passage(block.text, size, level=level, before=space)
        case "lead":
            return Passage(block.text, size + 4, level=level, before=space)
        case "small" | "source":
            return Passage(block.text, max(floor, size - 4), level=level, before=space)
        case "quote" | "warning":
            return Passage(block.text, size, bold=True, level=level, before=space)
        case "answer":
            return Passage(tuple(replace(run, italic=True) for run in block.text), size, level=level, before=space)


def retold(visual: Table | Picture) -> tuple[Block, ...]:
    """Return a table or a picture as words: what it shows, then its rows, or its parts and links, as a list."""
    if isinstance(visual, Table):
        rows = (row_text(row, FLOOR, FLOOR) for row in visual.rows if row.cells)
        return (List(tuple(Item(text) for text in rows if text)),)
    named = {node.key: node.text for node in visual.nodes}
    parts = (joined((node.text, node.detail, node.shown)) for node in visual.nodes)
    links = (joined((named[each.start], each.text, named[each.end])) for each in visual.links if each.text)
    alt = (Paragraph(visual.alt),) if visual.alt else ()
    return (*alt, List(tuple(Item(text) for text in (*parts, *links) if text)))


def list_passages(block: List, size: float, level: int, floor: float) -> Iterator[Passage]:
    """Yield the items of a list; what stands under an item is set one level deeper."""
    for order, item in enumerate(block.items, 1):
        sign = SIGNS[block.kind]
        yield Passage(item.text, size, sign=sign, own=item.sign, order=order, level=level, before=SPACE * size)
        yield from passages(item.blocks, max(floor, size - 2), level + 1, floor)


def label_passages(block: Label, size: float, level: int, floor: float) -> Iterator[Passage]:
    """Yield a labelled instruction: its word in bold leads the first paragraph."""
    word = tuple(replace(run, bold=True) for run in block.word)
    first, *rest = block.blocks or (Paragraph(()),)
    if isinstance(first, Paragraph):
        head = paragraph(first, size, level, floor)
        gap = (Run("\u2002"),) if first.text else ()
        yield replace(head, text=(*word, *gap, *head.text), before=SPACE * size)
    else:
        yield Passage(word, size, bold=True, level=level, before=SPACE * size)
        rest = [first, *rest]
    yield from (replace(each, before=each.before / 2) for each in passages(rest, size, level, floor))


def step_passages(block: Step, size: float, level: int, floor: float) -> Iterator[Passage]:
    """Yield a step of a session: its number, title and minutes, then its labels."""
    head = (Run(f"{block.number} "), *block.title, Run(" "), *block.minutes, Run(f" {block.elapsed} "), *block.at)
    yield Passage(head, size, bold=True, level=level, before=SPACE * size)
    yield from passages(block.labels, size, level, floor)


def row_passage(row: Row, size: float, level: int, floor: float) -> Passage:
    """Return a table's row in one line, where no table can stand."""
    return Passage(row_text(row, size, floor), size, bold=row.head, level=level, before=SPACE * size)


def row_text(row: Row, size: float, floor: float) -> Text:
    """Return the words of a row's cells, a sign between them; those of a row that heads the others in bold."""
    text = joined(each.text for cell in row.cells for each in passages(cell.blocks, size, 0, floor))
    return tuple(replace(run, bold=True) for run in text) if row.head else text


def fact_passage(sign: Text, text: Text, size: float, level: int) -> Passage:
    """Return a fact in one line."""
    return Passage(joined((sign, text), " "), size, level=level, before=SPACE * size)


def blank_text(blank: Blank) -> Text:
    """Return a labelled blank with a line to write on."""
    return joined((blank.text, (Run(LINE[: max(8, round(12 * blank.width))]),)), " ")


def joined(texts: Iterable[Text], gap: str = " · ") -> Text:
    """Return texts in one line with a sign between them."""
    runs: list[Run] = []
    for text in texts:
        if text:
            runs += [Run(gap, lang=text[0].lang)] if runs else []
            runs += text
    return tuple(runs)

"""One tree of two, for rooms with two languages: what is read stands side by side, slides keep one language and take
the other for their notes.

A template may not branch on language, so the trees of one kit have the same shape in all of them. What people write in
or look at (lines, blanks, tables, photographs) stands once, with the words of both.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar, assert_never, cast

from mallette.pair.shape import is_text, matched
from mallette.tree import (
    Blank,
    Blanks,
    Block,
    Box,
    Cell,
    Column,
    Columns,
    Document,
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
    Run,
    Section,
    Slide,
    Step,
    Table,
    Text,
    iter_runs,
    plain,
)

T = TypeVar("T")
Blocks = tuple[Block, ...]
BETWEEN = Run("\u00a0/ ")
"""Between the words of two languages that stand in one line."""


def pair(left: Document, right: Document) -> Document:
    """Return a document in two languages: words side by side, aligned by paragraph, `left` first; of a deck the slides
    of `left` with the notes of `right`. What both say alike stands once.

    Steps take so much room beside their words that a document with steps lies landscape. Raises `ContentError` where
    the two differ in shape.
    """
    if any(section.role == "deck" for section in left.sections):
        return noted(left, right)
    left, right = matched(left, right)
    lying = any(isinstance(block, Step) for section in left.sections for block in section.blocks)
    pairs = zip(left.sections, right.sections, strict=True)
    sections = [pair_section(one, other, (left.lang, right.lang)) for one, other in pairs]
    return replace(joined(left, right), sections=tuple(replace(each, turned=each.turned or lying) for each in sections))


def noted(left: Document, right: Document) -> Document:
    """Return the deck `left` with the notes of `right`. Raises `ContentError` where the two differ in shape."""
    left, right = matched(left, right)
    pairs = zip(left.sections, right.sections, strict=True)
    return replace(left, sections=tuple(replace(one, blocks=tuple(with_notes(one, other))) for one, other in pairs))


def with_notes(left: Section, right: Section) -> Iterator[Block]:
    """Yield the blocks of `left`, each slide with the notes of the one in its place."""
    for one, other in zip(left.blocks, right.blocks, strict=True):
        yield replace(one, notes=other.notes) if isinstance(one, Slide) and isinstance(other, Slide) else one


def pair_section(left: Section, right: Section, langs: tuple[str, str]) -> Section:
    """Return a section in two languages. The head of a cover is one, as that of any section."""
    return replace(joined(left, right), blocks=tuple(beside(left.blocks, right.blocks, langs)))


def joined(left: T, right: T) -> T:
    """Return `left` with each of its own texts in both languages, in one line."""
    thing: Any = left
    texts = [field.name for field in fields(thing) if is_text(getattr(left, field.name))]
    return cast("T", replace(thing, **{name: both(getattr(left, name), getattr(right, name)) for name in texts}))


def both(left: Text, right: Text) -> Text:
    """Return a text in both languages, in one line. Of a line that is made of several texts, as in "Session 6 · 60
    minutes", only those that differ stand twice."""
    one, other = parts_of(left), parts_of(right)
    if [part[0].id for part in one] != [part[0].id for part in other]:
        return in_line(left, right)
    return tuple(run for pair in zip(one, other, strict=True) for run in in_line(*pair))


def in_line(left: Text, right: Text) -> Text:
    return left if plain(left) == plain(right) else (*left, BETWEEN, *right)


def parts_of(text: Text) -> list[Text]:
    """Return the texts that a line is made of: runs that come from one content item."""
    parts: list[Text] = []
    for run in text:
        if parts and parts[-1][0].id == run.id:
            parts[-1] = (*parts[-1], run)
        else:
            parts.append((run,))
    return parts


def beside(left: Blocks, right: Blocks, langs: tuple[str, str]) -> Iterator[Block]:
    """Yield the blocks of two languages, words side by side: heading beside heading, item beside item."""
    for one, other in zip(left, right, strict=True):
        yield from beside_block(one, other, langs)


def beside_block(left: Any, right: Any, langs: tuple[str, str]) -> Iterator[Block]:
    """Yield what becomes of a block and the one in its place, where they have the width of a page."""
    match left:
        case List():
            for number, items in enumerate(zip(left.items, right.items, strict=True), left.start):
                one, other = (replace(left, items=(item,), start=number) for item in items)
                yield side_by_side(one, other, langs)
        case Heading() | Paragraph() | Slide():
            yield side_by_side(left, right, langs)
        case Label():
            yield pair_label(left, right, langs)
        case Step():
            labels = zip(left.labels, right.labels, strict=True)
            yield replace(joined(left, right), labels=tuple(pair_label(*each, langs) for each in labels))
        case Columns() if not any(isinstance(block, KEPT) for each in left.columns for block in each.blocks):
            for a, b in zip(left.columns, right.columns, strict=True):
                yield from beside(a.blocks, b.blocks, langs)
        case Box(role="card"):  # it takes more than a page now, which no frame does
            yield from beside(left.blocks, right.blocks, langs)
        case Box() if left.role != "notes":
            yield replace(left, blocks=tuple(beside(left.blocks, right.blocks, langs)))
        case _:
            yield from under_block(left, right)


def pair_label(left: Label, right: Label, langs: tuple[str, str]) -> Label:
    """Return an instruction in two languages, behind one sign."""
    return replace(joined(left, right), blocks=tuple(beside(left.blocks, right.blocks, langs)))


KEPT = Table | Lines | Blanks | Logos
"""Blocks that stand beside each other in both languages, as lines to sign on."""


def side_by_side(left: Block, right: Block, langs: tuple[str, str]) -> Block:
    """Return one row: `left` beside `right`; once, where both say the same."""
    if words_of(left) == words_of(right):
        return left
    return Columns((Column((left,), lang=langs[0]), Column((right,), lang=langs[1])), "pair")


def words_of(value: object) -> str:
    return "".join(run.text for run in iter_runs(value))


def under(left: Blocks, right: Blocks) -> Blocks:
    """Return the blocks of two languages one above the other, where there is no room beside: in a cell of a table."""
    pairs = zip(left, right, strict=True)
    return tuple(block for one, other in pairs for block in under_block(one, other))


def under_block(left: Any, right: Any) -> Iterator[Block]:
    """Yield what becomes of a block and the one in its place, where they are as wide as one of them. Pictures are drawn
    in each language, so that no word in them is set smaller."""
    match left:
        case Heading() | Paragraph() | Picture() | Facts() | Slide() | Step() | Label():
            yield left
            if words_of(left) != words_of(right):
                yield right
        case List():
            yield replace(left, items=tuple(map(under_item, left.items, right.items)))
        case Table():
            yield pair_table(left, right)
        case Box():
            yield replace(left, blocks=under(left.blocks, right.blocks))
        case Columns():
            pairs = zip(left.columns, right.columns, strict=True)
            yield replace(left, columns=tuple(replace(a, blocks=under(a.blocks, b.blocks)) for a, b in pairs))
        case Blanks():
            yield Blanks(tuple(map(pair_blank, left.blanks, right.blanks)))
        case Photo():
            yield joined(left, right)
        case Logos():
            yield Logos(tuple(map(joined, left.logos, right.logos)))
        case Lines():
            yield left
        case _:
            assert_never(left)


def under_item(left: Item, right: Item) -> Item:
    """Return an item whose words in the second language stand under the first, behind one sign."""
    again = (Paragraph(right.text),) if plain(left.text) != plain(right.text) else ()
    return replace(left, blocks=(*again, *under(left.blocks, right.blocks)))


def pair_blank(left: Blank, right: Blank) -> Blank:
    """Return a blank with one line to write on."""
    return replace(left, text=both(left.text, right.text))


def pair_table(left: Table, right: Table) -> Table:
    """Return a table in both languages: one column becomes two, the cells of more hold both."""
    pairs = list(zip(left.rows, right.rows, strict=True))
    if all(len(row.cells) == 1 == row.cells[0].span for row in left.rows):
        rows = (replace(one, cells=(*one.cells, *other.cells)) for one, other in pairs)
        return replace(left, rows=tuple(rows), widths=(1, 1))
    return replace(left, rows=tuple(replace(a, cells=tuple(map(pair_cell, a.cells, b.cells))) for a, b in pairs))


def pair_cell(left: Cell, right: Cell) -> Cell:
    """Return a cell that holds both languages, one above the other."""
    return replace(left, blocks=under(left.blocks, right.blocks))

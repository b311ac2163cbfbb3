"""PDF: pages for paper, black on white, the same text block on A4 and Letter.

`sheet` says what a page is, `pages` where everything stands on it, `impose` how pages lie on a paper that is folded,
all as plain values; `draw` puts them into a file.
"""

from collections.abc import Iterable, Iterator, Sequence

from mallette.errors import Notice
from mallette.fonts import coverage
from mallette.model.looks import Theme, Written
from mallette.slides.rooms import house
from mallette.tree import Document
from mallette.writers.pdf.cards import card_pages
from mallette.writers.pdf.draw import draw_pages, draw_sides
from mallette.writers.pdf.impose import Side, sides_of
from mallette.writers.pdf.marks import Mark, Words
from mallette.writers.pdf.pages import Page, pages_of
from mallette.writers.pdf.posters import poster_sides
from mallette.writers.pdf.sheet import printing_of, sheet_of
from mallette.writers.pdf.sketches import sketch_pages


def write(document: Document, theme: Theme) -> Written:
    """Return a PDF file of `document`, and how many pages it has; of an imposed one, how many sides."""
    printing, sheet = printing_of(theme), sheet_of(theme)
    if printing.arrange == "posters":
        return written_sides(*poster_sides(document, theme), document, theme)
    if printing.arrange == "cards":
        return written_pages(*card_pages(document, sheet), document, theme)
    if printing.arrange == "sketches":
        return written_pages(*sketch_pages(document, sheet), document, theme)
    stage = theme.base.stage if theme.base else house(theme.ratio)
    pages = pages_of(document, sheet, printing.pages_by, stage, theme.images)
    if printing.impose != "none":
        return written_sides(sides_of(pages, theme), (), document, theme)
    return written_pages(pages, (), document, theme)


def written_pages(pages: tuple[Page, ...], notices: Iterable[Notice], document: Document, theme: Theme) -> Written:
    """Return a PDF file of pages, with `notices` and those of characters that the font lacks."""
    data = draw_pages(pages, document, theme.date)
    found = (*notices, *missing_characters(page.marks for page in pages))
    return Written(data, len(pages), found, tuple(places_of(pages)))


def places_of(pages: Sequence[Page]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last page of each section. The blank page before a new leaf belongs to none."""
    starts = [number for number, page in enumerate(pages, 1) if page.target]
    for first, after in zip(starts, (*starts[1:], len(pages) + 1), strict=True):
        yield first, max((number for number in range(first, after) if pages[number - 1].marks), default=first)


def written_sides(sides: tuple[Side, ...], notices: Iterable[Notice], document: Document, theme: Theme) -> Written:
    """Return a PDF file of sides, with `notices` and those of characters that the font lacks."""
    marks = ((*side.marks, *(mark for each in side.placed for mark in each.page.marks)) for side in sides)
    data = draw_sides(sides, document, printing_of(theme).instead, theme.date)
    return Written(data, len(sides), (*notices, *missing_characters(marks)))


def missing_characters(pages: Iterable[tuple[Mark, ...]]) -> Iterator[Notice]:
    """Yield a notice for each page, given by its marks, with characters that the font cannot show."""
    for number, marks in enumerate(pages, 1):
        words = (mark for mark in marks if isinstance(mark, Words))
        lost = sorted({each for word in words for each in word.text if each not in coverage(word.italic)})
        if lost:
            names = ", ".join(f"{each} (U+{ord(each):04X})" for each in lost)
            yield Notice("missing character", f"page {number}", f"The font has no {names}; a box stands in its place.")

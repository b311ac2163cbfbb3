"""PDF: pages for paper, black on white, the same text block on A4 and Letter.

`pages` decides where everything stands, as plain values; `draw` puts them into a file.
"""

from collections.abc import Iterator

from mallette.errors import Notice
from mallette.fonts import coverage
from mallette.model.trip import Theme, Written
from mallette.tree import Document
from mallette.writers.pdf.draw import draw_pages
from mallette.writers.pdf.marks import Words
from mallette.writers.pdf.pages import Page, pages_of


def write(document: Document, theme: Theme) -> Written:
    """Return a PDF file of `document`, and how many pages it has."""
    pages = pages_of(document)
    data = draw_pages(pages, document, theme.paper, theme.date)
    return Written(data, len(pages), tuple(missing_characters(pages)))


def missing_characters(pages: tuple[Page, ...]) -> Iterator[Notice]:
    """Yield a notice for each page with characters that the font cannot show."""
    for number, page in enumerate(pages, 1):
        words = (mark for mark in page.marks if isinstance(mark, Words))
        lost = sorted({each for word in words for each in word.text if each not in coverage(word.italic)})
        if lost:
            names = ", ".join(f"{each} (U+{ord(each):04X})" for each in lost)
            yield Notice("missing character", f"page {number}", f"The font has no {names}; a box stands in its place.")

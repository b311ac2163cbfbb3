"""Pages laid on the sides of a paper that is printed and folded.

A side holds pages, each where its paper stands: two halves for a booklet, one page that is larger than the side for a
sheet of a poster (`mallette.writers.pdf.posters`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mallette.model.looks import PAPERS, Theme
from mallette.model.stage import Area
from mallette.writers.pdf.marks import MM, Mark
from mallette.writers.pdf.pages import Page
from mallette.writers.pdf.sheet import printing_of

LEAVES = 4
"""Pages on one sheet of a booklet: two on its front, two on its back."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A page on a side: `area` is where its paper stands, from the side's upper left corner, in points. A page that
    lies where its area stands is turned, its head to the left. Nothing of it is printed outside `within`."""

    page: Page
    area: Area
    within: Area | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a paper, in points, with the pages on it and `marks` of its own; `part` says which sheet of a poster
    it is, `bookmark` is its line in the outline of the file."""

    width: float
    height: float
    placed: tuple[Placed, ...]
    marks: tuple[Mark, ...] = ()
    part: str = ""
    bookmark: str = ""

    @property
    def shows(self) -> tuple[str, ...]:
        """What is on its pages, each once, and which part of it."""
        names = (*(each.page.running for each in self.placed), self.part)
        return tuple(dict.fromkeys(filter(None, names)))


def sides_of(pages: Sequence[Page], theme: Theme) -> tuple[Side, ...]:
    """Return the sides of a booklet of these pages on the theme's paper: front, back, front; or all fronts first."""
    if not pages:
        return ()
    height, width = (length * MM for length in PAPERS[theme.paper])
    whole = (*pages, *(Page(pages[0].sheet) for _ in range(-len(pages) % LEAVES)))
    across = 1 if pages[0].sheet.binding == "left" else -1
    sides = tuple(
        Side(width, height, tuple(laid([whole[number] for number in pair][::across], Area(0, 0, width, height))))
        for pair in folded(len(whole))
    )
    return (*sides[::2], *sides[1::2]) if printing_of(theme).impose == "two-pass" else sides


def folded(count: int) -> Iterator[tuple[int, int]]:
    """Yield the pages left and right of the fold, counted from 0, front and back of each sheet from the outermost."""
    for first in range(0, count // 2, 2):
        last = count - 1 - first
        yield last, first
        yield first + 1, last - 1


def laid(pages: Sequence[Page], side: Area) -> Iterator[Placed]:
    """Yield pages beside each other, each in the middle of its part of the side."""
    for column, page in enumerate(pages):
        cell = side.cell(column, 0, len(pages), 1)
        width, height = sorted((page.sheet.width, page.sheet.height))
        left, top = cell.left + (cell.width - width) / 2, cell.top + (cell.height - height) / 2
        yield Placed(page, Area(left, top, width, height))

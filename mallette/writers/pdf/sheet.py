"""What a page is: its paper, the block that its text takes, the sizes of its letters."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from mallette.model.looks import PAPERS, Theme
from mallette.model.stage import Area
from mallette.writers.pdf.marks import MM

if TYPE_CHECKING:
    from mallette.model.trip import PageKind, Printing

BODY = 12.0
"""Sizes and spaces are given for text of so many points; a sheet with larger or smaller text scales them."""
HALVES = {"a4": (148.0, 210.0), "letter": (139.7, 215.9)}
"""Width and height in mm of half a paper: A5 (ISO 216 rounds 148.5 down), half-letter."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page. Lengths and sizes are points; `block` is where text stands, from the upper left corner of the paper.

    `body` is the size of text; text in tables and pictures is never smaller than `floor`, sources and other small print
    never smaller than `small`; footers are set in `foot`. `binding` is the side at which leaves are bound. Without
    `beside`, blocks that stand side by side on other sheets stand under each other.
    """

    width: float
    height: float
    block: Area
    body: float = BODY
    floor: float = 10.5
    small: float = 9.5
    foot: float = 9.5
    binding: Literal["left", "right"] = "left"
    beside: bool = True

    @property
    def scale(self) -> float:
        """How much larger than usual its text is."""
        return self.body / BODY

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    def size(self, size: float) -> float:
        """Return a size of letters that is given for text of 12 points, as it is here."""
        return max(size * self.scale, self.small)

    def turned(self) -> "Sheet":
        """Return the sheet lying on its side, its block turned with it, as far above the middle as before."""
        raised = (self.height - self.block.height) / 2 - self.block.top
        block = Area(self.block.top + raised, self.block.left - raised, self.block.height, self.block.width)
        return replace(self, width=self.height, height=self.width, block=block)


@dataclass(frozen=True, slots=True)
class Design:
    """What a kind of page is on every paper, so that lines and pages break alike on all: width and height of its block
    in mm, how far that stands above the middle, its sizes in points."""

    width: float
    height: float
    raised: float = 0
    body: float = BODY
    floor: float = 10.5
    small: float = 10.5
    foot: float = 10.5
    beside: bool = True


DESIGNS: "dict[PageKind, Design]" = {
    "full": Design(170, 245),
    "half": Design(118, 178, raised=2, body=11, floor=10, small=9.5, foot=9.5),
    "large-print": Design(160, 229, body=18, floor=13.5, small=16, foot=14, beside=False),
}
"""`full`: 20 mm on all sides of A4. `half`: margins of 15 mm on A5. `large-print`: 25 mm at least, on A4 and Letter."""


WIDE = Design(190, 262)
"""What is not bound: cards, sketches. It leaves 8.7 mm at least on A4 and Letter, more than printers leave blank."""


def printing_of(theme: Theme) -> "Printing":
    """Return how the pages of a file are made: whole pages, one after the other, unless its edition says otherwise."""
    if theme.printing:
        return theme.printing
    from mallette.model.trip import FULL_PAGES  # what checks content takes long to start

    return FULL_PAGES


def sheet_of(theme: Theme) -> Sheet:
    """Return the sheet that a theme asks for, its block in the middle of the paper."""
    printing = printing_of(theme)
    design = DESIGNS[printing.page] if printing.arrange == "pages" else WIDE
    width, height = HALVES[theme.paper] if printing.page == "half" else PAPERS[theme.paper]
    left, top = (width - design.width) / 2, (height - design.height) / 2 - design.raised
    block = Area(left * MM, top * MM, design.width * MM, design.height * MM)
    sizes = (design.body, design.floor, design.small, design.foot)
    binding: Literal["left", "right"] = "left" if theme.direction == "ltr" else "right"
    return Sheet(width * MM, height * MM, block, *sizes, binding, design.beside)

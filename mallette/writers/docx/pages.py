"""The page: one block of text, 170 x 245 mm, on two papers, so that lines and pages break alike on both."""

from dataclasses import dataclass
from typing import Literal

from mallette.model.looks import PAPERS
from mallette.writers.docx.units import twips

BLOCK = (twips(170), twips(245))
"""Width and height of the text, in twips."""

EDGE = 0.45
"""How far the footer stands from the edge of the paper, as a share of the margin: a printer needs 5 mm."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page in twips: its size, its margins at the sides and at top and bottom, the footer's way to the edge."""

    width: int
    height: int
    side: int
    top: int
    edge: int


def geometry(paper: Literal["a4", "letter"]) -> Geometry:
    """Return the page for `paper`, whose margins take what the block of text leaves."""
    width, height = (twips(mm) for mm in PAPERS[paper])
    top = (height - BLOCK[1]) // 2
    return Geometry(width, height, (width - BLOCK[0]) // 2, top, round(top * EDGE))

"""The values a picture is made of: areas, shapes with words in them, lines. Points from the left and the top.

Writers draw them as they are: as native shapes on a slide, in Word, or on a PDF page.
"""

from dataclasses import dataclass
from typing import Literal

from mallette.fit import Passage
from mallette.fit import has_room as passages_fit
from mallette.model.stage import Area, Colour, Point, Side
from mallette.tree import PictureKind, Text

INSET = 5.0
"""Points between a shape's frame and its words."""

Dash = Literal["solid", "dash", "dash-dot", "dot"]
Form = Literal["rectangle", "rounded", "ellipse", "star", "triangle", "words"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A form with words in it. `key` is the node it stands for, so that lines can be fastened to it; `weight` is its
    frame in points (0: none). `words` stand inside, `inset` points from the frame."""

    form: Form
    area: Area
    words: tuple[Passage, ...] = ()
    key: str = ""
    weight: float = 0
    dash: Dash = "solid"
    fill: Colour = "none"
    stroke: Colour = "ink"
    anchor: Literal["top", "middle", "bottom"] = "middle"
    inset: float = INSET
    white: bool = False
    """Words in white, on a dark fill."""

    @property
    def insets(self) -> Point:
        """Points between the frame and the words, across and down; words without a frame need none above them."""
        return self.inset, 0 if self.form == "words" else min(self.inset, 2)

    @property
    def room(self) -> Point:
        """Width and height left for words. In round forms it is the room of the rectangle that fits into them."""
        share = 0.71 if self.form == "ellipse" else 1
        across, down = self.insets
        return self.area.width * share - 2 * across, self.area.height * share - 2 * down

    @property
    def fits(self) -> bool:
        """Whether the words stand inside."""
        return not self.words or passages_fit(self.words, *self.room)


@dataclass(frozen=True, slots=True)
class Fastening:
    """Where a line is fastened: a shape's key and the side."""

    key: str
    side: Side


@dataclass(frozen=True, slots=True)
class Line:
    """A line through `points`. `head`: an arrow head at its end, or at both ends. A straight line from one shape to
    another says where it is fastened, so that it follows when somebody moves the shape."""

    points: tuple[Point, ...]
    weight: float = 1.6
    dash: Dash = "solid"
    head: Literal["none", "end", "both"] = "none"
    stroke: Colour = "ink"
    start: Fastening | None = None
    end: Fastening | None = None


Primitive = Shape | Line


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture laid out in `area`. `size` is that of its words in points; `fits` is false where some words do not
    stand inside their shapes even at the smallest size."""

    kind: PictureKind
    area: Area
    primitives: tuple[Primitive, ...]
    size: float
    alt: Text
    fits: bool = True

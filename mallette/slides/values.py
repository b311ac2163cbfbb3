"""A deck as it is decided: slides with boxes in points, sizes, and nothing left to judge. No PowerPoint."""

from dataclasses import dataclass

from mallette.fit import Passage
from mallette.model.stage import Area, HolderRole
from mallette.pictures.shapes import Drawing
from mallette.tree import Layout, Text


@dataclass(frozen=True, slots=True)
class TextPart:
    """Words in a placeholder of the layout, or in a box of their own (`role` None). `size` is the step of the ladder
    that they stand on, in points: single passages may be set larger or smaller."""

    area: Area
    passages: tuple[Passage, ...]
    role: HolderRole | None = None
    size: float = 0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table as it is set."""

    passages: tuple[Passage, ...]
    shade: bool = False
    head: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class GridPart:
    """A table: widths of its columns and heights of its rows in points."""

    area: Area
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    ruled: bool = True
    size: float = 0
    padding: float = 0
    """Points above and below the words of a cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One bar of a chart: its name, its value, and the value as the reader sees it."""

    name: Text
    value: float
    shown: Text
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ChartPart:
    """A native bar chart."""

    area: Area
    columns: tuple[Column, ...]
    size: float
    alt: Text


@dataclass(frozen=True, slots=True)
class FactPart:
    """A box beside an activity's task: a large sign, then words. Where `blank`, a line to write on follows them."""

    area: Area
    sign: tuple[Passage, ...]
    words: tuple[Passage, ...]
    start: float
    """Where the words begin, in points from the box's left edge."""
    blank: bool = False


@dataclass(frozen=True, slots=True)
class ImagePart:
    """A picture from a file, a key in `Theme.images`; `white` is the one for a dark ground, where there is one."""

    area: Area
    file: str
    alt: Text
    white: str = ""


Part = TextPart | GridPart | ChartPart | FactPart | ImagePart | Drawing


@dataclass(frozen=True, slots=True)
class DeckSlide:
    """A slide as it is drawn. `section` counts the sections of the deck from 0; `part` and `parts` are 1 unless the
    slide was continued; `notes` are set under it, at a size that prints on one page where `whole`. `place` counts the
    slides of the document from 0: the same in every language. `told` names what is said in words because it could not
    be drawn here (``picture``, ``table``)."""

    layout: Layout
    number: str
    title: TextPart
    parts: tuple[Part, ...]
    notes: tuple[Passage, ...]
    footer: Text
    section: int
    lang: str
    whole: bool = True
    turn: int = 1
    turns: int = 1
    place: int = 0
    told: str = ""

    @property
    def tag(self) -> str:
        """The number as it stands on the slide."""
        return tag_of(self.number, self.turn, self.turns)


def tag_of(number: str, turn: int, turns: int) -> str:
    """Return the number as it stands on a slide: ``6-2``, or ``6-2 (2/3)`` where the slide was continued."""
    return f"{number} ({turn}/{turns})".strip() if turns > 1 else number

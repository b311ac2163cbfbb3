"""Pictures in the tree: drawn from data, or from files that the library has read."""

from dataclasses import dataclass
from typing import Literal

from mallette.tree.text import Text


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in a picture: `column` and `row` place it on the picture's own grid (0 is the left, the top).
    `look`: box; strong (thick frame, bold); shade (tinted); dashed (missing or skipped); star (a lead firm); unknown
    (circled question mark); text (words alone). `value` is what a chart, ladder or balance measures; `shown` is that
    value as the reader sees it."""

    key: str
    text: Text = ()
    detail: Text = ()
    column: int = 0
    row: int = 0
    look: Literal["box", "strong", "shade", "dashed", "star", "unknown", "text"] = "box"
    value: float | None = None
    shown: Text = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two nodes (their keys). Its style says what travels: goods solid, information dashed, money
    dash-dot, plain without an arrow head; double = a link that feeds, zigzag = a link that traps."""

    start: str
    end: str
    line: Literal["goods", "information", "money", "plain", "double", "zigzag"] = "goods"
    text: Text = ()


PictureKind = Literal[
    "row", "boxes", "stairs", "map", "flows", "line", "balance", "ladder", "bars", "axes", "ripple", "wheel", "calendar"
]  # fmt: skip
"""`row`: boxes joined where links say so; `boxes`: a grid; `stairs`: steps that rise to the right; `map`: functions
down the left, end markets across the top, actors as blocks; `flows`: columns of actors, arrows up and down; `line`:
between two ends; `balance`: a beam with two pans; `ladder`: bars of prices, the gap marked; `bars`: a native bar chart;
`axes`: two crossed axes; `ripple`: circles around a centre; `wheel`: equal parts of a ring; `calendar`: months."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as data. `alt` is what a reader hears who cannot see it."""

    kind: PictureKind
    nodes: tuple[Node, ...]
    links: tuple[Link, ...] = ()
    alt: Text = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph or a drawing from a file: `file` is its key in `Theme.images`, `width` and `height` count its
    pixels. `alt` is what a reader hears who cannot see it, `credit` who made it."""

    file: str
    width: float
    height: float
    alt: Text = ()
    credit: Text = ()


@dataclass(frozen=True, slots=True)
class Logo:
    """The mark of a donor or a partner, in the colours that a ground asks for: `file` on white, `black` in print,
    `white` on dark. Each is a key in `Theme.images`."""

    file: str
    black: str
    white: str
    width: float
    height: float
    alt: Text = ()


@dataclass(frozen=True, slots=True)
class Logos:
    """Marks side by side, all of one height: rules of donors ask for equal size and prominence."""

    logos: tuple[Logo, ...]

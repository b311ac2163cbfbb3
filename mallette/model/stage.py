"""The stage of a deck: the size of its slides, where things may stand on each layout, the fonts and colours there.

One is made from the house's own measures (`mallette.slides.rooms`), others are read from an office's template
(`mallette.office`). Lengths are in points, from the left and the top of the slide.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from mallette.tree import Layout

Point = tuple[float, float]
Side = Literal["top", "left", "bottom", "right"]
Align = Literal["left", "center", "right"]
Ratio = Literal["16x9", "4x3"]
"""The shape of our own slides: 13.333 x 7.5 or 10 x 7.5 inches."""
Panel = Literal["none", "drawn", "all"]
"""What stands on a panel of its own: nothing, pictures, tables and charts, or also words without a placeholder."""
Colour = Literal["none", "white", "ink", "accent", "rule", "grey", "hairline", "tint"]
"""Colours by what they are for: `white` is the ground, `ink` what is written on it."""


SCHEME: Mapping[Colour, str] = {
    "white": "bg1", "ink": "tx1", "grey": "tx2", "tint": "bg2", "accent": "accent1", "rule": "accent2",
    "hairline": "accent3",
}  # fmt: skip
"""Colours by their place in the theme of our own base file: an office's theme takes over."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> Point:
        return self.left + self.width / 2, self.top + self.height / 2

    def inside(self, margin: float) -> "Area":
        """Return the area that is smaller by `margin` on every side."""
        return Area(self.left + margin, self.top + margin, self.width - 2 * margin, self.height - 2 * margin)

    def cell(self, column: float, row: float, columns: float, rows: float, gap: Point = (0, 0)) -> "Area":
        """Return one cell of a grid of equal cells laid over this area, `gap` points apart."""
        wide = (self.width - gap[0] * (columns - 1)) / columns
        high = (self.height - gap[1] * (rows - 1)) / rows
        return Area(self.left + column * (wide + gap[0]), self.top + row * (high + gap[1]), wide, high)

    def side(self, name: Side) -> Point:
        """Return the middle of one side."""
        x, y = self.middle
        sides = {"top": (x, self.top), "left": (self.left, y), "bottom": (x, self.bottom), "right": (self.right, y)}
        return sides[name]

    def shrunk(self, insets: "Insets") -> "Area":
        """Return the area without `insets` at its left, top, right and bottom."""
        left, top, right, bottom = insets
        return Area(self.left + left, self.top + top, self.width - left - right, self.height - top - bottom)

    def grown(self, insets: "Insets") -> "Area":
        """Return the area whose `shrunk` is this one."""
        left, top, right, bottom = insets
        return self.shrunk((-left, -top, -right, -bottom))


Insets = tuple[float, float, float, float]
"""Points between the edges of a box and its words: left, top, right, bottom."""

HolderRole = Literal["title", "body", "second", "detail", "number", "footer", "edition", "page"]
"""What a placeholder is for: `second` is the right one of two columns, `detail` the line under the title of a slide
that opens, `number` the spine number, `edition` the words that are the same on every slide (country and language),
`page` the number of the slide in its deck."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A placeholder of a layout that takes words: its number in the layout (`idx`), its rectangle, the points between
    its edges and its words, and how the template sets them.

    `face` is what its words are measured with (a key of `mallette.fonts.FACES`). `ink` is a colour of the theme
    (``tx1``) or six hexadecimal digits to write in where the template's own cannot be read; empty: its own. `fill` is
    one to fill it with where no ink can be read on what lies under it; empty: as the layout has it. Where the layout
    has it elsewhere, or with other insets (`inherits` is false), each slide says where it stands.
    """

    idx: int
    area: Area
    insets: Insets = (0, 0, 0, 0)
    align: Align = "left"
    bold: bool = False
    face: str = ""
    ink: str = ""
    inherits: bool = True
    fill: str = ""

    @property
    def room(self) -> Area:
        """The room for words, in points."""
        return self.area.shrunk(self.insets)


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes in points that each kind of words steps down through, the largest first. A pair goes with a table: the
    words' size and the points above and below them in a cell; with a fact: its sign's and its words' size."""

    title: tuple[float, ...]
    body: tuple[float, ...]
    detail: tuple[float, ...]
    table: tuple[tuple[float, float], ...]
    facts: tuple[tuple[float, float], ...]
    chart: tuple[float, ...]
    picture: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """The layout that serves one role: the room for its title, for everything else (`body`), for the columns of words
    and of what stands beside them (`left`, `right`) and, on a slide that opens, for the line under its title.

    `layout` is the layout's part in the base file; empty: the one that has the role's name. A role without a holder
    has no placeholder there: what it holds is drawn as a box of its own. `tag` is the room for the spine number;
    None: the number leads the title. `ink` is the colour of what is drawn on the bare ground: a colour of the theme
    or six hexadecimal digits. `colours` are those of the stage, chosen anew where this layout's ground is another.
    `panel` is what stands on a panel of `white`, because what lies there is too near to the stage's ink.
    """

    title: Area
    body: Area
    left: Area
    right: Area
    sizes: Sizes
    detail: Area | None = None
    tag: Area | None = None
    tag_size: float = 0
    layout: str = ""
    holders: Mapping[HolderRole, Holder] = field(default_factory=dict)
    ink: str = "tx1"
    colours: Mapping[Colour, str] = field(default_factory=dict)
    panel: Panel = "none"

    @property
    def borrowed(self) -> bool:
        """Whether the layout is an office's own: the number leads its titles, and nothing of ours stands on it."""
        return self.tag is None


@dataclass(frozen=True, slots=True)
class Stage:
    """The slides of a base file: width and height, and the room for each layout role.

    `face` is what words outside titles are measured with. `colours` says which colour of the theme (``bg1``), or which
    six hexadecimal digits, stand for each of ours: chosen so that ink on white, tint, and white on ink and accent can
    be read.
    """

    width: float
    height: float
    rooms: Mapping[Layout, Room]
    face: str = ""
    colours: Mapping[Colour, str] = field(default_factory=lambda: SCHEME)


@dataclass(frozen=True, slots=True)
class Base:
    """A file that decks are built on: the bytes of a presentation without slides, and its stage."""

    data: bytes
    stage: Stage

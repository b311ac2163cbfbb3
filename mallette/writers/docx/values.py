"""What is to be drawn, as plain values: paragraphs and tables in named styles. Lengths are in twips."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mallette.model.stage import Stage
from mallette.pictures.shapes import Drawing
from mallette.tree import Text

Rule = Literal["thin", "medium", "thick", "dashed"]
"""A rule of a table: 0.75, 1.5 or 2.25 pt, or 2.25 pt dashed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words in one look. `kind` page is the number of the page; it and a tab have no
    words of their own."""

    text: str = ""
    lang: str = ""
    bold: bool = False
    italic: bool = False
    style: str = ""
    kind: Literal["words", "tab", "page"] = "words"


@dataclass(frozen=True, slots=True)
class Mark:
    """A paragraph's place in a list: its level, and whether its list starts here, with 1 or A. Lists in two languages
    that stand side by side are counted each by itself, as `lang` tells."""

    level: int = 0
    start: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop. With `leader` the way to it is a line to write on."""

    at: int
    side: Literal["left", "right"] = "left"
    leader: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph in a style. `mark` counts it in the style's list, `bookmark` names it, `anchor` links its words to
    a bookmark, `first` drops the space before it, `left` moves it in, `fresh` starts a page, `centred` sets it in the
    middle."""

    pieces: tuple[Piece, ...] = ()
    style: str = "Normal"
    mark: Mark | None = None
    tabs: tuple[Tab, ...] = ()
    keep: bool = False
    first: bool = False
    left: int | None = None
    bookmark: str = ""
    anchor: str = ""
    fresh: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules of one cell where they differ from the table's style."""

    top: Rule | None = None
    left: Rule | None = None
    bottom: Rule | None = None
    right: Rule | None = None


@dataclass(frozen=True, slots=True)
class Square:
    """A table cell over `span` columns. `merge`: start of a cell that goes on in the rows below, or part of it.
    `low` sets its words at the bottom."""

    parts: tuple["Part", ...] = ()
    span: int = 1
    shade: bool = False
    rules: Rules = Rules()
    merge: Literal["", "start", "part"] = ""
    low: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A table row, never broken over two pages. `height` is a minimum; `head` repeats it on each page."""

    squares: tuple[Square, ...]
    height: int = 0
    head: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A native table: the style it is in, the width of each column, its rows."""

    style: str
    widths: tuple[int, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A picture laid out as shapes and lines, and what it says to who cannot see it, in a language. `close`: no space
    above and under it; `keep`: no page ends after it."""

    drawing: Drawing
    alt: str
    lang: str
    close: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A picture from a file (a key in `Theme.images`): its width and height in points, and what it says to who cannot
    see it."""

    file: str
    width: float
    height: float
    alt: str


@dataclass(frozen=True, slots=True)
class Bitmaps:
    """Pictures from files side by side in one line."""

    images: tuple[Bitmap, ...]
    lang: str
    keep: bool = False
    centred: bool = False


Part = Para | Grid | Sketch | Bitmaps

SPACER = Para(style="Spacer")
"""Two tables without a paragraph between them become one in Word, and a cell must end with a paragraph."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of the file with its own footer, which starts on a new page; on a new leaf if `leaf`, on pages that lie
    landscape if `turned`. `number` is the spine number of its section."""

    parts: tuple[Part, ...]
    footer: Para
    number: str = ""
    leaf: bool = False
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """Where blocks are set: the width they have in twips, the document's language, the style of plain text, how many
    lists they stand in, and the stage that slides are drawn from (None: our own)."""

    width: int
    lang: str
    text: str = "Normal"
    level: int = 0
    stage: Stage | None = None


def iter_paras(parts: tuple[Part, ...]) -> Iterator[Para]:
    """Yield every paragraph, also those in tables, in reading order."""
    for part in parts:
        if isinstance(part, Para):
            yield part
        elif isinstance(part, Grid):
            for line in part.lines:
                for square in line.squares:
                    yield from iter_paras(square.parts)


def pieces(text: Text, room: Room) -> tuple[Piece, ...]:
    """Return the runs of `text`, each in its own language, else in the document's."""
    return tuple(Piece(run.text, run.lang or room.lang, run.bold, run.italic) for run in text)


def tab(room: Room) -> Piece:
    """Return a step to the next tab stop."""
    return Piece(lang=room.lang, kind="tab")

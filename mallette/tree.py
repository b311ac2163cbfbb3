"""The tree between templates and writers. A template's XML tags are these classes, in lower case with hyphens.

Writers know nothing upstream of it. Every word sits in a `Run`; attributes hold numbers, names and switches.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style, from one content item (`id`), in one language (`lang`, BCP 47)."""

    text: str
    id: str = ""
    lang: str = ""
    bold: bool = False
    italic: bool = False
    slot: str = ""
    face: str = ""  # a key of `mallette.fonts.FACES`, where it is known what the run is set in


Text = tuple[Run, ...]


def iter_runs(value: object) -> Iterator[Run]:
    """Yield every run below a block, a section or a document, in reading order."""
    match value:
        case Run():
            yield value
        case tuple():
            for each in value:
                yield from iter_runs(each)
        case _ if is_dataclass(value):
            yield from iter_runs(tuple(getattr(value, field.name) for field in fields(value)))


def plain(text: Text) -> str:
    """Return the words of `text` without their marks."""
    return "".join(run.text for run in text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; `number` is a spine number set before it, or empty."""

    text: Text
    level: int = 2
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`role`: body; lead (opens a page); small; source (of a fact); quote (said word for word); answer; warning."""

    text: Text
    role: Literal["body", "lead", "small", "source", "quote", "answer", "warning"] = "body"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: its text, what stands under it, a `sign` where it is not that of the list's kind ("?")."""

    text: Text
    blocks: tuple["Block", ...] = ()
    sign: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """`kind`: bullet; number (circled on paper); check (an empty box before each item); letter (A, B, C, each with
    an empty box: the choices of a question); plain (no sign)."""

    items: tuple[Item, ...]
    kind: Literal["bullet", "number", "check", "letter", "plain"] = "bullet"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `shade` marks an emphasised cell; `span`: columns it takes."""

    blocks: tuple["Block", ...] = ()
    shade: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; `height` in mm is a minimum, for rows that people write in."""

    cells: tuple[Cell, ...]
    height: float = 0
    head: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A native table. `widths` are relative. Rows with `head` come first and repeat on each page. `role`: grid (all
    rules drawn); plain (rules between rows); cards (cells to be cut out)."""

    rows: tuple[Row, ...]
    widths: tuple[float, ...] = ()
    role: Literal["grid", "plain", "cards"] = "grid"


@dataclass(frozen=True, slots=True)
class Box:
    """Framed blocks that stay together: a session's card, an example, or `height` mm of room for notes."""

    blocks: tuple["Block", ...] = ()
    role: Literal["card", "example", "notes"] = "card"
    height: float = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One of the columns of `Columns`; `width` is relative."""

    blocks: tuple["Block", ...]
    width: float = 1


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side."""

    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """`count` empty writing lines, `pitch` mm apart (at least 9)."""

    count: int
    pitch: float = 9


@dataclass(frozen=True, slots=True)
class Blank:
    """A word or two followed by a line to write on; `width` is relative within its `Blanks`."""

    text: Text = ()
    width: float = 1


@dataclass(frozen=True, slots=True)
class Blanks:
    """Blanks that stand in one row, as in "with ____ by ____"."""

    blanks: tuple[Blank, ...]


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
class Fact:
    """One of the boxes of an activity slide: a large sign (`22`, `6A`) and what it is; blank: a box to write in."""

    sign: Text = ()
    text: Text = ()
    look: Literal["box", "blank"] = "box"


@dataclass(frozen=True, slots=True)
class Facts:
    """The boxes beside an activity's task."""

    facts: tuple[Fact, ...]


LabelKind = Literal["say", "ask", "do", "show", "give", "groups", "write", "check", "adapt", "late", "no-power", "time"]


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled instruction to the facilitator: the label's sign (drawn by `kind`), its `word`, and what to do."""

    kind: LabelKind
    word: Text
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a session in the guide. `at` is the word before the blank for the real time; `cut`: may be dropped."""

    number: str
    title: Text
    minutes: Text
    elapsed: str
    at: Text
    labels: tuple[Label, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Notes:
    """What the facilitator reads under a slide."""

    blocks: tuple["Block", ...]


Layout = Literal[
    "title", "section", "statement", "bullets", "columns", "picture", "table", "chart", "diagram", "activity",
    "question", "closing",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `layout` names a layout role of the base file; `number` is its spine number."""

    layout: Layout
    title: Text
    number: str = ""
    blocks: tuple["Block", ...] = ()
    notes: Notes = Notes(())
    footer: Text = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document that starts on a new page: a session, a handout (on a new leaf), a section of the deck.
    `number` and `title` head it, `line` stands small above the title, `running` in the footer; `turned`: landscape."""

    title: Text
    number: str = ""
    line: Text = ()
    running: Text = ()
    role: Literal["cover", "session", "handout", "annex", "deck"] = "annex"
    key: str = ""
    blocks: tuple["Block", ...] = ()
    turned: bool = False


Block = (
    Heading | Paragraph | List | Table | Box | Columns | Lines | Blanks | Picture | Facts | Label | Step | Slide
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `lang` is BCP 47; `title`, `author`, `subject` become the file's properties; `footer` is the
    same on every page (country, language, version); `contents` heads the contents list, if it has one; `instead` is
    said of a side of paper that is made for printing, before the name of the file to read instead."""

    lang: str
    title: Text
    sections: tuple[Section, ...]
    subject: Text = ()
    author: Text = ()
    footer: Text = ()
    contents: Text = ()
    instead: Text = ()

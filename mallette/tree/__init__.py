"""The tree between templates and writers. A template's XML tags are these classes, in lower case with hyphens.

Writers know nothing upstream of it. Every word sits in a `Run`; attributes hold numbers, names and switches.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mallette.tree.pictures import Link, Logo, Logos, Node, Photo, Picture, PictureKind
from mallette.tree.text import Run, Text, iter_runs, plain

__all__ = [
    "LABEL_SIGNS",
    "LEAVES",
    "Blank",
    "Blanks",
    "Block",
    "Box",
    "Cell",
    "Column",
    "Columns",
    "Document",
    "Fact",
    "Facts",
    "Heading",
    "Item",
    "Label",
    "LabelKind",
    "Layout",
    "Lines",
    "Link",
    "List",
    "Logo",
    "Logos",
    "Node",
    "Notes",
    "Paragraph",
    "Photo",
    "Picture",
    "PictureKind",
    "Row",
    "Run",
    "Section",
    "Slide",
    "Step",
    "Table",
    "Text",
    "iter_runs",
    "plain",
]  # fmt: skip


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
    an empty box: the choices of a question); plain (no sign). `start`: the number of the first item, from 1."""

    items: tuple[Item, ...]
    kind: Literal["bullet", "number", "check", "letter", "plain"] = "bullet"
    start: int = 1


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
    """Framed blocks that stay together. `role`: card; example; notes (`height` mm of room); certificate (centred)."""

    blocks: tuple["Block", ...] = ()
    role: Literal["card", "example", "notes", "certificate"] = "card"
    height: float = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One of the columns of `Columns`; `width` is relative, `lang` set where it holds another language than others."""

    blocks: tuple["Block", ...]
    width: float = 1
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side. `role`: free; pair (the same words in two languages: one after the other they are rows of
    one table)."""

    columns: tuple[Column, ...]
    role: Literal["free", "pair"] = "free"


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


LABEL_SIGNS: Mapping[LabelKind, str] = {
    "say": "\u201c", "ask": "?", "do": "►", "show": "■", "give": "→", "groups": "●●", "write": "≡", "check": "√",
    "adapt": "±", "late": "»", "no-power": "☼", "time": "○",
}  # fmt: skip
"""The sign beside each label's word, the same in every document: signs alone that Arial and Arimo have, so that they
print wherever the guide is opened. None is a letter or a figure."""


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
LEAVES = ("session", "handout")  # roles of sections that start on a new leaf of paper, so that they can be taken out


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
    """A part of a document that starts on a new page, or a new leaf (`LEAVES`): a session, a handout, part of a deck.
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
    Heading | Paragraph | List | Table | Box | Columns | Lines | Blanks | Picture | Facts | Photo | Logos | Label | Step
    | Slide
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `lang` is BCP 47; `title`, `author`, `subject` become the file's properties; `footer` is the
    same on every page (country, language, version); `contents` heads the contents list, if it has one; `instead` is
    said of a side of paper that is made for printing, before the name of the file to read instead. One without
    `sections` has nothing to say, and no file is made of it."""

    lang: str
    title: Text
    sections: tuple[Section, ...] = ()
    subject: Text = ()
    author: Text = ()
    footer: Text = ()
    contents: Text = ()
    instead: Text = ()

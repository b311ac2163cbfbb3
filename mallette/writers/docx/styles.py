"""The styles of the base file, as plain values. Names that Word knows keep Word's names, so that it translates them."""

from dataclasses import dataclass, replace
from typing import Literal

Sides = Literal["box", "bottom", "left", "top"]


@dataclass(frozen=True, slots=True)
class Frame:
    """Rules around a paragraph: which sides, thickness in pt, distance from the words in pt; ``accent`` and ``rule``
    are colours of the brand."""

    sides: Sides
    thick: float
    space: int = 1
    colour: str = "000000"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: size, spacing before and after in pt, indents in mm (`inset`: at both sides), line spacing as
    a factor.

    `exact` is a fixed line height in pt, for lines that hold no words. `list` is the number of its list definition.
    """

    name: str
    size: float = 12
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 6
    spacing: float = 1.12
    exact: float = 0
    left: float = 0
    right: float = 0
    hanging: float = 0
    inset: float = 0
    keep_next: bool = False
    outline: int | None = None
    frame: Frame | None = None
    fill: str = ""
    colour: str = ""
    list: int = 0
    based: str = "Normal"
    next: str = ""

    @property
    def id(self) -> str:
        return identifier(self.name)


def identifier(name: str) -> str:
    """Return the id of the style called `name`, as Word writes it: ``Heading1`` for ``heading 1``."""
    return "".join(word[0].upper() + word[1:] for word in name.split(" "))


@dataclass(frozen=True, slots=True)
class TableStyle:
    """A table style: thickness in pt of its outer rules and of those inside (0: none), their line, cell margins in mm
    (left and right, top and bottom)."""

    name: str
    outer: float = 0
    rows: float = 0
    columns: float = 0
    line: Literal["single", "dashed"] = "single"
    sides: float = 1.9
    ends: float = 1.0

    @property
    def id(self) -> str:
        return identifier(self.name)


@dataclass(frozen=True, slots=True)
class ListLevels:
    """A list definition: the style it belongs to, how it counts, and its sign on each level (``%`` is the number)."""

    style: str
    counts: Literal["bullet", "decimal", "upperLetter"]
    signs: tuple[str, str, str]
    indent: float = 5.5
    """How far the words stand from the margin on the first level, in mm; each level goes as far again."""
    size: float = 12
    bold: bool = False


# Every sign here is in Arial and in the fonts with its widths: a sign that a font lacks prints as an empty frame.
LISTS = (
    ListLevels("List Bullet", "bullet", ("▪", "–", "▪")),
    ListLevels("List Number", "decimal", ("%.", "%.", "%."), indent=7, bold=True),
    ListLevels("List Check", "bullet", ("□", "□", "□"), indent=6),
    ListLevels("List Letter", "upperLetter", ("□ %", "□ %", "□ %"), indent=11, bold=True),
)


def list_number(style: str) -> int:
    """Return the number, from 1, of the list definition that belongs to `style`; 0 where it has none."""
    return next((number for number, levels in enumerate(LISTS, 1) if levels.style == style), 0)


NORMAL = ParagraphStyle("Normal", based="")

BAR = Frame("left", 9, 12, "accent")
"""The bar beside the title on the cover."""
STROKE = Frame("bottom", 3.5, 0, "rule")
"""The short rule above it, as on the deck's title slide."""
LABEL = ParagraphStyle("Label", size=9.5, bold=True, before=1, after=2, spacing=1, inset=1.2, frame=Frame("box", 1, 2))

# fmt: off
PARAGRAPHS = (
    NORMAL,
    ParagraphStyle("Cover Top", after=0, exact=150, next="Cover Rule"),
    ParagraphStyle("Cover Rule", size=2, after=10, exact=4, left=6, right=145, next="Title", frame=STROKE),
    ParagraphStyle("Title", size=36, bold=True, after=4, spacing=1, left=6, next="Subtitle", frame=BAR),
    ParagraphStyle("Subtitle", size=15, after=30, left=6, next="Normal", frame=BAR),
    ParagraphStyle(
        "heading 1", size=20, bold=True, after=8, spacing=1, left=19, hanging=19, keep_next=True, outline=0,
        next="Normal",
    ),
    ParagraphStyle(
        "heading 2", size=16, bold=True, before=14, after=5, spacing=1, keep_next=True, outline=1, next="Normal",
        frame=Frame("bottom", 0.75, 2),
    ),
    ParagraphStyle(
        "heading 3", size=13, bold=True, before=7, after=3, spacing=1, keep_next=True, outline=2, next="Normal",
        frame=Frame("bottom", 0.75, 2),
    ),
    ParagraphStyle("heading 4", bold=True, before=5, after=1, spacing=1, keep_next=True, outline=3, next="Normal"),
    ParagraphStyle("TOC Heading", size=20, bold=True, after=14, spacing=1, next="toc 1"),
    ParagraphStyle("toc 1", after=5, left=14, hanging=14),
    ParagraphStyle("header", size=9, after=0, spacing=1),
    ParagraphStyle("footer", size=9, after=0, spacing=1, frame=Frame("top", 0.75, 4)),
    ParagraphStyle("Section Line", size=11, after=2, spacing=1, left=19, keep_next=True, next="heading 1"),
    ParagraphStyle("Lead", size=14, after=10),
    ParagraphStyle("Compact", after=1.5, spacing=1),
    ParagraphStyle("Table Text", size=11, after=0.5, spacing=1.05),
    ParagraphStyle("Table Head", size=11, bold=True, after=1, spacing=1.05, keep_next=True),
    ParagraphStyle("Small", size=11, after=2.5, spacing=1.05),
    ParagraphStyle("Source", size=10, after=2, spacing=1.05),
    ParagraphStyle("Quote", bold=True, after=1.5, spacing=1),
    ParagraphStyle("Answer", italic=True, after=1.5, spacing=1),
    ParagraphStyle("Warning", bold=True, before=4, left=4, frame=Frame("left", 3, 8)),
    ParagraphStyle("List Bullet", after=1.5, spacing=1, list=list_number("List Bullet")),
    ParagraphStyle("List Number", after=1.5, spacing=1, list=list_number("List Number")),
    ParagraphStyle("List Check", after=1.5, spacing=1, list=list_number("List Check")),
    ParagraphStyle("List Letter", after=1.5, spacing=1, list=list_number("List Letter")),
    ParagraphStyle("List Plain", after=1.5, spacing=1),
    ParagraphStyle("List Continue", after=1.5, spacing=1),
    ParagraphStyle("Step Number", size=18, bold=True, after=0, spacing=1, keep_next=True),
    ParagraphStyle("Step Title", size=13, bold=True, after=0, spacing=1, keep_next=True),
    ParagraphStyle("Step Minutes", bold=True, after=0, spacing=1),
    ParagraphStyle("Step Time", size=11, before=3, after=0, spacing=1),
    ParagraphStyle("Step End", size=2, before=3, after=3, exact=3, frame=Frame("top", 1.5)),
    LABEL,
    replace(LABEL, name="Label Say", fill="000000", colour="FFFFFF"),
    ParagraphStyle("Slide Number", size=14, bold=True, after=0, spacing=1),
    ParagraphStyle("Slide Title", bold=True, after=2, spacing=1.05),
    ParagraphStyle("Sign", size=20, bold=True, after=0, spacing=1),
    ParagraphStyle("Blank Line", before=14, after=6),
    ParagraphStyle("Picture Told", size=11, before=6, after=3, spacing=1.05, keep_next=True),
    ParagraphStyle("Picture", before=6, after=6, spacing=1),
    ParagraphStyle("Spacer", size=2, after=0, exact=7),
)
# fmt: on

TABLES = (
    TableStyle("Kit Grid", outer=0.75, rows=0.75, columns=0.75, ends=0.45),
    TableStyle("Kit Plain", outer=0.75, rows=0.75, ends=0.8),
    TableStyle("Kit Cards", outer=1, rows=1, columns=1, line="dashed", sides=4, ends=2),
    TableStyle("Kit Frame", outer=1.25, sides=3.5, ends=1.5),
    TableStyle("Kit Step", sides=1.6, ends=0.6),
    TableStyle("Kit Layout", sides=1.6, ends=0),
)

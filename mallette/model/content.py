"""What is said: findings, recommendations, cases, activities, handouts, cards, questions, words.

One class a kind of file in ``content/``. Sessions and workshops are in `session`.
"""

from typing import Literal

from pydantic import Field, model_validator

from mallette.model.base import Frozen, Key, Mark, Reference, Setting, Text, Texts
from mallette.model.images import Photo


class Kit(Frozen):
    """``kit.yaml``: the toolkit itself. The date stands on every document and makes builds repeatable."""

    title: Text
    subtitle: Text
    version: str
    date: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    authors: str
    licence: Text
    credits: Texts = {}
    """Paragraphs for the guide's first pages: where the content comes from, what could not be read."""
    honesty: Texts = {}
    """What each mark means on paper; keys ``S``, ``P``, ``W``, ``own``."""
    closing: Texts = {}
    """Two to four short lines for the last slide: whose work the toolkit stands on."""
    using: Texts = {}
    """How the facilitators use the guide: short paragraphs."""
    rehearsal: Texts = {}
    """What the facilitators do in their half-day of rehearsal, in order, with minutes."""


class Source(Frozen):
    """A public page or report that a statement rests on. Titles and names are quoted, so they are not translated."""

    title: str
    url: str = ""
    words: Text
    """How the source is named beside a statement on paper: its own name and year."""
    local: bool = False
    """About one country: listed in the kits alone that use it."""


class Finding(Frozen):
    """What was observed, in our words, with where it comes from."""

    title: Text
    """A short name."""
    text: Text
    mark: Mark
    sources: list[Key] = Field(min_length=1)
    supports: list[Key] = Field(min_length=1)
    """Recommendations; the pairing is the toolkit's own."""


class Recommendation(Frozen):
    """One of the seven recommendations."""

    title: Text
    short: Text
    """Three or four words, for tables and wheels."""
    means: Text
    """What it comes to in the field, in one or two sentences of our own."""
    question: Text
    """What to ask of any chain, one a recommendation (handout 12A)."""
    mark: Mark
    sources: list[Key] = Field(min_length=1)


class Concept(Frozen):
    """One of the four types of upgrading, or another idea that is explained once and used in many places."""

    title: Text
    text: Text
    example: Text | None = None
    push: Text | None = None
    """What mostly drives it; absent where no readable source says so."""
    mark: Mark
    sources: list[Key] = []


class Case(Frozen):
    """A published case in the frame problem, action, change, question."""

    title: Text
    problem: Text
    action: Text
    change: Text
    question: Text
    photo: Photo | None = None
    mark: Mark
    sources: list[Key] = Field(min_length=1)


class Size(Frozen):
    """People in a group; `least` and `most` are equal for a fixed size."""

    least: int
    most: int


class Activity(Frozen):
    """What groups do. The task is one text, used word for word on the slide, in the guide and on the handout."""

    title: Text
    """Begins with a verb."""
    task: Texts = Field(min_length=1, max_length=4)
    setting: Setting
    size: Size | None = None
    product: Text
    """What there is to see at the end, in a few words: it stands in a small box on the slide."""
    uses: list[Reference] = []
    """Handouts and cards."""
    reports: Text | None = None
    """Who reports, and how."""
    mark: Mark
    sources: list[Key] = []
    method: Text | None = None
    """The source method and how it was shortened, where there is one."""


class Node(Frozen):
    """A thing in a picture (`mallette.tree.Node`). `value` is a number or the name of a slot."""

    text: Text | None = None
    detail: Text | None = None
    column: int = 0
    row: int = 0
    look: Literal["box", "strong", "shade", "dashed", "star", "unknown", "text"] = "box"
    value: float | str | None = None


class Link(Frozen):
    """A line between two nodes of a picture, by their keys (`mallette.tree.Link`)."""

    start: Key
    end: Key
    line: Literal["goods", "information", "money", "plain", "double", "zigzag"] = "goods"
    text: Text | None = None


class Picture(Frozen):
    """A picture as data (`mallette.tree.Picture`)."""

    kind: Literal[
        "row", "boxes", "stairs", "map", "flows", "line", "balance", "ladder", "bars", "axes", "ripple", "wheel",
        "calendar",
    ]  # fmt: skip
    alt: Text
    nodes: dict[Key, Node] = Field(min_length=1)
    links: dict[Key, Link] = {}


class TableRow(Frozen):
    """A row of a table: its head and the cells that are filled; the others are left empty to write in."""

    head: Text | None = None
    cells: dict[Key, Text] = {}


class Table(Frozen):
    """A table: column heads and rows, by key. `corner` heads the column of row heads; `widths` are relative, one a
    column, the row heads' column first."""

    corner: Text | None = None
    columns: Texts
    rows: dict[Key, TableRow] = {}
    widths: list[float] = []
    height: float = 9
    """Least height of a row in mm; 9 or more where people write."""
    blank: int = 0
    """Empty rows added at the end."""

    @model_validator(mode="after")
    def has_a_width_for_each_column(self) -> "Table":
        count = len(self.columns) + any(row.head for row in self.rows.values())
        if self.widths and len(self.widths) != count:
            raise ValueError(f"has {len(self.widths)} widths for {count} columns, row heads included")
        strange = [key for row in self.rows.values() for key in row.cells if key not in self.columns]
        if strange:
            raise ValueError(f"fills {strange[0]!r}, which is no column")
        return self


class Part(Frozen):
    """A part of a handout or a form. What is given is set in this order: heading, text, findings, case, activity's
    task, items, picture, table, questions, blanks, writing lines.

    `fixed` takes the heading from the five that every recommendation handout has.
    """

    fixed: Literal["observed", "do", "example", "chain", "will"] | None = None
    heading: Text | None = None
    text: Text | None = None
    findings: list[Key] = []
    case: Key | None = None
    activity: Key | None = None
    items: Texts = {}
    style: Literal["bullet", "number", "check", "letter", "plain"] = "bullet"
    illustrative: bool = False
    """Invented sums: "illustrative amounts" is set beside the heading."""
    picture: Picture | None = None
    photo: Photo | None = None
    table: Table | None = None
    questions: Literal["test"] | None = None
    blanks: dict[Key, Texts] = {}
    """Rows of labelled blanks: ``{when: {with: "with", by: "by"}}``."""
    lines: int = 0
    """Empty writing lines."""


class Handout(Frozen):
    """A sheet that participants keep, or a form. Parts are set in order."""

    title: Text
    lead: Text | None = None
    recommendation: Key | None = None
    per: Literal["each", "group", "play-group", "workshop", "day"] = "each"
    copies: int = 1
    parts: dict[Key, Part] = Field(min_length=1)
    source: Text | None = None
    """The source line: what is whose."""
    marked: bool = False
    """It carries the marks of donors and partners, who ask for them on certificates, evaluations and lists."""
    framed: bool = False
    """A page in one frame with room around its words, as a certificate."""
    page: Literal["upright", "turned", "quarters"] = "upright"
    """How it lies on paper: upright; turned, so that the page is wider than high; four to a page, to be cut apart."""


class ReportPart(Part):
    """A part of the training report. `text` says what to write; under it stands what the kit knows already."""

    fill: Literal["programme", "objectives", "plans", "annexes"] | None = None
    form: Key | None = None
    """A form whose tables are set again, to count its ticks in."""


class Report(Frozen):
    """``report.yaml``: the training report that the organisers complete after the workshop. Parts are set in order."""

    title: Text
    lead: Text
    logos: Text
    """Said in the room for logos on the first page."""
    cover: dict[Key, Texts]
    """Rows of labelled blanks for the first page."""
    parts: dict[Key, ReportPart] = Field(min_length=1)
    annexes: Texts
    """What is bound behind it, in order; the first one is annex A."""


class Card(Frozen):
    """One card. `answer` is for the facilitator alone; `copies` is how many of it a set holds."""

    title: Text
    text: Text | None = None
    shape: Literal["square", "circle", "triangle", "star"] | None = None
    answer: Text | None = None
    copies: int = 1


class CardSet(Frozen):
    """Cards to be cut out, one set for each `per`. They are read aloud, so keep them short."""

    title: Text
    use: Text
    """For the facilitator: what the set is for and how it is handed out."""
    per: Literal["each", "group", "play-group", "workshop"]
    cards: dict[Key, Card] = Field(min_length=1)
    blank: int = 0
    illustrative: bool = False
    mark: Mark = "?"


class TestQuestion(Frozen):
    """A question of the bank: three choices; "I do not know yet" is added. The key is for the facilitator alone."""

    ask: Text
    choices: dict[Literal["a", "b", "c"], Text] = Field(min_length=3, max_length=3)
    answer: Literal["a", "b", "c"]
    why: Text
    recommendation: Key | None = None
    test: bool
    """In the first and the last test; the others serve as checks in the steps."""


class GlossaryEntry(Frozen):
    """A word of the field with its plain meaning. `status` says whether the French term was seen in a publication."""

    term: Text
    meaning: Text
    status: Literal["seen", "ours"] = "ours"

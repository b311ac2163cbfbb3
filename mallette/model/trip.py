"""What travels along the trip: the library that is read, the jobs that are planned, the files that are made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from mallette.errors import Mistake, Notice
from mallette.model.base import Frozen, Key
from mallette.model.looks import Brand, ImageFile
from mallette.model.override import Override
from mallette.model.pack import Country, Event, Language, SlotValue
from mallette.model.paper import Arrangement, Copies, Span, Turn
from mallette.model.stage import Base, Ratio
from mallette.model.toolkit import Toolkit
from mallette.tree import Text


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text or an item stands on disk: file relative to the project folder, and line from 1."""

    file: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Translation:
    """One entry of a catalogue: the source it was made from, its text, whether its source has moved on since, the line
    where it stands, the source before that, what translators told each other."""

    source: str
    text: str
    fuzzy: bool = False
    line: int = field(default=0, compare=False)
    previous: str = field(default="", compare=False)
    note: str = field(default="", compare=False)


Catalogue = Mapping[str, Translation]
"""Translations by text id."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A country: its settings, its event, and the toolkit with its differences laid over it.

    `places` says where each item and text of the toolkit stands; `owned` holds the ids of texts that the pack itself
    says, in `country.source`; `values` the slot values it gives. A country whose files hold mistakes is no pack: they
    are in `Library.broken`.
    """

    code: str
    country: Country
    event: Event
    toolkit: Toolkit
    values: Mapping[str, SlotValue] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    owned: frozenset[str] = frozenset()
    catalogues: Mapping[str, Catalogue] = field(default_factory=dict)
    template: Base | None = None
    """The office's own template, on which its decks are built."""
    overrides: Mapping[str, Override] = field(default_factory=dict)
    """What it says instead of the core, by id."""
    moved: tuple[str, ...] = ()
    """Ids of what the pack replaces although the core has changed it since."""
    unconfirmed: tuple[str, ...] = ()
    """Ids of what the pack replaces without having noted what the core said."""
    images: Mapping[str, ImageFile] = field(default_factory=dict)
    """Its pictures, by their paths in the project."""


PageKind = Literal["full", "half", "large-print"]
"""``full``: a whole paper; ``half``: half of it, A5 or half-letter, typeset for that size; ``large-print``: a whole
paper with text of 18 points and nothing side by side."""
Imposition = Literal["none", "booklet", "two-pass"]
"""``booklet``: two halves a side, in the order of a booklet that is folded and stapled at the fold, for a printer that
prints both sides; ``two-pass``: the same, all fronts before all backs, for one that does not."""


class Printing(Frozen):
    """How the pages of a PDF file are made, and how they lie on paper."""

    arrange: Arrangement = "pages"
    page: PageKind = "full"
    impose: Imposition = "none"
    pages_by: int = Field(default=1, ge=1)
    """The number of pages is made a multiple of this, with blank ones at the end: 4 for a booklet."""
    instead: str = ""
    """The file with the same text, for a person who cannot see the sides of an imposed one."""

    @model_validator(mode="after")
    def imposes_what_can_be_folded(self) -> Self:
        """Return it as it is; raises ValueError if it imposes pages that do not fit two on a side."""
        if self.impose != "none" and (self.page != "half" or not self.instead):
            raise ValueError(f"impose: {self.impose} needs page: half, and instead: with the file to read")
        if self.arrange == "posters" and not self.instead:
            raise ValueError("arrange: posters needs instead: with the file to read")
        return self


FULL_PAGES = Printing()


Beside = Literal["none", "pair", "only", "notes"]
"""What a second language makes of an edition. ``pair``: a side-by-side edition as well; ``only``: it is made side by
side alone; ``notes``: the notes under slides."""


class Edition(Printing):
    """One file that a document type makes: its name, format, paper (`country`: the country's own paper) and, for
    slides, the ratio of width to height.

    `each: section` makes one file for each section of the document; ``{number}`` in `file` is its spine number.
    """

    file: str
    format: str
    paper: Literal["country", "a4", "letter"] = "country"
    ratio: Ratio = "16x9"
    made: Literal["always", "request"] = "always"
    """``request``: only where a person (``--edition``) or a country (``editions:``) asks for it."""
    each: Literal["section"] | None = None
    beside: Beside = "none"
    copies: Copies = "none"
    """For the list of what to print first."""
    turn: Turn = "long"

    @model_validator(mode="after")
    def counts_pages_that_are_fixed(self) -> Self:
        """Return it as it is; raises ValueError if it is copied by sections whose pages another program decides."""
        if self.copies == "section" and self.format != "pdf":
            raise ValueError("copies: section needs format: pdf, for a list of pages to print")
        return self


class TypeSettings(Frozen):
    """``type.yaml`` of a document type. `audience: participant` never receives an answer."""

    audience: Literal["facilitator", "participant", "room"]
    whole: bool = False
    """Made for whole workshops alone, not for a single session (``--session``)."""
    round: Literal[1, 2] = 1
    """``2``: a document about the others, made after them; its template gets `made`."""
    signs: bool = False
    """A passage whose translation is stale bears a sign, and is listed at the end (`Country.stale_translations`)."""
    about: Literal["all", "printed"] = "all"
    """What a document of round 2 speaks of: every file of its kit, or those that are printed."""
    editions: dict[Key, Edition]


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A folder of ``templates/documents/``: its settings, and the name of its template."""

    name: str
    settings: TypeSettings
    template: str


class Colours(Frozen):
    """Colours of a brand, as six hexadecimal digits."""

    ink: str = "1D2226"
    accent: str = "0F5257"
    rule: str = "C8741A"
    grey: str = "5A6268"
    hairline: str = "B8BFC4"
    tint: str = "EEF2F2"


class BrandSettings(Frozen):
    """``brand.yaml``."""

    title: str
    colours: Colours = Colours()
    font: str = "Arial"
    """The font named in Office files. Arimo is what is measured (`mallette.fonts`), so it needs the widths of Arial."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What `templates/` holds: document types and brands by their folders, template sources by their paths."""

    types: Mapping[str, DocumentType]
    brands: Mapping[str, Brand]
    templates: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was read: packs by country code, languages, document types, brands, template sources.

    `broken` holds, by country code, the mistakes of packs that cannot be built.
    """

    packs: Mapping[str, Pack]
    languages: Mapping[str, Language]
    catalogues: Mapping[str, Catalogue]
    types: Mapping[str, DocumentType]
    brands: Mapping[str, Brand]
    templates: Mapping[str, str]
    broken: Mapping[str, tuple[Mistake, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a person asked for; empty means everything."""

    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    workshop: str | None = None
    session: int | None = None
    documents: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    """Two languages, for side-by-side editions."""
    notes: str = ""
    """The language of the notes under slides, where it is another than theirs."""

    @property
    def narrow(self) -> bool:
        """Whether anything was left out, so that files of earlier builds must stay."""
        return self != Selection()


@dataclass(frozen=True, slots=True)
class Job:
    """One edition of one document type, for one country, workshop and language, or pair of languages."""

    country: str
    workshop: str
    language: str
    type: str
    edition: str
    folder: str
    """Where its files go, relative to the output folder: ``international/en``."""
    session: int | None = None
    asked: bool = True
    """Whether a person asked for its files. Others are made so that what round 2 says of them is true, not saved."""
    beside: str = ""
    """The second language of a pair, or of the notes."""


@dataclass(frozen=True, slots=True)
class Said:
    """Localized content: what templates receive (mappings, tuples, numbers, marked-up text), the spine (`numbers` by
    id), and by text id the notice for each text whose translation is missing or stale."""

    data: Mapping[str, Any]
    numbers: Mapping[str, str] = field(default_factory=dict)
    fallbacks: Mapping[str, Notice] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file: its path relative to the output folder, its bytes, pages or slides, notices, and the language
    folder it belongs to. `says` holds each of its texts by id, after its spine number ("6-2 A flat price ..."), for
    the list of changes beside a file that somebody edited."""

    path: str
    data: bytes
    pages: int
    folder: str
    notices: tuple[Notice, ...] = ()
    says: Mapping[str, str] = field(default_factory=dict)
    title: Text = ()
    spans: tuple[Span, ...] = ()
    """Where its sections stand, of a file that is printed section by section."""


Files = Mapping[Job, tuple[Made, ...]]
"""The files of a kit, by the job that made them."""

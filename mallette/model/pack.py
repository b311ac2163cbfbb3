"""What varies: slots and their values, countries and their events, languages."""

from typing import Annotated, Literal

from pydantic import Field, Strict, StringConstraints, model_validator

from mallette.model.base import SOURCE, Clock, Frozen, Key, Text
from mallette.model.words import ConceptName, Lexicon, Words

SlotName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
SlotKind = Literal[
    "money", "measure", "quantity", "place", "person", "crop", "date", "time", "phone", "text", "picture"
]
Digits = Literal["arabic", "european"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Forms = dict[str, str]
"""Forms of a word in one language: ``{plain: Abidjan, of: "d'Abidjan"}``, written ``{town.of}``."""
SlotValue = Annotated[int, Strict()] | Annotated[float, Strict()] | Text | dict[str, Forms]
"""A number, a text (translated), or forms for each language: ``{fr: {plain: miel, of: "de miel"}}``."""


class Slot(Frozen):
    """A value that varies by country. A computed slot has `compute`, a sum over other slots, and is never typed."""

    kind: SlotKind
    default: SlotValue | None = None
    compute: str | None = None
    """Arithmetic over other slots: ``kept * price_clean - old_income``."""
    unit: Text | None = None
    example: str = ""
    limit: int | None = None
    """Longest text, in letters."""
    note: Text
    """For the adapter: what it is, where it shows."""
    owner: Literal["country team", "coordinator", "computed"] = "country team"
    must: bool = False


class Rule(Frozen):
    """A comparison over slots that must hold, or the lesson becomes false: ``price_flat < price_mixed``."""

    that: str
    why: str


class Slots(Frozen):
    """``slots.yaml``."""

    slots: dict[SlotName, Slot]
    rules: dict[Key, Rule] = {}


class Spoken(Frozen):
    """What people call money where they count in another unit: ``{word: dola, of: 5}``, five gourdes to a dola."""

    word: str = Field(min_length=1)
    of: float = Field(gt=0)
    sources: list[Key] = []


class Money(Frozen):
    """How amounts are written. `currency` is an ISO 4217 code, or nothing: then amounts are bare numbers."""

    currency: str | None = None
    decimals: int = Field(default=0, ge=0, le=3)
    word: str | None = Field(default=None, min_length=1)
    """The sign of the amount as it is written here, as in ``KSh``; empty: that of our table, else of CLDR."""
    spoken: Spoken | None = None
    """Printed beside each amount in running text: ``500 G (100 dola)``. Sums, charts and tables have the legal unit."""


class Prayer(Frozen):
    """A prayer in the day: its block is put between two others, where one ends nearest to `at`."""

    at: Clock
    minutes: int = Field(gt=0)
    note: Text | None = None


class DaySettings(Frozen):
    """How the days of a workshop run in a country, or at one event. What is empty stays as the plan says."""

    start: Clock | None = None
    end: Clock | None = None
    """The latest end of a day."""
    lunch: int | None = Field(default=None, ge=0)
    """Minutes of lunch; 0 leaves it out."""
    breaks: int | None = Field(default=None, ge=0)
    """Minutes of each break; 0 leaves them out."""
    prayers: dict[Key, Prayer] = {}
    weekend: list[Weekday] = ["saturday", "sunday"]
    """Days on which no workshop is held."""
    interpretation: float = Field(default=1, ge=1, le=3)
    """What the minutes of plenary steps are multiplied by where an interpreter repeats what is said."""


class Country(Frozen):
    """``country.yaml`` of a pack."""

    title: Text
    languages: list[str] = Field(min_length=1)
    source: str = SOURCE
    """The language of the pack's own sentences."""
    defaults: Literal["open", "filled"] = "open"
    """``filled``: the example values of the core count as this country's own, as in a kit that is for no country."""
    paper: Literal["a4", "letter"] = "a4"
    brand: str = "mallette"
    money: Money = Money()
    price_per_side: float | None = Field(default=None, gt=0)
    """What a printed or copied side costs, in the country's currency; empty: a line to fill in."""
    day: DaySettings = DaySettings()
    second_clock: Literal["swahili"] | None = None
    """A second way of counting the hours, printed beside the standard one."""
    digits: Digits | None = None
    """The digits of languages in Arabic script; empty: those of CLDR for the language in this country."""
    words: dict[str, dict[ConceptName, Words]] = {}
    """Its own words for fixed concepts, by language: ``{fr: {value_chain: {one: filière, many: filières, ...}}}``."""
    marking: list[Key] | None = None
    """The donors and partners that the kits name (``marking/KEY.yaml``), in order; empty: none; absent: undecided."""
    logos: bool = True
    """Whether their logos are shown; else their lines alone."""
    stale_translations: Literal["mark", "block", "source"] = "mark"
    """What becomes of a sentence that has changed since it was translated: the earlier translation is printed, and the
    guide marks it; no kit is built; the new sentence is printed, in its own language."""
    editions: list[Key] = []
    """Editions made on request that this country always wants: ``[deck-4x3]``."""


class Event(Frozen):
    """``event.yaml`` of a pack: one workshop's own data. What is empty is printed as a line to fill in."""

    plan: Key
    venue: str = ""
    dates: list[str] = []
    """ISO dates, one a day."""
    facilitators: list[str] = []
    participants: int = Field(default=24, gt=0)
    follow_up_date: str = ""
    day: DaySettings = DaySettings()
    """What differs from the country's own day."""


class Typography(Frozen):
    """How a language is set. Empty means: as English."""

    narrow_before: str = ""
    """Signs that take a no-break space before them, as in French ``;:!?``."""
    quotes: list[str] = ["\u201c", "\u201d"]
    space_inside_quotes: bool = False
    months: list[str] = []
    """Names that stay on the line of the day before them."""
    titles: list[str] = []
    """What stays on the line of the name or number after it, as in ``Mme``, ``no``."""
    mistaken: dict[str, str] = {}
    """Regular expressions of what is never printed so, each with what is right: ``{"\\d+ème": "2e"}``."""
    refused_before_slot: list[str] = []
    """Words that may not stand straight before a plain place, person or crop slot: *de*, *d'*."""


class Language(Lexicon):
    """``language.yaml``, with what ``concepts.yaml`` beside it says."""

    name: str
    direction: Literal["ltr", "rtl"] = "ltr"
    locale: str
    """The Babel locale for numbers and dates, as in ``fr``."""
    clock: str = "HH:mm"
    """How a time of day is written, as a pattern of Unicode: ``HH 'h' mm`` gives 15 h 25."""
    plans: list[Key] = []
    """The workshops that the language is complete for; each must exist. They are not yet the only ones built in it."""
    reviewed: bool = True
    typography: Typography = Typography()


Unit = Literal["kg", "ha", "l"]
"""What a field measure comes to: kilograms, hectares, litres."""


class Measure(Frozen):
    """A measure of the field: what people call it, and what it comes to. Never taken from locale data, which calls the
    hectare a carreau."""

    name: Text
    amount: float = Field(gt=0)
    unit: Unit
    crop: Text | None = None
    """What it was weighed with; a measure by volume holds other kilograms of each crop."""
    country: str = Field(pattern=r"^[a-z]{2}$")
    sources: list[Key] = []
    date: str = Field(default="", pattern=r"^(\d{4}(-\d\d-\d\d)?)?$")
    """When the source says so: a year or an ISO date."""
    illustrative: bool = False
    """Given without a source, as an example that a country team weighs for itself."""

    @model_validator(mode="after")
    def has_a_source_or_says_that_it_has_none(self) -> "Measure":
        if bool(self.sources) == self.illustrative:
            raise ValueError("a measure has sources, or says illustrative: true")
        return self

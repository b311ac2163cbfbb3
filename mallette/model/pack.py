"""What varies: slots and their values, countries and their events, languages."""

from typing import Annotated, Literal

from pydantic import Field, Strict, StringConstraints

from mallette.model.base import SOURCE, Clock, Frozen, Key, Text

SlotName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
SlotKind = Literal[
    "money", "measure", "quantity", "place", "person", "crop", "date", "time", "phone", "text", "picture"
]
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
    note: str
    """For the adapter: what it is, where it shows."""
    owner: str = "country team"
    must: bool = False


class Rule(Frozen):
    """A comparison over slots that must hold, or the lesson becomes false: ``price_flat < price_mixed``."""

    that: str
    why: str


class Slots(Frozen):
    """``slots.yaml``."""

    slots: dict[SlotName, Slot]
    rules: dict[Key, Rule] = {}


class Money(Frozen):
    """How amounts are written. `currency` is an ISO 4217 code, or nothing: then amounts are bare numbers."""

    currency: str | None = None
    decimals: int = 0


class Country(Frozen):
    """``country.yaml`` of a pack."""

    title: Text
    languages: list[str] = Field(min_length=1)
    source: str = SOURCE
    """The language of the pack's own sentences."""
    paper: Literal["a4", "letter"] = "a4"
    brand: str = "mallette"
    money: Money = Money()
    price_per_side: float | None = Field(default=None, gt=0)
    """What a printed or copied side costs, in the country's currency; empty: a line to fill in."""
    start: Clock | None = None
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


class Typography(Frozen):
    """How a language is set. Empty means: as English."""

    narrow_before: str = ""
    """Signs that take a no-break space before them, as in French ``;:!?``."""
    quotes: list[str] = ["\u201c", "\u201d"]
    space_inside_quotes: bool = False
    refused_before_slot: list[str] = []
    """Words that may not stand straight before a plain place, person or crop slot: *de*, *d'*."""


class Language(Frozen):
    """``language.yaml``."""

    name: str
    direction: Literal["ltr", "rtl"] = "ltr"
    locale: str
    """The Babel locale for numbers and dates, as in ``fr``."""
    plans: list[Key] = []
    """The workshops that the language is complete for; each must exist. They are not yet the only ones built in it."""
    reviewed: bool = True
    typography: Typography = Typography()

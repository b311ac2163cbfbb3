"""What a country team fills in, as plain values: a field is one cell of the workbook and one place in the pack."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any, Literal

from mallette.exchange.xlsx import Kind, Row, Value
from mallette.localize.voice import Voice
from mallette.model.pack import SlotValue
from mallette.model.trip import Library, Pack
from mallette.numbering import Spine, number_workshop
from mallette.sums import slot_values
from mallette.typography import set_text

File = Literal["country", "event", "slots", "words"]
"""The YAML file of the pack that holds a field; ``words``: the catalogue of its language."""
Page = Literal["must", "may", "event", "country"]

HINTS: Mapping[str, str] = {
    "text": "hint_text", "number": "hint_number", "whole": "hint_whole", "date": "hint_date", "time": "hint_time",
    "choice": "hint_choice",
}  # fmt: skip
"""The fixed word that says how each kind is typed."""


@dataclass(frozen=True, slots=True)
class Field:
    """One cell to fill in.

    `path` leads to the value in its file; what several fields share a path is a list, of which each gives one `member`
    (a code that is in it or not, or the number of an entry). `value` is what the pack itself says, None where it keeps
    the default. `choices` are the values that may be chosen, by the words that the cell shows.
    """

    file: File
    path: tuple[str, ...]
    page: Page
    what: str
    kind: Kind = "text"
    value: Any = None
    part: str = ""
    language: str = ""
    member: str | int | None = None
    choices: Mapping[str, Any] = field(default_factory=dict)
    free: bool = False
    """Whether something else than the choices may be typed."""
    limit: int | None = None
    needed: bool = False
    """Whether the pack cannot do without it, since there is no default."""
    wanted: bool = False
    """Whether its cell is marked as long as it is empty."""
    hint: str = ""
    now: str = ""
    default: str = ""
    example: str = ""
    where: str = ""
    owner: str = ""

    @property
    def key(self) -> str:
        """Its name in the workbook and in messages: ``slots.price_flat``, ``event.dates.1``."""
        own = [self.language] if self.file == "words" else []
        return ".".join((self.file, *own, *self.path, *([] if self.member is None else [str(self.member)])))

    @property
    def cell(self) -> Value:
        """What the cell shows: of a choice, its words."""
        if self.choices and self.value is not None:
            words = (words for words, value in self.choices.items() if value == self.value)
            return next(words, str(self.value))
        return value_in_cell(self.kind, self.value)

    def row(self) -> Row:
        """Return it as a row of the workbook."""
        shown = (self.now, self.default, self.example, str(self.limit or ""), self.where, self.owner)
        choices = tuple(self.choices)
        return Row(
            self.key, self.what, self.part, self.kind, self.cell, shown, choices, self.limit, self.hint,
            wanted=self.wanted, free=self.free,
        )  # fmt: skip


def value_in_cell(kind: Kind, value: Any) -> Value:
    """Return a value of the pack as a cell holds it: dates and times as what they are, if they can be read."""
    try:
        if kind == "date" and value:
            return date.fromisoformat(value)
        if kind == "time" and value:
            return time.fromisoformat(value)
    except ValueError:
        return str(value)
    return value if isinstance(value, int | float) or value is None else str(value)


@dataclass(frozen=True, slots=True)
class Words:
    """What the workbook is said with: the pack's voice in each of its languages, with its values and with the defaults.
    Headings and explanations are in the language of its own sentences."""

    pack: Pack
    library: Library
    spine: Spine
    values: Mapping[str, SlotValue | None]
    usual: Mapping[str, SlotValue | None]

    def voice(self, code: str) -> Voice:
        """Return the pack's voice in one language."""
        return Voice(
            pack=self.pack,
            code=code,
            language=self.library.languages[code],
            catalogue=self.library.catalogues.get(code, {}),
            typography=self.library.languages,
            spine=self.spine,
            values=self.values,
        )

    def defaults(self, code: str) -> Voice:
        """Return the voice of a pack that gives no values."""
        return replace(self.voice(code), pack=replace(self.pack, values={}), values=self.usual)

    @property
    def source(self) -> str:
        """The code of the country's own language."""
        return self.pack.country.source

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages that the country offers, its own first."""
        return tuple(dict.fromkeys((self.source, *self.pack.country.languages)))

    def term(self, name: str) -> str:
        """Return a fixed word in the country's own language."""
        return self.text(f"terms.{name}", str(self.pack.toolkit.terms[name]))

    def text(self, id: str, source: str) -> str:
        """Return a text in the country's own language, with the no-break spaces of the language that it is in."""
        words, lang = self.voice(self.source).words(id, source)
        return set_text(words, self.library.languages[lang].typography)


def words_of(pack: Pack, library: Library) -> Words:
    """Return what the workbook of a pack is said with. Places are those of its own plan."""
    toolkit = pack.toolkit
    spine = number_workshop(toolkit, toolkit.workshops[pack.event.plan])
    slots = toolkit.slots
    return Words(pack, library, spine, slot_values(slots, pack.values), slot_values(slots, {}))

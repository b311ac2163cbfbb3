"""Say one text in one language: its translation or its source, its slots filled, its typography set."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from markupsafe import Markup

from mallette.errors import Notice
from mallette.formats import country_locale, print_clock, print_date, print_money, print_number
from mallette.marks import mark_up, take_slots
from mallette.model.base import SOURCE
from mallette.model.pack import Language, Slot, SlotValue
from mallette.model.trip import Catalogue, Pack
from mallette.numbering import Spine, place_of
from mallette.typography import NO_BREAK, set_text

EMPTY = "\u2026" * 5
"""What an empty slot prints: dots to write on."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One pack's toolkit in one language. `fallbacks` gathers, by text id, the notice for each text that had no
    translation or a stale one; the dict is the voice's own and grows as it speaks."""

    pack: Pack
    code: str
    language: Language
    catalogue: Catalogue
    typography: Mapping[str, Language]
    spine: Spine
    values: Mapping[str, SlotValue | None]
    fallbacks: dict[str, Notice] = field(default_factory=dict)

    def say(self, id: str, source: str) -> Markup:
        """Return a text as ``<t id="..." lang="...">`` markup."""
        words, lang = self.words(id, source)
        rules = self.typography[lang].typography if lang in self.typography else self.language.typography
        marked = mark_up(words, partial(self.fill, lang=lang), partial(set_text, rules=rules))
        return Markup(f'<t id="{id}" lang="{lang}">{marked}</t>')  # noqa: S704 - words are escaped in mark_up

    def show(self, name: str) -> Markup:
        """Return the value of a slot alone, as a text."""
        words = self.fill(name, self.code)
        return Markup('<t id="slots.{0}" lang="{1}"><slot id="{0}">{2}</slot></t>').format(name, self.code, words)

    def words(self, id: str, source: str) -> tuple[str, str]:
        """Return the words for a text and the language they are in."""
        own = id in self.pack.owned or id == self.title_id
        home = self.pack.country.source if own else SOURCE
        if self.code == home:
            return source, home
        # A pack's own sentence never takes the core's translation: that one translates what it replaced.
        catalogue = self.pack.catalogues.get(self.code, {}) if own else self.catalogue
        entry = catalogue.get(id)
        if entry is None:
            self.note("missing translation", id, source, 0)
            return source, home
        if not (entry.fuzzy or entry.source != source):
            return entry.text, self.code
        self.note("stale translation", id, source, entry.line)
        # An earlier translation may name a slot or a sheet that is gone by now: then nothing could fill it.
        return (entry.text, self.code) if self.can_fill(entry.text) else (source, home)

    @property
    def title_id(self) -> str:
        """The id of the country's name, which the pack says in its own language."""
        return f"countries/{self.pack.code}.title"

    def can_fill(self, text: str) -> bool:
        """Return whether every slot and reference in `text` is still there."""
        slots = self.pack.toolkit.slots.slots
        return all(name in self.spine.numbers or name.partition(".")[0] in slots for name in take_slots(text)[1])

    def note(self, kind: str, id: str, source: str, line: int) -> None:
        place = place_of(id, self.spine)
        own = id in self.pack.owned or id == self.title_id
        folder = f"countries/{self.pack.code}/languages/{self.code}.po" if own else f"languages/{self.code}/strings.po"
        where = f"{place} ({id})" if place else id
        self.fallbacks[id] = Notice(f"{kind} ({self.code})", where, source, f"content/{folder}", line)

    def fill(self, name: str, lang: str) -> str:
        """Return what a slot or a reference prints in `lang`."""
        if "/" in name:
            return self.spine.numbers[name]
        name, _, form = name.partition(".")
        slot = self.pack.toolkit.slots.slots[name]
        return self.print_slot(name, slot, form or "plain", lang)

    def print_slot(self, name: str, slot: Slot, form: str, lang: str) -> str:
        value = self.values.get(name)
        locale = self.locale(lang)
        match value:
            case None | "":
                return EMPTY
            case dict():
                return form_of(value, lang, form)
            case int() | float():
                return self.print_amount(name, slot, value, locale)
        if slot.kind == "date":
            return print_date(value, locale)
        if slot.kind == "time":
            return print_clock(value, locale)
        return self.slot_words(name, value) if slot.kind in ("text", "measure") else str(value)

    def slot_words(self, name: str, value: str) -> str:
        """Return the words of a text slot: a country's own value takes only the country's own translation."""
        if name not in self.pack.values:
            return self.words(f"slots.slots.{name}.default", value)[0]
        entry = self.pack.catalogues.get(self.code, {}).get(f"slots.{name}")
        return entry.text if entry else value

    def locale(self, lang: str) -> str:
        """Return the locale of numbers and dates: the language as it is written in the country."""
        return country_locale(self.typography.get(lang, self.language).locale, self.pack.code)

    def print_amount(self, name: str, slot: Slot, value: float, locale: str) -> str:
        if slot.kind == "money":
            return print_money(value, self.pack.country.money, locale)
        number = print_number(value, locale)
        if slot.unit is None:
            return number
        return f"{number}{NO_BREAK}{self.words(f'slots.slots.{name}.unit', slot.unit)[0]}"


def form_of(forms: Mapping[str, Mapping[str, str]], lang: str, form: str) -> str:
    """Return a form of a word: in the language, else in any; the form asked for, else the plain one."""
    given = forms.get(lang) or next(iter(forms.values()))
    return given.get(form, given["plain"])

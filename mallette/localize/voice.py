"""Say one text in one language: its translation or its source, its slots filled, its typography set."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from markupsafe import Markup

from mallette.errors import Notice
from mallette.formats import (
    country_locale,
    print_clock,
    print_date,
    print_measure,
    print_money,
    print_number,
    print_spoken,
)
from mallette.marks import mark_up, take_slots
from mallette.model.base import SOURCE
from mallette.model.pack import Digits, Language, Slot, SlotValue
from mallette.model.trip import Catalogue, Pack
from mallette.numbering import Spine, place_of
from mallette.phrases import say_phrases
from mallette.typography import NO_BREAK, set_text
from mallette.wording import Wording, wording_of

SUM = re.compile(r"[\d})]\s=\s")
"""What a worked sum holds."""
STALE = "\u25ca"
"""What stands behind a passage whose translation is stale."""
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
    narrow: bool = False
    """Whether it speaks in a cell or a chart: then amounts are in the legal unit alone."""
    signs: bool = False
    """Whether a passage whose translation is stale bears a sign: in the facilitator's guide."""
    days: int = 1
    """How many days the workshop has."""

    def say(self, id: str, source: str) -> Markup:
        """Return a text as ``<t id="..." lang="...">`` markup."""
        words, lang = self.words(id, source)
        if SUM.search(words) and not self.narrow:
            return self.in_narrow_room().say(id, source)
        own = self.pack.country.words.get(lang)
        if own and id not in self.pack.owned:
            words = say_phrases(words, id, self.typography[lang].concepts, own)
        rules = self.typography[lang].typography if lang in self.typography else self.language.typography
        marked = mark_up(words, partial(self.fill, lang=lang), partial(set_text, rules=rules))
        sign = f"{NO_BREAK}{STALE}" if self.signs and self.is_stale(id) else ""
        return Markup(f'<t id="{id}" lang="{lang}">{marked}{sign}</t>')  # noqa: S704 - words are escaped in mark_up

    def is_stale(self, id: str) -> bool:
        """Return whether the translation of a text was made from an earlier sentence."""
        return id in self.fallbacks and self.fallbacks[id].kind.startswith("stale")

    def show(self, name: str) -> Markup:
        """Return the value of a slot alone, as a text for a chart."""
        words = self.in_narrow_room().fill(name, self.code)
        return Markup('<t id="slots.{0}" lang="{1}"><slot id="{0}">{2}</slot></t>').format(name, self.code, words)

    def words(self, id: str, source: str) -> tuple[str, str]:
        """Return the words for a text and the language they are in."""
        wording = wording_of(self.pack, self.code, self.catalogue, id, source)
        if wording.state in ("own", "translated"):
            return wording.text, wording.lang
        self.note(f"{wording.state} translation", id, source, wording)
        # An earlier translation may name a slot or a sheet that is gone by now: then nothing could fill it.
        anew = self.pack.country.stale_translations == "source" or not self.can_fill(wording.text)
        if wording.state == "stale" and anew:
            return source, self.pack.country.source if id in self.pack.owned else SOURCE
        return wording.text, wording.lang

    def can_fill(self, text: str) -> bool:
        """Return whether every slot and reference in `text` is still there."""
        slots = self.pack.toolkit.slots.slots
        return all(name in self.spine.numbers or name.partition(".")[0] in slots for name in take_slots(text)[1])

    def note(self, kind: str, id: str, source: str, wording: Wording) -> None:
        place = place_of(id, self.spine)
        where = f"{place} ({id})" if place else id
        self.fallbacks[id] = Notice(f"{kind} ({self.code})", where, source, wording.file, wording.line)

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
            return self.print_date(value, lang)
        if slot.kind == "time":
            return print_clock(value, locale, self.digits, self.typography.get(lang, self.language).clock)
        if slot.kind == "measure" and value in self.pack.toolkit.measures:
            return self.print_measure(value, locale)
        return self.slot_words(name, value) if slot.kind in ("text", "measure") else str(value)

    def print_date(self, iso: str, lang: str) -> str:
        """Return an ISO date as it is printed in `lang`."""
        return print_date(iso, self.locale(lang), self.digits)

    def print_measure(self, key: str, locale: str) -> str:
        """Return a measure of our table with what it comes to."""
        measure = self.pack.toolkit.measures[key]
        name = self.words(f"measures.{key}.name", measure.name)[0]
        return print_measure(name, measure.amount, measure.unit, locale, self.digits)

    def slot_words(self, name: str, value: str) -> str:
        """Return the words of a text slot: a country's own value takes only the country's own translation."""
        if name not in self.pack.values:
            return self.words(f"slots.slots.{name}.default", value)[0]
        entry = self.pack.catalogues.get(self.code, {}).get(f"slots.{name}")
        return entry.text if entry else value

    def in_narrow_room(self) -> "Voice":
        """Return the voice as it speaks where two units do not fit: in charts, cells and sums."""
        return replace(self, narrow=True)

    @property
    def digits(self) -> Digits | None:
        """The digits that the country asks for."""
        return self.pack.country.digits

    def locale(self, lang: str) -> str:
        """Return the locale of numbers and dates: the language as it is written in the country."""
        return country_locale(self.typography.get(lang, self.language).locale, self.pack.code)

    def print_amount(self, name: str, slot: Slot, value: float, locale: str) -> str:
        if slot.kind == "money":
            print_ = print_money if self.narrow else print_spoken
            return print_(value, self.pack.country.money, locale, self.digits)
        number = print_number(value, locale, self.digits)
        if slot.unit is None:
            return number
        return f"{number}{NO_BREAK}{self.words(f'slots.slots.{name}.unit', slot.unit)[0]}"


def form_of(forms: Mapping[str, Mapping[str, str]], lang: str, form: str) -> str:
    """Return a form of a word: in the language, else in any; the form asked for, else the plain one."""
    given = forms.get(lang) or next(iter(forms.values()))
    return given.get(form, given["plain"])

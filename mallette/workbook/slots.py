"""The fields of slots: a row for each number, for each language of a text, for each form of a word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mallette.exchange.xlsx import Kind
from mallette.model.pack import Event, Slot
from mallette.uses import places_of_slots
from mallette.workbook.field import HINTS, Field, Page, Words

FORMED = ("place", "person", "crop")
"""Kinds of slots whose words have forms."""
KINDS: Mapping[str, Kind] = {"money": "number", "quantity": "number", "date": "date", "time": "time"}
"""How slots that every language shares are typed; the others are words."""
PLAIN = "plain"
FORMS = {PLAIN: "form_plain", "of": "form_of", "the": "form_the", "at": "form_at", "to": "form_to"}
"""Forms that have a name of their own among the fixed words."""
OWNERS = {"country team": "owner_country", "coordinator": "owner_coordinator"}


def fields_of_slots(words: Words) -> Iterator[Field]:
    """Yield the fields of every slot that a country gives, in the order of ``slots.yaml``. What belongs to one workshop
    stands among its data; what is computed is no field."""
    voice = words.voice(words.source)
    places = places_of_slots(words.pack.toolkit, voice.spine)
    for name, slot in words.pack.toolkit.slots.slots.items():
        if slot.compute is None and name not in Event.model_fields and slot.kind != "picture":
            yield from fields_of_slot(words, name, slot, ", ".join(places[name]))


def fields_of_slot(words: Words, name: str, slot: Slot, where: str) -> Iterator[Field]:
    """Yield the fields of one slot."""
    page: Page = "must" if slot.must else "may"
    what = words.text(f"slots.slots.{name}.note", str(slot.note))
    owner = words.term(OWNERS[slot.owner]) if slot.owner in OWNERS else slot.owner
    base = Field(
        "slots", (name,), page, what, value=words.pack.values.get(name), where=where, owner=owner,
        example=slot.example, limit=slot.limit, wanted=slot.must,
    )  # fmt: skip
    if slot.kind in FORMED:
        found = fields_of_forms(words, name, slot, base)
    elif slot.kind in ("text", "measure"):
        found = fields_of_text(words, name, slot, base)
    else:
        found = iter((one_field(words, name, slot, base),))
    for place, field in enumerate(found):
        yield replace(field, what=first_sentence(what)) if place else field


def first_sentence(words: str) -> str:
    """Return the first sentence: the rows of one value after the first need no more."""
    return re.split(r"(?<=[.!?])\s", words, maxsplit=1)[0]


def one_field(words: Words, name: str, slot: Slot, base: Field) -> Field:
    """Return the field of a number, a date, a time or a telephone number, which every language shares."""
    code = words.source
    kind = KINDS.get(slot.kind, "text")
    return replace(
        base,
        kind=kind,
        hint=words.term(HINTS[kind]),
        part=words.term("for_all"),
        now=shown_by(words, name, code),
        default=shown_by(words, name, code, default=True),
    )


def fields_of_text(words: Words, name: str, slot: Slot, base: Field) -> Iterator[Field]:
    """Yield a field for each language: the country's own, which stands in its values, then translations, which stand in
    its catalogues."""
    source, pack = words.source, words.pack
    measures = [key for key, each in pack.toolkit.measures.items() if each.country == pack.code]
    choices = {each: each for each in measures} if slot.kind == "measure" else {}
    for code in words.codes:
        own = code == source
        entry = pack.catalogues.get(code, {}).get(f"slots.{name}")
        yield replace(
            base,
            file="slots" if own else "words",
            value=base.value if own else entry.text if entry else None,
            language=code,
            part=words.library.languages[code].name,
            choices=choices if own else {},
            free=True,
            hint=words.term("hint_text"),
            wanted=base.wanted and own,
            now=shown_by(words, name, code),
            default=shown_by(words, name, code, default=True),
        )


def fields_of_forms(words: Words, name: str, slot: Slot, base: Field) -> Iterator[Field]:
    """Yield a field for each form that a language has of a word: those of the default, those that the pack gives."""
    default = slot.default if isinstance(slot.default, dict) else {}
    for code in words.codes:
        given = base.value if isinstance(base.value, dict) else {code: {PLAIN: base.value}} if base.value else {}
        for form in dict.fromkeys((PLAIN, *default.get(code, {}), *given.get(code, {}))):
            spoken = words.library.languages[code].name
            yield replace(
                base,
                path=(name, code, form),
                value=given.get(code, {}).get(form),
                language=code,
                part=f"{spoken} · {words.term(FORMS[form]) if form in FORMS else form}",
                limit=base.limit if form == PLAIN else None,
                example=base.example if form == PLAIN else "",
                hint=words.term("hint_form"),
                now=shown_by(words, name, code, form),
                default=shown_by(words, name, code, form, default=True),
            )


def shown_by(words: Words, name: str, code: str, form: str = PLAIN, *, default: bool = False) -> str:
    """Return what a slot prints in one language, now or by default; nothing where it is empty."""
    voice = words.defaults(code) if default else words.voice(code)
    slot = words.pack.toolkit.slots.slots[name]
    return str(voice.print_slot(name, slot, form, code)) if voice.values.get(name) not in (None, "") else ""


def computed_rows(words: Words) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield for each computed slot its key, what it is, its value now and by default, and where it shows."""
    code = words.source
    voice = words.voice(code)
    places = places_of_slots(words.pack.toolkit, voice.spine)
    for name, slot in words.pack.toolkit.slots.slots.items():
        if slot.compute is not None:
            what = words.text(f"slots.slots.{name}.note", str(slot.note))
            now, usual = shown_by(words, name, code), shown_by(words, name, code, default=True)
            yield f"slots.{name}", what, now, usual, ", ".join(places[name])

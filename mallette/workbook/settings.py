"""The fields of a country's settings and of its next workshop."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from babel.dates import get_day_names
from pydantic_core import PydanticUndefined

from mallette.exchange.xlsx import Kind
from mallette.formats import locale_of
from mallette.model.pack import Country, Event
from mallette.workbook.field import HINTS, Field, Words

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_WORD = 40
"""Letters of a word for a concept at most, as in the model."""
FACILITATORS = 6
"""Rows for facilitators; there is always one more than are named."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of ``country.yaml``: its path, the fixed word that says what it is, and how it is typed."""

    path: str
    what: str
    kind: Kind = "text"
    example: str = ""
    wanted: bool = False


TYPED = (
    Setting("money.currency", "own_currency", example="KES, XOF, HTG", wanted=True),
    Setting("money.word", "own_money_word", example="KSh"),
    Setting("money.decimals", "own_decimals", "whole", "0"),
    Setting("money.spoken.word", "own_spoken_word", example="dola"),
    Setting("money.spoken.of", "own_spoken_of", "number", "5"),
    Setting("price_per_side", "own_side", "number", "10"),
    Setting("day.start", "own_start", "time", "08:30", wanted=True),
    Setting("day.end", "own_end", "time", "16:30"),
    Setting("day.lunch", "own_lunch", "whole", "60"),
    Setting("day.breaks", "own_breaks", "whole", "20"),
    Setting("day.interpretation", "own_interpretation", "number", "2"),
)


def fields_of_country(words: Words) -> Iterator[Field]:
    """Yield the fields of the country's settings. Its own language stays: its sentences are written in it."""
    yield from fields_of_title(words)
    country, yes_no = words.pack.country, {words.term("say_yes"): True, words.term("say_no"): False}
    for code, language in words.library.languages.items():
        what = f"{words.term('own_language')} {language.name}"
        yield chosen(words, ("languages",), what, code in country.languages, yes_no, member=code)
    papers = {"A4": "a4", words.term("print_letter"): "letter"}
    yield chosen(words, ("paper",), words.term("own_paper"), given(country, "paper"), papers)
    brands = {brand.settings.title: key for key, brand in words.library.brands.items()}
    yield chosen(words, ("brand",), words.term("own_brand"), given(country, "brand"), brands)
    for setting in TYPED:
        yield field_of(words, setting, country)
    names = get_day_names("wide", context="stand-alone", locale=locale_of(words.library.languages[words.source].locale))
    for place, day in enumerate(DAYS):
        what = f"{words.term('own_weekend')} {names[place]}"
        yield chosen(words, ("day", "weekend"), what, day in country.day.weekend, yes_no, member=day)
    yield from fields_of_marking(words, yes_no)
    clocks = {words.term("say_no"): None, words.term("clock_swahili"): "swahili"}
    yield chosen(words, ("second_clock",), words.term("own_clock"), country.second_clock, clocks)


def fields_of_marking(words: Words, yes_no: Mapping[str, Any]) -> Iterator[Field]:
    """Yield a field for each donor and partner that the toolkit knows, empty as long as the country has not decided,
    and one for their logos."""
    country = words.pack.country
    for key, profile in words.pack.toolkit.marking.items():
        what = f"{words.term('own_marking')} {words.text(f'marking/{key}.title', str(profile.title))}"
        value = None if country.marking is None else key in country.marking
        field = chosen(words, ("marking",), what, value, yes_no, member=key)
        yield replace(field, needed=False, wanted=True)
    if words.pack.toolkit.marking:
        yield chosen(words, ("logos",), words.term("own_logos"), given(country, "logos"), yes_no)


def fields_of_concepts(words: Words) -> Iterator[Field]:
    """Yield the fields of the country's own words for fixed concepts, in each of its languages: one, several, and the
    gender where the language has genders."""
    genders = {words.term("gender_f"): "f", words.term("gender_m"): "m"}
    for code in words.codes:
        language, own = words.library.languages[code], words.pack.country.words.get(code, {})
        for name, concept in language.concepts.items():
            for part, term in (("one", "word_one"), ("many", "word_many"), ("gender", "word_gender")):
                usual, value = getattr(concept, part), getattr(own.get(name), part, None)
                choices = genders if part == "gender" else {}
                if usual is None:
                    continue
                yield Field(
                    "country", ("words", code, name, part), "may", f"{words.term('own_word')} {concept.one}",
                    "choice" if choices else "text", value=value, part=f"{language.name} · {words.term(term)}",
                    language=code, choices=choices, limit=None if choices else LONGEST_WORD,
                    hint=words.term("hint_choice" if choices else "hint_text"), owner=words.term("owner_country"),
                    now=shown(choices, value or usual) if choices else value or usual,
                    default=shown(choices, usual) if choices else usual,
                )  # fmt: skip


def fields_of_title(words: Words) -> Iterator[Field]:
    """Yield the country's name in its own language, then its translations."""
    pack = words.pack
    for code in words.codes:
        own = code == words.source
        entry = pack.catalogues.get(code, {}).get(f"countries/{pack.code}.title")
        title = str(pack.country.title)
        yield Field(
            "country" if own else "words", ("title",), "country", words.term("own_title"),
            value=title if own else entry.text if entry else None, part=words.library.languages[code].name,
            language=code, needed=own, hint=words.term("hint_text"), now=entry.text if entry and not own else title,
            owner=words.term("owner_country" if own else "owner_translator"),
        )  # fmt: skip


def chosen(
    words: Words, path: tuple[str, ...], what: str, value: Any, choices: Mapping[str, Any], member: str | None = None
) -> Field:
    """Return the field of a country's setting that is chosen from a list. What is in a list or not has no default."""
    usual = default_of(Country, path) if member is None else None
    return Field(
        "country", path, "country", what, "choice", value=value, choices=choices, member=member,
        needed=member is not None, hint=words.term("hint_choice"), owner=words.term("owner_country"),
        default=shown(choices, usual) if usual else "", now=shown(choices, usual if value is None else value),
    )  # fmt: skip


def shown(choices: Mapping[str, Any], value: Any) -> str:
    return next((words for words, each in choices.items() if each == value), "")


def field_of(words: Words, setting: Setting, country: Country) -> Field:
    """Return the field of a country's setting that is typed."""
    path = tuple(setting.path.split("."))
    usual, value = default_of(Country, path), given(country, *path)
    return Field(
        "country", path, "country", words.term(setting.what), setting.kind, value=value,
        wanted=setting.wanted, hint=words.term(HINTS[setting.kind]), now="" if value is None else str(value),
        default="" if usual is None else str(usual), example=setting.example, owner=words.term("owner_country"),
    )  # fmt: skip


def given(model: Any, *path: str) -> Any:
    """Return what the pack itself says at a path of its settings; None where it keeps the default."""
    for name in path:
        if model is None or name not in model.model_fields_set:
            return None
        model = getattr(model, name)
    return model


def default_of(model: Any, path: tuple[str, ...]) -> Any:
    """Return the default of a setting; None where there is none."""
    usual = model.model_fields[path[0]].default
    for name in path[1:]:
        usual = getattr(usual, name, None)
    return None if usual is PydanticUndefined else usual


def fields_of_event(words: Words) -> Iterator[Field]:
    """Yield the fields of the next workshop."""
    event, toolkit = words.pack.event, words.pack.toolkit
    plans = {words.text(f"workshops/{key}.title", str(each.title)): key for key, each in toolkit.workshops.items()}
    base = Field("event", (), "event", "", hint=words.term("hint_text"), owner=words.term("owner_coordinator"))
    plan = replace(base, path=("plan",), what=words.term("event_plan"), kind="choice", value=event.plan, choices=plans)
    yield replace(plan, needed=True, hint=words.term("hint_choice"), now=shown(plans, event.plan))
    yield typed(base, ("venue",), words.term("event_venue"), event.venue)
    date = replace(base, kind="date", hint=words.term("hint_date"), example="2027-01-18")
    days = max(len(event.dates), *(len(each.days) for each in toolkit.workshops.values()))
    for number in range(days):
        value = event.dates[number] if number < len(event.dates) else None
        yield typed(date, ("dates",), f"{words.term('event_date')} {number + 1}", value, number + 1)
    for number in range(max(FACILITATORS, len(event.facilitators) + 1)):
        value = event.facilitators[number] if number < len(event.facilitators) else None
        what = f"{words.term('event_facilitator')} {number + 1}"
        yield typed(base, ("facilitators",), what, value, number + 1)
    people = replace(
        base, kind="whole", hint=words.term("hint_whole"), default=str(default_of(Event, ("participants",)))
    )
    yield typed(people, ("participants",), words.term("event_participants"), given(event, "participants"))
    slot = toolkit.slots.slots["follow_up_date"]
    what = words.text("slots.slots.follow_up_date.note", str(slot.note))
    yield typed(date, ("follow_up_date",), what, event.follow_up_date)


def typed(base: Field, path: tuple[str, ...], what: str, value: Any, member: int | None = None) -> Field:
    """Return a field of the next workshop, with what it holds now."""
    now = "" if value is None else str(value)
    return replace(base, path=path, what=what, value=value or None, member=member, now=now)

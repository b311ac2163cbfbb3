"""The third step: what a country says, in one language, as plain data for templates.

Country first, then language: the pack's differences are already laid over the toolkit when a text is translated, so
that a sentence which a country replaced is never shadowed by the translation of the one it replaced.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any
from unicodedata import combining, normalize

from markupsafe import Markup

from mallette.agenda import lay_pack
from mallette.borrowed import borrowed_sheets
from mallette.localize.days import has_cuts, view_days, view_late
from mallette.localize.files import view_files
from mallette.localize.marking import view_marking
from mallette.localize.materials import view_shopping
from mallette.localize.plain import to_plain, to_plain_but
from mallette.localize.ready import view_readiness
from mallette.localize.sheets import view_cards, view_handout, view_item, view_question, view_report
from mallette.localize.view import view_sessions
from mallette.localize.voice import Voice
from mallette.model.base import SOURCE, Text
from mallette.model.pack import SlotValue
from mallette.model.session import Workshop
from mallette.model.trip import Files, Job, Library, Pack, Said
from mallette.numbering import number_workshop, session_keys
from mallette.sums import slot_values

ANSWERS = frozenset({"answer", "likely", "right", "why"})
"""Keys that hold answers, in cards, questions, labels; `why` there explains the right choice."""
CITING = ("findings", "recommendations", "concepts", "cases", "activities")
"""Folders whose items name sources."""
SWAHILI = "SWAHILI-TIME"
"""The source of the second clock."""
NO_FILES: Files = MappingProxyType({})


def localize(job: Job, library: Library, about: Files = NO_FILES) -> Said:
    """Return what `job` says: the same for every edition of its document type. One of round 2 speaks `about` files."""
    pack = lay_pack(library.packs[job.country])
    workshop = pack.toolkit.workshops[job.workshop]
    settings = library.types[job.type].settings
    voice = Voice(
        pack=pack,
        code=job.language,
        language=library.languages[job.language],
        catalogue=library.catalogues.get(job.language, {}),
        typography=library.languages,
        spine=number_workshop(pack.toolkit, workshop),
        values=values_of(pack),
        days=len(workshop.days),
        signs=settings.signs,
    )
    data = view_kit(voice, workshop, job) | {
        "readiness": view_readiness(voice, library.packs[job.country], job.workshop, library.catalogues)
    }
    if settings.round == 2:
        data |= view_files(voice, workshop, job, library.types, about)
    if settings.audience == "participant":
        data = without_answers(data)
    return Said(data, voice.spine.numbers, voice.fallbacks)


def values_of(pack: Pack) -> dict[str, SlotValue | None]:
    """Return the value of each slot. The follow-up date belongs to the event, and is printed wherever its slot is."""
    values = slot_values(pack.toolkit.slots, pack.values)
    date = pack.event.follow_up_date
    return {**values, "follow_up_date": Text(date)} if date else values


def view_kit(voice: Voice, workshop: Workshop, job: Job) -> dict[str, Any]:
    """Return everything that templates may use, for one workshop in one language."""
    toolkit = voice.pack.toolkit
    spine = voice.spine
    handouts = chosen(voice, workshop, "handouts", job)
    return {
        "kit": to_plain(toolkit.kit, "kit", voice) | {"date": dated("kit.date", toolkit.kit.date, voice)},
        "terms": {key: voice.say(f"terms.{key}", text) for key, text in toolkit.terms.items()},
        "country": view_country(voice),
        "language": {"code": voice.code, "direction": voice.language.direction, "reviewed": voice.language.reviewed,
                     "name": named("language.name", voice.language.name, voice.code)},
        "marking": view_marking(voice),
        "event": view_event(voice),
        "workshop": view_workshop(voice, workshop, job.workshop),
        "whole": job.session is None,
        "has_cuts": has_cuts(toolkit, workshop),
        "sessions": view_sessions(voice, workshop, job.session),
        "shopping": view_shopping(voice, workshop),
        "handouts": tuple(view_handout(voice, "handouts", each) for each in handouts),
        "cards": tuple(view_cards(voice, each) for each in chosen(voice, workshop, "cards", job)),
        "forms": tuple(view_handout(voice, "forms", each) for each in spine.within("forms")),
        "report": view_report(voice),
        "test": tuple(view_question(voice, key) for key, each in toolkit.questions.items() if each.test),
        "recommendations": tuple(view_item(voice, "recommendations", key) for key in toolkit.recommendations),
        "findings": tuple(view_item(voice, "findings", key) for key in toolkit.findings),
        "concepts": tuple(view_item(voice, "concepts", key) for key in toolkit.concepts),
        "cases": tuple(view_item(voice, "cases", key) for key in toolkit.cases),
        "glossary": tuple(sorted(to_plain(toolkit.glossary, "glossary", voice), key=sort_key)),
        "sources": tuple(view_source(voice, key) for key in told_sources(voice.pack)),
    }  # fmt: skip


def view_country(voice: Voice) -> dict[str, Any]:
    """Return the country's code and title, and how else it counts the hours."""
    pack = voice.pack
    title = voice.say(f"countries/{pack.code}.title", pack.country.title)
    return {"code": pack.code, "title": title, "second_clock": pack.country.second_clock}


def view_workshop(voice: Voice, workshop: Workshop, plan: str) -> dict[str, Any]:
    """Return the plan with its days and their clock."""
    return {
        **to_plain_but(workshop, f"workshops/{plan}", voice, skip=("days", "late")),
        "days": view_days(voice, workshop, plan),
        "late": view_late(voice, workshop, plan),
    }


def view_source(voice: Voice, key: str) -> dict[str, Any]:
    """Return a source with its title and address, which are quoted as they were published."""
    source = voice.pack.toolkit.sources[key]
    return {
        "words": voice.say(f"sources.{key}.words", source.words),
        "title": named(f"sources.{key}.title", source.title, SOURCE),
        "url": named(f"sources.{key}.url", source.url, SOURCE),
    }


def told_sources(pack: Pack) -> tuple[str, ...]:
    """Return the keys of the sources that a kit lists: those about one country only where the kit uses them."""
    toolkit, money = pack.toolkit, pack.country.money
    items = [item for name in CITING for item in getattr(toolkit, name).values()]
    values = {each for each in pack.values.values() if isinstance(each, str)}
    measures = [each for key, each in toolkit.measures.items() if key in values]
    used = {source for item in (*items, *measures) for source in item.sources}
    used |= {*(money.spoken.sources if money.spoken else ()), *((SWAHILI,) if pack.country.second_clock else ())}
    return tuple(key for key, source in toolkit.sources.items() if not source.local or key in used)


def sort_key(entry: Mapping[str, Any]) -> str:
    """Return what a glossary entry is filed under: its words, without accents and case."""
    letters = normalize("NFD", entry["term"].striptags().casefold())
    return "".join(letter for letter in letters if not combining(letter))


def chosen(voice: Voice, workshop: Workshop, folder: str, job: Job) -> Iterable[str]:
    """Return the keys of handouts or card sets that a job holds: all, or those that its session hands out or uses."""
    if job.session is None:
        return voice.spine.within(folder)
    key = session_keys(workshop)[job.session - 1]
    used = borrowed_sheets(voice.pack.toolkit, workshop, voice.spine, key)
    others = [id.partition("/")[2] for id in used if id.startswith(f"{folder}/")]
    return (*voice.spine.within(folder, str(job.session)), *others)


def view_event(voice: Voice) -> dict[str, Any]:
    """Return the event's own data, with dates as the language writes them; what is empty is None."""
    event = voice.pack.event
    return {
        "venue": named("event.venue", event.venue, voice.code),
        "dates": tuple(dated("event.dates", each, voice) for each in event.dates),
        "facilitators": tuple(named("event.facilitators", each, voice.code) for each in event.facilitators),
        "participants": event.participants,
    }


def dated(id: str, iso: str, voice: Voice) -> Markup:
    return Markup('<t id="{}" lang="{}">{}</t>').format(id, voice.code, voice.print_date(iso, voice.code))


def named(id: str, words: str, lang: str) -> Markup | None:
    """Return a name or a date, which nobody translates, as a text; nothing where it is empty."""
    return Markup('<t id="{}" lang="{}">{}</t>').format(id, lang, words) if words else None


def without_answers(value: Any) -> Any:
    """Return `value` with every answer taken out, so that no template can print one for participants."""
    if isinstance(value, dict):
        asked = "choices" in value or "verb" in value or "shape" in value
        hidden = ANSWERS if asked else frozenset({"answer", "likely"})
        return {key: without_answers(each) for key, each in value.items() if key not in hidden}
    if isinstance(value, tuple):
        return tuple(without_answers(each) for each in value)
    return value

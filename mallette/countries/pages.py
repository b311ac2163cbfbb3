"""The files of a new pack as text: every value that is guessed, every value that is asked for as a remark."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

from mallette.model.pack import Slot
from mallette.model.toolkit import Toolkit
from mallette.model.trip import Catalogue
from mallette.numbering import session_keys
from mallette.territory import Territory

WIDTH = 110
START = "08:30"
EXAMPLE_DATES = ("2027-03-08", "2027-03-09", "2027-04-26")
"""Mondays and a Tuesday, which are workdays almost everywhere."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What a new pack is written from: its territory, the languages of its kits, the language of its sentences, the
    concepts with words there, the core, its translations into that language, and what the comments say."""

    territory: Territory
    languages: tuple[str, ...]
    source: str
    concepts: tuple[str, ...]
    toolkit: Toolkit
    catalogue: Catalogue
    remarks: Mapping[str, str]


def write_pages(pack: Pack) -> dict[str, str]:
    """Return the text of each file, by its name."""
    pages = {"country.yaml": country_page(pack), "event.yaml": event_page(pack), "slots.yaml": slots_page(pack)}
    return {name: "\n".join(lines) + "\n" for name, lines in pages.items()}


def country_page(pack: Pack) -> Iterator[str]:
    land, say = pack.territory, pack.remarks
    code = land.code.lower()
    yield from head("country", say["about"], say["signs"])
    yield from remark(f"{say['build']} python build.py --country {code}")
    yield from remark(f"{say['check']} python build.py check")
    yield from remark(say["title"], before=True)
    yield f"title: {quoted(land.title(pack.source))}"
    yield from remark(say["languages"], before=True)
    yield f"languages: [{', '.join(pack.languages)}]"
    yield from remark(say["source"], before=True)
    yield f"source: {pack.source}"
    yield from remark(say["paper"], before=True)
    yield f"paper: {land.paper}"
    yield from remark(say["brand"], before=True)
    yield "brand: mallette"
    if land.currency:
        yield from remark(say["money"], before=True)
        yield f"money: {{currency: {land.currency}}}"
    else:
        yield from remark(say["no_money"], before=True)
        yield "# money: {currency: KES}"
    yield from remark(say["day"], before=True)
    if land.first_day:
        yield from remark(f"{say['week']} {land.first_day}")
    weekend = ", ".join(land.weekend or ("saturday", "sunday"))
    yield from asked("day:", f'  start: "{START}"', "  lunch: 60", f"  weekend: [{weekend}]")
    yield from remark(say["side"], before=True)
    yield from asked("price_per_side: 5")
    if pack.concepts:
        yield from remark(f"{say['words']} {', '.join(pack.concepts)}.", before=True)
        yield from asked("words:", f"  {pack.source}:", *example_words(pack.source))


def example_words(language: str) -> tuple[str, ...]:
    """Return a word that the check welcomes, to begin with."""
    if language == "fr":
        return ("    value_chain: {one: filière, many: filières, gender: f}",)
    return ("    collector: {one: broker, many: brokers}",)


def event_page(pack: Pack) -> Iterator[str]:
    say, workshops = pack.remarks, pack.toolkit.workshops
    plan = max(workshops, key=lambda key: len(session_keys(workshops[key])))
    yield from head("event", say["event"])
    yield from remark(f"{say['plan']} {', '.join(workshops)}.", before=True)
    yield f"plan: {plan}"
    yield from remark(say["participants"], before=True)
    yield "participants: 24"
    for text, *lines in (
        (say["venue"], 'venue: ""'),
        (say["dates"], "dates:", *(f'  - "{each}"' for each in EXAMPLE_DATES[: len(workshops[plan].days)])),
        (say["facilitators"], "facilitators:", '  - ""'),
        (say["follow_up"], f'follow_up_date: "{EXAMPLE_DATES[-1]}"'),
    ):
        yield from remark(text, before=True)
        yield from asked(*lines)


def slots_page(pack: Pack) -> Iterator[str]:
    say, slots = pack.remarks, pack.toolkit.slots.slots
    yield from head("values", say["slots"], say["together"])
    for name, slot in slots.items():
        if slot.must and slot.compute is None:
            yield from remark(said(pack, f"slots.slots.{name}.note", slot.note), before=True)
            if slot.example:
                yield from remark(f"{say['example']} {slot.example}")
            if slot.limit:
                yield from remark(f"{say['limit']} {slot.limit}")
            yield from asked(*value_lines(pack, name, slot))
    more = [name for name, slot in slots.items() if not slot.must and slot.compute is None]
    yield from remark(f"{say['others']} {', '.join(more)}.", before=True)


def value_lines(pack: Pack, name: str, slot: Slot) -> tuple[str, ...]:
    """Return the lines that give a slot the value of the example."""
    match slot.default:
        case int() | float():
            return (f"{name}: {slot.default}",)
        case dict():
            chosen = {code: forms for code, forms in slot.default.items() if code in pack.languages} or slot.default
            lines = (
                f"  {code}: {{{', '.join(f'{form}: {quoted(words)}' for form, words in forms.items())}}}"
                for code, forms in chosen.items()
            )
            return (f"{name}:", *lines)
        case None | "":
            return (f"{name}: {quoted(slot.example)}",)
    return (f"{name}: {quoted(said(pack, f'slots.slots.{name}.default', slot.default))}",)


def said(pack: Pack, id: str, source: str) -> str:
    """Return a text of the core in the language of the pack's sentences, where it is translated."""
    entry = pack.catalogue.get(id)
    return entry.text if entry and entry.source == source and not entry.fuzzy else source


def head(kind: str, *texts: str) -> Iterator[str]:
    """Yield the first lines of a file: its schema for editors, and what it is."""
    yield f"# yaml-language-server: $schema=../../schemas/{kind}.json"
    for text in texts:
        yield from remark(text)


def remark(text: str, *, before: bool = False) -> Iterator[str]:
    """Yield a text as comment lines, which have two signs: one sign is for what a person may let count."""
    if before:
        yield ""
    yield from (f"## {line}" for line in wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False))


def asked(*lines: str) -> Iterator[str]:
    """Yield lines that count once their sign and a space are taken away."""
    yield from (f"# {line}" for line in lines)


def quoted(words: str) -> str:
    """Return words as a YAML string."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

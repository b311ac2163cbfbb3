"""Measures of the field have sources, and a value that names one finds it; big numbers are said without a trap."""

import re
from collections.abc import Iterator, Mapping

from mallette.errors import Mistake, suggest
from mallette.library.checks.place import mistake_at
from mallette.model.toolkit import iter_texts
from mallette.model.trip import Catalogue, Pack

MEASURE = re.compile(r"[a-z]{2}-[a-z0-9-]+")
"""What names a measure of the table: its country, a hyphen, its word, as in ``ht-mammit``. Other values are words."""
BILLION = re.compile(r"(?<!\w)billions?(?!\w)", re.IGNORECASE)
"""A thousand millions in English, a million millions in French (GRCDI, Practical International Data Management)."""


def check_measures(pack: Pack, catalogues: Mapping[str, Catalogue]) -> tuple[Mistake, ...]:
    """Return a mistake for each measure without a source that is there, for each value that names no measure of the
    table, and for each *billion* in what the pack says or in a translation of it."""
    return (*check_sources(pack), *check_named(pack), *check_billions(pack, catalogues))


def check_sources(pack: Pack) -> Iterator[Mistake]:
    sources = pack.toolkit.sources
    for key, measure in pack.toolkit.measures.items():
        for each in measure.sources:
            if each not in sources:
                wrong = f"names {each!r}, which is not in sources."
                yield mistake_at(pack, f"measures.{key}.sources", wrong, suggest(each, tuple(sources)))
    spoken = pack.country.money.spoken
    for each in spoken.sources if spoken else ():
        if each not in sources:
            wrong = f"names {each!r}, which is not in sources."
            yield mistake_at(pack, "country.money.spoken.sources", wrong, suggest(each, tuple(sources)))


def check_named(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for each value of a measure slot that looks like a key of the table and is none."""
    measures = pack.toolkit.measures
    for name, value in pack.values.items():
        slot = pack.toolkit.slots.slots.get(name)
        if slot is None or slot.kind != "measure" or not isinstance(value, str):
            continue
        if MEASURE.fullmatch(value) and value not in measures:
            right = f"{suggest(value, tuple(measures))} Or write the measure in words: bag of 90 kg."
            yield mistake_at(pack, f"slots.{name}", f"names {value!r}, which is not in content/measures.yaml.", right)


def check_billions(pack: Pack, catalogues: Mapping[str, Catalogue]) -> Iterator[Mistake]:
    right = "Write digits, or “thousand million” (French: mille millions, milliard)."
    wrong = "says “billion”, which is a thousand times more in French than in English."
    said = [*iter_texts(pack.toolkit), *((f"slots.{name}", str(value)) for name, value in pack.values.items())]
    for id, text in said:
        if BILLION.search(text) and not id.startswith("sources."):
            yield mistake_at(pack, id, wrong, right)
    for code in pack.country.languages:
        core, own = f"content/languages/{code}/strings.po", f"content/countries/{pack.code}/languages/{code}.po"
        for file, catalogue in ((core, catalogues), (own, pack.catalogues)):
            for id, entry in catalogue.get(code, {}).items():
                if BILLION.search(entry.text):
                    yield Mistake(file, entry.line, id, wrong, right)

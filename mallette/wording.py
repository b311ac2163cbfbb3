"""Which words stand for a text in a language: its own, a translation, or what there is where the translation is missing
or stale."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from mallette.model.base import SOURCE
from mallette.model.toolkit import iter_texts
from mallette.model.trip import Catalogue, Pack

State = Literal["own", "translated", "missing", "stale"]
"""``own``: said in this very language; ``stale``: translated, but the source has moved on since."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in the language `lang`. Of a missing translation they are the source, of a stale one the earlier
    translation. `file` and `line` say where a translation is mended."""

    text: str
    lang: str
    state: State
    file: str = ""
    line: int = 0


def wording_of(pack: Pack, code: str, catalogue: Catalogue, id: str, source: str) -> Wording:
    """Return the words of the text `id` in the language `code`. A pack's own sentence never takes the core's
    translation from `catalogue`: that one translates what it replaced."""
    own = id in pack.owned or id.startswith(f"countries/{pack.code}.")
    home = pack.country.source if own else SOURCE
    if code == home:
        return Wording(source, home, "own")
    entry = (pack.catalogues.get(code, {}) if own else catalogue).get(id)
    file = f"content/countries/{pack.code}/languages/{code}.po" if own else f"content/languages/{code}/strings.po"
    if entry is None:
        return Wording(source, home, "missing", file)
    state: State = "stale" if entry.fuzzy or entry.source != source else "translated"
    return Wording(entry.text, code, state, file, entry.line)


def title_id(pack: Pack) -> str:
    """Return the id of the country's name, which the pack says in its own language."""
    return f"countries/{pack.code}.title"


def iter_unsure(pack: Pack, code: str, catalogues: Mapping[str, Catalogue]) -> Iterator[tuple[str, str, Wording]]:
    """Yield the id, the source and the words of each text of a pack whose translation is missing or stale."""
    for id, source in ((title_id(pack), pack.country.title), *iter_texts(pack.toolkit)):
        wording = wording_of(pack, code, catalogues.get(code, {}), id, source)
        if wording.state in ("missing", "stale"):
            yield id, source, wording

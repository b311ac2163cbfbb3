"""Bring the catalogues of languages up to date with the content."""

from collections.abc import Iterator
from pathlib import Path

import polib

from mallette.errors import ContentError, Mistake
from mallette.exchange.po import update_catalogue
from mallette.library import read_library
from mallette.model.base import SOURCE, Text
from mallette.model.toolkit import iter_texts
from mallette.model.trip import Library, Pack


def update_languages(project: Path, codes: tuple[str, ...]) -> Iterator[str]:
    """Update the catalogue of each language, and those of countries that say something of their own (all languages
    unless told). Yields a line for each catalogue."""
    library = read_library(project)
    unknown = [code for code in codes if code not in library.languages]
    if unknown:
        right = f"There are: {', '.join(library.languages)}."
        raise ContentError([Mistake("language", 0, code, "has no folder.", right) for code in unknown])
    for code in codes or library.languages:
        if code != SOURCE:
            path = Path("content", "languages", code, "strings.po")
            yield update_language(project, path, code, core_texts(library), library)
        for pack in library.packs.values():
            texts = own_texts(pack)
            if code in pack.country.languages and code != pack.country.source and texts:
                path = Path("content", "countries", pack.code, "languages", f"{code}.po")
                yield update_language(project, path, code, texts, library)


def core_texts(library: Library) -> list[tuple[str, str]]:
    """Return every text that the core says, of any country that adds nothing to it."""
    texts: dict[str, str] = {}
    for pack in library.packs.values():
        texts.update({id: str(text) for id, text in iter_texts(pack.toolkit) if id not in pack.owned})
    return list(texts.items())


def own_texts(pack: Pack) -> list[tuple[str, str]]:
    """Return what a country says itself: its title, its notes to prayers, its sentences, its words for slots."""
    title = (f"countries/{pack.code}.title", str(pack.country.title))
    said = {name: value for name, value in pack.values.items() if isinstance(value, Text)}
    slots = [(f"slots.{name}", str(value)) for name, value in said.items() if value not in pack.toolkit.measures]
    notes = [
        (f"countries/{pack.code}.day.prayers.{key}.note", str(prayer.note))
        for day in (pack.country.day, pack.event.day)
        for key, prayer in day.prayers.items()
        if prayer.note
    ]
    return [title, *notes, *((id, str(text)) for id, text in iter_texts(pack.toolkit) if id in pack.owned), *slots]


def update_language(project: Path, place: Path, code: str, texts: list[tuple[str, str]], library: Library) -> str:
    """Update one catalogue, and return what it holds now."""
    path = project / place
    path.parent.mkdir(parents=True, exist_ok=True)
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    version = next(iter(library.packs.values())).toolkit.kit.version
    new = update_catalogue(old, texts, code, version)
    if new != old:
        part = path.with_suffix(".po.part")
        part.write_text(new, encoding="utf-8", newline="\n")
        part.replace(path)
    entries = [entry for entry in polib.pofile(new) if not entry.obsolete]
    missing, fuzzy = sum(not entry.msgstr for entry in entries), sum(entry.fuzzy for entry in entries)
    return f"{place.as_posix()}: {len(entries)} texts, {missing} missing, {fuzzy} fuzzy"

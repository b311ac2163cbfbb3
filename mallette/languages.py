"""Bring the catalogues of languages up to date with the content."""

from collections.abc import Iterator
from pathlib import Path

import polib

from mallette.errors import ContentError, Mistake
from mallette.exchange.po import update_catalogue
from mallette.library import read_library
from mallette.model.toolkit import iter_texts
from mallette.model.trip import Library

SOURCE = "en"
"""The language of the core's sentences."""


def update_languages(project: Path, codes: tuple[str, ...]) -> Iterator[str]:
    """Update the catalogue of each language (all but the source unless told). Yields a line for each."""
    library = read_library(project)
    known = [code for code in library.languages if code != SOURCE]
    unknown = [code for code in codes if code not in known]
    if unknown:
        right = f"There are: {', '.join(known)}."
        raise ContentError([Mistake("language", 0, code, "has no catalogue.", right) for code in unknown])
    for code in codes or known:
        yield update_language(project, code, core_texts(library), library)


def core_texts(library: Library) -> list[tuple[str, str]]:
    """Return every text that the core says (of any country that adds nothing to it), and the countries' titles."""
    texts: dict[str, str] = {}
    for pack in library.packs.values():
        texts.update({id: str(text) for id, text in iter_texts(pack.toolkit) if id not in pack.owned})
    titles = {f"countries/{code}.title": str(pack.country.title) for code, pack in library.packs.items()}
    return [*texts.items(), *titles.items()]


def update_language(project: Path, code: str, texts: list[tuple[str, str]], library: Library) -> str:
    """Update one catalogue, and return what it holds now."""
    path = project / "content" / "languages" / code / "strings.po"
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    version = next(iter(library.packs.values())).toolkit.kit.version
    new = update_catalogue(old, texts, code, version)
    if new != old:
        part = path.with_suffix(".po.part")
        part.write_text(new, encoding="utf-8", newline="\n")
        part.replace(path)
    entries = [entry for entry in polib.pofile(new) if not entry.obsolete]
    missing, fuzzy = sum(not entry.msgstr for entry in entries), sum(entry.fuzzy for entry in entries)
    return f"{code}: {len(entries)} texts, {missing} missing, {fuzzy} fuzzy"

"""Texts on their way to a translator, as a PO file or as a Word table."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from mallette.errors import ContentError, Mistake, suggest
from mallette.exchange.po import FORMAT_FLAG, WIDTH, metadata_of
from mallette.exchange.words import Head, Line, write_words
from mallette.library import read_library
from mallette.model.trip import Library, Pack
from mallette.translators.rows import Row, catalogue_of, rows_of, source_of
from mallette.wording import wording_of

EXPLAINED = (
    "translate_ok",
    "translate_signs",
    "translate_slots",
    "translate_numbers",
    "translate_empty",
    "translate_glossary",
)
"""The fixed words at the head of a file, in the order in which they are read."""
COLUMNS = ("translate_number", "translate_source", "translate_text", "translate_note")


def key_of(pack: Pack | None, code: str) -> str:
    """Return what a file says it belongs to: ``fr``, or of a pack ``ke fr``."""
    return f"{pack.code} {code}" if pack else code


def give_file(project: Path, code: str, country: str | None, form: str, folder: Path, only: str = "all") -> Path:
    """Write a file for a translator, and return where it is. Raises `ContentError` for a language or a country that is
    not there, and for one whose sentences are in that language already."""
    library = read_library(project)
    check_names(library, code, country)
    pack = library.packs[country] if country else None
    data = give_po(pack, code, library, only) if form == "po" else give_words(pack, code, library, only)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{key_of(pack, code).replace(' ', '-')}.{form}"
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
    return path


def check_names(library: Library, code: str, country: str | None) -> None:
    """Raise one error for what cannot be given out."""
    mistakes = []
    if code not in library.languages:
        mistakes.append(Mistake("language", 0, code, "has no folder.", suggest(code, tuple(library.languages))))
    if country and country not in library.packs:
        mistakes.append(Mistake("--country", 0, country, "is not there.", suggest(country, tuple(library.packs))))
    if country and country in library.packs and code in library.languages and not mistakes:
        offered = library.packs[country].country.languages
        if code not in offered:
            right = f"Write `languages: [{', '.join([*offered, code])}]` in its country.yaml first."
            mistakes.append(Mistake("language", 0, code, f"is not offered by {country}.", right))
    if not mistakes and code == source_of(library.packs[country] if country else None):
        mistakes.append(Mistake("language", 0, code, "is the language that the sentences are written in."))
    if mistakes:
        raise ContentError(mistakes)


def give_po(pack: Pack | None, code: str, library: Library, only: str = "all") -> bytes:
    """Return a PO file with every text of a pack (None: of the core), or with those that need work (`only` "open")."""
    file = polib.POFile(wrapwidth=WIDTH)
    version = next(iter(library.packs.values())).toolkit.kit.version
    file.metadata = metadata_of({"X-Mallette": key_of(pack, code)}, code, version)
    file.header = "\n".join(explained(pack, code, library))
    for row in chosen(rows_of(pack, code, library), only):
        entry = polib.POEntry(msgctxt=row.id, msgid=row.source, msgstr=row.text, tcomment=row.note)
        entry.comment = " · ".join(said_of(row, pack, library))
        entry.flags = [FORMAT_FLAG] if "{" in row.source else []
        if row.state == "stale":
            entry.flags.append("fuzzy")
            entry.previous_msgid = row.previous
        file.append(entry)
    return (str(file).rstrip("\n") + "\n").encode()


def give_words(pack: Pack | None, code: str, library: Library, only: str = "all") -> bytes:
    """Return the same as a Word table."""
    some = pack or next(iter(library.packs.values()))
    home = source_of(pack)
    head = Head(
        term("translate_title", home, some, library) + f" · {library.languages[code].name}",
        explained(pack, code, library),
        (
            term("translate_number", home, some, library),
            f"{term('translate_source', home, some, library)} ({library.languages[home].name})",
            f"{term('translate_text', home, some, library)} ({library.languages[code].name})",
            term("translate_note", home, some, library),
        ),
        home,
        code,
        some.toolkit.kit.date,
        key_of(pack, code),
    )
    rows = enumerate(rows_of(pack, code, library), start=1)
    lines = (
        Line(number, row.id, row.source, row.text, "\n".join([*said_of(row, pack, library), *row.note.splitlines()]))
        for number, row in rows
        if wanted(row, only)
    )
    return write_words(head, lines)


def chosen(rows: Iterable[Row], only: str) -> Iterator[Row]:
    return (row for row in rows if wanted(row, only))


def wanted(row: Row, only: str) -> bool:
    """Return whether a row is given out: all of them, or those that are missing or stale."""
    return only == "all" or row.state != "translated"


def said_of(row: Row, pack: Pack | None, library: Library) -> list[str]:
    """Return what a translator should know about a row: where it is printed, how long it may be, what its source was
    when it was translated."""
    home, some = source_of(pack), pack or next(iter(library.packs.values()))
    said = [f"{term('translate_where', home, some, library)} {row.where}"] if row.where else []
    if row.limit:
        said.append(f"{term('translate_limit', home, some, library)} {row.limit}")
    if row.previous:
        said.append(f"{term('translate_before', home, some, library)} {row.previous}")
    return said


def explained(pack: Pack | None, code: str, library: Library) -> tuple[str, ...]:
    """Return the sentences at the head of a file, and the words of the glossary that are settled."""
    home, some = source_of(pack), pack or next(iter(library.packs.values()))
    words = tuple(f"{source} = {target}" for source, target in locked_terms(code, library, some))
    return (*(term(name, home, some, library) for name in EXPLAINED), "; ".join(words))


def term(name: str, code: str, pack: Pack, library: Library) -> str:
    """Return a fixed word in a language."""
    return wording_of(pack, code, library.catalogues.get(code, {}), f"terms.{name}", pack.toolkit.terms[name]).text


def locked_terms(code: str, library: Library, pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield each word of the glossary with its settled translation."""
    catalogue = catalogue_of(None, code, library)
    for key, entry in pack.toolkit.glossary.items():
        found = catalogue.get(f"glossary.{key}.term")
        if found and not found.fuzzy:
            yield str(entry.term), found.text

"""The workbook of a country: what varies, as a file that any office can fill in, and the way back into its pack.

`field`, `slots` and `settings` say what can be filled in, `exchange.xlsx` draws and reads cells, `typed` and `match`
understand what was typed, `edits` writes it into the texts of the pack's files.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from mallette.errors import ContentError, Mistake, suggest
from mallette.exchange.xlsx import Book, ReadBook, Row, Sheet, read, write
from mallette.library import read_library
from mallette.model.trip import Library, Made, Pack
from mallette.office.archive import RefusedError
from mallette.repack import repack
from mallette.save import open_output
from mallette.save.manifest import hash_of
from mallette.save.problems import find_lock, refuse
from mallette.save.staging import Change, commit
from mallette.workbook.edits import edit_files
from mallette.workbook.field import Field, Page, Words, words_of
from mallette.workbook.match import at_cells, gone_sheets, match, mistakes_of
from mallette.workbook.settings import fields_of_concepts, fields_of_country, fields_of_event
from mallette.workbook.slots import computed_rows, fields_of_slots

FORMAT = "1"
"""Of the workbook itself: raised when its rows change so that an earlier one can no longer be read."""
PAGES: Mapping[Page, tuple[str, str]] = {
    "must": ("book_must", "book_lead_must"),
    "may": ("book_may", "book_lead_may"),
    "event": ("book_event", "book_lead_event"),
    "country": ("book_country", "book_lead_country"),
}
COMPUTED = ("book_computed", "book_lead_computed")
"""The sheets, each with the fixed words of its name and of what to do on it."""
HEADINGS = (
    "ready_what", "book_part", "book_fill", "ready_now", "book_default", "book_example", "book_limit", "ready_where",
    "ready_who",
)  # fmt: skip
CODE = re.compile(r"[a-z]{2}")
LARGEST = 50_000_000
"""Bytes of a file beyond which it is not even read: ours has some 30 KB."""


def make_workbook(library: Library, code: str) -> Made:
    """Return the workbook of a country, to be saved as ``CC.xlsx``. Raises ContentError."""
    pack = pack_of(library, code)
    words, kit = words_of(pack, library), pack.toolkit.kit
    fields = fields_of(words)
    sheets = [
        sheet_of(words, name, (lead, "book_rule"), tuple(each.row() for each in fields if each.page == page))
        for page, (name, lead) in PAGES.items()
    ]
    sheets.append(sheet_of(words, COMPUTED[0], COMPUTED[1:], tuple(rows_computed(words))))
    about = {
        "format": FORMAT, "country": code, "kit": kit.version, "source": words.source,
        "languages": " ".join(pack.country.languages),
    }  # fmt: skip
    made = datetime.fromisoformat(kit.date)
    title = words.text(f"countries/{code}.title", str(pack.country.title))
    data = repack(write(Book(title, tuple(sheets), about, made, pack.country.paper)))
    says = {field.key: f"{field.what} {field.part}: {field.now}" for field in fields}
    return Made(f"{code}.xlsx", data, len(sheets), "", says=says)


def pack_of(library: Library, code: str) -> Pack:
    """Return the pack of a country. Raises ContentError where there is none, or where it holds mistakes."""
    if code in library.broken:
        raise ContentError(library.broken[code])
    if code not in library.packs:
        right = suggest(code, tuple(library.packs))
        raise ContentError([Mistake("country", 0, code, "has no folder in content/countries/.", right)])
    return library.packs[code]


def fields_of(words: Words) -> tuple[Field, ...]:
    """Return everything that a country team fills in."""
    return (
        *fields_of_slots(words), *fields_of_concepts(words), *fields_of_event(words), *fields_of_country(words),
    )  # fmt: skip


def sheet_of(words: Words, name: str, lead: tuple[str, ...], rows: tuple[Row, ...]) -> Sheet:
    """Return one sheet with its headings, in the country's own language."""
    headings = tuple(words.term(each) for each in HEADINGS)
    return Sheet(words.term(name), " ".join(words.term(each) for each in lead), headings, rows)


def rows_computed(words: Words) -> Iterator[Row]:
    """Yield a closed row for each amount that follows from others."""
    for key, what, now, usual, where in computed_rows(words):
        yield Row(key, what, shown=("", now, usual, "", "", where, ""), closed=True)


def read_workbook(project: Path, path: Path, country: str | None = None) -> Iterator[str]:
    """Read a filled workbook into its pack, and yield a line for each value that changed, then for each file. Nothing
    is written unless every cell can be used and the whole pack holds. Raises ContentError with all that is wrong."""
    file = path.name
    book = open_book(path, file)
    code = code_of(project, book, file, country, path.stem)
    with tempfile.TemporaryDirectory() as place:
        staged = stage_project(project, Path(place), code)
        fresh = not (staged / folder_of(code)).is_dir()
        if fresh:
            from mallette.countries import make_country

            list(make_country(staged, code, book.about.get("source"), tuple(book.about.get("languages", "").split())))
        before = texts_in(staged / folder_of(code))
        library = read_library(staged)
        pack = pack_of(library, code)
        check_version(pack, book, file)
        words = words_of(pack, library)
        fields = fields_of(words)
        names = {page: words.term(name) for page, (name, _) in PAGES.items()}
        refuse(gone_sheets(fields, names, book, file, code))
        matched = match(fields, book.rows, library.languages[words.source].locale, fresh=fresh)
        refuse(mistakes_of(matched.wrong, file))
        edited = edit_files(pack, fields, matched.changes, before)
        for name, text in edited.items():
            target = staged / folder_of(code) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="")
        broken = read_library(staged).broken.get(code, ()) if edited else ()
        refuse(at_cells(broken, folder_of(code), matched, fields, pack.toolkit.slots, file))
        new = {**(before if fresh else {}), **edited}
        save_texts(project, {f"{folder_of(code)}/{name}": text for name, text in new.items()})
    yield from matched.remarks
    yield from report(fields, matched.changes)
    yield from (f"{folder_of(code)}/{name} written" for name in new)
    if not new:
        yield f"{folder_of(code)} says all this already; nothing was written."


def open_book(path: Path, file: str) -> ReadBook:
    """Return what a file says. Raises ContentError for one that is no workbook of ours."""
    right = "Give the path of the .xlsx file that `country workbook` made."
    try:
        large = path.stat().st_size > LARGEST
        data = b"" if large else path.read_bytes()
    except OSError as error:
        raise ContentError([Mistake(file, 0, "", f"cannot be read: {error.strerror or error}.", right)]) from None
    if large:
        raise ContentError([Mistake(file, 0, "", f"is larger than {LARGEST // 1_000_000} MB.", right)])
    try:
        book = read(data)
    except RefusedError as error:
        raise ContentError([Mistake(file, 0, "", error.wrong, error.right)]) from None
    if not {"format", "country", "kit"} <= set(book.about):
        wrong = "is an Excel workbook, but not one that `country workbook` made, or its hidden sheet is gone."
        raise ContentError([Mistake(file, 0, "", wrong, right)])
    return book


def code_of(project: Path, book: ReadBook, file: str, country: str | None, stem: str) -> str:
    """Return the country that a workbook is of. Raises ContentError for one of another country, of an earlier
    program, or of no country at all."""
    code = book.about["country"]
    if book.about["format"] != FORMAT:
        raise ContentError([Mistake(file, 0, "", "was made by another version of Mallette.", anew("CC"))])
    known = {each.name for each in (project / "content" / "countries").iterdir() if each.is_dir()}
    if code not in known and not CODE.fullmatch(code):
        raise ContentError([Mistake(file, 0, "", f"is of {code!r}, which is no country.", anew("CC"))])
    asked = country or (stem if stem in known else code)
    if asked != code:
        right = f"Take the workbook of {asked!r}, or name the file {code}.xlsx."
        raise ContentError([Mistake(file, 0, "", f"is the workbook of {code!r}, not of {asked!r}.", right)])
    return code


def check_version(pack: Pack, book: ReadBook, file: str) -> None:
    """Raise ContentError for a workbook of an earlier or later kit."""
    if book.about["kit"] != (now := pack.toolkit.kit.version):
        wrong = f"was made for version {book.about['kit']} of the kit, and this is version {now}."
        raise ContentError([Mistake(file, 0, "", wrong, anew(pack.code))])


def anew(code: str) -> str:
    return f"Make it anew with `country workbook {code}`, and copy the filled cells over."


def folder_of(code: str) -> str:
    return f"content/countries/{code}"


def stage_project(project: Path, place: Path, code: str) -> Path:
    """Return a copy of the project's content and templates in which a pack may be tried. Other countries stay out."""

    def others(folder: str, names: list[str]) -> list[str]:
        above = Path(folder) == project / "content" / "countries"
        return [name for name in names if above and name != code]

    for name in ("content", "templates"):
        shutil.copytree(project / name, place / name, ignore=others)
    return place


def texts_in(folder: Path) -> dict[str, str]:
    """Return the files of a pack that a workbook may change, by their paths inside it, with their line ends."""
    paths = [*folder.glob("*.yaml"), *folder.glob("languages/*.po")]
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8") for path in sorted(paths)}


def save_texts(project: Path, texts: Mapping[str, str]) -> None:
    """Write files of the project: all of them, or none. Raises ContentError."""
    if not texts:
        return
    with open_output(project):
        changes = []
        for path, text in texts.items():
            target = project / path
            seen = hash_of(target.read_bytes()) if target.exists() else None
            changes.append(Change(path, text.encode(), seen))
        refuse(problem for change in changes if (problem := find_lock(project, change.path)))
        commit(changes, project)


def report(fields: tuple[Field, ...], changes: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each value that changed: what it was, what it is."""
    for field in fields:
        if field.key in changes:
            new = changes[field.key]
            yield f"{field.key}: {shown(field.value)} -> {shown(new)}"


def shown(value: Any) -> str:
    return "(default)" if value is None else str(value)

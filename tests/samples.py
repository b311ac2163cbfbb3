"""The real toolkit, read, said and composed once a process; ways to change a copy of it for one test; and blocks made
by hand for what draws them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from mallette.compose import compose
from mallette.errors import ContentError, Mistake
from mallette.library import read_library
from mallette.localize import localize
from mallette.model.toolkit import Toolkit, iter_texts
from mallette.model.trip import Job, Library, Pack, Said
from mallette.tree import Cell, Document, Item, List, Paragraph, Run, Text

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "fr")
PLANS = ("two-day", "one-day")
TYPES = ("deck", "guide", "handouts")

Change = tuple[str, str] | tuple[str, str, str]
"""A file that is written, or a file in which `old` becomes `new`."""


@cache
def whole_library() -> Library:
    """Return the real library with every country that is shipped."""
    return read_library(ROOT)


@cache
def library() -> Library:
    """Return the real library with the international pack alone: what tests say of the core holds without countries."""
    return replace(whole_library(), packs={"international": whole_library().packs["international"]}, broken={})


def pack() -> Pack:
    return library().packs["international"]


def toolkit() -> Toolkit:
    return pack().toolkit


@cache
def texts() -> dict[str, str]:
    """Return every text of the toolkit by its id."""
    return {id: str(text) for id, text in iter_texts(toolkit())}


def job(type: str = "guide", language: str = "en", workshop: str = "two-day", session: int | None = None) -> Job:
    edition = next(iter(library().types[type].settings.editions))
    return Job("international", workshop, language, type, edition, f"international/{language}", session)


@cache
def said(type: str = "guide", language: str = "en", workshop: str = "two-day") -> Said:
    return localize(job(type, language, workshop), library())


@cache
def document(type: str = "guide", language: str = "en", workshop: str = "two-day") -> Document:
    return compose(said(type, language, workshop), library().types[type], library().templates)


def with_pack(pack: Pack) -> Library:
    """Return the real library with another pack in place of the international one."""
    return replace(library(), packs={"international": pack})


def copy_project(target: Path) -> Path:
    """Copy the toolkit, without its countries, of which tests make their own, and without the base files of brands:
    they are large, and no test of the core opens them."""

    def leave_out(folder: str, names: list[str]) -> set[str]:
        countries = set(names) - {"international"} if Path(folder).name == "countries" else set()
        return countries | shutil.ignore_patterns("schemas", "*.pptx", "*.docx")(folder, names)

    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, target / name, ignore=leave_out)
    return target


@contextmanager
def changed(project: Path, *changes: Change) -> Iterator[Path]:
    """Change files of a project, and put back what was there."""
    before = {project / change[0]: read_bytes(project / change[0]) for change in changes}
    made = [parent for path in before for parent in path.parents if not parent.exists()]
    try:
        for change in changes:
            change_file(project / change[0], *change[1:])
        yield project
    finally:
        for path, data in before.items():
            path.unlink(missing_ok=True) if data is None else path.write_bytes(data)
        for folder in sorted(set(made), reverse=True):
            shutil.rmtree(folder, ignore_errors=True)


def read_bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def change_file(path: Path, *change: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if len(change) == 1:
        path.write_text(change[0], encoding="utf-8", newline="\n")
        return
    old, new = change
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} no longer holds {old!r}: mend the test"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def mistakes_in(project: Path) -> tuple[Mistake, ...]:
    """Return every mistake of a project, whether it stops one country or all."""
    try:
        broken = read_library(project).broken
    except ContentError as error:
        return error.mistakes
    return tuple(dict.fromkeys(mistake for each in broken.values() for mistake in each))


def text(words: str, lang: str = "fr", bold: bool = False, italic: bool = False) -> Text:
    """Return words in one run, with an id of their own."""
    return (Run(words, f"id.{words[:12]}", lang, bold, italic),)


def paragraph(words: str, role: Any = "body") -> Paragraph:
    return Paragraph(text(words), role)


def bullets(*lines: str) -> List:
    return List(tuple(Item(text(line)) for line in lines))


def cell(words: str = "", **more: Any) -> Cell:
    return Cell((paragraph(words),) if words else (), **more)

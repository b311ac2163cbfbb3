"""A kit for a USB stick: every file under a short name, one page that leads to them, and sums to check the copy by."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mallette.compose import compose
from mallette.errors import ContentError, Mistake, Notice
from mallette.localize import localize
from mallette.model.trip import Files, Job, Library, Made, Selection
from mallette.pipeline import Tell, make_all, notices_of, theme_of
from mallette.plan import plan
from mallette.save.manifest import hash_of
from mallette.tree import Document
from mallette.writers.html import write

FOLDER = "usb"
"""In the output folder. The record of what was written lies here, beside each stick: none holds a hidden file."""
INDEX = "usb-index"
SUMS = "checksums.txt"
LARGEST = 5_000_000
"""Bytes that a message on a telephone may carry in most services and networks (the toolkit's own bound)."""
LONGEST = 40
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
"""What every system, telephone and old stick can read. A file keeps the name that it has on paper (``F1.pdf``)."""


def plan_usb(library: Library, country: str) -> tuple[Job, ...]:
    """Return the jobs of a country's kit, in all its languages. Raises `ContentError` if it is not there."""
    return plan(library, Selection(countries=(country,)))


def make_usb(library: Library, jobs: Sequence[Job], tell: Tell) -> tuple[Made, ...]:
    """Return the files of a stick. Raises `ContentError` for what cannot be made or has no place on one."""
    files = {job: tuple(on_stick(each) for each in made) for job, made in make_all(library, jobs, tell).items()}
    index = make_index(library, files)
    made = (index, *(each for every in files.values() for each in every))
    mistakes = tuple(iter_problems(made))
    if mistakes:
        raise ContentError(mistakes)
    return *made, sums_of(made, index)


def on_stick(made: Made) -> Made:
    """Return a file at its place on the stick: under its language, by the name that lists and pages give it."""
    return replace(made, path=f"{FOLDER}/{made.path}", folder=FOLDER)


def make_index(library: Library, files: Files) -> Made:
    """Return the page that leads to the files, in every language of the kit."""
    parts = [say_index(library, files, language) for language in dict.fromkeys(job.language for job in files)]
    jobs, documents, notices = zip(*parts, strict=True)
    written = write(documents[0], theme_of(jobs[0], library), documents[1:])
    path = f"{jobs[0].folder}/{library.types[INDEX].settings.editions[INDEX].file}"
    return Made(path, written.data, written.pages, FOLDER, tuple(notice for each in notices for notice in each))


def say_index(library: Library, files: Files, language: str) -> tuple[Job, Document, tuple[Notice, ...]]:
    """Return what the page says in one language, of the files in that language."""
    own = {job: made for job, made in files.items() if job.language == language}
    first = next(iter(own))
    job = Job(first.country, first.workshop, language, INDEX, INDEX, f"{FOLDER}/{first.country}")
    said = localize(job, library, own)
    document = compose(said, library.types[INDEX], library.templates)
    return job, document, notices_of(document, said)


def sums_of(made: Iterable[Made], index: Made) -> Made:
    """Return the list that ``sha256sum -c`` reads: the SHA-256 of each file, and its path from the list."""
    root = index.path.rpartition("/")[0]
    lines = [f"{hash_of(each.data)}  {each.path.removeprefix(f'{root}/')}\n" for each in made]
    return Made(f"{root}/{SUMS}", "".join(lines).encode(), 1, FOLDER)


def iter_problems(made: Iterable[Made]) -> Iterator[Mistake]:
    """Yield why a file has no place on a stick: it is too large, or its name cannot be read there or is taken. Sticks
    do not tell capitals from small letters."""
    taken: dict[str, str] = {}
    for each in made:
        other = taken.setdefault(each.path.lower(), each.path)
        if other != each.path:
            wrong = f"differs from {other} in capitals only, and a stick holds one of the two."
            yield Mistake(each.path, 0, "", wrong, "Give it another name.")
        if len(each.data) >= LARGEST:
            wrong = f"has {len(each.data) / 1_000_000:.1f} MB, and a telephone takes less than {LARGEST // 1_000_000}."
            yield Mistake(each.path, 0, "", wrong, "Put smaller pictures into it, or fewer.")
        for name in each.path.split("/"):
            if len(name) > LONGEST or not NAME.fullmatch(name):
                wrong = f"holds the name {name!r}, which not every telephone can read."
                right = f"Write at most {LONGEST} letters without accents, digits, hyphens and dots."
                yield Mistake(each.path, 0, "", wrong, right)

"""The whole trip. Read this module first and last."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib import import_module

from mallette.compose import compose
from mallette.errors import ContentError, Mistake, Notice
from mallette.localize import localize
from mallette.model.trip import Edition, Job, Library, Made, Said, Written
from mallette.numbering import Spine, place_of
from mallette.tree import Document, iter_runs

Tell = Callable[[Job], None]


def make(library: Library, jobs: Iterable[Job], tell: Tell = lambda job: None) -> tuple[Made, ...]:
    """Return every file of `jobs`. Every job is tried; the mistakes of all are raised as one `ContentError`.

    `tell` is called before each job, for a progress bar.
    """
    made: list[Made] = []
    mistakes: list[Mistake] = []
    for job in jobs:
        tell(job)
        try:
            said = localize(job, library)  # country first, then language, then facts and formats
            document = compose(said, library.types[job.type], library.templates)  # template -> tree of blocks
            made.extend(write(job, document, said, library))  # bytes, pages or slides, notices
        except ContentError as error:
            mistakes.extend(error.mistakes)
    if mistakes:
        raise ContentError(mistakes)
    return tuple(made)


def write(job: Job, document: Document, said: Said, library: Library) -> Iterator[Made]:
    """Yield the files of one job: one, or one for each section of the document."""
    edition = library.types[job.type].settings.editions[job.edition]
    for part in parts_of(document, edition):
        written: Written = import_module(f"mallette.writers.{edition.format}").write(part, said.theme)
        name = edition.file.format(number=part.sections[0].number if part.sections else "")
        notices = (*notices_of(part, said), *written.notices)
        yield Made(f"{job.folder}/{name}", written.data, written.pages, job.folder, notices, texts_of(part, said))


def parts_of(document: Document, edition: Edition) -> tuple[Document, ...]:
    """Return the document, or a document for each of its sections."""
    if edition.each is None:
        return (document,)
    return tuple(replace(document, title=section.title, sections=(section,)) for section in document.sections)


def notices_of(document: Document, said: Said) -> tuple[Notice, ...]:
    """Return the notices of the texts that stand in `document`."""
    ids = dict.fromkeys(run.id for run in iter_runs(document))
    return tuple(said.fallbacks[id] for id in ids if id in said.fallbacks)


def texts_of(document: Document, said: Said) -> dict[str, str]:
    """Return what the document says: each text by its id, after its spine number."""
    spine = Spine(said.numbers)
    texts: dict[str, list[str]] = {}
    for run in iter_runs(document):
        if run.id:
            texts.setdefault(run.id, []).append(run.text)
    return {id: f"{place_of(id, spine)} {''.join(parts)}".strip() for id, parts in texts.items()}


def refuse_notices(made: Iterable[Made]) -> None:
    """Raise an error for every missing or stale translation: what `--strict` asks for."""
    mistakes = [
        Mistake("content/languages", 0, notice.where, f"{notice.kind}: {notice.text}")
        for each in made
        for notice in each.notices
        if "translation" in notice.kind
    ]
    if mistakes:
        raise ContentError(mistakes)

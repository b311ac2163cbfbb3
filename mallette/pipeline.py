"""The whole trip. Read this module first and last."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from importlib import import_module
from itertools import groupby
from pathlib import PurePosixPath
from pkgutil import iter_modules

from mallette import writers
from mallette.compose import compose
from mallette.errors import ContentError, Mistake, Notice, suggest
from mallette.localize import localize
from mallette.model.looks import Brand, Theme, Written
from mallette.model.paper import Span
from mallette.model.stage import Base, Ratio
from mallette.model.trip import Edition, Files, Job, Library, Made, Pack, Said
from mallette.numbering import Spine, place_of
from mallette.pair import pair
from mallette.printing import is_printed
from mallette.tree import Document, Run, Text, iter_runs, plain

Tell = Callable[[Job], None]
ONE_SIZE = ("pptx",)
"""Formats whose pages have a fixed size: words are set alike in all languages of a kit, so the writer gets them all."""


def make(library: Library, jobs: Iterable[Job], tell: Tell = lambda _job: None) -> tuple[Made, ...]:
    """Return every file of `jobs` that a person asked for. Every job is tried; the mistakes of all are raised as one
    `ContentError`.

    `tell` is called before each job is written, for a progress bar.
    """
    return tuple(file for job, files in make_all(library, jobs, tell).items() if job.asked for file in files)


def make_all(library: Library, jobs: Iterable[Job], tell: Tell = lambda _job: None) -> Files:
    """Return the files of every job, those of round 1 first. Raises as `make`."""
    made: dict[Job, tuple[Made, ...]] = {}
    mistakes: list[Mistake] = []
    in_rounds = sorted(jobs, key=lambda job: library.types[job.type].settings.round)
    for document_job, editions in groupby(in_rounds, key=lambda job: replace(job, edition="", asked=True)):
        with gathering(mistakes):
            about = kit_of(document_job, made, library)  # round 1, for documents about the others
            said = localize(document_job, library, about)  # country first, then language, then facts and formats
            document = compose(said, library.types[document_job.type], library.templates)  # template -> tree of blocks
            if document_job.beside:
                said, document = in_two_languages(document_job, said, document, library)  # two trees -> one
            for job in editions:
                tell(job)
                with gathering(mistakes):
                    made[job] = tuple(write(job, document, said, library))  # bytes, pages or slides, notices
    if mistakes:
        raise ContentError(mistakes)
    return made


def kit_of(job: Job, made: Files, library: Library) -> Files:
    """Return the files that the document of `job` speaks of: those of its own kit, made in round 1; of one in round 1,
    none."""
    settings, paper = library.types[job.type].settings, library.packs[job.country].country.paper
    return {
        each: files
        for each, files in made.items()
        if each.folder == job.folder
        and library.types[each.type].settings.round < settings.round
        and (settings.about == "all" or is_printed(library.types[each.type].settings.editions[each.edition], paper))
    }


def in_two_languages(job: Job, said: Said, document: Document, library: Library) -> tuple[Said, Document]:
    """Return what a job says in both its languages, and its document with the second language beside the first, or in
    the notes of a deck."""
    other = localize(replace(job, language=job.beside), library)
    right = compose(other, library.types[job.type], library.templates)
    return replace(said, fallbacks={**other.fallbacks, **said.fallbacks}), pair(document, right)


@contextmanager
def gathering(mistakes: list[Mistake]) -> Iterator[None]:
    """Add what is wrong in here to `mistakes`, and go on with the next."""
    try:
        yield
    except ContentError as error:
        mistakes.extend(error.mistakes)


def write(job: Job, document: Document, said: Said, library: Library) -> Iterator[Made]:
    """Yield the files of one job: one, or one for each section of the document; none where it has nothing to say, as
    the cards of a session without cards."""
    edition = library.types[job.type].settings.editions[job.edition]
    writer, theme = writer_of(edition, job), theme_of(job, library)
    by_section = edition.copies == "section" and is_printed(edition, library.packs[job.country].country.paper)
    others = [parts_of(each, edition) for each in beside_of(job, library)] if edition.format in ONE_SIZE else []
    for number, part in enumerate(parts_of(document, edition)):
        beside = tuple(parts[number] for parts in others if number < len(parts))
        written = writer(part, theme, beside) if beside else writer(part, theme)
        name = file_of(job, edition, part.sections[0].number if part.sections else "")
        notices = (*notices_of(part, said), *written.notices)
        spans = spans_of(part, written) if by_section or edition.each else ()
        path, says = f"{job.folder}/{name}", texts_of(part, said)
        yield Made(path, written.data, written.pages, job.folder, notices, says, part.title, spans)


def file_of(job: Job, edition: Edition, number: str) -> str:
    """Return the name of a file in its folder. A deck with notes in another language is told from that of the kit."""
    name = PurePosixPath(edition.file.format(number=number))
    noted = job.beside and edition.beside == "notes"
    return name.with_stem(f"{name.stem}-notes-{job.beside}").as_posix() if noted else name.as_posix()


def spans_of(document: Document, written: Written) -> tuple[Span, ...]:
    """Return where the sections of a written document stand. A file whose pages nobody laid out has one section."""
    places = written.sections or ((1, written.pages),)
    return tuple(Span(section.number, *place) for section, place in zip(document.sections, places, strict=True))


def beside_of(job: Job, library: Library) -> Iterator[Document]:
    """Yield the document of a job in the other languages of its kit. One that has mistakes is left out: they are told
    where it is made itself."""
    for language in library.packs[job.country].country.languages:
        if language != job.language:
            with gathering([]):
                said = localize(replace(job, language=language), library)
                yield compose(said, library.types[job.type], library.templates)


def theme_of(job: Job, library: Library) -> Theme:
    """Return the looks of a job: the country's brand, the edition's paper."""
    pack = library.packs[job.country]
    edition = library.types[job.type].settings.editions[job.edition]
    paper = pack.country.paper if edition.paper == "country" else edition.paper
    kit = pack.toolkit.kit
    direction = library.languages[job.language].direction
    brand = library.brands[pack.country.brand]
    base = base_of(pack, brand, edition.ratio)
    return Theme(brand, paper, direction, kit.version, kit.date, base, edition.ratio, edition, pack.images)


def base_of(pack: Pack, brand: Brand, ratio: Ratio) -> Base | None:
    """Return the file that a deck is built on: the country's own template, else the brand's, each in its own ratio; for
    a deck in another ratio, and where there is no template, the brand's base file."""
    own = (pack.template or brand.template) if ratio == "16x9" else None
    return own or brand.decks.get(ratio)


def writer_of(edition: Edition, job: Job) -> Callable[..., Written]:
    """Return what makes the bytes of a format: the `write` of the module of `writers/` that has its name."""
    known = sorted(module.name for module in iter_modules(writers.__path__))
    if edition.format not in known:
        file = f"templates/documents/{job.type}/type.yaml"
        wrong = f"{edition.format!r} is no format."
        raise ContentError(
            [Mistake(file, 0, f"editions.{job.edition}.format", wrong, suggest(edition.format, tuple(known)))]
        )
    write: Callable[..., Written] = import_module(f"mallette.writers.{edition.format}").write
    return write


def parts_of(document: Document, edition: Edition) -> tuple[Document, ...]:
    """Return the document, or a document for each of its sections; nothing of one that has none."""
    if edition.each is None and document.sections:
        return (document,)
    return tuple(replace(document, title=section.title, sections=(section,)) for section in document.sections)


def notices_of(document: Document, said: Said) -> tuple[Notice, ...]:
    """Return the notices of the texts that stand in `document`."""
    ids = dict.fromkeys(run.id for run in iter_runs(document))
    return tuple(said.fallbacks[id] for id in ids if id in said.fallbacks)


def iter_texts(value: object) -> Iterator[Text]:
    """Yield every text below a document: the runs that stand in one place."""
    if isinstance(value, tuple) and value and all(isinstance(each, Run) for each in value):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from iter_texts(each)
    elif is_dataclass(value):
        yield from iter_texts(tuple(getattr(value, field.name) for field in fields(value)))


def texts_of(document: Document, said: Said) -> dict[str, str]:
    """Return what the document says: each text once, by its id, after its spine number; in a second language by its id
    and language."""
    spine = Spine(said.numbers)
    texts: dict[str, str] = {}
    for text in iter_texts(document):
        for (id, lang), runs in groupby(text, key=lambda run: (run.id, run.lang)):
            second = id in texts and lang not in ("", document.lang)
            words = plain(tuple(runs))
            if not second or words != texts[id]:
                texts.setdefault(f"{id}@{lang}" if second else id, words)
    return {id: f"{place_of(id.partition('@')[0], spine)} {words}".strip() for id, words in texts.items() if id}


def refuse_notices(made: Iterable[Made]) -> None:
    """Raise an error for every missing or stale translation: what `--strict` asks for."""
    mistakes = [
        Mistake(notice.file, notice.line, notice.where, f"{notice.kind}: {notice.text}")
        for each in made
        for notice in each.notices
        if notice.file
    ]
    if mistakes:
        raise ContentError(mistakes)

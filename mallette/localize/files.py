"""Arrange the files of a kit for documents about them: what each is, and what to print first."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from string import ascii_letters

from markupsafe import Markup, escape

from mallette.formats import print_money, print_number
from mallette.localize.plain import Plain
from mallette.localize.sheets import copies_for, count_facilitators, count_groups, sets_of
from mallette.localize.voice import Voice
from mallette.model.content import CardSet, Handout
from mallette.model.pack import Money
from mallette.model.paper import MADE
from mallette.model.session import Workshop
from mallette.model.trip import DocumentType, Edition, Files, Job, Made
from mallette.numbering import session_keys
from mallette.printing import Line, Pages, count_sheets, gather_lines, gather_numbers, is_printed
from mallette.tree import Text

AUDIENCES = ("facilitator", "participant", "room")
"""In the order in which things are needed: who runs the room prepares first."""
OFFICE = ("docx",)
"""Formats whose pages the word processor decides."""
MOST_LINES = 18
"""Lines of the list that one page holds; of more, those are gathered that are copied as often."""


@dataclass(frozen=True, slots=True)
class File:
    """A finished file with the settings that it was made by. `path` is relative to the document that names it."""

    made: Made
    path: str
    edition: Edition
    type: DocumentType
    sides: int | None
    about: bool


def view_files(voice: Voice, workshop: Workshop, job: Job, types: Mapping[str, DocumentType], files: Files) -> Plain:
    """Return `made`, the files that a document speaks of, and `printing`, what to print of them in which order."""
    found = [file for each, made in files.items() for file in files_of(each, made, files, types, job.folder)]
    return {
        "made": tuple(view_file(voice, each) for each in found),
        "printing": view_printing(voice, found, tuple(iter_lines(voice, workshop, found))),
    }


def files_of(
    job: Job, made: tuple[Made, ...], files: Files, types: Mapping[str, DocumentType], folder: str
) -> Iterator[File]:
    """Yield the files of one job. Pages of an Office file are about those of the PDF with the same text."""
    type = types[job.type]
    edition = type.settings.editions[job.edition]
    for each in made:
        twin = twin_of(job, files, types) if edition.format in OFFICE else each
        sides = twin.pages if twin else None
        yield File(each, each.path.removeprefix(f"{folder}/"), edition, type, sides, twin not in (None, each))


def twin_of(job: Job, files: Files, types: Mapping[str, DocumentType]) -> Made | None:
    """Return the PDF with the same text on whole pages, if it is made."""
    editions = types[job.type].settings.editions
    twins = (
        made[0]
        for other, made in files.items()
        if made
        and other.type == job.type
        and (edition := editions[other.edition]).format == "pdf"
        and (edition.page, edition.impose, edition.each) == ("full", "none", None)
    )
    return next(twins, None)


def view_file(voice: Voice, file: File) -> Plain:
    """Return what can be said of a file. `file` is its path as a text, `name` its name alone."""
    edition = file.edition
    return {
        "file": file_text(file.path, file.path, voice),
        "title": text_markup(file.made.title),
        "number": file.made.spans[0].number if edition.each else "",
        "audience": file.type.settings.audience,
        "type": file.type.name,
        "format": edition.format,
        "paper": edition.paper,
        "page": edition.page,
        "impose": edition.impose,
        "ratio": edition.ratio,
        "copies": edition.copies,
        "turn": edition.turn,
        "pages": file.sides,
        "slides": file.made.pages,
        "about": file.about,
        "sheets": None if file.sides is None else count_sheets(file.sides, edition.turn),
        "kilobytes": print_number(-(-len(file.made.data) // 1000), voice.locale(voice.code)),
    }


def file_text(path: str, words: str, voice: Voice) -> Markup:
    """Return the name of a file as a text, whose id says which file it is."""
    return Markup('<t id="{}" lang="{}">{}</t>').format(f"{MADE}{path}", voice.code, words)


def text_markup(text: Text) -> Markup:
    """Return the words of a tree as they came from content."""
    runs = (
        Markup('<t id="{}" lang="{}">{}</t>').format(run.id, run.lang, run.text) if run.id else escape(run.text)
        for run in text
    )
    return Markup("").join(runs)


def iter_lines(voice: Voice, workshop: Workshop, files: list[File]) -> Iterator[Line]:
    """Yield what is printed, in the order in which it is needed: by days, then by who needs it."""
    paper = voice.pack.country.paper
    printed = [each for each in files if is_printed(each.edition, paper)]
    pairs = [(line, each) for each in printed for line in lines_of(voice, workshop, each)]
    pairs.sort(key=lambda pair: (pair[0].before, AUDIENCES.index(pair[1].type.settings.audience)))
    yield from (line for line, _ in pairs)


def lines_of(voice: Voice, workshop: Workshop, file: File) -> Iterator[Line]:
    """Yield the lines of one file: one for the whole, or one for each of its sections. What is for the room is cut or
    joined before the workshop, whichever day it is for."""
    kind, edition = file.type.name, file.edition
    if edition.copies != "section":
        copies = len(workshop.days) if edition.copies == "day" else copies_for(voice, edition.copies)
        before = 0 if file.type.settings.audience == "facilitator" else 1
        yield Line(kind, (file.path,), copies, file.sides, edition.turn, before, about=file.about)
        return
    spans = file.made.spans
    for span, after in zip(spans, (*spans[1:], None), strict=True):
        pages = (Pages(span.first, span.last, after.first - 1 if after else span.last),)
        yield Line(
            kind,
            (file.path,),
            copies_of(voice, workshop, span.number),
            span.last - span.first + 1,
            edition.turn,
            1 if file.type.settings.audience == "room" else day_of(voice, workshop, span.number),
            (span.number,),
            pages if len(spans) > 1 else (),
        )


def day_of(voice: Voice, workshop: Workshop, number: str) -> int:
    """Return the day on which a sheet is needed: that of its session; of a form, the first that names it. What is given
    ahead of the workshop has day 0."""
    session = number.rstrip(ascii_letters)
    if session == "0":
        return 0
    id = f"sessions/{session_keys(workshop)[int(session) - 1]}" if session.isdigit() else id_of(voice, number)
    named = re.compile(rf"{re.escape(id)}(?![A-Za-z0-9.-])")
    days = enumerate(words_of_days(voice, workshop), start=1)
    return next((place for place, words in days if named.search(words)), 1)


def words_of_days(voice: Voice, workshop: Workshop) -> Iterator[str]:
    """Yield for each day everything that its sessions and blocks say, with the ids of what they name."""
    for day in workshop.days.values():
        sessions = [block.session for block in day.blocks.values() if block.session]
        said = [voice.pack.toolkit.sessions[key].model_dump_json() for key in sessions]
        yield " ".join([day.model_dump_json(), *(f"sessions/{key}" for key in sessions), *said])


def copies_of(voice: Voice, workshop: Workshop, number: str) -> int:
    """Return how many copies are made of the handout, card set or form with this number."""
    folder, key = id_of(voice, number).split("/")
    sheet: Handout | CardSet = getattr(voice.pack.toolkit, folder)[key]
    sets = len(workshop.days) if sheet.per == "day" else copies_for(voice, sheet.per)
    if isinstance(sheet, CardSet):
        return ceil(sets / sets_of(sheet, sets))
    return ceil(sets * sheet.copies / (4 if sheet.page == "quarters" else 1))


def id_of(voice: Voice, number: str) -> str:
    return next(id for id, each in voice.spine.numbers.items() if each == number)


def view_printing(voice: Voice, files: list[File], lines: tuple[Line, ...]) -> Plain:
    """Return the list of what to print, in parts by the day before which it is needed, with its sums."""
    event, locale = voice.pack.event, voice.locale(voice.code)
    groups, play_groups = count_groups(event.participants)
    shown = lines if len(lines) <= MOST_LINES else gather_lines(lines)
    by_path = {each.path: each for each in files}
    sides = sum(line.all_sides for line in lines)
    return {
        "parts": tuple(
            {
                "day": day,
                "lines": tuple(view_line(voice, line, by_path[line.paths[0]]) for line in shown if line.before == day),
            }
            for day in dict.fromkeys(line.before for line in shown)
        ),
        "sides": print_number(sides, locale),
        "sheets": print_number(sum(line.all_sheets for line in lines), locale),
        "cost": price_of(voice, sides, Money()),
        "price": price_of(voice, 1, voice.pack.country.money),
        "about": any(line.about for line in lines),
        "paper": voice.pack.country.paper,
        "participants": event.participants,
        "facilitators": count_facilitators(event),
        "groups": groups,
        "play_groups": play_groups,
    }  # fmt: skip


def view_line(voice: Voice, line: Line, file: File) -> Plain:
    """Return a line of the list. `title` is that of its only section or of its file; of several sections, None."""
    locale = voice.locale(voice.code)
    number, *others = line.numbers or ("",)
    title = title_of(voice, number) if number else text_markup(file.made.title)
    return {
        "names": tuple(file_text(path, path.rpartition("/")[2], voice) for path in line.paths),
        "kind": line.kind,
        "numbers": gather_numbers(line.numbers, numbers_of(voice, line)),
        "title": None if others else title,
        "pages": tuple(
            {"first": each.first, "last": each.last if each is line.pages[-1] else each.end} for each in line.pages
        ),
        "turn": line.turn,
        "copies": line.copies,
        "sides": line.sides,
        "sheets": line.sheets,
        "all_sheets": None if line.sheets is None else print_number(line.all_sheets, locale),
        "about": line.about,
        "cost": None if line.sides is None else price_of(voice, line.all_sides, Money()),
    }


def numbers_of(voice: Voice, line: Line) -> tuple[str, ...]:
    """Return every number of the folder of content that the sections of a line come from, in order."""
    folder = id_of(voice, line.numbers[0]).partition("/")[0] if line.numbers else ""
    return tuple(voice.spine.numbers[f"{folder}/{key}"] for key in voice.spine.within(folder))


def title_of(voice: Voice, number: str) -> Markup:
    """Return the title of the handout, card set or form with this number."""
    id = id_of(voice, number)
    folder, _, key = id.partition("/")
    return voice.say(f"{id}.title", getattr(voice.pack.toolkit, folder)[key].title)


def price_of(voice: Voice, sides: int, money: Money) -> Markup | None:
    """Return what so many sides cost, to the hundredth; None where the country does not say what one costs."""
    price = voice.pack.country.price_per_side
    if price is None:
        return None
    words = print_money(sides * price, money.model_copy(update={"decimals": 2}), voice.locale(voice.code))
    return Markup('<t id="country.price_per_side" lang="{}">{}</t>').format(voice.code, words)

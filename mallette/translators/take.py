"""Translations that come back: each is held against its source, and nothing is taken in unless all can be."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from mallette.errors import ContentError, Mistake, suggest
from mallette.exchange.words import UnreadableError, read_words
from mallette.library import read_library
from mallette.model.trip import Library, Pack
from mallette.proofread import faults_of
from mallette.translators.give import key_of, locked_terms
from mallette.translators.rows import REVIEWED, Row, rounds, rows_of


@dataclass(frozen=True, slots=True)
class Answer:
    """One translation as it came back: `place` names its row or line for a person, `source` is what it translates."""

    place: str
    id: str
    source: str
    text: str
    fuzzy: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What becomes of an answer: the catalogue entry of its text. `fuzzy` where the source has changed since it went
    out."""

    id: str
    text: str
    source: str
    fuzzy: bool
    note: str


def take_file(project: Path, path: Path, reviewer: str = "") -> Iterator[str]:
    """Take in the file of a translator, and yield lines that say what became of it. Raises `ContentError` with every
    row that cannot be taken; then nothing is changed."""
    key, answers = read_answers(path)
    library = read_library(project)
    pack, code = owner_of(key, library, path)
    rows = {row.id: row for row in rows_of(pack, code, library)}
    mistakes = [wrong for answer in answers for wrong in mistakes_in(answer, rows.get(answer.id), path)]
    if mistakes:
        raise ContentError(mistakes)
    taken = [entry for answer in answers if (entry := taken_of(answer, rows[answer.id], reviewer))]
    write_catalogue(project, pack, code, taken)
    yield f"{key_of(pack, code)}: {len(answers)} rows read, {len(taken)} taken in"
    stale = sum(each.fuzzy for each in taken)
    if stale:
        yield f"{stale} of them were made from a sentence that has changed since: they are marked fuzzy"
    yield from pointed_out(
        answers, {each.id for each in taken}, locked_terms(code, library, pack or some_pack(library))
    )


def read_answers(path: Path) -> tuple[str, list[Answer]]:
    """Return the key of a file and what stands in it. Raises `ContentError` for a file that is neither PO nor Word."""
    readers: dict[str, Callable[[Path], tuple[str, list[Answer]]]] = {".po": from_po, ".docx": from_words}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise refused(path, "is neither a .po nor a .docx file.")
    if not path.is_file():
        raise refused(path, "is not there.")
    try:
        return reader(path)
    except UnreadableError as error:
        raise refused(path, f"cannot be read: {error}.") from error
    except (OSError, ValueError) as error:
        raise refused(path, f"cannot be read: {' '.join(str(error).split())[:120]}.") from error


def refused(path: Path, wrong: str) -> ContentError:
    right = "Send back the file that `language export` made, saved in the same format."
    return ContentError([Mistake(str(path), 0, "", wrong, right)])


def from_po(path: Path) -> tuple[str, list[Answer]]:
    file = polib.pofile(path.read_text(encoding="utf-8-sig"))
    answers = [
        Answer(
            f"line {entry.linenum or 0}", entry.msgctxt or "", entry.msgid, entry.msgstr, entry.fuzzy, entry.tcomment
        )
        for entry in file
        if not entry.obsolete
    ]
    return file.metadata.get("X-Mallette") or file.metadata.get("Language", ""), answers


def from_words(path: Path) -> tuple[str, list[Answer]]:
    key, rows = read_words(path.read_bytes())
    return key, [Answer(f"row {row.number or row.place}", row.id, row.source, row.text, note=row.note) for row in rows]


def owner_of(key: str, library: Library, path: Path) -> tuple[Pack | None, str]:
    """Return the pack and the language that a file belongs to."""
    known = {key_of(pack, code): (pack, code) for pack, code, _ in rounds(library)}
    if key not in known:
        wrong = f"belongs to {key!r}, which is no catalogue here."
        raise ContentError([Mistake(str(path), 0, "", wrong, suggest(key, tuple(known)))])
    return known[key]


def mistakes_in(answer: Answer, row: Row | None, path: Path) -> Iterator[Mistake]:
    """Yield what is wrong with an answer. An empty one says nothing, and is passed over."""
    if row is None:
        wrong = "has lost the name of its text." if not answer.id else f"is of {answer.id}, which is no text any more."
        yield Mistake(
            str(path), 0, answer.place, wrong, "Copy the row again from the file that went out, or delete it."
        )
        return
    for fault in faults_of(answer.source or row.source, answer.text, row.limit) if answer.text else ():
        sentence, _, right = fault.partition(": ")
        yield Mistake(str(path), 0, f"{answer.place} ({row.where or row.id})", sentence.rstrip(".") + ".", right)


def taken_of(answer: Answer, row: Row, reviewer: str) -> Taken | None:
    """Return the entry that an answer makes, or nothing where it says what the catalogue has already."""
    if not answer.text:
        return None
    moved = squeezed(answer.source) != squeezed(row.source)
    note = note_of(answer.note, row)
    if reviewer and REVIEWED not in note:
        note = f"{note}\n{REVIEWED} {reviewer}".strip()
    entry = Taken(row.id, answer.text, answer.source if moved else row.source, moved or answer.fuzzy, note)
    same = (row.text, row.state == "stale", row.note) == (entry.text, entry.fuzzy, entry.note)
    return None if same else entry


def squeezed(text: str) -> str:
    """Return a source as it survives a word processor: with plain spaces."""
    return re.sub(r"\s+", " ", text).strip()


def note_of(note: str, row: Row) -> str:
    """Return what a translator said, without what the file itself said about the row."""
    own = [line for line in note.splitlines() if line.strip() and not is_ours(line, row)]
    return "\n".join(own)


def is_ours(line: str, row: Row) -> bool:
    """Return whether a line of a note is what the table said about the row: where it stands, its limit, its earlier
    source. What translators said is kept, whichever form it went out in."""
    ends = [each for each in (row.where, str(row.limit or ""), row.previous) if each]
    return line not in row.note.splitlines() and any(line.endswith(f" {each}") for each in ends)


def write_catalogue(project: Path, pack: Pack | None, code: str, taken: Iterable[Taken]) -> None:
    """Write the entries into their catalogue, which keeps everything else."""
    folder = project / "content"
    path = folder / "languages" / code / "strings.po"
    if pack is not None:
        path = folder / "countries" / pack.code / "languages" / f"{code}.po"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
    file = (
        polib.pofile(path.read_text(encoding="utf-8"), wrapwidth=110) if path.exists() else polib.POFile(wrapwidth=110)
    )
    live = {entry.msgctxt: entry for entry in file if not entry.obsolete}
    for each in taken:
        entry = live.get(each.id)
        if entry is None:
            entry = polib.POEntry(msgctxt=each.id, msgid=each.source)
            file.append(entry)
        fill_entry(entry, each)
    part = path.with_suffix(".po.part")
    part.write_text(str(file).rstrip("\n") + "\n", encoding="utf-8", newline="\n")
    part.replace(path)


def fill_entry(entry: polib.POEntry, taken: Taken) -> None:
    """Put one translation into its entry."""
    entry.msgstr, entry.tcomment = taken.text, taken.note
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    if taken.fuzzy:
        entry.flags.append("fuzzy")
        if taken.source != entry.msgid:
            entry.previous_msgid = taken.source
    else:
        entry.previous_msgid = None


def some_pack(library: Library) -> Pack:
    return next(iter(library.packs.values()))


def pointed_out(answers: Iterable[Answer], taken: set[str], terms: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a line for each text just taken in that renders a word of the glossary otherwise than settled. Words that
    stand alone (*group*, *owner*, *trust*) have their everyday meaning too: only terms of several words are looked
    for."""
    locked = [(word, target) for word, target in terms if " " in word]
    for answer in answers:
        for word, target in locked if answer.id in taken else ():
            if holds(answer.source, word) and not holds_any(answer.text, target):
                yield f"{answer.place}: {word!r} is settled as {target!r}; look whether it should stand here"


def holds(text: str, word: str) -> bool:
    """Return whether a text holds a word or its plural."""
    return re.search(rf"\b{re.escape(word)}s?\b", text, re.IGNORECASE) is not None


def holds_any(text: str, target: str) -> bool:
    """Return whether a text holds one of the forms of a settled word, each of its words by its stem."""
    bare = re.sub(r"\([^)]*\)", "", target)
    forms = [form.strip() for form in re.split(r"[,;]", bare) if form.strip()]
    return any(all(stem(word) in text.casefold() for word in form.split()) for form in forms)


def stem(word: str) -> str:
    """Return what stays of a word when it is bent: all of a short one, else all but its last two letters."""
    lower = word.casefold()
    return lower if len(lower) < 5 else lower[:-2]

"""Translations that come back: each is held against its source, and nothing is taken in unless all can be."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from mallette.errors import ContentError, Mistake, suggest
from mallette.exchange.words import UnreadableError, fingerprint_of, read_words
from mallette.library import read_library
from mallette.model.trip import Library, Pack
from mallette.proofread import faults_of
from mallette.translators.give import key_of, locked_terms
from mallette.translators.hold import grammar_faults
from mallette.translators.rows import REVIEWED, Row, rounds, rows_of
from mallette.translators.store import Taken, write_catalogue

OK = re.compile(r"(^|\n|: ?)ok\.?(\n|$)", re.IGNORECASE)
"""How a translator says that a stale translation still holds."""
INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff\u00ad]")
BLANK = " \t\r\n\u00a0\u202f\u2028\u2029\x85\x0b\x0c"
QUOTED = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s+(?!")')
NO_HEADER = "has lost its header X-Mallette, which says where it belongs."


@dataclass(frozen=True, slots=True)
class Answer:
    """One translation as it came back: `place` names its row or line for a person, `source` is what it translates;
    `merged` cells hold nobody knows whose words; `print` is the fingerprint of what went out, where there is one."""

    place: str
    id: str
    source: str
    text: str
    fuzzy: bool = False
    note: str = ""
    print: str = ""
    merged: bool = False
    form: str = "po"


def take_file(project: Path, path: Path, reviewer: str = "") -> Iterator[str]:
    """Take in the file of a translator, and yield lines that say what became of it. Raises `ContentError` with every
    row that cannot be taken; then nothing is changed."""
    key, answers = read_answers(path)
    library = read_library(project)
    pack, code = owner_of(key, answers, library, path)
    rows = {row.id: row for row in rows_of(pack, code, library)}
    mistakes = [wrong for answer in answers for wrong in mistakes_in(answer, rows.get(answer.id), path)]
    mistakes += said_twice(answers, path)
    taken = [] if mistakes else [entry for answer in answers if (entry := taken_of(answer, rows[answer.id], reviewer))]
    mistakes += grammar_mistakes(answers, taken, pack, code, library, path)
    if mistakes:
        raise ContentError(mistakes)
    write_catalogue(project, pack, code, taken)
    yield f"{key_of(pack, code)}: {len(answers)} rows read, {len(taken)} taken in"
    yield from told(answers, rows, taken, reviewer)
    yield from pointed_out(
        answers, {each.id for each in taken}, locked_terms(code, library, pack or some_pack(library))
    )


def told(answers: Iterable[Answer], rows: Mapping[str, Row], taken: list[Taken], reviewer: str) -> Iterator[str]:
    """Yield what a person should know about what was taken in."""
    moved = [each.id for each in taken if each.source != each.now]
    if moved:
        yield f"{len(moved)} made from a sentence that has changed since are marked fuzzy: {', '.join(moved[:5])}"
    done = {each.id for each in taken if not each.fuzzy}
    stale = [each.place for each in answers if rows[each.id].state == "stale" and each.id not in done]
    if stale:
        yield f"{len(stale)} stale rows came back unchanged and without OK, and stay stale: {', '.join(stale[:9])}"
    if reviewer:
        yield f"{sum(not each.fuzzy for each in taken)} rows are marked as read by {reviewer}"


def read_answers(path: Path) -> tuple[str, list[Answer]]:
    """Return the key of a file and what stands in it. Raises `ContentError` for a file that is neither PO nor Word."""
    readers: dict[str, Callable[[Path], tuple[str, list[Answer]]]] = {".po": from_po, ".docx": from_words}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise refused(path, "is neither a .po nor a .docx file.", "Save it as Word (.docx), or as PO, and try again.")
    if not path.is_file():
        raise refused(path, "is not there.", "Give the path of the file that came back.")
    try:
        return reader(path)
    except UnreadableError as error:
        raise refused(path, f"cannot be read: {error}.") from error
    except UnicodeDecodeError as error:
        raise refused(path, "cannot be read: it is not saved as UTF-8.", "In Poedit: Catalogue, Properties.") from error
    except (OSError, ValueError) as error:
        raise refused(path, f"cannot be read: {' '.join(str(error).split())[:120]}.") from error


def refused(path: Path, wrong: str, right: str = "Send back the file that `language export` made.") -> ContentError:
    return ContentError([Mistake(str(path), 0, "", wrong, right)])


def from_po(path: Path) -> tuple[str, list[Answer]]:
    """Return the key of a PO file, and its entries. polib would drop the first letter of a line that lost its quotation
    mark."""
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    loose = [number for number, line in enumerate(text.split("\n"), start=1) if QUOTED.match(line)]
    if loose:
        raise UnreadableError(f"line {loose[0]} lacks its quotation mark")
    file = polib.pofile(INVISIBLE_LINES.sub(" ", text))
    answers = [
        Answer(f"line {entry.linenum or 0}", entry.msgctxt or "", entry.msgid, cleaned(entry.msgstr), entry.fuzzy,
               entry.tcomment)
        for entry in file
        if not entry.obsolete
    ]  # fmt: skip
    language = file.metadata.get("Language", "").partition("_")[0]
    return file.metadata.get("X-Mallette") or f"?{language}", answers


INVISIBLE_LINES = re.compile("[\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e]")
"""What Python takes for the end of a line and a PO file does not."""


def from_words(path: Path) -> tuple[str, list[Answer]]:
    key, rows = read_words(path.read_bytes())
    return key, [
        Answer(f"row {row.number or row.place}", row.id, row.source, cleaned(row.text), note=row.note, print=row.print,
               merged=row.merged, form="docx")
        for row in rows
    ]  # fmt: skip


def cleaned(text: str) -> str:
    """Return words as they were meant: without what nobody sees, on one line, with no blanks around them."""
    bare = re.sub("[ \t\r\n\u2028\u2029\x85\x0b\x0c]+", " ", INVISIBLE.sub("", text))
    return bare.strip(BLANK)


def owner_of(key: str, answers: list[Answer], library: Library, path: Path) -> tuple[Pack | None, str]:
    """Return the pack and the language that a file belongs to. One that does not say so (`key` ``?fr``) belongs to the
    core's catalogue if all its texts are the core's."""
    known = {key_of(pack, code): (pack, code) for pack, code, _ in rounds(library)}
    if key.startswith("?"):
        code = key[1:]
        ids = {row.id for row in rows_of(None, code, library)} if code in library.languages else set()
        if not answers or not {answer.id for answer in answers} <= ids:
            raise refused(path, NO_HEADER, f"Write it back, as `X-Mallette: {next(iter(known), 'fr')}`.")
        key = code
    if key not in known:
        wrong = f"belongs to {key!r}, which is no catalogue here."
        raise ContentError([Mistake(str(path), 0, "", wrong, suggest(key, tuple(known)))])
    return known[key]


def mistakes_in(answer: Answer, row: Row | None, path: Path) -> Iterator[Mistake]:
    """Yield what is wrong with an answer. An empty one says nothing, and is passed over."""
    if answer.merged or row is None:
        wrong = f"is of {answer.id}, which is no text any more." if answer.id else "has lost the name of its text."
        wrong = "has cells that are merged: nobody knows whose words they hold." if answer.merged else wrong
        yield Mistake(str(path), 0, answer.place, wrong, "Copy it again from the file that went out, or delete it.")
        return
    place = f"{answer.place} ({', '.join(filter(None, (row.where, row.id)))})"
    for fault in faults_of(answer.source or row.source, answer.text, row.limit) if answer.text else ():
        yield Mistake(str(path), 0, place, fault)
    earlier = answer.print and answer.print != fingerprint_of(row.text)
    if earlier and answer.text not in ("", row.text) and fingerprint_of(answer.text) != answer.print:
        wrong = f"was translated here since the file went out: {row.text!r}."
        yield Mistake(str(path), 0, place, wrong, "Put the words that shall stand into both, and take it in again.")


def said_twice(answers: Iterable[Answer], path: Path) -> Iterator[Mistake]:
    """Yield a mistake for each text that stands twice with different words."""
    words: dict[str, set[str]] = {}
    for answer in answers:
        words.setdefault(answer.id, set()).add(answer.text)
    counts = Counter(answer.id for answer in answers if answer.id)
    for id, count in counts.items():
        if count > 1 and len(words[id]) > 1:
            yield Mistake(str(path), 0, id, "stands twice, with different words.", "Keep one.")


def grammar_mistakes(
    answers: Iterable[Answer], taken: list[Taken], pack: Pack | None, code: str, library: Library, path: Path
) -> list[Mistake]:
    """Return what no build would take: a form that a slot lacks, a *de* before a name, an ordinal misprinted."""
    places = {answer.id: answer.place for answer in answers}
    entries = {each.id: each.text for each in taken if not each.fuzzy}
    return [
        Mistake(str(path), 0, f"{places[fault.key]} ({fault.key})", fault.wrong, fault.right)
        for fault in grammar_faults(entries, {each.id: each.now for each in taken}, pack, code, library)
    ]


def taken_of(answer: Answer, row: Row, reviewer: str) -> Taken | None:
    """Return the entry that an answer makes, or nothing where it says what the catalogue has already. A question beside
    an empty row is kept; a stale translation that came back as it was is confirmed by OK in a Word table, in PO by
    taking its mark away."""
    note = note_of(answer.note, row)
    if not answer.text or (answer.print and fingerprint_of(answer.text) == answer.print and answer.text != row.text):
        asked = note != row.note and bool(note)
        return (
            Taken(row.id, row.text, row.previous or row.source, row.source, row.state == "stale", note)
            if asked
            else None
        )
    confirmed = answer.form == "po" or answer.text != row.text or OK.search(note) is not None
    if row.state == "stale" and not confirmed:
        source, fuzzy = row.previous or row.source, True
    else:
        moved = bool(answer.source) and squeezed(answer.source) != squeezed(row.source)
        source, fuzzy = (answer.source if moved else row.source), moved or answer.fuzzy
    note = OK.sub("\n", note).strip()
    if reviewer and REVIEWED not in note and not fuzzy:
        note = f"{note}\n{REVIEWED} {reviewer}".strip()
    entry = Taken(row.id, answer.text, source, row.source, fuzzy, note)
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


def some_pack(library: Library) -> Pack:
    return next(iter(library.packs.values()))


def pointed_out(answers: Iterable[Answer], taken: set[str], terms: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a line for each text just taken in that renders a word of the glossary otherwise than settled. Words that
    stand alone (*group*, *owner*, *trust*) have their everyday meaning too: only terms of several words are looked
    for."""
    locked = [(word, target) for word, target in terms if " " in word]
    for answer in answers:
        for word, target in locked if answer.id in taken and answer.text else ():
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

"""Put translations into their catalogue, which keeps everything else."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polib

from mallette.exchange.po import WIDTH
from mallette.model.trip import Pack


@dataclass(frozen=True, slots=True)
class Taken:
    """What becomes of an answer: the entry of its text, made from `source`, while the sentence is `now`. `fuzzy` where
    a person has still to look at it."""

    id: str
    text: str
    source: str
    now: str
    fuzzy: bool
    note: str


def write_catalogue(project: Path, pack: Pack | None, code: str, taken: Iterable[Taken]) -> None:
    """Write the entries into the catalogue of a pack (None: of the core). It is replaced whole or not at all."""
    folder = project / "content"
    path = folder / "languages" / code / "strings.po"
    if pack is not None:
        path = folder / "countries" / pack.code / "languages" / f"{code}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    file = polib.pofile(path.read_text(encoding="utf-8") if path.exists() else "", wrapwidth=WIDTH)
    live = {entry.msgctxt: entry for entry in file if not entry.obsolete}
    for each in taken:
        entry = live.get(each.id)
        if entry is None:
            entry = polib.POEntry(msgctxt=each.id, msgid=each.now)
            file.append(entry)
        fill_entry(entry, each)
    part = path.with_suffix(".po.part")
    part.write_text(str(file).rstrip("\n") + "\n", encoding="utf-8", newline="\n")
    part.replace(path)


def fill_entry(entry: polib.POEntry, taken: Taken) -> None:
    """Put one translation into its entry."""
    entry.msgid, entry.msgstr, entry.tcomment = taken.now, taken.text, taken.note
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = None
    if taken.fuzzy:
        entry.flags.append("fuzzy")
        entry.previous_msgid = taken.source if taken.source != taken.now else None

"""Gettext catalogues: msgctxt is the text's id, msgid its source sentence."""

from collections.abc import Iterable, Mapping

import polib

WIDTH = 110
FORMAT_FLAG = "python-brace-format"
"""The flag by which translation tools hold the slots of a translation against those of its source."""


def update_catalogue(old: str, texts: Iterable[tuple[str, str]], language: str, version: str) -> str:
    """Return a catalogue for `texts` (id, source) that keeps every translation of the `old` one.

    It joins by id first, then by equal source, so that a text which moved keeps its translation. A text whose source
    changed keeps its translation, marked fuzzy, with the previous source beside it; what nobody uses any more is kept
    as obsolete.
    """
    entries = polib.pofile(old) if old.strip() else polib.POFile()
    live = {entry.msgctxt: entry for entry in entries if not entry.obsolete}
    by_source = {entry.msgid: entry for entry in entries if entry.msgstr}
    catalogue = polib.POFile(wrapwidth=WIDTH)
    catalogue.metadata = metadata_of(entries.metadata, language, version)
    wanted = list(texts)
    for id, source in wanted:
        catalogue.append(joined(id, source, live.get(id), by_source.get(source)))
    kept = {id for id, _ in wanted}
    for entry in entries:
        if entry.msgctxt not in kept and entry.msgstr:
            entry.obsolete = True
            catalogue.append(entry)
    return str(catalogue).rstrip("\n") + "\n"


def joined(id: str, source: str, same_id: polib.POEntry | None, same_source: polib.POEntry | None) -> polib.POEntry:
    """Return the entry of one text, with the translation of the same id, else of the same sentence elsewhere."""
    entry = polib.POEntry(msgctxt=id, msgid=source)
    if "{" in source:
        entry.flags.append(FORMAT_FLAG)
    old = same_id if same_id is not None and (same_id.msgstr or same_source is None) else same_source
    if old is None:
        return entry
    entry.msgstr, entry.tcomment, entry.comment = old.msgstr, old.tcomment, old.comment
    if old.msgid != source and old.msgstr:
        entry.flags.append("fuzzy")
        entry.previous_msgid = old.previous_msgid if old.fuzzy and old.previous_msgid else old.msgid
    elif old.fuzzy:
        entry.flags.append("fuzzy")
        entry.previous_msgid = old.previous_msgid
    return entry


def metadata_of(old: Mapping[str, str], language: str, version: str) -> dict[str, str]:
    """Return the head of a catalogue: what a translator put there stays, but for the version."""
    fixed = {
        "Project-Id-Version": f"mallette {version}",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return {**fixed, **old, "Project-Id-Version": fixed["Project-Id-Version"]}

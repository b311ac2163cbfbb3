"""Turn new values of fields into new texts of the pack's files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polib

from mallette.exchange.po import WIDTH, update_catalogue
from mallette.exchange.yaml import Path, edit_yaml
from mallette.model.trip import Pack
from mallette.workbook.field import Field

HEADS = {
    "slots": "# yaml-language-server: $schema=../../schemas/values.json\n",
    "event": "# yaml-language-server: $schema=../../schemas/event.json\n",
    "country": "# yaml-language-server: $schema=../../schemas/country.json\n",
}
"""First lines of files that a pack did not have."""


@dataclass(frozen=True, slots=True)
class Said:
    """A translation: its language, the id of its text, the source sentence, the words (empty: none)."""

    language: str
    id: str
    source: str
    words: str


def edit_files(
    pack: Pack, fields: Sequence[Field], changes: Mapping[str, Any], files: Mapping[str, str]
) -> dict[str, str]:
    """Return the new text of each file of a pack that changes, by its path inside the pack. `files` are its texts now;
    one that is not there is made."""
    edited: dict[str, str] = {}
    for name, edits in yaml_edits(pack, fields, changes).items():
        path = f"{name}.yaml"
        edited[path] = edit_yaml(files.get(path, HEADS[name]), edits)
    for said in translations(pack, fields, changes):
        path = f"languages/{said.language}.po"
        edited[path] = set_translation(edited.get(path, files.get(path, "")), said, pack.toolkit.kit.version)
    return {path: text for path, text in edited.items() if text != files.get(path)}


def yaml_edits(pack: Pack, fields: Iterable[Field], changes: Mapping[str, Any]) -> dict[str, dict[Path, Any]]:
    """Return what changes in each YAML file: new values by their paths, None to take one out."""
    edits: dict[str, dict[Path, Any]] = {}
    lists: dict[tuple[str, Path], list[Field]] = {}
    formed: dict[str, list[Field]] = {}
    for field in fields:
        if field.file == "words":
            continue
        if field.member is not None:
            lists.setdefault((field.file, field.path), []).append(field)
        elif len(field.path) == 3 and not isinstance(pack.values.get(field.path[0]), dict) and field.file == "slots":
            formed.setdefault(field.path[0], []).append(field)
        elif field.key in changes:
            edits.setdefault(field.file, {})[field.path] = changes[field.key]
    for (file, path), members in lists.items():
        if any(field.key in changes for field in members):
            empty = all(changes.get(field.key, field.value) is None for field in members)
            edits.setdefault(file, {})[path] = None if empty else list_of(pack, path, members, changes)
    for name, forms in formed.items():
        if any(field.key in changes for field in forms):
            edits.setdefault("slots", {})[name,] = forms_of(forms, changes) or None
    return edits


def list_of(pack: Pack, path: Path, members: Iterable[Field], changes: Mapping[str, Any]) -> list[Any]:
    """Return a list of the pack as its fields say it now: entries in their order, or what is in it and what is not."""
    now = [(field, changes.get(field.key, field.value)) for field in members]
    if isinstance(now[0][0].member, int):
        return [value for _, value in now if value is not None]
    country, name = pack.country, path[-1]
    marking = country.marking or []
    old = country.languages if name == "languages" else country.day.weekend if name == "weekend" else marking
    wanted = [str(field.member) for field, value in now if value]
    return [*(each for each in old if each in wanted), *(each for each in wanted if each not in old)]


def forms_of(fields: Iterable[Field], changes: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return a word with its forms in each language."""
    forms: dict[str, dict[str, str]] = {}
    for field in fields:
        value = changes.get(field.key, field.value)
        if value is not None:
            forms.setdefault(field.language, {})[field.path[2]] = value
    return forms


def translations(pack: Pack, fields: Sequence[Field], changes: Mapping[str, Any]) -> Iterator[Said]:
    """Yield each translation that changes, and each whose source does."""
    sources = {field.path[-1]: field for field in fields if field.file in ("slots", "country") and len(field.path) == 1}
    for field in fields:
        if field.file != "words":
            continue
        own = sources[field.path[-1]]
        now = changes.get(field.key, field.value)
        if field.key in changes or (own.key in changes and now):
            name = field.path[-1]
            id = f"countries/{pack.code}.title" if field.path == ("title",) else f"slots.{name}"
            yield Said(field.language, id, str(changes.get(own.key, own.value) or ""), now or "")


def set_translation(text: str, said: Said, version: str) -> str:
    """Return a catalogue in which one text has a translation. One that stays while its source changes is fuzzy, with
    the previous source beside it."""
    catalogue = polib.pofile(text, wrapwidth=WIDTH) if text.strip() else polib.POFile()
    entry = next((each for each in catalogue if each.msgctxt == said.id and not each.obsolete), None)
    if entry is None:
        made = update_catalogue(text, [*living(catalogue), (said.id, said.source)], said.language, version)
        return set_translation(made, said, version)
    if entry.msgid != said.source:
        if entry.msgstr == said.words and said.words:
            entry.previous_msgid = entry.msgid
            entry.flags.append("fuzzy")
        entry.msgid = said.source
    if entry.msgstr != said.words:
        entry.msgstr = said.words
        entry.previous_msgid = None
        entry.flags[:] = [flag for flag in entry.flags if flag != "fuzzy"]
    return str(catalogue).rstrip("\n") + "\n"


def living(catalogue: polib.POFile) -> list[tuple[str, str]]:
    return [(entry.msgctxt, entry.msgid) for entry in catalogue if not entry.obsolete]

"""Read languages: `language.yaml`, and gettext catalogues whose msgctxt is a text id."""

import re
from dataclasses import replace
from pathlib import Path

import polib

from mallette.errors import Mistake
from mallette.library.text import read_text
from mallette.library.validate import validate
from mallette.library.yaml import Placed, read_yaml
from mallette.model.pack import Language
from mallette.model.trip import Catalogue, Translation


def read_catalogue(path: Path, root: Path) -> tuple[Catalogue, tuple[Mistake, ...]]:
    """Read one PO file; an absent one is empty."""
    file = path.relative_to(root).as_posix()
    if not path.exists():
        return {}, ()
    text = read_text(path, file)
    if isinstance(text, Mistake):
        return {}, (text,)
    try:
        entries = polib.pofile(text)
    except (OSError, ValueError) as error:
        line = next((int(number) for number in re.findall(r"line (\d+)", str(error))), 0)
        return {}, (Mistake(file, line, "", "is not a gettext catalogue.", "Open it in Poedit or mend it by hand."),)
    catalogue: dict[str, Translation] = {}
    mistakes = []
    for entry in entries:
        if entry.obsolete or not entry.msgctxt:
            continue
        if entry.msgctxt in catalogue:
            mistakes.append(Mistake(file, entry.linenum or 0, entry.msgctxt, "stands twice.", "Keep one of the two."))
        if entry.msgstr:
            before = (entry.previous_msgid or "") if entry.fuzzy else ""
            catalogue[entry.msgctxt] = Translation(
                entry.msgid, entry.msgstr, entry.fuzzy, entry.linenum or 0, before, entry.tcomment
            )
    return catalogue, tuple(mistakes)


def read_settings(folder: Path, root: Path) -> Placed:
    """Read `language.yaml` and, where there is one, `concepts.yaml` of a language as one."""
    names = ["language.yaml", *(["concepts.yaml"] if (folder / "concepts.yaml").exists() else [])]
    read = [read_yaml(folder / name, (folder / name).relative_to(root).as_posix()) for name in names]
    mistakes = tuple(mistake for each in read for mistake in each.mistakes)
    if not all(isinstance(each.data, dict) for each in read):
        return replace(read[0], mistakes=mistakes)
    data = {key: value for each in reversed(read) for key, value in each.data.items()}
    places = {path: place for each in reversed(read) for path, place in each.places.items()}
    return Placed(data, places, mistakes)


def read_languages(folder: Path, root: Path) -> tuple[dict[str, Language], dict[str, Catalogue], tuple[Mistake, ...]]:
    """Read every language folder: its settings and its catalogue."""
    languages: dict[str, Language] = {}
    catalogues: dict[str, Catalogue] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*/language.yaml")):
        placed = read_settings(path.parent, root)
        language, wrong = (None, ()) if placed.mistakes else validate(Language, placed)
        catalogue, unread = read_catalogue(path.parent / "strings.po", root)
        mistakes.extend((*placed.mistakes, *wrong, *unread))
        if language is not None:
            languages[path.parent.name] = language
            catalogues[path.parent.name] = catalogue
    return languages, catalogues, tuple(mistakes)

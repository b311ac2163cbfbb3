"""Read `content/`: the core, and each country's toolkit with its differences laid over it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from mallette.errors import Mistake
from mallette.library.ids import id_of, split_id
from mallette.library.layers import gather, lay_over
from mallette.library.overrides import REPLACED, read_confirmed, weigh
from mallette.library.strays import YAML_NAMES, right_name, wrong_names
from mallette.library.template import SETTINGS, read_office
from mallette.library.validate import nearest_place, validate
from mallette.library.yaml import KeyPath, Placed, read_yaml
from mallette.model.pack import Country, Event, SlotValue
from mallette.model.toolkit import FOLDERS, Toolkit, iter_texts
from mallette.model.trip import Catalogue, Pack, Place

SINGLE = tuple(name for name in Toolkit.model_fields if name not in FOLDERS)
OWN_FILES = ("country", "event", "slots", REPLACED.removesuffix(".yaml"))
"""Files of a pack that are not differences of core files: its `slots.yaml` gives values, not declarations."""


def item_paths(folder: Path) -> list[tuple[KeyPath, Path]]:
    """Return the content files of `folder` with their place in the toolkit, in a fixed order."""
    single = [((name,), folder / f"{name}.yaml") for name in SINGLE]
    items = [((name, path.stem), path) for name in FOLDERS for path in sorted((folder / name).glob("*.yaml"))]
    return [*single, *items]


def read_tree(folder: Path, root: Path, skip: tuple[str, ...] = ()) -> Placed:
    """Read all content files of `folder` as one tree. Absent single files are left out."""
    return gather(
        (at, read_yaml(path, path.relative_to(root).as_posix()))
        for at, path in item_paths(folder)
        if path.exists() and at[0] not in skip
    )


def stray_files(folder: Path, root: Path) -> tuple[Mistake, ...]:
    """Return a mistake for each YAML file that no part of the toolkit reads: it would be ignored without a word."""
    known = {path for _, path in item_paths(folder)} | {folder / f"{name}.yaml" for name in OWN_FILES}
    apart = {"countries", "languages", "schemas"}
    known.add(folder / SETTINGS)
    found = [path for sign in YAML_NAMES for path in folder.rglob(sign)]
    strays = sorted({path for path in found if path not in known and path.relative_to(folder).parts[0] not in apart})
    names = tuple(path.relative_to(folder).as_posix() for path in known)
    right = f"Content stands in {', '.join(f'{name}.yaml' for name in SINGLE)}, or in a folder: {', '.join(FOLDERS)}."
    return tuple(
        Mistake(
            path.relative_to(root).as_posix(),
            0,
            "",
            "is not read by anything.",
            right_name(path.relative_to(folder), names) or right,
        )
        for path in strays
    )


def build_toolkit(tree: Placed) -> tuple[Toolkit | None, tuple[Mistake, ...]]:
    """Return the toolkit that `tree` holds, or None with all its mistakes."""
    values: dict[str, Any] = {}
    mistakes = list(tree.mistakes)
    refused = {(mistake.file, mistake.line) for mistake in tree.mistakes}
    unread = {mistake.file for mistake in tree.mistakes}
    for name, info in Toolkit.model_fields.items():
        data = tree.data.get(name, {} if name in FOLDERS else None)
        if data is None:
            if f"content/{name}.yaml" not in unread:
                mistakes.append(Mistake(f"content/{name}.yaml", 0, "", "is missing."))
            continue
        if name not in FOLDERS:
            values[name], found = validate(info.annotation, Placed(data, tree.places), (name,))
            mistakes.extend(found)
            continue
        kind = get_args(info.annotation)[1]
        values[name] = {}
        for key, item in data.items():
            values[name][key], found = validate(kind, Placed(item, tree.places), (name, key))
            mistakes.extend(found)
    # What the reader refused is empty now: the model would only say so a second time.
    told = tuple(mistake for mistake in mistakes[len(tree.mistakes) :] if (mistake.file, mistake.line) not in refused)
    return (None if mistakes else Toolkit.model_construct(**values)), (*tree.mistakes, *told)


def text_places(toolkit: Toolkit, tree: Placed) -> dict[str, Place]:
    """Return the place of each text, and of each item, by its id."""
    places = {id_of(path): place for path, place in tree.places.items() if path}
    return {id: places.get(id, nearest_place(split_id(id), tree.places)) for id, _ in iter_texts(toolkit)} | places


@dataclass(frozen=True, slots=True)
class ReadPack:
    """A pack as read: complete, or the mistakes that keep it from being built."""

    pack: Pack | None
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """The three files that only packs have."""

    country: Country | None
    event: Event | None
    values: Mapping[str, SlotValue] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()


def read_own_files(folder: Path, root: Path) -> OwnFiles:
    """Read `country.yaml`, `event.yaml` and `slots.yaml` of a pack. Their places are under ``country.``, ``event.`` and
    ``slots.``, as in ``slots.price_flat``."""
    mistakes: list[Mistake] = []
    places: dict[str, Place] = {}
    found: dict[str, Any] = {}
    for name, kind in (("country", Country), ("event", Event), ("slots", dict[str, SlotValue])):
        path = folder / f"{name}.yaml"
        if name == "slots" and not path.exists():
            found[name] = {}
            continue
        placed = read_yaml(path, path.relative_to(root).as_posix())
        found[name], wrong = (None, ()) if placed.mistakes else validate(kind, placed)
        mistakes.extend((*placed.mistakes, *wrong))
        places.update({".".join((name, *at)): place for at, place in placed.places.items()})
    return OwnFiles(found["country"], found["event"], found["slots"] or {}, places, tuple(mistakes))


def read_pack(folder: Path, root: Path, core: Placed, catalogues: Mapping[str, Catalogue]) -> ReadPack:
    """Read the pack in `folder` and lay it over the `core`."""
    own = read_own_files(folder, root)
    template, refused = read_office(folder, root)
    confirmed, unread = read_confirmed(folder, root)
    over = read_tree(folder, root, skip=("slots",))
    tree = lay_over(core, over) if over.data or over.mistakes else core
    toolkit, mistakes = build_toolkit(tree)
    mistakes = wrong_names(mistakes, core, over, folder.relative_to(root).as_posix())
    mistakes = (*own.mistakes, *stray_files(folder, root), *refused, *unread, *mistakes)
    if mistakes or toolkit is None or own.country is None or own.event is None:
        return ReadPack(None, mistakes)
    places = {**own.places, **text_places(toolkit, tree)}
    inside = folder.relative_to(root).as_posix() + "/"
    owned = frozenset(id for id, _ in iter_texts(toolkit) if places[id].file.startswith(inside))
    standing = weigh(core, over, confirmed)
    pack = Pack(
        folder.name,
        own.country,
        own.event,
        toolkit,
        own.values,
        places,
        owned,
        catalogues,
        template,
        standing.overrides,
        standing.moved,
        standing.unconfirmed,
    )
    return ReadPack(pack)

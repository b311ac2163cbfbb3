"""What lies in the output folder: the manifest of each folder, and the hash of each file that we know of."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mallette.errors import Mistake
from mallette.save.manifest import MANIFEST, Manifest, hash_of, is_plain, load_manifest
from mallette.save.problems import explain, find_obstacle, shown

DEEPEST = 4
"""Folders below the output folder; output may be somebody's whole home."""


@dataclass(frozen=True, slots=True)
class Found:
    """The manifest of each folder that has one that is ours, the hash of each file by path, what is in the way."""

    manifests: Mapping[str, Manifest]
    hashes: Mapping[str, str]
    mistakes: tuple[Mistake, ...]


def join(folder: str, name: str) -> str:
    return PurePosixPath(folder, name).as_posix()


def look(output: Path, wanted: Mapping[str, Iterable[str]], *, everywhere: bool) -> Found:
    """Return what lies where `wanted` files (by folder) will go; `everywhere`: also in folders of earlier builds."""
    paths = {path for each in wanted.values() for path in each} | {join(folder, MANIFEST) for folder in wanted}
    mistakes = [found for found in (find_obstacle(output, path) for path in sorted(paths)) if found is not None]
    folders = {*wanted, *(iter_folders(output) if everywhere else ())}
    manifests: dict[str, Manifest] = {}
    hashes: dict[str, str] = {}
    for folder in sorted(folders):
        read_into(hashes, output, [join(folder, MANIFEST)], mistakes)
        manifest = read_manifest(output / folder / MANIFEST) if join(folder, MANIFEST) in hashes else None
        if manifest is not None and (folder in wanted or manifest.full):
            manifests[folder] = manifest
            paths.update(join(folder, name) for name in manifest.files)
    read_into(hashes, output, sorted(paths - set(hashes)), mistakes)
    return Found(manifests, hashes, tuple(mistakes))


def read_manifest(path: Path) -> Manifest | None:
    return load_manifest(path.read_bytes())


def read_into(hashes: dict[str, str], output: Path, paths: Iterable[str], mistakes: list[Mistake]) -> None:
    """Add the hash of each file that is there, and a mistake for each that cannot be read."""
    for path in paths:
        try:
            if (output / path).is_file():
                hashes[path] = hash_of((output / path).read_bytes())
        except OSError as error:
            mistakes.append(explain(error, shown(output, path)))


def iter_folders(output: Path) -> Iterator[str]:
    """Yield the folders under `output` that have a manifest; hidden folders and links are not entered."""
    for place, folders, files in os.walk(output):
        inside = Path(place).relative_to(output)
        folder = inside.as_posix() if inside.parts else ""
        if MANIFEST in files and (not folder or is_plain(folder)):
            yield folder
        shallow = len(inside.parts) < DEEPEST
        folders[:] = sorted(each for each in folders if shallow and not each.startswith("."))

"""The files that a pack's picture slots name. The only check that looks at the disk: a value alone cannot say whether
its file is there, or where a link in the folder leads."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from mallette.errors import Mistake
from mallette.library.checks.place import mistake_at
from mallette.model.pack import SlotValue
from mallette.model.trip import Pack


def check_pictures(pack: Pack, folder: Path) -> Iterator[Mistake]:
    """Yield a mistake for each picture that a pack names and that is not a file inside its `folder`."""
    for name, value in pack.values.items():
        slot = pack.toolkit.slots.slots.get(name)
        if slot is not None and slot.kind == "picture":
            for path in paths_of(value):
                if wrong := wrong_path(path, folder):
                    right = (
                        "Put the file in the pack's folder and write its path from there, as in pictures/market.png."
                    )
                    yield mistake_at(pack, f"slots.{name}", f"{path!r} {wrong}", right)


def paths_of(value: SlotValue) -> tuple[str, ...]:
    """Return the paths in a value: one for all languages, or forms for each."""
    if isinstance(value, dict):
        return tuple(form for forms in value.values() for form in forms.values())
    return (value,) if isinstance(value, str) else ()


def wrong_path(path: str, folder: Path) -> str:
    """Return what is wrong with a path, or nothing. Links are followed, so that none leads out of the pack."""
    if PurePosixPath(path).is_absolute() or PureWindowsPath(path).drive or "\\" in path:
        return "is not a relative path with / between its parts."
    if not (folder / path).resolve().is_relative_to(folder.resolve()):
        return "leads out of the pack."
    return "" if (folder / path).is_file() else "is not there."

"""What can keep a file from being written, in plain words with the remedy."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from mallette.errors import ContentError, Mistake

FULL = {errno.ENOSPC, errno.EDQUOT}
DENIED = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}
ELSEWHERE = "Choose another folder with --output."


def shown(output: Path, path: str = "") -> str:
    """Return how messages name a path: from the output folder on, as it was given."""
    return PurePosixPath(output.as_posix(), path).as_posix()


def explain(error: OSError, place: str, needed: int = 0) -> Mistake:
    """Return the sentence for a failure of the system at `place`; `needed` is how many bytes the build writes."""
    if error.errno in FULL:
        room = f"{max(needed, 100_000) / 1_000_000:.1f} MB"
        right = f"This build needs {room}: free as much and build again, or choose another folder with --output."
        return Mistake(place, 0, "", "cannot be written: the disk is full.", right)
    if error.errno in DENIED and Path(place).is_dir():
        return folder_closed(place)
    if error.errno in DENIED:
        right = "Close it there, or take the protection away, then build again."
        return Mistake(place, 0, "", "is open in another program, or is protected against writing.", right)
    if error.errno == errno.EROFS:
        return Mistake(place, 0, "", "lies on a disk that can only be read.", ELSEWHERE)
    if error.errno == errno.ENAMETOOLONG:
        return Mistake(place, 0, "", "has too long a name for this disk.", ELSEWHERE)
    return Mistake(place, 0, "", f"cannot be written: {error.strerror or error}.", ELSEWHERE)


@contextmanager
def explained(place: str, needed: int) -> Iterator[None]:
    """Turn a failure of the system at `place` into its sentence."""
    try:
        yield
    except OSError as error:
        raise ContentError([explain(error, place, needed)]) from error


def refuse(mistakes: Iterable[Mistake]) -> None:
    found = tuple(mistakes)
    if found:
        raise ContentError(found)


def not_a_folder(place: str) -> Mistake:
    return Mistake(place, 0, "", "is a file, and the build needs a folder of that name.", f"Rename it. {ELSEWHERE}")


def not_a_file(place: str) -> Mistake:
    right = "Rename or move it, then build again."
    return Mistake(place, 0, "", "is a folder or a broken link, and the build needs a file of that name.", right)


def changed_meanwhile(place: str) -> Mistake:
    return Mistake(place, 0, "", "was changed by somebody while the build was writing.", "Save it, then build again.")


def folder_closed(place: str) -> Mistake:
    return Mistake(place, 0, "", "is a folder that you may not write in.", ELSEWHERE)


def find_obstacle(output: Path, path: str) -> Mistake | None:
    """Return what stands in the way of a file at `path`: a file where a folder must be, a folder where it must be."""
    for parent in reversed(PurePosixPath(path).parents[:-1]):
        if os.path.lexists(output / parent) and not (output / parent).is_dir():
            return not_a_folder(shown(output, parent.as_posix()))
    if os.path.lexists(output / path) and not (output / path).is_file():
        return not_a_file(shown(output, path))
    return None


def find_lock(output: Path, path: str) -> Mistake | None:
    """Return why the file at `path` cannot be replaced or made: it is open elsewhere, or its folder is closed."""
    folder = next(parent for parent in (output / path).parents if parent.exists())
    if not os.access(folder, os.W_OK | os.X_OK):
        inside = folder.relative_to(output).as_posix() if folder.is_relative_to(output) else ""
        return folder_closed(shown(output, inside))
    try:
        if (output / path).exists():
            with (output / path).open("r+b"):
                pass
    except OSError as error:
        return explain(error, shown(output, path))
    return None

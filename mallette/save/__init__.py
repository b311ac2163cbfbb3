"""The last step: write what was made. All files or nothing, and never over what a person edited.

`look` reads what lies in the output folder, `decide` says what to do with each file, `staging` does it whole or not
at all, `problems` has the sentence for whatever keeps it from being done.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from mallette.errors import ContentError, Mistake
from mallette.model.trip import Made
from mallette.save.decide import Saved, decide
from mallette.save.lock import LockHeldError, hold_lock
from mallette.save.look import Found, look
from mallette.save.manifest import is_plain
from mallette.save.problems import explained, find_lock, folder_closed, not_a_folder, refuse, shown
from mallette.save.staging import LOCK, STAGING, Change, commit, recover

__all__ = ["Saved", "save"]

BUSY = "is being written by another build."
NOT_BACK = "holds earlier files that could not be put back."


def save(made: Sequence[Made], output: Path, *, narrow: bool, replace: bool, renewed: str = "") -> tuple[Saved, ...]:
    """Write every file of `made`, or none, and return what came of each, in the same order.

    A file that somebody edited is left alone and the new one laid beside it; with `replace` it is overwritten and the
    edited one kept under another name. Our files that the kit no longer has are removed; if the build is `narrow`, only
    those in the folder `renewed`, which it makes anew.
    Raises `ContentError` with every reason why nothing was written.
    """
    check_paths(made)
    if not made:
        return ()
    with explained(shown(output), sum(len(each.data) for each in made)), open_output(output):
        found = look(output, {each.folder: paths_in(made, each.folder) for each in made}, everywhere=not narrow)
        decision = decide(
            made,
            found,
            lambda path: os.path.lexists(output / path),
            narrow=narrow,
            replace=replace,
            renewed=renewed,
        )
        refuse(iter_problems(decision.changes, found, output))
        commit(decision.changes, output)
    return decision.saved


def check_paths(made: Iterable[Made]) -> None:
    """Raise `ValueError` for a path that leaves its folder, or that two files share: a bug of ours."""
    seen: set[str] = set()
    for each in made:
        if not is_plain(each.path) or not (each.folder == "" or each.path.startswith(f"{each.folder}/")):
            raise ValueError(f"{each.path!r} is not a path inside {each.folder!r}")
        if each.path.casefold() in seen:
            raise ValueError(f"{each.path!r} is made twice, or differs from another path by case alone")
        seen.add(each.path.casefold())


def paths_in(made: Iterable[Made], folder: str) -> tuple[str, ...]:
    return tuple(each.path for each in made if each.folder == folder)


def iter_problems(changes: Iterable[Change], found: Found, output: Path) -> Iterator[Mistake]:
    """Yield each reason why the changes cannot be made."""
    yield from found.mistakes
    known = {mistake.file for mistake in found.mistakes}
    for change in changes:
        problem = None if shown(output, change.path) in known else find_lock(output, change.path)
        if problem is not None and problem.file not in known:
            yield problem


@contextmanager
def open_output(output: Path) -> Iterator[None]:
    """Make the output folder and hold it for this build alone; whatever happens, nothing half-done stays behind."""
    refuse(iter_closed(output))
    missing = [folder for folder in (output, *output.parents) if not folder.exists()]
    try:
        output.mkdir(parents=True, exist_ok=True)
        with hold_lock(output / LOCK), undone_on_failure(output):
            yield
    except LockHeldError:
        right = "Wait until that one has finished, then build again."
        raise ContentError([Mistake(shown(output), 0, "", BUSY, right)]) from None
    finally:
        with suppress(OSError):  # goes as far up as folders are empty: not at all after a build
            for folder in missing:
                folder.rmdir()


def iter_closed(output: Path) -> Iterator[Mistake]:
    """Yield why no build can write in the output folder."""
    for path in (output / STAGING, output, *output.parents):
        if os.path.lexists(path) and not path.is_dir():
            yield not_a_folder(path.as_posix())
    if output.is_dir() and not os.access(output, os.W_OK | os.X_OK):
        yield folder_closed(shown(output))


@contextmanager
def undone_on_failure(output: Path) -> Iterator[None]:
    """Put back what a killed build left, then, should this one fail, what it has moved."""
    refuse(recover(output))
    try:
        yield
    except BaseException as error:
        left = recover(output)
        if left:
            reasons = error.mistakes if isinstance(error, ContentError) else ()
            kept = Mistake(shown(output, STAGING), 0, "", NOT_BACK, "Your next build puts them back.")
            raise ContentError([*reasons, *left, kept]) from error
        raise
    recover(output)

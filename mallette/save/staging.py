"""All files or nothing: stage beside the target, note each move before the first one, move, or move everything back.

A change of the output folder is a list of renames on one disk, each of which the system does whole or not at all. The
journal holds the list. Whoever finds a journal (this process after a failure, the next build after a kill) undoes the
moves that were done; taking the journal away is the moment from which the build stands.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mallette.errors import ContentError, Mistake
from mallette.save.manifest import hash_of, is_inside
from mallette.save.problems import changed_meanwhile, explain, explained, shown

STAGING = ".mallette-staging"
LOCK = f"{STAGING}/lock"
JOURNAL = f"{STAGING}/journal.json"
NEW = f"{STAGING}/new"
OLD = f"{STAGING}/old"
UNREADABLE = "holds files that an interrupted build had set aside, and its journal cannot be read."
BY_HAND = f"Move what is in {OLD} to where it belongs, delete {STAGING}, then build again."


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one file: new bytes (none: it goes), the hash of what lies there now (none: nothing), and where
    that is kept (none: nowhere, it is ours)."""

    path: str
    data: bytes | None
    seen: str | None = None
    kept: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One rename, and the hash of what is renamed."""

    source: str
    target: str
    hash: str


def commit(changes: Sequence[Change], output: Path) -> None:
    """Make every change. Raises `ContentError`; then, as after a kill, `recover` is due."""
    if not changes:
        return
    needed = sum(len(change.data or b"") for change in changes)
    for number, change in enumerate(changes):
        with explained(shown(output, change.path), needed):
            if change.data is not None:
                write_through(output / NEW / str(number), change.data)
    moves, folders = tuple(iter_moves(changes)), missing_folders(changes, output)
    with explained(shown(output), needed):
        write_journal(moves, folders, output)
    for folder in folders:
        with explained(shown(output, folder), needed):
            (output / folder).mkdir()
    for move in moves:
        with explained(shown(output, in_output(move)), needed):
            do(move, output)
    remove_emptied(changes, output)
    (output / JOURNAL).unlink()  # from here on the build stands


def write_through(path: Path, data: bytes) -> None:
    """Write a file down to the disk itself, since a power cut is a usual day."""
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def iter_moves(changes: Iterable[Change]) -> Iterator[Move]:
    """Yield the renames of each change: what lies there goes out of the way, then what is new takes its place."""
    for number, change in enumerate(changes):
        if change.seen is not None:
            yield Move(change.path, change.kept or f"{OLD}/{number}-{PurePosixPath(change.path).name}", change.seen)
        if change.data is not None:
            yield Move(f"{NEW}/{number}", change.path, hash_of(change.data))


def is_staged(path: str) -> bool:
    return path.startswith(f"{STAGING}/")


def in_output(move: Move) -> str:
    """Return the end of a move that a person knows."""
    return move.target if is_staged(move.source) else move.source


def missing_folders(changes: Iterable[Change], output: Path) -> tuple[str, ...]:
    """Return the folders that the new files need and that are not there, parents first."""
    needed = (parent for change in changes if change.data is not None for parent in PurePosixPath(change.path).parents)
    return tuple(sorted({folder.as_posix() for folder in needed if not (output / folder).is_dir()}))


def write_journal(moves: Iterable[Move], folders: Iterable[str], output: Path) -> None:
    (output / OLD).mkdir()
    listed = {"moves": [[move.source, move.target, move.hash] for move in moves], "folders": list(folders)}
    draft = output / STAGING / "draft"
    write_through(draft, json.dumps(listed).encode())
    draft.replace(output / JOURNAL)


def read_journal(output: Path) -> tuple[tuple[Move, ...], tuple[str, ...]]:
    """Read the journal. Raises `ValueError` if it is not one of ours."""
    try:
        raw = json.loads((output / JOURNAL).read_bytes())
        moves, folders = tuple(Move(*each) for each in raw["moves"]), tuple(raw["folders"])
        inside = all(is_inside(path) for path in (*folders, *(path for m in moves for path in (m.source, m.target))))
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(JOURNAL) from error
    if not inside:
        raise ValueError(JOURNAL)
    return moves, folders


def do(move: Move, output: Path) -> None:
    """Rename one file, unless somebody saved one there since we looked."""
    source, target = output / move.source, output / move.target
    if os.path.lexists(target):
        raise ContentError([changed_meanwhile(shown(output, move.target))])
    source.replace(target)
    if is_staged(move.target) and hash_of(target.read_bytes()) != move.hash:
        raise ContentError([changed_meanwhile(shown(output, move.source))])


def remove_emptied(changes: Iterable[Change], output: Path) -> None:
    """Remove the folders that are empty now that our files in them are gone."""
    gone = [PurePosixPath(change.path) for change in changes if change.data is None]
    folders = {parent for path in gone for parent in path.parents[:-1]}
    for folder in sorted(folders, key=lambda each: len(each.parts), reverse=True):
        with suppress(OSError):
            (output / folder).rmdir()


def recover(output: Path) -> tuple[Mistake, ...]:
    """Undo what a journal says was begun, and clear the staging folder. Returns what could not be put back: then the
    staging folder stays, for the next build to try again."""
    if (output / JOURNAL).exists():
        try:
            moves, folders = read_journal(output)
        except ValueError:
            if any((output / OLD).glob("*")):
                return (Mistake(shown(output, STAGING), 0, "", UNREADABLE, BY_HAND),)
            moves, folders = (), ()
        mistakes = tuple(undo_all(moves, output))
        if mistakes:
            return mistakes
        for folder in reversed(folders):
            with suppress(OSError):  # somebody may have put a file there
                (output / folder).rmdir()
        (output / JOURNAL).unlink()
    clear(output)
    return ()


def clear(output: Path) -> None:
    """Remove what is staged, all but the lock. What lies in it is ours, and no journal needs it any more."""
    for path in (NEW, OLD):
        shutil.rmtree(output / path, ignore_errors=True)
    with suppress(OSError):
        (output / STAGING / "draft").unlink()


def undo_all(moves: Sequence[Move], output: Path) -> Iterator[Mistake]:
    for move in reversed(moves):
        try:
            undo(move, output)
        except OSError as error:
            yield explain(error, shown(output, in_output(move)))


def undo(move: Move, output: Path) -> None:
    """Rename one file back if it was renamed. Bytes that are not ours never go into the staging folder or stay there:
    after a kill, a person may have saved over a new file before the next build comes to undo it."""
    source, target = output / move.source, output / move.target
    if not os.path.lexists(target):
        return
    if os.path.lexists(source):
        if is_staged(move.target) and hash_of(target.read_bytes()) != move.hash:
            target.replace(output / free_name(move.source, "edited", output))
        return
    if is_staged(move.source) and hash_of(target.read_bytes()) != move.hash:
        return
    source.parent.mkdir(parents=True, exist_ok=True)
    target.replace(source)


def free_name(path: str, word: str, output: Path) -> str:
    return next(name for name in iter_names(path, word) if not os.path.lexists(output / name))


def iter_names(path: str, word: str) -> Iterator[str]:
    """Yield ``deck.edited.pptx``, ``deck.edited-2.pptx`` and so on, without an end."""
    whole = PurePosixPath(path)
    number = 1
    while True:
        yield whole.with_name(f"{whole.stem}.{word}{f'-{number}' if number > 1 else ''}{whole.suffix}").as_posix()
        number += 1

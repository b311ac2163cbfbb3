"""One build at a time in an output folder: a lock that the system lets go when its process ends, however it ends."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def take_lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def take_lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


HELD = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}
TRIES = 5


class LockHeldError(Exception):
    """Another build holds the lock."""


@contextmanager
def hold_lock(path: Path) -> Iterator[None]:
    """Hold the lock file at `path`, making its folder; both are gone afterwards."""
    file = open_lock(path)
    try:
        yield
    finally:
        try:
            if sys.platform != "win32":  # removed while still held, or another build might hold a file that is gone
                remove(path)
        finally:
            os.close(file)
            if sys.platform == "win32":  # an open file cannot be removed there
                remove(path)


def remove(path: Path) -> None:
    """Remove the lock file and its folder; not what another build has come to use already."""
    with suppress(OSError):
        path.unlink()
    with suppress(OSError):
        path.parent.rmdir()


def open_lock(path: Path) -> int:
    """Return the open and locked file. Raises `LockHeldError`."""
    for _ in range(TRIES):
        with suppress(FileNotFoundError):  # a build that ended just now took the folder away
            path.parent.mkdir(exist_ok=True)
            file = os.open(path, os.O_RDWR | os.O_CREAT)
            if take_or_close(file) and os.path.lexists(path) and os.path.samestat(os.fstat(file), path.stat()):
                return file
            os.close(file)
    raise LockHeldError


def take_or_close(file: int) -> bool:
    """Lock an open file. Where the disk knows no locks, as some network disks, the build goes on without one."""
    try:
        take_lock(file)
    except OSError as error:
        if error.errno in HELD:
            os.close(file)
            raise LockHeldError from None
    return True

"""Programs run side by side: each entry in turn, several times, from its start until its file is written."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a table: a command, the file that it makes, and the seconds of each run. With `again` the command takes
    a number of writes and prints the seconds of each; else its best process is its warm one."""

    name: str
    command: Sequence[str]
    file: Path
    again: bool = True
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)


def start(command: Sequence[str]) -> tuple[float, str]:
    """Return the seconds that a program took from its start to its end, and what it printed."""
    begin = perf_counter()
    printed = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603
    return perf_counter() - begin, printed


def measure(entry: Entry) -> None:
    """Run an entry once more."""
    seconds, _ = start((*entry.command, "1") if entry.again else entry.command)
    entry.cold.append(seconds)
    if not entry.again:
        entry.warm.append(seconds)


def run_all(entries: Sequence[Entry], runs: int, writes: int) -> None:
    """Run every entry so many times in turn, then those that can so many writes in one process. A first turn is not
    counted: it reads the files of a program from the disk."""
    for turn in range(runs + 1):
        for entry in entries:
            measure(entry)
            if turn == 0:
                entry.cold.clear()
                entry.warm.clear()
    for entry in entries:
        if entry.again:
            _, printed = start((*entry.command, str(writes + 1)))
            entry.warm.extend(map(float, printed.split()[1:]))

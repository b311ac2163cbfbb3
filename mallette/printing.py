"""What to print, as plain values: which pages of which file, how many copies, how many sides and sheets that makes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mallette.model.paper import Turn
from mallette.model.trip import Edition

CARDS = 4
"""How many cards have room on a sheet however long they are (`mallette.writers.pdf.cards`)."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages of a file that are printed in one go. `end` is `last`, or the blank page that follows it: whoever prints
    more pages in the same go prints that too, so that they start on a leaf of their own."""

    first: int
    last: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list of what to print: whole files, or `pages` of one.

    `kind` is the type of their document, `numbers` the spine numbers of the sections on those pages. `sides` and
    `sheets` are those of one copy; None: nobody knows them, as of an Office file; `about`: they are not exact. `before`
    is the day of the workshop before which it is needed; 0: a week ahead.
    """

    kind: str
    paths: tuple[str, ...]
    copies: int
    sides: int | None
    turn: Turn = "long"
    before: int = 1
    numbers: tuple[str, ...] = ()
    pages: tuple[Pages, ...] = ()
    about: bool = False
    leaves: int = 0
    """Sheets of one copy where several sections, each on its own, make more than their sides alone would."""

    @property
    def sheets(self) -> int | None:
        return self.leaves or (None if self.sides is None else count_sheets(self.sides, self.turn))

    @property
    def all_sides(self) -> int:
        return (self.sides or 0) * self.copies

    @property
    def all_sheets(self) -> int:
        return (self.sheets or 0) * self.copies


def is_printed(edition: Edition, paper: str) -> bool:
    """Return whether a file is in the list of what to print where the paper is `paper` (``a4``)."""
    return edition.copies != "none" and edition.paper in ("country", paper)


def count_sheets(sides: int, turn: Turn) -> int:
    """Return how many sheets of paper so many sides take, two a sheet where the printer turns it."""
    return sides if turn == "none" else -(-sides // 2)


def sets_on_sheet(cards: int, wanted: int) -> int:
    """Return how many sets of so many cards stand on one sheet, so that fewer sheets are copied: no more than are
    wanted."""
    return max(1, min(CARDS // cards if cards else 1, wanted))


def gather_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return `lines` with those made one that are of one kind, are needed on the same day and are copied as often."""
    gathered: list[Line] = []
    for line in lines:
        at = next((place for place, other in enumerate(gathered) if can_join(other, line)), None)
        if at is None:
            gathered.append(line)
        else:
            gathered[at] = join(gathered[at], line)
    return tuple(gathered)


def gather_numbers(numbers: Sequence[str], order: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return numbers with three or more that follow each other in `order` as a range: its first and its last."""
    runs: list[list[str]] = []
    for number in numbers:
        follows = runs and order.index(number) == order.index(runs[-1][-1]) + 1
        if follows:
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(part for run in runs for part in ([(run[0], run[-1])] if len(run) > 2 else [(each,) for each in run]))


def can_join(line: Line, after: Line) -> bool:
    """Return whether both can be one line: whole files, or pages of one file that start on a leaf of their own."""
    alike = all(getattr(line, name) == getattr(after, name) for name in ("kind", "copies", "before", "turn", "about"))
    if not alike or not line.numbers or not after.numbers:
        return False
    if not line.pages or not after.pages:
        return line.pages == after.pages
    last = line.pages[-1]
    return line.paths == after.paths and (line.turn == "none" or (last.end - last.first) % 2 == 1)


def join(line: Line, after: Line) -> Line:
    """Return both as one line."""
    pages = (*line.pages, *after.pages)
    if pages and pages[len(line.pages)].first == line.pages[-1].end + 1:
        first, second, *rest = pages[len(line.pages) - 1 :]
        pages = (*line.pages[:-1], Pages(first.first, second.last, second.end), *rest)
    return replace(
        line,
        paths=tuple(dict.fromkeys((*line.paths, *after.paths))),
        sides=(line.sides or 0) + (after.sides or 0),
        numbers=(*line.numbers, *after.numbers),
        pages=pages,
        leaves=(line.sheets or 0) + (after.sheets or 0),
    )

"""Everything that can be wrong with what a person gave us, as values and as one exception."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing that is wrong in the input: where it stands, what is wrong and what would be right.

    `file` is relative to the project folder, `line` counts from 1 (0: the whole file), `key` is the path inside
    the file, as in ``steps.trace.minutes``.
    """

    file: str
    line: int
    key: str
    wrong: str
    right: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        where = f"{place}: {self.key}" if self.key else place
        return f"{where}: {self.wrong}" + (f" {self.right}" if self.right else "")


class ContentError(Exception):
    """The input cannot be used. Carries every mistake that was found, in the order of files and lines."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """Something that did not stop the build and that a person should know, in one sentence.

    `kind` groups notices of one cause (``missing translation``); `where` names the place on paper, by spine number;
    `file` and `line` say where it can be mended, if in a file.
    """

    kind: str
    where: str
    text: str
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.kind}: {self.where}: {self.text}" if self.where else f"{self.kind}: {self.text}"


def suggest(key: str, known: tuple[str, ...]) -> str:
    """Return "Did you mean ...?" for a near miss, else the list of what is known."""
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return f"Did you mean {near[0]!r}?"
    return f"Known here: {', '.join(known)}." if known else ""

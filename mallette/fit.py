"""Whether a text fits: widths and heights in points, measured with the font's own advances and kerning.

Every office program sets a line of text 1.2 times its size high whatever the font says, so heights are counted, and
only widths are measured. The words of a kit repeat, so each word is shaped once.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil
from typing import Any, Literal

import uharfbuzz as harfbuzz

from mallette.fonts import FACES, measured_path
from mallette.tree import Run, Text, plain

PITCH = 1.2
"""Height of a line, in sizes."""

MARGIN = 1.03
"""Measured widths are made this much wider, for programs that space letters a little otherwise."""


BREAK = re.compile(r"[ \t\n]+|(?<=[^\W\d_]-)(?=[^\W\d_])|(?<=[—–/])(?=\w)")
"""Where a line may end: never at a no-break space, never between two figures of a number such as 6-2."""

Sign = Literal["", "bullet", "number", "check", "letter"]
HANG: dict[Sign, float] = {"": 0, "bullet": 1.05, "check": 1.4, "number": 1.5, "letter": 1.5}
"""How far a list's text stands in from its sign, in sizes."""
STEP = 1.05
"""How much further in each level stands, in sizes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it is set: sizes and spaces in points. `own` stands in place of the list's sign; `order` counts
    the items of a numbered list from 1; `level` says how deep it stands in a list; `before` is the space above it,
    unless it comes first."""

    text: Text
    size: float
    bold: bool = False
    sign: Sign = ""
    own: str = ""
    order: int = 1
    level: int = 0
    before: float = 0
    align: Literal["left", "center", "right"] = "left"

    @property
    def indent(self) -> float:
        """Where the text starts, in points from the left."""
        return self.size * (STEP * self.level + HANG[self.sign])


@lru_cache(maxsize=8)
def font(family: str, bold: bool, italic: bool) -> Any:
    """Return the HarfBuzz font of a family's face."""
    return harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob.from_file_path(str(measured_path(family, bold, italic)))))


@lru_cache(maxsize=100_000)
def advance(word: str, bold: bool, italic: bool, face: str = "") -> float:
    """Return the width of `word` set in one line, in sizes; `face` is a key of `fonts.FACES`."""
    family, stretch = FACES[face].family, FACES[face].stretch
    shaped, buffer = font(family, bold, italic), harfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    harfbuzz.shape(shaped, buffer)
    return stretch * float(sum(position.x_advance for position in buffer.glyph_positions) / shaped.face.upem)


def width(text: Text, size: float, bold: bool = False) -> float:
    """Return the width of `text` in one line, in points, with the margin."""
    return MARGIN * size * sum_advances(((run, run.text) for run in text), bold)


def sum_advances(parts: Iterable[tuple[Run, str]], bold: bool) -> float:
    """Return the width of words in one line, each set as its run is, in sizes."""
    return sum(advance(words, run.bold or bold, run.italic, run.face) for run, words in parts)


Place = tuple[int, int]
"""A stretch of a text: from which letter, and to the letter before which."""


@lru_cache(maxsize=50_000)
def split_places(text: Text) -> tuple[tuple[Place, bool], ...]:
    """Return where the unbreakable pieces of `text` stand, each with whether a space is before it."""
    words = plain(text)
    starts, ends, spaced = [0], [], [False]
    for match in BREAK.finditer(words):
        ends.append(match.start())
        starts.append(match.end())
        spaced.append(match.end() > match.start())
    places = zip(starts, [*ends, len(words)], spaced, strict=True)
    return tuple(((start, end), space) for start, end, space in places if end > start)


def split_pieces(text: Text) -> tuple[tuple[Text, bool], ...]:
    """Return the unbreakable pieces of `text`, each with whether a space stands before it. A piece spans runs where no
    break is allowed between them."""
    return tuple((cut(text, *place), spaced) for place, spaced in split_places(text))


def cut(text: Text, start: int, end: int) -> Text:
    """Return the runs of `text` between two places, counted in letters."""
    return tuple(run if part == run.text else saying(run, part) for run, part in parts_between(text, start, end))


def saying(run: Run, words: str) -> Run:
    """Return a run with other words. It is called for every word of a document: this is faster than `replace`."""
    return Run(words, run.id, run.lang, run.bold, run.italic, run.slot, run.face)


def parts_between(text: Text, start: int, end: int) -> Iterator[tuple[Run, str]]:
    """Yield each run that has letters between two places of `text`, with those letters."""
    place = 0
    for run in text:
        part = run.text[max(start - place, 0) : max(end - place, 0)]
        place += len(run.text)
        if part:
            yield run, part


@lru_cache(maxsize=50_000)
def piece_widths(text: Text, bold: bool) -> tuple[tuple[float, float], ...]:
    """Return the width of each piece of `text` and of the space before it, in sizes: measured once for all sizes."""
    space = MARGIN * advance(" ", bold, False, text[0].face if text else "")
    return tuple(
        (MARGIN * sum_advances(parts_between(text, *place), bold), space if spaced else 0)
        for place, spaced in split_places(text)
    )


def in_face(text: Text, face: str) -> Text:
    """Return `text` with the face that it is measured with."""
    return tuple(replace(run, face=face) for run in text) if face else text


def fill_lines(text: Text, size: float, room: float, bold: bool) -> Iterator[tuple[int, int, float]]:
    """Yield the lines of `text` in `room` points: the first piece, the one after the last, the width in sizes."""
    start, used, most = 0, 0.0, room / size
    pieces = piece_widths(text, bold)
    for number, (wide, space) in enumerate(pieces):
        if number > start and used + space + wide > most:
            yield start, number, used
            start, used = number, 0.0
        used += wide + (space if number > start else 0)
    if pieces:
        yield start, len(pieces), used


def wrap_places(text: Text, size: float, room: float, bold: bool = False) -> tuple[Place, ...]:
    """Return where the lines of `text` stand in it, when it is set in `room` points."""
    pieces = [place for place, _ in split_places(text)]
    return tuple((pieces[start][0], pieces[end - 1][1]) for start, end, _ in fill_lines(text, size, room, bold))


def wrap(text: Text, size: float, room: float, bold: bool = False) -> tuple[Text, ...]:
    """Return the lines into which `text` breaks in `room` points."""
    return tuple(cut(text, *place) for place in wrap_places(text, size, room, bold))


def measure_lines(text: Text, size: float, room: float, bold: bool = False) -> int:
    """Return how many lines `text` takes in `room` points; a word wider than that is broken wherever it must be."""
    lines = fill_lines(text, size, room, bold)
    return sum(max(1, ceil(used * size / room)) if room > 0 else 1 for _, _, used in lines)


def widest_word(text: Text, size: float, bold: bool = False) -> float:
    """Return the width in points of the widest piece of `text` that cannot be broken."""
    return size * max((wide for wide, _ in piece_widths(text, bold)), default=0)


def measure_height(passages: Iterable[Passage], room: float) -> float:
    """Return the height of `passages`, in points, in a column `room` points wide."""
    height = 0.0
    for passage in passages:
        lines = max(1, measure_lines(passage.text, passage.size, room - passage.indent, passage.bold))
        height += lines * PITCH * passage.size + (passage.before if height else 0)
    return height


def measure_width(passages: Iterable[Passage]) -> float:
    """Return how wide a column must be for `passages` to stand in one line each, in points."""
    return max((width(each.text, each.size, each.bold) + each.indent for each in passages), default=0)


def has_room(passages: Sequence[Passage], wide: float, high: float) -> bool:
    """Return whether `passages` stand in a box of that inner width and height with no word broken."""
    if any(widest_word(each.text, each.size, each.bold) > wide - each.indent for each in passages):
        return False
    return measure_height(passages, wide) <= high + 0.01


def first_size(sizes: Iterable[float], fits: Callable[[float], bool]) -> float | None:
    """Return the first of `sizes` that fits, or None."""
    return next((size for size in sizes if fits(size)), None)

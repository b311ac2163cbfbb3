"""Every overflow of a deck, as LibreOffice draws it: each letter is held against the rectangle of its own box.

A copy of the deck has a colour of its own for each place with words (`tests.proof.paint`), so what is drawn is never
matched by its words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from unicodedata import normalize

from mallette.model.stage import Area
from tests.proof.letters import Letter, Page, convert, lines_of, read_pages
from tests.proof.paint import Colours, paint
from tests.proof.places import Box

DOWN, ASIDE = 1.0, 1.5
"""Points that words may stand beyond their room, up or down and sideways: what programs round differently."""
ABOVE = 0.989
"""From the top of a line to its baseline, in sizes."""
CAPITAL = 0.7
"""How high letters stand over their baseline at least, in sizes (the capitals of Arial are 0.716 high, OS/2 table)."""
CELL_DOWN = 1.5
"""Points that words may stand below their cell: its row begins half a rule's weight lower than it is declared.
LibreOffice sets the words of a cell by their font's own height (0.75 sizes above the baseline in Carlito, 0.93 in
DejaVu Sans), so upwards a cell is held against the capitals alone. Words of a table push its rows down, never up."""
NUMBER = re.compile(r"\d+-\d+(?:\.\d+)?(?= |$)")

TOUCH = 1.5
"""Points that the words of two places may lie over each other, across and down."""

Side = Literal["top", "left", "bottom", "right", "word", "lost", "over"]


@dataclass(frozen=True, slots=True)
class Overflow:
    """Words outside their room. `side` is where, by `points`; ``word``: a word is broken in two lines, being `points`
    wider than its room; ``lost``: words were not drawn as they are written; ``over``: they lie over other words, those
    of another place or the template's own. `number` is the slide's spine number."""

    slide: int
    number: str
    shape: str
    side: Side
    points: float
    words: str

    def __str__(self) -> str:
        where = f"slide {self.slide} ({self.number}), {self.shape}"
        return f"{where}: {self.side} {self.points:.1f} pt: {self.words[:80]!r}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a deck: its overflows, how many slides were drawn, how many places with words were held against
    their room and how many letters stood in them. A proof must ask for some of each."""

    overflows: tuple[Overflow, ...]
    slides: int
    boxes: int
    letters: int


def check_deck(data: bytes) -> Report:
    """Return the report of one deck, by its bytes."""
    return check_decks({"deck": data})["deck"]


def check_decks(decks: Mapping[str, bytes]) -> dict[str, Report]:
    """Return the report of each deck, by any names. All are printed in one go: to start takes LibreOffice a second."""
    painted = {name: paint(data) for name, data in decks.items()}
    with TemporaryDirectory() as folder:
        files = {name: Path(folder, f"{number}.pptx") for number, name in enumerate(painted)}
        for name, path in files.items():
            path.write_bytes(painted[name].data)
        convert(Path(folder), list(files.values()))
        pages = {name: read_pages(path.with_suffix(".pdf")) for name, path in files.items()}
    return {name: judge(pages[name], painted[name].colours) for name in decks}


def judge(pages: list[Page], colours: Colours) -> Report:
    """Return what is wrong with a deck whose pages were read back."""
    numbers = numbers_of([box for box, _ in colours.values()])
    found: list[Overflow] = []
    boxes = letters = 0
    for (slide, colour), (box, sign) in colours.items():
        page = pages[slide - 1] if slide <= len(pages) else None
        drawn = page.letters.get(colour, []) if page else []
        if page and any(each.text.strip() for each in drawn):
            boxes += not sign
            letters += len(drawn)
            found += judge_box(box, sign, drawn, page, numbers.get(slide, ""))
        elif not sign:
            found.append(Overflow(slide, numbers.get(slide, ""), box.shape, "lost", 0, box.words))
    for slide, page in enumerate(pages, 1):
        names = {colour: box.shape for (at, colour), (box, _) in colours.items() if at == slide}
        found += (Overflow(slide, numbers.get(slide, ""), *each) for each in words_over_words(page, names))
    return Report(tuple(found), len(pages), boxes, letters)


def numbers_of(boxes: list[Box]) -> dict[int, str]:
    """Return the spine number of each slide that shows one: it stands in a box of its own or leads the title."""
    found: dict[int, str] = {}
    for box in boxes:
        if match := NUMBER.match(box.words):
            found.setdefault(box.slide, match[0])
    return found


def judge_box(box: Box, sign: bool, drawn: list[Letter], page: Page, number: str) -> Iterator[Overflow]:
    """Yield what is wrong with the letters of one place. `sign`: they are its bullets, which may be larger than their
    line, so they are held against the sides alone."""
    letters = [each for each in drawn if each.text.strip()]
    words = "".join(each.text for each in drawn)
    above, down = (CAPITAL, CELL_DOWN) if box.kind == "cell" else (ABOVE - 1.2 * max(0, 1 - box.pitch), DOWN)
    most: dict[Side, float] = {}
    for room, slack in ((box.room, down), (page.area, DOWN)):
        for side, points in beyond([each.area(above) for each in letters], room):
            upright = side in ("top", "bottom")
            if points > (slack if upright else ASIDE) and not (sign and upright):
                most[side] = max(points, most.get(side, 0))
    yield from (Overflow(box.slide, number, box.shape, side, points, words) for side, points in most.items())
    if box.fixed and not sign:
        yield from (Overflow(box.slide, number, box.shape, *each) for each in broken_words(box, letters))


def beyond(areas: list[Area], room: Area) -> tuple[tuple[Side, float], ...]:
    """Return how far letters stand beyond each side of their room, in points."""
    return (
        ("left", room.left - min(each.left for each in areas)),
        ("right", max(each.right for each in areas) - room.right),
        ("top", room.top - min(each.top for each in areas)),
        ("bottom", max(each.bottom for each in areas) - room.bottom),
    )


def plain(text: str) -> str:
    """Return text as it is compared: capitals, ligatures and unusual spaces make no difference."""
    return normalize("NFKC", text).casefold()


def broken_words(box: Box, letters: list[Letter]) -> Iterator[tuple[Side, float, str]]:
    """Yield the words that end in another line than they begin in, or say that other words are drawn than written."""
    lines = ["".join(plain(each.text) for each in line) for line in lines_of(letters)]
    lines = ["".join(line.split()) for line in lines]
    words = plain(box.words).split()
    if "".join(lines) != "".join(words):
        yield "lost", 0, f"written: {' '.join(words)}; drawn: {' '.join(lines)}"
        return
    ends = set(accumulate(len(line) for line in lines))
    starts = accumulate((len(word) for word in words), initial=0)
    for word, start in zip(words, starts, strict=False):
        cuts = (cut for cut in range(1, len(word)) if word[cut - 1].isalnum() and word[cut].isalnum())
        if any(start + cut in ends for cut in cuts):
            yield "word", max(0.1, width_of(letters, start, len(word)) - box.room.width), word


def width_of(letters: list[Letter], start: int, count: int) -> float:
    """Return how wide some letters are together, counted as they are compared: a ligature is two."""
    places = accumulate((len("".join(plain(each.text).split())) for each in letters), initial=0)
    return sum(each.wide for each, place in zip(letters, places, strict=False) if start <= place < start + count)


def words_over_words(page: Page, names: Mapping[int, str]) -> Iterator[tuple[str, Side, float, str]]:
    """Yield the places whose words lie over those of another one, or over words of the template itself."""
    lines = [
        (names.get(colour, "the template"), area_of(line), "".join(each.text for each in line))
        for colour, letters in page.letters.items()
        if (seen := [each for each in letters if each.text.strip()])
        for line in lines_of(seen)
    ]
    for (name, area, words), (other, its, theirs) in combinations(lines, 2):
        wide = min(area.right, its.right) - max(area.left, its.left)
        high = min(area.bottom, its.bottom) - max(area.top, its.top)
        if name != other and min(wide, high) > TOUCH:
            yield f"{name}, {other}", "over", min(wide, high), f"{words} / {theirs}"


def area_of(line: list[Letter]) -> Area:
    """Return the rectangle of the letters of a line, without what hangs below it."""
    areas = [each.area(CAPITAL, 0) for each in line]
    left, top = min(each.left for each in areas), min(each.top for each in areas)
    right, bottom = max(each.right for each in areas), max(each.bottom for each in areas)
    return Area(left, top, right - left, bottom - top)

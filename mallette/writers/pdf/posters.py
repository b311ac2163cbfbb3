"""Posters: a slide as large as four sheets of paper that are joined, or eight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mallette.errors import ContentError, Mistake, Notice
from mallette.fit import Passage, width
from mallette.model.looks import PAPERS, Theme
from mallette.model.stage import Area
from mallette.pictures.shapes import Drawing, Shape
from mallette.slides.small import scaled, small
from mallette.tree import Document, Run, Section, Text, plain
from mallette.writers.pdf.impose import Placed, Side
from mallette.writers.pdf.marks import MM, Mark, Path, Tag, Words, moved, rectangle, stacked
from mallette.writers.pdf.measure import advance
from mallette.writers.pdf.pages import Page
from mallette.writers.pdf.picture import primitive_marks
from mallette.writers.pdf.sheet import Sheet
from mallette.writers.pdf.stages import Decided, Format, arranged, told
from mallette.writers.pdf.text import Style, text_strips

OVERLAP = 10.0
"""What two sheets that are joined both show, in mm."""
LARGER = 2.0
"""A poster is its stage so many times as large."""
INSET = 2 * MM
"""From the edge of what is printed to the poster's frame."""
LETTERS, WORDS_LETTERS = 25.0, 12.0
"""The least height in mm of the capitals of a headline and of all other words; letters on a wall are given by their
capitals. Those of 12 mm, seen from 5 m, span 8 minutes of an arc and their small letters 6; good eyes need 5."""
TITLES = (64.0, 60.0, 56.0, 54.0, 51.6)
WORDS = (36.0, 34.0, 32.0, 30.0, 28.0, 26.0, 25.0)
"""Sizes in points of the stage: headlines of `LETTERS` at least, words of `WORDS_LETTERS`."""
NUMBER = Area(10, 10, 0, 32)
NUMBER_SIZE = 26.0
"""The slide's number, above its headline: in points of the stage."""
HEAVIER = 1.6
"""Lines are so much heavier than those of a slide made larger: they are seen from afar."""
TICK, AWAY = 4.0, 1.0
"""Length of the marks in the margin, and how far from what is printed they begin, in mm."""
LABEL = 9.5
"""Size of words in the margin, in points."""
SQUARE = 5.0
"""Side of a sheet in the small plan of the poster, in points."""


@dataclass(frozen=True, slots=True)
class Joint:
    """How a poster is joined from sheets: how many side by side, how many under each other, and width and height in mm
    of what is printed on each."""

    across: int
    down: int
    tile: tuple[float, float]

    @property
    def count(self) -> int:
        return self.across * self.down

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the poster in points."""
        wide, high = self.tile
        wide, high = self.across * (wide - OVERLAP) + OVERLAP, self.down * (high - OVERLAP) + OVERLAP
        return wide * MM, high * MM

    @property
    def format(self) -> Format:
        """The stage of its slides."""
        wide, high = ((side - 2 * INSET) / LARGER for side in self.size)
        return Format(wide, high, TITLES, WORDS, (), lambda _slide: (NUMBER.left, NUMBER.bottom + 4))

    def part(self, number: int) -> tuple[int, int]:
        """Return the column and the row of a sheet; all are counted from 0."""
        return number % self.across, number // self.across


A2, A1 = Joint(2, 2, (267.0, 192.0)), Joint(4, 2, (192.0, 260.0))
"""A2 and A1 without what printers leave blank and joints take: four sheets that lie on their side, or eight upright.
Around what is printed at least 6.2 mm are free on A4 and Letter; printers leave 3 to 5 mm blank (`practice.md` 4)."""


def poster_sides(document: Document, theme: Theme) -> tuple[tuple[Side, ...], tuple[Notice, ...]]:
    """Return the sheets of the posters of a document, and a notice for each whose picture is said in words. Raises
    ContentError with all that fits on no poster."""
    sides: list[Side] = []
    notices: list[Notice] = []
    mistakes: list[Mistake] = []
    for section in document.sections:
        try:
            joint, made = joined(replace(document, sections=(section,)))
        except ContentError as error:
            mistakes += error.mistakes
            continue
        for each in made:
            sides += tiles(poster_page(each, joint), joint, section, theme)
            notices += [told(each)] if each.slide.told else []
    if mistakes:
        raise ContentError(mistakes)
    return tuple(sides), tuple(notices)


def joined(document: Document) -> tuple[Joint, tuple[Decided, ...]]:
    """Return the posters of a document and how each is joined: on A2 where that holds every slide whole; else on A1,
    and what that does not hold goes on on a second one. Raises ContentError with what fits on neither."""
    found: tuple[Joint, tuple[Decided, ...]] | None = None
    wrong: ContentError | None = None
    for joint in (A2, A1):
        try:
            found = joint, tuple(arranged(document, joint.format))
        except ContentError as error:
            wrong = error
            continue
        if all(each.slide.turns == 1 and not each.slide.told for each in found[1]):
            break
    if found is None:
        raise wrong or ContentError(())
    return found


def poster_page(decided: Decided, joint: Joint) -> Page:
    """Return a poster as one page as large as it is."""
    slide = decided.slide
    drawing = small(replace(slide, number="", turn=1, turns=1), decided.stage)
    drawing = replace(drawing, primitives=(*drawing.primitives, *number_shape(slide.tag)))
    drawing = heavier(scaled(drawing, LARGER))
    tag = Tag("Figure")
    marks = [mark for each in drawing.primitives for mark in primitive_marks(each, tag)]
    wide, high = joint.size
    block = Area(INSET, INSET, wide - 2 * INSET, high - 2 * INSET)
    return Page(Sheet(wide, high, block), tuple(marks), running=f"{slide.tag} {plain(drawing.alt)}".strip())


def number_shape(number: str) -> tuple[Shape, ...]:
    """Return the number of a slide in its frame, or nothing."""
    if not number:
        return ()
    words = Passage((Run(number),), NUMBER_SIZE, bold=True, align="center")
    area = replace(NUMBER, width=width(words.text, NUMBER_SIZE, bold=True) + 0.6 * NUMBER_SIZE)
    return (Shape("rectangle", area, (words,), "tag", 1.2, fill="white", inset=0),)


def heavier(drawing: Drawing) -> Drawing:
    """Return a drawing with heavier lines."""
    made = tuple(replace(each, weight=each.weight * HEAVIER) for each in drawing.primitives)
    return replace(drawing, primitives=made)


def tiles(page: Page, joint: Joint, section: Section, theme: Theme) -> Iterator[Side]:
    """Yield the sheets of a poster, row by row. A sheet lies as what is printed on it does."""
    wide, high = (side * MM for side in joint.tile)
    long, short = sorted((side * MM for side in PAPERS[theme.paper]), reverse=True)
    width_, height = (long, short) if wide > high else (short, long)
    tile = Area((width_ - wide) / 2, (height - high) / 2, wide, high)
    for number in range(joint.count):
        column, row = joint.part(number)
        left = tile.left - column * (tile.width - OVERLAP * MM)
        top = tile.top - row * (tile.height - OVERLAP * MM)
        placed = Placed(page, Area(left, top, page.sheet.width, page.sheet.height), tile)
        part = f"{plain(section.line)} {number + 1}/{joint.count}".strip()
        marks = (*edge_marks(tile, joint, number), *margin_words(tile, joint, number, part, section))
        yield Side(width_, height, (placed,), marks, part, page.running if number == 0 else "")


def edge_marks(tile: Area, joint: Joint, number: int) -> Iterator[Mark]:
    """Yield the marks around a sheet: where it is cut, and dashed ones where the next sheet is laid on it."""
    for x in (tile.left, tile.right):
        yield from ticks(x, tile, upright=True)
    for y in (tile.top, tile.bottom):
        yield from ticks(y, tile, upright=False)
    column, row = joint.part(number)
    if column < joint.across - 1:
        yield from ticks(tile.right - OVERLAP * MM, tile, upright=True, dash=(2, 1.5))
    if row < joint.down - 1:
        yield from ticks(tile.bottom - OVERLAP * MM, tile, upright=False, dash=(2, 1.5))


def ticks(at: float, tile: Area, *, upright: bool, dash: tuple[float, ...] = ()) -> Iterator[Path]:
    """Yield two marks in the margins that face each other, `at` points from the left or from the top."""
    low, high = (tile.top, tile.bottom) if upright else (tile.left, tile.right)
    away, end = AWAY * MM, (AWAY + TICK) * MM
    for near, far in ((low - away, low - end), (high + away, high + end)):
        points = ((at, near), (at, far)) if upright else ((near, at), (far, at))
        yield Path(points, 0.75, dash)


def margin_words(tile: Area, joint: Joint, number: int, part: str, section: Section) -> Iterator[Mark]:
    """Yield what stands in the lower margin of a sheet: the poster's number, a plan of its sheets, which of them this
    is, how they are joined."""
    top = tile.bottom + 1.5 * MM
    left = tile.left + OVERLAP * MM
    for place in range(joint.count):
        across, down = joint.part(place)
        fill = 0 if place == number else None
        yield rectangle(left + across * SQUARE, top - 1 + down * SQUARE, SQUARE, SQUARE, 0.75, fill)
    left += joint.across * SQUARE + 6
    lead = f"{section.number} · {part}".removeprefix(" · ")
    yield Words(left, top + LABEL, lead, LABEL, bold=True)
    left += advance(lead, LABEL, bold=True) + 14
    yield from moved(label(section.running, tile.right - OVERLAP * MM - left), left, top)


def label(text: Text, room: float) -> Sequence[Mark]:
    """Return words for the margin."""
    return stacked(text_strips(text, Style(LABEL, LABEL * 1.25), room, None, ""))

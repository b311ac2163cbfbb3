"""Posters: a slide as large as four sheets of paper that are joined."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mallette.errors import Notice
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

ACROSS, DOWN = 2, 2
"""Sheets side by side, and under each other."""
TILE = (267.0, 192.0)
"""What is printed on a sheet, in mm: it leaves 6.2 mm at least on A4 and Letter that lie on their side; printers leave
3 to 5 mm blank (`practice.md` 4)."""
OVERLAP = 10.0
"""What two sheets that are joined both show, in mm."""
POSTER = tuple(count * side - (count - 1) * OVERLAP for count, side in zip((ACROSS, DOWN), TILE, strict=True))
"""Width and height of a poster in mm: A2 without what printers leave blank and joints take."""
LARGER = 2.0
"""A poster is its stage so many times as large."""
INSET = 2 * MM
"""From the edge of what is printed to the poster's frame."""
LETTERS, WORDS_LETTERS = 25.0, 12.0
"""Height in mm of the capitals of a headline, and of its words where they fit."""
TITLES = (64.0, 60.0, 56.0, 54.0, 51.6)
WORDS = (36.0, 34.0, 32.0, 30.0, 28.0, 26.0, 25.0)
BELOW = (24.0, 23.0, 22.0, 21.0, 20.0, 19.0, 18.0)
"""Sizes in points of the stage: headlines of `LETTERS` at least, words of `WORDS_LETTERS`, and of 8.7 mm at least where
a picture has many."""
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

FORMAT = Format(
    (POSTER[0] * MM - 2 * INSET) / LARGER,
    (POSTER[1] * MM - 2 * INSET) / LARGER,
    TITLES,
    WORDS,
    BELOW,
    lambda _slide: (NUMBER.left, NUMBER.bottom + 4),
)


def poster_sides(document: Document, theme: Theme) -> tuple[tuple[Side, ...], tuple[Notice, ...]]:
    """Return the sheets of the posters of a document, and a notice for each whose picture is said in words. Raises
    ContentError with what fits on no poster."""
    sides: list[Side] = []
    notices: list[Notice] = []
    for section in document.sections:
        for each in arranged(replace(document, sections=(section,)), FORMAT):
            sides += tiles(poster_page(each), section, theme)
            notices += [told(each)] if each.slide.told else []
    return tuple(sides), tuple(notices)


def poster_page(decided: Decided) -> Page:
    """Return a poster as one page as large as it is."""
    slide = decided.slide
    drawing = small(replace(slide, number="", turn=1, turns=1), decided.stage)
    drawing = replace(drawing, primitives=(*drawing.primitives, *number_shape(slide.tag)))
    drawing = heavier(scaled(drawing, LARGER))
    tag = Tag("Figure")
    marks = [mark for each in drawing.primitives for mark in primitive_marks(each, tag)]
    wide, high = (side * MM for side in POSTER)
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


def tiles(page: Page, section: Section, theme: Theme) -> Iterator[Side]:
    """Yield the sheets of a poster, row by row."""
    height, width_ = (side * MM for side in PAPERS[theme.paper])
    tile = Area((width_ - TILE[0] * MM) / 2, (height - TILE[1] * MM) / 2, TILE[0] * MM, TILE[1] * MM)
    for row in range(DOWN):
        for column in range(ACROSS):
            left = tile.left - column * (tile.width - OVERLAP * MM)
            top = tile.top - row * (tile.height - OVERLAP * MM)
            placed = Placed(page, Area(left, top, page.sheet.width, page.sheet.height), tile)
            part = f"{plain(section.line)} {row * ACROSS + column + 1}/{ACROSS * DOWN}".strip()
            marks = (*edge_marks(tile, column, row), *margin_words(tile, column, row, part, section))
            first = row == column == 0
            yield Side(width_, height, (placed,), marks, part, page.running if first else "")


def edge_marks(tile: Area, column: int, row: int) -> Iterator[Mark]:
    """Yield the marks around a sheet: where it is cut, and dashed ones where the next sheet is laid on it."""
    for x in (tile.left, tile.right):
        yield from ticks(x, tile, upright=True)
    for y in (tile.top, tile.bottom):
        yield from ticks(y, tile, upright=False)
    if column < ACROSS - 1:
        yield from ticks(tile.right - OVERLAP * MM, tile, upright=True, dash=(2, 1.5))
    if row < DOWN - 1:
        yield from ticks(tile.bottom - OVERLAP * MM, tile, upright=False, dash=(2, 1.5))


def ticks(at: float, tile: Area, *, upright: bool, dash: tuple[float, ...] = ()) -> Iterator[Path]:
    """Yield two marks in the margins that face each other, `at` points from the left or from the top."""
    low, high = (tile.top, tile.bottom) if upright else (tile.left, tile.right)
    away, end = AWAY * MM, (AWAY + TICK) * MM
    for near, far in ((low - away, low - end), (high + away, high + end)):
        points = ((at, near), (at, far)) if upright else ((near, at), (far, at))
        yield Path(points, 0.75, dash)


def margin_words(tile: Area, column: int, row: int, part: str, section: Section) -> Iterator[Mark]:
    """Yield what stands in the lower margin of a sheet: the poster's number, a plan of its sheets, which of them this
    is, how they are joined."""
    top = tile.bottom + 1.5 * MM
    left = tile.left + OVERLAP * MM
    for place in range(ACROSS * DOWN):
        across, down = place % ACROSS, place // ACROSS
        fill = 0 if (across, down) == (column, row) else None
        yield rectangle(left + across * SQUARE, top - 1 + down * SQUARE, SQUARE, SQUARE, 0.75, fill)
    left += ACROSS * SQUARE + 6
    lead = f"{section.number} · {part}".removeprefix(" · ")
    yield Words(left, top + LABEL, lead, LABEL, bold=True)
    left += advance(lead, LABEL, bold=True) + 14
    yield from moved(label(section.running, tile.right - OVERLAP * MM - left), left, top)


def label(text: Text, room: float) -> Sequence[Mark]:
    """Return words for the margin."""
    return stacked(text_strips(text, Style(LABEL, LABEL * 1.25), room, None, ""))

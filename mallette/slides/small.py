"""A slide as one drawing in black on white, for paper: small in the guide, large on a poster, six a page to copy.

The drawing is in the slide's own points, and `scaled` makes it any size. Its number stands in a free corner, large
enough to be read where the words are only recognised.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from mallette.fit import Passage, has_room, measure_height, width
from mallette.model.stage import Area, Stage
from mallette.pictures.shapes import Drawing, Line, Primitive, Shape
from mallette.slides.tables import FACT_INSET, LEAST_LINE, LINE_GAP, PADDING
from mallette.slides.values import ChartPart, Column, DeckSlide, FactPart, GridPart, ImagePart, Part, TextPart
from mallette.tree import Run

FRAME, RULE, HEAD_RULE = 2.0, 0.75, 1.5
"""Weights of the slide's frame, of rules in tables and of those under their heads, in points of the slide."""
TAG_SIZE = 51.0
"""The number's size in points of the slide: 9 points where a slide 339 mm wide is drawn 60 mm wide."""
TAG_HEIGHT = 60.0
IMAGE_SIZES = (28.0, 24.0, 20.0)
"""Sizes of the words that stand for a picture from a file, in points of the slide."""
LEAST_WEIGHT = 0.75
"""The thinnest line that a third photocopy keeps, in points of the paper."""


def small(decided: DeckSlide, stage: Stage) -> Drawing:
    """Return a slide as frames, words and lines inside a frame of its size. `alt` is its headline."""
    whole = Area(0, 0, stage.width, stage.height)
    parts = [each for part in (decided.title, *decided.parts) for each in primitives(part)]
    shapes = (
        Shape("rectangle", whole, fill="white", weight=FRAME, key="slide"),
        *(on_paper(each) for each in parts),
        *tag(decided, whole),
    )
    return Drawing("boxes", whole, shapes, decided.title.size, decided.title.passages[0].text)


def scaled(drawing: Drawing, factor: float, least: float = LEAST_WEIGHT) -> Drawing:
    """Return a drawing `factor` times as large, its left and top at 0. No line gets thinner than `least` points."""
    left, top = drawing.area.left, drawing.area.top
    made = tuple(scaled_primitive(each, left, top, factor, least) for each in drawing.primitives)
    area = Area(0, 0, drawing.area.width * factor, drawing.area.height * factor)
    return replace(drawing, area=area, primitives=made, size=drawing.size * factor)


def scaled_primitive(each: Primitive, left: float, top: float, factor: float, least: float) -> Primitive:
    """Return a form or a line `factor` times as large and as far from `left` and `top`."""
    weight = max(least, each.weight * factor) if each.weight else 0
    if isinstance(each, Line):
        points = tuple(((x - left) * factor, (y - top) * factor) for x, y in each.points)
        return replace(each, points=points, weight=weight)
    area = each.area
    place = Area((area.left - left) * factor, (area.top - top) * factor, area.width * factor, area.height * factor)
    words = tuple(replace(word, size=word.size * factor, before=word.before * factor) for word in each.words)
    return replace(each, area=place, words=words, weight=weight, inset=each.inset * factor)


def primitives(part: Part) -> Iterator[Primitive]:
    """Yield the frames, words and lines of one part."""
    match part:
        case TextPart():
            yield from worded(part.area, part.passages)
        case Drawing():
            yield from part.primitives
        case GridPart():
            yield from grid_primitives(part)
        case FactPart():
            yield from fact_primitives(part)
        case ChartPart():
            yield from chart_primitives(part)
        case ImagePart():
            yield from image_primitives(part)
        case _:
            assert_never(part)


def worded(area: Area, words: Sequence[Passage], *, middle: bool = False) -> Iterator[Shape]:
    """Yield words in a box without a frame, or nothing where there are none."""
    if any(each.text for each in words):
        yield Shape("words", area, tuple(words), anchor="middle" if middle else "top", inset=0)


def grid_primitives(part: GridPart) -> Iterator[Primitive]:
    """Yield a table: its tints, its words, then its rules."""
    top = part.area.top
    for cells, high in zip(part.rows, part.heights, strict=True):
        left, column = part.area.left, 0
        for cell in cells:
            wide = sum(part.widths[column : column + cell.span])
            column += cell.span
            area = Area(left, top, wide, high)
            yield Shape("rectangle", area, fill="tint" if cell.shade else "none", weight=RULE if part.ruled else 0)
            yield from worded(area.shrunk((PADDING, part.padding, PADDING, 0)), cell.passages)
            left += wide
        top += high
        weight = HEAD_RULE if any(cell.head for cell in cells) else RULE
        yield Line(((part.area.left, top), (part.area.right, top)), weight)
    yield Line(((part.area.left, part.area.top), (part.area.right, part.area.top)), RULE)


def fact_primitives(part: FactPart) -> Iterator[Primitive]:
    """Yield a box with its sign, its words and, where it is blank, a line to write on."""
    area = part.area
    yield Shape("rectangle", area, fill="tint" if part.blank else "white", weight=1.2)
    yield from worded(area.shrunk((FACT_INSET, 0, area.width - part.start, 0)), part.sign, middle=True)
    yield from worded(area.shrunk((part.start, 2, FACT_INSET, 2)), part.words, middle=True)
    taken = max((width(each.text, each.size, each.bold) for each in part.words), default=0)
    start, end = area.left + part.start + taken + LINE_GAP, area.right - FACT_INSET
    if part.blank and start + LEAST_LINE <= end:
        y = area.middle[1] + 0.35 * (part.words[0].size if part.words else 20)
        yield Line(((start, y), (end, y)), 1.2)


def chart_primitives(part: ChartPart) -> Iterator[Primitive]:
    """Yield bars from the line of nought, dark above it and white below, with values beside them and names below."""
    area, line = part.area, 1.2 * part.size
    room = area.width / len(part.columns)
    named = max(measure_height([Passage(each.name, part.size)], room - 10) for each in part.columns)
    most = max(0.0, *(each.value for each in part.columns))
    least = min(0.0, *(each.value for each in part.columns))
    high = area.height - named - line - (line if least else 0)
    scale = high / ((most - least) or 1)
    nought = area.top + line + most * scale
    for place, column in enumerate(part.columns):
        slot = Area(area.left + place * room, area.top, room, area.height)
        yield from bar(column, slot, nought, scale, part.size)
        name = Area(slot.left + 5, area.bottom - named, room - 10, named)
        yield from worded(name, [Passage(column.name, part.size, align="center")])
    yield Line(((area.left, nought), (area.right, nought)), 1.2)


def image_primitives(part: ImagePart) -> Iterator[Primitive]:
    """Yield a frame with what a picture shows: who copies it by hand draws that, and a copier would lose the rest."""
    area = part.area
    yield Shape("rectangle", area, fill="white", weight=1.2)
    room = area.shrunk((PADDING, PADDING, PADDING, PADDING))
    said = ([Passage(part.alt, size, align="center")] for size in IMAGE_SIZES)
    words = next((each for each in said if has_room(each, room.width, room.height)), None)
    if words:
        yield from worded(room, words, middle=True)


def bar(column: Column, slot: Area, nought: float, scale: float, size: float) -> Iterator[Primitive]:
    """Yield one bar in its slot, and its value beyond its end."""
    long, line = abs(column.value) * scale, 1.2 * size
    above = column.value >= 0
    top = nought - long if above else nought
    weight = 2.6 if column.strong else 1.2
    place = Area(slot.left + 0.2 * slot.width, top, 0.6 * slot.width, long)
    yield Shape("rectangle", place, fill="ink" if above else "white", weight=weight)
    value = Area(slot.left, top - line if above else top + long, slot.width, line)
    yield from worded(value, [Passage(column.shown, size, bold=True, align="center")])


def on_paper(each: Primitive) -> Primitive:
    """Return a form or a line in ink, its words in the font of the paper. The faces that an office's words are measured
    with are wider (`mallette.fonts.FACES`), so they fit; light lines would be lost on a copy."""
    if isinstance(each, Line):
        return replace(each, stroke="ink")
    words = (replace(word, text=tuple(replace(run, face="") for run in word.text)) for word in each.words)
    return replace(each, words=tuple(words), stroke="ink")


def tag(decided: DeckSlide, whole: Area) -> tuple[Shape, ...]:
    """Return the slide's number, framed in the first corner that nothing else takes; nothing where none is free (the
    number then leads the headline) or the slide has no number."""
    if not decided.tag:
        return ()
    words = Passage((Run(decided.tag, lang=decided.lang),), TAG_SIZE, bold=True, align="center")
    wide = width(words.text, TAG_SIZE, bold=True) + 0.4 * TAG_SIZE
    taken = [inked(part) for part in (decided.title, *decided.parts)]
    left, low = whole.width - wide, whole.height - TAG_HEIGHT
    corners = (Area(x, y, wide, TAG_HEIGHT) for x, y in ((0, 0), (left, 0), (left, low), (0, low)))
    free = next((each for each in corners if not any(cross(each, area) for area in taken)), None)
    return (Shape("rectangle", free, (words,), "tag", FRAME, fill="white", inset=0),) if free else ()


def inked(part: Part) -> Area:
    """Return what a part takes of its area: words leave the rest of it free."""
    if not isinstance(part, TextPart):
        return part.area
    return replace(part.area, height=min(part.area.height, measure_height(part.passages, part.area.width)))


def cross(one: Area, other: Area) -> bool:
    """Return whether two areas overlap."""
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom

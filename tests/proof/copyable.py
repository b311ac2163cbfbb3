"""What is wrong with a printed page: letters cut or upon each other, and what a copier would lose."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from mallette.model.stage import Area, Point
from tests.proof.paper import Letter, Shape, Side, Word, around

LIGHTEST = 0.85
"""A tint takes at most 15 % black (the print rules of the field): a darker one comes out of a copier in blots."""
THINNEST = 0.75
"""Points: a thinner line breaks up in a copy (the same rules)."""
TOUCH = 0.2
"""Points that ink may stand in other ink or beyond an edge: what programs round differently."""
REACH = 1.0
"""Points that letters such as Î and j may reach beyond the place where they are set, which is inside the block."""
BLANK = 8.5
"""Points from the lower edge of the paper in which printers set nothing (3 mm)."""

SMALL = 18.0
"""Points: letters on a poster are larger, those in the margin of its sheets smaller."""


def faults_of(sides: Iterable[Side], blocks: Iterable[Area]) -> list[str]:
    """Return what is wrong with pages whose text belongs into these blocks, each with its page, from 1."""
    return [
        f"page {number}: {fault}"
        for number, (side, block) in enumerate(zip(sides, blocks, strict=True), 1)
        for fault in (*cut(side, block), *overlaps(side.words), *crossings(side), *lost(side), *pale(side))
    ]


def cut(side: Side, block: Area) -> Iterator[str]:
    """Yield each word outside the text block, and each shape that ends beyond its edge. A footer is as wide as the
    block, and below it; marks that show where to cut stand apart from it, on the paper."""
    paper = Area(0, 0, side.width, side.height)
    foot = Area(block.left, block.bottom, block.width, side.height - BLANK - block.bottom)
    for word in side.words:
        if not any(holds(room, word.ink, REACH) for room in (block, foot)):
            yield f"cut: {word}"
    for shape in side.shapes:
        room = shape.half + TOUCH
        apart = holds(paper, shape.ink, 0) and not meet(block, shape.ink)
        if not apart and not holds(block, shape.ink, room):
            yield f"cut: {shape}"


def holds(outer: Area, inner: Area, room: float) -> bool:
    """Return whether a rectangle holds another, give or take `room` points."""
    beyond = (outer.left - inner.left, outer.top - inner.top, inner.right - outer.right, inner.bottom - outer.bottom)
    return max(beyond) <= room


def meet(one: Area, other: Area) -> bool:
    """Return whether two rectangles share more than a touch."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > TOUCH and down > TOUCH


def overlaps(words: Sequence[Word]) -> Iterator[str]:
    """Yield each pair of words whose letters stand in each other."""
    placed = sorted(((word.ink, word) for word in words), key=lambda each: each[0].top)
    for number, (area, word) in enumerate(placed):
        for other_area, other in placed[number + 1 :]:
            if other_area.top > area.bottom:
                break
            if meet(area, other_area) and any(meet(a.ink, b.ink) for a in word.letters for b in other.letters):
                yield f"overlap: {word} and {other}"


def crossings(side: Side) -> Iterator[str]:
    """Yield each word that an edge runs through: the line of a frame, the end of a tint. A word meets none inside its
    frame, nor outside of it, nor upon a shape that hides the edge."""
    words = [(word.ink, word) for word in side.words]
    fills = [shape for shape in side.shapes if shape.fill is not None]
    for shape in side.shapes:
        for start, end in pairwise(shape.points):
            edge = around([Area(*start, 0, 0), Area(*end, 0, 0)]).inside(-shape.half)
            for area, word in words:
                if not near(area, edge):
                    continue
                hiding = [each for each in fills if shape.order < each.order < word.order]
                met = (each.ink for each in word.letters if through(start, end, shape.half, each.ink))
                if any(not any(upon(ink, each) for each in hiding) for ink in met):
                    yield f"crossed: {word} by {shape}"


def near(area: Area, edge: Area) -> bool:
    return edge.right > area.left and edge.left < area.right and edge.bottom > area.top and edge.top < area.bottom


def upon(ink: Area, shape: Shape) -> bool:
    """Return whether a rectangle stands wholly upon a shape."""
    ends = ((x, y) for x in (ink.left, ink.right) for y in (ink.top, ink.bottom))
    return near(ink, shape.ink) and all(inside(each, shape.points) for each in ends)


def through(start: Point, end: Point, half: float, ink: Area) -> bool:
    """Return whether a straight line, so many points wide on both sides, runs through a rectangle: what of the line
    lies between the rectangle's left and right, and between its top and bottom, has a part in common."""
    area = ink.inside(TOUCH - half)
    first, last = 0.0, 1.0
    for low, high, begin, finish in (
        (area.left, area.right, start[0], end[0]),
        (area.top, area.bottom, start[1], end[1]),
    ):
        if finish == begin:
            if not low < begin < high:
                return False
            continue
        ends = sorted(((low - begin) / (finish - begin), (high - begin) / (finish - begin)))
        first, last = max(first, ends[0]), min(last, ends[1])
    return first < last and area.width > 0 and area.height > 0


def lost(side: Side) -> Iterator[str]:
    """Yield each word that is not black on white or a tint, nor white on black, and each that a later shape covers."""
    filled = [(shape.ink, shape) for shape in side.shapes if shape.fill is not None]
    for word in side.words:
        area = word.ink
        close = [shape for room, shape in filled if near(room, area) and inside(area.middle, shape.points)]
        ground = max((shape for shape in close if shape.order < word.order), key=lambda each: each.order, default=None)
        if any(shape.order > word.order for shape in close):
            yield f"covered: {word}"
        if not all(readable(letter, 1.0 if ground is None else ground.fill or 0.0) for letter in word.letters):
            yield f"unreadable: {word}"


def readable(letter: Letter, ground: float) -> bool:
    """Return whether a letter is black on white or on a tint, or white on black."""
    return (letter.grey == 0 and ground >= LIGHTEST) or (letter.grey == 1 and ground == 0)


def inside(point: Point, corners: Sequence[Point]) -> bool:
    """Return whether a point lies inside a shape: a line from it to the right leaves the shape an odd number of
    times."""
    x, y = point
    crossed = 0
    for (left, top), (right, bottom) in pairwise((*corners, corners[0])):
        if (top > y) != (bottom > y):
            crossed += x < left + (right - left) * (y - top) / (bottom - top)
    return crossed % 2 == 1


def pale(side: Side) -> Iterator[str]:
    """Yield what a copier loses or blots: colours, grey lines, thin lines, dark tints, pictures made of dots."""
    for shape in side.shapes:
        if shape.line is not None and shape.line != 0:
            yield f"line in grey {shape.line:.2f}: {shape}"
        if shape.line is not None and shape.weight < THINNEST - 0.001:
            yield f"line of {shape.weight:.2f} pt: {shape}"
        if shape.fill is not None and not (shape.fill == 0 or shape.fill >= LIGHTEST):
            yield f"filled with grey {shape.fill:.2f}: {shape}"
    if side.images:
        yield f"pictures made of dots: {side.images}"


def joined(tile: Side) -> tuple[Side, Area]:
    """Return the poster that a sheet shows a part of, and the frame around it: a PDF draws all of it on each sheet and
    shows a part. What stands in the margins of the sheet is left out: its words and lines are smaller than a
    poster's."""
    words = tuple(word for word in tile.words if word.letters[0].size > SMALL)
    shapes = tuple(shape for shape in tile.shapes if shape.line is None or shape.weight > THINNEST + 0.01)
    frame = max(shapes, key=lambda each: each.ink.width * each.ink.height)
    return Side(tile.width, tile.height, words, shapes), frame.ink

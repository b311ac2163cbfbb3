"""Pictures: the shapes that `mallette.pictures` lays out, as marks in black on white."""

from collections.abc import Iterator
from math import atan2, cos, hypot, pi, sin
from typing import assert_never

from mallette.fit import PITCH, Passage
from mallette.model.stage import Area, Colour, Point
from mallette.pictures import lay_out
from mallette.pictures.shapes import Drawing, Line, Shape
from mallette.tree import Picture, PictureKind, plain
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.lists import box
from mallette.writers.pdf.marks import MM, Mark, Oval, Path, Strip, Strips, Tag, Words, depth, moved, rectangle, stacked
from mallette.writers.pdf.signs import star_corners, whitened
from mallette.writers.pdf.text import Style, differing, right_end, text_strips

HEIGHTS = (30, 40, 50, 60, 75, 90, 110, 135, 160)
"""Heights in mm that are tried: the lowest in which the words stand in their shapes is taken."""
LEAST: dict[PictureKind, float] = {"stairs": 40, "bars": 50, "ripple": 50, "axes": 60, "wheel": 75}
"""Heights in mm below which a picture of that kind says little, even if its words stand in it."""
SIZES = ((1.0, 11 / 12), (7 / 8, 0.0))
"""Sizes of words that are tried, as shares of the size of text; never below the sheet's floor."""
THIN = 0.7
"""Lines are made for slides; on paper they are this much thinner."""
RADIUS = 3.0
GREYS: dict[Colour, float | None] = {
    "none": None, "white": 1, "tint": 0.93, "hairline": 0.75, "ink": 0, "accent": 0, "rule": 0, "grey": 0.35,
}  # fmt: skip
DASHES: dict[str, tuple[float, ...]] = {
    "solid": (),
    "dash": (4, 2.5),
    "dash-dot": (7, 2.5, 1.2, 2.5),
    "dot": (1.2, 2.2),
}


def picture_strips(picture: Picture, ground: Ground) -> Strips:
    """Return a picture as one strip."""
    alt = plain(picture.alt)
    tag = Tag("Figure", ground.tag, alt=alt, lang=differing(picture.alt, ground.lang))
    drawing = drawing_of(picture, ground)
    marks = tuple(mark for each in drawing.primitives for mark in primitive_marks(each, tag))
    top, bottom = extent(marks)
    return (Strip(bottom - top, moved(marks, 0, -top)),)


def drawing_of(picture: Picture, ground: Ground) -> Drawing:
    """Return the drawing of a picture at the largest size of words, and the least height, that let it fit."""
    for sizes in SIZES:
        points = [max(size * ground.sheet.body, ground.sheet.floor) for size in sizes]
        for height in (each for each in HEIGHTS if each >= LEAST.get(picture.kind, 0)):
            drawing = lay_out(picture, Area(0, 0, ground.width, height * MM), points)
            if drawing.fits:
                return drawing
    return drawing


def extent(marks: tuple[Mark, ...]) -> tuple[float, float]:
    """Return the upper and the lower end of `marks`, so that no empty room is left around a picture."""
    ends: list[float] = []
    for mark in marks:
        match mark:
            case Path():
                ends += (y for _, y in mark.points)
            case Oval():
                ends += (mark.y - mark.down, mark.y + mark.down)
            case Words():
                ends += (mark.y - mark.size, mark.y + 0.25 * mark.size)
            case _:
                pass
    return min(ends, default=1) - 1, max(ends, default=0) + 1


def primitive_marks(primitive: Shape | Line, tag: Tag) -> Iterator[Mark]:
    """Yield a shape with its words, or a line with its heads."""
    match primitive:
        case Shape():
            outline = outline_of(primitive, tag)
            yield from (outline,) if outline else ()
            yield from shape_words(primitive, tag)
        case Line():
            yield from line_marks(primitive, tag)
        case _:
            assert_never(primitive)


def outline_of(shape: Shape, tag: Tag) -> Mark | None:
    """Return the frame of a shape."""
    area, fill = shape.area, GREYS[shape.fill]
    if shape.form == "words" or (not shape.weight and fill is None):
        return None
    weight = max(shape.weight * THIN, 0.75) if shape.weight else 0
    dash = DASHES[shape.dash]
    if shape.form == "ellipse":
        return Oval(*area.middle, area.width / 2, area.height / 2, weight, dash, fill, tag)
    return Path(tuple(corners(shape)), weight, dash, True, fill, tag)


def corners(shape: Shape) -> Iterator[Point]:
    """Yield the corners of a shape."""
    area = shape.area
    match shape.form:
        case "triangle":
            yield from ((area.left, area.bottom), (area.middle[0], area.top), (area.right, area.bottom))
        case "star":
            yield from star_corners(area)
        case "rounded":
            yield from rounded(area, min(RADIUS, area.width / 2, area.height / 2))
        case _:
            yield from rectangle(area.left, area.top, area.width, area.height).points


def rounded(area: Area, radius: float) -> Iterator[Point]:
    """Yield the corners of a rectangle, each as a quarter of a circle in five points."""
    inner = area.inside(radius)
    left, right = inner.left, inner.right
    centres = ((right, inner.bottom), (left, inner.bottom), (left, inner.top), (right, inner.top))
    for quarter, (x, y) in enumerate(centres):
        for step in range(5):
            angle = pi / 2 * (quarter + step / 4)
            yield x + radius * cos(angle), y + radius * sin(angle)


def shape_words(shape: Shape, tag: Tag) -> Iterator[Mark]:
    """Yield the words in a shape."""
    width, _ = shape.room
    passages = [passage_strips(each, width, tag) for each in shape.words]
    spaces = [each.before if number else 0 for number, each in enumerate(shape.words)]
    height = sum(map(depth, passages)) + sum(spaces)
    room = shape.area.height - 2 * min(shape.inset, 2)
    slack = {"top": 0.0, "middle": (room - height) / 2, "bottom": room - height}[shape.anchor]
    left = shape.area.left + (shape.area.width - width) / 2
    y = shape.area.top + min(shape.inset, 2) + slack
    for strips, space in zip(passages, spaces, strict=True):
        y += space
        for mark in moved(stacked(strips), left, y):
            yield whitened(mark) if shape.white else mark
        y += depth(strips)


def passage_strips(passage: Passage, width: float, tag: Tag) -> Strips:
    """Return a paragraph of a shape, with its sign."""
    style = Style(passage.size, passage.size * PITCH, passage.bold)
    strips = text_strips(passage.text, style, max(width - passage.indent, passage.size), tag, "")
    lines = []
    for strip in strips:
        used = max(map(right_end, strip.marks), default=0)
        slack = max(width - passage.indent - used, 0)
        right = passage.indent + {"left": 0, "center": slack / 2, "right": slack}[passage.align]
        lines.append(Strip(strip.height, moved(strip.marks, right, 0)))
    if lines and passage.sign:
        lines[0] = Strip(lines[0].height, (*passage_sign(passage, tag), *lines[0].marks))
    return tuple(lines)


def passage_sign(passage: Passage, tag: Tag) -> tuple[Mark, ...]:
    """Return the sign before a paragraph of a list: its own, else that of the list."""
    size, left = passage.size, passage.indent - passage.size * 1.05
    middle = size * PITCH / 2
    if passage.own:
        return (Words(left, middle + size * 0.35, passage.own, size, True, tag=tag),)
    match passage.sign:
        case "bullet":
            return (rectangle(left, middle - size * 0.17, size * 0.34, size * 0.34, 0, 0),)
        case "check":
            return (box(left, middle, size * 0.7),)
        case "number":
            return (Words(left, middle + size * 0.35, f"{passage.order}.", size, True, tag=tag),)
        case "letter":
            return (Words(left, middle + size * 0.35, chr(64 + passage.order), size, True, tag=tag),)
        case _:
            return ()


def line_marks(line: Line, tag: Tag) -> Iterator[Mark]:
    """Yield a line, shortened where its heads stand."""
    weight = max(line.weight * THIN, 0.75)
    points = list(line.points)
    reach = 3 + 2.6 * weight
    heads = []
    if line.head != "none" and len(points) > 1:
        points[-1], head = headed(points[-2], points[-1], reach)
        heads.append(head)
    if line.head == "both" and len(points) > 1:
        points[0], head = headed(points[1], points[0], reach)
        heads.append(head)
    yield Path(tuple(points), weight, DASHES[line.dash], tag=tag)
    for head in heads:
        yield Path(head, 0, closed=True, fill=0, tag=tag)


def headed(start: Point, end: Point, reach: float) -> tuple[Point, tuple[Point, ...]]:
    """Return where a line from `start` must end before its arrow head at `end`, and the head's corners."""
    reach = min(reach, hypot(end[0] - start[0], end[1] - start[1]))
    angle = atan2(end[1] - start[1], end[0] - start[0])
    base = (end[0] - reach * cos(angle), end[1] - reach * sin(angle))
    side = (reach * 0.42 * -sin(angle), reach * 0.42 * cos(angle))
    return base, (end, (base[0] + side[0], base[1] + side[1]), (base[0] - side[0], base[1] - side[1]))

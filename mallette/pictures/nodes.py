"""Nodes as shapes, links as lines: what all kinds of pictures have in common."""

from math import hypot

from mallette.fit import PITCH, Passage, measure_height, measure_width, widest_word
from mallette.model.stage import Area, Point, Side
from mallette.pictures.shapes import INSET, Dash, Fastening, Form, Line, Primitive, Shape
from mallette.tree import Link, Node, Run

FRAME = 1.2
"""Weight of a frame in points."""
STRONG = 2.6
STROKE = 1.8
"""Weight of a link in points."""
APART = 2.2
"""Half the distance in points between the two strokes of a double line."""
SIGN = 1.3
"""Side of the sign in a box (star, question mark), in sizes of its words."""

DASHES: dict[str, Dash] = {"information": "dash", "money": "dash-dot"}


def words_of(node: Node, size: float, *, shown: bool = True) -> tuple[Passage, ...]:
    """Return what stands in a node: its text, in bold where a detail follows or the node is emphasised; its value
    unless that is said elsewhere (not `shown`)."""
    head = Passage(node.text, size, bold=bool(node.detail) or node.look == "strong", align="center")
    detail = Passage(node.detail, size, before=2, align="center")
    value = Passage(node.shown if shown else (), size, bold=True, before=2, align="center")
    return tuple(each for each in (head, detail, value) if each.text)


def shape_of(node: Node, area: Area, size: float, form: Form = "rounded") -> tuple[Primitive, ...]:
    """Return the shapes of a node that fill `area`, in the node's look."""
    words = words_of(node, size)
    match node.look:
        case "star" | "unknown":
            return signed_box(node, area, words, size)
        case "text":
            return (Shape("words", area, words, node.key),)
        case "strong":
            return (Shape(form, area, words, node.key, STRONG, fill="white"),)
        case "dashed":
            return (Shape(form, area, words, node.key, FRAME, "dash", fill="white"),)
        case "shade":
            return (Shape(form, area, words, node.key, FRAME, fill="tint"),)
        case "box":
            return (Shape(form, area, words, node.key, FRAME, fill="white"),)


def head_of(node: Node, area: Area, size: float) -> Shape:
    """Return the words of a node alone, in bold, from the left."""
    return Shape("words", area, (Passage(node.text, size, bold=True),), node.key, inset=0)


def signed_box(node: Node, area: Area, words: tuple[Passage, ...], size: float) -> tuple[Primitive, ...]:
    """Return a box with a drawn sign before its words: a star for a lead firm, a circled question mark for what nobody
    knows. A node without words is its sign alone."""
    side = SIGN * size
    if not words:
        middle = area.middle
        return (sign_of(node, Area(middle[0] - side / 2, middle[1] - side / 2, side, side), size),)
    frame = Shape("rounded", area, key=node.key, weight=FRAME, fill="white")
    sign = sign_of(node, Area(area.left + INSET, area.middle[1] - side / 2, side, side), size)
    left = area.left + INSET + side
    return frame, sign, Shape("words", Area(left, area.top, area.right - left, area.height), words)


def sign_of(node: Node, area: Area, size: float) -> Shape:
    """Return the star or the circled question mark."""
    if node.look == "star":
        return Shape("star", area, key="" if node.text else node.key, fill="ink")
    mark = Passage((Run("?"),), 0.75 * size, bold=True, align="center")
    return Shape("ellipse", area, (mark,), "" if node.text else node.key, FRAME, fill="white", inset=0)


def sign_width(node: Node, size: float) -> float:
    """Return the width in points that a node's sign takes from its words."""
    return SIGN * size if node.look in ("star", "unknown") and node.text else 0


def wide_enough(node: Node, size: float) -> float:
    """Return the width in points of a node whose text stands in one line each."""
    return measure_width(words_of(node, size)) + 2 * INSET + sign_width(node, size) + 2


def narrowest(node: Node, size: float) -> float:
    """Return the least width in points in which no word of a node is broken."""
    words = (widest_word(each.text, each.size, each.bold) for each in words_of(node, size))
    return max(words, default=0) + 2 * INSET + sign_width(node, size)


def high_enough(node: Node, size: float, wide: float) -> float:
    """Return the height in points of a node that is `wide`."""
    room = max(wide - 2 * INSET - sign_width(node, size), 1)
    return measure_height(words_of(node, size), room) + 2 * INSET + 2


def line_of(link: Link, start: Area, end: Area, side: Side | None = None, shift: float = 0) -> tuple[Primitive, ...]:
    """Return the line of `link` from one box to another, leaving `side` (or the side that faces the other box) and
    moved `shift` points along it."""
    leave = side or facing(start, end)
    arrive: Side = {"top": "bottom", "bottom": "top", "left": "right", "right": "left"}[leave]  # type: ignore[assignment]
    first, last = start.side(leave), end.side(arrive)
    if leave in ("top", "bottom"):
        first, last = (first[0] + shift, first[1]), (last[0] + shift, last[1])
    else:
        first, last = (first[0], first[1] + shift), (last[0], last[1] + shift)
    ends = (Fastening(link.start, leave), Fastening(link.end, arrive)) if not shift else (None, None)
    return strokes(link, first, last, ends)


def facing(start: Area, end: Area) -> Side:
    """Return the side of `start` that faces `end`."""
    if end.top >= start.bottom - 1:
        return "bottom"
    if end.bottom <= start.top + 1:
        return "top"
    return "right" if end.left >= start.right - 1 else "left"


def strokes(
    link: Link, first: Point, last: Point, ends: tuple[Fastening | None, Fastening | None] = (None, None)
) -> tuple[Primitive, ...]:
    """Return the strokes of a link in its style."""
    match link.line:
        case "double":
            return tuple(Line(move((first, last), each), STROKE) for each in (-APART, APART))
        case "zigzag":
            return (Line(zigzag(first, last), STROKE),)
        case "plain":
            return (Line((first, last), STROKE, start=ends[0], end=ends[1]),)
        case "goods" | "information" | "money":
            return (Line((first, last), STROKE, DASHES.get(link.line, "solid"), "end", start=ends[0], end=ends[1]),)


def normal(first: Point, last: Point) -> Point:
    """Return the direction at right angles to a line, one point long."""
    x, y = last[0] - first[0], last[1] - first[1]
    length = hypot(x, y) or 1
    return -y / length, x / length


def move(points: tuple[Point, Point], distance: float) -> tuple[Point, ...]:
    """Return a line beside another one, `distance` points away."""
    x, y = normal(*points)
    return tuple((each[0] + distance * x, each[1] + distance * y) for each in points)


def zigzag(first: Point, last: Point, tooth: float = 7.0) -> tuple[Point, ...]:
    """Return the points of a zigzag between two points, with teeth about `tooth` points long."""
    x, y = normal(first, last)
    teeth = max(4, round(hypot(last[0] - first[0], last[1] - first[1]) / tooth))
    inner = []
    for number in range(1, teeth):
        share, out = number / teeth, 4.0 * (-1) ** number
        along = first[0] + share * (last[0] - first[0]), first[1] + share * (last[1] - first[1])
        inner.append((along[0] + out * x, along[1] + out * y))
    return (first, *inner, last)


def line_height(size: float) -> float:
    """Return the height of one line of words in points."""
    return PITCH * size

"""Round pictures: circles around a centre, a ring of equal parts; and the twelve months."""

import re
from dataclasses import replace
from math import cos, pi, sin

from mallette.fit import Passage, measure_width
from mallette.model.stage import Area
from mallette.pictures.nodes import FRAME, STRONG, high_enough, narrowest, shape_of, wide_enough, words_of
from mallette.pictures.shapes import Line, Primitive, Shape
from mallette.tree import Node, Picture, Run

MONTHS = 12
RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)|(\d+)")


def circle(x: float, y: float, radius: float) -> Area:
    """Return the square around a circle."""
    return Area(x - radius, y - radius, 2 * radius, 2 * radius)


def ripple(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return circles around the first node; each further node names the next circle, at the end of a thin line."""
    count = len(picture.nodes)
    names = max(wide_enough(node, size) for node in picture.nodes) + 6
    radius = min(area.height / 2, (area.width - min(names, 0.5 * area.width) - 30) / 2)
    x, y = area.left + radius + max(0, (area.width - names - 2 * radius - 40) / 3), area.top + area.height / 2
    shapes: list[Primitive] = [
        Shape("ellipse", circle(x, y, radius * number / count), key=picture.nodes[0].key if number == 1 else "",
              weight=FRAME if number > 1 else STRONG, fill="tint" if number == 1 else "white",
              dash="solid" if number == 1 else "dash")
        for number in range(count, 0, -1)
    ]  # fmt: skip
    left = x + radius + 30
    pitch = 0.82 * radius / max(count - 1, 1)
    for number, node in enumerate(reversed(picture.nodes)):
        rise = pitch * (count - 1 - number)
        band = radius * (count - number - 0.5) / count if number < count - 1 else 0
        dot = x + max(band**2 - rise**2, 0) ** 0.5, y - rise
        shapes += [Line((dot, (left, dot[1])), 1, stroke="grey"), Shape("ellipse", circle(*dot, 3.5), fill="ink")]
        words = tuple(replace(each, align="left") for each in words_of(node, size))
        cell = Area(left, dot[1] - pitch / 2, min(area.right - left, measure_width(words) + 14), pitch)
        shapes.append(Shape("words", cell, words, node.key if number < count - 1 else "", inset=6))
    return tuple(shapes)


def wheel(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return a wheel: a hub, spokes, and the parts on the rim, clockwise from the top."""
    count = len(picture.nodes)
    easy = max(90.0, *(wide_enough(node, size) for node in picture.nodes))
    wide = max(min(easy, 0.27 * area.width), *(narrowest(node, size) for node in picture.nodes))
    high = max(high_enough(node, size, wide) for node in picture.nodes)
    x, y = area.middle
    across, up = (area.width - wide) / 2, (area.height - high) / 2
    across = min(across, 2.6 * up)
    shapes: list[Primitive] = [
        Shape("ellipse", Area(x - across, y - up, 2 * across, 2 * up), weight=2, stroke="grey"),
    ]
    places = []
    for number in range(count):
        angle = 2 * pi * number / count - pi / 2
        middle = x + across * cos(angle), y + up * sin(angle)
        places.append(Area(middle[0] - wide / 2, middle[1] - high / 2, wide, high))
        shapes.append(Line(((x, y), middle), 1.2, stroke="grey"))
    shapes.append(Shape("ellipse", circle(x, y, min(16, up / 4)), fill="accent"))
    for node, place in zip(picture.nodes, places, strict=True):
        shapes += shape_of(node, place, size)
    return tuple(shapes)


def months_of(node: Node) -> frozenset[int]:
    """Return the months that a row of a calendar marks: the numbers in its detail (`2`, `3-5`), or its value."""
    words = "".join(run.text for run in node.detail)
    found: set[int] = {round(node.value)} if node.value else set()
    for first, last, single in RANGE.findall(words):
        found.update(range(int(first), int(last) + 1) if first else (int(single),))
    return frozenset(each for each in found if 1 <= each <= MONTHS)


def calendar(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return twelve months, and a row of marks for each node."""
    head = min(measure_width(Passage(node.text, size, bold=True) for node in picture.nodes) + 14, 0.34 * area.width)
    high = min(area.height / (len(picture.nodes) + 1), 64)
    grid = Area(area.left + head, area.top, area.width - head, high * (len(picture.nodes) + 1))
    shapes: list[Primitive] = []
    for month in range(MONTHS):
        cell = grid.cell(month, 0, MONTHS, len(picture.nodes) + 1)
        name = Passage((Run(str(month + 1)),), size, align="center")
        shapes.append(Shape("words", cell, (name,), inset=0))
    for number, node in enumerate(picture.nodes, 1):
        top = grid.top + number * high
        words = (Passage(node.text, size, bold=True),)
        shapes.append(Shape("words", Area(area.left, top, head - 8, high), words, node.key, inset=0))
        shapes += [] if months_of(node) else remark(node, Area(grid.left, top, grid.width, high), size)
        shapes += marks(node, [grid.cell(month, number, MONTHS, len(picture.nodes) + 1) for month in range(MONTHS)])
    lines = [grid.top + number * high for number in range(1, len(picture.nodes) + 2)]
    shapes += [Line(((area.left, y), (area.right, y)), 0.75, stroke="grey") for y in lines]
    return tuple(shapes)


def remark(node: Node, area: Area, size: float) -> list[Primitive]:
    """Return the detail of a row that names no month, in words."""
    return [Shape("words", area, (Passage(node.detail, size),))] if node.detail else []


def marks(node: Node, cells: list[Area]) -> list[Primitive]:
    """Return one row of a calendar: a filled disc in each marked month, a hairline frame round each month."""
    marked = months_of(node)
    shapes: list[Primitive] = []
    for month, cell in enumerate(cells, 1):
        shapes.append(Shape("rectangle", cell, weight=0.75, stroke="hairline"))
        if month in marked:
            radius = min(cell.width, cell.height) * 0.32
            shapes.append(Shape("ellipse", circle(*cell.middle, radius), weight=FRAME, fill="accent"))
    return shapes

"""Boxes on a grid: a row joined by arrows, a grid of boxes, stairs."""

from dataclasses import replace
from itertools import pairwise
from math import ceil

from mallette.fit import Passage
from mallette.model.stage import Area
from mallette.pictures.nodes import high_enough, line_height, line_of, narrowest, shape_of, wide_enough
from mallette.pictures.shapes import Primitive, Shape
from mallette.tree import Link, Node, Picture, Run

ARROW = 34.0
"""Room for an arrow between two boxes, in points."""


def row(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return boxes from left to right. Where they do not stand in one row, they go on in a second one, which an arrow
    joins at the right end and which runs back to the left."""
    rows = next((each for each in (1, 2, 3) if columns_fit(picture, area, size, each)), 1)
    columns = ceil(len(picture.nodes) / rows)
    places = {}
    for number, node in enumerate(picture.nodes):
        line, column = divmod(number, columns)
        places[node.key] = (columns - 1 - column if line % 2 and picture.links else column, line)
    drawn = placed(picture, area, size, places, columns, rows)
    return (*drawn, *pluses(picture, drawn, size))


def pluses(picture: Picture, drawn: tuple[Primitive, ...], size: float) -> list[Shape]:
    """Return a plus between neighbours that no link joins, where links join others: they add up to what follows."""
    cells = {each.key: each.area for each in drawn if isinstance(each, Shape) and each.key}
    joined = {frozenset((link.start, link.end)) for link in picture.links}
    signs = []
    for first, last in pairwise(node.key for node in picture.nodes):
        left, right = cells[first], cells[last]
        if joined and frozenset((first, last)) not in joined and left.top == right.top:
            between = Area(left.right, left.top, right.left - left.right, left.height)
            plus = Passage((Run("+"),), size, bold=True, align="center")
            signs.append(Shape("words", between, (plus,), inset=0))
    return signs


def columns_fit(picture: Picture, area: Area, size: float, rows: int) -> bool:
    """Return whether no word is broken with the nodes in so many rows."""
    columns = ceil(len(picture.nodes) / rows)
    wide = (area.width - gap_of(picture, size)[0] * (columns - 1)) / columns
    return all(narrowest(node, size) <= wide for node in picture.nodes)


def gap_of(picture: Picture, size: float) -> tuple[float, float]:
    """Return the gaps between columns and between rows, in points: arrows and their words stand in them."""
    if not picture.links:
        return 16, 16
    words = max((wide_enough(Node("", link.text), size) for link in picture.links if link.text), default=0)
    long = 64 if any(link.line in ("double", "zigzag") for link in picture.links) else ARROW
    return max(long, min(words, 110)), ARROW


def boxes(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return boxes of one size on the picture's own grid."""
    places = {node.key: (node.column, node.row) for node in picture.nodes}
    if len(set(places.values())) < len(places):  # no places were given: two columns, or three for more than four
        columns = min(len(places), 2 if len(places) <= 4 else 3)
        places = {node.key: (number % columns, number // columns) for number, node in enumerate(picture.nodes)}
    columns = 1 + max(column for column, _ in places.values())
    rows = 1 + max(line for _, line in places.values())
    return placed(picture, area, size, places, columns, rows)


def placed(
    picture: Picture, area: Area, size: float, places: dict[str, tuple[int, int]], columns: int, rows: int
) -> tuple[Primitive, ...]:
    """Return the nodes in their cells, no higher than they need to be, with their links."""
    gap = gap_of(picture, size)
    cell = area.cell(0, 0, columns, rows, gap)
    wide = min(cell.width, 400)
    need = max(high_enough(node, size, wide) for node in picture.nodes)
    high = min(cell.height, max(1.35 * need, min(0.8 * cell.height, 110)))
    used = Area(
        area.left + (area.width - columns * wide - gap[0] * (columns - 1)) / 2, area.top,
        columns * wide + gap[0] * (columns - 1), rows * high + gap[1] * (rows - 1),
    )  # fmt: skip
    cells = {key: used.cell(column, line, columns, rows, gap) for key, (column, line) in places.items()}
    shapes = [shape for node in picture.nodes for shape in shape_of(node, cells[node.key], size)]
    return (*lines_between(picture.links, cells, size), *shapes)


def lines_between(links: tuple[Link, ...], cells: dict[str, Area], size: float) -> list[Primitive]:
    """Return the links between boxes with their words, several between the same two boxes side by side."""
    drawn: list[Primitive] = []
    for link in links:
        same = [each for each in links if {each.start, each.end} == {link.start, link.end}]
        start, end = cells[link.start], cells[link.end]
        shift = 22 * (same.index(link) - (len(same) - 1) / 2)
        drawn += line_of(link, start, end, shift=shift)
        drawn += label_of(link, cells, size)
    return drawn


def label_of(link: Link, cells: dict[str, Area], size: float) -> tuple[Primitive, ...]:
    """Return the words of a link, or nothing where it has none."""
    if not link.text:
        return ()
    place = label_area(cells[link.start], cells[link.end], size)
    return (Shape("words", place, (Passage(link.text, size, align="center"),), inset=2),)


def label_area(start: Area, end: Area, size: float) -> Area:
    """Return the room for a link's words: above a level line, right of an upright one."""
    (left, top), (right, bottom) = sorted((start.middle, end.middle))
    if abs(bottom - top) < 1:
        first, last = sorted((start, end), key=lambda area: area.left)
        return Area(first.right, top - line_height(size) * 2 - 6, last.left - first.right, line_height(size) * 2 + 4)
    upper, lower = sorted((start, end), key=lambda area: area.top)
    return Area((left + right) / 2 + 6, upper.bottom, 150, max(lower.top - upper.bottom, line_height(size)))


def stairs(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return steps that rise from left to right, each standing on the ground."""
    count = len(picture.nodes)
    wide = area.width / count
    least = max(high_enough(node, size, wide) for node in picture.nodes)
    rise = min(max(area.height - least, 0) / max(count - 1, 1), 58)
    shapes: list[Primitive] = []
    for number, node in enumerate(picture.nodes):
        high = least + rise * number
        place = Area(area.left + number * wide, area.top + rise * (count - 1 - number), wide, high)
        shapes += stair(node, place, size)
    return tuple(shapes)


def stair(node: Node, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return one step: its words stand at its top."""
    return tuple(
        replace(each, form="rectangle" if each.form == "rounded" else each.form, anchor="top", inset=6)
        if isinstance(each, Shape) and each.form in ("rounded", "words") else each
        for each in shape_of(node, area, size)
    )  # fmt: skip

"""One chain across a wide area: wide boxes above each other, and the words of the arrows at their left and right."""

from collections.abc import Sequence

from mallette.fit import Passage, measure_height
from mallette.model.stage import Area
from mallette.pictures.nodes import high_enough, line_of, shape_of, wide_enough
from mallette.pictures.shapes import Primitive, Shape
from mallette.tree import Link, Node, Picture

LEAST = 500.0
"""Width of an area in points in which words stand on both sides of the arrows."""
SHARE = 0.3
"""Width of the boxes, as a share of the area's; that of the arrows between them, as a share of theirs."""
GAP, CLEAR = 34.0, 12.0
"""Least height for arrows, and points between an arrow and its words."""


def pairs_of(picture: Picture) -> list[list[Link]]:
    """Return the links between each two nodes, those with words at the left and the right, and others between them."""
    pairs: dict[frozenset[str], list[Link]] = {}
    for link in picture.links:
        pairs.setdefault(frozenset((link.start, link.end)), []).append(link)
    order = ("information", "money", "goods", "plain", "double", "zigzag")
    found = []
    for same in pairs.values():
        said = sorted((link for link in same if link.text), key=lambda link: order.index(link.line))
        found.append([*said[:1], *(link for link in same if not link.text), *said[1:]])
    return found


def stands_upright(picture: Picture, area: Area) -> bool:
    """Return whether a picture is one chain with at most two words between neighbours, in an area wide enough."""
    said = [sum(bool(link.text) for link in same) for same in pairs_of(picture)]
    one = len({node.column for node in picture.nodes}) == 1
    return one and area.width >= LEAST and 1 <= max(said, default=0) <= 2


def upright(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return the chain in the middle of the area, its boxes of one width, as high as the area lets them be."""
    nodes = sorted(picture.nodes, key=lambda node: node.row)
    pairs = pairs_of(picture)
    wide = max(SHARE * area.width, *(wide_enough(node, size) for node in nodes))
    cells = stacked(nodes, pairs, area, wide, size)
    drawn: list[Primitive] = []
    for same in pairs:
        drawn += arrows(same, cells, area, size)
    for node in nodes:
        drawn += shape_of(node, cells[node.key], size)
    return tuple(drawn)


def stacked(
    nodes: Sequence[Node], pairs: Sequence[Sequence[Link]], area: Area, wide: float, size: float
) -> dict[str, Area]:
    """Return where the boxes stand: height that is left goes to boxes and to the gaps between them."""
    high = max(high_enough(node, size, wide) for node in nodes)
    room = area.width / 2 - SHARE * wide / 2 - CLEAR
    words = (measure_height([Passage(link.text, size)], room) for same in pairs for link in same if link.text)
    gap = max(GAP, max(words) + 6)
    parts = 2 * len(nodes) - 1
    more = min(max(area.height - len(nodes) * high - (len(nodes) - 1) * gap, 0) / parts, 16)
    left = area.middle[0] - wide / 2
    return {
        node.key: Area(left, area.top + place * (high + gap + 2 * more), wide, high + more)
        for place, node in enumerate(nodes)
    }


def arrows(same: Sequence[Link], cells: dict[str, Area], area: Area, size: float) -> list[Primitive]:
    """Return the arrows between two boxes, side by side, with the words of the first at its left, of another at its
    right."""
    upper, lower = sorted((cells[same[0].start], cells[same[0].end]), key=lambda cell: cell.top)
    apart = SHARE * upper.width / max(len(same) - 1, 1)
    drawn: list[Primitive] = []
    for number, link in enumerate(same):
        shift = apart * (number - (len(same) - 1) / 2)
        drawn += line_of(link, cells[link.start], cells[link.end], shift=shift)
        if link.text:
            x, first = upper.middle[0] + shift, number == 0
            start, end = (area.left, x - CLEAR) if first else (x + CLEAR, area.right)
            place = Area(start, upper.bottom, end - start, lower.top - upper.bottom)
            words = Passage(link.text, size, align="right" if first else "left")
            drawn.append(Shape("words", place, (words,), inset=2))
    return drawn

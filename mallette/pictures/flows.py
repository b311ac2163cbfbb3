"""Actors above each other, with what flows up and down between neighbours: one chain, or two side by side."""

from itertools import pairwise

from mallette.fit import Passage, measure_height, measure_width
from mallette.model.stage import Area
from mallette.pictures.nodes import (
    STROKE,
    head_of,
    high_enough,
    line_height,
    line_of,
    narrowest,
    shape_of,
    strokes,
    wide_enough,
)
from mallette.pictures.shapes import Line, Primitive, Shape
from mallette.pictures.upright import stands_upright, upright
from mallette.tree import Link, Node, Picture

BESIDE = 24.0
"""Points between two arrows side by side."""
SAMPLE = 30.0
"""Length of the line before the words of an arrow, in points."""
FLOW = ("information", "money", "goods", "plain", "double", "zigzag")
"""Arrows between two actors, from left to right."""
APART = 30.0
"""Points between two chains."""
GAP, SHORT_GAP = 38.0, 8.0
"""Least height for arrows, and between nodes that none joins."""


def flows(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return the chains. Actors of one row stand at one height, so that the chains can be compared."""
    if stands_upright(picture, area):
        return upright(picture, area, size)
    numbers = sorted({node.column for node in picture.nodes})
    columns = {number: area.cell(place, 0, len(numbers), 1, (APART, 0)) for place, number in enumerate(numbers)}
    chains = [Chain(picture, number, columns[number], size) for number in numbers]
    cells = placed(chains, area)
    shapes: list[Primitive] = []
    for node in picture.nodes:
        cell = cells[node.key]
        shapes += (head_of(node, cell, size),) if node.look == "text" else shape_of(node, cell, size)
    column_of = {node.key: node.column for node in picture.nodes}
    for first, last in neighbours(picture.links):
        shapes += arrows(between(picture.links, first, last), cells, columns[column_of[first]].right, size)
    return tuple(shapes)


class Chain:
    """One chain: its actors from the top, how wide their boxes are, how high each is, and the gap under each."""

    def __init__(self, picture: Picture, number: int, area: Area, size: float) -> None:
        self.nodes = sorted((node for node in picture.nodes if node.column == number), key=lambda node: node.row)
        self.area = area
        self.wide = box_width(self.nodes, area, size, labelled=any(link.text for link in picture.links))
        self.left = area.left
        if not any(link.text for link in picture.links):
            self.left += (area.width - self.wide) / 2
        self.highs = {node.row: high_enough(node, size, self.width_of(node)) for node in self.nodes}
        self.gaps = {
            upper.row: room_between(between(picture.links, upper.key, lower.key), size, area.width - self.wide / 2)
            for upper, lower in pairwise(self.nodes)
        }

    def width_of(self, node: Node) -> float:
        """Return the width of an actor's box, or of a title over the chain."""
        return self.area.width if node.look == "text" else self.wide


def box_width(nodes: list[Node], area: Area, size: float, *, labelled: bool) -> float:
    """Return the width of a chain's boxes in points; words stand beside the arrows where there are some."""
    boxes = [node for node in nodes if node.look != "text"] or nodes
    most = 0.6 * area.width if labelled else min(area.width, 300)
    easy = max(wide_enough(node, size) for node in boxes) + 16
    return max(min(max(easy, 130), most), *(narrowest(node, size) for node in boxes))


def placed(chains: list[Chain], area: Area) -> dict[str, Area]:
    """Return where the actors stand. Height that is left goes to boxes and arrows."""
    rows = sorted({row for chain in chains for row in chain.highs})
    highs = {row: max(chain.highs.get(row, 0) for chain in chains) for row in rows}
    gaps = {row: max(chain.gaps.get(row, 0) for chain in chains) for row in rows}
    parts = sum(gap > SHORT_GAP for gap in gaps.values()) + len(rows)
    more = min(max(area.height - sum(highs.values()) - sum(gaps.values()), 0) / parts, 24)
    cells, top = {}, area.top
    for row in rows:
        for chain in chains:
            for node in (node for node in chain.nodes if node.row == row):
                tall = highs[row] + (more if node.look != "text" else 0)
                cells[node.key] = Area(chain.left, top, chain.width_of(node), tall)
        titles = all(node.look == "text" for chain in chains for node in chain.nodes if node.row == row)
        top += highs[row] + gaps[row] + (0 if titles else more) + (more if gaps[row] > SHORT_GAP else 0)
    return cells


def neighbours(links: tuple[Link, ...]) -> list[tuple[str, str]]:
    """Return each pair of nodes that some link joins, once."""
    return list(dict.fromkeys((min(link.start, link.end), max(link.start, link.end)) for link in links))


def between(links: tuple[Link, ...], first: str, last: str) -> list[Link]:
    """Return the links of a pair, from left to right."""
    same = [link for link in links if {link.start, link.end} == {first, last}]
    return sorted(same, key=lambda link: FLOW.index(link.line))


def room_between(same: list[Link], size: float, wide: float) -> float:
    """Return the gap in points between two actors: the words of their arrows stand in it, right of the arrows, with
    `wide` points from the arrows' middle to the edge."""
    return max(GAP, sum(label_heights(same, size, wide)) + 14) if same else SHORT_GAP


def label_heights(same: list[Link], size: float, wide: float) -> list[float]:
    """Return the heights in points of the words of a pair's arrows."""
    room = wide - label_start(same) - 4
    return [measure_height([Passage(link.text, size)], max(room, 1)) for link in same if link.text]


def label_start(same: list[Link]) -> float:
    """Return where the words of a pair's arrows begin, in points from the arrows' middle."""
    return BESIDE * (len(same) - 1) / 2 + 14 + (SAMPLE + 3 if len(same) > 1 else 0)


def arrows(same: list[Link], cells: dict[str, Area], right: float, size: float) -> list[Primitive]:
    """Return the arrows between two actors and their words, each led by a piece of its own line."""
    upper, lower = sorted((cells[same[0].start], cells[same[0].end]), key=lambda each: each.top)
    drawn: list[Primitive] = []
    for number, link in enumerate(same):
        shift = BESIDE * (number - (len(same) - 1) / 2)
        drawn += line_of(link, cells[link.start], cells[link.end], shift=shift)
    highs = label_heights(same, size, right - upper.middle[0])
    start, top = upper.middle[0] + label_start(same), (upper.bottom + lower.top - sum(highs)) / 2
    for link, high in zip((link for link in same if link.text), highs, strict=True):
        if len(same) > 1:
            drawn += sample(link, Area(start - SAMPLE - 3, top, SAMPLE - 4, line_height(size)))
        words = Passage(link.text, size)
        wide = min(right - start, measure_width([words]) + 6)
        drawn.append(Shape("words", Area(start, top, wide, high), (words,), inset=2))
        top += high
    return drawn


def sample(link: Link, area: Area) -> list[Line]:
    """Return a short piece of a link's line, across the middle of `area`."""
    y = area.middle[1]
    pieces = strokes(link, (area.left, y), (area.right, y))
    return [Line(each.points, STROKE, each.dash) for each in pieces if isinstance(each, Line)]

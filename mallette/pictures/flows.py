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
CLEAR = 14.0
"""Points between an arrow and its words."""
SAMPLE = 30.0
"""Length of the line before the words of an arrow that do not stand beside it, in points."""
FLOW = ("information", "money", "goods", "plain", "double", "zigzag")
"""Arrows between two actors, from left to right, where none has words."""
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
        shapes += arrows(between(picture.links, first, last), cells, columns[column_of[first]], size)
    return tuple(shapes)


class Chain:
    """One chain: its actors from the top, how wide their boxes are, how high each is, and the gap under each."""

    def __init__(self, picture: Picture, number: int, area: Area, size: float) -> None:
        self.nodes = sorted((node for node in picture.nodes if node.column == number), key=lambda node: node.row)
        self.area = area
        self.wide = box_width(self.nodes, area, size, labelled=any(link.text for link in picture.links))
        self.left = area.left
        if centred(picture.links):
            self.left += (area.width - self.wide) / 2
        self.middle = self.left + self.wide / 2
        self.highs = {node.row: high_enough(node, size, self.width_of(node)) for node in self.nodes}
        self.gaps = {
            upper.row: room_between(between(picture.links, upper.key, lower.key), area, self.middle, size)
            for upper, lower in pairwise(self.nodes)
        }

    def width_of(self, node: Node) -> float:
        """Return the width of an actor's box, or of a title over the chain."""
        return self.area.right - self.left if node.look == "text" else self.wide


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
    """Return the links of a pair, from left to right: what has words stands at the right, where their words are, or at
    both sides where two have some."""
    same = sorted(
        (link for link in links if {link.start, link.end} == {first, last}), key=lambda link: FLOW.index(link.line)
    )
    said, silent = [link for link in same if link.text], [link for link in same if not link.text]
    return [said[0], *silent, said[1]] if len(said) == 2 else [*silent, *said]


def centred(links: tuple[Link, ...]) -> bool:
    """Return whether a chain stands in the middle of its room: its arrows have no words, or some have words at both
    sides."""
    pairs = [between(links, *pair) for pair in neighbours(links)]
    return not any(link.text for link in links) or any(words_at_left(same) for same in pairs)


def words_at_left(same: list[Link]) -> list[Link]:
    """Return the first arrow of a pair, where its words stand at its left: those of the only other that has some stand
    at the right."""
    return same[:1] if sum(bool(link.text) for link in same) == 2 else []


def words_at_right(same: list[Link]) -> list[Link]:
    """Return the arrows of a pair whose words stand at the right of all of them."""
    return [link for link in same if link.text and link not in words_at_left(same)]


def room_between(same: list[Link], area: Area, middle: float, size: float) -> float:
    """Return the gap in points between two actors, in which the words of their arrows stand: `area` has room for them
    and for the arrows, which stand around `middle`."""
    if not same:
        return SHORT_GAP
    left, right = (
        sum(label_heights(links, room, size))
        for links, room in zip(
            (words_at_left(same), words_at_right(same)), rooms_beside(same, area, middle), strict=True
        )
    )
    return max(GAP, max(left, right) + 14)


def rooms_beside(same: list[Link], area: Area, middle: float) -> tuple[float, float]:
    """Return how wide the words at the left and at the right of a pair's arrows may be, in points."""
    reach = BESIDE * (len(same) - 1) / 2 + CLEAR
    return middle - area.left - reach, area.right - middle - reach - sample_room(same)


def sample_room(same: list[Link]) -> float:
    """Return the points between the arrows and their words: a piece of its own line leads each of several."""
    return SAMPLE + 3 if len(words_at_right(same)) > 1 else 0


def label_heights(links: list[Link], room: float, size: float) -> list[float]:
    """Return the heights in points of the words of arrows."""
    return [measure_height([Passage(link.text, size)], max(room - 4, 1)) for link in links]


def arrows(same: list[Link], cells: dict[str, Area], area: Area, size: float) -> list[Primitive]:
    """Return the arrows between two actors and their words: beside their own arrow, or in a list at the right, each led
    by a piece of its own line."""
    upper, lower = sorted((cells[same[0].start], cells[same[0].end]), key=lambda each: each.top)
    drawn: list[Primitive] = []
    for number, link in enumerate(same):
        shift = BESIDE * (number - (len(same) - 1) / 2)
        drawn += line_of(link, cells[link.start], cells[link.end], shift=shift)
    middle, centre = upper.middle[0], (upper.bottom + lower.top) / 2
    left, right = rooms_beside(same, area, middle)
    for link in words_at_left(same):
        [high] = label_heights([link], left, size)
        place = Area(area.left, centre - high / 2, left, high)
        drawn.append(Shape("words", place, (Passage(link.text, size, align="right"),), inset=2))
    listed = words_at_right(same)
    highs = label_heights(listed, right, size)
    start, top = area.right - right, centre - sum(highs) / 2
    for link, high in zip(listed, highs, strict=True):
        if len(listed) > 1:
            drawn += sample(link, Area(start - SAMPLE - 3, top, SAMPLE - 4, line_height(size)))
        words = Passage(link.text, size)
        wide = min(right, measure_width([words]) + 6)
        drawn.append(Shape("words", Area(start, top, wide, high), (words,), inset=2))
        top += high
    return drawn


def sample(link: Link, area: Area) -> list[Line]:
    """Return a short piece of a link's line, across the middle of `area`."""
    y = area.middle[1]
    pieces = strokes(link, (area.left, y), (area.right, y))
    return [Line(each.points, STROKE, each.dash) for each in pieces if isinstance(each, Line)]

"""A chain map: functions down the left, end markets across the top, actors as blocks."""

from collections import defaultdict

from mallette.model.stage import Area, Point, Side
from mallette.pictures.grid import label_of
from mallette.pictures.nodes import (
    STROKE,
    facing,
    head_of,
    high_enough,
    line_height,
    line_of,
    shape_of,
    strokes,
    wide_enough,
)
from mallette.pictures.shapes import Fastening, Line, Primitive
from mallette.tree import Link, Node, Picture


def chain_map(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return a map: functions down the left, end markets across the top, actors as blocks where they belong."""
    cells = map_cells(picture, area, size)
    shapes: list[Primitive] = []
    for line in sorted({node.row for node in picture.nodes})[1:]:
        top = min(cells[node.key].top for node in picture.nodes if node.row == line) - 5
        shapes.append(Line(((area.left, top), (area.right, top)), 0.75, "dot", stroke="grey"))
    for link in picture.links:
        shapes += map_line(link, cells)
        shapes += label_of(link, cells, size)
    for node in picture.nodes:
        shapes += (head_of(node, cells[node.key], size),) if is_head(node) else shape_of(node, cells[node.key], size)
    return tuple(shapes)


def is_head(node: Node) -> bool:
    """Return whether a node names a function at the left."""
    return node.column == 0 and node.look == "text"


def map_cells(picture: Picture, area: Area, size: float) -> dict[str, Area]:
    """Return where the nodes of a map stand: a column for the functions, then columns of one width; several nodes in
    one place share it."""
    heads = [node for node in picture.nodes if is_head(node)]
    names = (wide_enough(Node("", each.text, look="strong"), size) for each in heads)
    head = min(max(names, default=0), 0.26 * area.width)
    grid = Area(area.left + head + 12, area.top, area.width - head - 12, area.height) if heads else area
    columns = sorted({node.column for node in picture.nodes if not is_head(node)})
    rows = sorted({node.row for node in picture.nodes})
    across, down = map_gaps(picture, area, size)
    places = defaultdict(list)
    for node in picture.nodes:
        places[node.column, node.row].append(node)
    cells = {}
    for (column, line), nodes in places.items():
        high = grid.cell(0, rows.index(line), 1, len(rows), (0, down))
        cell = grid.cell(columns.index(column), 0, len(columns), 1, (across, 0)) if column in columns else area
        for number, node in enumerate(nodes):
            place = Area(cell.left, high.top, cell.width, high.height).cell(number, 0, len(nodes), 1, (14, 0))
            named = Area(area.left, high.top, head, high.height)
            cells[node.key] = named if is_head(node) else narrow(node, place, size)
    return cells


def map_gaps(picture: Picture, area: Area, size: float) -> tuple[float, float]:
    """Return the gaps between columns and between rows, in points: lines and their words stand in them."""
    labels = [link for link in picture.links if link.text]
    row_of = {node.key: node.row for node in picture.nodes}
    level = [wide_enough(Node("", link.text), size) for link in labels if row_of[link.start] == row_of[link.end]]
    if not picture.links:
        return 22, 14
    return max(22.0, *(min(each, 130) for each in level), 0), max(
        16, 0.06 * area.height, bool(labels) * line_height(size)
    )


def narrow(node: Node, area: Area, size: float) -> Area:
    """Return the part of a cell that a node takes, in its middle: room for more layers stays around it."""
    wide = min(area.width, max(wide_enough(node, size) + 20, 0.72 * area.width))
    high = min(area.height, max(high_enough(node, size, wide), 0.8 * area.height), 66)
    return Area(area.middle[0] - wide / 2, area.middle[1] - high / 2, wide, high)


def map_line(link: Link, cells: dict[str, Area]) -> tuple[Primitive, ...]:
    """Return a link of a map: straight where it can be, in a corner to another column, round a box that stands
    between, at the right."""
    start, end = cells[link.start], cells[link.end]
    side = facing(start, end)
    others = [cell for key, cell in cells.items() if key not in (link.start, link.end)]
    blocked = [cell for cell in others if stands_between(cell, start, end)]
    if side in ("left", "right") or link.line in ("double", "zigzag"):
        return line_of(link, start, end, side)
    if abs(end.middle[0] - start.middle[0]) > start.width / 2 and not blocked:
        return (cornered(link, start, end, side, others),)
    if not blocked:
        return line_of(link, start, end, side)
    out = max(cell.right for cell in (start, end, *blocked)) + 12
    y, to = start.middle[1], end.middle[1]
    return (styled(link, ((start.right, y), (out, y), (out, to), (end.right, to))),)


def cornered(link: Link, start: Area, end: Area, side: Side, others: list[Area]) -> Line:
    """Return a link that leaves a box at its side and turns once; a straight one where a box is in the way."""
    turn = (end.middle[0], start.middle[1])
    arrive: Side = "bottom" if side == "top" else "top"
    leave: Side = "right" if turn[0] > start.middle[0] else "left"
    first, last = start.side(leave), end.side(arrive)
    way = Area(min(first[0], turn[0]), min(turn[1], last[1]), abs(turn[0] - first[0]), abs(turn[1] - last[1]))
    if any(cell.top < turn[1] < cell.bottom and cell.left < way.right and way.left < cell.right for cell in others):
        return styled(link, (start.side(side), last), Fastening(link.start, side), Fastening(link.end, arrive))
    return styled(link, (first, turn, last), Fastening(link.start, leave), Fastening(link.end, arrive))


def styled(link: Link, points: tuple[Point, ...], start: Fastening | None = None, end: Fastening | None = None) -> Line:
    """Return a line in the style of a link."""
    model = next(each for each in strokes(link, points[0], points[-1]) if isinstance(each, Line))
    return Line(points, STROKE, model.dash, model.head, start=start, end=end)


def stands_between(cell: Area, start: Area, end: Area) -> bool:
    """Return whether a box stands on the straight way between two others that are above each other."""
    upper, lower = sorted((start, end), key=lambda area: area.top)
    if not upper.bottom <= cell.top < cell.bottom <= lower.top:
        return False
    share = (cell.middle[1] - upper.middle[1]) / (lower.middle[1] - upper.middle[1])
    x = upper.middle[0] + share * (lower.middle[0] - upper.middle[0])
    return cell.left < x < cell.right

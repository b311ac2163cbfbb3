"""Scales: a line between two ends, a balance, a ladder of prices, bars, two crossed axes."""

from mallette.fit import Passage, measure_height, measure_width
from mallette.model.stage import Area, Colour
from mallette.pictures.nodes import FRAME, STRONG, high_enough, line_height, narrowest, shape_of, wide_enough, words_of
from mallette.pictures.shapes import Dash, Line, Primitive, Shape
from mallette.tree import Node, Picture


def line(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return a level line with an arrow at both ends; its nodes stand under it, from one end to the other."""
    nodes = sorted(picture.nodes, key=lambda node: node.column)
    count = len(nodes)
    wide = min(area.width / count - 16, 340)
    high = max(high_enough(node, size, wide) for node in nodes)
    y = area.top + min(max((area.height - high - 40) / 3, 16), 80)
    shapes: list[Primitive] = [Line(((area.left, y), (area.right, y)), 3, head="both")]
    for number, node in enumerate(nodes):
        middle = area.left + wide / 2 + number * (area.width - wide) / max(count - 1, 1)
        x = min(max(middle, area.left + 22), area.right - 22) if 0 < number < count - 1 else middle
        if 0 < number < count - 1:
            shapes.append(Line(((x, y - 9), (x, y + 9)), 3))
        shapes += shape_of(node, Area(middle - wide / 2, y + 26, wide, high), size)
    return tuple(shapes)


def balance(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return a beam on a foot, with the things of column 0 in the left pan and those of column 1 in the right one."""
    foot, wide = 46.0, area.width * 0.46
    beam = area.bottom - foot
    shapes: list[Primitive] = []
    for side, left in ((0, area.left), (1, area.right - wide)):
        nodes = [node for node in picture.nodes if (node.column > 0) == bool(side)]
        shapes += pan(nodes, Area(left, area.top, wide, beam - area.top - 8), size)
    shapes.append(Line(((area.left, beam), (area.right, beam)), 4))
    shapes.append(Shape("triangle", Area(area.middle[0] - 26, beam + 2, 52, foot - 2), weight=FRAME, fill="white"))
    return tuple(shapes)


def pan(nodes: list[Node], area: Area, size: float) -> list[Primitive]:
    """Return what lies in one pan, from the bottom up, in as few columns as its height allows."""
    if not nodes:
        return []
    for columns in range(1, len(nodes) + 1):
        wide = area.cell(0, 0, columns, 1, (8, 0)).width
        high = max(high_enough(node, size, wide) for node in nodes)
        rows = -(-len(nodes) // columns)
        if rows * (high + 6) <= area.height:
            break
    shapes: list[Primitive] = []
    wide = min(wide, max(240.0, *(wide_enough(node, size) for node in nodes)))
    left = area.middle[0] - (columns * wide + 8 * (columns - 1)) / 2
    for number, node in enumerate(nodes):
        level, column = divmod(number, columns)
        top = area.bottom - (level + 1) * (high + 6) + 6
        shapes += shape_of(node, Area(left + column * (wide + 8), top, wide, high), size)
    return shapes


def shown_width(nodes: tuple[Node, ...], size: float) -> float:
    """Return the room in points for the widest value."""
    return measure_width(Passage(node.shown, size, bold=True) for node in nodes) + 14


def ladder(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return prices as level bars from one edge, each with its name before and its value after it. The gap (look
    strong) is a dashed bar that stands between the two prices whose difference it is."""
    names = [name_of(node, size) for node in picture.nodes]
    name = min(max(measure_width(words) for words in names) + 12, 0.45 * area.width)
    scale = Area(area.left + name, area.top, area.width - name - shown_width(picture.nodes, size) - 3, area.height)
    most = max((abs(node.value or 0) for node in picture.nodes), default=0) or 1
    need = max(measure_height(words, name - 6) for words in names) + 8
    high = min(area.height / len(picture.nodes), max(need, 58))
    shapes: list[Primitive] = [
        Line(((scale.left, area.top), (scale.left, area.top + high * len(picture.nodes))), FRAME),
        *guides(picture.nodes, scale, high, most),
    ]
    for number, (node, words) in enumerate(zip(picture.nodes, names, strict=True)):
        top = area.top + number * high
        shapes.append(Shape("words", Area(area.left, top, name - 6, high), words, inset=0))
        shapes += rung(node, picture.nodes, Area(scale.left, top + 8, scale.width, high - 16), most, size)
    return tuple(shapes)


def name_of(node: Node, size: float) -> tuple[Passage, ...]:
    """Return what a bar is called, as it stands before it."""
    head = Passage(node.text, size, bold=node.look == "strong")
    return tuple(each for each in (head, Passage(node.detail, size)) if each.text)


def rung(node: Node, nodes: tuple[Node, ...], area: Area, most: float, size: float) -> list[Primitive]:
    """Return one bar of a ladder and its value."""
    value = abs(node.value or 0)
    start = gap_start(value, nodes) if node.look == "strong" else 0.0
    left, wide = area.left + area.width * start / most, area.width * value / most
    look: Dash = "dash" if node.look in ("strong", "dashed") or node.value is None else "solid"
    fill: Colour = "white" if look == "dash" else "accent"
    bar = Area(left, area.top, wide if node.value is not None else area.width, area.height)
    shapes: list[Primitive] = [
        Shape("rectangle", bar, key=node.key, weight=STRONG if node.look == "strong" else FRAME, dash=look, fill=fill)
    ]
    if node.shown:
        room = Area(bar.right + 2, area.top - 8, shown_width((node,), size), area.height + 16)
        shapes.append(Shape("words", room, (Passage(node.shown, size, bold=True),), inset=4))
    return shapes


def guides(nodes: tuple[Node, ...], scale: Area, high: float, most: float) -> list[Line]:
    """Return dotted lines from the gap to the ends of the two bars whose difference it is."""
    drawn = []
    for row, node in enumerate(nodes):
        if node.look != "strong" or node.value is None:
            continue
        start = gap_start(node.value, nodes)
        for price in (start, start + node.value):
            rows = [number for number, other in enumerate(nodes) if other.value == price and other.look != "strong"]
            x = scale.left + scale.width * price / most
            middles = [scale.top + (number + 0.5) * high for number in (*rows, row)]
            drawn.append(Line(((x, min(middles)), (x, max(middles))), 1, "dot"))
    return drawn


def gap_start(gap: float, nodes: tuple[Node, ...]) -> float:
    """Return the lower of the two prices whose difference is `gap`; the dearer pair where there are several."""
    prices = sorted({node.value for node in nodes if node.value is not None and node.look != "strong"}, reverse=True)
    pairs = ((low, high) for high in prices for low in prices if low < high)
    found = next((low for low, high in pairs if abs(high - low - gap) < 1e-6), None)
    return found if found is not None else max(prices, default=gap) - gap


def bars(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return upright bars on a base line, with names under it. A bar without a value is an empty dashed frame, to be
    filled in. On slides, bars with values are a native chart instead."""
    wide = area.width / len(picture.nodes)
    names = max(measure_height(words_of(node, size, shown=False), wide - 12) for node in picture.nodes) + 6
    room = Area(area.left, area.top, area.width, area.height - names)
    values = [node.value or 0 for node in picture.nodes]
    top, low = max(0, *values), min(0, *values)
    span = (top - low) or 1
    label = line_height(size) + 4
    scale = (room.height - label * (1 + (low < 0))) / span
    zero = room.top + label + top * scale
    shapes: list[Primitive] = []
    for number, node in enumerate(picture.nodes):
        left = area.left + number * wide
        shapes += bar(node, Area(left, room.top, wide, room.height), zero, scale, label, size)
        shapes.append(Shape("words", Area(left, room.bottom, wide, names), words_of(node, size, shown=False), inset=6))
    return (*shapes, Line(((area.left, zero), (area.right, zero)), 2)) if any(values) else tuple(shapes)


def bar(node: Node, area: Area, zero: float, scale: float, label: float, size: float) -> list[Primitive]:
    """Return one upright bar and its value."""
    wide = min(0.56 * area.width, 150)
    left = area.middle[0] - wide / 2
    if node.value is None:
        frame = Area(left, area.top + label, wide, area.height - label)
        return [Shape("rectangle", frame, key=node.key, weight=FRAME, dash="dash", fill="white")]
    high = abs(node.value) * scale
    top = zero - high if node.value > 0 else zero
    fill: Colour = "white" if node.value < 0 else "accent"
    shapes: list[Primitive] = [Shape("rectangle", Area(left, top, wide, high), key=node.key, weight=FRAME, fill=fill)]
    if node.shown:
        y = top - label if node.value >= 0 else top + high
        words = (Passage(node.shown, size, bold=True, align="center"),)
        shapes.append(Shape("words", Area(area.left, y, area.width, label), words, inset=2))
    return shapes


def axes(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return two crossed axes: nodes that are words alone name the ends, the others stand between the axes."""
    columns, rows = (1 + max(getattr(node, name) for node in picture.nodes) for name in ("column", "row"))
    if columns == 3:
        return crossed(picture, area, size)
    cells = {node.key: area.cell(node.column, node.row, columns, rows, (40, 40)).inside(8) for node in picture.nodes}
    x, y = area.middle
    upright, level = ((x, area.bottom), (x, area.top)), ((area.left, y), (area.right, y))
    cross = (Line(upright, 2, head="end"), Line(level, 2, head="end"))
    return (*cross, *(shape for node in picture.nodes for shape in shape_of(node, cells[node.key], size)))


def crossed(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return axes on a grid of three by three: the middle row and column are the axes, their ends are named."""
    ends = {(node.column, node.row): node for node in picture.nodes if node.look == "text"}
    high = line_height(size) + 8
    top = area.top + (high if (1, 0) in ends else 0)
    bottom = area.bottom - (high if (1, 2) in ends else 0)
    left = area.left + (width_of(ends[0, 1], size) if (0, 1) in ends else 0)
    right = area.right - (width_of(ends[2, 1], size) if (2, 1) in ends else 0)
    x, y = (left + right) / 2, (top + bottom) / 2
    places = {
        (1, 0): Area(x - 150, area.top, 300, high), (1, 2): Area(x - 150, bottom, 300, high),
        (0, 1): Area(area.left, y - 30, left - area.left, 60), (2, 1): Area(right, y - 30, area.right - right, 60),
    }  # fmt: skip
    field = Area(left, top, right - left, bottom - top)
    shapes: list[Primitive] = [
        Line(((x, bottom), (x, top)), 2, head="end"), Line(((left, y), (right, y)), 2, head="end"),
    ]  # fmt: skip
    for node in picture.nodes:
        place = places.get((node.column, node.row)) if node.look == "text" else None
        shapes += shape_of(node, place or quadrant(node, field, size), size)
    return tuple(shapes)


def width_of(node: Node, size: float) -> float:
    """Return the width in points of the name of an axis' end."""
    return max(wide_enough(node, size), narrowest(node, size))


def quadrant(node: Node, field: Area, size: float) -> Area:
    """Return where a thing stands in the field between the axes: in its quadrant, or on an axis."""
    cell = field.cell(node.column / 2, node.row / 2, 2, 2, (26, 20))
    wide = min(cell.width, max(wide_enough(node, size) + 14, narrowest(node, size)))
    high = min(cell.height, max(high_enough(node, size, wide), 48))
    return Area(cell.middle[0] - wide / 2, cell.middle[1] - high / 2, wide, high)

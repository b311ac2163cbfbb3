"""Pictures as data become shapes and lines in a rectangle. Pure: writers draw what comes back.

One function a kind; all take the picture, the area in points and the size of words, and give shapes. The largest size
at which every word stands inside its shape is taken.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from mallette.model.stage import Area
from mallette.pictures.chains import chain_map
from mallette.pictures.flows import flows
from mallette.pictures.grid import boxes, lines_between, row, stairs
from mallette.pictures.rounds import calendar, ripple, wheel
from mallette.pictures.scales import axes, balance, bars, ladder, line
from mallette.pictures.shapes import Drawing, Primitive, Shape
from mallette.tree import Picture, PictureKind

SIZES = (24.0, 22.0, 20.0, 18.0)
"""Sizes of words on slides, in points."""

JOINED: tuple[PictureKind, ...] = ("row", "boxes", "map", "flows")
"""Kinds that draw their links themselves."""
ABOVE = 0.4
"""Share of the free height that stands above a picture."""

KINDS: dict[PictureKind, Callable[[Picture, Area, float], tuple[Primitive, ...]]] = {
    "row": row, "boxes": boxes, "stairs": stairs, "map": chain_map, "flows": flows, "line": line, "balance": balance,
    "ladder": ladder, "bars": bars, "axes": axes, "ripple": ripple, "wheel": wheel, "calendar": calendar,
}  # fmt: skip


def lay_out(picture: Picture, area: Area, sizes: Sequence[float] = SIZES) -> Drawing:
    """Return the drawing of `picture` in `area`, at the largest of `sizes` that fits, else at the smallest."""
    for size in sizes:
        primitives = drawn(picture, area, size)
        if fits(primitives, area):
            return Drawing(picture.kind, area, primitives, size, picture.alt)
    return Drawing(picture.kind, area, primitives, sizes[-1], picture.alt, fits=False)


def drawn(picture: Picture, area: Area, size: float) -> tuple[Primitive, ...]:
    """Return a picture's primitives at one size. Links that its kind has no place for are straight lines."""
    primitives = KINDS[picture.kind](picture, area, size)
    if picture.kind in JOINED or not picture.links:
        return primitives
    cells = {each.key: each.area for each in primitives if isinstance(each, Shape) and each.key}
    return (*lines_between(picture.links, cells, size), *primitives)


def centred(drawing: Drawing) -> Drawing:
    """Return a drawing in the middle of its area, a little above it."""
    return aligned(drawing, 0.5, ABOVE)


def raised(drawing: Drawing) -> Drawing:
    """Return a drawing at the top of its area, as words beside it are."""
    return aligned(drawing, 0, 0)


def aligned(drawing: Drawing, before: float, above: float) -> Drawing:
    """Return a drawing with so much of the free width before it, and of the free height above it."""
    bounds = [bounds_of(each) for each in drawing.primitives]
    left, right = min(each.left for each in bounds), max(each.right for each in bounds)
    top, bottom = min(each.top for each in bounds), max(each.bottom for each in bounds)
    area = drawing.area
    across = area.left - left + before * (area.width - (right - left))
    down = area.top - top + above * (area.height - (bottom - top))
    return replace(drawing, primitives=tuple(moved(each, across, down) for each in drawing.primitives))


def bounds_of(primitive: Primitive) -> Area:
    """Return the area that a primitive covers."""
    if isinstance(primitive, Shape):
        return primitive.area
    lefts, tops = zip(*primitive.points, strict=True)
    return Area(min(lefts), min(tops), max(lefts) - min(lefts), max(tops) - min(tops))


def moved(primitive: Primitive, across: float, down: float) -> Primitive:
    """Return a primitive elsewhere."""
    if isinstance(primitive, Shape):
        area = primitive.area
        return replace(primitive, area=Area(area.left + across, area.top + down, area.width, area.height))
    return replace(primitive, points=tuple((x + across, y + down) for x, y in primitive.points))


def fits(primitives: tuple[Primitive, ...], area: Area) -> bool:
    """Return whether all words stand inside their shapes, all shapes inside the area, and no two boxes overlap."""
    inside = all(within(bounds_of(each), area) for each in primitives)
    shapes = [each for each in primitives if isinstance(each, Shape)]
    boxes = [each.area for each in shapes if each.form == "rounded"]
    return inside and all(each.fits for each in shapes) and not overlap(boxes)


def within(inner: Area, outer: Area) -> bool:
    """Return whether an area lies in another one, give or take a point."""
    return (
        inner.left >= outer.left - 1 and inner.top >= outer.top - 1
        and inner.right <= outer.right + 1 and inner.bottom <= outer.bottom + 1
    )  # fmt: skip


def overlap(areas: Sequence[Area]) -> bool:
    """Return whether any two areas share some ground."""
    return any(
        one.left < other.right - 1 and other.left < one.right - 1
        and one.top < other.bottom - 1 and other.top < one.bottom - 1
        for number, one in enumerate(areas) for other in areas[number + 1 :]
    )  # fmt: skip

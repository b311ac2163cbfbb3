"""The place of a panel under what could not be read on a layout's own ground."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mallette.fit import measure_height
from mallette.model.stage import Area
from mallette.pictures import bounds_of
from mallette.pictures.shapes import Drawing
from mallette.slides.values import Part, TextPart

AIR = 8.0
"""Points between what is drawn and the edges of its panel, where there is room."""
TOUCH = 0.5
"""Points that two parts may share and still stand beside each other."""


def panel_under(part: Part, others: Sequence[Area], slide: Area) -> Area:
    """Return the place of a panel, in points: a little larger than what is drawn, inside the slide, and no farther than
    half way to what stands beside it."""
    area = drawn_area(part)
    level = [each for each in others if each.top < area.bottom + AIR and each.bottom > area.top - AIR]
    stacked = [each for each in others if each.left < area.right + AIR and each.right > area.left - AIR]
    return area.grown(
        (
            air(area.left - slide.left, (area.left - each.right for each in level)),
            air(area.top - slide.top, (area.top - each.bottom for each in stacked)),
            air(slide.right - area.right, (each.left - area.right for each in level)),
            air(slide.bottom - area.bottom, (each.top - area.bottom for each in stacked)),
        )
    )


def air(edge: float, gaps: Iterable[float]) -> float:
    """Return the points of a panel beyond one side of what is drawn, from those to the slide's edge and to each other
    part; a part that is not on this side has a gap below nought."""
    return max(min([AIR, edge, *(max(gap, 0) / 2 for gap in gaps if gap > -TOUCH)]), 0)


def drawn_area(part: Part) -> Area:
    """Return the rectangle around what is drawn of a part, in points."""
    match part:
        case TextPart():
            return replace(part.area, height=min(measure_height(part.passages, part.area.width), part.area.height))
        case Drawing() if part.primitives:
            bounds = [bounds_of(each) for each in part.primitives]
            left, top = min(each.left for each in bounds), min(each.top for each in bounds)
            right, bottom = max(each.right for each in bounds), max(each.bottom for each in bounds)
            return Area(left, top, right - left, bottom - top)
    return part.area

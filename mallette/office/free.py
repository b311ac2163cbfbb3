"""Rectangles of our own on somebody else's slide: where the template gives none that can be used."""

from collections.abc import Sequence

from mallette.model.stage import Area
from mallette.office.areas import clipped, overlap
from mallette.office.inherit import View

MARGIN = 0.05
"""The least margin, as a share of the slide's width and height."""
GAP = 6.0
"""Points between what stands on a slide and our own rectangle."""
LARGE = 0.25
"""A shape that covers more of the slide than this is a ground, not something to keep clear of."""
FOOTERS = ("ftr", "dt", "sldNum")
ENOUGH = 0.7
"""How much of a region is taken rather than all of it, to keep clear of logos."""


def slide_area(width: float, height: float) -> Area:
    """Return the slide inside its margins."""
    return Area(MARGIN * width, MARGIN * height, (1 - 2 * MARGIN) * width, (1 - 2 * MARGIN) * height)


def share(area: Area, width: float, height: float) -> float:
    """Return how much of a slide an area covers, from 0 to 1."""
    return area.width * area.height / (width * height)


def obstacles(view: View, width: float, height: float) -> list[Area]:
    """Return what our own rectangles keep clear of: pictures, filled shapes, words, lines and footers."""
    slide = Area(0, 0, width, height)
    seen = [clipped(mark.area, slide) for mark in view.painted]
    seen += [clipped(place.area, slide) for place in view.places if place.type in FOOTERS and place.area]
    return [area for area in seen if 0 < share(grown(area), width, height) < LARGE]


def grown(area: Area) -> Area:
    """Return an area with a little air around it."""
    return area.inside(-1)


def free(region: Area, blocked: Sequence[Area]) -> Area:
    """Return the largest rectangle of a region that keeps clear of what stands there; the region itself where too
    little would be left."""
    inside = [each.inside(-GAP) for each in blocked if overlap(region, each) > 0 or thin(each, region)]
    # Many small shapes make a pattern, and a pattern is a ground.
    if not inside or len(inside) > 24:
        return region
    lefts = sorted({region.left, *(min(max(each.right, region.left), region.right) for each in inside)})
    rights = sorted({region.right, *(min(max(each.left, region.left), region.right) for each in inside)})
    best = Area(region.left, region.top, 0, 0)
    for left in lefts:
        for right in rights:
            for top, bottom in gaps(left, right, region, inside):
                if (right - left) * (bottom - top) > best.width * best.height and right > left:
                    best = Area(left, top, right - left, bottom - top)
    return best if best.width * best.height > ENOUGH * region.width * region.height else region


def thin(area: Area, region: Area) -> bool:
    """Return whether an area is a line that crosses a region."""
    across = area.left < region.right and area.right > region.left
    return across and area.top < region.bottom and area.bottom > region.top


def gaps(left: float, right: float, region: Area, blocked: Sequence[Area]) -> list[tuple[float, float]]:
    """Return the free stretches between top and bottom of a strip, from `left` to `right`."""
    spans = sorted((each.top, each.bottom) for each in blocked if each.left < right and each.right > left)
    found, top = [], region.top
    for start, end in spans:
        if start > top:
            found.append((top, min(start, region.bottom)))
        top = max(top, end)
    if top < region.bottom:
        found.append((top, region.bottom))
    return [(start, end) for start, end in found if end > start]


def under(title: Area, view: View, width: float, height: float) -> Area:
    """Return the largest free rectangle below a title, or above one that stands low."""
    slide = slide_area(width, height)
    left, right = max(title.left, slide.left), min(title.right, slide.right)
    if right - left < 0.6 * width:
        left, right = slide.left, slide.right
    feet = [
        place.area.top - GAP
        for place in view.places
        if place.type in FOOTERS and place.area and place.area.top > 0.75 * height
    ]
    bottom = min([slide.bottom, *feet])
    if bottom - title.bottom < title.top - slide.top:
        region = Area(left, slide.top, right - left, max(title.top - GAP - slide.top, 0))
    else:
        region = Area(left, title.bottom + GAP, right - left, max(bottom - title.bottom - GAP, 0))
    return free(region, obstacles(view, width, height))


def title_strip(view: View, width: float, height: float, bottom: float = 0) -> Area:
    """Return a strip for a title at the top of the slide, or up to `bottom`."""
    slide = slide_area(width, height)
    high = max(0.13 * height, 62.0)
    blocked = [each for each in obstacles(view, width, height) if each.top < 0.5 * height]
    bands = [each.bottom + GAP for each in blocked if each.width > 0.9 * width and each.top < 0.05 * height]
    top = max([slide.top, *(each for each in bands if each < 0.2 * height)])
    region = Area(slide.left, top, slide.width, high)
    if bottom and bottom - top >= 40:
        region = Area(slide.left, top, slide.width, min(high, bottom - top))
    return free(region, blocked)

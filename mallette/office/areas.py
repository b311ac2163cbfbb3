"""What rectangles on a slide have in common."""

from mallette.model.stage import Area

COVERED, TOUCHED = 0.9, 0.1
"""What lies over more than the first share of an area covers it; over less than the second it does not count."""


def overlap(one: Area, other: Area) -> float:
    """Return how much two areas have in common, in square points."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(wide, 0.0) * max(high, 0.0)


def clipped(area: Area, to: Area) -> Area:
    """Return the part of an area that lies inside another; nothing is left of one outside."""
    left, top = max(area.left, to.left), max(area.top, to.top)
    return Area(left, top, max(min(area.right, to.right) - left, 0), max(min(area.bottom, to.bottom) - top, 0))

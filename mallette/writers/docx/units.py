"""Lengths, in the units that Word counts in."""


def twips(mm: float) -> int:
    """Return millimetres as twentieths of a point."""
    return round(mm * 1440 / 25.4)


def twips_of_points(points: float) -> int:
    """Return points as twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return points as half points, in which Word gives sizes of letters."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Return points as eighths of a point, in which Word gives the thickness of rules."""
    return round(points * 8)

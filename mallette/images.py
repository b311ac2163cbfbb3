"""Pictures from files: where those are that content names, and how large they stand."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mallette.model.stage import Area
from mallette.tree import Logo, Photo

if TYPE_CHECKING:
    from mallette.model.trip import Place

LOGO_GAP = 0.8
"""Between two marks, in heights of the row."""
LEAST_DPI = 150
"""Pixels to the inch below which a photograph looks coarse in print (common practice of office printing)."""


def home_of(id: str, places: Mapping[str, "Place"]) -> str:
    """Return the folder that the paths of an item start from: that of the pack which says it, else ``content``."""
    known = id
    while known and known not in places:
        known = known.rpartition(".")[0]
    parts = PurePosixPath(places[known].file).parts if known else ("content",)
    return "/".join(parts[:3]) if parts[:2] == ("content", "countries") else "content"


def key_of(home: str, file: str) -> str:
    """Return what a picture is called in the tree: one word."""
    return f"{home}/{file}".replace(" ", "%20")


def fitted(photo: Photo, area: Area) -> Area:
    """Return the largest place for a picture in the middle of `area`, its proportions kept."""
    factor = min(area.width / photo.width, area.height / photo.height)
    wide, high = photo.width * factor, photo.height * factor
    return Area(area.left + (area.width - wide) / 2, area.top + (area.height - high) / 2, wide, high)


def in_row(logos: Sequence[Logo], area: Area) -> tuple[Area, ...]:
    """Return the places of marks side by side from the left of `area`: all as high as it is, lower where they would be
    too wide together."""
    ratios = [logo.width / logo.height for logo in logos]
    wide = sum(ratios) + LOGO_GAP * (len(logos) - 1)
    high = min(area.height, area.width / wide)
    places, left = [], area.left
    for ratio in ratios:
        places.append(Area(left, area.top, ratio * high, high))
        left += (ratio + LOGO_GAP) * high
    return tuple(places)

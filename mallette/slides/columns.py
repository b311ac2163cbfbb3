"""Blocks side by side: in the two placeholders of a layout that has them, else in boxes of their own."""

from collections.abc import Sequence

from mallette.fit import has_room, measure_height
from mallette.images import fitted
from mallette.model.stage import Area, HolderRole, Room, Sizes
from mallette.slides.passages import passages
from mallette.slides.rooms import COLUMN_GAP
from mallette.slides.tables import fact_parts, grids
from mallette.slides.values import ImagePart, Part, TextPart
from mallette.slides.visuals import drawn
from mallette.tree import Block, Column, Columns, Facts, Logos, Photo, Picture, Table

VISUALS = (Columns, Facts, Logos, Photo, Picture, Table)
GAP = 8.0
"""Points between what stands in a column."""


def side_by_side(columns: Columns, size: float, room: Room) -> list[Part] | None:
    """Return two columns of words in the placeholders of their layout, others in boxes; None where they do not fit."""
    words = [passages(column.blocks, size) for column in columns.columns]
    if len(words) != len(SEATS) or any(
        isinstance(each, VISUALS) for column in columns.columns for each in column.blocks
    ):
        return in_places(columns, room.body, size, room.sizes)
    areas = (room.left, room.right)
    if not all(has_room(each, area.width, area.height) for each, area in zip(words, areas, strict=True)):
        return None
    return [TextPart(area, each, role, size) for area, each, role in zip(areas, words, SEATS, strict=True)]


SEATS: tuple[HolderRole, ...] = ("body", "second")
"""The placeholders of two columns."""


def in_places(columns: Columns, area: Area, size: float, sizes: Sizes) -> list[Part] | None:
    """Return what stands in columns under each other in `area`, or None where it does not fit."""
    filled = [column_parts(column.blocks, place, size, sizes) for column, place in places(columns, area)]
    return None if any(each is None for each in filled) else [part for each in filled if each for part in each]


def places(columns: Columns, area: Area) -> list[tuple[Column, Area]]:
    """Return each column with its area."""
    whole = area.width - COLUMN_GAP * (len(columns.columns) - 1)
    total = sum(column.width for column in columns.columns)
    found, start = [], area.left
    for column in columns.columns:
        wide = whole * column.width / total
        found.append((column, Area(start, area.top, wide, area.height)))
        start += wide + COLUMN_GAP
    return found


def column_parts(blocks: Sequence[Block], area: Area, size: float, sizes: Sizes) -> list[Part] | None:
    """Return what stands in one column, from the top down, or None where it does not fit."""
    parts: list[Part] = []
    for block in blocks:
        if area.height < size:
            return None
        part = column_part(block, area, size, sizes)
        if not part:
            return None
        parts += part
        bottom = max(each.area.bottom for each in part) + GAP
        area = Area(area.left, bottom, area.width, area.bottom - bottom if area.bottom > bottom else 0)
    return parts


def column_part(block: Block, area: Area, size: float, sizes: Sizes) -> Sequence[Part]:
    """Return one block of a column, or nothing where it does not fit."""
    match block:
        case Picture():
            drawing = drawn(block, area, sizes)
            return [drawing] if drawing else []
        case Table():
            found = grids(block, area, sizes.table)
            return found if len(found) == 1 else []
        case Facts():
            return fact_parts(block, area, sizes.facts) or ()
        case Photo():
            return [ImagePart(fitted(block, area), block.file, block.alt)]
        case _:
            words = passages([block], size)
            high = measure_height(words, area.width)
            if not has_room(words, area.width, area.height):
                return []
            return [TextPart(Area(area.left, area.top, area.width, high), words, size=size)]

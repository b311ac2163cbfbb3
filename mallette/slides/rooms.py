"""Where things stand on a slide, in points: the geometry of each layout role. The base file is made from it."""

from dataclasses import dataclass

from mallette.model.stage import Area
from mallette.tree import Layout

WIDTH, HEIGHT = 960.0, 540.0
"""A slide of 13.333 x 7.5 inches."""
MARGIN = 43.2
"""0.6 inches."""
INNER = WIDTH - 2 * MARGIN

TEXT_SHARE, SIDE_SHARE = 0.55, 0.40
"""Shares of the width for words and for what stands beside them."""

TAG = Area(MARGIN, 20, 64, 34)
TITLE = Area(MARGIN, 64, INNER, 80)
RULE = Area(MARGIN, 152, 80, 5)
BODY = Area(MARGIN, 174, INNER, 308)
FOOT = 496.0
"""Where the footer's hairline stands."""
FOOTER = Area(MARGIN, 502, 420, 22)
EDITION = Area(MARGIN + 430, 502, 260, 22)
PAGE = Area(WIDTH - MARGIN - 120, 502, 120, 22)


@dataclass(frozen=True, slots=True)
class Room:
    """A layout: the boxes of its title, its body and, where it has one, the line under its title; and the sizes that
    they step down through."""

    title: Area = TITLE
    body: Area = BODY
    detail: Area | None = None
    title_sizes: tuple[float, ...] = (32, 30, 28, 26, 24)
    body_sizes: tuple[float, ...] = (24, 22, 20, 18)


def left(area: Area) -> Area:
    """Return the column for words."""
    return Area(area.left, area.top, TEXT_SHARE * area.width, area.height)


def right(area: Area) -> Area:
    """Return the column for what stands beside the words."""
    wide = SIDE_SHARE * area.width
    return Area(area.right - wide, area.top, wide, area.height)


WIDE_TITLE = (54.0, 48.0, 44.0, 40.0, 36.0)
SECTION_TITLE = (44.0, 40.0, 36.0, 32.0)

SIDE_BY_SIDE: tuple[Layout, ...] = ("picture", "activity")
"""Layouts whose body is the column for words, with room for something beside it."""

ROOMS: dict[Layout, Room] = {
    "title": Room(Area(67, 152, 849, 132), Area(67, 440, INNER - 24, 64), Area(67, 298, 849, 96), WIDE_TITLE, (20, 18)),
    "section": Room(Area(67, 230, 849, 108), Area(67, 412, 849, 70), Area(67, 350, 849, 58), SECTION_TITLE),
    "statement": Room(body_sizes=(28, 26, 24, 22, 20, 18)),
    "bullets": Room(),
    "picture": Room(),
    "table": Room(),
    "chart": Room(),
    "diagram": Room(),
    "activity": Room(),
    "question": Room(Area(MARGIN, 66, INNER, 116), Area(MARGIN, 218, INNER, 264), title_sizes=(40, 36, 32, 30, 28)),
    "closing": Room(Area(67, 152, 849, 108), Area(67, 286, 849, 196), title_sizes=SECTION_TITLE),
}

OPENERS: tuple[Layout, ...] = ("title", "section", "closing")
"""Layouts with a bar at the left edge and a large title; they have room for words alone."""

DETAIL_GAP = 14.0
"""Points between a large title and the line under it."""
DETAIL_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0)
TABLE_SIZES = (
    (24.0, 9.0), (22.0, 8.0), (20.0, 8.0), (20.0, 5.0), (18.0, 6.0), (18.0, 4.0), (18.0, 1.0), (16.0, 4.0),
    (16.0, 2.0), (14.0, 4.0), (14.0, 2.0),
)  # fmt: skip
"""Sizes of a table's words, each with the points above and below them in a cell."""
CHART_SIZES = (20.0, 18.0)
FOOTER_SIZE = 12.0
TAG_SIZE = 22.0
"""The number on every slide."""
OPENING = 124.0
"""Where the bar at the edge and the rule of an opening slide begin."""
SECTION_TAG = Area(67, 112, 90, 76)
SECTION_TAG_SIZE = 54.0
"""The number on the slide that opens a section."""

NOTES_WIDTH, NOTES_HEIGHT = 540.0, 720.0
NOTES_IMAGE = Area(150, 36, 240, 135)
NOTES_BODY = Area(43, 186, 454, 486)
NOTES_SIZES = (13.0, 12.0, 11.0, 10.0)
"""Sizes of notes in points: they print on one page, under a small picture of the slide."""

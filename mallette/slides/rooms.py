"""The house's own measures, in points: where things stand on our slides, at both ratios. The base files are made from
them, and read back they are the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mallette.model.sizes import HOUSE_SIZES
from mallette.model.stage import Area, Holder, HolderRole, Ratio, Room, Stage
from mallette.tree import Layout

WIDTHS: Mapping[Ratio, float] = {"16x9": 960.0, "4x3": 720.0}
HEIGHT = 540.0
MARGIN = 43.2
"""0.6 inches."""

TEXT_SHARE, SIDE_SHARE = 0.55, 0.40
"""Shares of the width for words and for what stands beside them."""
COLUMN_GAP = 36.0
"""Points between two equal columns."""
FOOT = 496.0
"""Where the footer's hairline stands."""
FOOTER_SIZE = 12.0
TAG_SIZE = 22.0
"""The number on every slide."""
OPENING = 124.0
"""Where the bar at the edge and the rule of an opening slide begin."""
OPENING_LEFT = 67.0
SECTION_TAG = Area(OPENING_LEFT, 112, 90, 76)
SECTION_TAG_SIZE = 54.0
"""The number on the slide that opens a section."""
TITLE_ID, BODY_ID, SECOND_ID, DETAIL_ID, TAG_ID = 0, 1, 2, 3, 20
EDITION_ID, FOOTER_ID, PAGE_ID = 10, 11, 12
"""Numbers of our placeholders in each layout."""

OPENERS: tuple[Layout, ...] = ("title", "section", "closing")
"""Layouts with a bar at the left edge and a large title; they have room for words alone."""
SIDE_BY_SIDE: tuple[Layout, ...] = ("picture", "activity")
"""Layouts whose body is the column for words, with room for something beside it."""

DETAIL_GAP = 14.0
"""Points between a large title and the line under it."""

NOTES_WIDTH, NOTES_HEIGHT = 540.0, 720.0
NOTES_IMAGE = {"16x9": Area(150, 36, 240, 135), "4x3": Area(180, 36, 180, 135)}
NOTES_BODY = Area(43, 186, 454, 486)
NOTES_SIZES = (13.0, 12.0, 11.0, 10.0)
"""Sizes of notes in points: they print on one page, under a small picture of the slide."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What stands at the same place on every slide of one width."""

    width: float

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def tag(self) -> Area:
        return Area(MARGIN, 20, 64, 34)

    @property
    def title(self) -> Area:
        """Two lines at 32 points; on the narrow slide also three at 24."""
        return Area(MARGIN, 64, self.inner, 80 if self.width > 900 else 88)

    @property
    def rule(self) -> Area:
        return Area(MARGIN, self.title.bottom + 8, 80, 5)

    @property
    def body(self) -> Area:
        return Area(MARGIN, self.rule.bottom + 17, self.inner, 482 - self.rule.bottom - 17)

    @property
    def footer(self) -> Area:
        return Area(MARGIN, FOOT + 6, 0.48 * self.inner, 22)

    @property
    def edition(self) -> Area:
        return Area(self.footer.right + 10, FOOT + 6, 0.38 * self.inner, 22)

    @property
    def page(self) -> Area:
        return Area(self.edition.right + 10, FOOT + 6, self.width - MARGIN - self.edition.right - 10, 22)

    @property
    def opening(self) -> float:
        """The width for words of a slide that opens."""
        return self.width - OPENING_LEFT - MARGIN


def column_left(area: Area) -> Area:
    """Return the column for words."""
    return Area(area.left, area.top, TEXT_SHARE * area.width, area.height)


def column_right(area: Area) -> Area:
    """Return the column for what stands beside the words."""
    wide = SIDE_SHARE * area.width
    return Area(area.right - wide, area.top, wide, area.height)


def content_room(role: Layout, grid: Grid) -> Room:
    """Return the room of a layout with a number, a headline and a body."""
    title, body = grid.title, grid.body
    if role == "question":
        title = Area(MARGIN, 66, grid.inner, 116)
        body = Area(MARGIN, 218, grid.inner, 264)
    left, right = column_left(body), column_right(body)
    if role == "columns":
        left, right = (body.cell(number, 0, 2, 1, (COLUMN_GAP, 0)) for number in (0, 1))
    seat = left if role in ("columns", *SIDE_BY_SIDE) else body
    holders: dict[HolderRole, Holder] = {
        "title": Holder(TITLE_ID, title, bold=True),
        "body": Holder(BODY_ID, seat),
        "number": Holder(TAG_ID, grid.tag, align="center", bold=True, ink="bg1"),
        **footers(grid),
    }
    if role == "columns":
        holders["second"] = Holder(SECOND_ID, right)
    return Room(title, body, left, right, HOUSE_SIZES[role], None, grid.tag, TAG_SIZE, holders=holders)


def opening_room(role: Layout, grid: Grid) -> Room:
    """Return the room of a layout that opens or closes: a large title, the line under it, other words."""
    wide, left = grid.opening, OPENING_LEFT
    tops = {"title": (152, 132, 440, 64), "section": (230, 108, 412, 70), "closing": (152, 108, 286, 196)}[role]
    title, body = Area(left, tops[0], wide, tops[1]), Area(left, tops[2], wide, tops[3])
    details = {"title": Area(left, 298, wide, 96), "section": Area(left, 350, wide, 58)}
    holders: dict[HolderRole, Holder] = {
        "title": Holder(TITLE_ID, title, bold=True), "body": Holder(BODY_ID, body),
    }  # fmt: skip
    if role in details:
        holders["detail"] = Holder(DETAIL_ID, details[role])
    if role == "section":
        holders["number"] = Holder(TAG_ID, SECTION_TAG, align="center", bold=True, ink="bg1")
    if role != "title":
        holders |= footers(grid)
    return Room(
        title, body, column_left(body), column_right(body), HOUSE_SIZES[role], details.get(role),
        SECTION_TAG if role == "section" else grid.tag, SECTION_TAG_SIZE, holders=holders,
    )  # fmt: skip


def footers(grid: Grid) -> dict[HolderRole, Holder]:
    """Return the placeholders of the footer line."""
    return {
        "footer": Holder(FOOTER_ID, grid.footer),
        "edition": Holder(EDITION_ID, grid.edition, align="center"),
        "page": Holder(PAGE_ID, grid.page, align="right"),
    }


@cache
def house(ratio: Ratio = "16x9") -> Stage:
    """Return the stage of our own base file."""
    grid = Grid(WIDTHS[ratio])
    rooms = {role: (opening_room if role in OPENERS else content_room)(role, grid) for role in HOUSE_SIZES}
    return Stage(grid.width, HEIGHT, rooms)

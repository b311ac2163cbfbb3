"""The house's own measures at both ratios: all on the slide, nothing over anything, nothing too small to read."""

from itertools import combinations

import pytest

from mallette.fit import PITCH
from mallette.model.sizes import FLOORS, HOUSE_SIZES
from mallette.model.stage import Area, Ratio, Room
from mallette.slides.rooms import (
    COLUMN_GAP,
    FOOT,
    HEIGHT,
    MARGIN,
    NOTES_BODY,
    NOTES_HEIGHT,
    NOTES_IMAGE,
    NOTES_SIZES,
    NOTES_WIDTH,
    OPENERS,
    WIDTHS,
    Grid,
    house,
)
from mallette.tree import Layout
from tests.stages import LAYOUTS, RATIOS, lent, overlap

EVERY = [(ratio, role) for ratio in RATIOS for role in LAYOUTS]


def areas(room: Room) -> list[Area]:
    """Return every area of a room."""
    holders = [holder.area for holder in room.holders.values()]
    return [each for each in (room.title, room.body, room.left, room.right, room.detail, room.tag) if each] + holders


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_stage_has_a_room_for_every_role_on_slides_of_its_ratio(ratio: Ratio) -> None:
    stage = house(ratio)
    wide, high = (float(each) for each in ratio.split("x"))
    assert set(stage.rooms) == set(LAYOUTS) == set(HOUSE_SIZES)
    assert stage.width / stage.height == pytest.approx(wide / high)
    assert (stage.width, stage.height) == (WIDTHS[ratio], HEIGHT)


@pytest.mark.parametrize(("ratio", "role"), EVERY)
def test_every_area_is_on_the_slide_within_the_margins(ratio: Ratio, role: Layout) -> None:
    stage = house(ratio)
    for area in areas(stage.rooms[role]):
        assert area.left >= MARGIN - 0.01
        assert area.right <= stage.width - MARGIN + 0.01
        assert area.top >= 0
        assert area.bottom <= HEIGHT
        assert area.width > 0
        assert area.height > 0


@pytest.mark.parametrize(("ratio", "role"), EVERY)
def test_no_two_areas_of_a_room_overlap(ratio: Ratio, role: Layout) -> None:
    room = house(ratio).rooms[role]
    for body in ([room.body], [room.left, room.right]):
        apart = [room.title, *body, *(each for each in (room.detail,) if each)]
        feet = [room.holders[name].area for name in ("footer", "edition", "page") if name in room.holders]
        number = [room.tag] if room.tag and "number" in room.holders else []
        for one, other in combinations([*apart, *feet, *number], 2):
            assert not overlap(one, other)


@pytest.mark.parametrize(("ratio", "role"), EVERY)
def test_no_two_placeholders_of_a_layout_overlap_or_share_a_number(ratio: Ratio, role: Layout) -> None:
    holders = house(ratio).rooms[role].holders
    assert len({each.idx for each in holders.values()}) == len(holders)
    assert not any(overlap(one.area, other.area) for one, other in combinations(holders.values(), 2))


@pytest.mark.parametrize(("ratio", "role"), EVERY)
def test_words_end_above_the_footers_hairline(ratio: Ratio, role: Layout) -> None:
    room = house(ratio).rooms[role]
    if "footer" in room.holders:
        assert max(each.bottom for each in (room.title, room.body, room.left, room.right)) <= FOOT
        assert all(room.holders[name].area.top >= FOOT for name in ("footer", "edition", "page"))


@pytest.mark.parametrize("role", LAYOUTS)
def test_titles_stop_at_24_points_words_at_18_and_tables_at_14(role: Layout) -> None:
    sizes = HOUSE_SIZES[role]
    assert FLOORS == {"title": 24, "body": 18, "table": 14}
    assert min(sizes.title) == 24
    assert min(sizes.body) == min(sizes.detail) == min(sizes.chart) == min(sizes.picture) == 18
    assert min(size for size, _ in sizes.table) == 14
    assert min(words for _, words in sizes.facts) == 18


@pytest.mark.parametrize("role", LAYOUTS)
def test_every_ladder_goes_down(role: Layout) -> None:
    sizes = HOUSE_SIZES[role]
    for ladder in (sizes.title, sizes.body, sizes.detail, sizes.table, sizes.facts, sizes.chart, sizes.picture):
        assert list(ladder) == sorted(set(ladder), reverse=True)


@pytest.mark.parametrize(("ratio", "role"), EVERY)
def test_a_title_has_room_for_two_lines_at_its_smallest_and_words_for_two_at_theirs(ratio: Ratio, role: Layout) -> None:
    room = house(ratio).rooms[role]
    assert room.title.height >= 2 * PITCH * min(room.sizes.title)
    assert room.body.height >= 2 * PITCH * min(room.sizes.body)


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_narrow_title_has_three_lines_where_a_wide_one_has_two(ratio: Ratio) -> None:
    room = house(ratio).rooms["bullets"]
    assert room.title.height // (PITCH * 24) == (2 if ratio == "16x9" else 3)


@pytest.mark.parametrize(("ratio", "role"), EVERY)
def test_the_placeholders_stand_where_words_are_fitted(ratio: Ratio, role: Layout) -> None:
    room = house(ratio).rooms[role]
    assert room.holders["title"].room == room.title
    assert room.holders["body"].room == (room.left if role in ("columns", "picture", "activity") else room.body)
    assert ("detail" in room.holders) == (room.detail is not None) == (role in ("title", "section"))
    assert ("number" in room.holders) == (role not in ("title", "closing"))
    assert not room.borrowed


@pytest.mark.parametrize("ratio", RATIOS)
def test_two_columns_are_equal_halves(ratio: Ratio) -> None:
    room = house(ratio).rooms["columns"]
    assert room.left.width == pytest.approx(room.right.width)
    assert room.right.left - room.left.right == pytest.approx(COLUMN_GAP)
    assert room.holders["second"].room == room.right


@pytest.mark.parametrize("ratio", RATIOS)
def test_every_slide_with_a_headline_has_it_at_the_same_place(ratio: Ratio) -> None:
    rooms = [room for role, room in house(ratio).rooms.items() if role not in (*OPENERS, "question")]
    assert {room.title for room in rooms} == {Grid(WIDTHS[ratio]).title}
    assert {room.tag for room in rooms} == {Grid(WIDTHS[ratio]).tag}


@pytest.mark.parametrize("ratio", RATIOS)
def test_notes_stand_below_the_small_slide_which_has_its_shape(ratio: Ratio) -> None:
    image = NOTES_IMAGE[ratio]
    wide, high = (int(each) for each in ratio.split("x"))
    assert image.width / image.height == pytest.approx(wide / high)
    assert image.bottom < NOTES_BODY.top
    assert NOTES_BODY.right <= NOTES_WIDTH
    assert NOTES_BODY.bottom <= NOTES_HEIGHT
    assert min(NOTES_SIZES) == 10


def test_a_room_without_a_place_for_the_number_is_borrowed() -> None:
    assert lent(house().rooms["bullets"]).borrowed


def test_an_area_grown_by_insets_is_the_one_that_was_shrunk() -> None:
    area, insets = Area(10, 20, 300, 200), (7.2, 3.6, 7.2, 3.6)
    assert area.shrunk(insets) == Area(17.2, 23.6, 285.6, pytest.approx(192.8))
    grown = area.shrunk(insets).grown(insets)
    assert (grown.left, grown.top) == (pytest.approx(10), pytest.approx(20))
    assert (grown.width, grown.height) == (pytest.approx(300), pytest.approx(200))

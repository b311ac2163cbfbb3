"""The measure itself: it finds each kind of overflow, and none where there is none."""

import io
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from mallette.model.stage import Area
from tests.proof.boxes import Overflow, Report, check_deck, check_decks
from tests.proof.places import boxes_of

LINE = "A line of words. "
WORD = "Unternehmensentwicklungsgesellschaften"


def fresh() -> Any:
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Pt(720), Pt(540)
    return deck


def saved(deck: Any) -> bytes:
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def say(frame: Any, words: str, size: float) -> None:
    run = frame.paragraphs[0].add_run()
    run.text, run.font.size = words, Pt(size)


def box(shapes: Any, words: str, area: Area, size: float = 20) -> Any:
    shape = shapes.add_textbox(*(Pt(each) for each in (area.left, area.top, area.width, area.height)))
    shape.text_frame.word_wrap = True
    say(shape.text_frame, words, size)
    return shape


ROOM = Area(100, 100, 300, 80)  # with the usual insets: three lines of 20 points need 72 of its 72.8


def fits(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text_frame.text = "1-2 A headline"
    slide.placeholders[1].text_frame.text = "One\nTwo\nThree"
    box(slide.shapes, LINE * 4, replace(ROOM, top=300))
    group = slide.shapes.add_group_shape()
    box(group.shapes, LINE * 4, replace(ROOM, top=400))


def too_many_lines(deck: Any) -> None:
    box(deck.slides.add_slide(deck.slide_layouts[6]).shapes, LINE * 7, ROOM)


def too_many_lines_from_the_middle(deck: Any) -> None:
    shape = box(deck.slides.add_slide(deck.slide_layouts[6]).shapes, LINE * 7, ROOM)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE


def too_many_lines_upwards(deck: Any) -> None:
    shape = box(deck.slides.add_slide(deck.slide_layouts[6]).shapes, LINE * 7, ROOM)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM


def too_many_lines_that_would_shrink(deck: Any) -> None:
    shape = box(deck.slides.add_slide(deck.slide_layouts[6]).shapes, LINE * 7, ROOM)
    shape.text_frame._txBody.bodyPr.get_or_change_to_normAutofit()


def too_wide_a_word(deck: Any) -> None:
    box(deck.slides.add_slide(deck.slide_layouts[6]).shapes, f"Our {WORD} here", Area(100, 100, 200, 300))


def a_line_that_does_not_wrap(deck: Any) -> None:
    shape = box(deck.slides.add_slide(deck.slide_layouts[6]).shapes, LINE * 3, ROOM)
    shape.text_frame.word_wrap = False


def a_box_off_its_slide(deck: Any) -> None:
    box(deck.slides.add_slide(deck.slide_layouts[6]).shapes, LINE, Area(620, 100, 300, 80))


def a_box_under_its_slide(deck: Any) -> None:
    box(deck.slides.add_slide(deck.slide_layouts[6]).shapes, LINE, Area(100, 700, 300, 80))


def too_long_a_title(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text_frame.text = f"3-4.1 {LINE * 9}"


def too_long_a_footer(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    kinds = {each.placeholder_format.type: each for each in slide.slide_layout.placeholders}
    element = deepcopy(kinds[PP_PLACEHOLDER.FOOTER]._element)
    element.nvSpPr.cNvPr.set("id", "9")
    slide.shapes._spTree.append(element)
    slide.shapes[-1].text_frame.text = LINE * 10


def too_much_in_a_group(deck: Any) -> None:
    group = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_group_shape()
    box(group.shapes, LINE * 7, ROOM)


def too_much_in_a_group_that_is_drawn_smaller(deck: Any) -> None:
    group = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_group_shape()
    box(group.shapes, LINE * 4, ROOM)
    place = group._element.grpSpPr.find(qn("a:xfrm"))
    place.find(qn("a:ext")).set("cy", str(Pt(40)))


def words_over_words(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box(slide.shapes, "One place", ROOM)
    box(slide.shapes, "Another place", Area(130, 108, 300, 80))


def words_over_the_template(deck: Any) -> None:
    layout = deck.slide_layouts[6]
    slide = deck.slides.add_slide(layout)
    static = box(slide.shapes, "Ministry", ROOM)
    layout.shapes._spTree.append(static._element)
    box(slide.shapes, "Another place", Area(130, 108, 300, 80))


def table(deck: Any, high: float, words: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    places = (Pt(each) for each in (100, 100, 300, 3 * high))
    grid = slide.shapes.add_table(3, 2, *places).table
    for row in range(3):
        for column in range(2):
            say(grid.cell(row, column).text_frame, words if row == column == 0 else "Some words", 14)


def a_table_that_fits(deck: Any) -> None:
    table(deck, 60, "Some words which take three lines at that size here")


def too_high_a_row(deck: Any) -> None:
    table(deck, 30, "Some words which take three lines at that size here")


def too_wide_a_word_in_a_cell(deck: Any) -> None:
    table(deck, 60, WORD)


def chart(deck: Any, area: Area) -> None:
    data = CategoryChartData()
    data.categories = ["Before", "After"]
    data.add_series("Price", (1, 2))
    places = (Pt(each) for each in (area.left, area.top, area.width, area.height))
    deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *places, data)


def a_chart_that_fits(deck: Any) -> None:
    chart(deck, Area(100, 100, 400, 300))


def a_chart_off_its_slide(deck: Any) -> None:
    chart(deck, Area(600, 300, 400, 300))


Build = Callable[[Any], None]
GOOD: tuple[Build, ...] = (fits, a_table_that_fits, a_chart_that_fits)
BAD: dict[Build, set[str]] = {
    too_many_lines: {"bottom"},
    too_many_lines_from_the_middle: {"top", "bottom"},
    too_many_lines_upwards: {"top"},
    too_many_lines_that_would_shrink: {"bottom"},
    too_wide_a_word: {"word"},
    a_line_that_does_not_wrap: {"right"},
    a_box_off_its_slide: {"right"},
    a_box_under_its_slide: {"lost"},
    too_long_a_title: {"top", "bottom"},
    too_long_a_footer: {"top", "bottom"},
    too_much_in_a_group: {"bottom"},
    too_much_in_a_group_that_is_drawn_smaller: {"bottom"},
    too_high_a_row: {"bottom"},
    too_wide_a_word_in_a_cell: {"word"},
    a_chart_off_its_slide: {"right"},
    words_over_words: {"over"},
    words_over_the_template: {"over"},
}


def built(*builds: Build) -> bytes:
    deck = fresh()
    for build in builds:
        build(deck)
    return saved(deck)


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return check_decks({build.__name__: built(build) for build in (*GOOD, *BAD)})


@pytest.mark.proof
@pytest.mark.parametrize("build", GOOD, ids=lambda build: build.__name__)
def test_what_fits_is_no_overflow(reports: dict[str, Report], build: Build) -> None:
    report = reports[build.__name__]
    assert report.overflows == ()
    assert report.slides == 1
    assert report.boxes == {fits: 4, a_table_that_fits: 6, a_chart_that_fits: 1}[build]
    assert report.letters > 5


@pytest.mark.proof
@pytest.mark.parametrize(("build", "sides"), BAD.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_each_kind_of_overflow_is_found(reports: dict[str, Report], build: Build, sides: set[str]) -> None:
    found = reports[build.__name__].overflows
    assert {each.side for each in found} >= sides, found
    assert all(each.slide == 1 and each.shape and each.words for each in found)
    assert all(each.points > 0 for each in found if each.side != "lost")


@pytest.mark.proof
def test_an_overflow_says_by_how_many_points(reports: dict[str, Report]) -> None:
    (found,) = reports["too_many_lines"].overflows
    lines = 5  # 300 less the insets hold about two of the seven sentences
    assert found == Overflow(1, "", "TextBox 1", "bottom", found.points, LINE * 7)
    assert found.points == pytest.approx(1.2 * 20 * lines - 72.8, abs=24.5)
    assert reports["too_long_a_title"].overflows[0].number == "3-4.1"


@pytest.mark.proof
def test_a_slide_that_is_hidden_is_checked_too() -> None:
    deck = fresh()
    fits(deck)
    too_many_lines(deck)
    deck.slides[0]._element.set("show", "0")
    report = check_deck(saved(deck))
    assert report.slides == 2
    assert [each.slide for each in report.overflows] == [2]


def rooms(build: Build) -> list[Area]:
    deck = fresh()
    build(deck)
    return [each.room for each in boxes_of(deck)]


def test_a_placeholder_has_the_room_of_its_layout() -> None:
    deck: Any = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text_frame.text = "A headline"
    (found,) = boxes_of(deck)
    place = next(iter(slide.slide_layout.placeholders))
    assert found.room == Area(*(each / 12700 for each in (place.left, place.top, place.width, place.height))).shrunk(
        (7.2, 3.6, 7.2, 3.6)
    )


def test_a_group_drawn_smaller_has_smaller_rooms() -> None:
    (room,) = rooms(too_much_in_a_group_that_is_drawn_smaller)
    assert (room.left, room.width) == pytest.approx((107.2, 285.6))
    assert (room.top, room.height) == pytest.approx((103.6, 32.8))


def test_a_cell_has_the_room_of_its_row_and_column() -> None:
    places = rooms(too_high_a_row)
    assert len(places) == 6
    assert (places[3].left, places[3].top) == pytest.approx((257.2, 133.6))
    assert (places[3].width, places[3].height) == pytest.approx((135.6, 22.8))


def test_boxes_without_words_are_no_boxes() -> None:
    deck = fresh()
    box(deck.slides.add_slide(deck.slide_layouts[1]).shapes, " ", ROOM)
    assert boxes_of(deck) == ()

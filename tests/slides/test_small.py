"""A slide as one drawing for paper: what it holds, that all of it stands inside, and that it is made any size."""

from dataclasses import replace
from functools import cache
from typing import get_args

import pytest

from mallette.fit import Passage, has_room
from mallette.model.stage import Area, Stage
from mallette.pictures.shapes import Drawing, Line, Shape
from mallette.slides import slides
from mallette.slides.rooms import house
from mallette.slides.small import TAG_SIZE, scaled, small
from mallette.slides.values import ChartPart, Column, DeckSlide, TextPart
from mallette.tree import Document, Layout, Run, Text, iter_runs, plain
from tests.samples import LANGUAGES, document
from tests.stages import lent_stage

SIXTY_MM = 60 * 72 / 25.4
STAGES = {"own": house(), "narrow": house("4x3"), "office": lent_stage(house(), "vera-wide")}


def text(words: str) -> Text:
    return (Run(words, "an.id", "en"),)


@cache
def drawings(name: str, language: str) -> tuple[tuple[DeckSlide, Drawing], ...]:
    deck = slides(document("deck", language), STAGES[name])
    return tuple((each, small(each, STAGES[name])) for each in deck)


def slide(*, number: str = "6-2", title: str = "A flat price") -> DeckSlide:
    head = TextPart(house().rooms["bullets"].title, (Passage(text(title), 32, bold=True),), "title", 32)
    return DeckSlide("bullets", number, head, (), (), (), 0, "en")


def extent(each: Shape | Line) -> Area:
    if isinstance(each, Shape):
        return each.area
    lefts, tops = zip(*each.points, strict=True)
    return Area(min(lefts), min(tops), max(lefts) - min(lefts), max(tops) - min(tops))


def beyond(drawing: Drawing) -> list[Area]:
    """Return the places of all that leaves the frame."""
    room = drawing.area
    return [
        area
        for area in map(extent, drawing.primitives)
        if min(area.left, area.top) < -0.1 or area.right > room.right + 0.1 or area.bottom > room.bottom + 0.1
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES)
def test_nothing_leaves_the_frame_of_a_slide(stage: str, language: str) -> None:
    found = drawings(stage, language)
    assert len(found) > 60
    assert {each.tag: beyond(drawing) for each, drawing in found if beyond(drawing)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES)
def test_words_stand_in_their_boxes_in_the_font_of_the_paper(stage: str, language: str) -> None:
    wrong = [
        (each.tag, plain(shape.words[0].text))
        for each, drawing in drawings(stage, language)
        for shape in drawing.primitives
        if isinstance(shape, Shape) and shape.words and shape.key != "tag"
        and not has_room(shape.words, shape.room[0] + 0.1, shape.room[1] + 2)
    ]  # fmt: skip
    assert wrong == []
    faces = {run.face for _, drawing in drawings(stage, language) for run in iter_runs(drawing.primitives)}
    assert faces == {""}


def test_every_word_of_a_slide_is_in_its_drawing() -> None:
    for each, drawing in drawings("own", "en"):
        drawn = {run.text for run in iter_runs(drawing.primitives)}
        assert {run.text for run in iter_runs((each.title, each.parts)) if run.text and run.id} - drawn <= alts(each)


def alts(decided: DeckSlide) -> set[str]:
    """Return the words that only who cannot see a picture hears."""
    return {run.text for part in decided.parts if isinstance(part, Drawing | ChartPart) for run in part.alt}


def test_the_real_deck_shows_every_kind_of_slide_that_the_guide_may_show() -> None:
    kinds = {each.layout for each, _ in drawings("own", "en")}
    assert set(get_args(Layout)) - kinds <= {"statement", "columns", "picture"}


def test_the_drawing_says_the_headline_of_its_slide() -> None:
    assert plain(small(slide(), house()).alt) == "A flat price"


def tag(drawing: Drawing) -> list[Shape]:
    return [each for each in drawing.primitives if isinstance(each, Shape) and each.key == "tag"]


def test_the_number_is_read_at_nine_points_where_a_slide_is_sixty_mm_wide() -> None:
    factor = SIXTY_MM / house().width
    (found,) = tag(scaled(small(slide(), house()), factor))
    assert [plain(word.text) for word in found.words] == ["6-2"]
    assert found.words[0].size >= 9
    assert small(slide(), house()).area == Area(0, 0, 960, 540)


def test_the_number_stands_in_a_corner_that_nothing_else_takes() -> None:
    top = TextPart(Area(0, 0, 700, 80), (Passage(text("A headline at the very top"), 32),), "title", 32)
    (found,) = tag(small(replace(slide(), title=top), house()))
    assert (found.area.right, found.area.top) == (960, 0)


def test_where_every_corner_is_taken_the_number_is_not_drawn_over_words() -> None:
    full = TextPart(Area(0, 0, 960, 540), (Passage(text("word " * 400), 32),), "title", 32)
    assert tag(small(replace(slide(), title=full), house())) == []


def test_a_slide_without_a_number_has_no_tag() -> None:
    assert tag(small(slide(number=""), house())) == []


def test_a_slide_that_was_continued_says_which_part_it_is() -> None:
    (found,) = tag(small(replace(slide(), turn=1, turns=3), house()))
    assert plain(found.words[0].text) == "6-2 (1/3)"
    assert found.area.width > 4 * TAG_SIZE


def test_a_scaled_drawing_keeps_its_shape_and_no_line_gets_too_thin_to_copy() -> None:
    for _, drawing in drawings("own", "fr"):
        half = scaled(drawing, 0.25)
        assert (half.area.width, half.area.height) == (240, 135)
        assert beyond(half) == []
        assert min(each.weight for each in half.primitives if each.weight) >= 0.75
        assert [type(each) for each in half.primitives] == [type(each) for each in drawing.primitives]


def chart(*values: float) -> Drawing:
    columns = tuple(Column(text(f"name {each}"), each, text(f"{each:g}")) for each in values)
    part = ChartPart(Area(50, 180, 800, 300), columns, 20, text("what it shows"))
    return small(replace(slide(), parts=(part,)), house())


def bars(drawing: Drawing) -> list[Shape]:
    shapes = [each for each in drawing.primitives if isinstance(each, Shape)]
    return [each for each in shapes if each.form == "rectangle" and not each.key]


def test_bars_are_as_long_as_their_values() -> None:
    one, two = bars(chart(10, 20))
    assert two.area.height == pytest.approx(2 * one.area.height)
    assert one.area.bottom == pytest.approx(two.area.bottom)


def test_a_bar_below_nought_is_white_and_hangs_from_the_line() -> None:
    up, down = bars(chart(10, -10))
    assert (up.fill, down.fill) == ("ink", "white")
    assert down.area.top == pytest.approx(up.area.bottom)
    assert beyond(chart(10, -10)) == []


def test_a_chart_without_any_value_above_nought_is_drawn() -> None:
    assert beyond(chart(0, 0)) == beyond(chart(-5, -1)) == []


@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES)
def test_the_frame_is_as_large_as_the_stage(stage: Stage) -> None:
    first = small(slide(), stage).primitives[0]
    assert isinstance(first, Shape)
    assert (first.area.width, first.area.height) == (stage.width, stage.height)
    assert first.weight


def test_a_document_of_one_slide_is_drawn_as_in_its_deck() -> None:
    deck = document("deck", "en")
    alone = Document("en", (), (replace(deck.sections[1], blocks=deck.sections[1].blocks[1:2]),))
    assert small(slides(alone)[0], house()) == next(
        drawing for each, drawing in drawings("own", "en") if each.number == slides(alone)[0].number
    )

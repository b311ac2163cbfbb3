"""The slides in the guide: each that is shown is there, small, in shapes; then the real guide, opened and read."""

import io
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from mallette.model.looks import Brand, Theme
from mallette.model.trip import BrandSettings
from mallette.slides.rooms import house
from mallette.tree import Document, Item, Label, List, Paragraph, Run, Section, Slide, Step, Text, plain
from mallette.writers.docx import write
from mallette.writers.docx.blocks import plan_blocks
from mallette.writers.docx.pages import BLOCK
from mallette.writers.docx.shown import SHOWN, WIDTH
from mallette.writers.docx.steps import plan_step
from mallette.writers.docx.values import Grid, Para, Room, Sketch, Square
from tests.samples import LANGUAGES, document

THEME = Theme(Brand("mallette", BrandSettings(title="Mallette")), date="2026-11-01")
EMU_A_MM = 36000
ROOM = Room(BLOCK[0], "fr")


def text(words: str, lang: str = "fr") -> Text:
    return (Run(words, "an.id", lang),)


def slide(headline: str = "Deux prix se perdent", layout: Any = "bullets") -> Slide:
    listed = List((Item(text("le prix du bon miel")), Item(text("le prix du miel mêlé"))))
    return Slide(layout, text(headline), "6-2", (listed,), footer=text("6 · Prix"))


def show(*blocks: Any) -> Label:
    return Label("show", text("MONTREZ"), blocks)


def say(words: str = "Mot à mot") -> Label:
    return Label("say", text("DITES"), (Paragraph(text(words), "quote"),))


def rows(*labels: Label) -> list[tuple[Square, ...]]:
    """Return the rows of a step under its head."""
    grid = plan_step(Step("6-2", text("Prix"), text("22 min"), "0–22", text("à"), labels), ROOM, plan_blocks)[0]
    assert sum(grid.widths) == BLOCK[0]
    assert all(sum(square.span for square in line.squares) == len(grid.widths) for line in grid.lines)
    return [line.squares for line in grid.lines[1:]]


def words(square: Square) -> list[str]:
    return ["".join(piece.text for piece in part.pieces) for part in square.parts if isinstance(part, Para)]


def sketch_of(square: Square) -> Sketch:
    (sketch,) = square.parts
    assert isinstance(sketch, Sketch)
    return sketch


@cache
def guide(language: str) -> bytes:
    return write(document("guide", language), THEME).data


@cache
def body(language: str) -> Any:
    return docx.Document(io.BytesIO(guide(language))).element.body


def shown(language: str) -> list[Slide]:
    """Return every slide that the guide tells to show, in order."""
    return [
        block
        for section in document("guide", language).sections
        for step in section.blocks
        if isinstance(step, Step)
        for label in step.labels
        for block in label.blocks
        if isinstance(block, Slide)
    ]


def pictures(language: str) -> list[Any]:
    """Return the drawings that stand in a row beside the word SHOW."""
    wide = round(WIDTH * EMU_A_MM)
    return [each for each in body(language).xpath(".//wp:inline") if abs(int(each.extent.cx) - wide) < EMU_A_MM / 10]


def test_a_slide_stands_in_the_last_column_beside_its_number_and_headline() -> None:
    _, _, said, picture = rows(show(slide()))[0]
    assert words(said) == ["6-2 · Deux prix se perdent", "le prix du bon miel", "le prix du miel mêlé"]
    sketch = sketch_of(picture)
    assert sketch.alt == "Deux prix se perdent"
    assert sketch.drawing.area.width == pytest.approx(WIDTH * 72 / 25.4)


def test_other_labels_have_the_whole_width() -> None:
    assert [[square.span for square in row] for row in rows(say(), show(slide()), say())] == [
        [1, 1, 2], [1, 1, 1, 1], [1, 1, 2],
    ]  # fmt: skip


def test_the_task_of_an_activity_is_not_told_twice() -> None:
    _, _, said, _ = rows(show(slide(layout="activity")))[0]
    assert words(said) == ["6-2 · Deux prix se perdent"]


def test_what_else_stands_under_the_label_follows_the_words_of_the_slide() -> None:
    _, _, said, _ = rows(show(slide(), Paragraph(text("Laissez-la au mur"), "answer")))[0]
    assert words(said)[-1] == "Laissez-la au mur"


def test_a_slide_whose_words_fit_nowhere_is_told_by_its_headline_alone() -> None:
    squares = rows(show(slide("Anticonstitutionnellement" * 6)))[0]
    assert [square.span for square in squares] == [1, 1, 2]
    assert words(squares[2])[0].startswith("6-2 · Anticonst")


def test_a_slide_that_is_continued_shows_its_first_part_and_says_how_many_there_are() -> None:
    items = (Item(text(f"{number} : le prix du bon miel et ce qu’il devient en route")) for number in range(30))
    long = List(tuple(items))
    sketch = sketch_of(rows(show(replace(slide(), blocks=(long,))))[0][-1])
    tags = [plain(each.words[0].text) for each in sketch.drawing.primitives if getattr(each, "key", "") == "tag"]
    assert tags == ["6-2 (1/3)"]


def test_no_page_ends_between_the_times_of_a_step_and_its_first_picture() -> None:
    first = rows(show(slide()), say(), say())[0]
    assert [isinstance(part, Sketch) for part in first[-1].parts] == [True]
    only = rows(show(slide()))[0]
    assert sketch_of(only[-1]).keep


def test_a_slide_is_drawn_as_the_stage_of_the_deck_has_it() -> None:
    narrow = write(Document("fr", text("Guide"), (Section((), blocks=(slide(),)),)), replace(THEME, ratio="4x3"))
    (extent,) = docx.Document(io.BytesIO(narrow.data)).element.body.xpath(".//wp:inline/wp:extent")
    assert int(extent.get("cx")) / int(extent.get("cy")) == pytest.approx(720 / 540, abs=0.01)
    assert house("4x3").width == 720


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_holds_one_picture_for_each_slide_that_it_shows(language: str) -> None:
    assert len(shown(language)) > 50
    assert [each.docPr.get("descr") for each in pictures(language)] == [plain(each.title) for each in shown(language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_shows_each_slide_of_the_deck_that_has_a_step(language: str) -> None:
    deck = [each for section in document("deck", language).sections for each in section.blocks]
    numbers = [each.number for each in deck if isinstance(each, Slide) and "-" in each.number]
    assert Counter(each.number for each in shown(language)) == Counter(numbers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slide_of_the_guide_and_of_the_deck_are_one(language: str) -> None:
    deck = [each for section in document("deck", language).sections for each in section.blocks]
    known = {each.number: (each.title, each.layout, each.blocks) for each in deck if isinstance(each, Slide)}
    assert {each.number: (each.title, each.layout, each.blocks) for each in shown(language)} == {
        number: slide for number, slide in known.items() if "-" in number
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_drawn_has_a_number_of_its_own(language: str) -> None:
    numbers = [each.get("id") for each in body(language).xpath(".//wp:docPr | .//*[local-name()='cNvPr']")]
    assert len(numbers) > 500
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_shapes_stand_inside_the_frame_of_their_slide(language: str) -> None:
    for picture in pictures(language):
        wide, high = int(picture.extent.cx), int(picture.extent.cy)
        shapes = picture.xpath(".//*[local-name()='wsp']/*[local-name()='spPr']/a:xfrm")
        assert len(shapes) >= 3
        for each in shapes:
            (at,), (size,) = each.xpath("a:off"), each.xpath("a:ext")
            x, y = int(at.get("x")), int(at.get("y"))
            assert min(x, y) >= -2
            assert x + int(size.get("cx")) <= wide + 2
            assert y + int(size.get("cy")) <= high + 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_spine_number_of_each_slide_is_read_at_nine_points_or_more(language: str) -> None:
    for picture, each in zip(pictures(language), shown(language), strict=True):
        (tag,) = picture.xpath(".//*[local-name()='wsp'][*[local-name()='cNvPr'][@name='tag']]")
        assert "".join(tag.itertext(qn("w:t"))).split(" ")[0] == each.number
        assert {int(size.get(qn("w:val"))) / 2 for size in tag.iter(qn("w:sz"))} == {9}


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_on_paper_are_black_on_white_with_light_tints(language: str) -> None:
    lines = {value for picture in pictures(language) for value in picture.xpath(".//a:ln//a:srgbClr/@val")}
    fills = {value for picture in pictures(language) for value in picture.xpath(".//a:srgbClr/@val")} - lines
    assert lines == {"000000"}
    assert fills
    assert all(min(bytes.fromhex(value)) >= 0.85 * 255 for value in fills)


def test_the_same_guide_makes_the_same_bytes() -> None:
    assert write(document("guide", "fr"), THEME).data == guide("fr")


def test_a_slide_outside_of_a_label_has_its_picture_too() -> None:
    grids = [part for part in plan_blocks((slide(), slide()), ROOM) if isinstance(part, Grid)]
    assert [grid.widths for grid in grids] == [(BLOCK[0] - SHOWN, SHOWN)] * 2
    assert all(one.lines == two.lines for one, two in pairwise(grids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_corners_are_no_rounder_than_on_slides_where_they_would_take_room_from_words(language: str) -> None:
    rounded = body(language).xpath(".//a:prstGeom[@prst='roundRect']")
    assert len(rounded) > 100
    assert {each.find(f"{qn('a:avLst')}/{qn('a:gd')}").get("fmla") for each in rounded} == {"val 5000"}

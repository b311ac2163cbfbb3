"""Decks on an office's layouts: what the template adds is switched off, what could not be read has its own ink."""

from dataclasses import replace
from typing import Any

import pytest
from pptx.oxml.ns import qn

from mallette.model.stage import Area, Base, Holder, HolderRole, Room, Stage
from mallette.slides.rooms import EDITION_ID, FOOTER_ID, TITLE_ID, house
from mallette.tree import Layout
from mallette.writers.pptx import write
from tests.samples import bullets
from tests.stages import BRAND, LONG, lent, lent_stage, theme_of
from tests.writers.decks import (
    BARS,
    COLUMNS,
    DOCUMENT,
    FACTS,
    FLOWS,
    FOOTER,
    OFFICES,
    TABLE,
    TITLE,
    by_number,
    document_of,
    holder,
    opened,
    read,
    runs_of,
    slide,
    text_of,
)

OURS = "ours as an office's 16x9"
DARK = "FFCC00"
"""An ink for words on a dark ground."""
POINT = 12700


@pytest.fixture(scope="module", params=list(OFFICES))
def deck(request: pytest.FixtureRequest) -> Any:
    return opened(request.param)


def on(stage: Stage, *blocks: Any, layout: Layout = "bullets", number: str = "7-1", title: str = TITLE) -> Any:
    """Return the one slide of a deck on our base file with another stage."""
    made = write(document_of(slide(layout, number, *blocks, title=title)), theme_of(base=base_of(stage)))
    return next(iter(read(made).slides))


def base_of(stage: Stage) -> Base:
    return Base(BRAND.decks["16x9"].data, stage)


def changed(stage: Stage, role: Layout, **changes: Any) -> Stage:
    return replace(stage, rooms={**stage.rooms, role: replace(stage.rooms[role], **changes)})


def with_holder(stage: Stage, role: Layout, name: HolderRole, **changes: Any) -> Stage:
    room = stage.rooms[role]
    return changed(stage, role, holders={**room.holders, name: replace(room.holders[name], **changes)})


def fill_of(run: Any) -> str | None:
    colour = run.find(f"{qn('a:solidFill')}/*")
    return None if colour is None else colour.get("val")


def font_of(run: Any) -> str | None:
    font = run.find(qn("a:latin"))
    return None if font is None else font.get("typeface")


class TestNumber:
    def test_it_leads_the_title_and_has_no_box(self, deck: Any) -> None:
        assert text_of(by_number(deck, "6-2").shapes.title) == f"6-2\u2002{TITLE}"
        assert not any(shape.placeholder_format.idx == 20 for each in deck.slides for shape in each.placeholders)

    def test_it_counts_the_slides_of_one_that_goes_on(self, deck: Any) -> None:
        titles = [text_of(each.shapes.title) for each in deck.slides]
        count = sum(title.startswith("6-7") for title in titles)
        assert count >= 2
        assert [title for title in titles if title.startswith("6-7")] == [
            f"6-7 ({turn}/{count})\u2002{TITLE}" for turn in range(1, count + 1)
        ]

    def test_on_our_own_layouts_it_stands_in_its_box(self) -> None:
        assert text_of(by_number(opened(), "6-2").shapes.title) == TITLE


class TestWords:
    def test_bold_capitals_and_spaced_letters_of_a_template_are_switched_off(self, deck: Any) -> None:
        for each in deck.slides:
            for shape in each.placeholders:
                for run in runs_of(shape) if shape.has_text_frame else ():
                    assert run.get("b") in ("0", "1")
                    assert (run.get("cap"), run.get("spc")) == ("none", "0")

    def test_words_other_than_titles_are_in_the_themes_font_for_words(self, deck: Any) -> None:
        for each in deck.slides:
            for shape in each.shapes:
                wanted = {None} if shape == each.shapes.title else {"+mn-lt"}
                assert {font_of(run) for run in runs_of(shape)} <= wanted

    def test_on_our_own_layouts_nothing_is_switched_off(self) -> None:
        runs = [run for each in opened().slides for run in runs_of(each)]
        assert {(run.get("cap"), run.get("spc"), font_of(run)) for run in runs} == {(None, None, None)}

    def test_a_title_that_the_template_does_not_set_in_bold_is_not_bold(self) -> None:
        light = with_holder(lent_stage(house()), "bullets", "title", bold=False)
        assert {run.get("b") for run in runs_of(on(light).shapes.title)} == {"0"}
        assert {run.get("b") for run in runs_of(on(lent_stage(house())).shapes.title)} == {"1"}

    def test_a_title_that_has_grown_says_where_it_stands_and_others_do_not(self) -> None:
        low = changed(lent_stage(house()), "bullets", title=Area(43.2, 64, 873.6, 40))
        low = with_holder(low, "bullets", "title", area=Area(43.2, 64, 873.6, 40))
        long = on(low, bullets("Un"), title=f"{TITLE} {LONG}")
        assert long.shapes.title._element.spPr.find(qn("a:xfrm")) is not None
        assert long.shapes.title.height == pytest.approx(2 * 24 * 1.2 * POINT, abs=1)
        assert on(lent_stage(house())).shapes.title._element.spPr.find(qn("a:xfrm")) is None

    def test_a_placeholder_that_is_moved_keeps_the_space_inside_its_edges(self) -> None:
        stage = lent_stage(house())
        body = stage.rooms["bullets"].body
        moved = Holder(1, body.inside(20).grown((10, 5, 10, 5)), (10, 5, 10, 5))
        room = replace(stage.rooms["bullets"], holders={**stage.rooms["bullets"].holders, "body": moved})
        shape = holder(on(replace(stage, rooms={**stage.rooms, "bullets": room}), bullets("Un")), 1)
        assert (shape.left, shape.top) == (round((body.left - 10) * POINT), round((body.top - 5) * POINT))
        assert (shape.width, shape.height) == (round((body.width + 20) * POINT), round((body.height + 10) * POINT))

    def test_what_has_no_placeholder_stands_in_a_box_of_its_own(self) -> None:
        stage = lent_stage(house())
        bare = changed(stage, "bullets", holders={"title": stage.rooms["bullets"].holders["title"]})
        found = on(bare, bullets("Un"))
        box = next(each for each in found.shapes if each.name == "kit:text")
        assert text_of(box) == "Un"
        assert [each.placeholder_format.idx for each in found.placeholders] == [TITLE_ID]


class TestInk:
    def test_words_in_a_placeholder_have_the_ink_that_was_chosen_there(self) -> None:
        stage = lent_stage(house(), ink=DARK)
        found = on(stage, bullets("Un"))
        for shape in found.placeholders:
            assert {fill_of(run) for run in runs_of(shape)} == {DARK}

    def test_without_one_they_have_the_templates_own(self) -> None:
        for shape in on(lent_stage(house()), bullets("Un")).placeholders:
            assert {fill_of(run) for run in runs_of(shape)} == {None}

    def test_a_bullet_has_the_ink_of_its_words_where_that_was_chosen(self) -> None:
        bullet = next(holder(on(lent_stage(house(), ink=DARK), bullets("Un")), 1)._element.iter(qn("a:buClr")))
        plain = next(holder(on(lent_stage(house()), bullets("Un")), 1)._element.iter(qn("a:buClr")))
        assert bullet[0].get("val") == DARK
        assert plain[0].get("val") == "accent1"

    def test_words_on_the_bare_ground_have_the_ink_of_the_room(self) -> None:
        stage = changed(lent_stage(house()), "diagram", ink=DARK)
        found = on(stage, bullets("Dessus"), replace(FLOWS, kind="line"), bullets("Dessous"), layout="diagram")
        [box] = [each for each in found.shapes if each.name == "kit:text"]
        assert text_of(box) == "Dessous"
        assert {fill_of(run) for run in runs_of(box)} == {DARK}

    def test_the_colours_of_the_stage_paint_pictures_tables_facts_and_charts(self) -> None:
        colours = {**house().colours, "ink": "101010", "white": "FEFEFE", "accent": "bg2"}
        stage = replace(lent_stage(house()), colours=colours)
        for block in (FLOWS, TABLE, FACTS, BARS):
            found = on(stage, bullets("Un"), block)
            drawn = [each for each in found.shapes if each.name in DRAWN]
            roots = [each.chart._chartSpace if each.has_chart else each._element for each in drawn]
            used = {each.get("val") for root in roots for kind in KINDS for each in root.iter(qn(kind))}
            assert "101010" in used
            assert used <= {"101010", "FEFEFE", *house().colours.values()} - {"tx1", "bg1", "accent1"}


DRAWN = ("kit:flows", "kit:table", "kit:fact", "kit:chart")
KINDS = ("a:srgbClr", "a:schemeClr")


class TestFooters:
    def footer(self, area: Area, face: str = "") -> Any:
        stage = with_holder(lent_stage(house()), "bullets", "footer", area=area)
        found = on(replace(stage, face=face), bullets("Un"))
        return next((each for each in found.placeholders if each.placeholder_format.idx == FOOTER_ID), None)

    def test_words_that_have_room_stand_at_12_points(self) -> None:
        shape = self.footer(Area(43, 502, 400, 22))
        assert text_of(shape) == FOOTER
        assert {run.get("sz") for run in runs_of(shape)} == {"1200"}

    def test_they_step_down_to_9_points_and_are_then_left_out(self) -> None:
        assert {run.get("sz") for run in runs_of(self.footer(Area(43, 502, 125, 16)))} == {"900"}
        assert self.footer(Area(43, 502, 110, 16)) is None

    def test_they_are_measured_in_the_face_of_the_stage(self) -> None:
        assert self.footer(Area(43, 502, 125, 16), "vera-mono") is None

    def test_so_are_those_that_are_the_same_on_every_slide(self) -> None:
        plain, wide = (self.edition(face) for face in ("", "vera-mono"))
        assert plain is not None
        assert {run.get("sz") for run in runs_of(plain)} == {"1000"}
        assert wide is None

    def edition(self, face: str) -> Any:
        stage = with_holder(lent_stage(house()), "bullets", "edition", area=Area(300, 502, 66, 16))
        made = read(write(DOCUMENT, theme_of(base=base_of(replace(stage, face=face)))))
        found = next(each for each in made.slides if each.slide_layout.name == "bullets")
        return next((each for each in found.placeholders if each.placeholder_format.idx == EDITION_ID), None)

    def test_a_layout_without_footers_has_none(self) -> None:
        room = lent(house().rooms["bullets"])
        bare = replace(room, holders={name: each for name, each in room.holders.items() if name in ("title", "body")})
        stage = replace(lent_stage(house()), rooms={**lent_stage(house()).rooms, "bullets": bare})
        assert {each.placeholder_format.idx for each in on(stage, bullets("Un")).placeholders} == {0, 1}


class TestLayouts:
    def test_a_role_stands_on_the_layout_that_its_room_names(self) -> None:
        other = next(str(each.part.partname) for each in opened().slide_layouts if each.name == "closing")
        stage = changed(lent_stage(house()), "bullets", layout=other)
        assert on(stage, bullets("Un")).slide_layout.name == "closing"

    def test_columns_stand_in_the_two_placeholders_of_their_layout(self) -> None:
        found = on(lent_stage(house()), COLUMNS, layout="columns")
        assert [text_of(holder(found, index)) for index in (1, 2)] == ["Avant\nseul", "Après\nensemble"]
        assert {run.get("sz") for index in (1, 2) for run in runs_of(holder(found, index))} == {"2400"}

    def test_tables_and_charts_take_no_placeholder_of_an_office(self) -> None:
        for block in (TABLE, BARS):
            [frame] = [each for each in on(lent_stage(house()), block).shapes if each.has_table or each.has_chart]
            assert not frame.is_placeholder

    def test_notes_are_added_to_a_file_that_has_none(self) -> None:
        deck = opened("Office 2007")
        assert deck.part._element.findall(qn("p:notesMasterIdLst"))
        assert all(each.has_notes_slide for each in deck.slides)


def test_a_title_without_a_placeholder_is_still_there() -> None:
    stage = lent_stage(house())
    room: Room = replace(stage.rooms["bullets"], holders={"body": stage.rooms["bullets"].holders["body"]})
    found = on(replace(stage, rooms={**stage.rooms, "bullets": room}), bullets("Un"))
    assert f"7-1\u2002{TITLE}" in [text_of(each) for each in found.shapes]

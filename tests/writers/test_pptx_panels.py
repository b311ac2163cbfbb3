"""Panels under what could not be read on an office's own ground, and decks on pictures as a whole."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pptx.oxml.ns import qn

from mallette.fit import Passage
from mallette.model.stage import Area, Base, Panel, Stage
from mallette.office import read_template
from mallette.pictures.shapes import Drawing, Shape
from mallette.slides.rooms import TAG_ID, house
from mallette.slides.values import GridPart, TextPart
from mallette.writers.pptx import write
from mallette.writers.pptx.panel import AIR, panel_under
from tests.office.samples import DARK, OURS, PALE, backed, chequered, dots
from tests.samples import bullets, text
from tests.stages import BRAND, lent_stage, overlap, theme_of
from tests.writers.decks import (
    BARS,
    COLUMNS,
    DOCUMENT,
    FACTS,
    FLOWS,
    SLIDES,
    TABLE,
    document_of,
    read,
    runs_of,
    slide,
    text_of,
)

POINT = 12700
WHOLE = Area(0, 0, 960, 540)
DRAWN = ("kit:flows", "kit:table", "kit:fact", "kit:chart")


def area_of(shape: Any) -> Area:
    return Area(*(each / POINT for each in (shape.left, shape.top, shape.width, shape.height)))


def fill_of(element: Any) -> str | None:
    colour = element.find(f"{qn('a:solidFill')}/*")
    return None if colour is None else colour.get("val")


def panelled(panel: Panel, ink: str = "tx1") -> Stage:
    stage = lent_stage(house())
    return replace(stage, rooms={role: replace(room, ink=ink, panel=panel) for role, room in stage.rooms.items()})


def on(stage: Stage, *blocks: Any, layout: Any = "bullets") -> list[Any]:
    """Return the shapes of the one slide of a deck on our base file with another stage."""
    theme = theme_of(base=Base(BRAND.decks["16x9"].data, stage))
    return list(next(iter(read(write(document_of(slide(layout, "7-1", *blocks)), theme)).slides)).shapes)


class TestPlace:
    """The place of a panel, from plain values."""

    words = TextPart(Area(100, 100, 300, 200), (Passage(text("Un"), 20),))

    def grid(self, area: Area) -> GridPart:
        return GridPart(area, (area.width,), (area.height,), ())

    def test_it_is_a_little_larger_than_what_is_drawn(self) -> None:
        assert panel_under(self.grid(Area(100, 100, 300, 200)), [], WHOLE) == Area(92, 92, 316, 216)

    def test_it_ends_at_the_edge_of_the_slide(self) -> None:
        assert panel_under(self.grid(Area(2, 0, 956, 538)), [], WHOLE) == Area(0, 0, 960, 540)

    def test_it_ends_half_way_to_what_stands_beside_it(self) -> None:
        above, right = Area(100, 40, 300, 54), Area(404, 100, 100, 200)
        assert panel_under(self.grid(Area(100, 100, 300, 200)), [above, right], WHOLE) == Area(92, 97, 310, 211)

    def test_it_is_not_larger_where_something_touches(self) -> None:
        below = Area(100, 300, 300, 50)
        assert panel_under(self.grid(Area(100, 100, 300, 200)), [below], WHOLE).bottom == 300

    def test_under_words_it_is_as_high_as_they_are(self) -> None:
        assert panel_under(self.words, [], WHOLE) == Area(92, 92, 316, 24 + 2 * AIR)

    def test_under_a_picture_it_is_as_large_as_its_shapes(self) -> None:
        shapes = (Shape("rectangle", Area(150, 150, 50, 40)), Shape("rectangle", Area(250, 150, 50, 60)))
        drawing = Drawing("boxes", Area(100, 100, 300, 200), shapes, 20, text("Deux"))
        assert panel_under(drawing, [], WHOLE) == Area(142, 142, 166, 76)


class TestPanel:
    @pytest.mark.parametrize("panel", ["drawn", "all"])
    @pytest.mark.parametrize("block", [FLOWS, TABLE, BARS, FACTS])
    def test_one_lies_under_each_thing_that_is_drawn(self, block: Any, panel: Panel) -> None:
        shapes = on(panelled(panel), bullets("Un"), block)
        drawn = [number for number, each in enumerate(shapes) if each.name in DRAWN]
        assert drawn
        for number in drawn:
            under = shapes[number - 1]
            assert under.name == "kit:panel"
            assert fill_of(under._element.spPr) == "bg1"
            assert overlap(area_of(under), area_of(shapes[number]))

    def test_there_is_none_where_the_ground_can_be_drawn_on(self) -> None:
        for block in (FLOWS, TABLE, BARS, FACTS):
            assert not [each for each in on(panelled("none"), bullets("Un"), block) if each.name == "kit:panel"]

    @pytest.mark.parametrize(("panel", "count"), [("none", 0), ("drawn", 0), ("all", 1)])
    def test_free_words_have_one_only_where_their_own_ink_cannot_be_read(self, panel: Panel, count: int) -> None:
        shapes = on(
            panelled(panel), bullets("Dessus"), replace(FLOWS, kind="line"), bullets("Dessous"), layout="diagram"
        )
        number = next(number for number, each in enumerate(shapes) if text_of(each) == "Dessous")
        assert [each.name for each in shapes[number - 1 : number]].count("kit:panel") == count

    def test_words_in_placeholders_have_none(self) -> None:
        assert not [each for each in on(panelled("all"), COLUMNS, layout="columns") if each.name == "kit:panel"]

    def test_a_placeholder_is_filled_and_keeps_its_place(self) -> None:
        stage = lent_stage(house(), ink="tx1")
        room = stage.rooms["bullets"]
        holders = {role: replace(each, fill="EEEEEE") for role, each in room.holders.items()}
        filled = replace(stage, rooms={**stage.rooms, "bullets": replace(room, holders=holders)})
        for shape in on(filled, bullets("Un")):
            assert fill_of(shape._element.spPr) == "EEEEEE"
            assert shape._element.spPr.find(qn("a:xfrm")) is None
            assert {fill_of(run) for run in runs_of(shape)} == {"tx1"}


@cache
def deck_on(picture: bytes, name: str = "photo.png") -> Any:
    template = read_template(backed(picture, name=name), name)
    return read(write(DOCUMENT, theme_of(base=Base(template.data, template.stage))))


def colours_used(shape: Any) -> set[str | None]:
    return {fill_of(run) for run in runs_of(shape)}


class TestDeck:
    """Whole decks, opened again."""

    def test_on_a_dark_picture_every_word_is_light(self) -> None:
        deck = deck_on(dots([[DARK]]))
        assert len(deck.slides) >= SLIDES
        for each in deck.slides:
            assert not [shape for shape in each.shapes if shape.name == "kit:panel"]
            for shape in each.shapes:
                assert colours_used(shape) <= {"bg1"}, shape.name

    def test_so_it_is_where_somebody_put_one_behind_our_own_base_file(self) -> None:
        template = read_template(backed(dots([[DARK]]), data=OURS.read_bytes()), "base.pptx")
        for each in read(write(DOCUMENT, theme_of(base=Base(template.data, template.stage)))).slides:
            for shape in [shape for shape in each.placeholders if not shape.has_chart]:
                numbered = shape.placeholder_format.idx == TAG_ID
                assert colours_used(shape) == ({None} if numbered else {"bg1"}), shape.name

    def test_on_a_light_picture_nothing_is_covered(self) -> None:
        for each in deck_on(dots([[PALE]])).slides:
            for shape in each.placeholders:
                assert fill_of(shape._element.spPr) is None
            assert not [shape for shape in each.shapes if shape.name == "kit:panel"]

    @pytest.mark.parametrize(
        ("picture", "name"), [(chequered(DARK, PALE), "photo.png"), (bytes(88), "photo.emf")], ids=["chequered", "emf"]
    )
    def test_on_one_that_takes_no_ink_every_word_stands_on_a_plain_ground(self, picture: bytes, name: str) -> None:
        deck = deck_on(picture, name)
        assert len(deck.slides) >= SLIDES
        for each in deck.slides:
            panels: list[Area] = []
            for shape in each.shapes:
                if shape.name == "kit:panel":
                    panels.append(area_of(shape))
                elif shape.is_placeholder and not (shape.has_table or shape.has_chart):
                    assert fill_of(shape._element.spPr) == "bg1", shape.name
                    assert colours_used(shape) == {"tx1"}
                else:
                    assert colours_used(shape) <= {"tx1", "bg1"}
                    for part in [*getattr(shape, "shapes", [shape])]:
                        assert any(within(part, panel) for panel in panels), part.name

    def test_no_panel_leaves_the_slide_or_lies_over_what_was_drawn_before(self) -> None:
        deck = deck_on(chequered(DARK, PALE))
        slide_area = Area(0, 0, deck.slide_width / POINT, deck.slide_height / POINT)
        for each in deck.slides:
            for panel, before in panels_of(each):
                assert min(panel.left, panel.top) >= 0
                assert panel.right <= slide_area.right + 0.01
                assert panel.bottom <= slide_area.bottom + 0.01
                assert not [area for area in before if overlap(panel, area)]


def within(shape: Any, panel: Area) -> bool:
    """Return whether a shape stands on a panel; a box of words may be higher than its words are."""
    area, slack = area_of(shape), 0.01
    sides = area.left > panel.left - slack and area.right < panel.right + slack
    return sides and area.top > panel.top - slack and (shape.name == "kit:text" or area.bottom < panel.bottom + slack)


def panels_of(slide: Any) -> Iterator[tuple[Area, list[Area]]]:
    """Yield the place of each panel with the places of what was drawn before it, of placeholders the room for words."""
    before: list[Area] = []
    for shape in slide.shapes:
        if shape.name == "kit:panel":
            yield area_of(shape), list(before)
        elif shape.is_placeholder and not (shape.has_table or shape.has_chart):
            before.append(area_of(shape).shrunk((7.2, 3.6, 7.2, 3.6)))
        else:
            before.append(area_of(shape))

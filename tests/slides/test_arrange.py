"""What cannot be drawn is said in words, columns take the two placeholders of their layout, no part covers another."""

from dataclasses import replace

import pytest

from mallette.errors import ContentError
from mallette.model.stage import Area, Ratio, Room
from mallette.pictures.shapes import Drawing
from mallette.slides.rooms import house
from mallette.slides.values import DeckSlide, FactPart, TextPart
from mallette.tree import (
    Block,
    Column,
    Columns,
    Fact,
    Facts,
    Heading,
    Layout,
    Link,
    Node,
    Picture,
    iter_runs,
    plain,
)
from tests.samples import bullets, paragraph, text
from tests.stages import (
    FACTS,
    LAYOUTS,
    LONG,
    RATIOS,
    areas_of,
    deck,
    fits,
    lent_stage,
    overlap,
    part_of,
    picture,
    room_of,
    sizes,
    stage_of,
    table,
    text_parts,
    words,
)

LOW = stage_of(room_of(Area(40, 40, 880, 60), Area(40, 120, 880, 150)))
"""A stage with little room for pictures and tables."""


HIGH = f"{LONG} " * 30
"""Words of a cell that is higher than a slide."""


def crowded(count: int = 30) -> Picture:
    """Return a picture with words on nodes and links that fits on no slide."""
    nodes = tuple(
        Node(f"n{number}", text(f"Fonction numéro {number}"), text(f"détail {number}"), shown=text(f"{number} F"))
        for number in range(count)
    )
    links = (Link("n0", "n1", "goods", text("produits")), Link("n1", "n2"))
    return Picture("row", nodes, links, text("Trente fonctions de suite."))


def columns(*lines: str, heads: tuple[str, str] = ("Avant", "Après")) -> Columns:
    return Columns(
        (Column((Heading(text(heads[0])), bullets(*lines))), Column((Heading(text(heads[1])), bullets("Fin"))))
    )


def seats(slide: DeckSlide) -> list[str | None]:
    return [part.role for part in slide.parts if isinstance(part, TextPart)]


class TestSaidInWords:
    def test_every_word_of_a_picture_that_fits_nowhere_is_in_a_list(self) -> None:
        found = deck(crowded())
        said = " ".join(words(slide) for slide in found)
        assert [run.text for run in iter_runs(crowded()) if run.text not in said] == []
        assert {slide.layout for slide in found} == {"bullets"}
        assert not any(isinstance(part, Drawing) for slide in found for part in slide.parts)

    def test_it_says_what_the_picture_shows_first_then_its_parts_then_what_joins_them(self) -> None:
        passages = [each for slide in deck(crowded()) for part in text_parts(slide)[1:] for each in part.passages]
        lines = [plain(each.text) for each in passages]
        assert lines[0] == "Trente fonctions de suite."
        assert lines[1] == "Fonction numéro 0 · détail 0 · 0 F"
        assert lines[-1] == "Fonction numéro 0 · produits · Fonction numéro 1"
        assert [each.sign for each in passages] == ["", *["bullet"] * 31]

    def test_every_word_of_a_table_with_a_row_higher_than_a_slide_is_in_a_list_heads_in_bold(self) -> None:
        high = table(2, HIGH)
        found = deck(high)
        said = " ".join(words(slide) for slide in found)
        assert sum(len(run.text.split()) for run in iter_runs(high)) == len(said.replace(" · ", " ").split())
        [head, *_] = part_of(found[0], TextPart).passages
        assert plain(head.text) == "Heure · Plage"
        assert all(run.bold for run in head.text if run.id)

    def test_facts_that_fit_nowhere_follow_the_task(self) -> None:
        many = Facts(tuple(Fact(text(f"{number}"), text(f"chose {number}")) for number in range(8)))
        [slide] = deck(bullets("Tracez"), many, layout="activity")
        assert slide.layout == "bullets"
        assert slide.told == "facts"
        assert [plain(each.text) for each in part_of(slide, TextPart).passages][:2] == ["Tracez", "0 chose 0"]

    @pytest.mark.parametrize(("block", "name"), [(crowded(), "picture"), (table(1, HIGH), "table")])
    def test_each_slide_that_it_takes_says_what_was_told(self, block: Block, name: str) -> None:
        found = deck(block)
        assert {slide.told for slide in found} == {name}
        assert {slide.told for slide in deck(bullets("Un"), picture())} == {""}

    def test_words_before_and_after_keep_their_places(self) -> None:
        found = deck(paragraph("Devant."), crowded(), paragraph("Derrière."))
        said = [plain(each.text) for slide in found for part in text_parts(slide)[1:] for each in part.passages]
        assert (said[0], said[-1]) == ("Devant.", "Derrière.")

    def test_a_second_picture_is_told_where_the_first_is_drawn(self) -> None:
        found = deck(picture(), crowded())
        assert [slide.told for slide in found] == ["", *["picture"] * (len(found) - 1)]

    def test_only_a_word_wider_than_the_slide_stops_the_deck(self) -> None:
        with pytest.raises(ContentError, match=r"a word is wider than the 874 points"):
            deck(picture("row", 40, "anticonstitutionnellement" * 5))


class TestColumns:
    def test_two_columns_of_words_take_the_two_placeholders_of_their_layout(self) -> None:
        [slide] = deck(columns("Un"), layout="columns")
        left, right = slide.parts
        room = house().rooms["columns"]
        assert (slide.layout, seats(slide)) == ("columns", ["body", "second"])
        assert (left.area, right.area) == (room.holders["body"].room, room.holders["second"].room)
        assert [plain(part.passages[0].text) for part in (left, right)] == ["Avant", "Après"]  # type: ignore[union-attr]

    def test_both_are_set_at_the_size_that_the_fuller_one_needs(self) -> None:
        [slide] = deck(columns(*[LONG] * 3), layout="columns")
        assert sizes(slide) < {24, 22, 20, 18}
        assert len(sizes(slide)) == 1
        assert all(fits(part) for part in text_parts(slide))

    def test_a_table_in_a_column_a_third_column_or_words_above_take_boxes_of_their_own(self) -> None:
        three = Columns(tuple(Column((bullets(word),)) for word in ("Un", "Deux", "Trois")))
        mixed = Columns((Column((bullets("Un"),)), Column((table(2),))))
        assert seats(deck(three, layout="columns")[0]) == [None] * 3
        assert seats(deck(mixed, layout="columns")[0]) == [None]
        assert seats(deck(bullets("Ici"), columns("Un"), layout="columns")[0])[0] == "body"
        for blocks in ((three,), (mixed,), (bullets("Ici"), columns("Un"))):
            areas = areas_of(deck(*blocks, layout="columns")[0])
            assert not any(overlap(one, other) for number, one in enumerate(areas) for other in areas[number + 1 :])

    def test_columns_that_fit_at_no_size_follow_each_other_and_no_word_is_lost(self) -> None:
        found = deck(columns(*[LONG] * 12), layout="columns")
        said = " ".join(words(slide) for slide in found)
        assert len(found) > 1
        assert all(seats(slide) == ["body"] for slide in found)
        assert [run.text for run in iter_runs(columns(*[LONG] * 12)) if run.text not in said] == []
        assert said.index("Avant") < said.index("Après")


class TestPlaces:
    def test_a_picture_needs_forty_points_of_height(self) -> None:
        assert deck(picture("row", 2, "Un"), stage=stage_of(low(41)))[0].layout == "diagram"
        assert deck(picture("row", 2, "Un"), stage=stage_of(low(39)))[0].told == "picture"

    def test_facts_beside_a_long_task_stand_on_each_of_its_slides(self) -> None:
        found = deck(bullets(*[LONG] * 12), FACTS, layout="activity")
        assert len(found) > 1
        assert all(sum(isinstance(part, FactPart) for part in slide.parts) == 3 for slide in found)

    def test_a_line_under_a_large_title_is_aligned_as_its_layout_has_it(self) -> None:
        room = house().rooms["section"]
        centred = replace(room, holders={**room.holders, "detail": replace(room.holders["detail"], align="center")})
        stage = replace(house(), rooms={**house().rooms, "section": centred})
        [slide] = deck(paragraph("55 minutes"), layout="section", stage=stage)
        assert {each.align for each in part_of(slide, TextPart).passages} == {"center"}

    @pytest.mark.parametrize("ratio", RATIOS)
    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_nothing_covers_anything_on_an_offices_layouts(self, layout: Layout, ratio: Ratio) -> None:
        stage = lent_stage(house(ratio), "vera")
        for blocks in ((bullets("Un", LONG), FACTS), (bullets("Un"), picture("map", 6)), (columns("Un"),), (table(9),)):
            for title in ("Court", LONG):
                found = deck(*blocks, layout=layout, title=title, stage=stage)
                assert_apart(found)

    def test_a_slide_that_takes_another_layout_stands_in_that_layouts_room(self) -> None:
        """Title and body of an office's layouts stand in different places: 'diagram' has its title lower here."""
        lower = room_of(Area(40, 150, 880, 60), Area(40, 230, 880, 250))
        office = stage_of(room_of(Area(40, 40, 880, 60), Area(40, 120, 880, 360)))
        stage = replace(office, rooms={**office.rooms, **dict.fromkeys(("diagram", "table", "columns"), lower)})
        for block in (picture(), table(3), columns("Un"), crowded()):
            assert_apart(deck(block, stage=stage))
            assert_apart(deck(block, layout="question", stage=stage))
            assert_apart(deck(block, layout="section", title=LONG * 3, stage=stage))


def assert_apart(found: tuple[DeckSlide, ...]) -> None:
    for slide in found:
        areas = areas_of(slide)
        assert not any(overlap(one, other) for number, one in enumerate(areas) for other in areas[number + 1 :])
        assert all(fits(part) for part in text_parts(slide))


def low(height: float) -> Room:
    return room_of(Area(40, 40, 880, 60), Area(40, 120, 880, height))

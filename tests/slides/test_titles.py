"""Titles: their sizes, the number that leads them on an office's layout, the room that they take from what is below."""

import re
from dataclasses import replace

import pytest

from mallette.errors import ContentError
from mallette.fit import MARGIN, Passage, advance, has_room, measure_height
from mallette.model.stage import Area, Holder, Ratio, Room, Stage
from mallette.slides.arrange import TooLongError
from mallette.slides.rooms import house
from mallette.slides.titles import BODY_SHARE, GAP, Headed, head
from mallette.slides.values import DeckSlide, TextPart
from mallette.tree import Layout, Paragraph, Slide, plain
from tests.samples import bullets, text
from tests.stages import LONG, RATIOS, areas_of, deck, fits, lent_stage, overlap, room_of, stage_of

OFFICE = room_of(Area(40, 40, 880, 60), Area(40, 120, 880, 360))
LINE = 24 * 1.2
"""The height of a line of the smallest title, in points."""


def headed(words: str, room: Room = OFFICE, turn: int = 1, turns: int = 1) -> Headed:
    return head(Slide("bullets", text(words), "6-2"), room, turn, turns)


def lines(count: int, room: Room = OFFICE) -> str:
    """Return a title that takes so many lines at the smallest size."""
    words = "mot"
    while measure_height(head_passages(words, room), room.title.width) < count * LINE - 1:
        words += " mot"
    return words


def head_passages(words: str, room: Room) -> tuple[Passage, ...]:
    tall = replace(room, title=replace(room.title, height=10_000), sizes=replace(room.sizes, title=(24.0,)))
    return head(Slide("bullets", text(words), "6-2"), tall).title.passages


def width_of(words: str) -> float:
    """Return the width that a title takes in one line at the largest size, and a hair more."""
    return 32 * MARGIN * advance(words, bold=True, italic=False) + 1


def title_of(slide: DeckSlide) -> str:
    return plain(slide.title.passages[0].text)


class TestNumber:
    def test_it_stands_in_its_own_box_on_our_slides(self) -> None:
        assert title_of(deck()[0]) == "Un titre"

    def test_it_leads_the_title_where_the_layout_has_no_place_for_it(self) -> None:
        assert title_of(deck(stage=stage_of(OFFICE))[0]) == "6-2\u2002Un titre"

    def test_a_slide_without_a_number_has_its_bare_title(self) -> None:
        assert title_of(deck(number="", stage=stage_of(OFFICE))[0]) == "Un titre"

    def test_it_says_which_part_of_a_continued_slide_it_leads(self) -> None:
        found = deck(bullets(*[LONG] * 16), stage=stage_of(OFFICE))
        assert [title_of(slide) for slide in found] == [f"6-2 ({turn}/3)\u2002Un titre" for turn in (1, 2, 3)]

    def test_it_counts_when_the_title_is_fitted(self) -> None:
        words = "Un titre qui remplit la ligne"
        borrowed = replace(OFFICE, title=Area(40, 40, width_of(words), 40))
        ours = replace(borrowed, tag=Area(0, 0, 60, 30))
        assert headed(words, ours).title.size == 32
        assert headed(words, borrowed).title.size < 32

    def test_it_counts_with_its_part_where_a_slide_goes_on(self) -> None:
        words = lines(3).removesuffix(" mot")
        assert headed(words).title.area.height == 60
        found = deck(bullets(*[LONG] * 16), title=words, stage=stage_of(OFFICE))
        assert len(found) > 1
        for slide in found:
            assert slide.title.area.height == pytest.approx(3 * LINE)
            assert not overlap(*areas_of(slide))


class TestGrowing:
    @pytest.mark.parametrize("ratio", RATIOS)
    def test_our_own_titles_never_grow(self, ratio: Ratio) -> None:
        room = house(ratio).rooms["bullets"]
        with pytest.raises(TooLongError):
            headed(lines(5, room), room)

    def test_a_title_that_fits_stays_in_its_box(self) -> None:
        found = headed("Un titre")
        assert (found.title.area, found.room) == (OFFICE.title, OFFICE)

    def test_a_title_is_as_high_as_its_words_where_it_does_not_fit_at_the_smallest_size(self) -> None:
        found = headed(lines(4))
        assert found.title.size == found.title.passages[0].size == 24
        assert found.title.area == Area(40, 40, 880, pytest.approx(4 * LINE))

    def test_everything_below_begins_under_it_and_ends_where_it_did(self) -> None:
        found = headed(lines(4)).room
        top = 40 + 4 * LINE + GAP
        for now, before in ((found.body, OFFICE.body), (found.left, OFFICE.left), (found.right, OFFICE.right)):
            assert now.top == pytest.approx(top)
            assert (now.left, now.width, now.bottom) == (before.left, before.width, pytest.approx(before.bottom))

    def test_what_stands_low_enough_stays_where_it_is(self) -> None:
        low = room_of(OFFICE.title, Area(40, 200, 880, 280))
        assert headed(lines(4), low).room.body == low.body

    def test_a_line_under_a_title_is_not_covered(self) -> None:
        opener = replace(OFFICE, body=Area(40, 300, 880, 180), detail=Area(40, 105, 880, 190))
        opener = replace(opener, left=opener.body, right=opener.body)
        found = headed(lines(4), opener).room
        assert found.body == opener.body
        assert found.detail is not None
        assert found.detail.top == pytest.approx(40 + 4 * LINE + GAP)
        assert found.detail.bottom == pytest.approx(295)

    def test_columns_are_not_covered_that_begin_above_the_body(self) -> None:
        higher = replace(OFFICE, left=Area(40, 104, 400, 376))
        assert headed(lines(4), higher).room.left.top == pytest.approx(40 + 4 * LINE + GAP)

    @pytest.mark.parametrize(("height", "fits"), [(260, True), (250, False)])
    def test_a_body_keeps_three_fifths_of_its_height(self, height: float, fits: bool) -> None:
        words, room = lines(6), room_of(OFFICE.title, Area(40, 120, 880, height))
        assert BODY_SHARE == 0.6
        if fits:
            assert headed(words, room).room.body.height >= 0.6 * height
        else:
            with pytest.raises(TooLongError):
                headed(words, room)

    @pytest.mark.parametrize("layout", ["bullets", "picture", "activity", "section", "title"])
    def test_no_slide_covers_anything_with_a_title_that_has_grown(self, layout: Layout) -> None:
        stage = lent_stage(house())
        for slide in deck(Paragraph(text("55 minutes")), bullets("Un"), layout=layout, title=LONG * 2, stage=stage):
            areas = areas_of(slide)
            assert not any(overlap(one, other) for number, one in enumerate(areas) for other in areas[number + 1 :])
            assert all(fits(part) for part in slide.parts if isinstance(part, TextPart))


class TestTooLong:
    @pytest.mark.parametrize("room", [OFFICE, house().rooms["bullets"], house("4x3").rooms["bullets"]])
    def test_a_sentence_says_how_many_letters_there_are_and_about_how_many_have_room(self, room: Room) -> None:
        words = lines(20, room)
        with pytest.raises(TooLongError) as raised:
            headed(words, room)
        found = re.fullmatch(r"the title is too long: (\d+) letters, and about (\d+) have room", str(raised.value))
        assert found
        assert int(found[1]) - len(words) in (0, len("6-2 "))
        most = int(found[2])
        assert fits(headed(words[: most - len("6-2 ")].strip(), room).title)
        with pytest.raises(TooLongError):
            headed(words[: round(1.5 * most)].strip(), room)

    def test_a_word_that_is_wider_than_the_title_is_told_with_both_widths(self) -> None:
        narrow = replace(OFFICE, title=Area(40, 40, 200, 60))
        with pytest.raises(TooLongError, match=r"a word of the title is \d+ points wide and has 200"):
            headed("anticonstitutionnellement", narrow)

    def test_the_build_names_slide_language_and_text(self) -> None:
        with pytest.raises(ContentError) as raised:
            deck(title=lines(20), stage=stage_of(OFFICE))
        [mistake] = raised.value.mistakes
        assert (mistake.file, mistake.key) == ("slide 6-2 (fr)", "id.mot mot mot ")
        assert str(mistake).endswith("even at the smallest size. Shorten it.")


class TestFace:
    def test_a_title_is_measured_in_the_face_of_its_placeholder(self) -> None:
        wide = replace(OFFICE, holders={"title": Holder(0, OFFICE.title, bold=True, face="vera-wide")})
        assert {run.face for run in headed("Un titre", wide).title.passages[0].text} == {"vera-wide"}
        assert {run.face for run in headed("Un titre").title.passages[0].text} == {""}

    def test_it_may_be_narrower_than_that_of_other_words(self) -> None:
        stage = replace(stage_of(OFFICE), face="vera-mono")
        [slide] = deck(bullets("Un"), stage=stage)
        assert {run.face for run in slide.title.passages[0].text} == {""}
        assert {run.face for part in slide.parts for run in part.passages[0].text} == {"vera-mono"}  # type: ignore[union-attr]

    def test_without_a_placeholder_the_number_is_measured_as_the_words_are(self) -> None:
        stage = Stage(960, 540, {"bullets": replace(OFFICE, holders={})}, face="vera")
        assert {run.face for run in deck(stage=stage)[0].title.passages[0].text} == {"vera"}

    def test_a_wider_face_steps_further_down(self) -> None:
        words = "Une exigence claire et un prix clair font passer"
        one_line = replace(OFFICE, title=Area(40, 40, 880, 40))
        wide = replace(one_line, holders={"title": Holder(0, OFFICE.title, bold=True, face="vera-wide")})
        assert headed(words, wide).title.size < headed(words, one_line).title.size

    def test_it_is_bold_and_aligned_as_its_layout_has_it(self) -> None:
        centred = replace(OFFICE, holders={"title": Holder(0, OFFICE.title, align="center", bold=False)})
        [passage] = headed("Un titre", centred).title.passages
        assert (passage.align, passage.bold) == ("center", False)
        assert has_room([passage], 880, 60)

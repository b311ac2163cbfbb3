"""One size for all languages of a kit, and the face in which its words are measured."""

from dataclasses import fields, replace
from functools import cache
from typing import Any

import pytest

from mallette.fit import Passage
from mallette.fonts import FACES
from mallette.model.sizes import HOUSE_SIZES, TABLE
from mallette.model.stage import Area, Ratio
from mallette.pictures.shapes import Drawing, Shape
from mallette.slides import common_steps, slides
from mallette.slides.rooms import house
from mallette.slides.steps import Steps, sizes_of, staged, trimmed, without
from mallette.slides.values import ChartPart, Column, DeckSlide, FactPart, GridPart, TextPart
from mallette.tree import Block, Document, Heading, Label, Notes, Paragraph, Section, Slide, Step, iter_runs
from tests.samples import LANGUAGES, PLANS, bullets, document, paragraph, text
from tests.stages import (
    FACTS,
    LONG,
    RATIOS,
    deck,
    fits,
    lent_stage,
    part_of,
    picture,
    sizes,
    stage_of,
    table,
    text_parts,
)
from tests.stages import room_of as office_room

AREA = Area(0, 0, 100, 100)
SIZES = HOUSE_SIZES["bullets"]


def slide(place: int = 0, title: float = 32, *parts: Any) -> DeckSlide:
    return DeckSlide("bullets", "1-1", TextPart(AREA, (), "title", title), parts, (), (), 0, "fr", place=place)


def words_at(size: float, role: Any = "body") -> TextPart:
    return TextPart(AREA, (), role, size)


def said(*blocks: Block, lang: str = "fr", title: str = "Un titre") -> Document:
    one = Slide("bullets", text(title, lang), "6-2", blocks, Notes(()), text("Pied", lang))
    return Document(lang, text("Kit", lang), (Section(text("Séance", lang), role="deck", blocks=(one,)),))


class TestCommonSteps:
    def test_the_smallest_size_of_each_kind_of_words_holds(self) -> None:
        short, long = slide(0, 32, words_at(24)), slide(0, 28, words_at(18), words_at(20))
        assert common_steps([[short], [long]]) == {0: {"title": 28, "body": 18}}
        assert common_steps([[long], [short]]) == common_steps([[short], [long]])

    def test_each_slide_of_the_document_has_its_own(self) -> None:
        assert common_steps([[slide(0, 32), slide(1, 26)], [slide(0, 30), slide(1, 28)]]) == {
            0: {"title": 30},
            1: {"title": 26},
        }

    def test_the_pages_of_a_continued_slide_share_one(self) -> None:
        assert common_steps([[slide(0, 32, words_at(22)), slide(0, 30, words_at(20))]]) == {
            0: {"title": 30, "body": 20}
        }

    def test_every_kind_of_part_has_a_size(self) -> None:
        said = (Passage(text("22"), 32),), (Passage(text("minutes"), 22),)
        parts = (
            words_at(26, "detail"), words_at(24), words_at(22, None), GridPart(AREA, (), (), (), size=20, padding=5),
            FactPart(AREA, *said, 90), ChartPart(AREA, (Column((), 1, ()),), 20, ()), Drawing("row", AREA, (), 18, ()),
        )  # fmt: skip
        assert common_steps([[slide(0, 32, *parts)]])[0] == {
            "title": 32, "detail": 26, "body": 22, "table": (20, 5), "facts": (32, 22), "chart": 20, "picture": 18,
        }  # fmt: skip
        assert {kind for kind, _ in sizes_of(slide(0, 32, *parts))} == {each.name for each in fields(SIZES)}

    def test_a_fact_without_a_sign_says_nothing_about_its_size(self) -> None:
        assert common_steps([[slide(0, 32, FactPart(AREA, (), (Passage(text("minutes"), 18),), 14))]]) == {
            0: {"title": 32}
        }


class TestTrimmed:
    def test_no_size_is_above_the_step_and_all_below_stay(self) -> None:
        found = without(SIZES, {"title": 28, "body": 20, "table": (20, 5)})
        assert found.title == (28, 26, 24)
        assert found.body == (20, 18)
        assert found.table == tuple(size for size in TABLE if size <= (20, 5))
        assert (found.detail, found.picture) == (SIZES.detail, SIZES.picture)

    def test_the_smallest_size_stays_whatever_the_step(self) -> None:
        found = without(SIZES, {"title": 1, "body": 1, "table": (1, 1), "facts": (1, 1), "chart": 1, "picture": 1})
        assert all(getattr(found, name) == getattr(SIZES, name)[-1:] for name in ("title", "body", "table", "facts"))

    def test_without_steps_the_rooms_stay_as_they_are(self) -> None:
        assert trimmed(house().rooms, {}) is house().rooms

    def test_every_room_is_trimmed_since_a_slide_may_take_another_layout(self) -> None:
        assert {max(room.sizes.body) for room in trimmed(house().rooms, {"body": 20}).values()} <= {20, 18}


class TestDecks:
    def test_a_short_text_is_set_as_its_longer_translation_must_be(self) -> None:
        short, long = (
            said(bullets("One"), title="A title", lang="en"),
            said(bullets(*[LONG] * 6), title=f"{LONG} Puis recommencez."),
        )
        steps = common_steps([slides(short), slides(long)])
        [english], [french] = slides(short, steps=steps), slides(long, steps=steps)
        assert sizes(slides(short)[0]) == {24}
        assert sizes(english) == sizes(french) < {22, 20, 18}
        assert english.title.size == french.title.size < 32

    def test_no_language_falls_below_the_ladder_because_another_does(self) -> None:
        steps: Steps = {0: {"title": 6, "body": 6}}
        [found] = slides(said(bullets("Un")), steps=steps)
        assert (found.title.size, sizes(found)) == (24, {18})

    def test_a_slide_that_goes_on_in_one_language_alone_has_one_size_in_both(self) -> None:
        short, long = said(bullets(*["A word"] * 3), lang="en"), said(bullets(*[LONG] * 9))
        steps = common_steps([slides(short), slides(long)])
        assert [len(slides(each, steps=steps)) for each in (short, long)] == [1, 2]
        assert {size for each in (short, long) for found in slides(each, steps=steps) for size in sizes(found)} == {
            steps[0]["body"]
        }

    @pytest.mark.parametrize("borrowed", [False, True])
    @pytest.mark.parametrize("ratio", RATIOS)
    @pytest.mark.parametrize("plan", PLANS)
    def test_the_languages_of_a_kit_have_the_same_sizes_on_every_slide(
        self, plan: str, ratio: Ratio, borrowed: bool
    ) -> None:
        found = [kit(language, plan, ratio, borrowed) for language in LANGUAGES]
        assert [len(deck) for deck in found] == [len(found[0])] * len(LANGUAGES)
        assert len(found[0]) > 40
        for same in zip(*found, strict=True):
            assert len({sizes_on(slide) for slide in same}) == 1, same[0].number
            assert all(fits(part) for slide in same for part in text_parts(slide))
            assert not any(slide.told for slide in same)


@cache
def kit(language: str, plan: str, ratio: Ratio, borrowed: bool) -> tuple[DeckSlide, ...]:
    """Return a real deck at sizes that fit in every language."""
    stage = lent_stage(house(ratio)) if borrowed else house(ratio)
    steps = common_steps([slides(document("deck", each, plan), stage) for each in LANGUAGES])
    return slides(document("deck", language, plan), stage, steps)


def sizes_on(slide: DeckSlide) -> tuple[Any, ...]:
    """Return the sizes of letters on a slide, in order; the air in a table's cells is not one."""
    return tuple(
        (kind, size[0] if kind == "table" else size)  # type: ignore[index]
        for kind, size in sizes_of(slide)
    )


class TestFace:
    def test_our_own_stage_leaves_a_document_as_it_is(self) -> None:
        whole = document("deck")
        assert staged(whole, "") is whole

    def test_every_run_of_a_document_is_in_the_face_of_the_stage(self) -> None:
        found = staged(document("deck"), "vera")
        assert {run.face for run in iter_runs(found)} == {"vera"}
        assert [run.text for run in iter_runs(found)] == [run.text for run in iter_runs(document("deck"))]

    def test_no_run_on_a_slide_is_measured_in_another_face_not_even_a_number_or_a_gap(self) -> None:
        blocks = (
            Heading(text("Titre"), number="3"), Label("ask", text("DEMANDEZ"), (Paragraph(text("Où ?")),)),
            Step("3-1", text("Étape"), text("10 min"), "0–10", text("à"), ()), table(3), FACTS, picture(),
            picture("row", 40, "anticonstitutionnellement"),
        )  # fmt: skip
        stage = lent_stage(house(), "vera")
        runs = [
            run for slide in deck(*blocks, stage=stage) for part in slide.parts for run in measured(part) if run.text
        ]
        assert len(runs) > 60
        assert {run.face for run in runs} == {"vera"}

    @pytest.mark.parametrize("face", [each for each in FACES if each])
    def test_a_wider_face_takes_smaller_sizes_or_more_slides(self, face: str) -> None:
        stage = stage_of(office_room(Area(40, 40, 600, 60), Area(40, 120, 600, 300)))
        plain, wide = (deck(bullets(*[LONG] * 4), stage=replace(stage, face=each)) for each in ("", face))
        assert (len(wide), -min(sizes(wide[0]))) > (len(plain), -min(sizes(plain[0])))

    def test_tables_pictures_and_facts_are_measured_in_it_too(self) -> None:
        stage = stage_of(office_room(Area(40, 40, 600, 60), Area(40, 120, 600, 300)))
        wide = replace(stage, face="vera-mono")
        for block in (table(5, LONG), picture("boxes", 8, "Transformation des produits")):
            [plain], [stretched, *_] = deck(bullets("Un"), block, stage=stage), deck(bullets("Un"), block, stage=wide)
            assert sizes_on(plain) > sizes_on(stretched)
        assert part_of(deck(paragraph("Un"), FACTS, stage=wide)[0], FactPart).start > 64


def measured(part: Any) -> list[Any]:
    """Return the runs of a part that somebody sees: not what a picture says to those who cannot see it."""
    if isinstance(part, Drawing):
        return [run for each in part.primitives if isinstance(each, Shape) for run in iter_runs(each.words)]
    return list(iter_runs(part))

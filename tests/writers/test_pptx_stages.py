"""Decks on every stage, ours at both ratios and offices': whole, readable by every program, and the same each time."""

import zipfile
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from lxml import etree
from pptx.oxml.ns import qn

from mallette.model.stage import Area, Ratio
from mallette.pictures.shapes import Drawing
from mallette.slides import slides
from mallette.slides.values import ChartPart, FactPart, GridPart, TextPart
from mallette.tree import iter_runs
from mallette.writers.pptx import write
from tests.samples import LANGUAGES, PLANS, document
from tests.stages import RATIOS, overlap, theme_of
from tests.writers.decks import ALL, DOCUMENT, SLIDES, opened, part, read, runs_of, text_of, words_of, written

SCHEME = {"bg1", "bg2", "tx1", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"}
POINT = 12700


@pytest.fixture(scope="module", params=list(ALL))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def deck(name: str) -> Any:
    return opened(name)


def pages(deck: Any) -> list[Any]:
    """Return the root of each slide and of its notes."""
    return [root for each in deck.slides for root in (each._element, each.notes_slide._element)]


def test_slides_have_the_measures_of_their_stage(name: str, deck: Any) -> None:
    stage = ALL[name].stage
    assert (deck.slide_width, deck.slide_height) == (stage.width * POINT, stage.height * POINT)


def test_every_word_is_on_a_slide_in_notes_or_said_of_a_picture(name: str, deck: Any) -> None:
    charts = [shape.chart._chartSpace for each in deck.slides for shape in each.shapes if shape.has_chart]
    said = [words_of(root) for root in (*pages(deck), *charts)]
    said += ["".join(each.itertext()) for each in charts]
    said += [each.get("descr", "") for root in pages(deck) for each in root.iter(qn("p:cNvPr"))]
    found = " ".join(said)
    blocks = tuple(section.blocks for section in DOCUMENT.sections)
    assert [run.text for run in iter_runs(blocks) if run.text not in found] == []


def test_placeholders_have_the_number_and_the_type_of_one_in_their_layout(deck: Any) -> None:
    for slide in deck.slides:
        theirs = {seat(each) for each in slide.slide_layout.placeholders}
        ours = [seat(each) for each in slide.placeholders]
        assert set(ours) <= theirs
        assert len(set(ours)) == len(ours)


def seat(shape: Any) -> tuple[str, str]:
    holder = next(shape._element.iter(qn("p:ph")))
    return holder.get("idx", "0"), holder.get("type", "")


def test_every_slide_has_its_title_as_a_placeholder(deck: Any) -> None:
    assert all(slide.shapes.title is not None and text_of(slide.shapes.title) for slide in deck.slides)


def test_no_placeholder_is_left_empty(deck: Any) -> None:
    for slide in deck.slides:
        assert all(text_of(shape) for shape in slide.placeholders if shape.has_text_frame)


def test_shapes_have_numbers_of_their_own_and_names(deck: Any) -> None:
    for root in pages(deck):
        drawn = list(root.iter(qn("p:cNvPr")))
        assert len({each.get("id") for each in drawn}) == len(drawn)
        assert all(each.get("name") for each in drawn[1:])


def test_language_and_size_stand_on_every_run_so_that_no_program_guesses_them(deck: Any) -> None:
    for root in pages(deck):
        runs = runs_of(root)
        assert runs
        assert {run.get("lang") for run in runs} <= {"fr", "en"}
        assert all(run.get("sz") for run in runs if root.tag == qn("p:sld"))


def test_no_run_on_a_slide_is_below_its_floor(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            feet = shape.is_placeholder and shape.placeholder_format.idx in (10, 11, 12)
            least = 900 if feet else 2400 if shape == slide.shapes.title else 1400 if shape.has_table else 1800
            assert all(int(run.get("sz")) >= least for run in runs_of(shape))


def test_no_shape_leaves_the_slide(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_pictures_and_charts_say_what_they_show(deck: Any) -> None:
    seen = [shape for slide in deck.slides for shape in slide.shapes if shape.name in ("kit:flows", "kit:chart")]
    assert [next(shape._element.iter(qn("p:cNvPr"))).get("descr") for shape in seen] == [
        "Les produits montent vers l’acheteur.",
        "La bonne saison rapporte, la mauvaise coûte.",
    ]


def test_every_colour_is_one_of_the_theme_or_six_hexadecimal_digits(name: str, deck: Any) -> None:
    charts = [shape.chart._chartSpace for each in deck.slides for shape in each.shapes if shape.has_chart]
    for root in (*pages(deck), *charts):
        assert {each.get("val") for each in root.iter(qn("a:schemeClr"))} <= SCHEME
        assert all(len(bytes.fromhex(each.get("val"))) == 3 for each in root.iter(qn("a:srgbClr")))


def test_every_slide_has_notes_with_real_lists(deck: Any) -> None:
    for slide in deck.slides:
        notes = slide.notes_slide.notes_text_frame._txBody
        assert len(notes.findall(f".//{qn('a:buChar')}")) == len(notes.findall(f".//{qn('a:buAutoNum')}")) == 2


def test_notes_have_the_placeholders_of_their_master(deck: Any) -> None:
    theirs = {seat(each) for each in deck.notes_master.placeholders}
    for slide in deck.slides:
        ours = [seat(each) for each in slide.notes_slide.placeholders]
        assert set(ours) <= theirs
        assert sorted(kind for _, kind in ours) == ["body", "sldImg", "sldNum"]


def test_every_slide_stands_in_one_section_in_order(deck: Any) -> None:
    sections = [each for each in deck.part._element.iter() if str(each.tag).endswith("}section")]
    listed = [slide.get("id") for each in sections for slide in each.iter() if str(slide.tag).endswith("}sldId")]
    assert listed == [each.get("id") for each in deck.part._element.sldIdLst]
    assert len(listed) >= SLIDES
    assert len(sections) == len(DOCUMENT.sections)


def test_the_parts_of_the_file_are_well_formed_and_named_once(name: str) -> None:
    with zipfile.ZipFile(BytesIO(written(name).data)) as archive:
        names = archive.namelist()
        assert len(set(names)) == len(names)
        for each in names:
            if each.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(each))


def test_the_same_tree_makes_the_same_bytes(name: str) -> None:
    ratio: Ratio = "4x3" if name == "4x3" else "16x9"
    assert write(DOCUMENT, theme_of(ratio, ALL[name])).data == written(name).data


def test_shapes_stand_where_they_were_decided(name: str, deck: Any) -> None:
    for decided, slide in zip(slides(DOCUMENT, ALL[name].stage), deck.slides, strict=True):
        wanted = [part.area for part in decided.parts if isinstance(part, (Drawing, GridPart, ChartPart, FactPart))]
        drawn = [area_of(each) for each in slide.shapes if each.name in DRAWN]
        assert drawn == [rounded(area) for area in wanted]


DRAWN = ("kit:flows", "kit:table", "kit:chart", "kit:fact")


def area_of(shape: Any) -> tuple[int, ...]:
    return shape.left, shape.top, shape.width, shape.height


def rounded(area: Area) -> tuple[int, ...]:
    return tuple(round(each * POINT) for each in (area.left, area.top, area.width, area.height))


def test_nothing_covers_anything(name: str, deck: Any) -> None:
    for decided in slides(DOCUMENT, ALL[name].stage):
        areas = [part.area for part in decided.parts]
        assert not any(overlap(one, other) for one, other in combinations(areas, 2))
        if decided.layout not in ("title", "section"):  # a line there stands closer to a title that is short
            assert not any(overlap(decided.title.area, area) for area in areas)
        assert all(part.passages for part in decided.parts if isinstance(part, TextPart))


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("plan", PLANS)
def test_a_real_deck_has_the_same_sizes_in_every_language_on_paper_too(plan: str, ratio: Ratio) -> None:
    decks = []
    for language in LANGUAGES:
        others = [document("deck", each, plan) for each in LANGUAGES if each != language]
        made = write(document("deck", language, plan), theme_of(ratio), others)
        assert made.notices == ()
        decks.append([[sizes_of(shape) for shape in slide.shapes] for slide in read(made).slides])
    assert len(decks[0]) > 40
    assert decks[0] == decks[1]


def sizes_of(shape: Any) -> list[str]:
    """Return the sizes of a shape's words: one each, since languages have runs of their own. Signs and notes apart."""
    return sorted({run.get("sz") for run in runs_of(shape)})


def test_the_number_of_a_slide_is_a_field_that_says_which_it_is(name: str) -> None:
    for number in (2, 9):
        slide = part(f"ppt/slides/slide{number}.xml", written(name))
        if ALL[name].stage.rooms["section"].holders.get("page"):
            assert f"<a:t>{number}</a:t></a:fld>" in slide

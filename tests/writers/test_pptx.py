"""Decks: the written file is opened again and read, as PowerPoint would."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from mallette.errors import ContentError
from mallette.model.looks import Brand
from mallette.model.stage import Base, Ratio
from mallette.slides.rooms import house
from mallette.tree import Column, Columns, Link, Node, Notes, Paragraph, Picture, iter_runs
from mallette.writers.pptx import write
from tests.samples import bullets, paragraph, text
from tests.stages import LONG, RATIOS, SETTINGS, theme_of
from tests.writers.decks import (
    DOCUMENT,
    FLOWS,
    SLIDES,
    TITLE,
    by_number,
    document_of,
    holder,
    opened,
    part,
    read,
    runs_of,
    slide,
    text_of,
    words_of,
    written,
)

THEME = theme_of()
WRITTEN = written()
CROWDED = Picture(
    "row",
    tuple(Node(f"n{number}", text(f"Fonction numéro {number}"), text(f"détail {number}")) for number in range(30)),
    (Link("n0", "n1", "goods", text("produits")),),
    text("Trente fonctions de suite."),
)
"""A picture that fits on no slide."""


@pytest.fixture(scope="module")
def deck() -> Any:
    return opened()


def test_every_word_of_the_tree_is_in_the_file(deck: Any) -> None:
    charts = [shape.chart._chartSpace for each in deck.slides for shape in each.shapes if shape.has_chart]
    found = " ".join(words_of(each._element) for each in deck.slides)
    found += " ".join(words_of(each.notes_slide._element) for each in deck.slides)
    found += " ".join(words_of(each) + " ".join(each.itertext()) for each in charts)
    found += " ".join(each.get("descr", "") for each in deck.slides[11]._element.iter(qn("p:cNvPr")))
    found += deck.core_properties.title + deck.core_properties.subject + deck.core_properties.author
    found += part("ppt/presentation.xml") + part("ppt/slides/slide13.xml")

    for run in iter_runs(DOCUMENT):
        assert run.text in found


def test_the_number_of_slides_is_told(deck: Any) -> None:
    assert WRITTEN.pages == len(deck.slides) == SLIDES


def test_a_text_that_is_not_translated_says_its_own_language(deck: Any) -> None:
    runs = by_number(deck, "6-5")._element.iter(qn("a:r"))
    langs = {run.find(qn("a:t")).text: run.find(qn("a:rPr")).get("lang") for run in runs}

    assert (langs["Untranslated "], langs["traduit"]) == ("en", "fr")


def test_another_process_makes_the_same_bytes() -> None:
    code = "import hashlib; from tests.writers.decks import written; print(hashlib.sha256(written().data).hexdigest())"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**environment, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert hashes == {hashlib.sha256(WRITTEN.data).hexdigest()}


def test_each_slide_stands_on_the_real_layout_of_its_role(deck: Any) -> None:
    names = [each.slide_layout.name for each in deck.slides]

    assert names[:2] == ["title", "section"]
    assert [by_number(deck, number).slide_layout.name for number in ("6-1", "6-2", "6-3", "6-4")] == [
        "picture",
        "chart",
        "table",
        "activity",
    ]


def test_titles_and_bodies_are_placeholders_where_the_layout_has_them(deck: Any) -> None:
    for each in deck.slides:
        assert each.shapes.title.text_frame.text == TITLE
        assert each.shapes.title._element.spPr.find(qn("a:xfrm")) is None
    body = holder(by_number(deck, "6-4"), 1)
    assert body.text_frame.text == "Tracez"
    assert body._element.spPr.find(qn("a:xfrm")) is None


def test_every_slide_with_a_number_shows_it_top_left_in_the_same_place(deck: Any) -> None:
    places = set()
    for each in list(deck.slides)[2:]:
        if each.slide_layout.name != "closing":
            tag = holder(each, 20)
            assert re.fullmatch(r"\d+-\d+( \(\d/\d\))?", tag.text_frame.text)
            places.add((tag.left, tag.top, tag.height))
    assert len(places) == 1


def test_footers_and_slide_numbers_are_placeholders(deck: Any) -> None:
    for number, each in enumerate(deck.slides, 1):
        kinds = {shape.placeholder_format.idx: shape for shape in each.placeholders}
        if each.slide_layout.name != "title":
            assert kinds[11].text_frame.text == "6 · Faire passer l’information"
            assert kinds[10].text_frame.text == "Mali · français"
            field = next(kinds[12]._element.iter(qn("a:fld")))
            assert field.get("type") == "slidenum"
            assert field.find(qn("a:t")).text == str(number)


def test_a_picture_is_a_group_of_native_shapes_that_says_what_it_shows(deck: Any) -> None:
    group = next(each for each in by_number(deck, "6-1").shapes if each.name == "kit:flows")

    assert group._element.nvGrpSpPr.cNvPr.get("descr") == "Les produits montent vers l’acheteur."
    assert {"kit:buyer", "kit:farm"} <= {each.name for each in group.shapes}


def test_arrows_are_glued_to_the_boxes_that_they_join(deck: Any) -> None:
    group = next(each for each in by_number(deck, "6-1").shapes if each.name == "kit:flows")
    ids = {each.name: str(each.shape_id) for each in group.shapes}
    (connector,) = [each._element for each in group.shapes if each._element.tag == qn("p:cxnSp")]
    ends = [(each.get("id"), each.get("idx")) for each in connector.find(f".//{qn('p:cNvCxnSpPr')}")]

    assert ends == [(ids["kit:farm"], "0"), (ids["kit:buyer"], "2")]
    assert connector.find(f".//{qn('a:tailEnd')}").get("type") == "triangle"


def test_tables_are_native_with_heads_spans_and_shades(deck: Any) -> None:
    frame = next(each for each in by_number(deck, "6-3").shapes if each.has_table)
    table = frame.table

    assert frame.is_placeholder
    assert table.first_row
    assert table.cell(0, 1).text_frame.text == "Moteur"
    assert table.cell(0, 0).text_frame.paragraphs[0].runs[0].font.bold
    assert table.cell(2, 0).span_width == 2
    assert table.cell(2, 0)._tc.tcPr.find(qn("a:solidFill")) is not None
    assert table.columns[1].width == 2 * table.columns[0].width


def test_charts_are_native_with_axes_numbered_above_nought_and_said_values(deck: Any) -> None:
    frame = next(each for each in by_number(deck, "6-2").shapes if each.has_chart)
    space = frame.chart._chartSpace

    assert list(frame.chart.plots[0].series[0].values) == [370, -350]
    assert list(frame.chart.plots[0].categories) == ["Bonne saison", "Refusé"]
    assert "370 F" in words_of(space)
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "La bonne saison rapporte, la mauvaise coûte."
    assert all(int(each.get("val")) > 0 for tag in ("c:axId", "c:crossAx") for each in space.iter(qn(tag)))


def test_an_activity_has_a_line_to_write_on_in_its_blank_box(deck: Any) -> None:
    groups = [each for each in by_number(deck, "6-4").shapes if each.name == "kit:fact"]

    assert [sum(inner.name == "kit:blank" for inner in each.shapes) for each in groups] == [0, 1]


def test_notes_are_real_paragraphs_and_lists_that_begin_with_the_number(deck: Any) -> None:
    paragraphs = by_number(deck, "6-1").notes_slide.notes_text_frame.paragraphs
    bullets = [each._p.pPr.find(qn("a:buChar")) for each in paragraphs]
    numbers = [each._p.pPr.find(qn("a:buAutoNum")) for each in paragraphs]

    assert paragraphs[0].text == "6-1"
    assert paragraphs[1].runs[0].text == "DITES"
    assert paragraphs[1].runs[0].font.bold
    assert [each is not None for each in bullets] == [False, False, True, True, False, False]
    assert [each is not None and each.get("startAt") for each in numbers[4:]] == ["1", "2"]


def test_the_notes_master_is_registered() -> None:
    assert part("ppt/presentation.xml").count("<p:notesMasterId ") == 1


def test_each_section_of_the_tree_is_a_section_of_the_file(deck: Any) -> None:
    root = deck.part._element
    sections = [each for each in root.iter() if each.tag.endswith("}section")]
    listed = [[slide.get("id") for slide in each.iter() if slide.tag.endswith("}sldId")] for each in sections]

    assert [each.get("name") for each in sections] == ["Ouverture", "6 Faire passer l’information"]
    assert [each for section in listed for each in section] == [each.get("id") for each in root.sldIdLst]
    assert len(listed[1]) == 8


def test_properties_are_the_documents_own_and_the_only_date_is_the_kits(deck: Any) -> None:
    properties = deck.core_properties

    assert properties.title == "Aider les petites entreprises"
    assert properties.author == properties.last_modified_by == "La mallette"
    assert properties.language == "fr"
    assert str(properties.created)[:10] == str(properties.modified)[:10] == "2027-01-15"
    with zipfile.ZipFile(io.BytesIO(WRITTEN.data)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("python-pptx" in archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
        assert not any("Canny" in archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())


def test_what_a_person_types_later_is_in_the_language_of_the_deck() -> None:
    assert set(re.findall(r'<a:defRPr lang="([^"]+)"', part("ppt/presentation.xml"))) == {DOCUMENT.lang}


def test_notes_longer_than_a_page_are_told() -> None:
    long = replace(slide("bullets", "7-1"), notes=Notes((paragraph("Une phrase assez longue. " * 400),)))
    written = write(document_of(long), THEME)

    assert [(each.kind, each.where) for each in written.notices] == [("long notes", "7-1")]


class TestSaidInWords:
    @pytest.mark.parametrize("blocks", [(CROWDED,), (bullets("Un"), CROWDED), (FLOWS, CROWDED)])
    def test_a_picture_without_room_is_told_once_by_slide_and_language(self, blocks: tuple[Any, ...]) -> None:
        made = write(document_of(slide("bullets", "7-1", *blocks)), THEME)

        assert made.pages > 1
        [notice] = made.notices
        assert (notice.kind, notice.where) == ("said in words", "7-1")
        assert notice.text == "there is no room for the picture (fr): it became a list"

    def test_its_words_are_in_the_file(self) -> None:
        found = read(write(document_of(slide("bullets", "7-1", CROWDED)), THEME))
        said = " ".join(words_of(each._element) for each in found.slides)
        assert [run.text for run in iter_runs(CROWDED) if run.text not in said] == []

    def test_a_deck_in_which_all_is_drawn_has_no_notice(self) -> None:
        assert WRITTEN.notices == ()


def test_control_characters_do_not_spoil_the_file() -> None:
    odd = slide("bullets", "7-1", paragraph("un\x0bdeux\x00trois\nquatre"))
    [found] = read(write(document_of(odd), THEME)).slides

    assert holder(found, 1).text_frame.text == "un deuxtrois quatre"


def test_a_body_without_a_word_leaves_no_placeholder_to_click() -> None:
    empty = Columns((Column((bullets("Un"),)), Column(())))
    for blocks in ((Paragraph(()),), (empty,)):
        [found] = read(write(document_of(slide("columns", "7-1", *blocks)), THEME)).slides
        assert all(text_of(each) for each in found.placeholders)


def test_no_text_is_larger_than_it_can_be_in_the_kits_other_languages() -> None:
    short, long = (document_of(slide("bullets", "7-1", bullets(*[words] * 6))) for words in ("Court", LONG))
    alone, beside = (read(write(short, THEME, others)).slides[0] for others in ((), (long,)))

    assert {run.get("sz") for run in runs_of(holder(alone, 1))} == {"2400"}
    assert {run.get("sz") for run in runs_of(holder(beside, 1))} < {"2200", "2000", "1800"}


def test_a_language_in_which_the_deck_does_not_fit_stops_its_own_deck_alone() -> None:
    short = document_of(slide("bullets", "7-1", bullets("Court")))
    wrong = document_of(slide("bullets", "7-1", bullets("Court"), title=LONG * 9))

    assert write(short, THEME, (wrong,)).data == write(short, THEME).data
    with pytest.raises(ContentError, match="title is too long"):
        write(wrong, THEME, (short,))


def test_a_base_file_without_the_layout_of_a_role_is_refused_by_name() -> None:
    foreign = io.BytesIO()
    Presentation().save(foreign)

    with pytest.raises(ValueError, match="no layout 'title'"):
        write(DOCUMENT, replace(THEME, base=Base(foreign.getvalue(), house())))


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_brand_without_a_base_file_gets_the_one_made_from_its_settings(ratio: Ratio) -> None:
    theme = replace(theme_of(ratio), brand=Brand("mallette", SETTINGS), base=None)
    assert write(DOCUMENT, theme).data == written(ratio).data

"""Decks: the written file is opened again and read, as PowerPoint would."""

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from mallette.model.trip import Brand, BrandSettings, Colours, Theme
from mallette.slides.rooms import ROOMS
from mallette.tree import (
    Cell,
    Document,
    Fact,
    Facts,
    Item,
    Label,
    Layout,
    Link,
    List,
    Node,
    Notes,
    Paragraph,
    Picture,
    Row,
    Run,
    Section,
    Slide,
    Table,
    Text,
    iter_runs,
)
from mallette.writers.pptx import write
from mallette.writers.pptx.base import make_base

SETTINGS = BrandSettings(title="Mallette")
THEME = Theme(Brand("mallette", SETTINGS, make_base(SETTINGS)), version="1.0", date="2027-01-15")
BRAND_FOLDER = Path(__file__).parents[2] / "templates" / "brands" / "mallette"


def text(words: str, lang: str = "fr", **marks: bool) -> Text:
    return (Run(words, f"id.{words}", lang, **marks),)  # type: ignore[arg-type]


def bullets(*lines: str) -> List:
    return List(tuple(Item(text(line)) for line in lines))


def cell(words: str) -> Cell:
    return Cell((Paragraph(text(words)),))


NOTES = Notes(
    (Label("say", text("DITES"), (Paragraph(text("Notez deux prix."), "quote"), bullets("au marché", "au village"))),)
)
FLOWS = Picture(
    "flows",
    (Node("buyer", text("Acheteur")), Node("farm", text("Exploitation"), row=1, look="strong")),
    (Link("farm", "buyer", "goods", text("produits")),),
    text("Les produits montent vers l’acheteur."),
)
BARS = Picture(
    "bars",
    (Node("good", text("Bonne saison"), value=370.0, shown=text("370 F")), Node("bad", text("Refusé"), value=-350.0)),
    (),
    text("La bonne saison rapporte, la mauvaise coûte."),
)
TABLE = Table(
    (
        Row((cell("Type"), cell("Moteur")), head=True),
        Row((cell("Procédé"), cell("concurrence"))),
        Row((Cell((Paragraph(text("Fonction")),), shade=True, span=2),)),
    ),
    (1, 2),
)
FACTS = Facts((Fact(text("22"), text("minutes")), Fact(text("6A"), text("retour à"), "blank")))


def slide(layout: Layout, number: str, *blocks: Any, title: str = "Le titre de la diapositive") -> Slide:
    return Slide(layout, text(title), number, blocks, NOTES, text("6 · Faire passer l’information"))


ROLES = tuple(
    slide(role, f"1-{number}", bullets("Un", "Deux"))
    if role != "title"
    else slide(role, "", Paragraph(text("Atelier")))
    for number, role in enumerate(get_args(Layout))
)
DOCUMENT = Document(
    "fr",
    text("Aider les petites entreprises"),
    (
        Section(text("Ouverture"), key="opening", role="deck", blocks=ROLES),
        Section(
            text("Faire passer l’information"),
            "6",
            key="news",
            role="deck",
            blocks=(
                slide("statement", "6-1", bullets("Un acheteur"), FLOWS),
                slide("chart", "6-2", bullets("Le gain"), BARS),
                slide("table", "6-3", TABLE),
                slide("activity", "6-4", bullets("Tracez"), FACTS),
                slide("bullets", "6-5", Paragraph((*text("Untranslated ", "en"), *text("traduit")))),
            ),
        ),
    ),
    subject=text("Diaporama"),
    author=text("La mallette"),
    footer=text("Mali · français"),
)
WRITTEN = write(DOCUMENT, THEME)


@pytest.fixture
def deck() -> Any:
    return Presentation(io.BytesIO(WRITTEN.data))


def by_number(deck: Any, number: str) -> Any:
    """Return the slide with that spine number in its box."""
    return next(each for each in deck.slides if any(text_of(shape) == number for shape in each.placeholders))


def text_of(shape: Any) -> str:
    return shape.text_frame.text if shape.has_text_frame else ""


def words_of(root: Any) -> str:
    return " ".join(each.text or "" for each in root.iter(qn("a:t")))


def holder(slide: Any, index: int) -> Any:
    return next(each for each in slide.placeholders if each.placeholder_format.idx == index)


def part(name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(WRITTEN.data)) as archive:
        return archive.read(name).decode()


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
    assert WRITTEN.pages == len(deck.slides) == len(ROLES) + 5


def test_the_language_stands_on_every_run(deck: Any) -> None:
    for each in deck.slides:
        for root in (each._element, each.notes_slide._element):
            runs = [*root.iter(qn("a:r")), *root.iter(qn("a:fld"))]
            assert runs
            assert {run.find(qn("a:rPr")).get("lang") for run in runs} <= {"fr", "en"}
    untranslated = by_number(deck, "6-5")._element
    langs = {run.find(qn("a:t")).text: run.find(qn("a:rPr")).get("lang") for run in untranslated.iter(qn("a:r"))}
    assert langs["Untranslated "] == "en"
    assert langs["traduit"] == "fr"


def test_the_size_stands_on_every_run_so_that_no_program_guesses_it(deck: Any) -> None:
    runs = [run for each in deck.slides for run in each._element.iter(qn("a:r"))]
    assert runs
    assert all(run.find(qn("a:rPr")).get("sz") for run in runs)


def test_the_same_tree_makes_the_same_bytes() -> None:
    assert write(DOCUMENT, THEME).data == WRITTEN.data


def test_another_process_makes_the_same_bytes() -> None:
    code = (
        "import hashlib, importlib.util as u; s = u.spec_from_file_location('t', r'%s'); m = u.module_from_spec(s);"
        "s.loader.exec_module(m); print(hashlib.sha256(m.WRITTEN.data).hexdigest())"
    )
    seeds = ("1", "2")
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code % __file__],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in seeds
    }
    assert len(hashes) == 1


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
        assert each.shapes.title.text_frame.text == "Le titre de la diapositive"
        assert each.shapes.title._element.spPr.find(qn("a:xfrm")) is None
    body = holder(by_number(deck, "6-4"), 1)
    assert body.text_frame.text == "Tracez"
    assert body._element.spPr.find(qn("a:xfrm")) is None


def test_no_placeholder_is_left_empty(deck: Any) -> None:
    for each in deck.slides:
        for shape in each.placeholders:
            assert not shape.has_text_frame or shape.text_frame.text


def test_every_slide_with_a_number_shows_it_top_left_in_the_same_place(deck: Any) -> None:
    places = set()
    for each in list(deck.slides)[2:]:
        if each.slide_layout.name != "closing":
            tag = holder(each, 20)
            assert re.fullmatch(r"\d+-\d+", tag.text_frame.text)
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


def test_shapes_of_a_slide_have_numbers_of_their_own(deck: Any) -> None:
    for each in deck.slides:
        ids = [shape.get("id") for shape in each._element.iter(qn("p:cNvPr"))]
        assert len(ids) == len(set(ids))


def test_no_shape_leaves_the_slide(deck: Any) -> None:
    for each in deck.slides:
        for shape in each.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


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


def test_notes_are_real_paragraphs_that_begin_with_the_number(deck: Any) -> None:
    paragraphs = by_number(deck, "6-1").notes_slide.notes_text_frame.paragraphs

    assert paragraphs[0].text == "6-1"
    assert paragraphs[1].runs[0].text == "DITES"
    assert paragraphs[1].runs[0].font.bold
    assert [each._p.pPr.find(qn("a:buChar")) is not None for each in paragraphs] == [False, False, True, True]


def test_the_notes_master_is_registered() -> None:
    assert part("ppt/presentation.xml").count("<p:notesMasterId ") == 1


def test_each_section_of_the_tree_is_a_section_of_the_file(deck: Any) -> None:
    root = deck.part._element
    sections = [each for each in root.iter() if each.tag.endswith("}section")]
    listed = [[slide.get("id") for slide in each.iter() if slide.tag.endswith("}sldId")] for each in sections]

    assert [each.get("name") for each in sections] == ["Ouverture", "6 Faire passer l’information"]
    assert [each for section in listed for each in section] == [each.get("id") for each in root.sldIdLst]
    assert len(listed[1]) == 5


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


def test_notes_longer_than_a_page_are_told() -> None:
    long = replace(slide("bullets", "7-1"), notes=Notes((Paragraph(text("Une phrase assez longue. " * 400)),)))
    written = write(Document("fr", text("Kit"), (Section(text("S"), role="deck", blocks=(long,)),)), THEME)

    assert [(each.kind, each.where) for each in written.notices] == [("long notes", "7-1")]


def test_control_characters_do_not_spoil_the_file() -> None:
    odd = slide("bullets", "7-1", Paragraph(text("un\x0bdeux\x00trois\nquatre")))
    written = write(Document("fr", text("Kit"), (Section(text("S"), role="deck", blocks=(odd,)),)), THEME)

    assert holder(Presentation(io.BytesIO(written.data)).slides[0], 1).text_frame.text == "un deuxtrois quatre"


def test_a_base_file_without_the_layout_of_a_role_is_refused_by_name() -> None:
    foreign = io.BytesIO()
    Presentation().save(foreign)

    with pytest.raises(ValueError, match="'title'"):
        write(DOCUMENT, replace(THEME, brand=replace(THEME.brand, pptx=foreign.getvalue())))


def test_a_brand_without_a_base_file_gets_the_one_made_from_its_settings() -> None:
    assert write(DOCUMENT, replace(THEME, brand=replace(THEME.brand, pptx=b""))).data == WRITTEN.data


class TestBase:
    def test_it_has_one_layout_for_each_role_and_no_slides(self) -> None:
        base: Any = Presentation(io.BytesIO(THEME.brand.pptx))

        assert [each.name for each in base.slide_layouts] == list(get_args(Layout)) == list(ROOMS)
        assert len(base.slides) == 0
        assert (base.slide_width, base.slide_height) == (12192000, 6858000)

    def test_it_takes_colours_and_font_from_the_settings(self) -> None:
        other = BrandSettings(title="Bureau", colours=Colours(accent="123456"), font="Verdana")
        with zipfile.ZipFile(io.BytesIO(make_base(other))) as archive:
            theme = archive.read("ppt/theme/theme1.xml").decode()

        assert 'name="Bureau"' in theme
        assert '<a:accent1><a:srgbClr val="123456"/></a:accent1>' in theme
        assert '<a:latin typeface="Verdana"/>' in theme

    def test_it_carries_nobodys_name_thumbnail_or_printer(self) -> None:
        with zipfile.ZipFile(io.BytesIO(THEME.brand.pptx)) as archive:
            names = archive.namelist()
            core = archive.read("docProps/core.xml").decode()

        assert not any("printer" in name or "thumbnail" in name for name in names)
        assert "Canny" not in core
        assert "python-pptx" not in core

    def test_it_is_the_same_each_time(self) -> None:
        assert make_base(SETTINGS) == THEME.brand.pptx

    def test_the_one_in_the_brands_folder_is_made_by_this_program(self) -> None:
        assert (BRAND_FOLDER / "base.pptx").read_bytes() == THEME.brand.pptx

"""The awkward templates are real: each opens, is a sound package, and is awkward in the way that its name says."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from tests.proof.awkward import AWKWARD, REFUSED
from tests.proof.crowded import AUTHOR, LINK, SLIDES
from tests.proof.letters import convert
from tests.proof.office import MAIN, TEMPLATE, holders, parts_of, retyped, title_style
from tests.proof.package import deck_faults, package_faults

SIZES = {"plain-4x3": (720, 540), "a4": (780, 540), "google": (720, 405)}


def opened(name: str) -> Any:
    data = AWKWARD[name]()
    return Presentation(io.BytesIO(retyped(data, MAIN, TEMPLATE) if name == "potx" else data))


@pytest.mark.parametrize("name", AWKWARD)
def test_each_is_a_sound_package_with_the_size_it_says(name: str) -> None:
    assert package_faults(AWKWARD[name]()) == ()
    deck = opened(name)
    assert (deck.slide_width / 12700, deck.slide_height / 12700) == SIZES.get(name, (960, 540))


@pytest.mark.proof
def test_each_is_opened_by_another_program(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.{'potx' if name == 'potx' else 'pptx'}" for name in AWKWARD]
    for name, path in zip(AWKWARD, paths, strict=True):
        deck = opened(name)
        if deck.slide_layouts:
            deck.slides.add_slide(deck.slide_layouts[0])
        deck.save(path)
    convert(tmp_path, paths)
    assert all(path.with_suffix(".pdf").stat().st_size > 500 for path in paths)


def test_names_are_french_german_and_numbered() -> None:
    assert "Titre et contenu" in {each.name for each in opened("french-names").slide_layouts}
    assert "Titel und Inhalt" in {each.name for each in opened("german-names").slide_layouts}
    assert all(each.name.startswith("1_") and not each._element.get("type")
               for each in opened("numbered-names").slide_layouts)  # fmt: skip


def test_two_masters_have_layouts_of_equal_names_and_ids_of_their_own() -> None:
    first, second = opened("two-masters").slide_masters
    assert [each.name for each in first.slide_layouts] == [each.name for each in second.slide_layouts]
    ids = [each.get("id") for master in (first, second) for each in master._element.iter(qn("p:sldLayoutId"))]
    assert len(set(ids)) == len(ids) == 22


def test_no_numbers_and_no_text_styles_as_libreoffice_saves() -> None:
    deck = opened("no-numbers")
    assert not [each for layout in deck.slide_layouts for each in layout._element.iter(qn("p:ph")) if each.get("idx")]
    assert deck.slide_master._element.find(qn("p:txStyles")) is None
    title = next(iter(deck.slide_master.placeholders))
    assert title.text_frame.paragraphs[0].runs[0].font.size.pt == 44


def test_no_layouts_and_layouts_without_placeholders() -> None:
    assert len(opened("no-layouts").slide_layouts) == 0
    assert [each for layout in opened("no-placeholders").slide_layouts for each in layout.placeholders] == []
    assert len(list(opened("no-placeholders").slide_master.placeholders)) == 5


def test_rooms_are_tiny_and_narrow() -> None:
    assert {each.height / 12700 for each in holders(opened("tiny-body"), "body", "obj", "subTitle")} == {60}
    assert {each.width / 12700 for each in holders(opened("narrow-title"), "title", "ctrTitle")} == {120}


def test_looks_are_dark_pale_loud_and_in_other_fonts() -> None:
    def theme(name: str) -> str:
        return parts_of(AWKWARD[name]())["ppt/theme/theme1.xml"].decode()

    assert opened("dark-by-map").slide_master._element.find(qn("p:clrMap")).get("bg1") == "dk1"
    assert '<a:lt1><a:srgbClr val="17202A"/></a:lt1>' in theme("dark-by-colours")
    assert '<a:accent1><a:srgbClr val="FFD966"/></a:accent1>' in theme("pale-accents")
    assert theme("wide-font").count('<a:latin typeface="Verdana"') == 2
    assert theme("unknown-font").count('<a:latin typeface="Ministère Grotesk"') == 2
    style = title_style(opened("loud-title"))
    assert (style.get("algn"), style.find(qn("a:defRPr")).get("cap")) == ("ctr", "all")
    assert style.find(f"{qn('a:lnSpc')}/{qn('a:spcPct')}").get("val") == "150000"


def test_the_band_is_as_wide_as_the_slide_and_the_ground_is_a_picture() -> None:
    shapes = {each.name: each for each in opened("band-and-logo").slide_master.shapes}
    assert shapes["Band"].width == opened("band-and-logo").slide_width
    assert shapes["Logo"].image.content_type == "image/png"
    assert opened("picture-background").slide_master._element.find(f".//{qn('p:bg')}//{qn('a:blip')}") is not None


def test_the_crowded_one_holds_everything_that_a_template_need_not() -> None:
    data = AWKWARD["crowded"]()
    parts = parts_of(data)
    everything = b"".join(parts.values()).decode("utf-8", "ignore")
    assert len(Presentation(io.BytesIO(data)).slides) == SLIDES
    for part in (
        "ppt/commentAuthors.xml", "ppt/comments/comment1.xml", "ppt/vbaProject.bin", "ppt/activeX/activeX1.xml",
        "customXml/item1.xml", "docProps/custom.xml", "ppt/notesSlides/notesSlide31.xml",
    ):  # fmt: skip
        assert part in parts
    assert any(name.startswith("ppt/embeddings/") for name in parts)
    for words in (AUTHOR, LINK, "sectionLst", "custShowLst", "vbaProject"):
        assert words in everything


def test_old_files_are_compound_files_with_their_streams() -> None:
    for name, streams in {
        "old.ppt": ("Root Entry", "PowerPoint Document", "Current User"),
        "encrypted.pptx": ("Root Entry", "EncryptionInfo", "EncryptedPackage"),
    }.items():
        data = REFUSED[name]()
        assert data.startswith(bytes.fromhex("D0CF11E0A1B11AE1"))
        assert len(data) % 512 == 0
        assert [data.find(each.encode("utf-16-le")) for each in streams] == [1024, 1152, 1280]


def test_files_that_are_no_template_are_what_they_say() -> None:
    assert b"macroEnabled" in parts_of(REFUSED["macros.pptm"]())["[Content_Types].xml"]
    assert package_faults(REFUSED["macros.pptm"]()) == package_faults(REFUSED["theme.thmx"]()) == ()
    assert "word/document.xml" in parts_of(REFUSED["word.docx"]())
    with pytest.raises(zipfile.BadZipFile):
        parts_of(REFUSED["truncated.pptx"]())
    data = REFUSED["bomb.pptx"]()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert max(each.file_size for each in archive.infolist()) > 200 * len(data)
    assert b"<!ENTITY" in parts_of(REFUSED["entities.pptx"]())["ppt/presentation.xml"]


def test_the_checks_of_a_package_find_what_is_wrong() -> None:
    parts = parts_of(AWKWARD["a4"]())
    del parts["ppt/theme/theme1.xml"]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in (*parts.items(), ("PPT/presProps.xml", b"<a/>"), ("ppt/stray.odd", b"")):
            archive.writestr(name, data)
    faults = " | ".join(package_faults(out.getvalue()))
    assert "ppt/presprops.xml is stored 2 times" in faults
    assert "ppt/stray.odd has no content type" in faults
    assert "nothing leads to ppt/stray.odd" in faults
    assert "leads with rId12 (theme) to ppt/theme/theme1.xml, which is not there" in faults
    assert "ppt/theme/theme1.xml has a content type and is not there" in faults


def test_the_checks_of_a_deck_find_what_is_wrong() -> None:
    deck = opened("a4")
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text_frame.text = "A title"
    slide.placeholders[1]._element.nvSpPr.nvPr.find(qn("p:ph")).set("idx", "77")
    slide.placeholders[77]._element.nvSpPr.cNvPr.set("id", "2")
    out = io.BytesIO()
    deck.save(out)
    assert deck_faults(out.getvalue()) == (
        "ppt/slides/slide1.xml: 2 shapes have the number 2",
        "ppt/slides/slide1.xml: the layout has no placeholder 77",
        "ppt/slides/slide1.xml: the placeholder 77 is empty",
        "ppt/slides/slide1.xml: no language: 'A title'",
    )


@pytest.mark.proof
def test_a_file_that_cannot_be_printed_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not printed: not-there"):
        convert(tmp_path, [tmp_path / "not-there.pptx"])

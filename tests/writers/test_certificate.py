"""A certificate stands in a frame, its words in the middle, in every format; no other box does."""

import io
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from lxml import html

from mallette.model.looks import Brand, Theme
from mallette.model.trip import BrandSettings
from mallette.tree import Blank, Blanks, Box, Column, Columns, Document, Lines, Paragraph, Section
from mallette.writers import docx as word
from mallette.writers import html as web
from mallette.writers.pdf.blocks import lay
from mallette.writers.pdf.marks import Strips, Tag, Words
from mallette.writers.pdf.pages import ground_on
from mallette.writers.pdf.sheet import sheet_of
from mallette.writers.pdf.text import right_end
from tests.samples import LANGUAGES, document, paragraph, text

THEME = Theme(Brand("mallette", BrandSettings(title="Mallette")), date="2026-11-01")
BLOCKS = (
    paragraph("Nous attestons que", "lead"),
    Lines(1),
    Columns((Column((Lines(1), paragraph("Lieu", "small"))), Column((Lines(1), paragraph("Date", "small"))))),
)


def box(role: Any, *blocks: Any) -> Box:
    return Box(blocks or BLOCKS, role)


def in_word(block: Box) -> list[Any]:
    """Return the paragraphs with words of a written file's tables."""
    section = Section(text("Attestation"), "F4", blocks=(block,))
    file = docx.Document(io.BytesIO(word.write(Document("fr", text("Formulaire"), (section,)), THEME).data))
    found = (docx.text.paragraph.Paragraph(each, file) for each in file.element.body.iter(qn("w:p")))
    return [each for each in found if each.text in ("Nous attestons que", "Lieu", "Date", "Nom\t ")]


def on_paper(block: Box) -> tuple[float, Strips]:
    sheet = sheet_of(THEME)
    return sheet.block.width, lay((block,), ground_on(sheet, Tag("Document"), "fr"))


def test_its_words_stand_in_the_middle_in_word() -> None:
    found = in_word(box("certificate"))
    assert [each.text for each in found] == ["Nous attestons que", "Lieu", "Date"]
    assert {each.alignment for each in found} == {WD_ALIGN_PARAGRAPH.CENTER}


@pytest.mark.parametrize("role", ["card", "example", "notes"])
def test_other_boxes_are_set_from_the_left_in_word(role: str) -> None:
    assert {each.alignment for each in in_word(box(role))} == {None}


def test_a_line_to_write_on_keeps_its_place_in_word() -> None:
    section = Section((), blocks=(box("certificate", Blanks((Blank(text("Nom")),))),))
    file = docx.Document(io.BytesIO(word.write(Document("fr", (), (section,)), THEME).data))
    [cell] = [cell for table in file.tables for cell in table.rows[0].cells]
    assert [each.alignment for each in cell.paragraphs if each.text.startswith("Nom")] == [None]


def test_its_words_stand_in_the_middle_on_paper() -> None:
    width, strips = on_paper(box("certificate"))
    [words] = [
        mark for strip in strips for mark in strip.marks if isinstance(mark, Words) and mark.text.startswith("Nous")
    ]
    assert words.x + right_end(words) == pytest.approx(width, abs=0.1)
    _, left = on_paper(box("card"))
    [other] = [
        mark for strip in left for mark in strip.marks if isinstance(mark, Words) and mark.text.startswith("Nous")
    ]
    assert other.x < 20


def test_its_words_stand_in_the_middle_of_a_page_for_telephones() -> None:
    made = web.write(Document("fr", text("Titre"), (Section((), blocks=(box("certificate", BLOCKS[0]),)),)), THEME)
    page = html.document_fromstring(made.data.decode())
    assert page.xpath("//div[@class='certificate']/p/text()") == ["Nous attestons que"]
    assert ".certificate { text-align: center; }" in page.findtext(".//style")


@pytest.mark.parametrize("type", ["guide", "forms"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_and_form_hold_the_same_certificate(type: str, language: str) -> None:
    [section] = [each for each in document(type, language).sections if each.key == "certificate"]
    [frame] = section.blocks
    assert isinstance(frame, Box)
    assert frame.role == "certificate"
    assert section.turned
    assert any(isinstance(block, Paragraph) for block in frame.blocks)

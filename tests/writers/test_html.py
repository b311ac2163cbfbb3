"""A page of HTML: words escaped, files linked, languages marked; what it cannot hold is refused with a sentence."""

import pytest
from lxml import html

from mallette.errors import ContentError
from mallette.model.looks import Brand, Theme
from mallette.model.trip import BrandSettings
from mallette.tree import Document, Heading, Lines, Paragraph, Row, Run, Section, Table
from mallette.writers.html import write
from tests.samples import bullets, cell, paragraph, text

THEME = Theme(Brand("mallette", BrandSettings(title="Mallette")))


def page(*blocks: object, lang: str = "fr", beside: tuple[Document, ...] = ()) -> html.HtmlElement:
    section = Section(text("Partie"), number="3", blocks=blocks)  # type: ignore[arg-type]
    document = Document(lang, text("Titre"), (section,), subject=text("Français"), footer=text("Pied"))
    return html.document_fromstring(write(document, THEME, beside).data.decode())


def test_it_is_one_page_in_its_language() -> None:
    found = page()
    assert (found.get("lang"), found.findtext(".//title")) == ("fr", "Titre")
    assert [each.text_content() for each in found.xpath("//h1 | //h2")] == ["Titre", "3 Partie"]


def test_blocks_keep_their_kind() -> None:
    table = Table((Row((cell("Quoi", span=2),), head=True), Row((cell("a"), cell("b")))))
    found = page(Heading(text("Sous-titre")), paragraph("Texte", "small"), bullets("un", "deux"), table)
    assert found.xpath("//h3/text()") == ["Sous-titre"]
    assert found.xpath("//p[@class='small']/text()") == ["Texte"]
    assert found.xpath("//ul/li/text()") == ["un", "deux"]
    assert found.xpath("//th/@colspan") == ["2"]
    assert [each.text_content().strip() for each in found.xpath("//td")] == ["a", "b"]


def test_words_are_never_taken_for_tags() -> None:
    found = page(paragraph("<script>alert(1)</script> & <b>"))
    assert found.xpath("//script | //section//b") == []
    assert "<script>alert(1)</script> & <b>" in found.text_content()


def test_marks_and_languages_of_runs_are_kept() -> None:
    runs = (Run("gras", "id.a", "fr", bold=True), Run(" "), Run("word", "id.b", "en", italic=True))
    found = page(Paragraph(runs))
    assert found.xpath("//section//b/text()") == ["gras"]
    assert found.xpath("//span[@lang='en']/i/text()") == ["word"]


def test_the_name_of_a_file_is_a_link_to_it() -> None:
    found = page(Paragraph((Run("deck 1.pptx", "made/fr/deck 1.pptx", "fr"),)))
    assert [(each.get("href"), each.text) for each in found.xpath("//section//a")] == [
        ("fr/deck%201.pptx", "deck 1.pptx")
    ]


def test_other_languages_stand_beside_it_under_their_names() -> None:
    other = Document("en", text("Title", "en"), (Section(text("Part", "en")),), subject=text("English", "en"))
    found = page(beside=(other,))
    assert [(each.get("href"), each.text) for each in found.xpath("//nav/a")] == [
        ("#fr", "Français"),
        ("#en", "English"),
    ]
    assert found.get_element_by_id("en").get("lang") == "en"
    assert page().xpath("//nav") == []


def test_a_block_that_has_no_place_gets_a_sentence() -> None:
    with pytest.raises(ContentError, match="<lines> has no place in an HTML page"):
        page(Lines(3))

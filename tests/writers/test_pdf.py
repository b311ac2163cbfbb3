"""PDF: the file, read again."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import page as page_validation
import pypdf
import pytest

from mallette.model.looks import Brand, Theme
from mallette.model.trip import BrandSettings, PageKind, Printing
from mallette.tree import (
    Blank,
    Blanks,
    Block,
    Box,
    Cell,
    Column,
    Columns,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Label,
    Lines,
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
    Step,
    Table,
)
from mallette.writers.pdf import write
from mallette.writers.pdf.archive import EndedStream
from mallette.writers.pdf.marks import MM, Words
from mallette.writers.pdf.measure import advance, face
from mallette.writers.pdf.pages import pages_of
from mallette.writers.pdf.sheet import Sheet, sheet_of
from mallette.writers.pdf.tagging import TaggedCanvas
from tests.samples import cell, paragraph, text

THEME = Theme(Brand("plain", BrandSettings(title="plain")), date="2027-03-12")
SHEETS = {page: sheet_of(replace(THEME, printing=Printing(page=page))) for page in get_args(PageKind)}


def handout(number: str, *blocks: Block) -> Section:
    return Section(text(f"Fiche {number}"), number, (), text(f"{number} courant"), "handout", number, blocks)


def document(*sections: Section) -> Document:
    footer = text("Mali · français · 1.0")
    return Document("fr", text("Fiches"), sections, text("Sujet"), text("Auteurs"), footer)


def every_block() -> tuple[Block, ...]:
    """One of each class of block, each with words of its own."""
    nodes = (Node("a", text("Acheteur-nœud")), Node("b", text("Ferme-nœud"), row=1, look="star"))
    link = Link("a", "b", "information", text("nouvelles-lien"))
    label = Label("say", text("DITES-signe"), (Paragraph(text("Phrase-dite"), "quote"),))
    slide = Slide(
        "activity", text("Titre-image"), "6-3", (paragraph("Corps-image"),), Notes((paragraph("Notes-image"),)),
        text("Pied-image"),
    )  # fmt: skip
    return (
        Heading(text("Titre-deux")),
        Heading(text("Titre-trois"), 3, "6-1"),
        *(Paragraph(text(f"Texte-{role}"), role) for role in ROLES),
        *(List((Item(text(f"Entrée-{kind}"), (paragraph(f"Sous-{kind}"),)),), kind) for kind in KINDS),
        *(table(role) for role in ("grid", "plain", "cards")),
        Box((paragraph("Encadré-carte"),)),
        Box((paragraph("Encadré-exemple"),), "example"),
        Box((paragraph("Encadré-notes"),), "notes", 30),
        Columns((Column((paragraph("Colonne-une"),)), Column((paragraph("Colonne-deux"),), 2))),
        Lines(3),
        Blanks((Blank(text("Blanc-avec"), 2), Blank(text("Blanc-avant")))),
        Picture("flows", nodes, (link,), text("Le schéma en mots")),
        Facts((Fact(text("Signe-22"), text("Fait-minutes")), Fact(text("Signe-6A"), text("Fait-retour"), "blank"))),
        label,
        Step("6-9", text("Étape-titre"), text("22 min"), "18–40", text("à-heure"), (label,), cut=True),
        slide,
    )


ROLES: tuple[Any, ...] = ("body", "lead", "small", "source", "quote", "answer", "warning")
KINDS: tuple[Any, ...] = ("bullet", "number", "check", "letter", "plain")


def table(role: Any = "grid", rows: int = 2, height: float = 0) -> Table:
    head = Row((cell("Tête"), cell("Prix")), head=True)
    body = tuple(Row((cell(f"{role}-{number}"), Cell(shade=True)), height) for number in range(rows))
    return Table((head, *body), (2, 1), role)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
class TestMarks:
    def test_nothing_stands_outside_the_text_block_but_the_footer(self, sheet: Sheet) -> None:
        for page in pages_of(document(handout("1A", *every_block())), sheet):
            for words in (mark for mark in page.marks if isinstance(mark, Words)):
                assert words.x >= 0
                right = words.x + advance(words.text.rstrip(), words.size, words.bold, words.italic)
                assert right <= sheet.block.width + 0.5
                assert words.y <= sheet.block.height or words.size == sheet.foot

    def test_text_is_never_smaller_than_the_floor(self, sheet: Sheet) -> None:
        whole = pages_of(document(handout("1A", *every_block())), sheet)
        sizes = {mark.size for page in whole for mark in page.marks if isinstance(mark, Words)}
        assert min(sizes) >= min(sheet.foot, sheet.small, sheet.floor)
        assert max(sizes) > 1.5 * sheet.body


class TestFile:
    def test_every_word_of_every_block_is_in_the_file(self) -> None:
        found = squeezed(" ".join(extracted(document(handout("1A", *every_block())))))
        wanted = {run.text for block in every_block() for run in runs(block)}
        assert len(wanted) > 40
        alone = {"Le schéma en mots"}
        assert [words for words in sorted(wanted - alone) if squeezed(words) not in found] == []

    def test_every_text_font_is_an_embedded_subset_of_arimo(self) -> None:
        reader = read(document(handout("1A", *every_block())))
        fonts = {
            str(font["/BaseFont"]): font
            for page in reader.pages
            for font in (each.get_object() for each in page["/Resources"].get("/Font", {}).values())
        }
        used = {name.partition("+")[2] for name in fonts}
        assert used == {"Arimo-Regular", "Arimo-Bold", "Arimo-Italic"}
        for name, font in fonts.items():
            descriptor = font["/FontDescriptor"].get_object()
            assert re.match(r"/[A-Z]{6}\+Arimo-", name)
            assert "/FontFile2" in descriptor
            assert (descriptor["/StemV"] > 120) == ("Bold" in name)

    def test_the_same_input_makes_the_same_bytes(self) -> None:
        whole = document(handout("1A", *every_block()), handout("2A"))
        assert write(whole, THEME).data == write(whole, THEME).data

    def test_pages_break_alike_on_both_papers(self) -> None:
        whole = document(handout("1A", *every_block(), *every_block()), handout("2A"))
        letter = replace(THEME, paper="letter")
        assert extracted(whole, THEME) == extracted(whole, letter)
        sizes = [[float(side) / MM for side in read(whole, theme).pages[0].mediabox[2:]] for theme in (THEME, letter)]
        assert sizes[0] == pytest.approx([210, 297], abs=0.01)
        assert sizes[1] == pytest.approx([215.9, 279.4], abs=0.01)

    @pytest.mark.parametrize(("paper", "margins"), [("a4", (20, 26)), ("letter", (22.95, 17.2))])
    def test_the_text_block_stands_in_the_middle_of_the_paper(self, paper: Any, margins: tuple[float, float]) -> None:
        page = read(document(handout("1A")), replace(THEME, paper=paper)).pages[0]
        corner = re.search(rb"1 0 0 1 ([\d.]+) ([\d.]+) cm\s+/", page.get_contents().get_data())
        assert corner
        left, top = (float(each) / MM for each in corner.groups())
        assert (left, float(page.mediabox.height) / MM - top) == pytest.approx(margins, abs=0.01)

    def test_the_file_says_what_it_is(self) -> None:
        reader = read(document(handout("1A"), handout("2A")))
        info = reader.metadata
        assert info
        assert (info.title, info.author, info.subject) == ("Fiches", "Auteurs", "Sujet")
        assert str(info["/CreationDate"]).startswith("D:20270312")
        root = reader.trailer["/Root"]
        assert root["/Lang"] == "fr"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert [entry.title for entry in reader.outline] == ["1A Fiche 1A", "2A Fiche 2A"]

    def test_the_contents_list_leads_to_every_section(self) -> None:
        reader = read(replace(document(handout("1A"), handout("2A")), contents=text("Sommaire")))
        links = [each.get_object() for each in reader.pages[0]["/Annots"]]
        assert [link["/Contents"] for link in links] == ["1A Fiche 1A", "2A Fiche 2A"]
        assert "Sommaire" in reader.pages[0].extract_text()

    def test_the_contents_list_names_the_page_on_which_each_section_starts(self) -> None:
        whole = replace(document(handout("1A"), handout("2A")), contents=text("Sommaire"))
        words = read(whole).pages[0].extract_text().split()
        starts = [str(first) for first, _ in write(whole, THEME).sections][-2:]
        assert starts == ["3", "5"]
        assert [word for word in words if word in starts] == starts

    def test_written_counts_its_pages(self) -> None:
        whole = document(handout("1A"), handout("2A"))
        assert write(whole, THEME).pages == len(read(whole).pages) == 3

    def test_a_character_that_the_font_lacks_is_told(self) -> None:
        notices = write(document(handout("1A", paragraph("coché \u2713"))), THEME).notices
        assert [str(notice) for notice in notices] == [
            "missing character: page 1: The font has no \u2713 (U+2713); a box stands in its place."
        ]
        assert write(document(handout("1A", *every_block())), THEME).notices == ()


class TestStructure:
    def test_every_block_has_its_element(self) -> None:
        roles = [element["/S"][1:] for element in elements(document(handout("1A", *every_block())))]
        wanted = "Document Sect H1 H2 P L LI Lbl LBody Table TR TH TD Figure"
        assert set(wanted.split()) <= set(roles)

    def test_a_picture_is_told_in_words(self) -> None:
        told = [each["/Alt"] for each in elements(document(handout("1A", *every_block()))) if each["/S"] == "/Figure"]
        assert told == ["Le schéma en mots"]

    def test_headings_skip_no_level(self) -> None:
        whole = document(handout("1A", Heading(text("trois"), 3), Heading(text("deux")), Heading(text("trois"), 3)))
        roles = [each["/S"] for each in elements(whole) if re.fullmatch(r"/H\d", each["/S"])]
        assert roles == ["/H1", "/H2", "/H2", "/H3"]

    def test_another_language_is_marked(self) -> None:
        whole = document(handout("1A", Paragraph(text("Not translated", "en"))))
        assert [each["/Lang"] for each in elements(whole) if "/Lang" in each] == ["en"]

    @pytest.mark.parametrize("ending", [b"", b"\r", b"\n"])
    def test_the_end_of_a_stream_is_told_from_its_data(self, ending: bytes) -> None:
        file = TaggedCanvas(io.BytesIO(), face(), "fr").file
        written = EndedStream(content=b"data" + ending).format(file)
        assert written.endswith(b"stream\ndata" + ending + b"\r\nendstream\n")
        assert b"/Length %d" % (4 + len(ending)) in written

    @pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
    def test_the_file_can_be_read_aloud_and_kept_for_ever(self, profile: str, tmp_path: Path) -> None:
        whole = document(handout("1A", *every_block()), handout("2A", Paragraph(text("Not translated", "en"))))
        file = tmp_path / "handouts.pdf"
        file.write_bytes(write(replace(whole, contents=text("Sommaire")), THEME).data)
        result = page_validation.validate_pdf(str(file), profile=getattr(page_validation.ValidationProfile, profile))
        assert result.is_compliant, [(each.rule_id, each.message) for each in result.failures]

    def test_every_mark_on_a_page_belongs_to_an_element_or_is_decoration(self) -> None:
        for page in read(document(handout("1A", *every_block()))).pages:
            content = page.get_contents()
            assert content is not None
            depth = 0
            for line in content.get_data().decode("latin-1").splitlines():
                depth += line.endswith(("BDC", "BMC")) - (line == "EMC")
                assert depth in {0, 1}
                assert depth == 1 or not re.search(r" Tj| [SfB]$", line), line


def elements(whole: Document) -> list[Any]:
    reader = read(whole)
    found: list[Any] = []
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop()
        if "/S" in element:
            found.append(element)
        kids = [kid.get_object() for kid in element.get("/K", [])]
        waiting += [kid for kid in reversed(kids) if isinstance(kid, dict)]
    return found


def read(whole: Document, theme: Theme = THEME) -> Any:
    return pypdf.PdfReader(io.BytesIO(write(whole, theme).data))


def extracted(whole: Document, theme: Theme = THEME) -> list[str]:
    return [page.extract_text() for page in read(whole, theme).pages]


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def runs(thing: object) -> Iterator[Run]:
    """Yield every run below a value of the tree."""
    if isinstance(thing, Run):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from runs(each)
    elif hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            yield from runs(getattr(thing, name))

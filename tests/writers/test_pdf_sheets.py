"""PDF: the sheets that a document is laid on, and sides that are folded."""

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import page as page_validation
import pypdf
import pytest
from pydantic import ValidationError

from mallette.model.looks import Brand, Theme
from mallette.model.trip import BrandSettings, Edition, Imposition, PageKind, Printing
from mallette.tree import (
    Block,
    Column,
    Columns,
    Document,
    Fact,
    Facts,
    Lines,
    Node,
    Paragraph,
    Picture,
    Run,
    Section,
    Text,
)
from mallette.writers.pdf import write
from mallette.writers.pdf.blocks import lay
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.impose import Side, sides_of
from mallette.writers.pdf.marks import MM, Strip, Tag, Words
from mallette.writers.pdf.measure import advance
from mallette.writers.pdf.pages import FOOT, Page, pages_of
from mallette.writers.pdf.sheet import DESIGNS, Sheet, sheet_of
from tests.samples import library

THEME = Theme(Brand("plain", BrandSettings(title="plain")), date="2027-03-12")
KINDS: tuple[PageKind, ...] = get_args(PageKind)
LONG = "Les acheteurs qui disent une exigence claire et paient un prix clair font passer le message aux producteurs."


def text(words: str) -> Text:
    return (Run(words, "an/id", "fr"),)


def paragraph(words: str) -> Paragraph:
    return Paragraph(text(words))


def handout(number: str, *blocks: Block, **more: Any) -> Section:
    return Section(text(f"Fiche {number}"), number, (), text(f"{number} courant"), "handout", number, blocks, **more)


def document(*sections: Section) -> Document:
    return Document("fr", text("Fiches"), sections, footer=text("Mali"), instead=text("Face à imprimer. Ouvrez"))


def theme(page: PageKind = "full", impose: Imposition = "none", **more: Any) -> Theme:
    printing = Printing(page=page, impose=impose, instead="handouts.pdf" if impose != "none" else "")
    return replace(THEME, printing=printing, **more)


def booklet_of(count: int, direction: Any = "ltr", impose: Imposition = "booklet") -> tuple[Side, ...]:
    looks = theme("half", impose, direction=direction)
    sheet = sheet_of(looks)
    pages = tuple(Page(sheet, running=str(number)) for number in range(1, count + 1))
    return sides_of(pages, looks)


def shown(sides: tuple[Side, ...]) -> list[list[str]]:
    """Return what stands on each side from left to right, `-` for a blank page."""
    ordered = (sorted(side.placed, key=lambda placed: placed.area.left) for side in sides)
    return [[placed.page.running or "-" for placed in placeds] for placeds in ordered]


def ground(sheet: Sheet) -> Ground:
    return Ground(lay, Tag("Document"), "fr", sheet, sheet.block.width, sheet.body)


def words_in(strips: tuple[Strip, ...]) -> list[Words]:
    return [mark for strip in strips for mark in strip.marks if isinstance(mark, Words)]


def read(whole: Document, looks: Theme) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(write(whole, looks).data))


def failures(data: bytes, folder: Path) -> list[tuple[str, str]]:
    file = folder / "file.pdf"
    file.write_bytes(data)
    profiles = (page_validation.ValidationProfile.PDF_UA_1, page_validation.ValidationProfile.PDF_A_2A)
    results = [page_validation.validate_pdf(str(file), profile=profile) for profile in profiles]
    return [(each.rule_id, each.message) for result in results for each in result.failures]


class TestSheet:
    @pytest.mark.parametrize(
        ("page", "paper", "size", "margins"),
        [
            ("full", "a4", (210, 297), (20, 26)),
            ("full", "letter", (215.9, 279.4), (22.95, 17.2)),
            ("half", "a4", (148, 210), (15, 14)),
            ("half", "letter", (139.7, 215.9), (10.85, 16.95)),
            ("large-print", "a4", (210, 297), (25, 34)),
            ("large-print", "letter", (215.9, 279.4), (27.95, 25.2)),
        ],
    )
    def test_each_kind_of_page_has_its_paper_and_margins(
        self, page: PageKind, paper: Any, size: tuple[float, float], margins: tuple[float, float]
    ) -> None:
        sheet = sheet_of(theme(page, paper=paper))
        assert (sheet.width / MM, sheet.height / MM) == pytest.approx(size)
        assert (sheet.block.left / MM, sheet.block.top / MM) == pytest.approx(margins)

    @pytest.mark.parametrize("page", KINDS)
    def test_the_text_block_is_the_same_on_both_papers(self, page: PageKind) -> None:
        a4, letter = (sheet_of(theme(page, paper=paper)).block for paper in ("a4", "letter"))
        assert (a4.width, a4.height) == (letter.width, letter.height)

    @pytest.mark.parametrize("page", KINDS)
    def test_a_printer_reaches_the_footer(self, page: PageKind) -> None:
        for paper in ("a4", "letter"):
            sheet = sheet_of(theme(page, paper=paper))
            two_lines = FOOT + 3 + 2 * 1.2 * sheet.foot
            assert sheet.height - sheet.block.bottom - two_lines >= 3 * MM
        lying = sheet_of(theme(page)).turned()
        assert lying.height - lying.block.bottom >= 10 * MM + lying.foot
        assert lying.block.left == pytest.approx(lying.width - lying.block.right), "it stands in the middle"

    def test_sizes_are_those_of_the_field(self) -> None:
        assert {page: design.body for page, design in DESIGNS.items()} == {"full": 12, "half": 11, "large-print": 18}
        large = sheet_of(theme("large-print"))
        assert large.small >= 16, "no running text of a large print edition is smaller than 16 points"

    def test_leaves_are_bound_on_the_side_where_reading_starts(self) -> None:
        assert [sheet_of(replace(THEME, direction=each)).binding for each in ("ltr", "rtl")] == ["left", "right"]


class TestLandscape:
    def test_a_turned_section_lies_on_its_paper_and_its_lines_are_longer(self) -> None:
        sheet = sheet_of(THEME)
        upright, lying = pages_of(document(handout("1A", paragraph(LONG)), handout("2A", turned=True)), sheet)[::2]
        assert not upright.sheet.landscape
        assert lying.sheet.landscape
        assert (lying.sheet.width, lying.sheet.height) == (sheet.height, sheet.width)
        assert lying.sheet.block.width == sheet.block.height

    def test_the_file_holds_both_ways(self, tmp_path: Path) -> None:
        whole = document(handout("1A", paragraph(LONG)), handout("2A", paragraph(LONG * 40), turned=True))
        reader = read(whole, THEME)
        boxes = [tuple(round(float(side) / MM) for side in each.mediabox[2:]) for each in reader.pages]
        assert boxes == [(210, 297), (210, 297), (297, 210), (297, 210)]
        assert failures(write(whole, THEME).data, tmp_path) == []

    def test_words_stay_in_the_turned_block(self) -> None:
        for page in pages_of(document(handout("2A", paragraph(LONG * 40), turned=True)), sheet_of(THEME)):
            for words in (mark for mark in page.marks if isinstance(mark, Words)):
                right = words.x + advance(words.text.rstrip(), words.size, words.bold, words.italic)
                assert right <= page.sheet.block.width + 0.5
                assert words.y <= page.sheet.block.height or words.size == page.sheet.foot


class TestLargePrint:
    def test_text_of_a_paragraph_has_18_points(self) -> None:
        strips = lay((paragraph(LONG),), ground(sheet_of(theme("large-print"))))
        assert {words.size for words in words_in(strips)} == {18}

    @pytest.mark.parametrize(
        "block",
        [
            Columns((Column((paragraph("une"),)), Column((paragraph("deux"),)))),
            Facts((Fact(text("22"), text("une")), Fact(text("6A"), text("deux")))),
        ],
    )
    def test_blocks_side_by_side_go_under_each_other(self, block: Block) -> None:
        beside, under = (words_in(lay((block,), ground(sheet_of(theme(page))))) for page in ("full", "large-print"))
        assert lefts(beside)["une"] < lefts(beside)["deux"]
        assert lefts(under)["une"] == lefts(under)["deux"]
        assert [words.text for words in beside] == [words.text for words in under]

    def test_lines_to_write_on_are_further_apart(self) -> None:
        pitches = [lay((Lines(2),), ground(sheet_of(theme(page))))[0].height / MM for page in KINDS]
        assert dict(zip(KINDS, pitches, strict=True)) == pytest.approx({"full": 9, "half": 9, "large-print": 13.5})

    def test_words_of_a_picture_are_large_too(self) -> None:
        picture = Picture("boxes", (Node("a", text("Acheteur")), Node("b", text("Ferme"), column=1)), (), text("mots"))
        sizes = {words.size for words in words_in(lay((picture,), ground(sheet_of(theme("large-print")))))}
        assert min(sizes) >= 16


def lefts(marks: list[Words]) -> dict[str, float]:
    return {words.text: words.x for words in marks}


class TestBooklet:
    def test_the_number_of_pages_is_a_multiple(self) -> None:
        sheet = sheet_of(theme("half"))
        for count in range(1, 6):
            pages = pages_of(document(*(handout(f"{number}A") for number in range(count))), sheet, 4)
            assert len(pages) % 4 == 0
            assert all(not page.marks for page in pages[2 * count - 1 :])

    def test_pages_stand_as_they_are_folded(self) -> None:
        assert shown(booklet_of(8)) == [["8", "1"], ["2", "7"], ["6", "3"], ["4", "5"]]

    def test_any_number_of_pages_folds_in_the_order_of_reading(self) -> None:
        for count in range(1, 41):
            sides = shown(booklet_of(count))
            rights = [side[1] for side in sides[::2]]
            backs = [side[0] for side in sides[1::2]]
            first_half = [page for pair in zip(rights, backs, strict=True) for page in pair]
            second_half = [
                page for front, back in zip(sides[::2], sides[1::2], strict=True) for page in (front[0], back[1])
            ]
            wanted = [str(number) for number in range(1, count + 1)] + ["-"] * (-count % 4)
            assert first_half + second_half[::-1] == wanted

    def test_a_short_one_is_filled_with_blank_pages(self) -> None:
        assert shown(booklet_of(1)) == [["-", "1"], ["-", "-"]]
        assert booklet_of(0) == ()

    def test_one_that_is_read_from_the_right_is_bound_there(self) -> None:
        assert shown(booklet_of(4, "rtl")) == [["1", "4"], ["3", "2"]]

    def test_in_two_passes_all_fronts_come_before_all_backs(self) -> None:
        assert shown(booklet_of(8, impose="two-pass")) == [["8", "1"], ["6", "3"], ["2", "7"], ["4", "5"]]

    def test_pages_are_not_shrunk_and_do_not_overlap(self) -> None:
        for side in booklet_of(8):
            left, right = side.placed
            assert (left.area.width, left.area.height) == (left.page.sheet.width, left.page.sheet.height)
            assert left.area.right <= right.area.left + 0.01
            assert left.area.left >= 0
            assert right.area.right <= side.width
            assert (side.width / MM, side.height / MM) == pytest.approx((297, 210))

    def test_a_page_that_lies_is_turned_into_its_half(self) -> None:
        sheet = sheet_of(theme("half")).turned()
        (front, _) = sides_of((Page(sheet, running="1"),), theme("half", "booklet"))
        assert front.placed[1].area.width < front.placed[1].area.height

    @pytest.mark.parametrize("impose", ["booklet", "two-pass"])
    def test_each_side_is_one_figure_that_names_what_it_shows_and_the_file_to_read(self, impose: Imposition) -> None:
        looks = theme("half", impose)
        whole = document(handout("1A", paragraph(LONG)), handout("2A", paragraph(LONG), turned=True))
        root = read(whole, looks).trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
        kids = [kid.get_object() for kid in root["/K"]]
        assert [kid["/S"] for kid in kids] == ["/Figure", "/Figure"]
        assert kids[0]["/Alt"] == "Face à imprimer. Ouvrez handouts.pdf (1A courant)"
        assert kids[1]["/Alt"] == "Face à imprimer. Ouvrez handouts.pdf (2A courant)"

    def test_forms_have_no_marks_of_their_own(self) -> None:
        looks = theme("half", "booklet")
        for page in read(document(handout("1A", paragraph(LONG))), looks).pages:
            for form in page["/Resources"].get("/XObject", {}).values():
                assert not re.search(rb"\b(BDC|BMC|EMC)\b", form.get_object().get_data())

    def test_every_word_of_the_pages_is_on_the_sides(self) -> None:
        whole = document(handout("1A", paragraph(LONG)), handout("2A", paragraph("autrement"), turned=True))
        found, wanted = (
            sorted(" ".join(page.extract_text() for page in read(whole, looks).pages).split())
            for looks in (theme("half", "booklet"), theme("half"))
        )
        assert found == wanted

    @pytest.mark.parametrize("impose", get_args(Imposition))
    def test_the_file_can_be_read_aloud_and_kept_for_ever(self, impose: Imposition, tmp_path: Path) -> None:
        whole = document(handout("1A", paragraph(LONG)), handout("2A", paragraph(LONG), turned=True))
        assert failures(write(whole, theme("half", impose)).data, tmp_path) == []

    def test_the_same_input_makes_the_same_bytes(self) -> None:
        looks = theme("half", "booklet")
        whole = document(handout("1A", paragraph(LONG)))
        assert write(whole, looks).data == write(whole, looks).data
        assert write(whole, looks).pages == len(read(whole, looks).pages) == 2


class TestEditions:
    @pytest.mark.parametrize("wrong", [{"page": "full"}, {"page": "half"}, {"page": "large-print", "instead": "a.pdf"}])
    def test_what_cannot_be_folded_is_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(ValidationError, match="needs page: half, and instead"):
            Edition(file="a.pdf", format="pdf", impose="booklet", **wrong)

    def test_the_file_to_read_instead_is_always_made(self) -> None:
        editions = [each for type in library().types.values() for each in type.settings.editions.values()]
        always = {each.file for each in editions if each.made == "always" and not each.each}
        asked = [each.instead for each in editions if each.instead]
        assert asked
        assert set(asked) <= always

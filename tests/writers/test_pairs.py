"""Two languages side by side on paper: rows that begin at one height and grow together, in PDF and in Word."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from mallette.model.looks import Brand, Theme
from mallette.model.trip import BrandSettings
from mallette.pair import pair
from mallette.tree import (
    Block,
    Column,
    Columns,
    Document,
    Heading,
    Item,
    Label,
    List,
    Paragraph,
    Section,
    Slide,
    Step,
    Table,
)
from mallette.writers.docx import write as write_docx
from mallette.writers.docx.blocks import plan_blocks
from mallette.writers.docx.pages import BLOCK
from mallette.writers.docx.values import SPACER, Grid, Para, Room, iter_paras
from mallette.writers.pdf import write as write_pdf
from mallette.writers.pdf.blocks import lay
from mallette.writers.pdf.frames import GUTTER
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.marks import Strips, Tag, Words
from mallette.writers.pdf.sheet import sheet_of
from tests.proof.valid import faults_of_pdf
from tests.samples import document, text

THEME = Theme(Brand("plain", BrandSettings(title="plain")), date="2027-03-12")
SHEET = sheet_of(THEME)
WIDTH = SHEET.block.width
RIGHT = (WIDTH + GUTTER) / 2
LONG = "Un mot et encore un mot. " * 12


def row(left: Block, right: Block) -> Columns:
    return Columns((Column((left,), lang="en"), Column((right,), lang="fr")), "pair")


def words(left: str, right: str) -> Columns:
    return row(Paragraph(text(left, "en")), Paragraph(text(right, "fr")))


def heading() -> Columns:
    return row(Heading(text("Head", "en"), 3), Heading(text("Tête", "fr"), 3))


def numbered(number: int) -> Columns:
    items = [Item(text(f"{lang} {number}", lang)) for lang in ("en", "fr")]
    return row(*(List((item,), "number", number) for item in items))


def laid(*blocks: Block) -> Strips:
    return lay(blocks, Ground(lay, Tag("Document"), "en", SHEET, WIDTH, SHEET.body))


def planned(*blocks: Block) -> tuple[object, ...]:
    return plan_blocks(blocks, Room(BLOCK[0], "en"))


def test_a_row_of_a_pdf_is_as_deep_as_its_longer_language() -> None:
    [one] = laid(words("Short.", LONG))
    [other] = laid(words(LONG, LONG))
    assert one.height == pytest.approx(other.height)
    assert one.height > 5 * SHEET.body


def test_both_languages_of_a_row_begin_at_one_height_in_their_own_columns() -> None:
    for strip in laid(words("Short.", LONG), words("Next.", "Suite.")):
        left = [mark for mark in strip.marks if isinstance(mark, Words) and mark.x < RIGHT]
        right = [mark for mark in strip.marks if isinstance(mark, Words) and mark.x >= RIGHT]
        assert min(mark.y for mark in left) == min(mark.y for mark in right)
        assert "Short." not in "".join(mark.text for mark in right)


def test_the_second_language_is_an_element_of_its_own_language() -> None:
    [strip] = laid(words("Short.", "Court."))
    langs = [mark.tag.parent.lang for mark in strip.marks if isinstance(mark, Words) and mark.tag and mark.tag.parent]
    assert langs == ["", "fr"]


def test_a_heading_of_a_pair_stays_with_what_follows() -> None:
    strips = laid(heading(), words("a", "b"), words("c", "d"))
    assert [strip.keep for strip in strips] == [True, False, False]


def test_a_row_that_no_page_can_hold_goes_on_beside_itself() -> None:
    strips = laid(words(LONG * 12, LONG * 12))
    assert len(strips) > 1
    assert all(strip.height <= SHEET.block.height for strip in strips)
    for strip in strips:
        assert {mark.x >= RIGHT for mark in strip.marks if isinstance(mark, Words)} == {False, True}


def test_a_number_is_counted_on_in_each_language() -> None:
    signs = [
        [mark.text for mark in strip.marks if isinstance(mark, Words) and mark.text.isdigit()]
        for strip in laid(numbered(1), numbered(2))
    ]
    assert signs == [["1", "1"], ["2", "2"]]


def test_rows_of_two_languages_are_one_table_in_word() -> None:
    parts = planned(words("a", "b"), words("c", "d"), Table(()), words("e", "f"))
    grids = [part for part in parts if isinstance(part, Grid)]
    assert [len(grid.lines) for grid in grids[:1]] == [2]
    assert [[para.pieces[0].lang for para in iter_paras(square.parts)] for square in grids[0].lines[0].squares] == [
        ["en"],
        ["fr"],
    ]


def test_a_heading_before_another_block_is_a_table_that_stays_with_it_in_word() -> None:
    parts = planned(words("a", "b"), heading(), Paragraph(text("c", "en")))
    _, space, second, tied, _ = parts
    assert [type(part) for part in parts] == [Grid, Para, Grid, Para, Para]
    assert isinstance(second, Grid)
    assert isinstance(tied, Para)
    assert space == SPACER
    assert tied.keep
    assert all(para.keep for para in iter_paras((second,)))


def test_a_label_of_two_languages_is_rows_of_its_step_in_word() -> None:
    label = Label("say", text("SAY / DITES"), (words("a", "b"), words("c", "d")))
    grid, _ = planned(Step("1-1", text("Step"), text("5 min"), "0–5", text("at"), (label,)))
    assert isinstance(grid, Grid)
    _, first, second = grid.lines
    assert [len(first.squares), len(second.squares)] == [4, 4]
    assert abs(grid.widths[2] - grid.widths[3]) <= 1
    assert [any(para.pieces for para in iter_paras(line.squares[1].parts)) for line in (first, second)] == [True, False]


def test_a_slide_that_has_no_room_for_its_picture_stands_above_it_in_word() -> None:
    slide = Slide("statement", text("Head"), "1-1")
    [narrow, *_] = plan_blocks((slide,), Room(BLOCK[0] // 2 - 500, "en"))
    [wide, *_] = plan_blocks((slide,), Room(BLOCK[0], "en"))
    assert isinstance(narrow, Grid)
    assert isinstance(wide, Grid)
    assert (len(narrow.widths), len(wide.widths)) == (1, 2)


def test_lists_side_by_side_are_counted_by_definitions_of_their_own_in_word() -> None:
    made = Document("en", text("t", "en"), (Section(text("s", "en"), blocks=tuple(map(numbered, (1, 2, 3)))),))
    file = docx.Document(io.BytesIO(write_docx(made, THEME).data))
    numbers = [each.get(qn("w:val")) for each in file.element.iter(qn("w:numId"))]
    assert len(numbers) == 6
    assert len(set(numbers[0::2])) == len(set(numbers[1::2])) == 1
    root = file.part.numbering_part.element
    kinds = {
        each.get(qn("w:numId")): each.find(qn("w:abstractNumId")).get(qn("w:val")) for each in root.iter(qn("w:num"))
    }
    assert kinds[numbers[0]] != kinds[numbers[1]]
    ids = [each.get(qn("w:abstractNumId")) for each in root.findall(qn("w:abstractNum"))]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("type", ["interpreter", "handouts"])
def test_a_pair_of_a_kit_is_read_aloud_in_both_languages(type: str) -> None:
    made = pair(document(type, "en"), document(type, "fr"))
    title = "".join(run.text for run in made.title)
    assert faults_of_pdf(write_pdf(made, THEME).data, title, "en") == []

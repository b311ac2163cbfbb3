"""How high a page of Word is guessed to be: near enough to keep a card and its strip of steps together."""

import pytest

from mallette.tree import Box, Cell, Column, Columns, Document, Heading, Row, Run, Section, Table
from mallette.writers.docx.blocks import plan_blocks
from mallette.writers.docx.measure import NATURAL, parts_height
from mallette.writers.docx.pages import BLOCK
from mallette.writers.docx.sheets import SURE, plan_sheets, split_card, stands_on_a_page
from mallette.writers.docx.steps import may_part
from mallette.writers.docx.values import SPACER, Bitmap, Bitmaps, Grid, Line, Para, Piece, Room, Square
from tests.samples import LANGUAGES, bullets, document, paragraph

ROOM = Room(BLOCK[0], "fr")
WORDS = "Une exigence claire et un prix clair donnent une raison de s’améliorer. "


def para(words: str = "mot", style: str = "Compact") -> Para:
    return Para((Piece(words),), style)


def test_a_line_is_as_high_as_its_letters_ask() -> None:
    assert parts_height((para(),), 400) == pytest.approx(12 * NATURAL + 1.5)
    assert parts_height((para(style="Lead"),), 400) == pytest.approx(14 * NATURAL * 1.12 + 10)


def test_words_that_do_not_fit_a_line_take_another() -> None:
    one, two = (parts_height((para("exigence " * count),), 100) for count in (1, 2))
    assert two - one == pytest.approx(12 * NATURAL)


def test_of_two_spaces_between_paragraphs_the_larger_counts() -> None:
    heading, text = Para((Piece("Titre"),), "heading 4"), para()
    alone = parts_height((heading,), 400) + parts_height((text,), 400)
    assert parts_height((text, heading), 400) == pytest.approx(alone + 5 - 1.5)
    assert parts_height((heading, text), 400) == pytest.approx(alone)


def test_a_row_is_as_high_as_its_highest_cell_and_never_lower_than_it_asks() -> None:
    low, high = Square((para(),)), Square((para(), para(), para()))
    grid = Grid("Kit Layout", (4000, 4000), (Line((low, high)),))
    assert parts_height((grid,), 400) == pytest.approx(parts_height((para(),) * 3, 400), abs=1)
    assert parts_height((Grid("Kit Layout", (4000,), (Line((low,), height=2000),)),), 400) == 100


def test_a_cell_over_two_columns_has_the_width_of_both() -> None:
    words = para("exigence " * 8)
    wide = Grid("Kit Layout", (2000, 2000), (Line((Square((words,), span=2),)),))
    narrow = Grid("Kit Layout", (2000, 2000), (Line((Square((words,)), Square())),))
    assert parts_height((wide,), 400) < parts_height((narrow,), 400)


def test_a_picture_is_as_high_as_it_is() -> None:
    images = (Bitmap("a.png", 30, 40, ""), Bitmap("b.png", 30, 60, ""))
    assert parts_height((Bitmaps(images, "fr"),), 400) == 60


def card(lines: int) -> Section:
    column = Column((bullets(*[WORDS] * lines),))
    strip = Table((Row(tuple(Cell((paragraph("Étape"),)) for _ in range(5))),))
    blocks = (
        Box((Columns((column, column)),)),
        Heading((Run("D’un coup d’œil"),), 3),
        strip,
        Heading((Run("Amorce"),), 3),
    )
    return Section((Run("Prix"),), "6", role="session", blocks=blocks)


def test_a_strip_that_has_no_room_under_the_card_leads_the_next_page() -> None:
    for lines, under in ((4, True), (24, False)):
        section = card(lines)
        kept, rest = split_card(section, lambda blocks: stands_on_a_page(plan_blocks(blocks, ROOM), ROOM))
        assert (len(kept), len(rest)) == ((3, 1) if under else (1, 3))


@pytest.mark.parametrize("lines", [4, 24])
def test_no_spacer_opens_an_empty_page_behind_the_card(lines: int) -> None:
    [sheet] = plan_sheets(Document("fr", (), (card(lines),)))
    place = next(number for number, part in enumerate(sheet.parts) if isinstance(part, Para) and part.fresh)
    assert isinstance(sheet.parts[place - 1], Grid)
    assert sheet.parts[place - 1] != SPACER


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_on_the_page_of_a_card_has_room_there(language: str) -> None:
    for section, sheet in zip(
        document("guide", language).sections, plan_sheets(document("guide", language))[1:], strict=False
    ):
        if section.role == "session":
            start = next(number for number, part in enumerate(sheet.parts) if isinstance(part, Para) and part.fresh)
            high = parts_height(sheet.parts[:start], BLOCK[0] / 20) / (BLOCK[1] / 20)
            strips = [part for part in sheet.parts[:start] if isinstance(part, Grid)]
            assert high <= (SURE if len(strips) > 1 else 1.03), section.key


def test_a_page_may_end_between_two_answers_but_not_before_the_first() -> None:
    answer, other = para(style="Answer"), para(style="Small")
    assert may_part(answer, answer)
    assert not may_part(other, answer)
    assert not may_part(para(style="List Number"), para(style="List Number"))

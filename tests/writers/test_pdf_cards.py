"""PDF: cards to be cut out, and their backs."""

import io
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import page as page_validation
import pypdf
import pytest

from mallette.model.looks import Brand, Theme
from mallette.model.paper import Arrangement
from mallette.model.trip import BrandSettings, Printing
from mallette.tree import Block, Box, Document, Heading, Section
from mallette.writers.pdf import write
from mallette.writers.pdf.cards import BACK, HELD_UP, NUMBER, SIZES, card_pages
from mallette.writers.pdf.marks import MM, Mark, Oval, Words
from mallette.writers.pdf.marks import Path as Line
from mallette.writers.pdf.measure import advance
from mallette.writers.pdf.pages import Page
from mallette.writers.pdf.sheet import sheet_of
from tests.samples import paragraph, text

CARDS: Arrangement = "cards"
THEME = Theme(Brand("plain", BrandSettings(title="plain")), date="2027-03-12", printing=Printing(arrange=CARDS))
LETTER = replace(THEME, paper="letter")
SHORT = "Je récolte une fois l’an. Je cherche un acheteur."
LONG = "Chaque semaine, le conditionneur montre quels seaux sont les plus propres, et dit pourquoi. " * 3


def card(title: str = "", *words: str) -> Box:
    head: tuple[Block, ...] = (Heading(text(title)),) if title else ()
    return Box((*head, *map(paragraph, words)))


def card_set(number: str, *cards: Block) -> Section:
    blocks = (paragraph("Un jeu par groupe."), *cards)
    return Section(text(f"Jeu {number}"), number, text("Jeux : 6"), text(f"{number} jeu"), "handout", number, blocks)


def document(*sections: Section) -> Document:
    return Document("fr", text("Cartes"), sections, footer=text("Mali"))


def pages(*sections: Section, theme: Theme = THEME) -> tuple[Page, ...]:
    return card_pages(document(*sections), sheet_of(theme))[0]


def words(page: Page) -> list[Words]:
    return [mark for mark in page.marks if isinstance(mark, Words)]


def place_of(mark: Words, page: Page) -> tuple[int, float]:
    """Return the column that words stand in, and how far from the top."""
    return int(mark.x > page.sheet.block.width / 2), mark.y


def numbers_on(page: Page, number: str, size: float) -> list[tuple[int, float]]:
    return [place_of(mark, page) for mark in words(page) if (mark.text, mark.size) == (number, size)]


def edges(page: Page) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return [(mark.points[0], mark.points[1]) for mark in page.marks if isinstance(mark, Line) and mark.dash]


def dashed(page: Page) -> tuple[list[float], list[float]]:
    """Return where the lines to cut along stand, from the left and from the top."""
    uprights = sorted({x for (x, y), (end, low) in edges(page) if x == end and y != low})
    levels = sorted({y for (x, y), (end, low) in edges(page) if y == low and x != end})
    return uprights, levels


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (4, 1), (5, 1), (8, 1), (9, 2), (16, 2), (36, 5)])
def test_short_cards_stand_eight_a_sheet_and_few_are_larger(count: int, sheets: int) -> None:
    made = pages(card_set("3b", *(card(f"Carte {number}", SHORT) for number in range(count))))
    assert len(made) == 2 * sheets
    rows = len(dashed(made[0])[1]) - 1
    assert rows == -(-min(count, 8) // 2) if count > 4 else rows <= 2
    assert sum(len(numbers_on(page, "3b", NUMBER)) for page in made[::2]) == count


def test_long_cards_stand_four_a_sheet() -> None:
    made = pages(card_set("5b", *(card(f"Carte {number}", LONG) for number in range(8))))
    assert len(made) == 4
    assert {len(numbers_on(page, "5b", NUMBER)) for page in made[::2]} == {4}


def test_letters_are_large_enough_for_an_arms_length_and_alike_in_a_set() -> None:
    assert min(head for head, _ in SIZES) >= 16
    assert min(body for _, body in SIZES) >= 13
    for long in (SHORT, LONG):
        cards = [card("Un titre", SHORT), card("Un titre", long)] * 4
        (front, *_) = pages(card_set("5b", *cards))
        tagged = [mark for mark in words(front) if mark.tag and mark.tag.parent and mark.tag.parent.role == "Div"]
        assert {mark.size for mark in tagged if mark.bold} | {mark.size for mark in tagged if not mark.bold} in map(
            set, SIZES
        )


def test_a_card_that_holds_no_more_is_told() -> None:
    _, notices = card_pages(document(card_set("5b", card("Trop", LONG * 12))), sheet_of(THEME))
    assert [(each.kind, each.where) for each in notices] == [("long card", "5b Trop")]
    assert write(document(card_set("5b", card("Assez", LONG))), THEME).notices == ()


def test_all_words_stand_on_their_card() -> None:
    for cards in ([card(f"Carte {number}", SHORT) for number in range(8)], [card("Une carte", LONG)] * 4):
        (front, _) = pages(card_set("5b", *cards))
        uprights, levels = dashed(front)
        for mark in words(front):
            if mark.tag and mark.tag.parent and mark.tag.parent.role == "Div":
                column = int(mark.x >= uprights[1])
                assert mark.x >= uprights[column]
                end = mark.x + advance(mark.text.rstrip(), mark.size, mark.bold)
                assert end <= uprights[column + 1]
                assert any(high < mark.y - mark.size and mark.y < low for high, low in pairwise(levels))


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 11])
@pytest.mark.parametrize("theme", [THEME, LETTER])
def test_each_back_lies_behind_its_front_when_the_sheet_is_turned_over_the_long_edge(count: int, theme: Theme) -> None:
    made = pages(card_set("3b", *(card(f"Carte {number}", SHORT) for number in range(count))), theme=theme)
    for front, back in zip(made[::2], made[1::2], strict=True):
        uprights, levels = dashed(front)
        fronts = {
            (column, row)
            for column, y in numbers_on(front, "3b", NUMBER)
            for row, (high, low) in enumerate(pairwise(levels))
            if high < y < low
        }
        behind = set()
        for mark in words(back):
            middle = mark.x + advance("3b", BACK, bold=True) / 2
            seen_from_front = back.sheet.block.width - middle
            row = next(row for row, (high, low) in enumerate(pairwise(levels)) if high < mark.y < low)
            behind.add((int(seen_from_front > back.sheet.block.width / 2), row))
        assert behind == fronts
        assert {mark.size for mark in words(back)} == {BACK}
        assert uprights[0] == 0
        left = back.sheet.block.left
        assert left == pytest.approx(back.sheet.width - left - back.sheet.block.width)


def test_each_set_starts_on_a_new_leaf_and_says_what_it_is_for() -> None:
    sets = [card_set(number, *[card("Une carte", SHORT)] * 3) for number in ("1b", "2b", "3b")]
    made = pages(*sets)
    starts = [number for number, page in enumerate(made) if page.bookmark]
    assert [made[number].bookmark for number in starts] == ["1b Jeu 1b", "2b Jeu 2b", "3b Jeu 3b"]
    assert all(number % 2 == 0 for number in starts)
    for number in starts:
        said = "".join(mark.text for mark in words(made[number]))
        assert "Jeux : 6" in said
        assert "Un jeu par groupe." in said


def test_the_writer_says_on_which_pages_each_set_stands() -> None:
    sets = [
        card_set(number, *[card("Une carte", SHORT)] * count) for number, count in (("1b", 3), ("2b", 9), ("3b", 1))
    ]
    assert write(document(*sets), THEME).sections == ((1, 2), (3, 6), (7, 8))


def test_later_sheets_name_their_set_in_the_same_grid() -> None:
    first, _, second, _ = pages(card_set("3b", *[card("Une carte", SHORT)] * 16))
    assert dashed(first) == dashed(second)
    assert "3b jeu" in "".join(mark.text for mark in words(second))
    assert not second.bookmark


def test_cut_lines_go_on_as_marks_at_the_edge_of_the_paper() -> None:
    for theme in (THEME, LETTER):
        (front, back) = pages(card_set("3b", *[card("Une carte", SHORT)] * 8), theme=theme)
        uprights, levels = dashed(front)
        sheet = front.sheet
        solid = [
            m.points for m in front.marks if isinstance(m, Line) and not m.dash and not m.closed and m.fill is None
        ]
        below = {start[0] for start, end in solid if start[0] == end[0] and start[1] > sheet.block.height}
        beside = {start[1] for start, end in solid if start[1] == end[1] and start[0] > sheet.block.width}
        assert sorted(below) == uprights
        assert sorted(beside) == levels
        for start, end in solid:
            for x, y in (start, end):
                assert 1.5 * MM < x + sheet.block.left < sheet.width - 1.5 * MM
                assert 1.5 * MM < y + sheet.block.top < sheet.height - 1.5 * MM
        assert not [mark for mark in back.marks if isinstance(mark, Line)]


def test_a_blank_card_has_its_number_and_room() -> None:
    (front, back) = pages(card_set("3b", card("Une carte", SHORT), Box(), Box()))
    assert len(numbers_on(front, "3b", NUMBER)) == 3
    assert len(words(back)) == 3


@pytest.mark.parametrize(("sign", "kind"), [("■", Line), ("●", Oval), ("▲", Line), ("★", Line)])
def test_a_card_that_is_held_up_has_a_large_letter_and_a_drawn_shape(sign: str, kind: type[Mark]) -> None:
    (front, _) = pages(card_set("1b", *[card("A", f"{sign} forme", "Je ne sais pas")] * 4))
    letters = [mark for mark in words(front) if mark.text == "A"]
    assert [mark.size for mark in letters] == [HELD_UP] * 4
    shapes = [mark for mark in front.marks if isinstance(mark, kind) and mark.fill == 0]  # type: ignore[union-attr]
    assert len(shapes) == 4
    said = {mark.text for mark in words(front)}
    assert {"forme", "Je ne sais pas"} <= said
    assert sign not in "".join(said)


def test_the_cards_of_both_papers_are_alike() -> None:
    sections = [card_set("3b", *[card("Une carte", SHORT)] * 9), card_set("5b", *[card("Une carte", LONG)] * 3)]
    on_a4, on_letter = (pages(*sections, theme=theme) for theme in (THEME, LETTER))
    assert [plain_marks(page.marks) for page in on_a4] == [plain_marks(page.marks) for page in on_letter]


def plain_marks(marks: Iterable[Any]) -> list[Any]:
    return [replace(mark, tag=None) for mark in marks]


def test_the_file_can_be_read_aloud_and_kept_for_ever(tmp_path: Path) -> None:
    held = [card(letter, f"{sign} forme") for letter, sign in zip("ABC?", "■●▲★", strict=True)]
    whole = document(card_set("1b", *held), card_set("3b", *[card("Une carte", SHORT)] * 5, Box()))
    written = write(whole, THEME)
    assert written.pages == len(pypdf.PdfReader(io.BytesIO(written.data)).pages) == 4
    assert written.data == write(whole, THEME).data
    file = tmp_path / "cards.pdf"
    file.write_bytes(written.data)
    for profile in (page_validation.ValidationProfile.PDF_UA_1, page_validation.ValidationProfile.PDF_A_2A):
        assert page_validation.validate_pdf(str(file), profile=profile).failures == []

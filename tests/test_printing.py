"""What to print: pages that start on a leaf of their own, two sides a sheet, lines joined only where that is safe."""

import pytest
from pydantic import ValidationError

from mallette.model.paper import Turn
from mallette.model.trip import Edition
from mallette.printing import CARDS, Line, Pages, count_sheets, gather_lines, gather_numbers, is_printed, sets_on_sheet
from mallette.writers.pdf.cards import COLUMNS, ROWS


def line(number: str, pages: tuple[int, int, int], copies: int = 28, before: int = 1, turn: Turn = "long") -> Line:
    first, last, end = pages
    place = (Pages(first, last, end),)
    return Line("handouts", ("handouts-a4.pdf",), copies, last - first + 1, turn, before, (number,), place)


@pytest.mark.parametrize(("sides", "turn", "sheets"), [(1, "long", 1), (3, "long", 2), (4, "short", 2), (3, "none", 3)])
def test_two_sides_take_a_sheet_unless_the_printer_does_not_turn_it(sides: int, turn: Turn, sheets: int) -> None:
    assert count_sheets(sides, turn) == sheets


@pytest.mark.parametrize(
    ("cards", "wanted", "sets"), [(1, 3, 3), (1, 9, 4), (2, 9, 2), (3, 9, 1), (8, 9, 1), (0, 9, 1)]
)
def test_small_card_sets_share_a_sheet_and_no_more_of_them_than_are_wanted(cards: int, wanted: int, sets: int) -> None:
    assert sets_on_sheet(cards, wanted) == sets


def test_a_sheet_has_room_for_as_many_cards_as_the_list_counts_on() -> None:
    assert min(ROWS) * COLUMNS == CARDS


def test_a_file_is_printed_on_the_paper_of_the_country() -> None:
    edition = Edition(file="a.pdf", format="pdf", paper="a4", copies="each")
    assert is_printed(edition, "a4")
    assert not is_printed(edition, "letter")
    assert not is_printed(edition.model_copy(update={"copies": "none"}), "a4")
    assert is_printed(edition.model_copy(update={"paper": "country"}), "letter")


def test_sections_are_copied_from_files_whose_pages_are_fixed() -> None:
    with pytest.raises(ValidationError, match="copies: section needs format: pdf"):
        Edition(file="a.docx", format="docx", copies="section")


def test_lines_copied_as_often_on_the_same_day_become_one() -> None:
    [joined] = gather_lines([line("1A", (3, 4, 4)), line("2A", (5, 5, 6)), line("3A", (7, 8, 8))])
    assert (joined.numbers, joined.pages) == (("1A", "2A", "3A"), (Pages(3, 8, 8),))
    assert (joined.sides, joined.sheets, joined.all_sheets) == (5, 3, 84)


@pytest.mark.parametrize("other", [line("2A", (5, 6, 6), copies=56), line("2A", (5, 6, 6), before=2)])
def test_lines_of_another_day_or_number_of_copies_stay_apart(other: Line) -> None:
    assert gather_lines([line("1A", (3, 4, 4)), other]) == (line("1A", (3, 4, 4)), other)


def test_pages_printed_in_one_go_never_put_two_sheets_on_one_leaf() -> None:
    """5 alone would take 9 on its back; with the blank page 6 it does not."""
    [joined] = gather_lines([line("2A", (5, 5, 6)), line("4A", (9, 10, 10))])
    assert joined.pages == (Pages(5, 5, 6), Pages(9, 10, 10))
    assert len(gather_lines([line("2A", (5, 5, 5)), line("4A", (9, 10, 10))])) == 2
    assert len(gather_lines([line("2A", (5, 5, 5), turn="none"), line("4A", (9, 10, 10), turn="none")])) == 1


def test_whole_files_are_joined_by_name() -> None:
    files = [Line("forms", (f"F{n}.pdf",), 28, 1, numbers=(f"F{n}",)) for n in (3, 4, 6)]
    [joined] = gather_lines(files)
    assert joined.paths == ("F3.pdf", "F4.pdf", "F6.pdf")
    assert (joined.sides, joined.sheets) == (3, 3)


def test_gathering_changes_no_sum() -> None:
    lines = [line("1A", (3, 4, 4)), line("2A", (5, 5, 6)), line("12B", (29, 29, 30), copies=56), line("3A", (7, 9, 10))]
    gathered = gather_lines(lines)
    assert len(gathered) < len(lines)
    assert sum(each.all_sheets for each in gathered) == sum(each.all_sheets for each in lines)
    assert sum(each.all_sides for each in gathered) == sum(each.all_sides for each in lines)


def test_three_numbers_in_a_row_are_a_range() -> None:
    order = ("1A", "2A", "3A", "9A", "9B")
    assert gather_numbers(("1A", "2A", "3A", "9B"), order) == (("1A", "3A"), ("9B",))
    assert gather_numbers(("1A", "2A"), order) == (("1A",), ("2A",))

"""A workbook holds what it was given, opens without surprises, and is read wherever its rows have gone."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mallette.exchange.xlsx import Book, Odd, Row, Sheet, Value, read, write
from mallette.exchange.xlsx import open as opening
from mallette.office.archive import RefusedError

HEADINGS = ("What", "Part", "Fill in", "Now", "Default", "Such as", "Most", "Where", "Who")


def book(*rows: Row) -> Book:
    sheet = Sheet("Must", "Fill in the frames.", HEADINGS, rows)
    return Book("Kenya", (sheet,), {"format": "1", "country": "ke"}, datetime(2026, 11, 23))  # noqa: DTZ001


def row(value: Value, **more: Any) -> Row:
    return Row("slots.a", "What it is", "English", value=value, shown=("1", "2", "3", "4", "5", "6"), **more)


def filled(data: bytes, change: Callable[[Any], None]) -> bytes:
    """Return a workbook after a person did something to it."""
    opened = openpyxl.load_workbook(io.BytesIO(data))
    change(opened)
    target = io.BytesIO()
    opened.save(target)
    return target.getvalue()


def value_in(data: bytes) -> Any:
    return read(data).rows[0].value


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "0712 345 678",
        "3-4",
        "+254",
        "-",
        "@x",
        "http://a.b",
        "{=1}",
        "1e5",
        "TRUE",
        "_x0041_",
        "#N/A",
        "miel\u00a0d’été",
        "🙂",
    ],
)
def test_text_stays_text_whatever_it_begins_with(words: str) -> None:
    data = write(book(row(words)))
    assert value_in(data) == words
    cell = openpyxl.load_workbook(io.BytesIO(data))["Must"]["E5"]
    assert (cell.data_type, cell.number_format) == ("s", "@")
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    ("kind", "value", "back"),
    [
        ("number", 12500, 12500),
        ("number", 2.5, 2.5),
        ("whole", 24, 24),
        ("date", date(2027, 3, 12), datetime(2027, 3, 12)),  # noqa: DTZ001
        ("time", time(8, 30), time(8, 30)),
        ("number", None, None),
    ],
)
def test_numbers_dates_and_times_are_real_ones(kind: Any, value: Value, back: Any) -> None:
    assert value_in(write(book(row(value, kind=kind)))) == back


@settings(max_examples=30)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=40),
        min_size=1,
        max_size=20,
    )
)
def test_any_words_come_back(words: list[str]) -> None:
    rows = [replace(row(each), key=f"slots.{place}") for place, each in enumerate(words)]
    back = [found.value for found in read(write(book(*rows))).rows]
    assert back == [each.strip(" ") or None for each in words]


def test_only_the_cells_to_fill_in_are_open() -> None:
    page = openpyxl.load_workbook(io.BytesIO(write(book(row("x"), row(1, kind="number", closed=True)))))["Must"]
    assert page.protection.sheet
    assert not page.protection.password
    assert [cell.coordinate for line in page.iter_rows() for cell in line if not cell.protection.locked] == ["E5"]


def test_a_sheet_prints_on_pages_as_wide_as_paper_with_headings_that_stay() -> None:
    page = openpyxl.load_workbook(io.BytesIO(write(replace(book(row("x")), paper="letter"))))["Must"]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 1)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    assert page.freeze_panes == "A5"
    assert page.print_title_rows == "$4:$4"
    assert [page.row_dimensions[1].hidden, page.column_dimensions["A"].hidden] == [True, True]


def checks(*rows: Row) -> list[Any]:
    page = openpyxl.load_workbook(io.BytesIO(write(book(*rows))))["Must"]
    return list(page.data_validations.dataValidation)


@pytest.mark.parametrize(
    ("fields", "type", "formula"),
    [
        ({"kind": "number"}, "decimal", "-1000000000000000"),
        ({"kind": "whole"}, "whole", "0"),
        ({"kind": "date"}, "date", "36526"),
        ({"kind": "time"}, "time", "0"),
        ({"limit": 16}, "textLength", "16"),
        ({"kind": "choice", "choices": ("A4", "Letter, US")}, "list", "_mallette!$D$1:$D$2"),
    ],
)
def test_a_cell_takes_only_what_it_is_for_and_says_so(fields: dict[str, Any], type: str, formula: str) -> None:
    [check] = checks(row(None, hint="Write it so.", **fields))
    assert (check.type, check.formula1.lstrip("="), str(check.sqref)) == (type, formula, "E5")
    assert (check.prompt, check.error, check.showErrorMessage) == ("Write it so.", "Write it so.", True)


def test_a_long_hint_is_no_reason_for_excel_to_repair_the_file() -> None:
    [check] = checks(row(None, hint="x" * 300, kind="number"))
    assert len(check.prompt) == len(check.error) == 255


def test_what_only_suggests_lets_other_words_in() -> None:
    [check] = checks(row(None, choices=("carreau",), free=True))
    assert check.errorStyle == "information"


def test_rows_are_found_by_their_hidden_key_wherever_they_are() -> None:
    data = write(book(row("one"), replace(row("two"), key="slots.b")))

    def move(opened: Any) -> None:
        page = opened["Must"]
        page.insert_rows(1, 3)
        page.insert_cols(2, 2)
        page.title = "My own name"
        opened.create_sheet("Notes")["A1"] = "not of the kit"

    found = {each.key: (each.sheet, each.cell, each.value, each.was) for each in read(filled(data, move)).rows}
    assert found == {"slots.a": ("My own name", "G8", "one", "one"), "slots.b": ("My own name", "G9", "two", "two")}


@pytest.mark.parametrize("column", [1, 2])
def test_a_sheet_without_a_hidden_column_has_no_rows_and_is_still_named(column: int) -> None:
    back = read(filled(write(book(row("one"))), lambda opened: opened["Must"].delete_cols(column)))
    assert (back.rows, back.sheets) == ((), ("Must",))


def test_a_formula_is_told_from_text_that_looks_like_one() -> None:
    data = filled(write(book(row("x"))), lambda opened: opened["Must"].__setitem__("E5", "=A1*2"))
    assert value_in(data) == Odd("formula", "=A1*2")


def test_an_error_of_the_program_is_no_text() -> None:
    data = filled(write(book(row("x"))), lambda opened: opened["Must"].__setitem__("E5", "#DIV/0!"))
    assert value_in(data) == Odd("error", "#DIV/0!")


def test_the_same_book_is_the_same_bytes() -> None:
    assert write(book(row("x"))) == write(book(row("x")))


def archive(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/"), data)
    return target.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    target = io.BytesIO(write(book(row("x"))))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return target.getvalue()


def damaged() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(write(book(row("x"))))) as old, zipfile.ZipFile(target, "w") as new:
        for each in old.infolist():
            new.writestr(each.filename, b"<worksheet><sheetData><row" if "sheet1" in each.filename else old.read(each))
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "is empty."),
        (b"a;b\n1;2\n", "is no Excel workbook."),
        (b"%PDF-1.7", "is a PDF file."),
        (opening.COMPOUND + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "is locked with a password."),
        (opening.COMPOUND + b"\0" * 600 + "Workbook".encode("utf-16-le"), "is an old Office file (.xls or .doc)."),
        (b"PK\x03\x04 and then nothing", "is damaged or was cut short."),
        (archive(a=b"b"), "is no Excel workbook."),
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "is a LibreOffice file (.ods or .odt)."),
        (archive(xl__workbook=b"").replace(b"xl/workbook", b"xl/workbook"), "is no Excel workbook."),
        (with_part("xl/vbaProject.bin", b"x"), "holds macros (.xlsm)."),
        (with_part("xl/bomb.bin", b"\0" * (opening.LIMIT + 1)), "holds more than 20 MB when it is unpacked."),
        (with_part("xl/x.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "is damaged: it holds a part"),
        (damaged(), "is damaged: it cannot be read."),
    ],
)
def test_what_is_no_workbook_of_ours_is_refused_with_its_reason(data: bytes, wrong: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read(data)
    assert caught.value.wrong.startswith(wrong)
    assert caught.value.right
    assert "PowerPoint" not in str(caught.value)

"""Draw a workbook."""

import io
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from mallette.exchange.xlsx.values import ABOUT, MARKS, Book, Row, Sheet, Value

WIDTHS = (10, 10, 46, 22, 26, 20, 20, 24, 10, 28, 14)
"""Widths of the columns, in letters."""
LINE = 13.2
"""Height of a line of text, in points."""
TOP = 4
"""Rows above the first one to fill in: the hidden one, title, what to do, headings."""
LONGEST_HINT, LONGEST_HEAD = 255, 32
"""The most letters of the message at a cell and of its title (Excel's limits)."""
PAPERS = {"letter": 1, "a4": 9}
"""Numbers of papers in a workbook (ISO/IEC 29500-1, 18.3.1.63)."""


@dataclass(slots=True)
class Pen:
    """An open workbook with its formats, and the lists of choices written so far."""

    book: Any
    lists: Any
    known: dict[tuple[str, ...], str] = field(default_factory=dict)
    formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def format(self, **looks: Any) -> Any:
        key = tuple(sorted(looks.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"font_name": "Arial", "font_size": 10, "valign": "top"} | looks)
        return self.formats[key]

    def list_of(self, choices: tuple[str, ...]) -> str:
        """Return where a list of choices stands; equal lists stand once."""
        if choices not in self.known:
            column = 3 + len(self.known)
            for row, choice in enumerate(choices):
                self.lists.write_string(row, column, choice)
            self.known[choices] = f"={ABOUT}!{absolute(0, column)}:{absolute(len(choices) - 1, column)}"
        return self.known[choices]


NUMBER_FORMATS = {"number": "General", "whole": "0", "date": "d mmmm yyyy", "time": "hh:mm"}
"""How a cell shows what is typed. A month is spelt, so that a person sees how 3/4 was understood."""
LARGEST = 10**15
"""Beyond it a workbook no longer holds every whole number."""
CHECKS: Mapping[str, Mapping[str, Any]] = {
    "number": {"validate": "decimal", "criteria": "between", "minimum": -LARGEST, "maximum": LARGEST},
    "whole": {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100_000},
    "date": {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)},
    "time": {"validate": "time", "criteria": "between", "minimum": time(0, 0), "maximum": time(23, 59, 59)},
}


def write(book: Book) -> bytes:
    """Return the bytes of a workbook."""
    import xlsxwriter

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as made:
        made.set_properties({"title": book.title, "author": "Mallette", "created": book.made})
        drawn = [made.add_worksheet(sheet.name) for sheet in book.sheets]
        lists = made.add_worksheet(ABOUT)
        lists.very_hidden()
        for row, (key, value) in enumerate(book.about.items()):
            lists.write_string(row, 0, key)
            lists.write_string(row, 1, value)
        pen = Pen(made, lists)
        for sheet, page in zip(book.sheets, drawn, strict=True):
            draw_sheet(pen, page, sheet, book)
        drawn[0].activate()
    return target.getvalue()


def draw_sheet(pen: Pen, page: Any, sheet: Sheet, book: Book) -> None:
    """Draw one sheet: headings that stay, rows, what is closed, how it is printed."""
    last = len(MARKS) + len(sheet.headings) - 4
    for column, mark in enumerate(MARKS):
        page.write_string(0, column, mark)
    page.set_row(0, None, None, {"hidden": True})
    page.set_row(1, 24)
    page.write_string(1, 2, f"{book.title} · {sheet.name}", pen.format(bold=True, font_size=14))
    page.set_row(2, 3 * LINE + 4)
    page.merge_range(2, 2, 2, last, sheet.lead, pen.format(text_wrap=True))
    page.set_row(TOP - 1, 2 * LINE + 4)
    for column, heading in enumerate(sheet.headings, start=2):
        page.write_string(TOP - 1, column, heading, pen.format(bold=True, text_wrap=True, border=1, bg_color="#D5DADD"))
    for number, row in enumerate(sheet.rows, start=TOP):
        draw_row(pen, page, number, row)
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width, None, {"hidden": column < 2})
    page.freeze_panes(TOP, 0)
    page.set_landscape()
    page.set_paper(PAPERS[book.paper])
    page.fit_to_pages(1, 0)
    page.set_margins(0.4, 0.4, 0.6, 0.6)
    page.repeat_rows(TOP - 1)
    page.set_footer("&L&F: &A&R&P/&N")
    page.print_area(0, 2, TOP + len(sheet.rows), last)
    page.protect("", {"format_columns": True, "format_rows": True, "sort": True})


def draw_row(pen: Pen, page: Any, number: int, row: Row) -> None:
    """Draw one row: hidden key and value, what it is, the open cell, what stands beside it. A closed row has no key."""
    page.set_row(number, height_of((row.what, row.part, str(row.value or ""), *row.shown), row.closed))
    closed = pen.format(text_wrap=True, border=1, bg_color="#EEF0F1")
    page.write_string(number, 2, row.what, closed)
    page.write_string(number, 3, row.part, closed)
    for column, words in enumerate(row.shown, start=4 if row.closed else 5):
        put(page, number, column, words, closed)
    if row.closed:
        return
    page.write_string(number, 0, row.key)
    looks = {"num_format": NUMBER_FORMATS.get(row.kind, "@"), "locked": False, "border": 2, "text_wrap": True}
    put(page, number, 1, row.value, pen.format(num_format=looks["num_format"]))
    put(page, number, 4, row.value, pen.format(align="left", **looks))
    page.data_validation(number, 4, number, 4, check_of(pen, row))
    if row.wanted:
        page.conditional_format(number, 4, number, 4, {"type": "blanks", "format": pen.format(bg_color="#FFE7B3")})


def height_of(texts: tuple[str, ...], closed: bool) -> float:
    """Return the height of a row in points, so that every program shows each of its texts whole."""
    widths = WIDTHS[2:5] + WIDTHS[4 if closed else 5 :]
    lines = (len(textwrap.wrap(text, int(width * 1.1))) for text, width in zip(texts, widths, strict=False))
    return LINE * max(1, *lines) + 4


def put(page: Any, row: int, column: int, value: Value, format: Any) -> None:
    """Write one value as what it is: text stays text, whatever it begins with."""
    match value:
        case None | "":
            page.write_blank(row, column, None, format)
        case str() | bool():
            page.write_string(row, column, str(value), format)
        case int() | float():
            page.write_number(row, column, value, format)
        case _:
            page.write_datetime(row, column, value, format)


def check_of(pen: Pen, row: Row) -> dict[str, Any]:
    """Return what a cell takes, and the message beside it."""
    check: dict[str, Any] = {"validate": "any"}
    if row.choices:
        stop = {"error_type": "information"} if row.free else {}
        check = {"validate": "list", "source": pen.list_of(row.choices)} | stop
    elif row.kind in CHECKS:
        check = dict(CHECKS[row.kind])
    elif row.limit:
        check = {"validate": "length", "criteria": "<=", "value": row.limit}
    said = {"input_title": row.part[:LONGEST_HEAD], "input_message": row.hint[:LONGEST_HINT]}
    return check | said | {"error_message": row.hint[:LONGEST_HINT]}


def absolute(row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))

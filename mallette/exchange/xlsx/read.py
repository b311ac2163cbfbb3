"""Read back the rows of a workbook."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from mallette.exchange.xlsx.open import open_workbook
from mallette.exchange.xlsx.values import ABOUT, FILL, KEY, MARKS, PART, WAS, WHAT, Found, Odd, ReadBook, Value


def read(data: bytes) -> ReadBook:
    """Return the rows of a workbook that `write` made, wherever they stand now. Raises RefusedError for a file that is
    no such workbook."""
    sheets = open_workbook(data)
    about = {str(row[0].value): str(row[1].value) for row in sheets.pop(ABOUT, ()) if len(row) > 1 and row[0].value}
    rows = tuple(found for name, cells in sheets.items() for found in iter_rows(name, cells))
    return ReadBook(about, rows, tuple(sheets))


def iter_rows(name: str, rows: Sequence[Sequence[Any]]) -> Iterator[Found]:
    """Yield the rows of one sheet that have a key. A sheet without the hidden row holds somebody's own notes; one
    without a hidden column cannot be told from it."""
    head = next((at for at, row in enumerate(rows) if {KEY, WAS, FILL} <= {cell.value for cell in row}), None)
    if head is None:
        return
    columns = {cell.value: at for at, cell in enumerate(rows[head]) if cell.value in MARKS}
    for row in rows[head + 1 :]:
        key = row[columns[KEY]].value
        if isinstance(key, str) and key:
            cell = row[columns[FILL]]
            what, part = (str(row[columns[mark]].value or "") if mark in columns else "" for mark in (WHAT, PART))
            yield Found(key, name, cell.coordinate, value_of(cell), value_of(row[columns[WAS]]), what, part)


def value_of(cell: Any) -> Value | Odd:
    """Return what a cell holds; what only looks empty is empty."""
    value = cell.value
    if cell.data_type == "f":
        return Odd("formula", str(getattr(value, "text", value) or "="))
    if cell.data_type == "e":
        return Odd("error", str(value))
    if isinstance(value, str):
        return value.strip(" \t\r\n") or None
    if value is None or isinstance(value, bool | int | float | datetime | date | time):
        return value
    return Odd("error", str(value))

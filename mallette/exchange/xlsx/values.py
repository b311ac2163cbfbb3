"""What goes into a workbook and what comes out of it, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

Value = str | int | float | bool | date | time | None
"""What a cell holds."""
Kind = Literal["text", "number", "whole", "date", "time", "choice"]

ABOUT = "_mallette"
"""The hidden sheet that says what the workbook is of, and holds the lists of its choices."""
KEY, WAS, FILL, WHAT, PART = "mallette:key", "mallette:was", "mallette:fill", "mallette:what", "mallette:part"
MARKS = (KEY, WAS, WHAT, PART, FILL)
"""What the hidden row writes above the columns that are read, in their order."""


@dataclass(frozen=True, slots=True)
class Row:
    """One cell to fill in, and what is shown beside it. `shown` are the closed cells after the open one: what is
    printed now, default, example, limit, where, who."""

    key: str
    what: str
    part: str = ""
    kind: Kind = "text"
    value: Value = None
    shown: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    limit: int | None = None
    hint: str = ""
    wanted: bool = False
    """Whether its cell is marked as long as it is empty."""
    free: bool = False
    """Whether something else than the choices may be typed."""
    closed: bool = False
    """Whether there is nothing to fill in."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, one or two sentences on what to do, the headings of its columns, its rows."""

    name: str
    lead: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook. `about` tells its reader what it is of."""

    title: str
    sheets: tuple[Sheet, ...]
    about: Mapping[str, str]
    made: datetime
    paper: str = "a4"


@dataclass(frozen=True, slots=True)
class Odd:
    """What a cell holds and nobody can use: a formula, or an error of the program."""

    kind: Literal["formula", "error"]
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A row that was read: its key, sheet and cell (``E7``), what the cell holds now and held when it was written."""

    key: str
    sheet: str
    cell: str
    value: Value | Odd
    was: Value | Odd = None
    what: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class ReadBook:
    """What was read from a workbook."""

    about: Mapping[str, str]
    rows: tuple[Found, ...]
    sheets: tuple[str, ...] = ()
    """The sheets that it has now, with or without rows."""

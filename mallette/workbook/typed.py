"""What a person typed in a cell, as the value that the pack holds; what it cannot be is said in plain words."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from babel import Locale
from babel.dates import get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from mallette.exchange.xlsx import Kind, Odd, Value
from mallette.formats import locale_of
from mallette.sums import whole
from mallette.workbook.field import Field

SPACES = re.compile("[ \u00a0\u202f\u2009]")
CLOCK = re.compile(r"(\d{1,2})\s*[:hH]\s*(\d\d)?(?:\s*min)?(?::00)?")
DATE = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
SPELT = re.compile(r"(?:(\d{1,2})(?:er|st|nd|rd|th)?\s+)?([^\W\d_]+)\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})")
BILLION = re.compile(r"(?<![^\W\d_])billions?(?![^\W\d_])", re.IGNORECASE)
SCALE = re.compile(
    r"k|m|mn|bn|md|mds|mio|cents?|hundreds?|mille|milliers?|thousands?|elfu|lakhs?|laki|crores?|millions?|milioni"
    r"|milliards?|bilioni|trillions?|dozens?|douzaines?|dizaines?",
    re.IGNORECASE,
)
"""Words beside digits that make another number of them."""
EXAMPLES: Mapping[Kind, str] = {"number": "240", "whole": "24", "date": "2027-03-12", "time": "08:30", "text": "Awa"}


class WrongError(Exception):
    """A cell cannot be used: what is wrong, and what would be right."""

    def __init__(self, wrong: str, right: str = "") -> None:
        self.wrong, self.right = wrong, right
        super().__init__(f"{wrong} {right}")


def value_of(field: Field, cell: Value | Odd, locale: str) -> Any:
    """Return the value of a field that a cell gives, None where it is empty. Numbers and dates may be typed as the
    language of `locale` writes them. Raises WrongError."""
    if isinstance(cell, Odd) and cell.kind == "formula":
        right = f"Write what it comes to. {order_of(field)}"
        if field.kind == "text":
            right = "Write words; where they begin with =, put an apostrophe before them."
        raise WrongError("holds a formula, which is not read.", right)
    if isinstance(cell, Odd):
        raise WrongError(f"holds an error ({cell.text}).", f"Empty the cell, or fill it in. {order_of(field)}")
    if cell is None or cell == "":
        if field.needed:
            raise WrongError("is empty, and has no default.", order_of(field))
        return None
    if field.choices and not (field.free and str(cell) not in field.choices):
        return choice_of(field, cell)
    return READERS[field.kind](field, cell, locale_of(locale))


def order_of(field: Field) -> str:
    """Return how to fill in the cell, as a sentence. What is no choice is given as an example and not as an order."""
    example = example_of(field)
    if field.choices and not field.free:
        return f"Write {example}."
    if field.kind in ("number", "whole"):
        return f"Write digits only, for example {example}."
    return f"Write words, for example {example}." if field.kind == "text" else f"Write it as {example}."


def example_of(field: Field) -> str:
    """Return something that would be right in the cell."""
    if field.choices and not field.free:
        return " or ".join(field.choices) if len(field.choices) < 8 else "one of the list"
    if field.kind in ("number", "whole"):
        found = re.search(r"\d+", field.example or field.default)
        return found[0] if found else EXAMPLES[field.kind]
    return EXAMPLES[field.kind] if field.kind != "text" else field.default or field.example or EXAMPLES["text"]


def choice_of(field: Field, cell: Value) -> Any:
    """Return what is chosen: the words that the list shows, in any case, or the name that the pack uses."""
    words = SPACES.sub(" ", str(cell)).casefold()
    for shown, value in field.choices.items():
        if words in (SPACES.sub(" ", shown).casefold(), str(value).casefold()) or (cell is True and value is True):
            return value
    raise WrongError(f"{str(cell)[:40]!r} is not in the list.", f"Write {example_of(field)}.")


def text_of(field: Field, cell: Value, _locale: Locale) -> str:
    """Return words as they were typed. A number that the program made of them keeps its digits."""
    if isinstance(cell, date | time):
        wrong = f"became a date or a time ({cell})."
        raise WrongError(wrong, "Write an apostrophe before what you mean, as '3-4.")
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise WrongError(f"{cell} is no text.", f"Write words, as {example_of(field)}.")
    text = str(cell) if isinstance(cell, str) else str(whole(cell))
    if re.search(r"[\r\n\t\u2028\u2029]", text):
        raise WrongError("holds more than one line.", "Write it in one line.")
    if field.limit and len(text) > field.limit:
        raise WrongError(f"has {len(text)} letters; at most {field.limit} fit where it is used.", "Write it shorter.")
    return text


def number_of(field: Field, cell: Value, locale: Locale) -> float:
    """Return a number, typed as one or as text: ``12 500``, ``2,5`` in French, ``12,500`` in English. What the two
    languages would read differently is refused."""
    if isinstance(cell, bool | date | time) or cell is None:
        raise WrongError(f"must be a number, and is {cell}.", order_of(field))
    number = cell if isinstance(cell, int | float) else parse_number(field, cell, locale)
    if not math.isfinite(number):
        raise WrongError("must be a number.", order_of(field))
    return whole(number)


def parse_number(field: Field, text: str, locale: Locale) -> float:
    decimal, group = get_decimal_symbol(locale), get_group_symbol(locale)
    words = text.replace("\u2212", "-")
    closed = re.fullmatch(r"-?\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?", words)
    bare = SPACES.sub("", words) if closed else words
    if re.fullmatch(r"-?\d+", bare):
        return int(bare)
    parted = re.fullmatch(r"(-?\d+)([.,])(\d+)", bare)
    if parted and parted[2] == group and len(parted[3]) == 3 and not closed:
        return int(parted[1] + parted[3])
    if parted and len(parted[3]) == 3 and not closed:
        right = f"Write {parted[1]}{parted[3]}, or {parted[1]}{decimal}{parted[3].rstrip('0') or '0'}."
        raise WrongError(f"{text[:40]!r} can be read as two numbers.", right)
    if parted and (parted[2] == decimal or parted[2] != group):
        return float(f"{parted[1]}.{parted[3]}")
    if re.fullmatch(rf"-?\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?:{re.escape(decimal)}\d+)?", words):
        return float(words.replace(group, "").replace(decimal, "."))
    if BILLION.search(text):
        wrong = f"{text[:40]!r} is ambiguous: a billion is a thousand times more in French than in English."
        raise WrongError(wrong, "Write the number in digits, with all its zeros.")
    meant = number_in(text)
    raise WrongError(f"must be a number, and is {text[:40]!r}.", f"Write {meant}." if meant else order_of(field))


def number_in(text: str) -> str:
    """Return the number that stands in a text with its unit, if there is but one: 240 of ``240 F``, nothing of
    ``5 million``."""
    if any(SCALE.fullmatch(word) for word in re.findall(r"[^\W\d_]+", text)):
        return ""
    found = re.findall(r"-?\d+", SPACES.sub("", text.replace("\u2212", "-")))
    return found[0] if len(found) == 1 else ""


def whole_of(field: Field, cell: Value, locale: Locale) -> int:
    """Return a whole number that is not below zero."""
    number = number_of(field, cell, locale)
    if number < 0 or not float(number).is_integer():
        raise WrongError(f"must be a whole number, and is {cell}.", order_of(field))
    return int(number)


def date_of(_field: Field, cell: Value, locale: Locale) -> str:
    """Return a day as an ISO date, typed as a date of the program or as text in the order of the language."""
    if isinstance(cell, date):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    words = str(cell).strip()
    found, spelt = DATE.fullmatch(words), SPELT.fullmatch(words)
    try:
        if found:
            day, month, year = (int(each) for each in found.groups())
            if locale.language == "en" and day != month and day <= 12 and month <= 12:
                raise WrongError(
                    f"{words!r} can be read as two days.", f"Write {year}-{month:02}-{day:02}, year first."
                )
            return (
                date(year, day, month) if month > 12 and locale.language == "en" else date(year, month, day)
            ).isoformat()
        if spelt and (named := month_of(spelt[2], locale)) and (spelt[1] or spelt[3]):
            return date(int(spelt[4]), named, int(spelt[1] or spelt[3])).isoformat()
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise WrongError(f"{words[:40]!r} is no date.", "Write it as 2027-03-12, year first.") from None


def month_of(name: str, locale: Locale) -> int | None:
    """Return the number of a month by its name, or by the beginning of its name."""
    names = get_month_names("wide", "format", locale)
    found = [number for number, each in names.items() if each.casefold().startswith(name.casefold())]
    return found[0] if len(found) == 1 and len(name) > 2 else None


def time_of(_field: Field, cell: Value, _locale: Locale) -> str:
    """Return a time of day as hours and minutes, typed as a time of the program or as text: 8:30, 8h30."""
    if isinstance(cell, datetime | time):
        return f"{cell:%H:%M}"
    found = CLOCK.fullmatch(str(cell).strip())
    if isinstance(cell, float) and 0 <= cell < 1:
        return f"{round(cell * 1440) // 60 % 24:02}:{round(cell * 1440) % 60:02}"
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise WrongError(f"{str(cell)[:40]!r} is no time of day.", "Write it as 08:30.")
    return f"{int(found[1]):02}:{int(found[2] or 0):02}"


READERS: Mapping[Kind, Callable[[Field, Value, Locale], Any]] = {
    "text": text_of, "number": number_of, "whole": whole_of, "date": date_of, "time": time_of, "choice": text_of,
}  # fmt: skip

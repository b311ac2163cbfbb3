"""Numbers, money, dates and times as a country and a language write them: Babel's data, corrected by the field."""

import re
from datetime import date, time
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal

from mallette.model.pack import Money
from mallette.typography import NO_BREAK, lower_spaces

BETWEEN_LETTER_AND_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""Where a sign of letters, as KES, would stick to its amount: Babel knows nothing of CLDR's spacing of currencies."""
MINUS = "\u2212"
CURRENCY_WORDS = {"XOF": "F\u00a0CFA", "XAF": "F\u00a0CFA"}
"""How the two CFA francs are written on every price tag (field use in both zones; ISO 4217 has the codes only)."""


@cache
def locale_of(name: str) -> Locale:
    """Return Babel's data of a locale. Babel looks through all its names each time it is asked, so it is asked once."""
    return Locale.parse(name)


@cache
def country_locale(locale: str, country: str) -> str:
    """Return the locale of a language in a country where Babel knows it (``en_KE``), else that of the language."""
    try:
        return str(locale_of(f"{locale}_{country.upper()}"))
    except (UnknownLocaleError, ValueError):
        return locale


def print_number(number: float, locale: str) -> str:
    """Return a number with its language's separators and a true minus sign."""
    return with_minus(format_decimal(number, locale=locale_of(locale)))


def print_money(number: float, money: Money, locale: str) -> str:
    """Return an amount: a bare number where the country has no currency, else with its sign where the language puts it.
    Decimals are those that the country uses, not those of the bank."""
    pattern = "#,##0" + (f".{'0' * money.decimals}" if money.decimals and not float(number).is_integer() else "")
    if money.currency is None:
        return with_minus(format_decimal(number, pattern, locale=locale_of(locale)))
    word = CURRENCY_WORDS.get(money.currency)
    if word:
        return f"{with_minus(format_decimal(number, pattern, locale=locale_of(locale)))}\u00a0{word}"
    shape = locale_of(locale).currency_formats["standard"].pattern.split(";")[0]
    shape = re.sub(r"\.0+", pattern.removeprefix("#,##0"), shape)
    amount = format_currency(number, money.currency, shape, locale=locale_of(locale), currency_digits=False)
    return with_minus(BETWEEN_LETTER_AND_DIGIT.sub(NO_BREAK, amount))


def with_minus(text: str) -> str:
    return lower_spaces(text).replace("-", MINUS)


def print_date(iso: str, locale: str) -> str:
    """Return an ISO date with the month spelt: 03/04 is read differently from one country to the next."""
    return lower_spaces(format_date(date.fromisoformat(iso), "long", locale=locale_of(locale)))


def print_clock(clock: str, locale: str) -> str:
    """Return a time of day of 24 hours."""
    return lower_spaces(format_time(time.fromisoformat(clock), "HH:mm", locale=locale_of(locale)))

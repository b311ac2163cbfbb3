"""Numbers, money, dates and times as a country and a language write them: Babel's data, corrected by the field."""

import re
from datetime import date, time
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_symbol

from mallette.model.pack import Digits, Money
from mallette.typography import NO_BREAK, lower_spaces

BETWEEN_LETTER_AND_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""Where a sign of letters, as KES, would stick to its amount: Babel knows nothing of CLDR's spacing of currencies."""
MINUS = "\u2212"
CURRENCY_WORDS = {"XOF": "F\u00a0CFA", "XAF": "F\u00a0CFA", "HTG": "G"}
"""Signs that stand after the amount in every language, as on price tags: the two CFA francs (field use in both zones;
ISO 4217 has the codes only) and the gourde (CLDR has its G for the French of Haiti alone)."""
ARABIC_DIGITS = {"arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
"""Digits of Arabic-script languages, by their numbering systems in CLDR: Babel has the separators alone."""
SWAHILI_HOURS = (
    "kumi na mbili", "moja", "mbili", "tatu", "nne", "tano", "sita", "saba", "nane", "tisa", "kumi", "kumi na moja",
)  # fmt: skip
"""Hours from six in the morning or the evening on: 7:00 is saa moja, one o'clock (source SWAHILI-TIME)."""


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


@cache
def numbering_of(locale: str, digits: Digits | None) -> str:
    """Return CLDR's name of the digits of a locale: those that a country asks for, else those of CLDR for the language
    there. Only languages in Arabic script have a choice; all others have ``latn``."""
    found = locale_of(locale)
    native = str(found.other_numbering_systems.get("native", "latn"))
    if native not in ARABIC_DIGITS or digits == "european":
        return "latn"
    return native if digits == "arabic" else str(found.default_numbering_system)


def with_digits(text: str, locale: str, digits: Digits | None) -> str:
    """Return `text` with the digits of its language in its country."""
    own = ARABIC_DIGITS.get(numbering_of(locale, digits))
    return text.translate(str.maketrans("0123456789", own)) if own else text


def print_number(number: float, locale: str, digits: Digits | None = None) -> str:
    """Return a number with its language's separators and a true minus sign."""
    words = format_decimal(number, locale=locale_of(locale), numbering_system=numbering_of(locale, digits))
    return with_digits(with_minus(words), locale, digits)


def print_percent(share: float, locale: str, digits: Digits | None = None) -> str:
    """Return a share of 1 as a percentage: 0.25 is ``25%``, and ``25 %`` in French."""
    babel, system = locale_of(locale), numbering_of(locale, digits)
    sign = babel.number_symbols[system]["percentSign"]  # Babel leaves that of the pattern
    words = format_percent(share, locale=babel, numbering_system=system).replace("%", sign)
    return with_digits(with_minus(words), locale, digits)


def print_ordinal(number: int, locale: str, feminine: bool = False) -> str:
    """Return a place in an order: ``2nd``; in French ``1er``, ``1re`` where it is `feminine`, ``2e``. Babel has none;
    other languages get the bare number."""
    language = locale_of(locale).language
    if language == "fr":
        return f"{number}{('re' if feminine else 'er') if number == 1 else 'e'}"
    if language == "en":
        teens = number % 100 in (11, 12, 13)
        return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    return print_number(number, locale)


def print_money(number: float, money: Money, locale: str, digits: Digits | None = None) -> str:
    """Return an amount: a bare number where the country has no currency, else with its sign where the language puts it.
    Decimals are those that the country uses, not those of the bank."""
    pattern = "#,##0" + (f".{'0' * money.decimals}" if money.decimals and not float(number).is_integer() else "")
    system, babel = numbering_of(locale, digits), locale_of(locale)
    word = no_break(money.word) if money.word else CURRENCY_WORDS.get(money.currency or "")
    if money.currency is None or money.currency in CURRENCY_WORDS:
        amount = with_minus(format_decimal(number, pattern, locale=babel, numbering_system=system))
        return with_digits(f"{amount}{NO_BREAK}{word}" if money.currency else amount, locale, digits)
    shape = babel.currency_formats["standard"].pattern.split(";")[0]
    shape = re.sub(r"\.0+", pattern.removeprefix("#,##0"), shape)
    amount = format_currency(
        number, money.currency, shape, locale=babel, currency_digits=False, numbering_system=system
    )
    if word:
        amount = amount.replace(get_currency_symbol(money.currency, babel), word)
    return with_digits(with_minus(BETWEEN_LETTER_AND_DIGIT.sub(NO_BREAK, amount)), locale, digits)


def print_spoken(number: float, money: Money, locale: str, digits: Digits | None = None) -> str:
    """Return an amount with what people call it, where they count in another unit: ``500 G (100 dola)``; else as
    `print_money` does."""
    amount = print_money(number, money, locale, digits)
    if money.spoken is None:
        return amount
    count = print_number(number / money.spoken.of, locale, digits)
    return f"{amount} ({count}{NO_BREAK}{no_break(money.spoken.word)})"


def print_measure(name: str, amount: float, unit: str, locale: str, digits: Digits | None = None) -> str:
    """Return a field measure beside what it comes to: ``carreau (1,29 ha)``."""
    return f"{name} ({print_number(amount, locale, digits)}{NO_BREAK}{unit})"


def with_minus(text: str) -> str:
    return lower_spaces(text).replace("-", MINUS)


def no_break(words: str) -> str:
    return words.replace(" ", NO_BREAK)


def print_date(iso: str, locale: str, digits: Digits | None = None) -> str:
    """Return an ISO date with the month spelt: 03/04 is read differently from one country to the next."""
    words = format_date(date.fromisoformat(iso), "long", locale=locale_of(locale))
    return with_digits(lower_spaces(words), locale, digits)


def print_clock(clock: str, locale: str, digits: Digits | None = None, pattern: str = "HH:mm") -> str:
    """Return a time of day of 24 hours, as the pattern of its language has it."""
    words = no_break(format_time(time.fromisoformat(clock), pattern, locale=locale_of(locale)))
    return with_digits(words, locale, digits)


def print_swahili(clock: str, locale: str) -> str:
    """Return the hour that Swahili speakers count from six o'clock: ``saa 3:40`` for 9:40; in Swahili, in words."""
    now = time.fromisoformat(clock)
    hour = (now.hour - 6) % 12
    if locale_of(locale).language != "sw":
        return f"saa{NO_BREAK}{hour or 12}" + (f":{now.minute:02}" if now.minute else "")
    past = {0: "", 15: " na robo", 30: " na nusu", 45: " kasoro robo"}
    said = SWAHILI_HOURS[(hour + 1) % 12 if now.minute == 45 else hour]
    return no_break(f"saa {said}{past.get(now.minute, f' na dakika {now.minute}')}")


def print_both_clocks(clock: str, locale: str, digits: Digits | None = None, pattern: str = "HH:mm") -> str:
    """Return a time of day with the Swahili one: ``09:00 (saa 3)``; in Swahili ``09:00 · saa tatu``."""
    own, swahili = print_clock(clock, locale, digits, pattern), print_swahili(clock, locale)
    return f"{own} · {swahili}" if locale_of(locale).language == "sw" else f"{own} ({swahili})"

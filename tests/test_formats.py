"""Numbers, money, dates and times as a country and a language write them."""

import pytest

from mallette.formats import country_locale, print_clock, print_date, print_money, print_number
from mallette.model.pack import Money


@pytest.mark.parametrize(
    ("number", "locale", "printed"),
    [
        (1800, "en", "1,800"),
        (1800, "fr", "1\u00a0800"),
        (1234567, "fr", "1\u00a0234\u00a0567"),
        (-350, "en", "\u2212350"),
        (-350, "fr", "\u2212350"),
        (1.5, "fr", "1,5"),
        (0.25, "en", "0.25"),
        (0, "en", "0"),
    ],
)
def test_a_number_has_the_separators_of_its_language_and_a_true_minus(number: float, locale: str, printed: str) -> None:
    assert print_number(number, locale) == printed


@pytest.mark.parametrize(
    ("number", "currency", "locale", "printed"),
    [
        (1200, None, "en", "1,200"),
        (-350, None, "fr", "\u2212350"),
        (1200, "XOF", "fr", "1\u00a0200\u00a0F\u00a0CFA"),
        (1200, "XOF", "en", "1,200\u00a0F\u00a0CFA"),
        (-350, "XAF", "fr", "\u2212350\u00a0F\u00a0CFA"),
        (1200, "KES", "en", "KES\u00a01,200"),
        (1200, "KES", "fr", "1\u00a0200\u00a0KES"),
        (-350, "KES", "en", "\u2212KES\u00a0350"),
        (1200, "EUR", "fr", "1\u00a0200\u00a0€"),
        (1200, "EUR", "en", "€1,200"),
        (120000, "INR", "en_IN", "₹1,20,000"),
        (1200, "IDR", "id", "Rp\u00a01.200"),
    ],
)
def test_an_amount_has_its_sign_where_the_language_puts_it(
    number: float, currency: str | None, locale: str, printed: str
) -> None:
    assert print_money(number, Money(currency=currency), locale) == printed


@pytest.mark.parametrize(
    ("number", "decimals", "printed"), [(30, 2, "€30"), (30.5, 2, "€30.50"), (30.25, 0, "€30"), (30.5, 1, "€30.5")]
)
def test_decimals_are_those_that_the_country_uses(number: float, decimals: int, printed: str) -> None:
    assert print_money(number, Money(currency="EUR", decimals=decimals), "en") == printed


def test_a_bare_amount_has_decimals_too() -> None:
    assert print_money(30.5, Money(decimals=2), "fr") == "30,50"


@pytest.mark.parametrize(
    ("locale", "printed"), [("en", "March 4, 2027"), ("fr", "4 mars 2027"), ("pt", "4 de março de 2027")]
)
def test_a_date_has_its_month_spelt(locale: str, printed: str) -> None:
    assert print_date("2027-03-04", locale) == printed


@pytest.mark.parametrize(
    ("language", "country", "locale"),
    [
        ("en", "ke", "en_KE"),
        ("fr", "ml", "fr_ML"),
        ("fr", "ke", "fr"),
        ("en", "international", "en"),
        ("en", "ml", "en"),
    ],
)
def test_a_language_is_written_as_in_its_country_where_that_is_known(language: str, country: str, locale: str) -> None:
    assert country_locale(language, country) == locale


def test_a_time_has_24_hours() -> None:
    assert print_clock("16:45", "en") == print_clock("16:45", "fr") == "16:45"


@pytest.mark.parametrize("locale", ["en", "fr", "pt", "es", "sw", "de_CH"])
def test_no_space_of_ours_breaks_a_line(locale: str) -> None:
    printed = print_number(1234567.5, locale) + print_money(1234567, Money(currency="XOF"), locale)
    assert " " not in printed
    assert "\u202f" not in printed

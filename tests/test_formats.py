"""Numbers, money, dates and times as a country and a language write them."""

import re

import pytest

from mallette.formats import (
    country_locale,
    print_both_clocks,
    print_clock,
    print_date,
    print_measure,
    print_money,
    print_number,
    print_ordinal,
    print_percent,
    print_spoken,
)
from mallette.model.pack import Digits, Money, Spoken


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
    assert print_clock("09:05", "fr", pattern="HH 'h' mm") == "09\u00a0h\u00a005"


GOURDE = Money(currency="HTG", spoken=Spoken(word="dola", of=5))


@pytest.mark.parametrize(
    ("number", "money", "locale", "printed"),
    [
        (12500, Money(currency="XOF"), "fr_SN", "12 500 F CFA"),
        (12500, Money(currency="XAF"), "fr_CM", "12 500 F CFA"),
        (12500, Money(currency="XAF"), "en_CM", "12,500 F CFA"),
        (12500, Money(currency="XAF", word="FCFA"), "en_CM", "12,500 FCFA"),
        (12500, Money(currency="XOF", decimals=2), "fr_ML", "12 500 F CFA"),
        (12500, Money(currency="KES", word="KSh"), "en_KE", "KSh 12,500"),
        (12500, Money(currency="KES", word="KSh"), "en", "KSh 12,500"),
        (-350, Money(currency="KES", word="KSh"), "en_KE", "−KSh 350"),
        (12500, Money(currency="KES", word="KSh"), "fr", "12 500 KSh"),
        (12500, Money(currency="KES"), "en_KE", "Ksh 12,500"),
        (500, Money(currency="HTG"), "fr_HT", "500 G"),
        (500, Money(currency="HTG"), "en", "500 G"),
        (1234567, Money(currency="HTG"), "fr_HT", "1 234 567 G"),
    ],
)
def test_an_amount_is_written_as_on_the_price_tags_of_its_country(
    number: float, money: Money, locale: str, printed: str
) -> None:
    assert print_money(number, money, locale) == printed.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("number", "locale", "printed"),
    [
        (500, "fr_HT", "500 G (100 dola)"),
        (1500, "fr_HT", "1 500 G (300 dola)"),
        (12, "fr_HT", "12 G (2,4 dola)"),
        (12, "en", "12 G (2.4 dola)"),
        (-350, "fr_HT", "−350 G (−70 dola)"),
    ],
)
def test_a_spoken_unit_stands_beside_the_legal_one(number: float, locale: str, printed: str) -> None:
    legal, spoken = print_spoken(number, GOURDE, locale).split(" ", 1)  # a line may break before the bracket alone
    assert f"{legal} {spoken}".replace("\u00a0", " ") == printed
    assert " " not in legal + spoken


def test_without_a_spoken_unit_an_amount_stands_alone() -> None:
    assert print_spoken(500, Money(currency="KES"), "en") == print_money(500, Money(currency="KES"), "en")


@pytest.mark.parametrize(
    ("name", "amount", "unit", "locale", "printed"),
    [
        ("carreau", 1.29, "ha", "fr_HT", "carreau (1,29 ha)"),
        ("mammit", 3, "l", "en", "mammit (3 l)"),
        ("sac", 65, "kg", "fr_SN", "sac (65 kg)"),
        ("corde", 0.25, "ha", "fr_SN", "corde (0,25 ha)"),
        ("bag", 90, "kg", "en_KE", "bag (90 kg)"),
    ],
)
def test_a_field_measure_says_what_it_comes_to(name: str, amount: float, unit: str, locale: str, printed: str) -> None:
    assert print_measure(name, amount, unit, locale).replace("\u00a0", " ") == printed


@pytest.mark.parametrize(
    ("clock", "swahili", "words"),
    [
        ("07:00", "saa 1", "saa moja"),
        ("09:00", "saa 3", "saa tatu"),
        ("09:40", "saa 3:40", "saa tatu na dakika 40"),
        ("12:00", "saa 6", "saa sita"),
        ("12:15", "saa 6:15", "saa sita na robo"),
        ("13:30", "saa 7:30", "saa saba na nusu"),
        ("16:45", "saa 10:45", "saa kumi na moja kasoro robo"),
        ("18:00", "saa 12", "saa kumi na mbili"),
        ("06:00", "saa 12", "saa kumi na mbili"),
        ("06:05", "saa 12:05", "saa kumi na mbili na dakika 5"),
        ("17:45", "saa 11:45", "saa kumi na mbili kasoro robo"),
        ("18:45", "saa 12:45", "saa moja kasoro robo"),
    ],
)
def test_swahili_speakers_count_the_hours_from_six(clock: str, swahili: str, words: str) -> None:
    assert print_both_clocks(clock, "en_KE").replace("\u00a0", " ") == f"{clock} ({swahili})"
    assert print_both_clocks(clock, "sw").replace("\u00a0", " ") == f"{clock} · {words}"


@pytest.mark.parametrize(
    ("locale", "digits", "number", "day", "clock", "amount"),
    [
        ("ar_TD", None, "١٢٬٥٠٠", "٤ مارس ٢٠٢٧", "٠٩:٣٠", "١٢٬٥٠٠ F CFA"),
        ("ar_TD", "european", "12,500", "4 مارس 2027", "09:30", "12,500 F CFA"),
        ("ar_MA", None, "12.500", "4 مارس 2027", "09:30", "12.500 F CFA"),
        ("ar_MA", "arabic", "١٢٬٥٠٠", "٤ مارس ٢٠٢٧", "٠٩:٣٠", "١٢٬٥٠٠ F CFA"),
        ("fa", None, "۱۲٬۵۰۰", "۴ مارس ۲۰۲۷", "۰۹:۳۰", "۱۲٬۵۰۰ F CFA"),
        ("fr_TD", "arabic", "12 500", "4 mars 2027", "09:30", "12 500 F CFA"),
        ("en_KE", "arabic", "12,500", "4 March 2027", "09:30", "12,500 F CFA"),
    ],
)
def test_arabic_script_has_the_digits_of_its_country_and_no_other_script_has_them(
    locale: str, digits: Digits | None, number: str, day: str, clock: str, amount: str
) -> None:
    def plain(words: str) -> str:
        return words.replace("\u00a0", " ").strip("\u200f\u200e")

    assert plain(print_number(12500, locale, digits)) == number
    assert plain(print_date("2027-03-04", locale, digits)) == day
    assert plain(print_clock("09:30", locale, digits)) == clock
    assert plain(print_money(12500, Money(currency="XAF"), locale, digits)) == amount


def test_a_currency_of_cldr_has_arabic_digits_too() -> None:
    assert "١٢٬٥٠٠" in print_money(12500, Money(currency="EGP"), "ar_EG")
    assert "12,500" in print_money(12500, Money(currency="EGP"), "ar_EG", "european")


@pytest.mark.parametrize(("locale", "printed"), [("en", "25%"), ("fr", "25\u00a0%"), ("ar_EG", "٢٥٪")])
def test_a_percentage_has_the_sign_of_its_language(locale: str, printed: str) -> None:
    assert print_percent(0.25, locale).strip("\u061c\u200e\u200f") == printed


@pytest.mark.parametrize(
    ("locale", "printed"),
    [("en", "1st 2nd 3rd 4th 11th 12th 13th 21st 112th"), ("fr", "1er 2e 3e 4e 11e 12e 13e 21e 112e")],
)
def test_a_place_in_an_order_has_its_ending(locale: str, printed: str) -> None:
    places = (1, 2, 3, 4, 11, 12, 13, 21, 112)
    assert " ".join(print_ordinal(each, locale) for each in places) == printed


def test_the_first_of_a_feminine_word_has_its_own_ending_in_french() -> None:
    assert print_ordinal(1, "fr", feminine=True) == "1re"
    assert print_ordinal(2, "fr", feminine=True) == "2e"


@pytest.mark.parametrize("locale", ["en_KE", "fr_ML", "fr_HT", "en_CM", "sw_KE", "pt_MZ", "ar_TD"])
@pytest.mark.parametrize("month", range(1, 13))
def test_no_date_is_made_of_numbers_alone(locale: str, month: int) -> None:
    printed = print_date(f"2027-{month:02}-04", locale)
    assert re.search(r"[^\W\d_]{3}", printed)
    assert not re.search(r"\d+[/.-]\d+", printed)


@pytest.mark.parametrize("locale", ["en", "fr", "pt", "es", "sw", "de_CH"])
def test_no_space_of_ours_breaks_a_line(locale: str) -> None:
    printed = print_number(1234567.5, locale) + print_money(1234567, Money(currency="XOF"), locale)
    assert " " not in printed
    assert "\u202f" not in printed

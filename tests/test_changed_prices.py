"""One changed price changes every worked sum, key, card and chart: no number of the core is left in any file of a
country that has its own."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from mallette.formats import print_money, print_number
from mallette.localize import values_of
from mallette.model.pack import Money
from mallette.model.trip import Job
from tests.samples import pack, texts, with_pack
from tests.truth_packs import PACKS, PRICES, made_words, truth_library

COUNTRY = "zm"
TYPES = ("deck", "guide", "handouts", "cards", "posters", "sketches", "session-cards", "test", "test-key", "forms")
UNITS = ("kg", "ZK", "a kg", "le kilo", "the kg")
INCOMES = ("income_good", "income_half", "income_bad", "old_income")
RESULTS = ("net_good", "net_half", "net_bad")
SMALL = 30
"""Below it, a number is too common to be looked for."""


def editions(type: str) -> Iterator[str]:
    """Yield one edition of each format of a type."""
    found: dict[str, str] = {}
    for name, edition in truth_library().types[type].settings.editions.items():
        if edition.made == "always" and edition.each is None:
            found.setdefault(edition.format, name)
    yield from found.values()


FILES = [(type, edition, language) for type in TYPES for edition in editions(type) for language in ("en", "fr")]


@pytest.fixture(scope="module")
def words() -> dict[tuple[str, str, str], str]:
    """Return the words of each file of the country, by type, edition and language."""
    library = truth_library()
    jobs = {(type, edition, language): Job(COUNTRY, "two-day", language, type, edition, "x")
            for type, edition, language in FILES}  # fmt: skip
    return {name: plain(" ".join(made_words(library, job))) for name, job in jobs.items()}


def plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace("\u00a0", " "))


def numbers(country: str) -> dict[str, float]:
    """Return the value of each slot with a number."""
    values = values_of(pack() if country == "international" else truth_library().packs[country])
    return {name: value for name, value in values.items() if isinstance(value, int | float)}


def test_every_amount_and_quantity_differs_from_the_core() -> None:
    same = {name for name, value in numbers(COUNTRY).items() if value == numbers("international")[name]}
    assert same == {"sellers"}  # the role cards hold five sellers
    assert len(PRICES) == 7
    assert set(PACKS[COUNTRY]) == {"country.yaml", "event.yaml", "slots.yaml"}


@pytest.mark.parametrize("name", FILES, ids="-".join)
def test_no_number_of_the_core_is_left_in_any_file(
    words: dict[tuple[str, str, str], str], name: tuple[str, str, str]
) -> None:
    own = {abs(value) for value in numbers(COUNTRY).values()}
    for slot, value in numbers("international").items():
        if abs(value) < SMALL or abs(value) in own or slot == "sellers":
            continue
        stale = plain(print_number(abs(value), name[2]))
        # A small number may be minutes or a page: as an amount or a weight it has its unit.
        unit = rf" (?:{'|'.join(UNITS)})\b" if abs(value) < 201 else r"(?![\d,.]|\s\d{3}\b)"
        found = re.search(rf"(?<![\d,.\-–])(?<!\d ){stale}{unit}", words[name])
        assert found is None, (slot, words[name][max(0, found.start() - 60) : found.end() + 60] if found else "")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("type", "slots"), [("deck", RESULTS), ("guide", (*INCOMES, *RESULTS)), ("handouts", RESULTS)])
def test_each_worked_sum_of_the_lesson_has_the_countrys_own_result(
    words: dict[tuple[str, str, str], str], language: str, type: str, slots: tuple[str, ...]
) -> None:
    values, money = numbers(COUNTRY), Money(currency="ZMW", word="ZK")
    for edition in editions(type):
        for slot in slots:
            amount = plain(print_money(values[slot], money, language))
            assert amount in words[type, edition, language], (slot, amount)


def test_one_changed_price_changes_the_sums_that_rest_on_it_and_no_other() -> None:
    library = with_pack(replace(pack(), values={"price_clean": 52}))
    words = plain(" ".join(made_words(library, Job("international", "two-day", "en", "guide", "guide", "x"))))
    assert "GOOD: 1,872 + 0 − (150 + 80) − 1,200 = 442" in words
    assert "HALF REFUSED: 1,476 + 0 − (150 + 80) − 1,200 = 46" in words
    assert "ALL REFUSED: 1,080 + 0 − (150 + 80) − 1,200 = −350" in words
    assert not re.search(r"(?<![\d,])(1,800|1,440|370)(?![\d,])", words)


def test_the_chart_on_the_slides_has_the_values_of_the_country(words: dict[tuple[str, str, str], str]) -> None:
    values = numbers(COUNTRY)
    deck = words["deck", "deck", "en"]
    for slot in RESULTS:
        assert re.search(rf"(?<![\d,]){values[slot]:g}(?:\.0)?(?![\d,])", deck), slot


def test_no_text_types_an_amount_that_a_slot_holds() -> None:
    amounts = {form.format(abs(value)) for value in numbers("international").values() if abs(value) >= 100
               for form in ("{:g}", "{:,}")}  # fmt: skip
    pattern = re.compile(rf"(?<![\d,])({'|'.join(sorted(amounts))})(?![\d,])")
    found = {id for id, text in texts().items() if pattern.search(text) and not id.startswith(("sources.", "slots."))}
    assert found == set()

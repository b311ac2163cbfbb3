"""Computed slots and rules: arithmetic over other slots, and nothing else that Python could do."""

import pytest

from mallette.model.pack import Slot, Slots
from mallette.sums import SumError, evaluate, holds, names_in, parse_sum, slot_values, whole
from tests.samples import toolkit


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 + 2 * 3", 7), ("(a + b) / 2", 3.5), ("-a", -3), ("a - -b", 7), ("a", 3), ("2.5", 2.5), ("a * b - 10", 2)],
)
def test_a_sum_is_reckoned(text: str, value: float) -> None:
    assert evaluate(parse_sum(text), {"a": 3, "b": 4}) == value


@pytest.mark.parametrize(
    "text",
    [
        "a ** b",
        "a // b",
        "a % b",
        "f(a)",
        "a.real",
        "a[0]",
        "[a]",
        "'a'",
        "True",
        "None",
        "a if b else 1",
        "a and b",
        "a < b",
        "lambda: 1",
        "__import__('os')",
        "a := 1",
        "~a",
        "not a",
        "1j",
        "f'{a}'",
        "a; b",
        "",
        "a +",
        "c",
        "a / 0",
        "a @ b",
    ],
)
def test_nothing_else_is(text: str) -> None:
    with pytest.raises(SumError):
        evaluate(parse_sum(text), {"a": 3, "b": 4})


@pytest.mark.parametrize(
    ("rule", "held"),
    [
        ("a < b", True),
        ("b < a", False),
        ("a <= 3", True),
        ("a >= 4", False),
        ("a < b < 5", True),
        ("a < b < 4", False),
        ("a > -1", True),
    ],
)
def test_a_rule_compares(rule: str, held: bool) -> None:
    assert holds(rule, {"a": 3, "b": 4}) is held


@pytest.mark.parametrize("rule", ["a", "a == b", "a != b", "a in b", "a is b", "a < b and b < a", "not a < b", "a < c"])
def test_a_rule_that_does_not_compare_numbers_is_refused(rule: str) -> None:
    with pytest.raises(SumError):
        holds(rule, {"a": 3, "b": 4})


def test_names_are_those_of_slots() -> None:
    assert set(names_in("kept / 2 * price_clean + kept")) == {"kept", "price_clean"}


def slots(**computes: str) -> Slots:
    numbers = {name: Slot(kind="quantity", compute=compute, note="x") for name, compute in computes.items()}
    return Slots(slots={**numbers, "lot": Slot(kind="quantity", default=40, note="x")})


def test_sums_of_sums_are_reckoned_in_any_order() -> None:
    assert slot_values(slots(c="b + 1", b="a + 1", a="lot + 1"), {}) == {"lot": 40, "a": 41, "b": 42, "c": 43}


def test_what_a_country_gives_goes_before_the_default() -> None:
    assert slot_values(slots(a="lot * 2"), {"lot": 50}) == {"lot": 50, "a": 100}


def test_sums_that_wait_for_each_other_are_refused() -> None:
    with pytest.raises(SumError, match="a, b wait for each other"):
        slot_values(slots(a="b", b="a"), {})


def test_whole_sums_stay_whole() -> None:
    assert (whole(18.0), whole(18.5)) == (18, 18.5)
    assert isinstance(whole(18.0), int)


def test_the_practice_chain_has_the_sums_of_the_curriculum() -> None:
    values = slot_values(toolkit().slots, {})
    expected = {
        "old_income": 1200,
        "income_good": 1800,
        "income_half": 1440,
        "income_bad": 1080,
        "net_good": 370,
        "net_half": 10,
        "net_bad": -350,
        "signal": 15,
        "collector_margin": 5,
        "whole_gap": 20,
        "lot_group": 200,
    }
    assert {name: values[name] for name in expected} == expected


def test_the_lesson_has_the_rules_of_the_curriculum() -> None:
    rules = {rule.that for rule in toolkit().slots.rules.values()}
    assert {
        "price_flat < price_mixed",
        "price_mixed < price_clean",
        "price_flat < price_alone",
        "price_alone < price_clean",
        "net_good > 0",
        "net_bad < 0",
        "net_half * 5 <= net_good",
    } <= rules

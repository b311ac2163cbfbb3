"""The spine: one number for each thing, without holes, the same in every language, no two that differ by case alone."""

import re
from itertools import pairwise

import pytest

from mallette.numbering import Spine, kept_steps, letter_ids, number_workshop, place_of, session_keys
from tests.samples import LANGUAGES, PLANS, TYPES, said, toolkit

plans = pytest.mark.parametrize("plan", PLANS)


def spine(plan: str = "two-day") -> Spine:
    return number_workshop(toolkit(), toolkit().workshops[plan])


@plans
def test_sessions_are_counted_from_one_without_holes(plan: str) -> None:
    numbers = [spine(plan).numbers[f"sessions/{key}"] for key in session_keys(toolkit().workshops[plan])]
    assert numbers == [str(number) for number in range(1, {"two-day": 12, "one-day": 8}[plan] + 1)]


@plans
def test_steps_are_counted_without_holes(plan: str) -> None:
    workshop, numbers = toolkit().workshops[plan], spine(plan).numbers
    for place, key in enumerate(session_keys(workshop), start=1):
        steps = kept_steps(toolkit().sessions[key], workshop, key)
        assert [numbers[f"sessions/{key}.{step}"] for step in steps] == [
            f"{place}-{n}" for n in range(1, len(steps) + 1)
        ]


@plans
def test_a_step_with_two_slides_adds_a_point_and_one_with_a_single_slide_does_not(plan: str) -> None:
    workshop, numbers = toolkit().workshops[plan], spine(plan).numbers
    seen = set()
    for key in session_keys(workshop):
        for name, step in kept_steps(toolkit().sessions[key], workshop, key).items():
            number = numbers[f"sessions/{key}.{name}"]
            slides = [numbers[f"sessions/{key}.{name}.slides.{slide}"] for slide in step.slides]
            many = len(slides) > 1
            seen.add(len(slides))
            assert slides == [f"{number}.{n}" if many else number for n in range(1, len(slides) + 1)]
    assert {0, 1, 2} <= seen


@plans
def test_each_session_has_one_alphabet_without_holes_capitals_first(plan: str) -> None:
    found: dict[str, str] = {}
    for id, number in spine(plan).numbers.items():
        if id.startswith(("handouts/", "cards/")):
            session, letter = re.fullmatch(r"(\d+)([A-Za-z])", number).groups()
            found[session] = found.get(session, "") + letter
            assert letter.isupper() == id.startswith("handouts/")
    assert len(found) >= 9
    for letters in found.values():
        assert letters.upper() == "ABCDEFGHIJKLMNOP"[: len(letters)]
        assert letters == "".join(sorted(letters))  # capitals sort before small letters


@plans
def test_no_two_numbers_differ_by_case_alone(plan: str) -> None:
    numbers = [
        number.lower() for id, number in spine(plan).numbers.items() if ".slides." not in id
    ]  # a slide alone in its step has the step's number
    assert len(numbers) == len(set(numbers)) > 60


@plans
def test_forms_are_counted_from_f1(plan: str) -> None:
    forms = {f"forms/{key}": f"F{place}" for place, key in enumerate(toolkit().workshops[plan].forms, start=1)}
    assert len(forms) >= 5
    assert {id: number for id, number in spine(plan).numbers.items() if id.startswith("forms/")} == forms


@plans
def test_the_numbers_are_the_same_in_every_language_and_document(plan: str) -> None:
    for language in LANGUAGES:
        for type in TYPES:
            assert said(type, language, plan).numbers == spine(plan).numbers


@plans
def test_hyphens_are_those_of_the_keyboard(plan: str) -> None:
    assert all(number.isascii() for number in spine(plan).numbers.values())


def test_the_sheets_of_the_two_days_have_the_numbers_of_the_curriculum() -> None:
    numbers = spine().numbers
    sheets = {key: numbers[key] for key in numbers if key.startswith(("handouts/", "cards/"))}
    assert sorted(sheets.values()) == sorted(
        [
            "0A",
            "1A",
            "1b",
            "2A",
            "2b",
            "3A",
            "3b",
            "4A",
            "5A",
            "5b",
            "6A",
            "6b",
            "7A",
            "7b",
            "8A",
            "8b",
            "9A",
            "9B",
            "9c",
            "9d",
            "9e",
            "10A",
            "10b",
            "11A",
            "11b",
            "12A",
            "12B",
            "12C",
        ]
    )


def test_what_one_day_does_not_practise_takes_the_last_sessions_next_letters() -> None:
    workshop, numbers = toolkit().workshops["one-day"], spine("one-day").numbers
    assert workshop.take_home == ["bridge", "limits", "money-year"]
    assert [numbers[f"handouts/{key}"] for key in workshop.take_home] == ["8D", "8E", "8F"]


def test_sheets_that_only_a_dropped_step_gives_are_not_numbered() -> None:
    assert "cards/messages" in spine("two-day").numbers
    assert "cards/messages" not in spine("one-day").numbers
    assert "sessions/links" not in spine("one-day").numbers


def test_letters_are_given_to_handouts_and_then_to_cards() -> None:
    assert letter_ids("9", ["a", "b"], ["c", "d"]) == {"a": "9A", "b": "9B", "c": "9c", "d": "9d"}


@pytest.mark.parametrize(
    ("id", "place"),
    [
        ("sessions/links", "5"),
        ("sessions/links.why", "5"),
        ("sessions/links.steps.sort-links.title", "5-3"),
        ("sessions/links.steps.sort-links.labels.task.say", "5-3"),
        ("sessions/links.steps.what-travels.slides.lead-firm.headline", "5-2.2"),
        ("handouts/links.parts.signs.heading", "5A"),
        ("forms/daily-card.title", "F2"),
        ("terms.why", ""),
        ("findings/F01.text", ""),
    ],
)
def test_each_text_has_the_number_of_the_smallest_thing_it_belongs_to(id: str, place: str) -> None:
    if ".slides." in id:
        slides = list(toolkit().sessions["links"].steps["what-travels"].slides)
        id = id.replace("lead-firm", slides[1])
    assert place_of(id, spine()) == place


def test_keys_of_a_folder_come_in_the_order_of_the_workshop() -> None:
    numbers = [int(re.match(r"\d+", spine().numbers[f"handouts/{key}"])[0]) for key in spine().within("handouts")]
    assert all(one <= other for one, other in pairwise(numbers))
    assert spine().within("handouts", "12") == ("seven-questions", "plan", "last-test")
    assert spine().within("cards", "1") == ("answers",)
    assert "links.sort-links" not in spine().within("sessions")


def test_a_dropped_step_leaves_no_hole_and_nothing_of_its_own() -> None:
    plan = toolkit().workshops["two-day"]
    less = plan.model_copy(update={"drop": ["sessions/our-chain.market-game"]})
    before, after = number_workshop(toolkit(), plan).numbers, number_workshop(toolkit(), less).numbers
    gone = set(before) - set(after)
    assert "sessions/our-chain.market-game" in gone
    assert all(
        id.startswith("sessions/our-chain.market-game") or id.split("/")[0] in ("cards", "handouts") for id in gone
    )
    steps = [number for id, number in after.items() if id.startswith("sessions/our-chain.") and ".slides." not in id]
    assert steps == [f"3-{place}" for place in range(1, len(steps) + 1)]


def test_only_steps_that_may_be_cut_are_dropped() -> None:
    session = toolkit().sessions["links"]
    must = [f"sessions/links.{key}" for key, step in session.steps.items() if step.priority == "must"]
    plan = toolkit().workshops["two-day"].model_copy(update={"drop": must})
    assert kept_steps(session, plan, "links") == session.steps

"""What to bring: each session's own things, and one list for the whole workshop that counts nothing twice."""

from typing import Any

import pytest

from mallette.localize.materials import Need, Total, count_material, sum_needs
from mallette.model.session import Material
from mallette.numbering import session_keys
from tests.samples import LANGUAGES, PLANS, said, toolkit

plans = pytest.mark.parametrize("plan", PLANS)


def shopping(plan: str, language: str = "en") -> tuple[Any, ...]:
    items: tuple[Any, ...] = said("guide", language, plan).data["shopping"]
    return items


def test_what_is_used_up_is_added() -> None:
    needs = (Need("sheet", 3, "1"), Need("sheet", 5, "2"))
    assert sum_needs(needs) == (Total("sheet", 8, ("1", "2")),)


def test_of_what_is_given_back_the_session_that_takes_most_counts() -> None:
    needs = (
        Need("marker", 4, "1", again=True),
        Need("marker", 12, "2", again=True),
        Need("marker", 7, "3", again=True),
    )
    assert sum_needs(needs) == (Total("marker", 12, ("1", "2", "3")),)


def test_two_needs_of_one_session_are_there_at_the_same_time() -> None:
    needs = (Need("tape", 1, "1", again=True), Need("tape", 2, "2", again=True), Need("tape", 3, "2", again=True))
    assert sum_needs(needs) == (Total("tape", 5, ("1", "2")),)


def test_what_is_used_up_adds_to_what_is_given_back() -> None:
    needs = (Need("paper", 10, "1"), Need("paper", 4, "2", again=True), Need("paper", 6, "3", again=True))
    assert sum_needs(needs) == (Total("paper", 16, ("1", "2", "3")),)


def test_things_stand_in_the_order_in_which_they_are_needed() -> None:
    needs = (Need("b", 1, "1"), Need("a", 1, "2"), Need("b", 1, "3"))
    assert [each.thing for each in sum_needs(needs)] == ["b", "a"]
    assert sum_needs(()) == ()


def test_a_thing_is_counted_for_people_groups_of_five_and_play_groups_of_eight() -> None:
    thing = Material(text="stone", each=1, group=10, play_group=100, workshop=1000)
    assert count_material(thing, 24) == 24 + 5 * 10 + 3 * 100 + 1000
    assert count_material(thing, 26) == 26 + 6 * 10 + 4 * 100 + 1000


@plans
def test_each_thing_of_the_workshop_is_listed_once_with_its_sessions(plan: str) -> None:
    keys = session_keys(toolkit().workshops[plan])
    found: dict[str, list[str]] = {}
    for number, key in enumerate(keys, start=1):
        for name, each in toolkit().sessions[key].materials.items():
            if each.use != "made":
                found.setdefault(each.of or name, []).append(str(number))
    listed = [each["sessions"] for each in shopping(plan)]
    assert listed == [tuple(dict.fromkeys(numbers)) for numbers in found.values()]
    assert min(each["count"] for each in shopping(plan)) > 0


def test_what_is_made_in_a_session_is_not_bought() -> None:
    made = {
        each.text
        for session in toolkit().sessions.values()
        for each in session.materials.values()
        if each.use == "made"
    }
    assert len(made) >= 2
    assert not made & {each["text"].striptags() for each in shopping("two-day")}


def test_sheets_for_a_purpose_are_counted_among_the_sheets() -> None:
    sheets = [each for each in shopping("two-day") if "flipchart sheet" in each["text"]]
    groups, play_groups = 5, 3
    assert [each["sessions"] for each in sheets] == [tuple(map(str, range(1, 13)))]
    calendar = groups + 3
    prices = play_groups
    assert sheets[0]["count"] > calendar + prices


@plans
@pytest.mark.parametrize("language", LANGUAGES)
def test_markers_are_bought_for_the_session_that_takes_most(language: str, plan: str) -> None:
    most = max(
        count_material(each, 24)
        for key in session_keys(toolkit().workshops[plan])
        for name, each in toolkit().sessions[key].materials.items()
        if name == "markers"
    )
    [markers] = [each for each in shopping(plan, language) if ".materials.markers." in each["text"]]
    assert markers["count"] == most == 12


def test_a_thing_is_counted_under_a_key_that_some_session_brings() -> None:
    things = {name for session in toolkit().sessions.values() for name in session.materials}
    assert {each.of for session in toolkit().sessions.values() for each in session.materials.values()} <= things | {
        None
    }

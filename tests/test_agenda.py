"""Only steps have minutes: sessions and days are sums, and a day ends when its plan says."""

from dataclasses import replace
from typing import Any

import pytest

from mallette.agenda import (
    Day,
    clock_of,
    cuts_to_fit,
    day_settings,
    lay_days,
    lay_toolkit,
    minutes_of,
    session_minutes,
)
from mallette.model.pack import DaySettings, Prayer
from mallette.model.toolkit import iter_steps
from mallette.numbering import session_keys
from tests.samples import PLANS, pack, toolkit

FIRST = toolkit().workshops["two-day"].days["day-1"]
DAY_1 = {f"sessions/{block.session}" for block in FIRST.blocks.values() if block.session}


@pytest.mark.parametrize(("clock", "minutes"), [("00:00", 0), ("09:05", 545), ("23:59", 1439)])
def test_a_clock_is_minutes_after_midnight_and_back(clock: str, minutes: int) -> None:
    assert minutes_of(clock) == minutes
    assert clock_of(minutes) == clock


@pytest.mark.parametrize("plan", PLANS)
def test_each_block_begins_when_the_one_before_it_ends(plan: str) -> None:
    for day in lay_days(toolkit(), toolkit().workshops[plan]):
        ends = [slot.start + slot.minutes for slot in day.slots]
        assert [slot.start for slot in day.slots[1:]] == ends[:-1]
        assert ends[-1] == day.end == day.planned_end


@pytest.mark.parametrize("plan", PLANS)
def test_a_session_lasts_as_long_as_the_steps_that_its_plan_holds(plan: str) -> None:
    workshop = toolkit().workshops[plan]
    for day in lay_days(toolkit(), workshop):
        for slot in day.slots:
            if slot.block.session:
                session = toolkit().sessions[slot.block.session]
                assert slot.minutes == session_minutes(session, workshop, slot.block.session)
                assert slot.minutes == sum(
                    step.minutes for step in session.steps.values() if plan == "two-day" or step.priority == "must"
                )


@pytest.mark.parametrize(
    ("plan", "clock"),
    [
        ("two-day", "09:00 09:40 10:40 11:00 12:15 13:15 14:15 15:05 15:25 16:20 16:35 16:45"),
        ("two-day", "09:00 09:10 09:50 10:35 10:55 12:25 13:25 14:15 15:05 15:25 16:30 16:45"),
        ("one-day", "08:30 08:55 09:40 10:25 10:45 11:30 12:10 13:10 14:25 15:00 15:20 16:10 16:30"),
    ],
)
def test_the_clock_is_that_of_the_curriculum(plan: str, clock: str) -> None:
    days = lay_days(toolkit(), toolkit().workshops[plan])
    assert clock in [
        " ".join(clock_of(each) for each in (*(slot.start for slot in day.slots), day.end)) for day in days
    ]


def test_a_country_that_starts_earlier_moves_the_whole_day() -> None:
    workshop = toolkit().workshops["two-day"]
    for own, early in zip(lay_days(toolkit(), workshop), laid("two-day", start="08:00"), strict=True):
        assert [slot.start - 60 for slot in own.slots] == [slot.start for slot in early.slots]
        assert early.end == early.planned_end == own.end - 60


def laid(plan: str, **settings: Any) -> tuple[Day, ...]:
    """Return the days of a plan as a country with these settings runs them."""
    own = lay_toolkit(toolkit(), DaySettings(**settings))
    return lay_days(own, own.workshops[plan])


def clocks(day: Day) -> str:
    """Return when each block of a day begins, with the kind of those that are no sessions, and when it ends."""
    kinds = [f"{clock_of(slot.start)} {slot.block.session or slot.block.kind}" for slot in day.slots]
    return ", ".join([*kinds, clock_of(day.end)])


def test_lunch_and_breaks_of_a_country_move_what_follows() -> None:
    assert clocks(laid("two-day", lunch=90, breaks=30)[0]) == (
        "09:00 where-we-stand, 09:40 four-ways, 10:40 break, 11:10 our-chain, 12:25 lunch, 13:55 how-owners-decide, "
        "14:55 links, 15:45 break, 16:15 news-and-prices, 17:10 catch-up, 17:25 close, 17:35"
    )


def test_a_day_without_lunch_has_none() -> None:
    (day,) = laid("one-day", lunch=0)
    assert "lunch" not in clocks(day)
    assert day.end == minutes_of("15:30")


@pytest.mark.parametrize(
    ("at", "before"),
    [
        ("12:40", "lunch"),
        ("12:45", "how-owners-decide"),  # midway between 12:15 and 13:15: the later
        ("14:30", "links"),
        ("16:38", "close"),
    ],
)
def test_a_prayer_stands_where_a_block_ends_nearest_to_its_time(at: str, before: str) -> None:
    prayers = {"noon": Prayer(at=at, minutes=15)}
    day = laid("two-day", prayers=prayers)[0]
    kinds = [slot.block.session or slot.block.kind for slot in day.slots]
    place = kinds.index("prayer")
    assert kinds[place + 1] == before
    assert day.slots[place].minutes == 15
    assert day.end == minutes_of("17:00")


@pytest.mark.parametrize("at", ["05:00", "09:10", "16:43", "18:30"])
def test_a_prayer_outside_the_day_takes_none_of_its_minutes(at: str) -> None:
    day = laid("two-day", prayers={"one": Prayer(at=at, minutes=15)})[0]
    assert "prayer" not in clocks(day)
    assert day.end == minutes_of("16:45")


def test_two_prayers_stand_in_the_order_of_their_times() -> None:
    prayers = {"late": Prayer(at="15:40", minutes=10), "noon": Prayer(at="12:30", minutes=20)}
    keys = [slot.key for slot in laid("two-day", prayers=prayers)[0].slots]
    assert keys.index("prayer-noon") < keys.index("prayer-late")


def test_an_interpreter_lengthens_plenary_steps_alone() -> None:
    own = lay_toolkit(toolkit(), DaySettings(interpretation=2))
    for (id, before), (_, after) in zip(iter_steps(toolkit()), iter_steps(own), strict=True):
        factor = 2 if before.setting == "plenary" else 1
        assert (after.minutes, after.saves) == (before.minutes * factor, before.saves * factor), id


def test_minutes_with_an_interpreter_are_whole_and_never_too_few() -> None:
    own = lay_toolkit(toolkit(), DaySettings(interpretation=1.5))
    for (_, before), (_, after) in zip(iter_steps(toolkit()), iter_steps(own), strict=True):
        assert isinstance(after.minutes, int)
        assert after.minutes >= before.minutes
        assert after.saves <= after.minutes


def test_an_event_says_what_differs_from_its_country_and_no_more() -> None:
    country = pack().country.model_copy(update={"day": DaySettings(start="08:00", lunch=90)})
    event = pack().event.model_copy(update={"day": DaySettings(lunch=45)})
    settings = day_settings(replace(pack(), country=country, event=event))
    assert (settings.start, settings.lunch) == ("08:00", 45)


def test_a_country_that_says_nothing_has_the_toolkits_own_days() -> None:
    assert lay_toolkit(toolkit(), DaySettings()) is toolkit()
    assert lay_toolkit(toolkit(), DaySettings(end="17:30")).sessions == toolkit().sessions


def test_what_to_cut_is_first_what_the_late_table_drops_then_the_last_step() -> None:
    settings = DaySettings(lunch=150)
    half_past_five = minutes_of("17:30")
    cuts = cuts_to_fit(toolkit(), "two-day", settings, half_past_five)
    first = toolkit().workshops["two-day"].late["m30"].drop
    assert cuts.steps[0] == first[0] == "sessions/our-chain.market-game"
    assert all(day.end <= half_past_five for day in cuts.days)
    more = cuts_to_fit(toolkit(), "two-day", DaySettings(lunch=240), half_past_five)
    day = [each for each in more.steps if each.partition(".")[0] in DAY_1]
    table = [each for late in toolkit().workshops["two-day"].late.values() for each in late.drop]
    rest = [each for each in day if each not in table]
    order = [f"sessions/{key}.{name}" for key in session_keys(toolkit().workshops["two-day"]) for name in
             toolkit().sessions[key].steps]  # fmt: skip
    assert rest == sorted(rest, key=order.index, reverse=True)
    assert len(rest) > 1


def test_where_all_cuts_are_not_enough_a_day_still_ends_too_late() -> None:
    cuts = cuts_to_fit(toolkit(), "one-day", DaySettings(lunch=240), minutes_of("17:00"))
    assert cuts.steps == ()
    assert cuts.days[0].end > minutes_of("17:00")

"""Only steps have minutes: sessions and days are sums, and a day ends when its plan says."""

import pytest

from mallette.agenda import clock_of, lay_days, minutes_of, session_minutes
from tests.samples import PLANS, toolkit


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
                assert slot.minutes == session_minutes(session, workshop)
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
    for own, early in zip(lay_days(toolkit(), workshop), lay_days(toolkit(), workshop, "08:00"), strict=True):
        assert [slot.start - 60 for slot in own.slots] == [slot.start for slot in early.slots]
        assert early.end == early.planned_end == own.end - 60

"""The day as blocks: when each begins, how long it lasts, and whether the day ends when the plan says."""

from dataclasses import dataclass

from mallette.model.session import DayBlock, Session, Workshop
from mallette.model.toolkit import Toolkit
from mallette.numbering import kept_steps


@dataclass(frozen=True, slots=True)
class Slot:
    """A block of a day with its clock: `start` in minutes after midnight, `minutes` long."""

    key: str
    block: DayBlock
    start: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day: its blocks with their clock, and the planned and the real end in minutes after midnight."""

    key: str
    slots: tuple[Slot, ...]
    planned_end: int
    end: int


def minutes_of(clock: str) -> int:
    """Return ``"09:30"`` as minutes after midnight."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def clock_of(minutes: int) -> str:
    """Return minutes after midnight as ``09:30``."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def session_minutes(session: Session, workshop: Workshop) -> int:
    """Return the sum of the minutes of the steps that the workshop holds: only steps have minutes."""
    return sum(step.minutes for step in kept_steps(session, workshop).values())


def lay_days(toolkit: Toolkit, workshop: Workshop, start: str | None = None) -> tuple[Day, ...]:
    """Return each day of `workshop` with its clock. A country's `start` moves begin and planned end together."""
    return tuple(lay_day(toolkit, workshop, key, start) for key in workshop.days)


def lay_day(toolkit: Toolkit, workshop: Workshop, key: str, start: str | None) -> Day:
    day = workshop.days[key]
    planned = minutes_of(day.start)
    now = minutes_of(start) if start else planned
    shift = now - planned
    slots = []
    for name, block in day.blocks.items():
        minutes = session_minutes(toolkit.sessions[block.session], workshop) if block.session else block.minutes or 0
        slots.append(Slot(name, block, now, minutes))
        now += minutes
    return Day(key, tuple(slots), minutes_of(day.end) + shift, now)

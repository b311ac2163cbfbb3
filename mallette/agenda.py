"""The day as blocks: when each begins, how long it lasts, and whether the day ends when the plan says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from mallette.model.pack import DaySettings, Prayer
from mallette.model.session import Day as PlannedDay
from mallette.model.session import DayBlock, Session, Step, Workshop
from mallette.model.toolkit import Toolkit
from mallette.model.trip import Pack
from mallette.numbering import kept_steps

DAY = 24 * 60
"""Minutes."""
PRAYER = "prayer-"
"""How the key of a prayer's block begins; the key of the prayer follows."""


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
    """Return minutes after midnight as ``09:30``; the clock of the next day begins anew."""
    return f"{minutes % DAY // 60:02}:{minutes % 60:02}"


def session_minutes(session: Session, workshop: Workshop, key: str) -> int:
    """Return the sum of the minutes of the steps that the workshop holds of the session with that key: only steps have
    minutes."""
    return sum(step.minutes for step in kept_steps(session, workshop, key).values())


def block_minutes(toolkit: Toolkit, workshop: Workshop, block: DayBlock) -> int:
    """Return the minutes of a block of the workshop."""
    if block.session:
        return session_minutes(toolkit.sessions[block.session], workshop, block.session)
    return block.minutes or 0


def lay_days(toolkit: Toolkit, workshop: Workshop) -> tuple[Day, ...]:
    """Return each day of `workshop` with its clock."""
    return tuple(lay_day(toolkit, workshop, key) for key in workshop.days)


def lay_day(toolkit: Toolkit, workshop: Workshop, key: str) -> Day:
    """Return one day of `workshop` with its clock."""
    day = workshop.days[key]
    now = minutes_of(day.start)
    slots = []
    for name, block in day.blocks.items():
        slots.append(Slot(name, block, now, block_minutes(toolkit, workshop, block)))
        now += slots[-1].minutes
    return Day(key, tuple(slots), minutes_of(day.end), now)


def day_settings(pack: Pack) -> DaySettings:
    """Return how the days of a pack run: as its country says, but for what its event says otherwise."""
    event = pack.event.day
    return pack.country.day.model_copy(update={name: getattr(event, name) for name in event.model_fields_set})


def lay_pack(pack: Pack) -> Pack:
    """Return the pack with its own days: what is printed has the minutes, breaks, prayers and clock of its country."""
    return replace(pack, toolkit=lay_toolkit(pack.toolkit, day_settings(pack)))


def lay_toolkit(toolkit: Toolkit, settings: DaySettings) -> Toolkit:
    """Return the toolkit with the minutes that steps take with an interpreter, and with days laid anew. A day ends when
    its blocks do: `end` of the settings bounds it, and moves nothing."""
    if settings == DaySettings():
        return toolkit
    sessions = {key: interpret(session, settings.interpretation) for key, session in toolkit.sessions.items()}
    toolkit = toolkit.model_copy(update={"sessions": sessions})
    workshops = {key: lay_workshop(toolkit, workshop, settings) for key, workshop in toolkit.workshops.items()}
    return toolkit.model_copy(update={"workshops": workshops})


def interpret(session: Session, factor: float) -> Session:
    """Return the session with the minutes of its plenary steps multiplied, in whole minutes rounded up."""
    if factor == 1:
        return session
    return session.model_copy(
        update={"steps": {key: interpret_step(step, factor) for key, step in session.steps.items()}}
    )


def interpret_step(step: Step, factor: float) -> Step:
    if step.setting != "plenary":
        return step
    return step.model_copy(update={"minutes": ceil(step.minutes * factor), "saves": ceil(step.saves * factor)})


def lay_workshop(toolkit: Toolkit, workshop: Workshop, settings: DaySettings) -> Workshop:
    """Return the workshop with the breaks, lunch, prayers and clock of a country; `toolkit` has its minutes already."""
    days = {key: lay_blocks(toolkit, workshop, day, settings) for key, day in workshop.days.items()}
    return workshop.model_copy(update={"days": days})


def lay_blocks(toolkit: Toolkit, workshop: Workshop, day: PlannedDay, settings: DaySettings) -> PlannedDay:
    asked = {"lunch": settings.lunch, "break": settings.breaks}
    blocks = [(key, with_minutes(block, asked.get(block.kind))) for key, block in day.blocks.items()]
    blocks = [(key, block) for key, block in blocks if block.session or block.minutes]
    start = settings.start or day.start
    for key, prayer in sorted(settings.prayers.items(), key=lambda each: each[1].at):
        times = list(ends_of(minutes_of(start), [block_minutes(toolkit, workshop, block) for _, block in blocks]))
        if place := place_of_prayer(prayer, times):
            block = DayBlock(kind="prayer", minutes=prayer.minutes, note=prayer.note)
            blocks.insert(place, (PRAYER + key, block))
    end = minutes_of(start) + sum(block_minutes(toolkit, workshop, block) for _, block in blocks)
    clock = f"{end // 60:02}:{end % 60:02}"
    return day.model_copy(update={"start": start, "end": clock, "blocks": dict(blocks)})


def with_minutes(block: DayBlock, minutes: int | None) -> DayBlock:
    return block if minutes is None else block.model_copy(update={"minutes": minutes})


def ends_of(start: int, minutes: list[int]) -> Iterator[int]:
    """Yield the begin of a day and the end of each of its blocks."""
    yield start
    for each in minutes:
        start += each
        yield start


def place_of_prayer(prayer: Prayer, times: list[int]) -> int:
    """Return before which block a prayer stands, given the begin of the day and the end of each block: where one ends
    nearest to its time, the later of two. 0 where that is the begin or the end: those present pray outside the day. A
    session is never split, so that groups finish what they do."""
    at = minutes_of(prayer.at)
    nearest = max(range(len(times)), key=lambda place: (-abs(times[place] - at), place))
    return nearest if nearest < len(times) - 1 else 0


@dataclass(frozen=True, slots=True)
class Cuts:
    """Steps to leave out, as references in the order in which they go, and the days as they run without them."""

    steps: tuple[str, ...]
    days: tuple[Day, ...]


def cuts_to_fit(toolkit: Toolkit, plan: str, settings: DaySettings, latest: int) -> Cuts:
    """Return which cut steps make each day of a plan end by `latest` minutes after midnight: first those that its late
    table drops, row by row, then the others from the last to the first. Where all of them are not enough, a day of
    `Cuts.days` still ends after it. `toolkit` is as the country says it, not yet laid."""
    cut: list[str] = []
    days = days_without(toolkit, plan, settings, cut)
    for key in toolkit.workshops[plan].days:
        waiting = cut_steps(toolkit, toolkit.workshops[plan], key)
        while waiting and next(day for day in days if day.key == key).end > latest:
            cut.append(waiting.pop(0))
            days = days_without(toolkit, plan, settings, cut)
    return Cuts(tuple(cut), days)


def days_without(toolkit: Toolkit, plan: str, settings: DaySettings, cut: list[str]) -> tuple[Day, ...]:
    workshop = toolkit.workshops[plan]
    less = workshop.model_copy(update={"drop": [*workshop.drop, *cut]})
    laid = lay_toolkit(toolkit.model_copy(update={"workshops": {plan: less}}), settings)
    return lay_days(laid, laid.workshops[plan])


def cut_steps(toolkit: Toolkit, workshop: Workshop, day: str) -> list[str]:
    """Return the cut steps that a day still holds, in the order in which they go."""
    held = [
        f"sessions/{block.session}.{key}"
        for block in workshop.days[day].blocks.values()
        if block.session
        for key, step in kept_steps(toolkit.sessions[block.session], workshop, block.session).items()
        if step.priority == "cut"
    ]
    first = [each for late in workshop.late.values() for each in late.drop if each in held]
    return list(dict.fromkeys([*map(str, first), *reversed(held)]))

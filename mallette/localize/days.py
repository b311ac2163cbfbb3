"""Arrange a workshop's days for templates: blocks with their clock."""

from markupsafe import Markup

from mallette.agenda import PRAYER, Day, Slot, clock_of, lay_days
from mallette.formats import print_both_clocks, print_clock
from mallette.localize.plain import Plain
from mallette.localize.voice import Voice
from mallette.model.base import Reference
from mallette.model.session import Workshop
from mallette.model.toolkit import Toolkit
from mallette.numbering import kept_steps, session_keys


def view_days(voice: Voice, workshop: Workshop, plan: str) -> tuple[Plain, ...]:
    """Return each day with its blocks and their clock."""
    days = lay_days(voice.pack.toolkit, workshop)
    return tuple(view_day(voice, plan, day, place) for place, day in enumerate(days, start=1))


def view_day(voice: Voice, plan: str, day: Day, place: int) -> Plain:
    dates = voice.pack.event.dates
    blocks = [
        {
            "key": slot.key,
            "kind": slot.block.kind,
            **view_clock(voice, slot.start),
            "minutes": slot.minutes,
            "session": slot.block.session and voice.spine.numbers[f"sessions/{slot.block.session}"],
            "title": slot.block.session
            and voice.say(
                f"sessions/{slot.block.session}.title", voice.pack.toolkit.sessions[slot.block.session].title
            ),
            "note": slot.block.note and voice.say(note_id(voice, plan, day, slot), slot.block.note),
        }
        for slot in day.slots
    ]
    in_sessions = sum(slot.minutes for slot in day.slots if slot.block.session)
    date = dates[place - 1] if place <= len(dates) else ""
    return {
        "number": str(place),
        "blocks": tuple(blocks),
        "end": view_clock(voice, day.end)["at"],
        "end_clock": view_clock(voice, day.end)["clock"],
        "in_sessions": in_sessions,
        "date": date,
    }


def view_clock(voice: Voice, minutes: int) -> Plain:
    """Return a time of day as ``at``, and as ``clock`` with the country's second clock beside it."""
    clock, locale = clock_of(minutes), voice.locale(voice.code)
    digits = voice.pack.country.digits
    pattern = voice.language.clock
    at = print_clock(clock, locale, digits, pattern)
    if voice.pack.country.second_clock is None:
        return {"at": at, "clock": at}
    both = Markup('<t id="clock" lang="{}">{}</t>').format(
        voice.code, print_both_clocks(clock, locale, digits, pattern)
    )
    return {"at": at, "clock": both}


def note_id(voice: Voice, plan: str, day: Day, slot: Slot) -> str:
    """Return the id of a block's note; that of a prayer stands in the country's own settings."""
    if slot.block.kind == "prayer" and slot.key.startswith(PRAYER):
        return f"countries/{voice.pack.code}.day.prayers.{slot.key.removeprefix(PRAYER)}.note"
    return f"workshops/{plan}.days.{day.key}.blocks.{slot.key}.note"


def view_late(voice: Voice, workshop: Workshop, plan: str) -> tuple[Plain, ...]:
    """Return the late table. A row of which the workshop has dropped a step already names those that are left, with the
    minutes that each saves; one of which none is left goes."""
    rows = []
    for key, late in workshop.late.items():
        left = [each for each in late.drop if each in voice.spine.numbers]
        if len(left) == len(late.drop):
            said = voice.say(f"workshops/{plan}.late.{key}.text", late.text)
            rows.append({"key": key, "minutes": late.minutes, "text": said, "drop": ()})
        elif left:
            rows.append({"key": key, "minutes": late.minutes, "text": None, "drop": view_drops(voice, left)})
    return tuple(rows)


def has_cuts(toolkit: Toolkit, workshop: Workshop) -> bool:
    """Return whether the workshop holds a step that may still be dropped."""
    held = (kept_steps(toolkit.sessions[key], workshop, key).values() for key in session_keys(workshop))
    return any(step.priority == "cut" for steps in held for step in steps)


def view_drops(voice: Voice, steps: list[Reference]) -> tuple[Plain, ...]:
    found = []
    for each in steps:
        session, _, step = each.removeprefix("sessions/").partition(".")
        saves = voice.pack.toolkit.sessions[session].steps[step].saves
        found.append({"number": voice.spine.numbers[each], "saves": saves})
    return tuple(found)

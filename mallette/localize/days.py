"""Arrange a workshop's days for templates: blocks with their clock."""

from mallette.agenda import Day, clock_of, lay_days
from mallette.localize.plain import Plain
from mallette.localize.voice import Voice
from mallette.model.session import Workshop


def view_days(voice: Voice, workshop: Workshop, plan: str) -> tuple[Plain, ...]:
    """Return each day with its blocks and their clock."""
    days = lay_days(voice.pack.toolkit, workshop, voice.pack.country.start)
    return tuple(view_day(voice, plan, day, place) for place, day in enumerate(days, start=1))


def view_day(voice: Voice, plan: str, day: Day, place: int) -> Plain:
    dates = voice.pack.event.dates
    blocks = [
        {
            "key": slot.key,
            "kind": slot.block.kind,
            "at": clock_of(slot.start),
            "minutes": slot.minutes,
            "session": slot.block.session and voice.spine.numbers[f"sessions/{slot.block.session}"],
            "title": slot.block.session
            and voice.say(
                f"sessions/{slot.block.session}.title", voice.pack.toolkit.sessions[slot.block.session].title
            ),
            "note": slot.block.note
            and voice.say(f"workshops/{plan}.days.{day.key}.blocks.{slot.key}.note", slot.block.note),
        }
        for slot in day.slots
    ]
    in_sessions = sum(slot.minutes for slot in day.slots if slot.block.session)
    date = dates[place - 1] if place <= len(dates) else ""
    return {
        "number": str(place),
        "blocks": tuple(blocks),
        "end": clock_of(day.end),
        "in_sessions": in_sessions,
        "date": date,
    }

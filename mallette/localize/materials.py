"""Arrange what to bring for templates: what each session needs, and one list to buy from for the whole workshop."""

from collections.abc import Iterable
from dataclasses import dataclass

from mallette.localize.plain import Plain
from mallette.localize.sheets import count_groups
from mallette.localize.voice import Voice
from mallette.model.session import Material, Session, Workshop
from mallette.numbering import session_keys


@dataclass(frozen=True, slots=True)
class Need:
    """So many of a thing that one session takes; `again`: it gives them back."""

    thing: str
    count: int
    session: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """So many of a thing that all sessions take together, and which they are."""

    thing: str
    count: int
    sessions: tuple[str, ...]


def sum_needs(needs: Iterable[Need]) -> tuple[Total, ...]:
    """Return what to bring for all sessions, in the order in which things are first needed: what is used up in any of
    them, and of what is given back as many as the session that takes most."""
    things: dict[str, list[Need]] = {}
    for need in needs:
        things.setdefault(need.thing, []).append(need)
    return tuple(sum_thing(thing, found) for thing, found in things.items())


def sum_thing(thing: str, needs: list[Need]) -> Total:
    """Return how many of one thing all sessions take together."""
    sessions = tuple(dict.fromkeys(need.session for need in needs))
    lent = (sum(need.count for need in needs if need.again and need.session == each) for each in sessions)
    return Total(thing, sum(need.count for need in needs if not need.again) + max(lent, default=0), sessions)


def count_material(material: Material, people: int) -> int:
    """Return how many of a thing a session needs for so many participants."""
    groups, play_groups = count_groups(people)
    return material.each * people + material.group * groups + material.play_group * play_groups + material.workshop


def view_materials(voice: Voice, id: str, session: Session) -> tuple[Plain, ...]:
    """Return the things to bring to a session with their number for the event's participants."""
    people = voice.pack.event.participants
    return tuple(
        {"text": voice.say(f"{id}.materials.{key}.text", each.text), "count": count_material(each, people)}
        for key, each in session.materials.items()
    )


def view_shopping(voice: Voice, workshop: Workshop) -> tuple[Plain, ...]:
    """Return what to bring to the workshop: each thing once, in the words of the first session that needs it by its own
    key, with its number for the event's participants and the numbers of the sessions that use it."""
    sessions = {key: voice.pack.toolkit.sessions[key] for key in session_keys(workshop)}
    found = [(key, name, each) for key, session in sessions.items() for name, each in session.materials.items()]
    brought = [(key, name, each) for key, name, each in found if each.use != "made"]
    named = {each.of or name: (key, name) for key, name, each in reversed(brought)}
    named |= {name: (key, name) for key, name, each in reversed(brought) if not each.of}
    people = voice.pack.event.participants
    needs = (
        Need(each.of or name, count_material(each, people), voice.spine.numbers[f"sessions/{key}"], each.use == "again")
        for key, name, each in brought
    )
    return tuple(
        {
            "text": voice.say(f"sessions/{key}.materials.{name}.text", sessions[key].materials[name].text),
            "count": total.count,
            "sessions": total.sessions,
        }
        for total in sum_needs(needs)
        for key, name in (named[total.thing],)
    )

"""Arrange what a kit still lacks for templates: in groups, each with its places on paper."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from mallette.localize.plain import Plain
from mallette.localize.voice import Voice
from mallette.model.base import SOURCE
from mallette.model.trip import Catalogue, Pack
from mallette.readiness import Gap, Kind, readiness_of

KINDS: Mapping[str, re.Pattern[str]] = {
    "slide": re.compile(r"\d+-"), "handout": re.compile(r"\d+[A-Z]"), "cards": re.compile(r"\d+[a-z]"),
    "form": re.compile(r"F\d"), "session": re.compile(r"\d+$"),
}  # fmt: skip
"""What a spine number belongs to, by how it is written."""
OF_SLOTS: tuple[Kind, ...] = ("empty", "example", "picture")


def view_readiness(voice: Voice, pack: Pack, plan: str, catalogues: Mapping[str, Catalogue]) -> Plain:
    """Return whether the kit is ready, how much is open, and everything that it lacks, in the order of the files.
    `pack` is as its files say, before its days are laid."""
    found = readiness_of(pack, pack.toolkit.workshops[plan], voice.code, catalogues)
    return {
        "ready": found.ready,
        "open": len(found.open),
        "gaps": tuple(view_gap(voice, gap) for gap in found.gaps),
    }


def view_gap(voice: Voice, gap: Gap) -> Plain:
    """Return one gap. `what` says what a slot is, `now` what it prints now; `words` is a sentence of the source."""
    slot = voice.pack.toolkit.slots.slots[gap.name] if gap.kind in OF_SLOTS else None
    return {
        "kind": gap.kind,
        "key": gap.name,
        "name": Markup('<t id="{}" lang="{}">{}</t>').format(f"readiness.{gap.name}", SOURCE, gap.name),
        "what": voice.say(f"slots.slots.{gap.name}.note", slot.note) if slot else None,
        "now": voice.show(gap.name) if slot else None,
        "words": Markup('<t id="{}" lang="{}">{}</t>').format(f"readiness.{gap.name}", SOURCE, gap.words)
        if gap.words
        else None,
        "places": tuple(
            {"kind": kind, "numbers": numbers}
            for kind, pattern in KINDS.items()
            if (numbers := tuple(each for each in gap.places if pattern.match(each)))
        ),
        "owner": gap.owner,
        "must": gap.must,
    }

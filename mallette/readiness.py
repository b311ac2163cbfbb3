"""Whether a kit is ready for its country: what is still the example's, missing, stale, or resting on what has changed.

Only what a country must give (``must: true`` in ``slots.yaml``, and its settings) makes a kit *not ready*. The rest is
told and left to people.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from mallette.images import LEAST_DPI, home_of, key_of
from mallette.model.images import Photo
from mallette.model.session import Workshop
from mallette.model.toolkit import iter_models
from mallette.model.trip import Catalogue, Pack
from mallette.numbering import Spine, number_workshop, place_of
from mallette.uses import places_of_slots
from mallette.wording import iter_unsure

Kind = Literal[
    "empty", "example", "setting", "event", "missing", "stale", "moved", "unconfirmed", "logo", "picture", "coarse"
]
"""``empty``: a slot without a value; ``example``: a slot that still holds the core's example; ``setting``: a setting
that a country decides; ``event``: the next workshop's own data; ``missing`` and ``stale``: translations; ``moved``: an
override whose core text has changed since; ``unconfirmed``: an override of which nobody said what it replaced;
``logo``: a marking past its date; ``picture``: a picture slot without a picture; ``coarse``: a picture that prints
below its resolution."""
SETTINGS = ("money.currency", "day", "marking")
"""Settings of ``country.yaml`` that a country must decide."""
EVENT = ("venue", "dates", "facilitators", "follow_up_date")
"""Data of ``event.yaml`` that are a line to fill in where they are empty."""


PRINTED = 4.0
"""Inches that a photograph is wide on paper, at least: the width of a column of text."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that a country still has to see to.

    `name` is what it is called in the files (``price_flat``, ``money.currency``, a text id), `places` the spine numbers
    of what prints it, `words` the sentence that it stands for, if it is one; `must` says whether the kit is not ready
    without it.
    """

    kind: Kind
    name: str
    places: tuple[str, ...] = ()
    words: str = ""
    owner: str = "country team"
    must: bool = False


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a kit in one language lacks, in the order of the files."""

    gaps: tuple[Gap, ...]

    @property
    def ready(self) -> bool:
        """Whether everything is there that a country must give."""
        return not self.open

    @property
    def open(self) -> tuple[Gap, ...]:
        """What a country must give and has not."""
        return tuple(gap for gap in self.gaps if gap.must)


def readiness_of(pack: Pack, workshop: Workshop, code: str, catalogues: Mapping[str, Catalogue]) -> Readiness:
    """Return what the kit of `pack` lacks for one workshop, in the language `code`."""
    spine = number_workshop(pack.toolkit, workshop)
    return Readiness(
        (
            *gaps_of_slots(pack, spine),
            *gaps_of_settings(pack),
            *gaps_of_event(pack),
            *gaps_of_marking(pack),
            *gaps_of_pictures(pack, spine),
            *gaps_of_wording(pack, code, catalogues, spine),
            *(gap_at("moved", id, spine) for id in pack.moved),
            *(gap_at("unconfirmed", id, spine) for id in pack.unconfirmed),
        )
    )


def gap_at(kind: Kind, id: str, spine: Spine) -> Gap:
    """Return a gap of the text or item `id`, at the place where it is printed."""
    place = place_of(id, spine)
    return Gap(kind, id, places=(place,) if place else ())


def gaps_of_slots(pack: Pack, spine: Spine) -> Iterator[Gap]:
    """Yield each slot that the country has given no value. A slot for the coordinator belongs to the event."""
    if pack.country.defaults == "filled":
        return
    places = places_of_slots(pack.toolkit, spine)
    for name, slot in pack.toolkit.slots.slots.items():
        if slot.compute is None and slot.owner != "coordinator" and name not in pack.values:
            kind: Kind = "picture" if slot.kind == "picture" else "empty" if slot.default is None else "example"
            if slot.must or places[name]:
                yield Gap(kind, name, places[name], owner=slot.owner, must=slot.must)


def gaps_of_settings(pack: Pack) -> Iterator[Gap]:
    """Yield each setting that a country has to decide and has not written down."""
    if pack.country.defaults == "filled":
        return
    for name in SETTINGS:
        if f"country.{name}" not in pack.places:
            yield Gap("setting", name, must=True)


def gaps_of_event(pack: Pack) -> Iterator[Gap]:
    """Yield what the next workshop's own data lack: on paper each is a line to fill in."""
    for name in EVENT:
        if not getattr(pack.event, name):
            yield Gap("event", name, owner="coordinator")


def gaps_of_marking(pack: Pack) -> Iterator[Gap]:
    """Yield each profile of a donor or a partner that ended before the date of the kit."""
    today = pack.toolkit.kit.date
    for key in pack.country.marking or ():
        until = pack.toolkit.marking[key].until
        if until is not None and until < today:
            yield Gap("logo", f"marking/{key}", words=f"{pack.toolkit.marking[key].title} ({until})", must=True)


def gaps_of_pictures(pack: Pack, spine: Spine) -> Iterator[Gap]:
    """Yield each photograph of the workshop that has too few pixels for the width at which it is printed."""
    for id, photo in iter_models(pack.toolkit):
        if isinstance(photo, Photo) and is_printed(id, spine):
            image = pack.images[key_of(home_of(id, pack.places), photo.file)]
            if image.width < LEAST_DPI * PRINTED:
                place = place_of(id, spine)
                words = f"{photo.file} ({image.width} x {image.height})"
                yield Gap("coarse", id, (place,) if place else (), words)


def gaps_of_wording(pack: Pack, code: str, catalogues: Mapping[str, Catalogue], spine: Spine) -> Iterator[Gap]:
    """Yield each text of the kit whose translation is missing or stale, with its source. Texts of items that this
    workshop leaves out are not in the kit."""
    for id, source, wording in iter_unsure(pack, code, catalogues):
        if is_printed(id, spine):
            gap = gap_at("stale" if wording.state == "stale" else "missing", id, spine)
            yield Gap(gap.kind, id, places=gap.places, words=source, owner="translator")


NUMBERED = ("sessions", "handouts", "cards", "forms")


def is_printed(id: str, spine: Spine) -> bool:
    """Return whether a text is in the workshop: what has a spine number is, or what never has one."""
    folder = id.partition("/")[0]
    return folder not in NUMBERED or bool(place_of(id, spine))

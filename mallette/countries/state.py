"""How the packs stand, and what a build says of those whose ground has moved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mallette.errors import Mistake, Notice
from mallette.library.checks.references import named_keys
from mallette.model.trip import Job, Library, Pack
from mallette.numbering import Spine, number_workshop, place_of
from mallette.readiness import readiness_of

CHANGED = "core has changed"
"""The kind of notice for an override whose core text has moved on."""


@dataclass(frozen=True, slots=True)
class State:
    """One pack: how many sentences are its own, how many places of the core it overrides, and of those how many rest on
    text that has changed or that nobody has confirmed. `open` counts what it must still give, in the language that
    lacks most. A broken one has `mistakes` alone."""

    code: str
    title: str = ""
    languages: tuple[str, ...] = ()
    own: int = 0
    overrides: int = 0
    moved: int = 0
    unconfirmed: int = 0
    open: int = 0
    mistakes: tuple[Mistake, ...] = ()


def find_states(library: Library) -> tuple[State, ...]:
    """Return the state of every pack, whole or broken, in the order of their codes."""
    whole = [state_of(pack, library) for pack in library.packs.values()]
    broken = [State(code, mistakes=mistakes) for code, mistakes in library.broken.items()]
    return tuple(sorted((*whole, *broken), key=lambda state: state.code))


def state_of(pack: Pack, library: Library) -> State:
    """Return the state of a pack that can be built."""
    workshop = pack.toolkit.workshops[pack.event.plan]
    lacks = [len(readiness_of(pack, workshop, code, library.catalogues).open) for code in pack.country.languages]
    return State(
        pack.code,
        pack.country.title,
        tuple(pack.country.languages),
        len(pack.owned),
        len(pack.overrides),
        len(pack.moved),
        len(pack.unconfirmed),
        max(lacks),
    )


def places_of(id: str, pack: Pack, spine: Spine) -> tuple[str, ...]:
    """Return the spine number of a text; where its item has none (a finding, a case), those of what names the item."""
    own = place_of(id, spine)
    if own:
        return (own,)
    folder, _, key = id.partition(".")[0].partition("/")
    users = (user for user, kind, name in named_keys(pack.toolkit) if (kind, name) == (folder, key))
    return tuple(dict.fromkeys(place for user in users if (place := place_of(user, spine))))


def notices_of_moved(library: Library, jobs: Iterable[Job]) -> Iterator[Notice]:
    """Yield a notice for each override of the countries of `jobs` that rests on text which has changed, at its place in
    each workshop. No `file`: only translations are mistakes where a build is strict."""
    for code, plan in dict.fromkeys((job.country, job.workshop) for job in jobs):
        pack = library.packs[code]
        spine = number_workshop(pack.toolkit, pack.toolkit.workshops[plan])
        for id in pack.moved:
            place = ", ".join(places_of(id, pack, spine))
            told = f"{code} {pack.overrides[id].kind} what is another text now. Compare: country confirm {code} --show"
            yield Notice(CHANGED, f"{place} ({id})" if place else id, told)

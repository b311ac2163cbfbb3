"""Note what the core says today in place of what a country replaced: a person has looked, and keeps the difference."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mallette.errors import ContentError, Mistake, suggest
from mallette.library import read_library
from mallette.library.overrides import REPLACED, read_confirmed, write_confirmed
from mallette.model.override import Override
from mallette.model.trip import Pack

LONGEST = 300
"""Letters of an item that are shown."""


def confirm_overrides(project: Path, code: str, ids: tuple[str, ...], *, show: bool = False) -> Iterator[str]:
    """Write the present hash of the core for the overrides `ids` of country `code`, or of the items that `ids` name;
    without `ids`, for all. Yields, for each that is new or has moved, what the core and the country say. With `show`
    nothing is written. Raises ContentError for a name that is none, and for a country with mistakes."""
    library = read_library(project)
    if code in library.broken:
        raise ContentError(library.broken[code])
    if code not in library.packs:
        right = suggest(code, tuple(library.packs))
        raise ContentError([Mistake("country confirm", 0, "", f"{code!r} is no country pack.", right)])
    pack = library.packs[code]
    chosen = choose(pack, ids)
    unsure = [each for each in chosen if each.id in (*pack.moved, *pack.unconfirmed)]
    for each in unsure:
        yield from lines_of(each, moved=each.id in pack.moved)
    if show:
        yield f"{len(unsure)} to confirm; nothing was written."
        return
    folder = project / "content" / "countries" / code
    before, _ = read_confirmed(folder, project)
    now = {id: hash for id, hash in before.items() if id in pack.overrides} | {each.id: each.hash for each in chosen}
    if now != before:
        part = folder / f"{REPLACED}.part"
        part.write_text(write_confirmed(now), encoding="utf-8", newline="\n")
        part.replace(folder / REPLACED)
    yield f"{len(unsure)} confirmed; {len(now)} of {len(pack.overrides)} differences noted in {REPLACED}."


def choose(pack: Pack, ids: tuple[str, ...]) -> tuple[Override, ...]:
    """Return the overrides that `ids` name, themselves or as parts of an item; without `ids`, all. Raises
    ContentError."""
    if not ids:
        return tuple(pack.overrides.values())
    named = {id: [each for each in pack.overrides.values() if is_within(each.id, id)] for id in ids}
    wrong = [
        Mistake(
            "country confirm", 0, "", f"{pack.code} replaces nothing at {id!r}.", suggest(id, tuple(pack.overrides))
        )
        for id, found in named.items()
        if not found
    ]
    if wrong:
        raise ContentError(wrong)
    return tuple({each.id: each for found in named.values() for each in found}.values())


def is_within(id: str, item: str) -> bool:
    """Return whether `id` is an item or a part of it."""
    return id == item or id.startswith((f"{item}.", f"{item}/"))


def lines_of(override: Override, *, moved: bool) -> Iterator[str]:
    """Yield what the core says now and what the country says, of one override."""
    yield f"{override.id}{' (the core has changed)' if moved else ''}"
    yield f"  core:    {shown(override.core)}"
    yield f"  country: {'(removed)' if override.kind == 'removes' else shown(override.own)}"


def shown(value: Any) -> str:
    """Return plain data on one line: texts as they are, keys in their order, items shortened."""
    match value:
        case None:
            return "(no longer there)"
        case str():
            return value
        case list() if all(isinstance(each, str) for each in value):
            return ", ".join(value)
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"

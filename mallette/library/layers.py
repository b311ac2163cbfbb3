"""Lay a country's differences over the core: replace, add, remove with null, reorder with `order:`."""

from collections.abc import Iterable
from typing import Any

from mallette.errors import Mistake
from mallette.library.yaml import KeyPath, Placed
from mallette.model.trip import Place

ORDER = "order"


def lay_over(base: Placed, over: Placed) -> Placed:
    """Return `base` with what `over` replaces, adds or removes. Places follow the text that won."""
    mistakes: list[Mistake] = []
    places = dict(base.places)
    data = merge(base.data, over.data, (), places, over, mistakes)
    return Placed(data, places, (*base.mistakes, *over.mistakes, *mistakes))


def merge(
    base: Any, over: Any, path: KeyPath, places: dict[KeyPath, Place], source: Placed, mistakes: list[Mistake]
) -> Any:
    """Return `base` with `over` laid on it, below `path`."""
    if not (isinstance(base, dict) and isinstance(over, dict)):
        replace_places(places, source, path)
        return over
    merged = dict(base)
    for key, value in over.items():
        here = (*path, key)
        if key == ORDER and isinstance(value, list):
            continue
        if value is None:
            if merged.pop(key, None) is None:
                mistakes.append(absent(source, here))
            continue
        if key in merged:
            merged[key] = merge(merged[key], value, here, places, source, mistakes)
        else:
            merged[key] = value
            replace_places(places, source, here)
    return reorder(merged, over.get(ORDER), source, (*path, ORDER), mistakes)


def replace_places(places: dict[KeyPath, Place], source: Placed, path: KeyPath) -> None:
    """Let everything at and below `path` stand where `source` says it."""
    for old in [each for each in places if each[: len(path)] == path]:
        del places[old]
    places.update({each: place for each, place in source.places.items() if each[: len(path)] == path})


def absent(source: Placed, path: KeyPath) -> Mistake:
    place = source.places.get(path, Place("content"))
    return Mistake(
        place.file,
        place.line,
        ".".join(path),
        "is removed with null, but the core has no such key.",
        "Remove this line.",
    )


def reorder(data: dict[str, Any], order: Any, source: Placed, path: KeyPath, mistakes: list[Mistake]) -> dict[str, Any]:
    """Return `data` with the keys that `order` names first, in that order."""
    if not isinstance(order, list):
        return data
    unknown = [str(key) for key in order if key not in data]
    if unknown:
        place = source.places.get(path, Place("content"))
        wrong = f"names keys that are not there: {', '.join(unknown)}."
        mistakes.append(Mistake(place.file, place.line, ".".join(path), wrong, f"There are: {', '.join(data)}."))
    first = [key for key in order if key in data]
    return {key: data[key] for key in [*first, *(key for key in data if key not in first)]}


def gather(parts: Iterable[tuple[KeyPath, Placed]]) -> Placed:
    """Return many files as one tree, each under its path."""
    data: dict[str, Any] = {}
    places: dict[KeyPath, Place] = {}
    mistakes: list[Mistake] = []
    for at, placed in parts:
        *above, last = at
        node = data
        for key in above:
            node = node.setdefault(key, {})
        # A file that is no YAML has no data: it must not count as a null, which removes what it lies over.
        if placed.data is not None:
            node[last] = placed.data
        places.update({(*at, *path): place for path, place in placed.places.items()})
        mistakes.extend(placed.mistakes)
    return Placed(data, places, tuple(mistakes))

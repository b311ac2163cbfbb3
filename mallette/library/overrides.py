"""What a country says instead of the core, and whether the core has changed since a person confirmed it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from mallette.errors import Mistake
from mallette.library.ids import id_of
from mallette.library.layers import ORDER
from mallette.library.validate import validate
from mallette.library.yaml import KeyPath, Placed, read_yaml
from mallette.model.override import Override

REPLACED = "replaced.yaml"
DIGITS = 12
ABSENT = object()


def hash_of(value: Any) -> str:
    """Return 12 hexadecimal digits of the SHA-256 of plain data. The order of keys does not count: a country that
    replaces one key does not rest on where the others stand."""
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:DIGITS]


def find_overrides(core: Placed, over: Placed, confirmed: Mapping[str, str]) -> dict[str, Override]:
    """Return every place where `over` replaces, removes or reorders what the `core` says, by id. What is `confirmed`
    counts also where the core has lost what it replaced."""
    found = (override for override in iter_overrides(core.data, over.data, ()) if override)
    return {each.id: each for each in found if each.core is not None or each.id in confirmed}


def iter_overrides(base: Any, over: Any, path: KeyPath) -> Iterator[Override]:
    """Yield each leaf of `over`, with what stands there in `base`: nothing where it adds a key."""
    inside = isinstance(over, dict) and (isinstance(base, dict) or base is ABSENT)
    if not inside:
        core = None if base is ABSENT else base
        yield Override(id_of(path), "removes" if over is None else "replaces", core, over, hash_of(core))
        return
    for key, value in over.items():
        if key == ORDER and isinstance(value, list):
            keys = None if base is ABSENT else list(base)
            yield Override(id_of((*path, key)), "reorders", keys, value, hash_of(keys))
        else:
            yield from iter_overrides(ABSENT if base is ABSENT else base.get(key, ABSENT), value, (*path, key))


@dataclass(frozen=True, slots=True)
class Standing:
    """The overrides of a pack by id, those whose core text has moved on, and those that nobody has confirmed."""

    overrides: Mapping[str, Override]
    moved: tuple[str, ...]
    unconfirmed: tuple[str, ...]


def weigh(core: Placed, over: Placed, confirmed: Mapping[str, str]) -> Standing:
    """Return where the overrides of a pack stand, with the hashes that were `confirmed`, by id."""
    overrides = find_overrides(core, over, confirmed)
    moved = tuple(id for id, each in overrides.items() if confirmed.get(id, each.hash) != each.hash)
    return Standing(overrides, moved, tuple(id for id in overrides if id not in confirmed))


def read_confirmed(folder: Path, root: Path) -> tuple[dict[str, str], tuple[Mistake, ...]]:
    """Read ``replaced.yaml`` of a pack: hashes by id. An absent one is empty."""
    path = folder / REPLACED
    if not path.exists():
        return {}, ()
    placed = read_yaml(path, path.relative_to(root).as_posix())
    found, wrong = (None, ()) if placed.mistakes else validate(dict[str, str], placed)
    return found or {}, (*placed.mistakes, *wrong)


def write_confirmed(confirmed: Mapping[str, str]) -> str:
    """Return the text of ``replaced.yaml``. Hashes are quoted: digits alone would be read as a number."""
    lines = [
        "# What the core said when this country replaced it, as a sum of each text. Do not edit it by hand:",
        "# `country confirm` writes it. Mallette says when the core has changed since.",
        *(f'{id}: "{hash}"' for id, hash in sorted(confirmed.items())),
    ]
    return "\n".join(lines) + "\n"

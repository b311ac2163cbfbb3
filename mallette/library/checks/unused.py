"""What a pack adds is used somewhere: a file that nothing names is most likely a slip in its name."""

import difflib
from collections.abc import Iterator

from mallette.errors import Mistake
from mallette.library.checks.references import named_keys, named_references
from mallette.library.strays import NEAR
from mallette.model.trip import Pack

NAMED = ("activities", "sessions", "handouts", "cards", "forms")
"""Folders whose items are printed only where something names them."""


def check_unused(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for each sheet, activity or session that a pack adds and that nothing names: no kit would hold
    it. Most likely its file was meant to differ from one of the core's."""
    toolkit = pack.toolkit
    used = {(folder, key.partition(".")[0]) for _, folder, key in (*named_keys(toolkit), *named_references(toolkit))}
    inside = f"content/countries/{pack.code}/"
    for folder in NAMED:
        items = tuple(getattr(toolkit, folder))
        for key in items:
            place = pack.places.get(f"{folder}/{key}")
            if place is not None and place.file.startswith(inside) and (folder, key) not in used:
                alike = difflib.get_close_matches(key, [each for each in items if each != key], n=1, cutoff=NEAR)
                right = f"Did you mean {folder}/{alike[0]}.yaml?" if alike else f"Name it where {folder} are named."
                yield Mistake(place.file, 0, "", "is new in this country, and nothing uses it.", right)

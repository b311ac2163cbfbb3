"""Name the file, line and key of an item that a check found wrong."""

import re

from mallette.errors import Mistake
from mallette.model.trip import Pack, Place

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff\ue000-\uf8ff]")
"""Characters that no file we write may hold, and private-use ones, which stand for slots while a sentence is set."""


def mistake_at(pack: Pack, id: str, wrong: str, right: str = "") -> Mistake:
    """Return a mistake at the text or item `id`; its key is the part of the id inside the file."""
    known = id
    while known and known not in pack.places:
        known = known[: max(known.rfind("."), known.rfind("/") if "." not in known else 0, 0)]
    place = pack.places.get(known, Place("content"))
    item, _, key = id.partition(".")
    return Mistake(place.file, place.line, key if "/" in item else id.partition(".")[2] or id, wrong, right)

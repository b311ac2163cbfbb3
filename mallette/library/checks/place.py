"""Name the file, line and key of an item that a check found wrong."""

from mallette.errors import Mistake
from mallette.model.trip import Pack, Place


def mistake_at(pack: Pack, id: str, wrong: str, right: str = "") -> Mistake:
    """Return a mistake at the text or item `id`; its key is the part of the id inside the file."""
    known = id
    while known and known not in pack.places:
        known = known[: max(known.rfind("."), known.rfind("/") if "." not in known else 0, 0)]
    place = pack.places.get(known, Place("content"))
    item, _, key = id.partition(".")
    return Mistake(place.file, place.line, key if "/" in item else id.partition(".")[2] or id, wrong, right)

"""Office files are zip archives. Packed here, the same parts always make the same bytes."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Sequence

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest stamp that a zip archive can hold."""

PROPERTIES = "docProps/core.xml"
STAMP = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")


Part = tuple[str, bytes, int]
"""A part of an archive: its name, its bytes, and how it is compressed (`zipfile.ZIP_STORED` or `ZIP_DEFLATED`)."""


def repack(data: bytes, nested: bool = False) -> bytes:
    """Return the archive `data` with its parts in the order of their names, all stamped 1980-01-01.

    A workbook inside (the data of a chart) is repacked too, as `nested`: the library that made it wrote the time of
    the day into its properties, so they get the same fixed date.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = [part for part in source.infolist() if not part.is_dir()]
        return pack([(part.filename, source.read(part), part.compress_type) for part in parts], nested)


def pack(parts: Sequence[Part], nested: bool = False) -> bytes:
    """Return an archive of `parts`, as `repack` does. A name that comes twice raises: readers differ on which of the
    two counts."""
    twice = [name for name, times in Counter(name for name, _, _ in parts).items() if times > 1]
    if twice:
        raise ValueError(f"parts stored twice: {', '.join(sorted(twice))}")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name, data, compression in sorted(parts):
            packed.writestr(entry(name, compression), settled(name, data, nested))
    return target.getvalue()


def entry(name: str, compression: int) -> zipfile.ZipInfo:
    """Return a fresh entry that says nothing of the machine it was made on."""
    fresh = zipfile.ZipInfo(name, EPOCH)
    fresh.create_system = 0
    fresh.external_attr = 0o600 << 16
    fresh.compress_type = compression
    return fresh


def settled(name: str, data: bytes, nested: bool) -> bytes:
    """Return a part's bytes without the time it was made."""
    if name.endswith(".xlsx"):
        return repack(data, nested=True)
    if nested and name == PROPERTIES:
        return STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", data)
    return data

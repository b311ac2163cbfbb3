"""Office files are zip archives. Packed here, the same parts always make the same bytes."""

import io
import re
import zipfile
from collections import Counter

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest stamp that a zip archive can hold."""

PROPERTIES = "docProps/core.xml"
STAMP = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")


def repack(data: bytes, nested: bool = False) -> bytes:
    """Return the archive `data` with its parts in the order of their names, all stamped 1980-01-01.

    A workbook inside (the data of a chart) is repacked too, as `nested`: the library that made it wrote the time of
    the day into its properties, so they get the same fixed date.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as packed:
        for part in parts_in_order(source):
            packed.writestr(entry(part), settled(part.filename, source.read(part), nested))
    return target.getvalue()


def parts_in_order(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the archive's parts by name. A name stored twice raises: readers differ on which of the two counts."""
    parts = [part for part in archive.infolist() if not part.is_dir()]
    twice = [name for name, times in Counter(part.filename for part in parts).items() if times > 1]
    if twice:
        raise ValueError(f"parts stored twice: {', '.join(sorted(twice))}")
    return sorted(parts, key=lambda part: part.filename)


def entry(part: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return a fresh entry for `part`, compressed as it was, that says nothing of the machine it was made on."""
    fresh = zipfile.ZipInfo(part.filename, EPOCH)
    fresh.create_system = 0
    fresh.external_attr = 0o600 << 16
    fresh.compress_type = part.compress_type
    return fresh


def settled(name: str, data: bytes, nested: bool) -> bytes:
    """Return a part's bytes without the time it was made."""
    if name.endswith(".xlsx"):
        return repack(data, nested=True)
    if nested and name == PROPERTIES:
        return STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", data)
    return data

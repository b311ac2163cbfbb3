"""What earlier builds wrote: one ``.mallette.json`` in each language folder, the same bytes for the same kit."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

MANIFEST = ".mallette.json"
FORMAT = 1
"""Of the file itself; a manifest of another format is foreign."""


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def is_inside(path: str) -> bool:
    """Return whether `path` is relative, posix and stays in its folder, on every system (Windows drops dots and
    spaces at the end of a name)."""
    return all(part.strip(". ") for part in path.split("/")) and not any(sign in path for sign in '\\:\0*?"<>|')


def is_plain(path: str) -> bool:
    """Return whether `path` is inside and nothing in it is hidden: the names that kits give to their files."""
    return is_inside(path) and not any(part.startswith(".") for part in path.split("/"))


@dataclass(frozen=True, slots=True)
class Record:
    """One file that a build wrote: its hash, what it said (condensed, by text id), and the file that it stands beside
    if it is a ``.new`` one or its list."""

    hash: str
    says: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The records of one folder by file name. `full`: a build without options wrote here, so that a later one may
    remove what the kit no longer has."""

    files: Mapping[str, Record] = field(default_factory=lambda: MappingProxyType({}))
    full: bool = False

    def find(self, name: str) -> Record | None:
        """Return the record of a file, also where its name differs by case: on Windows that is the same file."""
        same = (record for each, record in self.files.items() if each.casefold() == name.casefold())
        return self.files.get(name) or next(same, None)

    def beside(self, name: str) -> dict[str, Record]:
        """Return the records of the files that earlier builds laid beside `name`."""
        return {each: record for each, record in self.files.items() if record.beside == name}


def dump_manifest(manifest: Manifest) -> bytes:
    """Return the bytes of a manifest: sorted, with no time and no machine in them."""
    files = {name: dump_record(record) for name, record in manifest.files.items()}
    data = {"mallette": FORMAT, "full": manifest.full, "files": files}
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def dump_record(record: Record) -> dict[str, Any]:
    rest = {"says": dict(record.says), "beside": record.beside}
    return {"hash": record.hash} | {key: value for key, value in rest.items() if value}


def load_manifest(data: bytes) -> Manifest | None:
    """Return a manifest, or nothing if these are not the bytes of one: then nobody knows who wrote the files."""
    try:
        raw = json.loads(data)
        if set(raw) != {"mallette", "full", "files"} or raw["mallette"] != FORMAT or not isinstance(raw["full"], bool):
            return None
        return Manifest({name: load_record(name, record) for name, record in raw["files"].items()}, raw["full"])
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return None


def load_record(name: str, raw: Mapping[str, Any]) -> Record:
    """Return one record. Raises `ValueError` if it could make us touch a file that is none of ours."""
    record = Record(raw["hash"], raw.get("says", {}), raw.get("beside", ""))
    texts = (record.hash, record.beside, *record.says, *record.says.values())
    if not is_plain(name) or not all(isinstance(text, str) for text in texts):
        raise ValueError(name)
    return record

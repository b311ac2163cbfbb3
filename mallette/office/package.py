"""An Office file as parts, their types and their relationships (ECMA-376 part 2: Open Packaging Conventions)."""

import posixpath
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote

from lxml import etree

from mallette.office.archive import AGAIN, Archive, RefusedError, check_kind

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
STRICT = "http://purl.oclc.org/ooxml/"
NAMES = {"a": A, "p": P, "r": R, "mc": MC}

OFFICE = "application/vnd.openxmlformats-officedocument."
PRESENTATION = f"{OFFICE}presentationml."
MAIN = f"{PRESENTATION}presentation.main+xml"
MAINS = (MAIN, f"{PRESENTATION}template.main+xml", f"{PRESENTATION}slideshow.main+xml")
"""What .pptx, .potx and .ppsx say they are: the same but for the name."""

Element = Any
"""An element of lxml."""


@cache
def tag(name: str) -> str:
    """Return a name as lxml writes it: ``p:sp``."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def number(text: str | None) -> float:
    """Return a number of the format, or 0 for what is none."""
    try:
        value = float((text or "0").rstrip("%"))
    except ValueError:
        return 0.0
    return value if abs(value) < 1e15 else 0.0


def share(text: str | None) -> float:
    """Return a share that is written in thousandths of a per cent, or in per cent: 1 is the whole."""
    return number(text) / (100 if (text or "").endswith("%") else 100000)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: its key, the last word of its type, and the part that it leads to (empty: one outside
    the file, or one that is not there)."""

    key: str
    kind: str
    target: str
    external: bool = False


class Package:
    """An Office file, opened. Parts are parsed once."""

    def __init__(self, data: bytes) -> None:
        self.archive = Archive(data)
        check_kind(self.archive)
        types = parse(self.archive.read("[Content_Types].xml"), "[Content_Types].xml")
        self._defaults = {
            each.get("Extension", "").lower(): each.get("ContentType", "") for each in types.iter(f"{{{TYPES}}}Default")
        }
        self._types = {
            each.get("PartName", "").lstrip("/").lower(): each.get("ContentType", "")
            for each in types.iter(f"{{{TYPES}}}Override")
        }
        self._roots: dict[str, Element] = {}
        self._relations: dict[str, dict[str, Relation]] = {}

    def type(self, part: str) -> str:
        """Return what a part says it is."""
        default = self._defaults.get(posixpath.splitext(part)[1].lstrip(".").lower(), "")
        return str(self._types.get(part.lower(), default))

    def root(self, part: str) -> Element:
        """Return the root of a part of XML. Raises RefusedError."""
        if part not in self._roots:
            self._roots[part] = parse(self.archive.read(part), part)
        return self._roots[part]

    def relations(self, part: str) -> dict[str, Relation]:
        """Return a part's relationships by their keys; of the whole file for the part with no name."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, Relation] = {}
        if not self.archive.name(source):
            return found
        for each in parse(self.archive.read(source), source).iter(f"{{{RELATIONS}}}Relationship"):
            key, type_, target = each.get("Id", ""), each.get("Type", ""), each.get("Target", "")
            external = each.get("TargetMode") == "External"
            path = "" if external else posixpath.normpath(posixpath.join(folder, unquote(target.split("#")[0])))
            if key and key not in found:
                found[key] = Relation(
                    key, type_.rsplit("/", 1)[-1], self.archive.name(path.lstrip("/")) if path else "", external
                )
            if type_.startswith(STRICT):
                raise RefusedError(
                    "is saved as Strict Open XML.",
                    "Save it in PowerPoint as PowerPoint Presentation (.pptx) or PowerPoint Template (.potx).",
                )
        return found


def parse(data: bytes, part: str) -> Element:
    """Return the root of XML that comes from outside: no entities, nothing fetched. Raises RefusedError."""
    # UTF-16 has a null byte between the letters.
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise RefusedError(f"holds a document type with entities in its part {part}, which no Office program writes.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise RefusedError(f"is damaged: its part {part} cannot be read.", AGAIN) from None


THEME_ALONE = (
    "is a theme alone (.thmx), with no slides to look at.",
    "In PowerPoint, apply it to an empty presentation (Design, Browse for Themes) and save that as .potx.",
)
OTHERS = (
    ("macroEnabled", "holds macros (.pptm, .potm or .ppsm).",
     "Open it in PowerPoint and save it as .pptx or .potx, which leaves the macros out."),
    ("themeManager", *THEME_ALONE),
    ("wordprocessingml", "is a Word document.", "Give a PowerPoint file: .pptx or .potx."),
    ("ms-word", "is a Word document.", "Give a PowerPoint file: .pptx or .potx."),
    ("spreadsheetml", "is an Excel workbook.", "Give a PowerPoint file: .pptx or .potx."),
    ("ms-excel", "is an Excel workbook.", "Give a PowerPoint file: .pptx or .potx."),
)  # fmt: skip
"""What other Office files say they are."""


def main_part(package: Package) -> str:
    """Return the presentation's part. Raises RefusedError for an Office file of another kind."""
    mains = [each for each in package.relations("").values() if each.kind == "officeDocument" and each.target]
    if not mains and any("themeManager" in package.type(name) for name in package.archive.names):
        raise RefusedError(*THEME_ALONE)
    if not mains:
        raise RefusedError("is damaged: it does not say which of its parts is the presentation.", AGAIN)
    type_ = package.type(mains[0].target)
    if type_ in MAINS:
        return mains[0].target
    for word, wrong, right in OTHERS:
        if word in type_:
            raise RefusedError(wrong, right)
    raise RefusedError("is an Office file, but no presentation.", "Give a PowerPoint file: .pptx or .potx.")

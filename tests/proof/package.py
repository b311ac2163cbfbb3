"""What no validator says of an Office file, held against its parts: each fault is a sentence."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from lxml import etree
from pptx.oxml.ns import qn

CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
KEYS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
WORDS = re.compile(r"ppt/(slides|notesSlides)/\w+\.xml")
CHART = re.compile(r"ppt/charts/\w+\.xml")
FOOTERS = ("dt", "ftr", "sldNum")


@dataclass(frozen=True)
class Opened:
    """The parts of a file by their names, and the names as they are stored."""

    parts: Mapping[str, bytes]
    stored: tuple[str, ...]

    def root(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    @cached_property
    def relations(self) -> dict[str, dict[str, tuple[str, str]]]:
        """By part ('' for the whole file) and key: the last word of the type, and the part led to ('': outside)."""
        found: dict[str, dict[str, tuple[str, str]]] = {}
        for name in self.parts:
            if not name.endswith(".rels"):
                continue
            folder, _, file = name.rpartition("_rels/")
            found[f"{folder}{file.removesuffix('.rels')}"] = {
                each.get("Id"): (each.get("Type").rsplit("/", 1)[-1], target_of(each, folder))
                for each in self.root(name).iter(RELATION)
            }
        return found

    def related(self, name: str, kind: str) -> str:
        """Return the part of a kind that a part leads to."""
        return next(target for type, target in self.relations[name].values() if type == kind)


def target_of(relation: Any, folder: str) -> str:
    if relation.get("TargetMode") == "External":
        return ""
    return posixpath.normpath(posixpath.join("/", folder, unquote(relation.get("Target")))).lstrip("/")


def opened(data: bytes) -> Opened:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = tuple(archive.namelist())
        return Opened({name: archive.read(name) for name in names}, names)


def package_faults(data: bytes) -> tuple[str, ...]:
    """Return what is wrong with an Office file as a package (ECMA-376 part 2)."""
    file = opened(data)
    return (*doubled(file), *untyped(file), *dangling(file), *orphans(file))


def deck_faults(data: bytes) -> tuple[str, ...]:
    """Return what is wrong with a deck that was made: as a package, and in its slides."""
    file = opened(data)
    slides = sorted(name for name in file.parts if SLIDE.fullmatch(name))
    return (
        *(() if slides else ("holds no slide",)),
        *package_faults(data),
        *unregistered(file),
        *sections(file),
        *(fault for name in slides for fault in slide_faults(file, name)),
        *(fault for name in file.parts if WORDS.fullmatch(name) for fault in without_language(file, name)),
        *(fault for name in file.parts if CHART.fullmatch(name) for fault in negative_axes(file, name)),
    )


def doubled(file: Opened) -> Iterator[str]:
    for name, times in Counter(name.lower() for name in file.stored).items():
        if times > 1:
            yield f"{name} is stored {times} times"


def untyped(file: Opened) -> Iterator[str]:
    """Yield the parts whose type nobody says, and the types of parts that are not there."""
    types = file.root("[Content_Types].xml")
    known = {each.get("Extension").lower() for each in types.iter(f"{CONTENT}Default")}
    named = {each.get("PartName").lstrip("/") for each in types.iter(f"{CONTENT}Override")}
    for name in file.parts:
        extension = name.rpartition(".")[2].lower()
        if name != "[Content_Types].xml" and name not in named and extension not in known:
            yield f"{name} has no content type"
        if extension == "xml" and name != "[Content_Types].xml" and name not in named and name.startswith("ppt/"):
            yield f"{name} has the content type of any XML"
    yield from (f"{name} has a content type and is not there" for name in sorted(named - set(file.parts)))


def dangling(file: Opened) -> Iterator[str]:
    """Yield relationships that lead to no part, and references to no relationship."""
    for source, relations in file.relations.items():
        for key, (kind, target) in relations.items():
            if target and target not in file.parts:
                yield f"{source or 'the file'} leads with {key} ({kind}) to {target}, which is not there"
    for name in file.parts:
        if not name.endswith(".xml"):
            continue
        known = file.relations.get(name, {})
        for element in file.root(name).iter():
            for attribute, value in element.attrib.items():
                if attribute.startswith(KEYS) and value and value not in known:
                    yield f"{name} names {value}, which is no relationship of it"


def orphans(file: Opened) -> Iterator[str]:
    """Yield the parts to which nothing leads."""
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        name = waiting.pop()
        fresh = {target for _, target in file.relations.get(name, {}).values() if target} - reached
        reached |= fresh
        waiting += fresh
    for name in file.parts:
        if name not in reached and name != "[Content_Types].xml" and not name.endswith(".rels"):
            yield f"nothing leads to {name}"


def unregistered(file: Opened) -> Iterator[str]:
    """Yield a notes master that the presentation does not list."""
    held = any(name.startswith("ppt/notesMasters/notesMaster") for name in file.parts)
    if held and file.root("ppt/presentation.xml").find(qn("p:notesMasterIdLst")) is None:
        yield "the notes master is not listed"


def sections(file: Opened) -> Iterator[str]:
    """Yield slides that are listed in no section, in two, or in one but not in the deck."""
    root = file.root("ppt/presentation.xml")
    slides = [each.get("id") for each in root.iter(qn("p:sldId"))]
    listed = [each.get("id") for each in root.iter(f"{P14}sldId")]
    if listed and sorted(slides) != sorted(listed):
        yield "the sections do not list each slide once"


def slide_faults(file: Opened, name: str) -> Iterator[str]:
    root = file.root(name)
    ids = Counter(each.get("id") for each in root.iter(qn("p:cNvPr")))
    yield from (f"{name}: {times} shapes have the number {id}" for id, times in ids.items() if times > 1)
    layout = file.root(file.related(name, "slideLayout"))
    offered = {mark_of(each) for each in layout.iter(qn("p:ph"))}
    marks = [mark_of(each) for each in root.iter(qn("p:ph"))]
    yield from (f"{name}: the layout has no placeholder {mark}" for mark in marks if mark not in offered)
    yield from (f"{name}: two placeholders {mark}" for mark, times in Counter(marks).items() if times > 1)
    for shape in root.iter(qn("p:sp")):
        mark = next(shape.iter(qn("p:ph")), None)
        words = "".join(each.text or "" for each in shape.iter(qn("a:t")))
        if mark is not None and not words.strip():
            yield f"{name}: the placeholder {mark_of(mark)} is empty"


def mark_of(mark: Any) -> str:
    """Return the number of a placeholder in its layout; a title is known by what it is."""
    return "title" if mark.get("type") in ("title", "ctrTitle") else mark.get("idx", "0")


def without_language(file: Opened, name: str) -> Iterator[str]:
    for run in file.root(name).iter(qn("a:r"), qn("a:fld")):
        properties = run.find(qn("a:rPr"))
        if properties is None or not properties.get("lang"):
            yield f"{name}: no language: {''.join(run.itertext())[:40]!r}"


def negative_axes(file: Opened, name: str) -> Iterator[str]:
    for axis in file.root(name).iter(qn("c:axId"), qn("c:crossAx")):
        if int(axis.get("val")) < 1:
            yield f"{name}: an axis has the number {axis.get('val')}"

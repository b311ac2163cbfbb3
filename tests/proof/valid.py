"""What is wrong with a file for a screen reader, an archive, or a person who looks for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import page
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
SAMPLE = 3
"""How many failures of one file are told: the others mostly say the same."""
SUBSET = re.compile(r"^/[A-Z]{6}\+")
"""How the name of a font begins of which only the letters that are used are in the file (ISO 32000-1, 9.6.4)."""
CLAIMS = {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}
"""What a file says of itself in its metadata: PDF/UA-1, PDF/A-2a."""
SPACES = {
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


@dataclass(slots=True)
class Structure:
    """The elements of a file: how often each role occurs, and of which role the element is that holds each marked
    content, by page and number."""

    roles: dict[str, int] = field(default_factory=dict)
    holders: dict[tuple[int, int], list[int]] = field(default_factory=dict)


def faults_of_pdf(data: bytes, title: str, lang: str) -> list[str]:
    """Return what is wrong with a PDF file that should have this title and language."""
    reader = PdfReader(BytesIO(data))
    tree = structure_of(reader)
    return [
        *invalid(data),
        *misnamed(reader, title, lang),
        *unembedded(reader),
        *lost_marks(reader, tree),
        *lost_bookmarks(reader, tree),
    ]


def invalid(data: bytes) -> Iterator[str]:
    """Yield what the validator of PDF/UA-1 and of PDF/A-2a says, some of it."""
    for profile in PROFILES:
        report = page.validate_pdf_bytes(data, profile=profile)
        for failure in report.failures[:SAMPLE]:
            yield f"{profile}: {failure.rule_id}: {failure.message}"
        if not report.is_compliant and not report.failures:
            yield f"{profile}: not compliant"


def misnamed(reader: PdfReader, title: str, lang: str) -> Iterator[str]:
    """Yield each place where a file says of itself something else than it is."""
    root = reader.root_object
    packet = etree.fromstring(root["/Metadata"].get_object().get_data().strip())
    said = {
        "title": (reader.metadata or {}).get("/Title", ""),
        "title in the metadata": texts(packet, "dc:title//rdf:li"),
        "language": root.get("/Lang", ""),
        "language in the metadata": texts(packet, "dc:language//rdf:li"),
        "title in the window": str(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", "")),
        **{claim: texts(packet, claim) for claim in CLAIMS},
    }
    right = {"title": title, "title in the metadata": title, "language": lang, "language in the metadata": lang}
    for name, wanted in {**right, "title in the window": "True", **CLAIMS}.items():
        if not wanted or said[name] != wanted:
            yield f"{name}: {said[name]!r} instead of {wanted!r}"


def texts(packet: Any, path: str) -> str:
    """Return the words at a path of the metadata."""
    return "|".join(each.text or "" for each in packet.iterfind(f".//{path}", SPACES))


def unembedded(reader: PdfReader) -> Iterator[str]:
    """Yield each font that is not in the file, or is in it with letters that nobody uses."""
    names = set()
    for object in every_object(reader):
        if isinstance(object, DictionaryObject) and object.get("/Type") == "/Font":
            names.add(object["/BaseFont"])
            described = object.get("/FontDescriptor", {})
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described):
                yield f"font {object['/BaseFont']} is not embedded"
    if not names:
        yield "no font"
    yield from (f"font {name} is no subset" for name in sorted(names) if not SUBSET.match(name))


def every_object(reader: PdfReader) -> Iterator[Any]:
    """Yield every numbered object of a file."""
    for table in (*reader.xref.values(), reader.xref_objStm):
        for number in table:
            yield IndirectObject(number, 0, reader).get_object()


def structure_of(reader: PdfReader) -> Structure:
    """Return the elements of a file."""
    found = Structure()
    pages = {each.indirect_reference.idnum: number for number, each in enumerate(reader.pages)}
    walk(reader.root_object["/StructTreeRoot"], pages, found, None)
    return found


def walk(element: Any, pages: dict[int, int], found: Structure, holder: int | None) -> None:
    """Add what is below an element to `found`."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        under = kid.get_object()
        if under.get("/Type") == "/MCR":
            place = (pages[under.raw_get("/Pg").idnum], int(under["/MCID"]))
            found.holders.setdefault(place, []).append(holder or 0)
        elif "/S" in under:
            found.roles[under["/S"]] = found.roles.get(under["/S"], 0) + 1
            walk(under, pages, found, kid.idnum)


def lost_marks(reader: PdfReader, tree: Structure) -> Iterator[str]:
    """Yield each page with marks that not exactly one element holds, or for which the parent tree names another: a
    screen reader would pass over them. The validator does not look at the parent tree."""
    numbers = reader.root_object["/StructTreeRoot"].get("/ParentTree", {}).get("/Nums", [])
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for number, each in enumerate(reader.pages):
        content = each.get_contents()  # an empty dictionary, whatever it holds: never ask whether it is true
        marks = [int(found) for found in re.findall(rb"/MCID (\d+)", b"" if content is None else content.get_data())]
        named = [[reference.idnum] for reference in parents.get(each.get("/StructParents"), ())]
        if [tree.holders.get((number, mark), []) for mark in marks] != named:
            yield f"page {number + 1}: marks without an element"


def lost_bookmarks(reader: PdfReader, tree: Structure) -> Iterator[str]:
    """Yield what is wrong with the list of bookmarks: it has a line for each section, which begins with a heading of
    level 1. An imposed file has no headings."""
    if len(flat(reader.outline)) < tree.roles.get("/H1", 0):
        yield f"{len(flat(reader.outline))} bookmarks for {tree.roles['/H1']} sections"


def flat(outline: list[Any]) -> list[Any]:
    """Return the lines of an outline, those below others too."""
    return [line for each in outline for line in (flat(each) if isinstance(each, list) else [each])]


def faults_of_office(data: bytes, title: str, lang: str) -> list[str]:
    """Return what an Office file says of itself and is not."""
    with ZipFile(BytesIO(data)) as file:
        core = etree.fromstring(file.read("docProps/core.xml"))
    said = {name: texts(core, f"dc:{name}") for name in ("title", "language")}
    right = {"title": title, "language": lang}
    return [f"{name}: {said[name]!r} instead of {right[name]!r}" for name in right if said[name] != right[name]]

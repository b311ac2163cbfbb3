"""Write an emptied template: few parts, under plain names, always the same bytes."""

import io
import posixpath
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from mallette.office.archive import Archive
from mallette.office.clean import remove
from mallette.office.empty import IMAGES, KEY, Deck, Layout, Master, picture_type
from mallette.office.package import MAIN, OFFICE, PRESENTATION, RELATIONS, TYPES, A, Element, P, R, tag

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest stamp that a zip archive can hold."""
FIRST_ID = 2147483648
"""Masters and layouts are numbered from here, each number once in the file (ECMA-376 part 1, 19.7.17)."""
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

CORE = (
    HEAD + b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    b' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    b'<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>'
    b'<dcterms:modified xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
)
APPLICATION = (
    HEAD + b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Office PowerPoint</Application></Properties>"
)
SETTINGS = HEAD + f'<p:presentationPr xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"/>'.encode()
TABLES = HEAD + f'<a:tblStyleLst xmlns:a="{A}" def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>'.encode()
"""PowerPoint's own default for tables."""

PRESSED = (".png", ".jpg", ".jpeg", ".gif")
"""Pictures that packing makes no smaller, and unpacking slower."""

FIXED = (
    ("docProps/app.xml", APPLICATION, f"{OFFICE}extended-properties+xml"),
    ("docProps/core.xml", CORE, "application/vnd.openxmlformats-package.core-properties+xml"),
    ("ppt/presProps.xml", SETTINGS, f"{PRESENTATION}presProps+xml"),
)
"""Parts that are the same in every emptied file."""


@dataclass(slots=True)
class Shelf:
    """The parts of the new file, with their types and relationships."""

    deck: Deck
    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    images: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, data: bytes | Element, type_: str) -> None:
        """Add a part."""
        self.parts[name] = data if isinstance(data, bytes) else written(data)
        self.types[name] = type_

    def relate(self, name: str, relations: list[tuple[str, str]]) -> None:
        """Add a part's relationships: kinds and the parts that they lead to, numbered in their order."""
        root = root_of(RELATIONS, "Relationships")
        folder, base = posixpath.split(name)
        for number, (kind, target) in enumerate(relations, 1):
            type_ = kind if "/" in kind else f"{DOCUMENT}/{kind}"
            place = posixpath.relpath(target, folder or ".")
            attributes = {"Id": f"rId{number}", "Type": type_, "Target": place}
            etree.SubElement(root, f"{{{RELATIONS}}}Relationship", attributes)
        self.parts[posixpath.join(folder, "_rels", f"{base}.rels")] = written(root)

    def image(self, source: str) -> str:
        """Add a picture of the file that was read, once. Returns its part."""
        if source not in self.images:
            ending = posixpath.splitext(source)[1].lstrip(".").lower()
            ending = ending if ending in IMAGES or (ending.isascii() and ending.isalnum()) else "image"
            name = f"ppt/media/image{len(self.images) + 1}.{ending}"
            self.images[source] = name
            self.put(name, self.deck.package.archive.read(source), picture_type(self.deck.package, source))
        return self.images[source]


def pack(deck: Deck, data: bytes) -> bytes:
    """Return the emptied file. Where `data`, which was read, holds the same parts in the same order, that is it."""
    shelf = Shelf(deck)
    for name, content, type_ in FIXED:
        shelf.put(name, content, type_)
    themes = [put_master(shelf, number, master) for number, master in enumerate(deck.masters, 1)]
    tables = TABLES if deck.tables is None else deck.tables
    shelf.put("ppt/tableStyles.xml", tables, f"{PRESENTATION}tableStyles+xml")
    masters = [("slideMaster", f"ppt/slideMasters/slideMaster{number}.xml") for number in range(1, len(themes) + 1)]
    others = [("presProps", "ppt/presProps.xml"), ("theme", themes[0]), ("tableStyles", "ppt/tableStyles.xml")]
    list_masters(deck)
    shelf.put("ppt/presentation.xml", deck.presentation, MAIN)
    shelf.relate("ppt/presentation.xml", [*masters, *others])
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    shelf.relate(
        "",
        [
            ("officeDocument", "ppt/presentation.xml"),
            (core, "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ],
    )
    shelf.parts["[Content_Types].xml"] = content_types(shelf.types)
    return data if same(shelf.parts, deck.package.archive) else zipped(shelf.parts)


def put_master(shelf: Shelf, number: int, master: Master) -> str:
    """Add a master with its theme and layouts. Returns the theme's part."""
    name, theme = f"ppt/slideMasters/slideMaster{number}.xml", f"ppt/theme/theme{number}.xml"
    put_theme(shelf, theme, master)
    relations = [("theme", theme)]
    for layout in master.layouts:
        layout.part = f"ppt/slideLayouts/slideLayout{sum('/slideLayouts/s' in each for each in shelf.parts) + 1}.xml"
        put_layout(shelf, layout, name)
        relations.append(("slideLayout", layout.part))
    # The pictures first: the keys of the new list may be those that the pictures had.
    relations += name_images(shelf, master.root, master.images, len(relations))
    list_layouts(shelf, number, master)
    shelf.put(name, master.root, f"{PRESENTATION}slideMaster+xml")
    shelf.relate(name, relations)
    return theme


def put_theme(shelf: Shelf, name: str, master: Master) -> None:
    """Add the theme of a master."""
    relations = name_images(shelf, master.theme, master.theme_images, 0)
    shelf.put(name, master.theme, f"{OFFICE}theme+xml")
    if relations:
        shelf.relate(name, relations)


def put_layout(shelf: Shelf, layout: Layout, master: str) -> None:
    """Add a layout of a master."""
    relations = [("slideMaster", master), *name_images(shelf, layout.root, layout.images, 1)]
    shelf.put(layout.part, layout.root, f"{PRESENTATION}slideLayout+xml")
    shelf.relate(layout.part, relations)


def name_images(shelf: Shelf, root: Element, images: dict[str, str], taken: int) -> list[tuple[str, str]]:
    """Write the new keys of a part's pictures into it and into `images`. Returns its relationships to them; `taken`
    keys come before."""
    keys: dict[str, str] = {}
    renamed: dict[str, str] = {}
    for element in root.iter():
        for name, value in element.attrib.items():
            if name.startswith(f"{{{R}}}") and value in images:
                part = shelf.image(images[value])
                keys.setdefault(part, f"rId{taken + len(keys) + 1}")
                element.set(name, keys[part])
                renamed[keys[part]] = images[value]
    images.clear()
    images.update(renamed)
    return [("image", part) for part in keys]


def list_layouts(shelf: Shelf, number: int, master: Master) -> None:
    """List a master's layouts in it."""
    for each in list(master.root.iter(tag("p:sldLayoutIdLst"))):
        remove(each)
    if not master.layouts:
        return
    listed = master.root.makeelement(tag("p:sldLayoutIdLst"))
    first = master_id(shelf.deck, number) + 1
    for place, _ in enumerate(master.layouts):
        etree.SubElement(listed, tag("p:sldLayoutId"), {"id": str(first + place), KEY: f"rId{place + 2}"})
    master.root.find(tag("p:clrMap")).addnext(listed)


def master_id(deck: Deck, number: int) -> int:
    """Return the number in the file of the master that is the `number`-th, from 1."""
    return FIRST_ID + sum(1 + len(master.layouts) for master in deck.masters[: number - 1])


def list_masters(deck: Deck) -> None:
    """List the masters in the presentation."""
    listed = deck.presentation.makeelement(tag("p:sldMasterIdLst"))
    for number, _ in enumerate(deck.masters, 1):
        etree.SubElement(listed, tag("p:sldMasterId"), {"id": str(master_id(deck, number)), KEY: f"rId{number}"})
    deck.presentation.insert(0, listed)


def content_types(types: dict[str, str]) -> bytes:
    """Return the list of types: pictures by how their names end, all others by name."""
    root = root_of(TYPES, "Types")
    endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    named = {}
    for name, type_ in types.items():
        ending = posixpath.splitext(name)[1].lstrip(".")
        if IMAGES.get(ending) == type_:
            endings[ending] = type_
        else:
            named[name] = type_
    for ending, type_ in sorted(endings.items()):
        etree.SubElement(root, f"{{{TYPES}}}Default", {"Extension": ending, "ContentType": type_})
    for name, type_ in sorted(named.items()):
        etree.SubElement(root, f"{{{TYPES}}}Override", {"PartName": f"/{name}", "ContentType": type_})
    return written(root)


def root_of(namespace: str, name: str) -> Element:
    """Return a fresh root whose namespace has no prefix."""
    return etree.fromstring(f'<{name} xmlns="{namespace}"/>')


def written(root: Element) -> bytes:
    """Return the bytes of a part of XML."""
    return HEAD + bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=False))


def same(parts: dict[str, bytes], archive: Archive) -> bool:
    """Return whether an archive holds these parts and no others, as `zipped` writes them."""
    return archive.entries == tuple((name, EPOCH) for name in sorted(parts)) and all(
        archive.read(name) == content for name, content in parts.items()
    )


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return the parts as an archive, in the order of their names, all stamped 1980-01-01."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in sorted(parts.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 0
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(PRESSED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()

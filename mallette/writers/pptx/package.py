"""What stands around the slides: the template's layouts by role, sections, properties with fixed dates."""

import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED

from lxml.etree import SubElement
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from mallette.model.looks import Theme
from mallette.model.stage import Room, Stage
from mallette.repack import Part as ArchivePart
from mallette.slides.rooms import house
from mallette.slides.values import DeckSlide
from mallette.tree import Document, Layout, Section, plain
from mallette.writers.pptx.base import APPLICATION, draw_notes_master, make_base, set_notes_size
from mallette.writers.pptx.names import NAMESPACES
from mallette.writers.pptx.slide import Seats, seats_of
from mallette.writers.pptx.text import readable

P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""What PowerPoint calls the extension that holds sections."""


@dataclass(frozen=True, slots=True)
class Base:
    """A base file, opened, its stage, and its layouts by the names of their parts and by their own names."""

    deck: Any
    stage: Stage
    layouts: dict[str, Any]
    seats: dict[tuple[Layout, str], Seats]

    def layout_of(self, role: Layout, room: Room) -> Any:
        """Return the part of the layout that serves a role. Raises ValueError where the file has none."""
        if (name := room.layout or role) not in self.layouts:
            raise ValueError(f"the base file has no layout {name!r}")
        return self.layouts[name]

    def seats_of(self, role: Layout, room: Room) -> Seats:
        """Return the placeholders of a role's layout, read once."""
        key = (role, room.layout)
        if key not in self.seats:
            self.seats[key] = seats_of(room, self.layout_of(role, room))
        return dict(self.seats[key])


def open_base(theme: Theme) -> Base:
    """Return the base file of a deck, opened; where the brand brings none, the one made from its settings."""
    data = theme.base.data if theme.base else make_base(theme.brand.settings, theme.ratio)
    deck = Presentation(io.BytesIO(data))
    count_parts(deck)
    if not deck.part._element.findall(qn("p:notesMasterIdLst")):
        set_notes_size(deck)
        draw_notes_master(deck, theme.brand.settings, theme.ratio)
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    named = {layout.name: layout.part for layout in reversed(layouts)}
    named |= {str(layout.part.partname): layout.part for layout in layouts}
    return Base(deck, theme.base.stage if theme.base else house(theme.ratio), named, {})


def add_part(base: Base, name: PackURI, kind: str, related: Iterable[tuple[Any, str]]) -> Part:
    """Return a new part of the open file, related to others; its bytes are set when they are known."""
    part = Part(name, kind, base.deck.part.package)
    for each, relation in related:
        part.relate_to(each, relation)
    return part


def count_parts(deck: Any) -> None:
    """Let the open file count its new parts. The library looks through all parts for each one that it adds, which
    takes a second for a long deck."""
    counts: Counter[str] = Counter()
    package = deck.part.package

    def next_partname(template: str) -> PackURI:
        if not counts[template]:
            start, _, _ = template.partition("%d")
            counts[template] = sum(part.partname.startswith(start) for part in package.iter_parts())
        counts[template] += 1
        return PackURI(template % counts[template])

    package.next_partname = next_partname


def parts_of(deck: Any) -> list[ArchivePart]:
    """Return the parts of an open file as its archive holds them. The library's own `save` compresses them, and
    packing them anew would do that a second time."""
    found: list[ArchivePart] = []
    package = deck.part.package
    writer = PackageWriter("", package._rels, tuple(package.iter_parts()))
    archive: Any = SimpleNamespace(write=lambda uri, data: found.append((uri.membername, data, ZIP_DEFLATED)))
    for write in (writer._write_content_types_stream, writer._write_pkg_rels, writer._write_parts):
        write(archive)
    return found


def draw_sections(deck: Any, document: Document, slides: tuple[DeckSlide, ...]) -> None:
    """List the sections of the deck with their slides."""
    ids = [each.get("id") for each in deck.part._element.find(qn("p:sldIdLst"))]
    root: Any = parse_xml(f'<p14:sectionLst {NAMESPACES} xmlns:p14="{P14}"/>')
    for number, section in enumerate(document.sections):
        members = [key for key, slide in zip(ids, slides, strict=True) if slide.section == number]
        name = section_name(section) or str(number + 1)
        key = str(uuid5(NAMESPACE_URL, f"{number} {section.key} {name}")).upper()
        listed = SubElement(root, f"{{{P14}}}section", {"name": name, "id": f"{{{key}}}"})
        listed = SubElement(listed, f"{{{P14}}}sldIdLst")
        for member in members:
            SubElement(listed, f"{{{P14}}}sldId", {"id": member})
    extensions = deck.part._element.find(qn("p:extLst"))
    if extensions is None:
        extensions = SubElement(deck.part._element, qn("p:extLst"))
    for old in [each for each in extensions if each.get("uri") == SECTIONS]:
        extensions.remove(old)
    SubElement(extensions, qn("p:ext"), {"uri": SECTIONS}).append(root)


def section_name(section: Section) -> str:
    """Return a section's name as it stands in the list of slides."""
    return readable(f"{section.number} {plain(section.title)}".strip())


def set_properties(deck: Any, document: Document, theme: Theme) -> None:
    """Set the file's properties: the document's own words and language, and the kit's date alone."""
    for each in deck.part._element.iter(qn("a:defRPr")):  # what a person types later is in the language of the deck
        if each.get("lang"):
            each.set("lang", document.lang)
    properties = deck.core_properties
    properties.title = readable(plain(document.title))[:255]
    properties.subject = readable(plain(document.subject))[:255]
    properties.author = properties.last_modified_by = readable(plain(document.author))[:255]
    properties.language = document.lang
    properties.version = theme.version
    properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1
    properties.created = properties.modified = datetime.fromisoformat(theme.date or "1980-01-01")
    for part in deck.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = APPLICATION

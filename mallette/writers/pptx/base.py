"""The base file of a brand: a template with our own master and a real layout for each role, and nobody's name in it."""

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any, get_args

from lxml.etree import SubElement
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.parts.slide import SlideLayoutPart

from mallette.model.stage import Ratio
from mallette.repack import repack
from mallette.slides.rooms import HEIGHT, NOTES_HEIGHT, NOTES_WIDTH, WIDTHS, Grid
from mallette.tree import Layout
from mallette.writers.pptx import master
from mallette.writers.pptx.names import NAMESPACES, emu

if TYPE_CHECKING:
    from mallette.model.trip import BrandSettings

EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - the library writes it as it is, and calls it UTC
"""The date of a base file: a kit's own date is set when it is written."""
APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Office PowerPoint</Application></Properties>"
)
ROLES: tuple[Layout, ...] = get_args(Layout)


def make_base(settings: "BrandSettings", ratio: Ratio = "16x9") -> bytes:
    """Return the base file of a brand as the bytes of a presentation without slides."""
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = emu(WIDTHS[ratio]), emu(HEIGHT)
    drop_traces(deck)
    draw_theme(deck.slide_master.part.part_related_by(RELATION.THEME), settings)
    draw_master(deck.slide_master, Grid(WIDTHS[ratio]))
    add_layouts(deck.slide_master, len(ROLES))
    for role, layout in zip(ROLES, list(deck.slide_layouts), strict=True):
        replace_children(layout.element, parse_xml(master.layout(role, ratio)))
    draw_notes_master(deck, settings, ratio)
    return saved(deck, settings)


def saved(deck: Any, settings: "BrandSettings") -> bytes:
    """Return the file's bytes; its properties say the brand and nothing else."""
    properties = deck.core_properties
    properties.title, properties.author, properties.last_modified_by = settings.title, "", ""
    properties.comments = ""
    properties.created = properties.modified = EPOCH
    out = io.BytesIO()
    deck.save(out)
    return repack(out.getvalue())


def drop_traces(deck: Any) -> None:
    """Drop what the library's own template brings along: printer, thumbnail, the properties of its maker."""
    for part in (deck.part, deck.part.package):
        for key, relation in list(part._rels.items()):
            if relation.reltype.endswith(("/printerSettings", "/thumbnail", "/metadata/thumbnail")):
                part._rels.pop(key)
    for part in deck.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = APPLICATION
    size = deck.part._element.find(qn("p:sldSz"))
    del size.attrib["type"]
    set_notes_size(deck)


def set_notes_size(deck: Any) -> None:
    """Give notes pages the measures for which notes are fitted."""
    notes = deck.part._element.find(qn("p:notesSz"))
    notes.set("cx", str(emu(NOTES_WIDTH)))
    notes.set("cy", str(emu(NOTES_HEIGHT)))


def replace_children(old: Any, new: Any) -> None:
    """Put the attributes and children of one element in place of another's."""
    for child in list(old):
        old.remove(child)
    old.attrib.clear()
    for name, value in new.attrib.items():
        old.set(name, value)
    for child in list(new):
        old.append(child)


def draw_theme(part: Any, settings: "BrandSettings") -> None:
    """Give a theme the brand's colours and fonts."""
    root: Any = parse_xml(part.blob)
    root.set("name", settings.title)
    scheme = root.find(f".//{qn('a:clrScheme')}")
    scheme.set("name", settings.title)
    for name, value in master.theme(settings).items():
        colour = scheme.find(qn(f"a:{name}"))
        for child in list(colour):
            colour.remove(child)
        SubElement(colour, qn("a:srgbClr"), {"val": value})
    fonts = root.find(f".//{qn('a:fontScheme')}")
    fonts.set("name", settings.title)
    for role in ("a:majorFont", "a:minorFont"):
        font = fonts.find(qn(role))
        for child in list(font):
            font.remove(child)
        for script, face in (("a:latin", settings.font), ("a:ea", ""), ("a:cs", "")):
            SubElement(font, qn(script), {"typeface": face})
    if hasattr(part, "_element"):
        part._element = root
    else:  # the library reads the theme of a slide master as bytes
        part._blob = serialize_part_xml(root)


def add_layouts(slide_master: Any, count: int) -> None:
    """Add as many layouts as are wanted to the eleven of the library's own template."""
    listed = slide_master.element.find(qn("p:sldLayoutIdLst"))
    like = slide_master.slide_layouts[0].part
    for number in range(len(listed), count):
        name = PackURI(f"/ppt/slideLayouts/slideLayout{number + 1}.xml")
        part = SlideLayoutPart.load(name, like.content_type, like.package, like.blob)
        part.relate_to(slide_master.part, RELATION.SLIDE_MASTER)
        last = max(int(each.get("id")) for each in listed)
        key = slide_master.part.relate_to(part, RELATION.SLIDE_LAYOUT)
        SubElement(listed, qn("p:sldLayoutId"), {"id": str(last + 1), qn("r:id"): key})


def draw_master(slide_master: Any, grid: Grid) -> None:
    """Give the slide master our shapes and text styles."""
    element = slide_master.element
    page = element.find(qn("p:cSld"))
    replace_tree(page, master.master(grid))
    styles = element.find(qn("p:txStyles"))
    element.replace(styles, parse_xml(master.text_styles()))


def replace_tree(page: Any, shapes: str) -> None:
    """Put a shape tree in place of the one a page has."""
    wrapped = parse_xml(f"<p:cSld {NAMESPACES}>{shapes}</p:cSld>")
    page.replace(page.find(qn("p:spTree")), wrapped[0])


def draw_notes_master(deck: Any, settings: "BrandSettings", ratio: Ratio) -> None:
    """Add the notes master and register it; a file whose notes master is not registered prints notes without one."""
    part = deck.part.notes_master_part
    replace_tree(part._element.find(qn("p:cSld")), master.notes_master(ratio))
    style = part._element.find(qn("p:notesStyle"))
    if style is not None:
        part._element.remove(style)
    part._element.append(parse_xml(master.notes_style()))
    draw_theme(part.part_related_by(RELATION.THEME), settings)
    register_notes_master(deck)


def register_notes_master(deck: Any) -> None:
    """List the notes master in the presentation, where it is not yet."""
    root = deck.part._element
    if root.find(qn("p:notesMasterIdLst")) is not None:
        return
    key = deck.part.relate_to(deck.part.notes_master_part, RELATION.NOTES_MASTER)
    masters = parse_xml(
        f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{key}"/></p:notesMasterIdLst>'
    )  # fmt: skip
    root.find(qn("p:sldMasterIdLst")).addnext(masters)

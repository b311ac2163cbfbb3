"""A template as somebody kept working in it: slides, sections, notes, comments, links, objects, controls, names."""

import io
from typing import Any

import xlsxwriter
from lxml.etree import SubElement
from pptx.enum.shapes import PROG_ID
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from tests.proof.office import office, saved
from tests.proof.refused import VBA, VBA_RELATION, compound

SLIDES = 31
AUTHOR = "Aminata Exemple"
"""Somebody who is nobody: no made deck may hold the name."""
LINK = "https://intranet.example.org/charter"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
KIND = "application/vnd.openxmlformats-officedocument"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def crowded() -> bytes:
    """Return a presentation with everything that a template need not hold."""
    deck = office()
    fill_slides(deck)
    add_sections(deck)
    add_comment(deck)
    add_links(deck)
    add_object(deck)
    add_control(deck)
    add_part(deck.part, "/ppt/vbaProject.bin", VBA, compound({"VBA": b"project"}), VBA_RELATION)
    add_custom_xml(deck)
    add_names(deck)
    return saved(deck)


def add_part(source: Any, name: str, type: str, data: bytes, relation: str) -> tuple[Part, str]:
    """Add a part to a file, and return it with the key of its relationship."""
    part = Part(PackURI(name), type, getattr(source, "package", source), data)
    return part, source.relate_to(part, relation)


def fill_slides(deck: Any) -> None:
    for number in range(1, SLIDES + 1):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text_frame.text = f"Old slide {number}"
        slide.placeholders[1].text_frame.text = "What was said last year"
        slide.notes_slide.notes_text_frame.text = f"Notes of {AUTHOR}"


def add_sections(deck: Any) -> None:
    """List the slides in two sections, and some of them in a show of their own."""
    ids = [each.get("id") for each in deck.part._element.find(qn("p:sldIdLst"))]
    keys = [each.get(qn("r:id")) for each in deck.part._element.find(qn("p:sldIdLst"))]
    sections = ""
    for number, part in enumerate((ids[:10], ids[10:]), 1):
        members = "".join(f'<p14:sldId id="{id}"/>' for id in part)
        key = f"{{0000000{number}-0000-4000-8000-000000000000}}"
        sections += f'<p14:section name="Part {number}" id="{key}"><p14:sldIdLst>{members}</p14:sldIdLst></p14:section>'
    shown = "".join(f'<p:sld r:id="{key}"/>' for key in keys[:3])
    shows = f'<p:custShow name="Short" id="0"><p:sldLst>{shown}</p:sldLst></p:custShow>'
    root = deck.part._element
    root.find(qn("p:notesSz")).addnext(parse_xml(f"<p:custShowLst {nsdecls('p', 'r')}>{shows}</p:custShowLst>"))
    extensions = root.find(qn("p:extLst"))
    if extensions is None:
        extensions = SubElement(root, qn("p:extLst"))
    extensions.append(
        parse_xml(
            f'<p:ext {nsdecls("p")} uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
            f'<p14:sectionLst xmlns:p14="{P14}">{sections}</p14:sectionLst></p:ext>'
        )
    )


def add_comment(deck: Any) -> None:
    authors = (
        f"{HEAD}<p:cmAuthorLst {nsdecls('p')}>"
        f'<p:cmAuthor id="0" name="{AUTHOR}" initials="AE" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>'
    )
    comment = (
        f'{HEAD}<p:cmLst {nsdecls("p")}><p:cm authorId="0" dt="2026-01-05T10:00:00.000" idx="1">'
        '<p:pos x="10" y="10"/><p:text>Who wrote this?</p:text></p:cm></p:cmLst>'
    )
    kind = f"{KIND}.presentationml"
    add_part(
        deck.part, "/ppt/commentAuthors.xml", f"{kind}.commentAuthors+xml", authors.encode(), RELATION.COMMENT_AUTHORS
    )
    add_part(
        deck.slides[0].part, "/ppt/comments/comment1.xml", f"{kind}.comments+xml", comment.encode(), RELATION.COMMENTS
    )


def add_links(deck: Any) -> None:
    """Link a slide, and a shape of the master itself, to somewhere outside."""
    run = deck.slides[1].placeholders[1].text_frame.paragraphs[0].runs[0]
    run.hyperlink.address = LINK
    master = deck.slide_master
    key = master.part.relate_to(LINK, RELATION.HYPERLINK, is_external=True)
    for named in master.shapes._spTree.iter(qn("p:cNvPr")):
        if named.getparent().tag == qn("p:nvSpPr"):
            SubElement(named, qn("a:hlinkClick"), {qn("r:id"): key})
            return


def workbook() -> io.BytesIO:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, AUTHOR)
    out.seek(0)
    return out


def add_object(deck: Any) -> None:
    deck.slides[2].shapes.add_ole_object(workbook(), PROG_ID.XLSX, Pt(50), Pt(300), Pt(100), Pt(80))


def add_control(deck: Any) -> None:
    """Add an ActiveX button."""
    slide = deck.slides[3]
    xml = (
        f'{HEAD}<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX" xmlns:r="{OFFICE}/relationships"'
        ' ax:classid="{D7053240-CE69-11CD-A777-00DD01143C57}" ax:persistence="persistStreamInit" r:id="rId1"/>'
    )
    control, key = add_part(
        slide.part, "/ppt/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml", xml.encode(),
        f"{OFFICE}/relationships/control",
    )  # fmt: skip
    add_part(
        control, "/ppt/activeX/activeX1.bin", "application/vnd.ms-office.activeX", b"\0" * 64,
        "http://schemas.microsoft.com/office/2006/relationships/activeXControlBinary",
    )  # fmt: skip
    slide._element.find(qn("p:cSld")).append(
        parse_xml(
            f'<p:controls {nsdecls("p", "r")}><p:control name="Button1" r:id="{key}" imgW="914400" imgH="304800"/>'
            "</p:controls>"
        )
    )


def add_custom_xml(deck: Any) -> None:
    xml = f'{HEAD}<office xmlns="urn:example:office"><owner>{AUTHOR}</owner></office>'
    properties = (
        f'{HEAD}<ds:datastoreItem xmlns:ds="{OFFICE}/customXml" ds:itemID="{{11111111-2222-4333-8444-555555555555}}">'
        '<ds:schemaRefs><ds:schemaRef ds:uri="urn:example:office"/></ds:schemaRefs></ds:datastoreItem>'
    )
    item, _ = add_part(
        deck.part, "/customXml/item1.xml", "application/xml", xml.encode(), f"{OFFICE}/relationships/customXml"
    )
    add_part(
        item, "/customXml/itemProps1.xml", f"{KIND}.customXmlProperties+xml", properties.encode(),
        f"{OFFICE}/relationships/customXmlProps",
    )  # fmt: skip


def add_names(deck: Any) -> None:
    """Say who made the file, where and when."""
    properties = deck.core_properties
    properties.author = properties.last_modified_by = AUTHOR
    properties.title, properties.comments, properties.revision = "Internal", "Not for partners", 212
    custom = (
        f'{HEAD}<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Owner">'
        f"<vt:lpwstr>{AUTHOR}</vt:lpwstr></property></Properties>"
    )
    kind = f"{KIND}.custom-properties+xml"
    add_part(
        deck.part.package, "/docProps/custom.xml", kind, custom.encode(), f"{OFFICE}/relationships/custom-properties"
    )

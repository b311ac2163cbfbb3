"""Word documents: the facilitator guide."""

import io
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from docx.document import Document as DocxFile
from docx.oxml.ns import qn
from lxml.etree import _Element

from mallette.model.looks import Theme, Written
from mallette.repack import repack
from mallette.slides.rooms import house
from mallette.tree import Document, plain
from mallette.writers.docx.adopt import open_base
from mallette.writers.docx.draw import OpenFile, draw_para, draw_parts
from mallette.writers.docx.ooxml import element
from mallette.writers.docx.pages import EDGE, Geometry, geometry
from mallette.writers.docx.sheets import notices_of, plan_sheets
from mallette.writers.docx.values import SPACER, Para, Sheet


def write(document: Document, theme: Theme) -> Written:
    """Return the Word file. `pages` counts the sections of the tree (cover, sessions, annexes), each of which starts
    on a new page: how many pages they fill is known only to the program that opens the file."""
    sheets = plan_sheets(document, theme.base.stage if theme.base else house(theme.ratio))
    open_file = OpenFile(open_base(theme.brand), theme.brand.settings.colours, images=theme.images)
    set_language(document.lang, open_file.file)
    set_properties(document, theme.date, open_file.file)
    draw_sheets(sheets, geometry(theme.paper), open_file)
    target = io.BytesIO()
    open_file.file.save(target)
    return Written(repack(target.getvalue()), len(document.sections), notices_of(sheets))


def set_language(lang: str, file: DocxFile) -> None:
    """Make `lang` the language of every style, and of what a person types later."""
    for name in ("w:lang", "w:themeFontLang"):
        for root in (file.styles.element, file.settings.element):
            for each in root.iter(qn(name)):
                each.set(qn("w:val"), lang)


def set_properties(document: Document, date: str, file: DocxFile) -> None:
    """Set what the file says of itself. Its only date is the kit's, so that it is the same whenever it is made."""
    known = file.core_properties
    known.title, known.subject, known.author = plain(document.title), plain(document.subject), plain(document.author)
    known.language, known.last_modified_by = document.lang, ""
    known.created = known.modified = datetime.fromisoformat(date or "1980-01-01").replace(tzinfo=UTC)


def draw_sheets(sheets: tuple[Sheet, ...], page: Geometry, open_file: OpenFile) -> None:
    """Add every sheet to the body. Word keeps a section's settings in its last paragraph, the last in the body."""
    body = open_file.file.element.body
    brand = body.find(qn("w:sectPr"))
    headers = brand.findall(qn("w:headerReference"))
    body.remove(brand)
    for sheet in sheets:
        parts = sheet.parts if sheet.parts and isinstance(sheet.parts[-1], Para) else (*sheet.parts, SPACER)
        drawn = draw_parts(parts, open_file)
        body.extend(drawn)
        settings = section_settings(sheet, page, headers if sheet is sheets[0] else [], open_file)
        if sheet is sheets[-1]:
            body.append(settings)
        else:
            paragraph: Any = drawn[-1]
            paragraph.get_or_add_pPr().append(settings)


def section_settings(sheet: Sheet, page: Geometry, headers: list[_Element], open_file: OpenFile) -> _Element:
    """Return a section's settings: headers of the brand, its own footer, its page."""
    body: Any = open_file.file.part
    part, relation = body.add_footer_part()
    for child in list(part.element):
        part.element.remove(child)
    part.element.append(draw_para(sheet.footer, open_file))
    margins = {"top": page.top, "right": page.side, "bottom": page.top, "left": page.side}
    edge = min(page.edge, round(page.side * EDGE)) if sheet.turned else page.edge
    size: dict[str, str | int] = {"w": page.width, "h": page.height}
    if sheet.turned:
        margins = {"top": page.side, "right": page.top, "bottom": page.side, "left": page.top}
        size = {"w": page.height, "h": page.width, "orient": "landscape"}
    return element(
        "w:sectPr",
        None,
        *(deepcopy(header) for header in headers),
        element("w:footerReference", {"type": "default", "r:id": relation}),
        element("w:type", {"val": "oddPage" if sheet.leaf else "nextPage"}),
        element("w:pgSz", size),
        element("w:pgMar", {**margins, "header": edge, "footer": edge, "gutter": 0}),
    )

"""Native tables: widths and heights as measured, rules of one weight, heads in bold."""

from typing import Any

from lxml.etree import SubElement
from pptx.oxml.ns import qn
from pptx.util import Emu

from mallette.model.stage import Area
from mallette.slides.tables import PADDING
from mallette.slides.values import GridCell, GridPart
from mallette.writers.pptx.names import emu
from mallette.writers.pptx.text import draw_passages

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style "No Style, No Grid", which every program knows: the rules are our own."""
RULE, HEAD_RULE = 0.75, 1.5


def draw_grid(slide: Any, holder: Any, part: GridPart, lang: str) -> None:
    """Add a table, in the placeholder for tables where the slide has one."""
    rows, columns = len(part.rows), len(part.widths)
    if holder is not None:
        frame = holder.insert_table(rows, columns)
    else:
        frame = slide.shapes.add_table(rows, columns, *whole_places(part.area))
    frame.left, frame.top, frame.width, frame.height = whole_places(part.area)
    frame.name = "kit:table"
    table = frame.table
    style_table(table, part)
    for row, cells in zip(table._tbl.tr_lst, part.rows, strict=True):
        draw_row(row, cells, part, lang)


def whole_places(area: Area) -> tuple[Emu, Emu, Emu, Emu]:
    """Return left, top, width, height in the format's units."""
    return Emu(emu(area.left)), Emu(emu(area.top)), Emu(emu(area.width)), Emu(emu(area.height))


def style_table(table: Any, part: GridPart) -> None:
    """Set widths, heights, and that the first row heads the others."""
    properties = table._tbl.tblPr
    properties.find(qn("a:tableStyleId")).text = NO_STYLE
    properties.attrib.pop("bandRow", None)
    if any(cell.head for cell in part.rows[0]):
        properties.set("firstRow", "1")
    else:
        properties.attrib.pop("firstRow", None)
    for column, wide in zip(table._tbl.tblGrid, part.widths, strict=True):
        column.set("w", str(emu(wide)))
    for row, high in zip(table._tbl.tr_lst, part.heights, strict=True):
        row.set("h", str(emu(high)))


def draw_row(row: Any, cells: tuple[GridCell, ...], part: GridPart, lang: str) -> None:
    """Fill a row. A cell that spans columns takes the place of the cells after it."""
    column = 0
    for cell in cells:
        draw_cell(row.tc_lst[column], cell, part, lang)
        if cell.span > 1:
            row.tc_lst[column].set("gridSpan", str(cell.span))
            for covered in row.tc_lst[column + 1 : column + cell.span]:
                covered.set("hMerge", "1")
        column += cell.span
    for empty in row.tc_lst[column:]:
        draw_cell(empty, GridCell(()), part, lang)


def draw_cell(element: Any, cell: GridCell, part: GridPart, lang: str) -> None:
    """Fill a cell: words, insets, rules, tint."""
    draw_passages(element.find(qn("a:txBody")), cell.passages, lang, "tx1")
    if not cell.passages:
        for end in element.iter(qn("a:endParaRPr")):
            end.set("sz", str(round(part.size * 100)))
    properties = element.get_or_add_tcPr()
    for side, points in (("marL", PADDING), ("marR", PADDING), ("marT", part.padding), ("marB", part.padding)):
        properties.set(side, str(emu(points)))
    properties.set("anchor", "t")
    for side in ("a:lnL", "a:lnR", "a:lnT", "a:lnB"):
        across = side in ("a:lnT", "a:lnB")
        draw_rule(properties, side, HEAD_RULE if cell.head and side == "a:lnB" else RULE if across or part.ruled else 0)
    if cell.shade:
        fill = SubElement(properties, qn("a:solidFill"))
        SubElement(fill, qn("a:schemeClr"), {"val": "bg2"})
    else:
        SubElement(properties, qn("a:noFill"))


def draw_rule(properties: Any, side: str, weight: float) -> None:
    """Add one side's rule."""
    line = SubElement(properties, qn(side), {"w": str(emu(weight))})
    if not weight:
        SubElement(line, qn("a:noFill"))
        return
    fill = SubElement(line, qn("a:solidFill"))
    SubElement(fill, qn("a:schemeClr"), {"val": "tx1"})
    SubElement(line, qn("a:prstDash"), {"val": "solid"})

"""Native tables: widths and heights as measured, rules of one weight, heads in bold."""

from mallette.fit import Passage
from mallette.model.stage import Area
from mallette.slides.tables import PADDING
from mallette.slides.values import GridCell, GridPart
from mallette.writers.pptx.canvas import Canvas, frame
from mallette.writers.pptx.names import emu
from mallette.writers.pptx.text import colour_xml, paragraphs

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style "No Style, No Grid", which every program knows: the rules are our own."""
RULE, HEAD_RULE = 0.75, 1.5
URI = "http://schemas.openxmlformats.org/drawingml/2006/table"


def draw_grid(canvas: Canvas, part: GridPart, seat: str = "") -> None:
    """Add a table; `seat` is the placeholder that it takes, where the layout has one."""
    head = ' firstRow="1"' if any(cell.head for cell in part.rows[0]) else ""
    columns = "".join(f'<a:gridCol w="{emu(wide)}"/>' for wide in part.widths)
    rows = "".join(row_xml(canvas, cells, high, part) for cells, high in zip(part.rows, part.heights, strict=True))
    table = (
        f"<a:tbl><a:tblPr{head}><a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )
    canvas.add(graphic(canvas, "kit:table", part.area, f'<a:graphicData uri="{URI}">{table}</a:graphicData>', seat))


def graphic(canvas: Canvas, name: str, area: Area, data: str, seat: str = "", alt: str = "") -> str:
    """Return the frame of a table or a chart."""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{canvas.described(name, alt)}"
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{seat}</p:nvPr>'
        f"</p:nvGraphicFramePr>{frame(area, tag='p')}<a:graphic>{data}</a:graphic></p:graphicFrame>"
    )


def row_xml(canvas: Canvas, cells: tuple[GridCell, ...], high: float, part: GridPart) -> str:
    """Return a row. A cell that spans columns takes the place of the cells after it."""
    drawn, column = [], 0
    for cell in cells:
        drawn.append(cell_xml(canvas, cell, part, f' gridSpan="{cell.span}"' if cell.span > 1 else ""))
        drawn += [cell_xml(canvas, GridCell(()), part, ' hMerge="1"')] * (cell.span - 1)
        column += cell.span
    drawn += [cell_xml(canvas, GridCell(()), part)] * (len(part.widths) - column)
    return f'<a:tr h="{emu(high)}">{"".join(drawn)}</a:tr>'


def cell_xml(canvas: Canvas, cell: GridCell, part: GridPart, span: str = "") -> str:
    """Return a cell: words, insets, rules, tint."""
    words = paragraphs(cell.passages or [Passage((), part.size)], canvas.setting(canvas.colours["ink"]))
    side, above = emu(PADDING), emu(part.padding)
    rules = "".join(rule(canvas, cell, part, each) for each in ("lnL", "lnR", "lnT", "lnB"))
    return (
        f"<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody>"
        f'<a:tcPr marL="{side}" marR="{side}" marT="{above}" marB="{above}" anchor="t">{rules}'
        f"{canvas.filled('tint' if cell.shade else 'none')}</a:tcPr></a:tc>"
    )


def rule(canvas: Canvas, cell: GridCell, part: GridPart, side: str) -> str:
    """Return one side's rule."""
    across = side in ("lnT", "lnB")
    weight = HEAD_RULE if cell.head and side == "lnB" else RULE if across or part.ruled else 0
    if not weight:
        return f'<a:{side} w="0"><a:noFill/></a:{side}>'
    ink = colour_xml(canvas.colours["ink"])
    return f'<a:{side} w="{emu(weight)}"><a:solidFill>{ink}</a:solidFill><a:prstDash val="solid"/></a:{side}>'

"""Native bar charts that survive a copier: dark bars, white ones below nought, values said beside them."""

from typing import Any

from lxml.etree import SubElement
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.parts.chart import ChartPart as Embedded
from pptx.util import Pt

from mallette.fit import Passage
from mallette.slides.values import ChartPart, Column
from mallette.tree import plain
from mallette.writers.pptx.canvas import Canvas
from mallette.writers.pptx.names import NAMESPACES
from mallette.writers.pptx.table import graphic
from mallette.writers.pptx.text import readable, run_xml

SCHEME_NAMES = frozenset({"bg1", "bg2", "tx1", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"})
URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"

HEADROOM = 0.16
"""Room beyond the longest bar for its value, as a share of the scale."""
AXES = {"c:catAx": "111111111", "c:valAx": "222222222"}
"""The library numbers axes below nought, which the format does not allow."""


def draw_chart(canvas: Canvas, owner: Part, part: ChartPart, seat: str = "") -> None:
    """Add a chart to the slide whose part is `owner`; `seat` is the placeholder that it takes."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [readable(plain(column.name)) for column in part.columns]
    data.add_series(readable(plain(part.alt)), [column.value for column in part.columns])
    made = Embedded.new(XL_CHART_TYPE.COLUMN_CLUSTERED, data, owner.package)
    style_chart(made.chart, part, canvas)
    key = owner.relate_to(made, RELATION.CHART)
    graph = f'<a:graphicData uri="{URI}"><c:chart xmlns:c="{URI}" r:id="{key}"/></a:graphicData>'
    canvas.add(graphic(canvas, "kit:chart", part.area, graph, seat, readable(plain(part.alt))))


def style_chart(chart: Any, part: ChartPart, canvas: Canvas) -> None:
    """Set the looks of a chart: no legend, no grid, names under the bars, values at their ends."""
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = Pt(part.size)
    paint(chart.font.color, canvas.colours["ink"])
    for properties in chart._chartSpace.iter(qn("a:defRPr")):
        properties.set("lang", canvas.lang)
    values, names = chart.value_axis, chart.category_axis
    values.has_major_gridlines = False
    values.visible = False
    low, high = (side(0.0, *(column.value for column in part.columns)) for side in (min, max))
    room = (high - low) * HEADROOM
    values.minimum_scale, values.maximum_scale = low - room if low else 0, high + room
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.width = Pt(2)
    paint(names.format.line.color, canvas.colours["ink"])
    plot = chart.plots[0]
    plot.gap_width = 70
    plot.vary_by_categories = False
    series = plot.series[0]
    series.invert_if_negative = False
    for number, column in enumerate(part.columns):
        style_bar(series.points[number], column, part, canvas)
    number_axes(chart._chartSpace)


def style_bar(point: Any, column: Column, part: ChartPart, canvas: Canvas) -> None:
    """Set one bar's fill, frame and value."""
    point.format.fill.solid()
    below = column.value < 0
    paint(point.format.fill.fore_color, canvas.colours["white" if below else "accent"])
    point.format.line.width = Pt(2.6 if column.strong else 1.2)
    paint(point.format.line.color, canvas.colours["ink"])
    if column.shown:
        label = point.data_label
        label.position = XL_LABEL_POSITION.OUTSIDE_END
        # An amount with its currency is wider than a bar, and must not break there.
        label.text_frame.word_wrap = False
        paragraph = label.text_frame.paragraphs[0]._p
        shown = Passage(column.shown, part.size, bold=True)
        for run in column.shown:
            paragraph.append(
                parse_xml(f"<a:r {NAMESPACES}>{run_xml(run, shown, canvas.setting(canvas.colours['ink']))[5:]}")
            )


def paint(format: Any, colour: str) -> None:
    """Give a colour of the theme (``tx1``), or six hexadecimal digits, to a line, a fill or a font."""
    theme = MSO_THEME_COLOR.from_xml(colour) if colour in SCHEME_NAMES else None
    if theme is None:
        format.rgb = RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call]
    else:
        format.theme_color = theme


def number_axes(space: Any) -> None:
    """Give the axes numbers above nought."""
    new = {}
    for tag, number in AXES.items():
        for axis in space.iter(qn(tag)):
            new[axis.find(qn("c:axId")).get("val")] = number
    for element in [*space.iter(qn("c:axId")), *space.iter(qn("c:crossAx"))]:
        element.set("val", new[element.get("val")])
    if space.find(qn("c:roundedCorners")) is None:
        corners = SubElement(space, qn("c:roundedCorners"), {"val": "0"})
        date = space.find(qn("c:date1904"))
        space.remove(corners)
        space.insert(0 if date is None else list(space).index(date) + 1, corners)

"""Native bar charts that survive a copier: dark bars, white ones below nought, values said beside them."""

from typing import Any

from lxml.etree import SubElement
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from mallette.fit import Passage
from mallette.slides.values import ChartPart, Column
from mallette.tree import plain
from mallette.writers.pptx.table import whole_places
from mallette.writers.pptx.text import draw_run, readable

HEADROOM = 0.16
"""Room beyond the longest bar for its value, as a share of the scale."""
AXES = {"c:catAx": "111111111", "c:valAx": "222222222"}
"""The library numbers axes below nought, which the format does not allow."""


def draw_chart(slide: Any, holder: Any, part: ChartPart, lang: str) -> None:
    """Add a chart, in the placeholder for charts where the slide has one."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [readable(plain(column.name)) for column in part.columns]
    data.add_series(readable(plain(part.alt)), [column.value for column in part.columns])
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED
    if holder is not None:
        frame = holder.insert_chart(kind, data)
    else:
        frame = slide.shapes.add_chart(kind, *whole_places(part.area), data)
    frame.left, frame.top, frame.width, frame.height = whole_places(part.area)
    frame.name = "kit:chart"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", readable(plain(part.alt)))
    style_chart(frame.chart, part, lang)


def style_chart(chart: Any, part: ChartPart, lang: str) -> None:
    """Set the looks of a chart: no legend, no grid, names under the bars, values at their ends."""
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = Pt(part.size)
    for properties in chart._chartSpace.iter(qn("a:defRPr")):
        properties.set("lang", lang)
    values, names = chart.value_axis, chart.category_axis
    values.has_major_gridlines = False
    values.visible = False
    low, high = (side(0.0, *(column.value for column in part.columns)) for side in (min, max))
    room = (high - low) * HEADROOM
    values.minimum_scale, values.maximum_scale = low - room if low else 0, high + room
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.width = Pt(2)
    names.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    plot = chart.plots[0]
    plot.gap_width = 70
    plot.vary_by_categories = False
    series = plot.series[0]
    series.invert_if_negative = False
    for number, column in enumerate(part.columns):
        style_bar(series.points[number], column, part, lang)
    number_axes(chart._chartSpace)


def style_bar(point: Any, column: Column, part: ChartPart, lang: str) -> None:
    """Set one bar's fill, frame and value."""
    point.format.fill.solid()
    below = column.value < 0
    point.format.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1 if below else MSO_THEME_COLOR.ACCENT_1
    point.format.line.width = Pt(2.6 if column.strong else 1.2)
    point.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    if column.shown:
        label = point.data_label
        label.position = XL_LABEL_POSITION.OUTSIDE_END
        # An amount with its currency is wider than a bar, and must not break there.
        label.text_frame.word_wrap = False
        paragraph = label.text_frame.paragraphs[0]._p
        for run in column.shown:
            draw_run(paragraph, run, Passage(column.shown, part.size, bold=True), lang, "tx1", sized=True)


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

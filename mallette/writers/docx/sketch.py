"""Draws a picture as native shapes of Word, in a group that stands in the line like a letter."""

from collections.abc import Iterator
from math import floor

from lxml.etree import _Element

from mallette.fit import HANG, Passage
from mallette.model.stage import Area, Colour, Point
from mallette.model.trip import Colours
from mallette.pictures.shapes import Line, Primitive, Shape
from mallette.tree import Run
from mallette.writers.docx.ooxml import NAMESPACES, Values, element, group, switch, valued, words
from mallette.writers.docx.values import Sketch

FORMS = {
    "rectangle": "rect",
    "rounded": "roundRect",
    "ellipse": "ellipse",
    "star": "star5",
    "triangle": "triangle",
    "words": "rect",
}
DASHES = {"solid": "solid", "dash": "dash", "dash-dot": "dashDot", "dot": "sysDot"}
ROUND = "val 5000"
"""Corners as on slides: rounder ones would take room from the words."""
ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}


def emu(points: float) -> int:
    """Return points in English Metric Units, in which drawings are measured."""
    return round(points * 12700)


def draw_sketch(sketch: Sketch, style: str, colours: Colours, ids: Iterator[int]) -> _Element:
    """Return the paragraph that holds a picture. Programs that know no groups of shapes show what it says instead."""
    number = next(ids)
    area = sketch.drawing.area
    size = {"cx": emu(area.width), "cy": emu(area.height)}
    inline = element(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        element("wp:extent", size),
        element("wp:docPr", {"id": number, "name": f"Picture {number}", "descr": sketch.alt}),
        element("wp:cNvGraphicFramePr"),
        graphic(sketch, size, colours, ids),
    )
    choice = element("mc:Choice", {"Requires": "wpg"}, element("w:drawing", None, inline))
    looks = element("w:rPr", None, valued("w:lang", sketch.lang))
    fallback = element("mc:Fallback", None, words(sketch.alt))
    run = element("w:r", None, looks, element("mc:AlternateContent", None, choice, fallback, spaces="wpg wps"))
    gaps = element("w:spacing", {"before": 0, "after": 0}) if sketch.close else None
    marks = element("w:pPr", None, valued("w:pStyle", style), switch("w:keepNext", sketch.keep), gaps)
    return element("w:p", None, marks, run)


def graphic(sketch: Sketch, size: Values, colours: Colours, ids: Iterator[int]) -> _Element:
    """Return the group with all shapes and lines, in its own coordinates."""
    drawing = sketch.drawing
    origin = {"x": emu(drawing.area.left), "y": emu(drawing.area.top)}
    frame = element(
        "a:xfrm",
        {},
        element("a:off", {"x": 0, "y": 0}),
        element("a:ext", size),
        element("a:chOff", origin),
        element("a:chExt", size),
    )
    shapes = [draw_primitive(each, sketch.lang, colours, next(ids)) for each in drawing.primitives]
    wgp = element("wpg:wgp", None, element("wpg:cNvGrpSpPr"), element("wpg:grpSpPr", None, frame), *shapes)
    data = element("a:graphicData", {"uri": NAMESPACES["wpg"]}, wgp)
    return element("a:graphic", None, data)


def draw_primitive(primitive: Primitive, lang: str, colours: Colours, number: int) -> _Element:
    match primitive:
        case Shape():
            return draw_shape(primitive, lang, colours, number)
        case Line():
            return draw_stroke(primitive, colours, number)


def draw_shape(shape: Shape, lang: str, colours: Colours, number: int) -> _Element:
    """Return a form with its words."""
    corners = element("a:gd", {"name": "adj", "fmla": ROUND}) if shape.form == "rounded" else None
    form = element("a:prstGeom", {"prst": FORMS[shape.form]}, element("a:avLst", None, corners))
    looks = element("wps:spPr", None, place(shape.area), form, fill(shape.fill, colours), outline(shape, colours))
    side, end = emu(shape.inset), 0 if shape.form == "words" else emu(min(shape.inset, 2))
    room: Values = {
        "lIns": side,
        "tIns": end,
        "rIns": side,
        "bIns": end,
        "anchor": ANCHORS[shape.anchor],
        "wrap": "square",
    }
    text = [draw_passage(passage, shape.white, lang) for passage in shape.words]
    box = element("wps:txbx", None, element("w:txbxContent", None, *text)) if text else None
    return element(
        "wps:wsp",
        None,
        element("wps:cNvPr", {"id": number, "name": shape.key or f"Shape {number}"}),
        element("wps:cNvSpPr"),
        looks,
        box,
        element("wps:bodyPr", room),
    )


def draw_stroke(line: Line, colours: Colours, number: int) -> _Element:
    """Return a line through its points, with its arrow heads."""
    area = around(line.points)
    looks = element("wps:spPr", None, place(area), path(line.points, area), element("a:noFill"), outline(line, colours))
    return element(
        "wps:wsp",
        None,
        element("wps:cNvPr", {"id": number, "name": f"Line {number}"}),
        element("wps:cNvSpPr"),
        looks,
        element("wps:bodyPr"),
    )


def around(points: tuple[Point, ...]) -> Area:
    """Return the rectangle around a line."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return Area(min(across), min(down), max(across) - min(across), max(down) - min(down))


def place(area: Area) -> _Element:
    start = element("a:off", {"x": emu(area.left), "y": emu(area.top)})
    return element("a:xfrm", None, start, element("a:ext", {"cx": emu(area.width), "cy": emu(area.height)}))


def path(points: tuple[Point, ...], area: Area) -> _Element:
    """Return a line's own geometry, in the coordinates of the rectangle around it."""
    steps = [
        element(f"a:{'lnTo' if place else 'moveTo'}", None, point_of(point, area)) for place, point in enumerate(points)
    ]
    whole = element("a:path", {"w": emu(area.width), "h": emu(area.height), "fill": "none"}, *steps)
    lists = [element(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst")]
    edges = element("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})
    return element("a:custGeom", None, *lists, edges, element("a:pathLst", None, whole))


def point_of(point: Point, area: Area) -> _Element:
    return element("a:pt", {"x": emu(point[0] - area.left), "y": emu(point[1] - area.top)})


def colour_of(name: Colour, colours: Colours) -> str:
    """Return a colour of the brand as it is on paper, where all words and lines are black."""
    light = {"white": "FFFFFF", "tint": colours.tint, "hairline": colours.hairline, "grey": colours.grey}
    return light.get(name, "000000")


def fill(name: Colour, colours: Colours) -> _Element:
    if name == "none":
        return element("a:noFill")
    return element("a:solidFill", None, element("a:srgbClr", {"val": colour_of(name, colours)}))


def outline(drawn: Shape | Line, colours: Colours) -> _Element:
    """Return the stroke of a form or a line: weight, dashes, heads. Only a line has heads."""
    if not drawn.weight:
        return element("a:ln", None, element("a:noFill"))
    ends = drawn.head if isinstance(drawn, Line) else "none"
    return element(
        "a:ln",
        {"w": emu(drawn.weight)},
        fill(drawn.stroke, colours),
        element("a:prstDash", {"val": DASHES[drawn.dash]}),
        element("a:headEnd", {"type": "triangle"}) if ends == "both" else None,
        element("a:tailEnd", {"type": "triangle"}) if ends != "none" else None,
    )


def draw_passage(passage: Passage, white: bool, lang: str) -> _Element:
    """Return a paragraph in a shape, its size and spacing as they were measured."""
    before, hang = round(passage.before * 20), round(HANG[passage.sign] * passage.size * 20)
    marks = element(
        "w:pPr",
        None,
        element("w:tabs", None, element("w:tab", {"val": "left", "pos": round(passage.indent * 20)})) if hang else None,
        element("w:spacing", {"before": before, "after": 0, "line": round(passage.size * 24), "lineRule": "exact"}),
        element("w:ind", {"left": round(passage.indent * 20), "hanging": hang}),
        valued("w:jc", passage.align),
    )
    step = element("w:r", None, element("w:rPr", None, valued("w:lang", lang)), element("w:tab"))
    lead = (draw_run(Run(sign_of(passage)), passage, white, lang), step)
    runs = (draw_run(run, passage, white, lang) for run in passage.text)
    return element("w:p", None, marks, *(lead if passage.sign else ()), *runs)


def sign_of(passage: Passage) -> str:
    """Return what leads an item of a list."""
    letter = chr(ord("A") + passage.order - 1)
    signs = {"bullet": "▪", "number": f"{passage.order}.", "check": "□", "letter": f"{letter}."}
    return passage.own or signs.get(passage.sign, "")


def draw_run(run: Run, passage: Passage, white: bool, lang: str) -> _Element:
    size = floor(passage.size * 2)  # half points; rounded up, the words would be wider than they were measured
    looks = group(
        "w:rPr",
        switch("w:b", run.bold or passage.bold),
        switch("w:i", run.italic),
        valued("w:color", "FFFFFF" if white else None),
        valued("w:sz", size),
        valued("w:szCs", size),
        valued("w:lang", run.lang or lang),
    )
    return element("w:r", None, looks, words(run.text))

"""A slide that is being drawn on: its tree of shapes, numbered, and the few shapes that everything is drawn with."""

from collections.abc import Sequence
from typing import Any

from lxml.etree import SubElement
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from mallette.fit import Passage
from mallette.model.stage import Area, Colour, Point
from mallette.pictures.shapes import INSET, Dash, Form, Line
from mallette.writers.pptx.names import DASHES, FORMS, NAMESPACES, SCHEME, SITES, emu
from mallette.writers.pptx.text import draw_passages

ROUND = '<a:gd name="adj" fmla="val 5000"/>'
ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}


class Canvas:
    """Where shapes are added: a slide's tree, or a group in it. `lang` is the language of runs that name none."""

    def __init__(self, tree: Any, lang: str, first_id: int = 0) -> None:
        self.tree = tree
        self.lang = lang
        self.numbers = [first_id or 1 + max(int(each.get("id")) for each in tree.iter(qn("p:cNvPr")))]

    def next_id(self) -> int:
        """Return a number that no shape of the slide has."""
        self.numbers[0] += 1
        return self.numbers[0]

    def group(self, name: str, area: Area, alt: str = "") -> "Canvas":
        """Return the canvas of a new group. Its shapes keep the slide's own measures."""
        x, y, wide, high = (emu(each) for each in (area.left, area.top, area.width, area.height))
        group = parse_xml(
            f'<p:grpSp {NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="{self.next_id()}" name=""/><p:cNvGrpSpPr/><p:nvPr/>'
            f'</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/>'
            f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{wide}" cy="{high}"/></a:xfrm></p:grpSpPr></p:grpSp>'
        )
        describe(group[0][0], name, alt)
        self.tree.append(group)
        canvas = Canvas(group, self.lang, 1)
        canvas.numbers = self.numbers
        return canvas

    def shape(
        self, name: str, area: Area, form: Form = "rectangle", fill: Colour = "none", stroke: str = "",
        words: Sequence[Passage] = (), anchor: str = "middle", insets: Sequence[float] = (INSET, 2, INSET, 2),
        white: bool = False, number: int = 0,
    ) -> None:  # fmt: skip
        """Add a shape with words. `insets` are those of left, top, right, bottom."""
        number = number or self.next_id()
        left, top, right, bottom = (emu(each) for each in insets)
        box = ' txBox="1"' if form == "words" else ""
        element = parse_xml(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name=""/><p:cNvSpPr{box}/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{frame(area)}<a:prstGeom prst="{FORMS[form]}"><a:avLst>{ROUND if form == "rounded" else ""}'
            f"</a:avLst></a:prstGeom>{filled(fill)}{stroke or NO_LINE}</p:spPr>"
            f'<p:txBody><a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
            f'anchor="{ANCHORS[anchor]}"><a:noAutofit/></a:bodyPr><a:lstStyle/></p:txBody></p:sp>'
        )
        describe(element[0][0], name)
        draw_passages(element[2], words, self.lang, "bg1" if white else "tx1")
        self.tree.append(element)

    def connector(self, name: str, line: Line, shapes: dict[str, int]) -> None:
        """Add a straight line, or one that goes across and turns once, glued to the shapes that it joins."""
        (left, top), (right, bottom) = line.points[0], line.points[-1]
        form = "line" if len(line.points) == 2 else "bentConnector2"
        flips = (' flipH="1"' if right < left else "") + (' flipV="1"' if bottom < top else "")
        area = Area(min(left, right), min(top, bottom), abs(right - left), abs(bottom - top))
        glue = "".join(
            f'<a:{tag} id="{shapes[end.key]}" idx="{SITES[end.side]}"/>'
            for tag, end in (("stCxn", line.start), ("endCxn", line.end))
            if end and end.key in shapes
        )
        element = parse_xml(
            f'<p:cxnSp {NAMESPACES}><p:nvCxnSpPr><p:cNvPr id="{self.next_id()}" name=""/><p:cNvCxnSpPr>{glue}'
            f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{frame(area, flips)}"
            f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{stroke_of(line)}</p:spPr></p:cxnSp>'
        )
        describe(element[0][0], name)
        self.tree.append(element)

    def path(self, name: str, line: Line) -> None:
        """Add a line with corners."""
        lefts, tops = zip(*line.points, strict=True)
        area = Area(min(lefts), min(tops), max(lefts) - min(lefts), max(tops) - min(tops))
        steps = "".join(step(each, area, number == 0) for number, each in enumerate(line.points))
        element = parse_xml(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{self.next_id()}" name=""/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr>{frame(area)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{emu(area.width)}" h="{emu(area.height)}" '
            f'fill="none">{steps}</a:path></a:pathLst></a:custGeom><a:noFill/>{stroke_of(line)}</p:spPr>'
            f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="{self.lang}"/></a:p></p:txBody></p:sp>'
        )
        describe(element[0][0], name)
        self.tree.append(element)


def describe(properties: Any, name: str, alt: str = "") -> None:
    """Give a shape its name and what a reader hears who cannot see it."""
    properties.set("name", name)
    if alt:
        properties.set("descr", alt)


def frame(area: Area, flips: str = "") -> str:
    """Return a shape's place."""
    return (
        f'<a:xfrm{flips}><a:off x="{emu(area.left)}" y="{emu(area.top)}"/>'
        f'<a:ext cx="{emu(area.width)}" cy="{emu(area.height)}"/></a:xfrm>'
    )


THICK = 2.5
"""Lines of this weight have heads large enough, in points."""
NO_LINE = "<a:ln><a:noFill/></a:ln>"


def filled(colour: Colour) -> str:
    """Return a fill, or that there is none."""
    return "<a:noFill/>" if colour == "none" else f'<a:solidFill><a:schemeClr val="{SCHEME[colour]}"/></a:solidFill>'


def stroke(weight: float, dash: Dash = "solid", colour: Colour = "ink", head: str = "none") -> str:
    """Return the look of a line; nothing is drawn at a weight of 0."""
    if not weight:
        return NO_LINE
    size = 'type="triangle" w="lg" len="lg"' if weight < THICK else 'type="triangle"'
    heads = (f"<a:headEnd {size}/>" if head == "both" else "") + (
        f"<a:tailEnd {size}/>" if head in ("end", "both") else ""
    )
    return f'<a:ln w="{emu(weight)}">{filled(colour)}<a:prstDash val="{DASHES[dash]}"/><a:round/>{heads}</a:ln>'


def stroke_of(line: Line) -> str:
    """Return the look of a line of a picture."""
    return stroke(line.weight, line.dash, line.stroke, line.head)


def step(point: Point, area: Area, first: bool) -> str:
    """Return one point of a path."""
    at = f'<a:pt x="{emu(point[0] - area.left)}" y="{emu(point[1] - area.top)}"/>'
    return f"<a:moveTo>{at}</a:moveTo>" if first else f"<a:lnTo>{at}</a:lnTo>"


def set_place(shape: Any, area: Area) -> None:
    """Move a placeholder away from where its layout has it."""
    properties = shape._element.spPr
    for old in properties.findall(qn("a:xfrm")):
        properties.remove(old)
    place = SubElement(properties, qn("a:xfrm"))
    SubElement(place, qn("a:off"), {"x": str(emu(area.left)), "y": str(emu(area.top))})
    SubElement(place, qn("a:ext"), {"cx": str(emu(area.width)), "cy": str(emu(area.height))})
    properties.insert(0, place)

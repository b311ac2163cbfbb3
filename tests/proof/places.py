"""Where the words of a deck may stand: the rectangle of each text box, cell and chart, as the file declares it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Any, Literal

from pptx.oxml.ns import qn

from mallette.model.stage import Area, Insets

POINT = 12700
INSETS: Insets = (7.2, 3.6, 7.2, 3.6)
"""What a text body keeps free at its left, top, right and bottom, in points, where nothing says otherwise
(ECMA-376 part 1, `bodyPr`: 91440 and 45720 EMU). A table cell keeps the same (`tcPr`)."""
SIDES = ("l", "t", "r", "b")
KINDS = {None: "obj", "ctrTitle": "title", "subTitle": "body", "obj": "body"}
"""What a placeholder's type is looked up as in the master, where its own type is not there."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How the measures of a group become those of the slide: x * scale + shift, in points."""

    shift: tuple[float, float] = (0, 0)
    scale: tuple[float, float] = (1, 1)

    def lay(self, area: Area) -> Area:
        """Return an area of the group as it lies on the slide."""
        left = self.shift[0] + self.scale[0] * area.left
        top = self.shift[1] + self.scale[1] * area.top
        return Area(left, top, self.scale[0] * area.width, self.scale[1] * area.height)


@dataclass(frozen=True, slots=True)
class Box:
    """One place with words on a slide: a text box, a cell of a table, a chart.

    `room` is where its words may stand; `element` holds the words: a text body, or a chart. `fixed` says that what is
    drawn is what is written: no field, which the program fills in. `pitch` is the closest line spacing of its
    paragraphs, as a share of the usual 1.2 sizes: below 1 the first line stands higher too.
    """

    slide: int
    shape: str
    kind: Literal["text", "cell", "chart"]
    room: Area
    words: str
    element: Any
    fixed: bool = True
    pitch: float = 1


def boxes_of(deck: Any) -> tuple[Box, ...]:
    """Return every place with words on the slides of an open deck, slides counted from 1."""
    return tuple(
        box for number, slide in enumerate(deck.slides, 1) for box in boxes_in(slide.shapes._spTree, slide, number)
    )


def boxes_in(tree: Any, slide: Any, number: int, frame: Frame = Frame()) -> Iterator[Box]:
    """Yield the places with words in a slide's tree or in a group of it."""
    for element in tree:
        if element.tag == qn("p:grpSp"):
            yield from boxes_in(element, slide, number, frame_of(element, frame))
        elif element.tag == qn("p:sp"):
            yield from text_box(element, slide, number, frame)
        elif element.tag == qn("p:graphicFrame"):
            yield from cells_of(element, number, frame)
            yield from charts_of(element, slide, number, frame)


def area_of(place: Any) -> Area | None:
    """Return the rectangle of an ``xfrm``."""
    if place is None or place.find(qn("a:off")) is None or place.find(qn("a:ext")) is None:
        return None
    off, ext = place.find(qn("a:off")), place.find(qn("a:ext"))
    return Area(*(int(each) / POINT for each in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))))


def frame_of(group: Any, outer: Frame) -> Frame:
    """Return the frame of what stands in a group."""
    place = group.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
    area = area_of(place)
    inner = None if place is None else (place.find(qn("a:chOff")), place.find(qn("a:chExt")))
    if area is None or inner is None or inner[0] is None or inner[1] is None:
        return outer
    x, y = (int(inner[0].get(each)) / POINT for each in ("x", "y"))
    wide, high = (int(inner[1].get(each)) / POINT for each in ("cx", "cy"))
    laid = outer.lay(area)
    scale = (laid.width / wide if wide else 1, laid.height / high if high else 1)
    return Frame((laid.left - x * scale[0], laid.top - y * scale[1]), scale)


def name_of(element: Any) -> str:
    return str(next(element.iter(qn("p:cNvPr"))).get("name", ""))


def words_of(body: Any) -> str:
    """Return the words of a text body, a space between paragraphs."""
    paragraphs = ("".join(each.text or "" for each in text.iter(qn("a:t"))) for text in body.iter(qn("a:p")))
    return " ".join(paragraphs)


def text_box(element: Any, slide: Any, number: int, frame: Frame) -> Iterator[Box]:
    """Yield the place of a shape's words, if it has any."""
    body = element.find(qn("p:txBody"))
    if body is None or not words_of(body).strip():
        return
    chain = [element, *inherited(element, slide)]
    places = [each.find(f"{qn('p:spPr')}/{qn('a:xfrm')}") for each in chain]
    place = next((each for each in places if area_of(each) is not None), None)
    area = area_of(place) or whole(slide)
    laid = frame.lay(area)
    room = turned(laid.shrunk(insets_of(chain)), laid, int((place is not None and place.get("rot")) or 0) / 60000)
    fixed = next(body.iter(qn("a:fld")), None) is None
    pitch = min(pitch_of(each, chain, slide) for each in body.iter(qn("a:p")))
    yield Box(number, name_of(element), "text", room, words_of(body), body, fixed, pitch)


def whole(slide: Any) -> Area:
    """Return the whole slide: the room of a placeholder that nobody gives a place."""
    deck = slide.part.package.presentation_part.presentation
    return Area(0, 0, deck.slide_width / POINT, deck.slide_height / POINT)


def turned(area: Area, whole: Area, degrees: float) -> Area:
    """Return what holds `area` once its shape is turned about its middle."""
    if not degrees:
        return area
    x, y = whole.middle
    corners = [(a - x, b - y) for a in (area.left, area.right) for b in (area.top, area.bottom)]
    angle = radians(degrees)
    lefts = [x + a * cos(angle) - b * sin(angle) for a, b in corners]
    tops = [y + a * sin(angle) + b * cos(angle) for a, b in corners]
    return Area(min(lefts), min(tops), max(lefts) - min(lefts), max(tops) - min(tops))


def insets_of(chain: list[Any]) -> Insets:
    """Return the insets of a text body: its own, else those of the placeholder that it follows, side by side."""
    bodies = [body for each in chain for body in each.iter(qn("a:bodyPr"))]
    found = ([each.get(f"{side}Ins") for each in bodies if each.get(f"{side}Ins")] for side in SIDES)
    left, top, right, bottom = (
        int(named[0]) / POINT if named else own for named, own in zip(found, INSETS, strict=True)
    )
    return left, top, right, bottom


def inherited(element: Any, slide: Any) -> list[Any]:
    """Return the placeholders of layout and master that a shape takes after: in the layout by number and type, else by
    type, else by number; in the master by type (ECMA-376 part 1, 19.3.1.36). LibreOffice writes no numbers."""
    mark = mark_of(element)
    if mark is None:
        return []
    found = []
    above = closest(mark, holders(slide.slide_layout))
    if above is not None:
        found.append(above)
        mark = mark_of(above)
    masters = holders(slide.slide_layout.slide_master)
    kinds = (mark.get("type"), KINDS.get(mark.get("type"), ""))
    found += [each for kind in kinds for each in masters if mark_of(each).get("type", "obj") == kind][:1]
    return found


def pitch_of(paragraph: Any, chain: list[Any], slide: Any) -> float:
    """Return the line spacing of a paragraph: its own, else that of its level in its placeholders, then in the master.
    Spacing in points counts as none: it is asked here only whether lines stand closer than usual."""
    properties = paragraph.find(qn("a:pPr"))
    level = qn(f"a:lvl{1 + int(0 if properties is None else properties.get('lvl', 0))}pPr")
    mark = mark_of(chain[0])
    title = mark is not None and mark.get("type") in ("title", "ctrTitle")
    kind = "other" if mark is None else "title" if title else "body"
    styles = slide.slide_layout.slide_master.element.find(f"{qn('p:txStyles')}/{qn(f'p:{kind}Style')}/{level}")
    lists = [each.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}/{level}") for each in chain]
    for each in (properties, *lists, styles):
        space = None if each is None else each.find(f"{qn('a:lnSpc')}/{qn('a:spcPct')}")
        if space is not None:
            return percent(space.get("val"))
    return 1


def percent(value: str) -> float:
    """Return a share that is written in thousandths of a per cent, or with its sign as Office 2010 may do."""
    return float(value.removesuffix("%")) / (100 if value.endswith("%") else 100_000)


def mark_of(element: Any) -> Any:
    """Return what says that a shape is a placeholder, or None."""
    return element.find(f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}")


def holders(page: Any) -> list[Any]:
    return [each for each in page.shapes._spTree.iter(qn("p:sp")) if mark_of(each) is not None]


def closest(mark: Any, candidates: list[Any]) -> Any:
    """Return the placeholder of a layout that a slide's one follows, or None."""
    kind, number = mark.get("type", "obj"), mark.get("idx", "0")
    same_kind = [each for each in candidates if mark_of(each).get("type", "obj") == kind]
    both = [each for each in same_kind if mark_of(each).get("idx", "0") == number]
    same_number = [each for each in candidates if mark_of(each).get("idx", "0") == number]
    return next(iter([*both, *(same_number if number != "0" else ()), *same_kind]), None)


def cells_of(element: Any, number: int, frame: Frame) -> Iterator[Box]:
    """Yield the cells of a table that hold words."""
    table = next(element.iter(qn("a:tbl")), None)
    area = area_of(element.find(qn("p:xfrm")))
    if table is None or area is None:
        return
    widths = [int(each.get("w")) / POINT for each in table.iter(qn("a:gridCol"))]
    heights = [int(each.get("h")) / POINT for each in table.iter(qn("a:tr"))]
    for row, line in enumerate(table.iter(qn("a:tr"))):
        for column, cell in enumerate(line.findall(qn("a:tc"))):
            body = cell.find(qn("a:txBody"))
            if body is None or not words_of(body).strip():
                continue
            across, down = int(cell.get("gridSpan", "1")), int(cell.get("rowSpan", "1"))
            left, top = area.left + sum(widths[:column]), area.top + sum(heights[:row])
            place = Area(left, top, sum(widths[column : column + across]), sum(heights[row : row + down]))
            name = f"{name_of(element)}, row {row + 1}, column {column + 1}"
            yield Box(number, name, "cell", frame.lay(place).shrunk(cell_insets(cell)), words_of(body), body)


def cell_insets(cell: Any) -> Insets:
    own = cell.find(qn("a:tcPr"))
    named = [None if own is None else own.get(f"mar{side.upper()}") for side in SIDES]
    left, top, right, bottom = (
        default if value is None else int(value) / POINT for value, default in zip(named, INSETS, strict=True)
    )
    return left, top, right, bottom


def charts_of(element: Any, slide: Any, number: int, frame: Frame) -> Iterator[Box]:
    """Yield a chart."""
    area = area_of(element.find(qn("p:xfrm")))
    for chart in element.iter(qn("c:chart")):
        part = slide.part.related_part(chart.get(qn("r:id")))
        if area is not None:
            words = " ".join(each.text or "" for each in part._element.iter(qn("c:v")))
            box = Box(number, name_of(element), "chart", frame.lay(area), words, part._element)
            yield replace(box, fixed=False)

"""What a slide is painted with before anybody writes on it: background, pictures, bands and logos."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mallette.model.stage import Area
from mallette.office.areas import COVERED, TOUCHED, clipped, overlap
from mallette.office.colours import WHITE, Ground, ends
from mallette.office.fills import FILLS, Paint, Source, fill_of, picture_of, shown, styled
from mallette.office.package import Element, number, tag

EMU = 12700
"""English metric units in a point."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape of a master or a layout that is no placeholder, and what it is painted with; `line`: words or a line
    alone, on no ground of their own."""

    area: Area
    paint: Paint
    line: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """How lengths inside a group become points on the slide: shift, then stretch."""

    x: float = 0
    y: float = 0
    wide: float = 1
    high: float = 1


WHOLE = Frame()


def area_of(properties: Element, frame: Frame = WHOLE) -> Area | None:
    """Return where a shape stands, in points; None where it does not say. One that is turned on its side is given as
    it is seen."""
    place = None if properties is None else properties.find(tag("a:xfrm"))
    if place is None:
        place = None if properties is None else properties.find(tag("p:xfrm"))
    offset, extent = (None, None) if place is None else (place.find(tag("a:off")), place.find(tag("a:ext")))
    if offset is None or extent is None:
        return None
    left, top = number(offset.get("x")) / EMU, number(offset.get("y")) / EMU
    width, height = number(extent.get("cx")) / EMU, number(extent.get("cy")) / EMU
    if 45 < turn(place) % 180 < 135:
        left, top, width, height = left + (width - height) / 2, top + (height - width) / 2, height, width
    return Area(frame.x + left * frame.wide, frame.y + top * frame.high, width * frame.wide, height * frame.high)


def turn(place: Element) -> float:
    """Return the angle in degrees that a shape is turned by."""
    return number(place.get("rot")) / 60000


def marks(tree: Element, source: Source, frame: Frame = WHOLE) -> Iterator[Mark]:
    """Yield the shapes that are seen on every slide, from the back to the front."""
    for shape in tree:
        if (
            not isinstance(shape.tag, str)
            or hidden(shape)
            or shape.find(f".//{tag('p:nvPr')}/{tag('p:ph')}") is not None
        ):
            continue
        if shape.tag == tag("p:grpSp"):
            yield from marks(shape, source, inner_frame(shape, frame))
            continue
        properties = shape.find(tag("p:spPr"))
        area = area_of(shape if shape.tag == tag("p:graphicFrame") else properties, frame)
        if area is None:
            continue
        if shape.tag == tag("p:pic"):
            picture = picture_of(shape.find(tag("p:blipFill")), source.pictures, area, turned=is_turned(properties))
            yield Mark(area, picture, name=name_of(shape))
        elif shape.tag == tag("p:graphicFrame"):
            yield Mark(area, None, name=name_of(shape))
        elif shape.tag in (tag("p:sp"), tag("p:cxnSp")):
            paint = paint_in(shape, properties, source, area)
            if paint != ():
                yield Mark(area, paint, name=name_of(shape))
            elif words_in(shape) or has_line(shape, properties):
                yield Mark(area, None, line=True, name=name_of(shape))


def inner_frame(group: Element, frame: Frame) -> Frame:
    """Return the frame of the shapes inside a group."""
    place = group.find(f"{tag('p:grpSpPr')}/{tag('a:xfrm')}")
    outer = area_of(group.find(tag("p:grpSpPr")), frame)
    if place is None or outer is None:
        return frame
    offset, extent = place.find(tag("a:chOff")), place.find(tag("a:chExt"))
    if offset is None or extent is None:
        return frame
    wide = outer.width / (number(extent.get("cx")) / EMU or outer.width or 1)
    high = outer.height / (number(extent.get("cy")) / EMU or outer.height or 1)
    x, y = number(offset.get("x")) / EMU, number(offset.get("y")) / EMU
    return Frame(outer.left - x * wide, outer.top - y * high, wide, high)


def hidden(shape: Element) -> bool:
    about = shape.find(f"*/{tag('p:cNvPr')}")
    return about is not None and about.get("hidden") in ("1", "true")


def name_of(shape: Element) -> str:
    about = shape.find(f"*/{tag('p:cNvPr')}")
    return "" if about is None else about.get("name", "")


def words_in(shape: Element) -> bool:
    return any((each.text or "").strip() for each in shape.iter(tag("a:t")))


def has_line(shape: Element, properties: Element) -> bool:
    """Return whether a shape has an outline, its own or its style's."""
    line = properties.find(tag("a:ln"))
    if line is not None and line.find(tag("a:noFill")) is not None:
        return False
    style = shape.find(f"{tag('p:style')}/{tag('a:lnRef')}")
    return (line is not None and len(line) > 0) or (style is not None and style.get("idx") != "0")


def paint_in(shape: Element, properties: Element, source: Source, area: Area) -> Paint:
    """Return what a shape is filled with: no colours for one without a fill."""
    for each in properties:
        name = each.tag.rsplit("}", 1)[-1] if isinstance(each.tag, str) else ""
        if name == "blipFill":
            return picture_of(each, source.pictures, area, turned=is_turned(properties))
        if name in FILLS:
            return fill_of(each, source, area)
    style = shape.find(f"{tag('p:style')}/{tag('a:fillRef')}")
    if style is None or style.get("idx") in (None, "0"):
        return ()
    return styled(style, source, "a:fillStyleLst", int(number(style.get("idx"))), area)


def is_turned(properties: Element) -> bool:
    """Return whether a shape is turned or mirrored."""
    place = properties.find(tag("a:xfrm"))
    mirrored = place is not None and any(place.get(name) in ("1", "true") for name in ("flipH", "flipV"))
    return mirrored or (place is not None and turn(place) % 360 != 0)


def ground_at(area: Area, back: Paint, painted: Sequence[Mark]) -> Ground:
    """Return what words in an area are written on: the background, or what lies over it there."""
    ground = shown(back, area, (WHITE,))
    for mark in painted:
        if mark.line:
            continue
        part = overlap(area, mark.area) / max(area.width * area.height, 1)
        if part > COVERED:
            ground = shown(mark.paint, area, ground)
        elif part > TOUCHED:
            over = shown(mark.paint, clipped(area, mark.area), ground)
            ground = None if ground is None or over is None else ends((*ground, *over))
    return ground

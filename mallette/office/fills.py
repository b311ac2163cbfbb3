"""What shapes and backgrounds are filled with, and what is seen of it (ECMA-376 part 1, 20.1.8)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mallette.model.stage import Area
from mallette.office.areas import clipped
from mallette.office.colours import ANYTHING, WHITE, Ground, Palette, Rgb, colour_in, cover_in, ends
from mallette.office.package import Element, R, number, share, tag
from mallette.office.picture import Picture, Thumb, seen

FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
PLAIN = ("alphaModFix", "extLst")
"""What may stand in a picture's reference without another colour coming of it."""
LEAST = 0.01
"""A picture of which less than this share is shown cannot be told."""


@dataclass(frozen=True, slots=True)
class Veil:
    """Colours through which something shines: each with how much it covers, from 0 to 1."""

    tones: tuple[tuple[Rgb, float], ...]


Paint = Ground | Veil | Picture
"""What something is filled with: colours (none: nothing; more than one: a gradient or a pattern), or None where it
cannot be told."""
Lookup = Callable[[str], Thumb | None]
"""Finds a picture by the key of its relationship."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the colours and pictures of a page (a layout or a master) are looked up; `slide` is its size."""

    palette: Palette
    theme: Element
    slide: Area
    pictures: Lookup
    theme_pictures: Lookup


def fill_of(fill: Element, source: Source, area: Area | None = None, phase: Rgb | None = None) -> Paint:
    """Return what a fill is. `area` is what it fills (None: it may be moved), `phase` the colour that a style of the
    theme leaves open."""
    match fill.tag.rsplit("}", 1)[-1]:
        case "noFill":
            return ()
        case "solidFill":
            return paint_of([fill], source.palette, phase)
        case "gradFill":
            return paint_of(list(fill.iter(tag("a:gs"))), source.palette, phase)
        case "pattFill":
            both = [fill.find(tag(name)) for name in ("a:fgClr", "a:bgClr")]
            return paint_of([each for each in both if each is not None], source.palette, phase)
        case "blipFill":
            return picture_of(fill, source.pictures, area)
    return None


def paint_of(holders: Sequence[Element], palette: Palette, phase: Rgb | None) -> Paint:
    """Return the colours that stand inside some elements, or None where one of them cannot be told."""
    found = [colour_in(each, palette, phase) for each in holders]
    known = tuple(each for each in found if each is not None)
    if not known or len(known) < len(found):
        return None
    covers = [cover_in(each) for each in holders]
    return known if min(covers) >= 1 else Veil(tuple(zip(known, covers, strict=True)))


def styled(style: Element, source: Source, listed: str, place: int, area: Area | None = None) -> Paint:
    """Return a fill that the theme lists at `place`, from 1."""
    fills = source.theme.find(f".//{tag(listed)}")
    phase = colour_in(style, source.palette)
    if fills is None or not 1 <= place <= len(fills):
        return None if phase is None else (phase,)
    return fill_of(fills[place - 1], replace(source, pictures=source.theme_pictures), area, phase)


def picture_of(fill: Element | None, pictures: Lookup, area: Area | None, *, turned: bool = False) -> Picture | None:
    """Return a picture that fills an area, or None where its colours cannot be told. A shape that is `turned` may show
    any part of it anywhere."""
    blip = None if fill is None else fill.find(tag("a:blip"))
    if fill is None or blip is None or any(name_of(each) not in PLAIN for each in blip):
        return None
    found = pictures(blip.get(f"{{{R}}}embed", ""))
    if found is None:
        return None
    washed = blip.find(tag("a:alphaModFix"))
    cover = 1.0 if washed is None else min(share(washed.get("amt", "100000")), 1.0)
    if area is None or turned or fill.find(tag("a:tile")) is not None:
        return Picture(found, area, None, cover)
    rectangle = cut(area, fill.find(f"{tag('a:stretch')}/{tag('a:fillRect')}"))
    spread = None if rectangle is None else stretched(rectangle, fill.find(tag("a:srcRect")))
    if rectangle is None or spread is None:
        return Picture(found, area, None, cover)
    return Picture(found, clipped(area, rectangle), spread, cover)


def name_of(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def shares(element: Element | None) -> tuple[float, float, float, float]:
    """Return what is left off at the left, the top, the right and the bottom, as shares of the whole."""
    left, top, right, bottom = (0.0 if element is None else share(element.get(name)) for name in "ltrb")
    return left, top, right, bottom


def cut(area: Area, by: Element | None) -> Area | None:
    """Return the rectangle that a picture is stretched over; shares below 0 make it larger than its area."""
    left, top, right, bottom = shares(by)
    wide, high = 1 - left - right, 1 - top - bottom
    if min(wide, high) < LEAST or min(area.width, area.height) <= 0:
        return None
    return Area(area.left + left * area.width, area.top + top * area.height, wide * area.width, high * area.height)


def stretched(area: Area, crop: Element | None) -> Area | None:
    """Return where the whole of a picture would lie of which a part lies in an area."""
    left, top, right, bottom = shares(crop)
    if min(1 - left - right, 1 - top - bottom) < LEAST:
        return None
    wide, high = area.width / (1 - left - right), area.height / (1 - top - bottom)
    return Area(area.left - left * wide, area.top - top * high, wide, high)


def shown(paint: Paint, area: Area, below: Ground) -> Ground:
    """Return what is seen in an area once something is painted over what lies below it."""
    if isinstance(paint, Picture):
        return seen(paint, area, below)
    if isinstance(paint, Veil):
        return ends([mixed(tone, under) for tone in paint.tones for under in below or ANYTHING])
    return below if paint == () else paint


def mixed(tone: tuple[Rgb, float], under: Rgb) -> Rgb:
    """Return a colour through which another one shines."""
    (red, green, blue), cover = tone
    return (
        under[0] + (red - under[0]) * cover,
        under[1] + (green - under[1]) * cover,
        under[2] + (blue - under[2]) * cover,
    )


def background(pages: Sequence[tuple[Element, Source]]) -> Paint:
    """Return the background of a layout: the first of the pages that has one (layout, then master), else white."""
    for page, source in pages:
        found = page.find(f"{tag('p:cSld')}/{tag('p:bg')}")
        if found is None or not len(found):
            continue
        own = found[0]
        if own.tag == tag("p:bgPr"):
            fill = next((each for each in own if name_of(each) in FILLS), None)
            paint = () if fill is None else fill_of(fill, source, source.slide)
            return (WHITE,) if paint == () else paint
        place = int(number(own.get("idx")))
        if place in (0, 1000):
            return (WHITE,)
        listed = "a:bgFillStyleLst" if place > 1000 else "a:fillStyleLst"
        return styled(own, source, listed, place % 1000, source.slide) or None
    return (WHITE,)

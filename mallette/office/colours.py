"""Colours of a theme, worked out as PowerPoint does it, and how well one is read on another (WCAG 2.2)."""

import colorsys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mallette.office.package import Element, number, share, tag

Rgb = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""
Ground = tuple[Rgb, ...] | None
"""What is written on: its colours (the ends of all there are, for a gradient or a picture), or None where they are
not known."""

READABLE = 4.5
"""The least contrast of words (WCAG 2.2, 1.4.3)."""
BLACK: Rgb = (0.0, 0.0, 0.0)
WHITE: Rgb = (1.0, 1.0, 1.0)
ANYTHING = (BLACK, WHITE)
"""The ends of a ground that is not known."""
SAME = 1.05
"""Two colours nearer to each other than this ratio are one to the eye."""
SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
NAMED = ("bg1", "tx1", "bg2", "tx2", *SLOTS[4:])
"""Colours of the theme as shapes name them."""
PRESETS = {"black": BLACK, "white": WHITE, "red": (1.0, 0.0, 0.0), "blue": (0.0, 0.0, 1.0), "green": (0.0, 0.5, 0.0),
           "yellow": (1.0, 1.0, 0.0), "gray": (0.5, 0.5, 0.5), "grey": (0.5, 0.5, 0.5)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Palette:
    """A theme's colours by their slots, and which slot stands for each name that shapes use."""

    slots: Mapping[str, Rgb]
    names: Mapping[str, str]

    def named(self, name: str) -> Rgb | None:
        """Return the colour of a name: ``tx1``, ``accent2``, ``dk1``."""
        return self.slots.get(self.names.get(name, name))


def palette(theme: Element, mapping: Element) -> Palette:
    """Return the colours of a theme, named as a colour map says."""
    scheme = theme.find(f".//{tag('a:clrScheme')}")
    bare = Palette({}, {})
    slots = {}
    for slot in SLOTS:
        found = None if scheme is None else scheme.find(tag(f"a:{slot}"))
        colour = colour_in(found, bare) if found is not None else None
        slots[slot] = colour or (WHITE if slot.startswith("lt") else BLACK)
    return Palette(slots, dict(mapping.attrib))


def colour_in(holder: Element, palette: Palette, phase: Rgb | None = None) -> Rgb | None:
    """Return the colour that stands inside an element, or None where it cannot be told. `phase` is the colour that a
    style of the theme leaves open."""
    for each in holder:
        name = each.tag.rsplit("}", 1)[-1] if isinstance(each.tag, str) else ""
        if name in ("srgbClr", "schemeClr", "sysClr", "scrgbClr", "hslClr", "prstClr"):
            base = base_colour(each, name, palette, phase)
            return None if base is None else changed(base, each)
    return None


def cover_in(holder: Element) -> float:
    """Return how much of what lies below the colour inside an element covers, from 0 to 1."""
    alpha = next((found for each in holder if (found := each.find(tag("a:alpha"))) is not None), None)
    return 1.0 if alpha is None else clamped(share(alpha.get("val")))


def base_colour(each: Element, name: str, palette: Palette, phase: Rgb | None) -> Rgb | None:
    """Return a colour before its changes."""
    value = each.get("val", "")
    match name:
        case "srgbClr":
            return from_hex(value)
        case "schemeClr":
            return phase if value == "phClr" else palette.named(value)
        case "sysClr":
            return from_hex(each.get("lastClr", "")) or (WHITE if value in ("window", "btnHighlight") else BLACK)
        case "scrgbClr":
            return tuple(encoded(share(each.get(part))) for part in ("r", "g", "b"))  # type: ignore[return-value]
        case "hslClr":
            hue = number(each.get("hue")) / 21600000
            return colorsys.hls_to_rgb(hue % 1, share(each.get("lum")), share(each.get("sat")))
    return PRESETS.get(value)


def changed(colour: Rgb, element: Element) -> Rgb:
    """Return a colour with the changes that its element lists, one after the other."""
    for each in element:
        name = each.tag.rsplit("}", 1)[-1] if isinstance(each.tag, str) else ""
        value = share(each.get("val"))
        if name == "tint":
            colour = _each(colour, lambda part, value=value: encoded(decoded(part) * value + 1 - value))
        elif name == "shade":
            colour = _each(colour, lambda part, value=value: encoded(decoded(part) * value))
        elif name in ("lumMod", "lumOff", "satMod", "satOff"):
            hue, light, full = colorsys.rgb_to_hls(*colour)
            light = {"lumMod": light * value, "lumOff": light + value}.get(name, light)
            full = {"satMod": full * value, "satOff": full + value}.get(name, full)
            colour = colorsys.hls_to_rgb(hue, clamped(light), clamped(full))
        elif name == "inv":
            colour = _each(colour, lambda part: 1 - part)
        elif name == "gray":
            colour = (luminance(colour),) * 3
    return colour


def _each(colour: Rgb, change: object) -> Rgb:
    red, green, blue = (clamped(change(part)) for part in colour)  # type: ignore[operator]
    return red, green, blue


def clamped(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def from_hex(text: str) -> Rgb | None:
    """Return a colour of six hexadecimal digits."""
    try:
        red, green, blue = bytes.fromhex(text)
    except ValueError:
        return None
    return red / 255, green / 255, blue / 255


def to_hex(colour: Rgb) -> str:
    """Return a colour as six hexadecimal digits."""
    return "".join(f"{round(part * 255):02X}" for part in colour)


def decoded(part: float) -> float:
    """Return a part of sRGB as light."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def encoded(light: float) -> float:
    """Return light as a part of sRGB."""
    light = clamped(light)
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def luminance(colour: Rgb) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    red, green, blue = (decoded(part) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Rgb, other: Rgb) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ends(colours: Iterable[Rgb]) -> tuple[Rgb, ...]:
    """Return the darkest and the lightest of some colours, or one where those are the same to the eye."""
    ordered = sorted(colours, key=luminance)
    low, high = ordered[0], ordered[-1]
    return (low,) if ratio(low, high) < SAME else (low, high)


def worst(colour: Rgb, ground: Iterable[Rgb]) -> float:
    """Return the least contrast of a colour with a ground: 1 where it lies between the ends of that one, since a
    gradient or a picture may have it somewhere."""
    lights = sorted(luminance(each) for each in ground)
    if len(lights) > 1 and lights[0] <= luminance(colour) <= lights[-1]:
        return 1.0
    own = luminance(colour)
    return min(((max(own, each) + 0.05) / (min(own, each) + 0.05) for each in lights), default=21.0)


def best(ground: Iterable[Rgb]) -> float:
    """Return the most contrast that words can have on a ground: in black or in white."""
    colours = tuple(ground)
    return max(worst(BLACK, colours), worst(WHITE, colours))


def readable_on(ground: Ground, palette: Palette, *, literal: bool = False) -> str:
    """Return what to write in on a ground: a colour of the theme that can be read there, else the better of black and
    white. On a ground that is not known: the theme's own. With `literal` as six hexadecimal digits."""
    for name in ("tx1", "bg1"):
        colour = palette.named(name)
        if colour is not None and (ground is None or worst(colour, ground) >= READABLE):
            return to_hex(colour) if literal else name
    return to_hex(max((BLACK, WHITE), key=lambda each: worst(each, ground or ())))

"""What colours a picture has under an area of a slide: its dark and its light end."""

import io
import math
import warnings
from dataclasses import dataclass
from functools import lru_cache

from mallette.model.stage import Area
from mallette.office.areas import COVERED, TOUCHED, clipped, overlap
from mallette.office.colours import ANYTHING, Ground, Rgb, decoded, ends, luminance

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF")
"""Kinds of picture that are opened. Drawings (SVG, EMF, WMF) are not: they would have to be drawn first."""
MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr")
"""Kinds of dot that become red, green and blue without loss; those of 16 bits do not."""
MOST = 25_000_000
"""Dots of the largest picture that is opened: a few hundred milliseconds and a hundred megabytes."""
SIDE = 96
"""Dots along the longer side of the small picture: on a wide slide one is 10 points, half the height of a letter."""
DARK, LIGHT = 0.05, 0.95
"""Where the two ends lie among all dots in the order of their luminance: a few dots more are dirt."""
LIGHTS = [[weight * decoded(value / 255) for value in range(256)] for weight in (0.2126, 0.7152, 0.0722)]
"""The luminance of each value of red, green and blue (WCAG 2.2)."""

Dot = tuple[int, int, int, int]
"""Red, green, blue and how much of what lies below is covered, from 0 to 255."""


@dataclass(frozen=True, slots=True)
class Thumb:
    """A picture made small: `wide` x `high` dots of four bytes, row by row."""

    wide: int
    high: int
    data: bytes

    def dots(self, box: tuple[int, int, int, int]) -> list[Dot]:
        """Return the dots from left and top up to right and bottom."""
        left, top, right, bottom = box
        found: list[Dot] = []
        for row in range(top, bottom):
            line = self.data[4 * (row * self.wide + left) : 4 * (row * self.wide + right)]
            found += zip(line[::4], line[1::4], line[2::4], line[3::4], strict=True)
        return found


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that fills something. `area` is where it is seen (None: wherever it is asked for), `spread` where the
    whole of it would lie (None: tiled or turned, so that any part may lie anywhere), `cover` how much of what lies
    below it covers, from 0 to 1."""

    thumb: Thumb
    area: Area | None = None
    spread: Area | None = None
    cover: float = 1.0

    def dots(self, area: Area) -> list[Dot]:
        """Return the dots that lie under an area."""
        wide, high, spread = self.thumb.wide, self.thumb.high, self.spread
        if spread is None:
            return self.thumb.dots((0, 0, wide, high))
        part = area if self.area is None else clipped(area, self.area)
        across, down = wide / spread.width, high / spread.height
        left, right = span((part.left - spread.left) * across, (part.right - spread.left) * across, wide)
        top, bottom = span((part.top - spread.top) * down, (part.bottom - spread.top) * down, high)
        return self.thumb.dots((left, top, right, bottom))


def span(start: float, end: float, count: int) -> tuple[int, int]:
    """Return the first and the last but one of the dots that a stretch touches, one at the least."""
    first = min(max(math.floor(start + 0.01), 0), count - 1)
    return first, min(max(math.ceil(end - 0.01), first + 1), count)


def thumb(data: bytes) -> Thumb | None:
    """Return a picture made small, or None for one that is damaged, too large or a drawing."""
    from PIL import Image

    try:
        # Pillow warns of what is odd in a file; nobody here can mend that.
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MOST or image.mode not in MODES:
                return None
            plain = image.mode in ("L", "RGB") and "transparency" not in image.info
            small = image if plain or image.format == "JPEG" else image.convert("RGBA")
            small.thumbnail((SIDE, SIDE), Image.Resampling.BOX, reducing_gap=2.0)
            dots = small.convert("RGBA")
            return Thumb(dots.width, dots.height, dots.tobytes())
    except Exception:  # noqa: BLE001 - decoders raise whatever a damaged picture leads them to: it is not known, then
        return None


@lru_cache(maxsize=512)
def seen(picture: Picture, area: Area, below: Ground) -> Ground:
    """Return the colours of an area with a picture on it: the dark and the light end, or one where they are the same
    to the eye. What shines through one that is not known may be anything."""
    part = 1.0 if picture.area is None else overlap(area, picture.area) / max(area.width * area.height, 1)
    if part < TOUCHED:
        return below
    dots = picture.dots(area)
    if picture.cover >= 1 and all(dot[3] == 255 for dot in dots):
        found = ends([(red / 255, green / 255, blue / 255) for red, green, blue, _ in limits(dots)])
    else:
        found = ends(extremes([each for under in below or ANYTHING for each in blended(dots, picture.cover, under)]))
    if part > COVERED:
        return found
    return None if below is None else ends((*found, *below))


def limits(dots: list[Dot]) -> tuple[Dot, Dot]:
    """Return the dots at the dark and at the light end."""
    red, green, blue = LIGHTS
    ordered = sorted(dots, key=lambda dot: red[dot[0]] + green[dot[1]] + blue[dot[2]])
    return ordered[int(DARK * (len(ordered) - 1))], ordered[math.ceil(LIGHT * (len(ordered) - 1))]


def blended(dots: list[Dot], cover: float, under: Rgb) -> list[Rgb]:
    """Return the colours of dots through which a colour shines."""
    found = []
    for red, green, blue, alpha in dots:
        share = cover * alpha / 255
        mixed = (under[n] + (part / 255 - under[n]) * share for n, part in enumerate((red, green, blue)))
        found.append(tuple(mixed))
    return found  # type: ignore[return-value]


def extremes(colours: list[Rgb]) -> tuple[Rgb, Rgb]:
    """Return the colours at the dark and at the light end."""
    ordered = sorted(colours, key=luminance)
    return ordered[int(DARK * (len(ordered) - 1))], ordered[math.ceil(LIGHT * (len(ordered) - 1))]

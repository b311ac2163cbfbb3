"""Widths of text, from the faces that are embedded."""

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from mallette.fonts import face_name, face_path

ASCENT_MIDDLE = 0.3465
"""Half of what Arimo's letters stand higher above the baseline than they hang below it, in em."""
CAPITAL = 1409 / 2048
"""Height of Arimo's capitals, upright and bold, in em."""


@cache
def face(bold: bool = False, italic: bool = False) -> str:
    """Return the name under which reportlab knows a face; it is registered when first asked for."""
    name = face_name(bold, italic)
    pdfmetrics.registerFont(TTFont(name, str(face_path(bold, italic)), asciiReadable=False))
    return name


@cache
def ems(text: str, bold: bool = False, italic: bool = False) -> float:
    """Return the width of `text` in em."""
    return float(pdfmetrics.stringWidth(text, face(bold, italic), 1000)) / 1000


def advance(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """Return the width of `text` in points."""
    return ems(text, bold, italic) * size


def baseline(size: float, leading: float) -> float:
    """Return how far below the top of its line text stands."""
    return leading / 2 + size * ASCENT_MIDDLE

"""About how high planned paragraphs and tables will stand: the word processor decides, but who plans a page must guess.

Words are measured with the widths of Arimo, which are those of Arial; lengths are in points.
"""

from math import ceil
from typing import assert_never

from mallette.fit import measure_lines
from mallette.tree import Run
from mallette.writers.docx.styles import LISTS, PARAGRAPHS, TABLES
from mallette.writers.docx.values import Bitmaps, Grid, Line, Para, Part, Sketch

NATURAL = 1.15
"""From line to line in Arial, in sizes."""
TWIPS = 20
MM = 72 / 25.4
STYLES = {style.name: style for style in PARAGRAPHS}
FRAMES = {style.name: style for style in TABLES}
INDENTS = {levels.style: levels.indent for levels in LISTS}


def parts_height(parts: tuple[Part, ...], width: float) -> float:
    """Return about how high `parts` are in a column of `width` points. Of the space under a paragraph and that above
    the next one, only the larger counts; above the first there is none."""
    height, under = 0.0, float("inf")
    for part in parts:
        if isinstance(part, Para):
            style = STYLES[part.style]
            height += para_height(part, width) + max(style.before - under, 0) + style.after
            under = style.after
        else:
            height += drawn_height(part)
            under = 0
    return height


def drawn_height(part: Grid | Sketch | Bitmaps) -> float:
    """Return about how high a table or a picture is."""
    match part:
        case Grid():
            return sum(line_height(line, part) for line in part.lines)
        case Sketch():
            return part.drawing.area.height
        case Bitmaps():
            return max((image.height for image in part.images), default=0)
        case _:
            assert_never(part)


def para_height(para: Para, width: float) -> float:
    """Return about how high the lines of a paragraph are."""
    style = STYLES[para.style]
    if style.exact:
        return style.exact
    indent = (style.left or INDENTS.get(para.style, 0)) * MM
    text = tuple(Run(piece.text, bold=piece.bold, italic=piece.italic) for piece in para.pieces if piece.text)
    lines = max(measure_lines(text, style.size, max(width - indent, style.size), style.bold), 1)
    return lines * style.size * NATURAL * style.spacing


def line_height(line: Line, grid: Grid) -> float:
    """Return about how high a row is: as high as its highest cell."""
    style = FRAMES[grid.style]
    highest, column = 0.0, 0
    for square in line.squares:
        width = sum(grid.widths[column : column + square.span]) / TWIPS - 2 * style.sides * MM
        highest = max(highest, parts_height(square.parts, width))
        column += square.span
    return max(ceil(highest + 2 * style.ends * MM), line.height / TWIPS)

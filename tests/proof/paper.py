"""Printed pages, read back from the bytes of a PDF: each letter by its ink, each line and shape with its weight and
grey.

Letters are measured by the outlines of the face that is embedded, so that a comma below a line is not in the way of the
letter beside it. Lengths are points from the upper left corner of the page; a grey of 0 is black, NaN is a colour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from math import hypot, nan
from typing import Any

from mallette.fonts import face_name, face_path
from mallette.model.stage import Area, Point

FACES = {face_name(bold, italic): (bold, italic) for bold in (False, True) for italic in (False, True)}
BEND = 12
"""Straight pieces that a curve is cut into."""
APART = 0.06
"""Of the size of a letter: a wider gap before the next one begins a new word."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: the rectangle of its ink, its grey, its size in points."""

    text: str
    ink: Area
    grey: float
    size: float = 0


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together, and as how many-th thing on the page they are drawn."""

    letters: tuple[Letter, ...]
    order: int = 0

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.letters)

    @property
    def ink(self) -> Area:
        """The rectangle around the ink of its letters."""
        return around([each.ink for each in self.letters])

    def __str__(self) -> str:
        return f"{self.text!r} at {self.ink.left:.0f}, {self.ink.top:.0f}"


@dataclass(frozen=True, slots=True)
class Shape:
    """A line or a shape by its corners, curves cut into pieces: the weight and the grey of its line, the grey of its
    filling; no line, or no filling, is None."""

    points: tuple[Point, ...]
    weight: float = 0
    line: float | None = None
    fill: float | None = None
    order: int = 0

    @property
    def half(self) -> float:
        """How far its ink reaches beyond its corners."""
        return self.weight / 2 if self.line is not None else 0

    @property
    def ink(self) -> Area:
        """The rectangle around it."""
        lefts, tops = zip(*self.points, strict=True)
        return Area(min(lefts), min(tops), max(lefts) - min(lefts), max(tops) - min(tops)).inside(-self.half)

    def __str__(self) -> str:
        area = self.ink
        return f"shape of {area.width:.0f} by {area.height:.0f} at {area.left:.0f}, {area.top:.0f}"


@dataclass(frozen=True, slots=True)
class Side:
    """A printed page: its words, its lines and shapes, and how many pictures made of dots it has."""

    width: float
    height: float
    words: tuple[Word, ...] = ()
    shapes: tuple[Shape, ...] = ()
    images: int = 0


def around(areas: Sequence[Area]) -> Area:
    """Return the rectangle around rectangles."""
    left, top = min(each.left for each in areas), min(each.top for each in areas)
    return Area(left, top, max(each.right for each in areas) - left, max(each.bottom for each in areas) - top)


def read_sides(data: bytes) -> list[Side]:
    """Return the pages of a PDF."""
    from pdfminer.pdfpage import PDFPage

    interpreter = reader()
    sides = []
    for page in PDFPage.get_pages(BytesIO(data)):
        interpreter.process_page(page)
        sides.append(side_of(interpreter.device.get_result()))
    return sides


def reader() -> Any:
    """Return what reads pages. A letter keeps the size of its font, which pdfminer forgets: its ink is scaled from it.
    A line whose weight nobody sets is one point heavy (ISO 32000-1, 8.4.1), where pdfminer says 0."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

    class Device(PDFPageAggregator):
        def render_char(self, matrix: Any, font: Any, fontsize: float, *others: Any) -> float:
            advance = super().render_char(matrix, font, fontsize, *others)
            self.cur_item._objs[-1].fontsize = fontsize
            return advance

    class Interpreter(PDFPageInterpreter):
        def init_state(self, ctm: Any) -> None:
            super().init_state(ctm)
            self.do_w(1)

    manager = PDFResourceManager()
    return Interpreter(manager, Device(manager, laparams=None))


def side_of(page: Any) -> Side:
    """Return a page as it is drawn."""
    from pdfminer.layout import LTChar, LTCurve, LTImage

    things = list(flat(page))
    letters = [(order, each) for order, each in enumerate(things) if isinstance(each, LTChar)]
    shapes = (shape_of(each, page.height, order) for order, each in enumerate(things) if isinstance(each, LTCurve))
    return Side(
        page.width,
        page.height,
        tuple(words_of(letters, page.height)),
        tuple(each for each in shapes if each.line is not None or each.fill is not None),
        sum(isinstance(each, LTImage) for each in things),
    )


def flat(thing: Any) -> Iterator[Any]:
    """Yield what is drawn, in its order, forms opened."""
    from pdfminer.layout import LTFigure

    for each in thing:
        if isinstance(each, LTFigure):
            yield from flat(each)
        else:
            yield each


def words_of(letters: Sequence[tuple[int, Any]], high: float) -> Iterator[Word]:
    """Yield the letters of a page that is `high` as words: a space ends one, and so does a gap or another line."""
    held: list[Letter] = []
    begun, pen = 0, (nan, nan)
    for order, char in letters:
        a, b, _, _, x, y = char.matrix
        size = char.fontsize * hypot(a, b)
        if held and (hypot(x - pen[0], y - pen[1]) > APART * size or not char.get_text().strip()):
            yield Word(tuple(held), begun)
            held = []
        pen = (x + char.adv * a, y + char.adv * b)
        if char.get_text().strip():
            begun = begun if held else order
            held.append(Letter(char.get_text(), ink_of(char, high), grey_of(char.graphicstate.ncolor), size))
    if held:
        yield Word(tuple(held), begun)


def ink_of(char: Any, high: float) -> Area:
    """Return where the ink of a letter stands, in a face that we know; of another, all the room that it takes."""
    name = char.fontname.rpartition("+")[2]
    if name not in FACES or len(char.get_text()) != 1:
        return Area(char.x0, high - char.y1, char.width, char.height)
    a, b, c, d, x, y = char.matrix
    left, low, right, top = outline(*FACES[name], char.get_text())
    across = [(each * char.fontsize, up * char.fontsize) for each in (left, right) for up in (low, top)]
    corners = [(x + a * right + c * up, high - (y + b * right + d * up)) for right, up in across]
    return around([Area(*corner, 0, 0) for corner in corners])


@cache
def outline(bold: bool, italic: bool, text: str) -> tuple[float, float, float, float]:
    """Return the left, lower, right and upper end of a letter's ink, in em from where it stands."""
    font = face(bold, italic)
    glyph = font["glyf"][font.getBestCmap().get(ord(text), ".notdef")]
    ends = (getattr(glyph, name, 0) for name in ("xMin", "yMin", "xMax", "yMax"))
    left, low, right, top = (each / font["head"].unitsPerEm for each in ends)
    return left, low, right, top


@cache
def face(bold: bool, italic: bool) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(face_path(bold, italic))


def shape_of(curve: Any, high: float, order: int) -> Shape:
    """Return a line or a shape of a page that is `high`."""
    points = tuple((x, high - y) for x, y in bent(curve.original_path))
    line = grey_of(curve.stroking_color) if curve.stroke else None
    return Shape(points, curve.linewidth, line, grey_of(curve.non_stroking_color) if curve.fill else None, order)


def bent(path: Sequence[Any]) -> Iterator[Point]:
    """Yield the corners of a path, and of its curves as many points as they are cut into."""
    start: Point | None = None
    last: Point = (0.0, 0.0)
    for name, *points in path:
        match name, points:
            case "h", _:
                yield from (start,) if start else ()
            case "c", [one, two, end]:
                for number in range(1, BEND + 1):
                    t = number / BEND
                    parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
                    places = zip(parts, (last, one, two, end), strict=True)
                    xs, ys = zip(*((part * x, part * y) for part, (x, y) in places), strict=True)
                    yield sum(xs), sum(ys)
                last = end
            case _:
                last = points[-1]
                start = last if name == "m" else start
                yield last


def grey_of(colour: Any) -> float:
    """Return a colour's grey, NaN where it has another colour or none that is known."""
    parts = colour if isinstance(colour, tuple) else (colour,)
    if len(parts) in (1, 3) and all(isinstance(each, int | float) and each == parts[0] for each in parts):
        return float(parts[0])
    return nan

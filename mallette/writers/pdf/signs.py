"""Signs that are drawn: the font lacks some, a copier loses others in the font's hairlines, and on a card all are the
same size."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from math import cos, pi, sin

from mallette.fonts import coverage
from mallette.model.stage import Area, Point
from mallette.writers.pdf.marks import Mark, Oval, Path, Tag, Words, rectangle
from mallette.writers.pdf.measure import advance

SIDE = 0.68
"""Height and width of a sign among words, in sizes, where there is room; Arimo's capitals are as high."""
LINE = 1.0
"""Weight of the line of an empty sign, in points."""
MARK = 0.72
"""Size of the mark in a warning's sign, in heights of that."""


def square(area: Area, tag: Tag | None) -> Mark:
    """Return a black square."""
    return Path(rectangle(area.left, area.top, area.width, area.height).points, 0, closed=True, fill=0, tag=tag)


def circle(area: Area, tag: Tag | None) -> Mark:
    """Return a black circle."""
    return Oval(*area.middle, area.width / 2, area.height / 2, 0, fill=0, tag=tag)


def triangle(area: Area, tag: Tag | None) -> Mark:
    """Return a black triangle that stands on its base."""
    corners = ((area.left, area.bottom), (area.middle[0], area.top), (area.right, area.bottom))
    return Path(corners, 0, closed=True, fill=0, tag=tag)


def star(area: Area, tag: Tag | None) -> Mark:
    """Return a black star."""
    return Path(tuple(star_corners(area)), 0, closed=True, fill=0, tag=tag)


def star_corners(area: Area, rays: int = 5, inner: float = 0.2) -> Iterator[Point]:
    """Yield the corners of a star, two a ray, every other one `inner` widths from its middle."""
    for number in range(2 * rays):
        reach = 0.5 if number % 2 == 0 else inner
        angle = pi * (number / rays - 0.5)
        yield area.middle[0] + reach * area.width * cos(angle), area.middle[1] + reach * area.height * sin(angle)


def box(area: Area, tag: Tag | None) -> Mark:
    """Return an empty square, to be ticked."""
    room = area.inside(LINE / 2)
    return Path(rectangle(room.left, room.top, room.width, room.height).points, LINE, closed=True, tag=tag)


def ring(area: Area, tag: Tag | None) -> Mark:
    """Return an empty circle."""
    return Oval(*area.middle, (area.width - LINE) / 2, (area.height - LINE) / 2, LINE, tag=tag)


def sun(area: Area, tag: Tag | None) -> Mark:
    """Return a black star of eight rays."""
    return Path(tuple(star_corners(area, 8, 0.25)), 0, closed=True, fill=0, tag=tag)


def arrow(area: Area, tag: Tag | None) -> Mark:
    """Return a black arrow to the right."""
    x, y, half = area.left, area.middle[1], area.height / 2
    neck, shaft = area.left + 0.45 * area.width, 0.16 * half
    upper = ((x, y - shaft), (neck, y - shaft), (neck, y - 0.75 * half), (area.right, y))
    lower = ((neck, y + 0.75 * half), (neck, y + shaft), (x, y + shaft))
    return Path((*upper, *lower), 0, closed=True, fill=0, tag=tag)


Draw = Callable[[Area, Tag | None], Mark]
SIGNS: Mapping[str, Draw] = {"■": square, "●": circle, "▲": triangle, "★": star}
"""Those that are held up."""
HAIRLINES: Mapping[str, Draw] = {"□": box, "○": ring, "☼": sun, "→": arrow}
"""Those that the font has in lines too thin for a copier (measured: of their ink at 10.5 points the third copy keeps
less than half)."""


@cache
def among(italic: bool) -> str:
    """Return the signs that we draw among words: the font lacks them, or has them too thin."""
    return "".join((*HAIRLINES, *(each for each in SIGNS if each not in coverage(italic))))


def split_signs(text: str, italic: bool) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, each with whether it is one sign that is drawn."""
    drawn = among(italic)
    start = 0
    for place, letter in enumerate(text):
        if letter in drawn:
            if start < place:
                yield text[start:place], False
            yield letter, True
            start = place + 1
    if start < len(text):
        yield text[start:], False


def among_words(sign: str, words: Words) -> Mark:
    """Return a sign in the room that the font gives it or its box for an unknown character, with what a person hears
    of it. `words` say where it stands."""
    room = advance(sign, words.size, words.bold, words.italic)
    side = min(SIDE * words.size, room)
    left = words.x + (room - side) / 2
    spoken = words.tag
    if spoken and not spoken.alt:  # a picture is heard as a whole
        spoken = Tag("Span", spoken, alt=sign)
    return {**SIGNS, **HAIRLINES}[sign](Area(left, words.y - side, side, side), spoken)


def warning(side: float) -> tuple[Mark, ...]:
    """Return a triangle with an exclamation mark, `side` points high."""
    frame = Path(((side / 2, 1), (side, side - 0.5), (0, side - 0.5)), 1.2, closed=True)
    size = side * MARK
    return frame, Words(side / 2 - advance("!", size, True) / 2, side - 2.6, "!", size, True)


def whitened(mark: Mark) -> Mark:
    """Return words and signs in white."""
    match mark:
        case Words(x, y, text, size, bold, italic, _, tag):
            return Words(x, y, text, size, bold, italic, white=True, tag=tag)
        case Path(points, width, dash, closed, 0, tag):
            return Path(points, width, dash, closed, 1, tag)
        case Oval(x, y, across, down, width, dash, 0, tag):
            return Oval(x, y, across, down, width, dash, 1, tag)
        case _:
            return mark

"""What stands on a page, as plain values: words, lines, shapes, and the strips that they stand in.

Lengths are points, `y` counts downwards from the top of the strip. A `Tag` says which element of the document's
structure a mark belongs to; a mark without one is decoration, which a screen reader passes over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mallette.model.looks import ImageFile

MM = 72 / 25.4


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """An element of the document's structure. Two are the same only if they are one object.

    `role` is a structure type of PDF (``P``, ``TD``). `lang` is set where it differs from the parent's.
    """

    role: str
    parent: "Tag | None" = None
    lang: str = ""
    alt: str = ""
    scope: str = ""
    span: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text in one face; `y` is its baseline."""

    x: float
    y: float
    text: str
    size: float = 12
    bold: bool = False
    italic: bool = False
    white: bool = False
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points; `width` 0 draws none. `closed` joins the ends, `fill` is a grey: 0 black, 1 white."""

    points: tuple[tuple[float, float], ...]
    width: float = 0.75
    dash: tuple[float, ...] = ()
    closed: bool = False
    fill: float | None = None
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Oval:
    """An ellipse around (`x`, `y`)."""

    x: float
    y: float
    across: float
    down: float
    width: float = 1.2
    dash: tuple[float, ...] = ()
    fill: float | None = None
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Void:
    """No ink: it makes an element known that has nothing to show, as an empty cell."""

    tag: Tag


@dataclass(frozen=True, slots=True)
class Jump:
    """An area that leads to the section `target` when it is clicked; `text` says where to."""

    x: float
    y: float
    width: float
    height: float
    target: str
    text: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A picture from a file; (`x`, `y`) is its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    image: ImageFile
    tag: Tag | None = None


Mark = Words | Path | Oval | Void | Jump | Bitmap


@dataclass(frozen=True, slots=True)
class Strip:
    """A slice of a page that is never cut: a line of text, a table row, a box.

    `before` is the space above it, left out at the top of a page; `keep` binds it to the next strip; `head` is set
    again above it when it opens a page.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    before: float = 0
    keep: bool = False
    head: tuple["Strip", ...] = ()


Strips = tuple[Strip, ...]


def moved(marks: Iterable[Mark], right: float, down: float) -> tuple[Mark, ...]:
    """Return `marks` at another place."""
    return tuple(move(mark, right, down) for mark in marks) if right or down else tuple(marks)


def move(mark: Mark, right: float, down: float) -> Mark:
    """Return `mark` at another place."""
    match mark:
        case Words(x, y, text, size, bold, italic, white, tag):  # most marks are words: this is faster than replace
            return Words(x + right, y + down, text, size, bold, italic, white, tag)
        case Path(points, width, dash, closed, fill, tag):
            return Path(tuple((x + right, y + down) for x, y in points), width, dash, closed, fill, tag)
        case Void():
            return mark
        case _:
            return replace(mark, x=mark.x + right, y=mark.y + down)


def untagged(strip: Strip) -> Strip:
    """Return `strip` as decoration: what is set a second time is not read a second time."""
    marks = tuple(replace(mark, tag=None) for mark in strip.marks if not isinstance(mark, Void | Jump))
    return replace(strip, marks=marks)


def rectangle(x: float, y: float, width: float, height: float, line: float = 0.75, fill: float | None = None) -> Path:
    """Return a rectangle of which `x`, `y` is the upper left corner."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Path(corners, line, closed=True, fill=fill)


def indented(strips: Iterable[Strip], right: float) -> Strips:
    """Return `strips` moved to the right."""
    return tuple(replace(strip, marks=moved(strip.marks, right, 0)) for strip in strips)


def opened(strips: Strips, before: float) -> Strips:
    """Return `strips` with this space above the first of them."""
    return (replace(strips[0], before=before), *strips[1:]) if strips else ()


def bound(strips: Strips, last: bool = True) -> Strips:
    """Return `strips` bound together; with `last`, to what follows too."""
    if not strips:
        return ()
    held = tuple(replace(strip, keep=True) for strip in strips)
    return held if last else (*held[:-1], strips[-1])


def depth(strips: Sequence[Strip]) -> float:
    """Return the height of `strips` set under each other, without space above the first."""
    return sum(strip.height + strip.before for strip in strips) - (strips[0].before if strips else 0)


def stacked(strips: Sequence[Strip]) -> tuple[Mark, ...]:
    """Return the marks of `strips` set under each other, as those of one strip."""
    marks: list[Mark] = []
    y = 0.0
    for number, strip in enumerate(strips):
        y += strip.before if number else 0
        marks += moved(strip.marks, 0, y)
        y += strip.height
    return tuple(marks)


def filled(strips: Sequence[Strip], room: float) -> tuple[Strips, ...]:
    """Return `strips` shared out on pages `room` high: bound strips together where a page can hold them.

    Strips that open a page have their heads set again before them.
    """
    pages: list[list[Strip]] = [[]]
    for group in groups(strips):
        page = pages[-1]
        if page and depth((*page, *group)) > room + 0.01:
            pages.append([*group[0].head])
        for strip in group:  # a group too high for a whole page is cut after all
            if pages[-1] and depth((*pages[-1], strip)) > room + 0.01:
                pages.append([*strip.head])
            pages[-1].append(strip)
    return tuple(tuple(page) for page in pages)


def groups(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Return `strips` in the groups that stay together."""
    made: list[list[Strip]] = []
    open_group = False
    for strip in strips:
        if open_group:
            made[-1].append(strip)
        else:
            made.append([strip])
        open_group = strip.keep
    return made

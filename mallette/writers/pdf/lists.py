"""Lists: the sign of each item drawn, its text beside it."""

from dataclasses import replace

from mallette.tree import Item, List
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.marks import Mark, Oval, Strip, Strips, Tag, Words, bound, indented, moved, opened, rectangle
from mallette.writers.pdf.measure import advance, baseline
from mallette.writers.pdf.text import Style

CIRCLE = 18.0
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
INDENT = {"bullet": 14.0, "number": 27.0, "check": 20.0, "letter": 40.0, "plain": 0.0}
GAP = {"bullet": 2.5, "number": 5.0, "check": 4.0, "letter": 4.0, "plain": 2.5}
"""Indentation of items and space between them in points, for text of 12 points."""
WHOLE = {"letter": 6, "number": 5, "check": 8}
"""Lists of so many items are read and ticked as one, so they are kept on one page."""


def list_strips(block: List, ground: Ground) -> Strips:
    """Return a list. Its first item never stands alone, nor its last; steps, boxes to tick and the choices of a
    question stay together where they are few."""
    scale = ground.size / 12
    tag = Tag("L", ground.tag)
    made: list[Strip] = []
    for number, item in enumerate(block.items):
        inner = ground.within(Tag("LI", tag), ground.width)
        strips = item_strips(item, block.kind, number + block.start - 1, inner, scale)
        strips = opened(strips, item_gap(item, block.kind) * scale * ground.gaps if number else 0)
        alone = number in {0, len(block.items) - 2} and number < len(block.items) - 1 and len(strips) <= 4
        made += bound(strips) if alone else strips
    whole = len(block.items) <= WHOLE.get(block.kind, 0) and not any(item.blocks for item in block.items)
    return bound(tuple(made), last=False) if whole else tuple(made)


def item_gap(item: Item, kind: str) -> float:
    """Return the space above an item in points, for text of 12 points."""
    return max(GAP[kind], 9 if item.blocks else 0)


def item_strips(item: Item, kind: str, number: int, ground: Ground, scale: float) -> Strips:
    """Return an item: its text, and under it its blocks, beside its sign."""
    indent = INDENT[kind] * scale
    inner = ground.within(Tag("LBody", ground.tag), ground.width - indent)
    label = Tag("Lbl", ground.tag)
    text = inner.text(item.text, ground.style())
    if not text:
        text = (Strip(ground.line),)
    under = opened(ground.lay(item.blocks, inner), 3 * scale)
    if under:
        text = bound(text) if len(text) <= 4 else (*text[:-1], replace(text[-1], keep=True))
    strips = indented((*text, *under), indent)
    if kind == "number":
        strips = lowered(strips, (CIRCLE * scale - ground.line) / 2)
    letter = item.sign or LETTERS[number % 26]
    marks = (*sign(kind, letter, number, ground, scale, label), *strips[0].marks)
    return (replace(strips[0], marks=marks), *strips[1:])


def lowered(strips: Strips, down: float) -> Strips:
    """Return the strips of an item whose sign is higher than a line, its first line in the sign's middle."""
    first = strips[0]
    marks = moved(first.marks, 0, down)
    height = first.height + down * (2 if len(strips) == 1 else 1)
    return (replace(first, marks=marks, height=height), *strips[1:])


def sign(kind: str, letter: str, number: int, ground: Ground, scale: float, tag: Tag) -> tuple[Mark, ...]:
    """Return the sign before an item; `letter` names a choice."""
    middle = ground.line / 2
    match kind:
        case "bullet":
            side = 4.2 * scale
            return (rectangle(2 * scale, middle - side / 2, side, side, 0, 0),)
        case "number":
            return circled(str(number + 1), CIRCLE * scale / 2, max(10.5 * scale, ground.sheet.small), tag)
        case "check":
            return (box(0, middle, 10.5 * scale),)
        case "letter":
            style = Style(ground.size, ground.line)
            words = Words(19 * scale, baseline(style.size, style.leading), letter, style.size, True, tag=tag)
            return box(0, middle, 10.5 * scale), words
        case _:
            return ()


def circled(text: str, radius: float, size: float, tag: Tag | None) -> tuple[Mark, ...]:
    """Return a number in a circle."""
    x = radius - advance(text, size, bold=True) / 2
    words = Words(x, radius + size * 0.358, text, size, True, tag=tag)
    return Oval(radius, radius, radius - 0.6, radius - 0.6, 1.2), words


def box(x: float, middle: float, side: float) -> Mark:
    """Return an empty box to tick."""
    return rectangle(x + 0.5, middle - side / 2, side, side, 1)

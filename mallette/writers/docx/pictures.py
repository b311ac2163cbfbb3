"""A picture in the guide: laid out as shapes where its words fit, else set as a list. Never nothing."""

from mallette.fit import Passage
from mallette.model.stage import Area
from mallette.pictures import lay_out
from mallette.pictures.shapes import Drawing, Form, Shape
from mallette.tree import Link, Node, Picture, Run, Text, plain
from mallette.writers.docx.values import Mark, Para, Part, Piece, Room, Sketch, pieces

SIZES = (12.0, 11.0, 10.0)
"""Sizes of words in pictures, in points."""

TOLD = "Picture Told"
"""The style of what a picture says, where it could not be drawn."""

WIDTHS = (0.65, 0.8, 1.0)
"""Widths that are tried, in widths of the room."""

HEIGHTS = (0.3, 0.4, 0.5, 0.65, 0.8, 1.0)
"""Heights that are tried, in widths of the picture."""

FIGURES: dict[str, Form] = {"■": "rectangle", "●": "ellipse", "▲": "triangle", "★": "star"}
"""Figures that stand for an answer beside its letter. They are drawn: Arial has no star, and no program's figures are
of one size."""

LETTER, FIGURE = 130.0, 92.0
"""Size of the letter and side of the figure of a card that is held up in a room, in points."""


def plan_answer(text: Text, room: Room) -> Sketch | None:
    """Return a large letter beside its figure where `text` is that and no more, else nothing."""
    letter, _, sign = plain(text).partition(" ")
    if len(letter) != 1 or sign not in FIGURES:
        return None
    lang = text[0].lang or room.lang
    area = Area(0, 0, min(room.width / 20, 2.2 * FIGURE), 1.2 * LETTER)
    words = (Passage((Run(letter, lang=lang),), LETTER, bold=True),)
    figure = Area(area.right - FIGURE, (area.height - FIGURE) / 2, FIGURE, FIGURE)
    shapes = (
        Shape("words", Area(0, 0, figure.left, area.height), words, inset=0),
        Shape(FIGURES[sign], figure, fill="ink"),
    )
    return Sketch(Drawing("row", area, shapes, LETTER, text), plain(text), lang)


def plan_picture(picture: Picture, room: Room) -> tuple[Part, ...]:
    """Return the picture as a drawing with its alternative text, or as a list where its words do not fit."""
    drawing = smallest(picture, room.width / 20)
    if drawing is None:
        return listed_picture(picture, room)
    return (Sketch(drawing, plain(picture.alt), picture.alt[0].lang if picture.alt else room.lang),)


def smallest(picture: Picture, width: float) -> Drawing | None:
    """Return the picture in the least room in which its words fit at the largest size they can have, at most `width`
    points wide; nothing if they never fit."""
    tried = (
        lay_out(picture, Area(0, 0, share * width, height * share * width), (size,))
        for size in SIZES
        for share in WIDTHS
        for height in HEIGHTS
        if picture.nodes
    )
    return next((drawing for drawing in tried if drawing.fits), None)


def listed_picture(picture: Picture, room: Room) -> tuple[Part, ...]:
    """Return what a picture says, then each thing and each link in it as an entry of a list."""
    names = {node.key: node.text for node in picture.nodes}
    entries = [node_words(node, room) for node in picture.nodes]
    entries += [link_words(link, names, room) for link in picture.links]
    listed = (Para(words, "List Bullet", Mark(room.level)) for words in entries if words)
    return (Para(pieces(picture.alt, room), TOLD), *listed)


def node_words(node: Node, room: Room) -> tuple[Piece, ...]:
    return joined([text for text in (node.text, node.detail, node.shown) if text], " – ", room)


def link_words(link: Link, names: dict[str, Text], room: Room) -> tuple[Piece, ...]:
    ends = joined([names.get(link.start, ()), names.get(link.end, ())], " → ", room)
    return (*ends, Piece(" – ", room.lang), *pieces(link.text, room)) if link.text else ends


def joined(texts: list[Text], sign: str, room: Room) -> tuple[Piece, ...]:
    """Return the words of `texts` with a sign between them."""
    words: list[Piece] = []
    for text in texts:
        words += [Piece(sign, room.lang)] if words else []
        words += pieces(text, room)
    return tuple(words)

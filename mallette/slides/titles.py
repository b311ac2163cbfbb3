"""The headline of a slide, at the largest size at which it fits; where it may, it takes room from what is below."""

from dataclasses import dataclass, replace

from mallette.fit import Passage, first_size, has_room, in_face, measure_height, widest_word
from mallette.model.stage import Area, Room
from mallette.slides.arrange import TooLongError
from mallette.slides.values import TextPart, tag_of
from mallette.tree import Run, Slide, Text, plain

GAP = 8.0
"""Points between a title that has grown and the body."""
BODY_SHARE = 0.6
"""The share of its height that is left to a body at least."""


@dataclass(frozen=True, slots=True)
class Headed:
    """A slide's title, and the room that it leaves."""

    title: TextPart
    room: Room


def head(slide: Slide, room: Room, turn: int = 1, turns: int = 1) -> Headed:
    """Return the title at the largest size at which it fits, and the room below it. Raises TooLongError."""
    text = titled(slide, room, turn, turns)
    title = room.title
    size = first_size(
        room.sizes.title, lambda size: has_room([passage_of(text, size, room)], title.width, title.height)
    )
    if size is not None:
        return Headed(TextPart(title, (passage_of(text, size, room),), "title", size), room)
    smallest = passage_of(text, room.sizes.title[-1], room)
    if room.borrowed and widest_word(text, smallest.size, smallest.bold) <= title.width:
        return grown(smallest, room)
    raise too_long(smallest, title)


def titled(slide: Slide, room: Room, turn: int, turns: int) -> Text:
    """Return a slide's title, led by its number where the layout has no place for that."""
    holder = room.holders.get("title")
    tag = tag_of(slide.number, turn, turns) if room.tag is None else ""
    lead = (Run(f"{tag}\u2002"),) if tag else ()
    return in_face((*lead, *slide.title), holder.face if holder else "") or (*lead, *slide.title)


def passage_of(text: Text, size: float, room: Room) -> Passage:
    """Return a title as its layout sets it."""
    holder = room.holders.get("title")
    return Passage(text, size, bold=holder.bold if holder else True, align=holder.align if holder else "left")


def grown(title: Passage, room: Room) -> Headed:
    """Return a title higher than its box, and a body that begins under it."""
    area = Area(room.title.left, room.title.top, room.title.width, measure_height([title], room.title.width))
    down = max(0.0, area.bottom + GAP - room.body.top)
    if room.body.height - down < BODY_SHARE * room.body.height:
        raise too_long(title, room.title)
    lower = replace(
        room, title=area, body=lowered(room.body, down), left=lowered(room.left, down), right=lowered(room.right, down),
        detail=room.detail and lowered(room.detail, down),
    )  # fmt: skip
    return Headed(TextPart(area, (title,), "title", title.size), lower)


def lowered(area: Area, down: float) -> Area:
    """Return an area whose top is lower."""
    return Area(area.left, area.top + down, area.width, area.height - down)


def too_long(title: Passage, area: Area) -> TooLongError:
    """Return what to tell: the longest word, or how much too high it is."""
    if (wide := widest_word(title.text, title.size, title.bold)) > area.width:
        return TooLongError(f"a word of the title is {wide:.0f} points wide and has {area.width:.0f}")
    high, letters = measure_height([title], area.width), len(plain(title.text))
    most = int(letters * area.height / high)
    return TooLongError(f"the title is too long: {letters} letters, and about {most} have room")

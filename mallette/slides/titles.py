"""The headline of a slide, at the largest size at which it fits; where it may, it takes room from what is below."""

from dataclasses import dataclass, replace

from mallette.fit import PITCH, Passage, first_size, has_room, measure_height, measure_lines, widest_word
from mallette.model.stage import Area, Room
from mallette.slides.arrange import TooLongError
from mallette.slides.values import TextPart, tag_of
from mallette.tree import Run, Slide, Text, plain

GAP = 8.0
"""Points between a title that has grown and the body."""
BODY_SHARE = 0.6
"""The share of its height that is left at least to what stands under a title."""


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
    face = holder.face if holder else next((run.face for run in slide.title), "")
    return tuple(replace(run, face=face) for run in (*lead, *slide.title))


def passage_of(text: Text, size: float, room: Room) -> Passage:
    """Return a title as its layout sets it."""
    holder = room.holders.get("title")
    return Passage(text, size, bold=holder.bold if holder else True, align=holder.align if holder else "left")


def grown(title: Passage, room: Room) -> Headed:
    """Return a title higher than its box, and a room in which everything else begins under it."""
    area = replace(room.title, height=measure_height([title], room.title.width))
    under = [each for each in (room.body, room.left, room.right, room.detail) if each]
    lowest = min(each.bottom - BODY_SHARE * each.height for each in under)
    top = area.bottom + GAP
    if top > lowest:
        raise too_long(title, replace(room.title, height=max(room.title.height, lowest - GAP - room.title.top)))
    lower = replace(
        room, title=area, body=lowered(room.body, top), left=lowered(room.left, top), right=lowered(room.right, top),
        detail=room.detail and lowered(room.detail, top),
    )  # fmt: skip
    return Headed(TextPart(area, (title,), "title", title.size), lower)


def lowered(area: Area, top: float) -> Area:
    """Return what is left of an area below `top`."""
    return replace(area, top=max(area.top, top), height=area.bottom - max(area.top, top))


def too_long(title: Passage, area: Area) -> TooLongError:
    """Return what to tell: the longest word, or how much too high it is."""
    if (wide := widest_word(title.text, title.size, title.bold)) > area.width:
        return TooLongError(f"a word of the title is {wide:.0f} points wide and has {area.width:.0f}")
    letters, lines = len(plain(title.text)), measure_lines(title.text, title.size, area.width, title.bold)
    most = int(letters * (area.height // (PITCH * title.size)) / lines)
    return TooLongError(f"the title is too long: {letters} letters, and about {most} have room")

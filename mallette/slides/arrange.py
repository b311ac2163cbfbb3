"""What stands where on a slide: words alone, words beside a picture, a picture alone, a table under its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mallette.fit import first_size, has_room, measure_height
from mallette.images import fitted, in_row
from mallette.model.stage import Area, Room
from mallette.slides.columns import in_places, side_by_side
from mallette.slides.passages import passages, retold
from mallette.slides.split import text_pages
from mallette.slides.tables import fact_parts, grids
from mallette.slides.values import ImagePart, Part, TextPart
from mallette.slides.visuals import drawn, is_chart
from mallette.tree import Block, Columns, Facts, Layout, Logos, Photo, Picture, Table

WIDE = ("map", "calendar", "wheel", "row", "line", "stairs")
"""Pictures that take the whole width, with words above or below."""
GAP = 16.0
"""Points between words and what stands under or above them."""

LEAST_IMAGE, LOGO_HEIGHT = 40.0, 84.0
"""The lowest area for a picture from a file, and how high marks stand, in points."""
LEAST_TABLE = 60.0
"""The lowest area for a table under words, in points."""

Visual = Table | Picture | Facts | Columns | Photo | Logos
RoomOf = Callable[[Layout], Room]
"""The room that a slide's title leaves on each layout: what stands on a page stands where the layout of that page has
it, which on an office's template is not where another has it."""


class TooLongError(Exception):
    """Something does not fit even at the smallest size. Says what, in words for the author."""


@dataclass(frozen=True, slots=True)
class Page:
    """One slide's parts, and the layout that has room for them. `told` names what could not be drawn there and is said
    in words: ``picture``, ``table``."""

    layout: Layout
    parts: tuple[Part, ...]
    told: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The blocks of a slide: words before its visual, the visual, words after it."""

    before: tuple[Block, ...]
    visual: Visual | None
    after: tuple[Block, ...]

    @property
    def words(self) -> tuple[Block, ...]:
        return (*self.before, *self.after)


def arrange(layout: Layout, blocks: Sequence[Block], room_of: RoomOf) -> list[Page]:
    """Return the pages of a slide, usually one. Raises TooLongError."""
    visuals = [block for block in blocks if isinstance(block, Visual)]
    if len(visuals) > 1:
        words = tuple(block for block in blocks if not isinstance(block, Visual))
        first = arrange(layout, [*words, visuals[0]], room_of)
        return [*first, *(page for visual in visuals[1:] for page in arrange(layout, [visual], room_of))]
    return arrange_content(layout, content_of(blocks, visuals), room_of)


def content_of(blocks: Sequence[Block], visuals: Sequence[Visual]) -> Content:
    """Return the blocks in three: before the visual, the visual, after it."""
    if not visuals:
        return Content(tuple(blocks), None, ())
    place = next(number for number, block in enumerate(blocks) if block is visuals[0])
    return Content(tuple(blocks[:place]), visuals[0], tuple(blocks[place + 1 :]))


def arrange_content(layout: Layout, content: Content, room_of: RoomOf) -> list[Page]:
    """Return the pages for words and at most one visual."""
    match content.visual:
        case None:
            return words_alone(layout, content.words, room_of)
        case Facts() as facts:
            return beside_facts(content.words, facts, room_of)
        case Table() as table:
            return with_table(content, table, room_of)
        case Columns() as columns:
            return in_columns(content, columns, room_of)
        case Photo() | Logos() as image:
            return with_image(content, image, room_of)
        case Picture() as picture:
            if layout != "question":
                return with_picture(content, picture, room_of)
            pages = with_picture(content, picture, lambda _layout: room_of("question"))
            return [replace(page, layout="question") for page in pages]


def words_alone(layout: Layout, blocks: Sequence[Block], room_of: RoomOf) -> list[Page]:
    """Return words on as many pages as they take."""
    if not blocks:
        return [Page(layout, ())]
    room = room_of(layout)
    size, pages = text_pages(lambda size: passages(blocks, size), room.body, room.sizes.body)
    if not pages:
        raise TooLongError(f"a word is wider than the {room.body.width:.0f} points that it has")
    return [Page(layout, (TextPart(room.body, page, "body", size),)) for page in pages]


def beside_facts(words: Sequence[Block], facts: Facts, room_of: RoomOf) -> list[Page]:
    """Return an activity: its task at the left, its facts at the right of every page."""
    room = room_of("activity")
    boxes = fact_parts(facts, room.right, room.sizes.facts)
    if boxes is None:
        return [replace(page, told="facts") for page in words_alone("bullets", (*words, facts), room_of)]
    pages = words_alone("activity", words, lambda _layout: narrow(room))
    return [Page("activity", (*page.parts, *boxes)) for page in pages]


def narrow(room: Room) -> Room:
    """Return a room whose body is the column for words."""
    return replace(room, body=room.left)


def with_table(content: Content, table: Table, room_of: RoomOf) -> list[Page]:
    """Return a table under (and over) its words; where they do not fit together, the words come first."""
    room = room_of("table")
    for size in room.sizes.body:
        area, parts = between(room.body, content, size)
        pages = grids(table, area, room.sizes.table) if area.height > LEAST_TABLE else []
        if len(pages) == 1:
            return [Page("table", (*parts, pages[0]))]
    pages = grids(table, room.body, room.sizes.table)
    if not pages:
        return in_words(content, table, room_of)
    words = words_alone("bullets", content.words, room_of) if content.words else []
    return [*words, *(Page("table", (page,)) for page in pages)]


def in_words(content: Content, visual: Table | Picture, room_of: RoomOf) -> list[Page]:
    """Return what could not be drawn, even at the smallest size, in words: a slide is never left out."""
    told = "table" if isinstance(visual, Table) else "picture"
    pages = words_alone("bullets", (*content.before, *retold(visual), *content.after), room_of)
    return [replace(page, told=told) for page in pages]


def between(body: Area, content: Content, size: float) -> tuple[Area, tuple[TextPart, ...]]:
    """Return the area that is left between words at the top and words at the bottom, and those words in boxes."""
    above, below = (passages(blocks, size) for blocks in (content.before, content.after))
    top = measure_height(above, body.width)
    bottom = measure_height(below, body.width)
    start = body.top + (top + GAP if above else 0)
    end = body.bottom - (bottom + GAP if below else 0)
    parts = []
    if above:
        parts.append(TextPart(Area(body.left, body.top, body.width, top), above, "body", size))
    if below:
        parts.append(TextPart(Area(body.left, end + GAP, body.width, bottom), below, None if above else "body", size))
    return Area(body.left, start, body.width, end - start), tuple(parts)


def with_picture(content: Content, picture: Picture, room_of: RoomOf) -> list[Page]:
    """Return a picture alone, beside its words, or under them: whichever has the larger words. Where none fits, the
    words come first and the picture has a slide of its own."""
    role: Layout = "chart" if is_chart(picture) else "diagram"
    if content.words:
        found = [each for each in (beside(content, picture, room_of), stacked(content, picture, room_of)) if each]
        if picture.kind in WIDE:
            found.reverse()
        if found:
            return [max(found, key=lambda each: each[0])[1]]
    room = room_of(role)
    alone = drawn(picture, room.body, room.sizes)
    if alone is None:
        return in_words(content, picture, room_of)
    words = words_alone("bullets", content.words, room_of) if content.words else []
    return [*words, Page(role, (alone,))]


def beside(content: Content, picture: Picture, room_of: RoomOf) -> tuple[float, Page] | None:
    """Return words at the left and the picture at the right, with the smaller of their sizes."""
    role: Layout = "chart" if is_chart(picture) else "picture"
    room = room_of(role)
    area = room.left
    size = first_size(room.sizes.body, lambda size: has_room(passages(content.words, size), area.width, area.height))
    drawing = drawn(picture, room.right, room.sizes, alone=False)
    if size is None or drawing is None:
        return None
    words = TextPart(area, passages(content.words, size), "body", size)
    return min(size, drawing.size), Page(role, (words, drawing))


def stacked(content: Content, picture: Picture, room_of: RoomOf) -> tuple[float, Page] | None:
    """Return words above and below the picture, with the smaller of their sizes; the best of all sizes of words."""
    role: Layout = "chart" if is_chart(picture) else "diagram"
    room = room_of(role)
    found = []
    for size in room.sizes.body:
        area, parts = between(room.body, content, size)
        drawing = drawn(picture, area, room.sizes)
        if drawing is not None and all(has_room(part.passages, part.area.width, part.area.height) for part in parts):
            found.append((min(size, drawing.size), Page(role, (*parts, drawing))))
    return max(found, key=lambda each: each[0]) if found else None


def with_image(content: Content, image: Photo | Logos, room_of: RoomOf) -> list[Page]:
    """Return a photograph at the right of its words, or marks under them; where they do not fit together, the words
    come first."""
    role: Layout = "picture" if isinstance(image, Photo) and content.words else "diagram"
    room = room_of(role)
    for size in room.sizes.body if content.words else ():
        words = passages(content.words, size)
        left, right = halves(image, room, measure_height(words, room.body.width))
        if has_room(words, left.width, left.height) and right.height >= LEAST_IMAGE:
            return [Page(role, (TextPart(left, words, "body", size), *image_parts(image, right)))]
    alone = Page("diagram", image_parts(image, room_of("diagram").body))
    return [*(words_alone("bullets", content.words, room_of) if content.words else []), alone]


def halves(image: Photo | Logos, room: Room, words: float) -> tuple[Area, Area]:
    """Return the place of the words, which are so high, and that of the picture: side by side, or marks under them."""
    if isinstance(image, Photo):
        return room.left, room.right
    body, top = room.body, min(words, room.body.height)
    return replace(body, height=top), replace(body, top=body.top + top + GAP, height=body.height - top - GAP)


def image_parts(image: Photo | Logos, area: Area) -> tuple[ImagePart, ...]:
    """Return a photograph in the middle of its area, or marks in a row at the top of theirs, none higher than
    `LOGO_HEIGHT`."""
    if isinstance(image, Photo):
        return (ImagePart(fitted(image, area), image.file, image.alt),)
    places = in_row(image.logos, replace(area, height=min(area.height, LOGO_HEIGHT)))
    return tuple(
        ImagePart(place, logo.file, logo.alt, logo.white) for logo, place in zip(image.logos, places, strict=True)
    )


def in_columns(content: Content, columns: Columns, room_of: RoomOf) -> list[Page]:
    """Return columns side by side under their words; where they do not fit, one after the other."""
    room = room_of("columns")
    for size in room.sizes.body:
        area, parts = between(room.body, content, size)
        filled = side_by_side(columns, size, room) if not parts else in_places(columns, area, size, room.sizes)
        if filled is not None:
            return [Page("columns", (*parts, *filled))]
    flat = [block for column in columns.columns for block in column.blocks]
    return arrange("bullets", [*content.before, *flat, *content.after], room_of)

"""What stands where on a slide: words alone, words beside a picture, a picture alone, a table under its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from mallette.fit import Passage, first_size, has_room, measure_height
from mallette.model.stage import Area
from mallette.pictures import centred, lay_out, raised
from mallette.pictures.shapes import Drawing
from mallette.slides.passages import passages
from mallette.slides.rooms import Room, left, right
from mallette.slides.split import text_pages
from mallette.slides.tables import chart, fact_parts, grids, is_chart
from mallette.slides.values import ChartPart, Part, TextPart
from mallette.tree import Block, Column, Columns, Facts, Layout, Picture, Table

WIDE = ("map", "calendar", "wheel", "row", "line", "stairs")
"""Pictures that take the whole width, with words above or below."""
GAP = 16.0
"""Points between words and what stands under or above them."""

Passages = tuple[Passage, ...]
Visual = Table | Picture | Facts | Columns


class TooLongError(Exception):
    """Something does not fit even at the smallest size. Says what, in words for the author."""


@dataclass(frozen=True, slots=True)
class Page:
    """One slide's parts, and the layout that has room for them."""

    layout: Layout
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The blocks of a slide: words before its visual, the visual, words after it."""

    before: tuple[Block, ...]
    visual: Visual | None
    after: tuple[Block, ...]

    @property
    def words(self) -> tuple[Block, ...]:
        return (*self.before, *self.after)


def arrange(layout: Layout, blocks: Sequence[Block], room: Room) -> list[Page]:
    """Return the pages of a slide, usually one. Raises TooLongError."""
    visuals = [block for block in blocks if isinstance(block, Visual)]
    if len(visuals) > 1:
        words = tuple(block for block in blocks if not isinstance(block, Visual))
        first = arrange(layout, [*words, visuals[0]], room)
        return [*first, *(page for visual in visuals[1:] for page in arrange(layout, [visual], room))]
    return arrange_content(layout, content_of(blocks, visuals), room)


def content_of(blocks: Sequence[Block], visuals: Sequence[Visual]) -> Content:
    """Return the blocks in three: before the visual, the visual, after it."""
    if not visuals:
        return Content(tuple(blocks), None, ())
    place = next(number for number, block in enumerate(blocks) if block is visuals[0])
    return Content(tuple(blocks[:place]), visuals[0], tuple(blocks[place + 1 :]))


def arrange_content(layout: Layout, content: Content, room: Room) -> list[Page]:
    """Return the pages for words and at most one visual."""
    match content.visual:
        case None:
            return words_alone(layout, content.words, room)
        case Facts() as facts:
            return beside_facts(content.words, facts, room)
        case Table() as table:
            return with_table(content, table, room)
        case Columns() as columns:
            return in_columns(layout, content, columns, room)
        case Picture() as picture:
            return with_picture(content, picture, room)


def words_alone(layout: Layout, blocks: Sequence[Block], room: Room) -> list[Page]:
    """Return words on as many pages as they take."""
    if not blocks:
        return [Page(layout, ())]
    pages = text_pages(lambda size: passages(blocks, size), room.body, room.body_sizes)
    if not pages:
        raise TooLongError("a word is wider than the slide")
    return [Page(layout, (TextPart(room.body, page, "body"),)) for page in pages]


def beside_facts(words: Sequence[Block], facts: Facts, room: Room) -> list[Page]:
    """Return an activity: its task at the left, its facts at the right of every page."""
    boxes = fact_parts(facts, right(room.body))
    if boxes is None:
        raise TooLongError("the boxes beside the task are too long")
    pages = words_alone("activity", words, narrow(room))
    return [Page("activity", (*page.parts, *boxes)) for page in pages]


def narrow(room: Room) -> Room:
    """Return a room whose body is the column for words."""
    return Room(room.title, left(room.body), room.detail, room.title_sizes, room.body_sizes)


def with_table(content: Content, table: Table, room: Room) -> list[Page]:
    """Return a table under (and over) its words; where they do not fit together, the words come first."""
    for size in room.body_sizes:
        above, below = (passages(blocks, size) for blocks in (content.before, content.after))
        area, parts = between(room.body, above, below)
        pages = grids(table, area) if area.height > 60 else []
        if len(pages) == 1:
            return [Page("table", (*parts, pages[0]))]
    pages = grids(table, room.body)
    if not pages:
        raise TooLongError("a row of the table is too high")
    words = words_alone("bullets", content.words, room) if content.words else []
    return [*words, *(Page("table", (page,)) for page in pages)]


def between(body: Area, above: Passages, below: Passages) -> tuple[Area, tuple[TextPart, ...]]:
    """Return the area that is left between words at the top and words at the bottom, and those words in boxes."""
    top = measure_height(above, body.width)
    bottom = measure_height(below, body.width)
    start = body.top + (top + GAP if above else 0)
    end = body.bottom - (bottom + GAP if below else 0)
    parts = []
    if above:
        parts.append(TextPart(Area(body.left, body.top, body.width, top), above, "body"))
    if below:
        parts.append(TextPart(Area(body.left, end + GAP, body.width, bottom), below, None if above else "body"))
    return Area(body.left, start, body.width, end - start), tuple(parts)


def drawn(picture: Picture, area: Area, *, alone: bool = True) -> Drawing | ChartPart | None:
    """Return a picture laid out, as a native chart where it is one; None where it does not fit. Beside words it
    begins where they do; `alone` it stands in the middle."""
    if area.height < 40:
        return None
    if is_chart(picture):
        return chart(picture, area)
    drawing = lay_out(picture, area)
    if not drawing.fits:
        return None
    return centred(drawing) if alone else raised(drawing)


def with_picture(content: Content, picture: Picture, room: Room) -> list[Page]:
    """Return a picture alone, beside its words, or under them: whichever has the larger words. Where none fits, the
    words come first and the picture has a slide of its own."""
    role: Layout = "chart" if is_chart(picture) else "diagram"
    if content.words:
        found = [each for each in (beside(content, picture, room), stacked(content, picture, room)) if each]
        if picture.kind in WIDE:
            found.reverse()
        if found:
            return [max(found, key=lambda each: each[0])[1]]
    alone = drawn(picture, room.body)
    if alone is None:
        raise TooLongError(f"the picture ({picture.kind}) has words too long for their places")
    words = words_alone("bullets", content.words, room) if content.words else []
    return [*words, Page(role, (alone,))]


def beside(content: Content, picture: Picture, room: Room) -> tuple[float, Page] | None:
    """Return words at the left and the picture at the right, with the smaller of their sizes."""
    area = left(room.body)
    size = first_size(room.body_sizes, lambda size: has_room(passages(content.words, size), area.width, area.height))
    drawing = drawn(picture, right(room.body), alone=False)
    if size is None or drawing is None:
        return None
    words = TextPart(area, passages(content.words, size), "body")
    return min(size, drawing.size), Page("chart" if is_chart(picture) else "picture", (words, drawing))


def stacked(content: Content, picture: Picture, room: Room) -> tuple[float, Page] | None:
    """Return words above and below the picture, with the smaller of their sizes; the best of all sizes of words."""
    found = []
    for size in room.body_sizes:
        above, below = (passages(blocks, size) for blocks in (content.before, content.after))
        area, parts = between(room.body, above, below)
        drawing = drawn(picture, area)
        if drawing is not None and all(has_room(part.passages, part.area.width, part.area.height) for part in parts):
            role: Layout = "chart" if is_chart(picture) else "diagram"
            found.append((min(size, drawing.size), Page(role, (*parts, drawing))))
    return max(found, key=lambda each: each[0]) if found else None


def in_columns(layout: Layout, content: Content, columns: Columns, room: Room) -> list[Page]:
    """Return columns side by side under their words; where they do not fit, one after the other."""
    for size in room.body_sizes:
        above, below = (passages(blocks, size) for blocks in (content.before, content.after))
        area, parts = between(room.body, above, below)
        filled = [column_parts(column.blocks, place, size) for column, place in places(columns, area)]
        if all(each is not None for each in filled):
            inner = [part for each in filled if each for part in each]
            return [Page(layout, (*parts, *with_body(inner, bool(parts))))]
    flat = [block for column in columns.columns for block in column.blocks]
    return arrange(layout, [*content.before, *flat, *content.after], room)


def with_body(parts: Sequence[Part], taken: bool) -> list[Part]:
    """Return the parts, the first words among them in the placeholder for the body unless that is taken."""
    found = next((part for part in parts if isinstance(part, TextPart)), None)
    if taken or found is None:
        return list(parts)
    return [TextPart(found.area, found.passages, "body") if part is found else part for part in parts]


def places(columns: Columns, area: Area) -> list[tuple[Column, Area]]:
    """Return each column with its area."""
    gap = 36.0
    whole = area.width - gap * (len(columns.columns) - 1)
    total = sum(column.width for column in columns.columns)
    found, start = [], area.left
    for column in columns.columns:
        wide = whole * column.width / total
        found.append((column, Area(start, area.top, wide, area.height)))
        start += wide + gap
    return found


def column_parts(blocks: Sequence[Block], area: Area, size: float) -> list[Part] | None:
    """Return what stands in one column, from the top down, or None where it does not fit."""
    parts: list[Part] = []
    for block in blocks:
        if area.height < size:
            return None
        part = column_part(block, area, size)
        if not part:
            return None
        parts += part
        bottom = max(each.area.bottom for each in part) + GAP / 2
        area = Area(area.left, bottom, area.width, area.bottom - bottom if area.bottom > bottom else 0)
    return parts


def column_part(block: Block, area: Area, size: float) -> Sequence[Part]:
    """Return one block of a column, or nothing where it does not fit."""
    match block:
        case Picture():
            drawing = drawn(block, area)
            return [drawing] if drawing else []
        case Table():
            found = grids(block, area)
            return found if len(found) == 1 else []
        case Facts():
            return fact_parts(block, area) or ()
        case _:
            words = passages([block], size)
            high = measure_height(words, area.width)
            if not has_room(words, area.width, area.height):
                return []
            return [TextPart(Area(area.left, area.top, area.width, high), words)]

"""A document becomes the slides of a deck: every size, box and continuation is decided here, and nothing is drawn.

Titles step down to 24 points, words to 18, tables to 14 (`mallette.model.sizes`); what does not fit at the smallest
size goes on on a second slide, and what cannot go on is the author's to shorten.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from mallette.errors import ContentError, Mistake
from mallette.fit import Passage, first_size, has_room, measure_height
from mallette.model.stage import Area, Room, Stage
from mallette.slides.arrange import Page, TooLongError, Visual, arrange
from mallette.slides.passages import passages
from mallette.slides.rooms import DETAIL_GAP, NOTES_BODY, NOTES_SIZES, OPENERS, house
from mallette.slides.steps import Steps, common_steps, staged, trimmed
from mallette.slides.titles import Headed, head
from mallette.slides.values import DeckSlide, Part, TextPart
from mallette.tree import Block, Document, Layout, Paragraph, Run, Section, Slide, Text, plain

__all__ = ["DeckSlide", "common_steps", "slides"]


def slides(document: Document, stage: Stage | None = None, steps: Steps | None = None) -> tuple[DeckSlide, ...]:
    """Return the slides of `document` in order, on our own stage unless another is given. `steps` keeps each slide to
    the sizes that it needs in another language too. Raises ContentError with every text that fits on no slide."""
    stage = stage or house()
    made: list[DeckSlide] = []
    mistakes: list[Mistake] = []
    for place, (number, slide) in enumerate(slides_of(staged(document, stage.face))):
        rooms = trimmed(stage.rooms, (steps or {}).get(place, {}))
        try:
            made += deck_slides(slide, rooms, number, document.lang, place)
        except TooLongError as wrong:
            mistakes.append(mistake(slide, document.lang, str(wrong)))
    if mistakes:
        raise ContentError(mistakes)
    return tuple(made)


def slides_of(document: Document) -> Iterator[tuple[int, Slide]]:
    """Yield the slides of a document, each with the number of its section from 0. A deck holds nothing else."""
    for number, section in enumerate(document.sections):
        for block in section.blocks:
            if not isinstance(block, Slide):
                raise TypeError(wrong_block(section, block))
            yield number, block


def wrong_block(section: Section, block: Block) -> str:
    """Return what to tell the author of a template that puts something else into a deck."""
    return f"section {plain(section.title)!r}: a deck holds slides, not {type(block).__name__}"


def mistake(slide: Slide, lang: str, wrong: str) -> Mistake:
    """Return what to tell the author of a slide on which something does not fit."""
    id = next((run.id for run in slide.title if run.id), "")
    place = f"slide {slide.number or plain(slide.title)} ({lang})"
    return Mistake(place, 0, id, f"{wrong}, even at the smallest size.", "Shorten it.")


def deck_slides(slide: Slide, rooms: Mapping[Layout, Room], section: int, lang: str, place: int) -> Iterator[DeckSlide]:
    """Yield one slide of the tree as the slides of the deck that it takes."""
    pages = pages_of(slide, rooms)
    notes, whole = notes_of(slide)
    for turn, page in enumerate(pages, 1):
        title = head(slide, rooms[page.layout], turn, len(pages)).title
        yield DeckSlide(
            page.layout, slide.number, title, page.parts, notes, slide.footer, section,
            lang_of(slide.title, lang), whole, turn, len(pages), place, page.told,
        )  # fmt: skip


def lang_of(text: Text, lang: str) -> str:
    """Return the language of a text."""
    return next((run.lang for run in text if run.lang), lang)


def pages_of(slide: Slide, rooms: Mapping[Layout, Room]) -> list[Page]:
    """Return the pages of a slide under its title. Where it takes several, the number in the title is longer."""
    pages = pages_under(slide, lambda layout: head(slide, rooms[layout]))
    if len(pages) > 1 and rooms[slide.layout].borrowed:
        return pages_under(slide, lambda layout: head(slide, rooms[layout], len(pages), len(pages)))
    return pages


def pages_under(slide: Slide, head_on: Callable[[Layout], Headed]) -> list[Page]:
    """Return the pages of a slide; `head_on` gives its title on a layout. A slide that opens or closes has room for
    words alone: what else it holds stands on a slide after it."""

    def room_of(layout: Layout) -> Room:
        return head_on(layout).room

    if slide.layout not in OPENERS:
        return arrange(slide.layout, slide.blocks, room_of)
    words = [block for block in slide.blocks if not isinstance(block, Visual)]
    visuals = [block for block in slide.blocks if isinstance(block, Visual)]
    first = opening_pages(slide, words, head_on(slide.layout))
    return [*first, *(page for visual in visuals for page in arrange("bullets", [visual], room_of))]


def opening_pages(slide: Slide, words: Sequence[Block], headed: Headed) -> list[Page]:
    """Return the pages of words under a large title; the first of them stand in its line, where the layout has one."""
    if headed.room.detail is None:
        return arrange(slide.layout, words, lambda _layout: headed.room)
    detail, rest = under_title(words)
    first, *more = arrange(slide.layout, rest, lambda _layout: headed.room)
    parts = [aligned(part, headed.room) for part in (*detail_parts(detail, headed), *first.parts)]
    return [replace(first, parts=tuple(parts)), *more]


def aligned(part: Part, room: Room) -> Part:
    """Return words under a large title as the layout aligns its line there."""
    holder = room.holders.get("detail")
    if holder is None or not isinstance(part, TextPart):
        return part
    return replace(part, passages=tuple(replace(each, align=holder.align) for each in part.passages))


def detail_area(headed: Headed) -> Area:
    """Return the place under the title's last line. On an office's template the line stays where that has it."""
    area, title = headed.room.detail or headed.room.body, headed.title
    if headed.room.borrowed:
        return area
    top = min(area.top, title.area.top + measure_height(title.passages, title.area.width) + DETAIL_GAP)
    return Area(area.left, top, area.width, area.height)


def under_title(blocks: Sequence[Block]) -> tuple[list[Paragraph], list[Block]]:
    """Return the paragraphs that stand under a title, and the blocks that stand below."""
    detail = [block for block in blocks if isinstance(block, Paragraph) and block.role in ("body", "lead")]
    return detail, [block for block in blocks if block not in detail]


def detail_parts(blocks: Sequence[Paragraph], headed: Headed) -> tuple[TextPart, ...]:
    """Return the words under a title, or nothing."""
    if not blocks:
        return ()
    area = detail_area(headed)
    body = [replace(block, role="body") for block in blocks]
    size = first_size(headed.room.sizes.detail, lambda size: has_room(passages(body, size), area.width, area.height))
    if size is None:
        lines = measure_height(passages(body, headed.room.sizes.detail[-1]), area.width)
        raise TooLongError(f"the words under the title take {lines:.0f} points of {area.height:.0f}")
    return (TextPart(area, passages(body, size), "detail", size),)


def notes_of(slide: Slide) -> tuple[tuple[Passage, ...], bool]:
    """Return a slide's notes, led by its number, and whether they print on one page."""
    for size in NOTES_SIZES:
        words = note_words(slide, size)
        if has_room(words, NOTES_BODY.width, NOTES_BODY.height):
            return words, True
    tight = tuple(replace(each, before=each.before / 3) for each in words)
    return tight, has_room(tight, NOTES_BODY.width, NOTES_BODY.height)


def note_words(slide: Slide, size: float) -> tuple[Passage, ...]:
    """Return a slide's notes at one size; its number comes first, in the notes themselves or before them."""
    words = passages(slide.notes.blocks, size, floor=NOTES_SIZES[-1])
    if slide.number and not (words and plain(words[0].text).startswith(slide.number)):
        return (Passage((Run(slide.number),), size, bold=True), *words)
    return words

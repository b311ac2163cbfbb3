"""A document becomes the slides of a deck: every size, box and continuation is decided here, and nothing is drawn.

Titles step down from 32 to 24 points, words from 24 to 18, tables to 14; what does not fit at the smallest size goes
on on a second slide, and what cannot go on is the author's to shorten.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mallette.errors import ContentError, Mistake
from mallette.fit import Passage, first_size, has_room, measure_height
from mallette.model.stage import Area
from mallette.slides.arrange import Page, TooLongError, Visual, arrange
from mallette.slides.passages import passages
from mallette.slides.rooms import DETAIL_GAP, DETAIL_SIZES, NOTES_BODY, NOTES_SIZES, OPENERS, ROOMS, Room
from mallette.slides.values import DeckSlide, TextPart
from mallette.tree import Block, Document, Layout, Paragraph, Run, Section, Slide, Text, plain

__all__ = ["DeckSlide", "slides"]


def slides(document: Document, rooms: Mapping[Layout, Room] = ROOMS) -> tuple[DeckSlide, ...]:
    """Return the slides of `document` in order. Raises ContentError with every text that fits on no slide."""
    made: list[DeckSlide] = []
    mistakes: list[Mistake] = []
    for number, section in enumerate(document.sections):
        for slide in slides_of(section):
            try:
                made += deck_slides(slide, rooms, number, document.lang)
            except TooLongError as wrong:
                mistakes.append(mistake(slide, document.lang, str(wrong)))
    if mistakes:
        raise ContentError(mistakes)
    return tuple(made)


def slides_of(section: Section) -> Iterator[Slide]:
    """Yield the slides of a section. A deck holds nothing else."""
    for block in section.blocks:
        if not isinstance(block, Slide):
            raise TypeError(f"section {plain(section.title)!r}: a deck holds slides, not {type(block).__name__}")
        yield block


def mistake(slide: Slide, lang: str, wrong: str) -> Mistake:
    """Return what to tell the author of a slide on which something does not fit."""
    id = next((run.id for run in slide.title if run.id), "")
    place = f"slide {slide.number or plain(slide.title)} ({lang})"
    return Mistake(place, 0, id, f"{wrong}, even at the smallest size.", "Shorten it.")


def deck_slides(slide: Slide, rooms: Mapping[Layout, Room], section: int, lang: str) -> Iterator[DeckSlide]:
    """Yield one slide of the tree as the slides of the deck that it takes."""
    pages = pages_of(slide, rooms)
    notes, whole = notes_of(slide)
    for turn, page in enumerate(pages, 1):
        yield DeckSlide(
            page.layout, slide.number, title_of(slide, rooms[page.layout]), page.parts, notes, slide.footer, section,
            lang_of(slide.title, lang), whole, turn, len(pages),
        )  # fmt: skip


def lang_of(text: Text, lang: str) -> str:
    """Return the language of a text."""
    return next((run.lang for run in text if run.lang), lang)


def title_of(slide: Slide, room: Room) -> TextPart:
    """Return the title at the largest size at which it fits. Raises TooLongError."""
    area = room.title
    size = first_size(
        room.title_sizes, lambda size: has_room([Passage(slide.title, size, bold=True)], area.width, area.height)
    )
    if size is None:
        raise TooLongError(f"the title is too long for {area.height:.0f} points ({len(plain(slide.title))} letters)")
    return TextPart(area, (Passage(slide.title, size, bold=True),), "title")


def pages_of(slide: Slide, rooms: Mapping[Layout, Room]) -> list[Page]:
    """Return the pages of a slide. A slide that opens or closes has room for words alone: what else it holds stands on
    a slide after it."""
    room = rooms[slide.layout]
    if slide.layout not in OPENERS:
        return arrange(slide.layout, slide.blocks, room)
    words = [block for block in slide.blocks if not isinstance(block, Visual)]
    visuals = [block for block in slide.blocks if isinstance(block, Visual)]
    first = opening_pages(slide, words, room)
    return [*first, *(page for visual in visuals for page in arrange("bullets", [visual], rooms["bullets"]))]


def opening_pages(slide: Slide, words: Sequence[Block], room: Room) -> list[Page]:
    """Return the pages of words under a large title; the first of them stand in its line, where the layout has one."""
    if room.detail is None:
        return arrange(slide.layout, words, room)
    detail, rest = under_title(words)
    first, *more = arrange(slide.layout, rest, room)
    return [Page(first.layout, (*detail_parts(detail, detail_area(slide, room)), *first.parts)), *more]


def detail_area(slide: Slide, room: Room) -> Area:
    """Return the place under the title's last line."""
    area, title = room.detail or room.body, title_of(slide, room)
    top = min(area.top, room.title.top + measure_height(title.passages, room.title.width) + DETAIL_GAP)
    return Area(area.left, top, area.width, area.height)


def under_title(blocks: Sequence[Block]) -> tuple[list[Paragraph], list[Block]]:
    """Return the paragraphs that stand under a title, and the blocks that stand below."""
    detail = [block for block in blocks if isinstance(block, Paragraph) and block.role in ("body", "lead")]
    return detail, [block for block in blocks if block not in detail]


def detail_parts(blocks: Sequence[Paragraph], area: Area) -> tuple[TextPart, ...]:
    """Return the words under a title, or nothing."""
    if not blocks:
        return ()
    body = [replace(block, role="body") for block in blocks]
    size = first_size(DETAIL_SIZES, lambda size: has_room(passages(body, size), area.width, area.height))
    if size is None:
        raise TooLongError("the words under the title are too long")
    return (TextPart(area, passages(body, size), "detail"),)


def notes_of(slide: Slide) -> tuple[tuple[Passage, ...], bool]:
    """Return a slide's notes, led by its number, and whether they print on one page."""
    for size in NOTES_SIZES:
        words = passages(slide.notes.blocks, size, floor=NOTES_SIZES[-1])
        if slide.number and not (words and plain(words[0].text).startswith(slide.number)):
            words = (Passage((Run(slide.number),), size, bold=True), *words)
        if has_room(words, NOTES_BODY.width, NOTES_BODY.height):
            return words, True
    return words, False

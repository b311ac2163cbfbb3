"""Slides arranged anew for paper: large on a poster, small on a sheet to copy from.

The code of the deck decides (`mallette.slides`); only the stage is another one. Sizes are points of the stage, which is
as large as a slide, so that all its distances suit it; the drawing is then made larger or smaller.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from mallette.errors import ContentError, Notice
from mallette.fit import PITCH, Passage, measure_height
from mallette.model.sizes import HOUSE_SIZES
from mallette.model.stage import Area, Room, Sizes, Stage
from mallette.slides import DeckSlide, slides
from mallette.slides.rooms import column_left, column_right
from mallette.slides.steps import size_of
from mallette.tree import Document, Slide

MARGIN = 10.0
GAP = 12.0
"""Points between the headline and what stands under it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A stage for paper: its size; the sizes of its headline, the largest first; those of its words, down to the
    smallest that is asked for, and those `below`, for what does not fit otherwise; where a slide's headline stands,
    `before` points from the left and the top."""

    width: float
    height: float
    titles: tuple[float, ...]
    words: tuple[float, ...]
    below: tuple[float, ...]
    before: Callable[[Slide], tuple[float, float]]
    numbered: float = 0
    """How far down a number beside the headline reaches: what stands under one line of headline stands under it too."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A slide as it is drawn, and the stage that it stands on."""

    slide: DeckSlide
    stage: Stage


def arranged(document: Document, form: Format) -> Iterator[Decided]:
    """Yield the slides of a document as `form` asks for, each on a stage of its own. Raises ContentError with what
    fits on no page."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Slide):
                yield from best(replace(document, sections=(replace(section, blocks=(block,)),)), block, form)


def best(document: Document, slide: Slide, form: Format) -> tuple[Decided, ...]:
    """Return the only slide of `document` as it is arranged best: on one page, its words as large as they are asked
    for, its headline in the fewest lines, its headline the largest; in this order."""
    found: list[tuple[Decided, ...]] = []
    wrong: ContentError | None = None
    for size in form.titles:
        stage = stage_of(slide, size, form)
        try:
            found.append(tuple(Decided(each, stage) for each in slides(document, stage)))
        except ContentError as error:
            wrong = error
    if not found:
        raise wrong or ContentError(())
    return max(found, key=lambda tried: worth(tried, form))


def worth(tried: tuple[Decided, ...], form: Format) -> tuple[bool, float, int, float]:
    """Return how good an arrangement is."""
    whole = len(tried) == 1 and not tried[0].slide.told
    smallest = min((size for each in tried for size in word_sizes(each.slide)), default=form.words[-1])
    title = tried[0].slide.title
    lines = round(title.area.height / (PITCH * title.size))
    return whole, min(smallest, form.words[-1]), -lines, title.size


def word_sizes(slide: DeckSlide) -> Iterator[float]:
    """Yield the sizes of the words under a slide's headline, in points of the stage."""
    for part in slide.parts:
        match size_of(part):
            case ("table", (float(words), _)):
                yield words
            case (_, (float(sign), float(words))):
                yield min(sign, words)
            case (_, float(words)):
                yield words
            case _:
                pass


def told(decided: Decided) -> Notice:
    """Return the notice for a slide whose picture or table has no room on paper."""
    slide = decided.slide
    wrong = f"the paper has no room for the {slide.told} ({slide.lang}): it became a list"
    return Notice("said in words", slide.number, wrong)


def stage_of(slide: Slide, size: float, form: Format) -> Stage:
    """Return a stage whose headline takes the room of this slide's at `size` points, and the rest everything else."""
    left, top = form.before(slide)
    wide = form.width - left - MARGIN
    title = Area(left, top, wide, measure_height([Passage(slide.title, size, bold=True)], wide))
    under = max(title.bottom, form.numbered) + GAP
    body = Area(MARGIN, under, form.width - 2 * MARGIN, form.height - under - MARGIN)
    words = (*form.words, *form.below)
    tables = tuple((each, space) for each in words for space in (8.0, 4.0, 2.0))
    sizes = Sizes((size,), words, words, tables, tuple((each + 6, each) for each in words), words, words)
    room = Room(title, body, column_left(body), column_right(body), sizes, tag=Area(0, 0, left, top))
    return Stage(form.width, form.height, dict.fromkeys(HOUSE_SIZES, room))

"""A slide that is shown: its number, headline and words, and beside them the slide itself, drawn small."""

from collections.abc import Iterator
from dataclasses import replace

from mallette.errors import ContentError
from mallette.slides import slides
from mallette.slides.rooms import house
from mallette.slides.small import scaled, small
from mallette.tree import Block, Document, List, Paragraph, Section, Slide, plain
from mallette.writers.pdf.frames import Pane, pane_marks, rows_of
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.marks import MM, Strip, Strips, Tag, bound, depth, opened
from mallette.writers.pdf.picture import primitive_marks
from mallette.writers.pdf.text import differing

WIDTH = 60 * MM
"""How wide a slide is drawn; `practice.md` asks for a small copy of each that can be recognised."""
GAP = 9.0
"""Between its words and the slide, in points."""
LEAST = 40 * MM
"""The narrowest that words beside it are set; where there is less room it stands under them."""


def shown_strips(blocks: tuple[Block, ...], ground: Ground) -> Strips:
    """Return what SHOW tells, one of its blocks a slide: beside the slide's picture as many words as fill its height,
    the others under it. Only words where no picture can be made."""
    told = tuple(each for block in blocks for each in told_blocks(block))
    picture = next(small_picture(block, ground) for block in blocks if isinstance(block, Slide))
    if picture is None:
        return ground.lay(told, ground)
    beside = replace(ground, width=ground.width - WIDTH - GAP)
    if beside.width < LEAST:
        return (*bound(ground.lay(told, ground)), replace(picture, before=3))
    words, under = filling(told, depth((picture,)), beside)
    panes = (Pane(0, beside.width, words), Pane(beside.width + GAP, WIDTH, (picture,)))
    rows = [
        Strip(height, tuple(mark for pane in row for mark in pane_marks(pane)))
        for height, row in rows_of(panes, ground.height)
    ]
    return (*rows, *opened(ground.lay(under, ground), 3))


def filling(blocks: tuple[Block, ...], high: float, ground: Ground) -> tuple[Strips, tuple[Block, ...]]:
    """Return the first of `blocks` laid until they are `high` points deep, and the blocks that are left."""
    for count in range(1, len(blocks)):
        strips = ground.lay(blocks[:count], ground)
        if depth(strips) >= high:
            return strips, blocks[count:]
    return ground.lay(blocks, ground), ()


def told_blocks(block: Block) -> Iterator[Block]:
    """Yield a block; of a slide its number and headline, the words that are read on it, and its notes. The task of an
    activity stands under GROUPS. Its footer names the session, as that of the page does."""
    if not isinstance(block, Slide):
        yield block
        return
    number = tuple(replace(run, text=f"{block.number} · ") for run in block.title[:1] if block.number)
    yield Paragraph((*number, *block.title), "quote")
    if block.layout != "activity":
        yield from (each for each in block.blocks if isinstance(each, Paragraph | List))
    yield from block.notes.blocks


def small_picture(slide: Slide, ground: Ground) -> Strip | None:
    """Return a slide drawn small as one strip, its first part where it takes several; None where it does not fit its
    stage, which the deck's own build tells. Who cannot see it hears its headline."""
    stage = ground.stage or house()
    try:
        decided = slides(Document(ground.lang, slide.title, (Section((), blocks=(slide,)),)), stage)[0]
    except ContentError:
        return None
    drawing = scaled(small(decided, stage), WIDTH / stage.width)
    tag = Tag("Figure", ground.tag, alt=plain(slide.title), lang=differing(slide.title, ground.lang))
    marks = tuple(mark for each in drawing.primitives for mark in primitive_marks(each, tag))
    return Strip(drawing.area.height, marks)

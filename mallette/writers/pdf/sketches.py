"""Sketches: the slides of a document small, six a page, to be copied by hand onto large sheets."""

from dataclasses import replace

from mallette.errors import Notice
from mallette.fit import width
from mallette.model.stage import Area
from mallette.slides.small import TAG_HEIGHT, TAG_SIZE, scaled, small
from mallette.tree import Document, Run, Section, Slide, plain
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.kit import LINE, kit_line
from mallette.writers.pdf.marks import Mark, Strips, Tag, depth, moved, opened, stacked
from mallette.writers.pdf.pages import Page, ground_on, head_strips, target
from mallette.writers.pdf.picture import primitive_marks
from mallette.writers.pdf.sheet import Sheet
from mallette.writers.pdf.stages import Decided, Format, arranged, told
from mallette.writers.pdf.text import differing

COLUMNS, ROWS = 2, 3
SIX = COLUMNS * ROWS
HEAD = 6.0
"""Points between what leads a section and its sketches."""
BETWEEN = (12.0, 12.0)
"""Points between two sketches, across and down."""
STAGE = 720.0
"""Width of the stage in points; a sketch is about 0.36 times as large."""
TITLES = (36.0, 34.0, 32.0, 30.0, 28.0, 26.5)
WORDS = (30.0, 28.0, 26.0, 25.0)
BELOW = (24.0, 22.0, 20.0, 18.0)
"""Sizes in points of the stage. On paper headlines have 9.5 points at least, words 9 where they fit."""
LEFT, TOP = 14.0, 10.0
"""From a sketch's number and from its frame to its headline, in points of the stage."""


def sketch_pages(document: Document, sheet: Sheet) -> tuple[tuple[Page, ...], tuple[Notice, ...]]:
    """Return the slides of each section six a page under what else the section holds, and a notice for each whose
    picture is said in words. Raises ContentError with what fits on no sketch."""
    root = Tag("Document")
    pages: list[Page] = []
    notices: list[Notice] = []
    for number, section in enumerate(document.sections):
        ground = ground_on(sheet, root, document.lang)
        head = head_of(section, ground)
        area = Area(0, depth(head) + HEAD, ground.width, ground.height - depth(head) - HEAD - LINE)
        cells = tuple(area.cell(place % COLUMNS, place // COLUMNS, COLUMNS, ROWS, BETWEEN) for place in range(SIX))
        made = tuple(arranged(replace(document, sections=(section,)), format_of(cells[0])))
        notices += (told(each) for each in made if each.slide.told)
        top = stacked(head)
        named = (target(number), plain(section.title))
        for start in range(0, len(made), SIX):
            line = kit_line(document, section.running if start else (), len(pages) + 1, ground, ground.height)
            drawn = zip(made[start : start + SIX], cells, strict=False)
            marks = (*top, *line, *(mark for each, cell in drawn for mark in sketch_marks(each, cell, ground)))
            pages.append(Page(sheet, marks, *named, plain(section.running)))
            top, named = (), ("", "")
    return tuple(pages), tuple(notices)


def head_of(section: Section, ground: Ground) -> Strips:
    """Return what stands above the sketches of a section."""
    others = tuple(block for block in section.blocks if not isinstance(block, Slide))
    return (*head_strips(section, ground), *opened(ground.lay(others, ground), 6))


def format_of(cell: Area) -> Format:
    """Return the stage of sketches that fill `cell`. A headline stands beside its number, which has a corner."""
    return Format(STAGE, STAGE * cell.height / cell.width, TITLES, WORDS, BELOW, beside_number, TAG_HEIGHT)


def beside_number(slide: Slide) -> tuple[float, float]:
    """Return where a slide's headline stands."""
    if not slide.number:
        return LEFT, TOP
    return width((Run(slide.number),), TAG_SIZE, bold=True) + 0.4 * TAG_SIZE + LEFT, TOP


def sketch_marks(decided: Decided, cell: Area, ground: Ground) -> tuple[Mark, ...]:
    """Return a slide drawn in `cell`, as a figure of which one hears number and headline."""
    drawing = scaled(small(decided.slide, decided.stage), cell.width / decided.stage.width)
    alt = f"{decided.slide.tag} {plain(drawing.alt)}".strip()
    tag = Tag("Figure", ground.tag, alt=alt, lang=differing(drawing.alt, ground.lang))
    marks = (mark for each in drawing.primitives for mark in primitive_marks(each, tag))
    return moved(marks, cell.left, cell.top)

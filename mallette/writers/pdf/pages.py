"""A document shared out on pages: each section on a new page, each handout on a new leaf."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mallette.tree import Document, Run, Section, Text, plain
from mallette.writers.pdf.blocks import lay
from mallette.writers.pdf.ground import HEIGHT, SMALL, WIDTH, Ground
from mallette.writers.pdf.marks import (
    MM,
    Jump,
    Mark,
    Path,
    Strip,
    Strips,
    Tag,
    Words,
    bound,
    depth,
    filled,
    indented,
    moved,
    opened,
    rectangle,
    stacked,
)
from mallette.writers.pdf.measure import advance, baseline
from mallette.writers.pdf.text import Style, lines_of, natural, text_strips

NUMBER = 28.5
FRAME = 2.2
"""Size of a section's number, and the line width of the box around it, in points."""
SQUEEZES = (0.9, 0.8, 0.7, 0.6)
"""What is left of the space between blocks where that saves a page."""
FOOT = 5 * MM
"""From the text block down to the rule above the footer."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: marks in the text block, from its upper left corner; the bookmark of a section that starts on it."""

    marks: tuple[Mark, ...] = ()
    target: str = ""
    bookmark: str = ""


def pages_of(document: Document) -> tuple[Page, ...]:
    """Return the pages of a document."""
    root = Tag("Document")
    pages: list[Page] = []
    if document.contents:
        pages += contents_pages(document, root)
    for number, section in enumerate(document.sections):
        if section.role == "handout" and len(pages) % 2:
            pages.append(Page())  # a duplex run must not put two handouts on one leaf
        pages += section_pages(section, number, document, root, len(pages))
    return tuple(pages)


def section_pages(section: Section, number: int, document: Document, root: Tag, before: int) -> Iterator[Page]:
    """Yield the pages of a section, of which `before` pages come earlier in the document."""
    ground = Ground(lay, Tag("Sect", root), document.lang)
    head = cover_strips(section, ground) if section.role == "cover" else head_strips(section, ground)
    strips = (*head, *opened(lay(section.blocks, ground), 12))
    for page, placed in enumerate(fitted(strips)):
        foot = () if section.role == "cover" else footer_marks(section.running, document, before + page + 1)
        marks = (*stacked(placed), *foot)
        yield Page(marks, target(number), bookmark(section)) if page == 0 else Page(marks)


def fitted(strips: Strips) -> tuple[Strips, ...]:
    """Return `strips` on pages; if a few lines are left over for the last one, with less space between blocks, so that
    a sheet is saved."""
    pages = filled(strips, HEIGHT)
    for share in SQUEEZES:
        tighter = tuple(replace(strip, before=strip.before * share) for strip in strips)
        tried = filled(tighter, HEIGHT)
        if len(tried) < len(pages):
            return tried
    return pages


def target(number: int) -> str:
    """Return the name of the place where a section starts."""
    return f"section-{number + 1}"


def bookmark(section: Section) -> str:
    """Return a section's line in the outline of the file."""
    return " ".join(filter(None, (section.number, plain(section.title))))


def head_strips(section: Section, ground: Ground) -> Strips:
    """Return the head of a section: its number in a box, its title and line beside it. It stays with what follows."""
    frame = number_width(section.number)
    width = ground.width - frame
    style = title_style(section.title, width)
    line = ground.text(section.line, Style(10.5, 13), width=width) if plain(section.line).strip() else ()
    spoken = Tag("H1", ground.tag)
    number = numbered(section.number, spoken)
    title = text_strips(section.title, style, width, spoken, ground.lang)
    words = (*line, *title)
    height = max(depth(words), NUMBER + 11.5 if section.number else 0)
    down = (height - depth(words)) / 2
    marks = (*number, *moved(stacked(indented(words, frame)), 0, down))
    return bound((Strip(height, marks),))


def number_width(number: str) -> float:
    """Return how much of a line the box with a number takes, with the space after it, in points."""
    return advance(number, NUMBER, bold=True) + 19 + 2 * FRAME + 13 if number else 0


def numbered(number: str, tag: Tag) -> tuple[Mark, ...]:
    """Return a number in its box."""
    if not number:
        return ()
    width, height = number_width(number) - 13, NUMBER + 11.5
    frame = rectangle(FRAME / 2, FRAME / 2, width - FRAME, height - FRAME, FRAME)
    return frame, Words(FRAME + 9.5, baseline(NUMBER, height), f"{number} ", NUMBER, True, tag=tag)


def title_style(title: Text, width: float) -> Style:
    """Return the largest style in which a title takes two lines at most, or the smallest."""
    for size in (20.0, 18.0, 16.0):
        style = Style(size, size * 1.15, bold=True, balanced=True)
        if len(lines_of(title, style, width)) <= 2:
            return style
    return style


def cover_strips(section: Section, ground: Ground) -> Strips:
    """Return the head of a cover: its title large, at a third of the page, its line under it."""
    title = ground.text(section.title, Style(28, 33, bold=True, balanced=True), "H1")
    line = ground.text(section.line, Style(14, 18)) if section.line else ()
    rule = Strip(12, (Path(((0, 9), (60, 9)), 3),))
    return bound((Strip(HEIGHT / 4), rule, *title, *opened(line, 12)))


def footer_marks(running: Text, document: Document, page: int) -> tuple[Mark, ...]:
    """Return the footer: the section on the left, the kit and the page number on the right."""
    style = Style(SMALL, 11.5)
    top = HEIGHT + FOOT
    number = str(page)
    number_x = WIDTH - advance(number, SMALL, bold=True)
    kit_x = WIDTH - 24 - natural(document.footer, style)
    marks: list[Mark] = [Path(((0, top), (WIDTH, top)), 0.75)]
    marks.append(Words(number_x, top + 3 + baseline(SMALL, 11.5), number, SMALL, True))
    marks += footer_text(document.footer, style, kit_x, natural(document.footer, style) + 1, top)
    marks += footer_text(running, style, 0, kit_x - 16, top)
    return tuple(marks)


def footer_text(text: Text, style: Style, x: float, width: float, top: float) -> tuple[Mark, ...]:
    """Return a part of the footer. It is no content, so it has no tag."""
    return moved(stacked(text_strips(text, style, width, None, "")), x, top + 3)


def contents_pages(document: Document, root: Tag) -> Iterator[Page]:
    """Yield the pages of the contents list: number and title of each section, with a link and no page number, since
    numbers of pages differ from format to format."""
    ground = Ground(lay, Tag("Sect", root), document.lang)
    head = head_strips(Section(document.title), ground)
    heading = ground.text(document.contents, Style(13, 16.25, bold=True), "H2")
    entries = [strip for number, section in enumerate(document.sections) for strip in entry(section, number, ground)]
    strips = (*head, *opened(bound(heading), 12), *opened(tuple(entries), 6))
    for page, placed in enumerate(filled(strips, HEIGHT)):
        foot = footer_marks(document.title, document, page + 1)
        yield Page((*stacked(placed), *foot), "contents" if page == 0 else "", plain(document.contents))


def entry(section: Section, number: int, ground: Ground) -> Strips:
    """Return a line of the contents list."""
    tag = Tag("Link", Tag("P", ground.tag))
    left = 44.0
    title = text_strips(section.title, Style(), ground.width - left, tag, ground.lang)
    words = indented(title, left)
    if not words:
        return ()
    marks: list[Mark] = [Jump(0, 0, ground.width, depth(title), target(number), bookmark(section), tag)]
    if section.number:
        lead = text_strips((Run(f"{section.number} "),), Style(bold=True), left, tag, ground.lang)
        marks += lead[0].marks
    first = replace(words[0], before=3, marks=(*marks, *words[0].marks))
    return bound((first, *words[1:]), last=False)

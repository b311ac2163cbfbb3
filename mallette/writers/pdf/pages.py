"""A document shared out on pages: each section on a new page, sessions and handouts on a new leaf."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from types import MappingProxyType

from mallette.model.looks import ImageFile
from mallette.model.stage import Stage
from mallette.tree import LEAVES, Block, Box, Document, Run, Section, Table, Text, plain
from mallette.writers.pdf.blocks import lay
from mallette.writers.pdf.ground import Ground
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
from mallette.writers.pdf.sheet import Sheet
from mallette.writers.pdf.text import Style, lines_of, natural, text_strips

NO_IMAGES: Mapping[str, ImageFile] = MappingProxyType({})
NUMBER = 28.5
FRAME = 2.2
"""Size of a section's number beside text of 12 points, and the line width of the box around it, in points."""
SQUEEZES = (0.9, 0.8, 0.7, 0.6)
"""What is left of the space between blocks where that saves a page."""
CARDS = ((1.2, 1.0), (1.16, 0.7), (1.12, 0.4))
"""From line to line on a session's card, in sizes of text, and what is left of the space between blocks: tighter where
it would not stand on one page."""
LAST = " 9999"
"""Room in the contents list for the number of a page."""
FOOT = 4 * MM
"""From the text block down to the rule above the footer."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its sheet; marks in the text block, from its upper left corner; the bookmark of a section that starts on
    it; the words of its footer that say what is on it."""

    sheet: Sheet
    marks: tuple[Mark, ...] = ()
    target: str = ""
    bookmark: str = ""
    running: str = ""


def pages_of(
    document: Document,
    sheet: Sheet,
    pages_by: int = 1,
    stage: Stage | None = None,
    images: Mapping[str, ImageFile] = NO_IMAGES,
) -> tuple[Page, ...]:
    """Return the pages of a document, their number a multiple of `pages_by`; slides in it are drawn as on `stage`. The
    contents list stands behind the cover, or leads where there is none."""
    root = Tag("Document")
    pages: list[Page] = []
    covers = sum(section.role == "cover" for section in document.sections[:1])
    listed = 0
    for number, section in enumerate(document.sections):
        if number == covers and document.contents:
            listed = len(pages)
            pages += contents_pages(document, sheet, root, listed, {})
        if section.role in LEAVES and len(pages) % 2:
            pages.append(Page(sheet))  # a duplex run must not put two of them on one leaf
        lying = sheet.turned() if section.turned else sheet
        ground = replace(ground_on(lying, root, document.lang, stage), images=images)
        pages += section_pages(section, number, document, ground, len(pages))
    if document.contents:
        starts = {page.target: place for place, page in enumerate(pages, start=1) if page.target}
        numbered_list = tuple(contents_pages(document, sheet, root, listed, starts))
        pages[listed : listed + len(numbered_list)] = numbered_list
    return tuple(pages + [Page(sheet)] * (-len(pages) % pages_by))


def ground_on(sheet: Sheet, root: Tag, lang: str, stage: Stage | None = None) -> Ground:
    """Return the ground of a section on a sheet."""
    return Ground(lay, Tag("Sect", root), lang, sheet, sheet.block.width, sheet.body, stage=stage)


def section_pages(section: Section, number: int, document: Document, ground: Ground, before: int) -> Iterator[Page]:
    """Yield the pages of a section, of which `before` pages come earlier in the document."""
    sheet = ground.sheet
    head = cover_strips(section, ground) if section.role == "cover" else head_strips(section, ground)
    for page, placed in enumerate(shared_out(section, head, ground)):
        foot = () if section.role == "cover" else footer_marks(section.running, document, before + page + 1, sheet)
        start = (target(number), bookmark(section)) if page == 0 else ("", "")
        yield Page(sheet, (*stacked(placed), *foot), *start, plain(section.running))


def shared_out(section: Section, head: Strips, ground: Ground) -> tuple[Strips, ...]:
    """Return a section on pages. The card that a session begins with has a page of its own; its strip of steps stands
    under it where there is room."""
    gap = 12 * ground.sheet.scale
    blocks = section.blocks
    if section.role != "session" or not isinstance(blocks[0] if blocks else None, Box):
        return fitted((*head, *opened(lay(blocks, ground), gap)), ground.height)
    count, strips = card_strips(blocks, depth(head) + gap, ground)
    rest = lay(blocks[count:], ground)
    return (*fitted((*head, *opened(strips, gap)), ground.height), *(fitted(rest, ground.height) if rest else ()))


def card_strips(blocks: tuple[Block, ...], taken: float, ground: Ground) -> tuple[int, Strips]:
    """Return how many of `blocks` stand on the page of a session's card, of which `taken` points are its head, and
    their strips."""
    strip = any(isinstance(block, Table) for block in blocks[1:3])
    for count, (leading, gaps) in product((3, 1) if strip else (1,), CARDS):
        strips = lay(blocks[:count], replace(ground, leading=leading, gaps=gaps))
        if depth(strips) + taken <= ground.height:
            break
    return count, strips


def fitted(strips: Strips, room: float) -> tuple[Strips, ...]:
    """Return `strips` on pages `room` points high; if a few lines are left over for the last one, with less space
    between blocks, so that a sheet is saved."""
    pages = filled(strips, room)
    for share in SQUEEZES:
        tighter = tuple(replace(strip, before=strip.before * share) for strip in strips)
        tried = filled(tighter, room)
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
    size = NUMBER * ground.sheet.scale
    frame = number_width(section.number, size)
    width = ground.width - frame
    style = title_style(section.title, width, ground)
    line = ground.text(section.line, ground.sized(10.5, 13), width=width) if plain(section.line).strip() else ()
    spoken = Tag("H1", ground.tag)
    number = numbered(section.number, size, spoken)
    title = text_strips(section.title, style, width, spoken, ground.lang)
    words = (*line, *title)
    height = max(depth(words), size + 11.5 if section.number else 0)
    down = (height - depth(words)) / 2
    marks = (*number, *moved(stacked(indented(words, frame)), 0, down))
    return bound((Strip(height, marks),))


def number_width(number: str, size: float) -> float:
    """Return how much of a line the box with a number takes, with the space after it, in points."""
    return advance(number, size, bold=True) + 19 + 2 * FRAME + 13 if number else 0


def numbered(number: str, size: float, tag: Tag) -> tuple[Mark, ...]:
    """Return a number in its box."""
    if not number:
        return ()
    width, height = number_width(number, size) - 13, size + 11.5
    frame = rectangle(FRAME / 2, FRAME / 2, width - FRAME, height - FRAME, FRAME)
    return frame, Words(FRAME + 9.5, baseline(size, height), f"{number} ", size, True, tag=tag)


def title_style(title: Text, width: float, ground: Ground) -> Style:
    """Return the largest style in which a title takes two lines at most, or the smallest."""
    for size in (20.0, 18.0, 16.0):
        style = ground.sized(size, size * 1.15, bold=True, balanced=True)
        if len(lines_of(title, style, width)) <= 2:
            return style
    return style


def cover_strips(section: Section, ground: Ground) -> Strips:
    """Return the head of a cover: its title large, at a third of the page, its line under it."""
    title = ground.text(section.title, ground.sized(28, 33, bold=True, balanced=True), "H1")
    line = ground.text(section.line, ground.sized(14, 18)) if section.line else ()
    rule = Strip(12, (Path(((0, 9), (60, 9)), 3),))
    return bound((Strip(ground.height / 4), rule, *title, *opened(line, 12)))


def footer_marks(running: Text, document: Document, page: int, sheet: Sheet) -> tuple[Mark, ...]:
    """Return the footer: the section on the left, the kit and the page number on the right."""
    style = Style(sheet.foot, sheet.foot * 1.2)
    width, top = sheet.block.width, sheet.block.height + FOOT
    number = str(page)
    number_x = width - advance(number, style.size, bold=True)
    kit_x = width - 2.5 * style.size - natural(document.footer, style)
    marks: list[Mark] = [Path(((0, top), (width, top)), 0.75)]
    marks.append(Words(number_x, top + 3 + baseline(style.size, style.leading), number, style.size, True))
    marks += footer_text(document.footer, style, kit_x, natural(document.footer, style) + 1, top)
    marks += footer_text(running, style, 0, kit_x - 16, top)
    return tuple(marks)


def footer_text(text: Text, style: Style, x: float, width: float, top: float) -> tuple[Mark, ...]:
    """Return a part of the footer. It is no content, so it has no tag."""
    return moved(stacked(text_strips(text, style, width, None, "")), x, top + 3)


def contents_pages(
    document: Document, sheet: Sheet, root: Tag, before: int, starts: Mapping[str, int]
) -> Iterator[Page]:
    """Yield the pages of the contents list: number and title of each section, with a link, and the page that it starts
    on, from `starts`. They are as many without it, so that they can be laid before those pages are known."""
    ground = ground_on(sheet, root, document.lang)
    head = head_strips(Section(document.title), ground)
    heading = ground.text(document.contents, ground.sized(13, bold=True), "H2")
    listed = [(number, each) for number, each in enumerate(document.sections) if each.role != "cover"]
    entries = [strip for number, section in listed for strip in entry(section, number, starts, ground)]
    strips = (*head, *opened(bound(heading), 12), *opened(tuple(entries), 6))
    for page, placed in enumerate(filled(strips, ground.height)):
        foot = footer_marks(document.title, document, before + page + 1, sheet)
        start = ("contents", plain(document.contents)) if page == 0 else ("", "")
        yield Page(sheet, (*stacked(placed), *foot), *start, plain(document.contents))


def entry(section: Section, number: int, starts: Mapping[str, int], ground: Ground) -> Strips:
    """Return a line of the contents list."""
    tag = Tag("Link", Tag("P", ground.tag))
    left, style = 44 * ground.sheet.scale, ground.style()
    page = str(starts.get(target(number), ""))
    right = advance(LAST, style.size)
    title = text_strips(section.title, style, ground.width - left - right, tag, ground.lang)
    words = indented(title, left)
    if not words:
        return ()
    marks: list[Mark] = [Jump(0, 0, ground.width, depth(title), target(number), bookmark(section), tag)]
    if section.number:
        lead = text_strips((Run(f"{section.number} "),), ground.style(bold=True), left, tag, ground.lang)
        marks += lead[0].marks
    if page:
        x = ground.width - advance(page, style.size)
        marks.append(Words(x, baseline(style.size, style.leading), page, style.size, tag=tag))
    first = replace(words[0], before=3, marks=(*marks, *words[0].marks))
    return bound((first, *words[1:]), last=False)

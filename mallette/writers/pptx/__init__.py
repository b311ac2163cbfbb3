"""Decks for PowerPoint: real layouts and placeholders, native tables, charts and shapes, notes and sections.

What stands where is decided in `mallette.slides`; here it is drawn.
"""

import io
from copy import deepcopy
from typing import Any, Literal, assert_never

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from mallette.errors import Notice
from mallette.fit import Passage, width
from mallette.model.stage import Area
from mallette.model.trip import Theme, Written
from mallette.pictures.shapes import Drawing, Line
from mallette.slides import slides
from mallette.slides.rooms import FOOTER_SIZE, SECTION_TAG, SECTION_TAG_SIZE, TAG, TAG_SIZE
from mallette.slides.values import ChartPart, DeckSlide, FactPart, GridPart, TextPart
from mallette.tree import Document, Run
from mallette.writers.pptx.base import register_notes_master
from mallette.writers.pptx.canvas import Canvas, set_place, stroke
from mallette.writers.pptx.chart import draw_chart
from mallette.writers.pptx.master import BODY_ID, DETAIL_ID, TAG_ID, TITLE_ID
from mallette.writers.pptx.notes import draw_notes
from mallette.writers.pptx.package import (
    count_parts,
    draw_sections,
    layout_for,
    layouts_by_role,
    open_base,
    set_properties,
)
from mallette.writers.pptx.picture import draw_drawing
from mallette.writers.pptx.table import draw_grid
from mallette.writers.pptx.text import draw_passages
from mallette.writers.repack import repack

PLACES = {"title": TITLE_ID, "body": BODY_ID, "detail": DETAIL_ID, "number": TAG_ID}
FOOTERS = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER)


def write(document: Document, theme: Theme) -> Written:
    """Return the deck's bytes, how many slides it has, and notices about notes that are longer than a page."""
    decided = slides(document)
    deck = open_base(theme)
    count_parts(deck)
    layouts = layouts_by_role(deck)
    for number, slide in enumerate(decided, 1):
        draw_slide(deck.slides.add_slide(layout_for(layouts, slide.layout)), slide, document, number)
    register_notes_master(deck)
    draw_sections(deck, document, decided)
    set_properties(deck, document, theme)
    out = io.BytesIO()
    deck.save(out)
    return Written(repack(out.getvalue()), len(decided), tuple(notices(decided)))


def notices(decided: tuple[DeckSlide, ...]) -> list[Notice]:
    """Return what a person should know about the deck."""
    return [
        Notice("long notes", slide.number, f"the notes ({slide.lang}) are longer than a printed page: print cuts them")
        for slide in decided
        if not slide.whole and slide.turn == 1
    ]


def draw_slide(slide: Any, decided: DeckSlide, document: Document, number: int) -> None:
    """Draw one slide on a fresh one of its layout."""
    holders = {holder.placeholder_format.idx: holder for holder in slide.placeholders}
    canvas = Canvas(slide.shapes._spTree, decided.lang)
    used = {draw_text(canvas, holders, decided.title), draw_tag(holders, decided)}
    for part in decided.parts:
        used.add(draw_part(slide, canvas, holders, part))
    for key, holder in holders.items():
        if key not in used:
            holder._element.getparent().remove(holder._element)
    draw_footers(slide, canvas, decided, document, number)
    draw_notes(slide, decided)


def draw_part(
    slide: Any, canvas: Canvas, holders: dict[int, Any], part: TextPart | GridPart | ChartPart | FactPart | Drawing
) -> int | None:
    """Draw one part; return the number of the placeholder that it took."""
    match part:
        case TextPart():
            return draw_text(canvas, holders, part)
        case Drawing():
            draw_drawing(canvas, part)
            return None
        case FactPart():
            draw_fact(canvas, part)
            return None
        case GridPart():
            draw_grid(slide, take_holder(holders, PP_PLACEHOLDER.TABLE), part, canvas.lang)
        case ChartPart():
            draw_chart(slide, take_holder(holders, PP_PLACEHOLDER.CHART), part, canvas.lang)
        case _:
            assert_never(part)
    canvas.next_id()  # the library has given this number away
    return None


def take_holder(holders: dict[int, Any], kind: Any) -> Any:
    """Return the first placeholder of a kind and strike it off the list, or None: a table takes its place."""
    key = next((key for key, each in holders.items() if each.placeholder_format.type == kind), None)
    return None if key is None else holders.pop(key)


def draw_text(canvas: Canvas, holders: dict[int, Any], part: TextPart) -> int | None:
    """Set words in their placeholder, or in a box of their own where the layout has none for them."""
    key = PLACES.get(part.role or "")
    holder = holders.get(key) if key is not None else None
    if holder is None:
        canvas.shape("kit:text", part.area, "words", words=part.passages, anchor="top", insets=(0, 0, 0, 0))
        return None
    draw_passages(holder._element.txBody, part.passages, canvas.lang)
    place_holder(holder, part.area)
    return key


def place_holder(holder: Any, area: Area) -> None:
    """Move a placeholder if it is not where its layout has it."""
    inherited = Area(*(each / 12700 for each in (holder.left, holder.top, holder.width, holder.height)))
    if any(abs(getattr(inherited, name) - getattr(area, name)) > 0.1 for name in ("left", "top", "width", "height")):
        set_place(holder, area)


def draw_tag(holders: dict[int, Any], decided: DeckSlide) -> int | None:
    """Set the spine number in its box, as wide as it needs."""
    holder = holders.get(TAG_ID)
    if holder is None or not decided.tag:
        return None
    size, area = (SECTION_TAG_SIZE, SECTION_TAG) if decided.layout == "section" else (TAG_SIZE, TAG)
    run = Run(decided.tag, lang=decided.lang)
    wide = max(area.width * (0.9 if decided.layout == "section" else 0.85), width((run,), size, bold=True) + size * 1.2)
    draw_passages(holder._element.txBody, [Passage((run,), size, bold=True, align="center")], decided.lang)
    set_place(holder, Area(area.left, area.top, wide, area.height))
    return TAG_ID


def draw_fact(canvas: Canvas, part: FactPart) -> None:
    """Add a box with a sign and its words; a blank one is tinted and has a line to write on."""
    group = canvas.group("kit:fact", part.area)
    area = part.area
    group.shape(
        "kit:fact-words", area, "rectangle", "tint" if part.blank else "white", stroke(1.2), part.words,
        insets=(part.start, 2, 14, 2),
    )  # fmt: skip
    if part.sign:
        place = Area(area.left + 14, area.top, part.start - 14, area.height)
        group.shape("kit:fact-sign", place, "words", words=part.sign, insets=(0, 0, 0, 0))
    if part.blank:
        draw_blank(group, part)


def draw_blank(group: Canvas, part: FactPart) -> None:
    """Add the line to write on, after the words."""
    taken = max((width(each.text, each.size, each.bold) for each in part.words), default=0)
    start = part.area.left + part.start + taken + 10
    y = part.area.middle[1] + 0.35 * (part.words[0].size if part.words else 20)
    if start < part.area.right - 40:
        group.connector("kit:blank", Line(((start, y), (part.area.right - 14, y)), 1.2), {})


def draw_footers(slide: Any, canvas: Canvas, decided: DeckSlide, document: Document, number: int) -> None:
    """Add the footer line's placeholders, which the library leaves in the layout."""
    words = {PP_PLACEHOLDER.FOOTER: decided.footer, PP_PLACEHOLDER.DATE: document.footer}
    for holder in slide.slide_layout.placeholders:
        kind = holder.placeholder_format.type
        if kind in FOOTERS and (kind == PP_PLACEHOLDER.SLIDE_NUMBER or words[kind]):
            element = deepcopy(holder._element)
            for child in list(element.spPr):
                element.spPr.remove(child)
            element.nvSpPr.cNvPr.set("id", str(canvas.next_id()))
            if kind == PP_PLACEHOLDER.SLIDE_NUMBER:
                set_number(element, number, decided.lang)
            else:
                align: Literal["center", "left"] = "center" if kind == PP_PLACEHOLDER.DATE else "left"
                draw_passages(element.txBody, [Passage(words[kind], FOOTER_SIZE, align=align)], decided.lang)
            slide.shapes._spTree.append(element)


def set_number(element: Any, number: int, lang: str) -> None:
    """Write a slide's number into its field, for programs that do not count."""
    for field in element.iter(qn("a:fld")):
        field.find(qn("a:t")).text = str(number)
        for properties in field.iter(qn("a:rPr")):
            properties.set("lang", lang)

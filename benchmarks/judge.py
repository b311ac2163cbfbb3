"""Look into a finished deck, whoever made it: its slides, its words, and the words that are higher than their box.

Sizes, spaces and insets are what the file says: the slide itself, else its layout, else its master. Nothing is shrunk:
LibreOffice does that when it opens a file, PowerPoint only when somebody edits the text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml.ns import qn

from mallette.fit import Passage, measure_height
from mallette.tree import Run

NARROW = 0.9
"""Pandoc's decks are set in Calibri, whose letters are about a tenth narrower than the ones that are measured."""
SLACK = 1.0
"""Points by which words may be too high: what programs round differently."""
INSETS = {"lIns": "91440", "tIns": "45720", "rIns": "91440", "bIns": "45720"}
"""The insets of a text box where nothing says otherwise, in EMU (ECMA-376 part 1, 21.1.2.1.1)."""
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
SIZE = "1800"
"""The size of words where nothing says otherwise, in hundredths of a point (the same, 21.1.2.3.9)."""
POINT = 12700
"""EMU in a point."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a deck holds: how many slides, how many of them have words higher than their box, and its words."""

    slides: int
    overflows: int
    words: Counter[str]


def judge(path: Path) -> Verdict:
    """Return what a deck holds."""
    deck = Presentation(str(path))
    stretch = NARROW if font(deck) == "Calibri" else 1.0
    bad = sum(any(spare < -SLACK for spare in spares(slide, stretch)) for slide in deck.slides)
    parts = (part for slide in deck.slides for part in (slide, slide.notes_slide))
    words = Counter(word for part in parts for line in part.element.iter(qn("a:p")) for word in words_of(line).split())
    return Verdict(len(deck.slides), bad, words)


def font(deck: Any) -> str:
    """Return the font of the words of a deck's first master."""
    theme = deck.slide_master.part.part_related_by(RELATION.THEME).blob.decode()
    return str(re.findall(r'<a:minorFont>\s*<a:latin typeface="([^"]*)"', theme)[0])


def words_of(paragraph: Any) -> str:
    """Return the words of a paragraph."""
    return "".join(each.text or "" for each in paragraph.iter(qn("a:t")))


def spares(slide: Any, stretch: float) -> Iterator[float]:
    """Yield the height that is left in each box with words and under each table of a slide, in points."""
    for shape in slide.shapes:
        if shape.has_table:
            yield table_spare(shape, stretch)
        elif shape.is_placeholder and shape.has_text_frame and shape.text_frame.text.strip():
            yield text_spare(shape, slide.slide_layout.slide_master.element, stretch)


def text_spare(shape: Any, master: Any, stretch: float) -> float:
    """Return the height that is left in a placeholder, in points."""
    holders = list(ancestors(shape))
    bodies = [each.find(f".//{qn('a:bodyPr')}") for each in holders]
    left, top, right, bottom = (
        int(next((body.get(name) for body in bodies if body is not None and body.get(name)), own))
        for name, own in INSETS.items()
    )
    kind = "titleStyle" if shape.placeholder_format.type in TITLES else "bodyStyle"
    lists = [each.find(f".//{qn('a:lstStyle')}") for each in holders]
    styles = [*(each for each in lists if each is not None), master.find(f".//{qn(f'p:{kind}')}")]
    wide, high = float(shape.width - left - right) / POINT, float(shape.height - top - bottom) / POINT
    return high - height(shape.element.find(qn("p:txBody")), styles, wide, stretch)


def ancestors(shape: Any) -> Iterator[Any]:
    """Yield the element of a placeholder, of the one in its layout, of the one in its master."""
    while shape is not None:
        yield shape.element
        shape = getattr(shape, "_base_placeholder", None)


def table_spare(shape: Any, stretch: float) -> float:
    """Return the height that is left in the frame of a table, in points."""
    rows = (max(row.height / POINT, *cell_heights(row, shape.table.columns, stretch)) for row in shape.table.rows)
    return float(shape.height / POINT - sum(rows))


def cell_heights(row: Any, columns: Any, stretch: float) -> Iterator[float]:
    """Yield the height that each cell of a row needs, in points."""
    for cell, column in zip(row.cells, columns, strict=True):
        room = (column.width - cell.margin_left - cell.margin_right) / POINT
        inner = height(cell.text_frame._txBody, [], room, stretch)  # noqa: SLF001 - the library shows it only so
        yield inner + (cell.margin_top + cell.margin_bottom) / POINT


def height(body: Any, styles: Sequence[Any], room: float, stretch: float) -> float:
    """Return the height of a text body in a column `room` points wide."""
    high = 0.0
    for paragraph in body.iter(qn("a:p")):
        passage, start = passage_of(paragraph, styles)
        high += measure_height([passage], (room - start) / stretch) + (passage.before if high else 0)
    return high


def passage_of(paragraph: Any, styles: Sequence[Any]) -> tuple[Passage, float]:
    """Return a paragraph at its size, and where its text starts, in points."""
    own = paragraph.find(qn("a:pPr"))
    level = f"a:lvl{int(own.get('lvl', '0') if own is not None else 0) + 1}pPr"
    levels = [each for each in (own, *(style.find(qn(level)) for style in styles)) if each is not None]
    marks = [each for name in ("a:rPr", "a:endParaRPr") for each in paragraph.iter(qn(name))][:1]
    marks += [each for style in levels if (each := style.find(qn("a:defRPr"))) is not None]
    size = int(said(marks, "sz", SIZE)) / 100
    spaces = (each for style in levels for each in style.iterfind(f"{qn('a:spcBef')}/*"))
    space = next(spaces, None)
    share = size / 100_000 if space is not None and space.tag == qn("a:spcPct") else 0.01
    before = 0 if space is None else int(space.get("val")) * share
    bold = said(marks, "b", "0") in ("1", "true")
    return Passage((Run(words_of(paragraph)),), size, bold, before=before), int(said(levels, "marL", "0")) / POINT


def said(elements: Sequence[Any], name: str, otherwise: str) -> str:
    """Return an attribute of the first element that has it."""
    return str(next((each.get(name) for each in elements if each.get(name) is not None), otherwise))

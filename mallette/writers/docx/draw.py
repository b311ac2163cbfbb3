"""Draws planned paragraphs and tables into the open file. Nothing is decided here."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import count
from typing import assert_never

from docx.document import Document as DocxFile
from docx.oxml.ns import qn
from lxml.etree import _Element

from mallette.model.looks import ImageFile
from mallette.model.trip import Colours
from mallette.writers.docx.adopt import VALUE, definition_of, name_of, style_ids
from mallette.writers.docx.images import draw_bitmaps
from mallette.writers.docx.ooxml import element, group, switch, valued, words
from mallette.writers.docx.sketch import draw_sketch
from mallette.writers.docx.units import eighths
from mallette.writers.docx.values import Bitmaps, Grid, Line, Para, Part, Piece, Rule, Rules, Sketch, Square, Tab

COUNTED = ("List Number", "List Letter")
"""Styles whose lists start again at 1 or A; the others show the same sign all along."""

RULES: dict[Rule, tuple[str, float]] = {
    "thin": ("single", 0.75),
    "medium": ("single", 1.5),
    "thick": ("single", 2.25),
    "dashed": ("dashed", 2.25),
}


@dataclass(slots=True)
class OpenFile:
    """The file being drawn. `lists` holds the list that runs in each style, level and language; bookmarks and shapes
    are counted, since their numbers must differ."""

    file: DocxFile
    colours: Colours
    styles: dict[str, str] = field(init=False)
    lists: dict[tuple[str, int, str], int] = field(default_factory=dict)
    definitions: dict[str, dict[str, _Element]] = field(default_factory=dict)
    bookmarks: int = 0
    shapes: Iterator[int] = field(default_factory=lambda: count(1))
    images: Mapping[str, ImageFile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.styles = style_ids(self.file)


def draw_parts(parts: tuple[Part, ...], open_file: OpenFile) -> list[_Element]:
    """Return the elements of `parts`, in order."""
    return [draw_part(part, open_file) for part in parts]


def draw_part(part: Part, open_file: OpenFile) -> _Element:
    match part:
        case Para():
            return draw_para(part, open_file)
        case Grid():
            return draw_grid(part, open_file)
        case Sketch():
            return draw_sketch(part, open_file.styles["Picture"], open_file.colours, open_file.shapes)
        case Bitmaps():
            return draw_bitmaps(part, open_file.styles["Picture"], open_file.file, open_file.images, open_file.shapes)
        case _:
            assert_never(part)


def draw_para(para: Para, open_file: OpenFile) -> _Element:
    runs = [draw_piece(piece, open_file) for piece in para.pieces]
    if para.anchor:
        runs = [element("w:hyperlink", {"anchor": para.anchor, "history": 1}, *runs)]
    if para.bookmark:
        runs = bookmarked(runs, para.bookmark, open_file)
    return element("w:p", None, draw_properties(para, open_file), *runs)


def bookmarked(runs: list[_Element], name: str, open_file: OpenFile) -> list[_Element]:
    """Return the runs with a bookmark around the last one: where a bookmark starts, LibreOffice leaves out the left
    rule of the box around a number."""
    open_file.bookmarks += 1
    start = element("w:bookmarkStart", {"id": open_file.bookmarks, "name": name})
    return [*runs[:-1], start, *runs[-1:], element("w:bookmarkEnd", {"id": open_file.bookmarks})]


def draw_properties(para: Para, open_file: OpenFile) -> _Element | None:
    """Return a paragraph's properties in the order that the format demands."""
    return group(
        "w:pPr",
        valued("w:pStyle", open_file.styles[para.style]),
        switch("w:keepNext", para.keep),
        switch("w:pageBreakBefore", para.fresh),
        draw_mark(para, open_file),
        group("w:tabs", *(draw_tab(tab) for tab in para.tabs)),
        element("w:spacing", {"before": 0}) if para.first else None,
        None if para.left is None else element("w:ind", {"left": para.left, "firstLine": 0}),
        valued("w:jc", "center" if para.centred else None),
    )


def draw_mark(para: Para, open_file: OpenFile) -> _Element | None:
    """Return a paragraph's place in its list, where the style alone does not say it."""
    if para.mark is None:
        return None
    level = para.mark.level
    if para.style in COUNTED:
        if para.mark.start:
            open_file.lists[para.style, level, para.mark.lang] = new_list(para.style, para.mark.lang, open_file)
        number = open_file.lists[para.style, level, para.mark.lang]
    elif level:
        number = style_list(para.style, open_file)
    else:
        return None
    return element("w:numPr", None, valued("w:ilvl", min(level, 2)), valued("w:numId", number))


def style_list(style: str, open_file: OpenFile) -> int:
    """Return the number of the list that belongs to a style."""
    found = next(each for each in open_file.file.styles.element.iter(qn("w:style")) if name_of(each) == style)
    return next(int(each.get(VALUE, "")) for each in found.iter(qn("w:numId")))


def new_list(style: str, lang: str, open_file: OpenFile) -> int:
    """Return the number of a new list, counted as the style says, from the start on every level."""
    numbering = open_file.file.part.numbering_part.element
    definition = definition_in(style, lang, open_file)
    instance = numbering.add_num(int(definition.get(qn("w:abstractNumId"), "")))
    for level in range(len(definition.findall(qn("w:lvl")))):
        instance.append(element("w:lvlOverride", {"ilvl": level}, valued("w:startOverride", 1)))
    return int(instance.numId)


def definition_in(style: str, lang: str, open_file: OpenFile) -> _Element:
    """Return how a style counts in a language: as the base file says in the first, by a copy of that in others, since
    lists of one definition that stand side by side are counted on from each other."""
    known = open_file.definitions.setdefault(style, {})
    if lang not in known:
        numbering = open_file.file.part.numbering_part.element
        definition = definition_of(str(style_list(style, open_file)), numbering)
        known[lang] = copied(definition, numbering) if known else definition
    return known[lang]


def copied(definition: _Element, numbering: _Element) -> _Element:
    """Return a copy of a list's definition that programs do not take for the same list."""
    copy, name = deepcopy(definition), qn("w:abstractNumId")
    last = numbering.findall(qn("w:abstractNum"))[-1]
    number = 1 + max(int(each.get(name, "")) for each in numbering.findall(qn("w:abstractNum")))
    copy.set(name, str(number))
    for link in (*copy.iter(qn("w:pStyle")), *copy.findall(qn("w:nsid")), *copy.findall(qn("w:tmpl"))):
        parent = link.getparent()
        if parent is not None:
            parent.remove(link)
    copy.insert(0, element("w:nsid", {"val": f"{number:08X}"}))
    last.addnext(copy)
    return copy


def draw_tab(tab: Tab) -> _Element:
    leader = {"leader": "underscore"} if tab.leader else {}
    return element("w:tab", {"val": tab.side, **leader, "pos": tab.at})


def draw_piece(piece: Piece, open_file: OpenFile) -> _Element:
    """Return a run, in its own language; the page's number is a field that each program counts for itself."""
    looks = group(
        "w:rPr",
        valued("w:rStyle", open_file.styles[piece.style] if piece.style else None),
        switch("w:b", piece.bold),
        switch("w:bCs", piece.bold),
        switch("w:i", piece.italic),
        switch("w:iCs", piece.italic),
        valued("w:lang", piece.lang),
    )
    match piece.kind:
        case "words":
            return element("w:r", None, looks, *split_words(piece.text))
        case "tab":
            return element("w:r", None, looks, element("w:tab"))
        case "page":
            return element("w:fldSimple", {"instr": " PAGE "}, element("w:r", None, looks, words("1")))


def split_words(text: str) -> list[_Element]:
    """Return the words of a run, a line break where the text has one."""
    first, *more = text.split("\n")
    made = [words(first)]
    for line in more:
        made += [element("w:br"), words(line)]
    return made


def draw_grid(grid: Grid, open_file: OpenFile) -> _Element:
    """Return a table of fixed widths, so that every program lays it out alike."""
    properties = element(
        "w:tblPr",
        None,
        valued("w:tblStyle", open_file.styles[grid.style]),
        element("w:tblW", {"w": sum(grid.widths), "type": "dxa"}),
        element("w:tblLayout", {"type": "fixed"}),
        element("w:tblLook", {"val": "0000"}),
    )
    columns = element("w:tblGrid", None, *(element("w:gridCol", {"w": width}) for width in grid.widths))
    lines = (draw_line(line, grid.widths, open_file) for line in grid.lines)
    return element("w:tbl", None, properties, columns, *lines)


def draw_line(line: Line, widths: tuple[int, ...], open_file: OpenFile) -> _Element:
    properties = element(
        "w:trPr",
        None,
        element("w:cantSplit"),
        element("w:trHeight", {"val": line.height, "hRule": "atLeast"}) if line.height else None,
        switch("w:tblHeader", line.head),
    )
    row = element("w:tr", None, properties)
    column = 0
    for square in line.squares:
        row.append(draw_square(square, sum(widths[column : column + square.span]), open_file))
        column += square.span
    return row


def draw_square(square: Square, width: int, open_file: OpenFile) -> _Element:
    """Return a cell; its first paragraph stands at the top, whatever space its style asks for above."""
    properties = element(
        "w:tcPr",
        None,
        element("w:tcW", {"w": width, "type": "dxa"}),
        valued("w:gridSpan", square.span if square.span > 1 else None),
        {"": None, "start": element("w:vMerge", {"val": "restart"}), "part": element("w:vMerge")}[square.merge],
        draw_rules(square.rules),
        element("w:shd", {"val": "clear", "color": "auto", "fill": open_file.colours.tint}) if square.shade else None,
        valued("w:vAlign", "bottom" if square.low else None),
    )
    first, *more = square.parts or (Para(style="Table Text"),)
    if isinstance(first, Para):
        first = replace(first, first=True)
    return element("w:tc", None, properties, *draw_parts((first, *more), open_file))


def draw_rules(rules: Rules) -> _Element | None:
    sides = {"top": rules.top, "left": rules.left, "bottom": rules.bottom, "right": rules.right}
    return group("w:tcBorders", *(draw_rule(side, rule) for side, rule in sides.items() if rule))


def draw_rule(side: str, rule: Rule) -> _Element:
    line, thick = RULES[rule]
    return element(f"w:{side}", {"val": line, "sz": eighths(thick), "space": 0, "color": "000000"})

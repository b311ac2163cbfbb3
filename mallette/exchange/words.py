"""A table of texts for translators who have only Word: number, source, translation, note. It is read back by the id
that stands small under each number, so rows may be moved, and rows that are gone change nothing."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from mallette.repack import repack

WIDTHS = (22, 92, 92, 61)
"""Of the columns on a landscape page, in mm."""
LARGEST = 50_000_000
"""Bytes that a file may unpack to."""
TINY = Pt(6)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: its number, the id of its text, source and translation, what to know about it."""

    number: int
    id: str
    source: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the table: title, explanations, the headings of its columns; the languages of the two texts;
    the date that the file carries (ISO)."""

    title: str
    lines: tuple[str, ...]
    columns: tuple[str, str, str, str]
    source: str
    target: str
    date: str
    key: str
    """Which catalogue it belongs to, as ``fr`` or ``ke fr``: kept as the file's subject."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A row that came back. `place` counts the rows of the table from 1; `number` is what stands in it."""

    place: int
    number: str
    id: str
    source: str
    text: str
    note: str = ""
    print: str = ""
    """The fingerprint of the translation that went out."""
    merged: bool = False
    """Whether a cell of it is merged with another: then nobody knows whose words it holds."""


class UnreadableError(Exception):
    """The file is no table of ours. Says why, for the person who sent it."""


def write_words(head: Head, lines: Iterable[Line]) -> bytes:
    """Return a Word file with a row for each of `lines`. The same input gives the same bytes."""
    file: Any = Document()
    lay_page(file, head)
    for number, words in enumerate((head.title, *head.lines)):
        file.add_paragraph(words, style="Heading 1" if number == 0 else "Normal")
    table: Any = file.add_table(rows=1, cols=4)
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.LEFT, False
    for cell, words in zip(table.rows[0].cells, head.columns, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    repeat_head(table.rows[0])
    template = row_template(table)
    for line in lines:
        table._tbl.append(filled_row(template, line, head))
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    out = BytesIO()
    file.save(out)
    return repack(out.getvalue())


def lay_page(file: Any, head: Head) -> None:
    """Set landscape A4, the font, and what the file says of itself."""
    section = file.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    file.styles["Normal"].font.name, file.styles["Normal"].font.size = "Arial", Pt(10)
    known = file.core_properties
    known.title, known.subject, known.author, known.comments = head.title, head.key, "", ""
    known.created = known.modified = datetime.fromisoformat(head.date).replace(tzinfo=UTC)


def repeat_head(row: Any) -> None:
    """Set the headings again on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def row_template(table: Any) -> Any:
    """Return an empty row, taken out of the table again: to copy one is quick, to add one looks through the table."""
    row = table.add_row()
    for cell, width in zip(row.cells, WIDTHS, strict=True):
        cell.width = Mm(width)
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    table._tbl.remove(row._tr)
    return row._tr


def filled_row(template: Any, line: Line, head: Head) -> Any:
    """Return the row of one text."""
    row = deepcopy(template)
    cells = row.findall(qn("w:tc"))
    words = ((str(line.number), head.source), (line.source, head.source), (line.text, head.target),
             (line.note, head.source))  # fmt: skip
    for cell, (text, lang) in zip(cells, words, strict=True):
        paragraph = cell.find(qn("w:p"))
        for place, part in enumerate(text.split("\n")):
            target = paragraph if place == 0 else cell.makeelement(qn("w:p"), {})
            if place:
                cell.append(target)
            target.append(run_of(cell, part, lang))
    small = cells[0].makeelement(qn("w:p"), {})
    small.append(run_of(cells[0], f"{line.id} #{fingerprint_of(line.text)}", "", tiny=True))
    cells[0].append(small)
    return row


def fingerprint_of(text: str) -> str:
    """Return eight digits that tell a translation from another one."""
    return sha256(text.encode()).hexdigest()[:8]


def run_of(near: Any, words: str, lang: str, *, tiny: bool = False) -> Any:
    """Return a run; words that nobody translates are `tiny` and grey, and no speller reads them."""
    run = near.makeelement(qn("w:r"), {})
    looks = near.makeelement(qn("w:rPr"), {})
    if tiny:
        looks.append(near.makeelement(qn("w:noProof"), {}))
        looks.append(near.makeelement(qn("w:color"), {qn("w:val"): str(RGBColor(0x80, 0x80, 0x80))}))
        looks.append(near.makeelement(qn("w:sz"), {qn("w:val"): str(int(TINY.pt * 2))}))
    elif lang:
        looks.append(near.makeelement(qn("w:lang"), {qn("w:val"): lang}))
    run.append(looks)
    text = near.makeelement(qn("w:t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    text.text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", words)
    run.append(text)
    return run


def read_words(data: bytes) -> tuple[str, tuple[Returned, ...]]:
    """Return the key of the catalogue that a table belongs to, and its rows. Raises `UnreadableError`."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST:
                raise UnreadableError("it unpacks to more than 50 MB")
        file: Any = Document(BytesIO(data))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise UnreadableError("it is no Word file (.docx)") from error
    tables = [table for table in file.tables if len(table.columns) == 4]
    if not tables:
        raise UnreadableError("it holds no table of four columns")
    said = comments_of(file)
    heads = [words_in(row) for row in tables[0]._tbl.findall(qn("w:tr"))[:1]]
    rows = (row for table in tables for row in table._tbl.findall(qn("w:tr")) if words_in(row) not in heads)
    return file.core_properties.subject, tuple(rows_in(rows, said))


def words_in(row: Any) -> tuple[str, ...]:
    """Return the words of each cell of a row."""
    return tuple("\n".join(lines_of(cell)) for cell in row.findall(qn("w:tc")))


def rows_in(rows: Iterable[Any], said: dict[str, str]) -> Iterator[Returned]:
    """Yield the rows of a table. What was struck out or moved away with changes tracked is not read, an empty row says
    nothing."""
    for place, row in enumerate(rows, start=1):
        cells = row.findall(qn("w:tc"))
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None or not "".join(words_in(row)).strip():
            continue
        if len(cells) != 4 or row.find(f".//{qn('w:vMerge')}") is not None:
            yield Returned(place, "", "", "", "", merged=True)
            continue
        number, source, text, note = (lines_of(cell) for cell in cells)
        comments = [said[key] for key in commented(row) if key in said]
        id, _, fingerprint = "".join(number[1:]).strip().partition(" #")
        yield Returned(
            place,
            number[0].strip() if number else "",
            id,
            "\n".join(source),
            "\n".join(text),
            "\n".join([*(each for each in note if each), *comments]),
            fingerprint,
        )


def lines_of(cell: Any) -> list[str]:
    """Return the words of each paragraph of a cell."""
    return ["".join(words_of(paragraph)) for paragraph in cell.iter(qn("w:p"))]


def words_of(paragraph: Any) -> Iterator[str]:
    for each in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
        if any(parent.tag in (qn("w:del"), qn("w:moveFrom")) for parent in each.iterancestors()):
            continue
        yield {qn("w:t"): each.text or "", qn("w:noBreakHyphen"): "-"}.get(each.tag, " ")


def commented(row: Any) -> list[str]:
    """Return the numbers of the comments on a row."""
    return [each.get(qn("w:id")) for each in row.iter(qn("w:commentReference"))]


def comments_of(file: Any) -> dict[str, str]:
    """Return the words of each comment of a file, by its number, after who made it."""
    try:
        comments = list(file.comments)
    except (KeyError, AttributeError, ValueError):
        return {}
    return {str(each.comment_id): f"{each.author}: {each.text}".strip(": ") for each in comments}

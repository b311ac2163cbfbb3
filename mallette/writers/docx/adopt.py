"""The base file as it is opened: emptied of its own words, and given every style and list that it lacks.

A person may have restyled it in Word, or brought a file of their own. Word translates the ids of styles but not
their names, so styles are found by name.
"""

import io
from copy import deepcopy

import docx
from docx.document import Document as DocxFile
from docx.oxml.ns import qn
from lxml.etree import _Element

from mallette.model.looks import Brand
from mallette.writers.docx.base import make_base

STYLE, STYLE_ID, NAME, VALUE = qn("w:style"), qn("w:styleId"), qn("w:name"), qn("w:val")


def open_base(brand: Brand) -> DocxFile:
    """Return the brand's base file, open, without words, with every style that the writer uses."""
    own = make_base(brand.settings)
    file = docx.Document(io.BytesIO(brand.docx or own))
    empty(file)
    if brand.docx:
        lend(file, docx.Document(io.BytesIO(own)))
    return file


def empty(file: DocxFile) -> None:
    """Take everything out of the body but the last section's settings, which carry the brand's header."""
    body = file.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def style_ids(file: DocxFile) -> dict[str, str]:
    """Return the ids of a file's styles by their names."""
    return {name_of(style): style.get(STYLE_ID, "") for style in file.styles.element.iter(STYLE)}


def name_of(style: _Element) -> str:
    name = style.find(NAME)
    return "" if name is None else str(name.get(VALUE))


def lend(file: DocxFile, own: DocxFile) -> None:
    """Copy into `file` the styles of `own` that it lacks, with the lists that belong to them. A list style that
    counts nothing is as good as lacking; the id it is known by in the file stays."""
    known = {name_of(style): style for style in file.styles.element.iter(STYLE)}
    for style in own.styles.element.iter(STYLE):
        theirs = known.get(name_of(style))
        if theirs is not None and (counts(theirs) or not counts(style)):
            continue
        copied = deepcopy(style)
        lend_list(copied, file, own)
        file.styles.element.append(copied)
        if theirs is not None:
            copied.set(STYLE_ID, theirs.get(STYLE_ID, ""))
            file.styles.element.remove(theirs)


def counts(style: _Element) -> bool:
    """Return whether a style belongs to a list."""
    return next(style.iter(qn("w:numId")), None) is not None


def lend_list(style: _Element, file: DocxFile, own: DocxFile) -> None:
    """Copy the list definition that `style` counts by, under numbers that `file` does not use yet."""
    number = style.find(f".//{qn('w:numId')}")
    if number is None:
        return
    target, source = (each.part.numbering_part.element for each in (file, own))
    definition = deepcopy(definition_of(str(number.get(VALUE)), source))
    used = [int(each.get(qn("w:abstractNumId"), "0")) for each in target.iter(qn("w:abstractNum"))]
    fresh = 1 + max(used, default=0)
    definition.set(qn("w:abstractNumId"), str(fresh))
    target.insert(len(target.findall(qn("w:abstractNum"))), definition)
    number.set(VALUE, str(target.add_num(fresh).numId))


def definition_of(number: str, numbering: _Element) -> _Element:
    """Return the list definition behind a list's number."""
    for instance in numbering.iter(qn("w:num")):
        if instance.get(qn("w:numId")) == number:
            wanted = next(each.get(VALUE) for each in instance.iter(qn("w:abstractNumId")))
            return next(e for e in numbering.iter(qn("w:abstractNum")) if e.get(qn("w:abstractNumId")) == wanted)
    raise KeyError(number)

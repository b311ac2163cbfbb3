"""Paragraphs of a text body: size, language and bullet stand on each, so that every program sets them alike."""

from collections.abc import Sequence
from typing import Any

from lxml.etree import SubElement
from pptx.oxml.ns import qn

from mallette.fit import HANG, Passage
from mallette.tree import Run
from mallette.writers.pptx.names import emu

ALIGNMENT = {"left": "l", "center": "ctr", "right": "r"}
CHARACTERS = {"bullet": "▪", "check": "□"}
NUMBERING = {"number": "arabicPeriod", "letter": "alphaUcPeriod"}


def draw_passages(body: Any, passages: Sequence[Passage], lang: str, colour: str = "", sized: bool = True) -> None:
    """Replace the paragraphs of a text body. `lang` is that of runs that name none; `colour` one of the theme;
    without `sized` the sizes of the layout hold."""
    for paragraph in body.findall(qn("a:p")):
        body.remove(paragraph)
    for number, passage in enumerate(passages or [Passage((), 18)]):
        draw_passage(body, passage, number == 0, lang, colour, sized)


def draw_passage(body: Any, passage: Passage, first: bool, lang: str, colour: str, sized: bool) -> None:
    """Add one paragraph."""
    paragraph = SubElement(body, qn("a:p"))
    draw_properties(paragraph, passage, first)
    for run in passage.text:
        draw_run(paragraph, run, passage, lang, colour, sized)
    if not passage.text:
        SubElement(paragraph, qn("a:endParaRPr"), {"lang": lang, "sz": size_of(passage)})


def size_of(passage: Passage) -> str:
    """Return a size in hundredths of a point."""
    return str(round(passage.size * 100))


def draw_properties(paragraph: Any, passage: Passage, first: bool) -> None:
    """Add indents, the space above and the bullet."""
    hang = -emu(HANG[passage.sign] * passage.size)
    properties = SubElement(
        paragraph, qn("a:pPr"),
        {"marL": str(emu(passage.indent)), "indent": str(hang), "algn": ALIGNMENT[passage.align]},
    )  # fmt: skip
    above = SubElement(properties, qn("a:spcBef"))
    SubElement(above, qn("a:spcPts"), {"val": "0" if first else str(round(passage.before * 100))})
    draw_sign(properties, passage)


def draw_sign(properties: Any, passage: Passage) -> None:
    """Add a paragraph's bullet or number, or say that it has none."""
    if passage.own:
        SubElement(properties, qn("a:buFont"), {"typeface": "Arial"})
        SubElement(properties, qn("a:buChar"), {"char": passage.own})
    elif passage.sign in CHARACTERS:
        colour = SubElement(properties, qn("a:buClr"))
        SubElement(colour, qn("a:schemeClr"), {"val": "accent1"})
        SubElement(properties, qn("a:buSzPct"), {"val": "110000"})
        SubElement(properties, qn("a:buFont"), {"typeface": "Arial"})
        SubElement(properties, qn("a:buChar"), {"char": CHARACTERS[passage.sign]})
    elif passage.sign in NUMBERING:
        SubElement(properties, qn("a:buClrTx"))
        SubElement(properties, qn("a:buSzPct"), {"val": "100000"})
        SubElement(properties, qn("a:buFont"), {"typeface": "+mj-lt"})
        attributes = {"type": NUMBERING[passage.sign], "startAt": str(passage.order)}
        SubElement(properties, qn("a:buAutoNum"), attributes)
    else:
        SubElement(properties, qn("a:buNone"))


def draw_run(paragraph: Any, run: Run, passage: Passage, lang: str, colour: str, sized: bool) -> None:
    """Add a run with its language, size and marks."""
    element = SubElement(paragraph, qn("a:r"))
    attributes = {"lang": run.lang or lang}
    if sized:
        attributes["sz"] = size_of(passage)
    if passage.bold or run.bold:
        attributes["b"] = "1"
    if run.italic:
        attributes["i"] = "1"
    properties = SubElement(element, qn("a:rPr"), attributes)
    if colour:
        fill = SubElement(properties, qn("a:solidFill"))
        SubElement(fill, qn("a:schemeClr"), {"val": colour})
    SubElement(element, qn("a:t")).text = readable(run.text)


def readable(text: str) -> str:
    """Return text without the control characters that XML refuses; a line break becomes a space."""
    return "".join(" " if each in "\n\r\t\v" else each for each in text if each >= " " or each in "\n\r\t\v")

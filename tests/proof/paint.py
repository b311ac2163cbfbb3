"""A copy of a deck in which each place with words has a colour of its own, so that what is drawn is known by it."""

import io
from dataclasses import dataclass
from typing import Any

from lxml.etree import SubElement
from pptx import Presentation
from pptx.oxml.ns import qn

from tests.proof.fonts import settle_fonts, settle_theme
from tests.proof.places import Box, boxes_of

FIRST = 0x4A0000
"""The first colour. No theme that is tried has one of those that follow it."""
FILLS = tuple(qn(f"a:{name}") for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
LINKS = (qn("a:hlinkClick"), qn("a:hlinkMouseOver"))
BEFORE_BULLET = tuple(qn(f"a:{name}") for name in ("lnSpc", "spcBef", "spcAft"))
BEFORE_TEXT = ("externalData", "printSettings", "userShapes", "extLst")
"""What follows the text style of a chart (ECMA-376 part 1, `chartSpace`)."""

Colours = dict[tuple[int, int], tuple[Box, bool]]
"""By slide and colour: the place, and whether it is the colour of its bullets."""


@dataclass(frozen=True, slots=True)
class Painted:
    """The copy's bytes, and what each colour in it stands for."""

    data: bytes
    colours: Colours


def paint(data: bytes) -> Painted:
    """Return the painted copy of a deck. Nothing shrinks its words, no slide is hidden, and its fonts are there."""
    deck: Any = Presentation(io.BytesIO(data))
    colours: Colours = {}
    counts: dict[int, int] = {}
    for box in boxes_of(deck):
        colour = FIRST + 2 * counts.setdefault(box.slide, 0)
        counts[box.slide] += 1
        colours[box.slide, colour], colours[box.slide, colour + 1] = (box, False), (box, True)
        paint_chart(box.element, colour) if box.kind == "chart" else paint_body(box.element, colour)
    for page in pages_of(deck):
        page._element.attrib.pop("show", None)
        stop_shrinking(page._element)
        settle_fonts(page._element)
    for master in deck.slide_masters:
        settle_theme(master)
    out = io.BytesIO()
    deck.save(out)
    return Painted(out.getvalue(), colours)


def pages_of(deck: Any) -> list[Any]:
    """Return slides, layouts and masters."""
    masters = list(deck.slide_masters)
    return [*deck.slides, *(layout for master in masters for layout in master.slide_layouts), *masters]


def stop_shrinking(page: Any) -> None:
    """Let words stand as large as they are written, in the box that is declared."""
    for name in ("a:normAutofit", "a:spAutoFit"):
        for old in list(page.iter(qn(name))):
            old.addnext(old.makeelement(qn("a:noAutofit")))
            old.getparent().remove(old)


def fill(colour: int) -> dict[str, str]:
    return {"val": f"{colour:06X}"}


def paint_body(body: Any, colour: int) -> None:
    """Give every run, field and bullet of a text body its colour."""
    for paragraph in body.iter(qn("a:p")):
        for run in paragraph:
            if run.tag in (qn("a:r"), qn("a:fld")):
                paint_run(properties_of(run, "a:rPr"), colour)
        paint_bullet(properties_of(paragraph, "a:pPr"), colour + 1)


def properties_of(element: Any, name: str) -> Any:
    """Return the properties of a run or a paragraph, which come first in it."""
    found = element.find(qn(name))
    if found is None:
        found = element.makeelement(qn(name))
        element.insert(0, found)
    return found


def paint_run(properties: Any, colour: int) -> None:
    for child in list(properties):
        if child.tag in (*FILLS, *LINKS):
            properties.remove(child)
    line = properties.find(qn("a:ln"))
    made = properties.makeelement(qn("a:solidFill"))
    SubElement(made, qn("a:srgbClr"), fill(colour))
    properties.insert(0, made) if line is None else line.addnext(made)


def paint_bullet(properties: Any, colour: int) -> None:
    for name in ("a:buClr", "a:buClrTx"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    made = properties.makeelement(qn("a:buClr"))
    SubElement(made, qn("a:srgbClr"), fill(colour))
    properties.insert(sum(child.tag in BEFORE_BULLET for child in properties), made)


def paint_chart(space: Any, colour: int) -> None:
    """Give every word of a chart its colour."""
    if space.find(qn("c:txPr")) is None:
        after = next((each for name in BEFORE_TEXT for each in space.findall(qn(f"c:{name}"))), None)
        made = space.makeelement(qn("c:txPr"))
        SubElement(made, qn("a:bodyPr"))
        SubElement(SubElement(SubElement(made, qn("a:p")), qn("a:pPr")), qn("a:defRPr"))
        space.append(made) if after is None else after.addprevious(made)
    for name in ("a:defRPr", "a:rPr"):
        for properties in space.iter(qn(name)):
            paint_run(properties, colour)

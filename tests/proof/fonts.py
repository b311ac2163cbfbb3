"""Fonts for a proof: what a template names and this computer lacks is drawn in the font that it was measured with.

A program that lacks a font takes any other, often a wider one, and what then overflows says nothing of the deck. The
measure of a run is its own font's, or a stand-in's that is wider (`mallette.fonts.face_for`), so drawing it with that
font asks the question that was answered.
"""

import subprocess
from functools import cache
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from mallette.fonts import face_for

SAME_WIDTHS = frozenset({
    "Arimo", "Caladea", "Carlito", "Cousine", "Liberation Mono", "Liberation Sans", "Liberation Sans Narrow",
    "Liberation Serif", "Tinos",
})  # fmt: skip
"""Fonts made to have the widths of another, which the system gives only in place of that one."""
DRAWN = {"": "Liberation Sans", "vera": "DejaVu Sans", "vera-wide": "DejaVu Sans", "vera-mono": "DejaVu Sans Mono"}
"""By the key of a face: a font with its widths that comes with LibreOffice."""


@cache
def drawn_with(family: str) -> str:
    """Return the font to draw `family` with: itself where this computer has it or one of its widths."""
    command = ["fc-match", "-f", "%{family[0]}", family]
    found = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    known = found in SAME_WIDTHS or found.casefold() == family.casefold()
    return family if known else DRAWN[face_for(family).face]


def settle_fonts(root: Any) -> None:
    """Name fonts that this computer can draw, everywhere below an element, in place."""
    for font in root.iter(qn("a:latin"), qn("a:buFont")):
        family = font.get("typeface", "")
        if family and not family.startswith("+"):
            font.set("typeface", drawn_with(family))


def settle_theme(master: Any) -> None:
    """Do the same in a master's theme, which the library keeps as bytes."""
    part = master.part.part_related_by(RELATION.THEME)
    root = parse_xml(part.blob)
    settle_fonts(root)
    part._blob = serialize_part_xml(root)

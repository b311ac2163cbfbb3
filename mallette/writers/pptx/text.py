"""Paragraphs of a text body: size, language and bullet stand on each, so that every program sets them alike."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from mallette.fit import HANG, Passage
from mallette.tree import Run
from mallette.writers.pptx.names import emu

ALIGNMENT = {"left": "l", "center": "ctr", "right": "r"}
CHARACTERS = {"bullet": "▪", "check": "□"}
NUMBERING = {"number": "arabicPeriod", "letter": "alphaUcPeriod"}
CONTROLS = re.compile(r"[\x00-\x1f]")
BULLET_FONT = '<a:buFont typeface="Arial"/>'
THEME_FONT = '<a:latin typeface="+mn-lt"/>'
"""The theme's font for words other than titles."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How words are set: the language of runs that name none; a colour of the theme or six hexadecimal digits (empty:
    the layout's own); the accent colour, for bullets; the theme's font for words, where a layout may name another
    (`font`). `plain` switches off what an office's template may add: bold, capitals, letters further apart."""

    lang: str
    colour: str = ""
    accent: str = "accent1"
    font: bool = False
    plain: bool = False


def paragraphs(passages: Sequence[Passage], setting: Setting) -> str:
    """Return the paragraphs of a text body as XML; a body without words has one that is empty."""
    return "".join(
        paragraph(passage, number == 0, setting) for number, passage in enumerate(passages or [Passage((), 18)])
    )


def paragraph(passage: Passage, first: bool, setting: Setting) -> str:
    """Return one paragraph."""
    runs = "".join(run_xml(run, passage, setting) for run in passage.text)
    end = "" if passage.text else f'<a:endParaRPr lang="{setting.lang}" sz="{size_of(passage)}"/>'
    return f"<a:p>{properties(passage, first, setting.accent)}{runs}{end}</a:p>"


def size_of(passage: Passage) -> str:
    """Return a size in hundredths of a point."""
    return str(round(passage.size * 100))


def properties(passage: Passage, first: bool, accent: str) -> str:
    """Return indents, pitch, the space above and the bullet: all of them, since a template may have set others."""
    hang = -emu(HANG[passage.sign] * passage.size)
    above = 0 if first else round(passage.before * 100)
    return (
        f'<a:pPr marL="{emu(passage.indent)}" indent="{hang}" algn="{ALIGNMENT[passage.align]}">'
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="{above}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{sign(passage, accent)}</a:pPr>'
    )


def sign(passage: Passage, accent: str) -> str:
    """Return a paragraph's bullet or number, or that it has none."""
    if passage.own:
        return f"{BULLET_FONT}<a:buChar char={quoteattr(passage.own)}/>"
    if passage.sign in CHARACTERS:
        return (
            f'<a:buClr>{colour_xml(accent)}</a:buClr><a:buSzPct val="110000"/>{BULLET_FONT}'
            f'<a:buChar char="{CHARACTERS[passage.sign]}"/>'
        )
    if passage.sign in NUMBERING:
        return (
            '<a:buClrTx/><a:buSzPct val="100000"/><a:buFont typeface="+mj-lt"/>'
            f'<a:buAutoNum type="{NUMBERING[passage.sign]}" startAt="{passage.order}"/>'
        )
    return "<a:buNone/>"


@lru_cache(maxsize=32)
def colour_xml(colour: str) -> str:
    """Return a colour of the theme (``tx1``), or one of six hexadecimal digits."""
    if len(colour) == len("000000") and all(each in "0123456789ABCDEFabcdef" for each in colour):
        return f'<a:srgbClr val="{colour.upper()}"/>'
    return f'<a:schemeClr val="{colour}"/>'


def run_xml(run: Run, passage: Passage, setting: Setting) -> str:
    """Return a run with its language, size and marks."""
    return f"<a:r>{marks_xml(run, passage, setting)}<a:t>{escape(readable(run.text))}</a:t></a:r>"


def marks_xml(run: Run, passage: Passage, setting: Setting) -> str:
    """Return the language, size and marks of a run."""
    bold = passage.bold or run.bold
    marks = (' b="1"' if bold else ' b="0"' if setting.plain else "") + (' i="1"' if run.italic else "")
    if setting.plain:
        marks += ' cap="none" spc="0"'
    fill = f"<a:solidFill>{colour_xml(setting.colour)}</a:solidFill>" if setting.colour else ""
    font = THEME_FONT if setting.font else ""
    return f'<a:rPr lang="{run.lang or setting.lang}" sz="{size_of(passage)}"{marks}>{fill}{font}</a:rPr>'


def readable(text: str) -> str:
    """Return text without the control characters that XML refuses; a line break becomes a space."""
    return CONTROLS.sub(lambda found: " " if found[0] in "\n\r\t\v" else "", text)

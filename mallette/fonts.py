"""The four faces of Arimo, the font with the widths of Arial: measured for Office files, embedded in PDF files.

PyPI's `fontpkg-arimo` brings two variable fonts. A static face is made from them once and kept in the user's cache
folder, since making one takes a second and every build needs all four.

An office's template may name any other font. Few of them can be installed with a program, so they are measured with a
stand-in: Arimo for those that are narrower, and for all others Bitstream Vera, which reportlab brings. It has the
widths of Verdana and DejaVu Sans, the widest of the common fonts, and what LibreOffice takes for a font that it lacks.
"""

import os
import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

FAMILY = "Arimo"
WEIGHTS = {False: 400, True: 700}
CACHE_VARIABLE = "MALLETTE_CACHE"


@dataclass(frozen=True, slots=True)
class Face:
    """What a run is measured with: a family, and how much wider the run may be than that."""

    family: Literal["Arimo", "Vera"]
    stretch: float = 1


FACES: Mapping[str, Face] = {
    "": Face("Arimo"), "vera": Face("Vera"), "vera-wide": Face("Vera", 1.15), "vera-mono": Face("Vera", 1.4),
}  # fmt: skip
"""Faces by the key that runs and placeholders carry. Over the words of the kits Vera is on average 1.14 times as wide
as Arimo, Montserrat and Poppins as wide as Vera (some words 1.16 times), a typewriter's font 1.15 times (some 2)."""

SAME = frozenset({"arial", "arimo", "helvetica", "liberation sans", "nimbus sans"})
NARROWER = frozenset({"calibri", "carlito", "liberation serif", "times", "times new roman", "tinos"})
"""Over the words of the kits at most 0.92 times as wide as Arimo on average. Others are narrow too, as Calibri Light
and Cambria, but LibreOffice sets them in a wide font where they are not installed."""
WIDE = re.compile(r"black|heavy|ultra|extra ?bold|expanded|extended|\bwide\b|montserrat|poppins|century gothic|impact")
MONO = re.compile(r"mono\b|courier|consolas|typewriter|cousine|fixed|terminal")


@dataclass(frozen=True, slots=True)
class Measured:
    """What stands in for a font when it is measured: the key of a face, and whether that has the same widths, is sure
    to be wider than the font, or is only wider than most (`stand-in`)."""

    face: str
    sure: Literal["same", "wider", "stand-in"]


def face_for(family: str) -> Measured:
    """Return what the words of a font are measured with."""
    name = " ".join(family.lower().split())
    if name in SAME:
        return Measured("", "same")
    if name in NARROWER:
        return Measured("", "wider")
    if MONO.search(name):
        return Measured("vera-mono", "stand-in")
    if WIDE.search(name):
        return Measured("vera-wide", "stand-in")
    return Measured("vera", "same" if name in ("verdana", "dejavu sans", "bitstream vera sans") else "stand-in")


def measured_path(family: str, bold: bool, italic: bool) -> Path:
    """Return the file with which a family is measured."""
    if family == FAMILY:
        return face_path(bold, italic)
    spec = find_spec("reportlab")
    style = {(False, False): "", (True, False): "Bd", (False, True): "It", (True, True): "BI"}[bold, italic]
    return Path(str(spec and spec.origin)).parent / "fonts" / f"Vera{style}.ttf"


def face_path(bold: bool = False, italic: bool = False) -> Path:
    """Return the file of one static face; makes it where it does not exist yet."""
    for folder in (cache_folder(), None):
        path = (folder or temporary_folder()) / edition() / f"{face_name(bold, italic)}.ttf"
        if path.is_file():
            return path
        try:
            keep(path, face_bytes(bold, italic))
        except OSError:  # a folder that cannot be written, or a full disk: the temporary folder is left
            if folder is None:
                raise
            continue
        return path
    raise AssertionError("the temporary folder is always tried last")


def face_name(bold: bool = False, italic: bool = False) -> str:
    """Return the PostScript name of a face, as in ``Arimo-BoldItalic``."""
    return f"{FAMILY}-{('Bold' if bold else '') + ('Italic' if italic else '') or 'Regular'}"


@cache
def coverage(italic: bool = False) -> frozenset[str]:
    """Return the characters that the upright or the italic faces can show."""
    from fontTools.ttLib import TTFont

    with TTFont(variable_path(italic), lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap() or {}))


def cache_folder() -> Path:
    """Return where this program keeps what it can make again, by the custom of the platform."""
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home() / "AppData" / "Local") / "Mallette" / "Cache"
    if sys.platform == "darwin":
        return home() / "Library" / "Caches" / "mallette"
    return Path(os.environ.get("XDG_CACHE_HOME") or home() / ".cache") / "mallette"


def home() -> Path:
    """Return the user's folder, or the temporary one for an account without."""
    try:
        return Path.home()
    except RuntimeError:
        return temporary_folder()


@cache
def temporary_folder() -> Path:
    """Return a folder for this process alone; the system clears it away."""
    return Path(tempfile.mkdtemp(prefix="mallette-"))


@cache
def edition() -> str:
    """Return the name of the folder for faces made by these packages: newer packages make new faces."""
    return f"arimo-{version('fontpkg-arimo')}-{version('fonttools')}"


def variable_path(italic: bool) -> Path:
    """Return the file of the variable font, upright or italic."""
    import fontpkg_arimo

    return Path(fontpkg_arimo.__file__).parent / "files" / f"{FAMILY}{'-Italic' if italic else ''}[wght].ttf"


def face_bytes(bold: bool, italic: bool) -> bytes:
    """Return a static face as the bytes of a TrueType font; the same ones each time."""
    from io import BytesIO

    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    with TTFont(variable_path(italic), recalcTimestamp=False) as font:
        face = instancer.instantiateVariableFont(font, {"wght": WEIGHTS[bold]}, updateFontNames=True)
        # The instancer calls the italic faces "ArimoItalic-Italic", which no other program knows.
        face["name"].setName(face_name(bold, italic), 6, 3, 1, 0x409)
        face["name"].removeNames(nameID=25)
        out = BytesIO()
        face.save(out, reorderTables=False)
    return out.getvalue()


def keep(path: Path, data: bytes) -> None:
    """Write a file so that another process sees either all of it or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        if not path.is_file():  # Windows refuses to replace a file that another process has just made and opened
            raise

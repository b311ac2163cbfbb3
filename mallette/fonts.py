"""The four faces of Arimo, the font with the widths of Arial: measured for Office files, embedded in PDF files.

PyPI's `fontpkg-arimo` brings two variable fonts. A static face is made from them once and kept in the user's cache
folder, since making one takes a second and every build needs all four.
"""

import os
import sys
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

FAMILY = "Arimo"
WEIGHTS = {False: 400, True: 700}
CACHE_VARIABLE = "MALLETTE_CACHE"


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

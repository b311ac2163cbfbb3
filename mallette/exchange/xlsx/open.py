"""Open what a person calls an Excel file, whatever it is. What cannot be used is refused with its reason."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any

from mallette.office.archive import COMPOUND, Archive, RefusedError

LIMIT = 20 * 1024 * 1024
"""The most that a workbook may hold unpacked, in bytes: ours holds less than one megabyte, and openpyxl needs some
fifty times as much room to read it."""
SAVE = "Open it in Excel, LibreOffice or WPS and save it as an Excel workbook (.xlsx)."
GIVE = "Give the .xlsx file that `country workbook` made."
AGAIN = f"Copy or download it again. {SAVE}"
BEGINNINGS = (
    (b"%PDF", "is a PDF file.", GIVE),
    (b"{\\rtf", "is a text document (RTF).", GIVE),
    (b"\x89PNG", "is a picture.", GIVE),
    (b"\xff\xd8\xff", "is a picture.", GIVE),
    (b"\x1f\x8b", "is a packed file (.gz).", "Unpack it, and give the .xlsx file inside."),
    (b"Rar!", "is a packed file (.rar).", "Unpack it, and give the .xlsx file inside."),
    (b"7z\xbc\xaf", "is a packed file (.7z).", "Unpack it, and give the .xlsx file inside."),
)
UNLOCK = "Open it in Excel, take the password away and save it."
TYPES = "[Content_Types].xml"
DAMAGES = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError, OSError, SyntaxError,
    TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What openpyxl raises where parts are missing or hold what they should not."""


def open_workbook(data: bytes) -> dict[str, Sequence[Sequence[Any]]]:
    """Return the rows of cells of each sheet, by its name. Raises RefusedError."""
    import openpyxl

    check_bytes(data)
    check_parts(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out, as pictures and odd formats, is nothing to us
            book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
            return {sheet.title: tuple(sheet.iter_rows()) for sheet in book.worksheets}
    except DAMAGES:
        raise RefusedError("is damaged: it cannot be read.", AGAIN) from None


def check_bytes(data: bytes) -> None:
    """Raise RefusedError for what is no zip archive."""
    if not data:
        raise RefusedError("is empty.", GIVE)
    if data.startswith(COMPOUND):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise RefusedError("is locked with a password.", UNLOCK)
        raise RefusedError("is an old Office file (.xls or .doc).", SAVE)
    for beginning, wrong, right in BEGINNINGS:
        if data.startswith(beginning):
            raise RefusedError(wrong, right)
    if not data.startswith(b"PK"):
        raise RefusedError("is no Excel workbook.", GIVE)


def check_parts(data: bytes) -> None:
    """Raise RefusedError for an archive that is too large, that is no workbook, or that holds programs."""
    try:
        archive = Archive(data)
        sizes = sum(archive_sizes(data))
        parts = {name: archive.read(name) for name in archive.names if sizes <= LIMIT}
    except RefusedError as error:
        raise RefusedError(error.wrong, AGAIN) from None
    if sizes > LIMIT:
        right = "Take out pictures and sheets that are not of the kit, and save it."
        raise RefusedError(f"holds more than {LIMIT >> 20} MB when it is unpacked.", right)
    if archive.name("mimetype"):
        raise RefusedError("is a LibreOffice file (.ods or .odt).", SAVE)
    if archive.name("xl/workbook.bin"):
        raise RefusedError("is a binary Excel workbook (.xlsb).", SAVE)
    if not archive.name("xl/workbook.xml") or not archive.name(TYPES):
        raise RefusedError("is no Excel workbook.", GIVE)
    if b"macroEnabled" in archive.read(TYPES) or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise RefusedError("holds macros (.xlsm).", "Save it as an Excel workbook without macros (.xlsx).")
    if any(b"<!DOCTYPE" in part for name, part in parts.items() if name.endswith((".xml", ".rels"))):
        raise RefusedError("is damaged: it holds a part that no Excel workbook may hold.", AGAIN)


def archive_sizes(data: bytes) -> list[int]:
    """Return the size of each part of an archive, unpacked, as the archive says it; no reader gets more out of it."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return [each.file_size for each in file.infolist()]

"""Open what a person calls a PowerPoint file, whatever it is. What cannot be used is refused with its reason."""

import io
import re
import zipfile
import zlib
from collections import Counter

LIMIT = 200 * 1024 * 1024
"""The most that a template may hold unpacked, in bytes: a real one with photographs stays well below."""
PARTS = 5000
"""The most files that a template may hold; one with a hundred layouts has some five hundred."""
CHUNK = 1 << 20

SAVE = "Open it in PowerPoint and save it as .pptx or .potx."
AGAIN = "Copy or download it again, or open it in PowerPoint, let it repair the file, and save it as .pptx or .potx."
DAMAGED = "is damaged or was cut short."


class RefusedError(Exception):
    """A file cannot be used: what is wrong, and what would make it usable."""

    def __init__(self, wrong: str, right: str = SAVE) -> None:
        self.wrong, self.right = wrong, right
        super().__init__(f"{wrong} {right}")


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office 97 to 2003 begin, and files locked with a password (MS-CFB 2.2)."""
STREAMS = {
    "EncryptedPackage": ("is locked with a password.", "Open it in PowerPoint, remove the password and save it."),
    "PowerPoint Document": ("is an old PowerPoint file (.ppt or .pot).", SAVE),
    "WordDocument": ("is a Word document.", "Give a PowerPoint file: .pptx or .potx."),
    "Workbook": ("is an Excel workbook.", "Give a PowerPoint file: .pptx or .potx."),
}
BEGINNINGS = (
    (b"%PDF", "is a PDF file.", "Ask for the PowerPoint file that it was made from: .pptx or .potx."),
    (b"{\\rtf", "is a text document (RTF).", "Give a PowerPoint file: .pptx or .potx."),
    (b"\x89PNG", "is a picture.", "Give a PowerPoint file: .pptx or .potx."),
    (b"\xff\xd8\xff", "is a picture.", "Give a PowerPoint file: .pptx or .potx."),
    (b"GIF8", "is a picture.", "Give a PowerPoint file: .pptx or .potx."),
    (b"\x1f\x8b", "is a packed file (.gz).", "Unpack it and give the .pptx or .potx inside."),
    (b"Rar!", "is a packed file (.rar).", "Unpack it and give the .pptx or .potx inside."),
    (b"7z\xbc\xaf", "is a packed file (.7z).", "Unpack it and give the .pptx or .potx inside."),
)
OPEN_DOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.(\w+)")
KEYNOTE = re.compile(r"(^|/)(Index/.*\.iwa|Index\.zip|index\.apxl(\.gz)?)$")


class Archive:
    """The parts of an Office file, read when they are asked for, never more than `LIMIT` bytes in all. Names are
    without the first slash and are found in any case, as Office finds them."""

    def __init__(self, data: bytes) -> None:
        check_beginning(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise RefusedError(DAMAGED, AGAIN) from None
        entries = [each for each in self._zip.infolist() if not each.is_dir()]
        check_entries(entries)
        self._entries = {each.filename.lower(): each for each in entries}
        self._read: dict[str, bytes] = {}
        self._total = 0

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.filename for each in self._entries.values())

    @property
    def entries(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The parts in the order in which they stand in the file, each with its stamp."""
        return tuple((each.filename, each.date_time) for each in self._entries.values())

    def name(self, name: str) -> str:
        """Return a part's name as it is written, or nothing where there is no such part."""
        entry = self._entries.get(name.lower())
        return entry.filename if entry else ""

    def read(self, name: str) -> bytes:
        """Return the bytes of a part. Raises RefusedError for one that is missing, damaged or too large."""
        key = name.lower()
        if key not in self._read:
            self._read[key] = self._unpack(name)
        return self._read[key]

    def _unpack(self, name: str) -> bytes:
        entry = self._entries.get(name.lower())
        if entry is None:
            raise RefusedError(f"is damaged: its part {readable(name)} is missing.", AGAIN)
        if entry.flag_bits & 1:
            raise RefusedError("is locked with a password.", "Unpack it and give the .pptx or .potx inside.")
        pieces = []
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(CHUNK):
                    self._total += len(piece)
                    if self._total > LIMIT:
                        raise too_large()
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            raise RefusedError(f"{DAMAGED[:-1]}: its part {readable(name)} cannot be read.", AGAIN) from None
        return b"".join(pieces)


def check_beginning(data: bytes) -> None:
    """Raise RefusedError for what is no zip archive."""
    if not data:
        raise RefusedError("is empty.", "Give a PowerPoint file: .pptx or .potx.")
    if data.startswith(COMPOUND):
        raise compound(data)
    for beginning, wrong, right in BEGINNINGS:
        if data.startswith(beginning):
            raise RefusedError(wrong, right)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise RefusedError("is a text file (XML or a web page), not a PowerPoint file.")
    if not data.startswith(b"PK"):
        raise RefusedError("is no PowerPoint file.", "Give a PowerPoint file: .pptx or .potx.")


def compound(data: bytes) -> RefusedError:
    """Return what to say of a file of the older kind."""
    for stream, (wrong, right) in STREAMS.items():
        if stream.encode("utf-16-le") in data:
            return RefusedError(wrong, right)
    return RefusedError("is an old Office file.", SAVE)


def too_large() -> RefusedError:
    """Return what to say of a file that unpacks to too much."""
    return RefusedError(
        f"holds more than {LIMIT >> 20} MB when it is unpacked.",
        "Remove its slides and compress its pictures in PowerPoint, and save it as .potx.",
    )


def check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Raise RefusedError for an archive that is too large, that lies about its names, or that is of another kind."""
    if not entries:
        raise RefusedError("is an empty archive.", AGAIN)
    if len(entries) > PARTS:
        raise RefusedError(f"holds more than {PARTS} files.", "Remove its slides in PowerPoint and save it as .potx.")
    if sum(each.file_size for each in entries) > LIMIT:
        raise too_large()
    # `filename` is what Python made of the name: on Windows it has no backslash left.
    originals = [each.orig_filename for each in entries]
    for name in originals:
        if "\\" in name:
            raise RefusedError(f"has a part with a backslash in its name ({readable(name)}).", AGAIN)
        if name.startswith("/") or re.match(r"[A-Za-z]:", name):
            raise RefusedError(f"has a part with an absolute path ({readable(name)}).", AGAIN)
        if ".." in name.split("/"):
            raise RefusedError(f"has a part that leads out of the file ({readable(name)}).", AGAIN)
    twice = [name for name, times in Counter(name.lower() for name in originals).items() if times > 1]
    if twice:
        raise RefusedError(f"holds the part {readable(twice[0])} more than once.", AGAIN)


def readable(name: str) -> str:
    """Return the name of a part as it can be printed."""
    return "".join(each if each.isprintable() else "?" for each in name[:80])


def check_kind(archive: Archive) -> None:
    """Raise RefusedError for an archive that is no Office file, with what it is where that can be told."""
    if archive.name("[Content_Types].xml"):
        return
    if archive.name("mimetype"):
        found = OPEN_DOCUMENT.match(archive.read("mimetype"))
        if found and found[1].startswith(b"presentation"):
            raise RefusedError(
                "is a LibreOffice presentation (.odp or .otp).", "Open it in LibreOffice Impress and save it as .pptx."
            )
        raise RefusedError("is an OpenDocument file, but no presentation.", "Give a PowerPoint file: .pptx or .potx.")
    if any(KEYNOTE.search(name) for name in archive.names):
        raise RefusedError("is an Apple Keynote file.", "Open it in Keynote and export it to PowerPoint (.pptx).")
    inner = [name for name in archive.names if name.lower().endswith((".pptx", ".potx", "/[content_types].xml"))]
    if inner:
        raise RefusedError(
            f"is a zip archive with {readable(inner[0])} in it.", "Unpack it and give the .pptx or .potx inside."
        )
    raise RefusedError("is a zip archive, but no PowerPoint file.", "Give a PowerPoint file: .pptx or .potx.")

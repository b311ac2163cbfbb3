"""Read one file of words from disk."""

from pathlib import Path

from mallette.errors import Mistake


def read_text(path: Path, file: str) -> str | Mistake:
    """Return the words of a file, or why it cannot be read; `file` names it in that mistake."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return Mistake(file, line, "", "is not UTF-8 text.", "Save it as UTF-8.")
    except OSError as error:
        right = "Check that the file exists and may be read."
        return Mistake(file, 0, "", f"cannot be read ({error.strerror}).", right)

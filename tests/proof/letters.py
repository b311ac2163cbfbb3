"""A deck as LibreOffice draws it: printed, and read back letter by letter with colour, place and size."""

import subprocess
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from mallette.model.stage import Area, Point

BELOW = 0.211
"""From a baseline to the bottom of its line, in sizes: a line is 1.2 sizes high, its baseline 0.989 below its top,
whatever the font (measured in LibreOffice 7.4 and 25.2, and reported of PowerPoint)."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is drawn: where it begins on its baseline (points from the left and the top of the page), which
    way its line runs ((1, 0): from left to right), its size and its width in points."""

    text: str
    start: Point
    along: Point
    size: float
    wide: float

    def area(self, above: float, below: float = BELOW) -> Area:
        """Return the rectangle of its line, as long as the letter is wide, from `above` sizes over the baseline to
        `below` sizes under it."""
        (x, y), (right, down) = self.start, self.along
        corners = [
            (x + far * right + up * self.size * down, y + far * down - up * self.size * right)
            for far in (0, self.wide)
            for up in (-below, above)
        ]
        lefts, tops = zip(*corners, strict=True)
        return Area(min(lefts), min(tops), max(lefts) - min(lefts), max(tops) - min(tops))

    @property
    def line(self) -> float:
        """Where its line lies, measured across it in points."""
        return self.start[1] * self.along[0] - self.start[0] * self.along[1]


@dataclass(frozen=True, slots=True)
class Page:
    """A printed slide: its rectangle, and its letters by colour, in the order in which they are drawn."""

    area: Area
    letters: dict[int, list[Letter]]


def convert(folder: Path, files: Sequence[Path]) -> None:
    """Print files as PDF into `folder`, with settings of LibreOffice that nobody else uses. Raises ValueError for files
    that it cannot open, of which it says nothing itself."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(folder), *(str(file) for file in files)]
    subprocess.run(command, check=True, capture_output=True, timeout=60 * len(files))
    if lost := [file.name for file in files if not (folder / f"{file.stem}.pdf").exists()]:
        raise ValueError(f"not printed: {', '.join(lost)}")


def read_pages(pdf: Path) -> list[Page]:
    """Return the pages of a PDF."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LTChar
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    pages = []
    with pdf.open("rb") as file:
        for page in PDFPage.get_pages(file):
            interpreter.process_page(page)
            drawn = device.get_result()
            letters: dict[int, list[Letter]] = defaultdict(list)
            for each in drawn:
                if isinstance(each, LTChar):
                    letters[colour_of(each)].append(letter_of(each, drawn.height))
            pages.append(Page(Area(0, 0, drawn.width, drawn.height), dict(letters)))
    return pages


def colour_of(char: Any) -> int:
    """Return the colour of a letter as one number, -1 where it is not one of red, green and blue."""
    colour = char.graphicstate.ncolor
    if not isinstance(colour, tuple) or len(colour) != 3:
        return -1
    red, green, blue = (round(255 * each) for each in colour)
    return red << 16 | green << 8 | blue


def letter_of(char: Any, high: float) -> Letter:
    """Return a letter of a page that is `high`; a PDF measures from the bottom."""
    a, b, _, _, x, y = char.matrix
    scale = (a * a + b * b) ** 0.5
    size = char.fontsize * scale if hasattr(char, "fontsize") else char.size
    return Letter(char.get_text(), (x, high - y), (a / scale, -b / scale), size, char.adv)


def lines_of(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Return letters by the lines that they stand in."""
    lines = [[letters[0]]]
    for before, each in pairwise(letters):
        if abs(each.line - before.line) > 0.3 * each.size:
            lines.append([])
        lines[-1].append(each)
    return lines

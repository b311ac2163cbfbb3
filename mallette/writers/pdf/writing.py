"""Room to write by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mallette.tree import Blank, Blanks, Lines
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.marks import MM, Mark, Path, Strip, Strips, Tag, bound, depth, moved, stacked
from mallette.writers.pdf.text import differing, natural, text_strips

ROW = 9 * MM
"""Height of a row of blanks."""
BETWEEN = 1.2 * MM
"""Space between two rows."""
SHORTEST = 22 * MM
"""A line to write a word on is never shorter."""
BESIDE = 10.0
LABEL = 0.6
"""The most of a row that a label may take; a longer one is broken."""


def lines_strips(block: Lines, ground: Ground) -> Strips:
    """Return writing lines, further apart beside large print. A few lines stay together; of many, at least two."""
    pitch = block.pitch * MM * max(ground.sheet.scale, 1)
    line = Path(((0, pitch), (ground.width, pitch)), 0.75)
    strips = tuple(Strip(pitch, (line,)) for _ in range(block.count))
    if block.count <= 4:
        return bound(strips, last=False)
    return (*bound(strips[:1]), *strips[1:-2], *bound(strips[-2:], last=False))


def blanks_strips(block: Blanks, ground: Ground) -> Strips:
    """Return blanks in a row, or in as many rows as they need."""
    rows = [blank_row(blanks, ground) for blanks in blank_rows(block.blanks, ground)]
    return tuple(replace(row, before=BETWEEN) for row in rows)


def blank_rows(blanks: Sequence[Blank], ground: Ground) -> Iterator[Sequence[Blank]]:
    """Yield blanks that have room in one row, each with a line long enough to write on."""
    for count in range(len(blanks), 0, -1):
        if count == 1 or min(line_widths(blanks[:count], ground)) >= min(SHORTEST, ground.width / (2 * count)):
            yield blanks[:count]
            if blanks[count:]:
                yield from blank_rows(blanks[count:], ground)
            return


def label_width(blank: Blank, ground: Ground) -> float:
    """Return how wide the label of a blank is, in points."""
    return min(natural(blank.text, ground.style()), ground.width * LABEL)


def line_widths(blanks: Sequence[Blank], ground: Ground) -> list[float]:
    """Return how long the lines of blanks in one row are, in points."""
    gaps = BESIDE * (sum(bool(blank.text) for blank in blanks) + len(blanks) - 1)
    room = ground.width - gaps - sum(label_width(blank, ground) for blank in blanks)
    whole = sum(blank.width for blank in blanks) or 1
    return [room * blank.width / whole for blank in blanks]


def blank_row(blanks: Sequence[Blank], ground: Ground) -> Strip:
    """Return one row of blanks, the labels standing on the lines."""
    labels = [blank_label(blank, ground) for blank in blanks]
    height = max(ROW, *(depth(label) + 4 for label in labels))
    marks: list[Mark] = []
    x = 0.0
    for blank, label, line in zip(blanks, labels, line_widths(blanks, ground), strict=True):
        marks += moved(stacked(label), x, height - depth(label))
        x += label_width(blank, ground) + BESIDE if blank.text else 0
        marks.append(Path(((x, height - 1), (x + line, height - 1)), 0.75))
        x += line + BESIDE
    return Strip(height, tuple(marks))


def blank_label(blank: Blank, ground: Ground) -> Strips:
    """Return the words before a blank."""
    tag = Tag("P", ground.tag, lang=differing(blank.text, ground.lang))
    width = label_width(blank, ground) + 0.01
    return text_strips(blank.text, ground.style(), width, tag, ground.lang) if blank.text else ()

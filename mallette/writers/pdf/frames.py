"""Blocks in a frame, and blocks side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mallette.tree import Box, Columns
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.marks import (
    MM,
    Mark,
    Path,
    Strip,
    Strips,
    Tag,
    depth,
    filled,
    moved,
    opened,
    rectangle,
    stacked,
)

GUTTER = 16.0
FRAMES = {"card": 1.2, "example": 0.9, "notes": 0.75, "certificate": 2.25}
BAR = 3.0
"""Line widths in points: of the frames, and of the thick rule on the left of an example."""


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of a row: where it starts, its strips, the space around them, the least height it needs."""

    x: float
    width: float
    strips: Strips
    across: float = 0
    down: float = 0
    height: float = 0
    tag: Tag | None = None

    @property
    def least(self) -> float:
        """The height that it needs in points."""
        return max(self.height, depth(self.strips) + 2 * self.down)


def rows_of(panes: Sequence[Pane], room: float) -> list[tuple[float, tuple[Pane, ...]]]:
    """Return panes side by side as rows with their height: one, or, if that is more than the `room` of a page,
    several."""
    height = max(pane.least for pane in panes)
    if height <= room:
        return [(height, tuple(panes))]
    shares = [filled(pane.strips, room - 2 * pane.down - 40) for pane in panes]
    rows = []
    for number in range(max(map(len, shares))):
        row = tuple(
            replace(pane, strips=share[number] if number < len(share) else (), height=0)
            for pane, share in zip(panes, shares, strict=True)
        )
        rows.append((max(pane.least for pane in row), row))
    return rows


def pane_marks(pane: Pane) -> tuple[Mark, ...]:
    """Return what stands in a pane."""
    return moved(stacked(pane.strips), pane.x + pane.across, pane.down)


def box_strips(box: Box, ground: Ground) -> Strips:
    """Return framed blocks as one strip."""
    across, down = (8.0, 6.0) if box.role == "notes" else (12.0, 8.0)
    tag = Tag("Sect" if box.role == "notes" else "Div", ground.tag)
    inner = replace(
        ground.within(tag, ground.width - 2 * across),
        tight=box.role != "certificate",
        centred=box.role == "certificate",
    )
    inner = replace(inner, size=min(inner.size, ground.sheet.size(10.5))) if box.role == "notes" else inner
    strips = ground.lay(box.blocks, inner)
    pane = Pane(0, ground.width, strips, across, down, box.height * MM)
    return tuple(
        Strip(height, (*frame_marks(box.role, ground.width, height), *pane_marks(part)))
        for height, (part,) in rows_of([pane], ground.height)
    )


def frame_marks(role: str, width: float, height: float) -> tuple[Mark, ...]:
    """Return the frame of a box."""
    line = FRAMES[role]
    frame = rectangle(line / 2, line / 2, width - line, height - line, line)
    bar = Path(((BAR / 2, 0), (BAR / 2, height)), BAR)
    return (frame, bar) if role == "example" else (frame,)


def columns_strips(block: Columns, ground: Ground) -> Strips:
    """Return blocks side by side, or under each other where the sheet asks for that."""
    if not ground.sheet.beside:
        parts = (ground.lay(column.blocks, ground) for column in block.columns)
        return tuple(strip for number, part in enumerate(parts) for strip in opened(part, GUTTER if number else 0))
    whole = sum(column.width for column in block.columns) or 1
    room = ground.width - GUTTER * (len(block.columns) - 1)
    panes: list[Pane] = []
    x = 0.0
    for column in block.columns:
        width = room * column.width / whole
        panes.append(Pane(x, width, ground.lay(column.blocks, replace(ground, width=width))))
        x += width + GUTTER
    return tuple(
        Strip(height, tuple(mark for pane in row for mark in pane_marks(pane)))
        for height, row in rows_of(panes, ground.height)
    )

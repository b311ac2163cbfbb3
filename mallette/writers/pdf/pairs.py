"""Words in two languages side by side: row by row, so that both grow together over the pages."""

from dataclasses import replace

from mallette.tree import Block, Column, Columns, Slide
from mallette.writers.pdf.frames import GUTTER, Pane, pane_marks, rows_of
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.marks import Strip, Strips, Tag
from mallette.writers.pdf.shown import shown_strips


def pair_strips(block: Columns, ground: Ground) -> Strips:
    """Return a row as one strip, or, if no page can hold it, as several. A heading's row stays with what follows."""
    width = (ground.width - GUTTER) / 2
    panes = [
        Pane(place * (width + GUTTER), width, column_strips(column, replace(ground, width=width)))
        for place, column in enumerate(block.columns)
    ]
    keep = any(pane.strips[-1].keep for pane in panes if pane.strips)
    rows = rows_of(panes, ground.height)
    return tuple(
        Strip(height, tuple(mark for pane in row for mark in pane_marks(pane)), keep=keep and place == len(rows))
        for place, (height, row) in enumerate(rows, 1)
    )


def column_strips(column: Column, ground: Ground) -> Strips:
    """Return one language of a row, in an element of its own where it is not that of the document."""
    other = column.lang not in ("", ground.lang)
    inner = ground.within(Tag("Div", ground.tag, lang=column.lang if other else ""), ground.width)
    shows = any(isinstance(each, Slide) for each in column.blocks)
    return shown_strips(column.blocks, inner) if shows else ground.lay(column.blocks, inner)


def first_of(block: Block) -> Block:
    """Return what a row of two languages begins with, which says how it stands among others; any other block itself."""
    return block.columns[0].blocks[0] if isinstance(block, Columns) and block.role == "pair" else block

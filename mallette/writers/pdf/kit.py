"""The line above or under what is not bound, as cards and sketches: their block leaves no room for a footer."""

from mallette.tree import Document, Text
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.marks import Mark, Words, moved, stacked
from mallette.writers.pdf.measure import advance, baseline
from mallette.writers.pdf.text import Style, natural, text_strips

LINE = 20.0
"""Height of the line with the space around it, in points."""


def kit_line(document: Document, running: Text, page: int, ground: Ground, bottom: float) -> tuple[Mark, ...]:
    """Return the line that ends at `bottom`: `running` at the left, the kit and the page at the right. It is no
    content."""
    size = ground.sheet.foot
    style = Style(size, size * 1.25)
    top = bottom - style.leading - 3
    number = str(page)
    right = ground.width - advance(number, size, bold=True)
    wide = natural(document.footer, style)
    left = right - 2 * size - wide
    return (
        Words(right, top + baseline(size, style.leading), number, size, bold=True),
        *moved(stacked(text_strips(document.footer, style, wide + 1, None, "")), left, top),
        *moved(stacked(text_strips(running, Style(size, style.leading, bold=True), left - size, None, "")[:1]), 0, top),
    )

"""Signs that are drawn, since fonts lack them."""

from mallette.writers.pdf.marks import Mark, Path, Words
from mallette.writers.pdf.measure import advance


def warning(side: float) -> tuple[Mark, ...]:
    """Return a triangle with an exclamation mark, `side` points high."""
    triangle = Path(((side / 2, 1), (side, side - 0.5), (0, side - 0.5)), 1.2, closed=True)
    size = side * 0.68
    return triangle, Words(side / 2 - advance("!", size, True) / 2, side - 2.6, "!", size, True)

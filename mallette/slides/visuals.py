"""Pictures on slides: laid out as shapes, or as a native chart where they hold values."""

from collections.abc import Sequence

from mallette.fit import Passage, measure_height, widest_word
from mallette.model.stage import Area, Sizes
from mallette.pictures import centred, lay_out, raised
from mallette.pictures.shapes import Drawing
from mallette.slides.values import ChartPart, Column
from mallette.tree import Picture

LEAST = 40.0
"""The lowest area for a picture, in points."""


def drawn(picture: Picture, area: Area, sizes: Sizes, *, alone: bool = True) -> Drawing | ChartPart | None:
    """Return a picture laid out, as a native chart where it is one; None where it does not fit. Beside words it
    begins where they do; `alone` it stands in the middle."""
    if area.height < LEAST:
        return None
    if is_chart(picture):
        return chart(picture, area, sizes.chart)
    drawing = lay_out(picture, area, sizes.picture)
    if not drawing.fits:
        return None
    return centred(drawing) if alone else raised(drawing)


def is_chart(picture: Picture) -> bool:
    """Return whether a picture is a native chart: bars with values. Bars without are frames to be filled in."""
    return picture.kind == "bars" and any(node.value is not None for node in picture.nodes)


def chart(picture: Picture, area: Area, sizes: Sequence[float]) -> ChartPart | None:
    """Return a native bar chart, or None where the names of its bars do not fit under them."""
    room = (area.width - 20) / len(picture.nodes) - 10
    columns = tuple(
        Column((*node.text, *node.detail), node.value or 0, node.shown, node.look == "strong") for node in picture.nodes
    )
    for size in sizes:
        names = [Passage(column.name, size) for column in columns]
        broken = any(widest_word(name.text, size) > room for name in names)
        if not broken and max(measure_height([name], room) for name in names) < area.height / 3:
            return ChartPart(area, columns, size, picture.alt)
    return None

"""A picture's shapes and lines, as native shapes in one group that says in words what it shows."""

from mallette.model.stage import Point
from mallette.pictures.shapes import Drawing, Shape
from mallette.tree import plain
from mallette.writers.pptx.canvas import Canvas
from mallette.writers.pptx.text import readable

GLUED = ("rectangle", "rounded", "words")
"""Forms with four places for glue; a line ends beside the others."""


def draw_drawing(canvas: Canvas, drawing: Drawing) -> None:
    """Add a picture, from the back to the front. Shapes are numbered first: a line may lie under those it joins."""
    with canvas.group(f"kit:{drawing.kind}", drawing.area, readable(plain(drawing.alt))):
        numbers = [canvas.next_id() for _ in drawing.primitives]
        keyed = {
            each.key: number
            for each, number in zip(drawing.primitives, numbers, strict=True)
            if isinstance(each, Shape) and each.key and each.form in GLUED
        }
        for each, number in zip(drawing.primitives, numbers, strict=True):
            if isinstance(each, Shape):
                draw_shape(canvas, each, number)
            elif turns_once(each.points):
                canvas.connector("kit:line", each, keyed)
            else:
                canvas.path("kit:line", each)


def turns_once(points: tuple[Point, ...]) -> bool:
    """Return whether a line is straight, or goes across and then turns once: a connector of the format."""
    return len(points) == 2 or (len(points) == 3 and points[0][1] == points[1][1] and points[1][0] == points[2][0])


def draw_shape(canvas: Canvas, shape: Shape, number: int) -> None:
    """Add one shape under its number."""
    across, down = shape.insets
    canvas.shape(
        f"kit:{shape.key}" if shape.key else f"kit:{shape.form}", shape.area, shape.form, shape.fill,
        canvas.stroke(shape.weight, shape.dash, shape.stroke), shape.words, shape.anchor, (across, down, across, down),
        canvas.colours["white"] if shape.white else "", number,
    )  # fmt: skip

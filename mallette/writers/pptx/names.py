"""Names of the file format: units, colours of the theme, forms and dashes."""

from mallette.model.stage import Side
from mallette.pictures.shapes import Dash, Form

EMU = 12700
"""English metric units in a point."""

DASHES: dict[Dash, str] = {"solid": "solid", "dash": "dash", "dash-dot": "dashDot", "dot": "sysDot"}
FORMS: dict[Form, str] = {
    "rectangle": "rect", "rounded": "roundRect", "ellipse": "ellipse", "star": "star5", "triangle": "triangle",
    "words": "rect",
}  # fmt: skip
SITES: dict[Side, int] = {"top": 0, "left": 1, "bottom": 2, "right": 3}
"""Where connectors are glued to a rectangle."""

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def emu(points: float) -> int:
    """Return points as English metric units."""
    return round(points * EMU)

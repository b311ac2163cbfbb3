"""The sizes of words on slides, in points: each kind steps down from one that reads well to one that still does."""

from collections.abc import Mapping

from mallette.model.stage import Sizes
from mallette.tree import Layout

TITLE = (32.0, 30.0, 28.0, 26.0, 24.0)
LARGE = (54.0, 48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 24.0)
SECTION = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0)
BODY = (24.0, 22.0, 20.0, 18.0)
DETAIL = (26.0, 24.0, 22.0, 20.0, 18.0)
TABLE = (
    (24.0, 9.0), (22.0, 8.0), (20.0, 8.0), (20.0, 5.0), (18.0, 6.0), (18.0, 4.0), (18.0, 1.0), (16.0, 4.0),
    (16.0, 2.0), (14.0, 4.0), (14.0, 2.0),
)  # fmt: skip
FACTS = ((32.0, 22.0), (28.0, 20.0), (26.0, 18.0))
FLOORS = {"title": 24.0, "body": 18.0, "table": 14.0}
"""The smallest sizes that are still read from the back of a room: design 4.8."""


def sizes(title: tuple[float, ...] = TITLE, body: tuple[float, ...] = BODY) -> Sizes:
    """Return the sizes of a layout; those of tables, facts, charts and pictures are the same on all."""
    return Sizes(title, body, DETAIL, TABLE, FACTS, (20.0, 18.0), BODY)


HOUSE_SIZES: Mapping[Layout, Sizes] = {
    "title": sizes(LARGE, (20.0, 18.0)),
    "section": sizes(SECTION),
    "statement": sizes(body=(28.0, 26.0, *BODY)),
    "bullets": sizes(),
    "columns": sizes(),
    "picture": sizes(),
    "table": sizes(),
    "chart": sizes(),
    "diagram": sizes(),
    "activity": sizes(),
    "question": sizes((40.0, 36.0, *TITLE)),
    "closing": sizes(SECTION),
}

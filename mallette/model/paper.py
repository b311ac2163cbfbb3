"""What is known of a file on paper: who gets a copy, and where its sections stand."""

from dataclasses import dataclass
from typing import Literal

Copies = Literal["none", "section", "each", "group", "play-group", "day", "workshop", "facilitator"]
"""Who gets a copy; ``section``: of each section, as many as its own handout, card set or form needs."""
Arrangement = Literal["pages", "cards", "posters", "sketches"]
"""What becomes of a document on paper: ``pages`` of text; ``cards``: its framed blocks, to be cut out, with backs;
``posters``: each of its slides large, on sheets that are joined; ``sketches``: its slides small, six a page."""
Turn = Literal["long", "short", "none"]
"""The edge over which a printer turns a sheet to print its back; ``none``: one side only."""

MADE = "made/"
"""What the id of a file's name begins with where a document names it; the rest is its path from that document."""


@dataclass(frozen=True, slots=True)
class Span:
    """A section of a file: its spine number, first and last page, from 1 ."""

    number: str
    first: int
    last: int

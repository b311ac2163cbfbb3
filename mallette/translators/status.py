"""What is left to translate and to review, for each language and each pack."""

from collections.abc import Iterator
from dataclasses import dataclass

from mallette.model.trip import Library
from mallette.translators.give import key_of
from mallette.translators.rows import rounds


@dataclass(frozen=True, slots=True)
class Status:
    """One catalogue: how many of its texts are translated, stale (fuzzy), missing, and translated but read by nobody
    else; how many words of the source are still to translate."""

    name: str
    texts: int
    translated: int
    fuzzy: int
    missing: int
    unreviewed: int
    words: int


def statuses(library: Library, codes: tuple[str, ...] = ()) -> Iterator[Status]:
    """Yield the status of each catalogue, of the core first."""
    for pack, code, rows in rounds(library, codes):
        states = [row.state for row in rows]
        yield Status(
            key_of(pack, code),
            len(rows),
            states.count("translated"),
            states.count("stale"),
            states.count("missing"),
            sum(row.state == "translated" and not row.reviewed for row in rows),
            sum(row.words for row in rows if row.state != "translated"),
        )

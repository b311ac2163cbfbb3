"""Words in the tree: runs, each from one content item, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style, from one content item (`id`), in one language (`lang`, BCP 47)."""

    text: str
    id: str = ""
    lang: str = ""
    bold: bool = False
    italic: bool = False
    slot: str = ""
    face: str = ""  # a key of `mallette.fonts.FACES`, where it is known what the run is set in


Text = tuple[Run, ...]


def iter_runs(value: object) -> Iterator[Run]:
    """Yield every run below a block, a section or a document, in reading order."""
    match value:
        case Run():
            yield value
        case tuple():
            for each in value:
                yield from iter_runs(each)
        case _ if is_dataclass(value):
            yield from iter_runs(tuple(getattr(value, field.name) for field in fields(value)))


def plain(text: Text) -> str:
    """Return the words of `text` without their marks."""
    return "".join(run.text for run in text)

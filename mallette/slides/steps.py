"""One size for all languages of a kit: a slide steps down as far as its longest language has to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from mallette.fit import in_face
from mallette.model.stage import Room, Sizes
from mallette.pictures.shapes import Drawing
from mallette.slides.values import ChartPart, DeckSlide, FactPart, GridPart, ImagePart, Part, TextPart
from mallette.tree import Document, Layout, Run

Size = float | tuple[float, float]
Steps = Mapping[int, Mapping[str, Size]]
"""By the place of a slide in its document, the largest size of each kind of words (the names of `Sizes`)."""


def common_steps(decks: Iterable[Sequence[DeckSlide]]) -> Steps:
    """Return the sizes that fit in every one of `decks`: the same slides in different languages."""
    common: dict[int, dict[str, Size]] = {}
    for deck in decks:
        for slide in deck:
            steps = common.setdefault(slide.place, {})
            for kind, size in sizes_of(slide):
                steps[kind] = min(steps.get(kind, size), size)
    return common


def sizes_of(slide: DeckSlide) -> Iterable[tuple[str, Size]]:
    """Yield each kind of words on a slide with its size."""
    yield "title", slide.title.size
    for part in slide.parts:
        found = size_of(part)
        if found is not None:
            yield found


def size_of(part: Part) -> tuple[str, Size] | None:
    """Return the kind and the size of a part's words."""
    match part:
        case TextPart():
            return ("detail" if part.role == "detail" else "body", part.size) if part.size else None
        case GridPart():
            return "table", (part.size, part.padding)
        case FactPart():
            return ("facts", (part.sign[0].size, part.words[0].size)) if part.sign and part.words else None
        case ChartPart():
            return "chart", part.size
        case Drawing():
            return "picture", part.size
        case ImagePart():
            return None


def trimmed(rooms: Mapping[Layout, Room], steps: Mapping[str, Size]) -> Mapping[Layout, Room]:
    """Return the rooms with no size above `steps`."""
    if not steps:
        return rooms
    return {role: replace(room, sizes=without(room.sizes, steps)) for role, room in rooms.items()}


def without(sizes: Sizes, steps: Mapping[str, Size]) -> Sizes:
    """Return the sizes that are not above `steps`; the smallest always stays."""
    kept: dict[str, Any] = {}
    for kind, most in steps.items():
        ladder = getattr(sizes, kind)
        kept[kind] = tuple(size for size in ladder if size <= most) or ladder[-1:]
    return replace(sizes, **kept)


def staged(document: Document, face: str) -> Document:
    """Return the document with each run in the face that it is measured with."""
    return change_runs(document, face) if face else document


def change_runs(value: Any, face: str) -> Any:
    """Return a block, a section or a document in a face."""
    if isinstance(value, Run):
        return in_face((value,), face)[0]
    if isinstance(value, tuple):
        return tuple(change_runs(each, face) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: change_runs(getattr(value, field.name), face) for field in fields(value)}
        return replace(value, **changed)
    return value

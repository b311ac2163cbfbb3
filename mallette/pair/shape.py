"""Two trees brought to one shape, so that what stands in the same place says the same in two languages."""

from dataclasses import fields, is_dataclass, replace
from difflib import SequenceMatcher
from typing import Any, TypeVar, cast

from mallette.errors import ContentError, Mistake
from mallette.tree import Item, Logo, Paragraph, Photo, Row, Run, Section, iter_runs

T = TypeVar("T")
ALIKE = "The template must write the same tags in every language: it may not ask which language it writes."


def matched(left: T, right: T, place: tuple[str, ...] = ()) -> tuple[T, T]:
    """Return both in the same order and of the same length: a list in the order of the alphabet has another in every
    language, and what only one has to tell (`alone`) stands as it is in both. Raises `ContentError` that names the
    place where their shapes differ."""
    if is_text(left) or is_text(right):
        if bool(left) != bool(right):
            raise unlike(place, "has words in one language only.")
    elif isinstance(left, tuple) and isinstance(right, tuple):
        one, other = completed(left, in_order(left, right))
        if len(one) != len(other):
            raise unlike(place, f"has {len(one)} parts in one language and {len(other)} in the other.")
        named = [(*place, name_of(each, number)) for number, each in enumerate(one, 1)]
        pairs = list(map(matched, one, other, named))
        return cast("tuple[T, T]", (tuple(a for a, _ in pairs), tuple(b for _, b in pairs)))
    elif type(left) is not type(right):
        raise unlike(place, f"is a {kind_of(left)} in one language and a {kind_of(right)} in the other.")
    elif isinstance(left, Photo | Logo):
        return left, right  # a picture may have words in it, so each language may have its own
    elif is_dataclass(left):
        names = [field.name for field in fields(left) if field.name != "lang"]
        inner = {name: matched(getattr(left, name), getattr(right, name), place) for name in names}
        first, second = ({name: each[side] for name, each in inner.items()} for side in (0, 1))
        return cast("tuple[T, T]", (replace(cast("Any", left), **first), replace(cast("Any", right), **second)))
    elif left != right:
        raise unlike(place, f"is {left!r} in one language and {right!r} in the other.")
    return left, right


def is_text(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(each, Run) for each in value)


def kind_of(value: object) -> str:
    return type(value).__name__.lower()


def name_of(value: Any, number: int) -> str:
    """Return what a message calls the part in this place: its spine number or key, else its kind and how manieth it
    is."""
    known = (getattr(value, "number", "") or getattr(value, "key", "")) if is_dataclass(value) else ""
    return f"{kind_of(value)} {known or number}"


def unlike(place: tuple[str, ...], wrong: str) -> ContentError:
    """Return the error for a place where two trees differ."""
    return ContentError([Mistake("templates/documents", 0, ", ".join(place), wrong, ALIKE)])


def in_order(left: tuple[Any, ...], right: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return rows or items in the order of `left`, where both say the same texts in another order."""
    if not all(isinstance(each, Row | Item) for each in (*left, *right)):
        return right
    wanted, found = [ids_of(each) for each in left], {ids_of(each): each for each in right}
    if len(found) < len(right) or set(wanted) != set(found):
        return right
    return tuple(found[each] for each in wanted)


def completed(left: tuple[Any, ...], right: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Return both with what stands in one of them `alone` in both."""
    steps = SequenceMatcher(None, [*map(alone, left)], [*map(alone, right)], autojunk=False).get_opcodes()
    one: list[Any] = []
    other: list[Any] = []
    for kind, *ends in steps:
        a, b = left[ends[0] : ends[1]], right[ends[2] : ends[3]]
        if kind != "equal" and not all(map(alone, (*a, *b))):
            return left, right
        one += a if kind == "equal" else (*a, *b)
        other += b if kind == "equal" else (*a, *b)
    return tuple(one), tuple(other)


def alone(value: object) -> tuple[str, ...]:
    """Return what tells a part that one language may have without the other, since it speaks of the state of a
    translation: a section with a key, a warning, an item of a list; nothing for any other part."""
    match value:
        case Section(key=key) if key:
            return ("section", key)
        case Paragraph(role="warning"):
            return ("warning",)
        case Item():
            return ids_of(value)
        case _:
            return ()


def ids_of(value: Row | Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(run.id for run in iter_runs(value) if run.id))

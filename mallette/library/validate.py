"""Hold plain data against the model, and put pydantic's findings into words that an author can act on."""

import types
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from mallette.errors import Mistake, suggest
from mallette.library.yaml import KeyPath, Placed
from mallette.model.base import KEY
from mallette.model.trip import Place

WORDS = {
    "missing": "is missing.",
    "extra_forbidden": "is not a key that is known here.",
    "string_type": "must be text.",
    "less_than_equal": "is too large.",
    "greater_than_equal": "is too small.",
    "int_type": "must be a whole number.",
    "float_type": "must be a number.",
    "bool_type": "must be true or false.",
    "dict_type": "must be a mapping of keys.",
    "list_type": "must be a list.",
    "model_type": "must be a mapping of keys.",
    "too_short": "holds too few entries.",
    "too_long": "holds too many entries.",
    "string_too_short": "is empty.",
    "string_unicode": "holds half a character, which cannot be printed.",
    "literal_error": "is not one of the words allowed here.",
    "string_pattern_mismatch": "is not written as it should be.",
    "greater_than": "is too small.",
}
MUST_BE = "must be "
ADVICE = {
    "string_type": "Put it in quotes if it is meant as text.",
    "dict_type": 'Lists of texts are mappings with short keys: `flat-price: "..."`.',
    "model_type": "Indent its keys under it.",
}

PATTERNS = {
    KEY: "a short key of letters, digits and hyphens, as flat-price",
    r"^[a-z][a-z_]*$": "small letters and underscores, as label_say",
    r"^[a-z][a-z0-9_]*$": "small letters, digits and underscores, as price_flat",
    r"^([01]\d|2[0-3]):[0-5]\d$": 'a time of day in quotes, as "09:00"',
    r"^\d{4}-\d\d-\d\d$": "a date, as 2026-11-23",
    r"^[a-z]{2}$": "a country's two letters of ISO 3166-1, as ht",
    r"^(\d{4}(-\d\d-\d\d)?)?$": 'a year or a date in quotes, as "2013"',
    r"^[^\\/][^\\]*\.(png|jpg|jpeg)$": "a PNG or JPEG file with / between folders, as pictures/market.jpg",
    r"^[a-z]+/[A-Za-z0-9.-]+$": "the id of an item, as handouts/links or sessions/links.sort-links",
}
"""What each pattern of the model asks for, in words. A test holds the list complete."""


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Return the checker of `kind`; building one is slow, so each is built once."""
    return TypeAdapter(kind)


def validate(kind: Any, placed: Placed, at: KeyPath = ()) -> tuple[Any, tuple[Mistake, ...]]:
    """Return `placed.data` as a `kind`, or None with every mistake in it. `at` is the path of the data in `places`."""
    try:
        return adapter(kind).validate_python(placed.data), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, gather_tries(details, [explain(kind, detail, placed.places, at) for detail in details])


def gather_tries(details: Sequence[ErrorDetails], mistakes: Sequence[Mistake]) -> tuple[Mistake, ...]:
    """Return one mistake a place. Where a value may be of several types, pydantic says what each of them lacks: what is
    wrong below a key tells more than that the key is no number, and the types that a value may have are one
    sentence."""
    found: dict[tuple[str, str], Mistake] = {}
    for detail, mistake in zip(details, mistakes, strict=True):
        if is_type(detail) and any(each.key.startswith(f"{mistake.key}.") for each in mistakes if mistake.key):
            continue
        kinds = MUST_BE if is_type(detail) else mistake.wrong
        first = found.get((mistake.key, kinds))
        if first is None:
            found[mistake.key, kinds] = mistake
        elif (kind := mistake.wrong.removeprefix(MUST_BE)) not in first.wrong:
            wrong = f"{first.wrong.removesuffix('.')}, or {kind}"
            found[mistake.key, kinds] = replace(first, wrong=wrong, right=first.right or mistake.right)
    return tuple(found.values())


def is_type(detail: ErrorDetails) -> bool:
    """Return whether pydantic found a value of another type than the one it tried."""
    return detail["type"].endswith("_type")


def explain(kind: Any, detail: ErrorDetails, places: Mapping[KeyPath, Place], at: KeyPath) -> Mistake:
    """Return one of pydantic's findings as a mistake with file, line and key."""
    code = detail["type"]
    path = real_path(detail["loc"], places, at, absent=code == "missing")
    place = nearest_place(path, places)
    wrong = (
        detail["msg"].removeprefix("Value error, ") + "." if code == "value_error" else WORDS.get(code, detail["msg"])
    )
    return Mistake(place.file, place.line, ".".join(path[len(at) :]), wrong, advise(kind, detail, path[len(at) :]))


def real_path(loc: tuple[int | str, ...], places: Mapping[KeyPath, Place], at: KeyPath, absent: bool) -> KeyPath:
    """Return the keys of `loc` that stand in the file: pydantic mixes in the names of the types that it tried. The last
    one is kept if it is the key that is `absent`."""
    path = at
    for number, part in enumerate(loc):
        if (*path, str(part)) in places or (absent and number == len(loc) - 1):
            path = (*path, str(part))
    return path


def nearest_place(path: KeyPath, places: Mapping[KeyPath, Place]) -> Place:
    """Return the place of `path`, or of the nearest key above it."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, Place("content"))


def advise(kind: Any, detail: ErrorDetails, path: KeyPath) -> str:
    """Return what would be right, in one sentence, or nothing."""
    code = detail["type"]
    if code == "extra_forbidden":
        return suggest(path[-1], known_keys(kind, path[:-1]))
    if code == "literal_error":
        return f"Write one of {detail['ctx']['expected']}."
    if code == "string_pattern_mismatch":
        pattern = detail["ctx"]["pattern"]
        return f"It is {detail['input']!r}; write {PATTERNS.get(pattern, f'what matches {pattern}')}."
    if code == "too_short":
        return f"It needs at least {detail['ctx']['min_length']}."
    if code == "too_long":
        return f"It may have {detail['ctx']['max_length']} at most."
    if code == "less_than_equal":
        return f"It may be at most {detail['ctx']['le']:g}."
    if code == "greater_than_equal":
        return f"It must be at least {detail['ctx']['ge']:g}."
    if code == "greater_than":
        return f"It must be more than {detail['ctx']['gt']}."
    return ADVICE.get(code, "")


def known_keys(kind: Any, path: KeyPath) -> tuple[str, ...]:
    """Return the keys that `kind` allows at `path`, or none where any key is allowed."""
    model = descend(kind, path)
    return tuple(model.model_fields) if model is not None else ()


def descend(kind: Any, path: KeyPath) -> type[BaseModel] | None:
    """Return the model class found at `path` inside `kind`."""
    if get_origin(kind) in (Union, types.UnionType):
        found = (descend(each, path) for each in get_args(kind))
        return next((each for each in found if each is not None), None)
    if get_origin(kind) in (dict, list):
        return descend(get_args(kind)[-1], path[1:]) if path else None
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if not path:
            return kind
        field = kind.model_fields.get(path[0])
        return descend(field.annotation, path[1:]) if field else None
    return None

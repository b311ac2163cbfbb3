"""Hold plain data against the model, and put pydantic's findings into words that an author can act on."""

import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from mallette.errors import Mistake, suggest
from mallette.library.yaml import Path_, Placed
from mallette.model.trip import Place

WORDS = {
    "missing": "is missing.",
    "extra_forbidden": "is not a key that is known here.",
    "string_type": "must be text.",
    "int_type": "must be a whole number.",
    "float_type": "must be a number.",
    "bool_type": "must be true or false.",
    "dict_type": "must be a mapping of keys.",
    "list_type": "must be a list.",
    "model_type": "must be a mapping of keys.",
    "too_short": "is empty.",
    "too_long": "holds too many entries.",
    "string_too_short": "is empty.",
    "literal_error": "is not one of the words allowed here.",
    "string_pattern_mismatch": "is not written as it should be.",
    "greater_than": "is too small.",
}
ADVICE = {
    "string_type": "Put it in quotes if it is meant as text.",
    "dict_type": 'Lists of texts are mappings with short keys: `flat-price: "..."`.',
    "model_type": "Indent its keys under it.",
}


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Return the checker of `kind`; building one is slow, so each is built once."""
    return TypeAdapter(kind)


def validate(kind: Any, placed: Placed, at: Path_ = ()) -> tuple[Any, tuple[Mistake, ...]]:
    """Return `placed.data` as a `kind`, or None with every mistake in it. `at` is the path of the data in `places`."""
    try:
        return adapter(kind).validate_python(placed.data), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, tuple(explain(kind, detail, placed.places, at) for detail in details)


def explain(kind: Any, detail: ErrorDetails, places: Mapping[Path_, Place], at: Path_) -> Mistake:
    """Return one of pydantic's findings as a mistake with file, line and key."""
    path = real_path(detail["loc"], places, at)
    place = nearest_place(path, places)
    code = detail["type"]
    wrong = detail["msg"].removeprefix("Value error, ") + "." if code == "value_error" else WORDS.get(code, detail["msg"])
    return Mistake(place.file, place.line, ".".join(path[len(at) :]), wrong, advise(kind, detail, path[len(at) :]))


def real_path(loc: tuple[int | str, ...], places: Mapping[Path_, Place], at: Path_) -> Path_:
    """Return the keys of `loc` that stand in the file: pydantic mixes in the names of the types that it tried."""
    path = at
    for number, part in enumerate(loc):
        if (*path, str(part)) in places or (number == len(loc) - 1 and isinstance(part, str) and part.isidentifier()):
            path = (*path, str(part))
    return path


def nearest_place(path: Path_, places: Mapping[Path_, Place]) -> Place:
    """Return the place of `path`, or of the nearest key above it."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, Place("content"))


def advise(kind: Any, detail: ErrorDetails, path: Path_) -> str:
    """Return what would be right, in one sentence, or nothing."""
    code = detail["type"]
    if code == "extra_forbidden":
        return suggest(path[-1], known_keys(kind, path[:-1]))
    if code == "literal_error":
        return f"Write one of {detail['ctx']['expected']}."
    if code == "string_pattern_mismatch":
        return f"It is {detail['input']!r} and must match {detail['ctx']['pattern']}."
    if code == "greater_than":
        return f"It must be more than {detail['ctx']['gt']}."
    return ADVICE.get(code, "")


def known_keys(kind: Any, path: Path_) -> tuple[str, ...]:
    """Return the keys that `kind` allows at `path`, or none where any key is allowed."""
    model = descend(kind, path)
    return tuple(model.model_fields) if model is not None else ()


def descend(kind: Any, path: Path_) -> type[BaseModel] | None:
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

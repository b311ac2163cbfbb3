"""Turn models into what templates may receive: mappings, tuples, numbers and marked-up text. Never an object with
methods: pydantic's own run code from inside Jinja's sandbox."""

from typing import Any

from pydantic import BaseModel

from mallette.images import home_of, key_of
from mallette.localize.voice import Voice
from mallette.model.base import Text
from mallette.model.images import Photo
from mallette.model.toolkit import join_id

Plain = dict[str, Any]
"""What templates see of one thing: values by name."""


def to_plain(value: Any, id: str, voice: Voice) -> Any:
    """Return `value` as plain data with its texts said; keyed items become tuples of mappings that know their key.

    A mapping of texts becomes a tuple of texts; a mapping of models a tuple of mappings with ``key``; a reference
    stays a string.
    """
    if isinstance(value, Text):
        return voice.say(id, value)
    if isinstance(value, Photo):
        return {**view_fields(value, id, voice), **view_file(value.file, id, voice)}
    if isinstance(value, BaseModel):
        return view_fields(value, id, voice)
    if isinstance(value, dict):
        return tuple(entry_of(key, each, join_id(id, key), voice) for key, each in value.items())
    if isinstance(value, list):
        return tuple(to_plain(each, id, voice) for each in value)
    return str(value) if isinstance(value, str) else value


def view_fields(model: BaseModel, id: str, voice: Voice) -> Plain:
    """Return the fields of `model` as plain data."""
    return {name: to_plain(getattr(model, name), join_id(id, name), voice) for name in type(model).model_fields}


def view_file(file: str, id: str, voice: Voice) -> Plain:
    """Return a picture that the item `id` names: its key in the tree, its width and height in pixels."""
    key = key_of(home_of(id, voice.pack.places), file)
    image = voice.pack.images[key]
    return {"file": key, "width": image.width, "height": image.height}


def entry_of(key: str, value: Any, id: str, voice: Voice) -> Any:
    """Return one entry of a mapping: a text as it is, a model with its key."""
    said = to_plain(value, id, voice)
    if isinstance(said, dict):
        return {"key": key, **said}
    if isinstance(said, tuple):
        return {"key": key, "entries": said}
    return said


def to_plain_but(model: Any, id: str, voice: Voice, skip: tuple[str, ...]) -> Plain:
    """Return the fields of `model` as plain data but for those in `skip`, which the caller arranges."""
    return {
        name: to_plain(getattr(model, name), f"{id}.{name}", voice)
        for name in type(model).model_fields
        if name not in skip
    }

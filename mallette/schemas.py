"""JSON Schemas of the content files, for completion and checking in editors."""

import json
from collections.abc import Mapping
from typing import Any, get_args

from pydantic import TypeAdapter

from mallette.model.pack import Country, Event, Language, SlotValue
from mallette.model.toolkit import FOLDERS, Toolkit
from mallette.model.trip import BrandSettings, TypeSettings
from mallette.model.words import Lexicon

NAMES = {
    "findings": "finding", "recommendations": "recommendation", "concepts": "concept", "cases": "case",
    "activities": "activity", "sessions": "session", "handouts": "handout", "cards": "cards", "marking": "marking",
    "forms": "form",
    "workshops": "workshop",
}  # fmt: skip
"""The kind of file in each folder, as the first line of such a file names it."""


def kinds() -> Mapping[str, Any]:
    """Return the model of each kind of file, by the kind's name."""
    fields = {name: info.annotation for name, info in Toolkit.model_fields.items()}
    items = {NAMES[name]: get_args(fields[name])[1] for name in FOLDERS}
    single = {name: kind for name, kind in fields.items() if name not in FOLDERS}
    own = {"country": Country, "event": Event, "values": dict[str, SlotValue], "language": Language, "lexicon": Lexicon}
    return {**single, **items, **own, "brand": BrandSettings, "type": TypeSettings}


def schema_of(kind: str) -> str:
    """Return the JSON Schema of one kind of file, as text with a newline at its end."""
    schema = TypeAdapter(kinds()[kind]).json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind}
    return json.dumps(head | {key: value for key, value in schema.items() if key != "title"}, indent=1) + "\n"

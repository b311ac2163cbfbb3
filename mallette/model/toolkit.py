"""The whole content of one country, and the walk over its texts."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from mallette.model.base import Frozen, Key, TermName, Text
from mallette.model.content import (
    Activity,
    CardSet,
    Case,
    Concept,
    Finding,
    GlossaryEntry,
    Handout,
    Kit,
    Recommendation,
    Report,
    Source,
    TestQuestion,
)
from mallette.model.images import Profile
from mallette.model.pack import Measure, Slots
from mallette.model.session import Session, Slide, Step, Workshop


class Toolkit(Frozen):
    """All content, after a country's differences are laid over it. Fields are the files and folders of `content/`."""

    kit: Kit
    terms: dict[TermName, Text]
    slots: Slots
    glossary: dict[Key, GlossaryEntry]
    sources: dict[Key, Source]
    measures: dict[Key, Measure]
    questions: dict[Key, TestQuestion]
    findings: dict[Key, Finding]
    recommendations: dict[Key, Recommendation]
    concepts: dict[Key, Concept]
    cases: dict[Key, Case]
    activities: dict[Key, Activity]
    sessions: dict[Key, Session]
    handouts: dict[Key, Handout]
    cards: dict[Key, CardSet]
    forms: dict[Key, Handout]
    report: Report
    marking: dict[Key, Profile]
    workshops: dict[Key, Workshop]


FOLDERS = (
    "findings", "recommendations", "concepts", "cases", "activities", "sessions", "handouts", "cards", "forms",
    "marking", "workshops",
)  # fmt: skip
"""Fields that are folders with one file an item; the other fields are single files."""


def join_id(parent: str, key: str) -> str:
    """Return the id of `key` under `parent`: a slash after a folder, a dot below that."""
    return f"{parent}/{key}" if parent in FOLDERS else f"{parent}.{key}" if parent else key


def iter_steps(toolkit: Toolkit) -> Iterator[tuple[str, Step]]:
    """Yield each step of each session with its id: ``sessions/links.steps.sort-links``."""
    for key, session in toolkit.sessions.items():
        for name, step in session.steps.items():
            yield f"sessions/{key}.steps.{name}", step


def iter_slides(toolkit: Toolkit) -> Iterator[tuple[str, Slide]]:
    """Yield each slide of each step with its id: ``sessions/links.steps.sort-links.slides.sort``."""
    for id, step in iter_steps(toolkit):
        for name, slide in step.slides.items():
            yield f"{id}.slides.{name}", slide


def iter_texts(value: Any, id: str = "") -> Iterator[tuple[str, Text]]:
    """Yield each translatable text under `value` with its id, in the order of the files."""
    if isinstance(value, Text):
        yield id, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from iter_texts(getattr(value, name), join_id(id, name))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from iter_texts(each, join_id(id, key))


def iter_models(value: Any, id: str = "") -> Iterator[tuple[str, BaseModel]]:
    """Yield each model under `value` with its id, in the order of the files."""
    if isinstance(value, BaseModel):
        yield id, value
        for name in type(value).model_fields:
            yield from iter_models(getattr(value, name), join_id(id, name))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from iter_models(each, join_id(id, key))

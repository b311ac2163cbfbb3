"""A language's words for fixed concepts, which a country may replace, and the words that it avoids."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from mallette.model.base import Frozen, Key

Phrase = Annotated[str, StringConstraints(min_length=1, max_length=40)]
ConceptName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]


class Words(Frozen):
    """What a concept is called, with what its sentence must agree with."""

    one: Phrase
    many: Phrase | None = None
    gender: Literal["f", "m"] | None = None
    """In languages that have genders."""
    elides: bool | None = None
    """Whether the word before it changes its form, as *la* to *l’* or *a* to *an*. Empty: as its first letter says."""


class Avoided(Frozen):
    """Words that the language does not use here, in each of their forms, and why."""

    words: list[Phrase] = Field(min_length=1)
    why: str
    instead: str


class Lexicon(Frozen):
    """``concepts.yaml`` of a language."""

    concepts: dict[ConceptName, Words] = {}
    avoid: dict[Key, Avoided] = {}

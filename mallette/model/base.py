"""The ground of the content model: frozen, strict, no unknown keys, and a type for every text a translator gives."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, core_schema

KEY = r"^[A-Za-z0-9][A-Za-z0-9.-]*$"
"""A short key: letters, digits, hyphens; dots only inside source codes such as ``ML-2.8.5``."""

Key = Annotated[str, StringConstraints(pattern=KEY)]
TermName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]
"""The name of a fixed word, as templates write it: ``{{ terms.label_say }}``."""
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day as hours and minutes, quoted in YAML: ``"09:00"``."""

SOURCE = "en"
"""The language of the core's sentences."""

Mark = Literal["S", "P", "W", "?"]
"""Where a statement comes from (`docs/content.md`): S the programme's page on the paper, P the paper's opening pages,
W another public page or report, ? the toolkit's own."""

Phase = Literal["motivation", "information", "practice", "application"]
Setting = Literal["plenary", "groups", "pairs", "alone"]


class Text(str):  # noqa: SLOT000 - pydantic sets it up, and there are only a few thousand
    """A sentence or a few words that are translated. May hold *italics*, **bold**, ``{slot}``s and
    ``{handouts/follow-prices}`` references."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.str_schema(min_length=1, strict=True)
        return core_schema.no_info_after_validator_function(cls, text)


Texts = dict[Key, Text]
"""Keyed texts, in order: ``{flat-price: "...", news: "..."}``. The key is part of each text's id."""


class Frozen(BaseModel):
    """Base of all content: values never change after reading, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Reference(str):  # noqa: SLOT000 - as `Text`
    """The id of another item, as in ``handouts/follow-prices`` or ``sessions/links.sort``."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.str_schema(pattern=r"^[a-z]+/[A-Za-z0-9.-]+$", strict=True)
        return core_schema.no_info_after_validator_function(cls, text)

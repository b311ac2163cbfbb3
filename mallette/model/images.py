"""Pictures from files, and the marks of donors and partners."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints

from mallette.model.base import Frozen, Key, Text


def check_date(words: str) -> str:
    """Return an ISO date as it is. Raises ValueError for one that is none."""
    try:
        date.fromisoformat(words)
    except ValueError as error:
        raise ValueError(f"{words!r} is not a date; write it as 2027-03-12") from error
    return words


Day = Annotated[str, AfterValidator(check_date)]
"""An ISO date."""
FilePath = Annotated[str, StringConstraints(pattern=r"^[^\\/][^\\]*\.(png|jpg|jpeg)$")]
"""A PNG or JPEG file, from the pack's folder on (of the core, from ``content/`` on): ``pictures/market.jpg``."""


class Photo(Frozen):
    """A photograph or a drawing. Who can be known on it has agreed: `consent` says so, and the form F5 is kept."""

    file: FilePath
    alt: Text
    credit: Text | None = None
    consent: Literal["given", "nobody-to-ask"]
    """``nobody-to-ask``: no person can be known on it, or it was drawn."""


class Logo(Frozen):
    """The file of a mark in colour on white, in black alone (for print), in white alone (for dark slides)."""

    file: FilePath
    black: FilePath
    white: FilePath
    alt: Text


class Profile(Frozen):
    """``marking/KEY.yaml``: what a donor or a partner asks to be shown, as it was asked for on a day. Such rules change
    and end, so none is part of a template."""

    title: Text
    checked: Day
    """When somebody last looked the rule up."""
    until: Day | None = None
    """The last day on which it holds, if it has one."""
    sources: list[Key] = []
    logo: Logo | None = None
    line: Text | None = None
    """The funding line."""
    disclaimer: Text | None = None

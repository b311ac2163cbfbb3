"""What a writer gets and gives: the looks of a file, and the file. It is read in every process that writes, so nothing
heavy is imported here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from mallette.errors import Notice
from mallette.model.stage import Base, Ratio

if TYPE_CHECKING:
    from mallette.model.trip import BrandSettings, Printing


@dataclass(frozen=True, slots=True)
class Brand:
    """A folder of ``templates/brands/``: its settings and the base files that documents are made from. A ratio without
    a file is made from the settings."""

    name: str
    settings: "BrandSettings"
    decks: Mapping[Ratio, Base] = field(default_factory=dict)
    docx: bytes = b""
    template: Base | None = None
    """An office's own template, adopted for the brand: decks are built on it, not on `decks`."""


PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height in mm."""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture as it was read: its bytes, its width and height in pixels."""

    data: bytes
    width: int
    height: int
    format: Literal["png", "jpeg"]


@dataclass(frozen=True, slots=True)
class Theme:
    """What a writer needs to know about looks: brand, paper, direction; the file that a deck is built on (None: our own
    in that ratio, made from the brand's settings); how its pages lie on paper."""

    brand: Brand
    paper: Literal["a4", "letter"] = "a4"
    direction: Literal["ltr", "rtl"] = "ltr"
    version: str = ""
    date: str = ""
    """ISO date of the kit: the only date that files carry, so that the same input makes the same bytes."""
    base: Base | None = None
    ratio: Ratio = "16x9"
    printing: "Printing | None" = None
    """None: whole pages, one after the other."""
    images: Mapping[str, ImageFile] = field(default_factory=dict)
    """The pictures that a tree may name (`mallette.tree.Photo`, `Logo`)."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer returns: the file's bytes, how many pages or slides it has, what a person should know; where it
    lays out pages, the first and the last of each section, from 1."""

    data: bytes
    pages: int
    notices: tuple[Notice, ...] = ()
    sections: tuple[tuple[int, int], ...] = ()

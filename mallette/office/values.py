"""What is known of an office's template once it has been read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mallette.model.stage import Stage
from mallette.tree import Layout

Why = Literal["as template.yaml says", "by its name", "by its placeholders", "no such layout"]


@dataclass(frozen=True, slots=True)
class Found:
    """The layout that serves a role: its name, its master's, its part in the emptied file, and why it was taken.
    `instead` says what is done where there was no such layout; `named` is its name in template.yaml."""

    layout: str
    master: str
    part: str
    why: Why
    instead: str = ""
    named: str = ""

    def __str__(self) -> str:
        return f"{self.layout}: {self.why}" + (f": {self.instead}" if self.instead else "")


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the template: what it sets, its family, the face that it is measured with (a key of
    `mallette.fonts.FACES`) and how well that stands for it."""

    role: Literal["headings", "words"]
    family: str
    face: str
    sure: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """A pair of colours that was looked at: what is written on what, its ratio by WCAG (None: it cannot be measured),
    and the colour that is written instead, where the template's own cannot be read. `panel`: no colour can, so a plain
    panel is drawn under the words."""

    pair: str
    ratio: float | None
    instead: str = ""
    panel: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """An office's template, emptied, and all that is known of it.

    `data` is the emptied .pptx. `dropped` and `notes` are for a person to read. `width` and `height` are a slide's in
    points; `share` is the share of the slide that its words have, from 0 to 1.
    """

    data: bytes
    stage: Stage
    found: Mapping[Layout, Found]
    dropped: tuple[str, ...]
    fonts: tuple[Font, ...]
    contrasts: tuple[Contrast, ...]
    notes: tuple[str, ...]
    width: float
    height: float
    share: float

"""What is written in on a ground, and where no ink can be read on it, so that a panel is needed (WCAG 2.2, 1.4.3)."""

from collections.abc import Mapping
from dataclasses import dataclass

from mallette.model.stage import Colour, Panel
from mallette.office.colours import READABLE, Ground, Palette, Rgb, best, readable_on, to_hex, worst
from mallette.office.inherit import Place, View
from mallette.office.scheme import rgb


@dataclass(frozen=True, slots=True)
class Paper:
    """The stage's own ground and ink, which panels are made of: colours of the theme or six hexadecimal digits.
    `shade` is the ink as a colour."""

    white: str
    ink: str
    shade: Rgb


def paper_of(palette: Palette, chosen: Mapping[Colour, str]) -> Paper:
    """Return the ground and the ink among the colours of a stage; `palette` is what their names stand for."""
    return Paper(chosen["white"], chosen["ink"], rgb(palette, chosen["ink"]))


def words_on(ground: Ground, place: Place, view: View, paper: Paper) -> tuple[str, str]:
    """Return what the words of a placeholder are written in (empty: the template's own colour), and what it is filled
    with so that they can be read (empty: nothing)."""
    if ground is None:
        return paper.ink, paper.white
    if place.ink is not None and worst(place.ink, ground) >= READABLE:
        usual = place.inherits or place.ink == view.palette.named("tx1")
        return "" if usual else to_hex(place.ink), ""
    ink = readable_on(ground, view.palette, literal=view.fixed)
    return (ink, "") if worst(rgb(view.palette, ink), ground) >= READABLE else (paper.ink, paper.white)


def drawn_on(ground: Ground, view: View, paper: Paper) -> tuple[str, Panel]:
    """Return what free words are written in on a ground, and what needs a panel there."""
    if ground is None or best(ground) < READABLE:
        return paper.ink, "all"
    ink = readable_on(ground, view.palette, literal=view.fixed)
    return ink, "none" if worst(paper.shade, ground) >= READABLE else "drawn"

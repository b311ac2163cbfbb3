"""Which colour of an office's theme stands for each of ours, chosen so that words can be read (WCAG 2.2)."""

from collections.abc import Iterator, Mapping, Sequence

from mallette.model.stage import Colour
from mallette.office.colours import (
    BLACK,
    READABLE,
    SAME,
    WHITE,
    Ground,
    Palette,
    Rgb,
    from_hex,
    ratio,
    readable_on,
    to_hex,
)
from mallette.office.values import Contrast

ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
SEEN = 3.0
"""The least contrast of lines and shapes (WCAG 2.2, 1.4.11)."""


def colours(palette: Palette) -> tuple[dict[Colour, str], tuple[Contrast, ...]]:
    """Return what stands for each of our colours, and what was looked at."""
    white, ink = ("bg1", "tx1") if contrast(palette, "tx1", "bg1") >= READABLE else plain(palette)
    tint = "bg2" if contrast(palette, ink, "bg2") >= READABLE else white
    accent = first(palette, (*ACCENTS, "tx2"), (white,), READABLE) or ink
    chosen: dict[Colour, str] = {
        "white": white,
        "ink": ink,
        "tint": tint,
        "accent": accent,
        "grey": first(palette, ("tx2",), (white, tint), READABLE) or ink,
        "rule": first(palette, ("accent2", *ACCENTS), (white,), SEEN) or accent,
        "hairline": first(palette, ("accent3",), (white,), 1.2) or ink,
    }
    return chosen, tuple(looked_at(palette, chosen))


def colours_on(palette: Palette, ground: Ground, *, fixed: bool) -> dict[Colour, str]:
    """Return what stands for each of our colours on a layout whose ground is one colour, and not the theme's own;
    nothing on others. With `fixed` as six hexadecimal digits."""
    if ground is None or len(ground) != 1 or ratio(ground[0], rgb(palette, "bg1")) < SAME:
        return {}
    white, ink = to_hex(ground[0]), readable_on(ground, palette)
    accent = first(palette, (*ACCENTS, "tx2"), (white,), READABLE) or ink
    rule = first(palette, ("accent2", *ACCENTS), (white,), SEEN) or accent
    chosen: dict[Colour, str] = {
        "white": white, "ink": ink, "tint": white, "accent": accent, "grey": ink, "rule": rule, "hairline": ink,
    }  # fmt: skip
    return literal(palette, chosen) if fixed else chosen


def plain(palette: Palette) -> tuple[str, str]:
    """Return white and black, or black and white where the theme's ground is the darker of its two."""
    ground = palette.named("bg1") or WHITE
    dark = ratio(ground, WHITE) > ratio(ground, BLACK)
    return ("000000", "FFFFFF") if dark else ("FFFFFF", "000000")


def first(palette: Palette, names: Sequence[str], grounds: Sequence[str], least: float) -> str:
    """Return the first of some colours that stands out from all grounds, or nothing."""
    return next((name for name in names if all(contrast(palette, name, ground) >= least for ground in grounds)), "")


def rgb(palette: Palette, name: str) -> Rgb:
    """Return the colour of a name of the theme or of six digits."""
    return palette.named(name) or from_hex(name) or BLACK


def contrast(palette: Palette, one: str, other: str) -> float:
    """Return the contrast of two colours of the theme."""
    return ratio(rgb(palette, one), rgb(palette, other))


PAIRS: tuple[tuple[Colour, Colour, str, str], ...] = (
    ("ink", "white", "tx1", "bg1"), ("ink", "tint", "tx1", "bg2"), ("white", "accent", "bg1", "accent1"),
    ("grey", "white", "tx2", "bg1"),
)  # fmt: skip
"""Ours on ours, and the pair of the theme that was looked at first."""


def looked_at(palette: Palette, chosen: Mapping[Colour, str]) -> Iterator[Contrast]:
    """Yield the pairs that were looked at, with what is written instead."""
    for one, other, own, ground in PAIRS:
        same = (chosen[one], chosen[other]) == (own, ground)
        instead = "" if same else f"{chosen[one]} on {chosen[other]}"
        yield Contrast(f"{own} on {ground}", round(contrast(palette, own, ground), 2), instead)


def literal(palette: Palette, chosen: Mapping[Colour, str]) -> dict[Colour, str]:
    """Return the colours as six digits each: for a template with more than one theme."""
    return {name: to_hex(rgb(palette, value)) for name, value in chosen.items()}

"""What a person should know of a template, in lines for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from mallette.office.values import Contrast, Font, Template

SURE = {
    "same": "measured with a font of the same widths",
    "wider": "measured with a wider font, which is safe",
    "stand-in": "cannot be measured here: a font wider than most stands in for it",
}
READABLE = 4.5
"""The least contrast of text and ground: WCAG 2.2, success criterion 1.4.3."""


def report(template: Template, name: str) -> Iterator[str]:
    """Yield the lines of a report: what serves each role and why, fonts, colours, room, what is left out."""
    yield f"{name} can be used: slides of {centimetres(template.width)} x {centimetres(template.height)} cm."
    yield ""
    yield from columns([("role", "layout", "why"), *roles(template)])
    yield ""
    yield f"Room for words: {template.share:.0%} of a slide."
    yield from map(font_line, template.fonts)
    yield from contrast_lines(template.contrasts)
    yield from listed("What is done about it", template.notes)
    yield from listed("Left out of the adopted file", template.dropped)


def centimetres(points: float) -> str:
    """Return a length in centimetres."""
    return f"{points / 72 * 2.54:.1f}"


def roles(template: Template) -> Iterator[tuple[str, str, str]]:
    """Yield each role with its layout and why it was taken; masters are named where there are several."""
    several = len({each.master for each in template.found.values()}) > 1
    for role, found in template.found.items():
        layout = f"{found.layout} ({found.master})" if several else found.layout
        yield role, layout, found.why + (f"; {found.instead}" if found.instead else "")


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows with their cells under each other."""
    wide = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip()


def font_line(font: Font) -> str:
    """Return what is known of a font."""
    return f"Font of {font.role}: {font.family}, {SURE[font.sure]}."


def contrast_lines(contrasts: Sequence[Contrast]) -> Iterator[str]:
    """Yield each pair of colours that cannot be read, or that all can."""
    low = [each for each in contrasts if each.instead or each.ratio is None]
    measured = [each.ratio for each in contrasts if each.ratio is not None and not each.instead]
    if measured:
        yield f"Contrast: {min(measured):.1f}:1 or more (at least {READABLE}:1 is wanted)."
    yield from map(contrast_line, low)


def contrast_line(contrast: Contrast) -> str:
    """Return what is done about a pair of colours."""
    ratio = "cannot be measured" if contrast.ratio is None else f"{contrast.ratio:.1f}:1"
    if contrast.panel:
        why = "what lies under them" if contrast.ratio is None else "a picture or a gradient lies under them"
        return f"Contrast of {contrast.pair}: {ratio}, {why}; a plain panel is drawn between."
    instead = f"; {contrast.instead} is used instead" if contrast.instead else ""
    return f"Contrast of {contrast.pair}: {ratio}{instead}."


def listed(title: str, entries: Iterable[str]) -> Iterator[str]:
    """Yield a list under its title, or nothing."""
    lines = [f"  - {entry}" for entry in entries]
    if lines:
        yield from ("", f"{title}:", *lines)

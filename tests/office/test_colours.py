"""Colours of a template: what stands for ours, and what is written where its own cannot be read."""

import re

import pytest

from mallette.office.colours import BLACK, WHITE, Palette, from_hex, ratio, readable_on, to_hex, worst
from tests.office.samples import (
    CONTENT_LAYOUT,
    HEADLINE,
    THEME,
    WORDS,
    changed,
    content,
    drawn,
    layout_xml,
    plain,
    read,
    room,
)


def test_colours_that_cannot_be_read_give_way_to_ones_that_can() -> None:
    pale = changed({THEME: lambda text: re.sub(r'(<a:accent1><a:srgbClr val=")[^"]*', r"\1FFEE88", text)})
    template = read(pale)
    assert template.stage.colours["accent"] != "accent1"
    told = next(each for each in template.contrasts if each.pair == "bg1 on accent1")
    assert told.ratio is not None
    assert told.ratio < 1.5
    assert template.stage.colours["accent"] in told.instead


def test_where_even_the_theme_cannot_be_read_black_on_white_is_written() -> None:
    grey = '<a:dk1><a:srgbClr val="AAAAAA"/></a:dk1>'
    template = read(changed({THEME: lambda text: re.sub(r"<a:dk1>.*?</a:dk1>", grey, text)}))
    assert (template.stage.colours["white"], template.stage.colours["ink"]) == ("FFFFFF", "000000")


def test_words_on_a_dark_background_are_written_in_light() -> None:
    back = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="10203A"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    template = content(HEADLINE + WORDS, more=back)
    assert room(template).ink == "bg1"
    assert room(template).holders["body"].ink == "bg1"


def test_the_templates_own_colour_stays_where_it_can_be_read() -> None:
    assert room(read(plain())).holders["body"].ink == ""


def test_a_dark_band_under_the_title_counts_as_its_ground() -> None:
    template = content(drawn((0, 0, 720, 120), "003366") + HEADLINE + WORDS)
    assert room(template).holders["title"].ink == "bg1"
    assert room(template).holders["body"].ink == ""


def gradient(*colours: str) -> str:
    stops = "".join(f'<a:gs pos="{n}"><a:srgbClr val="{each}"/></a:gs>' for n, each in enumerate(colours))
    return f"<p:bg><p:bgPr><a:gradFill><a:gsLst>{stops}</a:gsLst></a:gradFill><a:effectLst/></p:bgPr></p:bg>"


def test_a_gradient_counts_by_its_worst_colour() -> None:
    got = room(content(HEADLINE + WORDS, more=gradient("10203A", "3A5070")))
    assert (got.holders["body"].ink, got.holders["body"].fill) == ("bg1", "")
    assert got.panel == "drawn"


def test_a_steep_gradient_needs_a_panel() -> None:
    got = room(content(HEADLINE + WORDS, more=gradient("FFFFFF", "222222")))
    for holder in got.holders.values():
        assert (holder.ink, holder.fill) == ("tx1", "bg1")
    assert (got.ink, got.panel, got.colours) == ("tx1", "all", {})


def test_a_colour_between_the_ends_of_a_gradient_cannot_be_read_on_it() -> None:
    grey = from_hex("767676")
    assert grey is not None
    assert min(ratio(grey, BLACK), ratio(grey, WHITE)) >= 4.5
    assert worst(grey, (BLACK, WHITE)) == 1.0
    assert worst(BLACK, (grey, WHITE)) == pytest.approx(ratio(BLACK, grey))


def veiled(area: tuple[float, float, float, float], fill: str, share: int) -> str:
    """Return a shape that covers so many per cent of what lies below it."""
    alpha = f'<a:alpha val="{share * 1000}"/>'
    return drawn(area, fill).replace(f'val="{fill}"/>', f'val="{fill}">{alpha}</a:srgbClr>')


def test_a_colour_that_shines_through_counts_with_what_lies_below_it() -> None:
    veil = drawn((0, 120, 720, 400), "000000").replace(
        'val="000000"/>', 'val="000000"><a:alpha val="30000"/></a:srgbClr>'
    )
    assert room(content(veil + HEADLINE + WORDS)).holders["body"].ink == "", "grey on white"
    thick = veiled((0, 120, 720, 400), "000000", 90)
    assert room(content(thick + HEADLINE + WORDS)).holders["body"].ink == "bg1"


def test_a_thick_veil_makes_even_an_unknown_ground_readable() -> None:
    back = "<p:bg><p:bgPr><a:blipFill><a:blip/></a:blipFill><a:effectLst/></p:bgPr></p:bg>"
    veil = drawn((0, 0, 720, 540), "FFFFFF").replace(
        'val="FFFFFF"/>', 'val="FFFFFF"><a:alpha val="90000"/></a:srgbClr>'
    )
    holder = room(content(veil + HEADLINE + WORDS, more=back)).holders["body"]
    assert (holder.ink, holder.fill) == ("", "")


def test_a_pattern_has_two_colours() -> None:
    inks = '<a:fgClr><a:srgbClr val="10203A"/></a:fgClr><a:bgClr><a:srgbClr val="{}"/></a:bgClr>'
    back = f'<p:bg><p:bgPr><a:pattFill prst="pct5">{inks}</a:pattFill><a:effectLst/></p:bgPr></p:bg>'
    assert room(content(HEADLINE + WORDS, more=back.format("203050"))).holders["body"].ink == "bg1"
    assert room(content(HEADLINE + WORDS, more=back.format("FFFFFF"))).holders["body"].fill == "bg1"


def test_a_layout_with_colours_of_its_own_is_written_in_digits() -> None:
    override = (
        '<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    )
    whole = layout_xml(HEADLINE + WORDS).replace("<a:masterClrMapping/>", override)
    assert room(read(changed({CONTENT_LAYOUT: lambda _: whole}))).ink == "FFFFFF"


def test_contrast_is_that_of_the_guidelines() -> None:
    assert ratio(BLACK, WHITE) == pytest.approx(21)
    grey = from_hex("767676")
    assert grey is not None
    assert ratio(grey, WHITE) == pytest.approx(4.54, abs=0.01)
    assert to_hex(grey) == "767676"


def test_readable_ink_is_one_of_the_theme_where_it_can_be() -> None:
    palette = Palette({"dk1": BLACK, "lt1": WHITE}, {"tx1": "dk1", "bg1": "lt1"})
    assert readable_on((WHITE,), palette) == "tx1"
    assert readable_on((BLACK,), palette) == "bg1"
    assert readable_on((BLACK,), palette, literal=True) == "FFFFFF"
    assert readable_on(None, palette) == "tx1"

"""Words on a picture: what is written in, and where a panel is drawn under them."""

import io
import os
from typing import Any

import pytest
from PIL import Image

from mallette.model.stage import Area
from mallette.office import Template
from mallette.office.colours import BLACK, WHITE, Rgb, from_hex, to_hex
from mallette.office.picture import MOST, SIDE, Picture, Thumb, seen, thumb
from mallette.office.report import report
from tests.office.samples import (
    CONTENT_LAYOUT,
    DARK,
    HEADLINE,
    MASTER,
    PALE,
    ROLES,
    WORDS,
    backed,
    changed,
    chequered,
    dots,
    layout_xml,
    read,
    related,
    room,
    stretched,
    swap,
)

SLIDE = Area(0, 0, 720, 540)
EMF = b"\x01\x00\x00\x00" + bytes(84)


def colour(digits: str) -> Rgb:
    found = from_hex(digits)
    assert found is not None
    return found


def small(*rows: list[str]) -> Thumb:
    found = thumb(dots(rows, 1))
    assert found is not None
    return found


def inks(template: Template) -> set[tuple[str, str]]:
    """Return the ink and the fill of every placeholder of every role."""
    return {(each.ink, each.fill) for role in ROLES for each in room(template, role).holders.values()}


def panels(template: Template) -> set[str]:
    return {room(template, role).panel for role in ROLES}


def encoded(image: Any, format: str) -> bytes:
    out = io.BytesIO()
    image.save(out, format)
    return out.getvalue()


class TestInk:
    def test_on_a_dark_picture_all_words_are_light(self) -> None:
        template = read(backed(dots([[DARK]])))
        assert inks(template) == {("bg1", "")}
        assert {room(template, role).ink for role in ROLES} == {"bg1"}

    def test_on_a_light_picture_they_are_dark(self) -> None:
        template = read(backed(dots([[PALE]])))
        assert {ink for ink, _ in inks(template)} <= {"", "tx1"}
        assert {fill for _, fill in inks(template)} == {""}
        assert panels(template) == {"none"}

    def test_a_picture_of_one_colour_is_a_ground_like_any_other(self) -> None:
        got = room(read(backed(dots([[DARK]]))))
        assert (got.colours["white"], got.colours["ink"], got.panel) == (DARK, "bg1", "none")

    def test_what_is_drawn_on_a_dark_picture_of_many_colours_stands_on_a_panel(self) -> None:
        got = room(read(backed(chequered("10203A", "3A5070"))))
        assert (got.ink, got.panel, got.colours) == ("bg1", "drawn", {})

    def test_what_is_written_on_a_picture_is_told(self) -> None:
        template = read(backed(dots([[DARK]])))
        told = next(each for each in template.contrasts if each.pair == "words on the layout 'Title and Content'")
        assert (told.ratio, told.instead, told.panel) == (pytest.approx(2.4, abs=0.1), "bg1", False)


class TestPanel:
    @pytest.mark.parametrize(
        ("picture", "name"),
        [(chequered(DARK, PALE), "photo.png"), (EMF, "photo.emf"), (b"\x89PNG", "photo.png"), (b"<svg/>", "photo.svg")],
        ids=["chequered", "drawing", "damaged", "svg"],
    )
    def test_where_no_ink_can_be_read_every_placeholder_is_filled(self, picture: bytes, name: str) -> None:
        template = read(backed(picture, name=name))
        assert inks(template) == {("tx1", "bg1")}
        assert panels(template) == {"all"}
        assert {room(template, role).ink for role in ROLES} == {"tx1"}

    def test_the_report_tells_the_ratio_and_the_panel(self) -> None:
        lines = list(report(read(backed(chequered(DARK, PALE))), "ministry.potx"))
        assert any(
            "words on the layout 'Title and Content': 2.4:1, a picture" in line and line.endswith("drawn between.")
            for line in lines
        ), lines
        assert any("light and dark at once" in line and "a plain panel is drawn" in line for line in lines)

    def test_what_cannot_be_measured_is_told(self) -> None:
        template = read(backed(EMF, name="photo.emf"))
        told = [each for each in template.contrasts if each.pair.startswith("words on")]
        assert {(each.ratio, each.panel) for each in told} == {(None, True)}
        assert any("could not be measured" in note for note in template.notes)
        assert any("cannot be measured" in line for line in report(template, "ministry.potx"))

    def test_on_a_dark_theme_the_panel_is_dark(self) -> None:
        turned = swap('bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')
        template = read(changed({MASTER: turned}, data=backed(chequered(DARK, PALE))))
        assert inks(template) == {("tx1", "bg1")}
        assert template.stage.colours["white"] == "bg1"

    def test_a_placeholder_with_a_fill_of_its_own_needs_none(self) -> None:
        filled = WORDS.replace("</a:xfrm>", '</a:xfrm><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>')
        data = changed({CONTENT_LAYOUT: lambda _: layout_xml(HEADLINE + filled)}, data=backed(chequered(DARK, PALE)))
        holders = room(read(data)).holders
        assert (holders["body"].fill, holders["title"].fill) == ("", "bg1")

    def test_a_placeholder_filled_with_a_picture_is_measured_too(self) -> None:
        part, change = related(CONTENT_LAYOUT, "rId91", "image", "../media/texture.png")
        fill = f"</a:xfrm><a:blipFill>{stretched('rId91')}</a:blipFill>"
        whole = layout_xml(HEADLINE + WORDS.replace("</a:xfrm>", fill))
        data = changed({part: change, CONTENT_LAYOUT: lambda _: whole}, {"ppt/media/texture.png": dots([[DARK]])})
        assert room(read(data)).holders["body"].ink == "bg1"
        assert room(read(data)).holders["title"].ink == ""


class TestPart:
    """Only what lies under the words counts."""

    def test_a_picture_is_stretched_over_the_slide(self) -> None:
        holders = room(read(backed(dots([[DARK], [PALE], [PALE], [PALE]])))).holders
        assert (holders["title"].ink, holders["title"].fill) == ("bg1", "")
        assert (holders["body"].ink, holders["body"].fill) == ("", "")

    def test_a_picture_that_is_cropped_shows_the_rest(self) -> None:
        rows = dots([[DARK], [PALE], [PALE], [PALE]])
        holders = room(read(backed(rows, stretched(crop=' t="25000"')))).holders
        assert holders["title"].ink == ""

    def test_a_picture_that_is_stretched_beyond_the_slide_loses_its_edges(self) -> None:
        rows = dots([[DARK], [PALE], [PALE], [PALE]])
        holders = room(read(backed(rows, stretched(over=' t="-50000"')))).holders
        assert holders["title"].ink == ""

    def test_beside_a_picture_that_does_not_fill_the_slide_it_is_white(self) -> None:
        got = room(read(backed(dots([[DARK]]), stretched(over=' b="75000"')))).holders
        assert got["body"].fill == ""
        assert got["body"].ink == ""

    def test_of_a_tile_the_whole_counts(self) -> None:
        fill = stretched(how='<a:tile sx="100000" sy="100000"/>')
        assert inks(read(backed(dots([[DARK], [PALE], [PALE], [PALE]]), fill))) == {("tx1", "bg1")}

    @pytest.mark.parametrize(("place", "ink", "fill"), [("", "bg1", ""), (' rot="10800000"', "tx1", "bg1")])
    def test_a_picture_on_a_layout_counts_by_its_own_rectangle(self, place: str, ink: str, fill: str) -> None:
        part, change = related(CONTENT_LAYOUT, "rId91", "image", "../media/band.png")
        band = (
            '<p:pic><p:nvPicPr><p:cNvPr id="91" name="Band"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
            f"<p:blipFill>{stretched('rId91')}</p:blipFill><p:spPr><a:xfrm{place}>"
            '<a:off x="0" y="0"/><a:ext cx="9144000" cy="6858000"/></a:xfrm></p:spPr></p:pic>'
        )
        whole = layout_xml(band + HEADLINE + WORDS)
        rows = dots([[DARK], [PALE], [PALE], [PALE]])
        data = changed({part: change, CONTENT_LAYOUT: lambda _: whole}, {"ppt/media/band.png": rows})
        holder = room(read(data)).holders["title"]
        assert (holder.ink, holder.fill) == (ink, fill)

    def test_a_picture_that_is_almost_washed_out_is_light(self) -> None:
        fill = stretched(inside='<a:alphaModFix amt="15000"/>')
        assert {fill for _, fill in inks(read(backed(chequered("000000", "FFFFFF"), fill)))} == {""}

    def test_an_effect_that_changes_its_colours_cannot_be_told(self) -> None:
        fill = stretched(inside="<a:biLevel thresh='50000'/>")
        assert inks(read(backed(dots([[DARK]]), fill))) == {("tx1", "bg1")}


class TestColours:
    def test_they_are_the_dark_and_the_light_end_of_what_lies_there(self) -> None:
        picture = Picture(small(["000000", "FFFFFF", "808080"]), SLIDE, SLIDE)
        assert seen(picture, SLIDE, (WHITE,)) == (BLACK, WHITE)
        assert [to_hex(each) for each in seen(picture, Area(490, 0, 200, 90), (WHITE,)) or ()] == ["808080"]

    def test_a_few_odd_dots_are_dirt(self) -> None:
        rows = [["FFFFFF"] * 10 for _ in range(10)]
        rows[4][4] = "000000"
        assert seen(Picture(small(*rows), SLIDE, SLIDE), SLIDE, (WHITE,)) == (WHITE,)

    def test_what_shines_through_is_mixed(self) -> None:
        clear = Picture(small(["00000080"]), SLIDE, SLIDE)
        assert [to_hex(each) for each in seen(clear, SLIDE, (WHITE,)) or ()] == ["7F7F7F"]
        assert seen(Picture(small(["00000000"])), SLIDE, (colour(DARK),)) == (colour(DARK),)

    def test_through_a_picture_over_something_unknown_may_shine_anything(self) -> None:
        got = seen(Picture(small(["FFFFFF80"])), SLIDE, None)
        assert [to_hex(each) for each in got or ()] == ["808080", "FFFFFF"]

    def test_away_from_the_picture_is_what_lies_below(self) -> None:
        picture = Picture(small(["000000"]), Area(0, 0, 100, 100), Area(0, 0, 100, 100))
        assert seen(picture, Area(200, 200, 50, 50), (WHITE,)) == (WHITE,)
        assert seen(picture, Area(50, 0, 100, 100), (WHITE,)) == (BLACK, WHITE)


class TestThumb:
    @pytest.mark.parametrize(
        ("mode", "format"),
        [("RGB", "PNG"), ("RGBA", "PNG"), ("P", "PNG"), ("1", "PNG"), ("LA", "PNG"), ("L", "JPEG"), ("CMYK", "JPEG"),
         ("P", "GIF"), ("RGB", "BMP"), ("CMYK", "TIFF")],
    )  # fmt: skip
    def test_pictures_of_every_kind_are_made_small(self, mode: str, format: str) -> None:
        found = thumb(encoded(Image.new("RGB", (400, 200), "white").convert(mode), format))
        assert found is not None
        assert (found.wide, found.high) == (SIDE, SIDE // 2)
        assert min(found.data) >= 254

    def test_one_that_unpacks_to_too_much_is_not_opened(self) -> None:
        side = int(MOST**0.5) + 1
        assert thumb(encoded(Image.new("1", (side, side)), "PNG")) is None
        bomb = encoded(Image.new("1", (20_000, 20_000)), "PNG")
        assert len(bomb) < 100_000
        assert thumb(bomb) is None

    @pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "BMP", "TIFF"])
    def test_a_damaged_picture_is_not_known_and_stops_nothing(self, format: str) -> None:
        whole = encoded(Image.frombytes("RGB", (60, 60), os.urandom(10_800)), format)
        for size in range(0, len(whole) - 200, len(whole) // 12):
            thumb(whole[:size])
        assert thumb(whole[: len(whole) // 2]) is None
        for place in range(0, len(whole), len(whole) // 50):
            thumb(whole[:place] + b"\xff\x00" + whole[place + 2 :])

    @pytest.mark.parametrize("data", [b"", b"\x89PNG", EMF, b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
    def test_drawings_and_what_is_no_picture_are_not_known(self, data: bytes) -> None:
        assert thumb(data) is None

    def test_sixteen_bits_a_dot_are_not_guessed(self) -> None:
        assert thumb(encoded(Image.new("I;16", (10, 10)), "PNG")) is None


@pytest.mark.parametrize("picture", [chequered(DARK, PALE), EMF], ids=["chequered", "drawing"])
def test_an_emptied_template_stays_the_same_and_is_read_alike(picture: bytes) -> None:
    template = read(backed(picture))
    again = read(template.data)
    assert again.data == template.data
    assert again.stage == template.stage

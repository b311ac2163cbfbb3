"""The room that each role has on a template: the layout's own boxes, or ours where those cannot be used."""

from dataclasses import astuple
from pathlib import Path

import pytest

from mallette.model.stage import Area
from mallette.office.areas import overlap
from mallette.office.free import free
from mallette.slides.rooms import house
from tests.office.samples import (
    HEADLINE,
    OURS,
    ROLES,
    THEME,
    TITLE_LAYOUT,
    WORDS,
    changed,
    check_rooms,
    content,
    drawn,
    foreign,
    layout_xml,
    plain,
    read,
    room,
    shape,
    swap,
    tried,
    with_layout,
)

WIDTH, HEIGHT = 720.0, 540.0
"""PowerPoint's template of 2010 has slides of 10 x 7.5 inches."""


def test_our_own_base_file_is_read_as_the_house_itself() -> None:
    stage, wanted = read(OURS.read_bytes()).stage, house()
    assert (stage.width, stage.height, stage.face, stage.colours) == (960, 540, "", wanted.colours)
    for role in ROLES:
        got, own = stage.rooms[role], wanted.rooms[role]
        assert set(got.holders) == set(own.holders), role
        assert (got.sizes, got.tag_size, got.ink) == (own.sizes, own.tag_size, own.ink)
        for name in ("title", "body", "left", "right", "detail", "tag"):
            one, other = getattr(got, name), getattr(own, name)
            assert (one is None) == (other is None), (role, name)
            assert one is None or astuple(one) == pytest.approx(astuple(other), abs=0.01), (role, name)
        for name, holder in own.holders.items():
            assert astuple(got.holders[name].area) == pytest.approx(astuple(holder.area), abs=0.01), (role, name)
            assert got.holders[name].align == holder.align
            assert got.holders[name].bold == holder.bold


def test_a_placeholder_without_a_place_takes_that_of_the_master() -> None:
    holders = room(read(plain())).holders
    assert holders["title"].area == Area(36.0, pytest.approx(21.625, abs=0.01), 648.0, 90.0)
    assert holders["title"].insets == (7.2, 3.6, 7.2, 3.6)
    assert holders["title"].align == "center"
    assert holders["body"].align == "left"


def test_insets_alignment_weight_and_font_are_the_nearest_that_is_named() -> None:
    style = '<a:lvl1pPr algn="r"><a:defRPr b="1"><a:latin typeface="Verdana"/></a:defRPr></a:lvl1pPr>'
    title = HEADLINE.replace("<a:lstStyle/>", f"<a:lstStyle>{style}</a:lstStyle>").replace(
        "<a:bodyPr/>", '<a:bodyPr lIns="0" tIns="12700"/>'
    )
    template = content(title + WORDS)
    holder = room(template).holders["title"]
    assert (holder.align, holder.bold, holder.face) == ("right", True, "vera")
    assert holder.insets == (0.0, 1.0, 7.2, 3.6)
    assert room(template).title == holder.room
    assert template.fonts[0].family == "Verdana"


def test_the_fonts_of_the_theme_are_resolved() -> None:
    template = read(changed({THEME: swap('<a:latin typeface="Calibri"/>', '<a:latin typeface="Poppins"/>')}))
    assert [(font.role, font.family) for font in template.fonts] == [("headings", "Poppins"), ("words", "Poppins")]
    assert template.stage.face == template.fonts[1].face != ""


def test_the_opening_slide_has_room_for_the_line_and_the_small_print() -> None:
    opening = room(read(plain()), "title")
    holder = opening.holders["detail"]
    assert opening.detail is not None
    assert opening.detail.bottom == opening.body.top
    assert opening.body.height >= 40
    assert holder.room.left == opening.detail.left


def test_a_flat_subtitle_is_given_more_room() -> None:
    shapes = shape(0, (40, 150, 640, 100), "ctrTitle") + shape(1, (40, 260, 640, 30), "subTitle")
    opening = room(read(with_layout(TITLE_LAYOUT, shapes, "Title Slide")), "title")
    assert opening.detail is not None
    assert opening.detail.height + opening.body.height >= 100
    assert opening.body.bottom <= 0.95 * HEIGHT + 0.1


def test_columns_are_the_two_boxes_side_by_side() -> None:
    columns = room(read(plain()), "columns")
    assert columns.left == columns.holders["body"].room
    assert columns.right == columns.holders["second"].room
    assert columns.left.right < columns.right.left


@pytest.mark.parametrize(
    ("title", "why"),
    [((40, 30, 200, 80), "narrow"), ((40, 30, 640, 20), "low"), ((900, 30, 640, 80), "off the slide")],
)
def test_a_title_that_holds_no_headline_is_moved(title: tuple[float, float, float, float], why: str) -> None:
    template = content(shape(0, title, "title") + WORDS)
    got = room(template).title
    assert got.width >= 0.4 * WIDTH
    assert got.height >= 28.8
    assert any("ours stands at the top" in note for note in template.notes), why
    check_rooms(template)


def test_a_title_that_runs_from_top_to_bottom_is_not_used_as_it_is() -> None:
    upright = HEADLINE.replace("<a:bodyPr/>", '<a:bodyPr vert="eaVert"/>')
    template = content(upright + WORDS)
    assert template.found["bullets"].layout != "Title and Content"


def test_a_body_that_is_too_small_gives_way_to_the_room_below_the_title() -> None:
    template = content(HEADLINE + shape(1, (40, 130, 640, 60)))
    assert template.share >= 0.35
    assert room(template).holders["body"].area.height > 200
    assert any("has only 10% of the slide" in note for note in template.notes)
    check_rooms(template)


def test_a_logo_in_the_corner_is_not_covered_by_our_own_rectangle() -> None:
    logo = Area(600, 440, 100, 90)
    template = content(HEADLINE + shape(1, (40, 130, 640, 60)) + drawn(astuple(logo), "FF0000"))
    assert overlap(room(template).holders["body"].area, logo) == 0


def test_title_and_body_that_lie_over_each_other_are_cut() -> None:
    template = content(shape(0, (40, 30, 640, 120), "title") + shape(1, (40, 100, 640, 400)))
    assert room(template).body.top >= 150
    check_rooms(template)


def test_pictures_charts_and_footers_are_no_place_for_words() -> None:
    others = "".join(
        shape(10 + n, (0, 100, 700, 400), kind) for n, kind in enumerate(("pic", "tbl", "chart", "dgm", "media"))
    )
    template = content(HEADLINE + others + shape(3, (40, 130, 640, 350), "body"))
    assert room(template).holders["body"].idx == 3


def test_footers_are_those_of_the_layout_alone() -> None:
    template = content(HEADLINE + WORDS + shape(11, (250, 500, 220, 28), "ftr"))
    holders = room(template).holders
    assert holders["footer"].idx == 11
    assert not {"edition", "page"} & set(holders)


def test_a_file_with_no_layout_for_words_gets_one_made_from_its_master() -> None:
    gone = {f"ppt/slideLayouts/slideLayout{number}.xml": lambda _: layout_xml("", "Blank") for number in range(1, 12)}
    template = read(changed(gone))
    assert template.found["bullets"].layout == "Title and Content"
    assert room(template).holders["title"].area == Area(36.0, pytest.approx(21.625, abs=0.01), 648.0, 90.0)
    assert any("one was added" in note for note in template.notes)
    assert read(template.data).data == template.data
    check_rooms(template)


def test_the_largest_free_rectangle_keeps_clear() -> None:
    region = Area(0, 0, 100, 100)
    assert free(region, []) == region
    got = free(region, [Area(80, 80, 20, 20)])
    assert overlap(got, Area(80, 80, 20, 20)) == 0
    assert got.width * got.height >= 7000
    assert free(region, [Area(0, 0, 100, 60)]) == region, "too little would be left"


@pytest.mark.parametrize("path", foreign(), ids=lambda path: path.name)
def test_every_role_of_a_template_of_others_has_its_room(path: Path) -> None:
    template = tried(path)
    if template is None:
        return
    assert set(template.found) == set(template.stage.rooms) == set(ROLES)
    assert template.share >= 0.3
    check_rooms(template)

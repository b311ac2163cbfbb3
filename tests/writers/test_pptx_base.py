"""The base files of a brand, at both ratios: a real layout for each role, where our slides are decided to stand."""

import io
import zipfile
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from mallette.model.stage import Ratio
from mallette.model.trip import BrandSettings, Colours
from mallette.slides.rooms import NOTES_HEIGHT, NOTES_IMAGE, NOTES_WIDTH, house
from mallette.writers.pptx.base import make_base
from tests.samples import ROOT
from tests.stages import BRAND, LAYOUTS, RATIOS, SETTINGS

POINT = 12700
FILES = {"16x9": "base.pptx", "4x3": "base-4x3.pptx"}
OTHER = BrandSettings(title="Bureau", colours=Colours(accent="123456"), font="Verdana")

pytestmark = pytest.mark.parametrize("ratio", RATIOS)


def opened(ratio: Ratio) -> Any:
    return Presentation(io.BytesIO(BRAND.decks[ratio].data))


def names_in(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_it_has_one_layout_for_each_role_and_no_slides(ratio: Ratio) -> None:
    base = opened(ratio)
    assert [each.name for each in base.slide_layouts] == list(LAYOUTS) == list(house(ratio).rooms)
    assert len(base.slides) == 0
    assert (base.slide_width, base.slide_height) == ((12192000, 6858000) if ratio == "16x9" else (9144000, 6858000))


def test_the_placeholders_of_its_layouts_are_the_holders_of_the_stage(ratio: Ratio) -> None:
    for layout in opened(ratio).slide_layouts:
        room = house(ratio).rooms[layout.name]
        there = {each.placeholder_format.idx: each for each in layout.placeholders}
        for holder in room.holders.values():
            shape, area = there[holder.idx], holder.area
            place = (shape.left, shape.top, shape.width, shape.height)
            assert place == tuple(round(each * POINT) for each in (area.left, area.top, area.width, area.height))
            body = shape._element.txBody.bodyPr
            assert {body.get(name) for name in ("lIns", "tIns", "rIns", "bIns")} == {"0"}


def test_the_columns_layout_has_two_bodies_for_words(ratio: Ratio) -> None:
    layout = next(each for each in opened(ratio).slide_layouts if each.name == "columns")
    kinds = {each.placeholder_format.idx: each._element.ph.get("type") for each in layout.placeholders}
    assert layout._element.get("type") == "twoObj"
    assert (kinds[1], kinds[2]) == ("body", "body")
    bodies = [each for each in layout.placeholders if each.placeholder_format.idx in (1, 2)]
    assert all(each._element.txBody.find(f"{qn('a:lstStyle')}//{qn('a:buChar')}") is not None for each in bodies)


def test_nothing_of_a_layout_leaves_the_slide(ratio: Ratio) -> None:
    base = opened(ratio)
    for page in (base.slide_master, *base.slide_layouts):
        for shape in page.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= base.slide_width
            assert shape.top + shape.height <= base.slide_height


def test_the_notes_page_shows_a_slide_of_its_shape(ratio: Ratio) -> None:
    base = opened(ratio)
    image = next(each for each in base.notes_master.placeholders if each._element.ph.get("type") == "sldImg")
    size = base.part._element.find(qn("p:notesSz"))
    assert image.width / image.height == pytest.approx(base.slide_width / base.slide_height)
    assert image.left == NOTES_IMAGE[ratio].left * POINT
    assert (int(size.get("cx")), int(size.get("cy"))) == (NOTES_WIDTH * POINT, NOTES_HEIGHT * POINT)


def test_it_takes_colours_and_font_from_the_settings(ratio: Ratio) -> None:
    theme = part(make_base(OTHER, ratio), "ppt/theme/theme1.xml")
    assert 'name="Bureau"' in theme
    assert '<a:accent1><a:srgbClr val="123456"/></a:accent1>' in theme
    assert '<a:latin typeface="Verdana"/>' in theme


def test_it_carries_nobodys_name_thumbnail_or_printer(ratio: Ratio) -> None:
    data = BRAND.decks[ratio].data
    assert not any("printer" in name or "thumbnail" in name for name in names_in(data))
    core = part(data, "docProps/core.xml")
    assert "Canny" not in core
    assert "python-pptx" not in core


def test_it_is_the_same_each_time(ratio: Ratio) -> None:
    assert make_base(SETTINGS, ratio) == BRAND.decks[ratio].data


def test_the_one_in_the_brands_folder_is_made_by_this_program(ratio: Ratio) -> None:
    made = ROOT / "templates" / "brands" / "mallette" / FILES[ratio]
    assert made.read_bytes() == BRAND.decks[ratio].data

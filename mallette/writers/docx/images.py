"""Pictures from files, in the line like letters."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from lxml.etree import _Element

from mallette.images import fitted, in_row
from mallette.model.looks import ImageFile
from mallette.model.stage import Area
from mallette.tree import Logos, Photo, plain
from mallette.writers.docx.ooxml import NAMESPACES, Values, element, switch, valued, words
from mallette.writers.docx.sketch import emu
from mallette.writers.docx.values import Bitmap, Bitmaps, Para, Part, Room, pieces

MM = 72 / 25.4
WIDEST, HIGHEST = 120 * MM, 80 * MM
"""The most room that a photograph takes on a page."""
LOGO_HEIGHT = 12 * MM
SPACE = "\u2003"
"""What stands between two marks."""


def plan_photo(photo: Photo, room: Room) -> tuple[Part, ...]:
    """Return a photograph, its maker's name under it."""
    place = fitted(photo, Area(0, 0, min(room.width / 20, WIDEST), HIGHEST))
    image = Bitmap(photo.file, place.width, place.height, plain(photo.alt))
    credit = (Para(pieces(photo.credit, room), "Source"),) if photo.credit else ()
    return (Bitmaps((image,), room.lang, keep=bool(credit)), *credit)


def plan_logos(block: Logos, room: Room) -> Bitmaps:
    """Return marks in a row, each in black, all of one height."""
    places = in_row(block.logos, Area(0, 0, room.width / 20, LOGO_HEIGHT))
    images = (
        Bitmap(logo.black, place.width, place.height, plain(logo.alt))
        for logo, place in zip(block.logos, places, strict=True)
    )
    return Bitmaps(tuple(images), room.lang)


def draw_bitmaps(part: Bitmaps, style: str, file: Any, images: Mapping[str, ImageFile], ids: Any) -> _Element:
    """Return the paragraph that holds pictures; each file is stored once."""
    runs: list[_Element] = []
    for image in part.images:
        if runs:
            runs.append(element("w:r", None, tongue(part.lang), words(SPACE)))
        key, _ = file.part.get_or_add_image(BytesIO(images[image.file].data))
        runs.append(element("w:r", None, tongue(part.lang), element("w:drawing", None, inline(image, key, next(ids)))))
    middle = valued("w:jc", "center" if part.centred else None)
    marks = element("w:pPr", None, valued("w:pStyle", style), switch("w:keepNext", part.keep), middle)
    return element("w:p", None, marks, *runs)


def tongue(lang: str) -> _Element:
    """Return the language of a run."""
    return element("w:rPr", None, valued("w:lang", lang))


def inline(image: Bitmap, key: str, number: int) -> _Element:
    """Return one picture; `key` is its relation."""
    size: Values = {"cx": emu(image.width), "cy": emu(image.height)}
    named: Values = {"id": number, "name": f"Picture {number}", "descr": image.alt}
    picture = element(
        "pic:pic",
        None,
        element("pic:nvPicPr", None, element("pic:cNvPr", named), element("pic:cNvPicPr")),
        element(
            "pic:blipFill",
            None,
            element("a:blip", {"r:embed": key}, spaces="r"),
            element("a:stretch", None, element("a:fillRect")),
        ),
        element(
            "pic:spPr",
            None,
            element("a:xfrm", None, element("a:off", {"x": 0, "y": 0}), element("a:ext", size)),
            element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
        ),
    )
    return element(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        element("wp:extent", size),
        element("wp:docPr", named),
        element("wp:cNvGraphicFramePr"),
        element("a:graphic", None, element("a:graphicData", {"uri": NAMESPACES["pic"]}, picture)),
    )

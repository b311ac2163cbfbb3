"""An office's template to start from, and the few edits that awkward ones are made with."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from lxml.etree import SubElement
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml.ns import qn

from mallette.model.stage import Area
from tests.samples import ROOT

POINT = 12700
TITLES = ("title", "ctrTitle")
BASE = ROOT / "templates" / "brands" / "mallette" / "base.pptx"
MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
Parts = dict[str, bytes]


def office(wide: float = 960, high: float = 540, kind: str = "") -> Any:
    """Return the library's own template opened, which is Office's of 2007, its layouts stretched to a size in points.
    `kind` is what PowerPoint calls the size (``sldSz``)."""
    deck: Any = Presentation()
    across, down = wide * POINT / deck.slide_width, high * POINT / deck.slide_height
    for page in pages(deck):
        for place in page._element.iter(qn("a:xfrm")):
            for name, x, y in (("a:off", "x", "y"), ("a:ext", "cx", "cy")):
                each = place.find(qn(name))
                each.set(x, str(round(int(each.get(x)) * across)))
                each.set(y, str(round(int(each.get(y)) * down)))
    deck.slide_width, deck.slide_height = round(wide * POINT), round(high * POINT)
    size = deck.part._element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)
    if kind:
        size.set("type", kind)
    return deck


def house() -> Any:
    """Return our own base file, opened."""
    return Presentation(io.BytesIO(BASE.read_bytes()))


def saved(deck: Any) -> bytes:
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def pages(deck: Any) -> list[Any]:
    """Return the masters and layouts."""
    masters = list(deck.slide_masters)
    return [*masters, *(layout for master in masters for layout in master.slide_layouts)]


def holders(deck: Any, *kinds: str) -> Iterator[Any]:
    """Yield the placeholders of some types in masters and layouts."""
    for page in pages(deck):
        for shape in page.placeholders:
            if shape._element.nvSpPr.nvPr.find(qn("p:ph")).get("type", "obj") in kinds:
                yield shape


def put(shape: Any, area: Area) -> None:
    """Move a shape."""
    shape.left, shape.top, shape.width, shape.height = (
        round(each * POINT) for each in (area.left, area.top, area.width, area.height)
    )


def rename(deck: Any, names: tuple[str, ...], typed: bool = True) -> None:
    """Give the layouts other names; without `typed` they do not say what they are for."""
    for layout, name in zip(deck.slide_layouts, names, strict=True):
        layout.name = name
        if not typed:
            layout._element.attrib.pop("type", None)


def title_style(deck: Any) -> Any:
    """Return the style of titles."""
    return deck.slide_master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")


def change_theme(deck: Any, change: Callable[[str], str]) -> None:
    """Rewrite the theme of the first master, which the library keeps as bytes."""
    part = deck.slide_master.part.part_related_by(RELATION.THEME)
    part._blob = change(part.blob.decode()).encode()


def recolour(deck: Any, **colours: str) -> None:
    """Give colours of the theme other values."""

    def change(xml: str) -> str:
        for name, value in colours.items():
            xml = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf'\1<a:srgbClr val="{value}"/>\2', xml, flags=re.DOTALL)
        return xml

    change_theme(deck, change)


def use_font(deck: Any, name: str) -> None:
    """Name another font for titles and for everything else."""
    change_theme(deck, lambda xml: re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{name}"', xml))


def picture(colour: str, wide: int = 60, high: int = 60) -> io.BytesIO:
    """Return a plain picture."""
    out = io.BytesIO()
    Image.new("RGB", (wide, high), f"#{colour}").save(out, "PNG")
    out.seek(0)
    return out


def relate_picture(page: Any, colour: str) -> str:
    """Add a picture to a master or layout, and return the key of its relationship."""
    return str(page.part.get_or_add_image_part(picture(colour))[1])


def set_background(page: Any, fill: Any) -> None:
    """Give a master or layout a background."""
    content = page._element.find(qn("p:cSld"))
    for old in content.findall(qn("p:bg")):
        content.remove(old)
    background = content.makeelement(qn("p:bg"))
    properties = SubElement(background, qn("p:bgPr"))
    properties.append(fill)
    SubElement(properties, qn("a:effectLst"))
    content.insert(0, background)


def parts_of(data: bytes) -> Parts:
    """Return the parts of a file by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a file of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def retyped(data: bytes, type: str, old: str = MAIN) -> bytes:
    """Return a presentation that says that it is of another type than `old`."""
    parts = parts_of(data)
    name = "[Content_Types].xml"
    return packed({**parts, name: parts[name].replace(old.encode(), type.encode())})

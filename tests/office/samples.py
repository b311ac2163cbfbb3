"""Awkward templates, made from ones at hand by changing their XML."""

import io
import os
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import get_args

import pptx
from PIL import Image, ImageColor

from mallette.errors import ContentError
from mallette.model.stage import Room
from mallette.office import Template, read_template
from mallette.office.areas import overlap
from mallette.tree import Layout
from tests.samples import ROOT

SHARED = ROOT.parent / "shared" / "office-templates"
"""Templates that nobody here made (see its README); tests that need them are skipped where it is absent."""
MADE = Path(pptx.__file__).parent / "templates" / "default.pptx"
"""PowerPoint's own template of 2010, as python-pptx brings it."""
OURS = ROOT / "templates" / "brands" / "mallette" / "base.pptx"

PRESENTATION = "ppt/presentation.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"
TITLE_LAYOUT, CONTENT_LAYOUT = (f"ppt/slideLayouts/slideLayout{number}.xml" for number in (1, 2))
TYPES = "[Content_Types].xml"

Change = Callable[[str], str]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def plain() -> bytes:
    return MADE.read_bytes()


def changed(changes: Mapping[str, Change], new: Mapping[str, bytes] | None = None, data: bytes = b"") -> bytes:
    """Return PowerPoint's template with some parts changed and others added."""
    parts = parts_of(data or plain())
    for name, change in changes.items():
        before = parts[name].decode()
        after = change(before)
        assert after != before, f"nothing was changed in {name}"
        parts[name] = after.encode()
    return packed({**parts, **(new or {})})


def swap(old: str, new: str) -> Change:
    return lambda text: text.replace(old, new)


def related(part: str, key: str, kind: str, target: str, external: bool = False) -> tuple[str, Change]:
    """Return the change that adds a relationship to a part."""
    folder, _, name = part.rpartition("/")
    type_ = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="{key}" Type="{type_}" Target="{target}"{mode}/></Relationships>'
    return f"{folder}/_rels/{name}.rels", swap("</Relationships>", line)


def shape(idx: int, area: tuple[float, float, float, float], kind: str = "", more: str = "") -> str:
    """Return a placeholder of a layout at a place in points."""
    left, top, wide, high = (round(each * 12700) for each in area)
    type_ = f' type="{kind}"' if kind else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{50 + idx}" name="Holder {idx}"/><p:cNvSpPr/><p:nvPr><p:ph{type_} idx="{idx}"/>'
        f'</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f"{more}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )


def drawn(area: tuple[float, float, float, float], fill: str) -> str:
    """Return a shape that is no placeholder, filled with a colour, at a place in points."""
    left, top, wide, high = (round(each * 12700) for each in area)
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Drawn"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"/>'
        f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill></p:spPr></p:sp>'
    )


def layout_xml(shapes: str, name: str = "Title and Content", more: str = "") -> str:
    """Return a whole layout."""
    return (
        '<p:sldLayout xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" preserve="1">'
        f'<p:cSld name="{name}">{more}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def with_layout(part: str, shapes: str, name: str = "Title and Content", more: str = "") -> bytes:
    """Return PowerPoint's template with one of its layouts drawn anew."""
    return changed({part: lambda _: layout_xml(shapes, name, more)})


def dots(rows: Sequence[Sequence[str]], scale: int = 20) -> bytes:
    """Return a picture of squares, by the colours of each row from the top."""
    image = Image.new("RGBA", (len(rows[0]), len(rows)))
    for y, row in enumerate(rows):
        for x, colour in enumerate(row):
            image.putpixel((x, y), ImageColor.getcolor(f"#{colour}", "RGBA"))
    out = io.BytesIO()
    image.resize((image.width * scale, image.height * scale), Image.Resampling.NEAREST).save(out, "PNG")
    return out.getvalue()


def chequered(one: str, other: str) -> bytes:
    """Return a picture of 16 x 12 squares in two colours."""
    return dots([[(one, other)[(x + y) % 2] for x in range(16)] for y in range(12)])


DARK, PALE = "1B4F72", "F5F0E0"
"""Colours on which light and dark words can be read, in this order."""


def stretched(key: str = "rId90", inside: str = "", crop: str = "", over: str = "", how: str = "") -> str:
    """Return a fill of a picture: what stands inside its reference, the crop and the attributes of what it fills."""
    place = how or f"<a:stretch><a:fillRect{over}/></a:stretch>"
    return f'<a:blip r:embed="{key}">{inside}</a:blip><a:srcRect{crop}/>{place}'


def backed(picture: bytes, fill: str = "", name: str = "photo.png", data: bytes = b"") -> bytes:
    """Return PowerPoint's template, or another one, with a picture behind every slide."""
    part, change = related(MASTER, "rId90", "image", f"../media/{name}")
    inner = fill or stretched()
    back = f"<p:bg><p:bgPr><a:blipFill>{inner}</a:blipFill><a:effectLst/></p:bgPr></p:bg>"
    return changed(
        {part: change, MASTER: lambda text: re.sub(r"<p:bg>.*?</p:bg>", back, text, flags=re.DOTALL)},
        {f"ppt/media/{name}": picture},
        data,
    )


def foreign() -> list[Path]:
    """Return the templates of others that can be tried here; more in the folder that MALLETTE_TEMPLATES names."""
    folders = [SHARED, *(Path(each) for each in [os.environ.get("MALLETTE_TEMPLATES", "")] if each)]
    return sorted(
        path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.suffix in (".pptx", ".potx")
    )


ROLES: tuple[Layout, ...] = get_args(Layout)
HEADLINE = shape(0, (40, 30, 640, 80), "title")
WORDS = shape(1, (40, 130, 640, 350))


def read(data: bytes, roles: dict[Layout, str] | None = None) -> Template:
    return read_template(data, "template.pptx", roles)


def tried(path: Path) -> Template | None:
    """Return what a template of others is read as, or None where it is refused, in one sentence."""
    try:
        return read(path.read_bytes())
    except ContentError as refused:
        told = refused.mistakes
    assert len(told) == 1
    return None


def content(shapes: str, name: str = "Title and Content", more: str = "") -> Template:
    return read(with_layout(CONTENT_LAYOUT, shapes, name, more))


def room(template: Template, role: Layout = "bullets") -> Room:
    return template.stage.rooms[role]


def check_rooms(template: Template) -> None:
    """Everything lies on the slide, and nothing over anything else."""
    for role in ROLES:
        each = template.stage.rooms[role]
        areas = [area for area in (each.title, each.detail, each.body) if area]
        for area in (*areas, each.left, each.right):
            assert area.width > 0
            assert area.height > 0
            assert min(area.left, area.top) >= 0
            assert area.right <= template.width + 1
            assert area.bottom <= template.height + 1
        for number, one in enumerate(areas):
            assert not [other for other in areas[number + 1 :] if overlap(one, other) > 1], role

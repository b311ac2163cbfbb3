"""Pictures from files: native pictures, each file once in the deck."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pptx.opc.constants import CONTENT_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from mallette.model.looks import ImageFile
from mallette.slides.values import ImagePart
from mallette.tree import plain
from mallette.writers.pptx.canvas import Canvas, frame
from mallette.writers.pptx.text import readable

TYPES = {"png": CONTENT_TYPE.PNG, "jpeg": CONTENT_TYPE.JPEG}
LIGHT = 140
"""An ink whose mean of red, green and blue is above this (of 255) is written on a dark ground."""


@dataclass(slots=True)
class Shelf:
    """The pictures that a deck may show, by the keys that a tree names them with, and the parts that hold those which
    it does. The library looks for a free name among the parts that it can reach, and a slide is not yet one of them."""

    images: Mapping[str, ImageFile]
    parts: dict[str, Part] = field(default_factory=dict)

    def part_of(self, file: str, owner: Part) -> Part:
        """Return the part of a picture, made when it is first asked for."""
        if file not in self.parts:
            image = self.images[file]
            name = PackURI(f"/ppt/media/kit{len(self.parts) + 1}.{image.format}")
            self.parts[file] = Part(name, TYPES[image.format], owner.package, image.data)
        return self.parts[file]


def draw_image(canvas: Canvas, owner: Part, part: ImagePart, shelf: Shelf) -> None:
    """Add a picture to the slide whose part is `owner`."""
    file = part.white if part.white and is_dark(canvas) else part.file
    key = owner.relate_to(shelf.part_of(file, owner), RELATION.IMAGE)
    canvas.add(
        f"<p:pic><p:nvPicPr>{canvas.described('kit:image', readable(plain(part.alt)))}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{frame(part.area)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def is_dark(canvas: Canvas) -> bool:
    """Return whether a slide's ground is dark where nothing lies under what is drawn: its ink is a light one then."""
    ink = canvas.room.ink
    if canvas.room.panel != "none":
        return False
    return sum(bytes.fromhex(ink)) / 3 > LIGHT if len(ink) == 6 else ink in ("bg1", "bg2", "lt1", "lt2")

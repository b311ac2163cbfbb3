"""Pictures from files: grey on white, as the copier will see them."""

from functools import lru_cache
from io import BytesIO

from reportlab.lib.utils import ImageReader

from mallette.images import fitted, in_row
from mallette.model.looks import ImageFile
from mallette.model.stage import Area
from mallette.tree import Logo, Logos, Photo, plain
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.marks import MM, Bitmap, Strip, Strips, Tag, bound, moved
from mallette.writers.pdf.text import differing

WIDEST, HIGHEST = 120 * MM, 80 * MM
"""The most room that a photograph takes on a page."""
LOGO_HEIGHT = 12 * MM
"""How high marks stand on paper."""


@lru_cache(maxsize=32)
def reader_of(image: ImageFile) -> ImageReader:
    """Return a picture as it is put into a file: grey, on white where it lets light through. A colour that an archive
    has no profile for could not be kept."""
    from PIL import Image

    with Image.open(BytesIO(image.data)) as opened:
        whole = opened.convert("RGBA")
    ground = Image.new("RGBA", whole.size, "white")
    return ImageReader(Image.alpha_composite(ground, whole).convert("L"))


def photo_strips(photo: Photo, ground: Ground) -> Strips:
    """Return a photograph as one strip, its maker's name under it."""
    room = Area(0, 0, min(ground.width, WIDEST), min(ground.height / 2, HIGHEST))
    place = fitted(photo, room)
    tag = Tag("Figure", ground.tag, alt=plain(photo.alt), lang=differing(photo.alt, ground.lang))
    image = Bitmap(0, 0, place.width, place.height, ground.images[photo.file], tag)
    credit = ground.text(photo.credit, ground.style(ground.small)) if photo.credit else ()
    strip = Strip(place.height, (image,))
    return (*bound((strip,)), *credit) if credit else (strip,)


def logos_strips(block: Logos, ground: Ground) -> Strips:
    """Return marks in a row, each in black."""
    places = in_row(block.logos, Area(0, 0, ground.width, LOGO_HEIGHT))
    right = (ground.width - places[-1].right) / 2 if ground.centred else 0
    marks = moved([logo_mark(logo, place, ground) for logo, place in zip(block.logos, places, strict=True)], right, 0)
    return (Strip(max(place.height for place in places), marks),)


def logo_mark(logo: Logo, place: Area, ground: Ground) -> Bitmap:
    """Return one mark."""
    tag = Tag("Figure", ground.tag, alt=plain(logo.alt), lang=differing(logo.alt, ground.lang))
    return Bitmap(place.left, place.top, place.width, place.height, ground.images[logo.black], tag)

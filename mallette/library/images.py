"""Read the pictures that content names: PNG and JPEG files inside the folder that names them.

What a file tells about the person who made it (place, camera, time) is left out, and so is what no page can show: a
picture is made smaller where it has more than `MOST` pixels on its longer side (300 to the inch on a page's width).
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel

from mallette.errors import Mistake
from mallette.images import home_of, key_of
from mallette.model.images import Logo, Photo
from mallette.model.looks import ImageFile
from mallette.model.toolkit import Toolkit, iter_models
from mallette.model.trip import Place

if TYPE_CHECKING:
    from PIL import Image

MOST = 2000
LARGEST = 20_000_000
"""Bytes of a file: what a good camera writes, and some more."""
FORMATS = ("PNG", "JPEG")
RIGHT = "Put the file in the folder of the pack and write its path from there, as in pictures/market.png."


def named_images(toolkit: Toolkit, places: Mapping[str, Place]) -> Iterator[tuple[str, str, str]]:
    """Yield each picture that content names: the id of what names it, its path as written, and the folder, relative to
    the project, that the path starts from."""
    for id, model in iter_models(toolkit):
        for file in files_of(model):
            yield id, file, home_of(id, places)


def files_of(model: BaseModel) -> tuple[str, ...]:
    """Return the files that a model names."""
    if isinstance(model, Logo):
        return model.file, model.black, model.white
    return (model.file,) if isinstance(model, Photo) else ()


def read_images(
    toolkit: Toolkit, places: Mapping[str, Place], root: Path
) -> tuple[dict[str, ImageFile], tuple[Mistake, ...]]:
    """Return the pictures of a toolkit by their paths in the project, and a mistake for each that cannot be used."""
    images: dict[str, ImageFile] = {}
    mistakes = []
    for id, file, home in named_images(toolkit, places):
        key = key_of(home, file)
        if key in images:
            continue
        found = read_image(root / home, file)
        if isinstance(found, ImageFile):
            images[key] = found
        else:
            place = places.get(id) or next((places[each] for each in parents(id) if each in places), Place(home))
            mistakes.append(Mistake(place.file, place.line, id.partition(".")[2] or id, f"{file!r} {found}", RIGHT))
    return images, tuple(mistakes)


def parents(id: str) -> Iterator[str]:
    """Yield the ids above `id`, the nearest first."""
    while "." in id:
        id = id.rpartition(".")[0]
        yield id


def read_image(folder: Path, file: str) -> ImageFile | str:
    """Return the picture `file` of `folder`, or what is wrong with it. Links are followed, so that none leads out of
    the folder."""
    from PIL import Image

    if PurePosixPath(file).is_absolute() or PureWindowsPath(file).drive or "\\" in file:
        return "is not a relative path with / between its parts."
    path = folder / file
    if not path.resolve().is_relative_to(folder.resolve()):
        return "leads out of the pack."
    if not path.is_file():
        return "is not there."
    if path.stat().st_size > LARGEST:
        return f"has {path.stat().st_size // 1_000_000} MB; at most {LARGEST // 1_000_000} can be used."
    try:
        data = path.read_bytes()
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            return bare_image(image, data)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return "is not a PNG or JPEG picture that can be read."


def bare_image(image: "Image.Image", data: bytes) -> ImageFile:
    """Return a picture upright and without what it tells about its maker. One that tells nothing and is small enough
    keeps its bytes."""
    from PIL import Image, ImageOps

    kind: Literal["png", "jpeg"] = "png" if image.format == "PNG" else "jpeg"
    image.load()
    told = image.getexif() or {"xmp", "icc_profile", "comment"} & set(image.info)
    if not told and max(image.size) <= MOST and image.mode in ("L", "RGB", "RGBA", "LA", "P"):
        return ImageFile(data, image.width, image.height, kind)
    upright = ImageOps.exif_transpose(image).convert("RGBA" if "A" in image.mode or image.mode == "P" else "RGB")
    upright.thumbnail((MOST, MOST), Image.Resampling.LANCZOS)
    clean = Image.new(upright.mode, upright.size)
    clean.paste(upright)
    out = BytesIO()
    if kind == "png":
        clean.save(out, "PNG", optimize=False)
    else:
        clean.convert("RGB").save(out, "JPEG", quality=90)
    return ImageFile(out.getvalue(), clean.width, clean.height, kind)

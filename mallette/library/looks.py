"""Read `templates/`: document types, template sources and brands."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from mallette.errors import Mistake
from mallette.library.template import read_deck, read_office
from mallette.library.text import read_text
from mallette.library.validate import nearest_place, validate
from mallette.library.yaml import Placed, read_yaml
from mallette.model.looks import Brand
from mallette.model.stage import Ratio
from mallette.model.template import TemplateSettings
from mallette.model.trip import BrandSettings, DocumentType, Looks, TypeSettings

TEMPLATE = "document.xml.j2"
DECKS: dict[Ratio, str] = {"16x9": "base.pptx", "4x3": "base-4x3.pptx"}
GUIDE = "base.docx"
"""The base files of a brand."""
FILE = re.compile(r"[a-z0-9]([a-z0-9-]|[./](?=[a-z0-9]))*")
"""A path that works on every system and leads nowhere else: lower case, no dot or slash at an end or doubled."""


def read_looks(folder: Path, root: Path) -> tuple[Looks, tuple[Mistake, ...]]:
    """Read everything in `templates/`."""
    types, wrong_types = read_types(folder / "documents", root)
    brands, wrong_brands = read_brands(folder / "brands", root)
    sources, wrong_sources = read_templates(folder / "documents", root)
    return Looks(types, brands, sources), (*wrong_types, *wrong_brands, *wrong_sources)


def read_templates(folder: Path, root: Path) -> tuple[dict[str, str], tuple[Mistake, ...]]:
    """Read every template source, by its path below `folder`: ``guide/document.xml.j2``."""
    sources: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.rglob("*.j2")):
        source = read_text(path, path.relative_to(root).as_posix())
        if isinstance(source, Mistake):
            mistakes.append(source)
        else:
            sources[path.relative_to(folder).as_posix()] = source
    return sources, tuple(mistakes)


def read_types(folder: Path, root: Path) -> tuple[dict[str, DocumentType], tuple[Mistake, ...]]:
    """Read each document type: a folder with `type.yaml` and a template. A name with ``_`` is no type."""
    types: dict[str, DocumentType] = {}
    mistakes: list[Mistake] = []
    for path in sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("_")):
        placed = read_yaml(path / "type.yaml", (path / "type.yaml").relative_to(root).as_posix())
        settings, wrong = (None, ()) if placed.mistakes else validate(TypeSettings, placed)
        mistakes.extend((*placed.mistakes, *wrong, *(wrong_files(settings, placed) if settings else ())))
        if not (path / TEMPLATE).exists():
            file = (path / TEMPLATE).relative_to(root).as_posix()
            mistakes.append(Mistake(file, 0, "", "is missing.", "A document type is type.yaml and a template."))
        elif settings is not None:
            types[path.name] = DocumentType(path.name, settings, f"{path.name}/{TEMPLATE}")
    return types, tuple(mistakes)


def wrong_files(settings: TypeSettings, placed: Placed) -> Iterator[Mistake]:
    """Yield a mistake for each edition whose file name is no name inside the language's folder."""
    for key, edition in settings.editions.items():
        name = edition.file.replace("{number}", "1")
        if not FILE.fullmatch(name) or (edition.each is not None) != (name != edition.file):
            place = nearest_place(("editions", key, "file"), placed.places)
            right = (
                "Write letters, digits, - . / and, where it is made for each section, {number}: handouts/{number}.pdf"
            )
            yield Mistake(place.file, place.line, f"editions.{key}.file", f"{edition.file!r} cannot be used.", right)


def read_brands(folder: Path, root: Path) -> tuple[dict[str, Brand], tuple[Mistake, ...]]:
    """Read each brand: `brand.yaml` and its base files, where it has them."""
    brands: dict[str, Brand] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*/brand.yaml")):
        placed = read_yaml(path, path.relative_to(root).as_posix())
        settings, wrong = (None, ()) if placed.mistakes else validate(BrandSettings, placed)
        mistakes.extend((*placed.mistakes, *wrong))
        guide = read_base(path.parent / GUIDE)
        if guide and not is_office(guide):
            mistakes.append(damaged(path.parent / GUIDE, root))
        bases = {
            ratio: read_deck(path.parent / name, root, TemplateSettings())
            for ratio, name in DECKS.items()
            if (path.parent / name).exists()
        }
        template, refused = read_office(path.parent, root)
        mistakes.extend((*refused, *(wrong for _, found in bases.values() for wrong in found)))
        if settings is not None:
            decks = {ratio: base for ratio, (base, _) in bases.items() if base}
            brands[path.parent.name] = Brand(path.parent.name, settings, decks, guide, template)
    return brands, tuple(mistakes)


def is_office(data: bytes) -> bool:
    """Return whether `data` is an Office file that can be opened."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return "[Content_Types].xml" in archive.namelist()
    except BadZipFile:
        return False


def damaged(path: Path, root: Path) -> Mistake:
    file = path.relative_to(root).as_posix()
    right = f"Put a good one there, or remove it and run `brand {path.parent.name}`, which makes one."
    return Mistake(file, 0, "", "is no Office file, or a damaged one.", right)


def read_base(path: Path) -> bytes:
    """Read a base file, or nothing where the brand has none: then the writer makes its own."""
    return path.read_bytes() if path.exists() else b""

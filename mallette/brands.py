"""Make the base files of a brand from its settings."""

from collections.abc import Iterator
from pathlib import Path

from mallette.errors import ContentError, Mistake, suggest
from mallette.library import read_library
from mallette.library.looks import DECKS
from mallette.model.trip import BrandSettings
from mallette.save.staging import free_name


def make_brand(project: Path, name: str) -> Iterator[str]:
    """Write `base.pptx`, `base-4x3.pptx` and `base.docx` of a brand, keeping those that differ as ``base.before.pptx``
    and so on. Yields a line for each file."""
    brands = read_library(project).brands
    if name not in brands:
        wrong = f"{name!r} has no folder with brand.yaml in templates/brands/."
        raise ContentError([Mistake("brand", 0, "", wrong, suggest(name, tuple(brands)))])
    folder = project / "templates" / "brands" / name
    for file, made in base_files(brands[name].settings):
        path = folder / file
        if path.exists() and path.read_bytes() == made:
            yield f"{path.relative_to(project).as_posix()} is up to date"
            continue
        if path.exists():
            path.replace(path.with_name(free_name(path.name, "before", path.parent)))
        path.write_bytes(made)
        yield f"{path.relative_to(project).as_posix()} written"


def base_files(settings: BrandSettings) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each base file."""
    from mallette.writers.docx.base import make_base as make_guide
    from mallette.writers.pptx.base import make_base as make_deck

    for ratio, file in DECKS.items():
        yield file, make_deck(settings, ratio)
    yield "base.docx", make_guide(settings)

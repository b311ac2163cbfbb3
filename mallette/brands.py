"""Make the base files of a brand from its settings."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from mallette.errors import ContentError, Mistake, suggest
from mallette.library import read_library
from mallette.save.staging import free_name

FORMATS = ("pptx", "docx")


def make_brand(project: Path, name: str) -> Iterator[str]:
    """Write `base.pptx` and `base.docx` of a brand, keeping those that differ as ``base.before.pptx`` and so on. Yields
    a line for each file."""
    brands = read_library(project).brands
    if name not in brands:
        wrong = f"{name!r} has no folder with brand.yaml in templates/brands/."
        raise ContentError([Mistake("brand", 0, "", wrong, suggest(name, tuple(brands)))])
    for format in FORMATS:
        made: bytes = import_module(f"mallette.writers.{format}.base").make_base(brands[name].settings)
        path = project / "templates" / "brands" / name / f"base.{format}"
        if path.exists() and path.read_bytes() == made:
            yield f"{path.relative_to(project).as_posix()} is up to date"
            continue
        if path.exists():
            path.replace(path.with_name(free_name(path.name, "before", path.parent)))
        path.write_bytes(made)
        yield f"{path.relative_to(project).as_posix()} written"

"""The layers of the house: each module imports only from those above it, no step a step, no writer a writer."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.samples import ROOT

LAYERS = (
    ("errors", "tree", "model"),
    (
        "repack",
        "fonts",
        "fit",
        "typography",
        "formats",
        "numbering",
        "agenda",
        "minutes",
        "sums",
        "uses",
        "wording",
        "images",
        "readiness",
        "marks",
        "proofread",
        "borrowed",
        "phrases",
        "territory",
        "pair",
        "printing",
        "office",
        "pictures",
        "slides",
        "pair",
    ),
    ("library", "plan", "localize", "compose"),
    ("writers", "exchange"),
    (
        "save",
        "pipeline",
        "schemas",
        "languages",
        "translators",
        "brands",
        "adopt",
        "countries",
        "workbook",
        "gate",
        "usb",
        "report",
        "cli",
    ),
)
"""From the top: shared values, pure helpers, steps, formats, and what runs the trip."""
ORDERED = (0, 1, 4)
"""Layers whose modules may also import from those listed before them in their own layer."""
FORMATS = ("writers", "exchange")
"""Packages whose modules are each a part of the house of its own."""


class Import(NamedTuple):
    """One part of the house that imports another, as in `writers.docx` and `tree`."""

    importer: str
    imported: str


def modules() -> dict[str, Path]:
    """Return every module of the package by its name without ``mallette.``."""
    paths = sorted((ROOT / "mallette").rglob("*.py"))
    names = {path: path.relative_to(ROOT / "mallette").with_suffix("").parts for path in paths}
    return {".".join(part for part in parts if part != "__init__"): path for path, parts in names.items()}


def part_of(module: str) -> str:
    """Return the part of the house that a module belongs to: its first name, and below `writers` the format too."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] in FORMATS else parts[0]


def layer_of(part: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if part.split(".", maxsplit=1)[0] in names)


def imports_of(source: str, known: set[str]) -> Iterator[str]:
    """Yield the modules of ours that a source imports, also inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (
                alias.name.removeprefix("mallette.") for alias in node.names if alias.name.startswith("mallette.")
            )
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import: write it from `mallette` on"
            if node.module == "mallette":
                yield from (alias.name for alias in node.names if not alias.name.startswith("__"))
            elif node.module and node.module.startswith("mallette."):
                module = node.module.removeprefix("mallette.")
                inner = [f"{module}.{alias.name}" for alias in node.names]
                yield from [each if each in known else module for each in inner]


def all_imports() -> set[Import]:
    found = modules()
    return {
        Import(part_of(module), part_of(imported))
        for module, path in found.items()
        for imported in imports_of(path.read_text(encoding="utf-8"), set(found))
    }


def is_allowed(importer: str, imported: str) -> bool:
    if importer == imported:
        return True
    above, below = layer_of(imported), layer_of(importer)
    if above != below or below not in ORDERED:
        return above < below
    return LAYERS[below].index(imported.split(".", maxsplit=1)[0]) < LAYERS[below].index(
        importer.split(".", maxsplit=1)[0]
    )


def test_the_house_was_looked_at() -> None:
    assert len(modules()) >= 80
    assert len(all_imports()) >= 80
    assert Import("pipeline", "compose") in all_imports()
    assert Import("writers.docx", "tree") in all_imports()


def test_every_module_has_its_layer() -> None:
    parts = {module.split(".")[0] for module in modules() if module}
    assert parts == {part for layer in LAYERS for part in layer}


def test_each_module_imports_only_from_those_above_it() -> None:
    assert sorted(each for each in all_imports() if not is_allowed(*each)) == []


@pytest.mark.parametrize(
    ("importer", "imported", "allowed"),
    [
        ("compose", "localize", False),
        ("plan", "library", False),
        ("writers.pptx", "writers.docx", False),
        ("writers.pptx", "exchange.po", False),
        ("writers.pptx", "repack", True),
        ("exchange.po", "writers.html", False),
        ("tree", "model", False),
        ("model", "tree", True),
        ("fit", "slides", False),
        ("slides", "fit", True),
        ("library", "pipeline", False),
        ("numbering", "library", False),
        ("pipeline", "writers", True),
        ("save", "cli", False),
    ],
)
def test_the_rules_are_those_of_the_design(importer: str, imported: str, allowed: bool) -> None:
    assert is_allowed(importer, imported) is allowed


def test_imports_are_found_wherever_they_stand() -> None:
    inner = "    from mallette.writers import docx\n    from mallette.errors import Notice\n"
    source = f"import mallette.tree\nfrom mallette import fit\ndef f():\n{inner}"
    assert set(imports_of(source, {"writers.docx"})) == {"tree", "fit", "writers.docx", "errors"}


def test_only_the_pipeline_and_what_comes_after_it_imports_by_name() -> None:
    by_name = {part_of(name) for name, path in modules().items() if "import_module" in path.read_text(encoding="utf-8")}
    assert by_name
    assert {layer_of(part) for part in by_name} == {len(LAYERS) - 1}


def test_no_module_has_more_than_300_lines() -> None:
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules().items()}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


@pytest.mark.parametrize("writer", ["pdf", "pptx"])
def test_a_writer_starts_without_what_checks_content(writer: str) -> None:
    code = f"import sys, mallette.writers.{writer}; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0

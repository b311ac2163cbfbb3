"""Read the file that decks are built on: an office's own template, or a base file of a brand."""

from pathlib import Path

from mallette.errors import ContentError, Mistake
from mallette.library.validate import validate
from mallette.library.yaml import read_yaml
from mallette.model.stage import Base
from mallette.model.template import TemplateSettings
from mallette.office import read_template

TEMPLATE = "template.pptx"
SETTINGS = "template.yaml"


def read_office(folder: Path, root: Path) -> tuple[Base | None, tuple[Mistake, ...]]:
    """Read `template.pptx` and `template.yaml` of a country or a brand, where it has them."""
    path, settings = folder / TEMPLATE, folder / SETTINGS
    if not path.exists():
        lone = "names the layouts of a template.pptx that is not there."
        right = "Run `template adopt FILE`, or remove it."
        return None, (Mistake(settings.relative_to(root).as_posix(), 0, "", lone, right),) if settings.exists() else ()
    try:
        found = read_settings(settings, root) if settings.exists() else TemplateSettings()
    except ContentError as error:
        return None, error.mistakes
    return read_deck(path, root, found)


def read_settings(path: Path, root: Path) -> TemplateSettings:
    """Read a `template.yaml`. Raises ContentError."""
    placed = read_yaml(path, path.relative_to(root).as_posix())
    found: TemplateSettings | None = None
    wrong: tuple[Mistake, ...] = ()
    if not placed.mistakes:
        found, wrong = validate(TemplateSettings, placed)
    if found is None:
        raise ContentError((*placed.mistakes, *wrong))
    return found


def read_deck(path: Path, root: Path, settings: TemplateSettings) -> tuple[Base | None, tuple[Mistake, ...]]:
    """Read one file, emptied of everything that is not looks."""
    try:
        template = read_template(path.read_bytes(), path.relative_to(root).as_posix(), settings.roles)
    except ContentError as error:
        return None, error.mistakes
    return Base(template.data, template.stage), ()

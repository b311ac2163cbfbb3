"""The first step: read everything from disk and hold it against the model and the rules of good content."""

from collections.abc import Iterable
from pathlib import Path

from mallette.errors import ContentError, Mistake
from mallette.library.catalogues import read_catalogue, read_languages
from mallette.library.checks import check_pack
from mallette.library.content import build_toolkit, read_pack, read_tree, stray_files
from mallette.library.looks import read_brands, read_templates, read_types
from mallette.model.trip import Library, Pack


def read_library(root: Path) -> Library:
    """Read `content/` and `templates/` below `root`.

    Mistakes in the core, a language, a document type or a brand raise `ContentError`, all at once. Mistakes of a
    country's own stop that country alone: they are in `Library.broken`.
    """
    content, templates = root / "content", root / "templates"
    if not content.is_dir() or not templates.is_dir():
        wrong = "has no content/ and templates/ folders, so it is not a Mallette project."
        raise ContentError([Mistake(str(root), 0, "", wrong, "Run the command in the project's folder.")])
    core = read_tree(content, root)
    _, mistakes = build_toolkit(core)
    languages, catalogues, unread = read_languages(content / "languages", root)
    types, wrong_types = read_types(templates / "documents", root)
    brands, wrong_brands = read_brands(templates / "brands", root)
    found = (*mistakes, *stray_files(content, root), *unread, *wrong_types, *wrong_brands)
    if found:
        raise ContentError(found)
    packs: dict[str, Pack] = {}
    broken: dict[str, tuple[Mistake, ...]] = {}
    for folder in sorted(path for path in (content / "countries").iterdir() if path.is_dir()):
        own = {path.stem: read_catalogue(path, root) for path in sorted((folder / "languages").glob("*.po"))}
        read = read_pack(folder, root, core, {code: catalogue for code, (catalogue, _) in own.items()})
        unread = tuple(mistake for _, wrong in own.values() for mistake in wrong)
        wrong = (*read.mistakes, *unread)
        if read.pack is not None:
            wrong = (*wrong, *check_pack(read.pack, languages, catalogues, brands))
            packs[folder.name] = read.pack
        if wrong:
            packs.pop(folder.name, None)
            broken[folder.name] = tuple(sorted(set(wrong)))
    return Library(packs, languages, catalogues, types, brands, read_templates(templates / "documents"), broken)


def usable(library: Library, countries: Iterable[str]) -> Library:
    """Return `library` if every one of `countries` can be built; raise the mistakes of all those that cannot."""
    mistakes = [mistake for code in countries for mistake in library.broken.get(code, ())]
    if mistakes:
        raise ContentError(mistakes)
    return library

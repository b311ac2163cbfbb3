"""The first step: read everything from disk and hold it against the model and the rules of good content."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mallette.errors import ContentError, Mistake, suggest
from mallette.library.catalogues import read_catalogue, read_languages
from mallette.library.checks import check_pack
from mallette.library.checks.code import check_code
from mallette.library.checks.pictures import check_pictures
from mallette.library.checks.spelling import check_patterns
from mallette.library.content import build_toolkit, read_own_files, read_pack, read_tree, stray_files
from mallette.library.images import read_images
from mallette.library.looks import read_looks
from mallette.model.pack import Language
from mallette.model.trip import Library, Pack

FOLDERS = ("content", "content/countries", "templates/documents", "templates/brands")


def read_library(root: Path) -> Library:
    """Read `content/` and `templates/` below `root`.

    Mistakes in the core, a language, a document type or a brand raise `ContentError`, all at once. Mistakes of a
    country's own stop that country alone: they are in `Library.broken`.
    """
    content, templates = root / "content", root / "templates"
    absent = [folder for folder in FOLDERS if not (root / folder).is_dir()]
    if absent:
        lacks = f"has no folder {', '.join(f'{folder}/' for folder in absent)}, so it is not a whole Mallette project."
        raise ContentError([Mistake(str(root), 0, "", lacks, "Run the command in the project's folder.")])
    folders = sorted(path for path in (content / "countries").iterdir() if path.is_dir())
    core = read_tree(content, root)
    toolkit, mistakes = build_toolkit(core)
    languages, catalogues, unread = read_languages(content / "languages", root)
    looks, wrong_looks = read_looks(templates, root)
    if toolkit is not None:
        mistakes = (*mistakes, *wrong_plans(languages, tuple(toolkit.workshops)))
    mistakes = (*mistakes, *(wrong for code, each in languages.items() for wrong in check_patterns(code, each)))
    found = (*mistakes, *stray_files(content, root), *unread, *wrong_looks)
    if found:
        # All mistakes at once: those of the packs' own files can be told although nothing can be laid over the core.
        raise ContentError((*found, *(wrong for each in folders for wrong in read_own_files(each, root).mistakes)))
    packs: dict[str, Pack] = {}
    broken: dict[str, tuple[Mistake, ...]] = {}
    for folder in folders:
        own = {path.stem: read_catalogue(path, root) for path in sorted((folder / "languages").glob("*.po"))}
        read = read_pack(folder, root, core, {code: catalogue for code, (catalogue, _) in own.items()})
        unread = tuple(mistake for _, wrong in own.values() for mistake in wrong)
        wrong = (*check_code(folder.name), *read.mistakes, *unread)
        if read.pack is not None:
            wrong = (*wrong, *check_pack(read.pack, languages, catalogues, looks), *check_pictures(read.pack, folder))
            images, unseen = read_images(read.pack.toolkit, read.pack.places, root)
            wrong = (*wrong, *unseen)
            packs[folder.name] = replace(read.pack, images=images)
        if wrong:
            packs.pop(folder.name, None)
            broken[folder.name] = tuple(sorted(set(wrong)))
    blamed = blame(broken, len(folders))
    return Library(packs, languages, catalogues, looks.types, looks.brands, looks.templates, blamed)


def wrong_plans(languages: Mapping[str, Language], workshops: tuple[str, ...]) -> Iterator[Mistake]:
    """Yield a mistake for each plan that a language says it is complete for and that is no workshop."""
    for code, language in languages.items():
        for plan in language.plans:
            if plan not in workshops:
                file = f"content/languages/{code}/language.yaml"
                yield Mistake(file, 0, "plans", f"names {plan!r}, which is no workshop.", suggest(plan, workshops))


def blame(broken: Mapping[str, tuple[Mistake, ...]], countries: int) -> dict[str, tuple[Mistake, ...]]:
    """Return the mistakes of each country; where one stands in a file of the core, but not every country has it, the
    country that brought it about is named."""
    everywhere = Counter(mistake for mistakes in broken.values() for mistake in mistakes)

    def named(mistake: Mistake, code: str) -> Mistake:
        if mistake.file.startswith(f"content/countries/{code}/") or everywhere[mistake] == countries:
            return mistake
        return replace(mistake, wrong=f"{mistake.wrong} (As the country {code!r} changes it.)")

    return {code: tuple(sorted(named(each, code) for each in mistakes)) for code, mistakes in broken.items()}

"""Make a pack that builds at once and explains itself, in the language of its own sentences."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from mallette.countries.pages import Pack, write_pages
from mallette.errors import ContentError, Mistake, suggest
from mallette.library.catalogues import read_languages
from mallette.library.content import build_toolkit, read_tree
from mallette.library.validate import validate
from mallette.library.yaml import read_yaml
from mallette.model.base import SOURCE
from mallette.territory import Territory, find_territory

COUNTRIES = Path("content", "countries")


def make_country(project: Path, code: str, source: str | None, languages: tuple[str, ...]) -> Iterator[str]:
    """Make the pack of the country with an ISO 3166-1 code, and yield a line for each file and for what to do next.

    `source` is the language of its own sentences, `languages` are those of its kits; empty, they are guessed: the
    official ones that the toolkit has. Raises ContentError; then nothing was written. What is there is never touched.
    """
    territory = find_territory(code)
    folder = COUNTRIES / territory.code.lower()
    if (project / folder).exists():
        right = "Edit the files in it. To begin again, move the folder away first."
        raise ContentError([Mistake(folder.as_posix(), 0, "", "is there already.", right)])
    pages = pages_of(project, territory, source, languages)
    write_folder(project, folder, pages)
    yield from (f"{(folder / name).as_posix()} written" for name in pages)
    values, code = (folder / "slots.yaml").as_posix(), folder.name
    yield f"Next: give the values in {values}, or by country workbook {code}; then build --country {code}"


def pages_of(project: Path, territory: Territory, source: str | None, languages: tuple[str, ...]) -> dict[str, str]:
    """Return the text of each file of a new pack. Raises ContentError for a language that the toolkit has not, and for
    mistakes in the core."""
    content = project / "content"
    known, catalogues, unread = read_languages(content / "languages", project)
    toolkit, mistakes = build_toolkit(read_tree(content, project))
    if toolkit is None or unread:
        raise ContentError((*mistakes, *unread))
    strange = [each for each in (*languages, *((source,) if source else ())) if each not in known]
    if strange:
        wrong_names = [(f"{each!r} is no language of the toolkit.", suggest(each, tuple(known))) for each in strange]
        raise ContentError([Mistake("country new", 0, "", wrong, right) for wrong, right in wrong_names])
    offered = languages or tuple(each for each in territory.languages if each in known)
    if not languages and source and source not in offered:
        offered = (source, *offered)
    offered = offered or (SOURCE,)
    home = source or offered[0]
    remarks = read_remarks(content, project, SOURCE) | read_remarks(content, project, home)
    words = catalogues[home]
    return write_pages(Pack(territory, offered, home, tuple(known[home].concepts), toolkit, words, remarks))


def read_remarks(content: Path, root: Path, language: str) -> dict[str, str]:
    """Read what a language says in the comments of a new pack: nothing where it has no such file."""
    path = content / "languages" / language / "pack.yaml"
    if not path.exists():
        return {}
    placed = read_yaml(path, path.relative_to(root).as_posix())
    found, wrong = (None, ()) if placed.mistakes else validate(dict[str, str], placed)
    if found is None:
        raise ContentError((*placed.mistakes, *wrong))
    return dict(found)


def write_folder(project: Path, folder: Path, pages: Mapping[str, str]) -> None:
    """Write all files of a new folder beside their place, then move them there in one step."""
    staged = project / f".{folder.name}.new"
    try:
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir()
        for name, text in pages.items():
            (staged / name).write_text(text, encoding="utf-8", newline="\n")
        staged.rename(project / folder)
    except OSError as error:
        shutil.rmtree(staged, ignore_errors=True)
        wrong = f"cannot be written: {error.strerror or error}."
        raise ContentError(
            [Mistake(folder.as_posix(), 0, "", wrong, "Check that the folder may be written in.")]
        ) from error

"""Look at an office's own PowerPoint template, and take it in: emptied, with the layout that serves each role."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

from mallette.compose import compose
from mallette.errors import ContentError, Mistake, suggest
from mallette.library import read_library
from mallette.library.template import SETTINGS, TEMPLATE, read_settings
from mallette.localize import localize
from mallette.model.looks import Theme
from mallette.model.stage import Base
from mallette.model.trip import Job, Library, Selection
from mallette.office import Template, read_template
from mallette.office.archive import LIMIT
from mallette.office.report import report
from mallette.plan import plan
from mallette.save.staging import free_name
from mallette.tree import Block, Column, Columns, Document, Layout, List, Section, Slide, iter_runs, plain

ROLES: tuple[Layout, ...] = get_args(Layout)


def look_at(path: Path, settings: Path | None = None) -> Template:
    """Return the template in a file. `settings` is a template.yaml to try with it. Raises ContentError."""
    try:
        too_large = path.stat().st_size > LIMIT
        data = b"" if too_large else path.read_bytes()
    except OSError as error:
        wrong = f"cannot be read: {error.strerror or error}."
        raise ContentError([Mistake(str(path), 0, "", wrong, "Give the path of a .pptx or .potx file.")]) from None
    if too_large:
        wrong = f"is larger than {LIMIT // 1_000_000} MB."
        raise ContentError([Mistake(str(path), 0, "", wrong, "Take the pictures and slides out of it, and save it.")])
    return read_template(data, str(path), read_settings(settings, settings.parent).roles if settings else {})


def check_template(path: Path, settings: Path | None = None) -> Iterator[str]:
    """Yield the lines of a report on a template."""
    yield from report(look_at(path, settings), path.name)


def adopt_template(project: Path, path: Path, country: str | None, brand: str | None) -> Iterator[str]:
    """Store a template, emptied, and the layouts found in it, in a country's pack or in a brand. What stood there is
    kept beside it. Yields a report and a line for each file."""
    folder = folder_of(project, country, brand)
    template = look_at(path)
    yield from report(template, path.name)
    yield ""
    files = {TEMPLATE: template.data, SETTINGS: settings_of(template).encode()}
    staged = {folder / name: stage(folder / name, data) for name, data in files.items()}
    for target, temporary in staged.items():
        if target.exists() and target.read_bytes() != temporary.read_bytes():
            target.replace(target.with_name(free_name(target.name, "before", folder)))
        temporary.replace(target)
        yield f"{target.relative_to(project).as_posix()} written"


def stage(target: Path, data: bytes) -> Path:
    """Write a file beside its place; it is moved there when all are written."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    temporary.write_bytes(data)
    return temporary


def folder_of(project: Path, country: str | None, brand: str | None) -> Path:
    """Return the folder of a country or of a brand. Raises ContentError where there is none of that name."""
    kind, name, above = (
        ("--country", country, "content/countries") if country else ("--brand", brand, "templates/brands")
    )
    if not name:
        right = "Add --country CC, or --brand NAME."
        raise ContentError([Mistake("template adopt", 0, "", "does not say who it is for.", right)])
    folder = project / above / name
    known = tuple(sorted(each.name for each in (project / above).iterdir() if each.is_dir()))
    if name not in known:
        raise ContentError([Mistake(kind, 0, "", f"{name!r} has no folder in {above}/.", suggest(name, known))])
    return folder


def settings_of(template: Template) -> str:
    """Return the text of template.yaml: the layout of each role, for a person to change."""
    lines = [
        f"# The layout of {TEMPLATE} that serves each role of a slide. Change a name to take another layout;",
        "# a layout of a second master is named with it: Title Slide (master 2).",
        "roles:",
    ]
    for role, found in template.found.items():
        entry = f"{role}: {quoted(found.named)}"
        lines.append(f"  # {entry}  # {found.instead}" if found.instead else f"  {entry}")
    return "\n".join(lines) + "\n"


def quoted(name: str) -> str:
    """Return a name as a YAML string."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def prove_template(project: Path, path: Path, settings: Path | None = None) -> Iterator[str]:
    """Write ``output/proof/<name>.pptx``: each role on the template, in every language of a kit, filled with the
    longest slide that the deck has for it. Yields a line for the file."""
    from mallette.writers.pptx import write

    template, library = look_at(path, settings), read_library(project)
    job = next(job for job in plan(library, Selection(documents=("deck",))))
    sections = [section_of(each, library) for each in kit_of(job, library)]
    document = replace(sections[0][0], sections=tuple(section for _, section in sections))
    pack = library.packs[job.country]
    theme = Theme(library.brands[pack.country.brand], base=Base(template.data, template.stage))
    written = write(document, theme)
    target = project / "output" / "proof" / f"{path.stem}.pptx"
    target.parent.mkdir(parents=True, exist_ok=True)
    stage(target, written.data).replace(target)
    yield f"{target.relative_to(project).as_posix()} written: {written.pages} slides"
    yield from (str(notice) for notice in written.notices)


def kit_of(job: Job, library: Library) -> Iterator[Job]:
    """Yield the job in each language of its kit."""
    for language in library.packs[job.country].country.languages:
        yield replace(job, language=language)


def section_of(job: Job, library: Library) -> tuple[Document, Section]:
    """Return the deck of a job, and its longest slide of each role as a section."""
    document = compose(localize(job, library), library.types[job.type], library.templates)
    all_slides = [block for section in document.sections for block in section.blocks if isinstance(block, Slide)]
    by_role = {role: longest(role, all_slides) for role in ROLES}
    chosen = tuple(slide for slide in by_role.values() if slide)
    return document, replace(document.sections[0], title=document.sections[0].title, blocks=chosen)


def longest(role: Layout, among: list[Slide]) -> Slide | None:
    """Return the slide of a role with the most words; for two columns, a list in two halves."""
    if role == "columns":
        return in_halves(longest("bullets", among))
    found = [slide for slide in among if slide.layout == role]
    return max(found, key=lambda slide: len(words_of(slide.blocks)) + len(plain(slide.title)), default=None)


def in_halves(slide: Slide | None) -> Slide | None:
    """Return a slide with its first list in two columns."""
    if slide is None:
        return None
    items = next((block.items for block in slide.blocks if isinstance(block, List)), ())
    middle = (len(items) + 1) // 2
    halves = Columns((Column((List(items[:middle]),)), Column((List(items[middle:]),))))
    return replace(slide, layout="columns", blocks=(halves,))


def words_of(blocks: tuple[Block, ...]) -> str:
    """Return all words of blocks."""
    return "".join(run.text for run in iter_runs(blocks))

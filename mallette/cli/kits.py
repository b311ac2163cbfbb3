"""Make and check kits: `build` (also without a word), `usb`, `check`."""

from pathlib import Path

import click

from mallette.cli.front import front, shorten, split_names
from mallette.countries import notices_of_moved
from mallette.gate import lines_unready, refuse_stale, refuse_unready
from mallette.library import read_library
from mallette.model.trip import Library, Selection
from mallette.pipeline import make, refuse_notices
from mallette.plan import plan, plan_alone
from mallette.report import consoles, print_broken, print_lines, print_notices, print_saved, progress
from mallette.save import save


@front.command()
@click.option(
    "--country", "countries", multiple=True, metavar="CODE", help="Only this country (repeat it, or use commas)."
)
@click.option("--language", "languages", multiple=True, metavar="CODE", help="Only this language.")
@click.option("--pair", metavar="CODE+CODE", help="Editions in two languages side by side, as in fr+en.")
@click.option("--notes-language", "notes", metavar="CODE", help="Decks with their notes in this language.")
@click.option("--workshop", metavar="PLAN", help="This plan instead of each country's own.")
@click.option("--session", type=int, metavar="N", help="Only session N, numbered as in the whole kit.")
@click.option("--document", "documents", multiple=True, metavar="TYPE", help="Only this document type.")
@click.option("--format", "formats", multiple=True, metavar="FORMAT", help="Only this format.")
@click.option(
    "--edition", "editions", multiple=True, metavar="NAME", help="Only this edition, also one made on request."
)
@click.option("--output", type=click.Path(path_type=Path), help="Where files go; output/ in the project unless told.")
@click.option("--strict", is_flag=True, help="A missing or stale translation stops the build.")
@click.option("--ready", is_flag=True, help="Refuse to build a kit that lacks what its country must give.")
@click.option("--replace", is_flag=True, help="Overwrite files that somebody edited; each is kept as NAME.edited.")
@click.pass_obj
def build(
    project: Path,
    countries: tuple[str, ...],
    languages: tuple[str, ...],
    pair: str | None,
    notes: str | None,
    workshop: str | None,
    session: int | None,
    documents: tuple[str, ...],
    formats: tuple[str, ...],
    editions: tuple[str, ...],
    output: Path | None,
    strict: bool,
    ready: bool,
    replace: bool,
) -> None:
    """Build the kits. Without options: every country, its own plan, every language that it offers."""
    selection = Selection(
        split_names(countries),
        split_names(languages),
        workshop,
        session,
        split_names(documents),
        split_names(formats),
        split_names(editions),
        tuple(pair.split("+")) if pair else (),
        notes or "",
    )
    library = read_library(project)
    target = shorten(output or project / "output")
    build_kits(library, selection, target, strict=strict, ready=ready, replace=replace)


def build_kits(
    library: Library, selection: Selection, output: Path, *, strict: bool, ready: bool, replace: bool
) -> None:
    """Make and save what `selection` asks for, and say what became of it."""
    console, errors = consoles()
    jobs = plan(library, selection)
    refuse_stale(library, jobs)
    if ready:
        refuse_unready(library, jobs)
    with progress(console, jobs) as tell:
        made = make(library, jobs, tell)
    if strict:
        refuse_notices(made)
    saved = save(made, output, narrow=selection.narrow, replace=replace)
    print_saved(console, saved, output)
    print_notices(console, [*notices_of_moved(library, jobs), *(notice for each in saved for notice in each.notices)])
    print_lines(console, lines_unready(library, jobs))
    print_broken(errors, library)


@front.command()
@click.argument("country", metavar="CODE")
@click.option("--output", type=click.Path(path_type=Path), help="Where files go; output/ in the project unless told.")
@click.option("--replace", is_flag=True, help="Overwrite files that somebody edited; each is kept as NAME.edited.")
@click.pass_obj
def usb(project: Path, country: str, output: Path | None, *, replace: bool) -> None:
    """Make usb/CODE in the output folder, to copy to a USB stick: the country's kit in all its languages, and a page
    that opens on any telephone."""
    from mallette.usb import FOLDER, make_usb, plan_usb

    console, errors = consoles()
    library = read_library(project)
    jobs = plan_usb(library, country)
    with progress(console, jobs) as tell:
        made = make_usb(library, jobs, tell)
    target = shorten(output or project / "output")
    saved = save(made, target, narrow=True, replace=replace, renewed=f"{FOLDER}/{country}")
    print_saved(console, saved, target)
    print_notices(console, [*notices_of_moved(library, jobs), *(notice for each in saved for notice in each.notices)])
    print_broken(errors, library)


@front.command()
@click.option("--strict", is_flag=True, help="A missing or stale translation is a mistake.")
@click.pass_obj
def check(project: Path, strict: bool) -> None:
    """Read and check everything, write nothing: content, plans, templates, translations, every document."""
    console, _ = consoles()
    library = read_library(project)
    plans = sorted({key for pack in library.packs.values() for key in pack.toolkit.workshops})
    every = tuple(name for type in library.types.values() for name in type.settings.editions)
    jobs = [job for key in plans for job in plan(library, Selection(workshop=key, editions=every))]
    jobs = [*(jobs or plan(library, Selection())), *plan_alone(library)]
    with progress(console, jobs) as tell:
        made = make(library, jobs, tell)
    if strict:
        refuse_notices(made)
    print_notices(console, [*notices_of_moved(library, jobs), *(notice for each in made for notice in each.notices)])
    texts = sum(len(pack.places) for pack in library.packs.values())
    console.print(
        f"No mistakes. Countries: {len(library.packs)}, plans: {len(plans)}, languages: {len(library.languages)}, "
        f"keys: {texts}, files made and thrown away: {len(made)}."
    )

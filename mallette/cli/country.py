"""Make a country its own: `country new`, `country list`, `country confirm`."""

from pathlib import Path

import click

from mallette.cli.front import front, shorten, split_names


@front.group()
def country() -> None:
    """Adapt the kits to a country: its pack is the folder content/countries/CODE."""


@country.command()
@click.argument("code", metavar="CC")
@click.option("--from", "source", metavar="LANGUAGE", help="The language of the country's own sentences, as fr.")
@click.option("--language", "languages", multiple=True, metavar="CODE", help="A language that its kits are made in.")
@click.pass_obj
def new(project: Path, code: str, source: str | None, languages: tuple[str, ...]) -> None:
    """Make a pack for country CC (its ISO 3166-1 code, as ke) that builds at once, with a comment at each line."""
    from mallette.countries import make_country

    for line in make_country(project, code, source, split_names(languages)):
        click.echo(line)


@country.command(name="list")
@click.pass_obj
def list_all(project: Path) -> None:
    """Show every pack and how it stands: what is its own, what rests on changed text, ready or not, mistakes."""
    from mallette.countries import find_states, table_of
    from mallette.library import read_library
    from mallette.report import consoles, print_broken

    console, errors = consoles()
    library = read_library(project)
    console.print(table_of(find_states(library)))
    print_broken(errors, library)


@country.command()
@click.argument("code", metavar="CC")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--show", is_flag=True, help="Only show what the core and the country say; write nothing.")
@click.pass_obj
def confirm(project: Path, code: str, ids: tuple[str, ...], *, show: bool) -> None:
    """Say that a person has looked at what country CC replaces (all, or the given IDs): its sentences rest on what the
    core says today."""
    from mallette.countries import confirm_overrides

    for line in confirm_overrides(project, code, ids, show=show):
        click.echo(line)


@country.command()
@click.argument("code", metavar="CC")
@click.option("--language", metavar="CODE", help="In this language; the first that the country offers unless told.")
@click.option("--workshop", metavar="PLAN", help="For this plan instead of the country's own.")
@click.pass_obj
def readiness(project: Path, code: str, language: str | None, workshop: str | None) -> None:
    """Say what the kit of country CC still lacks: values, translations, pictures, overrides, and where each shows."""
    from mallette.compose import compose
    from mallette.library import read_library
    from mallette.localize import localize
    from mallette.model.trip import Selection
    from mallette.plan import plan
    from mallette.report import consoles, print_document

    library = read_library(project)
    asked = Selection((code,), (language,) if language else (), workshop, documents=("readiness",))
    [job, *_] = plan(library, asked)
    console, _ = consoles()
    print_document(console, compose(localize(job, library), library.types[job.type], library.templates))


@country.command()
@click.argument("code", metavar="CC")
@click.option("--output", type=click.Path(path_type=Path), help="Where it goes; output/ in the project unless told.")
@click.option("--replace", is_flag=True, help="Overwrite a workbook that somebody filled in; it is kept as CC.edited.")
@click.pass_obj
def workbook(project: Path, code: str, output: Path | None, *, replace: bool) -> None:
    """Write output/CC.xlsx: most of what country CC decides, to be filled in with Excel, LibreOffice or WPS."""
    from mallette.library import read_library
    from mallette.report import consoles, print_notices, print_saved
    from mallette.save import save
    from mallette.workbook import make_workbook

    console, _ = consoles()
    target = shorten(output or project / "output")
    saved = save([make_workbook(read_library(project), code)], target, narrow=True, replace=replace)
    print_saved(console, saved, target)
    print_notices(console, [notice for each in saved for notice in each.notices])


@country.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--country", "code", metavar="CC", help="Refuse a workbook of any other country.")
@click.pass_obj
def read(project: Path, file: Path, code: str | None) -> None:
    """Read a filled workbook (.xlsx) into the pack of its country. Nothing is written unless every cell is right."""
    from mallette.workbook import read_workbook

    for line in read_workbook(project, file, code):
        click.echo(line)

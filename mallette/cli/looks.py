"""How kits look: `brand`, `template check`, `template adopt`."""

from pathlib import Path

import click

from mallette.cli.front import front


@front.command()
@click.argument("name", default="mallette")
@click.pass_obj
def brand(project: Path, name: str) -> None:
    """Make the base files of brand NAME anew from its brand.yaml. A base file that a person changed is kept."""
    from mallette.brands import make_brand

    for line in make_brand(project, name):
        click.echo(line)


@front.group()
def template() -> None:
    """Use your office's own PowerPoint template."""


@template.command(name="check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--settings", type=click.Path(path_type=Path), help="A template.yaml to try with it.")
@click.option("--proof", is_flag=True, help="Also write output/proof/NAME.pptx: each role filled, in every language.")
@click.pass_obj
def check_one(project: Path, file: Path, settings: Path | None, *, proof: bool) -> None:
    """Say what Mallette finds in FILE (.pptx or .potx): layouts, fonts, colours, what is missing."""
    from mallette.adopt import check_template, prove_template

    for line in check_template(file, settings):
        click.echo(line)
    for line in prove_template(project, file, settings) if proof else ():
        click.echo(line)


@template.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--country", metavar="CODE", help="For the decks of this country.")
@click.option("--brand", metavar="NAME", help="For the decks of every country with this brand.")
@click.pass_obj
def adopt(project: Path, file: Path, country: str | None, brand: str | None) -> None:
    """Take FILE in, emptied of slides, authors and programs: decks are then built on it."""
    from mallette.adopt import adopt_template

    for line in adopt_template(project, file, country, brand):
        click.echo(line)

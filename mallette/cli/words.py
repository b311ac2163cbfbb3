"""What kits say: `schema`, `language status | new | update | export | import`."""

from pathlib import Path

import click

from mallette.cli.front import front
from mallette.errors import ContentError, Mistake, suggest


@front.command()
@click.argument("kind", required=False)
@click.option("--write", is_flag=True, help="Write every schema to content/schemas/.")
@click.pass_obj
def schema(project: Path, kind: str | None, write: bool) -> None:
    """Print the JSON Schema of one KIND of content file, or the list of kinds."""
    from mallette.schemas import kinds, schema_of

    if write:
        for name in kinds():
            (project / "content" / "schemas" / f"{name}.json").write_text(
                schema_of(name), encoding="utf-8", newline="\n"
            )
        return
    if kind is None:
        click.echo("\n".join(sorted(kinds())))
        return
    if kind not in kinds():
        raise ContentError(
            [Mistake("schema", 0, kind, "is no kind of file.", f"There are: {', '.join(sorted(kinds()))}.")]
        )
    click.echo(schema_of(kind), nl=False)


@front.group()
def language() -> None:
    """Work on languages."""


@language.command()
@click.argument("codes", nargs=-1)
@click.pass_obj
def update(project: Path, codes: tuple[str, ...]) -> None:
    """Bring catalogues up to date with the content. A changed source makes its translation fuzzy; nothing is lost."""
    from mallette.languages import update_languages

    for line in update_languages(project, codes):
        click.echo(line)


@language.command()
@click.argument("codes", nargs=-1)
@click.pass_obj
def status(project: Path, codes: tuple[str, ...]) -> None:
    """Say what is left to translate and to review, for each language and each country."""
    from mallette.library import read_library
    from mallette.report import consoles, print_statuses
    from mallette.translators.status import statuses

    library = read_library(project)
    refuse_unknown(codes, tuple(library.languages))
    print_statuses(consoles()[0], statuses(library, codes))


@language.command()
@click.argument("code")
@click.pass_obj
def new(project: Path, code: str) -> None:
    """Make the folder of language CODE (as sw, ar, pt-BR): its settings, and a catalogue of every text, still empty."""
    from mallette.translators.new import make_language

    for line in make_language(project, code):
        click.echo(line)


@language.command()
@click.argument("code")
@click.option("--country", metavar="CC", help="The sentences of this country's own instead of the core's.")
@click.option("--form", type=click.Choice(["docx", "po"]), default="docx", help="A Word table (unless told), or PO.")
@click.option("--open", "only", is_flag=True, help="Only what is missing or stale.")
@click.option("--output", type=click.Path(path_type=Path), help="Where the file goes; output/ unless told.")
@click.pass_obj
def export(project: Path, code: str, country: str | None, form: str, output: Path | None, *, only: bool) -> None:
    """Write the texts of language CODE for a translator."""
    from mallette.translators.give import give_file

    path = give_file(project, code, country, form, output or project / "output", only="open" if only else "all")
    click.echo(f"{path} written. Take it back in with: language import {path.name}")


@language.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--reviewed-by", "reviewer", metavar="NAME", default="", help="Mark its rows as read by NAME.")
@click.pass_obj
def take(project: Path, file: Path, reviewer: str) -> None:
    """Take in FILE from a translator (.docx or .po). Nothing is changed unless every row can be taken."""
    from mallette.translators.take import take_file

    for line in take_file(project, file, reviewer):
        click.echo(line)


def refuse_unknown(codes: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Raise one error for every language that has no folder."""
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise ContentError([Mistake("language", 0, code, "has no folder.", suggest(code, known)) for code in unknown])

"""What kits say: `schema`, `language update`."""

from pathlib import Path

import click

from mallette.cli.front import front
from mallette.errors import ContentError, Mistake


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

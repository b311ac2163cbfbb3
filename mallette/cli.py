"""The command line: `build` (also without a word), `usb`, `check`, `schema`, `language update`, `brand`, `template`.

Exit codes: 0 done; 1 the input or the machine has to be mended, with a sentence for each thing; 2 a bug of ours.
"""

import os
import sys
from pathlib import Path

import click

from mallette import __version__
from mallette.errors import ContentError, Mistake, suggest
from mallette.library import read_library
from mallette.model.trip import Library, Selection
from mallette.pipeline import make, refuse_notices
from mallette.plan import plan
from mallette.report import consoles, print_broken, print_mistakes, print_notices, print_saved, progress
from mallette.save import save

OWN_OPTIONS = ("--help", "--project", "--version")


class Front(click.Group):
    """A group whose command is `build` unless another is named, so that the front door needs no word."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in OWN_OPTIONS):
            args = ["build", *args]
        elif not args[0].startswith("-") and args[0] not in self.commands:
            raise click.UsageError(f"No such command {args[0]!r}. {suggest(args[0], tuple(self.commands))}")
        return super().parse_args(ctx, args)


def find_project(start: Path) -> Path:
    """Return the nearest folder at or above `start` that holds a toolkit, else `start` itself."""
    return next((path for path in (start, *start.parents) if (path / "content" / "kit.yaml").exists()), start)


def split_names(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of an option that may be repeated or given with commas."""
    return tuple(name for value in values for name in value.split(",") if name)


@click.group(cls=Front, epilog="Through build.py also: test [--proof], wheelhouse [--for windows|mac|linux].")
@click.version_option(__version__, message="%(version)s")
@click.option("--project", type=click.Path(path_type=Path), envvar="MALLETTE_PROJECT", help="The toolkit's folder.")
@click.pass_context
def front(ctx: click.Context, project: Path | None) -> None:
    """Make training kits: slide decks, facilitator guides and handouts, from one content model."""
    ctx.obj = (project or find_project(Path.cwd())).resolve()


@front.command()
@click.option(
    "--country", "countries", multiple=True, metavar="CODE", help="Only this country (repeat it, or use commas)."
)
@click.option("--language", "languages", multiple=True, metavar="CODE", help="Only this language.")
@click.option("--workshop", metavar="PLAN", help="This plan instead of each country's own.")
@click.option("--session", type=int, metavar="N", help="Only session N, numbered as in the whole kit.")
@click.option("--document", "documents", multiple=True, metavar="TYPE", help="Only this document type.")
@click.option("--format", "formats", multiple=True, metavar="FORMAT", help="Only this format.")
@click.option(
    "--edition", "editions", multiple=True, metavar="NAME", help="Only this edition, also one made on request."
)
@click.option("--output", type=click.Path(path_type=Path), help="Where files go; output/ in the project unless told.")
@click.option("--strict", is_flag=True, help="A missing or stale translation stops the build.")
@click.option("--replace", is_flag=True, help="Overwrite files that somebody edited; each is kept as NAME.edited.")
@click.pass_obj
def build(
    project: Path,
    countries: tuple[str, ...],
    languages: tuple[str, ...],
    workshop: str | None,
    session: int | None,
    documents: tuple[str, ...],
    formats: tuple[str, ...],
    editions: tuple[str, ...],
    output: Path | None,
    strict: bool,
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
    )
    library = read_library(project)
    build_kits(library, selection, shorten(output or project / "output"), strict=strict, replace=replace)


def shorten(path: Path) -> Path:
    """Return `path` as a person names it from where they stand: messages start with it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path


def build_kits(library: Library, selection: Selection, output: Path, *, strict: bool, replace: bool) -> None:
    """Make and save what `selection` asks for, and say what became of it."""
    console, errors = consoles()
    jobs = plan(library, selection)
    with progress(console, jobs) as tell:
        made = make(library, jobs, tell)
    if strict:
        refuse_notices(made)
    saved = save(made, output, narrow=selection.narrow, replace=replace)
    print_saved(console, saved, output)
    print_notices(console, [notice for each in saved for notice in each.notices])
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
    print_notices(console, [notice for each in saved for notice in each.notices])
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
    jobs = jobs or list(plan(library, Selection()))
    with progress(console, jobs) as tell:
        made = make(library, jobs, tell)
    if strict:
        refuse_notices(made)
    print_notices(console, [notice for each in made for notice in each.notices])
    texts = sum(len(pack.places) for pack in library.packs.values())
    console.print(
        f"No mistakes. Countries: {len(library.packs)}, plans: {len(plans)}, languages: {len(library.languages)}, "
        f"keys: {texts}, files made and thrown away: {len(made)}."
    )


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


def main() -> None:
    """Run the command line; mistakes in the input are sentences and exit code 1, bugs a traceback and exit code 2."""
    _, errors = consoles()
    try:
        front(standalone_mode=False, prog_name=os.environ.get("MALLETTE_COMMAND", "mallette"))
    except ContentError as error:
        print_mistakes(errors, error)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        errors.print("Stopped; nothing was written.")
        sys.exit(1)
    except Exception:  # noqa: BLE001 - whatever it is, it is ours: say so and leave with 2
        errors.print_exception(extra_lines=0) if errors.is_terminal else sys.excepthook(*sys.exc_info())
        errors.print("This is a bug in Mallette, not in your content. Please report the lines above.")
        sys.exit(2)


if __name__ == "__main__":
    main()

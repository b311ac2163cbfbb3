"""The front of the command line: the group whose command is `build` unless another is named."""

from pathlib import Path

import click

from mallette import __version__
from mallette.errors import suggest

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


def shorten(path: Path) -> Path:
    """Return `path` as a person names it from where they stand: messages start with it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path

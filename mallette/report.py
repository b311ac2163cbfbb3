"""What a person reads in the terminal: a progress bar, the closing table, notices and mistakes."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from mallette.errors import ContentError, Mistake, Notice
from mallette.model.trip import Job, Library
from mallette.pipeline import Tell
from mallette.save import Saved

WIDE = 400
"""Columns of a console that is no terminal."""
SHOWN = 12
"""Notices of one kind that are listed; the others are counted."""


def consoles() -> tuple[Console, Console]:
    """Return the consoles for results and for mistakes. Lines are never wrapped or cut where nobody watches."""
    return console_on(sys.stdout), console_on(sys.stderr)


def console_on(stream: TextIO) -> Console:
    return Console(file=stream, width=None if stream.isatty() else WIDE, soft_wrap=True, highlight=False)


@contextmanager
def progress(console: Console, jobs: Sequence[Job]) -> Iterator[Tell]:
    """Show a bar while files are made, on a terminal only. Yields what to call before each job."""
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console, transient=True,
        disable=not console.is_terminal,
    )  # fmt: skip
    with bar:
        task = bar.add_task("reading", total=len(jobs))

        def tell(job: Job) -> None:
            bar.update(task, description=f"{job.folder} {job.type}", advance=1)

        yield tell


def print_saved(console: Console, saved: Sequence[Saved], output: Path) -> None:
    """Print the closing table: each file with its pages, slides or parts, and what became of it. Files of a folder of
    single sheets are counted in one row."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("file", "size", "length", "remark"):
        table.add_column(heading, justify="right" if heading == "size" else "left", overflow="fold")
    for row in rows_of(saved, output):
        table.add_row(*row)
    console.print(table)


def rows_of(saved: Sequence[Saved], output: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row for each file; sheets that lie deeper than their language folder are one row together."""
    deep: Counter[str] = Counter()
    for each in saved:
        folder, _, name = each.path.rpartition("/")
        if folder.endswith("/handouts"):
            deep[folder] += 1
        else:
            size = (output / each.path).stat().st_size
            yield (
                f"{output.name}/{each.path}",
                f"{-(-size // 1024)} KB",
                f"{each.pages} {unit_of(name)}",
                remark_on(each),
            )
    for folder, count in deep.items():
        yield f"{output.name}/{folder}/", "", f"{count} file{'s' if count > 1 else ''}", "one for each handout"


def remark_on(saved: Saved) -> str:
    """Return what a person should know about a file that somebody had edited."""
    if saved.kept is None:
        return ""
    kept = saved.kept.rpartition("/")[2]
    if ".edited" in kept:
        return f"written anew; your version is kept as {kept}"
    return f"{kept} was edited, so it stays as it is"


def unit_of(name: str) -> str:
    """Return what a format counts."""
    return {"pptx": "slides", "docx": "parts"}.get(name.rpartition(".")[2], "pages")


def print_notices(console: Console, notices: Sequence[Notice]) -> None:
    """Print each kind of notice with its first places, and how many more there are."""
    by_kind: dict[str, list[Notice]] = {}
    for notice in dict.fromkeys(notices):
        by_kind.setdefault(notice.kind, []).append(notice)
    for kind, found in by_kind.items():
        console.print(Text(f"\n{kind}: {len(found)}", style="bold"))
        for notice in found[:SHOWN]:
            console.print(Text(f"  {notice.where}: {notice.text}" if notice.where else f"  {notice.text}"))
        if len(found) > SHOWN:
            console.print(Text(f"  and {len(found) - SHOWN} more"))


def print_mistakes(console: Console, error: ContentError) -> None:
    """Print every mistake on a line of its own, and how many there are."""
    for mistake in error.mistakes:
        console.print(Text(str(mistake)))
    count = len(error.mistakes)
    console.print(Text(f"{count} mistake{'s' if count > 1 else ''}; nothing was written.", style="bold"))


def print_broken(console: Console, library: Library) -> None:
    """Print one line for each country that cannot be built."""
    for code, mistakes in library.broken.items():
        first: Mistake = mistakes[0]
        more = f" (and {len(mistakes) - 1} more)" if len(mistakes) > 1 else ""
        console.print(Text(f"{code} cannot be built: {first}{more}"))

"""What a person reads in the terminal: a progress bar, the closing table, notices and mistakes."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
from mallette.translators.status import Status
from mallette.tree import Cell, Document, Paragraph, plain
from mallette.tree import Table as BlockTable

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
                f"{each.pages} {unit_of(name, each.pages)}",
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


def unit_of(name: str, count: int) -> str:
    """Return what a format counts, for so many."""
    unit = {"pptx": "slide", "docx": "part", "xlsx": "sheet"}.get(name.rpartition(".")[2], "page")
    return unit if count == 1 else f"{unit}s"


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


def print_statuses(console: Console, statuses: Iterable[Status]) -> None:
    """Print a row for each catalogue."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("catalogue", "texts", "translated", "fuzzy", "missing", "unreviewed", "words left"):
        table.add_column(heading, justify="left" if heading == "catalogue" else "right")
    for each in statuses:
        counts = (each.texts, each.translated, each.fuzzy, each.missing, each.unreviewed, each.words)
        table.add_row(each.name, *map(str, counts))
    console.print(table)


def print_lines(console: Console, lines: Iterable[str]) -> None:
    """Print lines as they are, after an empty one if there are any."""
    for number, line in enumerate(lines):
        console.print(Text(f"\n{line}" if number == 0 else line))


def print_document(console: Console, document: Document) -> None:
    """Print a document of headings, paragraphs and tables, as the page that is made of it says it."""
    console.print(Text(plain(document.title), style="bold"))
    for section in document.sections:
        console.print(Text(f"\n{plain(section.title)}", style="bold"))
        for block in section.blocks:
            if isinstance(block, BlockTable):
                console.print(table_of(block))
            elif isinstance(block, Paragraph):
                console.print(Text(plain(block.text)))


def table_of(block: BlockTable) -> Table:
    """Return a table for the terminal; the first row is its head."""
    head, *rows = ([words_of(cell) for cell in row.cells] for row in block.rows)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for words in head:
        table.add_column(words, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def words_of(cell: Cell) -> str:
    """Return the words of a cell, a line for each paragraph."""
    return "\n".join(plain(block.text) for block in cell.blocks if isinstance(block, Paragraph))


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

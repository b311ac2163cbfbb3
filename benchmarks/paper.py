"""Paper: Mallette's PDF writer beside Typst, its Word writer beside pandoc, in one run, from the same text.

The texts are those of the real English handouts and the real English guide: titles, headings, paragraphs, lists and
tables. Pictures become lists, and room to write by hand is left out, since Markdown has neither; so that all programs
say the same. The last rows are the real documents, with their pictures, frames and lines: for information.

*cold*: a fresh process, from its start until the file is written; the median of several. *warm*: the best of several
further writes in one process; pandoc has no such mode, so its warm is its best process. Mallette reads the text as
JSON, Typst and pandoc as their own markup; reading and localizing a whole toolkit is in none. Typst is asked for the
same standards (PDF/UA-1, PDF/A-2a), faces, size of text and text block. *failures*: what an independent validator finds
against both standards. *lost*: words of the text that the file does not hold.

    .venv/bin/python -m pip install ".[benchmarks,test]"
    .venv/bin/python -m benchmarks.paper
"""

import json
import pickle
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.deck import MARKS, cell_words, marked, pandoc_path
from benchmarks.once_paper import Part
from benchmarks.runs import Entry, run_all
from mallette.compose import compose
from mallette.library import read_library
from mallette.localize import localize
from mallette.model.trip import Selection
from mallette.plan import plan
from mallette.slides.passages import retold
from mallette.tree import (
    Blanks,
    Block,
    Box,
    Columns,
    Document,
    Facts,
    Heading,
    Label,
    Lines,
    List,
    Paragraph,
    Picture,
    Slide,
    Step,
    Table,
    plain,
)

ROOT = Path(__file__).parents[1]
RUNS = 7
"""How often each program is started, in turn."""
WRITES = 10
"""How often a program writes in one process."""
TAB = "\t"
TYPST = """#set document(title: [Paper], author: "Mallette")
#set page(paper: "a4", margin: (x: 20mm, y: 26mm), footer: context counter(page).display())
#set text(font: "Arimo", size: 12pt, lang: "en")
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
"""
"""The same page as Mallette's."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: what is run, and the text that its file should hold."""

    entry: Entry
    text: Sequence[Part]


def real(name: str) -> Document:
    """Return the tree of one of the toolkit's English documents."""
    library = read_library(ROOT)
    job = plan(library, Selection(countries=("international",), languages=("en",), documents=(name,)))[0]
    return compose(localize(job, library), library.types[name], library.templates)


def parts_of(document: Document) -> Iterator[Part]:
    """Yield what a document says, as parts that all programs have."""
    for section in document.sections:
        yield "title", [" ".join(filter(None, (section.number, plain(section.title))))]
        for block in section.blocks:
            yield from block_parts(block)


def block_parts(block: Block) -> Iterator[Part]:
    """Yield what a block says."""
    match block:
        case Heading() | Paragraph():
            words = plain(block.text).strip()
            yield from [("head" if isinstance(block, Heading) else "text", [words])] if words else ()
        case List():
            yield from [("list", [plain(item.text) for item in block.items])] if block.items else ()
            yield from inner([under for item in block.items for under in item.blocks])
        case Table():
            rows = [[cell_words(cell) for cell in row.cells for _ in range(cell.span)] for row in block.rows]
            width = max(map(len, rows))
            yield "table", [TAB.join((row + [""] * width)[:width]) for row in rows]
        case Box() | Label():
            yield from inner(block.blocks)
        case Columns():
            yield from inner([each for column in block.columns for each in column.blocks])
        case Blanks():
            yield "text", [" ".join(plain(blank.text) for blank in block.blanks)]
        case Picture():
            yield from inner(retold(block))
        case Facts():
            yield "list", [f"{plain(fact.sign)} {plain(fact.text)}".strip() for fact in block.facts]
        case Step():
            yield "head", [f"{block.number} {plain(block.title)}"]
            yield from inner(block.labels)
        case Slide():
            yield "text", [plain(block.title)]
            yield from inner(block.blocks)
        case Lines():
            pass


def inner(blocks: Sequence[Block]) -> Iterator[Part]:
    """Yield what blocks inside a block say."""
    for block in blocks:
        yield from block_parts(block)


def markdown(part: Part) -> str:
    """Return a part in pandoc's Markdown."""
    kind, lines = part
    said = [marked(line) for line in lines]
    match kind:
        case "title" | "head":
            return f"{'#' if kind == 'title' else '##'} {said[0]}\n"
        case "list":
            return "\n".join(f"- {line}" for line in said) + "\n"
        case "table":
            rows = [f"| {line.replace(TAB, ' | ')} |" for line in said]
            rows.insert(1, "|" + "---|" * (lines[0].count(TAB) + 1))
            return "\n".join(rows) + "\n"
        case _:
            return f"{said[0]}\n"


def typst(part: Part) -> str:
    """Return a part in Typst's markup."""
    kind, lines = part
    said = [MARKS.sub(r"\\\1", line) for line in lines]
    match kind:
        case "title" | "head":
            return f"{'=' if kind == 'title' else '=='} {said[0]}\n"
        case "list":
            return "\n".join(f"- {line}" for line in said) + "\n"
        case "table":
            head, *rows = ["[" + line.replace(TAB, "], [") + "]" for line in said]
            body = ",\n".join([f"table.header({head})", *rows])
            return f"#table(columns: {lines[0].count(TAB) + 1},\n{body})\n"
        case _:
            return f"{said[0]}\n"


def entries(folder: Path, name: str) -> Iterator[Row]:
    """Write a document's text for all programs, and yield what is run."""
    tree = real(name)
    parts = list(parts_of(tree))
    texts, typ, marks, whole = (folder / f"{name}.{ending}" for ending in ("json", "typ", "md", "pickle"))
    texts.write_text(json.dumps(parts), encoding="utf-8")
    typ.write_text(TYPST + "\n".join(map(typst, parts)), encoding="utf-8")
    marks.write_text("\n".join(map(markdown, parts)), encoding="utf-8")
    whole.write_bytes(pickle.dumps(tree))
    once = (sys.executable, "-m", "benchmarks.once_paper")
    pandoc = (pandoc_path(), "--from=markdown-smart", "--output")
    for who, format, source in (
        ("mallette", "pdf", texts),
        ("typst", "pdf", typ),
        ("mallette", "docx", texts),
        ("pandoc", "docx", marks),
        ("mallette, real", "pdf", whole),
        ("mallette, real", "docx", whole),
    ):
        file = folder / f"{name}-{who.replace(', ', '-')}.{format}"
        command = (*pandoc, str(file), str(source)) if who == "pandoc" else (*once, str(source), str(file))
        entry = Entry(f"{name}.{format}  {who}", command, file, again=who != "pandoc")
        yield Row(entry, parts if "real" not in who else ())


def said_in(file: Path) -> tuple[str, int]:
    """Return the words of a file without the space between them, and how many pages a PDF file has."""
    if file.suffix == ".pdf":
        from pypdf import PdfReader

        pages = [page.extract_text() for page in PdfReader(file).pages]
        return re.sub(r"\s+", "", "".join(pages)), len(pages)
    import docx
    from docx.oxml.ns import qn

    return re.sub(r"\s+", "", "".join(each.text or "" for each in docx.Document(str(file)).element.iter(qn("w:t")))), 0


def failures(file: Path) -> str:
    """Return how many failures against PDF/UA-1 and PDF/A-2a a validator finds; a dash for other formats."""
    if file.suffix != ".pdf":
        return "-"
    import page

    profiles = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
    return str(sum(len(page.validate_pdf(str(file), profile=profile).failures) for profile in profiles))


def main() -> None:
    """Print all rows, side by side."""
    with TemporaryDirectory() as folder:
        rows = [row for name in ("handouts", "guide") for row in entries(Path(folder), name)]
        run_all([row.entry for row in rows], RUNS, WRITES)
        print("document       by                cold s  warm s  pages    KB  failures  lost")
        for row in rows:
            print(line(row))


def line(row: Row) -> str:
    """Return a row as it is printed."""
    said, pages = said_in(row.entry.file)
    words = {re.sub(r"\s+", "", word) for _, lines in row.text for each in lines for word in each.split()}
    lost = sum(word not in said for word in words)
    document, by = row.entry.name.split("  ")
    size = row.entry.file.stat().st_size / 1000
    return (
        f"{document:14} {by:17} {median(row.entry.cold):6.3f} {min(row.entry.warm):7.3f} {pages or '-':>6} {size:5.0f} "
        f"{failures(row.entry.file):>9} {lost:5}"
    )


if __name__ == "__main__":
    main()

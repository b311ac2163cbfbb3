"""Write one document in a fresh process, which `benchmarks.paper` starts and times. It imports only what is needed.

    python -m benchmarks.once_paper SOURCE FILE TIMES

SOURCE is a list of parts (``.json``) or a tree (``.pickle``) for Mallette, which writes the format that FILE's name
ends on, or Typst's own markup (``.typ``). Prints the seconds of each of TIMES writes.
"""

import json
import pickle
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import perf_counter
from types import SimpleNamespace
from typing import Any

BASE = Path(__file__).parents[1] / "templates" / "brands" / "mallette" / "base.docx"
STANDARDS = ["ua-1", "a-2a"]
"""What Mallette's PDF files meet too."""
WHOLE: Any = SimpleNamespace(page="full", impose="none", arrange="pages", pages_by=1, instead="")
"""How an edition says that its pages lie on paper one after the other."""
Part = tuple[str, list[str]]
"""What all programs can say: a ``title`` that opens a page, ``head``, ``text``, ``list`` (items), ``table`` (rows with
a tab between their cells, the first of them its head)."""


def settings(file: Path) -> Any:
    """Return a brand's settings; a PDF file has none of them, so what checks them is not started for it."""
    if file.suffix == ".pdf":
        return None
    from mallette.model.trip import BrandSettings

    return BrandSettings(title="Mallette")


def ours(source: Path, file: Path) -> Callable[[], bytes]:
    """Return what makes the bytes of a file with Mallette; the source is read when it is called."""
    from mallette.model.looks import Brand, Theme

    write = import_module(f"mallette.writers.{file.suffix[1:]}").write
    theme = Theme(Brand("mallette", settings(file), docx=BASE.read_bytes()), date="2027-01-15", printing=WHOLE)

    def make() -> bytes:
        if source.suffix == ".pickle":
            tree = pickle.loads(source.read_bytes())  # noqa: S301 - written by `benchmarks.paper` a moment ago
        else:
            tree = tree_of(json.loads(source.read_text(encoding="utf-8")))
        return bytes(write(tree, theme).data)

    return make


def tree_of(parts: list[Part]) -> object:
    """Return parts as a document of the tree."""
    from mallette.tree import Cell, Document, Heading, Item, List, Paragraph, Row, Run, Section, Table

    def text(words: str) -> tuple[Run, ...]:
        return (Run(words, lang="en"),) if words else ()

    def cells(row: str) -> tuple[Cell, ...]:
        return tuple(Cell((Paragraph(text(cell)),) if cell else ()) for cell in row.split("\t"))

    sections: list[tuple[str, list[object]]] = []
    for kind, lines in parts:
        if kind == "title":
            sections.append((lines[0], []))
        elif kind == "list":
            sections[-1][1].append(List(tuple(Item(text(line)) for line in lines)))
        elif kind == "table":
            rows = tuple(Row(cells(line), head=number == 0) for number, line in enumerate(lines))
            sections[-1][1].append(Table(rows))
        else:
            sections[-1][1].append(Heading(text(lines[0])) if kind == "head" else Paragraph(text(lines[0])))
    made = tuple(Section(text(title), blocks=tuple(blocks)) for title, blocks in sections)  # type: ignore[arg-type]
    return Document("en", text("Paper"), made, author=text("Mallette"))


def typst(source: Path, _file: Path) -> Callable[[], bytes]:
    """Return what makes the bytes of a PDF file with Typst, in the faces that Mallette embeds."""
    import typst as program

    from mallette.fonts import face_path

    for bold, italic in ((True, False), (False, True), (True, True)):
        face_path(bold, italic)
    fonts = [face_path().parent]
    return lambda: bytes(program.compile(source, font_paths=fonts, pdf_standards=STANDARDS))


def main(source: str, file: str, times: str) -> None:
    """Write the document, and print the seconds that it took; again as often as is asked."""
    start = perf_counter()
    make = (typst if source.endswith(".typ") else ours)(Path(source), Path(file))
    for _ in range(int(times)):
        Path(file).write_bytes(make())
        print(perf_counter() - start)
        start = perf_counter()


if __name__ == "__main__":
    main(*sys.argv[1:])

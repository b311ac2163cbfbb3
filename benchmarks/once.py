"""Write one deck in a fresh process, which `benchmarks.deck` starts and times. It imports only what the writer needs.

    python -m benchmarks.once TEXTS DECK TIMES

TEXTS is a list of pages (``.json``) or a tree (``.pickle``). Prints the seconds of each of TIMES writes.
"""

import json
import pickle
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from mallette.model.looks import Brand, Theme
from mallette.model.stage import Base
from mallette.slides.rooms import house
from mallette.tree import Cell, Document, Item, List, Notes, Paragraph, Row, Run, Section, Slide, Table, Text
from mallette.writers.pptx import write

BASE = Path(__file__).parents[1] / "templates" / "brands" / "mallette" / "base.pptx"
SETTINGS: Any = None
"""A base file is given, so none is made from a brand's settings."""
Page = dict[str, list[str]]
"""What both programs can say of a slide: its title (one text), bullets, rows (cells with a tab between), notes."""


def text(words: str) -> Text:
    """Return words as a text of the tree."""
    return (Run(words, lang="en"),) if words else ()


def slide_of(page: Page) -> Slide:
    """Return a page as a slide of the tree."""
    rows = [Row(tuple(Cell((Paragraph(text(cell)),)) for cell in row.split("\t"))) for row in page["rows"]]
    body = Table(tuple(rows)) if rows else List(tuple(Item(text(each)) for each in page["bullets"]))
    notes = Notes(tuple(Paragraph(text(each)) for each in page["notes"]))
    return Slide("table" if rows else "bullets", text(page["title"][0]), "", (body,), notes)


def read_tree(path: Path) -> tuple[Document, ...]:
    """Read what is to be written, and after it the same in the kit's other languages."""
    if path.suffix == ".pickle":
        return tuple(pickle.loads(path.read_bytes()))  # noqa: S301 - written by `benchmarks.deck` a moment ago
    pages = json.loads(path.read_text(encoding="utf-8"))
    return (Document("en", text("Deck"), (Section(text("Deck"), blocks=tuple(map(slide_of, pages))),)),)


def main(texts: str, deck: str, times: str) -> None:
    """Write the deck, and print the seconds that it took; again as often as is asked."""
    document, *beside = read_tree(Path(texts))
    theme = Theme(Brand("mallette", SETTINGS), base=Base(BASE.read_bytes(), house()))
    for _ in range(int(times)):
        start = perf_counter()
        Path(deck).write_bytes(write(document, theme, beside).data)
        print(perf_counter() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])

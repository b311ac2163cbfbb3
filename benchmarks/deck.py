"""A deck of 60 slides: Mallette's writer beside pandoc, in one run, from the same text.

The text is that of the real English deck: headlines, bullets, tables, notes. Markdown has no diagrams, so in the first
two rows both say them as lists. The third row is the real deck with its diagrams and chart, at sizes that also fit in
French: for information, since pandoc has nothing to set beside it.

*cold*: a fresh process, from its start until the file is written; the median of several. Mallette's starts Python,
imports the writer, reads the text as JSON and the brand's base file; reading and localizing a whole toolkit is not in
it. Pandoc's reads the text as Markdown. *warm*: the best of several. Mallette's are further writes in one process,
which remembers how wide words are; pandoc has no such mode, so its warm is its best process. The files of both are in
the disk's cache: each is run once before. *overflows*: slides with words higher than their box (`benchmarks.judge`).
*lost*: words of the text that the file does not hold. A deck of Mallette has more slides where one is continued.

    .venv/bin/python -m pip install pypandoc_binary
    .venv/bin/python -m benchmarks.deck
"""

import json
import pickle
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.judge import judge
from benchmarks.once import Page
from benchmarks.runs import Entry, run_all
from mallette.compose import compose
from mallette.library import read_library
from mallette.localize import localize
from mallette.model.trip import Selection
from mallette.pipeline import beside_of
from mallette.plan import plan
from mallette.slides.passages import passages, retold
from mallette.tree import Block, Cell, Document, Picture, Slide, Table, plain

ROOT = Path(__file__).parents[1]
SLIDES = 60
RUNS = 9
"""How often each program is started, in turn."""
WRITES = 20
"""How often Mallette writes in one process."""
TAB = "\t"
MARKS = re.compile(r"([^\w\s])")
"""What could be a mark in Markdown: all but letters, figures and spaces."""


def real_deck() -> tuple[Document, ...]:
    """Return the tree of the toolkit's English deck, and after it that deck in the kit's other languages."""
    library = read_library(ROOT)
    chosen = Selection(countries=("international",), languages=("en",), documents=("deck",), formats=("pptx",))
    job = plan(library, chosen)[0]
    document = compose(localize(job, library), library.types[job.type], library.templates)
    return (document, *beside_of(job, library))


def pages_of(document: Document) -> Iterator[Page]:
    """Yield the slides that hold either words or one table; diagrams become lists."""
    for slide in (block for section in document.sections for block in section.blocks if isinstance(block, Slide)):
        tables = [block for block in slide.blocks if isinstance(block, Table)]
        others = [block for block in slide.blocks if not isinstance(block, Table)]
        if len(tables) + bool(others) == 1:
            yield {
                "title": [plain(slide.title)],
                "bullets": [words for block in others for words in words_of(block)],
                "rows": [TAB.join(map(cell_words, row.cells)) for table in tables for row in table.rows],
                "notes": [words for block in slide.notes.blocks for words in words_of(block)],
            }


def cell_words(cell: Cell) -> str:
    """Return the words of a cell."""
    return " ".join(words for block in cell.blocks for words in words_of(block))


def words_of(block: Block) -> list[str]:
    """Return the words of a block, one string a paragraph."""
    said = retold(block) if isinstance(block, Picture) else (block,)
    return [plain(each.text) for each in passages(said, 18)]


def markdown(page: Page) -> str:
    """Return a slide in pandoc's Markdown."""
    rows = [f"| {marked(row).replace(TAB, ' | ')} |" for row in page["rows"]]
    if rows:
        rows.insert(1, "|" + "---|" * page["rows"][0].count(TAB) + "---|")
    bullets = [f"- {marked(each)}" for each in page["bullets"]]
    notes = "\n\n".join(map(marked, page["notes"]))
    body = "\n".join([*bullets, *rows])
    return f"# {marked(page['title'][0])}\n\n{body}\n\n::: notes\n{notes}\n:::\n"


def marked(words: str) -> str:
    """Return words that Markdown takes as they are."""
    return MARKS.sub(r"\\\1", words)


def pandoc_path() -> str:
    """Return pandoc's program; says what to install where it is not there."""
    try:
        from pypandoc import get_pandoc_path
    except ImportError:
        sys.exit("pandoc is not here. Install it with: python -m pip install pypandoc_binary")
    return str(get_pandoc_path())


def entries(folder: Path, tree: tuple[Document, ...], pages: Sequence[Page]) -> tuple[Entry, ...]:
    """Write the text for both programs, and return what is run."""
    texts, marks, real = folder / "texts.json", folder / "texts.md", folder / "real.pickle"
    texts.write_text(json.dumps(pages), encoding="utf-8")
    marks.write_text("\n".join(map(markdown, pages)), encoding="utf-8")
    real.write_bytes(pickle.dumps(tree))
    ours = (sys.executable, "-m", "benchmarks.once")
    pandoc = (pandoc_path(), "--from=markdown-smart", "--slide-level=1", "--output", str(folder / "pandoc.pptx"))
    return (
        Entry("mallette", (*ours, str(texts), str(folder / "mallette.pptx")), folder / "mallette.pptx"),
        Entry("pandoc", (*pandoc, str(marks)), folder / "pandoc.pptx", again=False),
        Entry("mallette, real deck", (*ours, str(real), str(folder / "real.pptx")), folder / "real.pptx"),
    )


def main() -> None:
    """Print all rows, side by side."""
    tree = real_deck()
    pages = list(pages_of(tree[0]))[:SLIDES]
    said = Counter(word for page in pages for texts in page.values() for each in texts for word in each.split())
    with TemporaryDirectory() as folder:
        rows = entries(Path(folder), tree, pages)
        run_all(rows, RUNS, WRITES)
        print(f"{len(pages)} slides of text    cold s  warm s  slides   KB  overflows  lost")
        for row in rows:
            print(line(row, said if row is not rows[-1] else Counter()))


def line(row: Entry, said: Counter[str]) -> str:
    """Return a row as it is printed."""
    found = judge(row.file)
    lost = (said - found.words).total()
    size = row.file.stat().st_size / 1000
    return (
        f"{row.name:20} {median(row.cold):8.3f} {min(row.warm):7.3f} {found.slides:7} {size:4.0f} {found.overflows:10} "
        f"{lost:5}"
    )


if __name__ == "__main__":
    main()

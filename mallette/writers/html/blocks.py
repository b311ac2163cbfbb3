"""Blocks of a document as HTML."""

from collections.abc import Iterable
from urllib.parse import quote

from markupsafe import Markup, escape

from mallette.errors import ContentError, Mistake
from mallette.model.paper import MADE
from mallette.tree import Block, Box, Heading, Item, List, Paragraph, Row, Run, Table, Text


def joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def marked(blocks: Iterable[Block], lang: str) -> Markup:
    """Return blocks as HTML; `lang` is the language around them."""
    return joined(mark(block, lang) for block in blocks)


def mark(block: Block, lang: str) -> Markup:
    """Return one block as HTML. Raises `ContentError` for one that this page has no room for."""
    match block:
        case Heading():
            level = min(block.level + 1, 6)
            number = f"{block.number} " if block.number else ""
            return Markup("<h{0}>{1}{2}</h{0}>\n").format(level, number, runs(block.text, lang))
        case Paragraph():
            return Markup('<p class="{}">{}</p>\n').format(block.role, runs(block.text, lang))
        case List():
            tag = "ol" if block.kind == "number" else "ul"
            return Markup("<{0}>\n{1}</{0}>\n").format(tag, joined(mark_item(item, lang) for item in block.items))
        case Table():
            rows = joined(mark_row(row, lang) for row in block.rows)
            return Markup('<div class="wide"><table>\n{}</table></div>\n').format(rows)
        case Box():
            return Markup('<div class="{}">\n{}</div>\n').format(block.role, marked(block.blocks, lang))
        case _:
            wrong = f"<{type(block).__name__.lower()}> has no place in an HTML page."
            right = "It holds headings, paragraphs, lists, tables and boxes."
            raise ContentError([Mistake("templates/documents", 0, "", wrong, right)])


def mark_item(item: Item, lang: str) -> Markup:
    """Return an entry of a list."""
    sign = f"{item.sign} " if item.sign else ""
    return Markup("<li>{}{}{}</li>\n").format(sign, runs(item.text, lang), marked(item.blocks, lang))


def mark_row(row: Row, lang: str) -> Markup:
    """Return a row of a table."""
    tag = "th" if row.head else "td"
    cell = Markup("<{0}{1}>{2}</{0}>")
    cells = (
        cell.format(tag, Markup(' colspan="{}"').format(each.span) if each.span > 1 else "", marked(each.blocks, lang))
        for each in row.cells
    )
    return Markup("<tr>{}</tr>\n").format(joined(cells))


def runs(text: Text, lang: str) -> Markup:
    """Return words with their marks, each in its language."""
    return joined(mark_run(run, lang) for run in text)


def mark_run(run: Run, lang: str) -> Markup:
    """Return one run; the name of a file links to it."""
    words = escape(run.text)
    if run.id.startswith(MADE):
        return Markup('<a href="{}">{}</a>').format(quote(run.id.removeprefix(MADE)), words)
    for tag, wanted in (("b", run.bold), ("i", run.italic)):
        words = Markup("<{0}>{1}</{0}>").format(tag, words) if wanted else words
    return Markup('<span lang="{}">{}</span>').format(run.lang, words) if run.lang not in ("", lang) else words

"""HTML: one page for a telephone, with no script and no file beside it, in each language of a kit.

It holds headings, paragraphs, lists and tables. The name of a file is a link to it.
"""

from collections.abc import Sequence

from markupsafe import Markup

from mallette.model.looks import Theme, Written
from mallette.tree import Document, Section
from mallette.writers.html.blocks import joined, marked, runs
from mallette.writers.html.style import style

PAGE = Markup("""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{nav}{parts}</body>
</html>
""")


def write(document: Document, theme: Theme, beside: Sequence[Document] = ()) -> Written:
    """Return a page that says `document`, then the same in the other languages of its kit, each headed by its subject.
    Raises `ContentError` for a block that it cannot hold."""
    documents = (document, *beside)
    page = PAGE.format(
        lang=document.lang,
        title=runs(document.title, document.lang).striptags(),
        style=style(theme.brand.settings.colours),
        nav=nav_of(documents) if beside else "",
        parts=joined(part_of(each) for each in documents),
    )
    return Written(page.encode(), 1)


def nav_of(documents: Sequence[Document]) -> Markup:
    """Return links to the parts of a page."""
    link = Markup('<a href="#{0}" lang="{0}">{1}</a>\n')
    return Markup("<nav>\n{}</nav>\n").format(
        joined(link.format(each.lang, runs(each.subject, each.lang)) for each in documents)
    )


def part_of(document: Document) -> Markup:
    """Return what one language says."""
    part = Markup('<section id="{0}" lang="{0}" dir="auto">\n<h1>{1}</h1>\n{2}<p class="foot">{3}</p>\n</section>\n')
    sections = joined(section_of(each, document.lang) for each in document.sections)
    return part.format(
        document.lang, runs(document.title, document.lang), sections, runs(document.footer, document.lang)
    )


def section_of(section: Section, lang: str) -> Markup:
    """Return one section under its title."""
    number = f"{section.number} " if section.number else ""
    head = Markup("<h2>{}{}</h2>\n").format(number, runs(section.title, lang))
    line = Markup("<p>{}</p>\n").format(runs(section.line, lang)) if section.line else Markup("")
    return head + line + marked(section.blocks, lang)

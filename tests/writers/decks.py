"""A deck with a slide on each layout and one of everything that is drawn, written on our own stages and on offices'."""

import io
import re
import zipfile
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn

from mallette.model.looks import Written
from mallette.model.stage import Base
from mallette.tree import (
    Cell,
    Column,
    Columns,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Label,
    Layout,
    Link,
    List,
    Node,
    Notes,
    Paragraph,
    Picture,
    Row,
    Section,
    Slide,
    Table,
)
from mallette.writers.pptx import write
from tests.samples import bullets, cell, paragraph, text
from tests.stages import BRAND, LAYOUTS, LONG, RATIOS, lent_stage, office_base, theme_of

NOTES = Notes(
    (
        Label("say", text("DITES"), (paragraph("Notez deux prix.", "quote"), bullets("au marché", "au village"))),
        List((Item(text("un pas")), Item(text("un autre"))), "number"),
    )
)
FLOWS = Picture(
    "flows",
    (Node("buyer", text("Acheteur")), Node("farm", text("Exploitation"), row=1, look="strong")),
    (Link("farm", "buyer", "goods", text("produits")),),
    text("Les produits montent vers l’acheteur."),
)
BARS = Picture(
    "bars",
    (Node("good", text("Bonne saison"), value=370.0, shown=text("370 F")), Node("bad", text("Refusé"), value=-350.0)),
    (),
    text("La bonne saison rapporte, la mauvaise coûte."),
)
TABLE = Table(
    (
        Row((cell("Type"), cell("Moteur")), head=True),
        Row((cell("Procédé"), cell("concurrence"))),
        Row((Cell((paragraph("Fonction"),), shade=True, span=2),)),
    ),
    (1, 2),
)
FACTS = Facts((Fact(text("22"), text("minutes")), Fact(text("6A"), text("retour à"), "blank")))
COLUMNS = Columns(
    (Column((Heading(text("Avant")), bullets("seul"))), Column((Heading(text("Après")), bullets("ensemble"))))
)
TITLE = "Le titre de la diapositive"
FOOTER = "6 · Faire passer l’information"


def slide(layout: Layout, number: str, *blocks: Any, title: str = TITLE) -> Slide:
    return Slide(layout, text(title), number, blocks, NOTES, text(FOOTER))


def document_of(*slides: Slide) -> Document:
    return Document("fr", text("Kit"), (Section(text("S"), role="deck", blocks=slides),))


ROLES = tuple(
    slide(role, f"1-{number}", bullets("Un", "Deux")) if role != "title" else slide(role, "", paragraph("Atelier"))
    for number, role in enumerate(LAYOUTS)
)
DOCUMENT = Document(
    "fr",
    text("Aider les petites entreprises"),
    (
        Section(text("Ouverture"), key="opening", role="deck", blocks=ROLES),
        Section(
            text("Faire passer l’information"),
            "6",
            key="news",
            role="deck",
            blocks=(
                slide("statement", "6-1", bullets("Un acheteur"), FLOWS),
                slide("chart", "6-2", bullets("Le gain"), BARS),
                slide("table", "6-3", TABLE),
                slide("activity", "6-4", bullets("Tracez"), FACTS),
                slide("bullets", "6-5", Paragraph((*text("Untranslated ", "en"), *text("traduit")))),
                slide("columns", "6-6", COLUMNS),
                slide("bullets", "6-7", bullets(*[LONG] * 9)),
            ),
        ),
    ),
    subject=text("Diaporama"),
    author=text("La mallette"),
    footer=text("Mali · français"),
)
SLIDES = len(ROLES) + 8
"""The last slide of the tree goes on on a second."""

BASES = {ratio: BRAND.decks[ratio] for ratio in RATIOS}
OFFICES = {f"ours as an office's {ratio}": Base(base.data, lent_stage(base.stage)) for ratio, base in BASES.items()}
OFFICES["Office 2007"] = office_base()
ALL: dict[str, Base] = {**BASES, **OFFICES}


@cache
def written(name: str = "16x9") -> Written:
    """Return the deck written on a base file of `ALL`."""
    ratio = name if name in BASES else "16x9"
    return write(DOCUMENT, theme_of(ratio, ALL[name]))  # type: ignore[arg-type]


def opened(name: str = "16x9") -> Any:
    return read(written(name))


def read(made: Written) -> Any:
    return Presentation(io.BytesIO(made.data))


def part(name: str, made: Written | None = None) -> str:
    """Return a part of a written file as it stands there."""
    with zipfile.ZipFile(io.BytesIO((made or written()).data)) as archive:
        return archive.read(name).decode()


def text_of(shape: Any) -> str:
    return str(shape.text_frame.text) if shape.has_text_frame else ""


def words_of(root: Any) -> str:
    return " ".join(each.text or "" for each in root.iter(qn("a:t")))


def by_number(deck: Any, number: str) -> Any:
    """Return the slide with that spine number in its box, or before its title."""
    return next(
        each
        for each in deck.slides
        if any(re.match(rf"{re.escape(number)}(\u2002|$)", text_of(shape)) for shape in each.placeholders)
    )


def holder(slide: Any, index: int) -> Any:
    return next(each for each in slide.placeholders if each.placeholder_format.idx == index)


def runs_of(shape: Any) -> list[Any]:
    """Return the properties of every run, field and line break of a shape."""
    element = getattr(shape, "_element", shape)
    return [run.find(qn("a:rPr")) for kind in ("a:r", "a:fld") for run in element.iter(qn(kind))]

"""Decks for PowerPoint: real layouts and placeholders, native tables, charts and shapes, notes and sections.

What stands where is decided in `mallette.slides`; here it is drawn.
"""

from collections.abc import Sequence
from typing import Any

from pptx.opc.constants import CONTENT_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from mallette.errors import ContentError, Notice
from mallette.model.looks import Theme, Written
from mallette.model.stage import Stage
from mallette.repack import pack
from mallette.slides import common_steps, slides
from mallette.slides.values import DeckSlide
from mallette.tree import Document
from mallette.writers.pptx.image import Shelf
from mallette.writers.pptx.notes import notes_xml
from mallette.writers.pptx.package import (
    Base,
    add_part,
    draw_sections,
    open_base,
    parts_of,
    set_properties,
)
from mallette.writers.pptx.slide import slide_xml


def write(document: Document, theme: Theme, beside: Sequence[Document] = ()) -> Written:
    """Return the deck's bytes, how many slides it has, and notices. `beside` holds the same deck in the kit's other
    languages: no text is set larger than it can be in all of them."""
    base = open_base(theme)
    decided = decide(document, base.stage, beside)
    shelf = Shelf(theme.images)
    for number, slide in enumerate(decided, 1):
        add_slide(base, slide, document, number, shelf)
    draw_sections(base.deck, document, decided)
    set_properties(base.deck, document, theme)
    return Written(pack(parts_of(base.deck)), len(decided), tuple(notices(decided)))


def decide(document: Document, stage: Stage, beside: Sequence[Document]) -> tuple[DeckSlide, ...]:
    """Return the slides of a deck at sizes that fit in every language."""
    own = slides(document, stage)
    others = [decided for each in beside if (decided := tried(each, stage))]
    return slides(document, stage, common_steps([own, *others])) if others else own


def tried(document: Document, stage: Stage) -> tuple[DeckSlide, ...]:
    """Return the slides in another language, or nothing where they do not fit: that deck's own job says so."""
    try:
        return slides(document, stage)
    except ContentError:
        return ()


def notices(decided: tuple[DeckSlide, ...]) -> list[Notice]:
    """Return what a person should know about the deck."""
    long = [
        Notice("long notes", slide.number, f"the notes ({slide.lang}) are longer than a printed page: print cuts them")
        for slide in decided
        if not slide.whole and slide.turn == 1
    ]
    told = (
        Notice("said in words", slide.number, f"there is no room for the {slide.told} ({slide.lang}): it became a list")
        for slide in decided
        if slide.told
    )
    return [*long, *dict.fromkeys(told)]


def add_slide(base: Base, decided: DeckSlide, document: Document, number: int, shelf: Shelf) -> None:
    """Add one slide and its notes to the open file."""
    room = base.stage.rooms[decided.layout]
    layout = base.layout_of(decided.layout, room)
    name = PackURI(f"/ppt/slides/slide{number}.xml")
    part = add_part(base, name, CONTENT_TYPE.PML_SLIDE, ((layout, RELATION.SLIDE_LAYOUT),))
    part.blob = slide_xml(decided, document, base.stage, base.seats_of(decided.layout, room), number, part, shelf)
    base.deck.slides._sldIdLst.add_sldId(base.deck.part.relate_to(part, RELATION.SLIDE))
    add_notes(base, decided, number, part)


def add_notes(base: Base, decided: DeckSlide, number: int, slide: Part) -> None:
    """Add a slide's notes."""
    name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
    over: Any = base.deck.part.notes_master_part
    part = add_part(base, name, CONTENT_TYPE.PML_NOTES_SLIDE, ((over, RELATION.NOTES_MASTER), (slide, RELATION.SLIDE)))
    part.blob = notes_xml(decided, number)
    slide.relate_to(part, RELATION.NOTES_SLIDE)

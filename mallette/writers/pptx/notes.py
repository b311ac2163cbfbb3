"""Notes under a slide: the facilitator's instructions, as real paragraphs and bullets."""

from typing import Any

from pptx.oxml.ns import qn

from mallette.slides.values import DeckSlide
from mallette.writers.pptx.text import draw_passages


def draw_notes(slide: Any, decided: DeckSlide) -> None:
    """Add a slide's notes."""
    page = slide.notes_slide
    body = page.notes_text_frame._txBody
    draw_passages(body, decided.notes, decided.lang)
    for holder in page.placeholders:
        for field in holder._element.iter(qn("a:fld")):
            for properties in field.iter(qn("a:rPr")):
                properties.set("lang", decided.lang)

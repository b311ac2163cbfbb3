"""A slide that is shown: its number, headline and words, and beside them the slide itself, drawn small."""

from mallette.errors import ContentError
from mallette.slides import slides
from mallette.slides.rooms import house
from mallette.slides.small import scaled, small
from mallette.tree import Block, Document, List, Paragraph, Run, Section, Slide, Text, plain
from mallette.writers.docx.tables import MARGINS, Plan, inside
from mallette.writers.docx.units import twips
from mallette.writers.docx.values import Grid, Line, Para, Part, Piece, Room, Sketch, Square, pieces

WIDTH = 60.0
"""How wide a slide is drawn, in mm; `practice.md` asks for a small copy of each that can be recognised."""
POINTS = 72 / 25.4
"""Points in a millimetre."""
STYLE = "Kit Layout"
SHOWN = twips(WIDTH + MARGINS[STYLE])
"""The width of the column that such a picture stands in, in twips."""


def plan_slide(slide: Slide, room: Room, plan: Plan) -> Grid:
    """Return a slide's words at the left and its picture at the right, or under them where there is no room beside;
    only its words where no picture can be made.
    Its notes, if it brings any, follow the words. Its footer names the session, as that of the page does."""
    sketch = draw_small(slide, room)
    aside = SHOWN if sketch and room.width >= 2 * SHOWN else 0
    words = slide_words(slide, inside(room, room.width - aside, STYLE, "Compact"), plan)
    if sketch is None or not aside:
        return Grid(STYLE, (room.width,), (Line((Square((*words, *((sketch,) if sketch else ()))),)),))
    return Grid(STYLE, (room.width - aside, aside), (Line((Square(words), Square((sketch,)))),))


def slide_words(slide: Slide, room: Room, plan: Plan) -> tuple[Part, ...]:
    """Return the number and the headline, and the words that are read on the slide. The task of an activity stands
    under GROUPS."""
    number = (Piece(f"{slide.number} · ", room.lang),) if slide.number else ()
    head = Para((*number, *pieces(slide.title, room)), "Slide Title")
    said: tuple[Block, ...] = () if slide.layout == "activity" else slide.blocks
    words = (each for each in said if isinstance(each, Paragraph | List))
    return (head, *plan((*words, *slide.notes.blocks), room))


def draw_small(slide: Slide, room: Room) -> Sketch | None:
    """Return a slide drawn small, its first part where it takes several; None where it does not fit its stage, which
    the deck's own build tells."""
    stage = room.stage or house()
    try:
        decided = slides(Document(room.lang, slide.title, (Section((), blocks=(slide,)),)), stage)[0]
    except ContentError:
        return None
    drawing = scaled(small(decided, stage), WIDTH * POINTS / stage.width)
    return Sketch(drawing, plain(slide.title), lang_of(slide.title, room.lang), close=True)


def lang_of(text: Text, lang: str) -> str:
    """Return the language of a text, else `lang`."""
    return next((run.lang for run in text if isinstance(run, Run) and run.lang), lang)

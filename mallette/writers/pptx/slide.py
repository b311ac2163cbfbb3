"""One slide as XML: words in the placeholders of its layout, everything else as native shapes."""

from typing import assert_never

from pptx.opc.package import Part, XmlPart
from pptx.oxml.ns import qn

from mallette.fit import Passage, first_size, has_room, in_face, width
from mallette.model.stage import Area, Colour, Holder, HolderRole, Room, Stage
from mallette.pictures.shapes import Drawing, Line
from mallette.slides.rooms import FOOTER_SIZE
from mallette.slides.tables import FACT_INSET, LEAST_LINE, LINE_GAP
from mallette.slides.values import ChartPart, DeckSlide, FactPart, GridPart, ImagePart, TextPart
from mallette.slides.values import Part as Piece
from mallette.tree import Document, Run, Text
from mallette.writers.pptx.canvas import Canvas, frame
from mallette.writers.pptx.image import Shelf, draw_image
from mallette.writers.pptx.master import SLIDE_NUMBER
from mallette.writers.pptx.names import NAMESPACES, emu
from mallette.writers.pptx.notes import HEAD
from mallette.writers.pptx.panel import panel_under
from mallette.writers.pptx.picture import draw_drawing
from mallette.writers.pptx.table import draw_grid
from mallette.writers.pptx.text import Setting, colour_xml, paragraphs, run_xml

Seats = dict[int, str]
"""The placeholders of a layout by their number: the element that a shape on a slide says to take one."""
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
"""The form of a placeholder that is filled: a round one would leave the corners of its words out."""
FOOTER_SIZES = (FOOTER_SIZE, 11.0, 10.0, 9.0)
NAMES: dict[HolderRole, str] = {
    "title": "Title", "body": "Text", "second": "Text right", "detail": "Line", "number": "Number",
    "footer": "Footer", "edition": "Edition", "page": "Slide number",
}  # fmt: skip


def slide_xml(
    decided: DeckSlide, document: Document, stage: Stage, seats: Seats, number: int, part: Part, shelf: Shelf
) -> bytes:
    """Return the slide that is `number` in its deck; charts and pictures are added to its part."""
    canvas = Canvas(stage, stage.rooms[decided.layout], decided.lang)
    draw_panel(canvas, decided.title, decided, seats)
    draw_words(canvas, decided.title, seats)
    draw_tag(canvas, decided, seats)
    for each in decided.parts:
        draw_panel(canvas, each, decided, seats)
        draw_part(canvas, each, seats, part, shelf)
    draw_footers(canvas, decided, document, seats, number)
    return (
        f"{HEAD}<p:sld {NAMESPACES}><p:cSld>{canvas.xml}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    ).encode()


def draw_part(canvas: Canvas, part: Piece, seats: Seats, owner: Part, shelf: Shelf) -> None:
    """Draw one part."""
    match part:
        case TextPart():
            draw_words(canvas, part, seats)
        case Drawing():
            draw_drawing(canvas, part)
        case FactPart():
            draw_fact(canvas, part)
        case ImagePart():
            draw_image(canvas, owner, part, shelf)
        case GridPart():
            draw_grid(canvas, part, take_seat(seats, "tbl"))
        case ChartPart():
            from mallette.writers.pptx.chart import draw_chart  # brings a library that writes workbooks

            draw_chart(canvas, owner, part, take_seat(seats, "chart"))
        case _:
            assert_never(part)


def take_seat(seats: Seats, kind: str) -> str:
    """Return the first placeholder of a kind and strike it off the list, or nothing."""
    key = next((key for key, seat in seats.items() if f'type="{kind}"' in seat), None)
    return "" if key is None else seats.pop(key)


def draw_panel(canvas: Canvas, part: Piece, decided: DeckSlide, seats: Seats) -> None:
    """Add a panel under a part that could not be read on the layout's own ground."""
    if needs_panel(canvas, part, seats):
        others = [each.area for each in (decided.title, *decided.parts) if each is not part]
        canvas.shape("kit:panel", panel_under(part, others, canvas.slide), "rectangle", "white")


def needs_panel(canvas: Canvas, part: Piece, seats: Seats) -> bool:
    """Return whether a part stands on a panel: words in a placeholder do not, since that can be filled."""
    if isinstance(part, TextPart):
        return canvas.room.panel == "all" and has_words(part) and seat_of(canvas, part, seats) is None
    return canvas.room.panel != "none"


def has_words(part: TextPart) -> bool:
    """Return whether there is anything to set."""
    return any(each.text for each in part.passages)


def seat_of(canvas: Canvas, part: TextPart, seats: Seats) -> Holder | None:
    """Return the placeholder that words take, or None where they stand in a box of their own."""
    holder = canvas.room.holders.get(part.role) if part.role else None
    return holder if holder is not None and holder.idx in seats else None


def draw_words(canvas: Canvas, part: TextPart, seats: Seats) -> None:
    """Set words in their placeholder, or in a box of their own where the layout has none for them. An empty placeholder
    would ask the room to click it."""
    if not has_words(part):
        return
    holder = seat_of(canvas, part, seats)
    if part.role is None or holder is None:
        canvas.shape(
            "kit:text", part.area, "words", words=part.passages, anchor="top", insets=(0, 0, 0, 0), ink=canvas.room.ink
        )
        return
    words = paragraphs(part.passages, setting_of(canvas, holder, part.role))
    canvas.add(held(canvas, part.role, holder, part.area, words, seats))


def setting_of(canvas: Canvas, holder: Holder, role: HolderRole) -> Setting:
    """Return how words in a placeholder are set: as the layout has it, where that can be read."""
    borrowed = canvas.room.borrowed
    accent = canvas.colours["accent"] if not holder.ink else holder.ink
    return Setting(canvas.lang, holder.ink, accent, font=borrowed and role != "title", plain=borrowed)


def held(canvas: Canvas, role: HolderRole, holder: Holder, area: Area, words: str, seats: Seats) -> str:
    """Return a placeholder with its words; it says where it stands only if that is not where its layout has it."""
    moved = frame(area.grown(holder.insets)) if apart(area, holder.room) or not holder.inherits else ""
    filled = f"{RECTANGLE}<a:solidFill>{colour_xml(holder.fill)}</a:solidFill>" if holder.fill else ""
    left, top, right, bottom = (emu(each) for each in holder.insets)
    insets = "" if holder.inherits else f' lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}"'
    return (
        f"<p:sp><p:nvSpPr>{canvas.described(NAMES[role])}"
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{seats[holder.idx]}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{moved}{filled}</p:spPr>"
        f'<p:txBody><a:bodyPr wrap="square"{insets}><a:normAutofit/></a:bodyPr><a:lstStyle/>{words}</p:txBody></p:sp>'
    )


def apart(one: Area, other: Area) -> bool:
    """Return whether two areas differ by more than can be seen."""
    return any(abs(getattr(one, name) - getattr(other, name)) > 0.1 for name in ("left", "top", "width", "height"))


def draw_tag(canvas: Canvas, decided: DeckSlide, seats: Seats) -> None:
    """Set the spine number in its box, as wide as it needs. Where the layout has none, the number leads the title."""
    room, holder = canvas.room, canvas.room.holders.get("number")
    if room.tag is None or holder is None or not decided.tag or holder.idx not in seats:
        return
    run = Run(decided.tag, lang=decided.lang)
    words = Passage((run,), room.tag_size, bold=True, align="center")
    least = room.tag.width * (0.9 if decided.layout == "section" else 0.85)
    wide = max(least, width(words.text, words.size, bold=True) + 1.2 * words.size)
    area = Area(room.tag.left, room.tag.top, wide, room.tag.height)
    text = paragraphs([words], Setting(canvas.lang, holder.ink if holder.fill else ""))
    canvas.add(held(canvas, "number", holder, area, text, seats))


def draw_fact(canvas: Canvas, part: FactPart) -> None:
    """Add a box with a sign and its words; a blank one is tinted and has a line to write on."""
    area = part.area
    with canvas.group("kit:fact", area):
        fill: Colour = "tint" if part.blank else "white"
        canvas.shape(
            "kit:fact-words", area, "rectangle", fill, canvas.stroke(1.2), part.words, insets=(part.start, 2, 14, 2)
        )  # fmt: skip
        if part.sign:
            place = Area(area.left + 14, area.top, part.start - 14, area.height)
            canvas.shape("kit:fact-sign", place, "words", words=part.sign, insets=(0, 0, 0, 0))
        if part.blank:
            draw_blank(canvas, part)


def draw_blank(canvas: Canvas, part: FactPart) -> None:
    """Add the line to write on, after the words."""
    taken = max((width(each.text, each.size, each.bold) for each in part.words), default=0)
    start = part.area.left + part.start + taken + LINE_GAP
    y = part.area.middle[1] + 0.35 * (part.words[0].size if part.words else 20)
    if start + LEAST_LINE <= part.area.right - FACT_INSET:
        canvas.connector("kit:blank", Line(((start, y), (part.area.right - FACT_INSET, y)), 1.2), {})


def draw_footers(canvas: Canvas, decided: DeckSlide, document: Document, seats: Seats, number: int) -> None:
    """Add the footer line: what the slide belongs to, country and language, the slide's number. Words that have no room
    at the smallest size are left out: an office's own footer may be short."""
    texts: dict[HolderRole, Text] = {
        "footer": decided.footer, "edition": document.footer, "page": (Run(str(number), lang=decided.lang),),
    }  # fmt: skip
    for role, text in texts.items():
        holder = canvas.room.holders.get(role)
        if holder is None or not text or holder.idx not in seats:
            continue
        passage = footer_passage(in_face(text, canvas.face), holder)
        if passage is not None:
            words = footer_words(canvas, holder, role, passage)
            canvas.add(held(canvas, role, holder, holder.room, words, seats))


def footer_passage(text: Text, holder: Holder) -> Passage | None:
    """Return a footer's words at the largest size at which they stand in one place, or None."""
    room = holder.room
    size = first_size(FOOTER_SIZES, lambda size: has_room([Passage(text, size)], room.width, room.height))
    return Passage(text, size, align=holder.align) if size else None


def footer_words(canvas: Canvas, holder: Holder, role: HolderRole, passage: Passage) -> str:
    """Return the paragraph of a footer; the slide's number is a field, for programs that count."""
    setting = setting_of(canvas, holder, role)
    if role != "page":
        return paragraphs([passage], setting)
    run = run_xml(passage.text[0], passage, setting)
    field = run.replace("<a:r>", f'<a:fld id="{SLIDE_NUMBER}" type="slidenum">', 1).replace("</a:r>", "</a:fld>")
    return paragraphs([passage], setting).replace(run, field)


def seats_of(room: Room, layout: XmlPart) -> Seats:
    """Return the placeholders of a layout that our shapes may take, and those for tables and charts."""
    found: Seats = {}
    taken = {each.idx for each in room.holders.values()}
    for holder in layout._element.iter(qn("p:ph")):
        attributes = {str(name): str(value) for name, value in holder.attrib.items()}
        idx, kind = int(attributes.get("idx", "0")), attributes.get("type", "")
        if idx in taken or (not room.borrowed and kind in ("tbl", "chart")):
            said = "".join(f' {name}="{attributes[name]}"' for name in KEPT if name in attributes)
            found[idx] = f"<p:ph{said}/>"
    return found


KEPT = ("type", "idx", "orient", "sz")

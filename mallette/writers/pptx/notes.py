"""Notes under a slide: the facilitator's instructions, as real paragraphs and bullets."""

from xml.sax.saxutils import escape

from mallette.slides.values import DeckSlide
from mallette.writers.pptx.master import SLIDE_NUMBER
from mallette.writers.pptx.names import NAMESPACES
from mallette.writers.pptx.text import Setting, paragraphs

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def notes_xml(decided: DeckSlide, number: int) -> bytes:
    """Return the notes page of the slide that is `number` in its deck."""
    words = paragraphs(decided.notes, Setting(decided.lang))
    field = (
        f'<a:fld id="{SLIDE_NUMBER}" type="slidenum"><a:rPr lang="{escape(decided.lang)}"/><a:t>{number}</a:t></a:fld>'
    )
    shapes = (
        holder(2, "Slide image", "sldImg", 2, "")
        + holder(3, "Notes", "body", 3, words)
        + holder(4, "Slide number", "sldNum", 5, f"<a:p>{field}</a:p>")
    )
    return (
        f'{HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    ).encode()


def holder(number: int, name: str, kind: str, idx: int, words: str) -> str:
    """Return a placeholder of the notes page."""
    locks = '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>' if kind == "sldImg" else '<a:spLocks noGrp="1"/>'
    body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{words}</p:txBody>" if words else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>{locks}</p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}" idx="{idx}"/></p:nvPr></p:nvSpPr><p:spPr/>{body}</p:sp>'
    )

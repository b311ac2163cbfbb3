"""Templates as offices bring them, each awkward in one way, and files that are no template at all.

`AWKWARD` and `REFUSED` are functions that return bytes, by a name that says what is awkward.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from lxml.etree import SubElement
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from mallette.model.stage import Area
from tests.proof.crowded import crowded
from tests.proof.masters import two_masters
from tests.proof.office import (
    POINT,
    TEMPLATE,
    TITLES,
    change_theme,
    holders,
    house,
    office,
    pages,
    put,
    recolour,
    relate_picture,
    rename,
    retyped,
    saved,
    set_background,
    title_style,
    use_font,
)
from tests.proof.refused import REFUSED

__all__ = ["AWKWARD", "REFUSED"]

FRENCH = (
    "Diapositive de titre", "Titre et contenu", "Titre de section", "Deux contenus", "Comparaison", "Titre seul",
    "Vide", "Contenu avec légende", "Image avec légende", "Titre et texte vertical", "Titre vertical et texte",
)  # fmt: skip
GERMAN = (
    "Titelfolie", "Titel und Inhalt", "Abschnittsüberschrift", "Zwei Inhalte", "Vergleich", "Nur Titel", "Leer",
    "Inhalt mit Überschrift", "Bild mit Überschrift", "Titel und vertikaler Text", "Vertikaler Titel und Text",
)  # fmt: skip
GOOGLE = (
    "TITLE", "TITLE_AND_BODY", "SECTION_HEADER", "TITLE_AND_TWO_COLUMNS", "CUSTOM", "TITLE_ONLY", "BLANK",
    "ONE_COLUMN_TEXT", "CAPTION_ONLY", "BIG_NUMBER", "MAIN_POINT",
)  # fmt: skip
"""The names that Google Slides gives the layouts of its simple theme."""
BODIES = ("body", "obj", "subTitle")


def plain_4x3() -> bytes:
    return saved(office(720, 540, "screen4x3"))


def a4() -> bytes:
    return saved(office(780, 540, "A4"))


def french_names() -> bytes:
    deck = office()
    rename(deck, FRENCH)
    return saved(deck)


def german_names() -> bytes:
    deck = office()
    rename(deck, GERMAN, typed=False)
    return saved(deck)


def numbered_names() -> bytes:
    deck = office()
    rename(deck, tuple(f"1_{name}" for name in GERMAN), typed=False)
    return saved(deck)


def no_numbers() -> bytes:
    """As LibreOffice saves: no `idx`, no text styles, the master's formatting on its own paragraphs."""
    deck = office()
    for page in pages(deck):
        for mark in page._element.iter(qn("p:ph")):
            mark.attrib.pop("idx", None)
    master = deck.slide_master._element
    styles = master.find(qn("p:txStyles"))
    for shape in deck.slide_master.placeholders:
        title = shape._element.nvSpPr.nvPr.find(qn("p:ph")).get("type") in TITLES
        style = styles.find(qn("p:titleStyle" if title else "p:bodyStyle"))
        for paragraph in shape._element.txBody.findall(qn("a:p")):
            wear(paragraph, style)
    master.remove(styles)
    return saved(deck)


def wear(paragraph: Any, style: Any) -> None:
    """Write a style onto a paragraph and its runs."""
    old = paragraph.find(qn("a:pPr"))
    level = style[int(0 if old is None else old.get("lvl", 0))]
    if old is not None:
        paragraph.remove(old)
    fresh = paragraph.makeelement(qn("a:pPr"), dict(level.attrib))
    letters = level.find(qn("a:defRPr"))
    fresh.extend(deepcopy(each) for each in level if each is not letters)
    paragraph.insert(0, fresh)
    for run in (*paragraph.findall(qn("a:r")), *paragraph.findall(qn("a:fld"))):
        properties = run.find(qn("a:rPr"))
        if properties is not None:
            run.remove(properties)
        made = run.makeelement(qn("a:rPr"), {**letters.attrib, "lang": "en"})
        made.extend(deepcopy(each) for each in letters)
        run.insert(0, made)


def no_layouts() -> bytes:
    deck = office()
    for layout in list(deck.slide_layouts):
        deck.slide_layouts.remove(layout)
    master = deck.slide_master._element
    master.remove(master.find(qn("p:sldLayoutIdLst")))
    return saved(deck)


def no_placeholders() -> bytes:
    deck = office()
    for layout in deck.slide_layouts:
        for shape in list(layout.placeholders):
            shape._element.getparent().remove(shape._element)
    return saved(deck)


def google() -> bytes:
    """Slides of 10 by 5.625 inches, which is what Google Slides exports."""
    deck = office(720, 405)
    rename(deck, GOOGLE)
    return saved(deck)


def tiny_body() -> bytes:
    deck = office()
    for shape in holders(deck, *BODIES):
        put(shape, Area(60, 400, 300, 60))
    return saved(deck)


def narrow_title() -> bytes:
    deck = office()
    for shape in holders(deck, *TITLES):
        put(shape, Area(40, 30, 120, 100))
    return saved(deck)


def dark_by_map() -> bytes:
    deck = office()
    mapped = deck.slide_master._element.find(qn("p:clrMap"))
    for name, value in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        mapped.set(name, value)
    return saved(deck)


def dark_by_colours() -> bytes:
    deck = office()
    recolour(deck, dk1="FFFFFF", lt1="17202A", dk2="E5E8E8", lt2="283747")
    return saved(deck)


def pale_accents() -> bytes:
    """White on any of these has a contrast below 2 to 1 (WCAG 2.2, 1.4.3)."""
    deck = office()
    pale = ("FFD966", "F4D03F", "ABEBC6", "AED6F1", "F5CBA7", "D7BDE2")
    recolour(deck, **{f"accent{number}": colour for number, colour in enumerate(pale, 1)})
    return saved(deck)


def loud_title() -> bytes:
    """Capitals, centred, lines half as far apart again."""
    deck = office()
    style = title_style(deck)
    style.set("algn", "ctr")
    for old in style.findall(qn("a:lnSpc")):
        style.remove(old)
    space = style.makeelement(qn("a:lnSpc"))
    SubElement(space, qn("a:spcPct"), {"val": "150000"})
    style.insert(0, space)
    style.find(qn("a:defRPr")).set("cap", "all")
    return saved(deck)


def wide_font() -> bytes:
    deck = office()
    use_font(deck, "Verdana")
    return saved(deck)


def unknown_font() -> bytes:
    deck = office()
    use_font(deck, "Ministère Grotesk")
    return saved(deck)


def band_and_logo() -> bytes:
    """A band over the whole width with the title in it, and a logo in the lower right corner."""
    deck = office()
    master = deck.slide_master
    for shape in holders(deck, *TITLES):
        put(shape, Area(40, 10, 880, 70))
    style = title_style(deck).find(qn("a:defRPr"))
    style.replace(style.find(qn("a:solidFill")), colour("bg1"))
    tree = master.shapes._spTree
    tree.insert(2, band(Area(0, 0, 960, 90)))
    tree.append(logo(relate_picture(master, "C0392B"), Area(850, 460, 90, 60)))
    return saved(deck)


def colour(name: str) -> Any:
    return parse_xml(f'<a:solidFill {nsdecls("a")}><a:schemeClr val="{name}"/></a:solidFill>')


def place(area: Area) -> str:
    left, top, wide, high = (round(each * POINT) for each in (area.left, area.top, area.width, area.height))
    return (
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def band(area: Area) -> Any:
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr>{place(area)}<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/>'
        '</a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en"/></a:p></p:txBody></p:sp>'
    )


def logo(key: str, area: Area) -> Any:
    return parse_xml(
        f'<p:pic {nsdecls("p", "a", "r")}><p:nvPicPr><p:cNvPr id="91" name="Logo"/><p:cNvPicPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch>'
        f"</p:blipFill><p:spPr>{place(area)}</p:spPr></p:pic>"
    )


def picture_background() -> bytes:
    deck = office()
    key = relate_picture(deck.slide_master, "1B4F72")
    fill = f'<a:blipFill {nsdecls("a", "r")}><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
    set_background(deck.slide_master, parse_xml(fill))
    return saved(deck)


def potx() -> bytes:
    return retyped(saved(office()), TEMPLATE)


def own_base() -> bytes:
    """Our own base file, as somebody would hand it back: other colours, another name for the theme."""
    deck = house()
    recolour(deck, accent1="6C3483", accent2="B9770E", dk1="1B2631")
    change_theme(deck, lambda xml: xml.replace('name="Mallette"', 'name="Bureau de Bamako"'))
    return saved(deck)


AWKWARD: Mapping[str, Callable[[], bytes]] = {
    each.__name__.replace("_", "-"): each
    for each in (
        plain_4x3, a4, french_names, german_names, numbered_names, two_masters, no_numbers, no_layouts, no_placeholders,
        google, tiny_body, narrow_title, dark_by_map, dark_by_colours, pale_accents, loud_title, wide_font,
        unknown_font, band_and_logo, picture_background, potx, own_base, crowded,
    )
}  # fmt: skip
"""Templates that a deck can be made on, in one way or another."""

"""Give a template one layout with a title and room for words, where it has none: without a placeholder no slide would
have a title that can be found."""

from copy import deepcopy

from lxml import etree

from mallette.model.stage import Area
from mallette.office.empty import Deck, Layout, Master
from mallette.office.inherit import holder_of, tree_of
from mallette.office.package import A, Element, P, R, tag
from mallette.office.paint import EMU, area_of

NAME = "Title and Content"
TITLE, BODY = (0.05, 0.05, 0.9, 0.15), (0.05, 0.23, 0.9, 0.65)
"""Shares of the slide, where the master has no title or no body either: left, top, width, height."""
SHELL = (
    f'<p:sldLayout xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}" type="obj" preserve="1"><p:cSld name="{NAME}"><p:spTree>'
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree></p:cSld>'
    "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
)


def supply(deck: Deck, width: float, height: float) -> None:
    """Add a layout with a title and a body to the first master."""
    master = deck.masters[0]
    master.layouts.append(Layout(made(master, width, height)))
    deck.notes.append(f"The file has no layout with a title and room for words, so one was added: {NAME!r}.")


def made(master: Master, width: float, height: float) -> Element:
    """Return the layout: the master's own places where it has them, and its footers."""
    root = etree.fromstring(SHELL)
    tree = tree_of(root)
    of_master: dict[str, Element] = {}
    for shape in tree_of(master.root).iterchildren(tag("p:sp")):
        holder = holder_of(shape)
        if holder is not None:
            of_master.setdefault(holder.get("type", "obj"), shape)
    for number, (kind, shares) in enumerate((("title", TITLE), ("body", BODY)), 2):
        left, top, wide, high = shares
        area = Area(left * width, top * height, wide * width, high * height)
        tree.append(placeholder(number, kind, None if stands(of_master.get(kind)) else area))
    for number, kind in enumerate(("dt", "ftr", "sldNum"), 10):
        if kind in of_master:
            footer = deepcopy(of_master[kind])
            for about in footer.iter(tag("p:cNvPr")):
                about.set("id", str(number))
            for holder in footer.iter(tag("p:ph")):
                holder.set("idx", str(number))
            tree.append(footer)
    return root


def stands(shape: Element | None) -> bool:
    """Return whether a placeholder of the master has a place, and is not turned."""
    if shape is None or area_of(shape.find(tag("p:spPr"))) is None:
        return False
    return bool(shape.find(f"{tag('p:spPr')}/{tag('a:xfrm')}").get("rot", "0") == "0")


def placeholder(number: int, kind: str, area: Area | None) -> Element:
    """Return a placeholder, at a place of its own where the master has none."""
    place = ""
    if area is not None:
        left, top, wide, high = (round(each * EMU) for each in (area.left, area.top, area.width, area.height))
        place = f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        place += '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    type_ = 'type="title"' if kind == "title" else 'idx="1"'
    return etree.fromstring(
        f'<p:sp xmlns:a="{A}" xmlns:p="{P}"><p:nvSpPr><p:cNvPr id="{number}" name="{kind.capitalize()} {number}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {type_}/></p:nvPr></p:nvSpPr><p:spPr>{place}'
        '</p:spPr><p:txBody><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>'
    )

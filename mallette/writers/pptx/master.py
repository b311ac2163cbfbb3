"""The XML of the base file: theme, master, one layout for each role, notes master. Made from the brand's settings and
from the geometry of the slides."""

from typing import TYPE_CHECKING

from mallette.model.stage import Area, Ratio, Room
from mallette.slides.rooms import (
    BODY_ID,
    DETAIL_ID,
    EDITION_ID,
    FOOT,
    FOOTER_ID,
    FOOTER_SIZE,
    MARGIN,
    NOTES_BODY,
    NOTES_IMAGE,
    OPENERS,
    OPENING,
    PAGE_ID,
    SECOND_ID,
    SECTION_TAG,
    SECTION_TAG_SIZE,
    TAG_ID,
    TAG_SIZE,
    TITLE_ID,
    Grid,
    house,
)  # fmt: skip
from mallette.tree import Layout
from mallette.writers.pptx.names import NAMESPACES, emu

if TYPE_CHECKING:
    from mallette.model.trip import BrandSettings

TYPES: dict[Layout, str] = {
    "title": "title", "section": "secHead", "statement": "tx", "bullets": "tx", "columns": "twoObj", "picture": "objTx",
    "table": "tbl", "chart": "chart", "diagram": "obj", "activity": "twoObj", "question": "tx", "closing": "cust",
}  # fmt: skip
"""What PowerPoint calls a layout of each role."""
OBJECTS: dict[Layout, str] = {
    "columns": "body", "picture": "pic", "table": "tbl", "chart": "chart", "diagram": "", "activity": "body",
}  # fmt: skip
"""The type of the second placeholder of a layout."""
SLIDE_NUMBER = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""The field's own id; any would do."""


def fill(colour: str) -> str:
    """Return a fill in a colour of the theme."""
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def place(area: Area) -> str:
    """Return a shape's place."""
    return (
        f'<a:xfrm><a:off x="{emu(area.left)}" y="{emu(area.top)}"/>'
        f'<a:ext cx="{emu(area.width)}" cy="{emu(area.height)}"/></a:xfrm>'
    )


def level(number: int, size: float, more: str = "", align: str = "l", colour: str = "tx1", bold: bool = False) -> str:
    """Return the style of one level of text; `more` is its bullet."""
    margin = emu(25 * number) if "buChar" in more else 0
    return (
        f'<a:lvl{number}pPr marL="{margin}" indent="{-emu(25) if margin else 0}" algn="{align}" rtl="0">'
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>{more}'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}" kern="1200">{fill(colour)}'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number}pPr>'
    )


BULLET = (
    '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buSzPct val="110000"/><a:buFont typeface="Arial"/>'
    '<a:buChar char="▪"/>'
)
NO_BULLET = "<a:buNone/>"


def placeholder(
    number: int, name: str, kind: str, idx: int, area: Area, style: str = "", anchor: str = "t", look: str = ""
) -> str:
    """Return a placeholder: `style` holds its levels, `look` its geometry and fill."""
    type_ = f' type="{kind}"' if kind else ""
    index = f' idx="{idx}"' if idx else ""
    locks = "" if kind == "sldImg" else '<a:spLocks noGrp="1"/>'
    words = '<a:r><a:rPr lang="en"/><a:t> </a:t></a:r>' if kind not in ("sldNum", "sldImg") else ""
    if kind == "sldNum":
        words = f'<a:fld id="{SLIDE_NUMBER}" type="slidenum"><a:rPr lang="en"/><a:t>‹#›</a:t></a:fld>'
    body = (
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" '
        f'anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle><a:p>{words}</a:p></p:txBody>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>{locks}</p:cNvSpPr>'
        f"<p:nvPr><p:ph{type_}{index}/></p:nvPr></p:nvSpPr>"
        f"<p:spPr>{place(area)}{look or PLAIN}</p:spPr>{'' if kind == 'sldImg' else body}</p:sp>"
    )


PLAIN = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
BOXED = (
    f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 7000"/></a:avLst></a:prstGeom>{fill("accent1")}'
)


def bar(number: int, name: str, area: Area, colour: str) -> str:
    """Return a filled bar that belongs to the layout."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{place(area)}{PLAIN}{fill(colour)}<a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en"/></a:p></p:txBody></p:sp>'
    )


def tree(shapes: str) -> str:
    """Return a shape tree."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
    )


def footers(grid: Grid) -> str:
    """Return the placeholders of the footer line."""
    style = {side: level(1, FOOTER_SIZE, NO_BULLET, side, "tx2") for side in ("l", "ctr", "r")}
    return (
        placeholder(30, "Footer", "ftr", FOOTER_ID, grid.footer, style["l"])
        + placeholder(31, "Edition", "dt", EDITION_ID, grid.edition, style["ctr"])
        + placeholder(32, "Slide number", "sldNum", PAGE_ID, grid.page, style["r"])
    )


def master(grid: Grid) -> str:
    """Return the slide master's shapes: title, body, footer line with its hairline."""
    hairline = bar(40, "kit:hairline", Area(MARGIN, FOOT, grid.inner, 0.75), "accent3")
    title = placeholder(2, "Title", "title", TITLE_ID, grid.title, anchor="b")
    body = placeholder(3, "Text", "body", BODY_ID, grid.body)
    return tree(title + body + hairline + footers(grid))


def text_styles() -> str:
    """Return the styles of titles, bodies and other words."""
    bodies = "".join(level(number, size, BULLET) for number, size in enumerate((24, 22, 20, 18, 18), 1))
    others = "".join(level(number, 18) for number in range(1, 6))
    return (
        f"<p:txStyles {NAMESPACES}><p:titleStyle>{level(1, 32, NO_BULLET, bold=True)}</p:titleStyle>"
        f"<p:bodyStyle>{bodies}</p:bodyStyle><p:otherStyle>{others}</p:otherStyle></p:txStyles>"
    )


def layout(role: Layout, ratio: Ratio) -> str:
    """Return the layout of a role."""
    stage = house(ratio)
    shapes = (opener if role in OPENERS else content)(role, stage.rooms[role], Grid(stage.width))
    hidden = ' showMasterSp="0"' if role == "title" else ""
    kind = "" if TYPES[role] == "cust" else f' type="{TYPES[role]}"'
    return (
        f'<p:sldLayout {NAMESPACES}{kind} preserve="1"{hidden} userDrawn="1"><p:cSld name="{role}">{tree(shapes)}'
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def opener(role: Layout, room: Room, grid: Grid) -> str:
    """Return the shapes of a layout that opens or closes: bar at the edge, short rule, large title."""
    top = SECTION_TAG.bottom + 20 if role == "section" else OPENING
    title = level(1, room.sizes.title[0], NO_BULLET, bold=True)
    shapes = bar(40, "kit:bar", Area(0, SECTION_TAG.top if role == "section" else OPENING, 20, 228), "accent1")
    shapes += bar(41, "kit:rule", Area(room.title.left, top, grid.rule.width, 7), "accent2")
    shapes += placeholder(2, "Title", "ctrTitle" if role == "title" else "title", TITLE_ID, room.title, title)
    if room.detail:
        kind = "subTitle" if role == "title" else "body"
        shapes += placeholder(3, "Line", kind, DETAIL_ID, room.detail, level(1, room.sizes.detail[0], NO_BULLET))
    style = level(1, room.sizes.body[0], NO_BULLET, colour="tx2" if role == "title" else "tx1")
    shapes += placeholder(4, "Text", "body", BODY_ID, room.body, style, "b" if role == "title" else "t")
    if role == "section":
        shapes += tag(SECTION_TAG, SECTION_TAG_SIZE)
    return shapes + ("" if role == "title" else footers(grid))


def content(role: Layout, room: Room, grid: Grid) -> str:
    """Return the shapes of a layout with a number, a headline, a rule and a body."""
    style = level(1, room.sizes.title[0], NO_BULLET, bold=True)
    words = level(1, room.sizes.body[0], BULLET)
    rule = Area(grid.rule.left, room.title.bottom + 8, grid.rule.width, grid.rule.height)
    shapes = bar(40, "kit:rule", rule, "accent2")
    shapes += placeholder(2, "Title", "title", TITLE_ID, room.title, style, "b")
    shapes += tag(grid.tag, TAG_SIZE)
    shapes += placeholder(3, "Text", "body", BODY_ID, room.holders["body"].area, words)
    if role in OBJECTS:
        area = room.right if room.left == room.holders["body"].area else room.body
        shapes += placeholder(4, "Object", OBJECTS[role], SECOND_ID, area, words if role == "columns" else "")
    return shapes + footers(grid)


def tag(area: Area, size: float) -> str:
    """Return the placeholder of the spine number: white in a dark box."""
    style = level(1, size, NO_BULLET, "ctr", "bg1", bold=True)
    return placeholder(5, "Number", "body", TAG_ID, area, style, "ctr", BOXED)


def notes_master(ratio: Ratio) -> str:
    """Return the notes master's shapes: the slide small, room for a page of notes, the slide's number."""
    frame = f'{PLAIN}<a:ln w="9525">{fill("tx1")}</a:ln>'
    image = placeholder(2, "Slide image", "sldImg", 2, NOTES_IMAGE[ratio], look=frame)
    body = placeholder(3, "Notes", "body", 3, NOTES_BODY)
    page = placeholder(4, "Slide number", "sldNum", 5, Area(380, 684, 117, 20), level(1, 10, NO_BULLET, "r"))
    return tree(image + body + page)


def notes_style() -> str:
    """Return the style of notes."""
    return f"<p:notesStyle {NAMESPACES}>{''.join(level(number, 12) for number in range(1, 6))}</p:notesStyle>"


def theme(settings: "BrandSettings") -> dict[str, str]:
    """Return the theme's colours by their names."""
    colours = settings.colours
    return {
        "dk1": colours.ink, "lt1": "FFFFFF", "dk2": colours.grey, "lt2": colours.tint, "accent1": colours.accent,
        "accent2": colours.rule, "accent3": colours.hairline, "accent4": colours.grey, "accent5": colours.ink,
        "accent6": colours.accent, "hlink": colours.accent, "folHlink": colours.grey,
    }  # fmt: skip

"""The XML of the base file: theme, master, one layout for each role, notes master. Made from the brand's settings and
from the geometry of the slides."""

from mallette.model.stage import Area
from mallette.model.trip import BrandSettings
from mallette.slides.rooms import (
    BODY,
    EDITION,
    FOOT,
    FOOTER,
    FOOTER_SIZE,
    MARGIN,
    NOTES_BODY,
    NOTES_IMAGE,
    OPENERS,
    OPENING,
    PAGE,
    ROOMS,
    RULE,
    SECTION_TAG,
    SECTION_TAG_SIZE,
    SIDE_BY_SIDE,
    TAG,
    TAG_SIZE,
    TITLE,
    WIDTH,
    Room,
    left,
    right,
)  # fmt: skip
from mallette.tree import Layout
from mallette.writers.pptx.names import NAMESPACES, emu

TYPES: dict[Layout, str] = {
    "title": "title", "section": "secHead", "statement": "tx", "bullets": "tx", "picture": "objTx", "table": "tbl",
    "chart": "chart", "diagram": "obj", "activity": "twoObj", "question": "tx", "closing": "cust",
}  # fmt: skip
"""What PowerPoint calls a layout of each role."""
OBJECTS: dict[Layout, tuple[str, Area]] = {
    "picture": ("pic", right(BODY)), "table": ("tbl", BODY), "chart": ("chart", BODY), "diagram": ("", BODY),
    "activity": ("body", right(BODY)),
}  # fmt: skip
"""The second placeholder of a layout: its type and its place."""

TITLE_ID, BODY_ID, OBJECT_ID, DETAIL_ID, TAG_ID = 0, 1, 2, 3, 20
EDITION_ID, FOOTER_ID, PAGE_ID = 10, 11, 12
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


def footers() -> str:
    """Return the placeholders of the footer line."""
    style = {side: level(1, FOOTER_SIZE, NO_BULLET, side, "tx2") for side in ("l", "ctr", "r")}
    return (
        placeholder(30, "Footer", "ftr", FOOTER_ID, FOOTER, style["l"])
        + placeholder(31, "Edition", "dt", EDITION_ID, EDITION, style["ctr"])
        + placeholder(32, "Slide number", "sldNum", PAGE_ID, PAGE, style["r"])
    )


def master() -> str:
    """Return the slide master's shapes: title, body, footer line with its hairline."""
    hairline = bar(40, "kit:hairline", Area(MARGIN, FOOT, WIDTH - 2 * MARGIN, 0.75), "accent3")
    title = placeholder(2, "Title", "title", 0, TITLE, anchor="b")
    body = placeholder(3, "Text", "body", BODY_ID, BODY)
    return tree(title + body + hairline + footers())


def text_styles() -> str:
    """Return the styles of titles, bodies and other words."""
    bodies = "".join(level(number, size, BULLET) for number, size in enumerate((24, 22, 20, 18, 18), 1))
    others = "".join(level(number, 18) for number in range(1, 6))
    return (
        f"<p:txStyles {NAMESPACES}><p:titleStyle>{level(1, 32, NO_BULLET, bold=True)}</p:titleStyle>"
        f"<p:bodyStyle>{bodies}</p:bodyStyle><p:otherStyle>{others}</p:otherStyle></p:txStyles>"
    )


def layout(role: Layout) -> str:
    """Return the layout of a role."""
    shapes = opener(role, ROOMS[role]) if role in OPENERS else content(role, ROOMS[role])
    hidden = ' showMasterSp="0"' if role == "title" else ""
    kind = "" if TYPES[role] == "cust" else f' type="{TYPES[role]}"'
    return (
        f'<p:sldLayout {NAMESPACES}{kind} preserve="1"{hidden} userDrawn="1"><p:cSld name="{role}">{tree(shapes)}'
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def opener(role: Layout, room: Room) -> str:
    """Return the shapes of a layout that opens or closes: bar at the edge, short rule, large title."""
    top = SECTION_TAG.bottom + 20 if role == "section" else OPENING
    title = level(1, room.title_sizes[0], NO_BULLET, bold=True)
    shapes = bar(40, "kit:bar", Area(0, SECTION_TAG.top if role == "section" else OPENING, 20, 228), "accent1")
    shapes += bar(41, "kit:rule", Area(room.title.left, top, RULE.width, 7), "accent2")
    shapes += placeholder(2, "Title", "ctrTitle" if role == "title" else "title", 0, room.title, title)
    if room.detail:
        kind = "subTitle" if role == "title" else "body"
        shapes += placeholder(3, "Line", kind, DETAIL_ID, room.detail, level(1, 26, NO_BULLET))
    style = level(1, room.body_sizes[0], NO_BULLET, colour="tx2" if role == "title" else "tx1")
    shapes += placeholder(4, "Text", "body", BODY_ID, room.body, style, "b" if role == "title" else "t")
    if role == "section":
        shapes += tag(SECTION_TAG, SECTION_TAG_SIZE)
    return shapes + ("" if role == "title" else footers())


def content(role: Layout, room: Room) -> str:
    """Return the shapes of a layout with a number, a headline, a rule and a body."""
    style = level(1, room.title_sizes[0], NO_BULLET, bold=True)
    body = left(room.body) if role in SIDE_BY_SIDE else room.body
    rule = Area(RULE.left, room.title.bottom + 8, RULE.width, RULE.height)
    shapes = bar(40, "kit:rule", rule, "accent2")
    shapes += placeholder(2, "Title", "title", 0, room.title, style, "b")
    shapes += tag(TAG, TAG_SIZE)
    shapes += placeholder(3, "Text", "body", BODY_ID, body, level(1, room.body_sizes[0], BULLET))
    if role in OBJECTS:
        kind, area = OBJECTS[role]
        shapes += placeholder(4, "Object", kind, OBJECT_ID, area)
    return shapes + footers()


def tag(area: Area, size: float) -> str:
    """Return the placeholder of the spine number: white in a dark box."""
    style = level(1, size, NO_BULLET, "ctr", "bg1", bold=True)
    return placeholder(5, "Number", "body", TAG_ID, area, style, "ctr", BOXED)


def notes_master() -> str:
    """Return the notes master's shapes: the slide small, room for a page of notes, the slide's number."""
    frame = f'{PLAIN}<a:ln w="9525">{fill("tx1")}</a:ln>'
    image = placeholder(2, "Slide image", "sldImg", 2, NOTES_IMAGE, look=frame)
    body = placeholder(3, "Notes", "body", 3, NOTES_BODY)
    page = placeholder(4, "Slide number", "sldNum", 5, Area(380, 684, 117, 20), level(1, 10, NO_BULLET, "r"))
    return tree(image + body + page)


def notes_style() -> str:
    """Return the style of notes."""
    return f"<p:notesStyle {NAMESPACES}>{''.join(level(number, 12) for number in range(1, 6))}</p:notesStyle>"


def theme(settings: BrandSettings) -> dict[str, str]:
    """Return the theme's colours by their names."""
    colours = settings.colours
    return {
        "dk1": colours.ink, "lt1": "FFFFFF", "dk2": colours.grey, "lt2": colours.tint, "accent1": colours.accent,
        "accent2": colours.rule, "accent3": colours.hairline, "accent4": colours.grey, "accent5": colours.ink,
        "accent6": colours.accent, "hlink": colours.accent, "folHlink": colours.grey,
    }  # fmt: skip

"""An office's own PowerPoint template: opened safely, emptied, and read as a stage for our slides.

Bytes in, values out: nothing is written here, and no library for presentations is used.
"""

from collections.abc import Mapping

from mallette.errors import ContentError, Mistake
from mallette.fonts import face_for
from mallette.model.sizes import HOUSE_SIZES
from mallette.model.stage import Sizes, Stage
from mallette.office.archive import RefusedError
from mallette.office.count import told
from mallette.office.empty import Deck, empty
from mallette.office.inherit import View, views
from mallette.office.inks import paper_of
from mallette.office.own import own_rooms
from mallette.office.pack import pack
from mallette.office.package import number, tag
from mallette.office.paint import EMU
from mallette.office.roles import CALLED, find_roles, has_content, is_ours
from mallette.office.rooms import Maker
from mallette.office.scheme import colours, literal
from mallette.office.supply import supply
from mallette.office.values import Contrast, Font, Found, Template
from mallette.tree import Layout

__all__ = ["Contrast", "Font", "Found", "Template", "read_template"]

LEAST = (360.0, 270.0)
"""The smallest slide in points: on a smaller one there is no room for words of 18 points."""
MOST = 4032.0
"""The longest side of a slide in points that the format knows: 56 inches (ECMA-376 part 1, 19.7.18)."""


def read_template(
    data: bytes, file: str, roles: Mapping[Layout, str] | None = None, sizes: Mapping[Layout, Sizes] = HOUSE_SIZES
) -> Template:
    """Return an office's template, emptied and measured. `roles` names the layout of a role where it is not to be
    found by itself (`TemplateSettings`). An emptied file comes back with the same bytes.

    Raises ContentError with one mistake, which names `file`, where it cannot be used.
    """
    try:
        return template(data, dict(roles or {}), sizes)
    except RefusedError as wrong:
        raise ContentError([Mistake(file, 0, "", wrong.wrong, wrong.right)]) from None


def template(data: bytes, roles: Mapping[Layout, str], sizes: Mapping[Layout, Sizes]) -> Template:
    """Return a template. Raises RefusedError."""
    deck = empty(data)
    width, height = slide_size(deck)
    all_views = views(deck)
    if not has_content(all_views):
        supply(deck, width, height)
        all_views = views(deck)
    emptied = pack(deck, data)
    found = find_roles(all_views, roles)
    main = found["bullets"][0]
    chosen, contrasts = colours(main.palette)
    if main.fixed or len({tuple(view.palette.slots.items()) for view, _ in found.values()}) > 1:
        chosen = literal(main.palette, chosen)
    maker = Maker(width, height, sizes, paper_of(main.palette, chosen), notes_of(deck))
    if is_ours(all_views):
        rooms = own_rooms(maker, {role: view for role, (view, _) in found.items()})
    else:
        rooms = {role: maker.room(role, view, use_of(role, each)) for role, (view, each) in found.items()}
    fonts = fonts_of(main)
    share = rooms["bullets"].body.width * rooms["bullets"].body.height / (width * height)
    return Template(
        emptied, Stage(width, height, rooms, fonts[1].face, chosen), {role: each for role, (_, each) in found.items()},
        told(deck.dropped), fonts, (*contrasts, *maker.contrasts.values()), tuple(maker.notes), width, height, share,
    )  # fmt: skip


def slide_size(deck: Deck) -> tuple[float, float]:
    """Return a slide's width and height in points. Raises RefusedError for slides that are too small."""
    size = deck.presentation.find(tag("p:sldSz"))
    width, height = number(size.get("cx")) / EMU, number(size.get("cy")) / EMU
    if width < LEAST[0] or height < LEAST[1] or max(width, height) > MOST:
        raise RefusedError(
            f"has slides of {width / 72 * 2.54:.1f} x {height / 72 * 2.54:.1f} cm, too small or too large for a deck.",
            "In PowerPoint, choose Design, Slide Size, Widescreen or Standard, and save it.",
        )
    return width, height


def notes_of(deck: Deck) -> list[str]:
    """Return what a person should know of the file as a whole."""
    notes = list(dict.fromkeys(deck.notes))
    if deck.capitals:
        notes.append("Titles or words are in capitals in the template: they are written as they are typed.")
    if any(master.root.find(tag("p:txStyles")) is None for master in deck.masters):
        notes.append(
            "The file was saved by LibreOffice or another program that leaves the text styles out: sizes are written "
            "on each slide."
        )
    return notes


def use_of(role: Layout, found: Found) -> str:
    """Return what a layout is used as: opener, columns or content."""
    if role == "columns":
        return "columns"
    if role not in ("title", "section"):
        return "content"
    return "content" if found.instead.startswith((CALLED["content"], CALLED["only"])) else "opener"


def fonts_of(view: View) -> tuple[Font, Font]:
    """Return the fonts of headings and of words."""
    words = max(view.words, key=lambda each: each.area.width * each.area.height if each.area else 0, default=None)
    families = (view.title.family if view.title else "Arial", words.family if words else "Arial")
    heading, body = (face_for(family) for family in families)
    return (
        Font("headings", families[0], heading.face, heading.sure),
        Font("words", families[1], body.face, body.sure),
    )

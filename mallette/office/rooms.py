"""The room for each role on an office's layout: the template's own boxes where they can be used, ours where not."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mallette.fonts import face_for
from mallette.model.stage import Area, Holder, HolderRole, Room, Sizes
from mallette.office.areas import clipped, overlap
from mallette.office.colours import Ground, ends, worst
from mallette.office.fills import shown
from mallette.office.free import share, slide_area, title_strip, under
from mallette.office.inherit import Place, View
from mallette.office.inks import Paper, drawn_on, words_on
from mallette.office.paint import ground_at
from mallette.office.roles import pair_of, usable
from mallette.office.scheme import colours_on
from mallette.office.values import Contrast
from mallette.tree import Layout

LEAST_TITLE = (0.4, 28.8)
"""The least width of a title, as a share of the slide, and the least height in points: one line of 24."""
LEAST_BODY = 0.35
"""The least share of the slide for words: below that a deck gets twice as many slides."""
TEXT_SHARE, SIDE_SHARE = 0.55, 0.40
"""Shares of the width for words and for what stands beside them."""
FOOTERS: Mapping[str, HolderRole] = {"ftr": "footer", "dt": "edition", "sldNum": "page"}
STRIP, LINE, LEAST_LINE = 50.0, 60.0, 26.0
"""Heights in points on the slide that opens: of the small print (two lines of 18 points and air), of the line under
the title, and the least of that (one line)."""
HAIR = 0.1
"""A difference in points that cannot be seen."""


@dataclass(slots=True)
class Maker:
    """Makes the rooms of one template, and keeps what a person should know. `paper` is what panels are made of."""

    width: float
    height: float
    sizes: Mapping[Layout, Sizes]
    paper: Paper
    notes: list[str] = field(default_factory=list)
    contrasts: dict[str, Contrast] = field(default_factory=dict)

    @property
    def slide(self) -> Area:
        return Area(0, 0, self.width, self.height)

    def note(self, words: str) -> None:
        """Keep a sentence, once."""
        if words not in self.notes:
            self.notes.append(words)

    def room(self, role: Layout, view: View, kind: str) -> Room:
        """Return the room of a role; `kind` is what its layout is used as: opener, columns or content."""
        title = self.title(view)
        if kind == "opener":
            return self.opener(role, view, title)
        if kind == "columns" and (pair := pair_of(view)):
            return self.columns(role, view, title, pair)
        return self.content(role, view, title)

    def title(self, view: View) -> Area:
        """Return where the title stands: the layout's own place, or ours."""
        place = view.title
        bodies = [clipped(each.area, self.slide) for each in usable(view) if each.area]
        first = min((each.top for each in bodies if share(each, self.width, self.height) > LEAST_BODY), default=0.0)
        if place is None:
            self.note(f"The layout {view.layout.name!r} has no title: one is set at its top.")
            return title_strip(view, self.width, self.height, first)
        area = clipped(place.area, self.slide) if place.area else None
        if area is None or not place.upright or not self.holds_title(area, place):
            self.note(
                f"The title of the layout {view.layout.name!r} is too narrow, too low or off the slide: "
                "ours stands at the top."
            )
            return title_strip(view, self.width, self.height, first)
        return area

    def holds_title(self, area: Area, place: Place) -> bool:
        """Return whether a box is wide and high enough for a title."""
        wide, high = LEAST_TITLE
        room = area.shrunk(place.insets)
        return area.width >= wide * self.width and room.height >= high and room.width > 0.3 * self.width

    def content(self, role: Layout, view: View, title: Area) -> Room:
        """Return the room of a layout with a title and one body."""
        places = sorted(usable(view), key=lambda each: -area_size(each))
        place = places[0] if places else None
        body = self.body(view, title, place)
        if share(body, self.width, self.height) < LEAST_BODY:
            title = title_strip(view, self.width, self.height)
            body = under(title, view, self.width, self.height)
            self.note(
                f"The title of the layout {view.layout.name!r} stands where words must be: ours stands at the top."
            )
        holders = self.holders(view, title)
        if place:
            holders["body"] = self.holder(place, body, view, "words")
        room = holders["body"].room if place else body
        return self.finished(role, view, holders, title, room)

    def body(self, view: View, title: Area, place: Place | None) -> Area:
        """Return where words stand below a title: the layout's own place without what covers it, or ours."""
        area = self.cut(clipped(place.area, self.slide), title, view) if place and place.area else None
        if area is not None and share(area, self.width, self.height) >= LEAST_BODY:
            return area
        own = under(title, view, self.width, self.height)
        if area is not None and area.width * area.height >= own.width * own.height:
            own = area
        was = f"has only {share(area, self.width, self.height):.0%} of the slide" if area else "has no place for words"
        self.note(
            f"The layout {view.layout.name!r} {was}: words and pictures take "
            f"{share(own, self.width, self.height):.0%} of it, below the title."
        )
        return own

    def cut(self, area: Area, title: Area, view: View) -> Area:
        """Return an area without what the title and the footers take of it."""
        if overlap(area, title) > 0:
            area = beyond(area, title)
        feet = [place.area for place in view.places if place.type in FOOTERS and place.area]
        for foot in feet:
            if overlap(area, foot) > 0 and foot.top > area.top + 0.6 * area.height:
                area = Area(area.left, area.top, area.width, foot.top - area.top)
        return area

    def columns(self, role: Layout, view: View, title: Area, pair: tuple[Place, Place]) -> Room:
        """Return the room of a layout with two columns."""
        left, right = (self.cut(clipped(each.area, self.slide), title, view) for each in pair if each.area)
        both = around(left, right)
        if share(both, self.width, self.height) < LEAST_BODY or min(left.height, right.height) < 0.3 * self.height:
            both = under(title, view, self.width, self.height)
            gap = 0.03 * self.width
            left, right = (both.cell(number, 0, 2, 1, (gap, 0)) for number in (0, 1))
            self.note(
                f"The columns of the layout {view.layout.name!r} are too small: they take the room below the title."
            )
        holders = self.holders(view, title)
        holders["body"] = self.holder(pair[0], left, view, "words")
        holders["second"] = self.holder(pair[1], right, view, "words")
        one, other = holders["body"].room, holders["second"].room
        room = self.finished(role, view, holders, title, around(one, other))
        return replace(room, left=one, right=other)

    def opener(self, role: Layout, view: View, title: Area) -> Room:
        """Return the room of a layout with a large title, a line under it, and small print below that."""
        places = [place for place in usable(view) if place.area]
        lines = [place for place in places if place.type == "subTitle"] or sorted(places, key=lambda p: -area_size(p))
        place = lines[0] if lines else None
        seat = self.cut(clipped(place.area, self.slide), title, view) if place and place.area else None
        holders = self.holders(view, title)
        region = under(title, view, self.width, self.height)
        if place and seat and seat.width >= 0.3 * self.width and seat.height >= 24:
            holders["detail"] = self.holder(place, seat, view, "words")
            own = self.stretched(holders["detail"].room, title, view)
            region = own if own.height >= min(STRIP + LEAST_LINE, region.height) else region
        elif place:
            holders["detail"] = self.holder(place, region, view, "words")
        strip = min(max(STRIP, 0.3 * region.height), 0.5 * region.height)
        detail = Area(region.left, region.top, region.width, region.height - strip)
        body = Area(region.left, detail.bottom, region.width, strip)
        if "detail" in holders:
            holders["detail"] = replace(holders["detail"], area=self.seated(holders["detail"], detail))
        free = () if "detail" in holders else (detail,)
        return replace(self.finished(role, view, holders, title, body, *free), detail=detail)

    def seated(self, holder: Holder, room: Area) -> Area:
        """Return the place of a placeholder whose room for words is given."""
        return clipped(room.grown(holder.insets), self.slide)

    def stretched(self, room: Area, title: Area, view: View) -> Area:
        """Return the room for the line under a title, made high enough for the small print below it."""
        wanted = STRIP + LINE
        if room.height >= wanted:
            return room
        floor = slide_area(self.width, self.height).bottom
        feet = [p.area.top for p in view.places if p.type in FOOTERS and p.area and p.area.top > room.bottom]
        below = [title.top] if title.top >= room.bottom else []
        bottom = max(min([room.top + wanted, floor, *feet, *below]), room.bottom)
        above = title.bottom if title.bottom <= room.top else 0.02 * self.height
        top = max(min(room.top, bottom - wanted), above)
        return Area(room.left, top, room.width, bottom - top)

    def holders(self, view: View, title: Area) -> dict[HolderRole, Holder]:
        """Return the placeholders of the title and of the footers."""
        found: dict[HolderRole, Holder] = {}
        if view.title:
            found["title"] = self.holder(view.title, title, view, "title")
        for type, role in FOOTERS.items():
            place = view.of(type)
            area = clipped(place.area, self.slide) if place and place.area else None
            if place and area and area.width >= 20 and area.height >= 8 and place.upright:
                found[role] = self.holder(place, area, view, "")
        return found

    def holder(self, place: Place, area: Area, view: View, words: str) -> Holder:
        """Return a placeholder at its place. `words` names what it holds, where its contrast is told."""
        ground = shown(place.paint, area, ground_at(area, view.back, view.painted))
        ink, fill = words_on(ground, place, view, self.paper)
        if words:
            known = None if place.ink is None or ground is None else round(worst(place.ink, ground), 2)
            pair = f"{words} on the layout {view.layout.name!r}"
            self.contrasts.setdefault(pair, Contrast(pair, known, ink, bool(fill)))
        left, top, right, bottom = place.insets
        # Insets that leave nothing are a slip of the pen; the placeholder is moved, and the words need their place.
        insets = place.insets if left + right < 0.5 * area.width and top + bottom < 0.5 * area.height else (0, 0, 0, 0)
        return Holder(place.idx, area, insets, place.align, place.bold, face_for(place.family).face, ink, fill=fill)

    def finished(
        self, role: Layout, view: View, holders: dict[HolderRole, Holder], title: Area, body: Area, *more: Area
    ) -> Room:
        """Return a room. A title without a placeholder has the whole of its place. Words stand freely in `more` too."""
        ground = self.bare(view, [body, *more] if "title" in holders else [title, body, *more])
        ink, panel = drawn_on(ground, view, self.paper)
        colours = colours_on(view.palette, ground, fixed=view.fixed)
        if panel == "all":
            self.note_panel(ground)
        return Room(
            title=holders["title"].room if "title" in holders else title,
            body=body,
            left=Area(body.left, body.top, TEXT_SHARE * body.width, body.height),
            right=Area(body.right - SIDE_SHARE * body.width, body.top, SIDE_SHARE * body.width, body.height),
            sizes=self.sizes.get(role, self.sizes["bullets"]),
            layout=f"/{view.layout.part}",
            holders={key: placed(holder, view) for key, holder in holders.items()},
            ink=ink,
            colours=colours,
            panel="none" if colours else panel,
        )

    def bare(self, view: View, areas: list[Area]) -> Ground:
        """Return what is drawn on where no placeholder stands."""
        grounds = [ground_at(area, view.back, view.painted) for area in areas]
        known = [ground for ground in grounds if ground is not None]
        return ends(colour for ground in known for colour in ground) if len(known) == len(grounds) else None

    def note_panel(self, ground: Ground) -> None:
        """Say, once for all layouts, that nothing can be read on the bare ground; the contrasts name the layouts."""
        why = "could not be measured" if ground is None else "is light and dark at once"
        self.note(f"What lies under the words of some layouts {why}: a plain panel is drawn under them.")


def placed(holder: Holder, view: View) -> Holder:
    """Return a placeholder that says whether its layout has it where it is to stand."""
    place = next(place for place in view.places if place.idx == holder.idx)
    same = place.area is not None and all(
        abs(getattr(place.area, name) - getattr(holder.area, name)) < HAIR
        for name in ("left", "top", "width", "height")
    )
    return replace(holder, inherits=same and place.insets == holder.insets)


def area_size(place: Place) -> float:
    """Return how large a placeholder is, in square points."""
    return place.area.width * place.area.height if place.area else 0


def around(one: Area, other: Area) -> Area:
    """Return the rectangle around two areas."""
    left, top = min(one.left, other.left), min(one.top, other.top)
    return Area(left, top, max(one.right, other.right) - left, max(one.bottom, other.bottom) - top)


def beyond(area: Area, title: Area) -> Area:
    """Return the largest part of an area that a title leaves: below it, above it, or beside it."""
    parts = (
        Area(area.left, title.bottom, area.width, area.bottom - title.bottom),
        Area(area.left, area.top, area.width, title.top - area.top),
        Area(title.right, area.top, area.right - title.right, area.height),
        Area(area.left, area.top, title.left - area.left, area.height),
    )
    good = [part for part in parts if part.width > 0 and part.height > 0]
    return max(good, key=lambda part: part.width * part.height, default=Area(area.left, area.top, 0, 0))

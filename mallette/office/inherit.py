"""What a placeholder of a layout is when everything that it inherits is put together: layout, master, text styles,
presentation (ECMA-376 part 1, 19.3.1.36 and 21.1.2.4)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import EllipsisType

from mallette.model.stage import Align, Area, Insets
from mallette.office.colours import Palette, Rgb, colour_in, palette
from mallette.office.empty import Deck, Layout, Master
from mallette.office.fills import Lookup, Paint, Source, background, fill_of
from mallette.office.package import Element, number, tag
from mallette.office.paint import EMU, Mark, area_of, marks, turn
from mallette.office.picture import Thumb, thumb

PARENTS = {"title": "title", "ctrTitle": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum", "hdr": "hdr"}
"""The placeholder of a master that one of a layout inherits from, by type; all others inherit from its body."""
STYLES = {"title": "p:titleStyle", "body": "p:bodyStyle"}
ALIGNS: dict[str, Align] = {"ctr": "center", "r": "right"}
INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
"""The insets of a text box where nothing names any, in EMU: 7.2 and 3.6 points."""
TITLES = ("title", "ctrTitle")
WORDS = ("body", "obj", "subTitle")
"""Types of placeholder that take words; one without a type is `obj`."""


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder of a layout. `upright`: its words run as they do here, neither turned nor from top to bottom.
    `area` is None where neither layout nor master gives one. `ink` is the colour of its words; where a slide does not
    inherit it (`inherits`), it is only shown on the layout. `paint` is what it is filled with itself, or no colours."""

    idx: int
    type: str
    area: Area | None
    insets: Insets
    upright: bool
    align: Align
    bold: bool
    family: str
    size: float
    ink: Rgb | None
    inherits: bool
    paint: Paint


@dataclass(frozen=True)  # without slots, so that what is worked out when it is asked for can be kept
class View:
    """A layout as it is seen: the layout, its master and that one's number from 1. Parsed only where it is looked at:
    LibreOffice writes twelve layouts for each master, and some files have nine masters."""

    deck: Deck
    master: Master
    number: int
    layout: Layout

    @property
    def type(self) -> str:
        """What PowerPoint noted down of the layout's kind, or nothing."""
        return str(self.layout.root.get("type", ""))

    @cached_property
    def override(self) -> Element | None:
        """The layout's own colour map, or None."""
        return self.layout.root.find(f"{tag('p:clrMapOvr')}/{tag('a:overrideClrMapping')}")

    @property
    def fixed(self) -> bool:
        """Whether its colours have other names than those of its slides, so that they are written as digits."""
        return self.override is not None

    @cached_property
    def palette(self) -> Palette:
        """Its colours."""
        own = self.override
        return palette(self.master.theme, self.master.root.find(tag("p:clrMap")) if own is None else own)

    @cached_property
    def sources(self) -> tuple[Source, Source]:
        """Where the colours and pictures of the layout and of its master are looked up."""
        size = self.deck.presentation.find(tag("p:sldSz"))
        slide = Area(0, 0, number(size.get("cx")) / EMU, number(size.get("cy")) / EMU)
        theme, listed = self.master.theme, lookup(self.deck, self.master.theme_images)
        own, above = (
            Source(self.palette, theme, slide, lookup(self.deck, each.images), listed)
            for each in (self.layout, self.master)
        )
        return own, above

    @cached_property
    def back(self) -> Paint:
        """Its background."""
        own, above = self.sources
        return background([(self.layout.root, own), (self.master.root, above)])

    @cached_property
    def painted(self) -> tuple[Mark, ...]:
        """What is painted over the background, from the back to the front: the master's shapes first."""
        own, above = self.sources
        alone = self.layout.root.get("showMasterSp") in ("0", "false")
        pages = [(self.layout.root, own)] if alone else [(self.master.root, above), (self.layout.root, own)]
        return tuple(mark for page, source in pages for mark in marks(tree_of(page), source))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Its placeholders."""
        return tuple(read_places(self.deck, self.master, self.layout, self.sources))

    @property
    def title(self) -> Place | None:
        """The placeholder of the title."""
        return next((place for place in self.places if place.type in TITLES), None)

    @property
    def words(self) -> tuple[Place, ...]:
        """The placeholders for words, but the title."""
        return tuple(place for place in self.places if place.type in WORDS)

    def of(self, type: str) -> Place | None:
        """Return the first placeholder of a type, or None."""
        return next((place for place in self.places if place.type == type), None)


def views(deck: Deck) -> tuple[View, ...]:
    """Return every layout of every master, in order."""
    return tuple(
        View(deck, master, number, layout) for number, master in enumerate(deck.masters, 1) for layout in master.layouts
    )


def lookup(deck: Deck, images: Mapping[str, str]) -> Lookup:
    """Return what finds a picture by its key among those of a page; each is opened once."""

    def find(key: str) -> Thumb | None:
        part = images.get(key, "")
        if part and part not in deck.thumbs:
            deck.thumbs[part] = thumb(deck.package.archive.read(part))
        return deck.thumbs.get(part)

    return find


def tree_of(page: Element) -> Element:
    """Return the tree of shapes of a master or a layout."""
    return page.find(f"{tag('p:cSld')}/{tag('p:spTree')}")


def holder_of(shape: Element) -> Element | None:
    """Return what makes a shape a placeholder, or None."""
    return shape.find(f"{tag('p:nvSpPr')}/{tag('p:nvPr')}/{tag('p:ph')}")


def read_places(deck: Deck, master: Master, layout: Layout, sources: tuple[Source, Source]) -> Iterator[Place]:
    """Yield the placeholders of a layout."""
    parents: dict[str, Element] = {}
    for shape in tree_of(master.root).iterchildren(tag("p:sp")):
        holder = holder_of(shape)
        if holder is not None:
            parents.setdefault(holder.get("type", "obj"), shape)
    for shape in tree_of(layout.root).iterchildren(tag("p:sp")):
        holder = holder_of(shape)
        if holder is not None:
            kind = PARENTS.get(holder.get("type", "obj"), "body")
            yield read_place(deck, master, [shape, parents.get(kind)], holder, kind, sources)


def read_place(
    deck: Deck, master: Master, shapes: Sequence[Element | None], holder: Element, kind: str, sources: Sequence[Source]
) -> Place:
    """Return a placeholder. `shapes` are it and the master's that it inherits from, `sources` where their colours are
    looked up; `kind` is the type of the master's."""
    colours = sources[0].palette
    chain = [shape for shape in shapes if shape is not None]
    bodies = [body for shape in chain if (body := shape.find(f"{tag('p:txBody')}/{tag('a:bodyPr')}")) is not None]
    levels = list(read_levels(deck, master, chain, kind))
    runs = [run for level in levels if (run := level.find(tag("a:defRPr"))) is not None]
    areas = [area for shape in chain if (area := area_of(shape.find(tag("p:spPr")))) is not None]
    left, top, right, bottom = (number(first(bodies, name, str(default))) / EMU for name, default in INSETS)
    fills = [own_paint(shape, each) for shape, each in zip(shapes, sources, strict=True) if shape is not None]
    paints = [paint for paint in fills if not isinstance(paint, EllipsisType)]
    inks = [colour_in(fill, colours) for run in runs if (fill := run.find(tag("a:solidFill"))) is not None]
    shown = None if inks else shown_ink(chain, colours)
    faces = (face.get("typeface") for run in runs if (face := run.find(tag("a:latin"))) is not None)
    return Place(
        idx=int(number(holder.get("idx"))),
        type=holder.get("type", "obj"),
        area=areas[0] if areas else None,
        insets=(left, top, right, bottom),
        upright=is_upright(holder, chain, bodies),
        align=ALIGNS.get(first(levels, "algn", "l"), "left"),
        bold=first(runs, "b", "0") in ("1", "true"),
        family=family_of(next(faces, None) or "+mn-lt", master),
        size=number(first(runs, "sz", "1800")) / 100,
        ink=next(iter(inks), colours.named("tx1")) if shown is None else shown,
        inherits=shown is None,
        paint=paints[0] if paints else (),
    )


def shown_ink(chain: Sequence[Element], colours: Palette) -> Rgb | None:
    """Return the colour of the sample words in a placeholder. LibreOffice writes it there, and not in a text style."""
    for shape in chain:
        for run in shape.iter(tag("a:rPr")):
            fill = run.find(tag("a:solidFill"))
            if fill is not None:
                return colour_in(fill, colours)
    return None


def read_levels(deck: Deck, master: Master, chain: Sequence[Element], kind: str) -> Iterator[Element]:
    """Yield what sets the first level of text, the nearest first."""
    lists = [shape.find(f"{tag('p:txBody')}/{tag('a:lstStyle')}") for shape in chain]
    lists.append(master.root.find(f"{tag('p:txStyles')}/{tag(STYLES.get(kind, 'p:otherStyle'))}"))
    lists.append(deck.presentation.find(tag("p:defaultTextStyle")))
    for each in lists:
        level = None if each is None else each.find(tag("a:lvl1pPr"))
        if level is not None:
            yield level


def first(elements: Sequence[Element], name: str, default: str) -> str:
    """Return an attribute of the first element that has it."""
    return next((str(each.get(name)) for each in elements if each.get(name) is not None), default)


def own_paint(shape: Element, source: Source) -> Paint | EllipsisType:
    """Return what a placeholder is filled with, or Ellipsis where it inherits that."""
    for name in ("solidFill", "gradFill", "blipFill", "pattFill", "noFill"):
        fill = shape.find(f"{tag('p:spPr')}/{tag(f'a:{name}')}")
        if fill is not None:
            return fill_of(fill, source)
    return Ellipsis


def is_upright(holder: Element, chain: Sequence[Element], bodies: Sequence[Element]) -> bool:
    """Return whether words run from left to right and are not turned."""
    place = next(
        (each for shape in chain if (each := shape.find(f"{tag('p:spPr')}/{tag('a:xfrm')}")) is not None), None
    )
    turned = place is not None and 1 < turn(place) % 360 < 359
    tilted = 1 < number(first(bodies, "rot", "0")) / 60000 % 360 < 359
    return not (turned or tilted) and first(bodies, "vert", "horz") == "horz" and holder.get("orient") != "vert"


FONTS = {"+mj": "a:majorFont", "+mn": "a:minorFont"}


def family_of(face: str, master: Master) -> str:
    """Return the name of a font; ``+mj-lt`` and ``+mn-lt`` are those of the theme."""
    role = FONTS.get(face[:3])
    if role is None:
        return face
    latin = master.theme.find(f".//{tag(role)}/{tag('a:latin')}")
    return (latin.get("typeface") if latin is not None else "") or "Arial"

"""Empty a template: keep its masters, layouts, themes and their pictures, and nothing that anybody put into it."""

import posixpath
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from mallette.office.archive import AGAIN, SAVE, RefusedError
from mallette.office.clean import Dropped, clean, number_placeholders, settle_words
from mallette.office.count import count_parts
from mallette.office.package import A, Element, P, Package, R, main_part, tag
from mallette.office.picture import Thumb

KEY = f"{{{R}}}id"
IMAGES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "jfif": "image/jpeg", "gif": "image/gif",
    "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf",
    "svg": "image/svg+xml", "wdp": "image/vnd.ms-photo",
}  # fmt: skip
"""Kinds of picture by how their names end."""
UNSAFE = (b"<!DOCTYPE", b"<!ENTITY", b"<script", b'href="http', b"href='http", b"<foreignObject")
"""What a drawing (SVG) may not hold: a program would run or fetch it."""


@dataclass(slots=True)
class Layout:
    """A layout: its root, and the pictures that it shows by the keys of their relationships. `part` is where it stands
    in the emptied file."""

    root: Element
    images: dict[str, str] = field(default_factory=dict)
    part: str = ""

    @property
    def name(self) -> str:
        page = self.root.find(tag("p:cSld"))
        return "" if page is None else page.get("name", "")


@dataclass(slots=True)
class Master:
    """A slide master with its theme and its layouts. `parts` are the layouts' parts in the file that was read."""

    root: Element
    images: dict[str, str]
    theme: Element
    theme_images: dict[str, str]
    layouts: list[Layout] = field(default_factory=list)
    parts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return str(self.theme.get("name") or "")


@dataclass(slots=True)
class Deck:
    """What is left of a template: the presentation's own settings, its masters, the styles of its tables, and the
    package that the pictures are read from. `thumbs` are those that were looked at, by their parts."""

    package: Package
    presentation: Element
    masters: list[Master]
    tables: Element | None
    dropped: Dropped
    notes: list[str]
    capitals: int = 0
    thumbs: dict[str, Thumb | None] = field(default_factory=dict)


def empty(data: bytes) -> Deck:
    """Return a file without its slides and whatever else somebody put into it. Raises RefusedError."""
    package = Package(data)
    main = main_part(package)
    root = package.root(main)
    if root.tag != tag("p:presentation"):
        raise RefusedError("is damaged: its main part is no presentation.", AGAIN)
    relations = package.relations(main)
    tables = next((each.target for each in relations.values() if each.kind == "tableStyles" and each.target), "")
    deck = Deck(package, presentation(root), [], package.root(tables) if tables else None, Counter(), [])
    deck.dropped.update(count_parts(package, root))
    deck.dropped["external link"] += sum(each.external for each in relations.values())
    read_masters(deck, main)
    if not deck.masters:
        raise RefusedError("has no slide master, so nothing says how its slides look.", SAVE)
    prefer_used(deck, main)
    return deck


def read_masters(deck: Deck, main: str) -> None:
    """Read the masters in the order of the presentation's list, or of its relationships where it has none."""
    relations = deck.package.relations(main)
    listed = [each.get(KEY, "") for each in deck.package.root(main).iter(tag("p:sldMasterId"))]
    keys = listed or [key for key, each in relations.items() if each.kind == "slideMaster"]
    parts = [relations[key].target for key in keys if key in relations and relations[key].kind == "slideMaster"]
    if len([part for part in parts if part]) < len(keys):
        deck.notes.append("A slide master is listed that is not in the file.")
    themes: set[str] = set()
    layouts: set[str] = set()
    for part in dict.fromkeys(part for part in parts if part):
        read_master(deck, main, part, themes, layouts)


def read_master(deck: Deck, main: str, part: str, themes: set[str], taken: set[str]) -> None:
    """Read a master and its layouts. `themes` and `taken` are the themes and layouts of earlier ones."""
    package, root = deck.package, deck.package.root(part)
    if root.tag != tag("p:sldMaster") or not is_page(root):
        deck.notes.append("A slide master is damaged, so it is left out.")
        return
    theme = theme_of(package, main, part)
    look = deepcopy(package.root(theme)) if theme in themes else package.root(theme)
    themes.add(theme)
    for defaults in look.iter(tag("a:objectDefaults")):  # some programs take them for every shape, also for ours
        defaults.clear()
    if root.find(tag("p:clrMap")) is None:
        root.find(tag("p:cSld")).addnext(root.makeelement(tag("p:clrMap"), MAP))
    parts = layout_parts(deck, part, taken)
    layouts = [Layout(package.root(each), settle(deck, each, package.root(each))) for each in parts]
    for layout in layouts:
        number_placeholders(layout.root)
    deck.masters.append(Master(root, settle(deck, part, root), look, settle(deck, theme, look), layouts, tuple(parts)))


def is_page(root: Element) -> bool:
    """Return whether a master or a layout has a tree of shapes."""
    return root.find(f"{tag('p:cSld')}/{tag('p:spTree')}") is not None


def theme_of(package: Package, main: str, part: str) -> str:
    """Return the theme of a master; where it has none, that of the presentation. Raises RefusedError."""
    for source in (part, main):
        for each in package.relations(source).values():
            if each.kind == "theme" and each.target and package.root(each.target).tag == tag("a:theme"):
                return each.target
    raise RefusedError("has a slide master without a theme: no colours and no fonts.", AGAIN)


MAP = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
    "hlink": "hlink", "folHlink": "folHlink",
}  # fmt: skip
"""Which colour of the theme stands for which, where a master does not say."""


def layout_parts(deck: Deck, master: str, taken: set[str]) -> list[str]:
    """Return the parts of a master's layouts in the order of its list; one that an earlier master has is left out."""
    package, relations = deck.package, deck.package.relations(master)
    listed = [each.get(KEY, "") for each in package.root(master).iter(tag("p:sldLayoutId"))]
    keys = listed or [key for key, each in relations.items() if each.kind == "slideLayout"]
    parts = [relations[key].target for key in keys if key in relations and relations[key].kind == "slideLayout"]
    good = [
        part
        for part in dict.fromkeys(parts)
        if part and package.root(part).tag == tag("p:sldLayout") and is_page(package.root(part))
    ]
    if len(good) < len(keys):
        deck.notes.append("A slide layout is listed that is not in the file, or is damaged; it is left out.")
    fresh = [part for part in good if part not in taken]
    taken.update(fresh)
    return fresh


def settle(deck: Deck, part: str, root: Element) -> dict[str, str]:
    """Clean a part in place. Returns its pictures by the keys of their relationships."""
    package, relations = deck.package, deck.package.relations(part)
    images = {
        key: each.target
        for key, each in relations.items()
        if each.kind == "image" and each.target and is_picture(package, each.target)
    }
    deck.dropped["external link"] += sum(each.external for each in relations.values())
    own = {key for key, each in relations.items() if each.kind in ("slideLayout", "slideMaster", "theme")}
    deck.dropped.update(clean(root, {*images, *own}))
    deck.capitals += settle_words(root)
    return images


def is_picture(package: Package, part: str) -> bool:
    """Return whether a part is a picture of a kind that Office shows, and safe."""
    type_ = picture_type(package, part)
    return bool(type_) and not (type_ == IMAGES["svg"] and any(each in package.archive.read(part) for each in UNSAFE))


def picture_type(package: Package, part: str) -> str:
    """Return the type of a picture, or nothing."""
    known = IMAGES.get(posixpath.splitext(part)[1].lstrip(".").lower(), "")
    said = package.type(part)
    return known or (said if said.startswith("image/") else "")


def prefer_used(deck: Deck, main: str) -> None:
    """Put the master that most of the file's slides use first: an office's own often stands after PowerPoint's."""
    package = deck.package
    slides = [each.target for each in package.relations(main).values() if each.kind == "slide" and each.target]
    used = Counter(
        each.target for slide in slides for each in package.relations(slide).values() if each.kind == "slideLayout"
    )
    first = max(deck.masters, key=lambda master: sum(used[part] for part in master.parts))
    if first is not deck.masters[0]:
        deck.masters.remove(first)
        deck.masters.insert(0, first)
        deck.notes.append(f"Most slides of the file use the master {first.name!r}, so it now stands first.")


KEPT = ("p:sldSz", "p:notesSz", "p:kinsoku", "p:defaultTextStyle")
"""What of the presentation's own settings stays, in the order of the format."""
SIZES = {"p:sldSz": {"cx": "9144000", "cy": "6858000"}, "p:notesSz": {"cx": "6858000", "cy": "9144000"}}
"""The sizes of slides and notes that the format takes where a file names none."""
ATTRIBUTES = ("firstSlideNum", "rtl", "showSpecialPlsOnTitleSld", "strictFirstAndLastChars", "autoCompressPictures")
GUIDES = "{EFAFB233-063F-42B5-8137-9DF3F51BA10A}"
"""What PowerPoint calls the extension that holds the guides of slides."""


def presentation(root: Element) -> Element:
    """Return the presentation's own settings in a fresh root: sizes, text style, guides."""
    fresh = etree.Element(tag("p:presentation"), nsmap={"a": A, "r": R, "p": P})
    for name in ATTRIBUTES:
        if root.get(name) is not None:
            fresh.set(name, root.get(name))
    for name in KEPT:
        found = root.find(tag(name))
        if found is not None:
            fresh.append(deepcopy(found))
        elif name in SIZES:
            etree.SubElement(fresh, tag(name), SIZES[name])
    guides = [each for each in root.iterfind(f"{tag('p:extLst')}/{tag('p:ext')}") if each.get("uri") == GUIDES]
    if guides:
        etree.SubElement(fresh, tag("p:extLst")).append(deepcopy(guides[0]))
    clean(fresh, ())
    settle_words(fresh)
    return fresh

"""Which layout of a template serves which role of ours."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from mallette.office.archive import RefusedError
from mallette.office.areas import overlap
from mallette.office.inherit import Place, View
from mallette.office.names import TYPES, Kind, kind_by_name
from mallette.office.values import Found, Why
from mallette.tree import Layout

ROLES: tuple[Layout, ...] = get_args(Layout)
WANTED: Mapping[Layout, tuple[Kind, ...]] = {
    "title": ("title", "section", "content", "only"),
    "section": ("section", "title", "content", "only"),
    "columns": ("columns", "content", "only"),
}
"""Kinds of layout by role, the best first; all other roles take title and content."""
CONTENT: tuple[Kind, ...] = ("content", "only")
CALLED: Mapping[Kind, str] = {
    "title": "the layout for the title slide", "section": "the layout for sections", "content": "title and content",
    "columns": "the layout with two columns", "only": "the layout with a title only", "other": "",
}  # fmt: skip
NUMBERED = re.compile(r"^(.*?)\s*\(master (\d+)\)$", re.IGNORECASE)
OWN_TAG = 20
"""The number of the placeholder for the spine number in our own base file."""


def is_ours(views: Sequence[View]) -> bool:
    """Return whether a file is our own base file, perhaps restyled: its layouts are named by our roles."""
    names = {view.layout.name for view in views}
    tagged = [view for view in views if view.layout.name in ROLES and any(p.idx == OWN_TAG for p in view.places)]
    return {"title", "section", "bullets"} <= names and bool(tagged)


def find_roles(views: Sequence[View], roles: Mapping[Layout, str]) -> dict[Layout, tuple[View, Found]]:
    """Return the layout that serves each role. Raises RefusedError for a name in `roles` that no layout has."""
    ours = is_ours(views)
    chosen = {
        role: mapped(views, role, roles[role]) if role in roles else own(views, role) if ours else found(views, role)
        for role in ROLES
    }
    return {role: (view, replace(each, named=label(view, views))) for role, (view, each) in chosen.items()}


def has_content(views: Sequence[View]) -> bool:
    """Return whether a file has a layout for words, or one with a title and room for them; ours always has."""
    return is_ours(views) or any(True for kind in CONTENT for _ in candidates(views, kind))


def result(view: View, why: Why, instead: str = "") -> tuple[View, Found]:
    return view, Found(view.layout.name, f"{view.master.name or 'unnamed'}", view.layout.part, why, instead)


def mapped(views: Sequence[View], role: Layout, name: str) -> tuple[View, Found]:
    """Return the layout that a person named."""
    numbered = NUMBERED.match(name)
    bare, number = (numbered[1], int(numbered[2])) if numbered else (name, 0)
    for wanted, master in ((name, 0), (bare, number)):
        for view in views:
            if view.layout.name.strip().lower() == wanted.strip().lower() and master in (0, view.number):
                return result(view, "as template.yaml says")
    known = ", ".join(dict.fromkeys(label(view, views) for view in views))
    raise RefusedError(f"has no layout named {name!r} for the role {role}.", f"It has: {known}.")


def label(view: View, views: Sequence[View]) -> str:
    """Return a layout's name, with its master's number where an earlier master has one of the same name."""
    earlier = any(each.layout.name == view.layout.name and each.number < view.number for each in views)
    return f"{view.layout.name} (master {view.number})" if earlier else view.layout.name


def own(views: Sequence[View], role: Layout) -> tuple[View, Found]:
    """Return the layout of our own base file that has a role's name."""
    for name in (role, "bullets"):
        for view in views:
            if view.layout.name == name:
                instead = "" if name == role else f"{name!r} is used instead"
                return result(view, "by its name" if name == role else "no such layout", instead)
    raise AssertionError("a base file of ours has a layout for bullets")


def found(views: Sequence[View], role: Layout) -> tuple[View, Found]:
    """Return the layout that looks right for a role, or the next best."""
    wanted = WANTED.get(role, CONTENT)
    for place, kind in enumerate(wanted):
        for view, why in candidates(views, kind):
            if place == 0:
                return result(view, why)
            return result(view, "no such layout", f"{CALLED[kind]} is used instead")
    rest = sorted(views, key=lambda view: (view.title is None, -len(view.words)))
    return result(rest[0], "no such layout", "boxes of our own are drawn")


def candidates(views: Sequence[View], kind: Kind) -> Iterator[tuple[View, Why]]:
    """Yield the layouts of a kind, the best first: those of the first master before those of the others."""
    for number in dict.fromkeys(view.number for view in views):
        own = [view for view in views if view.number == number]
        named = [view for view in own if kind_by_name(view.layout.name) == kind and serves(view, kind)]
        # One whose boxes are large enough goes before one of the same kind that is not.
        yield from ((view, "by its name") for view in sorted(named, key=lambda view: not roomy(view, kind)))
        for view in own:
            unnamed = kind_by_name(view.layout.name) is None
            if unnamed and kind_by_type(view) == kind and serves(view, kind):
                yield view, "by its placeholders"


def kind_by_type(view: View) -> Kind | None:
    """Return what a layout is made for by its type, else by its placeholders."""
    if view.type in TYPES:
        return TYPES[view.type]
    return kind_by_places(view)


def kind_by_places(view: View) -> Kind | None:
    """Return what a layout is made for by its placeholders."""
    types = {place.type for place in view.places}
    if "ctrTitle" in types or "subTitle" in types:
        return "title"
    if view.title is None:
        return None
    others = types & {"pic", "chart", "tbl", "dgm", "media", "clipArt"}
    words = usable(view)
    if len(words) == 1 and not others:
        return "content"
    if len(words) == 2 and not others and pair_of(view):
        return "columns"
    return "only" if not words and not others else None


def serves(view: View, kind: Kind) -> bool:
    """Return whether a layout has what its kind needs."""
    if view.title is None or not view.title.upright:
        return False
    match kind:
        case "content":
            return bool(usable(view))
        case "columns":
            return pair_of(view) is not None
    return True


def usable(view: View) -> list[Place]:
    """Return the placeholders for words that stand upright somewhere."""
    return [place for place in view.words if place.upright and place.area is not None]


def roomy(view: View, kind: Kind) -> bool:
    """Return whether the largest placeholder for words has a third of the title's width and its own height twice."""
    title = view.title.area if view.title else None
    if kind not in ("content", "columns") or title is None:
        return True
    return any(
        place.area is not None and place.area.width * place.area.height > 1.5 * title.width * min(title.height, 60)
        for place in usable(view)
    )


def pair_of(view: View) -> tuple[Place, Place] | None:
    """Return the two largest placeholders for words that stand side by side, the left one first."""
    places = sorted(usable(view), key=lambda place: -size_of(place))[:2]
    if len(places) < 2 or size_of(places[1]) < 0.4 * size_of(places[0]):
        return None
    one, other = sorted(places, key=lambda place: place.area.left if place.area else 0)
    if one.area is None or other.area is None:
        return None
    level = min(one.area.bottom, other.area.bottom) - max(one.area.top, other.area.top)
    beside = one.area.right <= other.area.left + 4 and overlap(one.area, other.area) < 100
    return (one, other) if beside and level > 0.6 * min(one.area.height, other.area.height) else None


def size_of(place: Place) -> float:
    """Return how large a placeholder is, in square points."""
    return place.area.width * place.area.height if place.area else 0

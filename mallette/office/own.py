"""The rooms of our own base file, whose layouts are named by our roles, read back from it."""

from collections.abc import Mapping
from dataclasses import replace

from mallette.model.stage import Area, HolderRole, Room
from mallette.office.areas import overlap
from mallette.office.inherit import Place, View
from mallette.office.roles import OWN_TAG
from mallette.office.rooms import Maker, around
from mallette.tree import Layout

PLACES: dict[int, HolderRole] = {0: "title", 1: "body", 2: "second", 3: "detail", OWN_TAG: "number"}
"""What our placeholders are for, by their numbers."""


def own_rooms(maker: Maker, views: Mapping[Layout, View]) -> dict[Layout, Room]:
    """Return the rooms of our base file. A layout without a place for the number keeps that of the others: there a
    number does not lead the title either."""
    rooms = {role: own_room(maker, role, view) for role, view in views.items()}
    usual, large = rooms["bullets"].tag, rooms["section"].tag_size
    return {role: room if room.tag else replace(room, tag=usual, tag_size=large) for role, room in rooms.items()}


def own_room(maker: Maker, role: Layout, view: View) -> Room:
    """Return the room of a role on one of our layouts. The body is as wide as what stands beside its words too."""
    by_number = {place.idx: place for place in view.places if place.area is not None}
    seats = {PLACES[idx]: place for idx, place in by_number.items() if idx in PLACES}
    if not {"title", "body"} <= set(seats) or not all(stands(maker, area(place)) for place in seats.values()):
        return maker.room(role, view, "opener" if role in ("title", "section") else "content")
    holders = maker.holders(view, area(seats["title"]))
    for name in ("body", "detail", "number"):
        if name in seats:
            holders[name] = maker.holder(seats[name], area(seats[name]), view, "words" if name == "body" else "")
    if role == "columns" and "second" in seats:
        holders["second"] = maker.holder(seats["second"], area(seats["second"]), view, "")
    beside = next((area(place) for place in by_number.values() if place.idx == 2), None)
    body = holders["body"].room
    if beside is not None and overlap(beside, body) == 0:
        body = around(body, beside)
    room = maker.finished(role, view, holders, area(seats["title"]), body)
    if "second" in holders:
        room = replace(room, left=holders["body"].room, right=holders["second"].room)
    if "detail" in holders:
        room = replace(room, detail=holders["detail"].room)
    if "number" not in seats:
        return room
    if not holders["number"].fill:
        holders["number"] = replace(holders["number"], ink="bg1")
    return replace(room, tag=area(seats["number"]), tag_size=seats["number"].size)


def stands(maker: Maker, area: Area) -> bool:
    """Return whether a box has a size and lies on the slide: somebody may have moved it, or made the slides smaller."""
    inside = min(area.left, area.top) > -1 and area.right < maker.width + 1 and area.bottom < maker.height + 1
    return inside and area.width > 0 and area.height > 0


def area(place: Place) -> Area:
    """Return where a placeholder stands; only those that stand somewhere are asked."""
    if place.area is None:
        raise ValueError("a placeholder without a place")
    return place.area

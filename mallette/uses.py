"""Where a slot is used: the places on paper, by spine number, that change when its value does."""

import re
from collections.abc import Iterator

from mallette.model.pack import Slots
from mallette.model.toolkit import Toolkit, iter_slides, iter_texts
from mallette.numbering import Spine, place_of
from mallette.sums import names_in

SLOT = re.compile(r"\{([a-z][a-z0-9_]*)(?:\.[a-z]+)?\}")


def places_of_slots(toolkit: Toolkit, spine: Spine) -> dict[str, tuple[str, ...]]:
    """Return for each declared slot the spine numbers of what prints it, in the order of the workshop: ``("4A",
    "6-2")``. A computed slot counts as a use of every slot that it is computed from."""
    ids: dict[str, list[str]] = {name: [] for name in toolkit.slots.slots}
    for name, id in named_slots(toolkit):
        for each in roots_of(name, toolkit.slots):
            if each in ids:
                ids[each].append(id)
    order = {number: place for place, number in enumerate(spine.numbers.values())}
    return {
        name: tuple(sorted({place for id in found if (place := place_of(id, spine))}, key=order.__getitem__))
        for name, found in ids.items()
    }


def named_slots(toolkit: Toolkit) -> Iterator[tuple[str, str]]:
    """Yield each use of a slot: its name and the id of the text, or of the node of a picture, that prints it."""
    for id, text in iter_texts(toolkit):
        yield from ((name, id) for name in SLOT.findall(text))
    for id, slide in iter_slides(toolkit):
        for node in slide.picture.nodes.values() if slide.picture else ():
            if isinstance(node.value, str):
                yield node.value, id
    for folder, sheets in (("handouts", toolkit.handouts), ("forms", toolkit.forms)):
        for key, sheet in sheets.items():
            for part in sheet.parts.values():
                for node in part.picture.nodes.values() if part.picture else ():
                    if isinstance(node.value, str):
                        yield node.value, f"{folder}/{key}"


def roots_of(name: str, slots: Slots) -> Iterator[str]:
    """Yield a slot, and every slot that it is computed from, however deep. Each once."""
    waiting, seen = [name], {name}
    while waiting:
        here = waiting.pop()
        yield here
        slot = slots.slots.get(here)
        for each in names_in(slot.compute) if slot is not None and slot.compute else ():
            if each not in seen:
                seen.add(each)
                waiting.append(each)

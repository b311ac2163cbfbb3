"""Slots are declared, sums can be computed, and a country's numbers keep the lesson true."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time

from mallette.errors import Mistake, suggest
from mallette.library.checks.place import CONTROL, mistake_at
from mallette.library.checks.references import REFERENCE
from mallette.marks import has_loose_mark
from mallette.model.content import Picture
from mallette.model.pack import Slot
from mallette.model.toolkit import iter_slides, iter_texts
from mallette.model.trip import Pack
from mallette.sums import SumError, holds, names_in, slot_values

SLOT = re.compile(r"\{([^{}/]*)\}")
NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z]+)?")
NUMERIC = ("money", "quantity")
READERS: Mapping[str, Callable[[str], object]] = {"date": date.fromisoformat, "time": time.fromisoformat}
EXAMPLES = {"date": "2027-03-12", "time": "08:30"}


def check_slots(pack: Pack) -> tuple[Mistake, ...]:
    """Return every mistake in slots, in their use inside texts, and in the rules over them."""
    values = tuple(check_values(pack))
    return (*check_use(pack), *values, *check_nodes(pack), *(() if values else check_rules(pack)))


def check_use(pack: Pack) -> Iterator[Mistake]:
    known = tuple(pack.toolkit.slots.slots)
    for id, text in iter_texts(pack.toolkit):
        if CONTROL.search(text):
            yield mistake_at(pack, id, "holds a control or private-use character.", "Type the sentence again.")
        for name in SLOT.findall(text):
            if not NAME.fullmatch(name) or name.partition(".")[0] not in known:
                yield mistake_at(pack, id, f"uses the slot {{{name}}}, which is not declared.", suggest(name, known))
        if "{" in (rest := REFERENCE.sub("", SLOT.sub("", text))) or "}" in rest:
            right = "Write {slot_name} or {handouts/links}, without spaces, and no other braces."
            yield mistake_at(pack, id, "has a brace that opens or closes no slot and no reference.", right)
        if has_loose_mark(text):
            right = "Italics are *so*, bold is **so**; an asterisk that is meant to be printed is \\*."
            yield mistake_at(pack, id, "has an asterisk without its twin.", right)


def check_values(pack: Pack) -> Iterator[Mistake]:
    for name, value in pack.values.items():
        slot = pack.toolkit.slots.slots.get(name)
        if slot is None:
            right = suggest(name, tuple(pack.toolkit.slots.slots))
            yield mistake_at(pack, f"slots.{name}", "is no slot of content/slots.yaml.", right)
        elif slot.compute is not None:
            yield mistake_at(pack, f"slots.{name}", f"is computed ({slot.compute}).", "Take it out.")
        elif wrong := wrong_value(slot, value):
            yield mistake_at(pack, f"slots.{name}", wrong)
    for name, slot in pack.toolkit.slots.slots.items():
        if slot.default is not None and (wrong := wrong_value(slot, slot.default)):
            yield mistake_at(pack, f"slots.slots.{name}.default", wrong)


def wrong_value(slot: Slot, value: object) -> str:
    """Return what is wrong with a value for its slot, or nothing."""
    if slot.kind in NUMERIC and not isinstance(value, int | float):
        return f"must be a number, since the slot is a {slot.kind}."
    if slot.kind not in NUMERIC and isinstance(value, int | float):
        return f"must be text in quotes, since the slot is a {slot.kind}."
    if isinstance(value, dict) and not (value and all("plain" in forms for forms in value.values())):
        return "needs a form `plain` in each language."
    words = [form for forms in value.values() for form in forms.values()] if isinstance(value, dict) else [str(value)]
    if any(CONTROL.search(each) for each in words):
        return "holds a control or private-use character."
    plain = [forms["plain"] for forms in value.values()] if isinstance(value, dict) else words
    longest = max(len(each) for each in plain)
    if slot.limit and longest > slot.limit:
        return f"has {longest} letters; at most {slot.limit} fit where it is used."
    if slot.kind in READERS and not can_read(READERS[slot.kind], words[0]):
        return f"is {words[0]!r}, which is no {slot.kind}. Write it as {EXAMPLES[slot.kind]}."
    return ""


def can_read(read: Callable[[str], object], words: str) -> bool:
    try:
        read(words)
    except ValueError:
        return False
    return True


def check_nodes(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for each value in a picture that is no slot with a number, and for links to absent nodes."""
    numeric = tuple(name for name, slot in pack.toolkit.slots.slots.items() if slot.kind in NUMERIC)
    for id, picture in pictures_of(pack):
        for key, node in picture.nodes.items():
            if isinstance(node.value, str) and node.value not in numeric:
                right = suggest(node.value, numeric)
                yield mistake_at(pack, f"{id}.nodes.{key}.value", f"{node.value!r} is no slot with a number.", right)
        for key, link in picture.links.items():
            for end in sorted({link.start, link.end} - set(picture.nodes)):
                right = suggest(end, tuple(picture.nodes))
                yield mistake_at(pack, f"{id}.links.{key}", f"leads to {end!r}, which is no node.", right)


def pictures_of(pack: Pack) -> Iterator[tuple[str, Picture]]:
    """Yield every picture with its id: those of slides, handouts and forms."""
    for id, slide in iter_slides(pack.toolkit):
        if slide.picture:
            yield f"{id}.picture", slide.picture
    for folder, sheets in (("handouts", pack.toolkit.handouts), ("forms", pack.toolkit.forms)):
        for key, sheet in sheets.items():
            for part_key, part in sheet.parts.items():
                if part.picture:
                    yield f"{folder}/{key}.parts.{part_key}.picture", part.picture


def check_rules(pack: Pack) -> Iterator[Mistake]:
    slots = pack.toolkit.slots
    for name, slot in slots.slots.items():
        if slot.compute is not None:
            try:
                unknown = [each for each in names_in(slot.compute) if each not in slots.slots]
            except SumError as error:
                yield mistake_at(pack, f"slots.slots.{name}.compute", f"cannot be computed: {error}.")
                return
            if unknown:
                wrong = f"uses {', '.join(unknown)}, which is no slot."
                yield mistake_at(pack, f"slots.slots.{name}.compute", wrong)
                return
    try:
        values = slot_values(slots, pack.values)
        numbers = {name: value for name, value in values.items() if isinstance(value, int | float)}
        for key, rule in slots.rules.items():
            if not holds(rule.that, numbers):
                shown = ", ".join(f"{name} = {numbers[name]:g}" for name in dict.fromkeys(names_in(rule.that)))
                wrong = f"breaks the lesson ({shown}): {rule.that} must hold."
                yield mistake_at(pack, blamed(pack, key), wrong, rule.why)
    except SumError as error:
        yield mistake_at(pack, "slots.slots", f"cannot be computed: {error}.")


def blamed(pack: Pack, rule: str) -> str:
    """Return the id of the value that a pack gives and that a broken rule rests on, else the id of the rule."""
    slots = pack.toolkit.slots
    waiting, seen = [*names_in(slots.rules[rule].that)], set[str]()
    while waiting:
        name = waiting.pop(0)
        if name in pack.values:
            return f"slots.{name}"
        compute = slots.slots[name].compute if name in slots.slots else None
        waiting += [each for each in names_in(compute or "0") if each not in seen]
        seen.add(name)
    return f"slots.rules.{rule}"

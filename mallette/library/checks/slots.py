"""Slots are declared, sums can be computed, and a country's numbers keep the lesson true."""

import re
from collections.abc import Iterator

from mallette.errors import Mistake, suggest
from mallette.library.checks.place import mistake_at
from mallette.model.pack import Slot
from mallette.model.toolkit import iter_texts
from mallette.model.trip import Pack
from mallette.sums import SumError, holds, names_in, slot_values

SLOT = re.compile(r"\{([^{}/]*)\}")
NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z]+)?")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ue000-\uf8ff]")
NUMERIC = ("money", "quantity")


def check_slots(pack: Pack) -> tuple[Mistake, ...]:
    """Return every mistake in slots, in their use inside texts, and in the rules over them."""
    return (*check_use(pack), *check_values(pack), *check_pictures(pack), *check_rules(pack))


def check_use(pack: Pack) -> Iterator[Mistake]:
    known = tuple(pack.toolkit.slots.slots)
    for id, text in iter_texts(pack.toolkit):
        if CONTROL.search(text):
            yield mistake_at(pack, id, "holds a control or private-use character.", "Type the sentence again.")
        for name in SLOT.findall(text):
            if not NAME.fullmatch(name) or name.partition(".")[0] not in known:
                yield mistake_at(pack, id, f"uses the slot {{{name}}}, which is not declared.", suggest(name, known))


def check_values(pack: Pack) -> Iterator[Mistake]:
    file = f"countries/{pack.code}/slots"
    for name, value in pack.values.items():
        slot = pack.toolkit.slots.slots.get(name)
        if slot is None:
            right = suggest(name, tuple(pack.toolkit.slots.slots))
            yield Mistake(f"content/{file}.yaml", 0, name, "is no slot of content/slots.yaml.", right)
        elif slot.compute is not None:
            yield Mistake(f"content/{file}.yaml", 0, name, f"is computed ({slot.compute}).", "Take it out.")
        elif wrong := wrong_value(slot, value):
            yield Mistake(f"content/{file}.yaml", 0, name, wrong)
    for name, slot in pack.toolkit.slots.slots.items():
        if slot.default is not None and (wrong := wrong_value(slot, slot.default)):
            yield mistake_at(pack, f"slots.slots.{name}.default", wrong)


def wrong_value(slot: Slot, value: object) -> str:
    """Return what is wrong with a value for its slot, or nothing."""
    if slot.kind in NUMERIC and not isinstance(value, int | float):
        return f"must be a number, since the slot is a {slot.kind}."
    if slot.kind not in NUMERIC and isinstance(value, int | float):
        return f"must be text in quotes, since the slot is a {slot.kind}."
    if slot.limit and isinstance(value, str) and len(value) > slot.limit:
        return f"has {len(value)} letters; at most {slot.limit} fit where it is used."
    if isinstance(value, dict) and not all("plain" in forms for forms in value.values()):
        return "needs a form `plain` in each language."
    return ""


def check_pictures(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for each picture value that is neither a number nor a slot, and for links to absent nodes."""
    for key, session in pack.toolkit.sessions.items():
        for step_key, step in session.steps.items():
            for slide_key, slide in step.slides.items():
                id = f"sessions/{key}.steps.{step_key}.slides.{slide_key}.picture"
                nodes = slide.picture.nodes if slide.picture else {}
                for node_key, node in nodes.items():
                    if isinstance(node.value, str) and node.value not in pack.toolkit.slots.slots:
                        yield mistake_at(pack, f"{id}.nodes.{node_key}.value", f"{node.value!r} is no slot.",
                                         suggest(node.value, tuple(pack.toolkit.slots.slots)))  # fmt: skip
                for link_key, link in (slide.picture.links if slide.picture else {}).items():
                    for end in {link.start, link.end} - set(nodes):
                        yield mistake_at(pack, f"{id}.links.{link_key}", f"leads to {end!r}, which is no node.",
                                         suggest(end, tuple(nodes)))  # fmt: skip


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
                where = f"content/countries/{pack.code}/slots.yaml" if pack.values else "content/slots.yaml"
                yield Mistake(where, 0, key, f"breaks the lesson ({shown}): {rule.that} must hold.", rule.why)
    except SumError as error:
        yield Mistake("content/slots.yaml", 0, "", f"cannot be computed: {error}.")

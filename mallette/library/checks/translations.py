"""A translation keeps every slot and reference of its source, and sets slots where its grammar allows."""

import re
from collections import Counter
from collections.abc import Iterator

from mallette.errors import Mistake
from mallette.model.pack import Language
from mallette.model.toolkit import iter_texts
from mallette.model.trip import Catalogue, Pack

SLOT = re.compile(r"\{([a-z][a-z0-9_]*)(?:\.[a-z]+)?\}|\{([a-z]+/[A-Za-z0-9.-]+)\}")
BEFORE_FORMS = ("place", "person", "crop")


def slots_of(text: str) -> Counter[str]:
    """Return the slots and references of a text, whatever form of a slot is used."""
    return Counter(slot or reference for slot, reference in SLOT.findall(text))


def check_translations(pack: Pack, code: str, language: Language, catalogue: Catalogue) -> Iterator[Mistake]:
    """Yield a mistake for each translation that lost or gained a slot, or that elides before a plain one."""
    if code == pack.country.source:
        return
    file = f"content/languages/{code}/strings.po"
    for id, text in iter_texts(pack.toolkit):
        entry = pack.catalogues.get(code, {}).get(id) if id in pack.owned else catalogue.get(id)
        if entry is None or entry.fuzzy or entry.source != text:
            continue
        lost, gained = slots_of(text) - slots_of(entry.text), slots_of(entry.text) - slots_of(text)
        if lost or gained:
            wrong = "; ".join(
                f"{word} {', '.join(f'{{{each}}}' for each in slots)}"
                for word, slots in (("lacks", lost), ("adds", gained))
                if slots
            )
            yield Mistake(file, 0, id, f"{wrong}, unlike its source.", f"The source is: {text}")
        yield from check_before_slots(pack, language, file, id, entry.text)


def check_before_slots(pack: Pack, language: Language, file: str, id: str, text: str) -> Iterator[Mistake]:
    words = "|".join(re.escape(word) for word in language.typography.refused_before_slot)
    if not words:
        return
    for word, name in re.findall(rf"(?<!\w)({words})\s?\{{([a-z][a-z0-9_]*)\}}", text, re.IGNORECASE):
        slot = pack.toolkit.slots.slots.get(name)
        if slot and slot.kind in BEFORE_FORMS:
            right = f"Use a form of the slot, as {{{name}.of}}, so that it elides and agrees in every country."
            yield Mistake(file, 0, id, f"has {word!r} straight before {{{name}}}.", right)

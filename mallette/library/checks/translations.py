"""A translation keeps every slot and reference of its source, and sets slots where its grammar allows."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from mallette.errors import Mistake
from mallette.library.checks.place import CONTROL, mistake_at
from mallette.model.base import SOURCE
from mallette.model.pack import Language, SlotValue
from mallette.model.toolkit import iter_texts
from mallette.model.trip import Catalogue, Pack

SLOT = re.compile(r"\{([a-z][a-z0-9_]*)(?:\.[a-z]+)?\}|\{([a-z]+/[A-Za-z0-9.-]+)\}")
FORM = re.compile(r"\{([a-z][a-z0-9_]*)\.([a-z]+)\}")
BEFORE_FORMS = ("place", "person", "crop")


def slots_of(text: str) -> Counter[str]:
    """Return the slots and references of a text, whatever form of a slot is used."""
    return Counter(slot or reference for slot, reference in SLOT.findall(text))


def check_translations(pack: Pack, code: str, language: Language, catalogue: Catalogue) -> Iterator[Mistake]:
    """Yield a mistake for each text in one language that cannot be set: a lost or gained slot, a plain slot where the
    grammar needs a form, a form that no value has, a character that cannot be printed."""
    for id, text in iter_texts(pack.toolkit):
        own = id in pack.owned
        if code == (pack.country.source if own else SOURCE):
            if "{" in text:
                yield from check_words(pack, code, language, mistake_at(pack, id, ""), text)
            continue
        entry = (pack.catalogues.get(code, {}) if own else catalogue).get(id)
        if entry is None:
            continue
        file = f"content/countries/{pack.code}/languages/{code}.po" if own else f"content/languages/{code}/strings.po"
        at = Mistake(file, entry.line, id, "")
        if CONTROL.search(entry.text):
            yield mend(at, "holds a control or private-use character.", "Type the sentence again.")
        if entry.fuzzy or entry.source != text or "{" not in text + entry.text:
            continue
        yield from check_slots_kept(at, text, entry.text)
        yield from check_words(pack, code, language, at, entry.text)


def mend(at: Mistake, wrong: str, right: str) -> Mistake:
    return Mistake(at.file, at.line, at.key, wrong, right)


def check_slots_kept(at: Mistake, source: str, text: str) -> Iterator[Mistake]:
    lost, gained = slots_of(source) - slots_of(text), slots_of(text) - slots_of(source)
    if lost or gained:
        wrong = "; ".join(
            f"{word} {', '.join(f'{{{each}}}' for each in slots)}"
            for word, slots in (("lacks", lost), ("adds", gained))
            if slots
        )
        yield mend(at, f"{wrong}, unlike its source.", f"The source is: {source}")


def check_words(pack: Pack, code: str, language: Language, at: Mistake, text: str) -> Iterator[Mistake]:
    """Yield a mistake for each slot that stands where its grammar refuses it, or in a form that its value lacks."""
    words = "|".join(re.escape(word) for word in language.typography.refused_before_slot)
    for word, name in re.findall(rf"(?<!\w)({words})\s?\{{([a-z][a-z0-9_]*)\}}", text, re.IGNORECASE) if words else ():
        slot = pack.toolkit.slots.slots.get(name)
        if slot and slot.kind in BEFORE_FORMS:
            right = f"Use a form of the slot, as {{{name}.of}}, so that it elides and agrees in every country."
            yield mend(at, f"has {word!r} straight before {{{name}}}.", right)
    for name, form in FORM.findall(text):
        forms = forms_of(pack, name).get(code)
        if forms is not None and form not in forms:
            wrong = f"uses {{{name}.{form}}}, but the value of {name!r} has no form {form!r} in {code!r}."
            yield mend(at, wrong, f"It has: {', '.join(forms)}.")


def forms_of(pack: Pack, name: str) -> Mapping[str, Mapping[str, str]]:
    """Return the forms of a slot's value by language, or nothing where the value is one word for all."""
    slot = pack.toolkit.slots.slots.get(name)
    value: SlotValue | None = pack.values.get(name, slot.default if slot else None)
    return value if isinstance(value, dict) else {}

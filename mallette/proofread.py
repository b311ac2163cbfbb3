"""Hold a translation against its source: slots, numbers, emphasis and length. What a translator sees of markup are
these signs alone, so what goes wrong with them can be said in words."""

import re
from collections import Counter
from collections.abc import Iterator

from mallette.marks import has_loose_mark, take_slots

NUMBER = re.compile(r"\d(?:[.,\u00a0\u202f ]?\d)*")
LONGER, MORE = 1.5, 40
"""A translation may have so many times the letters of its source, and so many letters more: the longest of the French
one needs 1.5 times and 30 letters (measured over its 3,200 texts)."""


def faults_of(source: str, text: str, limit: int | None = None) -> Iterator[str]:
    """Yield what is wrong with a translation, each as a sentence that says what to mend. `limit` is the most letters
    that its place holds."""
    yield from slot_faults(source, text)
    yield from number_faults(source, text)
    yield from emphasis_faults(source, text)
    yield from length_faults(source, text, limit)
    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ue000-\uf8ff]", text):
        yield "It holds a character that cannot be printed: type the sentence again."


def slots_of(text: str) -> Counter[str]:
    """Return the slots and references of a text, whatever form of a slot is used."""
    return Counter(name if "/" in name else name.partition(".")[0] for name in take_slots(text)[1])


def slot_faults(source: str, text: str) -> Iterator[str]:
    wanted, found = slots_of(source), slots_of(text)
    for name in wanted - found:
        yield f"{{{name}}} is missing: put it where the value belongs."
    for name in found - wanted:
        yield f"{{{name}}} does not stand in the source: take it out."
    if "{" in (rest := take_slots(text)[0]) or "}" in rest:
        yield "A brace opens or closes nothing: a slot is copied whole, as in {lunch_price}."


def numbers_of(text: str) -> Counter[str]:
    """Return the numbers of a text by their digits: separators differ from language to language."""
    return Counter(re.sub(r"\D", "", each) for each in NUMBER.findall(take_slots(text)[0]))


def number_faults(source: str, text: str) -> Iterator[str]:
    wanted, found = numbers_of(source), numbers_of(text)
    for number in wanted - found:
        yield f"The number {number} of the source is missing."
    for number in found - wanted:
        yield f"The number {number} does not stand in the source."


def emphasis_of(text: str) -> tuple[int, int]:
    """Return how many signs of bold and of italics a text has."""
    bare = re.sub(r"\\.", "", take_slots(text)[0])
    return bare.count("**"), bare.replace("**", "").count("*")


def emphasis_faults(source: str, text: str) -> Iterator[str]:
    if has_loose_mark(text):
        yield "An asterisk has no twin: *italics*, **bold**."
        return
    names = ("**bold**", "*italics*")
    for name, wanted, found in zip(names, emphasis_of(source), emphasis_of(text), strict=True):
        if found < wanted:
            yield f"{name} of the source is missing: set the same words so."


def length_faults(source: str, text: str, limit: int | None) -> Iterator[str]:
    most = limit or round(LONGER * len(source)) + MORE
    if len(text) > most:
        yield f"It has {len(text)} letters; its place holds {most}."

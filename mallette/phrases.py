"""A country's words for fixed concepts, set in place of the language's: whole phrases, never parts of words."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from mallette.marks import SLOT
from mallette.model.words import Words

VOWELS = "aeiouyàâäæéèêëîïôöœùûüÿ"
"""Letters before which French elides (*y* but for a few foreign words)."""
ENGLISH_VOWELS = "aeiou"
KEEPS = re.compile(r"^(sources\.|kit\.credits\.)|\.(source|method|url)$")
"""Ids of texts that name publications: these are quoted as they were published."""
TERM = re.compile(r"^glossary\..*\.term$")
"""Ids of the words that a glossary explains: the standard term stands beside the country's, so that both are found."""


def say_phrases(text: str, id: str, standard: Mapping[str, Words], own: Mapping[str, Words]) -> str:
    """Return `text` with the country's `own` words for concepts in place of the `standard` ones. A capital at the
    beginning stays one; slots, references and names of publications stay as they are."""
    pairs = {old: new for key in own if key in standard for old, new in pairs_of(standard[key], own[key])}
    if not pairs or KEEPS.search(id):
        return text
    pattern = pattern_of(tuple(pairs), capitals=True)
    lower = {spell(old): new for old, new in pairs.items()}

    def put(match: re.Match[str]) -> str:
        old = match[0]
        new = lower[spell(old[0].lower() + old[1:])]
        new = new[0].upper() + new[1:] if old[0].isupper() else new
        return f"{new} ({old[0].lower()}{old[1:]})" if TERM.match(id) else new

    parts = re.split(f"({SLOT.pattern.replace('(', '(?:', 1)})", text)
    return "".join(part if place % 2 else pattern.sub(put, part) for place, part in enumerate(parts))


def pairs_of(standard: Words, own: Words) -> Iterable[tuple[str, str]]:
    """Return each form of a standard word with the country's."""
    many = [(standard.many, own.many)] if standard.many and own.many else []
    return [(standard.one, own.one), *many]


def find_phrase(text: str, words: Words) -> bool:
    """Return whether `text` says the words, in one form or the other."""
    forms = tuple(each for each in (words.one, words.many) if each)
    return pattern_of(forms, capitals=True).search(SLOT.sub("", text)) is not None


@cache
def pattern_of(phrases: tuple[str, ...], *, capitals: bool = False) -> re.Pattern[str]:
    """Return what finds any of `phrases` as whole words, the longest first, with any kind of space and apostrophe. With
    `capitals`, only the first letter may be a capital: *Value Chain* is a name that somebody gave."""
    forms = [re.escape(each) for each in sorted(phrases, key=len, reverse=True)]
    if capitals:
        forms = [f"[{form[0].lower()}{form[0].upper()}]{form[1:]}" if form[0].isalpha() else form for form in forms]
    spelt = "|".join(re.sub("['’]", "['’]", form.replace(r"\ ", "[ \u00a0\u202f\n]")) for form in forms)
    return re.compile(rf"(?<![\w-])(?:{spelt})(?![\w-])", 0 if capitals else re.IGNORECASE)


def spell(phrase: str) -> str:
    """Return a phrase with plain spaces and typographic apostrophes."""
    return re.sub("[\u00a0\u202f\n]", " ", phrase).replace("'", "’")


def elides(phrase: str, said: bool | None, code: str) -> bool | None:
    """Return whether the word before `phrase` changes its form, as `said`, else as its first letter shows; None where
    that cannot be seen: a French h is mute or not, word by word."""
    first = phrase[:1].lower()
    if said is not None or not first:
        return bool(said)
    if code == "fr":
        return None if first == "h" else first in VOWELS
    return first in ENGLISH_VOWELS if code == "en" else False

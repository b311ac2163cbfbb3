"""A country's words for fixed concepts fit the sentences that they stand in, and no text says what its language
avoids."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from mallette.errors import Mistake, suggest
from mallette.library.checks.place import CONTROL, mistake_at
from mallette.model.base import Text
from mallette.model.pack import Language, SlotValue
from mallette.model.toolkit import iter_texts
from mallette.model.trip import Catalogue, Pack
from mallette.model.words import Avoided, Words
from mallette.phrases import elides, find_phrase, pattern_of
from mallette.wording import title_id, wording_of

SIGNS = re.compile(r"[{}*\\\n]")
GENDERS = {"f": "feminine", "m": "masculine", None: "without gender"}
SHOWN = 3
"""Sentences that a mistake names."""


def check_words(
    pack: Pack, languages: Mapping[str, Language], catalogues: Mapping[str, Catalogue]
) -> Iterator[Mistake]:
    """Yield a mistake for each of a country's words that would break its sentences."""
    for code, given in pack.country.words.items():
        if code not in languages or code not in pack.country.languages:
            right = suggest(code, tuple(pack.country.languages))
            yield mistake_at(pack, f"country.words.{code}", "is no language of this country.", right)
            continue
        language = languages[code]
        for key, words in given.items():
            at = f"country.words.{code}.{key}"
            standard = language.concepts.get(key)
            if standard is None:
                wrong = "is no concept with a word of its own."
                yield mistake_at(pack, at, wrong, suggest(key, tuple(language.concepts)))
            elif wrong := wrong_form(words, code) or wrong_avoided(words, language):
                yield mistake_at(pack, at, wrong)
            elif wrong := wrong_fit(words, standard, code):
                yield mistake_at(pack, at, wrong, advise(pack, code, standard, catalogues.get(code, {})))


def wrong_form(words: Words, code: str) -> str:
    """Return why words cannot stand in a sentence of any kind, or nothing."""
    for each in (words.one, words.many or ""):
        if elides(each, words.elides, code) is None:
            return f"{each!r} begins with h: say `elides: true` (l’, d’) or `elides: false` (le or la, de)."
        if SIGNS.search(each) or CONTROL.search(each) or each != each.strip():
            return f"{each!r} holds a brace, an asterisk, a backslash, or a space at its end."
    return ""


def wrong_avoided(words: Words, language: Language) -> str:
    """Return why the language avoids one of the words, or nothing."""
    for each in (words.one, words.many or ""):
        for found in avoided_in(each, language):
            return f"{each!r} is avoided here: {found.why} Say {found.instead}."
    return ""


def wrong_fit(words: Words, standard: Words, code: str) -> str:
    """Return why words cannot take the place of the standard ones in every sentence, or nothing: le, la, l', du and de
    la in French (`curriculum.md` section 10), a and an in English, would no longer agree."""
    if words.gender != standard.gender:
        kinds = f"{GENDERS[words.gender]}, and {standard.one!r} is {GENDERS[standard.gender]}"
        return f"{words.one!r} is {kinds}: the words around it would not agree."
    if standard.many and not words.many:
        return f"{words.one!r} has no `many:`, and sentences also say {standard.many!r}."
    for own, other in ((words.one, standard.one), (words.many or "", standard.many or "")):
        mine, theirs = elides(own, words.elides, code), elides(other, standard.elides, code)
        if own and other and mine != theirs:
            does = "elides" if mine else "does not elide"
            return f"{own!r} {does}, unlike {other!r}: the word before it would be wrong."
    return ""


def advise(pack: Pack, code: str, standard: Words, catalogue: Catalogue) -> str:
    """Return what to do instead, with the first sentences that say the standard words."""
    found = [
        id
        for id, source in iter_texts(pack.toolkit)
        if find_phrase(wording_of(pack, code, catalogue, id, source).text, standard) and "/" in id
    ]
    named = f" It stands in {', '.join(found[:SHOWN])}" if found else ""
    more = f" and {len(found) - SHOWN} more." if len(found) > SHOWN else "." if found else ""
    return f"Replace the whole sentence instead, in a file of this country named as the core's.{named}{more}"


def check_avoided(pack: Pack, code: str, language: Language, catalogue: Catalogue) -> Iterator[Mistake]:
    """Yield a mistake for each text that says, in this language, what the language avoids."""
    for id, source in texts_of(pack):
        wording = wording_of(pack, code, catalogue, id, source)
        if wording.lang != code or wording.state in ("missing", "stale"):
            continue
        for found in avoided_in(wording.text, language):
            at = mistake_at(pack, id, "") if wording.state == "own" else Mistake(wording.file, wording.line, id, "")
            said = next(each for each in found.words if pattern_of((each,)).search(wording.text))
            yield Mistake(at.file, at.line, at.key, f"says {said!r}. {found.why}", f"Write {found.instead}.")
    for name, value in pack.values.items():
        for form in forms_in(value, code, pack.country.source):
            for found in avoided_in(form, language):
                yield mistake_at(pack, f"slots.{name}", f"says {form!r}. {found.why}", f"Write {found.instead}.")


def forms_in(value: SlotValue, code: str, source: str) -> tuple[str, ...]:
    """Return what a slot's value says in a language: a plain text is in the pack's `source` language."""
    if isinstance(value, dict):
        return tuple(value.get(code, {}).values())
    return (value,) if isinstance(value, Text) and code == source else ()


def texts_of(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield every text of a pack that is printed, with its id: also its title."""
    yield title_id(pack), pack.country.title
    yield from iter_texts(pack.toolkit)


def avoided_in(text: str, language: Language) -> Iterator[Avoided]:
    """Yield what the language avoids and `text` says."""
    every = tuple(word for each in language.avoid.values() for word in each.words)
    if every and all_of(every).search(text):
        yield from (each for each in language.avoid.values() if pattern_of(tuple(each.words)).search(text))


@cache
def all_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of `words`."""
    return pattern_of(words)

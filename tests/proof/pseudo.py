"""A language nobody speaks: the source made longer, as translations are, with accents. It is made here, never shipped.

Translations out of English grow by about a third, short words most of all (W3C, "Text size in translation": 200 to
300 % up to ten letters, 180 to 200 % up to twenty, 130 to 140 % beyond seventy).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import cycle

from mallette.languages import core_texts, own_texts
from mallette.model.pack import Language, Typography
from mallette.model.trip import Catalogue, Library, Pack, Translation

CODE = "qps"
"""A code that stays free for private use (ISO 639-2: qaa to qtz)."""
LANGUAGE = Language(
    name="Pséudô",
    locale="fr",
    plans=[],
    typography=Typography(narrow_before=";:!?", quotes=["«", "»"], space_inside_quotes=True),
)
"""Set as French is: no-break spaces make long pieces."""
GROWTH = ((10, 2.0), (20, 1.8))
"""Texts of up to so many letters, and how much longer they become."""
LATER = 1.4
WORD_GROWTH, LONGEST = 0.3, 18
"""Letters added to a word, as a share of it; the length in letters that no word grows beyond."""

KEPT = re.compile(r"\{[^{}]*\}|\\.|[*_]+")
"""What stays as it is: slots and references, escaped signs, marks (`mallette.marks`)."""
WORD = re.compile(r"[^\W\d_]+")
ACCENTS = str.maketrans("aeioucnyAEIOUCN", "àéîôüçñÿÀÉÎÔÜÇÑ")
ENDING = "éñàüçêsîtô"
WORDS = {1: "à", 2: "là", 3: "été", 4: "même", 5: "façon", 6: "qüelle", 7: "qualité", 8: "théâtral", 9: "développé"}
"""A word to add, by its length."""
LENGTHS = (7, 4, 6, 9, 5, 8)


def pseudo_text(text: str) -> str:
    """Return a text in the pseudo-language: the same slots and marks in the same order, more letters around them."""
    missing = target(text) - measure(text)
    pieces = []
    for piece, is_word in split(text):
        grown = longer(piece, missing) if is_word else piece
        missing -= len(grown) - len(piece)
        pieces.append((grown, is_word))
    sites = [number for number, (_, is_word) in enumerate(pieces) if is_word and may_follow(pieces, number)]
    added = dict(zip_around(sites, extra_words(missing))) if sites else {}
    return "".join(piece + added.get(number, "") for number, (piece, _) in enumerate(pieces))


def measure(text: str) -> int:
    """Return how many letters, spaces and other signs of a text are seen, slots and marks left out."""
    return len(KEPT.sub("", text))


def target(text: str) -> int:
    """Return how long a text becomes, in letters; one without words stays."""
    letters = measure(text)
    growth = next((times for most, times in GROWTH if letters <= most), LATER)
    return round(letters * growth) if WORD.search(KEPT.sub("", text)) else letters


def split(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text, and whether each is a word."""
    for kept, free in re.findall(rf"({KEPT.pattern})|((?:(?!{KEPT.pattern}).)+)", text, re.DOTALL):
        if kept:
            yield kept, False
            continue
        place = 0
        for match in WORD.finditer(free):
            yield from ((each, False) for each in (free[place : match.start()],) if each)
            yield match[0], True
            place = match.end()
        if place < len(free):
            yield free[place:], False


def longer(word: str, missing: int) -> str:
    """Return a word with accents, and with some letters more if the text lacks any."""
    more = min(int(len(word) * WORD_GROWTH), max(0, LONGEST - len(word)), max(0, missing))
    return word.translate(ACCENTS) + "".join(ENDING[(len(word) + each) % len(ENDING)] for each in range(more))


def may_follow(pieces: list[tuple[str, bool]], number: int) -> bool:
    """Return whether a word may be added after a piece: before a space, before the sign that ends a clause, or last."""
    rest = "".join(piece for piece, _ in pieces[number + 1 : number + 2])
    return not rest or rest[0] in " \n,.;:!?)"


def extra_words(missing: int) -> list[str]:
    """Return words which are, with a space before each, as long as `missing`, or one letter less."""
    words = []
    for length in cycle(LENGTHS):
        if missing < 2:
            return words
        rest = missing - 1 - length
        taken = missing - 1 if rest < 0 else length - 1 if rest == 1 else length
        words.append(WORDS[taken])
        missing -= taken + 1
    return words


def zip_around(sites: list[int], words: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the words that are added after each site, spread over all of them from the last on."""
    share: dict[int, str] = {}
    for number, word in enumerate(words):
        site = sites[-1 - number * max(1, len(sites) // len(words)) % len(sites)]
        share[site] = f"{share.get(site, '')} {word}"
    yield from share.items()


def catalogue(texts: Iterable[tuple[str, str]]) -> Catalogue:
    """Return the translations of texts by their ids."""
    return {id: Translation(text, pseudo_text(text)) for id, text in texts}


def pseudo(library: Library) -> Library:
    """Return the library with the pseudo-language, offered by every country."""
    return replace(
        library,
        packs={code: pseudo_pack(pack) for code, pack in library.packs.items()},
        languages={**library.languages, CODE: LANGUAGE},
        catalogues={**library.catalogues, CODE: catalogue(core_texts(library))},
    )


def pseudo_pack(pack: Pack) -> Pack:
    country = pack.country.model_copy(update={"languages": [*pack.country.languages, CODE]})
    return replace(pack, country=country, catalogues={**pack.catalogues, CODE: catalogue(own_texts(pack))})

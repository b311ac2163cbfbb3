"""Set a sentence as its language is printed. Applied when rendering, never in the source.

U+00A0 is used for every no-break space: U+202F is missing from many fonts, and Office files reach machines whose fonts
are not known.
"""

import re
from functools import cache

from mallette.model.pack import Typography

NO_BREAK = "\u00a0"
SPACES = "[ \u00a0\u202f]"
UNITS = r"kg|km|cm|mm|ha|g|m|l|t|h|min|pt|%|°C|F\u00a0CFA|F CFA|FCFA|€|\$"
"""What stands behind a number and stays with it: signs of units and money."""
ADDRESS = re.compile(r"(?:(?:https?://|www\.)\S+|\S+@\S+\.\S+)(?<![.,;:!?)»”])")
"""Web and mail addresses, which are never touched."""
SHIELD = 0xF0000
"""The first of the characters that stand for addresses while a sentence is set."""
STRAIGHT = '"'


def set_text(text: str, rules: Typography) -> str:
    """Return `text` with the no-break spaces, apostrophes and quotation marks of its language. Slots stand in it as
    single private-use characters, so that phone numbers, codes and addresses inside them are never touched."""
    addresses: list[str] = []

    def shield(match: re.Match[str]) -> str:
        addresses.append(match[0])
        return chr(SHIELD + len(addresses) - 1)

    bare = ADDRESS.sub(shield, text) if "www." in text or "://" in text or "@" in text else text
    bare = set_quotes(bare, rules) if STRAIGHT in bare else bare
    for pattern, put in rules_of(rules):
        bare = pattern.sub(put, bare)
    for number, address in enumerate(addresses):
        bare = bare.replace(chr(SHIELD + number), address)
    return bare


def set_quotes(text: str, rules: Typography) -> str:
    """Return `text` with straight quotation marks as those of the language: one that a word follows opens."""
    opening, closing = rules.quotes[:2]
    text = re.sub(r'(^|[\s(\[\u00a0\u2018\u2019\'*-])"(?=\S)', rf"\1{opening}", text)
    return text.replace(STRAIGHT, closing)


@cache
def pattern_of(words: tuple[str, ...]) -> str:
    """Return a pattern of any of `words`, the longest first."""
    return "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))


def rules_of(rules: Typography) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return what is looked for and what is put there, in order."""
    return made_rules(
        rules.narrow_before, tuple(rules.quotes), rules.space_inside_quotes, tuple(rules.months), tuple(rules.titles)
    )


@cache
def made_rules(
    before: str, quotes: tuple[str, ...], inside: bool, months: tuple[str, ...], titles: tuple[str, ...]
) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the rules of a language. What stands around a space is looked at, not taken: else every second space of
    "1 000 000" would be missed."""
    found = [
        (rf"(?<=\bF){SPACES}(?=CFA\b)", NO_BREAK),
        (rf"(?<=\d){SPACES}(?=({UNITS})(?!\w))", NO_BREAK),
        (rf"(?<=\d){SPACES}(?=\d{{3}}(?!\d))", NO_BREAK),
        (rf"(?<=\S){SPACES}(?==\s)", NO_BREAK),
    ]
    if months:
        found.append((rf"(?<=\d){SPACES}(?=(?:{pattern_of(months)})(?!\w))", NO_BREAK))
        found.append((rf"(?<=\b1er){SPACES}(?=(?:{pattern_of(months)})(?!\w))", NO_BREAK))
    if titles:
        found.append((rf"(?<!\w)({pattern_of(titles)}){SPACES}(?=[\w\ue000-\uf8ff])", rf"\1{NO_BREAK}"))
    if before:
        signs = re.escape(before)
        found.append((rf"(?<=\S){SPACES}(?=[{signs}])", NO_BREAK))
        # A translator who types "Qui?" means "Qui ?". A colon inside a time or a ratio has a digit behind it.
        found.append((rf"(?<=[\w)\]»%*\ue000-\uf8ff\U000f0000-\U000f00ff])(?=[{signs}](?:\s|[»”)\]]|$))", NO_BREAK))
    if inside:
        opening, closing = (re.escape(quote) for quote in quotes[:2])
        found.append((rf"({opening}){SPACES}?", rf"\1{NO_BREAK}"))
        found.append((rf"{SPACES}?({closing})", rf"{NO_BREAK}\1"))
    found.append(("'", "\u2019"))
    return tuple((re.compile(pattern), put) for pattern, put in found)


def lower_spaces(text: str) -> str:
    """Return `text` with U+202F as U+00A0."""
    return text.replace("\u202f", NO_BREAK)

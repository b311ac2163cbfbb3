"""Set a sentence as its language is printed. Applied when rendering, never in the source.

U+00A0 is used for every no-break space: U+202F is missing from many fonts, and Office files reach machines whose fonts
are not known.
"""

import re

from mallette.model.pack import Typography

NO_BREAK = "\u00a0"
SPACES = "[ \u00a0\u202f]"
UNITS = "kg|km|cm|mm|ha|g|m|l|h|min|%"


def set_text(text: str, rules: Typography) -> str:
    """Return `text` with the no-break spaces of its language. Slots stand in it as single private-use characters, so
    that phone numbers, codes and addresses inside them are never touched."""
    # What stands around the space is looked at, not taken: else every second space of "1 000 000" would be missed.
    text = re.sub(rf"(?<=\d){SPACES}(?=({UNITS})(?!\w))", NO_BREAK, text)
    text = re.sub(rf"(?<=\d){SPACES}(?=\d{{3}}(?!\d))", NO_BREAK, text)
    text = re.sub(rf"(?<=\S){SPACES}(?==\s)", NO_BREAK, text)
    if rules.narrow_before:
        text = re.sub(rf"(?<=\S){SPACES}(?=[{re.escape(rules.narrow_before)}])", NO_BREAK, text)
    if rules.space_inside_quotes and len(rules.quotes) > 1:
        opening, closing = (re.escape(quote) for quote in rules.quotes[:2])
        text = re.sub(rf"({opening}){SPACES}?", rf"\1{NO_BREAK}", text)
        text = re.sub(rf"{SPACES}?({closing})", rf"{NO_BREAK}\1", text)
    return text.replace("'", "\u2019")


def lower_spaces(text: str) -> str:
    """Return `text` with U+202F as U+00A0."""
    return text.replace("\u202f", NO_BREAK)

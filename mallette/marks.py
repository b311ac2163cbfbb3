"""The marks inside a sentence: bold and italics. Slots are atoms that marks never reach into."""

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import escape

SLOT = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z]+)?|[a-z]+/[A-Za-z0-9.-]+)\}")
ATOM = 0xE000
"""The first private-use character: number n of them stands for the sentence's slot number n while it is being set."""
TAGS = {"em_open": "<i>", "em_close": "</i>", "strong_open": "<b>", "strong_close": "</b>"}


@cache
def reader() -> MarkdownIt:
    """Return the reader of inline marks: emphasis and backslash escapes, nothing else of Markdown."""
    return MarkdownIt("zero").enable(["emphasis", "escape"])


def take_slots(text: str) -> tuple[str, list[str]]:
    """Return `text` with each slot as one private-use character, and the slots' names in order."""
    names: list[str] = []

    def take(match: re.Match[str]) -> str:
        names.append(match[1])
        return chr(ATOM + len(names) - 1)

    return SLOT.sub(take, text), names


def mark_up(text: str, fill: Callable[[str], str], set_text: Callable[[str], str]) -> str:
    """Return a sentence as markup with ``<b>``, ``<i>`` and ``<slot id="...">``.

    `fill` gives the words of a slot, `set_text` the typography of a sentence whose slots stand in it as atoms.
    """
    bare, names = take_slots(text)
    marked = "".join(marks_of(set_text(bare)))
    return re.sub(
        f"[{chr(ATOM)}-{chr(ATOM + len(names))}]",
        lambda match: slot_markup(names[ord(match[0]) - ATOM], fill),
        marked,
    ) if names else marked  # fmt: skip


def has_loose_mark(text: str) -> bool:
    """Return whether an asterisk in `text` opens or closes nothing, and would be printed as it stands."""
    bare = re.sub(r"\\.", "", take_slots(text)[0])
    return "*" in bare and any("*" in token.content for token in reader().parseInline(bare)[0].children or [])


def slot_markup(name: str, fill: Callable[[str], str]) -> str:
    return f'<slot id="{name}">{escape(fill(name))}</slot>'


def marks_of(text: str) -> list[str]:
    """Return the escaped pieces of `text` with tags for its marks."""
    if not any(sign in text for sign in "*_\\"):
        return [str(escape(text))]
    tokens = reader().parseInline(text)[0].children or []
    return [TAGS.get(token.type, str(escape(token.content))) for token in tokens]

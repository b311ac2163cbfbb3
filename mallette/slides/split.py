"""What does not fit on one slide goes on on a second: broken between items, then between sentences, then words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from mallette.fit import PITCH, Passage, cut, has_room, widest_word, wrap_places
from mallette.model.stage import Area
from mallette.tree import Text, plain

Page = tuple[Passage, ...]
SENTENCE = re.compile(r"(?<=[.!?…»”])[ \t\n]+")


def text_pages(words: Callable[[float], Page], area: Area, sizes: Sequence[float]) -> tuple[float, list[Page]]:
    """Return the size and the words on one page at the largest of `sizes` that fits; else on as few pages as it takes,
    again at the largest size. No pages where a word is wider than the area."""
    for size in sizes:
        if has_room(words(size), area.width, area.height):
            return size, [words(size)]
    fewest: list[Page] = []
    found = sizes[-1]
    for size in reversed(sizes):
        pages = break_pages(words(size), area)
        if pages and (not fewest or len(pages) <= len(fewest)):
            found, fewest = size, pages
    return found, fewest


def break_pages(words: Page, area: Area) -> list[Page]:
    """Return the words on as many pages as they take at their size; empty where a word is too wide."""
    if any(widest_word(each.text, each.size, each.bold) > area.width - each.indent for each in words):
        return []
    pages: list[list[Page]] = [[]]
    for group in (part for whole in groups(words) for part in small_enough(whole, area)):
        if pages[-1] and not has_room(flat([*pages[-1], group]), area.width, area.height):
            pages.append([])
        pages[-1].append(group)
    return [flat(page) for page in without_orphan(pages, area)]


def without_orphan(pages: list[list[Page]], area: Area) -> list[list[Page]]:
    """Return the pages with one more item on the last, where it would hold a single one and has room for two."""
    if len(pages) > 1 and len(pages[-1]) == 1 and len(pages[-2]) > 2:
        last = [pages[-2][-1], *pages[-1]]
        if has_room(flat(last), area.width, area.height):
            return [*pages[:-2], pages[-2][:-1], last]
    return pages


def groups(words: Page) -> list[Page]:
    """Return the words in pieces that should stay together: an item and what stands under it."""
    found: list[list[Passage]] = []
    for each in words:
        if found and each.level > found[-1][0].level:
            found[-1].append(each)
        else:
            found.append([each])
    return [tuple(group) for group in found]


def small_enough(group: Page, area: Area) -> list[Page]:
    """Return a group, or its parts where it fills more than a page."""
    if has_room(group, area.width, area.height):
        return [group]
    if len(group) > 1:
        return [part for each in group for part in small_enough((each,), area)]
    return [(part,) for part in split_passage(group[0], area)]


def split_passage(passage: Passage, area: Area) -> list[Passage]:
    """Return a paragraph in parts that each fit: whole sentences, or as many lines as fit where one is too long."""
    fit = int(area.height // (PITCH * passage.size))
    parts: list[Text] = []
    for sentence in sentences(passage.text):
        lines = wrap_places(sentence, passage.size, area.width - passage.indent, passage.bold)
        pages = (lines[start : start + fit] for start in range(0, len(lines), fit))
        parts += [cut(sentence, page[0][0], page[-1][1]) for page in pages]
    first, *rest = parts
    go_on = replace(passage, sign="", level=passage.level + bool(passage.sign))
    return [replace(passage, text=first), *(replace(go_on, text=part) for part in rest)]


def sentences(text: Text) -> list[Text]:
    """Return the sentences of a text."""
    words = plain(text)
    ends = [match.start() for match in SENTENCE.finditer(words)]
    starts = [0, *(match.end() for match in SENTENCE.finditer(words))]
    return [cut(text, start, end) for start, end in zip(starts, [*ends, len(words)], strict=True) if end > start]


def flat(page: Sequence[Page]) -> Page:
    """Return the groups of a page in a row."""
    return tuple(each for group in page for each in group)

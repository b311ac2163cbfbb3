"""The list beside a ``.new`` file: what changed since the edited one was made, by spine number."""

import re
from collections.abc import Iterable, Mapping

from mallette.save.manifest import Record, hash_of

LONGEST = 60
"""Characters of a text that the manifest keeps whole; of a longer one it keeps the opening and a short hash."""
OPENING = 48
NUMBER = re.compile(r"(\d+-\d+(?:\.\d+)?|F?\d+[A-Za-z]?)(?: |$)")
EDITED = "{old} was edited, so it was left as it is. The new one is {new}."
SINCE = "Below is what changed in the kit since {old} was made, by the numbers that slides, guide and handouts carry."
UNKNOWN = "Mallette has no record of making {old}, so it cannot say what changed since."
SAME = "No text changed; only looks or order did."


def split_number(says: str) -> tuple[str, str]:
    """Return spine number and text of ``6-2 A flat price``."""
    found = NUMBER.match(says)
    return (found[1], says[found.end() :]) if found else ("", says)


def condense(says: str) -> str:
    """Return what the manifest keeps of a text: enough to tell that it changed, and to name it when it is gone."""
    number, text = split_number(says)
    if len(text) > LONGEST:
        text = f"{text[:OPENING]}… #{hash_of(text.encode())[:12]}"
    return f"{number} {text}" if number else text


def condense_all(says: Mapping[str, str]) -> dict[str, str]:
    return {id: condense(text) for id, text in says.items()}


def list_changes(old: str, new: str, base: Record | None, says: Mapping[str, str]) -> bytes:
    """Return the list as a text file, with the mark and the line ends that every Notepad reads."""
    lines = [EDITED.format(old=old, new=new), ""]
    lines += [UNKNOWN.format(old=old)] if base is None else [SINCE.format(old=old), *iter_changes(base.says, says)]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def iter_changes(before: Mapping[str, str], says: Mapping[str, str]) -> Iterable[str]:
    """Yield the lines of the list, grouped: changed, added, removed, renumbered."""
    kept = {id: (split_number(before[id]), split_number(condense(text))) for id, text in says.items() if id in before}
    groups = {
        "Changed, the new text:": [says[id] for id, (then, now) in kept.items() if then[1] != now[1]],
        "Added:": [text for id, text in says.items() if id not in before],
        "Removed:": [text.partition("… #")[0] for id, text in before.items() if id not in says],
        "Renumbered:": [f"{then[0]} is now {now[0]}" for then, now in kept.values() if then[0] != now[0] and then[0]],
    }
    for title, texts in groups.items():
        if texts:
            yield from ("", title, *(f"  {line}" for line in in_order(texts)))
    if not any(groups.values()):
        yield from ("", SAME)


def in_order(texts: Iterable[str]) -> list[str]:
    """Return each text once, on one line, in the order of spine numbers; texts without a number come last."""
    return sorted(dict.fromkeys(text.replace("\n", " ") for text in texts), key=order_of)


def order_of(says: str) -> tuple[bool, str, list[int], str]:
    number, _ = split_number(says)
    form = "F" if number.startswith("F") else ""
    return not number, form, [int(part) for part in re.findall(r"\d+", number)], number.lstrip("F0123456789-.")

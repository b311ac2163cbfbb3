"""Change values in a YAML file that a person keeps: comments, order and every line that is not concerned stay."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

Path = tuple[str, ...]
"""Keys from the root of the file down to a value."""
WIDE = 1_000_000
"""No line is folded anew: a folded line would be a change that nobody made."""
WORDS = re.compile(r"[^\W\d_](?:[\w ’'().-]*[\w.’)])?")
"""Text that no reader of YAML can take for anything else, but for `NAMED`."""
NAMED = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
"""What YAML 1.1 takes for a truth or for nothing."""


def edit_yaml(text: str, changes: Mapping[Path, Any]) -> str:
    """Return `text`, a mapping in YAML, with the value at each path replaced or added; None takes the key out, and the
    mapping above it where it was the last one. Lines of top-level keys that are not concerned stay as they are."""
    if "\r\n" in text:
        return edit_yaml(text.replace("\r\n", "\n"), changes).replace("\n", "\r\n")
    edited = load(text)
    for path, value in changes.items():
        put(edited, path, value)
    wanted = plain(edited)
    if wanted == plain(load(text)):
        return text
    new, changed = dump(edited, text), {path[0] for path in changes}
    tries = (mix(text, same, new, changed) for same in (dump(load(text), text), ""))
    return next((each for each in tries if says(each, wanted)), new)


def says(text: str, wanted: Any) -> bool:
    """Return whether a text can be read, and says what is wanted."""
    try:
        return bool(plain(load(text)) == wanted)
    except YAMLError:
        return False


def round_trip() -> YAML:
    yaml = YAML()
    yaml.width = WIDE
    yaml.preserve_quotes = True
    return yaml


def load(text: str) -> CommentedMap:
    data = round_trip().load(text)
    return CommentedMap() if data is None else data


def dump(data: CommentedMap, before: str) -> str:
    """Return `data` as text; without any, what comments the file had."""
    if not data:
        return "".join(line for line in lines_of(before) if is_gap(line))
    target = StringIO()
    round_trip().dump(data, target)
    return target.getvalue()


def plain(value: Any) -> Any:
    """Return data without what the library knows of its looks."""
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value


def put(data: CommentedMap, path: Path, value: Any) -> None:
    """Set what stands at a path, making the mappings above it; with None, take it out."""
    key, *rest = path
    if not rest and value is not None:
        data[key] = quoted(value, data.get(key))
    elif not rest:
        data.pop(key, None)
    elif value is not None and not isinstance(data.get(key), CommentedMap):
        data[key] = CommentedMap()
        data[key].fa.set_flow_style()
        put(data[key], tuple(rest), value)
    elif isinstance(data.get(key), CommentedMap):
        put(data[key], tuple(rest), value)
        if not data[key]:
            del data[key]


def quoted(value: Any, before: Any = None) -> Any:
    """Return a new value: text in quotes unless it is plain words, a list or a mapping on one line unless the list
    `before` was not."""
    if isinstance(value, Mapping):
        made = CommentedMap((key, quoted(each)) for key, each in value.items())
        if not any(isinstance(each, Mapping) for each in value.values()):
            made.fa.set_flow_style()
        return made
    if isinstance(value, list | tuple):
        listed = CommentedSeq(quoted(each) for each in value)
        if not (isinstance(before, CommentedSeq) and before and before.fa.flow_style() is False):
            listed.fa.set_flow_style()
        return listed
    if isinstance(value, str) and (not WORDS.fullmatch(value) or value.lower() in NAMED):
        return DoubleQuotedScalarString(value)
    return value


def mix(old: str, same: str, new: str, changed: set[str]) -> str:
    """Return the lines of `old`, with those of the `changed` top-level keys as `new` has them, and its new keys.
    Comments between keys are the old ones. `same` is what the library makes of the old data."""
    before, after, retold = dict(iter_parts(old)), dict(iter_parts(new)), dict(iter_parts(same))
    lines = [before.get("", old)]
    for key, part in before.items():
        if key:
            body, gap = split_gap(part)
            told = [split_gap(each.get(key, ""))[0] for each in (retold, after)]
            lines.append((keep_lines(body, *told) if key in changed else body) + gap)
    whole = "".join(lines)
    for key, part in after.items():
        if key and key not in before:
            whole = add(whole, key, split_gap(part)[0])
    return whole


def keep_lines(old: str, same: str, new: str) -> str:
    """Return the lines of `new`; those that the library would write anew without any change, as `old` has them."""
    mine, before, after = lines_of(old), lines_of(same), lines_of(new)
    if len(mine) != len(before):
        return new
    kept = list(after)
    for at, place, count in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        kept[place : place + count] = mine[at : at + count]
    return "".join(kept)


def add(text: str, key: str, part: str) -> str:
    """Return `text` with the lines of a new key: after its commented twin (``# price_flat: 30``), else at the end."""
    twin = re.search(rf"^# {re.escape(key)}:.*\n(?:#  .*\n)*", text, re.MULTILINE)
    at = twin.end() if twin else len(text)
    head = text[:at]
    return f"{head}{'' if not head or head.endswith(chr(10)) else chr(10)}{part}{text[at:]}"


def iter_parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the lines before the first top-level key under an empty name, then those of each key."""
    root = YAML(typ="safe", pure=True).compose(StringIO(text))
    if not isinstance(root, MappingNode) or root.flow_style:
        return
    lines = lines_of(text)
    starts = [(str(key.value), key.start_mark.line) for key, _ in root.value]
    ends = [*(line for _, line in starts[1:]), len(lines)]
    yield "", "".join(lines[: starts[0][1]])
    yield from ((key, "".join(lines[start:end])) for (key, start), end in zip(starts, ends, strict=True))


def split_gap(part: str) -> tuple[str, str]:
    """Return the lines of a top-level key, and the empty lines and comments after them."""
    lines = lines_of(part)
    end = len(lines)
    while end > 1 and is_gap(lines[end - 1]):
        end -= 1
    return "".join(lines[:end]), "".join(lines[end:])


def lines_of(text: str) -> list[str]:
    """Return lines with their ends. Python's own `splitlines` also splits at signs that YAML keeps inside text."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def is_gap(line: str) -> bool:
    """Return whether a line is empty or a comment of the file. An indented one belongs to the key above it."""
    return line.startswith("#") or not line.strip(" \t\r\n")

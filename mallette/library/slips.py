"""What is wrong with a file that is no YAML, in words for people who do not know YAML: the usual slips of the pen."""

import re
from collections.abc import Sequence
from typing import NamedTuple

QUOTE_IT = 'Put the whole text in double quotes: key: "...".'
CLOSES = {"[": "]", "{": "}"}
CHECK = "Check quotes, colons and indentation around it."
KEY_LINE = re.compile(r"\s*(- )*(\"[^\"]*\"|'[^']*'|[^\s:#\"'][^:#]*):(\s|$)")
"""A line that gives a key, after dashes if any."""
VALUE = re.compile(r"^\s*(?:- )*(?:[^\s:#\"'][^:#]*:\s+)?(.*)$")
"""What a line gives: the text after its key."""


class Slip(NamedTuple):
    """Line from 1, what is wrong there, and what would be right."""

    line: int
    wrong: str
    right: str


def find_slip(lines: Sequence[str], problem: str, at: int, begun: int | None = None) -> Slip:
    """Return the slip behind a parser's `problem` in the line `at`, from 1; `begun` is the line where what it was
    reading began."""
    line = lines[at - 1] if 0 < at <= len(lines) else ""
    if "'\\t'" in problem:
        return Slip(at, "holds a tab, which YAML does not take.", "Use spaces: two for each step to the right.")
    if "end of stream" in problem and begun:
        return Slip(begun, "opens a quote that is never closed.", "Write the same quote at the end of the text.")
    if "another document" in problem:
        return Slip(at, "begins a second document (---).", "Take the line out.")
    if "escape character" in problem:
        return Slip(at, "has a backslash inside double quotes.", "Write it twice: \\\\.")
    if re.search(r"expected ',' or '[\]}]'", problem):
        return slip_of_bracket(begun or at, "[" if "]" in problem else "{")
    if "stream end" in problem and (opened := last_opened(lines)):
        return slip_of_bracket(*opened)
    if "expected ':'" in problem or "mapping values" in problem:
        return slip_of_key(lines, at, begun)
    if "'-'" in problem:
        wrong = "begins with a dash, but the lines beside it are keys."
        return Slip(at, wrong, "Give it a key, as its neighbours have, or indent it under the key that it belongs to.")
    if "block mapping start" in problem or "block sequence start" in problem:
        right = "Begin it exactly under the lines that it belongs with."
        return Slip(at, "is indented neither as the lines above it nor as their key.", right)
    return slip_of_value(line, problem, at)


def slip_of_bracket(at: int, sign: str) -> Slip:
    """Return the slip where a list or mapping in brackets has no end."""
    right = f"Close it with {CLOSES[sign]} on the same line; a text that begins so goes in quotes."
    return Slip(at, f"opens {sign} and does not close it.", right)


def last_opened(lines: Sequence[str]) -> tuple[int, str] | None:
    """Return the last line, from 1, that opens more brackets of a kind than it closes, and the bracket."""
    found = (
        (number, sign)
        for number in range(len(lines), 0, -1)
        for sign in CLOSES
        if lines[number - 1].count(sign) > lines[number - 1].count(CLOSES[sign])
    )
    return next(found, None)


def slip_of_key(lines: Sequence[str], at: int, begun: int | None) -> Slip:
    """Return the slip where a key, or the end of one, was not found."""
    line = lines[at - 1] if 0 < at <= len(lines) else ""
    above = next((number for number in range(at - 1, 0, -1) if lines[number - 1].strip()), 0)
    for number in dict.fromkeys((begun or at, at, above)):
        if 0 < number <= len(lines) and re.match(r"\s*--", lines[number - 1]):
            return Slip(number, "begins with two dashes.", "A list has one dash and a space: - text.")
    if len(re.findall(r":(?=\s)", line)) > 1:
        return Slip(at, "has a colon inside its text.", QUOTE_IT)
    for number in dict.fromkeys((begun or at, above)):
        if number and not KEY_LINE.match(lines[number - 1]):
            return Slip(number, "has no colon after its key, or no space after the colon.", "Write key: text.")
    if above and indent(line) > indent(lines[above - 1]):
        wrong = f"is indented under line {above}, which already has its own text."
        return Slip(at, wrong, f"Begin it exactly under line {above}.")
    return Slip(at, "has a colon where none can stand.", CHECK)


def slip_of_value(line: str, problem: str, at: int) -> Slip:
    """Return the slip in the text of a line."""
    found = VALUE.match(line)
    text = found[1] if found else ""
    if text[:1] in {'"', "'"} and "scalar" in problem:
        right = "Close the quote at the end. A text with ' in it goes in double quotes, one with \" in single ones."
        return Slip(at, "goes on after its closing quote.", right)
    if text[:1] and text[:1] in "{[*&!@`%|>":
        return Slip(at, f"has a text that begins with {text[0]}, which means something else in YAML.", QUOTE_IT)
    return Slip(at, f"is not YAML: {problem}.", CHECK)


def indent(line: str) -> int:
    """Return by how many spaces a line is indented."""
    return len(line) - len(line.lstrip(" "))

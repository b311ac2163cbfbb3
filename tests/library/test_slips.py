"""The usual slips in a YAML file are told in our words, in the line where the pen slipped."""

import pytest

from mallette.library.yaml import place_yaml

SLIPS = [
    ("title: A\nsteps:\n\tone: x\n", 3, "holds a tab"),
    ("title: A\nmark S\nsources: []\n", 2, "no colon"),
    ("title A\nmark: S\n", 1, "no colon"),
    ("title:A\nmark: S\n", 1, "no space after the colon"),
    ("steps\n  one: 1\n", 1, "no colon"),
    ('title: "A\nmark: S\n', 1, "never closed"),
    ("title: 'A\nmark: S\n", 1, "never closed"),
    ("title: 'l'eau est là'\nmark: S\n", 1, "after its closing quote"),
    ('title: "A" and b\nmark: S\n', 1, "after its closing quote"),
    ("a:\n  b: 1\n c: 2\n", 3, "indented neither"),
    ("a:\n  - x\n - y\n", 3, "indented neither"),
    ("a: 1\n  b: 2\n", 2, "indented under line 1"),
    ("a:\n  - x\n  -- y\n", 3, "two dashes"),
    ("a:\n-- x\n", 2, "two dashes"),
    ("a: 1\n- b\n", 2, "begins with a dash"),
    ("a: 1\n---\nb: 2\n", 2, "second document"),
    ("title: Note: this\n", 1, "colon inside its text"),
    ("a: [x, y\nb: 1\n", 1, "opens ["),
    ("a: {x: 1\nb: 1\n", 1, "opens {"),
    ("b: 1\na: [\n", 2, "opens ["),
    ("a: 1\nb: {x: 1,\n", 2, "opens {"),
    ("a: *bold* text\n", 1, "begins with *"),
    ("a: @x\n", 1, "begins with @"),
    ("a: {slot} is here\n", 1, "begins with {"),
    ('a: "C:\\dir"\n', 1, "backslash"),
]


@pytest.mark.parametrize(("text", "line", "words"), SLIPS, ids=[words for _, _, words in SLIPS])
def test_a_slip_is_told_in_our_words_at_its_line(text: str, line: int, words: str) -> None:
    [mistake] = place_yaml(text, "f.yaml").mistakes
    assert mistake.line == line
    assert words in mistake.wrong
    assert mistake.right
    for jargon in ("token", "scalar", "block", "mapping", "stream", "not YAML"):
        assert jargon not in str(mistake)


@pytest.mark.parametrize(("text", "line", "words"), SLIPS, ids=[words for _, _, words in SLIPS])
def test_lines_that_end_as_on_windows_are_told_alike(text: str, line: int, words: str) -> None:
    [mistake] = place_yaml(text.replace("\n", "\r\n"), "f.yaml").mistakes
    assert (mistake.line, words in mistake.wrong) == (line, True)

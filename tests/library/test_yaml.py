"""A file of content is plain data that knows its lines, and what is wrong with it is a mistake, never an exception."""

from pathlib import Path

import pytest

from mallette.library.yaml import place_yaml, read_yaml
from mallette.model.trip import Place


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: no", {"a": "no"}),
        ("a: 1", {"a": 1}),
        ("a: 1.5", {"a": 1.5}),
        ("a: true", {"a": True}),
        ("a: null", {"a": None}),
        ("a: 2026-11-23", {"a": "2026-11-23"}),
        ("1: a", {"1": "a"}),
        ("", {}),
        ("# nothing but a remark", {}),
    ],
)
def test_only_what_yaml_1_2_calls_a_number_or_a_truth_is_one(text: str, data: object) -> None:
    assert place_yaml(text, "f.yaml").data == data


def test_every_key_knows_its_line() -> None:
    places = place_yaml("a:\n  b: 1\n  c:\n    - d\n    - e: 2\n", "f.yaml").places
    lines = {".".join(path): place.line for path, place in places.items()}
    assert lines == {"": 1, "a": 1, "a.b": 2, "a.c": 3, "a.c.0": 4, "a.c.1": 5, "a.c.1.e": 5}
    assert places["a", "b"] == Place("f.yaml", 2)


def test_all_that_the_reader_refuses_is_told_at_once() -> None:
    found = place_yaml("a: &x 1\nb: *x\nc: 1\nc: 2\nd: 0o7\n", "f.yaml").mistakes
    assert [(mistake.line, mistake.key) for mistake in found] == [(1, "a"), (1, "b"), (4, "c"), (5, "d")]


def test_text_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes("a: ä\nb: é\n".encode() + "c: é\n".encode("latin-1"))
    [mistake] = read_yaml(path, "content/f.yaml").mistakes
    assert (mistake.file, mistake.line, mistake.right) == ("content/f.yaml", 3, "Save it as UTF-8.")


def test_a_file_that_cannot_be_read_is_a_mistake(tmp_path: Path) -> None:
    [mistake] = read_yaml(tmp_path, "content/f.yaml").mistakes
    assert "cannot be read" in mistake.wrong

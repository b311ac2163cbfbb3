"""A country's differences replace, add, remove and reorder; places follow the text that won."""

import pytest

from mallette.library.layers import gather, lay_over
from mallette.library.yaml import place_yaml

CORE = "title: Core\npoints:\n  a: one\n  b: two\n  c: three\nlist: [x, y]\n"


@pytest.mark.parametrize(
    ("over", "points"),
    [
        ("points: {b: zwei}", {"a": "one", "b": "zwei", "c": "three"}),
        ("points: {d: four}", {"a": "one", "b": "two", "c": "three", "d": "four"}),
        ("points: {b: null}", {"a": "one", "c": "three"}),
        ("points: {order: [c]}", {"c": "three", "a": "one", "b": "two"}),
        ("points: {d: four, a: null, order: [d, c]}", {"d": "four", "c": "three", "b": "two"}),
        ("points: {order: words}", {"a": "one", "b": "two", "c": "three", "order": "words"}),
    ],
)
def test_keyed_texts_are_changed_by_key(over: str, points: dict[str, str]) -> None:
    laid = lay_over(place_yaml(CORE, "core"), place_yaml(over, "pack"))
    assert list(laid.data["points"].items()) == list(points.items())
    assert laid.mistakes == ()


def test_what_a_pack_does_not_name_stays() -> None:
    laid = lay_over(place_yaml(CORE, "core"), place_yaml("title: Pack", "pack"))
    assert laid.data == place_yaml(CORE, "core").data | {"title": "Pack"}


def test_a_list_is_replaced_whole() -> None:
    laid = lay_over(place_yaml(CORE, "core"), place_yaml("list: [z]", "pack"))
    assert laid.data["list"] == ["z"]
    assert ("list", "1") not in laid.places


def test_each_key_stands_where_the_text_that_won_stands() -> None:
    laid = lay_over(place_yaml(CORE, "core"), place_yaml("points:\n  b: zwei\n  d: vier", "pack"))
    files = {".".join(path): (place.file, place.line) for path, place in laid.places.items()}
    assert files["points.a"] == ("core", 3)
    assert files["points.b"] == ("pack", 2)
    assert files["points.d"] == ("pack", 3)


def test_laying_over_changes_neither_of_the_two() -> None:
    core, pack = place_yaml(CORE, "core"), place_yaml("points: {a: eins, b: null}", "pack")
    lay_over(core, pack)
    assert core == place_yaml(CORE, "core")
    assert pack == place_yaml("points: {a: eins, b: null}", "pack")


def test_a_file_that_is_no_yaml_removes_nothing() -> None:
    pack = gather([(("points",), place_yaml("a: [", "pack"))])
    laid = lay_over(place_yaml(CORE, "core"), pack)
    assert laid.data == place_yaml(CORE, "core").data
    assert len(laid.mistakes) == 1

"""A changed value changes its own lines and no other: comments, order and looks are a person's."""

from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from mallette.exchange.yaml import edit_yaml

PACK = """\
# yaml-language-server: $schema=../../schemas/values.json
## What the collector pays.
# price_flat: 30

price_clean: 50  # market of Kisumu, 2026
practice_product:
  en: {plain: honey,   of: of honey}
  # said so in Kisumu
  fr:
    plain:  miel
odd:    [a,b]
nothing: null
folded: >-
  some words
  # that are no comment
long: words that
  go on
"""


def plain(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(StringIO(text))


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    return [line for line in old.splitlines() if line not in new.splitlines()], [
        line for line in new.splitlines() if line not in old.splitlines()
    ]


def test_a_value_that_is_the_same_changes_nothing() -> None:
    assert edit_yaml(PACK, {("price_clean",): 50, ("odd",): ["a", "b"], ("absent",): None}) == PACK


@pytest.mark.parametrize(
    ("path", "value", "gone", "come"),
    [
        (
            ("price_clean",),
            60,
            ["price_clean: 50  # market of Kisumu, 2026"],
            ["price_clean: 60  # market of Kisumu, 2026"],
        ),
        (("price_clean",), None, ["price_clean: 50  # market of Kisumu, 2026"], []),
        (("practice_product", "fr", "plain"), "mangue", ["    plain:  miel"], ["    plain: mangue"]),
        (("odd",), ["a", "c"], ["odd:    [a,b]"], ["odd: [a, c]"]),
        (("folded",), None, ["folded: >-", "  some words", "  # that are no comment"], []),
        (("money", "currency"), "XOF", [], ["money: {currency: XOF}"]),
        (("phone",), "0712", [], ['phone: "0712"']),
        (("sum",), "=1+1", [], ['sum: "=1+1"']),
        (("answer",), "no", [], ['answer: "no"']),
    ],
)
def test_only_the_lines_of_what_changes_are_others(
    path: tuple[str, ...], value: Any, gone: list[str], come: list[str]
) -> None:
    assert changed_lines(PACK, edit_yaml(PACK, {path: value})) == (gone, come)


def test_a_new_key_stands_after_the_comment_that_offers_it_else_at_the_end() -> None:
    lines = edit_yaml(PACK, {("price_flat",): 30, ("lot",): 40}).splitlines()
    assert lines[lines.index("# price_flat: 30") + 1] == "price_flat: 30"
    assert lines[-1] == "lot: 40"


def test_a_mapping_whose_last_key_goes_goes_with_it() -> None:
    assert plain(edit_yaml("money: {currency: XOF}\na: 1\n", {("money", "currency"): None})) == {"a": 1}


def test_a_list_on_lines_of_its_own_stays_so() -> None:
    assert edit_yaml("dates:\n  - one\n", {("dates",): ["one", "two"]}) == "dates:\n- one\n- two\n"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "a: 1", "{a: 1}\n"])
def test_any_file_can_take_a_key(text: str) -> None:
    edited = edit_yaml(text, {("b",): "x"})
    assert plain(edited) == {**(plain(text) or {}), "b": "x"}
    assert all(line in edited for line in text.splitlines() if line.startswith("#"))


def test_comments_outlive_the_last_key() -> None:
    assert edit_yaml("# one\na: 1\n# two\n", {("a",): None}) == "# one\n# two\n"


def test_line_ends_of_windows_stay() -> None:
    assert edit_yaml("a: 1\r\nb: 2\r\n", {("b",): 3}) == "a: 1\r\nb: 3\r\n"


@given(
    st.dictionaries(
        st.sampled_from([("price_clean",), ("lot",), ("odd",), ("practice_product", "fr", "plain"), ("word", "en")]),
        st.one_of(
            st.none(),
            st.integers(),
            st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co")), min_size=1),
        ),
    )
)
def test_what_is_set_is_what_is_read(changes: dict[tuple[str, ...], Any]) -> None:
    edited = plain(edit_yaml(PACK, changes))
    for path, value in changes.items():
        found: Any = edited
        for key in path:
            found = (found or {}).get(key)
        assert found == value
    untouched = {path[0] for path in changes}
    assert {key: each for key, each in edited.items() if key not in untouched} == {
        key: each for key, each in plain(PACK).items() if key not in untouched
    }

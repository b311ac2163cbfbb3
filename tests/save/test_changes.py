"""The list beside a new file says what changed since, by spine number."""

import pytest

from mallette.save.changes import condense, condense_all, list_changes, split_number
from mallette.save.manifest import Record

LONG = "A flat price hides the grade, so nobody who sorts the harvest is paid for sorting it."


def lines(before: dict[str, str], after: dict[str, str]) -> list[str]:
    text = list_changes("deck.pptx", "deck.new.pptx", Record("0", condense_all(before)), after).decode("utf-8-sig")
    return text.split("\r\n")[4:-1]


@pytest.mark.parametrize(
    ("says", "number", "text"),
    [
        ("6 Prices", "6", "Prices"),
        ("6-2 Prices", "6-2", "Prices"),
        ("6-2.1 Prices", "6-2.1", "Prices"),
        ("6A Prices", "6A", "Prices"),
        ("F3 Form", "F3", "Form"),
        ("Prices", "", "Prices"),
        ("25% of all", "", "25% of all"),
        ("6-2", "6-2", ""),
    ],
)
def test_a_text_follows_its_number(says: str, number: str, text: str) -> None:
    assert split_number(says) == (number, text)


def test_a_short_text_is_kept_whole_and_a_long_one_by_its_opening_and_a_hash() -> None:
    assert condense("6-2 Prices") == "6-2 Prices"
    assert condense(f"6-2 {LONG}").startswith("6-2 A flat price hides the grade, so nobody who sort… #")
    assert condense(f"6-2 {LONG}") != condense(f"6-2 {LONG}!")


def test_changed_texts_are_listed_with_their_new_text() -> None:
    assert lines({"a": f"6-2 {LONG}"}, {"a": f"6-2 {LONG} Ever."}) == ["Changed, the new text:", f"  6-2 {LONG} Ever."]


def test_added_and_removed_texts_are_listed() -> None:
    assert lines({"a": f"6-2 {LONG}"}, {"b": "6-3 New"}) == [
        "Added:",
        "  6-3 New",
        "",
        "Removed:",
        "  6-2 A flat price hides the grade, so nobody who sort",
    ]


def test_a_number_that_moved_is_not_a_text_that_changed() -> None:
    before = {"a": f"6-2 {LONG}", "b": "6-2 Two"}
    assert lines(before, {"a": f"7-2 {LONG}", "b": "7-2 Two"}) == ["Renumbered:", "  6-2 is now 7-2"]


def test_numbers_are_in_the_order_of_the_workshop() -> None:
    added = {"a": "F1 a", "b": "10-1 a", "c": "text", "d": "2-10 a", "e": "2-9.2 a", "f": "2A a", "g": "2 a"}
    assert [line.split()[0] for line in lines({}, added)[1:]] == ["2", "2A", "2-9.2", "2-10", "10-1", "F1", "text"]


def test_no_changed_text_is_said_so() -> None:
    assert lines({"a": "6-2 Prices"}, {"a": "6-2 Prices"}) == ["No text changed; only looks or order did."]


def test_the_list_opens_in_every_notepad() -> None:
    data = list_changes("deck.pptx", "deck.new.pptx", None, {"a": "6-2 Prix à l’unité"})
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in data.replace(b"\r\n", b"")

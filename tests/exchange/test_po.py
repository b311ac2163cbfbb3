"""Catalogues are brought up to date by id first, then by equal source, and nothing that a translator wrote is lost."""

import polib
from hypothesis import given
from hypothesis import strategies as st

from mallette.exchange.po import update_catalogue


def entries(text: str) -> dict[str, polib.POEntry]:
    return {entry.msgctxt: entry for entry in polib.pofile(text) if not entry.obsolete}


def catalogue(*texts: tuple[str, str, str]) -> str:
    """Return a catalogue of (id, source, translation)."""
    made = polib.POFile()
    for id, source, translation in texts:
        made.append(polib.POEntry(msgctxt=id, msgid=source, msgstr=translation))
    return str(made)


def update(old: str, *texts: tuple[str, str]) -> str:
    return update_catalogue(old, texts, "fr", "1.0")


def test_a_text_that_did_not_change_keeps_its_translation() -> None:
    new = entries(update(catalogue(("a", "One", "Un")), ("a", "One")))
    assert (new["a"].msgstr, new["a"].fuzzy) == ("Un", False)


def test_a_changed_source_makes_its_translation_fuzzy_and_keeps_the_previous_source() -> None:
    new = entries(update(catalogue(("a", "One", "Un")), ("a", "One more")))
    assert (new["a"].msgstr, new["a"].fuzzy, new["a"].previous_msgid) == ("Un", True, "One")


def test_a_source_that_changes_twice_keeps_the_source_of_its_translation() -> None:
    once = update(catalogue(("a", "One", "Un")), ("a", "One more"))
    new = entries(update(once, ("a", "One more again")))
    assert new["a"].previous_msgid == "One"


def test_a_text_that_moved_keeps_its_translation_and_is_not_fuzzy() -> None:
    new = entries(update(catalogue(("a", "One", "Un")), ("b", "One")))
    assert (new["b"].msgstr, new["b"].fuzzy) == ("Un", False)


def test_a_new_text_is_empty() -> None:
    assert entries(update("", ("a", "One")))["a"].msgstr == ""


def test_a_text_with_slots_carries_the_flag_that_checks_them() -> None:
    assert "python-brace-format" in entries(update("", ("a", "One {slot}")))["a"].flags


def test_a_text_that_is_gone_is_kept_apart() -> None:
    gone = [entry for entry in polib.pofile(update(catalogue(("a", "One", "Un")))) if entry.obsolete]
    assert [entry.msgstr for entry in gone] == ["Un"]


def test_a_text_that_comes_back_finds_its_translation() -> None:
    gone = update(catalogue(("a", "One", "Un")))
    assert entries(update(gone, ("a", "One")))["a"].msgstr == "Un"


def test_updating_twice_changes_nothing() -> None:
    once = update(catalogue(("a", "One", "Un"), ("b", "Two", "")), ("a", "One!"), ("b", "Two"), ("c", "Three {n}"))
    assert update(once, ("a", "One!"), ("b", "Two"), ("c", "Three {n}")) == once


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=12)


@given(st.dictionaries(WORDS, st.tuples(WORDS, WORDS), max_size=5), st.dictionaries(WORDS, WORDS, max_size=5))
def test_no_translation_is_ever_lost(old: dict[str, tuple[str, str]], new: dict[str, str]) -> None:
    text = update(catalogue(*((id, source, said) for id, (source, said) in old.items())), *new.items())
    said = {entry.msgstr for entry in polib.pofile(text)}
    assert {translation for _, translation in old.values()} <= said

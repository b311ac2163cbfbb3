"""A country remembers what it replaced, and is told when the core says something else there."""

from pathlib import Path

import pytest

from mallette.library import read_library
from mallette.library.overrides import find_overrides, hash_of, weigh, write_confirmed
from mallette.library.yaml import place_yaml
from mallette.model.trip import Pack
from tests.samples import Change, changed, mistakes_in

CORE = "sessions:\n  links:\n    title: Links\n    points: {a: one, b: two, c: three}\n    cards: [x, y]\n"
KE = "content/countries/ke"
KENYA: tuple[Change, ...] = (
    (f"{KE}/country.yaml", "title: Kenya\nlanguages: [en]\n"),
    (f"{KE}/event.yaml", "plan: two-day\n"),
)
TITLE = "findings/F01.title"
OURS: Change = (f"{KE}/findings/F01.yaml", "title: Ours\n")


def found(over: str) -> dict[str, tuple[str, object, object]]:
    core, pack = place_yaml(CORE, "core"), place_yaml(f"sessions: {{links: {over}}}", "pack")
    overrides = find_overrides(core, pack, {})
    return {id.removeprefix("sessions/links"): (each.kind, each.core, each.own) for id, each in overrides.items()}


@pytest.mark.parametrize(
    ("over", "overrides"),
    [
        ("{title: Ours}", {".title": ("replaces", "Links", "Ours")}),
        ("{points: {b: null}}", {".points.b": ("removes", "two", None)}),
        ("{points: {order: [c]}}", {".points.order": ("reorders", ["a", "b", "c"], ["c"])}),
        ("{points: null}", {".points": ("removes", {"a": "one", "b": "two", "c": "three"}, None)}),
        ("{cards: [z]}", {".cards": ("replaces", ["x", "y"], ["z"])}),
        ("{points: {d: four}, new: {deep: words}}", {}),
        ("{}", {}),
    ],
)
def test_what_replaces_removes_or_reorders_is_an_override_and_what_adds_is_none(
    over: str, overrides: dict[str, tuple[str, object, object]]
) -> None:
    assert found(over) == overrides


def test_what_was_confirmed_and_has_left_the_core_is_still_an_override() -> None:
    assert found("{gone: Ours}") == {}
    core, over = place_yaml(CORE, "core"), place_yaml("sessions: {links: {gone: Ours}}", "pack")
    standing = weigh(core, over, {"sessions/links.gone": hash_of("what it said")})
    assert standing.moved == ("sessions/links.gone",)


def test_an_override_moves_with_the_core_and_only_with_it() -> None:
    over = place_yaml("sessions: {links: {title: Ours, cards: [z]}}", "pack")
    confirmed = {"sessions/links.title": hash_of("Links"), "sessions/links.cards": hash_of(["x"])}
    standing = weigh(place_yaml(CORE, "core"), over, confirmed)
    assert standing.moved == ("sessions/links.cards",)
    assert standing.unconfirmed == ()
    assert weigh(place_yaml(CORE, "core"), over, {}).unconfirmed == ("sessions/links.title", "sessions/links.cards")
    assert weigh(place_yaml(CORE, "core"), over, {}).moved == ()


def test_a_hash_has_twelve_digits_that_differ_with_the_words_and_with_the_order_of_a_list() -> None:
    assert len(hash_of("Links")) == 12
    assert hash_of("Links") != hash_of("links")
    assert hash_of(["a", "b"]) != hash_of(["b", "a"])
    assert hash_of({"a": 1, "b": 2}) == hash_of({"b": 2, "a": 1})


def test_hashes_that_look_like_numbers_come_back_as_they_were() -> None:
    confirmed = {"a.b": "012345678901", "c/d.e": "123456e78901"}
    assert place_yaml(write_confirmed(confirmed), "f").data == confirmed


def kenya(project: Path) -> Pack:
    library = read_library(project)
    assert library.broken == {}
    return library.packs["ke"]


def test_a_pack_says_which_of_its_sentences_rest_on_changed_text(project: Path) -> None:
    with changed(project, *KENYA, OURS):
        assert kenya(project).unconfirmed == (TITLE,)
        core = kenya(project).overrides[TITLE]
        with changed(project, (f"{KE}/replaced.yaml", write_confirmed({TITLE: core.hash}))):
            assert (kenya(project).moved, kenya(project).unconfirmed) == ((), ())
            with changed(project, ("content/findings/F01.yaml", f"title: {core.core}", "title: Another")):
                assert kenya(project).moved == (TITLE,)
                assert kenya(project).overrides[TITLE].core == "Another"


def test_a_hash_without_quotes_gets_a_sentence(project: Path) -> None:
    with changed(project, *KENYA, OURS, (f"{KE}/replaced.yaml", f"{TITLE}: 123456789012\n")):
        [mistake] = mistakes_in(project)
    assert str(mistake) == (f"{KE}/replaced.yaml:1: {TITLE}: must be text. Put it in quotes if it is meant as text.")

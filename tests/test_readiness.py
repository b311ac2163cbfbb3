"""Ready or not: only what a country must give counts, and the rest is told with its place on paper."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from mallette.compose import compose
from mallette.errors import ContentError
from mallette.gate import lines_unready, refuse_stale, refuse_unready
from mallette.library import read_library
from mallette.localize import localize
from mallette.model.base import Text
from mallette.model.pack import Country, Event
from mallette.model.trip import Library, Pack, Place, Selection, Translation
from mallette.plan import plan
from mallette.readiness import EVENT, SETTINGS, Gap, Kind, Readiness, readiness_of
from mallette.tree import iter_runs
from tests.samples import changed, copy_project, library, pack

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = {"country.money.currency": Place("c"), "country.day": Place("c"), "country.marking": Place("c")}


def country(given: Mapping[str, object] | None = None, **more: object) -> Pack:
    """Return a country that has given the slots in `given` and decided its settings."""
    settings = Country(title=Text("Kenya"), languages=["en", "fr"])
    places = {**pack().places, **GIVEN}
    return replace(pack(), code="ke", country=settings, values=given or {}, places=places, **more)  # type: ignore[arg-type]


def of(pack: Pack, code: str = "en", workshop: str = "two-day") -> Readiness:
    return readiness_of(pack, pack.toolkit.workshops[workshop], code, library().catalogues)


def names(found: Readiness, kind: Kind) -> dict[str, Gap]:
    return {gap.name: gap for gap in found.gaps if gap.kind == kind}


@cache
def must() -> set[str]:
    return {name for name, slot in pack().toolkit.slots.slots.items() if slot.must}


def whole() -> dict[str, object]:
    """Return a value for each slot that a country must give."""
    slots = pack().toolkit.slots.slots
    return {name: slots[name].default or Text("Office") for name in must()}


def test_a_kit_is_ready_when_every_must_slot_and_setting_is_given() -> None:
    assert of(country(whole())).ready


@pytest.mark.parametrize("name", sorted(must()))
def test_each_must_slot_alone_makes_a_kit_not_ready(name: str) -> None:
    given = {key: value for key, value in whole().items() if key != name}
    assert [gap.name for gap in of(country(given)).open] == [name]


@pytest.mark.parametrize("name", SETTINGS)
def test_each_setting_that_is_not_written_down_makes_a_kit_not_ready(name: str) -> None:
    one = country(whole())
    found = of(replace(one, places={id: place for id, place in one.places.items() if id != f"country.{name}"}))
    assert [(gap.kind, gap.name) for gap in found.open] == [("setting", name)]


def test_the_examples_own_value_counts_once_a_country_gives_it_itself() -> None:
    assert "price_flat" in names(of(country()), "example")
    assert "price_flat" not in names(of(country(whole())), "example")


def test_a_gap_says_where_it_shows_also_through_what_is_computed_from_it() -> None:
    found = names(of(country()), "example")
    assert {"4-3", "6A", "9c"} <= set(found["price_flat"].places)  # 4-3 prints old_income, which is lot x price_flat
    assert found["practice_place"].places == ("4A",)


def test_what_is_optional_is_told_and_leaves_the_kit_ready() -> None:
    found = of(country(whole()))
    assert "lunch_price" in names(found, "example")
    assert found.ready


def test_a_slot_that_nothing_prints_and_nobody_needs_is_not_told() -> None:
    assert "word_group" not in {gap.name for gap in of(country()).gaps}


def test_a_computed_slot_is_nobodys_to_give() -> None:
    computed = {name for name, slot in pack().toolkit.slots.slots.items() if slot.compute}
    assert computed
    assert not computed & {gap.name for gap in of(country()).gaps}


def test_in_the_kit_for_no_country_the_examples_values_count_as_given() -> None:
    found = of(pack())
    assert found.ready
    assert not names(found, "example")


def test_an_event_without_its_data_is_told_and_ready() -> None:
    found = of(country(whole(), event=Event(plan="two-day")))
    assert set(names(found, "event")) == set(EVENT)
    assert found.ready
    filled = Event(plan="two-day", venue="Hall", dates=["2027-03-12"], facilitators=["A"], follow_up_date="2027-04-12")
    assert not names(of(country(whole(), event=filled)), "event")


def test_a_stale_and_a_missing_translation_are_told_with_the_source_and_the_place() -> None:
    catalogue = dict(library().catalogues["fr"])
    id, gone = "sessions/links.title", "handouts/links.title"
    catalogue[id] = Translation("An earlier title", "Un ancien titre")
    del catalogue[gone]
    one = country(whole())
    found = readiness_of(one, one.toolkit.workshops["two-day"], "fr", {"fr": catalogue})
    assert names(found, "stale")[id].words == one.toolkit.sessions["links"].title
    assert names(found, "stale")[id].places == ("5",)
    assert names(found, "missing")[gone].places == ("5A",)
    assert not of(one, "en").gaps or not names(of(one, "en"), "missing")


def test_what_the_workshop_leaves_out_is_not_told_as_untranslated() -> None:
    catalogue = dict(library().catalogues["fr"])
    gone = "sessions/where-we-stand.title"
    del catalogue[gone]
    one = country(whole())
    kept = any(block.session == "where-we-stand" for day in one.toolkit.workshops["one-day"].days.values()
               for block in day.blocks.values())  # fmt: skip
    left_out = next(key for key in one.toolkit.sessions if not any(
        block.session == key for day in one.toolkit.workshops["one-day"].days.values() for block in day.blocks.values()
    ))  # fmt: skip
    del catalogue[f"sessions/{left_out}.title"]
    found = readiness_of(one, one.toolkit.workshops["one-day"], "fr", {"fr": catalogue})
    assert (gone in names(found, "missing")) == kept
    assert f"sessions/{left_out}.title" not in names(found, "missing")


def test_overrides_that_rest_on_a_changed_core_are_told_with_their_place() -> None:
    found = of(country(whole(), moved=("sessions/links.why",), unconfirmed=("handouts/links.title",)))
    assert names(found, "moved")["sessions/links.why"].places == ("5",)
    assert names(found, "unconfirmed")["handouts/links.title"].places == ("5A",)
    assert found.ready


COUNTRY = "title: Le Kenya\nlanguages: [fr]\nmoney: {currency: KES}\nsource: fr\n"


@pytest.fixture(scope="module")
def unready(tmp_path_factory: pytest.TempPathFactory) -> Library:
    project: Path = copy_project(tmp_path_factory.mktemp("unready"))
    folder = "content/countries/ke"
    with changed(project, (f"{folder}/country.yaml", COUNTRY), (f"{folder}/event.yaml", "plan: one-day\n")):
        return read_library(project)


def words(library: Library, type: str, country: str, language: str) -> str:
    [job, *_] = plan(library, Selection((country,), (language,), documents=(type,)))
    document = compose(localize(job, library), library.types[type], library.templates)
    return " ".join(run.text for run in iter_runs(document))


def test_the_guide_of_a_kit_that_is_not_ready_says_so_in_its_language_and_a_handout_does_not(unready: Library) -> None:
    said = "Pas encore prêt"
    assert said in words(unready, "guide", "ke", "fr")
    assert said in words(unready, "readiness", "ke", "fr")
    assert said not in words(unready, "handouts", "ke", "fr")
    assert said not in words(unready, "guide", "international", "fr")


def test_the_terminal_says_it_in_the_language_of_the_kit(unready: Library) -> None:
    jobs = plan(unready, Selection(documents=("readiness",)))
    [line] = lines_unready(unready, jobs)
    assert line.startswith("ke/fr: Pas encore prêt")


def test_ready_refuses_to_build_and_names_each_value_its_file_and_its_places(unready: Library) -> None:
    jobs = plan(unready, Selection(("ke",), documents=("guide",)))
    with pytest.raises(ContentError) as caught:
        refuse_unready(unready, jobs)
    assert {mistake.key for mistake in caught.value.mistakes} == must() | {"day", "marking"}
    [flat] = [mistake for mistake in caught.value.mistakes if mistake.key == "price_flat"]
    assert flat.file == "content/countries/ke/slots.yaml"
    assert "4A" in flat.right
    refuse_unready(unready, plan(unready, Selection(("international",), documents=("guide",))))


def with_stale(policy: str) -> Library:
    """Return the real library with one stale French translation, in a country with this policy."""
    entry = library().catalogues["fr"]["sessions/links.why"]
    french = {**library().catalogues["fr"], "sessions/links.why": replace(entry, fuzzy=True)}
    settings = pack().country.model_copy(update={"stale_translations": policy})
    packs = {"international": replace(pack(), country=settings)}
    return replace(library(), packs=packs, catalogues={**library().catalogues, "fr": french})


def test_a_stale_passage_bears_a_sign_in_the_guide_alone_and_is_listed_at_its_end() -> None:
    found = with_stale("mark")
    guide = words(found, "guide", "international", "fr")
    assert guide.count("\u25ca") == 2  # behind the passage, and where the sign is explained
    assert str(pack().toolkit.sessions["links"].why) in guide
    assert "\u25ca" not in words(found, "handouts", "international", "fr")
    assert "\u25ca" not in words(library(), "guide", "international", "fr")


def test_a_country_may_print_the_new_sentence_instead() -> None:
    guide = words(with_stale("source"), "guide", "international", "fr")
    assert guide.count(str(pack().toolkit.sessions["links"].why)) == 2
    assert library().catalogues["fr"]["sessions/links.why"].text not in guide


def test_a_country_may_refuse_to_build_on_stale_sentences() -> None:
    found = with_stale("block")
    with pytest.raises(ContentError) as caught:
        refuse_stale(found, plan(found, Selection(documents=("guide",))))
    assert [mistake.key for mistake in caught.value.mistakes] == ["stale_translations: block"]
    refuse_stale(with_stale("mark"), plan(found, Selection(documents=("guide",))))

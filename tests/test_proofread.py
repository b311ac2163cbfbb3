"""A translation that lost a slot, a number or its emphasis, or that is too long, is told so in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mallette.proofread import faults_of
from tests.samples import library, texts

SOURCE = "The packer pays **{price_clean}** for 40 kg; see {handouts/links}, *if* you can."


@pytest.mark.parametrize(
    "text",
    [
        "Le conditionneur paie **{price_clean}** pour 40 kg ; voir {handouts/links}, *si* possible.",
        "*Si* possible, voir {handouts/links} : pour 40 kg, le conditionneur paie **{price_clean}**.",
    ],
)
def test_a_translation_that_keeps_everything_has_no_fault(text: str) -> None:
    assert list(faults_of(SOURCE, text)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Paie pour 40 kg ; voir {handouts/links}, *si* **vous**.", "{price_clean} is missing"),
        ("**{price_clean}**, 40 kg, {handouts/links}, *si*, {lot}", "{lot} does not stand in the source"),
        ("**{price_clean}**, 14 kg, {handouts/links}, *si*", "number 40 of the source is missing"),
        ("**{price_clean}**, 40 kg, 2 sacs, {handouts/links}, *si*", "number 2 does not stand"),
        ("{price_clean}, 40 kg, {handouts/links}, *si*", "**bold** of the source is missing"),
        ("**{price_clean}**, 40 kg, {handouts/links}, si", "*italics* of the source is missing"),
        ("**{price_clean}**, 40 kg, {handouts/links}, *si", "asterisk has no twin"),
        ("**{price_clean}**, 40 kg, {handouts/links}, *si* {", "brace"),
        ("**{price_clean}**, 40 kg, {handouts/links}, *si* " + "x" * 200, "letters; its place holds"),
        ("**{price_clean}**, 40 kg, {handouts/links}, *si* \x07", "cannot be printed"),
    ],
)
def test_each_fault_is_told_and_says_what_to_mend(text: str, told: str) -> None:
    assert told in " ".join(faults_of(SOURCE, text))


@pytest.mark.parametrize(
    ("source", "text"), [("1,200 and 2.5", "1\u00a0200 et 2,5"), ("12:30", "12 h 30"), ("2 to 3", "de 2 à 3")]
)
def test_a_number_is_the_same_whatever_separators_its_language_sets(source: str, text: str) -> None:
    assert list(faults_of(source, text)) == []


def test_a_slot_may_stand_in_another_form() -> None:
    assert list(faults_of("from {town}", "{town.of}")) == []


def test_the_limit_of_a_place_is_held() -> None:
    assert list(faults_of("honey", "miel", 5)) == []
    assert list(faults_of("honey", "miel d’acacia", 5)) != []


def test_every_french_translation_of_the_toolkit_passes() -> None:
    catalogue = library().catalogues["fr"]
    found = {id: list(faults_of(source, catalogue[id].text)) for id, source in texts().items() if id in catalogue}
    assert len(found) > 3000
    assert {id: faults for id, faults in found.items() if faults} == {}


@given(st.text(alphabet="ab {}*12.,_\\é", max_size=60))
def test_a_text_never_has_a_fault_against_itself_but_its_own_loose_signs(text: str) -> None:
    faults = [each for each in faults_of(text, text) if "asterisk" not in each and "brace" not in each]
    assert faults == []

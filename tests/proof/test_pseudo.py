"""The pseudo-language is as long as the rule says, and loses no slot and no mark."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mallette.library.checks.translations import check_translations
from mallette.localize import localize
from mallette.marks import mark_up, take_slots
from mallette.model.trip import Selection
from mallette.plan import plan
from tests.proof.pseudo import CODE, KEPT, LANGUAGE, LONGEST, WORD, catalogue, measure, pseudo, pseudo_text, target
from tests.samples import library, pack, texts, toolkit

WORDS = st.sampled_from(["a", "price", "market", "Follow", "end-buyers", "Unternehmensentwicklung", "2.8", "–", "3"])
SLOTS = st.sampled_from(["{price}", "{town.of}", "{handouts/follow-prices}", "*", "**", r"\*"])
SENTENCES = st.lists(WORDS | SLOTS | st.sampled_from([",", ".", " ", "\u00a0"]), min_size=1, max_size=30).map(" ".join)


def words_of(text: str) -> list[str]:
    return WORD.findall(KEPT.sub(" ", text))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Process", "Prôçéssît même"),
        ("{price} = {net}", "{price} = {net}"),
        ("4.0", "4.0"),
        ("*Follow* the **price**.", "*Fôllôws* thé qualité été **prîçéê**."),
    ],
)
def test_texts_become_longer_words(source: str, said: str) -> None:
    assert pseudo_text(source) == said


@given(SENTENCES)
def test_a_text_grows_as_its_length_says(text: str) -> None:
    assert measure(pseudo_text(text)) in (target(text) - 1, target(text)) or not words_of(text)


@pytest.mark.parametrize(("letters", "times"), [(4, 2.0), (10, 2.0), (11, 1.8), (20, 1.8), (21, 1.4), (200, 1.4)])
def test_short_texts_grow_most(letters: int, times: float) -> None:
    text = ("word " * letters)[: letters - 1] + "s"
    assert len(pseudo_text(text)) == pytest.approx(letters * times, abs=1)


@given(SENTENCES)
def test_slots_and_marks_stay_in_their_order(text: str) -> None:
    assert KEPT.findall(pseudo_text(text)) == KEPT.findall(text)
    assert take_slots(pseudo_text(text))[1] == take_slots(text)[1]


@given(SENTENCES)
def test_no_word_grows_by_more_than_a_third_or_over_the_limit(text: str) -> None:
    before = words_of(text)
    longest = max((len(word) for word in before), default=0)
    after = words_of(pseudo_text(text))
    assert all(len(word) <= max(LONGEST, longest) for word in after)
    assert max((len(word) for word in after), default=0) <= max(1.3 * longest, 9)


@given(SENTENCES)
def test_the_same_text_is_always_said_alike_in_one_alphabet(text: str) -> None:
    said = pseudo_text(text)
    assert said == pseudo_text(text)
    assert all(ord(each) < 256 or each in text for each in said)


def test_every_text_of_the_kit_keeps_its_bold_and_italics() -> None:
    def tags(text: str) -> list[str]:
        return re.findall(r"</?[bi]>|<slot[^>]*>", mark_up(text, lambda name: name, str))

    for id, text in texts().items():
        assert tags(pseudo_text(text)) == tags(text), id


def test_every_text_of_the_kit_is_in_the_language_and_nothing_is_wrong_with_it() -> None:
    spoken = pseudo(library())
    own = spoken.packs["international"]
    assert set(spoken.catalogues[CODE]) == set(texts()) - own.owned
    assert f"countries/{own.code}.title" in own.catalogues[CODE]
    assert list(check_translations(own, CODE, LANGUAGE, spoken.catalogues[CODE])) == []


def test_the_plan_builds_it_and_nothing_falls_back_to_english() -> None:
    spoken = pseudo(library())
    (job,) = plan(spoken, Selection(languages=(CODE,), documents=("deck",)))
    said = localize(job, spoken)
    assert said.fallbacks == {}
    assert "Hélpîñgît" in str(said.data["kit"]["title"])


def test_the_real_library_never_offers_it() -> None:
    assert CODE not in library().languages
    assert CODE not in pack().country.languages
    assert toolkit() is library().packs["international"].toolkit
    assert catalogue([]) == {}

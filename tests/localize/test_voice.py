"""Which words are said, in which language: the country's before the core's, the source where French is missing."""

import re
from dataclasses import replace
from typing import Any

import pytest

from mallette.errors import Notice
from mallette.localize import values_of
from mallette.localize.voice import EMPTY, Voice
from mallette.model.pack import Money
from mallette.model.trip import Library, Translation
from mallette.numbering import number_workshop
from tests.samples import library, texts

WHY = "sessions/links.why"


def voice(library: Library, country: str = "international", code: str = "fr", **changes: Any) -> Voice:
    pack = library.packs[country]
    return Voice(
        pack=pack,
        code=code,
        language=library.languages[code],
        catalogue=changes.get("catalogue", library.catalogues[code]),
        typography=library.languages,
        spine=number_workshop(pack.toolkit, pack.toolkit.workshops[pack.event.plan]),
        values=values_of(pack),
    )


def said(voice: Voice, id: str, source: str) -> tuple[str, str]:
    """Return the language and the words of a text."""
    found = re.fullmatch(r'<t id="([^"]*)" lang="([^"]*)">(.*)</t>', voice.say(id, source))
    assert found is not None
    assert found[1] == id
    return found[2], re.sub("<.*?>", "", found[3])


def saying(text: str, code: str = "en", **changes: Any) -> str:
    """Return what a sentence that nobody translates prints in the real toolkit."""
    entry = {"x": Translation(text, text)}
    return said(voice(library(), code=code, catalogue=entry, **changes), "x", text)[1]


def test_a_translation_is_said_in_its_language() -> None:
    speaker = voice(library(), catalogue={WHY: Translation(texts()[WHY], "Pourquoi.")})
    assert said(speaker, WHY, texts()[WHY]) == ("fr", "Pourquoi.")
    assert speaker.fallbacks == {}


def test_without_a_translation_the_source_is_said_in_its_own_language_with_a_notice() -> None:
    speaker = voice(library(), catalogue={})
    assert said(speaker, WHY, "Because.") == ("en", "Because.")
    assert speaker.fallbacks == {
        WHY: Notice("missing translation (fr)", f"5 ({WHY})", "Because.", "content/languages/fr/strings.po")
    }


@pytest.mark.parametrize("entry", [Translation("Before.", "Avant."), Translation("Because.", "Avant.", fuzzy=True)])
def test_a_stale_translation_is_said_with_a_notice(entry: Translation) -> None:
    speaker = voice(library(), catalogue={WHY: entry})
    assert said(speaker, WHY, "Because.") == ("fr", "Avant.")
    assert speaker.fallbacks == {
        WHY: Notice("stale translation (fr)", f"5 ({WHY})", "Because.", "content/languages/fr/strings.po")
    }


@pytest.mark.parametrize("gone", ["{price_of_old}", "{handouts/gone}", "{place_gone.of}"])
def test_a_stale_translation_that_nothing_can_fill_gives_way_to_the_source(gone: str) -> None:
    speaker = voice(library(), catalogue={WHY: Translation("Before.", f"Avant {gone}.")})
    assert said(speaker, WHY, "Because.") == ("en", "Because.")
    assert speaker.fallbacks[WHY].kind == "stale translation (fr)"


def test_a_notice_names_the_step_of_its_text() -> None:
    id = "sessions/links.steps.sort-links.title"
    speaker = voice(library(), catalogue={})
    speaker.say(id, "Sort")
    assert speaker.fallbacks[id].where == f"5-3 ({id})"


def test_a_sentence_that_a_country_replaced_never_takes_the_translation_of_the_old_one(two_countries: Library) -> None:
    assert "findings/F01.title" in two_countries.catalogues["fr"]
    speaker = voice(two_countries, "ke")
    assert said(speaker, "findings/F01.title", "Ours") == ("en", "Ours")
    assert speaker.fallbacks["findings/F01.title"].kind == "missing translation (fr)"


def test_a_countrys_own_translation_is_said(two_countries: Library) -> None:
    speaker = voice(two_countries, "ke")
    assert said(speaker, "findings/F01.text", "Ours too") == ("fr", "Le nôtre aussi")
    assert said(speaker, "findings/F02.title", "Ours again") == ("fr", "Le nôtre, autrefois")
    assert [notice.kind for notice in speaker.fallbacks.values()] == ["stale translation (fr)"]


def test_what_a_country_did_not_touch_takes_the_cores_translation(two_countries: Library) -> None:
    source = two_countries.packs["ke"].toolkit.findings["F02"].text
    assert said(voice(two_countries, "ke"), "findings/F02.text", source)[0] == "fr"


def test_a_country_that_writes_french_says_its_own_sentences_in_french(two_countries: Library) -> None:
    speaker = voice(two_countries, "ml")
    assert said(speaker, "findings/F01.title", "Un constat d'ici") == ("fr", "Un constat d’ici")
    assert speaker.fallbacks == {}


def test_a_country_that_writes_french_is_translated_into_english(two_countries: Library) -> None:
    speaker = voice(two_countries, "ml", "en")
    assert said(speaker, "findings/F02.title", "Un autre") == ("en", "Another")
    assert said(speaker, "findings/F01.title", "Un constat") == ("fr", "Un constat")
    assert list(speaker.fallbacks) == ["findings/F01.title"]
    assert said(speaker, "findings/F02.text", "The core's") == ("en", "The core’s")


def test_a_countrys_name_is_in_its_own_language(two_countries: Library) -> None:
    assert said(voice(two_countries, "ml"), "countries/ml.title", "Le Mali") == ("fr", "Le Mali")
    assert said(voice(two_countries, "ml", "en"), "countries/ml.title", "Le Mali") == ("fr", "Le Mali")


def test_typography_is_that_of_the_language_that_is_said(two_countries: Library) -> None:
    assert said(voice(two_countries, "ke"), "findings/F01.title", "Ours : a")[1] == "Ours : a"
    assert said(voice(two_countries, "ml", "en"), "findings/F01.title", "Ici : a")[1] == "Ici\u00a0: a"


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("{lot}", "en", "40\u00a0kg"),
        ("{sellers}", "en", "5"),
        ("{price_flat}", "en", "30"),
        ("{net_bad}", "fr", "\u2212350"),
        ("{income_good}", "en", "1,800"),
        ("{income_good}", "fr", "1\u00a0800"),
        ("{practice_product}", "fr", "miel"),
        ("{practice_product.of}", "fr", "de miel"),
        ("{practice_product.of}", "en", "of honey"),
        ("{practice_place.at}", "fr", "à Dalima"),
        ("{follow_up_date}", "fr", EMPTY),
        ("{contact}", "en", EMPTY),
        ("{handouts/links}", "fr", "5A"),
        ("{cards/links}", "en", "5b"),
        ("{sessions/links}", "en", "5"),
        ("{sessions/links.sort-links}", "fr", "5-3"),
        ("{forms/daily-card}", "fr", "F2"),
    ],
)
def test_a_slot_prints_its_value_as_its_country_and_language_write_it(text: str, code: str, words: str) -> None:
    assert saying(text, code) == words


def test_dots_to_write_on_are_not_to_be_taken_for_words() -> None:
    assert set(EMPTY) == {"…"}


def test_a_country_gives_its_money_its_date_and_its_words(two_countries: Library) -> None:
    text = "{price_flat} {follow_up_date} {word_group} {word_collector}"
    speaker = voice(two_countries, "ke", catalogue={"x": Translation(text, text)})
    assert said(speaker, "x", text)[1] == "30\u00a0KES 12 mars 2027 chama courtier"
    assert said(voice(two_countries, "ke", "en"), "x", text)[1] == "Ksh\u00a030 12 March 2027 chama broker"


def test_a_country_gives_forms_for_each_language(two_countries: Library) -> None:
    text = "{practice_place}, {practice_place.of}"
    speaker = voice(two_countries, "ml", catalogue={"x": Translation(text, text)})
    assert said(speaker, "x", text)[1] == "Ouélessébougou, d’Ouélessébougou"
    assert said(voice(two_countries, "ml", "en"), "x", text)[1] == "Segou, of Segou"


def test_a_phone_code_is_printed_as_it_is_dialled(two_countries: Library) -> None:
    assert voice(two_countries, "ke", "en").say("x", "Dial *now* {phone} : *384*55#").count("*384*55#") >= 1
    assert '<slot id="phone">*384*55#</slot>' in voice(two_countries, "ke", "en").say("x", "*Dial* {phone}")


def test_the_fcfa_is_written_as_on_every_price_tag(two_countries: Library) -> None:
    assert two_countries.packs["ml"].country.money == Money(currency="XOF")
    assert said(voice(two_countries, "ml", "en"), "x", "{price_flat}")[1] == "30\u00a0F\u00a0CFA"


def test_a_voice_keeps_its_notices_to_itself() -> None:
    one, other = voice(library(), catalogue={}), voice(library(), catalogue={})
    one.say(WHY, "Because.")
    assert other.fallbacks == {}
    assert replace(one).fallbacks is one.fallbacks

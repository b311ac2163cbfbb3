"""A country's words take the place of whole phrases, and of nothing else."""

import pytest

from mallette.model.words import Words
from mallette.phrases import elides, find_phrase, pattern_of, say_phrases

STANDARD = {
    "value_chain": Words(one="chaîne de valeur", many="chaînes de valeur", gender="f"),
    "savings_circle": Words(one="groupe d’épargne", many="groupes d’épargne", gender="m"),
    "collector": Words(one="collecteur", many="collecteurs", gender="m"),
}
OWN = {
    "value_chain": Words(one="filière", many="filières", gender="f"),
    "savings_circle": Words(one="cercle", many="cercles", gender="m"),
    "collector": Words(one="groupe d’épargne", many="collecteurs mobiles", gender="m"),
}


def say(text: str, id: str = "sessions/links.why") -> str:
    return say_phrases(text, id, STANDARD, OWN)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La chaîne de valeur du miel.", "La filière du miel."),
        ("Chaînes de valeur", "Filières"),
        ("deux *chaînes de valeur* longues", "deux *filières* longues"),
        ("la chaîne de\u00a0valeur", "la filière"),
        ("au groupe d'épargne", "au cercle"),
        ("au groupe d’épargne", "au cercle"),
        ("le schéma de la chaîne", "le schéma de la chaîne"),
        ("chaîne de valeurs", "chaîne de valeurs"),
        ("sous-collecteur", "sous-collecteur"),
        ("la Chaîne de Valeur", "la Chaîne de Valeur"),
        ("collecteurs, collecteur", "collecteurs mobiles, groupe d’épargne"),
        ("{collecteur} {cards/collecteur} {collecteur.of}", "{collecteur} {cards/collecteur} {collecteur.of}"),
        ("le collecteur de {place.of} {cards/links}", "le groupe d’épargne de {place.of} {cards/links}"),
        ("", ""),
    ],
)
def test_whole_phrases_alone_are_replaced_once_with_their_capital(text: str, words: str) -> None:
    assert say(text) == words


@pytest.mark.parametrize("id", ["sources.FAO-FR.words", "handouts/links.source", "activities/whisper.method",
                                "kit.credits.origin"])  # fmt: skip
def test_names_of_publications_are_quoted_as_they_are(id: str) -> None:
    assert say("lexique des chaînes de valeur", id) == "lexique des chaînes de valeur"


def test_a_glossary_shows_the_standard_term_beside_the_countrys() -> None:
    assert say("chaîne de valeur", "glossary.value-chain.term") == "filière (chaîne de valeur)"
    assert say("Une chaîne de valeur", "glossary.value-chain.meaning") == "Une filière"


def test_a_concept_that_the_country_leaves_alone_stays() -> None:
    assert say_phrases("le collecteur", "x", STANDARD, {}) == "le collecteur"
    assert say_phrases("le collecteur", "x", {}, OWN) == "le collecteur"


def test_a_name_in_capitals_is_no_phrase() -> None:
    standard, own = {"c": Words(one="value chain")}, {"c": Words(one="trade")}
    assert say_phrases("Value Chain wiki, value chain", "x", standard, own) == "Value Chain wiki, trade"


@pytest.mark.parametrize(
    ("phrase", "said", "code", "does"),
    [
        ("filière", None, "fr", False),
        ("école", None, "fr", True),
        ("hangar", None, "fr", None),
        ("hangar", False, "fr", False),
        ("agent", None, "en", True),
        ("union", False, "en", False),
        ("broker", None, "en", False),
        ("akiba", None, "sw", False),
    ],
)
def test_the_first_letter_shows_elision_but_for_a_french_h(
    phrase: str, said: bool | None, code: str, does: bool | None
) -> None:
    assert elides(phrase, said, code) is does


def test_a_phrase_is_found_outside_slots_only() -> None:
    assert find_phrase("Deux Collecteurs", STANDARD["collector"])
    assert not find_phrase("{collecteur}", STANDARD["collector"])
    assert pattern_of(("mise à niveau",)).search("La Mise à Niveau")

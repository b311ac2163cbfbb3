"""What a French printer never prints is found in translations, and what looks like it is left alone."""

from dataclasses import replace

import pytest

from mallette.errors import Mistake
from mallette.library.checks.spelling import check_patterns, check_spelling
from mallette.model.pack import Language, Typography
from mallette.model.trip import Translation
from tests.samples import library, pack, texts

ID = "sessions/links.why"


def found(words: str) -> list[Mistake]:
    french = {ID: Translation(texts()[ID], words, line=7)}
    return list(check_spelling(pack(), "fr", library().languages["fr"], french))


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("La 2ème étape", "2ème"),
        ("La 3eme étape", "3eme"),
        ("La 1ère fois", "1ère"),
        ("L'Etat paie.", "Etat"),
        ("Oui. A la fin, notez.", "A"),
        ("A partir de là", "A"),
    ],
)
def test_a_misprinted_ordinal_or_capital_is_named_with_its_line(words: str, wrong: str) -> None:
    [mistake] = found(words)
    assert (mistake.file, mistake.line, mistake.key) == ("content/languages/fr/strings.po", 7, ID)
    assert wrong in mistake.wrong
    assert mistake.right


@pytest.mark.parametrize(
    "words", ["La 2e étape", "Le 1er mars", "L’État", "La lettre A est juste.", "Vitamine A", "À la fin"]
)
def test_what_is_printed_so_is_left_alone(words: str) -> None:
    assert found(words) == []


def test_a_rule_that_cannot_be_read_is_named() -> None:
    language = Language(name="X", locale="fr", typography=Typography(mistaken={"(": "b"}))
    [mistake] = check_patterns("xx", language)
    assert "'('" in mistake.wrong
    assert list(check_patterns("fr", library().languages["fr"])) == []


def test_texts_of_another_language_are_not_read() -> None:
    english = replace(pack())
    assert list(check_spelling(english, "en", library().languages["en"], {})) == []

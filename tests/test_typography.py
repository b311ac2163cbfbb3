"""Typography changes spaces and apostrophes, never letters, and never twice."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mallette.model.pack import Typography
from mallette.typography import lower_spaces, set_text
from tests.samples import library, texts

FRENCH = Typography(
    narrow_before=";:!?", quotes=["«", "»"], space_inside_quotes=True,
    months=["mars", "août"], titles=["M.", "Mme", "n°"],
)  # fmt: skip
ENGLISH = Typography(months=["March"], titles=["Dr"])
SENTENCES = st.text(alphabet=st.sampled_from("ab1203 \u00a0\u202f'’\":;!?«»%=.,()kgmhin\n\ue000é@/"))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Qui ? Moi !", "Qui\u00a0? Moi\u00a0!"),
        ("Voici : a ; b", "Voici\u00a0: a\u00a0; b"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("«oui»", "«\u00a0oui\u00a0»"),
        ("«\u202foui\u202f»", "«\u00a0oui\u00a0»"),
        ("l'étape", "l’étape"),
        ("40 kg", "40\u00a0kg"),
        ("10 % de", "10\u00a0% de"),
        ("10 %", "10\u00a0%"),
        ("3 groupes", "3 groupes"),
        ("5 mois", "5 mois"),
        ("1 000", "1\u00a0000"),
        ("1 000 000 kg", "1\u00a0000\u00a0000\u00a0kg"),
        ("12 345 678 901", "12\u00a0345\u00a0678\u00a0901"),
        ("3 = bien", "3\u00a0= bien"),
        ("en 2006 2007", "en 2006 2007"),
        ("3-4 : 12:30", "3-4\u00a0: 12:30"),
        ("http://a.b", "http://a.b"),
        ("\ue000 : ici", "\ue000\u00a0: ici"),
        ("Qui?", "Qui\u00a0?"),
        ("Voici: ceci; cela!", "Voici\u00a0: ceci\u00a0; cela\u00a0!"),
        ("« Qui? »", "«\u00a0Qui\u00a0?\u00a0»"),
        ("le 12 mars 2027", "le 12\u00a0mars 2027"),
        ("le 1er août", "le 1er\u00a0août"),
        ("12 marsouins", "12 marsouins"),
        ("Mme Diarra et M. Traoré", "Mme\u00a0Diarra et M.\u00a0Traoré"),
        ("fiche n° 3", "fiche n°\u00a03"),
        ("Mme \ue000", "Mme\u00a0\ue000"),
        ("12 500 F CFA", "12\u00a0500\u00a0F\u00a0CFA"),
        ("à 08:30; puis", "à 08:30\u00a0; puis"),
        ('dit "oui", puis "non".', "dit «\u00a0oui\u00a0», puis «\u00a0non\u00a0»."),
        ('l\'"oui"', "l’«\u00a0oui\u00a0»"),
        ("voir https://a.org/?q=1;b : ici", "voir https://a.org/?q=1;b\u00a0: ici"),
        ("https://l'eau.org/b; puis", "https://l'eau.org/b\u00a0; puis"),
        ("a@b.org : ici", "a@b.org\u00a0: ici"),
    ],
)
def test_french_keeps_together_what_belongs_together(text: str, printed: str) -> None:
    assert set_text(text, FRENCH) == printed


@pytest.mark.parametrize(
    ("text", "printed"), [("Who ?", "Who ?"), ("it's", "it’s"), ("40 kg", "40\u00a0kg"), ("« a »", "« a »")]
)
def test_english_has_no_space_before_its_signs(text: str, printed: str) -> None:
    assert set_text(text, ENGLISH) == printed


def letters(text: str) -> str:
    return re.sub("[“”«»]", '"', re.sub("[ \u00a0\u202f]", "", text).replace("'", "’"))


@given(SENTENCES, st.sampled_from([FRENCH, ENGLISH]))
def test_only_spaces_and_apostrophes_change(text: str, rules: Typography) -> None:
    assert letters(set_text(text, rules)) == letters(text)


@given(SENTENCES, st.sampled_from([FRENCH, ENGLISH]))
def test_setting_twice_is_setting_once(text: str, rules: Typography) -> None:
    once = set_text(text, rules)
    assert set_text(once, rules) == once


@given(SENTENCES)
def test_no_narrow_space_is_left_to_fonts_that_lack_it(text: str) -> None:
    assert "\u202f" not in lower_spaces(text)


def test_the_rules_of_french_stand_in_its_own_folder() -> None:
    rules = library().languages["fr"].typography
    assert (rules.narrow_before, rules.quotes, rules.space_inside_quotes) == (";:!?", ["«", "»"], True)
    assert len(rules.months) == 12
    assert {"de", "d’", "d'", "à", "le", "la", "du"} <= set(rules.refused_before_slot)


def test_every_text_of_the_toolkit_keeps_its_letters() -> None:
    translations = [entry.text for entry in library().catalogues["fr"].values()]
    assert len(translations) > 2000
    for text in (*texts().values(), *translations):
        assert letters(set_text(text, FRENCH)) == letters(text)

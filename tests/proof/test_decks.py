"""No deck overflows: every language on our own slides, and the hardest two on every template that offices may bring.

Only what hides faults is crossed. A template is tried in its own ratio, with English (the largest words) and with the
pseudo-language (the longest texts), each alone, so that no other language makes its words smaller.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from mallette import office
from mallette.errors import ContentError
from mallette.model.stage import Base, Ratio
from tests.proof.awkward import AWKWARD, REFUSED
from tests.proof.boxes import check_decks
from tests.proof.crowded import AUTHOR, LINK
from tests.proof.decks import deck
from tests.proof.kits import files_of, kits_of
from tests.proof.office import parts_of
from tests.proof.package import deck_faults
from tests.proof.pseudo import CODE
from tests.samples import LANGUAGES, PLANS, ROOT, whole_library

SAMPLES = ROOT.parent / "shared" / "office-templates"
"""Files of other makers, tried where the folder is there."""
FOLDER = "MALLETTE_TEMPLATES"
"""A folder of one's own templates to try, as an environment variable."""
HARDEST = ("en", CODE)
SLIDES, BOXES, LETTERS = 60, 400, 9_000
"""What a deck of two days has at least: a proof that looked at less has proved nothing."""


def read_template(data: bytes, file: str) -> Base:
    """Return a template as it is adopted."""
    template = office.read_template(data, file)
    return Base(template.data, template.stage)


def template_files() -> Iterator[Path]:
    """Yield the files of others that are here to be tried."""
    folders = [SAMPLES, *(Path(each) for each in (os.environ.get(FOLDER),) if each)]
    for folder in folders:
        yield from sorted(path for path in folder.glob("*") if path.suffix.lower() in (".pptx", ".potx", ".ppsx"))


def faults_of(decks: dict[str, bytes], least: tuple[int, int, int] = (SLIDES, BOXES, LETTERS)) -> list[str]:
    """Return what breaks a rule: a package that is not sound, an overflow, a deck of which too little was looked at."""
    unsound = [f"{name}: {fault}" for name, data in decks.items() for fault in deck_faults(data)]
    reports = check_decks(decks)
    overflows = [f"{name}: {each}" for name, report in reports.items() for each in report.overflows]
    counts = {name: (report.slides, report.boxes, report.letters) for name, report in reports.items()}
    short = [
        f"{name}: only {found} slides, boxes, letters"
        for name, found in counts.items()
        if any(got < wanted for got, wanted in zip(found, least, strict=True))
    ]
    missing = [f"{name}: not looked at" for name in decks if name not in reports]
    return [*unsound, *overflows, *short, *missing]


@pytest.mark.proof
@pytest.mark.parametrize("ratio", get_args(Ratio))
def test_no_deck_of_ours_overflows_in_any_language(ratio: Ratio) -> None:
    others = {language: tuple(each for each in LANGUAGES if each != language) for language in LANGUAGES}
    shared = {f"{language} beside": deck(language, ratio=ratio, beside=others[language]) for language in LANGUAGES}
    alone = {language: deck(language, ratio=ratio) for language in (*LANGUAGES, CODE)}
    assert faults_of(shared | alone) == []


@pytest.mark.proof
@pytest.mark.parametrize("workshop", [each for each in PLANS if each != "two-day"])
def test_no_shorter_workshop_overflows_either(workshop: str) -> None:
    decks = {language: deck(language, workshop=workshop) for language in (*LANGUAGES, CODE)}
    assert faults_of(decks, (35, 300, 6_000)) == []


@pytest.mark.proof
@pytest.mark.parametrize("country", [code for code in whole_library().packs if code != "international"])
def test_no_deck_of_a_country_overflows_in_its_words_amounts_and_template(country: str) -> None:
    """Its decks at both ratios, in each language that it offers."""
    kits = [kit for kit in kits_of(whole_library()) if kit.country == country]
    files = [file for kit in kits for file in files_of(kit, whole_library(), ("pptx",), ("deck",))]
    assert files
    assert faults_of({file.path: file.data for file in files}, (35, 300, 6_000)) == []


def decks_on(data: bytes, file: str) -> dict[str, bytes]:
    """Return the decks on a template, by their language, without those that are refused with a sentence."""
    found = {}
    for language in HARDEST:
        try:
            found[language] = deck(language, read_template(data, file))
        except ContentError as error:
            assert_sentences(error)
    return found


def faults_on(decks: dict[str, bytes]) -> list[str]:
    """Return what breaks a rule in the decks on a template, and what they kept of its author and its links."""
    kept = [
        f"{language}: {secret!r}"
        for language, data in decks.items()
        for secret in (AUTHOR.encode(), LINK.encode())
        if secret in b"".join(parts_of(data).values())
    ]
    return [*(faults_of(decks) if decks else ()), *kept]


def assert_sentences(error: ContentError) -> None:
    """Each mistake says what is wrong in words that end, and none is a traceback."""
    assert error.mistakes
    for each in error.mistakes:
        assert each.file
        assert each.wrong.endswith(".")
        assert "Traceback" not in str(each)


REFUSABLE = ("no-layouts", "no-placeholders", "tiny-body", "narrow-title")
"""Awkward templates that a deck need not be made on: a sentence will do."""


@pytest.mark.proof
@pytest.mark.parametrize("name", AWKWARD)
def test_no_deck_on_an_awkward_template_overflows(name: str) -> None:
    decks = decks_on(AWKWARD[name](), f"{name}.{'potx' if name == 'potx' else 'pptx'}")
    assert faults_on(decks) == []
    assert "en" in decks or name in REFUSABLE


@pytest.mark.parametrize("name", [each for each in AWKWARD if each not in REFUSABLE])
def test_an_awkward_template_is_adopted_and_says_what_it_can_hold(name: str) -> None:
    base = read_template(AWKWARD[name](), f"{name}.pptx")
    assert base.data
    assert base.stage.width > base.stage.height > 0


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_template_is_refused_with_a_sentence(name: str) -> None:
    data = REFUSED[name]()
    with pytest.raises(ContentError) as error:
        read_template(data, name)
    assert_sentences(error.value)
    assert {each.file for each in error.value.mistakes} == {name}


FILES = tuple(template_files())


@pytest.mark.proof
@pytest.mark.skipif(not FILES, reason=f"no templates of others: neither {SAMPLES.name} nor {FOLDER} is there")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_deck_on_a_template_of_others_overflows(path: Path) -> None:
    assert faults_on(decks_on(path.read_bytes(), path.name)) == []

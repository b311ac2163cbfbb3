"""A country's words fit the grammar around them, and no text says what its language avoids."""

from pathlib import Path

import polib
import pytest

from mallette.library import read_library
from mallette.localize import localize
from mallette.model.trip import Selection
from mallette.plan import plan
from tests.samples import Change, changed, library, mistakes_in

ML = "content/countries/ml"
EVENT: Change = (f"{ML}/event.yaml", "plan: two-day\n")


def mali(words: str, *more: Change) -> tuple[Change, ...]:
    country: Change = (f"{ML}/country.yaml", f"title: Mali\nlanguages: [fr, en]\nsource: fr\n{words}")
    return (country, EVENT, *more)


def words(line: str, language: str = "fr") -> tuple[Change, ...]:
    return mali(f"words:\n  {language}:\n    {line}\n")


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        ("savings_circle: {one: tontine, many: tontines, gender: f}", "fr",
         ("feminine", "Replace the whole", "sessions/money")),
        ("value_chain: {one: réseau, many: réseaux, gender: m}", "fr", ("masculine", "would not agree")),
        ("value_chain: {one: filière, many: filières}", "fr", ("without gender",)),
        ("value_chain: {one: filière, gender: f}", "fr", ("no `many:`",)),
        ("value_chain: {one: économie, many: économies, gender: f}", "fr", ("elides, unlike", "Replace the whole")),
        ("packer: {one: hangar, many: hangars, gender: m}", "fr", ("begins with h", "elides: false")),
        ("collector: {one: coxeur, many: coxeurs, gender: m}", "fr", ("reproach in Cameroon",)),
        ("value_chains: {one: filière, gender: f}", "fr", ("no concept", "Did you mean 'value_chain'?")),
        ('collector: {one: "le {pisteur}", gender: m}', "fr", ("holds a brace",)),
        ("collector: {one: agent, many: agents}", "en", ("elides, unlike 'collector'",)),
        ("exchange_visit: {one: visit, many: visits}", "en", ("does not elide, unlike 'exchange visit'",)),
        ("value_chain: {one: mnyororo}", "sw", ("no language of this country",)),
    ],
)  # fmt: skip
def test_a_word_that_would_break_sentences_is_refused(
    project: Path, line: str, language: str, found: tuple[str, ...]
) -> None:
    with changed(project, *words(line, language)):
        [mistake] = mistakes_in(project)
    assert (mistake.file, mistake.key.split(".")[:2]) == (f"{ML}/country.yaml", ["words", language])
    assert mistake.line == (5 if language == "sw" else 6)
    assert [each for each in found if each not in str(mistake)] == []


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("value_chain: {one: filière, many: filières, gender: f}", "fr"),
        ("packer: {one: hangar, many: hangars, gender: m, elides: false}", "fr"),
        ("collector: {one: pisteur, many: pisteurs, gender: m}", "fr"),
        ("flipchart: {one: padex, many: padex, gender: m}", "fr"),
        ("marker: {one: marqueur, many: marqueurs, gender: m}", "fr"),
        ("collector: {one: broker, many: brokers}", "en"),
    ],
)
def test_a_word_that_fits_is_welcome(project: Path, line: str, language: str) -> None:
    with changed(project, *words(line, language)):
        assert mistakes_in(project) == ()


def test_the_country_says_its_word_in_the_whole_kit_and_quotes_titles_as_they_are(project: Path) -> None:
    own: Change = (f"{ML}/findings/F01.yaml", "title: Une chaîne de valeur à nous\n")
    changes = mali("words: {fr: {value_chain: {one: filière, many: filières, gender: f}}}\n", own)
    with changed(project, *changes):
        read = read_library(project)
    [job, *_] = plan(read, Selection(countries=("ml",), languages=("fr",), documents=("guide",)))
    said = str(localize(job, read).data)
    assert "les filières" in said
    assert "filière (chaîne de valeur)" in said
    assert "Une chaîne de valeur à nous" in said  # its own sentence says what it says
    assert "lexique des chaînes de valeur" in said
    plain = str(localize(plan(read, Selection(countries=("international",), documents=("guide",)))[0], read).data)
    assert "filière" not in plain


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("La mise à niveau des entreprises", "official programmes"),
        ("Mises à niveau", "official programmes"),
        ("La montée en gamme", "quality alone"),
        ("Le coxeur achète", "reproach"),
        ("Le chef d'entreprise", "too formal"),
    ],
)
def test_words_that_french_avoids_are_refused_in_a_countrys_own_sentences(project: Path, words: str, why: str) -> None:
    with changed(project, *mali("", (f"{ML}/findings/F01.yaml", f'title: "{words}"\n'))):
        [mistake] = mistakes_in(project)
    assert (mistake.file, mistake.line, mistake.key) == (f"{ML}/findings/F01.yaml", 1, "title")
    assert why in mistake.wrong
    assert mistake.right.startswith("Write ")


def test_they_are_refused_in_values_and_in_translations_of_the_core(project: Path) -> None:
    with changed(project, *mali("", (f"{ML}/slots.yaml", "word_collector: coxeur\n"))):
        [mistake] = mistakes_in(project)
    assert (mistake.file, mistake.key) == (f"{ML}/slots.yaml", "word_collector")
    path = project / "content/languages/fr/strings.po"
    entry = next(
        each for each in polib.pofile(path.read_text(encoding="utf-8")) if each.msgctxt == "glossary.value-chain.term"
    )
    old = f'msgctxt "glossary.value-chain.term"\nmsgid "{entry.msgid}"\nmsgstr "{entry.msgstr}"'
    new = old.replace(entry.msgstr, "montée en gamme")
    with changed(project, ("content/languages/fr/strings.po", old, new)):
        [mistake] = mistakes_in(project)
    assert (mistake.file, mistake.key) == ("content/languages/fr/strings.po", "glossary.value-chain.term")
    assert mistake.line > 0


def test_every_concept_of_a_language_is_said_somewhere_in_it() -> None:
    """A concept whose word no sentence says would be a promise that nothing keeps."""
    for code in ("en", "fr"):
        every = str(localize(plan(library(), Selection(languages=(code,), documents=("guide",)))[0], library()).data)
        every = every.replace("'", "’").lower()
        lost = [key for key, each in library().languages[code].concepts.items() if each.one.lower() not in every]
        assert lost == []


def test_a_mistake_in_the_words_of_a_language_names_their_file(project: Path) -> None:
    path = "content/languages/fr/concepts.yaml"
    with changed(project, (path, "gender: f", "gendre: f")):
        [mistake] = mistakes_in(project)
    assert (mistake.file, mistake.key) == (path, "concepts.value_chain.gendre")
    assert "Did you mean 'gender'?" in mistake.right


def test_a_nearly_right_file_name_gets_the_right_one(project: Path) -> None:
    with changed(project, *mali("", (f"{ML}/sessions/lnks.yaml", "title: Les liens\n"))):
        [mistake] = mistakes_in(project)
    assert mistake.file == f"{ML}/sessions/lnks.yaml"
    assert mistake.right.startswith("Did you mean sessions/links.yaml?")


def test_a_file_that_is_whole_and_that_nothing_uses_is_told(project: Path) -> None:
    whole = (project / "content/handouts/links.yaml").read_text(encoding="utf-8")
    with changed(project, *mali("", (f"{ML}/handouts/lnks.yaml", whole))):
        [mistake] = mistakes_in(project)
    assert (mistake.file, mistake.right) == (f"{ML}/handouts/lnks.yaml", "Did you mean handouts/links.yaml?")


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("slots.yaml.txt", "Did you mean slots.yaml?"),
        ("slots.yml", "Did you mean slots.yaml?"),
        ("slot.yaml", "Did you mean slots.yaml?"),
        ("sesions/links.yaml", "Did you mean sessions/links.yaml?"),
        ("session/links.yml", "Did you mean sessions/links.yaml?"),
        ("sessions/links.yaml.txt", "Did you mean sessions/links.yaml?"),
        ("notes.yaml", "Content stands in"),
    ],
)
def test_a_file_that_nothing_reads_gets_the_right_name(project: Path, name: str, right: str) -> None:
    with changed(project, *mali("", (f"{ML}/{name}", "title: x\n"))):
        [mistake] = mistakes_in(project)
    assert (mistake.file, mistake.wrong) == (f"{ML}/{name}", "is not read by anything.")
    assert mistake.right.startswith(right)

"""The command line: what it exits with, what it says, what it leaves alone."""

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mallette import cli
from mallette.cli import kits

CATALOGUE = "content/languages/fr/strings.po"


@dataclass
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="module")
def copied(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    kit = tmp_path_factory.mktemp("kit")
    for name in ("content", "templates"):
        shutil.copytree(project / name, kit / name)
    for pack in (kit / "content/countries").iterdir():
        if pack.name != "international":  # tests make countries of their own
            shutil.rmtree(pack)
    return kit


@pytest.fixture
def kit(copied: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the project that a test may break."""
    shutil.copytree(copied, tmp_path / "kit")
    yield tmp_path / "kit"
    shutil.rmtree(tmp_path / "kit")


@pytest.fixture
def run(kit: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def run_command(*arguments: str) -> Ran:
        monkeypatch.setenv("MALLETTE_PROJECT", str(kit))
        monkeypatch.setattr(sys, "argv", ["mallette", *arguments])
        try:
            cli.main()
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run_command


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_no_word_means_build(kit: Path, run: Callable[..., Ran]) -> None:
    ran = run("--document", "handouts", "--language", "fr")
    assert ran.code == 0
    assert (kit / "output/international/fr/handouts.pdf").exists()
    assert (kit / "output/international/fr/handouts/9A.pdf").exists()
    assert "handouts.pdf" in ran.out
    assert "pages" in ran.out


def test_one_session_goes_to_its_own_folder_numbered_as_in_the_whole_kit(kit: Path, run: Callable[..., Ran]) -> None:
    ran = run("--session", "9", "--document", "handouts", "--language", "en")
    assert ran.code == 0
    made = {path.name for path in (kit / "output/international/en/session-9/handouts").iterdir()}
    assert made == {"9A.pdf", "9B.pdf"}


def test_the_folder_of_a_pair_is_like_that_of_any_language(kit: Path, run: Callable[..., Ran]) -> None:
    words = ("build", "--pair", "en+fr", "--document", "interpreter", "--session", "1")
    assert run(*words).code == 0
    file = kit / "output/international/en+fr/session-1/interpreter.pdf"
    assert sorted(each.name for each in file.parent.iterdir()) == [".mallette.json", "interpreter.pdf"]
    file.write_bytes(b"edited")
    ran = run(*words)
    assert (ran.code, file.read_bytes()) == (0, b"edited")
    assert "interpreter.pdf was edited" in ran.out


def test_another_plan_goes_to_its_own_folder(kit: Path, run: Callable[..., Ran]) -> None:
    ran = run("--workshop", "one-day", "--document", "handouts", "--language", "en")
    assert ran.code == 0
    assert (kit / "output/international-one-day/en/handouts/8F.pdf").exists()


@pytest.mark.parametrize(
    ("option", "value", "right"),
    [
        ("--country", "internationl", "Did you mean 'international'?"),
        ("--language", "xx", "Known here: en, fr."),
        ("--document", "gide", "Did you mean 'guide'?"),
        ("--format", "odt", "Known here: docx, html, pdf, pptx."),
        ("--workshop", "three-day", "Did you mean 'two-day'?"),
    ],
)
def test_a_name_that_does_not_exist_is_a_sentence(
    option: str, value: str, right: str, kit: Path, run: Callable[..., Ran]
) -> None:
    ran = run(option, value)
    assert ran.code == 1
    assert f"{option}: {value!r} is not there. {right}" in ran.err
    assert not (kit / "output").exists()


def test_a_session_that_the_plan_has_not_is_a_sentence(run: Callable[..., Ran]) -> None:
    ran = run("--session", "13")
    assert ran.code == 1
    assert "It has sessions 1 to 12." in ran.err


def test_a_mistake_names_file_line_and_key_and_nothing_is_written(kit: Path, run: Callable[..., Ran]) -> None:
    edit(kit / "content/sessions/links.yaml", "room:", "rooom:")
    ran = run()
    assert ran.code == 1
    assert "content/sessions/links.yaml:" in ran.err
    assert "rooom: is not a key that is known here. Did you mean 'room'?" in ran.err
    assert "nothing was written" in ran.err
    assert not (kit / "output").exists()


def test_a_mistake_leaves_what_was_built_before_as_it_was(kit: Path, run: Callable[..., Ran]) -> None:
    run("--document", "handouts", "--language", "en")
    built = kit / "output/international/en/handouts.pdf"
    before = built.read_bytes()
    edit(kit / "templates/documents/handouts/document.xml.j2", "{{ kit.title }}", "{{ kit.titel }}")
    ran = run("--document", "handouts", "--language", "en")
    assert ran.code == 1
    assert "templates/documents/handouts/document.xml.j2:4" in ran.err
    assert built.read_bytes() == before


def test_a_broken_country_stops_only_itself(kit: Path, run: Callable[..., Ran]) -> None:
    (kit / "content/countries/ml").mkdir()
    (kit / "content/countries/ml/country.yaml").write_text("title: Mali\nlangages: [fr]\n", encoding="utf-8")
    (kit / "content/countries/ml/event.yaml").write_text("plan: two-day\n", encoding="utf-8")
    ran = run("--country", "international", "--document", "handouts", "--language", "en")
    assert ran.code == 0
    assert len([line for line in ran.err.splitlines() if "ml cannot be built" in line]) == 1


def test_a_build_without_options_stops_at_a_broken_country(kit: Path, run: Callable[..., Ran]) -> None:
    (kit / "content/countries/ml").mkdir()
    (kit / "content/countries/ml/country.yaml").write_text("title: Mali\n", encoding="utf-8")
    ran = run()
    assert ran.code == 1
    assert "content/countries/ml/" in ran.err
    assert not (kit / "output").exists()


def test_a_stale_translation_is_a_notice_and_a_mistake_when_strict(kit: Path, run: Callable[..., Ran]) -> None:
    edit(kit / "content/handouts/two-prices.yaml", "Ask final buyers", "Do ask final buyers")
    ran = run("--document", "handouts", "--language", "fr")
    assert ran.code == 0
    assert "stale translation (fr)" in ran.out
    assert "6A (handouts/two-prices.parts.do.items" in ran.out
    strict = run("--document", "handouts", "--language", "fr", "--strict")
    assert strict.code == 1
    assert re.search(r"content/languages/fr/strings\.po:\d+: 6A \(handouts/two-prices.*: stale translation", strict.err)


def test_check_writes_nothing(kit: Path, run: Callable[..., Ran]) -> None:
    before = {path: path.stat().st_mtime_ns for path in kit.rglob("*")}
    ran = run("check")
    assert ran.code == 0
    assert "No mistakes." in ran.out
    assert {path: path.stat().st_mtime_ns for path in kit.rglob("*")} == before


def test_language_update_marks_what_a_changed_sentence_left_behind(kit: Path, run: Callable[..., Ran]) -> None:
    edit(kit / "content/handouts/two-prices.yaml", "Ask final buyers", "Do ask final buyers")
    ran = run("language", "update", "fr")
    assert ran.code == 0
    assert "1 fuzzy" in ran.out
    assert "#| msgid" in (kit / CATALOGUE).read_text(encoding="utf-8")


def test_schema_prints_a_kind_or_the_list_of_kinds(run: Callable[..., Ran]) -> None:
    assert '"title": "session"' in run("schema", "session").out
    assert "session\n" in run("schema").out
    assert run("schema", "sesion").code == 1


def test_language_update_makes_the_catalogue_of_a_country_that_speaks_for_itself(
    kit: Path, run: Callable[..., Ran]
) -> None:
    folder = kit / "content/countries/sn"
    (folder / "findings").mkdir(parents=True)
    (folder / "country.yaml").write_text("title: Sénégal\nlanguages: [fr, en]\nsource: fr\n", encoding="utf-8")
    (folder / "event.yaml").write_text("plan: two-day\n", encoding="utf-8")
    (folder / "findings/F01.yaml").write_text('title: "Apprendre"\n', encoding="utf-8")
    ran = run("language", "update")
    assert "content/countries/sn/languages/en.po: 2 texts, 2 missing" in ran.out
    assert 'msgid "Sénégal"' not in (kit / CATALOGUE).read_text(encoding="utf-8")


def test_options_that_leave_nothing_say_what_there_is(run: Callable[..., Ran]) -> None:
    ran = run("--document", "deck", "--format", "pdf")
    assert ran.code == 1
    assert "international offers en, fr; " in ran.err
    assert "; deck is made as pptx; " in ran.err


def test_two_types_that_make_one_file_are_a_mistake(kit: Path, run: Callable[..., Ran]) -> None:
    shutil.copytree(kit / "templates/documents/handouts", kit / "templates/documents/sheets")
    ran = run()
    assert ran.code == 1
    assert "templates/documents/sheets/type.yaml: editions.handouts.file: is 'handouts.pdf', which" in ran.err


def test_a_command_that_does_not_exist_is_exit_1_with_a_near_one(run: Callable[..., Ran]) -> None:
    ran = run("biuld")
    assert ran.code == 1
    assert "Did you mean 'build'?" in ran.err


def test_an_option_that_does_not_exist_is_exit_1(run: Callable[..., Ran]) -> None:
    ran = run("--nonsense")
    assert ran.code == 1
    assert "--nonsense" in ran.err


def test_a_folder_that_is_no_project_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]
) -> None:
    ran = run("--project", str(tmp_path / "nowhere"), "check")
    assert ran.code == 1
    assert "so it is not a whole Mallette project" in ran.err


def test_a_bug_of_ours_is_a_traceback_and_exit_2(monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(kits, "read_library", fail)
    ran = run("check")
    assert ran.code == 2
    assert "RuntimeError: a bug" in ran.err
    assert "This is a bug in Mallette" in ran.err


def test_messages_are_not_wrapped_where_nobody_watches(kit: Path, run: Callable[..., Ran]) -> None:
    long = "x" * 300
    edit(kit / "content/sessions/links.yaml", "room:", f"{long}:")
    assert any(long in line for line in run("check").err.splitlines())

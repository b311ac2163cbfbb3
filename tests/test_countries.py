"""Country packs: a new one builds at once, the list says how each stands, what is replaced is confirmed by a person."""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import polib
import pytest

from mallette import cli
from mallette.countries import confirm_overrides, find_states, make_country, notices_of_moved, table_of
from mallette.countries.table import cells_of
from mallette.errors import ContentError
from mallette.library import read_library, yaml
from mallette.library.yaml import place_yaml
from mallette.model.trip import Selection
from mallette.pipeline import make
from mallette.plan import plan
from mallette.territory import find_territory, names_in
from tests.samples import ROOT, copy_project

TITLE = "findings/F01.title"


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        # Both are pure functions of a file's text, and most of the time that reading takes.
        patch.setattr(yaml, "place_yaml", cache(yaml.place_yaml))
        patch.setattr(polib, "pofile", cache(polib.pofile))
        yield copy_project(tmp_path_factory.mktemp("project"))


@pytest.fixture
def kit(copied: Path) -> Iterator[Path]:
    """A project whose countries a test may change."""
    before = {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()}
    yield copied
    for path in [each for each in copied.rglob("*") if each.is_file()]:
        if path not in before:
            path.unlink()
        elif path.read_bytes() != before[path]:
            path.write_bytes(before[path])
    for folder in sorted((each for each in copied.rglob("*") if each.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def new(project: Path, code: str, source: str | None = None, *languages: str) -> Path:
    list(make_country(project, code, source, languages))
    return project / "content" / "countries" / code.lower()


def data(folder: Path, name: str) -> object:
    placed = place_yaml((folder / name).read_text(encoding="utf-8"), name)
    assert placed.mistakes == ()
    return placed.data


def uncomment(path: Path) -> None:
    """Take the sign and the space away from every line that a person may let count."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^# (?!yaml-language-server)", "", text), encoding="utf-8", newline="\n")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def test_the_list_of_countries_is_that_of_iso_3166_1() -> None:
    assert len(names_in("en")) == 249
    assert "XK" not in names_in("en")


@pytest.mark.parametrize(
    ("code", "currency", "languages", "paper", "weekend"),
    [
        ("ke", "KES", ("sw", "en"), "a4", ("saturday", "sunday")),
        ("ml", "XOF", ("fr",), "a4", ("saturday", "sunday")),
        ("cm", "XAF", ("fr", "en"), "a4", ("saturday", "sunday")),
        ("ht", "HTG", ("ht", "fr"), "a4", ("saturday", "sunday")),
        ("mx", "MXN", ("es",), "letter", ("saturday", "sunday")),
        ("eg", "EGP", ("ar",), "a4", ("friday", "saturday")),
        ("ir", "IRR", ("fa",), "a4", ("friday",)),
        ("aq", "", (), "a4", ()),
    ],
)
def test_what_locale_data_know_of_a_country_is_guessed(
    code: str, currency: str, languages: tuple[str, ...], paper: str, weekend: tuple[str, ...]
) -> None:
    land = find_territory(code)
    assert (land.currency, land.languages, land.paper, land.weekend) == (currency, languages, paper, weekend)


@pytest.mark.parametrize(
    ("code", "near"), [("uk", "'gb'"), ("Kenya", "'ke' (Kenya)"), ("cameroun", "'cm'"), ("xk", "ISO 3166-1"),
                       ("../ke", "ISO 3166-1"), ("zz", "ISO 3166-1"), ("", "ISO 3166-1")]
)  # fmt: skip
def test_a_code_that_is_none_is_refused_with_the_right_one_where_it_is_near(code: str, near: str) -> None:
    with pytest.raises(ContentError) as caught:
        find_territory(code)
    [mistake] = caught.value.mistakes
    assert "no country code of ISO 3166-1" in mistake.wrong
    assert near in mistake.right


def test_a_new_country_speaks_its_official_languages_that_the_toolkit_has(kit: Path) -> None:
    said = {code: data(new(kit, code), "country.yaml") for code in ("ke", "ML", "cm", "mx")}
    assert {code: (each["languages"], each["source"], each["title"]) for code, each in said.items()} == {
        "ke": (["en"], "en", "Kenya"), "ML": (["fr"], "fr", "Mali"), "cm": (["fr", "en"], "fr", "Cameroun"),
        "mx": (["en"], "en", "Mexico"),
    }  # fmt: skip
    assert said["mx"]["paper"] == "letter"
    assert said["ke"]["money"] == {"currency": "KES"}


def test_languages_may_be_told(kit: Path) -> None:
    assert data(new(kit, "cm", "en"), "country.yaml")["source"] == "en"
    assert data(new(kit, "ke", "fr"), "country.yaml")["languages"] == ["fr", "en"]
    assert data(new(kit, "ht", None, "fr", "en"), "country.yaml")["languages"] == ["fr", "en"]
    with pytest.raises(ContentError, match="'sw' is no language of the toolkit"):
        new(kit, "tz", None, "sw")
    assert not (kit / "content/countries/tz").exists()


def test_a_new_country_never_overwrites_one(kit: Path) -> None:
    folder = kit / "content/countries/ke"
    write(folder / "notes.txt", "mine")
    with pytest.raises(ContentError, match=r"content/countries/ke: is there already\."):
        new(kit, "ke")
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_a_new_country_is_whole_or_not_there(kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(ContentError, match="cannot be written: Permission denied"):
        new(kit, "ke")
    assert not (kit / "content/countries/ke").exists()
    assert sorted(path.name for path in kit.iterdir()) == ["content", "templates"]


def test_every_must_slot_stands_in_a_new_pack_as_a_remark_with_its_note(kit: Path) -> None:
    folder = new(kit, "ml")
    text = (folder / "slots.yaml").read_text(encoding="utf-8")
    slots = read_library(kit).packs["ml"].toolkit.slots.slots
    must = [name for name, slot in slots.items() if slot.must]
    assert len(must) >= 12
    assert re.findall(r"(?m)^# ([a-z0-9_]+):", text) == must
    assert data(folder, "slots.yaml") == {}
    assert "Ce que le collecteur paie par kilo" in text
    assert '# word_savings: "groupe d’épargne"' in text


@pytest.mark.parametrize("code", ["ke", "ml", "cm", "aq"])
def test_each_remark_of_a_new_pack_counts_once_its_sign_is_taken_away(kit: Path, code: str) -> None:
    folder = new(kit, code)
    for name in ("country.yaml", "event.yaml", "slots.yaml"):
        uncomment(folder / name)
    if code == "aq":
        write(folder / "country.yaml", (folder / "country.yaml").read_text(encoding="utf-8").replace("KES", "USD"))
    library = read_library(kit)
    assert library.broken == {}
    pack = library.packs[code]
    assert len(pack.values) >= 12
    assert pack.country.day.start == "08:30"
    assert pack.country.words


def test_a_new_country_builds_a_whole_kit_with_no_edit_outside_its_folder(kit: Path) -> None:
    before = {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()}
    folder = new(kit, "ml")
    library = read_library(kit)
    jobs = plan(library, Selection(countries=("ml",)))
    made = make(library, jobs)
    assert {job.type for job in jobs} == {
        name for name, type in library.types.items()
        if any(each.made == "always" and each.beside != "only" for each in type.settings.editions.values())
    }  # fmt: skip
    assert len(made) >= len(jobs)
    assert all(each.data and each.folder == "ml/fr" for each in made)
    after = {path: path.read_bytes() for path in kit.rglob("*") if path.is_file() and folder not in path.parents}
    assert after == before


def test_the_list_says_how_each_pack_stands(kit: Path) -> None:
    new(kit, "ke")
    write(new(kit, "ml") / "findings/F01.yaml", "title: Le nôtre\ntext: null\nmark: W\n")
    write(new(kit, "cm") / "findings/F01.yaml", "title: La nôtre\n")
    write(new(kit, "ht") / "slots.yaml", "price_flatt: 3\nprice_mixxed: 4\n")
    states = {state.code: state for state in find_states(read_library(kit))}
    assert list(states) == ["cm", "ht", "international", "ke", "ml"]
    assert list(cells_of(states["cm"]))[:5] == ["cm", "Cameroun", "fr, en", "1", "1, 1 not confirmed"]
    assert list(cells_of(states["ke"]))[3:5] == ["0", "0"]
    assert re.fullmatch(r"not ready: \d+ to give", list(cells_of(states["ke"]))[5])
    assert list(cells_of(states["international"]))[5] == "ready"
    assert list(cells_of(states["ht"]))[5] == "cannot be built: 2 mistakes"
    assert table_of(states.values()).row_count == 5


def said(project: Path, *ids: str, show: bool = False) -> str:
    return "\n".join(confirm_overrides(project, "ke", ids, show=show))


def test_what_is_confirmed_moves_on_with_the_core_and_is_confirmed_again(kit: Path) -> None:
    folder = new(kit, "ke")
    write(folder / "findings/F01.yaml", "title: Ours\n")
    write(folder / "sessions/links.yaml", "why: Because.\n")
    core = read_library(kit).packs["ke"].overrides[TITLE].core
    assert f"{TITLE}\n  core:    {core}\n  country: Ours" in said(kit, show=True)
    assert not (folder / "replaced.yaml").exists()
    assert "2 confirmed; 2 of 2" in said(kit)
    assert "0 confirmed; 2 of 2" in said(kit)

    path = kit / "content/findings/F01.yaml"
    write(path, path.read_text(encoding="utf-8").replace(core, "Another one"))
    library = read_library(kit)
    assert library.packs["ke"].moved == (TITLE,)
    assert f"{TITLE} (the core has changed)\n  core:    Another one\n  country: Ours" in said(kit, show=True)
    [notice] = notices_of_moved(library, plan(library, Selection(countries=("ke",))))
    assert (notice.kind, notice.file) == ("core has changed", "")
    assert re.fullmatch(rf"\d+(-\d+)?(\.\d+)?(, [\d.-]+)* \({TITLE}\)", notice.where)
    assert "country confirm ke" in notice.text
    assert "1 confirmed" in said(kit, TITLE)
    assert read_library(kit).packs["ke"].moved == ()


def test_one_item_may_be_confirmed_and_what_is_no_longer_replaced_is_forgotten(kit: Path) -> None:
    folder = new(kit, "ke")
    write(folder / "findings/F01.yaml", "title: Ours\n")
    write(folder / "sessions/links.yaml", "why: Because.\n")
    said(kit, "sessions/links")
    assert list(data(folder, "replaced.yaml")) == ["sessions/links.why"]
    (folder / "sessions/links.yaml").unlink()
    said(kit, TITLE)
    assert list(data(folder, "replaced.yaml")) == [TITLE]


def test_a_removal_and_an_order_are_noticed_where_they_stand(kit: Path) -> None:
    folder = new(kit, "ke")
    write(folder / "sessions/links.yaml", "steps:\n  order: [sort-links]\n")
    assert "sessions/links.steps.order" in said(kit)
    path = kit / "content/sessions/links.yaml"
    text = path.read_text(encoding="utf-8")
    write(folder / "replaced.yaml", 'sessions/links.steps.order: "000000000000"\n')
    library = read_library(kit)
    [notice] = notices_of_moved(library, plan(library, Selection(countries=("ke",))))
    assert notice.where == "5 (sessions/links.steps.order)"
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("ids", "words"), [(("findings/F02",), "replaces nothing at"), ((f"{TITLE}s",), TITLE)])
def test_a_name_that_is_not_replaced_is_refused(kit: Path, ids: tuple[str, ...], words: str) -> None:
    write(new(kit, "ke") / "findings/F01.yaml", "title: Ours\n")
    with pytest.raises(ContentError, match=words):
        said(kit, *ids)


def test_a_country_that_is_not_there_or_broken_is_refused(kit: Path) -> None:
    with pytest.raises(ContentError, match="is no country pack"):
        list(confirm_overrides(kit, "ke", ()))
    write(new(kit, "ke") / "slots.yaml", "price_flatt: 3\n")
    with pytest.raises(ContentError, match="price_flatt"):
        said(kit)


@pytest.fixture
def run(
    kit: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    def run_command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setenv("MALLETTE_PROJECT", str(kit))
        monkeypatch.setattr(sys, "argv", ["mallette", *arguments])
        try:
            cli.main()
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_command


@pytest.mark.parametrize("command", [("check",), ("build",), ("build", "--country", "ml,ht")])
def test_all_broken_countries_are_told_together_and_nothing_is_written(
    kit: Path, run: Callable[..., tuple[int, str, str]], command: tuple[str, ...]
) -> None:
    write(new(kit, "ml") / "slots.yaml", "price_flatt: 3\n")
    write(new(kit, "ht") / "country.yaml", "title: Haïti\nlanguages: [fr]\npapier: a4\n")
    code, _, err = run(*command)
    assert code == 1
    assert "content/countries/ml/slots.yaml:1: price_flatt" in err
    assert "content/countries/ht/country.yaml:3: papier" in err
    assert "2 mistakes; nothing was written." in err
    assert not (kit / "output").exists()


def test_one_line_tells_of_a_broken_country_while_another_builds(
    kit: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    new(kit, "ke")
    write(new(kit, "ml") / "slots.yaml", "price_flatt: 3\nprice_mixxed: 4\n")
    code, out, err = run("build", "--country", "ke", "--document", "handouts", "--format", "pdf")
    assert code == 0
    assert "output/ke/en" in out
    assert len(err.splitlines()) == 1
    assert re.match(r"ml cannot be built: content/countries/ml/slots\.yaml:1: price_flatt.* \(and 1 more\)$", err)


def test_the_commands_say_what_they_did(kit: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = run("country", "new", "ml", "--from", "fr", "--language", "fr,en")
    assert (code, "content/countries/ml/slots.yaml written" in out) == (0, True)
    write(kit / "content/countries/ml/findings/F01.yaml", "title: Le nôtre\n")
    code, out, _ = run("country", "list")
    assert (code, "1, 1 not confirmed" in out) == (0, True)
    code, out, _ = run("country", "confirm", "ml", TITLE)
    assert (code, "1 confirmed; 1 of 1 differences noted in replaced.yaml." in out) == (0, True)
    code, _, err = run("country", "new", "ml")
    assert (code, "is there already" in err) == (1, True)


def test_the_examples_of_the_guide_for_countries_are_a_pack(kit: Path) -> None:
    text = (ROOT / "docs/countries.md").read_text(encoding="utf-8")
    examples = re.findall(r"(?s)```yaml\n# (\S+)\n(.*?)```", text)
    assert [name for name, _ in examples] == ["country.yaml", "event.yaml", "slots.yaml", "sessions/links.yaml",
                                              "country.yaml"]  # fmt: skip
    files: dict[str, str] = {}
    for name, example in examples:
        files[name] = files.get(name, "") + example
    for name, example in files.items():
        write(kit / "content/countries/ke" / name, example.replace("languages: [en]", "languages: [en, fr]"))
    library = read_library(kit)
    assert library.broken == {}
    labels = library.packs["ke"].toolkit.sessions["links"].steps["sort-links"].labels
    assert next(iter(labels)) == "ours"
    assert "half-time" not in labels
    kinds = {each.kind for each in library.packs["ke"].overrides.values()}
    assert kinds == {"replaces", "removes", "reorders"}


@pytest.mark.parametrize(
    ("name", "near"), [("KE", "Did you mean 'ke'?"), ("ke - Copy", ""), ("uk", "'gb'"), ("Kenya", "'ke'")]
)
def test_a_folder_that_is_named_by_no_country_is_told(kit: Path, name: str, near: str) -> None:
    new(kit, "ke").rename(kit / "content/countries" / name)
    library = read_library(kit)
    [mistake] = library.broken[name]
    assert mistake.file == f"content/countries/{name}"
    assert "ISO 3166-1 in small letters" in mistake.wrong
    assert near in mistake.right


def test_the_remarks_of_a_new_pack_are_said_in_every_language_that_has_them() -> None:
    said = {path.parent.name: place_yaml(path.read_text(encoding="utf-8"), "f").data
            for path in (ROOT / "content/languages").glob("*/pack.yaml")}  # fmt: skip
    assert {"en", "fr"} <= set(said)
    assert {code for code, each in said.items() if set(each) != set(said["en"])} == set()
    assert said["en"]["money"] != said["fr"]["money"]

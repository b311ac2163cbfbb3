"""The workbook of a country: what is typed is what the pack says, and nothing else changes."""

import io
import shutil
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import polib
import pytest
from click.testing import CliRunner
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from mallette.cli import front
from mallette.countries import make_country
from mallette.errors import ContentError
from mallette.exchange.xlsx import Found, Odd, Value, read
from mallette.library import read_library
from mallette.library.yaml import place_yaml
from mallette.model.trip import Library, Selection
from mallette.pipeline import make
from mallette.plan import plan
from mallette.workbook import fields_of, make_workbook, read_workbook
from mallette.workbook.edits import edit_files
from mallette.workbook.field import Field, words_of
from mallette.workbook.match import Matched, group_of, match
from mallette.workbook.typed import WrongError, value_of
from tests.samples import copy_project
from tests.samples import whole_library as library

KENYA = "content/countries/ke"
SLOTS = """\
# yaml-language-server: $schema=../../schemas/values.json
## Prices of the market of Kisumu, asked for in 2026.
price_flat: 300   # by the collector
price_mixed: 350
price_clean:  500
# price_alone: 38
price_alone: 380
equipment: 1500
transport: 800

practice_product:
  en: {plain: mango, of: of mango, the: the mango}
  # as they say in Kisumu
  fr: {plain: mangue, of: de mangue, the: la mangue}
word_savings: chama
"""


def bare_project(target: Path) -> Path:
    """Copy the toolkit without the packs of countries."""
    project = copy_project(target)
    for path in (project / "content/countries").iterdir():
        if path.name != "international":
            shutil.rmtree(path)
    return project


@pytest.fixture(scope="module")
def kenya(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a country that offers two languages."""
    project = bare_project(tmp_path_factory.mktemp("kit"))
    list(make_country(project, "ke", "en", ("en", "fr")))
    (project / KENYA / "slots.yaml").write_text(SLOTS, encoding="utf-8", newline="\n")
    return project


@pytest.fixture
def kit(kenya: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return shutil.copytree(kenya, tmp_path / "kit")


MADE: dict[str, bytes] = {}


def made(project: Path, code: str = "ke") -> bytes:
    """Return the workbook of a country; one of equal texts is made once."""
    said = repr(sorted(texts(project, code).items()))
    if said not in MADE:
        MADE[said] = make_workbook(read_library(project), code).data
    return MADE[said]


def fill(project: Path, cells: Mapping[str, Any], code: str = "ke", data: bytes | None = None) -> Path:
    """Return a workbook in which a person filled cells, by their keys."""

    def put(opened: Any) -> None:
        rows = rows_in(opened)
        for key, value in cells.items():
            rows[key].value = value

    return changed(project, put, code, data)


def changed(project: Path, change: Callable[[Any], None], code: str = "ke", data: bytes | None = None) -> Path:
    opened = openpyxl.load_workbook(io.BytesIO(data or made(project, code)))
    change(opened)
    path = project / f"{code}.xlsx"
    opened.save(path)
    return path


def rows_in(opened: Any) -> dict[str, Any]:
    """Return the cell to fill in of each row, by its key."""
    return {
        row[0].value: row[4]
        for page in opened.worksheets
        if page["A1"].value == "mallette:key"
        for row in page.iter_rows(min_row=5)
        if row[0].value
    }


def texts(project: Path, code: str = "ke") -> dict[str, str]:
    folder = project / "content/countries" / code
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in folder.rglob("*") if path.is_file()
    }


def refused(project: Path, path: Path, country: str | None = None) -> list[str]:
    """Return what is said of a workbook that is refused; nothing may have been written."""
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    with pytest.raises(ContentError) as caught:
        list(read_workbook(project, path, country))
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
    return [str(mistake) for mistake in caught.value.mistakes]


def test_read_back_unchanged_it_changes_nothing(kit: Path) -> None:
    before = texts(kit)
    said = list(read_workbook(kit, fill(kit, {})))
    assert texts(kit) == before
    assert said == [f"{KENYA} says all this already; nothing was written."]
    assert sorted(path.name for path in kit.iterdir()) == ["content", "ke.xlsx", "templates"]


@pytest.mark.parametrize("code", sorted(library().packs))
def test_the_workbook_of_every_pack_says_what_the_pack_says(code: str) -> None:
    pack = library().packs[code]
    fields = fields_of(words_of(pack, library()))
    rows = read(make_workbook(library(), code).data).rows
    locale = library().languages[pack.country.source].locale
    assert [match(fields, rows, locale, fresh=fresh) for fresh in (False, True)] == [
        Matched({}, {row.key: row for row in rows}) for _ in range(2)
    ]


def test_the_command_leaves_a_workbook_alone_that_somebody_filled_in(kit: Path) -> None:
    def run(*words: str) -> str:
        ran = CliRunner().invoke(front, ["--project", str(kit), "country", *words], catch_exceptions=False)
        assert ran.exit_code == 0
        return ran.output

    run("workbook", "ke")
    path = kit / "output/ke.xlsx"
    fill(kit, {"event.venue": "Kisumu"}, data=path.read_bytes()).replace(path)
    filled = path.read_bytes()
    assert f"{KENYA}/event.yaml written" in run("read", str(path))
    run("workbook", "ke")
    assert path.read_bytes() == filled
    assert openpyxl.load_workbook(kit / "output/ke.new.xlsx")


def test_what_is_typed_is_in_the_pack_and_no_other_line_moves(kit: Path) -> None:
    before = texts(kit)
    cells = {"slots.price_flat": 310, "slots.practice_product.fr.of": "d’ananas", "event.venue": "Kisumu"}
    said = list(read_workbook(kit, fill(kit, cells)))
    after = texts(kit)
    assert after["slots.yaml"] == SLOTS.replace("300 ", "310 ").replace("of: de mangue", "of: d’ananas")
    assert after["event.yaml"] == before["event.yaml"].replace('# venue: ""\n', '# venue: ""\nvenue: Kisumu\n')
    assert after["country.yaml"] == before["country.yaml"]
    assert "slots.price_flat: 300 -> 310" in said
    assert f"{KENYA}/slots.yaml written" in said


def test_an_emptied_cell_goes_back_to_the_default(kit: Path) -> None:
    forms = [f"{code}.{form}" for code in ("en", "fr") for form in ("plain", "of", "the")]
    list(
        read_workbook(
            kit, fill(kit, {f"slots.practice_product.{form}": None for form in forms} | {"slots.word_savings": " "})
        )
    )
    assert texts(kit)["slots.yaml"] == SLOTS[: SLOTS.index("practice_product")]


def test_the_pack_is_checked_whole_before_anything_is_written(kit: Path) -> None:
    said = refused(kit, fill(kit, {"slots.price_flat": 360}))
    assert all(each.startswith("ke.xlsx: Sheet Must, cell E") for each in said)
    wrong = "breaks the lesson (price_flat = 360, price_mixed = 350): price_flat < price_mixed must hold."
    assert any(wrong in each for each in said)


def test_all_bad_cells_are_named_by_sheet_and_cell_at_once(kit: Path) -> None:
    cells = {
        "slots.price_flat": "two hundred",
        "slots.lot": "=40*2",
        "slots.contact": "x" * 81,
        "event.dates.1": "31/02/2027",
        "event.plan": "three-day",
        "country.day.start": "half past eight",
        "country.money.decimals": 1.5,
        "country.languages.fr": "perhaps",
        "event.participants": "24 people",
        "country.title": None,
    }
    opened = openpyxl.load_workbook(io.BytesIO(made(kit)))
    where = {key: f"Sheet {cell.parent.title}, cell {cell.coordinate}" for key, cell in rows_in(opened).items()}
    said = "\n".join(refused(kit, fill(kit, cells)))
    for key, wrong in {
        "slots.price_flat": "must be a number, and is 'two hundred'. Write digits only, for example 30",
        "slots.lot": "holds a formula, which is not read. Write what it comes to. Write digits only, for example 40.",
        "slots.contact": "has 81 letters; at most 80 fit where it is used.",
        "event.dates.1": "'31/02/2027' is no date. Write it as 2027-03-12, year first.",
        "event.plan": "'three-day' is not in the list. Write One-day workshop or Two-day workshop.",
        "country.day.start": "'half past eight' is no time of day. Write it as 08:30.",
        "country.money.decimals": "must be a whole number, and is 1.5. Write digits only, for example 0.",
        "country.languages.fr": "'perhaps' is not in the list. Write yes or no.",
        "event.participants": "must be a number, and is '24 people'. Write 24.",
        "country.title": "is empty, and has no default.",
    }.items():
        assert f"ke.xlsx: {where[key]}: {wrong}" in said


def test_cells_that_belong_together_are_held_together(kit: Path) -> None:
    cells = {"slots.woman_1.en.plain": "Awa", "slots.woman_1.fr.plain": "Awa", "words.fr.contact": "Le bureau"}
    said = refused(kit, fill(kit, {**cells, "event.dates.2": "2027-03-09"}))
    assert len(said) == 4
    assert (
        sum(
            "is empty, while other forms of the word are given. Write it as the default has it" in each for each in said
        )
        == 2
    )
    assert any("translates a cell that is empty" in each for each in said)
    assert any("is empty, while a later day has its date." in each for each in said)


def test_a_word_gets_its_forms_in_each_language(kit: Path) -> None:
    forms = {"en.plain": "Awa", "fr.plain": "Awa", "fr.of": "d’Awa", "fr.to": "à Awa"}
    list(read_workbook(kit, fill(kit, {f"slots.woman_1.{form}": word for form, word in forms.items()})))
    assert read_library(kit).packs["ke"].values["woman_1"] == {
        "en": {"plain": "Awa"},
        "fr": {"plain": "Awa", "of": "d’Awa", "to": "à Awa"},
    }


def test_french_forms_are_asked_for_in_french_only(kenya: Path) -> None:
    keys = {field.key for field in fields_in(kenya)}
    assert {"slots.woman_1.fr.of", "slots.woman_1.fr.to"} <= keys
    assert not {"slots.woman_1.en.of", "slots.woman_1.en.to"} & keys


def test_words_of_another_language_go_into_its_catalogue(kit: Path) -> None:
    list(read_workbook(kit, fill(kit, {"words.fr.word_savings": "tontine", "words.fr.title": "Kenya"})))
    catalogue = {
        entry.msgctxt: (entry.msgid, entry.msgstr) for entry in polib.pofile(str(kit / KENYA / "languages/fr.po"))
    }
    assert catalogue == {"slots.word_savings": ("chama", "tontine"), "countries/ke.title": ("Kenya", "Kenya")}
    again = texts(kit)
    list(read_workbook(kit, fill(kit, {})))
    assert texts(kit) == again
    list(read_workbook(kit, fill(kit, {"slots.word_savings": "merry-go-round"})))
    entry = next(
        each for each in polib.pofile(str(kit / KENYA / "languages/fr.po")) if each.msgctxt.startswith("slots")
    )
    assert (entry.msgid, entry.msgstr, entry.fuzzy, entry.previous_msgid) == (
        "merry-go-round",
        "tontine",
        True,
        "chama",
    )


def test_settings_and_lists_are_written_as_the_pack_has_them(kit: Path) -> None:
    cells = {
        "country.day.start": time(8, 30),
        "country.day.weekend.friday": "yes",
        "country.day.weekend.sunday": "no",
        "country.paper": "Letter",
        "country.money.spoken.word": "bob",
        "country.money.spoken.of": 1,
        "country.languages.fr": "no",
        "event.dates.1": datetime(2027, 3, 10),  # noqa: DTZ001
        "event.dates.2": "11 March 2027",
        "event.facilitators.1": "Awa Diop",
        "event.facilitators.4": "Musa Otieno",
        "event.participants": "18",
        "event.plan": "Two-day workshop",
    }
    list(read_workbook(kit, fill(kit, cells)))
    pack = read_library(kit).packs["ke"]
    assert (pack.country.day.start, pack.country.day.weekend) == ("08:30", ["saturday", "friday"])
    assert (pack.country.paper, pack.country.languages) == ("letter", ["en"])
    assert pack.country.money.spoken is not None
    assert (pack.country.money.currency, pack.country.money.spoken.word) == ("KES", "bob")
    assert pack.event.dates == ["2027-03-10", "2027-03-11"]
    assert pack.event.facilitators == ["Awa Diop", "Musa Otieno"]
    assert pack.event.participants == 18


def test_a_countrys_own_words_are_held_against_the_grammar_around_them(kit: Path) -> None:
    word = "country.words.fr.collector"
    said = refused(
        kit, fill(kit, {f"{word}.one": "entremise", f"{word}.many": "entremises", f"{word}.gender": "feminine"})
    )
    assert any(
        each.startswith("ke.xlsx: Sheet May, cell E") and "is feminine, and 'collecteur' is masculine" in each
        for each in said
    )
    said = refused(kit, fill(kit, {f"{word}.many": "pisteurs"}))
    assert [each.partition(": is missing. ")[2] for each in said] == ["Fill it in, or empty the cells that go with it."]
    list(
        read_workbook(
            kit, fill(kit, {f"{word}.one": "pisteur", f"{word}.many": "pisteurs", f"{word}.gender": "masculine"})
        )
    )
    words = read_library(kit).packs["ke"].country.words["fr"]["collector"]
    assert (words.one, words.many, words.gender) == ("pisteur", "pisteurs", "m")


def test_rows_may_be_moved_and_deleted(kit: Path) -> None:
    before = texts(kit)

    def move(opened: Any) -> None:
        page = opened["Must"]
        gone = next(row[0].row for row in page.iter_rows() if row[0].value == "slots.price_mixed")
        page.delete_rows(gone)
        page.insert_rows(6, 2)
        rows_in(opened)["slots.price_clean"].value = 510

    said = list(read_workbook(kit, changed(kit, move)))
    assert "Left as they are, since the workbook has no row for them: slots.price_mixed." in said
    assert texts(kit)["slots.yaml"] == before["slots.yaml"].replace("  500", " 510")


def test_rows_that_were_sorted_without_their_hidden_key_are_refused(kit: Path) -> None:
    def swap(opened: Any) -> None:
        cells = rows_in(opened)
        one, two = cells["slots.price_flat"], cells["slots.price_clean"]
        for column in range(3, 12):
            here, there = (one.parent.cell(each.row, column) for each in (one, two))
            here.value, there.value = there.value, here.value

    said = refused(kit, changed(kit, swap))
    assert len(said) == 2
    assert all("stands in a row that belongs to another value." in each for each in said)


def test_what_changed_in_the_pack_since_is_not_put_back(kit: Path) -> None:
    data = made(kit)
    (kit / KENYA / "slots.yaml").write_text(SLOTS.replace("380", "390"), encoding="utf-8")
    said = list(read_workbook(kit, fill(kit, {"slots.price_flat": 310}, data=data)))
    assert any("slots.price_alone has changed since, and is left as it is." in each for each in said)
    assert texts(kit)["slots.yaml"] == SLOTS.replace("380", "390").replace("300 ", "310 ")


def test_what_the_pack_has_come_to_say_is_not_overwritten(kit: Path) -> None:
    data = made(kit)
    now = SLOTS.replace("380", "390").replace("transport: 800\n", "") + "contact: The office\n"
    (kit / KENYA / "slots.yaml").write_text(now, encoding="utf-8")
    cells = {"slots.price_alone": 385, "slots.contact": "Awa", "slots.transport": 810, "slots.price_flat": 310}
    said = refused(kit, fill(kit, cells, data=data))
    wrong = "the pack changed since this workbook was made"
    again = "would replace it. Make a fresh workbook, or"
    assert len(said) == 3
    assert all(each.startswith("ke.xlsx: Sheet M") for each in said)
    ends = {each.partition(wrong)[2] for each in said}
    assert ends == {
        f" (390); 385 {again} type 390.",
        f" (The office); Awa {again} type The office.",
        f" (now empty); 810 {again} empty the cell.",
    }
    list(read_workbook(kit, fill(kit, {"slots.price_alone": 390, "slots.price_flat": 310}, data=data)))
    assert texts(kit)["slots.yaml"] == now.replace("300 ", "310 ")


@pytest.mark.parametrize("gone", ["first column", "second column", "keys", "sheet", "all first columns"])
def test_a_sheet_of_which_no_row_can_be_read_is_refused(kit: Path, gone: str) -> None:
    def lose(opened: Any) -> None:
        rows_in(opened)["event.venue"].value = "Kisumu"
        if gone == "sheet":
            del opened["Must"]
        elif gone == "keys":
            for row in opened["Must"].iter_rows(min_row=5):
                row[0].value = None
        else:
            for name in ["Must", "May", "Workshop", "Country"][: 4 if gone.startswith("all") else 1]:
                opened[name].delete_cols(2 if gone == "second column" else 1)

    said = refused(kit, changed(kit, lose))
    assert len(said) == (4 if gone.startswith("all") else 1)
    lost = "it is gone, or its hidden first column is" if gone == "sheet" else "its hidden first column is gone"
    assert (
        f"ke.xlsx: Sheet Must: {lost}, so none of its cells can be read. "
        "Copy your values into a fresh workbook (country workbook ke)."
    ) in said


def test_a_day_without_work_is_named_by_its_own_cell(kit: Path) -> None:
    cells = {"event.dates.1": "2027-03-12", "event.dates.2": "2027-03-13", "event.plan": "Two-day workshop"}
    [said] = refused(kit, fill(kit, cells))
    second = rows_in(openpyxl.load_workbook(kit / "ke.xlsx"))["event.dates.2"].coordinate
    assert said.startswith(f"ke.xlsx: Sheet Workshop, cell {second}: 2027-03-13 is a Saturday")


def test_a_broken_lesson_names_the_cell_that_was_typed_and_all_that_the_rule_rests_on(kit: Path) -> None:
    said = refused(kit, fill(kit, {"slots.equipment": 900_000}))
    cells = rows_in(openpyxl.load_workbook(kit / "ke.xlsx"))
    assert said
    assert all(each.startswith(f"ke.xlsx: Sheet Must, cell {cells['slots.equipment'].coordinate}: ") for each in said)
    for each in said:
        rests = each.partition("The rule rests on: ")[2].rstrip(".").replace(";", ",").split(", ")
        assert {cells[f"slots.{name}"].coordinate for name in ("equipment", "transport")} <= {
            place.rpartition(" ")[2] for place in rests
        }


def test_a_workbook_of_another_country_or_kit_is_refused(kit: Path) -> None:
    path = fill(kit, {})
    assert refused(kit, path, "ml") == [
        "ke.xlsx: is the workbook of 'ke', not of 'ml'. Take the workbook of 'ml', or name the file ke.xlsx."
    ]
    other = shutil.copy(path, kit / "international.xlsx")
    assert "is the workbook of 'ke', not of 'international'." in refused(kit, other)[0]

    def set_about(key: str, value: str) -> Path:
        def put(opened: Any) -> None:
            next(row[1] for row in opened["_mallette"].iter_rows() if row[0].value == key).value = value

        return changed(kit, put)

    assert "was made for version 0.9 of the kit, and this is version" in refused(kit, set_about("kit", "0.9"))[0]
    assert "was made by another version of Mallette." in refused(kit, set_about("format", "0"))[0]
    assert "is of '../../x', which is no country." in refused(kit, set_about("country", "../../x"))[0]


def test_a_file_that_is_none_of_ours_is_a_sentence(kit: Path) -> None:
    assert "cannot be read: No such file" in refused(kit, kit / "no.xlsx")[0]
    (kit / "notes.xlsx").write_bytes(b"a;b")
    assert refused(kit, kit / "notes.xlsx")[0].startswith("notes.xlsx: is no Excel workbook.")
    own = openpyxl.Workbook()
    own.save(kit / "own.xlsx")
    assert "is an Excel workbook, but not one that `country workbook` made" in refused(kit, kit / "own.xlsx")[0]


def test_either_all_files_are_written_or_none(kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = fill(kit, {"slots.price_flat": 310, "event.venue": "Kisumu", "country.paper": "Letter"})
    before, real, done = texts(kit), Path.replace, []

    def fails_at_last(self: Path, target: Path) -> Path:
        if Path(target).name == "slots.yaml" and "new" in self.parts and not done:
            done.append(target)
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", fails_at_last)
    with pytest.raises(ContentError, match="the disk is full"):
        list(read_workbook(kit, path))
    assert done
    assert texts(kit) == before
    assert not (kit / ".mallette-staging").exists()


def test_a_country_made_elsewhere_is_read_and_built_with_no_edit_outside_its_folder(
    kenya: Path, tmp_path: Path
) -> None:
    there = shutil.copytree(kenya, tmp_path / "there")
    shutil.rmtree(there / KENYA)
    path = fill(kenya, {"event.venue": "Kisumu", "country.day.start": "08:30"})
    before = {each: each.read_bytes() for each in there.rglob("*") if each.is_file()}
    said = list(read_workbook(there, path))
    path.unlink()
    assert f"{KENYA}/country.yaml written" in said
    new = {each for each in there.rglob("*") if each.is_file()} - set(before)
    assert {each.relative_to(there).as_posix() for each in new} == {
        f"{KENYA}/{name}.yaml" for name in ("country", "event", "slots")
    }
    assert all(each.read_bytes() == data for each, data in before.items())
    library = read_library(there)
    pack = library.packs["ke"]
    assert (pack.values["price_flat"], pack.event.venue, pack.country.day.start) == (300, "Kisumu", "08:30")
    assert pack.values["practice_product"] == {
        "en": {"plain": "mango", "of": "of mango", "the": "the mango"},
        "fr": {"plain": "mangue", "of": "de mangue", "the": "la mangue"},
    }
    files = make(library, plan(library, Selection(("ke",), documents=("handouts",), session=4)))
    assert {each.folder for each in files} == {"ke/en/session-4", "ke/fr/session-4"}


def test_every_value_that_a_country_gives_has_a_row(kenya: Path) -> None:
    pack = read_library(kenya).packs["ke"]
    keys = {".".join(field.key.split(".")[1:2]) for field in fields_in(kenya) if field.file == "slots"}
    given = {name for name, slot in pack.toolkit.slots.slots.items() if slot.compute is None}
    assert given - keys == {"follow_up_date"}
    opened = openpyxl.load_workbook(io.BytesIO(made(kenya)))
    assert opened.sheetnames == ["Must", "May", "Workshop", "Country", "Computed", "_mallette"]
    must = {name for name, slot in pack.toolkit.slots.slots.items() if slot.must}
    first = {
        key.split(".")[1]
        for key, cell in rows_in(opened).items()
        if cell.parent.title == "Must" and key.startswith("slots")
    }
    assert first == must


def test_a_row_says_what_it_is_where_it_shows_default_example_limit_and_owner(kenya: Path) -> None:
    page = openpyxl.load_workbook(io.BytesIO(made(kenya)))["Must"]
    rows = {row[0].value: [cell.value for cell in row[2:11]] for row in page.iter_rows(min_row=5)}
    assert rows["slots.price_flat"] == [
        "What the collector pays for a kilogram of any quality, at the farm.",
        "all languages",
        300,
        "Ksh\u00a0300",
        "Ksh\u00a030",
        "30",
        None,
        rows["slots.price_flat"][7],
        "country team",
    ]
    assert rows["slots.price_flat"][7].startswith("4-3")
    assert rows["slots.practice_product.fr.of"][:5] == [
        "The product of the practice chain.",
        "Français · with “of”",
        "de mangue",
        "de mangue",
        "de miel",
    ]
    assert rows["slots.practice_product.en.plain"][6] == "16"


def test_computed_amounts_are_shown_and_closed(kenya: Path) -> None:
    page = openpyxl.load_workbook(io.BytesIO(made(kenya)))["Computed"]
    row = next(row for row in page.iter_rows(min_row=5) if row[2].value.startswith("Income of one producer before"))
    assert row[5].value == "Ksh\u00a012,000"
    assert all(cell.protection.locked for line in page.iter_rows() for cell in line)


def test_it_speaks_the_language_of_the_country(tmp_path: Path) -> None:
    project = bare_project(tmp_path / "kit")
    list(make_country(project, "ml", "fr", ("fr",)))
    opened = openpyxl.load_workbook(io.BytesIO(made(project, "ml")))
    assert opened.sheetnames[:5] == ["Obligatoire", "Facultatif", "Atelier", "Pays", "Calculé"]
    words = {
        str(cell.value)
        for page in opened.worksheets[:5]
        for row in page.iter_rows(min_row=2, min_col=3)
        for cell in row
        if cell.value
    }
    english = {
        str(text)
        for name, text in library().packs["international"].toolkit.terms.items()
        if name.startswith(("book_", "own_", "form_", "hint_"))
    }
    assert not english & words
    assert {"À remplir ici", "Français · avec «\u00a0de\u00a0» ou «\u00a0d’\u00a0»"} <= words


def test_the_same_pack_makes_the_same_bytes(kenya: Path) -> None:
    assert make_workbook(library_of(kenya), "ke").data == make_workbook(library_of(kenya), "ke").data


def some(kind: str = "text", **more: Any) -> Field:
    return Field("slots", ("a",), "must", "What", **{"kind": kind, **more})


@pytest.mark.parametrize(
    ("kind", "cell", "locale", "value"),
    [
        ("number", "12 500", "fr", 12500),
        ("number", "12\u00a0500", "fr", 12500),
        ("number", "12\u202f500,5", "fr", 12500.5),
        ("number", "2,5", "fr", 2.5),
        ("number", "2.5", "fr", 2.5),
        ("number", "12,500", "en", 12500),
        ("number", "1,234,567.5", "en", 1234567.5),
        ("number", "−3", "en", -3),
        ("number", 40.0, "en", 40),
        ("whole", "24", "en", 24),
        ("date", datetime(2027, 3, 12), "en", "2027-03-12"),  # noqa: DTZ001
        ("date", date(2027, 3, 12), "en", "2027-03-12"),
        ("date", "2027-03-12", "en", "2027-03-12"),
        ("date", "12/03/2027", "fr", "2027-03-12"),
        ("date", "25/03/2027", "en", "2027-03-25"),
        ("date", "1er mars 2027", "fr", "2027-03-01"),
        ("date", "12 mars 2027", "fr", "2027-03-12"),
        ("date", "March 12, 2027", "en", "2027-03-12"),
        ("time", time(8, 30), "fr", "08:30"),
        ("time", "8h30", "fr", "08:30"),
        ("time", "8 h 30", "fr", "08:30"),
        ("time", "8:30", "en", "08:30"),
        ("time", "8h", "fr", "08:00"),
        ("text", "=1+1", "en", "=1+1"),
        ("text", "0712 345", "en", "0712 345"),
        ("text", 2027, "en", "2027"),
        ("text", None, "en", None),
    ],
)
def test_what_people_type_is_understood(kind: str, cell: Value, locale: str, value: Any) -> None:
    found = value_of(some(kind), cell, locale)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "cell", "locale", "wrong", "right"),
    [
        ("number", "12,500", "fr", "can be read as two numbers", "Write 12500, or 12,5."),
        ("number", "12.500", "en", "can be read as two numbers", "Write 12500, or 12.5."),
        ("number", "2,5", "en", "must be a number", ""),
        ("number", "240 F", "fr", "must be a number, and is '240 F'", "Write 240."),
        ("number", True, "en", "must be a number, and is True", "Write digits only, for example 240."),
        (
            "number",
            date(2027, 3, 4),
            "en",
            "must be a number, and is 2027-03-04",
            "Write digits only, for example 240.",
        ),
        ("number", "-240 F", "fr", "must be a number, and is '-240 F'", "Write -240."),
        ("number", "beaucoup", "fr", "must be a number, and is 'beaucoup'", "Write digits only, for example 240."),
        ("number", "5 millions", "fr", "must be a number, and is '5 millions'", "Write digits only, for example 240."),
        ("number", "5k", "en", "must be a number, and is '5k'", "Write digits only, for example 240."),
        (
            "number",
            "1 billion",
            "fr",
            "'1 billion' is ambiguous: a billion is a thousand times more in French",
            "zeros",
        ),
        (
            "whole",
            "2 Billions",
            "en",
            "is ambiguous: a billion is a thousand times more in French",
            "with all its zeros",
        ),
        ("whole", "vingt", "fr", "must be a number, and is 'vingt'", "Write digits only, for example 24."),
        ("whole", -1, "en", "must be a whole number", "Write digits only, for example 24."),
        ("date", "03/04/2027", "en", "can be read as two days", "Write 2027-04-03, year first."),
        ("date", 46000, "en", "is no date", "Write it as 2027-03-12, year first."),
        ("time", "25:00", "en", "is no time of day", "Write it as 08:30."),
        ("text", date(2027, 4, 3), "en", "became a date or a time", "Write an apostrophe before"),
        ("text", "one\ntwo", "en", "holds more than one line", ""),
        ("text", Odd("error", "#N/A"), "en", "holds an error (#N/A)", ""),
        (
            "number",
            Odd("formula", "=1"),
            "en",
            "holds a formula",
            "Write what it comes to. Write digits only, for example 240.",
        ),
    ],
)
def test_what_cannot_be_understood_is_said_in_plain_words(
    kind: str, cell: Any, locale: str, wrong: str, right: str
) -> None:
    with pytest.raises(WrongError) as caught:
        value_of(some(kind), cell, locale)
    assert wrong in caught.value.wrong
    assert right in caught.value.right


@cache
def library_of(project: Path) -> Library:
    return read_library(project)


def fields_in(project: Path) -> tuple[Field, ...]:
    found = library_of(project)
    return fields_of(words_of(found.packs["ke"], found))


def typed_for(field: Field) -> st.SearchStrategy[Any]:
    """Return what a person may type in the cell of a field."""
    words = st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Zs", "Zl", "Zp")),
        min_size=1,
        max_size=field.limit or 40,
    )
    by_kind: dict[str, st.SearchStrategy[Any]] = {
        "text": words,
        "number": st.integers(0, 10**9) | st.floats(0.5, 10**6),
        "whole": st.integers(1, 3),
        "date": st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        "time": st.times().map(lambda each: each.replace(second=0, microsecond=0)),
        "choice": st.sampled_from([*field.choices, ""]),
    }
    return by_kind[field.kind]


def said_by(files: Mapping[str, Any], field: Field) -> Any:
    """Return what the files of a pack say of a field; of a list, whether it is in it or its place in it."""
    if field.file == "words":
        id = "countries/ke.title" if field.path == ("title",) else f"slots.{field.path[0]}"
        entries = polib.pofile(files.get(f"languages/{field.language}.po", "") or "#")
        return next((entry.msgstr for entry in entries if entry.msgctxt == id), "") or None
    data = files[f"{field.file}.yaml"]
    for key in field.path:
        data = (data or {}).get(key)
    if isinstance(field.member, str):
        return field.member in (["saturday", "sunday"] if data is None else data)
    return data


@settings(max_examples=25, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.data())
def test_random_edits_are_what_the_pack_says_afterwards(kenya: Path, data: st.DataObject) -> None:
    found = library_of(kenya)
    pack, fields, before = found.packs["ke"], fields_in(kenya), texts(kenya)
    chosen = data.draw(st.lists(st.sampled_from(fields), max_size=5, unique_by=lambda each: each.key))
    chosen = [
        *chosen,
        *(each for each in fields if group_of(each) in {group_of(one) for one in chosen} and each not in chosen),
    ]
    typed = {field.key: data.draw(typed_for(field), field.key) or None for field in chosen}
    rows = [Found(field.key, "S", "A1", typed.get(field.key, field.cell), field.cell) for field in fields]
    matched = match(fields, rows, "en")
    assume(not matched.wrong)  # no language at all: refused as a whole
    edited = edit_files(pack, fields, matched.changes, before)
    after = {**before, **edited}
    files = {name: place_yaml(text, name).data if name.endswith(".yaml") else text for name, text in after.items()}
    for field in fields:
        wanted = matched.changes.get(field.key, field.value)
        if isinstance(field.member, int):
            place = sum(
                each.path == field.path and matched.changes.get(each.key, each.value) is not None
                for each in fields[: fields.index(field)]
            )
            listed = said_by(files, field) or []
            assert wanted is None or listed[place] == wanted
        else:
            assert said_by(files, field) == wanted, field.key
    for name in edited:
        comments = [
            line for line in before.get(name, "").splitlines() if line.startswith("#") and name.endswith(".yaml")
        ]
        assert [line for line in after[name].splitlines() if line in set(comments)] == comments
    assert bool(matched.changes) == bool(edited)

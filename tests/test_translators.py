"""The translator's round: out and back loses nothing, and nothing is accepted unchecked."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mallette.errors import ContentError
from mallette.languages import update_languages
from mallette.library import read_library
from mallette.translators.give import give_file, give_po, give_words
from mallette.translators.new import make_language
from mallette.translators.rows import Row, rows_of
from mallette.translators.status import statuses
from mallette.translators.take import Answer, cleaned, is_ours, mistakes_in, said_twice, take_file, taken_of
from tests.samples import copy_project, library

FRENCH = "content/languages/fr/strings.po"
TITLE = "sessions/links.title"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("translated"))


@pytest.fixture
def project(kit: Path) -> Iterator[Path]:
    """A project whose catalogue may be changed."""
    before = (kit / FRENCH).read_bytes()
    yield kit
    (kit / FRENCH).write_bytes(before)


def entry(project: Path, id: str = TITLE) -> polib.POEntry:
    return next(each for each in polib.pofile(project / FRENCH) if each.msgctxt == id)


def edit_po(path: Path, id: str, text: str) -> None:
    file = polib.pofile(path)
    next(each for each in file if each.msgctxt == id).msgstr = text
    file.save(path)


def edit_words(path: Path, id: str, text: str) -> None:
    file = Document(str(path))
    rows = file.tables[0]._tbl.tr_lst[1:]
    row = next(row for row in rows if f"{id} #" in "".join(row.tc_lst[0].itertext()))
    paragraph = row.tc_lst[2].p_lst[0]
    for run in list(paragraph.r_lst):
        paragraph.remove(run)
    paragraph.add_r().text = text
    file.save(str(path))


EDIT = {"po": edit_po, "docx": edit_words}


@pytest.mark.parametrize("form", ["po", "docx"])
def test_what_comes_back_unchanged_changes_nothing(project: Path, tmp_path: Path, form: str) -> None:
    before = (project / FRENCH).read_bytes()
    said = list(take_file(project, give_file(project, "fr", None, form, tmp_path)))
    assert "0 taken in" in said[0]
    assert polib.pofile(before.decode()) == polib.pofile(project / FRENCH)


@pytest.mark.parametrize("form", ["po", "docx"])
def test_what_a_translator_changed_is_taken_in_and_nothing_else(project: Path, tmp_path: Path, form: str) -> None:
    before = {each.msgctxt: each.msgstr for each in polib.pofile(project / FRENCH)}
    path = give_file(project, "fr", None, form, tmp_path)
    EDIT[form](path, TITLE, "Des liens, des vrais")
    said = list(take_file(project, path, reviewer="Awa Diarra"))
    after = {each.msgctxt: each.msgstr for each in polib.pofile(project / FRENCH)}
    assert {id for id in after if after[id] != before[id]} == {TITLE}
    assert entry(project).msgstr == "Des liens, des vrais"
    assert "reviewed: Awa Diarra" in entry(project).tcomment
    assert "taken in" in said[0]


@pytest.mark.parametrize("form", ["po", "docx"])
def test_a_row_that_lost_a_slot_is_refused_by_its_name_and_nothing_is_taken(
    project: Path, tmp_path: Path, form: str
) -> None:
    id = next(row.id for row in rows_of(None, "fr", library()) if "{price_flat}" in row.source)
    before = (project / FRENCH).read_bytes()
    path = give_file(project, "fr", None, form, tmp_path)
    EDIT[form](path, TITLE, "Des liens, des vrais")
    EDIT[form](path, id, "Une phrase sans rien.")
    with pytest.raises(ContentError) as caught:
        list(take_file(project, path))
    assert any("{price_flat} is missing" in mistake.wrong for mistake in caught.value.mistakes)
    assert all(mistake.key.startswith("row" if form == "docx" else "line") for mistake in caught.value.mistakes)
    assert (project / FRENCH).read_bytes() == before


def test_a_translation_of_a_sentence_that_has_changed_since_comes_in_as_fuzzy(project: Path, tmp_path: Path) -> None:
    path = give_file(project, "fr", None, "po", tmp_path)
    edit_po(path, TITLE, "Des liens nouveaux")
    session = project / "content/sessions/links.yaml"
    old = session.read_text(encoding="utf-8")
    try:
        source = library().packs["international"].toolkit.sessions["links"].title
        session.write_text(re.sub("(?m)^title: .*$", "title: Links of another kind", old, count=1), encoding="utf-8")
        list(update_languages(project, ("fr",)))
        said = list(take_file(project, path))
        assert entry(project).fuzzy
        assert entry(project).msgid == "Links of another kind"
        assert entry(project).previous_msgid == source
        assert entry(project).msgstr == "Des liens nouveaux"
        assert any("marked fuzzy" in line for line in said)
        stale = next(each for each in statuses(read_library(project)) if each.name == "fr")
        assert stale.fuzzy == 1
    finally:
        session.write_text(old, encoding="utf-8")


def test_only_what_is_open_goes_out_if_a_person_asks_for_that(project: Path) -> None:
    text = (project / FRENCH).read_text(encoding="utf-8")
    file = polib.pofile(text)
    next(each for each in file if each.msgctxt == TITLE).msgstr = ""
    file.save(project / FRENCH)
    given = polib.pofile(give_po(None, "fr", read_library(project), "open").decode())
    assert [each.msgctxt for each in given] == [TITLE]


def test_a_file_says_where_each_text_stands_what_the_signs_mean_and_which_words_are_settled() -> None:
    file = polib.pofile(give_po(None, "fr", library()).decode())
    by_id = {each.msgctxt: each for each in file}
    assert by_id[TITLE].comment.endswith(" 5")
    assert "*italics*" in file.header
    assert "{lunch_price}" in file.header
    assert "value chain = chaîne de valeur" in file.header.replace("\n", " ")
    assert give_words(None, "fr", library(), "open") == give_words(None, "fr", library(), "open")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"", "neither a .po nor a .docx"),
        ("a.docx", b"no", "no Word file"),
        ("a.po", b"\xff\xfe", "cannot be read"),
        ("b.po", b'msgid ""\nmsgstr ""\n"X-Mallette: xx\\n"\n', "no catalogue here"),
        ("c.po", b'msgid ""\nmsgstr ""\n"Language: fr\\n"\n', "lost its header"),
        (
            "d.po",
            b'msgid ""\nmsgstr ""\n"X-Mallette: fr\\n"\n\nmsgctxt "kit.title"\nmsgid "A"\nmsgstr B"\n',
            "quotation mark",
        ),
    ],
)
def test_a_file_that_is_not_ours_is_refused_in_words(
    project: Path, tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ContentError) as caught:
        list(take_file(project, tmp_path / name))
    assert told in str(caught.value)


def test_a_file_that_is_not_there_is_refused(project: Path, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="not there"):
        list(take_file(project, tmp_path / "gone.po"))


ROW = Row("kit.a", "Pay {lot}.", "Payez {lot}.", "translated", where="3-4", limit=40, note="Awa: sure?")


def test_an_unknown_or_nameless_row_is_told() -> None:
    assert "lost the name" in str(next(mistakes_in(Answer("row 3", "", "", "x"), None, Path("a.docx"))))
    assert "no text any more" in str(next(mistakes_in(Answer("row 3", "kit.z", "", "x"), None, Path("a.docx"))))


def test_an_empty_row_says_nothing() -> None:
    assert list(mistakes_in(Answer("row 3", "kit.a", ROW.source, ""), ROW, Path("a.docx"))) == []
    assert taken_of(Answer("row 3", "kit.a", ROW.source, "", note=ROW.note), ROW, "") is None


def test_a_question_beside_an_empty_row_is_kept_and_the_translation_stays() -> None:
    taken = taken_of(Answer("row 3", "kit.a", ROW.source, "", note="Awa: what is a lot?"), ROW, "")
    assert taken is not None
    assert (taken.text, taken.note, taken.fuzzy) == (ROW.text, "Awa: what is a lot?", False)


STALE = replace(ROW, state="stale", previous="Pay {lot}!", note="")


def test_a_stale_row_of_a_table_that_comes_back_as_it_was_stays_stale_until_somebody_writes_ok() -> None:
    back = Answer("row 1", "kit.a", STALE.source, STALE.text, form="docx")
    untouched = taken_of(back, STALE, "Awa")
    assert untouched is None or untouched.fuzzy
    confirmed = taken_of(replace(back, note="OK"), STALE, "Awa")
    assert confirmed is not None
    assert (confirmed.fuzzy, confirmed.note) == (False, "reviewed: Awa")
    mended = taken_of(replace(back, text="Payez donc {lot}."), STALE, "")
    assert mended is not None
    assert not mended.fuzzy


def test_a_row_that_was_translated_here_since_the_file_went_out_is_not_overwritten() -> None:
    older = Answer("row 1", "kit.a", ROW.source, "Réglez {lot}.", print="00000000", form="docx")
    assert "translated here since" in str(next(mistakes_in(older, ROW, Path("a.docx"))))


def test_merged_cells_and_texts_that_stand_twice_are_refused() -> None:
    assert "merged" in str(next(mistakes_in(Answer("row 3", "", "", "", merged=True), None, Path("a.docx"))))
    twice = [Answer("row 1", "kit.a", ROW.source, "Un"), Answer("row 2", "kit.a", ROW.source, "Deux")]
    assert [each.key for each in said_twice(twice, Path("a.docx"))] == ["kit.a"]
    assert list(said_twice([twice[0], twice[0]], Path("a.docx"))) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("\u00a0Un mot\u200b \n", "Un mot"),
        ("Un\u2028mot", "Un mot"),
        ("\u00a0", ""),
        ("Un\u00ad mot", "Un mot"),
        ("a\u00a0!", "a\u00a0!"),
    ],
)
def test_what_nobody_sees_is_left_out_of_what_was_typed(typed: str, meant: str) -> None:
    assert cleaned(typed) == meant


def test_what_no_build_would_take_is_told_with_its_row(project: Path, tmp_path: Path) -> None:
    path = give_file(project, "fr", None, "docx", tmp_path)
    edit_words(path, TITLE, "Les liens de l'Etat")
    with pytest.raises(ContentError, match="row") as caught:
        list(take_file(project, path))
    assert "Etat" in str(caught.value)


def test_what_the_file_itself_said_of_a_row_does_not_become_a_note() -> None:
    answer = Answer(
        "row 1", "kit.a", ROW.source, "Payez {lot} !", note="Stands in 3-4\nLetters at most: 40\nAwa: sure?"
    )
    taken = taken_of(answer, ROW, "")
    assert taken is not None
    assert taken.note == "Awa: sure?"
    assert not is_ours("Awa: look at 3-5", ROW)


WORDS = st.text(alphabet="abc éà{lot}*«» ’", max_size=30)


@given(WORDS, st.sampled_from(["", "Awa: good", "two\nlines"]), st.booleans())
def test_an_answer_is_taken_as_it_stands_or_refused_never_changed(text: str, note: str, fuzzy: bool) -> None:
    answer = Answer("row 1", "kit.a", ROW.source, text, fuzzy, note)
    if list(mistakes_in(answer, ROW, Path("a.docx"))):
        return
    taken = taken_of(answer, replace(ROW, note=""), "")
    if taken is not None and text:
        assert (taken.text, taken.note, taken.fuzzy) == (text, note, fuzzy)


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.dictionaries(st.integers(0, 400), st.sampled_from(["Un mot", "Deux", "Été « là »"]), max_size=5))
def test_random_edits_come_back_whole_in_po(kit: Path, tmp_path: Path, edits: dict[int, str]) -> None:
    before = (kit / FRENCH).read_bytes()
    try:
        path = give_file(kit, "fr", None, "po", tmp_path)
        file = polib.pofile(path)
        plain = [each for each in file if not any(sign in each.msgid for sign in "{*0123456789")]
        wanted = {plain[number].msgctxt: text for number, text in edits.items()}
        for each in plain:
            each.msgstr = wanted.get(each.msgctxt, each.msgstr)
        file.save(path)
        list(take_file(kit, path))
        after = {each.msgctxt: each.msgstr for each in polib.pofile(kit / FRENCH)}
        old = {each.msgctxt: each.msgstr for each in polib.pofile(before.decode())}
        assert after == old | wanted
    finally:
        (kit / FRENCH).write_bytes(before)


def test_a_new_language_is_one_folder_with_every_text_and_the_settings_of_its_locale(kit: Path) -> None:
    folder = kit / "content/languages/sw"
    try:
        list(make_language(kit, "sw"))
        made = read_library(kit)
        assert made.languages["sw"].name == "Kiswahili"
        assert made.languages["sw"].typography.months[0] == "Januari"
        status = next(each for each in statuses(made, ("sw",)))
        assert status.missing == status.texts > 3000
        with pytest.raises(ContentError, match="already"):
            list(make_language(kit, "sw"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("code", ["zz", "../x", "French", ""])
def test_a_code_that_is_no_language_is_refused(kit: Path, code: str) -> None:
    with pytest.raises(ContentError):
        list(make_language(kit, code))
    assert sorted(path.name for path in (kit / "content/languages").iterdir()) == ["en", "fr"]

"""The library as a whole: many mistakes at once, a broken country beside others that build, pictures in the pack."""

import shutil
from pathlib import Path

import pytest

from mallette.errors import ContentError
from mallette.library import read_library
from mallette.model.trip import Selection
from mallette.plan import plan
from tests.samples import Change, changed, mistakes_in

KE = "content/countries/ke"
KENYA: tuple[Change, ...] = (
    (f"{KE}/country.yaml", "title: Kenya\nlanguages: [en]\n"),
    (f"{KE}/event.yaml", "plan: two-day\n"),
)
PICTURE: Change = ("content/slots.yaml", "slots:\n", "slots:\n  cover: {kind: picture, note: The cover.}\n")


def test_mistakes_in_many_files_are_told_together(project: Path) -> None:
    with changed(
        project,
        ("content/findings/F01.yaml", "mark: S", "marc: S"),
        ("content/findings/F02.yaml", "text: [\n"),
        ("content/languages/fr/language.yaml", "locale: fr", "locale: 3"),
        ("templates/documents/deck/type.yaml", "audience: facilitator", "audience: everybody"),
        (f"{KE}/country.yaml", "languages: []\n"),
    ):
        found = {(mistake.file.rpartition("/")[2], mistake.key) for mistake in mistakes_in(project)}
    assert found == {
        ("F01.yaml", "mark"), ("F01.yaml", "marc"), ("F02.yaml", ""), ("language.yaml", "locale"),
        ("type.yaml", "audience"),
        ("country.yaml", "title"), ("country.yaml", "languages"), ("event.yaml", ""),
    }  # fmt: skip


def test_mistakes_across_files_are_told_together(project: Path) -> None:
    with changed(
        project,
        ("content/slots.yaml", "default: 35", "default: 55"),
        ("content/workshops/one-day.yaml", '"16:30"', '"16:45"'),
        ("content/findings/F01.yaml", "title: Learning", "title: The {prise}"),
    ):
        keys = [mistake.key for mistake in mistakes_in(project)]
    assert keys == ["title", "rules.mixed-below-clean", "days.day-1.end"]


def test_mistakes_come_in_the_order_of_files_and_lines(project: Path) -> None:
    text = "title: L\ntext: x\nmark: Q\nsources: [X Y]\nsupports: [R1]\nzz: 1\n"
    with changed(project, ("content/findings/F09.yaml", text), ("content/findings/F01.yaml", text)):
        found = mistakes_in(project)
    assert [(each.file[-8:-5], each.line) for each in found] == [
        (file, line) for file in ("F01", "F09") for line in (3, 4, 6)
    ]


def test_one_broken_country_leaves_the_others_buildable(project: Path) -> None:
    with changed(project, *KENYA, (f"{KE}/slots.yaml", "price_flat: 60\n")):
        library = read_library(project)
    assert set(library.packs) == {"international"}
    assert set(library.broken) == {"ke"}
    assert plan(library, Selection(countries=("international",)))
    for refuse in (lambda: plan(library, Selection()), lambda: plan(library, Selection(countries=("ke",)))):
        with pytest.raises(ContentError, match="breaks the lesson"):
            refuse()


def test_a_country_that_changes_nothing_says_what_the_core_says(project: Path) -> None:
    with changed(project, *KENYA):
        library = read_library(project)
    assert library.broken == {}
    assert library.packs["ke"].toolkit == library.packs["international"].toolkit
    assert library.packs["ke"].owned == frozenset()


def test_a_country_owns_the_texts_that_it_says_and_no_other(project: Path) -> None:
    step = "steps:\n  sort-links:\n    labels:\n      extra: {say: Ours.}\n"
    with changed(project, *KENYA, (f"{KE}/findings/F01.yaml", "title: Ours\n"), (f"{KE}/sessions/links.yaml", step)):
        pack = read_library(project).packs["ke"]
    assert pack.owned == {"findings/F01.title", "sessions/links.steps.sort-links.labels.extra.say"}
    assert pack.places["findings/F01.title"].file == f"{KE}/findings/F01.yaml"
    assert pack.places["findings/F01.text"].file == "content/findings/F01.yaml"


@pytest.mark.parametrize("folder", ["content", "content/countries", "templates/documents", "templates/brands"])
def test_a_project_that_lacks_a_folder_gets_a_sentence(project: Path, tmp_path: Path, folder: str) -> None:
    shutil.copytree(project / "templates", tmp_path / "templates")
    (tmp_path / "content" / "countries").mkdir(parents=True)
    shutil.rmtree(tmp_path / folder)
    with pytest.raises(ContentError, match=f"{folder}/.*Run the command in the project's folder"):
        read_library(tmp_path)


def test_a_type_without_a_template_gets_a_sentence(project: Path) -> None:
    type: Change = ("templates/documents/poster/type.yaml", "audience: room\neditions: {}\n")
    with changed(project, type):
        [mistake] = mistakes_in(project)
    assert str(mistake) == (
        "templates/documents/poster/document.xml.j2: is missing. A document type is type.yaml and a template."
    )


def test_a_template_that_is_not_utf_8_gets_a_sentence(project: Path) -> None:
    path = project / "templates/documents/_shared/bad.xml.j2"
    path.write_bytes(b"<document>\n\xe9")
    try:
        [mistake] = mistakes_in(project)
    finally:
        path.unlink()
    assert (mistake.file, mistake.line) == ("templates/documents/_shared/bad.xml.j2", 2)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("pictures/gone.png", "is not there"),
        ("pictures", "is not there"),
        ("../international/country.yaml", "leads out of the pack"),
        ("pictures/../../../slots.yaml", "leads out of the pack"),
        ("/etc/hostname", "is not a relative path"),
        ("C:/pictures/a.png", "is not a relative path"),
        ("pictures\\\\a.png", "is not a relative path"),
        ("pictures/link.png", "leads out of the pack"),
        ("linked/country.yaml", "leads out of the pack"),
    ],
)
def test_a_picture_is_a_file_inside_the_pack(project: Path, value: str, words: str) -> None:
    with changed(project, PICTURE, *KENYA, (f"{KE}/pictures/a.png", "x"), (f"{KE}/slots.yaml", f'cover: "{value}"\n')):
        (project / KE / "pictures/link.png").symlink_to(project / "content/slots.yaml")
        (project / KE / "linked").symlink_to(project / "content/countries/international")
        [mistake] = mistakes_in(project)
    assert (mistake.file, mistake.line, mistake.key) == (f"{KE}/slots.yaml", 1, "cover")
    assert words in mistake.wrong
    assert "pictures/market.png" in mistake.right


def test_a_picture_inside_the_pack_is_welcome(project: Path) -> None:
    with changed(
        project, PICTURE, *KENYA, (f"{KE}/pictures/a.png", "x"), (f"{KE}/slots.yaml", "cover: pictures/a.png\n")
    ):
        assert mistakes_in(project) == ()

"""An office's own template: looked at, proved, taken in; decks are then built on it and nothing of its past is left."""

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from pptx import Presentation

from mallette import cli
from mallette.adopt import adopt_template, check_template, prove_template
from mallette.errors import ContentError
from mallette.library import read_library
from mallette.model.trip import Selection
from mallette.pipeline import make
from mallette.plan import plan
from mallette.tree import Layout
from tests.proof.awkward import AWKWARD, REFUSED
from tests.samples import copy_project

PACK = "content/countries/international"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "kit")


@pytest.fixture
def office(tmp_path: Path) -> Callable[[str], Path]:
    def made(name: str) -> Path:
        path = tmp_path / f"{name}.pptx"
        path.write_bytes(AWKWARD[name]())
        return path

    return made


def deck_of(kit: Path) -> bytes:
    library = read_library(kit)
    jobs = plan(library, Selection(documents=("deck",), languages=("en",), session=6))
    return make(library, jobs)[0].data


def test_the_report_names_a_layout_for_every_role(office: Callable[[str], Path]) -> None:
    lines = list(check_template(office("french-names")))
    assert "can be used" in lines[0]
    named = {line.split()[0] for line in lines if line}
    assert set(get_args(Layout)) <= named
    assert any("Titre et contenu" in line and "by its name" in line for line in lines)
    assert any(line.startswith("Font of words") for line in lines)
    assert any(line.startswith("Contrast") for line in lines)


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_used_gets_one_sentence_that_says_what_to_do(name: str, tmp_path: Path) -> None:
    path = tmp_path / "file.pptx"
    path.write_bytes(REFUSED[name]())
    with pytest.raises(ContentError) as refused:
        list(check_template(path))
    (mistake,) = refused.value.mistakes
    assert mistake.file == str(path)
    assert mistake.wrong
    assert mistake.right


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        list(check_template(tmp_path / "none.potx"))


def test_a_deck_stands_on_the_template_that_its_country_adopted(kit: Path, office: Callable[[str], Path]) -> None:
    lines = list(adopt_template(kit, office("french-names"), "international", None))
    assert lines[-2:] == [f"{PACK}/template.pptx written", f"{PACK}/template.yaml written"]
    deck = Presentation(io.BytesIO(deck_of(kit)))
    assert {slide.slide_layout.name for slide in deck.slides} <= {layout.name for layout in deck.slide_layouts}
    assert "Titre et contenu" in {slide.slide_layout.name for slide in deck.slides}


def test_a_brand_lends_its_template_to_countries_that_have_none(kit: Path, office: Callable[[str], Path]) -> None:
    list(adopt_template(kit, office("german-names"), None, "mallette"))
    assert "Titel und Inhalt" in {slide.slide_layout.name for slide in Presentation(io.BytesIO(deck_of(kit))).slides}
    list(adopt_template(kit, office("french-names"), "international", None))
    assert "Titre et contenu" in {slide.slide_layout.name for slide in Presentation(io.BytesIO(deck_of(kit))).slides}


def test_an_edition_in_another_ratio_stands_on_the_brands_own_base_file(
    kit: Path, office: Callable[[str], Path]
) -> None:
    list(adopt_template(kit, office("french-names"), "international", None))
    library = read_library(kit)
    jobs = plan(library, Selection(editions=("deck-4x3",), languages=("en",), session=6))
    deck = Presentation(io.BytesIO(make(library, jobs)[0].data))
    assert deck.slides[0].slide_layout.name == "section"
    assert round(deck.slide_width / deck.slide_height, 2) == 1.33


def test_nothing_of_the_templates_past_is_stored(kit: Path, office: Callable[[str], Path]) -> None:
    path = office("crowded")
    said = "\n".join(adopt_template(kit, path, "international", None))
    assert "Left out of the adopted file" in said
    with zipfile.ZipFile(kit / PACK / "template.pptx") as archive:
        names = " ".join(archive.namelist())
        parts = b"".join(archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels")))
    for trace in ("slides/", "notesSlides", "comments", "vba", "activeX", "embeddings", "customXml", "printerSettings"):
        assert trace not in names
    assert b'TargetMode="External"' not in parts
    assert b"sectionLst" not in parts


def test_what_stood_in_the_pack_is_kept(kit: Path, office: Callable[[str], Path]) -> None:
    list(adopt_template(kit, office("french-names"), "international", None))
    before = (kit / PACK / "template.pptx").read_bytes()
    list(adopt_template(kit, office("german-names"), "international", None))
    assert (kit / PACK / "template.before.pptx").read_bytes() == before
    assert (kit / PACK / "template.pptx").read_bytes() != before


def test_adopting_the_same_file_again_keeps_no_copy(kit: Path, office: Callable[[str], Path]) -> None:
    for _ in range(2):
        list(adopt_template(kit, office("french-names"), "international", None))
    assert sorted(path.name for path in (kit / PACK).glob("template*")) == ["template.pptx", "template.yaml"]


def test_an_adopted_template_adopted_again_is_the_same_bytes(kit: Path, office: Callable[[str], Path]) -> None:
    list(adopt_template(kit, office("crowded"), "international", None))
    first = (kit / PACK / "template.pptx").read_bytes()
    list(adopt_template(kit, kit / PACK / "template.pptx", None, "mallette"))
    assert (kit / "templates/brands/mallette/template.pptx").read_bytes() == first


def test_a_person_may_choose_another_layout_in_template_yaml(kit: Path, office: Callable[[str], Path]) -> None:
    list(adopt_template(kit, office("french-names"), "international", None))
    settings = kit / PACK / "template.yaml"
    words = settings.read_text(encoding="utf-8")
    assert 'section: "Titre de section"' in words
    settings.write_text(words.replace('section: "Titre de section"', 'section: "Titre et contenu"'), encoding="utf-8")
    assert Presentation(io.BytesIO(deck_of(kit))).slides[0].slide_layout.name == "Titre et contenu"


def test_a_layout_that_is_not_there_stops_that_country_and_names_what_there_is(
    kit: Path, office: Callable[[str], Path]
) -> None:
    list(adopt_template(kit, office("french-names"), "international", None))
    (kit / PACK / "template.yaml").write_text('roles:\n  bullets: "Title and Content"\n', encoding="utf-8")
    (mistake,) = read_library(kit).broken["international"]
    assert "Title and Content" in mistake.wrong
    assert "Titre et contenu" in mistake.right


def test_a_damaged_template_stops_its_country_alone(kit: Path) -> None:
    other = kit / "content/countries/ke"
    other.mkdir()
    (other / "country.yaml").write_text("title: Kenya\nlanguages: [en]\n", encoding="utf-8")
    (other / "event.yaml").write_text("plan: one-day\n", encoding="utf-8")
    (other / "template.pptx").write_bytes(b"no template")
    library = read_library(kit)
    assert [mistake.file for mistake in library.broken["ke"]] == ["content/countries/ke/template.pptx"]
    assert "international" in library.packs


def test_settings_without_a_template_are_a_mistake(kit: Path) -> None:
    (kit / PACK / "template.yaml").write_text("roles: {}\n", encoding="utf-8")
    (mistake,) = read_library(kit).broken["international"]
    assert mistake.file == f"{PACK}/template.yaml"


@pytest.mark.parametrize("name", ["french-names", "dark-by-map"])
def test_a_proof_holds_every_role_in_every_language(name: str, kit: Path, office: Callable[[str], Path]) -> None:
    (line, *_) = prove_template(kit, office(name))
    deck = Presentation(str(kit / "output/proof" / f"{name}.pptx"))
    assert line.startswith(f"output/proof/{name}.pptx written")
    spoken = {
        run.font._element.get("lang")
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert {"en", "fr"} <= spoken
    assert len(deck.slides) >= 2 * (len(get_args(Layout)) - 1)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(("--country", "xx"), "xx"), (("--brand", "none"), "none"), ((), "--country CC")],
)
def test_adopting_for_nobody_is_refused_and_writes_nothing(
    arguments: tuple[str, ...], says: str, kit: Path, office: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    before = sorted(kit.rglob("*"))
    monkeypatch.setenv("MALLETTE_PROJECT", str(kit))
    monkeypatch.setattr(sys, "argv", ["mallette", "template", "adopt", str(office("french-names")), *arguments])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert stop.value.code == 1
    assert says in capsys.readouterr().err
    assert sorted(kit.rglob("*")) == before

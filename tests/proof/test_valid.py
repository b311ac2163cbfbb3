"""Validators find nothing in any file of any kit, and each file says what it is; and what is wrong would be seen."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

import pytest

from mallette.model.trip import Made, Selection
from mallette.pipeline import make
from mallette.plan import plan
from mallette.tree import plain
from tests.proof.kits import OFFICE, Kit, files_of, kits_of
from tests.proof.valid import faults_of_office, faults_of_pdf
from tests.samples import pack
from tests.samples import whole_library as library

KITS = kits_of(library())
EN = Kit("international", "one-day", "en")


def faults_of(file: Made, language: str) -> list[str]:
    """Return what is wrong with a file of a kit; of a format that nobody validates, nothing."""
    suffix = PurePath(file.path).suffix.removeprefix(".")
    find = faults_of_pdf if suffix == "pdf" else faults_of_office if suffix in OFFICE else no_faults
    return find(file.data, plain(file.title), language)


def no_faults(_data: bytes, _title: str, _lang: str) -> list[str]:
    return []


@pytest.mark.proof
@pytest.mark.parametrize("kit", KITS, ids=str)
def test_every_file_is_accessible_can_be_archived_and_says_what_it_is(kit: Kit) -> None:
    files = files_of(kit, library())
    names = {file.path.removeprefix(f"{file.folder}/") for file in files}
    editions = [each for type in library().types.values() for each in type.settings.editions.values()]
    alone = [each for each in editions if each.beside != "only"]
    assert {each.file for each in alone if each.each is None} <= names
    assert len(names) > len(alone)
    faults = {file.path: faults_of(file, kit.language) for file in files}
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.proof
@pytest.mark.parametrize("country", [code for code, each in library().packs.items() if len(each.country.languages) > 1])
def test_every_file_in_two_languages_is_accessible_and_can_be_archived(country: str) -> None:
    left, right = library().packs[country].country.languages[:2]
    files = make(library(), plan(library(), Selection((country,), pair=(left, right))))
    assert {PurePath(file.path).name for file in files} >= {
        "guide.docx",
        "guide.pdf",
        "handouts.pdf",
        "interpreter.pdf",
    }
    faults = {file.path: faults_of(file, left) for file in files}
    assert {path: found for path, found in faults.items() if found} == {}


def test_every_country_is_proved_in_every_language_that_it_offers() -> None:
    assert library().broken == {}
    offered = {
        (code, each.event.plan, lang) for code, each in library().packs.items() for lang in each.country.languages
    }
    assert offered <= {(kit.country, kit.plan, kit.language) for kit in KITS}


def test_another_plan_is_proved_once_in_each_language() -> None:
    french = pack().country.model_copy(update={"languages": ("fr",)})
    other = replace(pack(), code="xx", country=french)
    kits = kits_of(replace(library(), packs={"international": pack(), "xx": other}))
    assert [str(kit) for kit in kits if kit.country == "xx"] == ["xx-two-day-fr"]
    assert sorted((kit.plan, kit.language) for kit in kits if kit.plan == "one-day") == [
        ("one-day", "en"),
        ("one-day", "fr"),
    ]


@pytest.fixture(scope="module")
def agenda() -> Made:
    (made,) = files_of(EN, library(), ("pdf",), ("agenda",))
    return made


def test_a_good_file_has_no_faults(agenda: Made) -> None:
    assert faults_of(agenda, "en") == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"/Marked true", b"/Marked fals", "PDFUA1-TAGGED-DOCUMENT-001"),
        (b"/Lang (en)", b"/Lanx (en)", "language: '' instead of 'en'"),
        (b"/Scope", b"/Scopx", "PDFUA1-TABLE-HEADERS-SCOPE-001"),
        (b"<pdfuaid:part>1", b"<pdfuaid:part>2", "pdfuaid:part: '2' instead of '1'"),
        (b"<pdfaid:conformance>A", b"<pdfaid:conformance>B", "pdfaid:conformance: 'B' instead of 'A'"),
        (b"/DisplayDocTitle true", b"/DisplayDocTitlx true", "title in the window"),
        (b"/FontFile2", b"/FontFilx2", "is not embedded"),
        (b"/AAAAAA+", b"/AAAAAA-", "is no subset"),
        (b"/ParentTree ", b"/ParentTrex ", "page 1: marks without an element"),
        (b"/Outlines", b"/Outlinex", "0 bookmarks for 1 sections"),
    ],
)
def test_a_fault_of_a_pdf_is_seen(agenda: Made, old: bytes, new: bytes, fault: str) -> None:
    assert old in agenda.data
    damaged = replace(agenda, data=agenda.data.replace(old, new))
    assert any(fault in found for found in faults_of(damaged, "en"))


@pytest.mark.parametrize(
    ("find", "documents", "format"), [(faults_of_pdf, "agenda", "pdf"), (faults_of_office, "forms", "docx")]
)
def test_another_title_or_language_is_seen(
    find: Callable[[bytes, str, str], list[str]], documents: str, format: str
) -> None:
    made = files_of(EN, library(), (format,), (documents,))[0]
    assert find(made.data, plain(made.title), "en") == []
    assert any("title: " in fault for fault in find(made.data, "Another", "en"))
    assert any("language: " in fault for fault in find(made.data, plain(made.title), "fr"))

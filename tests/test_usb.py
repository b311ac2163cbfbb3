"""A stick holds the whole kit under short names, a page that leads to every file, and sums; all of it or nothing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

import pytest
from lxml import html

from mallette import cli, usb
from mallette.errors import ContentError
from mallette.model.trip import Files, Job, Library, Made, Selection
from mallette.pipeline import Tell
from mallette.plan import plan
from mallette.save import save
from mallette.tree import Run
from mallette.usb import make_usb, plan_usb
from tests.samples import LANGUAGES, library
from tests.samples import ROOT as HOME

ROOT = "usb/international/"


def silent(_job: Job) -> None:
    pass


JOBS = plan(library(), Selection(countries=("international",), documents=("deck", "handouts", "forms")))
"""A part of the kit: all of it takes long, and is made in the same way."""


@pytest.fixture(scope="module")
def made() -> tuple[Made, ...]:
    return make_usb(library(), JOBS, silent)


@pytest.fixture(scope="module")
def stick(made: tuple[Made, ...]) -> Mapping[str, bytes]:
    """The files of the international stick, by their paths on it."""
    return {each.path.removeprefix(ROOT): each.data for each in made}


@pytest.fixture(scope="module")
def page(stick: Mapping[str, bytes]) -> html.HtmlElement:
    return html.document_fromstring(stick["index.html"].decode())


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Made, ...]]:
    """Return what makes a stick of a few files that are made in no time."""

    def make_tiny(*names: str, data: bytes = b"data", country: str = "international") -> tuple[Made, ...]:
        job = replace(plan_usb(library(), "international")[0], country=country)

        def make_all(_library: Library, _jobs: object, _tell: Tell) -> Files:
            title = (Run("Deck", "terms.what", "en"),)
            return {job: tuple(Made(f"{country}/en/{name}", data, 1, f"{country}/en", title=title) for name in names)}

        monkeypatch.setattr(usb, "make_all", make_all)
        return make_usb(library(), (job,), silent)

    return make_tiny


def test_it_holds_every_file_of_the_kit_and_two_more(stick: Mapping[str, bytes]) -> None:
    assert plan_usb(library(), "international") == plan(library(), Selection(countries=("international",)))
    assert {job.language for job in JOBS} == set(LANGUAGES)
    editions = [(job.language, library().types[job.type].settings.editions[job.edition]) for job in JOBS]
    whole = {f"{language}/{edition.file}" for language, edition in editions if edition.each is None}
    assert len(whole) >= 8
    assert whole <= set(stick)
    assert {"en/handouts/1A.pdf", "fr/handouts/12C.pdf"} <= set(stick)
    assert {path for path in stick if "/" not in path} == {"index.html", "checksums.txt"}


def test_names_are_short_and_plain_and_none_is_hidden(stick: Mapping[str, bytes]) -> None:
    for path in stick:
        for name in path.split("/"):
            assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}", name), path


def test_a_file_has_the_name_that_lists_on_paper_give_it(stick: Mapping[str, bytes], page: html.HtmlElement) -> None:
    lines = [str(line) for line in page.xpath("//ol/li//text()")]
    named = {name for line in lines for name in re.findall(r"[\w.-]+\.(?:pdf|docx|pptx)", line)}
    assert "F3.pdf" in named
    assert named <= {PurePosixPath(path).name for path in stick}


def test_nothing_can_be_run_and_every_file_fits_a_telephone(stick: Mapping[str, bytes]) -> None:
    assert {PurePosixPath(path).suffix for path in stick} <= {".pptx", ".docx", ".pdf", ".html", ".txt"}
    assert max(len(data) for data in stick.values()) < 5_000_000


def test_the_sums_are_those_of_the_files(stick: Mapping[str, bytes]) -> None:
    lines = stick["checksums.txt"].decode().splitlines()
    sums = dict(line.split("  ")[::-1] for line in lines)
    assert sums == {path: sha256(data).hexdigest() for path, data in stick.items() if path != "checksums.txt"}


def test_the_page_leads_to_every_file_and_to_nothing_else(stick: Mapping[str, bytes], page: html.HtmlElement) -> None:
    links = {str(link) for link in page.xpath("//a/@href") if not str(link).startswith("#")}
    assert links == set(stick) - {"index.html", "checksums.txt"}


def test_the_page_needs_nothing_but_itself(stick: Mapping[str, bytes], page: html.HtmlElement) -> None:
    assert page.xpath("//script | //link | //img | //iframe | //*[@src] | //@onclick") == []
    assert re.search(rb"https?://|url\(|@import", stick["index.html"]) is None
    assert page.xpath("//meta[@name='viewport']")


def test_the_page_speaks_every_language_of_the_kit(page: html.HtmlElement) -> None:
    assert page.xpath("//nav/a/text()") == ["English", "Français"]
    assert page.xpath("//nav/a/@href") == ["#en", "#fr"]
    assert [page.get_element_by_id(code).get("lang") for code in LANGUAGES] == list(LANGUAGES)
    english, french = (page.get_element_by_id(code) for code in LANGUAGES)
    assert len(english.xpath(".//li")) == len(french.xpath(".//li")) > 30
    assert {str(link).partition("/")[0] for link in french.xpath(".//a/@href")} == {"fr"}


def test_the_page_says_how_long_and_large_each_file_is(page: html.HtmlElement) -> None:
    words = page.get_element_by_id("en").text_content()
    assert re.search(r"en/deck\.pptx \(\d+ slides, \d+ KB\)", words)
    assert re.search(r"1A First test · en/handouts/1A\.pdf \(2 p\., \d+ KB\)", words)
    assert re.search(r"handouts-a4\.pdf p\. 3–\d+ · Copies 28", words)


def test_a_file_too_large_for_a_telephone_stops_it_with_a_sentence(tiny: Callable[..., tuple[Made, ...]]) -> None:
    with pytest.raises(ContentError) as raised:
        tiny("deck.pptx", data=bytes(5_000_000))
    [mistake] = raised.value.mistakes
    assert str(mistake) == (
        "usb/international/en/deck.pptx: has 5.0 MB, and a telephone takes less than 5. "
        "Put smaller pictures into it, or fewer."
    )


@pytest.mark.parametrize("name", [f"{'a' * 37}.pdf", "été.pdf", "two words.pdf", ".hidden"])
def test_a_name_that_some_telephone_cannot_read_stops_it(tiny: Callable[..., tuple[Made, ...]], name: str) -> None:
    with pytest.raises(ContentError, match="which not every telephone can read"):
        tiny(name)


def test_names_that_differ_in_capitals_only_stop_it(tiny: Callable[..., tuple[Made, ...]]) -> None:
    with pytest.raises(ContentError, match=r"en/f1\.pdf: differs from usb/international/en/F1\.pdf in capitals only"):
        tiny("F1.pdf", "f1.pdf")


def test_a_country_that_is_not_there_gets_a_suggestion() -> None:
    with pytest.raises(ContentError, match="Did you mean 'international'"):
        plan_usb(library(), "internationl")


def test_the_command_says_so_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "sys.argv", ["mallette", "--project", str(HOME), "usb", "xx", "--output", str(tmp_path / "out")]
    )
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert stop.value.code == 1
    assert "--country: 'xx' is not there." in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


class TestSaved:
    """What `build.py usb` does in the output folder."""

    @pytest.fixture
    def put(self, tmp_path: Path, tiny: Callable[..., tuple[Made, ...]]) -> Callable[..., None]:
        def put(*names: str, country: str = "international", data: bytes = b"data") -> None:
            files = tuple(Made(f"usb/{country}/en/{name}", data, 1, "usb") for name in names)
            save(files, tmp_path, narrow=True, replace=False, renewed=f"usb/{country}")

        return put

    def files(self, folder: Path) -> list[str]:
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())

    def test_nothing_in_it_is_hidden_or_can_be_run(self, put: Callable[..., None], tmp_path: Path) -> None:
        put("deck.pptx")
        assert self.files(tmp_path / ROOT) == ["en/deck.pptx"]
        assert not any(path.stat().st_mode & 0o111 for path in (tmp_path / ROOT).rglob("*") if path.is_file())

    def test_what_the_kit_no_longer_has_goes(self, put: Callable[..., None], tmp_path: Path) -> None:
        put("deck.pptx", "handouts/1A.pdf")
        put("deck.pptx")
        assert self.files(tmp_path / ROOT) == ["en/deck.pptx"]
        assert not (tmp_path / ROOT / "en/handouts").exists()

    def test_the_stick_of_another_country_stays(self, put: Callable[..., None], tmp_path: Path) -> None:
        put("deck.pptx", country="ke")
        put("guide.docx")
        put("guide.docx", data=b"new", country="ke")
        assert self.files(tmp_path / "usb/ke") == ["en/guide.docx"]
        assert self.files(tmp_path / ROOT) == ["en/guide.docx"]

    def test_a_file_that_somebody_edited_stays(self, put: Callable[..., None], tmp_path: Path) -> None:
        put("deck.pptx", "guide.docx")
        (tmp_path / ROOT / "en/deck.pptx").write_bytes(b"edited")
        (tmp_path / ROOT / "en/guide.docx").write_bytes(b"edited")
        put("deck.pptx", data=b"new")
        assert (tmp_path / ROOT / "en/deck.pptx").read_bytes() == b"edited"
        assert self.files(tmp_path / ROOT) == ["en/deck.new.pptx", "en/deck.new.txt", "en/deck.pptx", "en/guide.docx"]

    def test_a_full_build_leaves_it_alone(self, put: Callable[..., None], tmp_path: Path) -> None:
        put("deck.pptx")
        save([Made("ke/en/deck.pptx", b"d", 1, "ke/en")], tmp_path, narrow=False, replace=False)
        assert self.files(tmp_path / ROOT) == ["en/deck.pptx"]

"""The four faces exist, are truly what their names say, and are made once; other fonts are measured with a stand-in."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from mallette import fonts
from mallette.fonts import FACES, Measured, face_for
from mallette.tree import iter_runs
from tests.samples import LANGUAGES, document

STYLES = [(False, False), (True, False), (False, True), (True, True)]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(fonts.CACHE_VARIABLE, str(tmp_path))
    return tmp_path


def width_of(path: Path, letter: str) -> int:
    with TTFont(path) as font:
        return int(font["hmtx"][font.getBestCmap()[ord(letter)]][0])


@pytest.mark.parametrize(("bold", "italic"), STYLES)
def test_a_face_is_static_and_named_for_what_it_is(bold: bool, italic: bool) -> None:
    with TTFont(fonts.face_path(bold, italic)) as font:
        assert "fvar" not in font
        assert font["OS/2"].usWeightClass == (700 if bold else 400)
        assert (font["post"].italicAngle != 0) == italic
        assert font["name"].getDebugName(6) == fonts.face_name(bold, italic)
        assert font["OS/2"].fsType == 0, "embedding is allowed"


def test_widths_are_those_of_arial() -> None:
    assert [width_of(fonts.face_path(), letter) for letter in "aMi "] == [1139, 1706, 455, 569]
    assert [width_of(fonts.face_path(bold=True), letter) for letter in "aMi "] == [1139, 1706, 569, 569]


def test_a_face_is_made_once(cache: Path) -> None:
    first = fonts.face_path(bold=True)
    assert first.is_relative_to(cache)
    first.write_bytes(b"kept")
    assert fonts.face_path(bold=True).read_bytes() == b"kept"


def test_the_same_bytes_are_made_each_time() -> None:
    assert fonts.face_bytes(bold=False, italic=True) == fonts.face_bytes(bold=False, italic=True)


def test_nothing_half_written_is_left_behind(cache: Path) -> None:
    path = fonts.face_path()
    assert [each for each in cache.rglob("*") if each.is_file()] == [path]


def test_a_cache_that_cannot_be_written_is_replaced_by_a_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv(fonts.CACHE_VARIABLE, str(tmp_path / "file" / "cache"))
    path = fonts.face_path()
    assert path.is_file()
    assert not path.is_relative_to(tmp_path / "file")


def test_two_processes_may_make_a_face_at_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = cache / "face.ttf"

    def refuse(source: object, target: object) -> None:
        path.write_bytes(b"other")
        raise PermissionError(source, target)

    monkeypatch.setattr(Path, "replace", refuse)
    fonts.keep(path, b"mine")
    assert path.read_bytes() == b"other"
    assert list(cache.iterdir()) == [path]


@pytest.mark.parametrize(
    ("platform", "variable", "value", "expected"),
    [
        ("linux", "XDG_CACHE_HOME", "/somewhere", "/somewhere/mallette"),
        ("win32", "LOCALAPPDATA", "/local", "/local/Mallette/Cache"),
        ("darwin", "HOME", "/people/ana", "/people/ana/Library/Caches/mallette"),
    ],
)
def test_the_cache_stands_where_the_platform_keeps_caches(
    platform: str, variable: str, value: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(fonts.CACHE_VARIABLE, raising=False)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv(variable, value)
    assert fonts.cache_folder() == Path(expected)


def test_coverage_tells_letters_from_signs_that_must_be_drawn() -> None:
    assert set("éœÇ’«–\u00a0") <= fonts.coverage()
    assert not {"\u2610", "\u2713"} & fonts.coverage()


class TestOtherFonts:
    @pytest.mark.parametrize(
        ("family", "face", "sure"),
        [
            ("Arial", "", "same"),
            ("Helvetica", "", "same"),
            ("Calibri", "", "wider"),
            ("Times New Roman", "", "wider"),
            ("Verdana", "vera", "same"),
            ("DejaVu Sans", "vera", "same"),
            ("Segoe UI", "vera", "stand-in"),
            ("A font that nobody knows", "vera", "stand-in"),
            ("Arial Black", "vera-wide", "stand-in"),
            ("Montserrat", "vera-wide", "stand-in"),
            ("Century Gothic", "vera-wide", "stand-in"),
            ("Courier New", "vera-mono", "stand-in"),
            ("Consolas", "vera-mono", "stand-in"),
            ("Roboto Mono", "vera-mono", "stand-in"),
        ],
    )
    def test_a_family_is_measured_with_a_face_that_is_at_least_as_wide(self, family: str, face: str, sure: str) -> None:
        assert face_for(family) == Measured(face, sure)  # type: ignore[arg-type]

    def test_a_name_is_known_whatever_its_capitals_and_spaces(self) -> None:
        assert face_for("  times  NEW roman ") == face_for("Times New Roman")

    def test_nobody_is_told_that_a_stand_in_is_sure(self) -> None:
        assert {face_for(name).sure for name in fonts.SAME} == {"same"}
        assert {face_for(name).sure for name in fonts.NARROWER} == {"wider"}
        assert fonts.SAME.isdisjoint(fonts.NARROWER)

    def test_every_answer_is_a_face_that_can_be_measured(self) -> None:
        families = ("Arial", "Calibri", "Verdana", "Poppins Black", "Courier")
        assert {face_for(family).face for family in families} == set(FACES)

    def test_the_narrowest_face_is_that_of_arial_and_no_face_is_stretched_below_its_font(self) -> None:
        assert FACES[""] == fonts.Face("Arimo")
        assert all(face.stretch >= 1 for face in FACES.values())
        assert all(face.family == "Vera" for key, face in FACES.items() if key)

    @pytest.mark.parametrize(("bold", "italic"), STYLES)
    def test_the_stand_in_has_a_file_for_each_style(self, bold: bool, italic: bool) -> None:
        with TTFont(fonts.measured_path("Vera", bold, italic)) as font:
            assert font["name"].getDebugName(1) == "Bitstream Vera Sans"
            assert ("Bold" in font["name"].getDebugName(6)) == bold
            assert (font["post"].italicAngle != 0) == italic

    def test_our_own_family_is_measured_with_its_own_faces(self) -> None:
        assert fonts.measured_path("Arimo", bold=True, italic=False) == fonts.face_path(bold=True)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_the_stand_in_has_a_width_for_every_letter_of_the_kits(self, lang: str) -> None:
        with TTFont(fonts.measured_path("Vera", bold=False, italic=False)) as font:
            known = set(map(chr, font.getBestCmap()))
        assert {letter for run in iter_runs(document("deck", lang)) for letter in run.text} - known == set()

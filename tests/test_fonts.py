"""The four faces exist, are truly what their names say, and are made once."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from mallette import fonts

FACES = [(False, False), (True, False), (False, True), (True, True)]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(fonts.CACHE_VARIABLE, str(tmp_path))
    return tmp_path


def width_of(path: Path, letter: str) -> int:
    with TTFont(path) as font:
        return int(font["hmtx"][font.getBestCmap()[ord(letter)]][0])


@pytest.mark.parametrize(("bold", "italic"), FACES)
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

"""Measuring: widths with the font's own advances, lines 1.2 sizes high."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mallette.fit import (
    MARGIN,
    PITCH,
    Passage,
    advance,
    first_size,
    has_room,
    in_face,
    measure_height,
    measure_lines,
    measure_width,
    saying,
    widest_word,
    width,
    wrap,
)
from mallette.fonts import FACES
from mallette.tree import Run, plain
from tests.samples import text


def lines(words: str, room: float, size: float = 20) -> list[str]:
    return [plain(line) for line in wrap(text(words), size, room)]


def test_a_width_is_the_sum_of_the_fonts_advances_and_a_margin() -> None:
    assert advance("nn", bold=False, italic=False) == pytest.approx(2 * 1139 / 2048)
    assert width(text("nn"), 20) == pytest.approx(MARGIN * 20 * 2 * 1139 / 2048)


def test_bold_words_are_wider() -> None:
    assert width(text("prix"), 20, bold=True) == width(text("prix", bold=True), 20) > width(text("prix"), 20)


def test_a_line_never_ends_at_a_no_break_space() -> None:
    assert lines("laquelle choisir\u00a0?", 100) == ["laquelle", "choisir\u00a0?"]


def test_a_spine_number_is_never_broken_at_its_hyphen() -> None:
    assert lines("repère 6-2", 75) == ["repère", "6-2"]
    assert lines("savoir-faire", 70) == ["savoir-", "faire"]


def test_a_word_that_runs_over_two_marks_stays_whole() -> None:
    runs = (Run("un signal"), Run("ement", bold=True), Run(" fort"))
    assert [plain(line) for line in wrap(runs, 20, 110)] == ["un", "signalement", "fort"]


def test_marks_and_ids_survive_wrapping() -> None:
    runs = (Run("un ", "a", "fr"), Run("prix unique", "b", "fr", bold=True))
    assert [run for line in wrap(runs, 20, 60) for run in line if run.text == "prix"] == [
        Run("prix", "b", "fr", bold=True)
    ]


@given(st.lists(st.text("abcdéèWMil'’-", min_size=1, max_size=14), min_size=1, max_size=30), st.floats(60, 400))
def test_lines_hold_every_word_and_none_is_wider_than_the_room(words: list[str], room: float) -> None:
    found = wrap(text(" ".join(words)), 18, room)

    assert "".join(plain(line) for line in found).replace(" ", "") == "".join(words)
    assert len(found) <= measure_lines(text(" ".join(words)), 18, room)
    assert all(width(line, 18) <= room + 0.01 for line in found if " " in plain(line))


def test_a_word_wider_than_the_room_counts_as_the_lines_that_it_takes() -> None:
    word = text("anticonstitutionnellement")
    assert measure_lines(word, 20, width(word, 20) / 2.5) == 3


def test_a_paragraph_is_as_high_as_its_lines_and_the_space_above_all_but_the_first() -> None:
    passages = [Passage(text("un"), 20, before=10), Passage(text("deux"), 20, before=10)]
    assert measure_height(passages, 500) == pytest.approx(2 * PITCH * 20 + 10)


def test_a_list_stands_in_from_its_sign() -> None:
    bullet = Passage(text("un deux"), 20, sign="bullet")
    room = width(text("un deux"), 20) + 1
    assert measure_height([Passage(text("un deux"), 20)], room) == pytest.approx(24)
    assert measure_height([bullet], room) == pytest.approx(48)
    assert measure_width([bullet]) == pytest.approx(width(text("un deux"), 20) + bullet.indent)


def test_there_is_no_room_where_a_word_would_be_broken() -> None:
    word = [Passage(text("Conditionneur"), 20)]
    assert has_room(word, widest_word(text("Conditionneur"), 20) + 1, 24)
    assert not has_room(word, widest_word(text("Conditionneur"), 20) - 1, 100)
    assert not has_room(word, 500, 23)


def test_the_largest_size_that_fits_is_taken_and_none_where_no_size_does() -> None:
    assert first_size((32, 28, 24), lambda size: size < 30) == 28
    assert first_size((32, 28), lambda size: False) is None


class TestFace:
    def test_a_face_is_stamped_on_every_run_and_none_takes_nothing_away(self) -> None:
        both = (*text("un "), *text("prix", bold=True))
        assert [run.face for run in in_face(both, "vera")] == ["vera", "vera"]
        assert [run.text for run in in_face(both, "vera")] == ["un ", "prix"]
        assert in_face(both, "") is both
        assert in_face((), "vera") == ()

    def test_words_are_measured_with_the_advances_of_their_face(self) -> None:
        assert advance("nn", bold=False, italic=False, face="vera") == pytest.approx(2 * 1298 / 2048)
        assert advance("nn", bold=True, italic=False, face="vera") == pytest.approx(2 * 1458 / 2048)
        assert width(in_face(text("nn"), "vera"), 20) == pytest.approx(MARGIN * 20 * 2 * 1298 / 2048)

    @pytest.mark.parametrize("face", FACES)
    def test_a_face_is_as_much_wider_than_its_family_as_it_says(self, face: str) -> None:
        family = "" if FACES[face].family == "Arimo" else "vera"
        wide = advance("exploitation", bold=False, italic=False, face=face)
        plain = advance("exploitation", bold=False, italic=False, face=family)
        assert wide == pytest.approx(FACES[face].stretch * plain)

    def test_each_run_of_a_text_is_measured_in_its_own(self) -> None:
        mixed = (*text("prix"), *in_face(text("prix"), "vera"))
        assert width(mixed, 20) == pytest.approx(width(text("prix"), 20) + width(in_face(text("prix"), "vera"), 20))

    def test_a_wider_face_takes_more_lines_and_more_height(self) -> None:
        words = text("Une exigence claire et un prix clair font passer le message")
        wide = in_face(words, "vera-wide")
        assert measure_lines(wide, 20, 200) > measure_lines(words, 20, 200)
        assert measure_height([Passage(wide, 20)], 200) > measure_height([Passage(words, 20)], 200)
        assert widest_word(wide, 20) > widest_word(words, 20)
        assert has_room([Passage(words, 20)], widest_word(words, 20), 500)
        assert not has_room([Passage(wide, 20)], widest_word(words, 20), 500)

    def test_spaces_are_those_of_the_face_too(self) -> None:
        alone = width(in_face(text("un"), "vera"), 20)
        space = MARGIN * 20 * advance(" ", bold=False, italic=False, face="vera")
        words = in_face(text("un un"), "vera")
        assert measure_lines(words, 20, 2 * alone + space + 0.1) == 1
        assert measure_lines(words, 20, 2 * alone + space - 0.1) == 2

    def test_lines_keep_the_face_of_their_words(self) -> None:
        assert {run.face for line in wrap(in_face(text("un deux trois"), "vera"), 20, 60) for run in line} == {"vera"}


def test_a_run_that_says_other_words_keeps_all_else() -> None:
    """A value in each field, so that one that is added is not forgotten."""
    run = Run("old", "id", "fr", bold=True, italic=True, slot="town", face="wide")
    assert all(getattr(run, field.name) for field in fields(Run))
    assert saying(run, "new") == replace(run, text="new")

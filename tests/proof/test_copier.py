"""The third copy of what is copied still says what the first print says: handouts, cards, session cards, the guide."""

import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from reportlab.pdfgen.canvas import Canvas

from mallette.model.trip import Selection
from mallette.pipeline import make_all
from mallette.plan import plan
from mallette.writers.pdf.measure import advance, face
from tests.proof.copier import (
    DOTS,
    NOISE,
    Verdict,
    judge,
    noise_table,
    numbers_on,
    render,
    third_copy,
    words_in,
)
from tests.proof.paper import Side, read_sides
from tests.samples import LANGUAGES, library, texts

SESSION = 6
"""The session whose guide is copied: it has every kind of step, and all its pages are read."""
EVERY = {language: 1 if language == "en" else 3 for language in LANGUAGES}
"""Of each file every page is copied in the source language, in the others every third one, from the first on: the pages
are made alike, only words differ. Pages without words are not counted."""
COPIED = ("handouts.pdf", "print/cards.pdf", "print/session-cards.pdf", "guide.pdf")
SEEN = 0.9
"""Of what is printed, so much must be read on the clean renders: a reader who sees nothing loses nothing."""
LINE = 480
"""Width of the lines of a control page, in points."""


@cache
def files(country: str, language: str) -> dict[str, bytes]:
    """Return the files that are copied, by their names: the guide of one session, the others whole."""
    found = {}
    for session in (None, SESSION):
        asked = Selection(countries=(country,), languages=(language,), formats=("pdf",), session=session)
        for job, made in make_all(library(), plan(library(), asked)).items():
            names = ((each.path.removeprefix(f"{job.folder}/"), each.data) for each in made)
            found.update({name: data for name, data in names if (name == "guide.pdf") == (session is not None)})
    return {name: data for name, data in found.items() if name in COPIED}


def sample(sides: list[Side], every: int) -> list[int]:
    """Return the pages to copy, counted from 1."""
    return [number for number, side in enumerate(sides, 1) if side.words][::every]


def copied(data: bytes, every: int, language: str, folder: Path) -> dict[int, Verdict]:
    """Return what is left of pages of a PDF."""
    pdf = folder / "file.pdf"
    pdf.write_bytes(data)
    sides = read_sides(data)
    return {number: judge(render(pdf, number), sides[number - 1], language) for number in sample(sides, every)}


def hold(verdicts: dict[int, Verdict]) -> None:
    """Hold pages against the rule, and the proof against blindness: most of what is printed must have been read."""
    assert {number: str(verdict) for number, verdict in verdicts.items() if not verdict.passes} == {}
    printed = sum(verdict.printed for verdict in verdicts.values())
    numbers = sum(verdict.numbers.total() for verdict in verdicts.values())
    assert sum(verdict.read for verdict in verdicts.values()) > SEEN * printed
    assert sum(verdict.numbers_read.total() for verdict in verdicts.values()) > SEEN * numbers


COPIER = "MALLETTE_COPIER"
whole_kits = pytest.mark.skipif(COPIER not in os.environ, reason=f"takes a quarter of an hour: set {COPIER} to run it")


@whole_kits
@pytest.mark.proof
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COPIED)
def test_the_third_copy_is_read_as_the_first_print(name: str, language: str, tmp_path: Path) -> None:
    made = files("international", language)
    if name not in made:
        pytest.skip(f"{name} is not made yet")
    hold(copied(made[name], EVERY[language], language, tmp_path))


@whole_kits
@pytest.mark.proof
def test_a_country_s_pack_is_copied_as_well(tmp_path: Path) -> None:
    country = next((each for each in library().packs if each != "international"), None)
    if country is None:
        pytest.skip("there is no pack of a country yet")
    language = library().packs[country].country.languages[0]
    hold(copied(files(country, language)["handouts.pdf"], 3, language, tmp_path))


def control(size: float, language: str) -> bytes:
    """Return a page with real sentences and numbers of the spine, all in one size."""
    numbers = ["6-2", "6A", "6b", "12-3", "10-2.1", "3A", "F4"]
    said = library().catalogues.get(language, {})
    findings = (said[id].text if id in said else text for id, text in texts().items() if id.startswith("findings/"))
    words = re.sub(r"\{[^}]*\}|[*_]", "", " ".join(findings)).split()[:250]
    lines = [""]
    for number, word in enumerate(words):
        pieces = [numbers[number // 36], word] if number % 36 == 0 else [word]
        for piece in pieces:
            if advance(f"{lines[-1]} {piece}", size) > LINE:
                lines.append("")
            lines[-1] = f"{lines[-1]} {piece}".strip()
    return page(size, lines)


def page(size: float, lines: list[str]) -> bytes:
    canvas = Canvas("", pagesize=(595.28, 841.89))
    canvas.setFont(face(), size)
    for number, line in enumerate(lines):
        canvas.drawString(57, 780 - 1.25 * size * number, line)
    canvas.showPage()
    return bytes(canvas.getpdfdata())


@pytest.mark.proof
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("size", "passes"), [(12, True), (7, False)])
def test_a_page_in_12_points_passes_and_one_in_7_points_fails(
    size: float, passes: bool, language: str, tmp_path: Path
) -> None:
    [verdict] = copied(control(size, language), 1, language, tmp_path).values()
    assert verdict.read > 200
    assert verdict.numbers.total() == 7
    assert verdict.passes is passes, str(verdict)
    assert bool(verdict.numbers_lost) is not passes


def test_the_noise_is_normal_and_as_wide_as_the_rule_says() -> None:
    table = [each - 128 for each in noise_table()]
    assert len(table) == 256
    assert sum(table) == pytest.approx(0, abs=20)
    assert (sum(each * each for each in table) / 256) ** 0.5 == pytest.approx(NOISE, abs=0.1)
    assert sum(abs(each) <= NOISE for each in table) / 256 == pytest.approx(0.683, abs=0.04)


def test_a_copy_is_the_same_each_time_black_or_white_and_has_specks() -> None:
    white = Image.new("L", (600, 400), 255)
    first, second = third_copy(white), third_copy(white)
    assert first.tobytes() == second.tobytes()
    assert set(first.tobytes()) == {0, 255}
    assert 0 < first.tobytes().count(0) < 200, "specks, no blots"


@pytest.mark.parametrize(("grey", "left"), [(0.0, 0), (0.5, 0), (0.85, 255), (1.0, 255)])
def test_a_tint_of_15_percent_is_left_white_and_a_dark_one_becomes_a_blot(grey: float, left: int) -> None:
    copy = third_copy(Image.new("L", (300, 300), round(255 * grey)))
    assert ImageStat.Stat(copy).median == [left]


def test_a_hairline_breaks_and_a_line_of_075_points_holds() -> None:
    def black(dots: int) -> float:
        paper = Image.new("L", (400, 60), 255)
        paper.paste(0, (0, 30, 400, 30 + dots))
        copy = third_copy(paper)
        return sum(any(copy.getpixel((x, y)) == 0 for y in range(25, 40)) for x in range(400)) / 400

    assert black(round(0.75 * DOTS / 72)) > 0.99
    assert black(1) < 0.9


def test_words_are_letters_and_digits_and_no_single_sign() -> None:
    found = words_in("« Prix » : 6-2, (3A) — a l’eau Prix prix")
    assert found == Counter({"Prix": 2, "62": 1, "3A": 1, "leau": 1, "prix": 1})


def test_numbers_of_the_spine_are_found_without_the_signs_around_them() -> None:
    [side] = read_sides(page(12, ["6-2 (10-2.1), 3A. 12b · 2027 A4 2-"]))
    assert [word.text for word in numbers_on(side)] == ["6-2", "10-2.1", "3A", "12b"]


@pytest.mark.parametrize(
    ("lost", "read", "number", "passes"), [(2, 100, "", True), (3, 100, "", False), (0, 9, "6A", False)]
)
def test_a_page_passes_with_98_percent_of_its_words_and_all_its_numbers(
    lost: int, read: int, number: str, passes: bool
) -> None:
    gone = Counter([number] if number else [])
    assert Verdict(read, read, Counter(word=lost), gone, gone, gone).passes is passes


def test_pages_are_chosen_by_rule() -> None:
    blank = Side(1, 1)
    full = read_sides(page(12, ["word"]))[0]
    assert sample([full, blank, full, full, full, blank], 1) == [1, 3, 4, 5]
    assert sample([full, blank, full, full, full, blank], 3) == [1, 5]

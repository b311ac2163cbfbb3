"""The third copy of what is copied still says what the first print says: handouts, cards, session cards, the guide."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
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
    PICTURE,
    Verdict,
    excused,
    judge,
    missed_still,
    noise_table,
    numbers_in,
    render,
    third_copy,
    words_in,
)
from tests.proof.paper import Side, read_sides
from tests.samples import LANGUAGES, texts
from tests.samples import whole_library as library

COUNTRIES = ("international", "ke")
"""The packs that are copied: every page of the first in every language; of the other, or the first that there is
besides, every third page that has words, from the first on, in the language that it names first."""
THIRD = 3
EDITIONS = ("handouts", "cards", "session-cards", "guide-pdf")
SESSION = 6
"""The session whose guide is copied: it has every kind of step."""
PARTS = 4
"""Each file is copied in so many tests, so that they run beside each other."""
SEEN = 0.95
"""Of what is printed, so much must be read on the clean renders: a reader who sees nothing loses nothing."""
LINE = 480
"""Width of the lines of a control page, in points."""


@cache
def file(country: str, language: str, edition: str) -> tuple[bytes, tuple[Side, ...]]:
    """Return a file that is copied and its pages: the guide of one session, the others whole."""
    session = SESSION if edition == "guide-pdf" else None
    asked = Selection((country,), (language,), formats=("pdf",), session=session, editions=(edition,))
    [data] = [
        part.data
        for job, made in make_all(library(), plan(library(), asked)).items()
        for part in made
        if job.asked and job.edition == edition
    ]
    return data, tuple(read_sides(data))


def sample(sides: Sequence[Side], every: int) -> list[int]:
    """Return the pages to copy, counted from 1: each, or each third, of those with words."""
    return [number for number, side in enumerate(sides, 1) if side.words][::every]


def part_of(pages: list[int], part: int) -> list[int]:
    """Return one of the parts into which pages are shared out."""
    return pages[len(pages) * part // PARTS : len(pages) * (part + 1) // PARTS]


def copied(data: bytes, sides: Sequence[Side], pages: list[int], language: str, folder: Path) -> dict[int, Verdict]:
    """Return what is left of pages of a PDF."""
    pdf = folder / "file.pdf"
    pdf.write_bytes(data)
    return {number: judge(render(pdf, number), sides[number - 1], language) for number in pages}


def lost_in(verdicts: dict[int, Verdict]) -> dict[int, str]:
    """Return the pages that break the rule, by number, with what is lost; as page 0, that the proof itself was blind:
    most of what is printed must have been read."""
    read = sum(each.read for each in verdicts.values())
    printed = sum(each.printed for each in verdicts.values())
    blind = {} if read > SEEN * printed else {0: f"only {read} of {printed} words were read"}
    return blind | {number: str(verdict) for number, verdict in verdicts.items() if not verdict.passes}


@pytest.mark.proof
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_third_copy_is_read_as_the_first_print(language: str, edition: str, part: int, tmp_path: Path) -> None:
    data, sides = file(COUNTRIES[0], language, edition)
    assert lost_in(copied(data, sides, part_of(sample(sides, 1), part), language, tmp_path)) == {}


@pytest.mark.proof
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_country_s_pack_is_copied_as_well(edition: str, tmp_path: Path) -> None:
    packs = library().packs
    others = [each for each in (*COUNTRIES, *sorted(packs)) if each in packs and each != COUNTRIES[0]]
    if not others:
        pytest.skip(f"the library offers no pack but {COUNTRIES[0]}")
    country, language = others[0], packs[others[0]].country.languages[0]
    data, sides = file(country, language, edition)
    assert lost_in(copied(data, sides, sample(sides, THIRD), language, tmp_path)) == {}


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
    def draw(canvas: Canvas) -> None:
        canvas.setFont(face(), size)
        for number, line in enumerate(lines):
            canvas.drawString(57, 780 - 1.25 * size * number, line)

    return drawn(draw)


def drawn(draw: Callable[[Canvas], object]) -> bytes:
    """Return a page of A4 on which something is drawn."""
    canvas = Canvas("", pagesize=(595.28, 841.89))
    draw(canvas)
    canvas.showPage()
    return bytes(canvas.getpdfdata())


def verdict_of(data: bytes, language: str, folder: Path) -> Verdict:
    return copied(data, read_sides(data), [1], language, folder)[1]


@pytest.mark.proof
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("size", "passes"), [(12, True), (7, False)])
def test_a_page_in_12_points_passes_and_one_in_7_points_fails(
    size: float, passes: bool, language: str, tmp_path: Path
) -> None:
    verdict = verdict_of(control(size, language), language, tmp_path)
    assert verdict.read > 200
    assert verdict.numbers == 7
    assert verdict.passes is passes, str(verdict)
    assert bool(verdict.numbers_lost) is not passes


WORDS = "the farmers grow good cocoa and sell it to the buyers for a fair price"
NUMBERS = "see 6-2 and 6A"
LAST = 590
"""Where the line that is spoilt stands."""


def tinted(canvas: Canvas) -> None:
    canvas.setFillGray(0.45)
    canvas.rect(50, LAST - 5, 500, 17, stroke=0, fill=1)
    canvas.setFillGray(0)


SPOILT: dict[str, Callable[[Canvas], object]] = {
    "a line in small print": lambda canvas: canvas.setFont(face(), 6.5),
    "a grey line": lambda canvas: canvas.setFillGray(0.62),
    "a line on a dark tint": tinted,
}


def spoilt(spoil: Callable[[Canvas], object], words: str) -> bytes:
    """Return a page of good lines, all alike, of which the last is spoilt."""

    def draw(canvas: Canvas) -> None:
        for line in range(12):
            canvas.setFont(face(), 12)
            canvas.drawString(57, 770 - 15 * line, WORDS)
        spoil(canvas)
        canvas.drawString(57, LAST, words)

    return drawn(draw)


@pytest.mark.proof
@pytest.mark.parametrize("words", [WORDS, NUMBERS])
def test_a_page_whose_lines_are_all_good_passes(words: str, tmp_path: Path) -> None:
    verdict = verdict_of(spoilt(lambda canvas: None, words), "en", tmp_path)
    assert verdict.passes, str(verdict)


@pytest.mark.proof
@pytest.mark.parametrize("name", SPOILT)
def test_one_spoilt_line_fails_a_page_though_its_words_stand_well_elsewhere(name: str, tmp_path: Path) -> None:
    verdict = verdict_of(spoilt(SPOILT[name], WORDS), "en", tmp_path)
    assert not verdict.passes, str(verdict)


@pytest.mark.proof
@pytest.mark.parametrize("sign", "□○☼")
def test_one_sign_in_hairlines_fails_a_page(sign: str, tmp_path: Path) -> None:
    verdict = verdict_of(spoilt(lambda canvas: None, f"{WORDS} {sign}"), "en", tmp_path)
    assert verdict.faded == Counter([sign])
    assert not verdict.passes


@pytest.mark.proof
@pytest.mark.parametrize("name", SPOILT)
def test_one_spoilt_number_fails_a_page(name: str, tmp_path: Path) -> None:
    verdict = verdict_of(spoilt(SPOILT[name], NUMBERS), "en", tmp_path)
    assert verdict.numbers_lost, str(verdict)


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
    assert [word.text for word in numbers_in(side.words)] == ["6-2", "10-2.1", "3A", "12b"]


@pytest.mark.parametrize(
    ("lost", "read", "number", "passes"), [(2, 100, "", True), (3, 100, "", False), (0, 9, "6A", False)]
)
def test_a_page_passes_with_98_percent_of_its_words_and_all_its_numbers(
    lost: int, read: int, number: str, passes: bool
) -> None:
    gone = Counter([number] if number else [])
    assert Verdict(read, read, Counter(word=lost), 1, gone).passes is passes


def test_ten_readings_of_a_word_do_not_stand_for_one_that_is_gone() -> None:
    missed, read = Counter(the=2, price=1, The=1), Counter(the=8, price=1)
    assert missed_still(missed, read, Counter()) == missed
    assert missed_still(missed, read, Counter(the=9, price=1)) == Counter(the=2, price=1), "nine, one of which is The"
    assert missed_still(missed, read, Counter(the=11, price=2)) == Counter()


def test_only_the_smallest_letters_in_the_picture_of_a_slide_are_excused() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(50, 500, PICTURE, 97)
        canvas.rect(50, 300, PICTURE - 20, 97)
        for size, low, word in ((6, 520, "slide"), (9, 550, "large"), (6, 320, "cell"), (6, 200, "below")):
            canvas.setFont(face(), size)
            canvas.drawString(60, low, word)

    [side] = read_sides(drawn(draw))
    assert [word.text for word in excused(side)] == ["slide"]


def test_pages_are_chosen_by_rule() -> None:
    blank = Side(1, 1)
    full = read_sides(page(12, ["word"]))[0]
    assert sample([full, blank, full, full, full, blank], 1) == [1, 3, 4, 5]
    assert sample([full, blank, full, full, full, blank], 3) == [1, 5]
    assert [page for part in range(PARTS) for page in part_of([1, 2, 5, 6, 8, 9], part)] == [1, 2, 5, 6, 8, 9]

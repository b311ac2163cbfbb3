"""What only other programs can say: the real kits hold up in LibreOffice, and before independent validators."""

import re
import subprocess
from pathlib import Path

import page
import pytest

from mallette.library import read_library
from mallette.model.trip import Made, Selection
from mallette.pipeline import make
from mallette.plan import plan

pytestmark = pytest.mark.proof

MARGIN = 14
"""Points from the edge of a slide, of 960 by 540, within which no word may stand."""


@pytest.fixture(scope="module")
def made(project: Path) -> tuple[Made, ...]:
    library = read_library(project)
    plans = sorted({key for pack in library.packs.values() for key in pack.toolkit.workshops})
    return tuple(each for key in plans for each in make(library, plan(library, Selection(workshop=key))))


def printed(file: Made, folder: Path) -> Path:
    """Return an Office file as LibreOffice prints it."""
    source = folder / file.path.replace("/", "-")
    source.write_bytes(file.data)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=300)
    return source.with_suffix(".pdf")


def words_of(pdf: Path) -> list[tuple[float, float, float, float, float, float, str]]:
    """Return each word with its page's width and height and its own box, in points from the top left."""
    text = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    words, size = [], (0.0, 0.0)
    for line in text.splitlines():
        if found := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
            size = (float(found[1]), float(found[2]))
        if found := re.search(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>', line):
            words.append((*size, *(float(found[place]) for place in range(1, 5)), found[5]))
    return words


def test_no_word_of_a_deck_runs_off_its_slide(made: tuple[Made, ...], tmp_path: Path) -> None:
    decks = [file for file in made if file.path.endswith(".pptx")]
    assert decks
    for deck in decks:
        words = words_of(printed(deck, tmp_path))
        assert len(words) > 500
        off = [
            word
            for width, height, left, top, right, bottom, word in words
            if left < MARGIN or top < 0 or right > width - MARGIN or bottom > height
        ]
        assert off == [], deck.path


def test_every_guide_opens_and_says_its_last_sentence(made: tuple[Made, ...], tmp_path: Path) -> None:
    guides = [file for file in made if file.path.endswith("/guide.docx")]
    assert guides
    for guide in guides:
        words = [word for *_, word in words_of(printed(guide, tmp_path))]
        assert "4.0)." in words[-60:] or "4.0" in " ".join(words[-60:]), guide.path


def test_every_handout_is_accessible_and_can_be_archived(made: tuple[Made, ...], tmp_path: Path) -> None:
    sheets = [file for file in made if file.path.endswith(".pdf")]
    assert len(sheets) > 40
    for sheet in sheets:
        path = tmp_path / sheet.path.replace("/", "-")
        path.write_bytes(sheet.data)
        for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
            result = page.validate_pdf(str(path), profile=profile)
            assert result.is_compliant, (sheet.path, profile, [failure.message for failure in result.failures[:3]])

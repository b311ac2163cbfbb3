"""What only LibreOffice can say: the real decks and guides hold up in it. `tests/proof/` holds what validators say."""

import re
import subprocess
from pathlib import Path

import pytest

from mallette.model.trip import Made
from tests.proof.kits import Kit, files_of, kits_of
from tests.samples import whole_library as library

pytestmark = pytest.mark.proof

MARGIN = 14
"""Points from the edge of a slide, of 960 by 540, within which no word may stand."""

every_kit = pytest.mark.parametrize("kit", kits_of(library()), ids=str)


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


@every_kit
def test_no_word_of_a_deck_runs_off_its_slide(kit: Kit, tmp_path: Path) -> None:
    decks = files_of(kit, library(), ("pptx",))
    assert len(decks) > 1
    for deck in decks:
        words = words_of(printed(deck, tmp_path))
        assert len(words) > 500
        off = [
            word
            for width, height, left, top, right, bottom, word in words
            if left < MARGIN or top < 0 or right > width - MARGIN or bottom > height
        ]
        assert off == [], deck.path


@every_kit
def test_every_guide_opens_and_says_its_last_sentence(kit: Kit, tmp_path: Path) -> None:
    (guide,) = files_of(kit, library(), ("docx",), ("guide",))
    words = [word for *_, word in words_of(printed(guide, tmp_path))]
    assert "4.0)." in words[-60:] or "4.0" in " ".join(words[-60:])

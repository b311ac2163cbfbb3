"""The third photocopy of a page, and what a reader of letters still reads on it.

The simulation is fixed, so that a page that passes today passes tomorrow: 300 dots an inch, grey; three times a blur,
more contrast, noise and specks; then black or white. Noise comes from Python's own generator of chance, which gives the
same on every computer, through a table that makes it normal: that needs no other package.
"""

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random
from statistics import NormalDist

from PIL import Image, ImageChops, ImageFilter, ImageOps

from mallette.model.stage import Area
from tests.proof.copyable import holds
from tests.proof.paper import Letter, Side, Word

DOTS = 300
"""Dots an inch at which pages are rendered and copied."""
GENERATIONS = 3
BLUR, CONTRAST, NOISE, SPECKS, THRESHOLD = 1.0, 1.25, 8.0, 0.00003, 150
"""Of each generation: the blur's standard deviation in dots, the contrast about mid-grey, the noise's standard
deviation of 255, the share of dots that turn black; of the last: the grey from which a dot is white."""
SEED = 20270312
SHARE = 0.98
"""Of the words that are read on the clean page, so many must be read on its copy."""
READERS = {"en": "eng", "fr": "fra"}
"""Tesseract's name of the language of a page. The pseudo-language is read as French."""
SMALLEST = 7.0
PICTURE, NEAR = 60 / 25.4 * 72, 2.0
"""Points: smaller letters in a frame of this width, give or take so much, are not asked for. That is the small picture
of a slide, by which a guide lets it be recognised; a poster says its words. Anywhere else small letters count."""
SIGNS = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\d+-\d+(?:\.\d+)?|\d+[A-Za-z]|F\d")
"""What a number of the spine is made of, longer than one sign: step, slide, handout, card set, form."""
BLOCK = ("--psm", "6")
ONLY_NUMBERS = ("-c", "tessedit_char_whitelist=0123456789-.ABCDEFabcdef")
"""Settings of Tesseract: all that is seen is one block of lines; only the signs of numbers are looked for."""
AROUND = "().,;:·"
EDGE = 1.5
"""Points around a number that are cut out with it."""
APART = 36
"""Dots between words that are cut out."""
KEPT = 0.45
"""Of the ink of a letter or sign, so much must be left: OCR does not ask for single ones. The weakest that a person
still sees, a middle dot of 10.5 points, keeps half; a sign in hairlines keeps a tenth."""
AROUND_INK = 0.3
"""Points around a letter in which its ink may lie on a copy."""
LOOKS = (36, 30, 48)
"""Dots: heights at which a number is read, until it is."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is read of a page: how many of its words stand on it and how many of these are read on the clean render;
    which of those are not read on the copy; how many numbers of the spine stand on it, and which are not read on the
    copy; of which letters and signs the ink is gone."""

    printed: int
    read: int
    lost: Counter[str]
    numbers: int
    numbers_lost: Counter[str]
    faded: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """Which share of the words read on the clean render are read on the copy; 1 where there are none."""
        return 1 - self.lost.total() / self.read if self.read else 1.0

    @property
    def passes(self) -> bool:
        return self.share >= SHARE and not self.numbers_lost and not self.faded

    def __str__(self) -> str:
        gone = (self.lost, self.numbers_lost, self.faded)
        words, numbers, signs = (", ".join(sorted(each.elements())) or "none" for each in gone)
        return f"{self.share:.3f} of {self.read} words; words lost: {words}; numbers lost: {numbers}; faded: {signs}"


@cache
def noise_table() -> bytes:
    """Return what turns evenly spread bytes into noise about 128: by the curve of the normal distribution, as wide as
    the noise is."""
    quantiles = [NormalDist().inv_cdf((each + 0.5) / 256) for each in range(256)]
    spread = (sum(each * each for each in quantiles) / 256) ** 0.5
    return bytes(round(128 + NOISE * each / spread) for each in quantiles)


def third_copy(page: Image.Image) -> Image.Image:
    """Return a grey page as it comes from the copier when it is the copy of a copy of a copy."""
    chance = Random(SEED)
    contrast = [min(255, max(0, round((grey - 127.5) * CONTRAST + 127.5))) for grey in range(256)]
    copy = page.convert("L")
    for _ in range(GENERATIONS):
        copy = copy.filter(ImageFilter.GaussianBlur(BLUR)).point(contrast)
        noise = chance.randbytes(copy.width * copy.height).translate(noise_table())
        copy = ImageChops.add(copy, Image.frombytes("L", copy.size, noise), offset=-128)
        for _ in range(round(copy.width * copy.height * SPECKS)):
            copy.putpixel((chance.randrange(copy.width), chance.randrange(copy.height)), 0)
    return copy.point([255 * (grey >= THRESHOLD) for grey in range(256)])


def render(pdf: Path, page: int) -> Image.Image:
    """Return a page of a PDF, counted from 1, as a grey picture."""
    stem = pdf.with_name(f"{pdf.stem}-{page}")
    command = [
        "pdftoppm",
        "-r",
        str(DOTS),
        "-gray",
        "-f",
        str(page),
        "-l",
        str(page),
        "-singlefile",
        str(pdf),
        str(stem),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    drawn = stem.with_name(f"{stem.name}.pgm")
    with Image.open(drawn) as image:
        found = image.convert("L")
    drawn.unlink()
    return found


def read_text(page: Image.Image, language: str, *settings: str) -> str:
    """Return what Tesseract reads on a grey picture. One thread: tests run beside each other."""
    command = ["tesseract", "-", "-", "--dpi", str(DOTS), "-l", READERS.get(language, "fra"), *settings]
    data = f"P5 {page.width} {page.height} 255\n".encode() + page.tobytes()
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=data, check=True, capture_output=True, timeout=300, env=alone)
    return done.stdout.decode()


def words_in(text: str) -> Counter[str]:
    """Return the words of a text and how often each stands there: letters and digits alone, no single ones."""
    found = ("".join(SIGNS.findall(each)) for each in text.split())
    return Counter(each for each in found if len(each) > 1)


def excused(side: Side) -> list[Word]:
    """Return the words of a page that nobody asks for: the smallest letters in the small pictures of slides."""
    frames = [each.ink for each in side.shapes if each.line is not None and abs(each.ink.width - PICTURE) < NEAR]
    small = (word for word in side.words if word.letters[0].size < SMALLEST)
    return [word for word in small if any(holds(frame, word.ink, 0) for frame in frames)]


def without(page: Image.Image, words: Iterable[Word]) -> Image.Image:
    """Return a page on which some words are white, so that nobody reads them for others."""
    bare = page.copy()
    for word in words:
        bare.paste(255, dots(word.ink))
    return bare


def dots(area: Area) -> tuple[int, int, int, int]:
    """Return the left, upper, right and lower end of a place in dots."""
    left, top, right, bottom = (round(each * DOTS / 72) for each in (area.left, area.top, area.right, area.bottom))
    return left, top, right, bottom


def numbers_in(words: Iterable[Word]) -> list[Word]:
    """Return the numbers of the spine among words, without the signs around them."""
    found = []
    for word in words:
        bare = word.text.strip(AROUND)
        if NUMBER.fullmatch(bare):
            start = word.text.index(bare)
            found.append(replace(word, letters=word.letters[start : start + len(bare)]))
    return found


def cut_out(page: Image.Image, words: Sequence[Word], high: int = 0) -> Image.Image:
    """Return words of a page under each other, black on white, grey made black: as large as they are, or their letters
    `high` dots high."""
    strips = []
    for word in words:
        strip = ImageOps.autocontrast(page.crop(dots(word.ink.inside(-EDGE))))
        strip = ImageOps.invert(strip) if word.letters[0].grey == 1 else strip
        larger = high / (word.ink.height * DOTS / 72) if high else 1
        strips.append(strip.resize((round(strip.width * larger), round(strip.height * larger))))
    wide, deep = max(strip.width for strip in strips), sum(strip.height + APART for strip in strips)
    sheet, top = Image.new("L", (wide + 2 * APART, deep + APART), 255), APART
    for strip in strips:
        sheet.paste(strip, (APART, top))
        top += strip.height + APART
    return sheet


def read_words(page: Image.Image, words: Sequence[Word], language: str) -> Counter[str]:
    """Return which of the words on a page are read, on all of it or cut out."""
    printed = printed_in(words)
    read = words_in(read_text(page, language)) & printed
    missed = printed - read
    return printed - missed_still(missed, read, read_again(page, words, missed, language))


def printed_in(words: Sequence[Word]) -> Counter[str]:
    """Return words as they are read: without the numbers of the spine, which are asked for by themselves."""
    known = {word.text for word in numbers_in(words)}
    return words_in(" ".join(word.text for word in words if word.text.strip(AROUND) not in known))


def read_again(page: Image.Image, words: Iterable[Word], missed: Counter[str], language: str) -> Counter[str]:
    """Return how often words that were missed on a page are read there when all of their places are cut out, as large
    as they are: on a whole page Tesseract takes words of two columns for one, a frame for a picture, grey for nothing.
    All are small letters here: alone, an s is as good as an S."""
    places = [word for word in words if missed & words_in(word.text)]
    read = words_in(read_text(cut_out(page, places), language, *BLOCK)) if places else Counter[str]()
    return Counter(word.casefold() for word in read.elements())


def missed_still(missed: Counter[str], read: Counter[str], again: Counter[str]) -> Counter[str]:
    """Return which words are missed when what was read again is counted. That counts where it is more than what was
    read of a word at first, so that ten others do not stand for one that is gone."""
    left, still = again.copy(), Counter[str]()
    for word, count in sorted(missed.items()):
        found = min(count, max(0, left[word.casefold()] - read[word]))
        left[word.casefold()] -= read[word] + found
        still[word] = count - found
    return +still


def read_numbers(page: Image.Image, numbers: Sequence[Word]) -> Counter[str]:
    """Return which of the numbers on a page are read. A reader who is not sure looks again, closer."""
    left = list(numbers)
    for high in LOOKS:
        if left:
            text = read_text(cut_out(page, left, high), "en", *BLOCK, *ONLY_NUMBERS)
            seen = Counter(each.strip(AROUND) for each in text.split())
            seen.subtract(word.text for word in left)
            left = [word for word in left if seen[word.text] < 0]
    return Counter(word.text for word in numbers) - Counter(word.text for word in left)


def faded(page: Image.Image, copy: Image.Image, words: Iterable[Word]) -> Counter[str]:
    """Return the black letters and signs of which a copy keeps too little ink."""
    return Counter(
        letter.text
        for word in words
        for letter in word.letters
        if letter.grey == 0 and ink(copy, letter) < KEPT * ink(page, letter)
    )


def ink(page: Image.Image, letter: Letter) -> float:
    """Return how much ink there is where a letter stands: black dots, grey ones in part."""
    return sum(255 - grey for grey in page.crop(dots(letter.ink.inside(-AROUND_INK))).tobytes()) / 255


def judge(page: Image.Image, side: Side, language: str) -> Verdict:
    """Return what is left of a page on its third copy. What Tesseract misreads on the clean render is no word of it;
    the numbers of the spine are asked for one by one, cut out where they stand."""
    pictured = excused(side)
    page, words = without(page, pictured), [word for word in side.words if word not in pictured]
    copy, numbers = third_copy(page), numbers_in(words)
    clean = read_words(page, words, language)
    lost = clean - read_words(copy, words, language)
    known = Counter(word.text for word in numbers)
    gone = known - read_numbers(copy, numbers)
    pale = faded(page, copy, words)
    return Verdict(printed_in(words).total(), clean.total(), lost, known.total(), gone, pale)

"""The third photocopy of a page, and what a reader of letters still reads on it.

The simulation is fixed, so that a page that passes today passes tomorrow: 300 dots an inch, grey; three times a blur,
more contrast, noise and specks; then black or white. Noise comes from Python's own generator of chance, which gives the
same on every computer, through a table that makes it normal: that needs no other package.
"""

import os
import re
import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from statistics import NormalDist

from PIL import Image, ImageChops, ImageFilter, ImageOps

from tests.proof.paper import Side, Word

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
"""Points: smaller letters stand only in the pictures of slides that a guide shows beside their words, to be recognised.
They are not asked for, since 7 points do not survive."""
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
LOOKS = (36, 30, 48)
"""Dots: heights at which a number is read, until it is."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is read of a page: how many of its words stand on it and how many of these are read on the clean render;
    which of those are not read on the copy; the same for the numbers of the spine."""

    printed: int
    read: int
    lost: Counter[str]
    numbers: Counter[str]
    numbers_read: Counter[str]
    numbers_lost: Counter[str]

    @property
    def share(self) -> float:
        """Which share of the words read on the clean render are read on the copy; 1 where there are none."""
        return 1 - self.lost.total() / self.read if self.read else 1.0

    @property
    def passes(self) -> bool:
        return self.share >= SHARE and not self.numbers_lost

    def __str__(self) -> str:
        lost, numbers = (", ".join(sorted(each.elements())) or "none" for each in (self.lost, self.numbers_lost))
        return f"{self.share:.3f} of {self.read} words; words lost: {lost}; numbers lost: {numbers}"


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


def numbers_on(side: Side) -> list[Word]:
    """Return the numbers of the spine on a page, without the signs around them."""
    found = []
    for word in side.words:
        bare = word.text.strip(AROUND)
        if NUMBER.fullmatch(bare) and word.letters[0].size >= SMALLEST:
            start = word.text.index(bare)
            found.append(replace(word, letters=word.letters[start : start + len(bare)]))
    return found


def cut_out(page: Image.Image, words: Sequence[Word], high: int = 0) -> Image.Image:
    """Return words of a page under each other, black on white: as large as they are, or their letters `high` dots
    high."""
    scale, strips = DOTS / 72, []
    for word in words:
        area = word.ink.inside(-EDGE)
        strip = page.crop(tuple(round(each * scale) for each in (area.left, area.top, area.right, area.bottom)))
        strip = ImageOps.invert(strip) if word.letters[0].grey == 1 else strip
        larger = high / (word.ink.height * scale) if high else 1
        strips.append(strip.resize((round(strip.width * larger), round(strip.height * larger))))
    wide, deep = max(strip.width for strip in strips), sum(strip.height + APART for strip in strips)
    sheet, top = Image.new("L", (wide + 2 * APART, deep + APART), 255), APART
    for strip in strips:
        sheet.paste(strip, (APART, top))
        top += strip.height + APART
    return sheet


def read_again(copy: Image.Image, side: Side, lost: Counter[str], language: str) -> Counter[str]:
    """Return which words that were not read on a copy are read when they are cut out, as large as they are: on a whole
    page Tesseract takes words of two columns for one, and a frame for a picture. Alone, an s is as good as an S."""
    places = [word for word in side.words if lost & words_in(word.text)]
    if not places:
        return Counter()
    seen = Counter(word.casefold() for word in words_in(read_text(cut_out(copy, places), language, *BLOCK)).elements())
    again: Counter[str] = Counter()
    for word in lost.elements():
        if seen[word.casefold()] > 0:
            seen[word.casefold()] -= 1
            again[word] += 1
    return again


def read_numbers(page: Image.Image, numbers: Sequence[Word]) -> Counter[str]:
    """Return which of the numbers on a page are read. A reader who is not sure looks again, closer."""
    left = list(numbers)
    for high in LOOKS:
        if left:
            seen = Counter(read_text(cut_out(page, left, high), "en", *BLOCK, *ONLY_NUMBERS).split())
            seen.subtract(word.text for word in left)
            left = [word for word in left if seen[word.text] < 0]
    return Counter(word.text for word in numbers) - Counter(word.text for word in left)


def judge(page: Image.Image, side: Side, language: str) -> Verdict:
    """Return what is left of a page on its third copy. What Tesseract misreads on the clean render is no word of it;
    the numbers of the spine are asked for one by one, cut out where they stand."""
    copy, numbers = third_copy(page), numbers_on(side)
    known = Counter(word.text for word in numbers)
    large = (word.text for word in side.words if word.letters[0].size >= SMALLEST)
    printed = words_in(" ".join(text for text in large if text.strip(AROUND) not in known))
    clean = words_in(read_text(page, language)) & printed
    lost = clean - words_in(read_text(copy, language))
    lost -= read_again(copy, side, lost, language)
    sharp = read_numbers(page, numbers)
    return Verdict(printed.total(), clean.total(), lost, known, sharp, sharp - read_numbers(copy, numbers))

"""Packs made up for tests of local truth: what each writes in its own way, and the words of the files made of it."""

import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pypdf

from mallette.library import read_library
from mallette.model.trip import Job, Library
from mallette.pipeline import make
from tests.samples import copy_project, library

DATES = 'dates: ["2027-03-04", "2027-03-05"]\nfollow_up_date: "2027-04-19"\n'
PRICES = {
    "price_flat": 30, "price_mixed": 35, "price_clean": 50, "price_alone": 38, "equipment": 150, "transport": 80,
    "lunch_price": 25,
}  # fmt: skip
"""The amounts of the core."""


def prices(times: int) -> str:
    """Return the amounts of the practice chain, all multiplied alike."""
    return "".join(f"{name}: {amount * times}\n" for name, amount in PRICES.items())


PACKS = {
    "ke": {
        "country.yaml": "title: Kenya\nlanguages: [en]\nmoney: {currency: KES, word: KSh}\nsecond_clock: swahili\n"
        'day: {start: "08:00", lunch: 45}\n',
        "event.yaml": f"plan: two-day\nday: {{prayers: {{noon: {{at: '12:45', minutes: 15}}}}}}\n{DATES}",
        "slots.yaml": f"{prices(250)}field_measure: ke-bag\n",
    },
    "sn": {
        "country.yaml": "title: Sénégal\nlanguages: [fr]\nsource: fr\nmoney: {currency: XOF}\n"
        "day: {prayers: {noon: {at: '13:30', minutes: 15, note: Chacun prie où il veut.}}}\n",
        "event.yaml": f"plan: two-day\n{DATES}",
        "slots.yaml": f"{prices(250)}field_measure: sn-sack\n",
    },
    "ht": {
        "country.yaml": "title: Ayiti\nlanguages: [fr, en]\nsource: fr\npaper: letter\n"
        "money: {currency: HTG, spoken: {word: dola, of: 5, sources: [HT-DOLLAR]}}\n",
        "event.yaml": f"plan: two-day\nday: {{interpretation: 1.5}}\n{DATES}",
        "slots.yaml": f"{prices(10)}field_measure: ht-carreau\n",
        "workshops/two-day.yaml": "drop: [sessions/our-chain.market-game, sessions/stronger-together.alone]\n",
    },
    "zm": {
        "country.yaml": "title: Zambia\nlanguages: [en, fr]\nmoney: {currency: ZMW, word: ZK}\n",
        "event.yaml": f"plan: two-day\n{DATES}",
        "slots.yaml": f"{prices(9)}lot: 60\nkept: 54\n",
    },
}
"""What stands in each pack, by country and file."""


@cache
def truth_library() -> Library:
    """Return the real library with the packs of `PACKS`, each without a mistake."""
    with TemporaryDirectory() as place:
        project = copy_project(Path(place))
        for folder in (project / "content/countries").iterdir():
            if folder.name != "international":
                shutil.rmtree(folder)
        for code, files in PACKS.items():
            for name, text in files.items():
                path = project / "content/countries" / code / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        read = read_library(project)
    assert read.broken == {}
    return replace(read, brands=library().brands)


@cache
def words_of(country: str, language: str, type: str, edition: str, session: int | None = None) -> str:
    """Return the words of one file made of a pack, with single plain spaces but for no-break ones."""
    job = Job(country, truth_library().packs[country].event.plan, language, type, edition, country, session)
    return " ".join(re.split(r"[ \n\t]+", "\n".join(made_words(truth_library(), job))))


def made_words(library: Library, job: Job) -> Iterator[str]:
    """Yield the words of each file of a job."""
    for made in make(library, (job,)):
        yield "\n".join(read_pdf(made.data) if made.path.endswith(".pdf") else read_office(made.data))


def read_pdf(data: bytes) -> Iterator[str]:
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        yield page.extract_text()


def read_office(data: bytes) -> Iterator[str]:
    """Yield the words of each part of an Office file, a paragraph a line."""
    with ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".xml") and not name.startswith(("docProps", "customXml")):
                xml = archive.read(name).decode("utf-8")
                yield from re.findall(r"<c:v>([^<]*)</c:v>", xml)
                for paragraph in re.split(r"</(?:a|w):p>", xml):
                    yield "".join(re.findall(r"<(?:a|w):t(?: [^>]*)?>([^<]*)</(?:a|w):t>", paragraph))

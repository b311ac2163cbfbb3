"""What the README promises about adding things is true: one place each, and no list to edit."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mallette.adopt import adopt_template
from mallette.brands import make_brand
from mallette.languages import update_languages
from mallette.library import read_library
from mallette.localize import localize
from mallette.model.trip import Selection
from mallette.pipeline import make
from mallette.plan import plan

TYPE = """audience: participant
editions:
  poster: {file: poster.pdf, format: pdf}
"""
TEMPLATE = """<document lang="{{ language.code }}"><title>{{ kit.title }}</title>
<section role="annex"><title>{{ kit.title }}</title><paragraph><text>{{ kit.subtitle }}</text></paragraph></section>
</document>
"""


def table_rows(readme: str) -> dict[str, str]:
    """Return the rows of "to add | make this" of the README."""
    section = readme.split("## Add something", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| (?!to add|---)([^|]+) \| ([^|]+) \|", section, re.MULTILINE)
    return {name.strip(): place.strip() for name, place in rows}


def add_country(kit: Path) -> bool:
    folder = kit / "content/countries/ke"
    folder.mkdir()
    (folder / "country.yaml").write_text("title: Kenya\nlanguages: [en]\nmoney: {currency: KES}\n")
    (folder / "event.yaml").write_text("plan: one-day\n")
    jobs = plan(read_library(kit), Selection(countries=("ke",)))
    return {job.folder for job in jobs} == {"ke/en"}


def add_language(kit: Path) -> bool:
    folder = kit / "content/languages/sw"
    folder.mkdir()
    (folder / "language.yaml").write_text("name: Kiswahili\nlocale: sw\n")
    lines = list(update_languages(kit, ("sw",)))
    return "missing" in lines[0] and (folder / "strings.po").exists() and "sw" in read_library(kit).languages


def add_type(kit: Path) -> bool:
    folder = kit / "templates/documents/poster"
    folder.mkdir()
    (folder / "type.yaml").write_text(TYPE)
    (folder / "document.xml.j2").write_text(TEMPLATE)
    library = read_library(kit)
    jobs = plan(library, Selection(documents=("poster",)))
    return [made.path for made in make(library, jobs)] == [f"international/{code}/poster.pdf" for code in ("en", "fr")]


def add_brand(kit: Path) -> bool:
    folder = kit / "templates/brands/office"
    folder.mkdir()
    (folder / "brand.yaml").write_text('title: Office\ncolours: {accent: "203080"}\n')
    made = list(make_brand(kit, "office"))
    return len(made) == 3 and set(read_library(kit).brands["office"].decks) == {"16x9", "4x3"}


def add_template(kit: Path) -> bool:
    own = kit / "templates/brands/mallette/base-4x3.pptx"
    lines = list(adopt_template(kit, own, "international", None))
    return len(lines) > 10 and read_library(kit).packs["international"].template is not None


def add_item(kit: Path) -> bool:
    (kit / "content/cases/own-case.yaml").write_text(
        "title: A case\nproblem: P\naction: A\nchange: C\nquestion: Q\nmark: W\nsources: [SEED]\n"
    )
    return "own-case" in read_library(kit).packs["international"].toolkit.cases


def add_format(kit: Path) -> bool:
    """A format is code: a writer is found by its name alone, and each has the one function."""
    from mallette.writers import docx, pdf, pptx

    return all(callable(writer.write) for writer in (docx, pdf, pptx))


RECIPES: dict[str, Callable[[Path], bool]] = {
    "a country": add_country,
    "a language": add_language,
    "a document type": add_type,
    "a brand": add_brand,
    "your office's PowerPoint template": add_template,
    "a session, handout, card set, case ...": add_item,
    "a format": add_format,
}


@pytest.fixture
def kit(project: Path, tmp_path: Path) -> Path:
    for name in ("content", "templates"):
        shutil.copytree(project / name, tmp_path / name)
    for shipped in (tmp_path / "content/countries").iterdir():
        if shipped.name != "international":
            shutil.rmtree(shipped)
    return tmp_path


def test_the_table_of_the_readme_is_the_table_of_this_test(project: Path) -> None:
    assert set(table_rows((project / "README.md").read_text(encoding="utf-8"))) == set(RECIPES)


@pytest.mark.parametrize("name", RECIPES)
def test_adding_it_touches_the_place_that_the_readme_names(name: str, project: Path, kit: Path) -> None:
    place = table_rows((project / "README.md").read_text(encoding="utf-8"))[name]
    before = {path for path in kit.rglob("*") if path.is_file()}

    assert RECIPES[name](kit)

    new = {path.relative_to(kit).as_posix() for path in kit.rglob("*") if path.is_file()} - {
        path.relative_to(kit).as_posix() for path in before
    }
    named = re.findall(r"`([a-z]+/[a-z]*)", place) or ["content/"]
    assert all(path.startswith(named[0]) for path in new)


def test_every_file_that_the_readme_links_to_exists(project: Path) -> None:
    links = re.findall(r"\]\(((?!http)[^)#]+)\)", (project / "README.md").read_text(encoding="utf-8"))
    assert len(links) >= 7
    assert [link for link in links if not (project / link).exists()] == []


def test_a_price_changed_in_a_country_changes_every_sum(kit: Path) -> None:
    add_country(kit)
    prices = "price_flat: 240\nprice_mixed: 280\nprice_clean: 400\nprice_alone: 300\nequipment: 1200\ntransport: 640\n"
    (kit / "content/countries/ke/slots.yaml").write_text(prices)
    library = read_library(kit)
    assert library.broken == {}
    job = plan(library, Selection(countries=("ke",), documents=("guide",)))[0]
    text = str(localize(job, library).data["sessions"])
    assert "Ksh" in text
    assert "120" in text

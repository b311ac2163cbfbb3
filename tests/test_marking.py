"""Marks of donors and pictures from files: read with care, set at one height, in the ink of the ground."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader

from mallette.images import fitted, in_row
from mallette.library import read_library
from mallette.library.images import MOST, read_image
from mallette.model.looks import ImageFile
from mallette.model.stage import Area
from mallette.model.trip import Job, Library, Made, Selection
from mallette.pipeline import make_all
from mallette.plan import plan
from mallette.readiness import readiness_of
from mallette.tree import Logo, Photo
from tests.samples import changed, copy_project, mistakes_in

KE = "content/countries/ke"
COUNTRY = "title: Kenya\nlanguages: [en]\nmoney: {currency: KES}\nmarking: [union, donor]\nday: {start: '08:30'}\n"
PROFILE = """\
title: The %s (illustrative)
checked: "2026-11-20"
until: "%s"
logo: {file: pictures/%s.png, black: pictures/%s-black.png, white: pictures/%s-white.png, alt: Mark of the %s}
line: Run with the %s, an invented partner.
disclaimer: The views are those of the authors.
"""
CASE = 'photo: {file: pictures/market.jpg, alt: A market stall, credit: "Photo: nobody", consent: nobody-to-ask}\n'
SIZES = {"union": (400, 200), "donor": (200, 200)}


def picture(size: tuple[int, int], colour: str, mode: str = "RGBA") -> Image.Image:
    image = Image.new(mode, size, (0, 0, 0, 0) if mode == "RGBA" else "white")
    image.paste(Image.new(mode, (size[0] // 2, size[1] // 2), colour), (10, 10))
    return image


def draw(project: Path) -> None:
    folder = project / KE / "pictures"
    folder.mkdir(parents=True)
    for name, size in SIZES.items():
        for kind, colour in (("", "teal"), ("-black", "black"), ("-white", "white")):
            picture(size, colour).save(folder / f"{name}{kind}.png")
    picture((500, 300), "gray", "RGB").save(folder / "market.jpg")


def profile(name: str, until: str = "2099-12-31") -> str:
    return PROFILE % (name, until, *[name] * 5)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = copy_project(tmp_path_factory.mktemp("marked"))
    files = {
        "country.yaml": COUNTRY,
        "event.yaml": "plan: two-day\n",
        "marking/union.yaml": profile("union"),
        "marking/donor.yaml": profile("donor", "2026-01-01"),
        "cases/kenyan-avocado.yaml": CASE,
    }
    with changed(made, *((f"{KE}/{name}", words) for name, words in files.items())):
        draw(made)
        yield made


@pytest.fixture(scope="module")
def marked(project: Path) -> Library:
    library = read_library(project)
    assert library.broken == {}
    return library


@pytest.fixture(scope="module")
def kit(marked: Library) -> dict[Job, tuple[Made, ...]]:
    asked = Selection(("ke",), documents=("guide", "deck", "handouts", "forms"))
    return dict(make_all(marked, plan(marked, asked)))


def file(kit: dict[Job, tuple[Made, ...]], name: str) -> bytes:
    return next(each.data for made in kit.values() for each in made if each.path == f"ke/en/{name}")


def test_marks_stand_side_by_side_at_one_height_whatever_their_shape() -> None:
    logos = [Logo("a", "a", "a", 400, 200), Logo("b", "b", "b", 200, 200), Logo("c", "c", "c", 90, 30)]
    places = in_row(logos, Area(5, 7, 1000, 30))
    assert [place.height for place in places] == [30, 30, 30]
    assert [place.width for place in places] == pytest.approx([60, 30, 90])
    assert all(right.left > left.right for left, right in pairwise(places))
    narrow = in_row(logos, Area(0, 0, 100, 30))
    assert len({place.height for place in narrow}) == 1
    assert narrow[-1].right == pytest.approx(100)


def test_a_photograph_keeps_its_proportions_in_the_middle_of_its_place() -> None:
    place = fitted(Photo("a", 300, 100), Area(0, 0, 100, 100))
    assert (place.width, place.height) == pytest.approx((100, 100 / 3))
    assert place.middle == pytest.approx((50, 50))


def test_what_a_picture_tells_about_its_maker_is_left_out_and_a_huge_one_is_made_smaller(tmp_path: Path) -> None:
    image = picture((3000, 1500), "gray", "RGB")
    exif = image.getexif()
    exif[0x010F] = "Secret camera"
    image.save(tmp_path / "a.jpg", exif=exif)
    read = read_image(tmp_path, "a.jpg")
    assert isinstance(read, ImageFile)
    assert b"Secret" not in read.data
    assert (read.width, read.height) == (MOST, MOST // 2)


def test_a_small_clean_picture_keeps_its_bytes(tmp_path: Path) -> None:
    picture((20, 10), "teal").save(tmp_path / "a.png")
    read = read_image(tmp_path, "a.png")
    assert isinstance(read, ImageFile)
    assert read.data == (tmp_path / "a.png").read_bytes()


def test_a_picture_lying_on_its_side_is_set_upright(tmp_path: Path) -> None:
    image = picture((40, 20), "gray", "RGB")
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(tmp_path / "a.jpg", exif=exif)
    read = read_image(tmp_path, "a.jpg")
    assert isinstance(read, ImageFile)
    assert (read.width, read.height) == (20, 40)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("gone.png", "not there"), ("text.png", "not a PNG"), ("../a.png", "leads out"), ("link.png", "leads out")],
)
def test_a_file_that_cannot_be_used_is_told_in_words(tmp_path: Path, name: str, wrong: str) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    picture((9, 9), "teal").save(tmp_path / "a.png")
    (folder / "text.png").write_text("no picture")
    (folder / "link.png").symlink_to(tmp_path / "a.png")
    assert wrong in str(read_image(folder, name))


def test_a_missing_picture_stops_its_country_with_file_line_and_key(project: Path) -> None:
    with changed(project, (f"{KE}/cases/kenyan-avocado.yaml", CASE.replace("market", "marked"))):
        [mistake] = mistakes_in(project)
    assert (mistake.file, mistake.line) == (f"{KE}/cases/kenyan-avocado.yaml", 1)
    assert "marked.jpg" in mistake.wrong


def test_a_profile_that_is_not_there_is_named(project: Path) -> None:
    with changed(project, (f"{KE}/country.yaml", COUNTRY.replace("donor]", "doner]"))):
        [mistake] = mistakes_in(project)
    assert "'donor'" in mistake.right


def test_a_profile_past_its_date_and_a_coarse_picture_are_told(marked: Library) -> None:
    pack = marked.packs["ke"]
    gaps = readiness_of(pack, pack.toolkit.workshops["two-day"], "en", marked.catalogues).gaps
    assert [(gap.name, gap.must) for gap in gaps if gap.kind == "logo"] == [("marking/donor", True)]
    assert [gap.name for gap in gaps if gap.kind == "coarse"] == ["cases/kenyan-avocado.photo"]


def test_the_guide_carries_both_marks_in_black_their_lines_and_disclaimers(kit: dict[Job, tuple[Made, ...]]) -> None:
    cover = PdfReader(BytesIO(file(kit, "guide.pdf"))).pages[0]
    assert len(cover.images) == 2
    assert all(image.image and image.image.mode == "L" for image in cover.images)
    words = cover.extract_text()
    assert "Run with the union" in words
    assert words.count("The views are those of the authors.") == 1
    with ZipFile(BytesIO(file(kit, "guide.docx"))) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        document = archive.read("word/document.xml").decode()
    assert len(media) >= 2
    assert document.count('descr="Mark of the union"') >= 1


def test_the_deck_shows_each_file_once_stored_however_often_it_stands_there(kit: dict[Job, tuple[Made, ...]]) -> None:
    with ZipFile(BytesIO(file(kit, "deck.pptx"))) as archive:
        names = archive.namelist()
        slides = [archive.read(name).decode() for name in names if name.startswith("ppt/slides/slide")]
    assert sum('descr="Mark of the donor"' in slide for slide in slides) == 1
    assert len([name for name in names if name.startswith("ppt/media/kit")]) == 2


def test_the_photograph_of_a_case_stands_on_its_handout_with_its_credit(kit: dict[Job, tuple[Made, ...]]) -> None:
    pages = PdfReader(BytesIO(file(kit, "handouts.pdf"))).pages
    [page] = [page for page in pages if "Photo: nobody" in page.extract_text()]
    assert len(page.images) == 1


def test_without_logos_the_lines_alone_are_shown(project: Path) -> None:
    with changed(project, (f"{KE}/country.yaml", f"{COUNTRY}logos: false\n")):
        library = read_library(project)
        asked = Selection(("ke",), documents=("guide",), formats=("pdf",))
        made = make_all(library, plan(library, asked))
    [guide] = [each.data for files in made.values() for each in files]
    cover = PdfReader(BytesIO(guide)).pages[0]
    assert len(cover.images) == 0
    assert "Run with the union" in cover.extract_text()

"""PDF: signs that the font lacks are drawn among the words."""

import io
from pathlib import Path

import page as page_validation
import pypdf
import pytest

from mallette.fonts import coverage
from mallette.model.looks import Brand, Theme
from mallette.model.stage import Area
from mallette.model.trip import BrandSettings
from mallette.tree import Document, Label, Node, Picture, Section
from mallette.writers.pdf import write
from mallette.writers.pdf.blocks import lay
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.marks import Mark, Oval, Tag, Words, stacked
from mallette.writers.pdf.marks import Path as Line
from mallette.writers.pdf.measure import advance
from mallette.writers.pdf.sheet import sheet_of
from mallette.writers.pdf.signs import HAIRLINES, SIGNS, split_signs, star_corners
from tests.samples import bullets, paragraph, text

THEME = Theme(Brand("plain", BrandSettings(title="plain")), date="2027-03-12")


def marks_of(*blocks: object) -> tuple[Mark, ...]:
    sheet = sheet_of(THEME)
    return stacked(lay(blocks, Ground(lay, Tag("Document"), "fr", sheet, sheet.block.width, 12)))  # type: ignore[arg-type]


def drawn(marks: tuple[Mark, ...]) -> list[Line]:
    return [mark for mark in marks if isinstance(mark, Line) and len(mark.points) == 10]


def test_only_signs_that_the_font_lacks_or_has_too_thin_are_drawn_among_words() -> None:
    assert {sign for sign in SIGNS if sign not in coverage()} == {"★"}
    assert list(split_signs("□ A → B", italic=False)) == [("□", True), (" A ", False), ("→", True), (" B", False)]
    assert list(split_signs("A ■ ★★ B", italic=False)) == [("A ■ ", False), ("★", True), ("★", True), (" B", False)]
    assert list(split_signs("", italic=False)) == []


def test_a_sign_stands_between_the_words_around_it() -> None:
    marks = marks_of(paragraph("avant ★ après"))
    before, after = (mark for mark in marks if isinstance(mark, Words))
    [sign] = drawn(marks)
    assert (before.text, after.text) == ("avant ", " après")
    start = before.x + advance(before.text, 12)
    lefts = [x for x, _ in sign.points]
    assert start <= min(lefts) < max(lefts) <= after.x
    assert before.y - 12 < min(y for _, y in sign.points) < max(y for _, y in sign.points) <= before.y + 0.1


@pytest.mark.parametrize("sign", HAIRLINES)
def test_a_thin_sign_is_drawn_in_the_room_that_the_font_gives_it(sign: str) -> None:
    marks = marks_of(paragraph(f"{sign} mot"))
    [shape] = [mark for mark in marks if isinstance(mark, Line | Oval)]
    xs = [x for x, _ in shape.points] if isinstance(shape, Line) else [shape.x - shape.across, shape.x + shape.across]
    room = advance(sign, 12)
    assert min(xs) - shape.width / 2 >= 0
    assert max(xs) + shape.width / 2 <= room + 0.001
    assert shape.fill == 0 or shape.width >= 1
    assert max(xs) - min(xs) > 0.5 * room
    [words] = [mark for mark in marks if isinstance(mark, Words)]
    assert words.x == pytest.approx(room)


def test_a_person_who_hears_the_text_hears_the_sign() -> None:
    [sign] = drawn(marks_of(paragraph("avant ★ après")))
    assert sign.tag is not None
    assert (sign.tag.role, sign.tag.alt, sign.tag.parent and sign.tag.parent.role) == ("Span", "★", "P")


def test_in_a_picture_the_sign_is_part_of_the_figure() -> None:
    picture = Picture("boxes", (Node("a", text("une ★")),), (), text("une boîte"))
    [sign] = drawn(marks_of(picture))
    assert sign.tag is not None
    assert sign.tag.role == "Figure"


def test_what_is_said_word_for_word_has_its_sign_in_white_too() -> None:
    badge = marks_of(Label("say", text("DITES ★"), (paragraph("mot"),)))
    assert [sign.fill for sign in drawn(badge)] == [1]


def test_a_numbered_item_takes_its_sign_along() -> None:
    listed = bullets("★ une étoile")
    numbered = type(listed)(listed.items, "number")
    signs = [drawn(marks_of(each))[0] for each in (listed, numbered)]
    words = [
        next(m for m in marks_of(each) if isinstance(m, Words) and "étoile" in m.text) for each in (listed, numbered)
    ]
    heights = [word.y - max(y for _, y in sign.points) for word, sign in zip(words, signs, strict=True)]
    assert heights[0] == pytest.approx(heights[1])


def test_a_star_has_five_points_inside_its_square() -> None:
    corners = list(star_corners(Area(10, 20, 30, 30)))
    assert len(corners) == 10
    assert all(10 <= x <= 40 and 20 <= y <= 50 for x, y in corners)
    assert corners[0] == pytest.approx((25, 20))


def test_a_circle_is_round() -> None:
    circle = SIGNS["●"](Area(0, 0, 20, 20), None)
    assert isinstance(circle, Oval)
    assert circle.across == circle.down == 10


def test_a_file_with_signs_has_no_notice_and_can_be_read_aloud(tmp_path: Path) -> None:
    section = Section(text("Titre ★"), "1A", (), text("courant ★"), blocks=(paragraph("A ■ B ● C ▲ ? ★"),))
    written = write(Document("fr", text("Fiches ★"), (section,), contents=text("Sommaire")), THEME)
    assert written.notices == ()
    assert len(pypdf.PdfReader(io.BytesIO(written.data)).pages) == written.pages
    file = tmp_path / "file.pdf"
    file.write_bytes(written.data)
    for profile in (page_validation.ValidationProfile.PDF_UA_1, page_validation.ValidationProfile.PDF_A_2A):
        assert page_validation.validate_pdf(str(file), profile=profile).failures == []

"""PDF: slides on paper, large on sheets that are joined and small six a page."""

import io
import re
from collections.abc import Iterator
from dataclasses import astuple
from itertools import pairwise
from pathlib import Path

import page as page_validation
import pypdf
import pytest
from pydantic import ValidationError

from mallette.errors import ContentError
from mallette.model.looks import Brand, Theme
from mallette.model.paper import Arrangement
from mallette.model.stage import Area
from mallette.model.trip import BrandSettings, Printing
from mallette.tree import Block, Document, Fact, Facts, Item, List, Node, Picture, Row, Section, Slide, Table
from mallette.writers.pdf import write
from mallette.writers.pdf.impose import Side
from mallette.writers.pdf.marks import MM, Mark, Oval, Tag, Words
from mallette.writers.pdf.marks import Path as Line
from mallette.writers.pdf.measure import CAPITAL, advance
from mallette.writers.pdf.pages import Page
from mallette.writers.pdf.posters import A1, A2, LARGER, LETTERS, TITLES, WORDS, WORDS_LETTERS, Joint, poster_sides
from mallette.writers.pdf.sheet import sheet_of
from mallette.writers.pdf.sketches import STAGE, sketch_pages
from mallette.writers.pdf.sketches import TITLES as SKETCH_TITLES
from mallette.writers.pdf.stages import arranged
from tests.samples import cell, paragraph, text

SHORT, LONG = "Un titre", "Une exigence claire et un prix clair font passer le message de la ville au village"
ROW = Picture(
    "row", tuple(Node(key, text(key * 7), column=place) for place, key in enumerate("abcd")), (), text("rang")
)
TASK = List(tuple(Item(text("Choisissez un produit et partez de son acheteur final.")) for _ in range(4)))
FACTS = Facts((Fact(text("22"), text("minutes")), Fact(text("6A"), text("Retour à"), "blank")))
TABLE = Table((Row((cell("un"), cell("deux")), head=True), Row((cell("trois"), cell("quatre")))))
MANY = Picture(
    "boxes", tuple(Node(f"n{place}", text("Conditionnement de la zone")) for place in range(18)), (), text("cases")
)
CROWDED = Slide("diagram", text(SHORT), "12-2", (MANY,))
"""It has no room on four sheets."""
SLIDES = (
    Slide("diagram", text(SHORT), "1-1", (ROW,)),
    Slide("diagram", text(LONG), "2-2.2", (ROW,)),
    Slide("activity", text(LONG), "6-3", (TASK, FACTS)),
    Slide("table", text(SHORT), "2-4", (paragraph("Sous le titre."), TABLE)),
    Slide("statement", text(LONG), "12-6"),
)
PAPERS = ("a4", "letter")
papers = pytest.mark.parametrize("paper", PAPERS)


def theme(arrange: Arrangement, paper: str = "a4") -> Theme:
    printing = Printing(arrange=arrange, instead="deck.pptx")
    return Theme(Brand("plain", BrandSettings(title="plain")), paper, date="2027-03-12", printing=printing)  # type: ignore[arg-type]


def posters(*slides: Slide) -> Document:
    sections = tuple(
        Section(each.title, each.number, text("Feuille"), text("Collez."), blocks=(each,)) for each in slides
    )
    return Document("fr", text("Affiches"), sections, instead=text("Face à imprimer. Ouvrez"))


def sketches(*blocks: Block) -> Document:
    section = Section(text("Croquis"), running=text("Croquis"), blocks=(paragraph("Recopiez."), *blocks))
    return Document("fr", text("Croquis"), (section,), footer=text("Mali"))


def sheets(*slides: Slide, paper: str = "a4") -> list[tuple[Side, ...]]:
    """Return the sheets of each poster."""
    sides, _ = poster_sides(posters(*slides), theme("posters", paper))
    starts = [number for number, side in enumerate(sides) if side.bookmark]
    return [sides[start:end] for start, end in zip(starts, (*starts[1:], len(sides)), strict=True)]


def window(side: Side) -> Area:
    [placed] = side.placed
    assert placed.within is not None
    return placed.within


def shown(side: Side) -> Area:
    """Return the part of its poster that a sheet shows, in points of the poster."""
    [placed] = side.placed
    within = window(side)
    return Area(within.left - placed.area.left, within.top - placed.area.top, within.width, within.height)


def words_of(page: Page) -> list[Words]:
    return [mark for mark in page.marks if isinstance(mark, Words)]


def points_of(mark: Mark) -> Iterator[tuple[float, float]]:
    match mark:
        case Words():
            yield from ((mark.x, mark.y - mark.size * CAPITAL), (mark.x + width_of(mark), mark.y))
        case Line():
            yield from mark.points
        case Oval():
            yield from ((mark.x - mark.across, mark.y - mark.down), (mark.x + mark.across, mark.y + mark.down))


def width_of(mark: Words) -> float:
    return advance(mark.text.rstrip(), mark.size, mark.bold, mark.italic)


class TestPosters:
    @papers
    @pytest.mark.parametrize(("slide", "joint"), [(SLIDES[0], A2), (CROWDED, A1)])
    def test_sheets_together_show_the_whole_poster(self, slide: Slide, joint: Joint, paper: str) -> None:
        [parts] = sheets(slide, paper=paper)
        areas = [shown(side) for side in parts]
        assert len(areas) == joint.count
        wide, high = joint.size
        assert (areas[0].left, areas[0].top) == pytest.approx((0, 0))
        assert (areas[-1].right, areas[-1].bottom) == pytest.approx((wide, high))
        rows = [areas[start : start + joint.across] for start in range(0, len(areas), joint.across)]
        shared = [left.right - right.left for row in rows for left, right in pairwise(row)]
        shared += [upper.bottom - lower.top for upper, lower in zip(*rows, strict=True)]
        assert [each / MM for each in shared] == pytest.approx([10] * len(shared))
        assert {round(area.top, 3) for area in rows[0]} == {0}
        assert {round(row[0].left, 3) for row in rows} == {0}

    def test_a_slide_that_four_sheets_do_not_hold_takes_eight_upright(self) -> None:
        four, eight = sheets(SLIDES[0], CROWDED)
        assert [side.width > side.height for side in four] == [True] * 4
        assert [side.width < side.height for side in eight] == [True] * 8

    @papers
    def test_a2_and_a1_are_what_the_sheets_make(self, paper: str) -> None:
        """A poster is smaller by what printers leave blank and what joints take."""
        for slide, (wide, high) in ((SLIDES[0], (594, 420)), (CROWDED, (841, 594))):
            [first, *_] = sheets(slide, paper=paper)[0]
            page = first.placed[0].page.sheet
            assert 0.85 * wide < page.width / MM <= wide
            assert 0.85 * high < page.height / MM <= high

    def test_both_papers_show_the_same_parts(self) -> None:
        for place in (1, -1):
            on_a4, on_letter = (map(shown, sheets(*SLIDES, CROWDED, paper=paper)[place]) for paper in PAPERS)
            assert list(map(astuple, on_a4)) == [pytest.approx(astuple(each)) for each in on_letter]

    def test_nothing_is_printed_outside_what_all_printers_print(self) -> None:
        for paper in PAPERS:
            for side in (side for four in sheets(*SLIDES, CROWDED, paper=paper) for side in four):
                printed = window(side)
                assert min(printed.left, printed.top) >= 5 * MM
                assert max(printed.right - side.width, printed.bottom - side.height) <= -5 * MM
                for x, y in (point for mark in side.marks for point in points_of(mark)):
                    assert 1 * MM <= x <= side.width - 1 * MM
                    assert 1 * MM <= y <= side.height - 1 * MM

    @papers
    def test_marks_and_words_of_the_margin_leave_the_poster_alone(self, paper: str) -> None:
        for side in (side for four in sheets(*SLIDES, CROWDED, paper=paper) for side in four):
            printed = window(side).inside(0.5)
            for mark in side.marks:
                xs, ys = zip(*points_of(mark), strict=True)
                beside = max(xs) < printed.left or min(xs) > printed.right
                assert beside or max(ys) < printed.top or min(ys) > printed.bottom

    @papers
    @pytest.mark.parametrize(("slide", "across"), [(SLIDES[0], 2), (CROWDED, 4)])
    def test_dashed_marks_say_where_the_next_sheet_is_laid(self, slide: Slide, across: int, paper: str) -> None:
        [parts] = sheets(slide, paper=paper)
        for number, side in enumerate(parts):
            printed = window(side)
            dashed = [mark.points for mark in side.marks if isinstance(mark, Line) and mark.dash]
            uprights = {start[0] for start, end in dashed if start[0] == end[0]}
            levels = {start[1] for start, end in dashed if start[1] == end[1]}
            assert uprights == ({printed.right - 10 * MM} if number % across < across - 1 else set())
            assert levels == ({printed.bottom - 10 * MM} if number < across else set())

    @pytest.mark.parametrize("slide", [SLIDES[1], CROWDED])
    def test_each_sheet_says_small_which_it_is(self, slide: Slide) -> None:
        [parts] = sheets(slide)
        count = len(parts)
        said = [[mark.text for mark in side.marks if isinstance(mark, Words)] for side in parts]
        assert [words[0] for words in said] == [
            f"{slide.number} · Feuille {number}/{count}" for number in range(1, count + 1)
        ]
        assert all(words[1:] == ["Collez."] for words in said)
        black = [[mark.fill == 0 for mark in side.marks if isinstance(mark, Line) and mark.closed] for side in parts]
        assert [row.index(True) for row in black] == list(range(count))
        assert {mark.size for side in parts for mark in side.marks if isinstance(mark, Words)} == {9.5}

    @pytest.mark.parametrize("slide", SLIDES, ids=lambda slide: slide.number)
    def test_capitals_of_a_headline_are_25_mm_high_at_least(self, slide: Slide) -> None:
        page = sheets(slide)[0][0].placed[0].page
        headline = "".join(run.text for run in slide.title)
        titles = [mark for mark in words_of(page) if mark.bold and mark.text.strip() in headline]
        assert "".join(mark.text for mark in titles) == headline
        assert min(mark.size * CAPITAL / MM for mark in titles) >= 25

    def test_sizes_go_down_to_what_is_promised(self) -> None:
        assert min(TITLES) * LARGER * CAPITAL / MM >= LETTERS
        assert min(WORDS) * LARGER * CAPITAL / MM >= WORDS_LETTERS == 12

    @pytest.mark.parametrize("slide", [*SLIDES, CROWDED], ids=lambda slide: slide.number)
    def test_no_word_is_lower_than_12_mm(self, slide: Slide) -> None:
        pages = {id(page): page for side in sheets(slide)[0] for page in (side.placed[0].page,)}
        assert min(mark.size * CAPITAL / MM for page in pages.values() for mark in words_of(page)) >= 12

    @pytest.mark.parametrize("slide", [*SLIDES, CROWDED], ids=lambda slide: slide.number)
    def test_all_of_a_slide_stands_inside_the_frame_of_its_poster(self, slide: Slide) -> None:
        page = sheets(slide)[0][0].placed[0].page
        said = "".join(mark.text for mark in words_of(page))
        assert slide.number in said
        for x, y in (point for mark in page.marks for point in points_of(mark)):
            assert -0.1 <= x <= page.sheet.block.width + 0.1
            assert -0.1 <= y <= page.sheet.block.height + 0.1

    def test_a_poster_is_black_on_white(self) -> None:
        for slide in SLIDES:
            page = sheets(slide)[0][0].placed[0].page
            fills = {mark.fill for mark in page.marks if isinstance(mark, Line | Oval)}
            assert fills <= {None, 0, 1, 0.93}
            assert not any(mark.white for mark in words_of(page))

    def test_every_headline_that_no_poster_holds_is_a_mistake(self) -> None:
        with pytest.raises(ContentError) as raised:
            sheets(*(Slide("statement", text("Mot" * 20), number) for number in ("1-1", "1-2")))
        assert [number in str(each) for each, number in zip(raised.value.mistakes, ("1-1", "1-2"), strict=True)]

    def test_a_picture_without_room_is_said_in_words_and_told(self) -> None:
        crowded = Picture(
            "row", tuple(Node(f"n{place}", text("Anticonstitutionnellement " * 5)) for place in range(24))
        )
        sides, notices = poster_sides(posters(Slide("diagram", text(SHORT), "1-1", (crowded,))), theme("posters"))
        assert {each.kind for each in notices} == {"said in words"}
        assert "picture" in notices[0].text
        assert len(sides) > 8
        assert len(sides) % 8 == 0
        assert min(mark.size * CAPITAL / MM for mark in words_of(sides[-1].placed[0].page)) >= 12

    def test_each_sheet_is_a_figure_that_names_the_poster_and_the_file_to_read(self) -> None:
        reader = pypdf.PdfReader(io.BytesIO(write(posters(*SLIDES[:2]), theme("posters")).data))
        kids = [kid.get_object() for kid in reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()["/K"]]
        assert {kid["/S"] for kid in kids} == {"/Figure"}
        assert kids[1]["/Alt"] == f"Face à imprimer. Ouvrez deck.pptx (1-1 {SHORT}, Feuille 2/4)"
        assert [each.title for each in reader.outline] == [f"1-1 {SHORT}", f"2-2.2 {LONG}"]

    def test_what_is_outside_the_window_of_a_sheet_is_cut(self) -> None:
        reader = pypdf.PdfReader(io.BytesIO(write(posters(SLIDES[0]), theme("posters")).data))
        assert len(reader.pages) == 4
        for page in reader.pages:
            assert re.search(rb" re W\*? n", page.get_contents().get_data())

    def test_posters_need_the_file_to_read_instead(self) -> None:
        with pytest.raises(ValidationError, match="posters needs instead"):
            Printing(arrange="posters")


class TestSketches:
    def pages(self, *blocks: Block, paper: str = "a4") -> tuple[Page, ...]:
        return sketch_pages(sketches(*blocks), sheet_of(theme("sketches", paper)))[0]

    @pytest.mark.parametrize(("count", "pages"), [(1, 1), (6, 1), (7, 2), (12, 2), (13, 3)])
    def test_six_stand_on_a_page(self, count: int, pages: int) -> None:
        made = self.pages(*[SLIDES[number % 5] for number in range(count)])
        assert len(made) == pages
        found = [len(figures(page)) for page in made]
        assert found == [6] * (count // 6) + ([count % 6] if count % 6 else [])

    @papers
    def test_numbers_and_headlines_have_nine_points_at_least(self, paper: str) -> None:
        for slide in SLIDES:
            (page,) = self.pages(slide, paper=paper)
            words = [mark for mark in words_of(page) if mark.tag and mark.tag.role == "Figure"]
            headline = "".join(run.text for run in slide.title)
            titles = [mark for mark in words if mark.bold and mark.text.strip() in headline]
            assert "".join(mark.text for mark in titles) == headline
            assert min(mark.size for mark in titles) >= 9
            assert [mark.size >= 16 for mark in words if mark.text == slide.number] == [True]

    def test_no_headline_is_smaller_than_it_may_be(self) -> None:
        sheet = sheet_of(theme("sketches"))
        assert min(SKETCH_TITLES) * (sheet.block.width - 12) / 2 / STAGE >= 9

    def test_sketches_keep_their_frames_apart(self) -> None:
        (page,) = self.pages(*SLIDES, SLIDES[0])
        frames = [extent(marks) for marks in figures(page).values()]
        assert len(frames) == 6
        for number, (left, top, right, bottom) in enumerate(frames):
            assert left >= -1
            assert right <= page.sheet.block.width + 1
            assert bottom <= page.sheet.block.height + 1
            for other in frames[:number]:
                assert right < other[0] or other[2] < left or bottom < other[1] or other[3] < top

    def test_one_hears_number_and_headline(self) -> None:
        (page,) = self.pages(SLIDES[0], SLIDES[1])
        assert [tag.alt for tag in figures(page)] == [f"1-1 {SHORT}", f"2-2.2 {LONG}"]

    def test_the_first_page_says_what_to_do_and_the_others_what_they_are(self) -> None:
        first, second = self.pages(*SLIDES, *SLIDES)
        said = [
            [mark.text for mark in words_of(page) if not mark.tag or mark.tag.role != "Figure"]
            for page in (first, second)
        ]
        assert "Recopiez." in said[0]
        assert said[1] == ["2", "Mali", "Croquis"]

    @pytest.mark.parametrize("arrange", ["posters", "sketches"])
    def test_the_file_can_be_read_aloud_and_kept_for_ever(self, arrange: Arrangement, tmp_path: Path) -> None:
        whole = posters(*SLIDES) if arrange == "posters" else sketches(*SLIDES, *SLIDES)
        written = write(whole, theme(arrange))
        assert written.notices == ()
        assert written.data == write(whole, theme(arrange)).data
        file = tmp_path / "file.pdf"
        file.write_bytes(written.data)
        for profile in (page_validation.ValidationProfile.PDF_UA_1, page_validation.ValidationProfile.PDF_A_2A):
            assert page_validation.validate_pdf(str(file), profile=profile).failures == []


class TestStages:
    def test_of_headlines_in_as_many_lines_the_largest_is_taken(self) -> None:
        [decided] = arranged(posters(SLIDES[0]), A2.format)
        assert decided.slide.title.size == max(TITLES)

    def test_a_headline_is_smaller_where_that_saves_a_line(self) -> None:
        slide = Slide("diagram", text("Le signal perdu, c’est l’écart entre deux qualités"), "6-3.1", (ROW,))
        [decided] = arranged(posters(slide), A2.format)
        assert min(TITLES) <= decided.slide.title.size < max(TITLES)
        assert decided.slide.title.area.height == pytest.approx(2 * 1.2 * decided.slide.title.size)

    def test_slides_alone_are_arranged(self) -> None:
        assert [each.slide.number for each in arranged(sketches(*SLIDES), A1.format)] == [
            each.number for each in SLIDES
        ]


def figures(page: Page) -> dict[Tag, list[Mark]]:
    """Return the marks of each figure of a page."""
    found: dict[Tag, list[Mark]] = {}
    for mark in page.marks:
        if mark.tag and mark.tag.role == "Figure":
            found.setdefault(mark.tag, []).append(mark)
    return found


def extent(marks: list[Mark]) -> tuple[float, float, float, float]:
    xs, ys = zip(*(point for mark in marks for point in points_of(mark)), strict=True)
    return min(xs), min(ys), max(xs), max(ys)

"""The guide as PDF: steps and labels as plain values; then the real guide, its pages and its file."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path as File
from typing import Any

import page as page_validation
import pypdf
import pytest

from mallette.fonts import coverage
from mallette.model.looks import Brand, Theme
from mallette.model.trip import BrandSettings
from mallette.slides.rooms import house
from mallette.tree import Block, Box, Document, Label, Section, Slide, Step, plain
from mallette.writers.pdf import write
from mallette.writers.pdf.blocks import lay
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.guide import LABEL_SIGNS, LEAD, answer_strips, step_strips
from mallette.writers.pdf.marks import MM, Mark, Oval, Path, Strips, Tag, Words, groups, stacked
from mallette.writers.pdf.measure import advance
from mallette.writers.pdf.pages import Page, pages_of
from mallette.writers.pdf.sheet import sheet_of
from mallette.writers.pdf.shown import WIDTH
from tests.samples import LANGUAGES, bullets, document, paragraph, text

THEME = Theme(Brand("plain", BrandSettings(title="plain")), date="2027-03-12")
SHEET = sheet_of(THEME)
languages = pytest.mark.parametrize("language", LANGUAGES)


def ground(stage: Any = None) -> Ground:
    return Ground(lay, Tag("Document"), "fr", SHEET, SHEET.block.width, SHEET.body, stage=stage)


def label(kind: Any, word: str, *blocks: Block) -> Label:
    return Label(kind, text(word), blocks)


def say(words: str = "Mot à mot") -> Label:
    return label("say", "DITES", paragraph(words, "quote"))


def ask(words: str = "Pourquoi ?") -> Label:
    return label("ask", "DEMANDEZ", paragraph(words))


def slide(headline: str = "Deux prix se perdent", layout: Any = "bullets") -> Slide:
    return Slide(layout, text(headline), "6-2", (bullets("le prix du bon miel", "le prix du miel mêlé"),))


def show(*blocks: Block) -> Label:
    return label("show", "MONTREZ", *blocks)


def step(*labels: Label, cut: bool = False) -> Step:
    return Step("6-2", text("Deux prix"), text("22 min"), "8–30", text("à"), labels, cut)


def strips_of(*labels: Label, cut: bool = False, stage: Any = None) -> Strips:
    return step_strips(step(*labels, cut=cut), ground(stage))


def words(marks: tuple[Mark, ...]) -> list[str]:
    return [mark.text.strip() for mark in marks if isinstance(mark, Words)]


def in_figure(mark: Mark) -> bool:
    return mark.tag is not None and mark.tag.role == "Figure"


def figure(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if in_figure(mark))


def corners(marks: tuple[Mark, ...]) -> Iterator[tuple[float, float]]:
    for mark in marks:
        if isinstance(mark, Path):
            yield from mark.points
        elif isinstance(mark, Oval):
            yield from ((mark.x - mark.across, mark.y - mark.down), (mark.x + mark.across, mark.y + mark.down))


def black_frames(marks: tuple[Mark, ...]) -> list[Path]:
    return [mark for mark in marks if isinstance(mark, Path) and mark.fill == 0 and mark.width]


class TestStep:
    def test_the_number_leads_the_row_of_the_title_and_both_are_its_heading(self) -> None:
        head = strips_of(say())[0]
        number, title = (mark for mark in head.marks if isinstance(mark, Words))
        assert (number.text, title.text) == ("6-2 ", "Deux prix")
        assert number.tag is title.tag
        assert number.tag
        assert number.tag.role == "H4"
        assert number.y == pytest.approx(title.y)
        assert number.x < LEAD <= title.x
        assert number.size > title.size > 12

    def test_minutes_elapsed_minutes_and_room_for_the_real_time_stand_before_the_first_label(self) -> None:
        first = strips_of(say("Une ligne"))[1]
        assert words(first.marks)[:3] == ["22 min", "8–30", "à"]
        at = next(mark for mark in first.marks if isinstance(mark, Words) and mark.text == "à")
        line = next(mark for mark in first.marks if isinstance(mark, Path) and mark.points[0][1] > at.y)
        (left, _), (right, _) = line.points
        assert left > at.x
        assert 12 * MM < right - left < LEAD

    def test_the_head_is_set_again_where_a_step_goes_on_and_is_not_read_again(self) -> None:
        head, *body = strips_of(*[say()] * 6)
        assert len(body) > 3
        for strip in body:
            (again,) = strip.head
            assert words(again.marks) == words(head.marks)
            assert {mark.tag for mark in again.marks} == {None}

    def test_a_short_label_stays_in_one_piece_and_the_last_never_stands_alone(self) -> None:
        short = ask("Un deux trois quatre cinq six sept huit neuf dix. " * 4)
        pieces = groups(strips_of(*[short] * 5)[1:])
        assert [sum("DEMANDEZ" in words(strip.marks) for strip in each) for each in pieces][1:] == [1, 1, 2]

    def test_an_answer_stays_with_its_question(self) -> None:
        long = paragraph("Un deux trois quatre cinq six sept huit neuf dix. " * 8)
        made = strips_of(say(), say(), label("ask", "DEMANDEZ", long, paragraph("Une réponse", "answer")), say())
        group = next(each for each in groups(made) if any("Une réponse" in words(strip.marks) for strip in each))
        assert words(stacked(group)).index("Une réponse") >= 1

    def test_a_step_that_may_be_cut_has_a_dashed_rule_that_runs_on_without_a_gap(self) -> None:
        made = strips_of(say(), show(slide(), paragraph("Laissez-la")), ask(), cut=True)
        for strip in made:
            bar = strip.marks[0]
            assert isinstance(bar, Path)
            assert bar.dash
            assert [y for _, y in bar.points] == [0, strip.height]
            assert strip.before == 0
        assert not any(isinstance(mark, Path) and mark.dash for strip in strips_of(say()) for mark in strip.marks)


class TestLabel:
    def test_say_alone_is_white_on_black(self) -> None:
        for each, black in ((say(), True), (ask(), False), (show(slide()), False)):
            marks = lay((each,), ground())[0].marks
            white = {mark.text.strip() for mark in marks if isinstance(mark, Words) and mark.white}
            assert white == ({"“", "DITES"} if black else set())
            assert len(black_frames(marks)) == black

    def test_a_sign_stands_before_the_word_and_is_not_read_aloud(self) -> None:
        sign, word, *_ = (mark for mark in lay((ask(),), ground())[0].marks if isinstance(mark, Words))
        assert (sign.text.strip(), sign.tag) == ("?", None)
        assert word.text == "DEMANDEZ"
        assert word.tag
        assert sign.x < word.x

    def test_the_font_has_the_signs_of_all_labels(self) -> None:
        assert set("".join(LABEL_SIGNS.values())) <= coverage()

    def test_labels_have_a_column_of_their_own(self) -> None:
        marks = lay((say(), ask(), show(slide())), ground())
        frames = [mark for strip in marks for mark in strip.marks if isinstance(mark, Path) and mark.width == 1.1]
        right = {max(x for x, _ in frame.points) for frame in frames}
        assert len(right) == 1
        said = [mark for mark in stacked(marks) if isinstance(mark, Words) and mark.size == 12]
        assert min(mark.x for mark in said) > right.pop()


class TestShown:
    def test_a_slide_is_drawn_60_mm_wide_at_the_right_of_its_number_headline_and_words(self) -> None:
        (strip,) = lay((show(slide()),), ground())
        across = [x for x, _ in corners(figure(strip.marks))]
        assert min(across) == pytest.approx(SHEET.block.width - 60 * MM)
        assert max(across) == pytest.approx(SHEET.block.width)
        said = tuple(mark for mark in strip.marks if not in_figure(mark))
        assert " ".join(words(said)[2:]).startswith("6-2 · Deux prix")
        assert words(said)[-2:] == ["le prix du bon miel", "le prix du miel mêlé"]
        for mark in said:
            if isinstance(mark, Words):
                assert mark.x + advance(mark.text.rstrip(), mark.size, mark.bold) < min(across)

    def test_who_cannot_see_it_hears_its_headline(self) -> None:
        (strip,) = lay((show(slide()),), ground())
        assert {mark.tag.alt for mark in figure(strip.marks) if mark.tag} == {"Deux prix se perdent"}

    def test_the_task_of_an_activity_is_not_told_twice(self) -> None:
        (strip,) = lay((show(slide(layout="activity")),), ground())
        assert "le prix du bon miel" not in words(tuple(mark for mark in strip.marks if not in_figure(mark)))

    def test_what_has_no_room_beside_the_picture_stands_under_it(self) -> None:
        made = lay(
            (show(slide(), bullets(*(f"point {number}" for number in range(9))), paragraph("Enfin " * 20)),), ground()
        )
        assert figure(made[0].marks)
        assert not any(figure(strip.marks) for strip in made[1:])
        last = stacked(made[1:])
        right = max(mark.x + advance(mark.text.rstrip(), mark.size) for mark in last if isinstance(mark, Words))
        assert right > SHEET.block.width - 60 * MM

    def test_a_slide_whose_words_fit_nowhere_is_told_by_its_words_alone(self) -> None:
        marks = stacked(lay((show(slide("Anticonstitutionnellement" * 6)),), ground()))
        assert figure(marks) == ()
        assert words(marks)[2] == "6-2 ·"
        assert words(marks)[-1] == "le prix du miel mêlé"

    def test_a_slide_is_drawn_as_the_stage_of_the_deck_has_it(self) -> None:
        (strip,) = lay((show(slide()),), ground(house("4x3")))
        down = [y for _, y in corners(figure(strip.marks))]
        assert max(down) - min(down) == pytest.approx(60 * MM * 540 / 720)


def test_an_answer_that_is_held_up_is_a_large_letter_beside_its_shape() -> None:
    (strip,) = answer_strips(text("A ■"), replace(ground(), width=220))
    letter, shape = strip.marks
    assert isinstance(letter, Words)
    assert letter.size > 100
    assert isinstance(shape, Path)
    assert max(x for x, _ in shape.points) < 220
    assert shape.tag
    assert shape.tag.alt == "■"
    assert answer_strips(text("Atelier ■"), ground()) == ()
    assert answer_strips(text("A"), ground()) == ()


class TestSession:
    def pages(self, *blocks: Block, role: Any = "session") -> tuple[Page, ...]:
        section = Section(text("Faire passer les prix"), "6", (), text("6 · Prix"), role, "prices", blocks)
        return pages_of(Document("fr", text("Guide"), (section,)), SHEET)

    def test_a_card_has_a_page_of_its_own(self) -> None:
        card = Box((paragraph("Pourquoi"),))
        first, second = self.pages(card, step(say()))
        assert "Pourquoi" in words(first.marks)
        assert words(second.marks)[0] == "6-2"

    def test_a_section_without_a_card_begins_at_once(self) -> None:
        assert len(self.pages(paragraph("Première question"), step(say()))) == 1

    def test_a_card_that_is_a_little_too_long_is_set_tighter(self) -> None:
        longest = [count for count in range(20, 60) if len(self.pages(Box((paragraph("Une ligne"),) * count))) == 1][-1]
        (page,) = self.pages(Box((paragraph("Une ligne"),) * longest))
        lines = [mark.y for mark in page.marks if isinstance(mark, Words) and mark.text == "Une ligne"]
        assert len(lines) == longest
        assert min(after - before for before, after in pairwise(lines)) < 1.25 * 12 + 3


@cache
def pages(language: str) -> tuple[Page, ...]:
    return pages_of(document("guide", language), SHEET)


@cache
def guide(language: str) -> bytes:
    return write(document("guide", language), THEME).data


def steps(language: str) -> list[Step]:
    sections = document("guide", language).sections
    return [block for section in sections for block in section.blocks if isinstance(block, Step)]


def shown(language: str) -> list[Slide]:
    """Return every slide that the guide tells to show, in order."""
    labels = (label for step in steps(language) for label in step.labels)
    return [block for label in labels for block in label.blocks if isinstance(block, Slide)]


def pictures(language: str) -> list[tuple[Mark, ...]]:
    """Return the marks of each small slide of the guide, in order."""
    found: dict[int, list[Mark]] = {}
    for each in pages(language):
        for mark in figure(each.marks):
            found.setdefault(id(mark.tag), []).append(mark)
    wide = {key: [x for x, _ in corners(tuple(marks))] for key, marks in found.items()}
    return [tuple(found[key]) for key, across in wide.items() if max(across) - min(across) < WIDTH + 1]


@languages
def test_there_is_one_figure_for_each_slide_that_is_shown(language: str) -> None:
    assert len(shown(language)) > 50
    told = [each[0].tag.alt for each in pictures(language) if each[0].tag]
    assert told == [plain(each.title) for each in shown(language)]


@languages
def test_the_number_of_each_slide_is_read_at_nine_points_or_more(language: str) -> None:
    for marks, each in zip(pictures(language), shown(language), strict=True):
        sizes = [mark.size for mark in marks if isinstance(mark, Words) and mark.text.split(" ")[0] == each.number]
        assert max(sizes) >= 8.9, each.number


@languages
def test_each_step_is_led_by_its_number(language: str) -> None:
    heads = [
        words(tuple(marks))[0]
        for page in pages(language)
        for tag, marks in groupby(page.marks, key=lambda mark: mark.tag)
        if tag and tag.role == "H4" and page.running[:1].isdigit()
    ]
    numbers = [each.number for each in steps(language)]
    assert len(numbers) > 40
    assert [each for each in heads if each in set(numbers)][-len(numbers) :]
    assert [number for number in numbers if number not in heads] == []


@languages
def test_white_words_are_those_of_say(language: str) -> None:
    said = {plain(each.word) for step in steps(language) for each in step.labels if each.kind == "say"}
    white = [
        mark.text.strip()
        for each in pages(language)
        for mark in each.marks
        if isinstance(mark, Words) and mark.white and not in_figure(mark)
    ]
    assert set(white) == {"“", *said}
    count = sum(each.kind == "say" for step in steps(language) for each in step.labels)
    assert white.count(next(iter(said))) == count + 1, "each once, and once where the words in the margin are explained"


@languages
def test_no_letter_stands_outside_of_the_block_but_the_footer(language: str) -> None:
    for each in pages(language):
        for mark in each.marks:
            if isinstance(mark, Words):
                right = mark.x + advance(mark.text.rstrip(), mark.size, mark.bold, mark.italic)
                assert mark.x >= -0.01
                assert right <= each.sheet.block.width + 0.5, mark.text
                assert 0 < mark.y <= each.sheet.block.height or mark.size == each.sheet.foot, mark.text


@languages
def test_each_session_begins_with_its_card_alone_on_its_page(language: str) -> None:
    numbers = {each.number for each in steps(language)}
    sessions = [each for each in document("guide", language).sections if each.role == "session"]
    assert len(sessions) == 12
    for session in sessions:
        title = f"{session.number} {plain(session.title)}"
        place = next(place for place, each in enumerate(pages(language)) if each.bookmark == title)
        large = [
            mark.text.strip() for mark in pages(language)[place].marks if isinstance(mark, Words) and mark.size == 18
        ]
        assert not numbers & set(large)
        lowest = max(
            mark.y for mark in pages(language)[place].marks if isinstance(mark, Words) and mark.size > SHEET.foot
        )
        assert lowest > SHEET.block.height / 2, "a card that has slipped to the next page leaves its head alone"


@languages
def test_the_contents_list_stands_behind_the_cover_and_leaves_it_out(language: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(guide(language)))
    whole = document("guide", language)
    assert [each.bookmark for each in pages(language)[:2]] == [plain(whole.sections[0].title), plain(whole.contents)]
    links = [each.get_object()["/Contents"] for each in reader.pages[1]["/Annots"]]
    assert len(links) == len(whole.sections) - 1


@languages
@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_the_guide_can_be_read_aloud_and_kept_for_ever(language: str, profile: str, tmp_path: File) -> None:
    file = tmp_path / "guide.pdf"
    file.write_bytes(guide(language))
    result = page_validation.validate_pdf(str(file), profile=getattr(page_validation.ValidationProfile, profile))
    assert result.is_compliant, [(each.rule_id, each.message) for each in result.failures[:5]]


@languages
def test_the_guide_has_no_notices(language: str) -> None:
    assert write(document("guide", language), THEME).notices == ()


def test_the_same_guide_makes_the_same_bytes() -> None:
    assert write(document("guide", "fr"), THEME).data == guide("fr")

"""PDF: where things stand on a page, as plain values."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from mallette.model.looks import Brand, Theme
from mallette.model.trip import BrandSettings
from mallette.tree import (
    Blank,
    Blanks,
    Block,
    Box,
    Cell,
    Document,
    Heading,
    Item,
    Lines,
    List,
    Paragraph,
    Row,
    Section,
    Table,
)
from mallette.writers.pdf import write
from mallette.writers.pdf.blocks import lay
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.marks import MM, Oval, Path, Strip, Strips, Tag, Words, filled
from mallette.writers.pdf.measure import advance
from mallette.writers.pdf.pages import Page
from mallette.writers.pdf.pages import pages_of as pages_on
from mallette.writers.pdf.sheet import sheet_of
from mallette.writers.pdf.text import Style, lines_of, text_strips
from tests.samples import cell, paragraph, text

SHEET = sheet_of(Theme(Brand("plain", BrandSettings(title="plain"))))
WIDTH, HEIGHT, FLOOR = SHEET.block.width, SHEET.block.height, SHEET.floor
LONG = "Les acheteurs qui disent une exigence claire et paient un prix clair font passer le message aux producteurs."


def handout(number: str, *blocks: Block) -> Section:
    return Section(text(f"Fiche {number}"), number, (), text(f"{number} courant"), "handout", number, blocks)


def document(*sections: Section) -> Document:
    footer = text("Mali · français · 1.0")
    return Document("fr", text("Fiches"), sections, text("Sujet"), text("Auteurs"), footer)


def ground(width: float = WIDTH) -> Ground:
    return Ground(lay, Tag("Document"), "fr", SHEET, width, SHEET.body)


def pages_of(whole: Document) -> tuple[Page, ...]:
    return pages_on(whole, SHEET)


def strips_of(*blocks: Block, width: float = WIDTH) -> Strips:
    return lay(blocks, ground(width))


def words_in(strips: Iterable[Strip | Page]) -> list[Words]:
    return [mark for strip in strips for mark in strip.marks if isinstance(mark, Words)]


def said(strips: Iterable[Strip | Page]) -> str:
    return " ".join("".join(words.text for words in words_in(strips)).split())


def table(role: Any = "grid", rows: int = 2, height: float = 0) -> Table:
    head = Row((cell("Tête"), cell("Prix")), head=True)
    body = tuple(Row((cell(f"{role}-{number}"), Cell(shade=True)), height) for number in range(rows))
    return Table((head, *body), (2, 1), role)


class TestText:
    def test_a_line_never_runs_over_its_width(self) -> None:
        for width in (40, 100, 300):
            for words in words_in(text_strips(text(LONG), Style(), width, None, "fr")):
                assert words.x + advance(words.text.rstrip(" "), words.size) <= width + 0.01

    def test_no_word_is_lost_when_a_line_breaks(self) -> None:
        assert said(text_strips(text(LONG), Style(), 90, None, "fr")) == LONG

    def test_a_no_break_space_holds(self) -> None:
        style = Style()
        held = lines_of(text("exigence\u00a0?"), style, advance("exigence", 12) + 1)
        assert all("\u00a0" not in word.text[0].text[-1:] for line in held for word in line)
        assert len(lines_of(text("une exigence\u00a0?"), style, advance("une exigence", 12) + 1)) == 2

    def test_a_spine_number_is_never_broken(self) -> None:
        assert [line[-1].text[0].text for line in lines_of(text("étape 6-3"), Style(), 36)] == ["étape", "6-3"]

    def test_a_short_word_does_not_stand_alone_on_the_last_line(self) -> None:
        words = "un deux trois quatre cinq six sept huit neuf dix"
        width = advance(words, 12) - 1
        *_, last = lines_of(text(words), Style(), width)
        assert len(last) > 1

    def test_a_paragraph_keeps_two_lines_together_at_both_ends(self) -> None:
        strips = text_strips(text(LONG * 2), Style(), 200, None, "fr")
        assert len(strips) > 4
        assert [strip.keep for strip in strips[:2]] == [True, False]
        assert [strip.keep for strip in strips[-3:]] == [False, True, False]

    def test_another_language_is_an_element_of_its_own(self) -> None:
        mixed = (*text("Dites "), *text("welcome", "en"), *text(" à tous"))
        marks = words_in(strips_of(Paragraph(mixed)))
        assert [mark.tag.lang for mark in marks if mark.tag] == ["", "en", ""]
        assert [mark.tag.lang for mark in words_in(strips_of(Paragraph(text("Welcome", "en")))) if mark.tag] == ["en"]

    def test_a_column_is_as_wide_as_its_longest_word_in_large_print(self) -> None:
        row = Row((Cell((paragraph("10-1", "lead"),)), Cell((paragraph(LONG, "lead"),))))
        assert "10-1" in [mark.text.strip() for mark in words_in(strips_of(Table((row,), (0.1, 9))))]


class TestPages:
    def test_each_handout_starts_on_a_new_leaf(self) -> None:
        pages = pages_of(document(handout("1A"), handout("2A", *[paragraph(LONG)] * 25), handout("3A")))
        starts = [number for number, page in enumerate(pages, 1) if page.bookmark]
        assert starts == [1, 3, 5]
        assert pages[1].marks == ()
        assert pages[3].marks

    def test_the_writer_says_where_each_handout_stands_without_the_blank_page_after_it(self) -> None:
        whole = document(handout("1A"), handout("2A", *[paragraph(LONG)] * 25), handout("3A"))
        theme = Theme(Brand("plain", BrandSettings(title="plain")), date="2027-03-12")
        assert write(whole, theme).sections == ((1, 1), (3, 4), (5, 5))

    def test_each_session_starts_on_a_new_leaf_so_that_it_can_be_taken_out(self) -> None:
        sessions = (
            replace(handout("1", *[paragraph(LONG)] * 25), role="session"),
            replace(handout("2"), role="session"),
        )
        pages = pages_of(document(replace(handout("0"), role="annex"), *sessions))
        starts = [number for number, page in enumerate(pages, 1) if page.bookmark]
        assert [number % 2 for number in starts[1:]] == [1, 1]
        assert [page.running for page in pages if page.marks] == ["0 courant", "1 courant", "1 courant", "2 courant"]

    def test_other_sections_start_on_the_next_page(self) -> None:
        pages = pages_of(document(replace(handout("1"), role="annex"), replace(handout("2"), role="annex")))
        assert [page.bookmark for page in pages] == ["1 Fiche 1", "2 Fiche 2"]

    def test_a_single_handout_has_no_blank_page(self) -> None:
        assert len(pages_of(document(handout("1A", paragraph(LONG))))) == 1

    def test_a_heading_stays_with_what_follows(self) -> None:
        for count in range(30, 60):
            blocks: list[Block] = [*paragraphs(count), Heading(text("Tête")), table(rows=9)]
            for page in pages_of(document(handout("1A", *blocks))):
                *_, last = [words for words in words_in([page]) if words.y < HEIGHT]
                assert last.text.strip() != "Tête"

    def test_a_box_is_not_cut(self) -> None:
        strips = strips_of(Box(tuple(paragraph(LONG) for _ in range(9)), "example"))
        assert len(strips) == 1

    def test_a_box_higher_than_a_page_is_cut_and_loses_nothing(self) -> None:
        blocks = tuple(paragraph(f"{number}. {LONG}") for number in range(60))
        strips = strips_of(Box(blocks))
        assert len(strips) > 1
        assert all(strip.height <= HEIGHT for strip in strips)
        assert all(f"{number}. Les" in said(strips) for number in range(60))

    def test_rows_are_whole_and_heads_are_set_again(self) -> None:
        pages = filled(strips_of(table(rows=60, height=9)), HEIGHT)
        assert len(pages) > 1
        assert all(said(page).startswith("Tête") for page in pages)
        assert all(words.tag is None for words in words_in(pages[1])[:1]), "a screen reader hears the head once"

    def test_a_few_lines_too_many_are_taken_in(self) -> None:
        count = next(
            count for count in range(20, 60) if len(pages_of(document(handout("1A", *paragraphs(count))))) == 2
        )
        assert count * 21 > HEIGHT, "without less space between blocks, fewer would fit"

    def test_the_footer_has_the_running_text_the_kit_and_the_page(self) -> None:
        assert said(pages_of(document(handout("1A")))).endswith("1Mali · français · 1.01A courant")


def paragraphs(count: int) -> Iterator[Block]:
    return (paragraph(f"ligne {number}") for number in range(count))


class TestTables:
    def test_a_long_word_widens_its_column(self) -> None:
        narrow = Table((Row((cell("a"), cell("Transformateurconditionneur"))),), (9, 1))
        word = words_in(strips_of(narrow))[-1]
        assert word.text == "Transformateurconditionneur"
        assert word.x + advance(word.text, word.size) <= WIDTH

    def test_words_step_down_to_the_floor_and_are_cut_after_that(self) -> None:
        long = "Transformateurconditionneur"
        row = Row(tuple(cell(long) for _ in range(3)))
        size = words_in(strips_of(Table((row,)), width=480))[0].size
        assert FLOOR <= size < 12
        cut = words_in(strips_of(Table((Row(tuple(cell(long) for _ in range(6))),))))
        assert {words.size for words in cut} == {FLOOR}
        assert len(cut) > 6

    def test_rows_to_write_in_are_as_high_as_they_must_be(self) -> None:
        head, *rows = strips_of(table(rows=3, height=14))
        assert head.height < 14 * MM
        assert [strip.height for strip in rows] == pytest.approx([14 * MM] * 3)

    def test_cards_have_dashed_rules(self) -> None:
        paths = [mark for strip in strips_of(table("cards")) for mark in strip.marks if isinstance(mark, Path)]
        assert [path for path in paths if path.width and not path.dash] == []

    def test_a_cell_may_take_several_columns(self) -> None:
        first, second = strips_of(Table((Row((cell("a", span=2), cell("b"))), Row((cell("c"), cell("d"), cell("e"))))))
        assert words_in([first])[1].x == words_in([second])[2].x

    def test_first_cells_are_heads_where_the_corner_is_empty(self) -> None:
        rows = (Row((Cell(), cell("Prix")), head=True), Row((cell("Ferme"), Cell())))
        tags = [words.tag.parent for words in words_in(strips_of(Table(rows))) if words.tag]
        assert [(tag.role, tag.scope) for tag in tags if tag] == [("TH", "Column"), ("TH", "Row")]


class TestSigns:
    def test_steps_stand_in_drawn_circles(self) -> None:
        strips = strips_of(List((Item(text("a")), Item(text("b"))), "number"))
        assert [mark.text for mark in words_in(strips)] == ["1", "a", "2", "b"]
        assert sum(isinstance(mark, Oval) for strip in strips for mark in strip.marks) == 2

    @pytest.mark.parametrize("kind", ["check", "letter"])
    def test_boxes_to_tick_are_drawn(self, kind: Any) -> None:
        strips = strips_of(List((Item(text("a")),), kind))
        boxes = [mark for mark in strips[0].marks if isinstance(mark, Path) and mark.closed and mark.fill is None]
        assert len(boxes) == 1

    def test_the_choices_of_a_question_stay_together(self) -> None:
        strips = strips_of(List(tuple(Item(text(choice)) for choice in "abcd"), "letter"))
        assert [strip.keep for strip in strips] == [True, True, True, False]

    def test_writing_lines_stand_at_their_pitch(self) -> None:
        strips = strips_of(Lines(3, 9.5))
        assert [strip.height for strip in strips] == pytest.approx([9.5 * MM] * 3)
        lines = [mark for strip in strips for mark in strip.marks if isinstance(mark, Path)]
        assert [(line.width, line.dash) for line in lines] == [(0.75, ())] * 3

    def test_a_blank_has_its_word_and_room_to_write(self) -> None:
        (strip,) = strips_of(Blanks((Blank(text("avec"), 2), Blank(text("d’ici le")))))
        lines = [mark for mark in strip.marks if isinstance(mark, Path)]
        assert said([strip]) == "avecd’ici le"
        assert strip.height >= 9 * MM
        assert all(line.points[1][0] - line.points[0][0] >= 20 * MM for line in lines)

    def test_blanks_that_have_no_room_take_another_row(self) -> None:
        long = tuple(Blank(text(LONG[:60])) for _ in range(3))
        strips = strips_of(Blanks(long))
        assert len(strips) == 3
        assert said(strips).count("exigence") == 3

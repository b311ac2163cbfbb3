"""The guide as a person uses it: a card for each session on a page of its own, and the pages for who organises."""

import io
import re
from functools import cache
from typing import Any, get_args

import docx
import pytest
from docx.oxml.ns import qn

from mallette.model.looks import Brand, Theme
from mallette.model.trip import BrandSettings
from mallette.tree import (
    Box,
    Cell,
    Heading,
    Label,
    LabelKind,
    List,
    Paragraph,
    Picture,
    Row,
    Run,
    Section,
    Step,
    Table,
    iter_runs,
    plain,
)  # fmt: skip
from mallette.writers.docx import write
from mallette.writers.docx.blocks import plan_blocks
from mallette.writers.docx.pages import BLOCK
from mallette.writers.docx.sheets import split_card
from mallette.writers.docx.values import Grid, Para, Room, Sketch
from tests.samples import LANGUAGES, document, said, toolkit

THEME = Theme(Brand("mallette", BrandSettings(title="Mallette")), date="2026-11-01")


def section(key: str, language: str = "en") -> Section:
    return next(each for each in document("guide", language).sections if each.key == key)


def sessions(language: str) -> list[Section]:
    return [each for each in document("guide", language).sections if each.role == "session"]


def blocks_of(value: Any, kind: type) -> list[Any]:
    """Return every block of a kind below a block or a section, in order."""
    found = [value] if isinstance(value, kind) else []
    if isinstance(value, tuple):
        return [each for part in value for each in blocks_of(part, kind)]
    names = getattr(value, "__dataclass_fields__", {})
    return found + [each for name in names for each in blocks_of(getattr(value, name), kind)]


@cache
def pages(language: str) -> list[Any]:
    """Return the paragraphs of the guide that start a page within their section."""
    body = docx.Document(io.BytesIO(write(document("guide", language), THEME).data)).element.body
    return [each for each in body.iter(qn("w:p")) if each.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None]


def words(runs: Any) -> str:
    return "".join(run.text for run in iter_runs(runs))


def strip(rows: int) -> Table:
    return Table(tuple(Row((Cell(),)) for _ in range(rows)))


def session(*blocks: Any, role: Any = "session") -> Section:
    return Section((Run("Prix"),), "6", role=role, blocks=blocks)


HEAD, CARD = Heading((Run("D’un coup d’œil"),), 3), Box(())
AFTER = Heading((Run("Amorce"),), 3)


def test_a_strip_of_steps_in_one_row_stands_on_the_page_of_the_card() -> None:
    assert split_card(session(CARD, HEAD, strip(1), AFTER)) == ((CARD, HEAD, strip(1)), (AFTER,))


def test_a_strip_of_two_rows_leads_the_running_table() -> None:
    assert split_card(session(CARD, HEAD, strip(2), AFTER)) == ((CARD,), (HEAD, strip(2), AFTER))


def test_what_is_no_session_has_no_card() -> None:
    for each in (session(CARD, HEAD, strip(1), role="annex"), session(AFTER), session()):
        assert split_card(each) == ((), each.blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_running_table_of_each_session_starts_on_a_new_page(language: str) -> None:
    assert len(pages(language)) == len(sessions(language)) >= 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_says_the_key_message_word_for_word(language: str) -> None:
    for each in sessions(language):
        quotes = [part for part in blocks_of(each.blocks[0], Paragraph) if part.role == "quote"]
        assert [{run.id for run in iter_runs(quote)} for quote in quotes] == [{f"sessions/{each.key}.key_message"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_strip_holds_each_step_with_its_minutes_and_shades_what_may_be_dropped(language: str) -> None:
    for each in sessions(language):
        table = next(block for block in each.blocks if isinstance(block, Table))
        cells = blocks_of(table, Cell)
        steps = [block for block in each.blocks if isinstance(block, Step)]
        assert len(cells) == len(steps)
        for cell, step in zip(cells, steps, strict=True):
            assert words(cell).startswith(f"{step.number} · {plain(step.minutes)}{plain(step.title)}{step.elapsed}")
            assert cell.shade is step.cut


def test_instructions_that_are_said_word_for_word_are_marked_as_such() -> None:
    for each in sessions("en"):
        labels = blocks_of(each, Label)
        for label in labels:
            roles = [block.role for block in label.blocks if isinstance(block, Paragraph)]
            if label.kind == "say":
                assert roles[:1] == ["quote"]


def test_every_label_of_the_guide_is_explained_once() -> None:
    explained = [label.kind for label in blocks_of(section("using"), Label)]
    assert sorted(explained) == sorted(set(get_args(LabelKind)) - {"time"})


def test_a_label_explained_stands_in_half_the_width() -> None:
    parts = plan_blocks(section("using").blocks, Room(BLOCK[0], "en"))
    (outer,) = [each for each in parts if isinstance(each, Grid)]
    inner = [part for square in outer.lines[0].squares for part in square.parts if isinstance(part, Grid)]
    assert len(inner) == 11
    assert all(sum(grid.widths) <= outer.widths[0] and min(grid.widths) > 0 for grid in inner)


@pytest.mark.parametrize("language", LANGUAGES)
def test_participants_see_when_but_not_for_how_many_minutes(language: str) -> None:
    rows = blocks_of(section("programme-room", language), Row)
    assert len(rows) == sum(len(day["blocks"]) + 1 for day in said("guide", language).data["workshop"]["days"])
    assert all(len(row.cells) == 2 for row in rows)
    assert all(re.fullmatch(r"\d{1,2}\W*[:h]\W*\d\d", words(row.cells[0])) for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_of_the_room_is_drawn_and_says_what_it_shows(language: str) -> None:
    (picture,) = blocks_of(section("rehearsal", language), Picture)
    (sketch,) = plan_blocks((picture,), Room(BLOCK[0], language))
    assert isinstance(sketch, Sketch)
    assert sketch.alt == plain(picture.alt)
    assert sketch.lang == language


def test_the_rehearsal_fills_half_a_day() -> None:
    minutes = [int(re.match(r"\d+", str(text))[0]) for text in toolkit().kit.rehearsal.values()]  # type: ignore[index]
    assert sum(minutes) == 240


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_to_bring_stands_in_one_table_with_number_and_sessions(language: str) -> None:
    wanted = [
        (id_of(each["text"]), str(each["count"]), each["sessions"]) for each in said("guide", language).data["shopping"]
    ]
    rows = [row for row in blocks_of(section("programme", language), Row) if ".materials." in id_of(row.cells[0])]
    assert [(id_of(row.cells[0]), words(row.cells[1])) for row in rows] == [(id, count) for id, count, _ in wanted]
    every = str(said("guide", language).data["terms"]["all_sessions"].striptags())
    for row, (_, _, sessions) in zip(rows, wanted, strict=True):
        assert words(row.cells[2]) == (every if len(sessions) == 12 else ", ".join(sessions))


def id_of(value: Any) -> str:
    """Return the id of the first text of a block, or of a text as a template gets it."""
    if isinstance(value, str):
        found = re.search(r'id="([^"]+)"', value)
        return found[1] if found else ""
    return next((run.id for run in iter_runs(value) if run.id), "")


def test_the_card_lists_what_the_session_takes_each_with_a_box_to_tick() -> None:
    for each in sessions("en"):
        wanted = {f"sessions/{each.key}.materials.{key}.text" for key in toolkit().sessions[each.key].materials}
        lists = [part for part in blocks_of(each.blocks[0], List) if part.kind == "check"]
        assert wanted <= {run.id for run in iter_runs(tuple(lists))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forms_of_the_guide_are_those_of_their_own_files(language: str) -> None:
    own = {each.key: each for each in document("forms", language).sections}
    found = {each.key: each for each in document("guide", language).sections if each.key in own}
    assert set(found) == set(own)
    assert {key for key, each in found.items() if each.turned} == {"attendance", "certificate"}
    assert all(found[key].blocks == own[key].blocks for key in own)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_to_each_card_stands_where_the_cards_are_given_out(language: str) -> None:
    sets = [each["key"] for each in said("guide", language).data["cards"]]
    assert len(sets) >= 11
    labels = [label for each in sessions(language) for label in blocks_of(each, Label) if label.kind == "give"]
    ids = {run.id for run in iter_runs(tuple(labels))}
    cards = [(key, name, card) for key in sets for name, card in toolkit().cards[key].cards.items()]
    answers = {f"cards/{key}.cards.{name}.answer" for key, name, card in cards if card.answer}
    assert len(answers) > 30
    assert answers <= ids


def test_the_first_paragraph_of_a_new_page_is_a_heading() -> None:
    styles = {each.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) for each in pages("en")}
    assert styles == {"Heading3"}
    assert isinstance(plan_blocks((HEAD,), Room(BLOCK[0], "fr"))[0], Para)

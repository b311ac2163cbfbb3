"""The print set runs a room: one side a session and a day, no answers for participants, forms that can be filled in."""

import io
import re
from functools import cache
from importlib import import_module
from typing import Any

import docx
import pytest
from pypdf import PageObject, PdfReader

from mallette.model.trip import Job, Selection
from mallette.numbering import kept_steps, session_keys
from mallette.pipeline import parts_of, theme_of
from mallette.plan import plan as plan_jobs
from mallette.tree import Heading, Lines, Row, Section, Table, iter_runs, plain
from tests.samples import LANGUAGES, PLANS, document, job, library, said, texts, toolkit
from tests.test_documents import QUOTED, iter_things, shape

plans = pytest.mark.parametrize("plan", PLANS)
languages = pytest.mark.parametrize("language", LANGUAGES)
WHOLE = ("action-plan", "agenda", "forms", "report", "test", "test-key")
"""Types that are made for whole workshops alone."""
types = pytest.mark.parametrize("type", [*WHOLE, "session-cards", "cards", "posters", "sketches"])
WRITABLE = 9
"""Least height in mm of a row that people write in by hand."""


@cache
def files(type: str, language: str, plan: str) -> dict[str, bytes]:
    """Return the files that a type always makes, by their names."""
    made = {}
    for name, edition in library().types[type].settings.editions.items():
        if edition.made == "always":
            theme = theme_of(Job("international", plan, language, type, name, ""), library())
            write = import_module(f"mallette.writers.{edition.format}").write
            for part in parts_of(document(type, language, plan), edition):
                made[edition.file.format(number=part.sections[0].number)] = write(part, theme).data
    return made


def pages(name: str, type: str, language: str, plan: str) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(files(type, language, plan)[name])).pages)


def words_of(page: PageObject) -> str:
    return re.sub(r"\s+", " ", page.extract_text())


def is_turned(page: PageObject) -> bool:
    return float(page.mediabox.width) > float(page.mediabox.height)


def forms(language: str, plan: str) -> dict[str, Section]:
    return {section.key: section for section in document("forms", language, plan).sections}


@plans
@types
def test_no_english_is_left_in_the_french(type: str, plan: str) -> None:
    runs = [run for run in iter_runs(document(type, "fr", plan)) if run.id]
    assert runs
    assert {run.id for run in runs if run.lang != "fr" and not QUOTED.fullmatch(run.id)} == set()
    assert said(type, "fr", plan).fallbacks == {}


@plans
@types
def test_a_document_has_one_shape_in_every_language(type: str, plan: str) -> None:
    assert shape(document(type, "fr", plan)) == shape(document(type, "en", plan))


@plans
@languages
def test_a_session_card_takes_one_side(language: str, plan: str) -> None:
    sides = pages("print/session-cards.pdf", "session-cards", language, plan)
    sections = document("session-cards", language, plan).sections
    keys = session_keys(toolkit().workshops[plan])
    assert [section.key for section in sections] == list(keys)
    assert len(sides) == len(keys)
    for side, section in zip(sides, sections, strict=True):
        assert plain(section.title).split()[0] in words_of(side)


@plans
@languages
def test_a_session_card_names_each_step_with_its_minutes(language: str, plan: str) -> None:
    data = said("session-cards", language, plan).data
    sides = pages("print/session-cards.pdf", "session-cards", language, plan)
    workshop = toolkit().workshops[plan]
    for side, session in zip(sides, data["sessions"], strict=True):
        words = words_of(side)
        steps = kept_steps(toolkit().sessions[session["key"]], workshop, session["key"])
        assert len(session["steps"]) == len(steps)
        for step in session["steps"]:
            assert f"{step['number']} {step['minutes']} {step['elapsed']}" in words, step["number"]
            for label in step["labels"]:
                if label["verb"] == "give":
                    assert label["given"]["number"] in words
                if label["verb"] == "show":
                    assert label["slide"]["number"] in words


@languages
def test_a_session_card_is_set_in_14_points(language: str) -> None:
    for side, section in zip(
        pages("print/session-cards.pdf", "session-cards", language, "two-day"),
        document("session-cards", language).sections,
        strict=True,
    ):
        sizes: dict[float, str] = {}

        def seen(words: str, matrix: list[float], place: list[float], _face: Any, size: float) -> None:
            sizes[round(size * matrix[3] * place[3], 1)] = sizes.get(round(size * matrix[3] * place[3], 1), "") + words  # noqa: B023 - called within this turn

        side.extract_text(visitor_text=seen)
        large = "".join(sizes[14.0].split())
        large_ids = (".key_message", ".title")
        for run in iter_runs(section.blocks):
            if run.id.startswith("sessions/") and run.id.endswith(large_ids):
                assert "".join(run.text.split()) in large, run.id


@plans
@languages
def test_a_session_card_says_first_question_and_key_message_word_for_word(language: str, plan: str) -> None:
    for section in document("session-cards", language, plan).sections:
        ids = {run.id for run in iter_runs(section)}
        assert f"sessions/{section.key}.key_message" in ids
        assert any(re.fullmatch(rf"sessions/{section.key}\.steps\.[^.]+\.labels\.[^.]+\.ask", id) for id in ids)


@languages
def test_a_session_card_says_what_may_be_dropped_in_words_too(language: str) -> None:
    for section in document("session-cards", language).sections:
        cut = [step for step in toolkit().sessions[section.key].steps.values() if step.priority == "cut"]
        said_so = [run for run in iter_runs(section) if run.id == "terms.may_drop"]
        assert len(said_so) == len(cut)


def test_a_single_session_has_its_card_and_no_whole_documents() -> None:
    jobs = plan_jobs(library(), Selection(session=6, languages=("en",)))
    made = {each.type for each in jobs if each.asked}
    assert "session-cards" in made
    assert made.isdisjoint(WHOLE)


@plans
@languages
def test_the_agenda_takes_one_side_a_day_and_names_every_session(language: str, plan: str) -> None:
    days = said("agenda", language, plan).data["workshop"]["days"]
    sides = pages("print/agenda.pdf", "agenda", language, plan)
    assert len(sides) == len(days) == len(toolkit().workshops[plan].days)
    for side, day in zip(sides, days, strict=True):
        words = words_of(side)
        for block in day["blocks"]:
            at = block["at"].replace("\u00a0", " ")
            assert at in words
            if block["session"]:
                assert f"{at} {block['session']} " in words


@plans
def test_the_agenda_leaves_the_notes_of_facilitators_out(plan: str) -> None:
    ids = {run.id for run in iter_runs(document("agenda", "en", plan))}
    assert [id for id in ids if id.endswith(".note")] == []


@plans
@languages
@pytest.mark.parametrize("type", ["action-plan", "agenda", "forms", "test"])
def test_what_participants_receive_holds_no_answer(type: str, language: str, plan: str) -> None:
    ids = {run.id for run in iter_runs(document(type, language, plan)) if run.id}
    assert library().types[type].settings.audience == "participant"
    assert [id for id in ids if re.search(r"\.(why|answer|likely)(\.|$)", id)] == []


@plans
@languages
def test_the_test_is_one_sheet_with_every_question_and_its_choices(language: str, plan: str) -> None:
    assert len(pages("print/test.pdf", "test", language, plan)) == 2
    ids = {run.id for run in iter_runs(document("test", language, plan))}
    asked = [key for key, question in toolkit().questions.items() if question.test]
    assert len(asked) == 10
    for key in asked:
        assert {f"questions.{key}.ask", *(f"questions.{key}.choices.{letter}" for letter in "abc")} <= ids


@plans
@languages
def test_the_test_carries_the_numbers_of_both_its_handouts(language: str, plan: str) -> None:
    numbers = said("test", language, plan).numbers
    first = words_of(pages("print/test.pdf", "test", language, plan)[0])
    assert {f"{numbers[f'handouts/{key}']} ·" in first for key in ("first-test", "last-test")} == {True}


@plans
@languages
def test_the_key_gives_letter_and_reason_and_a_row_for_each_participant(language: str, plan: str) -> None:
    key, score = document("test-key", language, plan).sections
    asked = {name: question for name, question in toolkit().questions.items() if question.test}
    [table] = [block for block in key.blocks if isinstance(block, Table)]
    letters = [plain(row.cells[2].blocks[0].text) for row in table.rows if not row.head]  # type: ignore[union-attr]
    assert letters == [question.answer.upper() for question in asked.values()]
    assert {f"questions.{name}.why" for name in asked} <= {run.id for run in iter_runs(key)}
    rows = [row for row in iter_things(score) if isinstance(row, Row) and not row.head]
    assert len(rows) >= said("test-key", language, plan).data["event"]["participants"]
    assert {row.height >= WRITABLE for row in rows} == {True}


@plans
@languages
def test_the_plan_comes_in_two_copies_each_on_a_leaf_of_its_own(language: str, plan: str) -> None:
    keep, leave = document("action-plan", language, plan).sections
    number = said("action-plan", language, plan).numbers["handouts/plan"]
    assert {(each.number, each.role) for each in (keep, leave)} == {(number, "handout")}
    assert ([run.id for run in keep.line], [run.id for run in leave.line]) == (
        ["terms.copy_keep"],
        ["terms.copy_leave"],
    )
    assert keep.blocks == leave.blocks
    first, back, second = pages("print/action-plan.pdf", "action-plan", language, plan)
    assert words_of(back).strip() == ""
    assert keep.number in words_of(first)
    assert leave.number in words_of(second)


@plans
@languages
def test_every_form_is_made_as_pdf_and_as_a_word_file(language: str, plan: str) -> None:
    numbers = [f"F{place}" for place, _ in enumerate(toolkit().workshops[plan].forms, start=1)]
    made = files("forms", language, plan)
    assert set(made) == {f"forms/{number}.{format}" for number in numbers for format in ("pdf", "docx")}
    for section in document("forms", language, plan).sections:
        words = words_of(pages(f"forms/{section.number}.pdf", "forms", language, plan)[0])
        assert section.number in words
        file = docx.Document(io.BytesIO(made[f"forms/{section.number}.docx"]))
        assert plain(section.title) in "".join(paragraph.text for paragraph in file.paragraphs)


@plans
@languages
def test_attendance_and_certificate_lie_on_their_side_and_nothing_else(language: str, plan: str) -> None:
    turned = {key for key, section in forms(language, plan).items() if section.turned}
    assert turned == {"attendance", "certificate"}
    for key, section in forms(language, plan).items():
        sides = pages(f"forms/{section.number}.pdf", "forms", language, plan)
        assert {is_turned(side) for side in sides} == {key in turned}


@plans
@languages
def test_the_attendance_list_has_a_tall_row_for_each_participant(language: str, plan: str) -> None:
    rows = [row for row in iter_things(forms(language, plan)["attendance"]) if isinstance(row, Row) and not row.head]
    assert len(rows) >= max(20, said("forms", language, plan).data["event"]["participants"])
    assert {row.height >= WRITABLE for row in rows} == {True}
    assert len(pages("forms/F1.pdf", "forms", language, plan)) == 2


@languages
def test_four_daily_cards_share_one_side(language: str) -> None:
    section = forms(language, "two-day")["daily-card"]
    [table] = section.blocks
    assert isinstance(table, Table)
    assert table.role == "cards"
    assert sum(isinstance(each, Heading) for each in iter_things(table)) == 4
    assert len(pages(f"forms/{section.number}.pdf", "forms", language, "two-day")) == 1
    pitches = {each.pitch for each in iter_things(section) if isinstance(each, Lines)}
    assert min(pitches) >= WRITABLE


@plans
@languages
def test_evaluation_certificate_and_consent_take_one_side(language: str, plan: str) -> None:
    for key in ("evaluation", "certificate", "photo-consent"):
        number = forms(language, plan)[key].number
        assert len(pages(f"forms/{number}.pdf", "forms", language, plan)) == 1, key


@plans
@languages
def test_the_report_is_filled_in_with_programme_objectives_and_annexes(language: str, plan: str) -> None:
    ids = {run.id for run in iter_runs(document("report", language, plan))}
    sessions = session_keys(toolkit().workshops[plan])
    for key in sessions:
        assert f"sessions/{key}.title" in ids
        assert {f"sessions/{key}.objectives.{each}" for each in toolkit().sessions[key].objectives} <= ids
    assert {f"report.annexes.{each}" for each in toolkit().report.annexes} <= ids
    assert {f"recommendations/{key}.title" for key in toolkit().recommendations} <= ids
    handouts = {id for id in said("report", language, plan).numbers if id.startswith(("handouts/", "cards/"))}
    assert {f"{id}.title" for id in handouts} <= ids


def test_every_sentence_of_the_report_is_printed() -> None:
    ids = {run.id for plan in PLANS for run in iter_runs(document("report", "en", plan))}
    assert {id for id in texts() if id.startswith("report.")} <= ids


@plans
@languages
def test_the_report_is_made_as_a_word_file_and_as_pdf(language: str, plan: str) -> None:
    made = files("report", language, plan)
    assert set(made) == {"forms/report.docx", "forms/report.pdf"}
    assert job("report", language, plan).edition == "report"
    file = docx.Document(io.BytesIO(made["forms/report.docx"]))
    assert len(file.tables) >= 8


@languages
@pytest.mark.parametrize(("name", "turned"), [("forms/F1.docx", True), ("forms/F2.docx", False)])
def test_a_form_lies_in_word_as_it_does_on_paper(name: str, turned: bool, language: str) -> None:
    for section in docx.Document(io.BytesIO(files("forms", language, "two-day")[name])).sections:
        assert (section.page_width > section.page_height) == turned
        assert section.left_margin + section.right_margin < section.page_width / 2

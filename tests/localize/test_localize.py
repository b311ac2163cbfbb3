"""What templates receive: plain data and nothing else, in one language, and never an answer for participants."""

import re
from collections.abc import Iterator
from dataclasses import replace
from types import NoneType
from typing import Any

import pytest
from markupsafe import Markup

from mallette.compose import compose
from mallette.library.checks.days import plan_labels
from mallette.localize import localize, without_answers
from mallette.model.trip import Library
from mallette.numbering import Spine
from mallette.tree import Document, Run, Slide, iter_runs, plain
from tests.samples import LANGUAGES, PLANS, TYPES, document, job, library, pack, said, texts, toolkit


def is_answer(id: str) -> bool:
    """Whether a text is an answer: of a card, a check, an ask, or a question of the bank."""
    return re.search(r"\.labels\.[^.]+\.(likely\.|answer$)|^cards/.*\.answer$|^questions\..*\.why$", id) is not None


ANSWERS = frozenset(id for id in texts() if is_answer(id))


def every(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict):
        for each in value.values():
            yield from every(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from every(each)


def slides_of(document: Document) -> Iterator[Slide]:
    for section in document.sections:
        yield from (block for block in section.blocks if isinstance(block, Slide))


def test_answers_of_every_sort_were_found() -> None:
    kinds = ("cards/", "questions.", "sessions/")
    assert all(sum(id.startswith(kind) for id in ANSWERS) >= 10 for kind in kinds)
    assert sum(".likely." in id for id in ANSWERS) > 100


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_reaches_the_participants(language: str, plan: str) -> None:
    found = {run.id for run in iter_runs(document("handouts", language, plan))}
    assert len(found) > 300
    assert found & ANSWERS == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_for_participants_is_given_no_answer_to_print(language: str) -> None:
    values = [each for each in every(said("handouts", language).data) if isinstance(each, Markup)]
    assert len(values) > 1000
    assert [each for each in values if is_answer(each.split('"')[1])] == []
    assert [
        each for each in every(said("handouts").data) if isinstance(each, dict) and isinstance(each.get("right"), int)
    ] == []


def test_no_long_answer_is_said_to_participants_in_other_words_of_the_content() -> None:
    said = " ".join(run.text for run in iter_runs(document("handouts")))
    long = [texts()[id] for id in ANSWERS if len(texts()[id]) > 30]
    assert len(long) > 100
    assert [answer for answer in long if answer in said] == []


def test_facilitators_are_given_the_answers() -> None:
    found = {run.id for plan in PLANS for run in iter_runs(document("guide", workshop=plan))}
    labels = {
        id
        for plan in PLANS
        for id, _ in plan_labels(pack(), toolkit().workshops[plan], Spine(said(workshop=plan).numbers))
    }
    cards = {id for id in ANSWERS if id.startswith("cards/")}
    kept = cards | {id for id in ANSWERS if re.sub(r"\.(likely\..*|answer)$", "", id) in labels}
    assert len(kept) > 200
    assert kept <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_is_shown_on_the_screen(language: str) -> None:
    slides = list(slides_of(document("deck", language)))
    assert len(slides) > 60
    shown = {run.id for slide in slides for run in iter_runs((slide.title, slide.blocks, slide.footer))}
    assert shown & ANSWERS == set()
    assert {run.id for slide in slides for run in iter_runs(slide.notes)} & ANSWERS


def test_what_is_taken_out_is_answers_alone() -> None:
    card = {"shape": None, "title": "T", "answer": "A", "why": "W"}
    question = {"choices": ("x",), "ask": "Q", "why": "W", "right": 1}
    label = {"verb": "ask", "text": "Q", "likely": ("A",), "answer": None}
    session = {"why": "W", "title": "T"}
    assert without_answers((card, question, label, session)) == (
        {"shape": None, "title": "T"}, {"choices": ("x",), "ask": "Q"}, {"verb": "ask", "text": "Q"}, session
    )  # fmt: skip


@pytest.mark.parametrize("type", TYPES)
def test_a_template_receives_plain_values_and_nothing_that_can_be_called(type: str) -> None:
    kinds = {each.__class__ for each in every(said(type, "fr").data)}
    assert kinds <= {dict, tuple, Markup, str, int, float, bool, NoneType}


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("type", TYPES)
def test_every_text_knows_its_language(type: str, language: str, plan: str) -> None:
    runs = [run for run in iter_runs(document(type, language, plan)) if run.id]
    assert len(runs) > 300
    assert {run.lang for run in runs} <= set(LANGUAGES)
    assert document(type, language, plan).lang == language


def test_a_country_runs_through_to_the_tree(two_countries: Library) -> None:
    job_ = replace(job("guide", "fr"), country="ke")
    made = localize(job_, two_countries)
    tree = compose(made, two_countries.types["guide"], two_countries.templates)
    runs = {run.id: run for run in iter_runs(tree)}
    assert runs["findings/F01.text"] == Run("Le nôtre aussi", "findings/F01.text", "fr")
    assert runs["countries/ke.title"] == Run("Kenya", "countries/ke.title", "en")
    assert runs["event.venue"].text == "Hall: 12 345 & more"
    assert "findings/F02.title" in made.fallbacks


def test_a_session_alone_is_numbered_as_in_the_whole_workshop() -> None:
    alone = compose(localize(job("guide", session=5), library()), library().types["guide"], library().templates)
    whole = next(each for each in document("guide").sections if each.number == "5")
    assert [each for each in alone.sections if each.role == "session"] == [whole]


def test_localizing_twice_gives_the_same() -> None:
    assert localize(job("guide", "fr"), library()) == said("guide", "fr")


def test_a_follow_up_date_is_printed_as_dots_until_it_is_set() -> None:
    slide = next(
        each for each in slides_of(document("deck")) if "{follow_up_date}" in texts().get(each.title[0].id, "")
    )
    assert "……" in plain(slide.title)
    assert toolkit().slots.slots["follow_up_date"].kind == "date"

"""A task has its own minutes, which its step says aloud; what a day can still save is counted from each session on."""

from collections.abc import Iterator

import pytest

from mallette.borrowed import borrowed_sheets
from mallette.minutes import Savings, savings_from, task_minutes
from mallette.model.session import Label, Session, Step
from mallette.model.toolkit import iter_texts
from mallette.numbering import kept_steps, number_workshop
from tests.samples import library, toolkit

NUMBERS = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze",
}
ALONE = {"stand-on-line", "line-up", "strings"}
"""Plenary tasks that are on no slide and take their whole step."""


def tasks() -> Iterator[tuple[str, Step, Label]]:
    """Yield each label that sets a task, with the id and the data of its step."""
    for key, session in toolkit().sessions.items():
        for name, step in session.steps.items():
            yield from ((f"sessions/{key}.steps.{name}", step, each) for each in step.labels.values() if each.groups)


def said(id: str, step: Step, language: str) -> str:
    """Return the words of a step's instructions in one language, in small letters."""
    texts = [text for label, data in step.labels.items() for text in iter_texts(data, f"{id}.labels.{label}")]
    if language == "en":
        return " ".join(text for _, text in texts).casefold()
    return " ".join(library().catalogues["fr"][each].text for each, _ in texts).casefold()


def plan(name: str) -> dict[str, Step]:
    session = toolkit().sessions[name]
    return kept_steps(session, toolkit().workshops["two-day"], name)


def test_a_task_has_fewer_minutes_than_its_step() -> None:
    assert task_minutes(plan("news-and-prices"), "two-prices") == {"two-prices": 12}
    assert task_minutes(plan("our-chain"), "market-game") == {"find-market": 10}
    assert task_minutes(plan("news-and-prices"), "carrier") == {}


def test_a_task_without_minutes_takes_its_whole_step() -> None:
    assert task_minutes(plan("how-owners-decide"), "line-again") == {"stand-on-line": 10}


def test_a_task_that_goes_on_through_later_steps_has_the_minutes_of_all() -> None:
    assert task_minutes(plan("stronger-together"), "cast") == {"sell-alone-together": 8 + 8 + 9 + 10}


def test_only_a_label_that_sets_a_task_has_minutes() -> None:
    with pytest.raises(ValueError, match="only a label with groups"):
        Label(say="Go", minutes=5)


def test_every_task_has_its_own_minutes() -> None:
    lacking = {label.groups for _, _, label in tasks() if not (label.minutes or label.through)}
    assert lacking == ALONE


@pytest.mark.parametrize("language", NUMBERS)
def test_the_minutes_of_a_task_are_said_in_its_step(language: str) -> None:
    silent = []
    for id, step, label in tasks():
        words = set(said(id, step, language).replace(",", " ").replace(".", " ").replace(";", " ").split())
        number = "twenty vingt" if label.minutes == 20 else NUMBERS[language].split()[(label.minutes or 1) - 1]
        if label.minutes and not words & {str(label.minutes), *number.split()}:
            silent.append((id, label.minutes))
    assert silent == []


def test_what_may_be_adapted_is_read_before_a_step_begins() -> None:
    for key, session in toolkit().sessions.items():
        for name, step in session.steps.items():
            verbs = [label.verb for label in step.labels.values()]
            assert "adapt" not in verbs[verbs.count("adapt") :], f"{key}.{name}"


def test_a_day_can_save_its_cut_steps_and_its_catch_up_from_a_session_on() -> None:
    two_days = toolkit().workshops["two-day"]
    session = "sessions/news-and-prices"
    assert savings_from(toolkit(), two_days, "news-and-prices") == Savings(
        ((f"{session}.whisper", 8), (f"{session}.news-stops", 7)), 15
    )
    assert savings_from(toolkit(), two_days, "news-and-prices").total == 30
    assert savings_from(toolkit(), two_days, "where-we-stand").total == 100 + 15
    assert savings_from(toolkit(), two_days, "learning").total == 80 + 15


def test_a_plan_of_kept_steps_can_save_its_catch_up_alone() -> None:
    assert savings_from(toolkit(), toolkit().workshops["one-day"], "plan") == Savings((), 20)


def test_a_session_borrows_the_sheets_that_another_one_hands_out() -> None:
    workshop = toolkit().workshops["two-day"]
    spine = number_workshop(toolkit(), workshop)
    borrowed = borrowed_sheets(toolkit(), workshop, spine, "news-and-prices")
    assert borrowed == ("handouts/before-you-come", "cards/answers")
    assert borrowed_sheets(toolkit(), workshop, spine, "money") == ()


def test_a_session_card_opens_with_a_step_of_its_session() -> None:
    named: list[tuple[Session, str]] = [(each, each.opens) for each in toolkit().sessions.values() if each.opens]
    assert all(session.steps[opens].priority == "must" for session, opens in named)

"""With the deck deleted, every session still reaches its objectives; what stands in the way is told with its place."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mallette.errors import Mistake
from mallette.library.checks.objectives import check_objectives
from mallette.model.session import Label, Step
from mallette.model.trip import Pack
from tests.samples import Change, changed, mistakes_in, pack, toolkit

LINKS = "content/sessions/links.yaml"
KE = "content/countries/ke"
KENYA: tuple[Change, ...] = (
    (f"{KE}/country.yaml", "title: Kenya\nlanguages: [en]\n"),
    (f"{KE}/event.yaml", "plan: two-day\n"),
)
SORT = "sessions/links.steps.sort-links"
LINE = '    no_power: "Read the task from the guide and point to the sheet with the three signs."\n'


def with_step(session: str, key: str, **changes: Any) -> Pack:
    """Return the real pack with one step changed."""
    old = toolkit().sessions[session]
    step = old.steps[key].model_copy(update=changes)
    changed_session = old.model_copy(update={"steps": {**old.steps, key: step}})
    sessions = {**toolkit().sessions, session: changed_session}
    return replace(pack(), toolkit=toolkit().model_copy(update={"sessions": sessions}))


def told(changed_pack: Pack) -> list[tuple[str, str, str]]:
    """Return file, key and words of each mistake; each has a line."""
    found = check_objectives(changed_pack)
    assert all(each.line for each in found)
    assert all(each.right.endswith(".") for each in found)
    return [(each.file, each.key, each.wrong) for each in found]


def line_of(mistake: Mistake, project: Path) -> str:
    return (project / mistake.file).read_text().splitlines()[mistake.line - 1]


def test_every_session_of_the_kit_does_without_the_deck() -> None:
    steps = [step for session in toolkit().sessions.values() for step in session.steps.values()]
    assert sum(bool(step.slides) for step in steps) > 40
    assert check_objectives(pack()) == ()


def test_a_step_without_its_no_power_line_is_told_with_file_line_and_key(project: Path) -> None:
    with changed(project, (LINKS, LINE, "")):
        [mistake] = mistakes_in(project)
        assert "sort-links:" in line_of(mistake, project)
    assert (mistake.file, mistake.key) == (LINKS, "steps.sort-links.no_power")
    assert "is missing" in mistake.wrong


@pytest.mark.parametrize("nothing", ["null", '""'])
def test_a_country_cannot_take_the_line_away(project: Path, nothing: str) -> None:
    over: Change = (f"{KE}/sessions/links.yaml", f"steps:\n  sort-links:\n    no_power: {nothing}\n")
    with changed(project, *KENYA, over):
        [mistake] = mistakes_in(project)
        assert mistake.line
    assert mistake.key == "steps.sort-links.no_power"


@pytest.mark.parametrize("line", [" ", "–", "..."])
def test_a_line_without_a_word_is_none(line: str) -> None:
    assert told(with_step("links", "sort-links", no_power=line)) == [
        (LINKS, "steps.sort-links.no_power", "has no word.")
    ]


def test_a_step_with_a_slide_cannot_say_that_nothing_is_shown() -> None:
    empty = toolkit().sessions["links"].steps["good-and-bad"]
    assert not empty.slides
    [(file, key, wrong)] = told(with_step("links", "sort-links", no_power=empty.no_power))
    assert (file, key) == (LINKS, "steps.sort-links.no_power")
    assert "shows nothing; this step has a slide" in wrong


def test_the_same_line_may_serve_two_steps_that_both_show_something() -> None:
    line = toolkit().sessions["links"].steps["what-travels"].no_power
    assert told(with_step("links", "sort-links", no_power=line)) == []


def test_a_task_that_stands_on_a_slide_alone_is_told() -> None:
    labels = {key: label for key, label in step_of("links", "sort-links").labels.items() if not label.groups}
    assert len(labels) < len(step_of("links", "sort-links").labels)
    [(file, key, wrong)] = told(with_step("links", "sort-links", labels=labels))
    assert file == LINKS
    assert key.startswith("steps.sort-links.slides.")
    assert key.endswith(".activity")
    assert "'sort-links', whose task stands on the slide alone" in wrong


def test_another_task_does_not_stand_in_for_it() -> None:
    labels = {**step_of("links", "sort-links").labels, "sorting": Label(groups="first-talk")}
    changed_labels = {key: label for key, label in labels.items() if label.groups != "sort-links"}
    assert len(told(with_step("links", "sort-links", labels=changed_labels))) == 1


def step_of(session: str, key: str) -> Step:
    return toolkit().sessions[session].steps[key]


def test_a_plan_that_keeps_no_step_of_a_session_is_told() -> None:
    session = toolkit().sessions["our-chain"]
    steps = {key: step.model_copy(update={"priority": "cut", "saves": 1}) for key, step in session.steps.items()}
    sessions = {**toolkit().sessions, "our-chain": session.model_copy(update={"steps": steps})}
    [(file, key, wrong)] = told(replace(pack(), toolkit=toolkit().model_copy(update={"sessions": sessions})))
    assert (file, key) == ("content/workshops/one-day.yaml", "days.day-1.blocks.our-chain.session")
    assert "keeps no step" in wrong

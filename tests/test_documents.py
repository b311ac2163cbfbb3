"""The three documents of one kit agree: same numbers, same tasks, one shape in every language, no English in French."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from mallette.tree import Document, Heading, List, Run, Section, Slide, Step, iter_runs, plain
from tests.samples import LANGUAGES, PLANS, ROOT, TYPES, document, library, pack, said, texts, toolkit

plans = pytest.mark.parametrize("plan", PLANS)
languages = pytest.mark.parametrize("language", LANGUAGES)
types = pytest.mark.parametrize("type", TYPES)
QUOTED = re.compile(r"sources\.[^.]+\.[^.]+\.(title|url)|sources\..*\.(title|url)|event\..*")
"""Texts that nobody translates: titles and addresses as they were published, names."""


def iter_things(value: Any) -> Iterator[Any]:
    """Yield every thing of a tree, itself first, without its runs."""
    if is_dataclass(value) and not isinstance(value, Run):
        yield value
        for field in fields(value):
            yield from iter_things(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from iter_things(each)


def ids_of(value: Any) -> list[str]:
    return list(dict.fromkeys(run.id for run in iter_runs(value) if run.id))


def shape(value: Any) -> Any:
    """Return a tree without its words: the classes of its things, with their numbers, names and switches."""
    if isinstance(value, tuple):
        return () if any(isinstance(each, Run) for each in value) else tuple(shape(each) for each in value)
    if is_dataclass(value):
        return value.__class__.__name__, *(
            shape(getattr(value, each.name)) for each in fields(value) if each.name != "lang"
        )
    return value


def numbers_of(document: Document) -> list[tuple[str, str]]:
    """Return the numbers that a document prints, with what they stand at."""
    named = (Heading, Section, Slide, Step)
    return [
        (each.__class__.__name__, each.number)
        for each in iter_things(document)
        if isinstance(each, named) and each.number
    ]


def test_every_text_has_its_french() -> None:
    catalogue, source = library().catalogues["fr"], texts()
    assert len(source) > 2500
    missing = [id for id in source if id not in catalogue]
    stale = [
        id for id, words in source.items() if id in catalogue and (catalogue[id].fuzzy or catalogue[id].source != words)
    ]
    assert (missing, stale) == ([], [])


def test_the_french_says_nothing_that_no_text_needs() -> None:
    known = {*texts(), *(f"countries/{code}.title" for code in library().packs)}
    assert set(library().catalogues["fr"]) <= known


@plans
@types
def test_no_english_is_left_in_the_french(type: str, plan: str) -> None:
    runs = [run for run in iter_runs(document(type, "fr", plan)) if run.id]
    assert len(runs) > 300
    english = {run.id for run in runs if run.lang != "fr" and not QUOTED.fullmatch(run.id)}
    assert english == set()
    assert said(type, "fr", plan).fallbacks == {}


@plans
@types
def test_the_english_is_all_english(type: str, plan: str) -> None:
    assert {run.lang for run in iter_runs(document(type, "en", plan)) if run.id} == {"en"}
    assert said(type, "en", plan).fallbacks == {}


@plans
@types
def test_a_document_has_one_shape_in_every_language(type: str, plan: str) -> None:
    assert shape(document(type, "fr", plan)) == shape(document(type, "en", plan))


@plans
@types
def test_numbers_agree_across_languages(type: str, plan: str) -> None:
    assert numbers_of(document(type, "fr", plan)) == numbers_of(document(type, "en", plan))
    assert len(numbers_of(document(type, "en", plan))) >= 15


@plans
@languages
def test_numbers_agree_across_documents(language: str, plan: str) -> None:
    """Each session, step, slide and handout stands under the number that the spine gives it."""
    numbers = said("guide", language, plan).numbers
    seen: set[str] = set()

    def expect(id: str, number: str) -> None:
        assert numbers[id] == number, id
        seen.add(id)

    for section in document("guide", language, plan).sections:
        if section.role == "session":
            expect(f"sessions/{section.key}", section.number)
        for thing in iter_things(section):
            if isinstance(thing, Step):
                expect(
                    re.sub(r"\.steps\.|\.title$", lambda found: "." if "steps" in found[0] else "", thing.title[0].id),
                    thing.number,
                )
    for section in document("handouts", language, plan).sections:
        expect(f"handouts/{section.key}", section.number)
    for section in document("deck", language, plan).sections:
        for slide in section.blocks:
            headline = slide.title[0].id if isinstance(slide, Slide) else ""
            if headline.endswith(".headline"):
                expect(headline.replace(".steps.", ".").removesuffix(".headline"), slide.number)
            elif slide.number:
                expect(f"sessions/{section.key}", slide.number)
    assert {id for id in numbers if not id.startswith(("cards/", "forms/"))} == seen


@plans
@languages
def test_a_reference_in_a_text_prints_the_number_of_the_spine(language: str, plan: str) -> None:
    references = [run for type in TYPES for run in iter_runs(document(type, language, plan)) if "/" in run.slot]
    assert len(references) > 40
    assert [run for run in references if said("guide", language, plan).numbers[run.slot] != run.text] == []


def tasks_of(document: Document) -> dict[str, set[tuple[str, ...]]]:
    """Return each activity's task as a document says it, line by line, by the activity's key."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for thing in iter_things(document):
        if isinstance(thing, List):
            ids = [ids_of(item.text) for item in thing.items]
            if ids and all(len(each) == 1 and re.match(r"activities/[^.]+\.task\.", each[0]) for each in ids):
                found[ids[0][0].split(".")[0].removeprefix("activities/")].add(
                    tuple(plain(item.text) for item in thing.items)
                )
    return found


@plans
@languages
def test_a_task_is_said_word_for_word_on_slide_guide_and_handout(language: str, plan: str) -> None:
    tasks = {type: tasks_of(document(type, language, plan)) for type in TYPES}
    assert [len(each) >= 5 for each in tasks.values()] == [True] * 3
    assert set(tasks["deck"]) <= set(tasks["guide"])
    assert len(set(tasks["handouts"]) & set(tasks["guide"])) >= 3
    for key in set().union(*tasks.values()):
        [lines] = set().union(*(found[key] for found in tasks.values() if key in found))
        assert len(lines) == len(toolkit().activities[key].task)


@plans
def test_every_slide_of_the_plan_is_in_the_deck(plan: str) -> None:
    slides = {
        slide.number
        for slide in iter_things(document("deck", workshop=plan))
        if isinstance(slide, Slide) and slide.number
    }
    assert {number for id, number in said(workshop=plan).numbers.items() if ".slides." in id} <= slides


@plans
@languages
def test_every_slide_has_notes_that_begin_with_a_code(language: str, plan: str) -> None:
    slides = [each for each in iter_things(document("deck", language, plan)) if isinstance(each, Slide)]
    assert len(slides) > 30
    assert [slide.number for slide in slides if not slide.notes.blocks] == []
    assert {slide.notes.blocks[0].__class__.__name__ for slide in slides} == {"Label"}


@languages
def test_the_two_plans_share_their_words(language: str) -> None:
    """A text of both plans says the same but for the numbers of what it refers to."""
    long, short = (
        {run.id: run.text for run in iter_runs(document("guide", language, plan)) if run.id and not run.slot}
        for plan in PLANS
    )
    same = [id for id in set(long) & set(short) if "{" not in texts().get(id, "{")]
    assert len(same) > 500
    assert [id for id in same if long[id] != short[id]] == []


def test_templates_use_every_fixed_word_and_no_other() -> None:
    used = {name for source in library().templates.values() for name in re.findall(r"\bterms\.([a-z_]+)", source)}
    assert len(used) > 60
    code = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "mallette").rglob("*.py"))
    named = {
        name for name in toolkit().terms if f'"{name}"' in code or f"'{name}'" in code
    }  # for what is made without a template
    assert used <= set(toolkit().terms)
    assert set(toolkit().terms) - used - named == set()


def test_a_template_does_not_ask_for_a_language() -> None:
    asked = [
        name for name, source in library().templates.items() if re.search(r"language\.(code|name)\s*(==|!=|in)", source)
    ]
    assert library().templates
    assert asked == []


def test_a_brand_and_a_country_are_said_by_name() -> None:
    assert pack().country.brand in library().brands
    assert f"countries/{pack().code}.title" in {run.id for run in iter_runs(document("guide"))}

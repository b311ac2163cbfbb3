"""The first toolkit is the one that the curriculum settles: findings, sessions, minutes, sheets, slides, questions."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from mallette.agenda import session_minutes
from mallette.model.session import Slide, Step
from mallette.numbering import session_keys
from mallette.tree import Fact, Node, Run
from mallette.tree import Slide as TreeSlide
from tests.samples import LANGUAGES, document, library, texts, toolkit
from tests.test_documents import iter_things

RECOMMENDATIONS = [f"R{number}" for number in range(1, 8)]
SESSIONS = {
    # its recommendations, its steps (phase, minutes, c where it may be cut), its minutes, its must minutes
    "where-we-stand": ("", "M10 I5 P10 P10c A5c", 40, 25),
    "four-ways": ("", "M10 I15 P20 P8c A7c", 60, 45),
    "our-chain": ("", "M20c I10 P25 P10c A10", 75, 45),
    "how-owners-decide": ("", "M8c I10 P25 P10 A7c", 60, 45),
    "links": ("", "M10c I10 P20 A10", 50, 40),
    "news-and-prices": ("R1", "M8c I10 P22 P7c A8", 55, 40),
    "learning": ("R6", "M10c I8 P14 A8", 40, 30),
    "who-may": ("R5", "M10c I8 P17 A10", 45, 35),
    "stronger-together": ("R2 R3", "M5c I10 P8 P8 P9 P10 P20 P10c A10", 90, 75),
    "money": ("R4", "M5c I10 P20 P10c A5", 50, 35),
    "channels": ("R7", "M7c I8 P20 P8c A7", 50, 35),
    "plan": ("R1 R2 R3 R4 R5 R6 R7", "M5c I12 P15 P10c A10 A13", 65, 50),
}
CARDS = {
    "answers": 4, "changes": 12, "identities": 30, "links": 10, "messages": 3, "bridges": 6, "people": 8, "roles": 8,
    "news": 1, "troubles": 6, "needs": 8, "owners": 3,
}  # fmt: skip
sessions = pytest.mark.parametrize("key", SESSIONS)
languages = pytest.mark.parametrize("language", LANGUAGES)


def french(id: str) -> str:
    return library().catalogues["fr"][id].text


def slides() -> Iterator[tuple[str, Slide]]:
    for key, session in toolkit().sessions.items():
        for name, step in session.steps.items():
            yield from ((f"sessions/{key}.steps.{name}.slides.{slide}", each) for slide, each in step.slides.items())


def test_there_are_25_findings_each_with_its_source_and_mark() -> None:
    findings = toolkit().findings
    assert list(findings) == [f"F{number:02}" for number in range(1, 26)]
    assert {key for key, finding in findings.items() if finding.mark == "S"} == {"F01", "F02", "F03", "F04"}
    assert {finding.mark for finding in findings.values()} == {"S", "W"}
    assert all(finding.sources and finding.supports for finding in findings.values())


def test_there_are_seven_recommendations_in_the_order_of_the_summary() -> None:
    assert list(toolkit().recommendations) == RECOMMENDATIONS
    assert {each.mark for each in toolkit().recommendations.values()} == {"S"}


def test_every_recommendation_has_findings_a_handout_and_two_questions() -> None:
    supported = {each for finding in toolkit().findings.values() for each in finding.supports}
    handed = Counter(each.recommendation for each in toolkit().handouts.values() if each.recommendation)
    asked = Counter((each.recommendation, each.test) for each in toolkit().questions.values() if each.recommendation)
    assert supported == set(RECOMMENDATIONS)
    assert handed == Counter(RECOMMENDATIONS)
    assert asked == Counter((each, test) for each in RECOMMENDATIONS for test in (True, False))


def test_there_are_four_types_of_upgrading_and_the_push_of_one_is_left_open() -> None:
    concepts = toolkit().concepts
    assert set(concepts) >= {"process", "product", "function", "channel"}
    assert [key for key in ("process", "product", "function", "channel") if concepts[key].push is None] == ["function"]


def test_the_two_days_hold_the_twelve_sessions_in_order() -> None:
    assert session_keys(toolkit().workshops["two-day"]) == tuple(SESSIONS)


@sessions
def test_a_session_has_its_minutes_and_its_must_minutes(key: str) -> None:
    _, _, minutes, must = SESSIONS[key]
    session = toolkit().sessions[key]
    assert session_minutes(session, toolkit().workshops["two-day"], key) == minutes
    assert session_minutes(session, toolkit().workshops["one-day"], key) == must


@sessions
def test_a_session_has_its_steps_with_phase_minutes_and_priority(key: str) -> None:
    assert " ".join(map(step_code, toolkit().sessions[key].steps.values())) == SESSIONS[key][1]


def step_code(step: Step) -> str:
    return f"{step.phase[0].upper()}{step.minutes}{'c' if step.priority == 'cut' else ''}"


@sessions
def test_a_session_carries_its_recommendations(key: str) -> None:
    assert " ".join(toolkit().sessions[key].recommendations) == SESSIONS[key][0]


def test_the_days_hold_100_and_80_minutes_that_may_be_cut() -> None:
    cuts = [
        sum(
            step.saves
            for block in day.blocks.values()
            if block.session
            for step in toolkit().sessions[block.session].steps.values()
        )
        for day in toolkit().workshops["two-day"].days.values()
    ]
    assert cuts == [100, 80]


def test_what_is_never_cut_is_no_cut_step_and_what_is_dropped_is_one() -> None:
    steps = {
        f"sessions/{key}.{name}": step for key, each in toolkit().sessions.items() for name, step in each.steps.items()
    }
    for workshop in toolkit().workshops.values():
        assert {steps[each].priority for each in workshop.never_cut} == {"must"}
        dropped = [each for late in workshop.late.values() for each in late.drop]
        assert {steps[each].priority for each in dropped} <= {"cut"}


def test_every_step_can_be_run_without_power() -> None:
    assert all(step.no_power for session in toolkit().sessions.values() for step in session.steps.values())


def test_a_step_that_others_need_says_what_to_do_when_it_is_dropped() -> None:
    lacking = [
        f"{key}.{name}"
        for key, session in toolkit().sessions.items()
        for name, step in session.steps.items()
        if step.needed_by and step.priority == "cut" and step.if_late is None
    ]
    assert lacking == []


def test_every_session_asks_and_checks() -> None:
    for session in toolkit().sessions.values():
        verbs = Counter(label.verb for step in session.steps.values() for label in step.labels.values())
        assert verbs["ask"] >= 2
        assert verbs["say"] >= 2
        assert verbs["check"] >= 1 or session.title == toolkit().sessions["plan"].title


def test_there_are_16_handouts_and_six_forms() -> None:
    assert len(toolkit().handouts) == 16
    assert len(toolkit().forms) == 6


def test_card_sets_hold_as_many_cards_as_the_curriculum_says() -> None:
    assert {key: sum(card.copies for card in cards.cards.values()) for key, cards in toolkit().cards.items()} == CARDS


def test_a_recommendation_handout_has_its_five_parts_in_order() -> None:
    for key, handout in toolkit().handouts.items():
        if handout.recommendation:
            fixed = [part.fixed for part in handout.parts.values() if part.fixed]
            assert fixed == ["observed", "do", "example", "chain", "will"], key
            assert handout.source, key


def test_invented_sums_are_called_illustrative() -> None:
    money = {name for name, slot in toolkit().slots.slots.items() if slot.kind == "money"}
    seen: list[str] = []
    for key, handout in toolkit().handouts.items():
        said = False  # a part without a heading goes on with the one above it
        for name, part in handout.parts.items():
            said = part.illustrative or (said and not (part.fixed or part.heading))
            words = " ".join([part.text or "", *part.items.values()])
            if money & set(re.findall(r"\{([a-z_]+)\}", words)):
                assert said, f"handouts/{key}.parts.{name}"
                seen.append(key)
    assert len(set(seen)) >= 3


def test_headlines_fit_two_lines() -> None:
    found = {id: slide.headline for id, slide in slides()}
    assert len(found) >= 50
    assert {id: len(words) for id, words in found.items() if len(words) > 80} == {}
    headlines = {id: french(f"{id}.headline") for id in found}
    assert {id: len(words) for id, words in headlines.items() if len(words) > 90} == {}


@languages
def test_a_slide_has_forty_words_at_most_below_its_headline(language: str) -> None:
    """Words to read: bullets or task, and tables; the labels of pictures and boxes are looked at."""
    shown = [
        each for each in iter_things(document("deck", language)) if isinstance(each, TreeSlide) and "-" in each.number
    ]
    assert len(shown) >= 50
    counts = {slide.number: len(re.findall(r"\w[\w’'-]*", " ".join(read_words(slide.blocks)))) for slide in shown}
    assert {number: count for number, count in counts.items() if count > 40} == {}


def read_words(value: Any) -> Iterator[str]:
    match value:
        case Run():
            yield value.text
        case tuple():
            for each in value:
                yield from read_words(each)
        case Node() | Fact():
            return
        case str() | int() | float() | bool() | None:
            return
        case _:
            for name in value.__dataclass_fields__:
                if name != "alt":
                    yield from read_words(getattr(value, name))


def test_each_session_has_one_poster_to_print() -> None:
    posters = Counter(id.split(".")[0] for id, slide in slides() if slide.poster == "print")
    assert posters == Counter(f"sessions/{key}" for key in SESSIONS)


def test_an_activity_has_four_lines_at_most_and_begins_with_a_verb_of_its_own() -> None:
    activities = toolkit().activities
    assert len(activities) >= 20
    assert max(len(activity.task) for activity in activities.values()) <= 4
    assert len({activity.title for activity in activities.values()}) == len(activities)


def test_there_are_20_questions_ten_of_them_in_the_test() -> None:
    questions = toolkit().questions
    assert len(questions) == 20
    assert sum(question.test for question in questions.values()) == 10
    used = {
        label.check
        for session in toolkit().sessions.values()
        for step in session.steps.values()
        for label in step.labels.values()
    }
    assert {f"questions/{key}" for key, question in questions.items() if not question.test} <= used


def test_right_answers_do_not_all_stand_in_one_place() -> None:
    places = Counter(question.answer for question in toolkit().questions.values() if question.test)
    assert set(places) == {"a", "b", "c"}
    assert max(places.values()) <= 5


def test_french_is_neutral_without_middle_dots_and_addresses_vous() -> None:
    words = {id: entry.text for id, entry in library().catalogues["fr"].items()}
    assert [id for id, text in words.items() if re.search(r"\w[·•]\w", text)] == []
    assert [id for id, text in words.items() if re.search(r"(?<!est )(?<!sont )\b(tu|toi|tes)\b", text)] == []


@pytest.mark.parametrize(
    "word", ["mise à niveau", "se mettre à niveau", "processus", "passager clandestin", "pesanteurs",
             "marchés financiers", "capital-investissement", "montée en gamme", "chef de file", "gommette"],
)  # fmt: skip
def test_french_leaves_out_the_words_that_were_set_aside(word: str) -> None:
    found = {
        id for id, entry in library().catalogues["fr"].items() if re.search(rf"\b{word}", entry.text, re.IGNORECASE)
    }
    assert {
        id
        for id in found
        if not id.startswith(("glossary.", "kit.credits", "sources.")) and not id.endswith((".method", ".source"))
    } == set()


@languages
def test_a_hyphen_between_numbers_is_kept_for_steps(language: str) -> None:
    words = texts() if language == "en" else {id: entry.text for id, entry in library().catalogues["fr"].items()}
    assert {id: text for id, text in words.items() if re.search(r"\d-\d", text) and not id.startswith("sources.")} == {}


def test_nobody_is_told_that_studies_prove() -> None:
    claims = re.compile(r"\b(studies (prove|show)|proven|always works|best practice)\b", re.IGNORECASE)
    assert {id for id, text in texts().items() if claims.search(text)} == set()


def test_no_percentage_is_ours() -> None:
    found = {id for id, text in texts().items() if re.search(r"\d\s?%", text)}
    assert {id for id in found if not id.startswith(("findings/", "cases/", "sources."))} == set()

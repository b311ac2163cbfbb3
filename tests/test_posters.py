"""What hangs on the wall and what is cut out: every slide is on paper, every card is printed, nothing is an answer."""

from dataclasses import replace
from functools import cache

import pytest

from mallette.localize import localize
from mallette.model.trip import Job, Selection
from mallette.numbering import kept_steps, number_workshop, session_keys
from mallette.pipeline import make, theme_of
from mallette.plan import plan as plan_jobs
from mallette.tree import Box, Slide, iter_runs, plain
from mallette.writers.pdf import write
from mallette.writers.pdf.cards import NUMBER, SIZES, card_pages
from mallette.writers.pdf.marks import MM, Words
from mallette.writers.pdf.measure import CAPITAL
from mallette.writers.pdf.pages import Page
from mallette.writers.pdf.posters import LARGER, LETTERS, WORDS_LETTERS, Joint, joined, poster_page, poster_sides
from mallette.writers.pdf.sheet import sheet_of
from mallette.writers.pdf.sketches import sketch_pages
from mallette.writers.pdf.stages import Decided
from tests.samples import LANGUAGES, PLANS, document, job, library, said, toolkit

plans = pytest.mark.parametrize("plan", PLANS)
languages = pytest.mark.parametrize("language", LANGUAGES)
types = pytest.mark.parametrize("type", ["cards", "posters", "sketches"])


def theme(type: str, language: str = "en"):  # noqa: ANN201 - as the pipeline makes it
    return theme_of(Job("international", "two-day", language, type, type, ""), library())


def slides_of(type: str, language: str, plan: str) -> list[Slide]:
    sections = document(type, language, plan).sections
    return [block for section in sections for block in section.blocks if isinstance(block, Slide)]


@cache
def posters(language: str, plan: str = "two-day") -> tuple[tuple[Joint, Decided], ...]:
    whole = document("posters", language, plan)
    made = (joined(replace(whole, sections=(section,))) for section in whole.sections)
    return tuple((joint, each) for joint, found in made for each in found)


@cache
def sketched(language: str, plan: str = "two-day") -> tuple[Page, ...]:
    return sketch_pages(document("sketches", language, plan), sheet_of(theme("sketches")))[0]


@cache
def card_sheets(language: str, plan: str = "two-day") -> tuple[Page, ...]:
    pages, notices = card_pages(document("cards", language, plan), sheet_of(theme("cards")))
    assert notices == ()
    return pages


def said_on(page: Page) -> str:
    return "".join(mark.text for mark in page.marks if isinstance(mark, Words))


@plans
@languages
def test_every_slide_of_a_step_is_either_a_poster_or_a_sketch(language: str, plan: str) -> None:
    workshop = toolkit().workshops[plan]
    numbers = number_workshop(toolkit(), workshop).numbers
    marked: dict[str, list[str]] = {"print": [], "copy": []}
    for session in session_keys(workshop):
        for key, step in kept_steps(toolkit().sessions[session], workshop, session).items():
            for name, slide in step.slides.items():
                marked[slide.poster].append(numbers[f"sessions/{session}.{key}.slides.{name}"])
    assert marked["print"]
    assert [slide.number for slide in slides_of("posters", language, plan)] == marked["print"]
    assert [slide.number for slide in slides_of("sketches", language, plan)] == marked["copy"]


@plans
@languages
def test_posters_and_sketches_show_what_the_deck_shows(language: str, plan: str) -> None:
    shown = {slide.number: slide for slide in slides_of("deck", language, plan) if slide.layout != "section"}
    for slide in (*slides_of("posters", language, plan), *slides_of("sketches", language, plan)):
        assert (slide.title, slide.blocks, slide.layout) == (
            shown[slide.number].title, shown[slide.number].blocks, shown[slide.number].layout,
        )  # fmt: skip


@plans
@languages
def test_each_poster_takes_four_sheets_or_eight_and_keeps_its_picture(language: str, plan: str) -> None:
    sides, notices = poster_sides(document("posters", language, plan), theme("posters"))
    assert notices == ()
    assert [each.slide.tag for _, each in posters(language, plan)] == [
        slide.number for slide in slides_of("posters", language, plan)
    ]
    assert {each.slide.turns for _, each in posters(language, plan)} == {1}
    counts = [joint.count for joint, _ in posters(language, plan)]
    assert len(sides) == sum(counts)
    assert set(counts) <= {4, 8}
    assert counts.count(8) <= 3, "eight sheets are for what is crowded"


@plans
@languages
def test_headlines_of_posters_are_25_mm_high(language: str, plan: str) -> None:
    heights = [each.slide.title.size * LARGER * CAPITAL / MM for _, each in posters(language, plan)]
    assert min(heights) >= LETTERS == 25


@plans
@languages
def test_no_word_on_a_poster_is_lower_than_12_mm(language: str, plan: str) -> None:
    """Its capitals, of what is drawn: so also its number, and words in pictures, tables and boxes."""
    for joint, decided in posters(language, plan):
        words = [mark for mark in poster_page(decided, joint).marks if isinstance(mark, Words)]
        assert min(mark.size * CAPITAL / MM for mark in words) >= WORDS_LETTERS == 12, decided.slide.tag


@plans
@languages
def test_sketches_stand_six_a_page_and_every_one_is_there_once(language: str, plan: str) -> None:
    numbers = [slide.number for slide in slides_of("sketches", language, plan)]
    heard: list[str] = []
    for page in sketched(language, plan):
        tags = dict.fromkeys(mark.tag for mark in page.marks if mark.tag and mark.tag.role == "Figure")
        assert len(tags) <= 6
        heard += [tag.alt.split()[0] for tag in tags if tag]
    assert heard == numbers
    assert len(sketched(language, plan)) == -(-len(numbers) // 6)


@languages
def test_words_of_sketches_can_be_read(language: str) -> None:
    sizes = [mark.size for page in sketched(language) for mark in page.marks if isinstance(mark, Words)]
    assert min(sizes) >= 6.5
    assert sum(size >= 9 for size in sizes) > 0.8 * len(sizes)


@plans
@languages
def test_every_card_of_the_workshop_is_printed_word_for_word(language: str, plan: str) -> None:
    sections = document("cards", language, plan).sections
    numbers = number_workshop(toolkit(), toolkit().workshops[plan]).numbers
    wanted = {id.removeprefix("cards/"): number for id, number in numbers.items() if id.startswith("cards/")}
    assert {section.key: section.number for section in sections} == wanted
    for section in sections:
        cards = toolkit().cards[section.key]
        boxes = [block for block in section.blocks if isinstance(block, Box)]
        whole, rest = divmod(len(boxes), sum(card.copies for card in cards.cards.values()) + cards.blank)
        assert rest == 0
        assert (whole > 1) is any(run.id == "terms.sets_on_sheet" for run in section.line)
        ids = {run.id for box in boxes for run in iter_runs(box)}
        for key, card in cards.cards.items():
            assert f"cards/{section.key}.cards.{key}.title" in ids
            assert not card.text or f"cards/{section.key}.cards.{key}.text" in ids
            assert not card.shape or f"terms.shape_{card.shape}" in ids


@plans
@languages
def test_fronts_and_backs_of_cards_match(language: str, plan: str) -> None:
    sheets = card_sheets(language, plan)
    fronts, backs = sheets[::2], sheets[1::2]
    for front, back in zip(fronts, backs, strict=True):
        number = front.running.split(" ")[0]
        marked = [
            mark for mark in front.marks if isinstance(mark, Words) and (mark.text, mark.size) == (number, NUMBER)
        ]
        behind = [mark.text for mark in back.marks if isinstance(mark, Words)]
        assert behind == [number] * len(marked)
        assert len(marked) in range(1, 9)
    total = sum(
        block.__class__ is Box for section in document("cards", language, plan).sections for block in section.blocks
    )
    assert sum(len([m for m in back.marks if isinstance(m, Words)]) for back in backs) == total


@plans
@languages
def test_each_set_says_how_many_and_what_for(language: str, plan: str) -> None:
    for section in document("cards", language, plan).sections:
        ids = {
            run.id for run in iter_runs((section.line, *[each for each in section.blocks if not isinstance(each, Box)]))
        }
        assert {"terms.sets_to_copy", f"cards/{section.key}.use"} <= ids
        assert any(run.text.strip(" (").isdigit() for run in section.line)


@languages
def test_cards_are_read_at_arms_length(language: str) -> None:
    least_head, least_text = SIZES[-1]
    for page in card_sheets(language):
        for mark in page.marks:
            if isinstance(mark, Words) and mark.tag and mark.tag.parent and mark.tag.parent.role == "Div":
                assert mark.size >= (least_head if mark.tag.role == "H2" else least_text)


@languages
def test_no_card_carries_an_answer(language: str) -> None:
    assert [run.id for run in iter_runs(document("cards", language)) if run.id.endswith(".answer")] == []


@languages
def test_answer_cards_show_letter_and_shape(language: str) -> None:
    words = said_on(card_sheets(language)[0])
    assert all(letter in words for letter in "ABC?")
    terms = said("cards", language).data["terms"]
    assert all(terms[f"shape_{name}"].striptags() in words for name in ("square", "circle", "triangle", "star"))
    assert not set("■●▲★") & set(words)


@languages
@types
def test_nothing_is_told_of_the_real_files(type: str, language: str) -> None:
    written = write(document(type, language), theme(type, language))
    assert written.notices == ()
    assert len(written.data) < 5_000_000
    assert plain(document(type, language).title)


@plans
def test_a_single_session_has_its_own_cards_posters_and_sketches(plan: str) -> None:
    workshop = toolkit().workshops[plan]
    posters = document("posters", "fr", plan).sections
    for number in range(1, len(session_keys(workshop)) + 1):
        jobs = plan_jobs(library(), Selection(workshop=plan, session=number, languages=("fr",)))
        kept = [each for each in jobs if each.asked and each.type in {"cards", "posters", "sketches"}]
        assert {each.type for each in kept} == {"cards", "posters", "sketches"}
        made = {each.path.rpartition("/")[2] for each in make(library(), kept)}
        wanted = {"sketches.pdf"}
        if any(each.number.startswith(f"{number}-") for each in posters):
            wanted.add("posters.pdf")
        if localize(job("cards", "fr", plan, number), library()).data["cards"]:
            wanted.add("cards.pdf")
        assert made == wanted, f"session {number}: no file is made of nothing"

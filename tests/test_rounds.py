"""Documents about the others are made after them, from what they truly hold: the list of what to print first."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from mallette.localize import localize
from mallette.model.pack import Money
from mallette.model.trip import Files, Job, Library, Made, Selection
from mallette.numbering import number_workshop
from mallette.pipeline import kit_of, make, make_all
from mallette.plan import plan
from tests.samples import LANGUAGES, PLANS, library, pack, toolkit, with_pack

FIRST = "print/print-first.pdf"


def asks(language: str = "en", plan: str | None = None, **more: Any) -> Selection:
    return Selection(languages=(language,), workshop=plan, documents=("print-first",), **more)


@cache
def made_for(language: str, plan_: str) -> Files:
    """Return every file that the list of what to print speaks of, and the list."""
    return make_all(library(), plan(library(), asks(language, plan_)))


def job_of(files: Files, type: str) -> Job:
    return next(job for job in files if job.type == type)


def printing(files: Files, library_: Library | None = None) -> Any:
    """Return the list as its template gets it."""
    job = job_of(files, "print-first")
    return localize(job, library_ or library(), kit_of(job, files, library())).data["printing"]


def lines(listed: Any) -> list[Any]:
    return [line for part in listed["parts"] for line in part["lines"]]


def number(words: Any) -> int:
    return int(re.sub(r"\D", "", str(words)))


def with_price(price: float, **money: Any) -> Library:
    country = pack().country.model_copy(update={"price_per_side": price, "money": Money(**money)})
    return with_pack(replace(pack(), country=country))


def test_what_the_list_speaks_of_is_made_but_not_saved() -> None:
    jobs = plan(library(), asks())
    assert [job.type for job in jobs if job.asked] == ["print-first"]
    beneath = {job.edition for job in jobs if not job.asked}
    assert "handouts-a4" in beneath
    assert not beneath & {"deck", "handouts", "handouts-letter", "each"}
    [made] = make(library(), [job for job in jobs if job.edition in ("handouts-a4", "print-first")])
    assert made.path == f"international/en/{FIRST}"


def test_a_full_plan_makes_nothing_that_nobody_asked_for() -> None:
    assert all(job.asked for job in plan(library(), Selection()))
    assert {job.type for job in plan(library(), Selection(documents=("deck",)))} == {"deck"}


def test_round_two_comes_last_whatever_the_order_of_jobs() -> None:
    few = [job for job in plan(library(), asks()) if job.edition in ("handouts-a4", "print-first")]
    jobs = sorted(few, key=lambda job: not job.asked)
    assert jobs[0].type == "print-first"
    told: list[str] = []
    make(library(), jobs, lambda job: told.append(job.type))
    assert told[-1] == "print-first"
    assert told.count("print-first") == 1


def test_a_document_hears_of_its_own_kit_alone() -> None:
    mine = Job("international", "two-day", "en", "print-first", "print-first", "international/en")
    own, other = (
        replace(mine, type="handouts", edition="handouts-a4", folder=f"international/{each}") for each in LANGUAGES
    )
    files = {each: (Made(f"{each.folder}/print/handouts-a4.pdf", b"", 1, each.folder),) for each in (own, other)}
    assert list(kit_of(mine, files, library())) == [own]
    assert kit_of(own, files, library()) == {}


def test_a_narrow_build_says_what_a_full_one_says() -> None:
    others = tuple(name for name in library().types if name != "deck")
    whole = make(library(), plan(library(), Selection(languages=("en",), documents=others)))
    files = made_for("en", "two-day")
    [narrow] = files[job_of(files, "print-first")]
    assert narrow.path == f"international/en/{FIRST}"
    assert [made.data for made in whole if made.path == narrow.path] == [narrow.data]


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("language", LANGUAGES)
class TestPrintFirst:
    def test_it_has_one_page(self, language: str, plan: str) -> None:
        files = made_for(language, plan)
        [made] = files[job_of(files, "print-first")]
        assert made.pages == 1
        assert made.notices == ()

    def test_it_adds_up(self, language: str, plan: str) -> None:
        listed = printing(made_for(language, plan))
        counted = [line for line in lines(listed) if line["sides"] is not None]
        assert len(counted) >= 5
        assert [number(line["all_sheets"]) for line in counted] == [line["copies"] * line["sheets"] for line in counted]
        assert number(listed["sheets"]) == sum(number(line["all_sheets"]) for line in counted)
        assert number(listed["sides"]) == sum(line["copies"] * line["sides"] for line in counted)

    def test_each_handout_is_printed_from_the_pages_that_hold_it(self, language: str, plan: str) -> None:
        files = made_for(language, plan)
        [made] = next(made for job, made in files.items() if job.edition == "handouts-a4")
        pages = PdfReader(BytesIO(made.data)).pages
        assert len(made.spans) >= 12
        for span, after in zip(made.spans, (*made.spans[1:], None), strict=True):
            assert pages[span.first - 1].extract_text().lstrip().startswith(span.number)
            assert pages[span.last - 1].extract_text().strip()
            between = range(span.last, after.first - 1) if after else ()
            assert [pages[each].extract_text().strip() for each in between] == [""] * len(between)

    def test_every_handout_is_in_it_once(self, language: str, plan: str) -> None:
        files = made_for(language, plan)
        [made] = next(made for job, made in files.items() if job.edition == "handouts-a4")
        listed = [each for line in lines(printing(files)) if line["kind"] == "handouts" for each in line["pages"]]
        printed = [page for each in listed for page in range(each["first"], each["last"] + 1)]
        assert len(printed) == len(set(printed))
        assert {page for span in made.spans for page in range(span.first, span.last + 1)} <= set(printed)


def test_copies_follow_the_formulas() -> None:
    """24 participants, 2 facilitators: 28 for each person; the plan, which stays with two people, twice."""
    listed = lines(printing(made_for("en", "two-day")))
    copies = {each: line["copies"] for line in listed for run in line["numbers"] for each in run}
    assert (copies["0A"], copies["1A"], copies["12B"]) == (28, 28, 56)


def test_a_set_of_one_card_shares_a_sheet_and_fewer_sheets_are_copied() -> None:
    """24 participants play in 3 groups, each with one card of news: all three stand on one sheet."""
    assert (len(toolkit().cards["news"].cards), toolkit().cards["news"].per) == (1, "play-group")
    files = made_for("en", "two-day")
    [(made,)] = [found for job, found in files.items() if job.type == "cards"]
    own = number_workshop(toolkit(), toolkit().workshops["two-day"]).numbers["cards/news"]
    [span] = [each for each in made.spans if each.number == own]
    text = PdfReader(BytesIO(made.data)).pages[span.first - 1].extract_text()
    assert "Sets to copy: 3 (one set a play group of eight) · sets on one sheet: 3" in text
    assert text.count("News from town") == 1 + 3, "the name of the set, and of each card"
    [line] = [each for each in lines(printing(files)) if own in {n for run in each["numbers"] for n in run}]
    assert line["copies"] == 1


def test_the_event_says_how_many_facilitators_and_participants_there_are() -> None:
    event = pack().event.model_copy(update={"facilitators": ["Awa"], "participants": 10})
    listed = printing(made_for("en", "two-day"), with_pack(replace(pack(), event=event)))
    assert (listed["facilitators"], listed["participants"], listed["groups"], listed["play_groups"]) == (1, 10, 2, 2)
    [ahead] = [line for line in lines(listed) if ("0A",) in line["numbers"]]
    assert ahead["copies"] == 13


def test_days_say_what_can_wait() -> None:
    parts = printing(made_for("en", "two-day"))["parts"]
    assert [part["day"] for part in parts] == [0, 1, 2]
    where = {run[0]: part["day"] for part in parts for line in part["lines"] for run in line["numbers"]}
    assert (where["0A"], where["1A"], where["7A"], where["12B"]) == (0, 1, 2, 2)


def test_a_form_is_needed_on_the_first_day_that_names_it() -> None:
    parts = printing(made_for("en", "two-day"))["parts"]
    where = {each: part["day"] for part in parts for line in part["lines"] for run in line["numbers"] for each in run}
    forms = {key: f"F{place}" for place, key in enumerate(toolkit().workshops["two-day"].forms, start=1)}
    assert (where[forms["attendance"]], where[forms["certificate"]]) == (1, 2)


def test_without_a_price_there_is_a_line_to_fill_in() -> None:
    listed = printing(made_for("en", "two-day"))
    assert (listed["price"], listed["cost"]) == (None, None)


def test_costs_add_up_to_the_cent() -> None:
    listed = printing(made_for("en", "two-day"), with_price(0.25, currency="EUR"))
    costs = [cents_of(line["cost"]) for line in lines(listed) if line["cost"] is not None]
    assert len(costs) >= 5
    assert number(listed["sides"]) * 25 == cents_of(listed["cost"])
    assert sum(costs) == cents_of(listed["cost"])


def cents_of(amount: Any) -> int:
    """Return an amount in hundredths; whole amounts are printed without them."""
    words = amount.striptags()
    return number(words) * (1 if re.search(r"\.\d\d\b", words) else 100)


def test_a_list_with_prices_has_one_page_too() -> None:
    priced = with_price(15, currency="XOF")
    [made] = make(priced, plan(priced, asks("fr")))
    assert made.pages == 1
    assert "CFA" in PdfReader(BytesIO(made.data)).pages[0].extract_text()

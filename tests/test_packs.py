"""The packs that are shipped: each builds, differs from the core where a country must, says no amount but its own, and
leaves to its team what only the team can know."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from mallette.agenda import day_settings
from mallette.formats import print_money
from mallette.localize import values_of
from mallette.model.pack import DaySettings
from mallette.model.toolkit import iter_texts
from mallette.model.trip import Made, Pack, Selection
from mallette.pipeline import make
from mallette.plan import plan
from mallette.readiness import Gap, readiness_of
from tests.samples import toolkit
from tests.samples import whole_library as library
from tests.truth_packs import read_office, read_pdf

SHIPPED = tuple(code for code, pack in library().packs.items() if pack.country.defaults == "open")
KITS = tuple((code, language) for code in SHIPPED for language in library().packs[code].country.languages)
PEOPLE = ("woman_1", "woman_2", "man_1", "man_2")
TYPES = ("deck", "guide", "handouts", "cards", "agenda")
FORMATS = ("pptx", "docx", "pdf")
TEAMS_OWN = {"contact"}
"""What a pack without a team leaves open."""
SMALL_FILE = 200_000
"""Bytes, of a picture or a template."""
every_pack = pytest.mark.parametrize("code", SHIPPED)
every_kit = pytest.mark.parametrize(("code", "language"), KITS, ids=["-".join(each) for each in KITS])


def pack(code: str) -> Pack:
    return library().packs[code]


@cache
def kit(code: str, language: str) -> tuple[Made, ...]:
    """Return the main documents of a kit, one file of each format."""
    asked = Selection((code,), (language,), documents=TYPES, formats=FORMATS)
    chosen = {}
    for job in plan(library(), asked):
        edition = library().types[job.type].settings.editions[job.edition]
        if edition.each is None and (job.type, edition.format) != ("guide", "pdf"):
            chosen.setdefault((job.type, edition.format), job)
    return make(library(), chosen.values())


@cache
def words(code: str, language: str) -> str:
    """Return the words of a kit, with plain spaces."""
    read = (read_pdf if made.path.endswith(".pdf") else read_office for made in kit(code, language))
    lines = [line for reader, made in zip(read, kit(code, language), strict=True) for line in reader(made.data)]
    return re.sub(r"\s", " ", "\n".join(lines))


def forms(code: str, *slots: str) -> set[str]:
    """Return every form, in every language, that a pack gives to slots with forms."""
    values = values_of(pack(code))
    return {words for slot in slots for each in dict(values[slot] or {}).values() for words in each.values()}  # type: ignore[call-overload]


def amounts(code: str) -> dict[str, float]:
    """Return the amounts of money of a pack, computed ones too."""
    slots = pack(code).toolkit.slots.slots
    found = {name: value for name, value in values_of(pack(code)).items() if slots[name].kind == "money"}
    return {name: value for name, value in found.items() if isinstance(value, int | float)}


def own_ids(code: str, folder: str) -> Iterator[str]:
    yield from (id for id in pack(code).owned if id.startswith(f"{folder}/"))


def gaps(code: str, language: str) -> tuple[Gap, ...]:
    each = pack(code)
    return readiness_of(each, each.toolkit.workshops[each.event.plan], language, library().catalogues).gaps


def test_no_pack_is_broken_and_at_least_four_are_shipped() -> None:
    assert library().broken == {}
    assert len(SHIPPED) >= 4


@every_kit
def test_a_kit_is_made_without_a_word_that_is_missing_stale_or_cut(code: str, language: str) -> None:
    made = kit(code, language)
    assert {each.path.rpartition(".")[2] for each in made} >= set(FORMATS)
    assert [notice for each in made for notice in each.notices] == []


@every_pack
def test_a_pack_has_its_own_money_in_every_amount(code: str) -> None:
    slots, given = toolkit().slots.slots, pack(code).values
    typed = [name for name, slot in slots.items() if slot.kind == "money" and slot.compute is None]
    assert pack(code).country.money.currency
    assert [name for name in typed if given.get(name, slots[name].default) == slots[name].default] == []


@every_pack
def test_the_amounts_are_those_of_the_core_times_one_factor_so_that_each_lesson_keeps_its_shape(code: str) -> None:
    default = {name: float(str(toolkit().slots.slots[name].default)) for name in ("price_flat", "equipment")}
    factor = amounts(code)["price_flat"] / default["price_flat"]
    slots = toolkit().slots.slots
    typed = {name: slot.default for name, slot in slots.items() if slot.kind == "money" and slot.compute is None}
    assert {name: amounts(code)[name] for name in typed} == {
        name: pytest.approx(float(str(value)) * factor) for name, value in typed.items()
    }


@every_pack
def test_two_packs_share_no_money_name_place_or_product(code: str) -> None:
    mine = forms(code, *PEOPLE, "practice_place", "practice_product")
    for other in (*SHIPPED, "international"):
        if other != code:
            assert not mine & forms(other, *PEOPLE, "practice_place", "practice_product")


@every_pack
def test_the_people_are_four_with_first_names_alone(code: str) -> None:
    names = forms_plain(code)
    assert len(set(names)) == len(PEOPLE)
    assert [name for name in names if " " in name] == []


def forms_plain(code: str) -> list[str]:
    values = values_of(pack(code))
    return [dict(values[name])[pack(code).country.source]["plain"] for name in PEOPLE]  # type: ignore[arg-type]


@every_pack
def test_no_published_case_speaks_of_the_product_that_is_practised(code: str) -> None:
    products = {word.lower() for word in forms(code, "practice_product")}
    cases = [(id, text) for id, text in iter_texts(pack(code).toolkit) if id.startswith("cases/")]
    told = {id for id, text in cases for word in products if re.search(rf"\b{re.escape(word)}\b", str(text).lower())}
    ours = {f"cases/{key}" for key, case in pack(code).toolkit.cases.items() if case.mark == "?"}
    assert {id for id in told if id.partition(".")[0] not in ours} == set()


@every_pack
def test_a_case_of_its_own_is_printed_with_its_sources(code: str) -> None:
    own = {id.partition(".")[0].removeprefix("cases/") for id in own_ids(code, "cases")}
    handouts = pack(code).toolkit.handouts.values()
    shown = {part.case for handout in handouts for part in handout.parts.values() if part.case}
    assert own & shown
    for key in own:
        case = pack(code).toolkit.cases[key]
        assert set(case.sources) <= set(pack(code).toolkit.sources)


@every_pack
def test_a_card_set_its_day_and_its_looks_or_paper_are_its_own(code: str) -> None:
    country = pack(code).country
    assert list(own_ids(code, "cards"))
    assert day_settings(pack(code)) != DaySettings()
    assert country.paper != "a4" or country.brand != "mallette" or pack(code).template or country.marking


def test_one_pack_stands_on_an_adopted_template_one_on_letter_and_one_tells_two_clocks() -> None:
    packs = [pack(code) for code in SHIPPED]
    assert any(each.template for each in packs)
    assert any(each.country.paper == "letter" for each in packs)
    assert any(each.country.second_clock for each in packs)


@every_pack
def test_the_measure_of_the_field_is_one_of_the_table_with_a_source_or_marked_illustrative(code: str) -> None:
    measure = pack(code).toolkit.measures[str(pack(code).values["field_measure"])]
    assert measure.country == code
    assert bool(measure.sources) != measure.illustrative


@every_kit
def test_each_amount_that_is_printed_is_one_that_the_country_gives_or_that_follows_from_it(
    code: str, language: str
) -> None:
    pattern, allowed = amount_pattern(code, language), {abs(value) for value in amounts(code).values()}
    found = {match[1] for match in pattern.finditer(words(code, language))}
    stray = {each for each in found if number_in(each) not in allowed | quoted(code)}
    assert found
    assert stray == set()


def amount_pattern(code: str, language: str) -> re.Pattern[str]:
    """Return what finds an amount with the sign of the country's money: a number, its thousands apart."""
    sample = print_money(7, pack(code).country.money, f"{language}_{code.upper()}").replace("\xa0", " ")
    before, _, after = sample.partition("7")
    return re.compile(
        rf"{re.escape(before)}(\d{{1,3}}(?:[ ,.]\d{{3}})+|\d+(?:[.,]\d+)?){re.escape(after)}(?!\w|[,.]\d)"
    )


def number_in(text: str) -> float:
    """Return the number of an amount: a sign before three digits parts thousands, before fewer it parts decimals."""
    return float(re.sub(r"[ ,.](?=\d{3}\b)", "", text).replace(",", "."))


def quoted(code: str) -> set[float]:
    """Return the amounts that the pack's own cases quote from their sources."""
    cases = " ".join(str(text) for id, text in iter_texts(pack(code).toolkit) if id.startswith("cases/"))
    return {float(each) for each in re.findall(r"\d+\.\d+", cases)}


@every_kit
def test_no_name_and_no_product_of_the_core_is_left(code: str, language: str) -> None:
    left = {
        name
        for name in forms("international", *PEOPLE, "practice_place")
        if re.search(rf"\b{name}\b", words(code, language))
    }
    assert left == set()
    assert [name for name in forms_plain(code) if name not in words(code, language)] == []


@every_pack
def test_no_sentence_of_a_pack_types_an_amount_that_is_a_slot(code: str) -> None:
    given = {abs(value) for value in amounts(code).values() if abs(value) >= 100}
    # Cases tell what was published, in the numbers of their sources.
    owned = {id for id in pack(code).owned if not id.startswith("cases/")}
    said = {id: str(text) for id, text in iter_texts(pack(code).toolkit) if id in owned}
    typed = {id: n for id, text in said.items() for n in re.findall(r"(?<!\w)\d{3,}(?!\w)", text) if float(n) in given}
    assert typed == {}


@every_kit
def test_the_report_names_what_is_left_to_the_team_and_nothing_that_was_given(code: str, language: str) -> None:
    found = gaps(code, language)
    assert {gap.name for gap in found if gap.must} == TEAMS_OWN
    assert [gap.name for gap in found if gap.name in pack(code).values] == []
    assert [gap.name for gap in found if gap.kind not in ("empty", "example", "picture", "event")] == []


@every_pack
def test_every_difference_from_the_core_has_been_compared(code: str) -> None:
    assert pack(code).unconfirmed == ()
    assert pack(code).moved == ()


@every_pack
def test_the_files_that_a_pack_brings_are_small(code: str) -> None:
    sizes = {path: len(image.data) for path, image in pack(code).images.items()}
    assert {path: size for path, size in sizes.items() if size > SMALL_FILE} == {}
    template = pack(code).template
    assert template is None or len(template.data) < SMALL_FILE

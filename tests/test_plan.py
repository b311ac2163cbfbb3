"""A plan holds one job for each edition of each type, in each language of each country that is asked for."""

from dataclasses import replace

import pytest

from mallette.errors import ContentError, Mistake
from mallette.model.trip import Edition, Job, Library, Selection
from mallette.plan import plan, plan_alone
from tests.samples import library, pack

ALL = plan(library(), Selection())


def with_kenya(**changes: object) -> Library:
    kenya = replace(pack(), code="ke", country=pack().country.model_copy(update={"languages": ["en"]} | changes))
    return replace(library(), packs={"international": pack(), "ke": kenya})


def folders(selection: Selection, library_: Library | None = None) -> list[str]:
    return list(dict.fromkeys(job.folder for job in plan(library_ or library(), selection)))


def refused(selection: Selection, library_: Library | None = None) -> tuple[Mistake, ...]:
    with pytest.raises(ContentError) as raised:
        plan(library_ or library(), selection)
    return raised.value.mistakes


def test_without_options_everything_is_built() -> None:
    editions = [
        (type.name, name)
        for type in library().types.values()
        for name, edition in type.settings.editions.items()
        if edition.made == "always" and edition.beside != "only"
    ]
    assert len(editions) >= 4
    expected = [(language, *edition) for language in pack().country.languages for edition in editions]
    assert [(job.language, job.type, job.edition) for job in ALL] == expected
    assert {job.workshop for job in ALL} == {pack().event.plan}


def test_each_country_is_built_in_its_own_languages() -> None:
    assert folders(Selection(), with_kenya()) == ["international/en", "international/fr", "ke/en"]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(languages=("fr",)), ["international/fr"]),
        (Selection(workshop="one-day"), ["international-one-day/en", "international-one-day/fr"]),
        (Selection(workshop="two-day", languages=("en",)), ["international/en"]),
        (Selection(session=5, languages=("en",)), ["international/en/session-5"]),
        (Selection(session=8, workshop="one-day", languages=("fr",)), ["international-one-day/fr/session-8"]),
    ],
)
def test_files_go_where_country_workshop_and_language_say(selection: Selection, expected: list[str]) -> None:
    assert folders(selection) == expected


def test_an_option_leaves_out_the_rest() -> None:
    assert {job.type for job in plan(library(), Selection(documents=("guide",)))} == {"guide"}
    formats = {job.type for job in plan(library(), Selection(formats=("pdf",))) if job.asked}
    assert formats == {
        type.name
        for type in library().types.values()
        for each in type.settings.editions.values()
        if each.format == "pdf" and each.beside != "only"
    }


def test_a_name_given_twice_is_built_once() -> None:
    assert plan(library(), Selection(countries=("international", "international"))) == ALL


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (
            Selection(countries=("internationl",)),
            "--country: 'internationl' is not there. Did you mean 'international'?",
        ),
        (Selection(languages=("sw",)), "--language: 'sw' is not there. Known here: en, fr."),
        (Selection(documents=("guid",)), "--document: 'guid' is not there. Did you mean 'guide'?"),
        (Selection(formats=("dox",)), "--format: 'dox' is not there. Did you mean 'docx'?"),
        (Selection(workshop="two-days"), "--workshop: 'two-days' is not there. Did you mean 'two-day'?"),
        (
            Selection(session=13),
            "--session: 13 is not in the plan 'two-day' of international. It has sessions 1 to 12.",
        ),
        (Selection(session=0), "--session: 0 is not in the plan"),
        (Selection(session=9, workshop="one-day"), "It has sessions 1 to 8."),
        (Selection(documents=("deck",), formats=("pdf",)), "leave nothing to build"),
        (Selection(pair=("fr", "de")), "--pair: 'de' is not there."),
        (Selection(pair=("fr",)), "--pair: 'fr' is no pair. Name two languages, as in fr+en."),
        (Selection(pair=("fr", "fr")), "--pair: 'fr+fr' is no pair."),
        (Selection(pair=("fr", "en"), languages=("fr",)), "Leave out --language and --notes-language."),
        (Selection(pair=("fr", "en"), documents=("deck",)), "guide is made as docx, pdf; handouts is made as pdf"),
        (Selection(notes="fr", languages=("fr",)), "--notes-language: 'fr' is the language of the slides too."),
    ],
)
def test_a_name_that_does_not_exist_gets_a_suggestion(selection: Selection, words: str) -> None:
    [mistake] = refused(selection)
    assert words in str(mistake)


def test_every_wrong_option_is_told_at_once() -> None:
    assert len(refused(Selection(countries=("xx",), languages=("yy",), documents=("zz",)))) == 3


def test_a_workshop_that_one_country_lacks_gets_a_sentence() -> None:
    toolkit = pack().toolkit.model_copy(update={"workshops": {"two-day": pack().toolkit.workshops["two-day"]}})
    two = replace(library(), packs={"international": pack(), "ke": replace(pack(), code="ke", toolkit=toolkit)})
    [mistake] = refused(Selection(workshop="one-day"), two)
    assert str(mistake) == "--workshop: 'one-day' is no workshop of ke. Did you mean 'two-day'?"


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(countries=("ke",), pair=("fr", "en")), "--pair: ke does not offer fr. It offers en"),
        (Selection(countries=("ke",), notes="fr"), "--notes-language: ke does not offer fr. It offers en"),
    ],
)
def test_a_language_that_a_country_does_not_offer_cannot_stand_beside_another(selection: Selection, words: str) -> None:
    [mistake] = refused(selection, with_kenya())
    assert words in str(mistake)


def test_a_broken_country_stops_only_plans_that_include_it() -> None:
    mistake = Mistake("content/countries/ml/slots.yaml", 3, "price_flat", "breaks the lesson.")
    broken = replace(library(), broken={"ml": (mistake,)})
    assert plan(broken, Selection(countries=("international",))) == ALL
    assert refused(Selection(), broken) == (mistake,)
    assert refused(Selection(countries=("ml",)), broken) == (mistake,)


def test_a_pair_has_a_folder_of_its_own_and_only_what_is_read_in_two_languages() -> None:
    jobs = plan(library(), Selection(countries=("international",), pair=("fr", "en")))
    assert {(job.folder, job.language, job.beside) for job in jobs} == {("international/fr+en", "fr", "en")}
    assert [(job.type, job.edition) for job in jobs] == [
        ("guide", "guide"),
        ("guide", "guide-pdf"),
        ("handouts", "handouts"),
        ("interpreter", "interpreter"),
    ]
    one_day = Selection(countries=("international",), pair=("en", "fr"), workshop="one-day", session=2)
    assert {job.folder for job in plan(library(), one_day)} == {"international-one-day/en+fr/session-2"}


def test_what_is_made_as_a_pair_alone_is_no_part_of_a_kit_in_one_language() -> None:
    assert "interpreter" not in {job.type for job in ALL}


def test_what_is_made_as_a_pair_alone_is_planned_for_every_country_that_offers_two_languages() -> None:
    jobs = plan_alone(with_kenya())
    assert [(job.country, job.folder, job.edition) for job in jobs] == [
        ("international", "international/en+fr", "interpreter")
    ]


def test_a_pair_skips_countries_that_do_not_offer_both() -> None:
    assert folders(Selection(pair=("en", "fr")), with_kenya()) == ["international/en+fr"]


def test_notes_in_another_language_make_decks_alone_in_the_folder_of_their_slides() -> None:
    jobs = plan(library(), Selection(countries=("international",), notes="fr"))
    assert [(job.folder, job.beside, job.type, job.edition) for job in jobs] == [
        ("international/en", "fr", "deck", "deck")
    ]


def test_an_edition_is_data() -> None:
    type = library().types["guide"]
    letter = Edition(file="guide-letter.docx", format="docx", paper="letter")
    settings = type.settings.model_copy(update={"editions": {**type.settings.editions, "letter": letter}})
    more = replace(library(), types={"guide": replace(type, settings=settings)})
    jobs = plan(more, Selection(languages=("en",)))
    assert Job("international", "two-day", "en", "guide", "letter", "international/en") in jobs


def test_only_an_empty_selection_is_not_narrow() -> None:
    assert not Selection().narrow
    assert all(
        each.narrow
        for each in (
            Selection(session=1),
            Selection(languages=("en",)),
            Selection(workshop="one-day"),
            Selection(pair=("fr", "en")),
            Selection(notes="fr"),
        )
    )

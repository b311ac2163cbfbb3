"""Money, measures, dates and hours as they are written in a country, found in the files that its people open: PDF, Word
and PowerPoint."""

import re
from dataclasses import replace

import pytest

from mallette.agenda import clock_of, lay_days, lay_pack, session_minutes
from mallette.languages import own_texts
from mallette.localize import values_of
from mallette.localize.days import view_late
from mallette.localize.voice import Voice
from mallette.model.trip import Translation
from mallette.numbering import kept_steps, number_workshop
from mallette.wording import wording_of
from tests.samples import texts, toolkit
from tests.truth_packs import truth_library, words_of

AGENDA, CARDS = "agenda/agenda", "session-cards/session-cards"
DECK, WORD, PDF = "deck/deck", "guide/guide", "guide/guide-pdf"
SHEETS, SHEETS_WORD, PLAY = "handouts/handouts", "handouts/handouts-docx", "cards/cards"
GUIDES = (WORD, PDF)
ALL = (DECK, WORD, PDF, SHEETS, SHEETS_WORD)

TRUTH: list[tuple[str, str, str, tuple[str, ...]]] = [
    # Senegal: the CFA franc has no decimals, a no-break space at each thousand and before its sign.
    ("sn", "fr", "12 500 F CFA", (*ALL, PLAY)),
    ("sn", "fr", "7 500 F CFA", (*ALL, PLAY)),
    ("sn", "fr", "8 750 F CFA", (*GUIDES, DECK)),
    ("sn", "fr", "37 500 F CFA", (*GUIDES, DECK, SHEETS, PLAY)),
    ("sn", "fr", "20 000 F CFA", (*GUIDES, SHEETS, PLAY)),
    ("sn", "fr", "450 000 F CFA", GUIDES),
    ("sn", "fr", "92 500 F CFA", (*GUIDES, DECK)),
    ("sn", "fr", "−87 500 F CFA", (*GUIDES, DECK)),
    ("sn", "fr", "sac (65 kg)", GUIDES),
    ("sn", "fr", "recensement du Sénégal, 2013", GUIDES),
    ("sn", "fr", "Chacun prie où il veut.", GUIDES),
    ("sn", "fr", "Prière", (AGENDA, WORD, DECK)),
    ("sn", "fr", "4 mars 2027", (AGENDA,)),
    ("sn", "fr", "5 mars 2027", (AGENDA,)),
    ("sn", "fr", "19 avril 2027", (*GUIDES, DECK)),
    ("sn", "fr", "200 kg", (*GUIDES, SHEETS)),
    ("sn", "fr", "17 h 00", (AGENDA, WORD, DECK)),
    # Kenya: the shilling as it is signed there, and the hours that Swahili speakers count from six o'clock.
    ("ke", "en", "KSh 12,500", (*ALL, PLAY)),
    ("ke", "en", "KSh 7,500", (*ALL, PLAY)),
    ("ke", "en", "KSh 450,000", GUIDES),
    ("ke", "en", "−KSh 87,500", (*GUIDES, DECK)),
    ("ke", "en", "bag (90 kg)", GUIDES),
    ("ke", "en", "4 March 2027", (AGENDA,)),
    ("ke", "en", "19 April 2027", (*GUIDES, DECK)),
    ("ke", "en", "08:00 (saa 2)", (AGENDA, CARDS, WORD, PDF)),
    ("ke", "en", "08:40 (saa 2:40)", (AGENDA, CARDS, WORD, PDF)),
    ("ke", "en", "11:15 (saa 5:15)", (AGENDA, WORD, PDF)),
    ("ke", "en", "12:00 (saa 6)", (AGENDA, CARDS, WORD, PDF)),
    ("ke", "en", "13:00 (saa 7) Prayer", (AGENDA, PDF)),
    ("ke", "en", "15:45 (saa 9:45)", (AGENDA, WORD, PDF)),
    ("ke", "en", "13:15", (DECK,)),
    ("ke", "en", "Futility Closet, 2018", GUIDES),
    # Haiti: the gourde, with the dollar of five that prices are spoken in.
    ("ht", "fr", "500 G (100 dola)", (*ALL, PLAY)),
    ("ht", "fr", "300 G (60 dola)", (*ALL, PLAY)),
    ("ht", "fr", "350 G (70 dola)", (*GUIDES, DECK)),
    ("ht", "fr", "1 500 G (300 dola)", (*GUIDES, DECK, SHEETS, PLAY)),
    ("ht", "fr", "−3 500 G (−700 dola)", (*GUIDES, DECK)),
    ("ht", "fr", "+ 0 − (1 500 G + 800 G) − 12 000 G = 3 700 G", (WORD,)),
    ("ht", "fr", "carreau (1,29 ha)", GUIDES),
    ("ht", "fr", "The Globe and Mail, sur le dollar haïtien", GUIDES),
    ("ht", "fr", "4 mars 2027", (AGENDA,)),
    ("ht", "fr", "Supprimez aussi :", (WORD, PDF)),
    ("ht", "en", "500 G (100 dola)", (*ALL, PLAY)),
    ("ht", "en", "1,500 G (300 dola)", (*GUIDES, DECK, PLAY)),
    ("ht", "en", "carreau (1.29 ha)", GUIDES),
    ("ht", "en", "March 4, 2027", (AGENDA,)),
    # Zambia: two languages of one country.
    ("zm", "en", "ZK 24,300", (WORD,)),
    ("zm", "fr", "24 300 ZK", (WORD,)),
]
"""Country, language, what is printed there, and the files in which it stands."""
STRINGS = [(*each[:3], file) for each in TRUTH for file in each[3]]

NOTE = "countries/sn.day.prayers.noon.note"
M30 = tuple(toolkit().workshops["two-day"].late["m30"].drop)

UNTRUE: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("sn", "fr", r"(?<![F\s])CFA|FCFA|CFA\d", ALL),
    ("sn", "fr", r"\d,00\b", (DECK, WORD, SHEETS_WORD)),
    ("sn", "fr", r"XOF|12,500|12\.500", ALL),
    ("sn", "fr", r"Haiti|Haïti land|Swahili", GUIDES),
    ("ke", "en", r"KES|Ksh|12\.500|\d+/=", ALL),
    ("ke", "en", r"dola|carreau|Haitian Internet|Senegal", (*ALL, AGENDA)),
    ("ke", "en", r"saa", (DECK, SHEETS)),
    ("ht", "fr", r"HTG|\$|gourde.? haïtienne", ALL),
    ("ht", "fr", r"\d+/\d+/\d{2,4}", (*ALL, AGENDA)),
    ("zm", "fr", r"ZMW|K 24", (WORD,)),
]
"""What stands in none of these files, as a pattern."""


def read(country: str, language: str, file: str) -> str:
    return words_of(country, language, *file.split("/"))


def with_no_breaks(text: str) -> str:
    """Return what is printed with its no-break spaces: within an amount, a measure, an hour."""
    text = re.sub(
        r"(?<=\d) (?=\d{3}(?!\d))|(?<=\d) (?=(F|G|ZK|kg|ha|dola|h)\b)|(?<=\d h) (?=\d\d)|(?<=F) (?=CFA)", "\u00a0", text
    )
    text = text.replace("aussi :", "aussi\u00a0:")
    return re.sub(r"(?<=KSh) (?=\d)|(?<=ZK) (?=\d)|(?<=saa) (?=\d)", "\u00a0", text)


def test_the_truth_of_each_country_is_told_in_every_format() -> None:
    assert len({each[:3] for each in TRUTH}) + len(UNTRUE) >= 55
    assert {file for *_, files in TRUTH for file in files} >= {DECK, WORD, PDF, SHEETS, SHEETS_WORD, AGENDA, CARDS}


@pytest.mark.parametrize(("country", "language", "printed", "file"), STRINGS)
def test_what_is_true_there_is_printed(country: str, language: str, printed: str, file: str) -> None:
    words = read(country, language, file)
    assert printed in words.replace("\u00a0", " ")
    if file in (DECK, WORD, SHEETS_WORD) and "=" not in printed:  # in a PDF it is drawn as any space
        assert with_no_breaks(printed) in words


@pytest.mark.parametrize(
    ("country", "language", "pattern", "file"), [(*each[:3], file) for each in UNTRUE for file in each[3]]
)
def test_what_is_not_written_there_is_not_printed(country: str, language: str, pattern: str, file: str) -> None:
    words = read(country, language, file)
    found = re.search(pattern, words)
    assert found is None, words[max(0, found.start() - 80) : found.end() + 80] if found else ""


@pytest.mark.parametrize("file", [AGENDA, CARDS, WORD, PDF, DECK])
def test_one_changed_start_changes_every_clock(file: str) -> None:
    pack = lay_pack(truth_library().packs["ke"])
    words = read("ke", "en", file).replace("\u00a0", " ")
    for day in lay_days(pack.toolkit, pack.toolkit.workshops["two-day"]):
        for slot in day.slots:
            if slot.block.session or file != CARDS:
                assert clock_of(slot.start) in words, slot.key
    assert day.slots[0].start == 8 * 60


@pytest.mark.parametrize("file", [CARDS, WORD, PDF, DECK])
def test_an_interpreters_minutes_are_the_same_everywhere(file: str) -> None:
    pack = lay_pack(truth_library().packs["ht"])
    workshop = pack.toolkit.workshops["two-day"]
    raw = truth_library().packs["ht"].toolkit
    numbers = number_workshop(pack.toolkit, workshop).numbers
    words = read("ht", "fr", file).replace("\u00a0", " ")
    for key, session in pack.toolkit.sessions.items():
        total = session_minutes(session, workshop, key)
        assert total > session_minutes(raw.sessions[key], workshop, key)
        assert f"{total} minutes" in words, key
        for name, step in kept_steps(session, workshop, key).items():
            if file == WORD or (file == DECK and step.slides):
                assert re.search(rf"\b{numbers[f'sessions/{key}.{name}']} .{{0,80}}?\b{step.minutes} min\b", words), (
                    name
                )


def test_a_note_to_a_prayer_is_the_countrys_own_sentence_and_can_be_translated() -> None:
    pack = truth_library().packs["sn"]
    assert ("countries/sn.day.prayers.noon.note", "Chacun prie où il veut.") in own_texts(pack)
    noted = replace(pack, catalogues={"en": {NOTE: Translation("Chacun prie où il veut.", "Pray where you like.")}})
    assert wording_of(noted, "en", {}, NOTE, "Chacun prie où il veut.").text == "Pray where you like."


@pytest.mark.parametrize(
    ("dropped", "rows"),
    [
        ((), {"m15": True, "m30": True, "m45": True, "m60": True}),
        (("sessions/our-chain.market-game",), {"m15": True, "m30": False, "m45": True, "m60": True}),
        ((*M30,), {"m15": True, "m45": True, "m60": True}),
    ],
)
def test_the_late_table_offers_nothing_that_is_dropped_already(dropped: tuple[str, ...], rows: dict[str, bool]) -> None:
    own = toolkit().workshops["two-day"].model_copy(update={"drop": [*dropped]})
    speaker = replace(voice("zm", "en"), spine=number_workshop(toolkit(), own))
    table = view_late(speaker, own, "two-day")
    assert {row["key"]: row["text"] is not None for row in table} == rows
    numbers = [step["number"] for row in table for step in row["drop"]]
    assert numbers == ([speaker.spine.numbers[each] for each in M30[1:]] if len(dropped) == 1 else [])


def test_a_dropped_step_is_in_no_file() -> None:
    title = truth_library().catalogues["fr"]["sessions/our-chain.steps.market-game.title"].text
    for file in (CARDS, WORD, PDF, DECK):
        assert title not in read("ht", "fr", file).replace("\u00a0", " ")
    assert "market-game" in str(sorted(texts()))


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("She pays {price_clean} a kg.", "She pays 500 G (100 dola) a kg."),
        ("{lot} × {price_flat} = {old_income}", "40 kg × 300 G = 12 000 G"),
    ],
)
def test_a_worked_sum_has_the_legal_unit_alone(sentence: str, printed: str) -> None:
    speaker = voice("ht", "fr")
    words = re.sub("<.*?>", "", speaker.say("countries/ht.note", sentence))
    assert words.replace("\u00a0", " ") == printed


def test_a_chart_has_the_legal_unit_alone() -> None:
    assert "500 G<" in voice("ht", "fr").show("price_clean").replace("\u00a0", " ")


def voice(country: str, code: str) -> Voice:
    library = truth_library()
    pack = lay_pack(library.packs[country])
    return Voice(
        pack=pack,
        code=code,
        language=library.languages[code],
        catalogue=library.catalogues.get(code, {}),
        typography=library.languages,
        spine=number_workshop(pack.toolkit, pack.toolkit.workshops[pack.event.plan]),
        values=values_of(pack),
    )

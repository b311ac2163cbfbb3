"""Whatever a person can get wrong in a toolkit is told with file, line, key, what is wrong and what would be right, and
told once. Each case changes the real toolkit, and expects one mistake and no other (or `count`)."""

# ruff: noqa: E501 - a case is a line or two of a table
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.samples import Change, changed, mistakes_in

F01 = "content/findings/F01.yaml"
LINKS = "content/sessions/links.yaml"
NEWS = "content/sessions/news-and-prices.yaml"
STRONGER = "content/sessions/stronger-together.yaml"
MONEY = "content/handouts/money-year.yaml"
SLOTS = "content/slots.yaml"
TERMS = "content/terms.yaml"
ONE_DAY = "content/workshops/one-day.yaml"
TWO_DAY = "content/workshops/two-day.yaml"
QUESTIONS = "content/questions.yaml"
FRENCH = "content/languages/fr/strings.po"
TYPE = "templates/documents/guide/type.yaml"
KE = "content/countries/ke"
KE_FRENCH = f"{KE}/languages/fr.po"
KENYA: tuple[Change, ...] = (
    (f"{KE}/country.yaml", "title: Kenya\nlanguages: [en]\n"),
    (f"{KE}/event.yaml", "plan: two-day\n"),
)


class Case(NamedTuple):
    """What is changed, and where and how the mistake is told: `at` stands in the line it names (empty: no line)."""

    rule: str
    changes: tuple[Change, ...]
    file: str
    at: str
    key: str
    words: tuple[str, ...]
    count: int = 1


def kenya(settings: str) -> tuple[Change, ...]:
    return ((f"{KE}/country.yaml", f"title: Kenya\nlanguages: [en]\n{settings}\n"), KENYA[1])


def finding(text: str) -> tuple[Change, ...]:
    return ((F01, f"title: Learning\n{text}"),)


def values(text: str) -> tuple[Change, ...]:
    return (*KENYA, (f"{KE}/slots.yaml", text))


def entry(source: str, french: str) -> str:
    return f'msgctxt "findings/F01.title"\nmsgid "{source}"\nmsgstr "{french}"\n\n'


def translated(source: str, french: str) -> tuple[Change, ...]:
    """A country that says the title of F01 in its own words, with its own translation."""
    country: Change = (f"{KE}/country.yaml", "title: Kenya\nlanguages: [en, fr]\n")
    title: Change = (f"{KE}/findings/F01.yaml", f'title: "{source}"\n')
    return (country, KENYA[1], title, (KE_FRENCH, 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n' + entry(source, french)))


YAML = [
    Case(
        "broken YAML",
        ((F01, "title: Learning\ntext: [\n"),),
        F01,
        "",
        "",
        ("opens [ and does not close it", "Close it with ]"),
    ),
    Case(
        "an alias", ((F01, "mark: S", "mark: &here S"),), F01, "mark", "mark", ("anchor or alias", "Write the text out")
    ),
    Case("a key twice", ((F01, "mark: S", "mark: S\nmark: W"),), F01, "mark: W", "mark", ("stands twice", "Keep one")),
    Case("a bell", ((F01, "mark: S", 'mark: "\a"'),), F01, "mark", "", ("U+0007", "Type the line again")),
    Case(
        "a second document",
        ((F01, "mark: S", "mark: S\n---\nmark: S"),),
        F01,
        "---",
        "",
        ("second document", "Take the line out"),
    ),
    Case("no content", ((F01, "just words\n"),), F01, "just", "", ("must be a mapping", "Indent its keys")),
    Case(
        "no number", ((LINKS, "minutes: 20", "minutes: 0x14"),), LINKS, "0x14", "steps.sort-links.minutes", ("digits",)
    ),
    Case("an endless nest", ((F01, "title: " + "[" * 3000),), F01, "", "", ("nested too deeply",)),
]
MODEL = [
    Case("an unknown key", ((F01, "mark: S", "mark: S\nmarc: S"),), F01, "marc", "marc", ("not a key", "Did you mean 'mark'?")),
    Case("a missing key", ((F01, "mark: S\n", ""),), F01, "title", "mark", ("is missing",)),
    Case(
        "words for a number", ((LINKS, "minutes: 20", "minutes: twenty"),),
        LINKS, "twenty", "steps.sort-links.minutes", ("must be a whole number",),
    ),
    Case("a number for words", ((F01, "title: Learning turned", "title: 3\n# "),), F01, "3", "title", ("must be text", "quotes")),
    Case(
        "a bare list of sentences", ((LINKS, "objectives:\n", "objectives: [to see]\nadvice2:\n"),),
        LINKS, "objectives", "objectives", ("must be a mapping of keys", "Lists of texts are mappings with short keys"), 2,
    ),
    Case("an unknown mark", ((F01, "mark: S", "mark: Q"),), F01, "mark", "mark", ("'S', 'P', 'W'",)),
    Case("no source", ((F01, "sources: [SEED]", "sources: []"),), F01, "sources", "sources", ("too few", "at least 1")),
    Case("no minutes", ((LINKS, "minutes: 20", "minutes: 0"),), LINKS, "minutes: 0", "steps.sort-links.minutes", ("more than 0",)),
    Case(
        "two verbs in a label", ((NEWS, "cards:\n        give: cards/messages", "cards:\n        give: cards/messages\n        say: Take one."),),
        NEWS, "cards", "steps.whisper.labels.cards", ("exactly one of say", "this one has say and give"),
    ),
    Case(
        "a break without minutes", ((ONE_DAY, "kind: lunch\n        minutes: 60", "kind: lunch"),),
        ONE_DAY, "lunch", "days.day-1.blocks.lunch", ("every other block needs minutes",),
    ),
    Case(
        "five lines of a task", (("content/activities/two-prices.yaml", "task:\n", 'task:\n  five: "And rest."\n'),),
        "content/activities/two-prices.yaml", "task", "task", ("too many", "4 at most"),
    ),
    Case("a clock without quotes", ((ONE_DAY, '"16:30"', "6pm"),), ONE_DAY, "6pm", "days.day-1.end", ('"09:00"',)),
    Case("a value of no type", values("price_flat: [1]\n"), f"{KE}/slots.yaml", "[1]", "price_flat", ("a number, or text",)),
    Case("a switch for a number", values("price_flat: true\n"), f"{KE}/slots.yaml", "true", "price_flat", ("a number, or text",)),
    Case("an unknown key in a type", ((TYPE, "audience:", "audeince: room\naudience:"),), TYPE, "audeince", "audeince", ("'audience'",)),
    Case("a file name that leaves the folder", ((TYPE, "guide.docx", "../guide.docx"),), TYPE, "..", "editions.guide.file", ("cannot be used",)),
    Case("an unknown key in a brand", (("templates/brands/mallette/brand.yaml", "titel: X\ntitle: X\n"),),
         "templates/brands/mallette/brand.yaml", "titel", "titel", ("'title'",)),
    Case("a language complete for no plan", (("content/languages/fr/language.yaml", "plans: [two-day,", "plans: [two-days,"),),
         "content/languages/fr/language.yaml", "", "plans", ("'two-days'", "Did you mean 'two-day'?")),
    Case("an unknown key in a language", (("content/languages/fr/language.yaml", "locale:", "local: x\nlocale:"),),
         "content/languages/fr/language.yaml", "local: x", "local", ("'locale'",)),
    Case("an unknown key in a pack", ((f"{KE}/country.yaml", "title: K\nlanguages: [en]\nmony: {}\n"), KENYA[1]),
         f"{KE}/country.yaml", "mony", "mony", ("Did you mean 'money'?",)),
]  # fmt: skip
REFERENCES = [
    Case("an undeclared slot", ((F01, "title: Learning", "title: The {price_flatt}"),), F01, "title", "title",
         ("{price_flatt}", "Did you mean 'price_flat'?")),
    Case("a brace alone", ((F01, "title: Learning", "title: The } Learning"),), F01, "title", "title", ("a brace",)),
    Case("a reference that is none", ((F01, "title: Learning", 'title: "{Handouts/links}"\n#'),), F01, "title", "title", ("a brace",)),
    Case("a reference to nothing", ((F01, "title: Learning", 'title: "{handouts/linkz}"\n#'),), F01, "title", "title",
         ("'linkz', which is not in handouts", "Did you mean 'links'?")),
    Case("an unknown source", ((F01, "sources: [SEED]", "sources: [SEED, SED]"),), F01, "sources", "sources", ("'SED'", "'SEED'")),
    Case("a handout for none", ((MONEY, "recommendation: R4", "recommendation: R8"),), MONEY, "R8", "recommendation", ("'R8'",)),
    Case("a slide that is not there", ((NEWS, "show: lost-signal", "show: lost-signl"),), NEWS, "lost-signl",
         "steps.two-prices.labels.show-lost.show", ("'lost-signal'?",), 2),
    Case("an unknown activity", ((NEWS, "groups: two-prices", "groups: two-price"),), NEWS, "two-price",
         "steps.two-prices.labels.task.groups", ("'two-price'", "'two-prices'")),
    Case("giving what is no paper", ((NEWS, "give: handouts/two-prices", "give: sessions/links"),), NEWS, "sessions/links",
         "steps.two-prices.labels.sheet.give", ("cannot be handed out", "handouts/..."), 2),
    Case("an unknown session in a plan", ((ONE_DAY, "{session: our-chain}", "{session: our-chian}"),), ONE_DAY, "our-chian",
         "days.day-1.blocks.our-chain.session", ("'our-chian'", "'our-chain'")),
    Case("a picture of no slot", ((NEWS, "value: price_clean", "value: price_cleen"),), NEWS, "price_cleen",
         "steps.two-prices.slides.lost-signal.picture.nodes.clean.value", ("no slot with a number", "'price_clean'")),
    Case("a line to no node", ((NEWS, "end: good-buyers, line", "end: good-buyer, line"),), NEWS, "good-buyer,",
         "steps.two-signals.slides.flat-price.picture.links.good-goods", ("'good-buyer', which is no node", "'good-buyers'")),
    Case("a control character", ((F01, "title: Learning turned", 'title: "\\x07"\n#'),), F01, "title", "title", ("control",)),
    Case("half a character", ((F01, "title: Learning turned", 'title: "\\ud800"\n#'),), F01, "title", "title", ("half a character",)),
    Case("a stray file", (("content/findings.yaml", "F01: {}\n"),), "content/findings.yaml", "", "", ("not read by anything",)),
    Case("a file too deep", (("content/findings/more/F26.yaml", "a: b\n"),), "content/findings/more/F26.yaml", "", "", ("not read",)),
    Case("another ending", (("content/findings/F26.yml", "a: b\n"),), "content/findings/F26.yml", "", "", ("not read",)),
    Case("a stray file in a pack", (*KENYA, (f"{KE}/slot.yaml", "a: b\n")), f"{KE}/slot.yaml", "", "", ("not read",)),
]  # fmt: skip
SUMS = [
    Case("a sum of nothing known", ((SLOTS, "compute: sellers * lot", "compute: selers * lot"),), SLOTS, "compute",
         "slots.lot_group.compute", ("selers, which is no slot",)),
    Case("no sum", ((SLOTS, "compute: sellers * lot", "compute: sellers * * lot"),), SLOTS, "compute",
         "slots.lot_group.compute", ("is not a sum",)),
    Case("a sum that grows", ((SLOTS, "compute: sellers * lot", "compute: lot ** lot"),), SLOTS, "slots:", "slots",
         ("only numbers, slots",)),
    Case("a circle of sums", ((SLOTS, "compute: sellers * lot", "compute: lot_group + lot"),), SLOTS, "slots:", "slots",
         ("wait for each other",)),
    Case("a core that breaks its lesson", ((SLOTS, "default: 35", "default: 55"),), SLOTS, "mixed-below-clean",
         "rules.mixed-below-clean", ("price_mixed = 55", "price_mixed < price_clean must hold", "no signal to lose")),
    Case("flat at mixed", values("price_flat: 35\n"), f"{KE}/slots.yaml", "35", "price_flat", ("price_flat < price_mixed",), 2),
    Case("alone at clean", values("price_alone: 50\n"), f"{KE}/slots.yaml", "50", "price_alone", ("price_alone < price_clean",)),
    Case("flat above alone", values("price_alone: 30\n"), f"{KE}/slots.yaml", "30", "price_alone", ("price_flat < price_alone",)),
    Case("nothing lost", values("kept: 40\nequipment: 280\n"), f"{KE}/slots.yaml", "kept", "kept", ("kept < lot",)),
    Case("a middling season too good", values("equipment: 60\n"), f"{KE}/slots.yaml", "60", "equipment", ("net_half * 5 <= net_good",)),
    Case("a value nobody asked for", values("price_flatt: 3\n"), f"{KE}/slots.yaml", "flatt", "price_flatt", ("no slot", "'price_flat'")),
    Case("a typed sum", values("net_good: 3\n"), f"{KE}/slots.yaml", "net_good", "net_good", ("is computed", "Take it out")),
    Case("words for money", values('price_flat: "30"\n'), f"{KE}/slots.yaml", "30", "price_flat", ("must be a number",)),
    Case("a number for words", values("word_group: 30\n"), f"{KE}/slots.yaml", "30", "word_group", ("text in quotes",)),
    Case("a word too long", values(f"word_group: {'x' * 21}\n"), f"{KE}/slots.yaml", "xx", "word_group", ("21 letters", "at most 20")),
    Case("a crop too long", values(f"practice_product: {{en: {{plain: {'x' * 17}, of: x, the: x}}}}\n"), f"{KE}/slots.yaml", "xx",
         "practice_product", ("17 letters",)),
    Case("a name without its plain form", values("woman_1: {en: {of: of Awa}}\n"), f"{KE}/slots.yaml", "Awa", "woman_1", ("`plain`",)),
    Case("a date that is none", values("follow_up_date: soon\n"), f"{KE}/slots.yaml", "soon", "follow_up_date", ("2027-03-12",)),
    Case("a value with a control character", values('word_group: "a\\x01"\n'), f"{KE}/slots.yaml", "x01", "word_group", ("control",)),
]  # fmt: skip
DAYS = [
    Case("a day that does not add up", ((ONE_DAY, 'end: "16:30"', 'end: "16:45"'),), ONE_DAY, "16:45", "days.day-1.end",
         ("is 16:45", "add up to 480 minutes", "ends at 16:30")),
    Case("a step that moves a day", ((LINKS, "minutes: 20", "minutes: 25"),), TWO_DAY, "16:45", "days.day-1.end", ("16:50",)),
    Case("a must step that saves", ((LINKS, "minutes: 20", "minutes: 20\n    saves: 5"),), LINKS, "saves: 5",
         "steps.sort-links.saves", ("must be kept",)),
    Case("a must step dropped when late", ((TWO_DAY, "drop: [sessions/our-chain.market-game,", "drop: [sessions/plan.plan,"),), TWO_DAY, "drop: [sessions/plan",
         "late.m30.drop", ("sessions/plan.plan", "`priority: cut`")),
    Case("a cut step that is never cut", ((TWO_DAY, "never_cut: [sessions/plan.plan]", "never_cut: [sessions/four-ways.pushes]"),), TWO_DAY, "never_cut",
         "never_cut", ("sessions/four-ways.pushes", "`priority: must`")),
    Case("a cut that saves nothing", ((LINKS, "saves: 10", "saves: 0"),), LINKS, "saves: 0", "steps.good-and-bad.saves", ("1 to 10",)),
    Case("a task longer than its step", ((LINKS, "minutes: 14", "minutes: 21"),), LINKS, "minutes: 21", "steps.sort-links.labels.task.minutes", ("is 21", "Its step has 20")),
    Case("a task that ends in no later step", ((STRONGER, "through: round-two", "through: ring-two"),), STRONGER, "through: ring-two",
         "steps.cast.labels.groups.through", ("no later step",)),
    Case("a session card without its step", ((NEWS, "opens: two-prices", "opens: three-prices"),), NEWS, "opens: three-prices",
         "opens", ("Name a step",)),
    Case("a cut that saves too much", ((LINKS, "saves: 10", "saves: 11"),), LINKS, "saves: 11", "steps.good-and-bad.saves", ("is 11",)),
    Case("a session twice", ((ONE_DAY, "{session: our-chain}", "{session: our-chain}\n      again: {session: our-chain}"),),
         ONE_DAY, "days", "days", ("'our-chain' twice",), 2),
    Case("a handout with two numbers", ((ONE_DAY, "take_home: [", "take_home: [channels, "),), ONE_DAY, "take_home", "take_home",
         ("lists 'channels', which sessions/channels.handouts lists already", "List it once")),
    Case("a plan that refers to what it leaves out", ((ONE_DAY, "{sessions/channels}", "{sessions/links}"),), ONE_DAY, "text",
         "late.m45.text", ("{sessions/links}", "'one-day' leaves out", "when: sessions/links")),
    Case("a term that refers to what a plan leaves out", ((TERMS, 'bring: "Bring"', 'bring: "Bring {sessions/links}"'),), TERMS,
         "bring", "bring", ("'one-day' leaves out",)),
    Case("a step that gives what a plan leaves out",
         ((NEWS, "give: handouts/two-prices", "give: handouts/two-prices\n      other: {give: handouts/links}"),),
         NEWS, "give: handouts/links", "steps.two-prices.labels.other.give",
         ("is handouts/links, which the plan 'one-day' leaves out", "when: handouts/links")),
    Case("an unknown plan", (KENYA[0], (f"{KE}/event.yaml", "plan: two-days\n")), f"{KE}/event.yaml", "two-days", "plan",
         ("is no workshop", "'two-day'")),
    Case("a date of no calendar", (KENYA[0], (f"{KE}/event.yaml", "plan: two-day\nfollow_up_date: 2027-02-30\n")),
         f"{KE}/event.yaml", "30", "follow_up_date", ("is not a date", "2027-03-12")),
]  # fmt: skip
COVERAGE = [
    Case("a recommendation without a handout", ((ONE_DAY, ", money-year]", "]"),), "content/recommendations/R4.yaml",
         "title", "", ("has no handout in the plan 'one-day'", "`take_home:`"), 3),
    Case("a recommendation without a step", (("content/sessions/money.yaml", "recommendations: [R4]", "recommendations: []"),
         ("content/sessions/plan.yaml", "recommendations: [", "recommendations: [] # ["),), "content/recommendations/R4.yaml",
         "title", "", ("is in no step of the plan 'two-day'", "take it out of `practised:`")),
    Case("a recommendation without a question", ((QUESTIONS, "  recommendation: R4\n", ""),), "content/recommendations/R4.yaml",
         "title", "", ("no question in the test", "`test: true`")),
    Case("a finding that nobody carries", ((NEWS, "findings: [F03, F14, F15]", "findings: [F03, F15]"),),
         "content/findings/F14.yaml", "title", "", ("is carried by no session",)),
    Case("a sheet that nobody gives", ((NEWS, "give: handouts/two-prices", 'do: "Give the sheet."'),), NEWS, "title", "",
         ("never gives handouts/two-prices",)),
    Case("a slide that nobody shows", ((NEWS, "show: choose", 'do: "Nothing."'),), NEWS, "choose",
         "steps.carrier.slides.choose", ("is never shown",)),
]  # fmt: skip
TRANSLATIONS = [
    Case("a translation that gained a slot", ((FRENCH, 'upgrade"\nmsgstr "', 'upgrade"\nmsgstr "{lot} '),), FRENCH, "kit.title",
         "kit.title", ("adds {lot}", "The source is: Helping")),
    Case("a translation that lost a slot", translated("The {price_flat}", "Le prix"), KE_FRENCH, "findings/F01.title",
         "findings/F01.title", ("lacks {price_flat}", "The source is: The {price_flat}")),
    Case("a translation that lost a reference", translated("See {forms/evaluation}", "Voir {forms/daily-card}"), KE_FRENCH, "F01",
         "findings/F01.title", ("lacks {forms/evaluation}; adds {forms/daily-card}",)),
    Case("de before a place", translated("At {practice_place}", "La ville de {practice_place}"), KE_FRENCH, "F01",
         "findings/F01.title", ("'de' straight before {practice_place}", "{practice_place.of}")),
    Case("d’ before a person", translated("By {woman_1}", "Le lot d’{woman_1}"), KE_FRENCH, "F01",
         "findings/F01.title", ("'d’' straight before {woman_1}",)),
    Case("à before a person", translated("By {woman_1}", "À {woman_1}"), KE_FRENCH, "F01", "findings/F01.title", ("'À' straight",)),
    Case("a form that no value has", translated("By {woman_1}", "Par {woman_1.by}"), KE_FRENCH, "F01", "findings/F01.title",
         ("no form 'by' in 'fr'", "It has: plain, of, to")),
    Case("a private-use character", translated("Honey", "Miel\ue000"), KE_FRENCH, "F01", "findings/F01.title", ("private-use",)),
    Case("a broken catalogue", ((FRENCH, 'msgid ""', 'msgxx ""'),), FRENCH, "msgxx", "", ("not a gettext catalogue", "Poedit")),
    Case("an entry twice", ((*translated("Honey", "Miel")[:-1], (KE_FRENCH, 2 * entry("Honey", "Miel")))), KE_FRENCH, "F01",
         "findings/F01.title", ("stands twice",)),
]  # fmt: skip
PACKS = [
    Case("a language that does not exist", ((f"{KE}/country.yaml", "title: Kenya\nlanguages: [en, sw]\n"), KENYA[1]),
         f"{KE}/country.yaml", "sw", "languages", ("'sw'", "content/languages/", "Known here: en, fr")),
    Case("a brand that does not exist", ((f"{KE}/country.yaml", "title: Kenya\nlanguages: [en]\nbrand: malette\n"), KENYA[1]),
         f"{KE}/country.yaml", "malette", "brand", ("templates/brands/", "Did you mean 'mallette'?")),
    Case("no event", KENYA[:1], f"{KE}/event.yaml", "", "", ("cannot be read", "Check that the file exists")),
    Case("removing what is not there", (*KENYA, (f"{KE}/terms.yaml", "bringg: null\n")), f"{KE}/terms.yaml", "bringg",
         "terms.bringg", ("removed with null", "no such key")),
    Case("an order of unknown keys", (*KENYA, (f"{KE}/findings/F01.yaml", "order: [titel]\n")), f"{KE}/findings/F01.yaml", "titel",
         "findings.F01.order", ("names keys that are not there: titel", "There are: title")),
    Case("an unknown key in a difference", (*KENYA, (f"{KE}/findings/F01.yaml", "marc: S\n")), f"{KE}/findings/F01.yaml", "marc",
         "marc", ("Did you mean 'mark'?",)),
    Case("a broken difference", (*KENYA, (f"{KE}/terms.yaml", "a: [\n")), f"{KE}/terms.yaml", "", "", ("opens [",)),
    Case("an undeclared slot in a difference", (*KENYA, (f"{KE}/findings/F01.yaml", "title: The {pric}\n")),
         f"{KE}/findings/F01.yaml", "pric", "title", ("{pric}",)),
]  # fmt: skip
KE_COUNTRY = f"{KE}/country.yaml"
KE_EVENT = f"{KE}/event.yaml"
SENSE = [
    Case(
        "an asterisk alone", ((F01, "title: ", "title: A *word "),), F01, "title", "title", ("without its twin", "*so*")
    ),
    Case(
        "no currency", (*KENYA, (KE_COUNTRY, "title: Kenya\nlanguages: [en]\nmoney: {currency: KSH}\n")),
        KE_COUNTRY, "money", "money.currency", ("'KSH' is no currency", "ISO 4217"),
    ),
    Case(
        "two dates for one day", (KENYA[0], (KE_EVENT, 'plan: one-day\ndates: ["2027-03-11", "2027-03-12"]\n')),
        KE_EVENT, "dates", "dates", ("2 dates for 1 days", "one date a day"),
    ),
    Case(
        "lunch in the evening", kenya('day: {start: "14:30"}'),
        KE_COUNTRY, "day", "day.start", ("lunch at 17:45", "`lunch: 0`"), 3,
    ),
    Case(
        "the start of before", kenya('start: "08:30"'), KE_COUNTRY, "start", "start", ("not a key", " day,"),
    ),
    Case(
        "a date in the weekend", (KENYA[0], (KE_EVENT, 'plan: one-day\ndates: ["2027-03-13"]\n')),
        KE_EVENT, "dates", "dates", ("2027-03-13 is a Saturday, a day without work here (weekend: saturday, sunday)", "day: {weekend: []}"),
    ),
    Case(
        "a date in a weekend of the country's own",
        ((KE_COUNTRY, "title: Kenya\nlanguages: [en]\nday: {weekend: [friday]}\n"),
         (KE_EVENT, 'plan: one-day\ndates: ["2027-03-12"]\n')),
        KE_EVENT, "dates", "dates", ("is a Friday, a day without work here (weekend: friday)",),
    ),
    Case("a weekend of no day", kenya("day: {weekend: [samedi]}"), KE_COUNTRY, "weekend", "day.weekend.0", ("is not one of", "'saturday'")),
    Case(
        "a day that cuts make fit", kenya('day: {end: "17:30", lunch: 115}'),
        KE_COUNTRY, "end", "day.end",
        ("day-1 ends at 17:40, 10 minutes after 17:30; day-2 ends at 17:40, 10 minutes after 17:30",
         "Leave out steps 3-1 (20 min), 9-1 (5 min) and 9-8 (10 min)", "write drop: [sessions/our-chain.market-game, sessions/",
         "in content/countries/ke/workshops/two-day.yaml"),
    ),
    Case(
        "a day that no cut makes fit", kenya('day: {start: "13:00", end: "17:30", lunch: 0}'),
        KE_COUNTRY, "end", "day.end", ("ends at 19:45", "Without any step that may be cut it still ends day-1 at", "take a plan with"),
    ),
    Case(
        "a day that ends in the night", kenya("day: {interpretation: 3, lunch: 240}"),
        KE_COUNTRY, "interpretation", "day.interpretation", ("of the next day, ", "minutes after 21:00"),
    ),
    Case(
        "a day that the event makes too long",
        (KENYA[0], (KE_EVENT, "plan: two-day\nday: {end: '16:30'}\n")), KE_EVENT, "end", "day.end", ("15 minutes after 16:30",),
    ),
    Case(
        "too much interpretation", kenya("day: {interpretation: 4}"), KE_COUNTRY, "interpretation",
        "day.interpretation", ("is too large", "at most 3"),
    ),
    Case(
        "a must step dropped", (*KENYA, (f"{KE}/workshops/two-day.yaml", "drop: [sessions/links.sort-links]\n")),
        f"{KE}/workshops/two-day.yaml", "drop", "drop", ("names sessions/links.sort-links, which may not be cut",),
    ),
    Case(
        "a step dropped that the plan does not hold",
        (*KENYA, (f"{KE}/workshops/one-day.yaml", "drop: [sessions/our-chain.market-game]\n")),
        f"{KE}/workshops/one-day.yaml", "drop", "drop", ("does not hold anyway",),
    ),
    Case(
        "no step dropped", (*KENYA, (f"{KE}/workshops/two-day.yaml", "drop: [sessions/our-chain.game]\n")),
        f"{KE}/workshops/two-day.yaml", "drop", "drop", ("our-chain.game", "Did you mean"),
    ),
    Case(
        "no measure of the table", values("field_measure: ke-bags\n"), f"{KE}/slots.yaml", "ke-bags", "field_measure",
        ("names 'ke-bags', which is not in content/measures.yaml", "Did you mean 'ke-bag'?", "in words"),
    ),
    Case(
        "a measure in a unit of its own", (("content/measures.yaml", "unit: ha", "unit: acre"),),
        "content/measures.yaml", "acre", "ht-carreau.unit", ("'kg', 'ha' or 'l'",),
    ),
    Case(
        "a measure without a source", (("content/measures.yaml", "  sources: [HT-LAND]\n", ""),),
        "content/measures.yaml", "ht-carreau", "ht-carreau", ("has sources, or says illustrative: true",),
    ),
    Case(
        "a measure with a source that is none", (("content/measures.yaml", "[HT-LAND]", "[HT-LANDS]"),),
        "content/measures.yaml", "HT-LANDS", "ht-carreau.sources", ("names 'HT-LANDS'", "Did you mean 'HT-LAND'?"),
    ),
    Case(
        "a billion", (*KENYA, (f"{KE}/findings/F02.yaml", "title: A billion avocados\n")),
        f"{KE}/findings/F02.yaml", "billion", "title", ("a thousand times more in French", "thousand million"),
    ),
    Case(
        "a French billion", ((FRENCH, 'msgstr "Prière"', 'msgstr "Un billion"'),), FRENCH, "", "terms.block_prayer",
        ("a thousand times more in French",),
    ),
    Case(
        "a spoken unit without its source",
        kenya("money: {currency: HTG, spoken: {word: dola, of: 5, sources: [HT-DOLAR]}}"),
        KE_COUNTRY, "money", "money.spoken.sources", ("names 'HT-DOLAR'", "Did you mean 'HT-DOLLAR'?"),
    ),
    Case(
        "a word for no currency", kenya("money: {word: KSh}"), KE_COUNTRY, "money", "money", ("without saying the currency",),
    ),
    Case(
        "a damaged base file", (("templates/brands/mallette/base.docx", "not an Office file"),),
        "templates/brands/mallette/base.docx", "", "", ("no Office file", "run `brand mallette`"),
    ),
    Case(
        "a core file that a country breaks", (*KENYA, (f"{KE}/sessions/links.yaml", "why: null\n")),
        LINKS, "why", "why", ("is missing", "As the country 'ke' changes it"),
    ),
]  # fmt: skip
CASES = [*SENSE, *YAML, *MODEL, *REFERENCES, *SUMS, *DAYS, *COVERAGE, *TRANSLATIONS, *PACKS]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_each_mistake_is_told_once_with_file_line_key_and_remedy(project: Path, case: Case) -> None:
    with changed(project, *case.changes):
        found = mistakes_in(project)
        assert len(found) == case.count, "\n".join(map(str, found))
        mistake = next(each for each in found if all(word in str(each) for word in case.words))
        line = (project / mistake.file).read_text().splitlines()[mistake.line - 1] if mistake.line else ""
    assert (mistake.file, mistake.key) == (case.file, case.key)
    assert case.at in line


def test_the_toolkit_itself_has_no_mistake(project: Path) -> None:
    assert mistakes_in(project) == ()

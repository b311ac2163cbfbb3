"""A pack's own settings name things that exist."""

from collections.abc import Iterator, Mapping
from datetime import date

from babel.numbers import list_currencies

from mallette.agenda import clock_of, lay_days, minutes_of
from mallette.errors import Mistake, suggest
from mallette.library.checks.place import CONTROL, mistake_at
from mallette.model.pack import Language
from mallette.model.trip import Looks, Pack


def check_settings(pack: Pack, languages: Mapping[str, Language], looks: Looks) -> tuple[Mistake, ...]:
    """Return a mistake for each name and each date of `country.yaml` and `event.yaml` that cannot be used."""
    return (*check_country(pack, languages), *check_looks(pack, looks), *check_event(pack))


LUNCH = ("10:30", "15:30")
LATEST = "21:00"
"""Between when lunch begins and when a day ends at the latest, whatever the country's start: the toolkit's own bounds,
wide enough for a fasting month, narrow enough to catch a slip of the pen."""


def check_clock(pack: Pack) -> tuple[Mistake, ...]:
    """Return a mistake for each day of the pack's own plan that its start, or its dates, make impossible."""
    workshop = pack.toolkit.workshops.get(pack.event.plan)
    if workshop is None:
        return ()
    found = []
    if pack.event.dates and len(pack.event.dates) != len(workshop.days):
        wrong = f"holds {len(pack.event.dates)} dates for {len(workshop.days)} days of the plan {pack.event.plan!r}."
        found.append(mistake_at(pack, "event.dates", wrong, "Give one date a day, or none."))
    for day in lay_days(pack.toolkit, workshop, pack.country.start):
        lunches = [slot.start for slot in day.slots if slot.block.kind == "lunch"]
        odd = [start for start in lunches if not minutes_of(LUNCH[0]) <= start <= minutes_of(LUNCH[1])]
        if odd or day.end > minutes_of(LATEST):
            hours = f"lunch at {clock_of(odd[0])}" if odd else f"an end at {clock_of(day.end)}"
            wrong = f"makes a day with {hours}."
            right = f"Lunch begins between {LUNCH[0]} and {LUNCH[1]}, and a day ends by {LATEST}."
            found.append(mistake_at(pack, "country.start", wrong, right))
    return tuple(found)


def check_country(pack: Pack, languages: Mapping[str, Language]) -> Iterator[Mistake]:
    for code in pack.country.languages:
        if code not in languages:
            wrong = f"names {code!r}, which has no folder in content/languages/."
            yield mistake_at(pack, "country.languages", wrong, suggest(code, tuple(languages)))
    currency = pack.country.money.currency
    if currency is not None and currency not in list_currencies():
        right = "Write its ISO 4217 code, as KES for the Kenyan shilling."
        yield mistake_at(pack, "country.money.currency", f"{currency!r} is no currency.", right)


def check_looks(pack: Pack, looks: Looks) -> Iterator[Mistake]:
    if pack.country.brand not in looks.brands:
        wrong = f"names {pack.country.brand!r}, which has no folder in templates/brands/."
        yield mistake_at(pack, "country.brand", wrong, suggest(pack.country.brand, tuple(looks.brands)))
    editions = tuple(name for type in looks.types.values() for name in type.settings.editions)
    for name in pack.country.editions:
        if name not in editions:
            wrong = f"names {name!r}, which no document type makes."
            yield mistake_at(pack, "country.editions", wrong, suggest(name, editions))


def check_event(pack: Pack) -> Iterator[Mistake]:
    for key, value in (("follow_up_date", pack.event.follow_up_date), *(("dates", each) for each in pack.event.dates)):
        try:
            date.fromisoformat(value or "2000-01-01")
        except ValueError:
            yield mistake_at(pack, f"event.{key}", f"{value!r} is not a date.", "Write it as 2027-03-12.")
    if pack.event.plan not in pack.toolkit.workshops:
        right = suggest(pack.event.plan, tuple(pack.toolkit.workshops))
        yield mistake_at(pack, "event.plan", f"names {pack.event.plan!r}, which is no workshop.", right)
    for key, words in (("venue", pack.event.venue), *(("facilitators", each) for each in pack.event.facilitators)):
        if CONTROL.search(words):
            yield mistake_at(pack, f"event.{key}", "holds a control or private-use character.", "Type it again.")

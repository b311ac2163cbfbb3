"""A pack's own settings name things that exist."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import get_args

from babel.numbers import list_currencies

from mallette.agenda import DAY, clock_of, cuts_to_fit, day_settings, lay_days, lay_pack, minutes_of
from mallette.errors import Mistake, suggest
from mallette.library.checks.place import CONTROL, mistake_at
from mallette.model.pack import Language, Weekday
from mallette.model.trip import Looks, Pack
from mallette.numbering import number_workshop


def check_settings(pack: Pack, languages: Mapping[str, Language], looks: Looks) -> tuple[Mistake, ...]:
    """Return a mistake for each name and each date of `country.yaml` and `event.yaml` that cannot be used."""
    return (*check_country(pack, languages), *check_looks(pack, looks), *check_event(pack))


LUNCH = ("10:30", "15:30")
LATEST = "21:00"
"""Between when lunch begins, and when a day ends at the latest where the country says no `end`: the toolkit's own
bounds, wide enough for a fasting month, narrow enough to catch a slip of the pen."""
SETTINGS = ("end", "interpretation", "prayers", "lunch", "breaks", "start")
"""Settings that a day too long is blamed on: the first of them that is given."""

WEEKDAYS: tuple[str, ...] = get_args(Weekday)


def check_clock(pack: Pack) -> tuple[Mistake, ...]:
    """Return a mistake for each day of the pack's own plan that its settings, or its dates, make impossible."""
    workshop = pack.toolkit.workshops.get(pack.event.plan)
    if workshop is None:
        return ()
    found = []
    if pack.event.dates and len(pack.event.dates) != len(workshop.days):
        wrong = f"holds {len(pack.event.dates)} dates for {len(workshop.days)} days of the plan {pack.event.plan!r}."
        found.append(mistake_at(pack, "event.dates", wrong, "Give one date a day, or none."))
    found.extend(check_weekend(pack))
    laid = lay_pack(pack).toolkit
    for day in lay_days(laid, laid.workshops[pack.event.plan]):
        lunches = [slot.start for slot in day.slots if slot.block.kind == "lunch"]
        odd = [start for start in lunches if not minutes_of(LUNCH[0]) <= start <= minutes_of(LUNCH[1])]
        if odd:
            wrong = f"makes a day with lunch at {clock_of(odd[0])}."
            right = f"Lunch begins between {LUNCH[0]} and {LUNCH[1]}; `lunch: 0` leaves it out."
            found.append(mistake_at(pack, setting_id(pack, "start"), wrong, right))
    return (*found, *check_fit(pack))


def check_weekend(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for each date of the event on which the country rests."""
    weekend = day_settings(pack).weekend
    for each in pack.event.dates:
        if can_read(each) and (name := WEEKDAYS[date.fromisoformat(each).weekday()]) in weekend:
            wrong = f"{each} is a {name.capitalize()}, a day without work here (weekend: {', '.join(weekend)})."
            right = "Take another date, or say in event.yaml which days this workshop leaves free: day: {weekend: []}."
            yield mistake_at(pack, "event.dates", wrong, right)


def check_fit(pack: Pack) -> Iterator[Mistake]:
    """Yield one mistake where days of the pack's own plan end too late, with the cut steps whose minutes would do."""
    settings, plan = day_settings(pack), pack.event.plan
    latest = minutes_of(settings.end or LATEST)
    laid = lay_pack(pack).toolkit
    late = [day for day in lay_days(laid, laid.workshops[plan]) if day.end > latest]
    if not late:
        return
    ends = [
        f"{day.key} ends at {said_clock(day.end)}, {day.end - latest} minutes after {clock_of(latest)}" for day in late
    ]
    where = next((name for name in SETTINGS if is_given(pack, name)), "end")
    yield mistake_at(pack, setting_id(pack, where), f"makes days too long: {'; '.join(ends)}.", remedy(pack, latest))


def remedy(pack: Pack, latest: int) -> str:
    """Return what to do about days that end later than `latest`, in minutes after midnight."""
    settings, plan = day_settings(pack), pack.event.plan
    cuts = cuts_to_fit(pack.toolkit, plan, settings, latest)
    over = [f"{day.key} at {said_clock(day.end)}" for day in cuts.days if day.end > latest]
    if over:
        advice = "Begin earlier, end later, shorten lunch or breaks, or take a plan with fewer sessions or more days."
        return f"Without any step that may be cut it still ends {', '.join(over)}. {advice}"
    workshop = pack.toolkit.workshops[plan]
    numbers = number_workshop(pack.toolkit, workshop).numbers
    sessions = lay_pack(pack).toolkit.sessions
    named = []
    for each in cuts.steps:
        session, _, step = each.removeprefix("sessions/").partition(".")
        named.append(f"{numbers[each]} ({sessions[session].steps[step].minutes} min)")
    listed = ", ".join([*workshop.drop, *cuts.steps])
    file = f"content/countries/{pack.code}/workshops/{plan}.yaml"
    steps = f"steps {', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else f"step {named[0]}"
    return f"Leave out {steps}: write drop: [{listed}] in {file}."


def said_clock(minutes: int) -> str:
    """Return minutes after midnight as a clock, also beyond the day's own end."""
    return clock_of(minutes) + (" of the next day" if minutes >= DAY else "")


def is_given(pack: Pack, name: str) -> bool:
    """Return whether the pack says a setting of its days."""
    return name in {*pack.country.day.model_fields_set, *pack.event.day.model_fields_set}


def setting_id(pack: Pack, name: str) -> str:
    """Return the id of a setting of the day: in `event.yaml` where that says it."""
    return f"{'event' if name in pack.event.day.model_fields_set else 'country'}.day.{name}"


def can_read(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def check_country(pack: Pack, languages: Mapping[str, Language]) -> Iterator[Mistake]:
    for code in pack.country.languages:
        if code not in languages:
            wrong = f"names {code!r}, which has no folder in content/languages/."
            yield mistake_at(pack, "country.languages", wrong, suggest(code, tuple(languages)))
    currency = pack.country.money.currency
    if currency is not None and currency not in list_currencies():
        right = "Write its ISO 4217 code, as KES for the Kenyan shilling."
        yield mistake_at(pack, "country.money.currency", f"{currency!r} is no currency.", right)
    if currency is None and (pack.country.money.word or pack.country.money.spoken):
        right = "Write currency: with its ISO 4217 code, as KES for the Kenyan shilling."
        yield mistake_at(pack, "country.money", "names amounts without saying the currency.", right)


def check_looks(pack: Pack, looks: Looks) -> Iterator[Mistake]:
    if pack.country.brand not in looks.brands:
        wrong = f"names {pack.country.brand!r}, which has no folder in templates/brands/."
        yield mistake_at(pack, "country.brand", wrong, suggest(pack.country.brand, tuple(looks.brands)))
    profiles = tuple(pack.toolkit.marking)
    for name in pack.country.marking or ():
        if name not in profiles:
            right = suggest(name, profiles) or "Write the profile in marking/ of the pack."
            yield mistake_at(pack, "country.marking", f"names {name!r}, which is in no folder marking/.", right)
    editions = tuple(name for type in looks.types.values() for name in type.settings.editions)
    for name in pack.country.editions:
        if name not in editions:
            wrong = f"names {name!r}, which no document type makes."
            yield mistake_at(pack, "country.editions", wrong, suggest(name, editions))


def check_event(pack: Pack) -> Iterator[Mistake]:
    for key, value in (("follow_up_date", pack.event.follow_up_date), *(("dates", each) for each in pack.event.dates)):
        if not can_read(value or "2000-01-01"):
            yield mistake_at(pack, f"event.{key}", f"{value!r} is not a date.", "Write it as 2027-03-12.")
    if pack.event.plan not in pack.toolkit.workshops:
        right = suggest(pack.event.plan, tuple(pack.toolkit.workshops))
        yield mistake_at(pack, "event.plan", f"names {pack.event.plan!r}, which is no workshop.", right)
    for key, words in (("venue", pack.event.venue), *(("facilitators", each) for each in pack.event.facilitators)):
        if CONTROL.search(words):
            yield mistake_at(pack, f"event.{key}", "holds a control or private-use character.", "Type it again.")

"""A pack's own settings name things that exist."""

from collections.abc import Iterator, Mapping
from datetime import date

from mallette.errors import Mistake, suggest
from mallette.library.checks.place import CONTROL, mistake_at
from mallette.model.pack import Language
from mallette.model.trip import Brand, Pack


def check_settings(pack: Pack, languages: Mapping[str, Language], brands: Mapping[str, Brand]) -> tuple[Mistake, ...]:
    """Return a mistake for each language, brand or date of `country.yaml` and `event.yaml` that cannot be used."""
    return (*check_country(pack, languages, brands), *check_event(pack))


def check_country(pack: Pack, languages: Mapping[str, Language], brands: Mapping[str, Brand]) -> Iterator[Mistake]:
    for code in pack.country.languages:
        if code not in languages:
            wrong = f"names {code!r}, which has no folder in content/languages/."
            yield mistake_at(pack, "country.languages", wrong, suggest(code, tuple(languages)))
    if pack.country.brand not in brands:
        wrong = f"names {pack.country.brand!r}, which has no folder in templates/brands/."
        yield mistake_at(pack, "country.brand", wrong, suggest(pack.country.brand, tuple(brands)))


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

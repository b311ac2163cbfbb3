"""What locale data know about a country: a first guess, which its team corrects."""

import difflib
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages, get_territory_language_info
from babel.numbers import get_territory_currencies

from mallette.errors import ContentError, Mistake

NOT_ISO = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"])
"""Codes of two letters that CLDR knows and that are no country of ISO 3166-1: reserved, private or made for tests."""
LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""Territories that use Letter paper (CLDR, supplemental data, measurementData, paperSize)."""
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMED_IN = ("en", "fr")
"""Languages in which a country may be named where its code is asked for."""


@dataclass(frozen=True, slots=True)
class Territory:
    """A country: its code in capitals, its official languages, its currency, its week, its paper. What nobody knows is
    empty."""

    code: str
    languages: tuple[str, ...]
    currency: str
    first_day: str
    weekend: tuple[str, ...]
    paper: str

    def title(self, language: str) -> str:
        """Return the country's name in a language, else in English."""
        return names_in(language).get(self.code) or names_in("en")[self.code]


def names_in(language: str) -> dict[str, str]:
    """Return the names of the countries of ISO 3166-1, by code."""
    try:
        names = Locale.parse(language).territories.items()
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: name for code, name in names if len(code) == 2 and code.isalpha() and code not in NOT_ISO}


def find_territory(code: str) -> Territory:
    """Return what is known of the country with an ISO 3166-1 code, in capitals or not. Raises ContentError."""
    found = code.upper()
    if found not in names_in("en"):
        wrong = f"{code!r} is no country code of ISO 3166-1 (two letters, as ke for Kenya)."
        raise ContentError([Mistake("country", 0, "", wrong, suggest_code(code))])
    week = week_of(found)
    return Territory(
        found,
        tuple(get_official_languages(found, de_facto=True)),
        next(iter(get_territory_currencies(found)), ""),
        DAYS[week.first_week_day] if week else "",
        weekend_of(week) if week else (),
        "letter" if found in LETTER else "a4",
    )


def suggest_code(code: str) -> str:
    """Return "Did you mean ...?" for what is nearly the name of a country."""
    if code.lower() != code and code in names_in("en"):
        return f"Did you mean {code.lower()!r}?"
    other = next(iter(get_global("territory_aliases").get(code.upper(), ())), "")
    if other in names_in("en"):
        return f"Did you mean {other.lower()!r} ({names_in('en')[other]})?"
    names = {name.casefold(): (key, name) for language in NAMED_IN for key, name in names_in(language).items()}
    near = difflib.get_close_matches(code.casefold(), names, n=1, cutoff=0.75)
    if not near:
        return "Look it up in the list of ISO 3166-1 codes."
    key, name = names[near[0]]
    return f"Did you mean {key.lower()!r} ({name})?"


def week_of(code: str) -> Locale | None:
    """Return a locale that knows the country's week: that of the first of its languages that has one there."""
    for language in get_territory_language_info(code):
        try:
            return Locale.parse(f"{language}_{code}")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def weekend_of(locale: Locale) -> tuple[str, ...]:
    """Return the days of the weekend."""
    length = (locale.weekend_end - locale.weekend_start) % 7 + 1
    return tuple(DAYS[(locale.weekend_start + place) % 7] for place in range(length))

"""Arrange the marks of a country's donors and partners for templates."""

from collections.abc import Iterator, Mapping

from mallette.localize.plain import Plain, view_file
from mallette.localize.voice import Voice
from mallette.model.images import Profile


def earlier(profiles: Mapping[str, Profile], key: str) -> Iterator[str | None]:
    """Yield the disclaimers of the profiles before `key`: two partners may ask for the same."""
    return (
        each.disclaimer for name, each in profiles.items() if list(profiles).index(name) < list(profiles).index(key)
    )


def view_marking(voice: Voice) -> Plain:
    """Return the logos, funding lines and disclaimers of a kit, in the country's order, and whether there are any.
    Without logos, their lines alone."""
    pack = voice.pack
    profiles = {key: pack.toolkit.marking[key] for key in pack.country.marking or ()}
    return {
        "logos": tuple(
            {
                **view_file(profile.logo.file, f"marking/{key}.logo", voice),
                "black": view_file(profile.logo.black, f"marking/{key}.logo", voice)["file"],
                "white": view_file(profile.logo.white, f"marking/{key}.logo", voice)["file"],
                "alt": voice.say(f"marking/{key}.logo.alt", profile.logo.alt),
            }
            for key, profile in profiles.items()
            if profile.logo and pack.country.logos
        ),
        "lines": tuple(
            voice.say(f"marking/{key}.line", profile.line) for key, profile in profiles.items() if profile.line
        ),
        "disclaimers": tuple(
            voice.say(f"marking/{key}.disclaimer", profile.disclaimer)
            for key, profile in profiles.items()
            if profile.disclaimer and profile.disclaimer not in earlier(profiles, key)
        ),
    }

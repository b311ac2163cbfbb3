"""A pack's folder is named by its country."""

from collections.abc import Iterator

from mallette.errors import Mistake
from mallette.territory import names_in, suggest_code

INTERNATIONAL = "international"
"""The pack that is for no country."""


def check_code(code: str) -> Iterator[Mistake]:
    """Yield a mistake where a folder of `content/countries/` is not named by a code of ISO 3166-1 in small letters."""
    if code != INTERNATIONAL and code.swapcase() not in names_in("en"):
        wrong = "is no country code of ISO 3166-1 in small letters (as ke for Kenya)."
        right = f"{suggest_code(code)} A copy that you keep belongs in another place."
        yield Mistake(f"content/countries/{code}", 0, "", wrong, right)

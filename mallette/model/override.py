"""What a country says instead of the core."""

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["replaces", "removes", "reorders"]


@dataclass(frozen=True, slots=True)
class Override:
    """One place where a country differs from the core. `core` is what the core says there today, plain data (of
    ``reorders`` the keys in their order; nothing where the core has lost it), `own` what the country says; `hash` are
    12 hexadecimal digits of SHA-256 of `core`."""

    id: str
    kind: Kind
    core: Any
    own: Any
    hash: str

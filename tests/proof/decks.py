"""The real decks of the kit, in any language and on any base file."""

from functools import cache

from mallette.compose import compose
from mallette.localize import localize
from mallette.model.stage import Base, Ratio
from mallette.model.trip import Theme
from mallette.tree import Document
from mallette.writers.pptx import write
from tests.proof.pseudo import CODE, pseudo
from tests.samples import job, library, pack


@cache
def document(language: str, workshop: str = "two-day") -> Document:
    """Return the tree of a deck. The pseudo-language is one that the real library does not know."""
    spoken = pseudo(library()) if language == CODE else library()
    said = localize(job("deck", language, workshop), spoken)
    return compose(said, spoken.types["deck"], spoken.templates)


def deck(
    language: str,
    base: Base | None = None,
    ratio: Ratio = "16x9",
    workshop: str = "two-day",
    beside: tuple[str, ...] = (),
) -> bytes:
    """Return a deck on a base file; without one, on the brand's own of a ratio. `beside` are the other languages whose
    sizes it shares, as the decks of one kit do; without any, its words are as large as they can be."""
    brand = library().brands[pack().country.brand]
    kit = pack().toolkit.kit
    theme = Theme(brand, version=kit.version, date=kit.date, base=base or brand.decks.get(ratio), ratio=ratio)
    return write(document(language, workshop), theme, tuple(document(each, workshop) for each in beside)).data

"""The real decks of the kit, in any language and on any base file.

    python -m tests.proof.decks FOLDER

writes those that an independent validator is to see: ours in both ratios, and one on each awkward template.
"""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

from mallette.compose import compose
from mallette.localize import localize
from mallette.model.looks import Theme
from mallette.model.stage import Base, Ratio
from mallette.office import read_template
from mallette.tree import Document
from mallette.writers.pptx import write
from tests.proof.awkward import AWKWARD
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


def decks_to_validate() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each deck."""
    for ratio in get_args(Ratio):
        yield f"ours-{ratio}-fr.pptx", deck("fr", ratio=ratio, beside=("en",))
    for name, made in AWKWARD.items():
        template = read_template(made(), name)
        yield f"{name}-en.pptx", deck("en", Base(template.data, template.stage))


def main(folder: str) -> None:
    """Write the decks into a folder."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, data in decks_to_validate():
        (Path(folder) / name).write_bytes(data)


if __name__ == "__main__":
    main(*sys.argv[1:])

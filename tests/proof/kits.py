"""Every kit that the library holds, with all its files: those that are made always and those made on request.

    python -m tests.proof.kits FOLDER

writes the Office files of all kits, for an independent validator.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mallette.model.trip import Library, Made, Selection
from mallette.pipeline import make
from mallette.plan import plan as plan_jobs
from tests.samples import whole_library as library

OFFICE = ("pptx", "docx")


@dataclass(frozen=True, slots=True)
class Kit:
    """The files of one country, plan and language."""

    country: str
    plan: str
    language: str

    def __str__(self) -> str:
        return f"{self.country}-{self.plan}-{self.language}"


def kits_of(known: Library) -> tuple[Kit, ...]:
    """Return each country's own kit in every language that it offers; and every other plan once in each language."""
    own = [
        Kit(code, pack.event.plan, language)
        for code, pack in known.packs.items()
        for language in pack.country.languages
    ]
    seen = {(kit.plan, kit.language) for kit in own}
    others: dict[tuple[str, str], Kit] = {}
    for kit in own:
        for plan in known.packs[kit.country].toolkit.workshops:
            if (plan, kit.language) not in seen:
                others.setdefault((plan, kit.language), Kit(kit.country, plan, kit.language))
    return (*own, *others.values())


def editions_of(known: Library) -> tuple[str, ...]:
    """Return the names of all editions, as a person would give them to have every file."""
    return tuple(name for type in known.types.values() for name in type.settings.editions)


def files_of(
    kit: Kit, known: Library, formats: tuple[str, ...] = (), documents: tuple[str, ...] = ()
) -> tuple[Made, ...]:
    """Return the files of a kit in these formats, of these document types; without any, in all and of all."""
    asked = Selection((kit.country,), (kit.language,), kit.plan, None, documents, formats, editions_of(known))
    return make(known, plan_jobs(known, asked))


def write_office(folder: Path, kit: Kit) -> None:
    """Write the Office files of a kit below `folder`."""
    for file in files_of(kit, library(), OFFICE):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)


def main(folder: str) -> None:
    """Write the Office files of every kit below `folder`, on every core."""
    with ProcessPoolExecutor() as pool:
        for _ in pool.map(partial(write_office, Path(folder)), kits_of(library())):
            pass  # what went wrong there is raised here


if __name__ == "__main__":
    main(*sys.argv[1:])

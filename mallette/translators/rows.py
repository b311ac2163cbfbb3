"""What a translator is given: one row a text, in the order of the kit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mallette.languages import core_texts, own_texts
from mallette.model.base import SOURCE
from mallette.model.toolkit import Toolkit
from mallette.model.trip import Catalogue, Library, Pack, Translation
from mallette.numbering import Spine, number_workshop, place_of

State = Literal["missing", "stale", "translated"]
REVIEWED = "reviewed:"
"""How a translator's comment begins that says who has read a translation."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text to translate. `previous` is the source that a stale translation was made from, `where` the spine number of
    what prints it, `limit` the most letters that its place holds, `note` what translators told each other."""

    id: str
    source: str
    text: str = ""
    state: State = "missing"
    previous: str = ""
    where: str = ""
    limit: int | None = None
    note: str = ""

    @property
    def reviewed(self) -> bool:
        """Whether somebody has said that they read it."""
        return any(line.startswith(REVIEWED) for line in self.note.splitlines())

    @property
    def words(self) -> int:
        """How many words its source has."""
        return len(self.source.split(" "))


def rows_of(pack: Pack | None, code: str, library: Library) -> tuple[Row, ...]:
    """Return a row for each text of a pack's own (None: of the core), with its translation in the language `code`."""
    toolkit = (pack or next(iter(library.packs.values()))).toolkit
    catalogue, spines = catalogue_of(pack, code, library), spines_of(toolkit)
    return tuple(row_of(id, source, catalogue.get(id), toolkit, spines) for id, source in texts_of(pack, library))


def row_of(id: str, source: str, entry: Translation | None, toolkit: Toolkit, spines: tuple[Spine, ...]) -> Row:
    """Return the row of one text."""
    where = next((place for spine in spines if (place := place_of(id, spine))), "")
    limit = limit_of(id, toolkit)
    if entry is None:
        return Row(id, source, where=where, limit=limit)
    stale = entry.fuzzy or entry.source != source
    previous = (entry.previous or entry.source) if stale else ""
    return Row(id, source, entry.text, "stale" if stale else "translated", previous, where, limit, entry.note)


def limit_of(id: str, toolkit: Toolkit) -> int | None:
    """Return the most letters that the place of a text holds: only words for slots have a limit of their own."""
    name = id.removeprefix("slots.slots.").removeprefix("slots.").removesuffix(".default")
    slot = toolkit.slots.slots.get(name)
    return slot.limit if slot is not None and not id.endswith((".note", ".unit")) else None


def spines_of(toolkit: Toolkit) -> tuple[Spine, ...]:
    """Return the spines of a toolkit's workshops, the longest first: a text has its number in that."""
    spines = (number_workshop(toolkit, workshop) for workshop in toolkit.workshops.values())
    return tuple(sorted(spines, key=lambda spine: -len(spine.numbers)))


def texts_of(pack: Pack | None, library: Library) -> list[tuple[str, str]]:
    """Return what a pack says itself; of no pack, what the core says."""
    return core_texts(library) if pack is None else own_texts(pack)


def catalogue_of(pack: Pack | None, code: str, library: Library) -> Catalogue:
    """Return the translations of a pack's own sentences; of no pack, those of the core."""
    return library.catalogues.get(code, {}) if pack is None else pack.catalogues.get(code, {})


def source_of(pack: Pack | None) -> str:
    """Return the language of the sentences of a pack; of no pack, of the core."""
    return SOURCE if pack is None else pack.country.source


def rounds(library: Library, codes: tuple[str, ...] = ()) -> Iterator[tuple[Pack | None, str, tuple[Row, ...]]]:
    """Yield each catalogue there is to fill: the pack that it belongs to (None: the core), its language, its rows."""
    for code in codes or tuple(library.languages):
        packs = [pack for pack in library.packs.values() if code in pack.country.languages]
        for pack in (None, *packs):
            if code != source_of(pack):
                yield pack, code, rows_of(pack, code, library)

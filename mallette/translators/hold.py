"""Hold translations against the rules of their language before they are stored: what a build would refuse afterwards is
told now, with the row that it stands in."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from mallette.errors import Mistake
from mallette.library.checks.spelling import check_spelling
from mallette.library.checks.translations import check_translations
from mallette.model.trip import Library, Pack, Translation


def grammar_faults(
    texts: Mapping[str, str], sources: Mapping[str, str], pack: Pack | None, code: str, library: Library
) -> Iterator[Mistake]:
    """Yield each mistake that `texts` (by id) would bring about in a pack (None: in any that offers the language). The
    key of each is the id of its text, told once."""
    entries = {id: Translation(sources[id], text) for id, text in texts.items()}
    packs = [pack] if pack else [each for each in library.packs.values() if code in each.country.languages]
    seen: set[tuple[str, str]] = set()
    for each in packs or [next(iter(library.packs.values()))]:
        held, catalogue = each, library.catalogues.get(code, {})
        if pack:
            held = replace(each, catalogues={**each.catalogues, code: {**each.catalogues.get(code, {}), **entries}})
        else:
            catalogue = {**catalogue, **entries}
        for check in (check_translations, check_spelling):
            for mistake in check(held, code, library.languages[code], catalogue):
                if mistake.key in texts and (mistake.key, mistake.wrong) not in seen:
                    seen.add((mistake.key, mistake.wrong))
                    yield mistake

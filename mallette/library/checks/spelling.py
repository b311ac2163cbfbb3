"""What a language's printers never print so: ordinals, capitals without their accents."""

import re
from collections.abc import Iterator

from mallette.errors import Mistake
from mallette.library.checks.place import mistake_at
from mallette.model.pack import Language
from mallette.model.toolkit import iter_texts
from mallette.model.trip import Catalogue, Pack
from mallette.wording import wording_of


def check_spelling(pack: Pack, code: str, language: Language, catalogue: Catalogue) -> Iterator[Mistake]:
    """Yield a mistake for each text in one language that holds what ``typography.mistaken`` names."""
    rules = [(re.compile(pattern), right) for pattern, right in language.typography.mistaken.items()]
    for id, source in iter_texts(pack.toolkit) if rules else ():
        wording = wording_of(pack, code, catalogue, id, source)
        if wording.lang != code:
            continue
        for pattern, right in rules:
            if found := pattern.search(wording.text):
                wrong = f"holds {found[0].strip()!r}, which is not printed so."
                at = Mistake(wording.file, wording.line, id, "") if wording.file else mistake_at(pack, id, "")
                yield Mistake(at.file, at.line, at.key, wrong, f"Write {right}.")


def check_patterns(code: str, language: Language) -> Iterator[Mistake]:
    """Yield a mistake for each expression of a language that cannot be read."""
    for pattern in language.typography.mistaken:
        try:
            re.compile(pattern)
        except re.error as error:
            file = f"content/languages/{code}/language.yaml"
            yield Mistake(file, 0, "typography.mistaken", f"{pattern!r} is no regular expression: {error}.")

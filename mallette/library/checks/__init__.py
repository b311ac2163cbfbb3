"""What the model's types cannot say: every rule that content must meet across files. Each check is a pure function of a
pack that returns mistakes."""

from collections.abc import Mapping

from mallette.errors import Mistake
from mallette.library.checks.coverage import check_coverage
from mallette.library.checks.days import check_days
from mallette.library.checks.measures import check_measures
from mallette.library.checks.references import check_references, check_shown
from mallette.library.checks.settings import check_clock, check_settings
from mallette.library.checks.slots import check_slots
from mallette.library.checks.spelling import check_spelling
from mallette.library.checks.translations import check_translations
from mallette.library.checks.unused import check_unused
from mallette.library.checks.words import check_avoided, check_words
from mallette.model.pack import Language
from mallette.model.trip import Catalogue, Looks, Pack


def check_pack(
    pack: Pack,
    languages: Mapping[str, Language],
    catalogues: Mapping[str, Catalogue],
    looks: Looks,
) -> tuple[Mistake, ...]:
    """Return every mistake of one country's toolkit. Days and coverage need references that lead somewhere."""
    references = check_references(pack)
    return (
        *check_settings(pack, languages, looks),
        *references,
        *check_shown(pack),
        *check_slots(pack),
        *check_words(pack, languages, catalogues),
        *check_unused(pack),
        *check_measures(pack, catalogues),
        *(() if references else (*check_days(pack), *check_clock(pack), *check_coverage(pack))),
        *(
            mistake
            for code in pack.country.languages
            if code in languages
            for check in (check_translations, check_spelling, check_avoided)
            for mistake in check(pack, code, languages[code], catalogues.get(code, {}))
        ),
    )

"""The folder of a new language: its settings as CLDR has them, and every text still to translate."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

from babel import Locale, UnknownLocaleError

from mallette.errors import ContentError, Mistake
from mallette.exchange.po import update_catalogue
from mallette.languages import core_texts
from mallette.library import read_library

SETTINGS = """\
# yaml-language-server: $schema=../../schemas/language.json
# The name as its speakers write it.
name: {name}
# The locale of numbers and dates (CLDR).
locale: {locale}
direction: {direction}
# The workshops that are translated whole, as [two-day, one-day]. Until one is, kits in this language are drafts.
plans: []
# true once a native speaker has read everything.
reviewed: false
typography:
  # Quotation marks, opening and closing.
  quotes: [{opening}, {closing}]
  # Names that stay on the line of the day before them.
  months: [{months}]
"""


def make_language(project: Path, code: str) -> Iterator[str]:
    """Make `content/languages/CODE` and yield lines that say so. Raises `ContentError` for a code that is no language,
    and for a language that is there already. The folder appears whole or not at all."""
    library = read_library(project)
    locale = locale_of(code)
    folder = project / "content" / "languages" / code
    if folder.exists():
        right = f"Its texts are in content/languages/{code}/strings.po."
        raise ContentError([Mistake("language", 0, code, "is there already.", right)])
    staged = Path(mkdtemp(prefix=f".{code}-", dir=folder.parent))
    try:
        (staged / "language.yaml").write_text(settings_of(locale), encoding="utf-8", newline="\n")
        version = next(iter(library.packs.values())).toolkit.kit.version
        texts = core_texts(library)
        catalogue = update_catalogue("", texts, code, version)
        (staged / "strings.po").write_text(catalogue, encoding="utf-8", newline="\n")
        staged.chmod(0o755)
        staged.rename(folder)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    yield f"content/languages/{code}: {len(texts)} texts to translate. Give them out with: language export {code}"
    yield f"A country offers the language by `languages: [..., {code}]` in its country.yaml."


def locale_of(code: str) -> Locale:
    """Return what CLDR knows of a language."""
    if re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", code):
        try:
            return Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            pass
    right = "Write its code of ISO 639, as sw for Swahili, ar for Arabic, pt-BR for Portuguese in Brazil."
    raise ContentError([Mistake("language", 0, code, "is no language that is known.", right)])


def settings_of(locale: Locale) -> str:
    """Return the settings of a language, with a comment at each."""
    opening, closing = "\\u201c", "\\u201d"
    return SETTINGS.format(
        name=(locale.get_display_name() or str(locale)).capitalize(),
        locale=str(locale),
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
        opening=f'"{opening}"',
        closing=f'"{closing}"',
        months=", ".join(f'"{each}"' for each in locale.months["format"]["wide"].values()),
    )

"""Two countries beside the real toolkit: one that speaks English, and one whose own sentences are French."""

from typing import TYPE_CHECKING

import pytest

from mallette.library import read_library
from mallette.model.trip import Library
from tests.samples import copy_project

if TYPE_CHECKING:
    from pathlib import Path

PO = 'msgid ""\nmsgstr ""\n"Language: {0}\\n"\n\n'
ENTRY = 'msgctxt "{0}"\nmsgid "{1}"\nmsgstr "{2}"\n\n'
PHONE = "  phone: {kind: phone, note: A code, default: '*384*55#'}\n"

FILES = {
    "ke/country.yaml": "title: Kenya\nlanguages: [en, fr]\nmoney: {currency: KES}\n",
    "ke/event.yaml": "plan: two-day\nfollow_up_date: 2027-03-12\nvenue: 'Hall: 12 345 & more'\n",
    "ke/slots.yaml": "word_group: chama\nword_collector: broker\n",
    "ke/findings/F01.yaml": "title: Ours\ntext: Ours too\n",
    "ke/findings/F02.yaml": "title: Ours again\n",
    "ke/languages/fr.po": PO.format("fr")
    + ENTRY.format("findings/F01.text", "Ours too", "Le nôtre aussi")
    + ENTRY.format("findings/F02.title", "Ours, once", "Le nôtre, autrefois")
    + ENTRY.format("slots.word_collector", "broker", "courtier"),
    "ml/country.yaml": "title: Le Mali\nlanguages: [fr, en]\nsource: fr\nmoney: {currency: XOF}\n",
    "ml/event.yaml": "plan: one-day\n",
    "ml/slots.yaml": "practice_place:\n"
    "  fr: {plain: Ouélessébougou, at: à Ouélessébougou, of: d’Ouélessébougou}\n"
    "  en: {plain: Segou, at: in Segou, of: of Segou}\n",
    "ml/findings/F01.yaml": "title: Un constat d'ici \n",
    "ml/findings/F02.yaml": "title: Un autre\n",
    "ml/languages/en.po": PO.format("en") + ENTRY.format("findings/F02.title", "Un autre", "Another"),
}


@pytest.fixture(scope="session")
def two_countries(tmp_path_factory: pytest.TempPathFactory) -> Library:
    project = copy_project(tmp_path_factory.mktemp("countries"))
    for name, text in FILES.items():
        path: Path = project / "content/countries" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    slots = project / "content/slots.yaml"
    slots.write_text(slots.read_text(encoding="utf-8").replace("slots:\n", f"slots:\n{PHONE}", 1), encoding="utf-8")
    library = read_library(project)
    assert library.broken == {}
    return library

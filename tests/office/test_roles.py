"""Which layout of a template serves which role, by a person's word, its name or its placeholders."""

import io
import re

import pytest
from pptx import Presentation
from pydantic import ValidationError

from mallette.errors import ContentError
from mallette.model.template import TemplateSettings
from mallette.office.names import kind_by_name
from tests.office.samples import (
    CONTENT_LAYOUT,
    HEADLINE,
    MASTER,
    ROLES,
    THEME,
    TITLE_LAYOUT,
    WORDS,
    changed,
    content,
    foreign,
    parts_of,
    plain,
    read,
    related,
    room,
    swap,
)

NAMES = {
    "title": (
        "Title Slide", "Diapositive de titre", "Titelfolie", "Diapositiva de título", "Slide de título",
        "Diapositiva titolo", "Titeldia", "Rubrikbild", "Slajd tytułowy", "Başlık Slaydı", "Slide Judul",
        "Slaidi ya Kichwa", "1_Title Slide", "01 Titelfolie", "Page de garde", "タイトル スライド", "제목 슬라이드",
        "Титульный слайд", "شريحة عنوان", "TITLE",
    ),
    "content": (
        "Title and Content", "Titre et contenu", "Titel und Inhalt", "Título y objetos", "Título e conteúdo",
        "Titolo e contenuto", "Titel en object", "Rubrik och innehåll", "Tytuł i zawartość", "Başlık ve İçerik",
        "Judul dan Konten", "Kichwa na Maudhui", "2_Title and Content", "02 Titel und Inhalt", "Title, Content",
        "TITLE_AND_BODY",
    ),
    "section": (
        "Section Header", "Titre de section", "En-tête de section", "Abschnittsüberschrift", "Encabezado de sección",
        "Cabeçalho da Secção", "Intestazione sezione", "Sectiekop", "Avsnittsrubrik", "Nagłówek sekcji",
        "Bölüm Üst Bilgisi", "Header Bagian", "Kichwa cha Sehemu", "SECTION_HEADER",
    ),
    "columns": (
        "Two Content", "Deux contenus", "Zwei Inhalte", "Dos objetos", "Due contenuti", "Dwa elementy zawartości",
        "İki İçerik", "Dua Konten", "Maudhui Mawili", "Title, 2 Content", "TITLE_AND_TWO_COLUMNS",
    ),
    "only": ("Title Only", "Titre seul", "Nur Titel", "Solo el título"),
    "other": ("Blank", "Vide", "Leer", "Comparison", "Picture with Caption", "Thank you"),
    None: ("Custom Layout", "3_Custom Layout", "Brand 2024", ""),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in NAMES.items() for name in names])
def test_layouts_are_known_by_their_names_in_many_languages(kind: str | None, name: str) -> None:
    assert kind_by_name(name) == kind


def test_powerpoints_own_template_serves_every_role() -> None:
    found = read(plain()).found
    assert {role: found[role].layout for role in ROLES} == {
        **dict.fromkeys(ROLES, "Title and Content"), "title": "Title Slide", "section": "Section Header",
        "columns": "Two Content",
    }  # fmt: skip
    assert {each.why for each in found.values()} == {"by its name"}
    assert {each.master for each in found.values()} == {"Office Theme"}


def test_the_layout_is_named_by_its_part_in_the_emptied_file() -> None:
    template = read(plain())
    deck = Presentation(io.BytesIO(template.data))
    names = {layout.part.partname: layout.name for layout in deck.slide_layouts}
    for role in ROLES:
        assert names[room(template, role).layout] == template.found[role].layout
        holders = {
            each.placeholder_format.idx
            for each in deck.slide_layouts.get_by_name(template.found[role].layout).placeholders
        }
        assert {each.idx for each in room(template, role).holders.values()} <= holders


def test_a_layout_without_a_name_that_says_anything_is_known_by_its_placeholders() -> None:
    template = content(HEADLINE + WORDS, "Brand 2024")
    assert template.found["bullets"].layout == "Brand 2024"
    assert template.found["bullets"].why == "by its placeholders"


def test_what_a_person_named_goes_first() -> None:
    template = read(plain(), {"closing": "Title Slide"})
    assert template.found["closing"].layout == "Title Slide"
    assert template.found["closing"].why == "as template.yaml says"
    assert template.found["bullets"].layout == "Title and Content"


def test_a_name_that_no_layout_has_is_a_mistake_that_lists_what_is_there() -> None:
    with pytest.raises(ContentError) as raised:
        read(plain(), {"closing": "Farewell"})
    (mistake,) = raised.value.mistakes
    assert "'Farewell'" in mistake.wrong
    assert "Two Content" in mistake.right


def test_a_layout_of_another_master_is_named_with_its_number() -> None:
    path = next((each for each in foreign() if "three-identical" in each.name), None)
    if path is None:
        pytest.skip("the folder shared/office-templates is not beside the project")
    template = read(path.read_bytes(), {"title": "Title Slide (master 2)"})
    assert template.found["title"].part != read(path.read_bytes()).found["title"].part


def test_settings_know_the_roles_and_nothing_else() -> None:
    assert TemplateSettings(roles={"title": "Cover"}).roles == {"title": "Cover"}
    with pytest.raises(ValidationError):
        TemplateSettings.model_validate({"roles": {"cover": "Cover"}})


def test_a_role_without_a_layout_says_what_is_done_instead() -> None:
    gone = {
        "ppt/slideLayouts/slideLayout3.xml": lambda text: re.sub(r'name="Section[^"]*"', 'name="Blank"', text),
        "ppt/slideLayouts/slideLayout4.xml": lambda text: re.sub(r'name="Two[^"]*"', 'name="Blank"', text),
    }
    found = read(changed(gone)).found
    assert found["section"].why == found["columns"].why == "no such layout"
    assert found["section"].layout == "Title Slide"
    assert "title slide" in found["section"].instead
    assert found["columns"].layout == "Title and Content"


def test_the_master_that_most_slides_use_goes_first() -> None:
    parts = parts_of(plain())
    rels = parts["ppt/slideMasters/_rels/slideMaster1.xml.rels"].decode()
    key = re.search(r'Id="([^"]*)"[^>]*slideLayout2\.xml', rels)
    key = key or re.search(r'slideLayout2\.xml"[^>]*Id="([^"]*)"', rels)
    assert key
    # A second master with one layout of its own, as when an office pastes its slides into PowerPoint's template.
    own = parts[MASTER].decode()
    own = re.sub(r"<p:sldLayoutIdLst>.*</p:sldLayoutIdLst>", (
        '<p:sldLayoutIdLst><p:sldLayoutId id="2147483799" r:id="rId1"/></p:sldLayoutIdLst>'), own)  # fmt: skip
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    part, change = related("ppt/presentation.xml", "rId90", "slideMaster", "slideMasters/slideMaster2.xml")
    data = changed(
        {
            part: change,
            "ppt/presentation.xml": swap("</p:sldMasterIdLst>", '<p:sldMasterId r:id="rId90"/></p:sldMasterIdLst>'),
            "[Content_Types].xml": swap("</Types>", "".join(
                f'<Override PartName="/ppt/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                f'{type_}+xml"/>' for name, type_ in (
                    ("slideMasters/slideMaster2", "presentationml.slideMaster"),
                    ("slideLayouts/slideLayout99", "presentationml.slideLayout"),
                    ("theme/theme9", "theme"))) + "</Types>"),
        },
        {
            "ppt/slideMasters/slideMaster2.xml": own.encode(),
            "ppt/theme/theme9.xml": parts[THEME].replace(b'name="Office Theme"', b'name="Ministry"'),
            "ppt/slideMasters/_rels/slideMaster2.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{kind}/slideLayout" Target="../slideLayouts/slideLayout99.xml"/>'
                f'<Relationship Id="rId2" Type="{kind}/theme" Target="../theme/theme9.xml"/></Relationships>').encode(),
            "ppt/slideLayouts/slideLayout99.xml": parts[CONTENT_LAYOUT],
            "ppt/slideLayouts/_rels/slideLayout99.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{kind}/slideMaster" Target="../slideMasters/slideMaster2.xml"/>'
                '</Relationships>').encode(),
        },
    )  # fmt: skip
    assert read(data).found["bullets"].master == "Office Theme"
    deck = Presentation(io.BytesIO(data))
    deck.slides.add_slide(deck.slide_masters[1].slide_layouts[0])
    out = io.BytesIO()
    deck.save(out)
    template = read(out.getvalue())
    assert template.found["bullets"].master == "Ministry"
    assert any("Most slides" in note for note in template.notes)
    assert read(template.data).found == template.found


def test_a_cover_that_is_missing_is_replaced_by_the_slide_for_sections() -> None:
    gone = {TITLE_LAYOUT: lambda text: re.sub(r'name="Title Slide"', 'name="Blank"', text)}
    assert read(changed(gone)).found["title"].layout == "Section Header"

"""What is brought is opened safely, or refused with one sentence that says why and what to do."""

import io
import zipfile

import pytest

from mallette.errors import ContentError
from mallette.office import archive, read_template
from tests.office.samples import (
    CONTENT_LAYOUT,
    MASTER,
    PRESENTATION,
    THEME,
    TYPES,
    changed,
    packed,
    parts_of,
    plain,
    related,
    swap,
)

MAIN = "presentationml.presentation.main+xml"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def refusal(data: bytes) -> str:
    with pytest.raises(ContentError) as raised:
        read_template(data, "content/countries/ke/template.pptx")
    (mistake,) = raised.value.mistakes
    assert mistake.file == "content/countries/ke/template.pptx"
    assert mistake.wrong.endswith(".")
    assert mistake.right.endswith(".")
    return f"{mistake.wrong} {mistake.right}"


def typed(type_: str) -> bytes:
    return changed({TYPES: swap(MAIN, type_)})


def word() -> bytes:
    return changed({TYPES: lambda text: text.replace(f"application/vnd.openxmlformats-officedocument.{MAIN}", (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"))})  # fmt: skip


OTHERS = {
    "nothing": (b"", "is empty"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "web page": (b"<!DOCTYPE html><html></html>", "text file"),
    "picture": (b"\x89PNG\r\n", "picture"),
    "words": (b"Dear colleagues, attached", "no PowerPoint file"),
    "old": (COMPOUND + "PowerPoint Document".encode("utf-16-le"), "old PowerPoint file (.ppt"),
    "locked": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old word": (COMPOUND + "WordDocument".encode("utf-16-le"), "Word document"),
    "word": (word(), "Word document"),
    "odp": (packed({"mimetype": b"application/vnd.oasis.opendocument.presentation-template"}), "LibreOffice"),
    "odt": (packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "no presentation"),
    "keynote": (packed({"Index/Document.iwa": b"", "preview.jpg": b""}), "Keynote"),
    "zip": (packed({"readme.txt": b"hello"}), "zip archive"),
    "zipped": (packed({"office/Template.potx": b"PK"}), "office/Template.potx in it"),
    "empty zip": (packed({}), "empty archive"),
    "thmx": (typed("themeManager+xml"), ".thmx"),
    "pptm": (typed("presentation.macroEnabled.main+xml"), "holds macros"),
    "cut": (plain()[:-400], "damaged or was cut short"),
    "headless": (plain()[300:], "no PowerPoint file"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_template_is_told_by_what_it_is(name: str) -> None:
    data, said = OTHERS[name]
    assert said in refusal(data)


def test_each_refusal_is_a_sentence_of_its_own() -> None:
    said = [refusal(data) for name, (data, _) in OTHERS.items() if name not in ("old word", "word", "headless")]
    assert len(set(said)) == len(said)


BROKEN = {
    "backslash": ({"ppt\\extra.xml": b"<a/>"}, "backslash"),
    "absolute": ({"/etc/passwd": b"x"}, "absolute path"),
    "drive": ({"C:/extra.xml": b"x"}, "absolute path"),
    "out": ({"ppt/../../extra.xml": b"x"}, "leads out of the file"),
    "twice": ({"PPT/Presentation.xml": b"<a/>"}, "more than once"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_archive_with_a_bad_name_is_refused(name: str) -> None:
    new, said = BROKEN[name]
    assert said in refusal(changed({}, new))


def test_a_bomb_is_refused_by_the_size_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LIMIT", 1 << 20)
    assert "1 MB" in refusal(changed({}, {"ppt/media/image1.png": bytes(2 << 20)}))


def test_a_bomb_that_lies_about_its_size_is_refused_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LIMIT", 1 << 20)
    data = changed({THEME: swap("</a:theme>", " " * (3 << 20) + "</a:theme>")})
    with zipfile.ZipFile(io.BytesIO(data)) as bomb:
        true = bomb.getinfo(THEME).file_size
    lying = data.replace(true.to_bytes(4, "little"), (2000).to_bytes(4, "little"))
    assert lying != data
    refusal(lying)


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "PARTS", 20)
    assert "more than 20 files" in refusal(plain())


@pytest.mark.parametrize("part", [PRESENTATION, MASTER, CONTENT_LAYOUT, THEME, TYPES])
def test_a_document_type_is_refused_wherever_it_stands(part: str) -> None:
    bad = '<!DOCTYPE x [<!ENTITY a "b">]>'
    assert "entities" in refusal(changed({part: lambda text: text.replace("?>", f"?>{bad}", 1)}))


@pytest.mark.parametrize("part", [PRESENTATION, MASTER, CONTENT_LAYOUT, THEME])
def test_a_part_that_cannot_be_parsed_is_named(part: str) -> None:
    assert part in refusal(changed({part: lambda text: text[: len(text) // 2]}))


def test_xml_in_wide_letters_with_a_document_type_is_refused() -> None:
    bad = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")
    assert "entities" in refusal(packed({**parts_of(plain()), THEME: bad}))


def test_a_presentation_without_a_master_is_refused() -> None:
    rels = "ppt/_rels/presentation.xml.rels"
    assert "no slide master" in refusal(changed({rels: swap("relationships/slideMaster", "relationships/other")}))


def test_a_master_without_a_theme_takes_that_of_the_presentation() -> None:
    rels = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    template = read_template(changed({rels: swap("relationships/theme", "relationships/other")}), "t")
    assert template.fonts[0].family == "Calibri"


def test_a_file_without_any_theme_is_refused() -> None:
    rels = ("ppt/slideMasters/_rels/slideMaster1.xml.rels", "ppt/_rels/presentation.xml.rels")
    change = swap("relationships/theme", "relationships/other")
    assert "without a theme" in refusal(changed(dict.fromkeys(rels, change)))


def test_strict_open_xml_is_refused_with_advice() -> None:
    rels = swap("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
    assert "Strict" in refusal(changed({"_rels/.rels": rels}))


def test_slides_too_small_for_words_are_refused() -> None:
    assert "too small" in refusal(changed({PRESENTATION: swap('cx="9144000"', 'cx="1800000"')}))


@pytest.mark.parametrize("kind", ["template", "slideshow"])
def test_a_potx_and_a_ppsx_are_taken_by_what_they_hold(kind: str) -> None:
    template = read_template(typed(f"presentationml.{kind}.main+xml"), "t")
    assert MAIN in parts_of(template.data)[TYPES].decode()


def test_names_are_found_in_any_case() -> None:
    parts = {name.replace("ppt/theme/theme1", "ppt/Theme/THEME1"): data for name, data in parts_of(plain()).items()}
    assert read_template(packed(parts), "t").fonts[0].family == "Calibri"


def test_a_relationship_that_leads_nowhere_does_no_harm() -> None:
    part, change = related(CONTENT_LAYOUT, "rId77", "image", "../../../../outside.png")
    template = read_template(changed({part: change}), "t")
    assert b"outside.png" not in b"".join(parts_of(template.data).values())
    assert template.stage == read_template(plain(), "t").stage

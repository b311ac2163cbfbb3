"""An emptied template has its masters, layouts, themes and their pictures, and nothing else."""

import io
import posixpath
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from mallette.office import Template
from tests.office.samples import (
    CONTENT_LAYOUT,
    MASTER,
    OURS,
    PRESENTATION,
    SHARED,
    TITLE_LAYOUT,
    TYPES,
    changed,
    foreign,
    layout_xml,
    packed,
    parts_of,
    plain,
    read,
    related,
    shape,
    swap,
    tried,
)

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
PNG = b"\x89PNG\r\n\x1a\n"


def with_slides(data: bytes = b"") -> bytes:
    deck = Presentation(io.BytesIO(data or plain()))
    for number in range(3):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.notes_slide.notes_text_frame.text = "secret"
        slide.shapes.title.text = f"secret {number}"
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def check_package(data: bytes) -> None:
    """No orphan, no dangling relationship, no type without a part, no part without a type."""
    parts = parts_of(data)
    sources = {name: content for name, content in parts.items() if name.endswith(".rels")}
    targets = set()
    for name, content in sources.items():
        folder = posixpath.dirname(posixpath.dirname(name))
        owner = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        assert owner in parts or name == "_rels/.rels"
        keys = []
        for each in etree.fromstring(content).iter(RELATIONS):
            assert each.get("TargetMode") is None
            target = posixpath.normpath(posixpath.join(folder, each.get("Target", "")))
            assert target in parts
            targets.add(target)
            keys.append(each.get("Id"))
        assert len(set(keys)) == len(keys)
        if owner in parts:
            used = set(re.findall(rb'\br:(?:id|embed|link|pict)="([^"]*)"', parts[owner]))
            assert {each.decode() for each in used} <= set(keys)
    assert set(parts) - set(sources) - {TYPES} == targets
    named = set(re.findall(r'PartName="/([^"]*)"', parts[TYPES].decode()))
    assert named <= set(parts)
    endings = set(re.findall(r'Extension="([^"]*)"', parts[TYPES].decode()))
    assert all(name in named or name.rsplit(".", 1)[-1] in endings for name in parts if name != TYPES)
    assert len({name.lower() for name in parts}) == len(parts)


def check_emptied(template: Template) -> None:
    check_package(template.data)
    deck = Presentation(io.BytesIO(template.data))
    assert len(deck.slides) == 0
    ids = re.findall(rb"<p:sld(?:Master|Layout)Id [^>]*?\bid=\"(\d+)\"", b"".join(parts_of(template.data).values()))
    assert len(set(ids)) == len(ids)
    assert min(int(each) for each in ids) >= 2147483648
    for master in deck.slide_masters:
        for layout in master.slide_layouts:
            numbers = [holder.placeholder_format.idx for holder in layout.placeholders]
            assert len(set(numbers)) == len(numbers)
    again = read(template.data)
    assert again.data == template.data
    assert again.dropped == ()
    assert again.stage == template.stage
    assert again.found == template.found


def test_slides_go_with_their_notes() -> None:
    template = read(with_slides())
    assert "3 slides" in template.dropped
    assert "3 notes pages" in template.dropped
    assert "1 notes master" in template.dropped
    assert b"secret" not in b"".join(parts_of(template.data).values())
    check_emptied(template)


def test_emptying_is_the_same_each_time() -> None:
    data = with_slides()
    assert read(data).data == read(data).data
    with zipfile.ZipFile(io.BytesIO(read(data).data)) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nobodys_name_is_left() -> None:
    deck = Presentation(io.BytesIO(plain()))
    deck.core_properties.author = "Wanjiru of the Ministry"
    out = io.BytesIO()
    deck.save(out)
    template = read(out.getvalue())
    assert b"Wanjiru" not in b"".join(parts_of(template.data).values())


def test_external_links_go_and_what_used_them() -> None:
    part, change = related(MASTER, "rId90", "image", "http://example.org/spy.png", external=True)
    link, more = related(CONTENT_LAYOUT, "rId91", "hyperlink", "http://example.org/", external=True)
    picture = (
        '<p:pic><p:nvPicPr><p:cNvPr id="77" name="Spy"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        '<a:blip r:link="rId90"/><a:stretch/></p:blipFill><p:spPr/></p:pic></p:spTree>'
    )
    click = '<p:cNvPr id="2" name="Title 1"><a:hlinkClick r:id="rId91"/></p:cNvPr>'
    data = changed({
        part: change, link: more, MASTER: swap("</p:spTree>", picture),
        CONTENT_LAYOUT: swap('<p:cNvPr id="2" name="Title 1"/>', click),
    })  # fmt: skip
    template = read(data)
    assert "2 external links" in template.dropped
    assert b"example.org" not in b"".join(parts_of(template.data).values())
    assert "Spy" not in parts_of(template.data)[MASTER].decode()
    check_emptied(template)


def test_a_background_that_is_linked_becomes_one_of_the_theme() -> None:
    part, change = related(MASTER, "rId90", "image", "file:///C:/photo.jpg", external=True)
    back = '<p:bg><p:bgPr><a:blipFill><a:blip r:link="rId90"/></a:blipFill><a:effectLst/></p:bgPr></p:bg>'
    data = changed({part: change, MASTER: lambda text: re.sub(r"<p:bg>.*?</p:bg>", back, text)})
    assert '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>' in parts_of(read(data).data)[MASTER].decode()


def test_macros_objects_and_films_go_and_are_told() -> None:
    part, change = related(PRESENTATION, "rId90", "vbaProject", "vbaProject.bin")
    rels, film = related(CONTENT_LAYOUT, "rId91", "video", "../media/film.mp4")
    ole, thing = related(CONTENT_LAYOUT, "rId92", "oleObject", "../embeddings/oleObject1.bin")
    assert rels == ole
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="70" name="Object"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic>'
        '<a:graphicData uri="x"><p:oleObj r:id="rId92" progId="Excel.Sheet"/></a:graphicData></a:graphic>'
        "</p:graphicFrame></p:spTree>"
    )
    types = (
        '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>'
        '<Default Extension="mp4" ContentType="video/mp4"/>'
        '<Override PartName="/ppt/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    )
    clock = "<p:timing/></p:sldLayout>"
    data = changed(
        {
            part: change, rels: lambda text: film(thing(text)), TYPES: swap("</Types>", types),
            CONTENT_LAYOUT: lambda text: text.replace("</p:spTree>", frame).replace("</p:sldLayout>", clock),
        },
        {"ppt/vbaProject.bin": b"x", "ppt/media/film.mp4": b"x", "ppt/embeddings/oleObject1.bin": b"x"},
    )  # fmt: skip
    template = read(data)
    # The template's own printer setting ends in .bin too, and is now one of them.
    for words in ("1 macro project", "1 OLE object", "2 embedded files", "1 sound or film", "1 animation"):
        assert words in template.dropped
    check_emptied(template)


def test_pictures_of_the_master_stay() -> None:
    part, change = related(MASTER, "rId90", "image", "../media/Logo File.PNG")
    picture = (
        '<p:pic><p:nvPicPr><p:cNvPr id="77" name="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        '<a:blip r:embed="rId90"/><a:stretch/></p:blipFill><p:spPr/></p:pic></p:spTree>'
    )
    data = changed(
        {part: change, MASTER: swap("</p:spTree>", picture), TYPES: swap("</Types>", PNG_TYPE)},
        {"ppt/media/Logo File.PNG": PNG},
    )
    template = read(data)
    assert parts_of(template.data)["ppt/media/image1.png"] == PNG
    check_emptied(template)


PNG_TYPE = '<Default Extension="PNG" ContentType="image/png"/></Types>'


def test_a_drawing_that_fetches_or_runs_something_goes() -> None:
    part, change = related(MASTER, "rId90", "image", "../media/logo.svg")
    back = '<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId90"/></a:blipFill><a:effectLst/></p:bgPr></p:bg>'
    data = changed(
        {part: change, MASTER: lambda text: re.sub(r"<p:bg>.*?</p:bg>", back, text)},
        {"ppt/media/logo.svg": b'<svg><image href="http://example.org/"/></svg>'},
    )
    assert not [name for name in parts_of(read(data).data) if name.endswith(".svg")]


def test_sections_shows_and_protection_go() -> None:
    p14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
    more = (
        '<p:modifyVerifier/><p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        f'<p14:sectionLst xmlns:p14="{p14}"><p14:section name="secret" id="{{1}}"/></p14:sectionLst></p:ext></p:extLst>'
        "</p:presentation>"
    )
    data = changed({PRESENTATION: lambda text: re.sub(r"<p:extLst>.*</p:extLst>", "", text).replace(
        "</p:presentation>", more)})  # fmt: skip
    template = read(data)
    assert "1 section" in template.dropped
    assert "1 write protection" in template.dropped
    assert b"secret" not in parts_of(template.data)[PRESENTATION]


def test_placeholders_that_libreoffice_left_without_numbers_get_them() -> None:
    data = changed({CONTENT_LAYOUT: lambda text: re.sub(r' idx="\d+"', "", text)})
    template = read(data)
    numbers = re.findall(r'<p:ph[^>]* idx="(\d+)"', parts_of(template.data)[CONTENT_LAYOUT].decode())
    assert len(set(numbers)) == len(numbers) == 4
    assert template.stage.rooms["bullets"].holders["body"].idx in {int(each) for each in numbers}
    check_emptied(template)


def test_equal_numbers_of_masters_and_layouts_are_mended() -> None:
    same = changed({MASTER: lambda text: re.sub(r'(<p:sldLayoutId [^>]*)id="\d+"', r'\1id="2147483648"', text)})
    check_emptied(read(same))


def test_masters_that_share_a_theme_get_one_each() -> None:
    parts = parts_of(plain())
    rels = parts["ppt/slideMasters/_rels/slideMaster1.xml.rels"]
    alone = re.sub(rb"<Relationship [^>]*slideLayout[^>]*/>", b"", rels)
    part, change = related(PRESENTATION, "rId90", "slideMaster", "slideMasters/slideMaster2.xml")
    override = (
        '<Override PartName="/ppt/slideMasters/slideMaster2.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml"/></Types>'
    )
    second = '<p:sldMasterId id="2147483699" r:id="rId90"/></p:sldMasterIdLst>'
    data = changed(
        {part: change, TYPES: swap("</Types>", override), PRESENTATION: swap("</p:sldMasterIdLst>", second)},
        {
            "ppt/slideMasters/slideMaster2.xml": parts[MASTER],
            "ppt/slideMasters/_rels/slideMaster2.xml.rels": alone,
        },
    )
    template = read(data)
    assert {"ppt/theme/theme1.xml", "ppt/theme/theme2.xml"} <= set(parts_of(template.data))
    check_emptied(template)


def test_words_cannot_come_out_larger_than_they_are_measured() -> None:
    style = (
        '<a:lvl1pPr marR="90000" algn="l"><a:lnSpc><a:spcPct val="150000"/></a:lnSpc><a:spcAft><a:spcPts val="900"/>'
    )
    style += '</a:spcAft><a:defRPr cap="all" spc="300"/></a:lvl1pPr>'
    holder = shape(1, (40, 130, 640, 350)).replace("<a:lstStyle/>", f"<a:lstStyle>{style}</a:lstStyle>")
    holder = holder.replace("<a:bodyPr/>", '<a:bodyPr numCol="2" wrap="none"/>')
    title = shape(0, (40, 30, 640, 90), "title")
    template = read(changed({CONTENT_LAYOUT: lambda _: layout_xml(title + holder)}))
    left = parts_of(template.data)[CONTENT_LAYOUT].decode()
    assert not [name for name in ("marR", "lnSpc", "spcAft", "cap=", "spc=", "numCol", "wrap") if name in left]
    assert any("capitals" in note for note in template.notes)


def test_our_own_base_file_can_be_brought_too() -> None:
    template = read(OURS.read_bytes())
    assert template.dropped == ("1 notes master",)
    check_emptied(template)


def test_layouts_with_no_back_way_to_their_master_are_mended() -> None:
    rels = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
    template = read(changed({rels: swap("slideMasters/slideMaster1.xml", "slideMasters/gone.xml")}))
    assert b"slideMaster1.xml" in parts_of(template.data)[rels]
    check_emptied(template)


def test_a_layout_that_is_listed_and_not_there_is_left_out() -> None:
    parts = parts_of(plain())
    del parts[TITLE_LAYOUT]
    template = read(packed(parts))
    assert any("not in the file" in note for note in template.notes)
    check_emptied(template)


def test_the_templates_of_others_that_are_at_hand_can_all_be_used() -> None:
    shared = [path for path in foreign() if path.parent == SHARED]
    if not shared:
        pytest.skip("the folder shared/office-templates is not beside the project")
    assert len(shared) >= 8
    assert [path.name for path in shared if tried(path) is None] == []


@pytest.mark.parametrize("path", foreign(), ids=lambda path: path.name)
def test_a_template_of_others_is_emptied_or_refused_in_one_sentence(path: Path) -> None:
    template = tried(path)
    if template is not None:
        check_emptied(template)

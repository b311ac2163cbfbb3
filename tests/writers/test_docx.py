"""The facilitator guide in Word: what is planned, as plain values; then the written file, opened again and read."""

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import docx
import pytest
from lxml import etree
from PIL import Image

from mallette.errors import Notice
from mallette.model.looks import Brand, ImageFile, Theme
from mallette.model.trip import BrandSettings
from mallette.tree import (
    LABEL_SIGNS,
    Blank,
    Blanks,
    Block,
    Box,
    Cell,
    Column,
    Columns,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Label,
    LabelKind,
    Lines,
    Link,
    List,
    Logo,
    Logos,
    Node,
    Notes,
    Paragraph,
    Photo,
    Picture,
    PictureKind,
    Row,
    Run,
    Section,
    Slide,
    Step,
    Table,
    Text,
    iter_runs,
)
from mallette.writers.docx import write
from mallette.writers.docx.base import make_base
from mallette.writers.docx.blocks import plan_blocks
from mallette.writers.docx.pages import BLOCK, geometry
from mallette.writers.docx.sheets import plan_sheets
from mallette.writers.docx.styles import LISTS, PARAGRAPHS, TABLES
from mallette.writers.docx.tables import shares, widened
from mallette.writers.docx.values import SPACER, Grid, Para, Room, Sketch

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROOM = Room(BLOCK[0], "fr")
SETTINGS = BrandSettings(title="Mallette")


def drawn(kind: str) -> bytes:
    """Return a small picture as the bytes of a file."""
    out = io.BytesIO()
    Image.new("L", (40, 20), 90).save(out, kind)
    return out.getvalue()


IMAGES = {"market.jpg": ImageFile(drawn("jpeg"), 40, 20, "jpeg"), "black.png": ImageFile(drawn("png"), 40, 20, "png")}
THEME = Theme(Brand("mallette", SETTINGS), date="2026-11-01", images=IMAGES)
BASE = Path(__file__).parents[2] / "templates" / "brands" / "mallette" / "base.docx"


def text(words: str, lang: str = "fr", bold: bool = False, italic: bool = False) -> Text:
    return (Run(words, "an.id", lang, bold, italic),)


def said(words: str, role: Any = "body") -> Paragraph:
    return Paragraph(text(words), role)


def label(kind: LabelKind, *blocks: Block) -> Label:
    return Label(kind, text(f"mot {kind}"), blocks)


def step(*labels: Label, cut: bool = False) -> Step:
    return Step("6-3", text("Deux prix"), text("22 min"), "18–40", text("à"), labels, cut)


PICTURE = Picture(
    "row",
    (Node("a", text("Producteur")), Node("b", text("Acheteur"), text("paie mieux"))),
    (Link("a", "b", "goods", text("miel")),),
    text("Deux boîtes et une flèche."),
)
BLOCKS: tuple[Block, ...] = (
    Heading(text("Pratique"), 3, "6B"),
    said("Corps"),
    said("Chapeau", "lead"),
    said("Petit", "small"),
    said("Fiche du projet", "source"),
    said("Mot à mot", "quote"),
    said("Réponse", "answer"),
    said("Attention", "warning"),
    List((Item(text("un"), (List((Item(text("sous un")),)), said("dessous"))), Item(text("deux"))), "number"),
    List((Item(text("case")),), "check"),
    List((Item(text("choix")),), "letter"),
    List((Item(text("puce")),), "bullet"),
    List((Item(text("nu")),), "plain"),
    Table((Row((Cell((said("tête"),), span=2),), head=True), Row((Cell((said("g"),)), Cell(shade=True)), 12)), (1, 2)),
    Table((Row((Cell((said("carte à couper"),)),), 40),), role="cards"),
    Table((Row((Cell((said("sobre"),)),)),), role="plain"),
    Box((Columns((Column((said("gauche"),)), Column((said("droite"),), 2))), said("bas")), "card"),
    Box((said("exemple"),), "example"),
    Box((said("notes"),), "notes", 30),
    Columns((Column((said("côte"),)), Column((said("à côte"),)))),
    Lines(3, 9),
    Blanks((Blank(text("avec"), 2), Blank(text("avant le")))),
    PICTURE,
    Facts((Fact(text("22"), text("minutes")), Fact(text("6A"), text("retour à"), "blank"))),
    Photo("market.jpg", 30, 20, text("Un étal"), text("Photo : Awa")),
    Logos((Logo("colour.png", "black.png", "white.png", 40, 20, text("Le bailleur")),)),
    label("adapt", said("Vos prix")),
    step(
        label("say", said("« Écrivez »", "quote")), label("ask", said("Où ?")), label("late", said("Sautez")), cut=True
    ),
    Slide(
        "activity",
        text("Suivre deux prix"),
        "6-3",
        (List((Item(text("tracez")),)),),
        Notes((said("note"),)),
    ),
)
DOCUMENT = Document(
    "fr",
    text("Guide d’animation"),
    (
        Section(text("Aider"), "", text("sous-titre"), (), "cover", "cover", (said("Mali"),)),
        Section(text("Faire passer les prix"), "6", text("Jour 1"), text("6 · Prix"), "session", "prices", BLOCKS),
        Section(text("Glossaire"), "", (), text("Glossaire courant"), "annex", "glossary", (said("mots"),)),
    ),
    text("Un atelier"),
    text("Le programme"),
    text("Mali · français · 1.0"),
    text("Sommaire"),
)


def with_blocks(*blocks: Block) -> Document:
    return replace(DOCUMENT, sections=(replace(DOCUMENT.sections[1], blocks=blocks),), contents=())


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def parsed(data: bytes) -> Any:
    return etree.fromstring(data)


def body_of(document: Document, theme: Theme = THEME) -> Any:
    return parsed(parts_of(write(document, theme).data)["word/document.xml"])


def words_in(root: Any) -> str:
    return "\n".join("".join(p.itertext(f"{WORD}t")) for p in root.iter(f"{WORD}p"))


def grids(*blocks: Block) -> list[Grid]:
    return [part for part in plan_blocks(blocks, ROOM) if isinstance(part, Grid)]


# What is planned


def test_the_sample_holds_every_kind_of_block() -> None:
    assert {type(block) for block in BLOCKS} == set(get_args(Block))


def test_a_paragraph_stands_between_tables_or_word_joins_them() -> None:
    parts = plan_blocks(BLOCKS, ROOM)
    assert not any(isinstance(one, Grid) and isinstance(two, Grid) for one, two in pairwise(parts))
    assert plan_blocks((BLOCKS[13],), ROOM)[-1] == SPACER


def test_a_step_leads_with_its_number_in_a_row_that_is_repeated_on_each_page() -> None:
    (grid,) = grids(step(label("say")))
    head = grid.lines[0]
    number = head.squares[0].parts[0]
    assert head.head
    assert isinstance(number, Para)
    assert (number.style, number.pieces[0].text) == ("Step Number", "6-3")


def test_the_times_of_a_step_stand_beside_all_its_labels() -> None:
    (grid,) = grids(step(label("say"), label("ask"), label("do")))
    assert [line.squares[0].merge for line in grid.lines] == ["", "start", "part", "part"]
    words = [piece.text for part in grid.lines[1].squares[0].parts if isinstance(part, Para) for piece in part.pieces]
    assert words == ["22 min", "18–40", "à", " ", ""]


def test_no_page_ends_between_the_head_of_a_step_and_its_first_label() -> None:
    (grid,) = grids(step(*(label("do", said(each)) for each in "abcde")))
    kept = [all(part.keep for square in line.squares for part in square.parts) for line in grid.lines]  # type: ignore[union-attr]
    assert kept == [True, True, False, False, True, True]  # the last two stay together, and with the rule of the end


def test_a_first_label_as_high_as_the_times_beside_it_holds_no_other() -> None:
    (grid,) = grids(step(label("do", said("word " * 60)), *(label("do", said(each)) for each in "abcd")))
    kept = [all(part.keep for square in line.squares for part in square.parts) for line in grid.lines]  # type: ignore[union-attr]
    assert kept == [True, False, False, False, True, True]


def test_a_long_label_is_two_rows_parted_between_paragraphs() -> None:
    lines = [said("word " * 30) for _ in range(4)]
    (grid,) = grids(step(label("do", said("short")), label("do", *lines), label("do", said("word " * 100))))
    words = [[part for part in line.squares[-1].parts if isinstance(part, Para)] for line in grid.lines]
    assert [len(each) for each in words] == [1, 1, 2, 2, 1]
    assert [line.squares[0].merge for line in grid.lines] == ["", "start", "part", "part", "part"]


@pytest.mark.parametrize(("sign", "form"), [("■", "rectangle"), ("●", "ellipse"), ("▲", "triangle"), ("★", "star")])
def test_an_answer_card_shows_its_letter_and_its_figure_drawn(sign: str, form: str) -> None:
    (drawn,) = plan_blocks((Paragraph((Run("B", lang="fr"), Run(f" {sign}"))),), ROOM)
    assert isinstance(drawn, Sketch)
    assert [getattr(each, "form", "") for each in drawn.drawing.primitives] == ["words", form]
    assert (drawn.alt, drawn.lang) == (f"B {sign}", "fr")


def test_only_what_is_said_word_for_word_is_filled_black() -> None:
    for kind in get_args(LabelKind):
        (grid,) = grids(label(kind))
        (frame,) = grid.lines[0].squares[0].parts
        assert isinstance(frame, Para)
        assert frame.style == ("Label Say" if kind == "say" else "Label")


def test_each_label_has_a_sign_of_its_own_and_its_word() -> None:
    assert set(LABEL_SIGNS) == set(get_args(LabelKind))
    assert len(set(LABEL_SIGNS.values())) == len(LABEL_SIGNS)
    (grid,) = grids(label("check"))
    (frame,) = grid.lines[0].squares[0].parts
    assert isinstance(frame, Para)
    assert [piece.text for piece in frame.pieces] == ["√\u00a0", "mot check"]


def test_signs_and_bullets_are_in_the_character_set_that_arial_has_everywhere() -> None:
    every = "".join(LABEL_SIGNS.values()) + "".join("".join(levels.signs) for levels in LISTS)
    for sign in every.replace("%", "").replace(".", "").replace(" ", ""):
        assert sign.encode("cp1252", "ignore") or sign in "►■→●≡√☼○▪□"


@pytest.mark.parametrize("cut", [True, False])
def test_a_step_that_may_be_cut_has_a_dashed_rule_along_its_left(cut: bool) -> None:
    (grid,) = grids(step(label("say"), label("late"), cut=cut))
    assert {line.squares[0].rules.left for line in grid.lines} == {"dashed" if cut else None}


def test_a_step_without_labels_still_shows_its_times() -> None:
    (grid,) = grids(step())
    assert [len(line.squares) for line in grid.lines] == [2, 2]


@pytest.mark.parametrize(
    "block", [block for block in BLOCKS if isinstance(block, Table | Box | Step | Facts | Columns)]
)
def test_columns_fill_the_text_block_and_rows_fill_the_columns(block: Block) -> None:
    (grid,) = grids(block)
    assert sum(grid.widths) == BLOCK[0]
    assert {sum(square.span for square in line.squares) for line in grid.lines} == {len(grid.widths)}


def test_widths_are_shared_without_losing_a_twip() -> None:
    assert shares((1, 1, 1), 100) == (33, 34, 33)
    assert sum(shares((3, 1, 7), 9638)) == 9638


@pytest.mark.parametrize(("count", "whole"), [(5, True), (20, False)])
def test_a_short_table_stays_on_one_page(count: int, whole: bool) -> None:
    (grid,) = grids(Table(tuple(Row((Cell((said("a"),)),)) for _ in range(count))))
    kept = [part.keep for line in grid.lines[:-1] for part in line.squares[0].parts if isinstance(part, Para)]
    assert set(kept) == {whole}


def test_a_narrow_column_is_widened_until_no_word_is_broken() -> None:
    rows = (Row(tuple(Cell((said(words),)) for words in ("ici", "Enregistrement", "là"))),)
    (grid,) = grids(Table(rows, (8, 1, 8)))
    assert sum(grid.widths) == BLOCK[0]
    assert grid.widths[1] > 1700 > BLOCK[0] / 17
    assert grid.widths[0] == pytest.approx(grid.widths[2], abs=60)


def test_columns_whose_words_cannot_all_stand_side_by_side_keep_their_shares() -> None:
    assert widened((50, 50), (40, 80)) == (50, 50)
    assert widened((50, 50), (10, 80)) == (20, 80)
    assert widened((50, 50), (10, 20)) == (50, 50)


def test_a_row_with_too_few_cells_is_filled_up() -> None:
    (grid,) = grids(Table((Row((Cell(), Cell(), Cell())), Row((Cell(),)))))
    assert [sum(square.span for square in line.squares) for line in grid.lines] == [3, 3]


def test_columns_of_a_session_card_become_columns_of_its_frame() -> None:
    (grid,) = grids(BLOCKS[16])
    assert [len(line.squares) for line in grid.lines] == [2, 1]
    assert grid.lines[1].squares[0].span == 2


@pytest.mark.parametrize("kind", get_args(PictureKind))
def test_a_picture_is_drawn_or_told_but_never_dropped(kind: PictureKind) -> None:
    parts = plan_blocks((replace(PICTURE, kind=kind),), ROOM)
    told = " ".join(piece.text for part in parts if isinstance(part, Para) for piece in part.pieces)
    assert any(isinstance(part, Sketch) for part in parts) or {"Producteur", "miel"} <= set(re.findall(r"\w+", told))


def test_a_picture_whose_words_do_not_fit_is_told_as_a_list() -> None:
    long = replace(PICTURE.nodes[0], text=text("Producteurdemielenforêt" * 9))
    parts = plan_blocks((replace(PICTURE, nodes=(long, PICTURE.nodes[1])),), ROOM)
    told = ["".join(piece.text for piece in part.pieces) for part in parts if isinstance(part, Para)]
    assert told == [
        "Deux boîtes et une flèche.",
        "Producteurdemielenforêt" * 9,
        "Acheteur – paie mieux",
        "Producteurdemielenforêt" * 9 + " → Acheteur – miel",
    ]


def test_a_picture_that_is_told_in_words_is_a_notice_that_names_its_section() -> None:
    long = replace(PICTURE.nodes[0], text=text("Producteurdemielenforêt" * 9))
    step_with_it = step(label("do", replace(PICTURE, nodes=(long,), links=())))
    assert write(with_blocks(step_with_it), THEME).notices == (
        Notice("picture told in words", "6", "Deux boîtes et une flèche."),
    )
    assert write(with_blocks(PICTURE), THEME).notices == ()


def test_blanks_end_where_the_next_words_start() -> None:
    (para,) = plan_blocks((Blanks((Blank(text("avec"), 2), Blank(text("avant le")))),), ROOM)
    assert isinstance(para, Para)
    assert [(tab.at, tab.leader) for tab in para.tabs] == [(6425 - 227, True), (6425, False), (9638, True)]


def test_the_contents_list_stands_behind_the_cover_and_names_every_other_section() -> None:
    sheets = plan_sheets(DOCUMENT)
    listed = ["".join(piece.text for piece in part.pieces) for part in sheets[1].parts if isinstance(part, Para)]
    assert len(sheets) == 4
    assert listed == ["Sommaire", "6Faire passer les prix", "Glossaire"]


def test_a_document_without_a_heading_for_its_contents_has_no_list() -> None:
    assert len(plan_sheets(replace(DOCUMENT, contents=()))) == 3


def test_both_papers_have_the_same_block_of_text() -> None:
    for page in (geometry("a4"), geometry("letter")):
        assert page.width - 2 * page.side == pytest.approx(BLOCK[0], abs=1)
        assert page.height - 2 * page.top == pytest.approx(BLOCK[1], abs=1)


# What is written


def test_the_same_input_makes_the_same_bytes() -> None:
    assert write(DOCUMENT, THEME) == write(DOCUMENT, THEME)


def test_the_file_does_not_say_when_it_was_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(write(DOCUMENT, THEME).data)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.namelist() == sorted(packed.namelist())


def test_the_first_words_in_a_cell_stand_at_its_top() -> None:
    body = body_of(with_blocks(Box((Heading(text("Tête"), 4), Heading(text("Suite"), 4)), "card")))
    spaces = [each.find(f"{WORD}pPr/{WORD}spacing") for each in body.find(f".//{WORD}tc").iter(f"{WORD}p")]
    assert [None if each is None else each.get(f"{WORD}before") for each in spaces] == ["0", None]


def test_every_word_of_the_tree_is_in_the_file() -> None:
    parts = parts_of(write(DOCUMENT, THEME).data)
    names = [name for name in parts if re.fullmatch(r"word/(document|footer\d+)\.xml", name)]
    roots = [parsed(parts[name]) for name in names]
    everything = "\n".join("".join(root.itertext(f"{WORD}t")) for root in roots)
    drawn = "".join(str(value) for root in roots for value in root.xpath("//@descr"))
    outside = {run.text for run in (*DOCUMENT.subject, *DOCUMENT.author)}
    found = [run for run in iter_runs(DOCUMENT) if run.text not in outside]
    assert len(found) > 60
    assert [run.text for run in found if run.text not in everything + drawn] == []


def test_the_number_and_the_elapsed_minutes_of_a_step_are_in_the_file() -> None:
    assert {"6-3", "18–40"} <= set(words_in(body_of(with_blocks(step(label("say"))))).split("\n"))


def test_every_run_has_its_language() -> None:
    for name, data in parts_of(write(DOCUMENT, THEME).data).items():
        if name.startswith(("word/document", "word/footer")):
            runs = list(parsed(data).iter(f"{WORD}r"))
            languages = [run.find(f"{WORD}rPr/{WORD}lang") for run in runs]
            assert runs
            assert {None if each is None else each.get(f"{WORD}val") for each in languages} == {"fr"}


def test_a_sentence_that_is_not_translated_keeps_its_own_language() -> None:
    body = body_of(with_blocks(Paragraph((*text("Dites "), *text("the price", "en")))))
    languages = f"{WORD}rPr/{WORD}lang"
    by_words = {"".join(run.itertext()): run.find(languages).get(f"{WORD}val") for run in body.iter(f"{WORD}r")}
    assert (by_words["Dites "], by_words["the price"]) == ("fr", "en")


def test_the_document_says_its_language_for_what_a_person_types_later() -> None:
    styles = parsed(parts_of(write(DOCUMENT, THEME).data)["word/styles.xml"])
    assert styles.find(f"{WORD}docDefaults//{WORD}lang").get(f"{WORD}val") == "fr"


def test_bold_and_italics_reach_the_file() -> None:
    body = body_of(with_blocks(Paragraph((*text("gras", bold=True), *text("penché", italic=True), *text("droit")))))
    looks = {
        "".join(run.itertext()): [tag for tag in "bi" if run.find(f"{WORD}rPr/{WORD}{tag}") is not None]
        for run in body.iter(f"{WORD}r")
    }
    assert [looks[words] for words in ("gras", "penché", "droit")] == [["b"], ["i"], []]


def test_spaces_at_the_ends_of_a_run_and_no_break_spaces_are_kept() -> None:
    body = body_of(with_blocks(Paragraph((*text("prix\u00a0: "), *text(" net")))))
    assert "prix\u00a0:  net" in words_in(body)


def test_a_character_that_xml_forbids_does_not_break_the_file() -> None:
    assert "ab" in words_in(body_of(with_blocks(said("a\x0bb"))))


def test_each_numbered_list_starts_again() -> None:
    lists = [List((Item(text(str(n))), Item(text("et"))), "number") for n in range(3)]
    body = body_of(with_blocks(*lists))
    numbers = [each.get(f"{WORD}val") for each in body.iter(f"{WORD}numId")]
    assert len(numbers) == 6
    assert len(set(numbers)) == 3


def test_a_list_goes_on_after_what_stands_under_an_item() -> None:
    inner = List((Item(text("a")), Item(text("b"))), "number")
    body = body_of(with_blocks(List((Item(text("un"), (inner,)), Item(text("deux"))), "number")))
    levels = [(each.find(f"{WORD}ilvl").get(f"{WORD}val"), each.find(f"{WORD}numId").get(f"{WORD}val"))
              for each in body.iter(f"{WORD}numPr")]  # fmt: skip
    assert [level for level, _ in levels] == ["0", "1", "1", "0"]
    assert levels[0][1] == levels[3][1] != levels[1][1]


def test_no_row_is_divided_by_a_page() -> None:
    rows = list(body_of(DOCUMENT).iter(f"{WORD}tr"))
    assert len(rows) > 10
    assert all(row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in rows)


def test_head_rows_are_repeated_on_each_page() -> None:
    rows = list(body_of(with_blocks(BLOCKS[13])).iter(f"{WORD}tr"))
    assert [row.find(f"{WORD}trPr/{WORD}tblHeader") is not None for row in rows] == [True, False]


def test_every_cell_ends_with_a_paragraph() -> None:
    cells = list(body_of(DOCUMENT).iter(f"{WORD}tc"))
    assert cells
    assert {cell[-1].tag for cell in cells} == {f"{WORD}p"}


def test_every_style_in_use_exists() -> None:
    parts = parts_of(write(DOCUMENT, THEME).data)
    known = {each.get(f"{WORD}styleId") for each in parsed(parts["word/styles.xml"]).iter(f"{WORD}style")}
    used = {
        each.get(f"{WORD}val")
        for name, data in parts.items()
        if name.startswith(("word/document", "word/footer", "word/numbering"))
        for tag in ("pStyle", "rStyle", "tblStyle")
        for each in parsed(data).iter(f"{WORD}{tag}")
    }
    assert len(used) > 20
    assert used <= known


def test_contents_entries_lead_to_bookmarks_that_exist_once() -> None:
    body = body_of(DOCUMENT)
    names = [each.get(f"{WORD}name") for each in body.iter(f"{WORD}bookmarkStart")]
    anchors = [each.get(f"{WORD}anchor") for each in body.iter(f"{WORD}hyperlink")]
    ids = [each.get(f"{WORD}id") for each in body.iter(f"{WORD}bookmarkStart")]
    assert len(anchors) == 2
    assert set(anchors) <= set(names)
    assert len(set(names)) == len(names)
    assert len(set(ids)) == len(ids) == len(list(body.iter(f"{WORD}bookmarkEnd")))


def test_nothing_makes_word_ask_whether_to_update_fields() -> None:
    parts = parts_of(write(DOCUMENT, THEME).data)
    assert b"updateFields" not in parts["word/settings.xml"]
    assert b"TOC \\" not in parts["word/document.xml"]


def test_each_section_has_its_own_footer_with_the_number_of_the_page() -> None:
    parts = parts_of(write(DOCUMENT, THEME).data)
    footers = [parsed(data) for name, data in sorted(parts.items()) if name.startswith("word/footer")]
    words = ["".join(footer.itertext(f"{WORD}t")) for footer in footers]
    assert words == [
        f"Guide d’animation{running}Mali · français · 1.0\u20031"
        for running in ("", " · Sommaire", " · 6 · Prix", " · Glossaire courant")
    ]
    fields_in = [[each.get(f"{WORD}instr") for each in footer.iter(f"{WORD}fldSimple")] for footer in footers]
    assert fields_in == [[" PAGE "]] * 4


def test_each_section_starts_on_a_new_page_a_session_on_a_new_leaf() -> None:
    settings = list(body_of(DOCUMENT).iter(f"{WORD}sectPr"))
    starts = ["nextPage", "nextPage", "oddPage", "nextPage"]
    assert [each.find(f"{WORD}type").get(f"{WORD}val") for each in settings] == starts
    assert len({each.find(f"{WORD}footerReference").values()[-1] for each in settings}) == 4


@pytest.mark.parametrize(("paper", "size"), [("a4", ("11906", "16838")), ("letter", ("12240", "15840"))])
def test_the_page_has_the_size_of_the_paper(paper: Any, size: tuple[str, str]) -> None:
    page = next(body_of(DOCUMENT, replace(THEME, paper=paper)).iter(f"{WORD}pgSz"))
    assert (page.get(f"{WORD}w"), page.get(f"{WORD}h")) == size


def test_the_title_of_a_session_is_a_heading_outside_of_tables_so_that_it_shows_in_the_outline() -> None:
    outermost = body_of(DOCUMENT).find(f"{WORD}body")
    heads = [p for p in outermost if p.find(f"{WORD}pPr/{WORD}pStyle[@{WORD}val='Heading1']") is not None]
    assert ["".join(p.itertext(f"{WORD}t")) for p in heads] == [" 6 Faire passer les prix", "Glossaire"]


def test_a_picture_is_native_shapes_with_its_alternative_text() -> None:
    body = body_of(with_blocks(PICTURE))
    assert body.xpath("//@descr") == ["Deux boîtes et une flèche."]
    shapes = [each for each in body.iter() if str(each.tag).endswith("}wsp")]
    assert len(shapes) >= 3
    assert not [each for each in body.iter() if str(each.tag).endswith("}pic")]


def test_shapes_have_numbers_of_their_own() -> None:
    body = body_of(with_blocks(PICTURE, PICTURE))
    ids = [each.get("id") for each in body.iter() if str(each.tag).endswith(("}docPr", "}cNvPr"))]
    assert len(ids) > 6
    assert len(set(ids)) == len(ids)


def test_properties_say_what_the_document_says_and_carry_only_the_date_of_the_kit() -> None:
    core = parts_of(write(DOCUMENT, THEME).data)["docProps/core.xml"].decode()
    assert all(words in core for words in ("Guide d’animation", "Un atelier", "Le programme", ">fr<"))
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-11-01T00:00:00Z"}


def test_sections_of_the_tree_are_counted() -> None:
    assert write(DOCUMENT, THEME).pages == 3


# The base file


def test_the_base_file_is_made_alike_twice_and_names_nobody() -> None:
    data = make_base(SETTINGS)
    assert make_base(SETTINGS) == data
    assert b"creator" not in parts_of(data)["docProps/core.xml"]
    assert not [name for name in parts_of(data) if "stylesWithEffects" in name]


def test_the_base_file_in_the_repository_is_the_one_that_is_made() -> None:
    assert parts_of(BASE.read_bytes()) == parts_of(make_base(SETTINGS))


def test_the_base_file_shows_each_style_by_its_name() -> None:
    body = parsed(parts_of(make_base(SETTINGS))["word/document.xml"])
    assert words_in(body).split("\n") == [style.name for style in PARAGRAPHS]


def test_words_of_the_base_file_do_not_reach_the_guide() -> None:
    body = body_of(DOCUMENT, replace(THEME, brand=Brand("x", SETTINGS, docx=make_base(SETTINGS))))
    assert "Step Number" not in words_in(body)


def test_the_brand_s_base_file_and_the_built_in_one_give_the_same_guide() -> None:
    brand = Brand("x", SETTINGS, docx=make_base(SETTINGS))
    assert write(DOCUMENT, replace(THEME, brand=brand)) == write(DOCUMENT, THEME)


def test_styles_are_found_by_name_in_a_base_file_saved_by_word_in_another_language() -> None:
    base = rewritten(make_base(SETTINGS), "word/styles.xml", b'"Heading1"', b'"Titre1"')
    body = body_of(DOCUMENT, replace(THEME, brand=Brand("x", SETTINGS, docx=base)))
    used = {each.get(f"{WORD}val") for each in body.iter(f"{WORD}pStyle")}
    assert "Titre1" in used
    assert "Heading1" not in used


def test_a_base_file_from_elsewhere_is_lent_the_styles_and_lists_it_lacks() -> None:
    foreign = io.BytesIO()
    docx.Document().save(foreign)
    parts = parts_of(write(DOCUMENT, replace(THEME, brand=Brand("x", SETTINGS, docx=foreign.getvalue()))).data)
    styles = list(parsed(parts["word/styles.xml"]).iter(f"{WORD}style"))
    names = [each.find(f"{WORD}name").get(f"{WORD}val") for each in styles]
    assert {style.name.lower() for style in (*PARAGRAPHS, *TABLES)} <= {name.lower() for name in names}
    assert len(set(names)) == len(names)
    numbering = parsed(parts["word/numbering.xml"])
    check = next(style for style in styles if style.get(f"{WORD}styleId") == "ListCheck").find(f".//{WORD}numId")
    lent = next(each for each in numbering.iter(f"{WORD}num") if each.get(f"{WORD}numId") == check.get(f"{WORD}val"))
    definition = lent.find(f"{WORD}abstractNumId").get(f"{WORD}val")
    found = [each for each in numbering.iter(f"{WORD}abstractNum") if each.get(f"{WORD}abstractNumId") == definition]
    assert [each.find(f"{WORD}lvl/{WORD}lvlText").get(f"{WORD}val") for each in found] == ["□"]
    assert [each.tag for each in numbering] == sorted(
        (each.tag for each in numbering), key=lambda tag: tag.endswith("num")
    )


def rewritten(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name, content in parts_of(data).items():
            packed.writestr(name, content.replace(old, new) if name == part else content)
    return target.getvalue()

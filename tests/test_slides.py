"""Decisions about slides: what stands where, at which size, and what goes on on a second slide."""

from itertools import pairwise

import pytest

from mallette.errors import ContentError
from mallette.fit import has_room, measure_height
from mallette.model.stage import Area, Ratio
from mallette.pictures import bounds_of
from mallette.pictures.shapes import Drawing, Shape
from mallette.slides import slides
from mallette.slides.rooms import FOOT, HEIGHT, house
from mallette.slides.values import ChartPart, FactPart, GridPart, TextPart
from mallette.tree import (
    Blank,
    Blanks,
    Block,
    Box,
    Cell,
    Column,
    Columns,
    Document,
    Heading,
    Label,
    Layout,
    Lines,
    Link,
    Node,
    Notes,
    Paragraph,
    Picture,
    PictureKind,
    Row,
    Section,
    Slide,
    Step,
    Table,
    iter_runs,
    plain,
)
from tests.samples import bullets, text
from tests.stages import (
    FACTS,
    LAYOUTS,
    LONG,
    RATIOS,
    areas_of,
    deck,
    fits,
    overlap,
    part_of,
    picture,
    table,
    text_parts,
    words,
)

BODY = house().rooms["bullets"].body


def test_a_title_steps_down_from_32_to_24_points() -> None:
    short, long = (
        deck(title="Court")[0],
        deck(title="Un titre assez long pour trois lignes de trente-deux points " * 2)[0],
    )

    assert short.title.passages[0].size == 32
    assert 24 <= long.title.passages[0].size < 32
    assert has_room(long.title.passages, long.title.area.width, long.title.area.height)


def test_a_title_that_fits_at_no_size_names_its_slide_language_and_text() -> None:
    with pytest.raises(ContentError) as error:
        deck(title="Un titre beaucoup trop long. " * 12)

    (mistake,) = error.value.mistakes
    assert mistake.file == "slide 6-2 (fr)"
    assert mistake.key == "id.Un titre bea"
    assert "title" in mistake.wrong


def test_every_slide_that_does_not_fit_is_named_at_once() -> None:
    wrong = [Slide("bullets", text("Un titre beaucoup trop long. " * 12), f"6-{number}") for number in range(3)]

    with pytest.raises(ContentError) as error:
        slides(Document("fr", text("Kit"), (Section(text("S"), role="deck", blocks=tuple(wrong)),)))

    assert len(error.value.mistakes) == 3


def test_words_and_a_picture_stand_side_by_side() -> None:
    (slide,) = deck(bullets("Un", "Deux"), picture())
    left, right = slide.parts[0].area, slide.parts[1].area

    assert slide.layout == "picture"
    assert left.width == pytest.approx(0.55 * BODY.width)
    assert right.width == pytest.approx(0.40 * BODY.width)
    assert left.right < right.left


def test_a_picture_beside_words_begins_where_they_do() -> None:
    drawing = part_of(deck(bullets("Un", "Deux"), picture("balance", 2))[0], Drawing)

    assert isinstance(drawing, Drawing)
    assert min(bounds_of(each).top for each in drawing.primitives) == pytest.approx(BODY.top)


def test_a_picture_alone_takes_the_whole_body() -> None:
    (slide,) = deck(picture(), layout="picture")

    assert slide.layout == "diagram"
    assert slide.parts[0].area == BODY


@pytest.mark.parametrize("kind", ["map", "calendar", "wheel", "row"])
def test_wide_pictures_take_the_whole_width_under_their_words(kind: PictureKind) -> None:
    (slide,) = deck(bullets("Un", "Deux"), picture(kind))
    above, drawing = slide.parts[0].area, slide.parts[1].area

    assert drawing.width == BODY.width
    assert above.bottom < drawing.top


def test_a_picture_that_leaves_no_room_for_words_has_a_slide_of_its_own() -> None:
    found = deck(bullets(*[LONG] * 8), picture("boxes", 12))

    assert [slide.layout for slide in found] == ["bullets", "bullets", "diagram"]


def test_bars_with_values_are_a_native_chart_and_without_values_frames_to_fill() -> None:
    bars = Picture(
        "bars", (Node("a", text("Bonne"), value=370.0, shown=text("370")), Node("b", text("Mauvaise"), value=-350.0))
    )
    chart = part_of(deck(bars)[0], ChartPart)
    empty = part_of(deck(Picture("bars", (Node("a", text("Seul")), Node("b", text("Ensemble")))))[0], Drawing)

    assert isinstance(chart, ChartPart)
    assert [column.value for column in chart.columns] == [370, -350]
    assert isinstance(empty, Drawing)
    assert all(each.dash == "dash" for each in empty.primitives if isinstance(each, Shape) and each.form == "rectangle")


def test_an_activity_has_its_task_at_the_left_and_its_facts_at_the_right() -> None:
    (slide,) = deck(bullets("Tracez", "Notez"), FACTS, layout="activity")
    facts = [part for part in slide.parts if isinstance(part, FactPart)]

    assert slide.layout == "activity"
    assert [plain(fact.words[0].text) for fact in facts] == ["minutes", "schéma", "retour à"]
    assert [fact.blank for fact in facts] == [False, False, True]
    assert all(fact.area.left > slide.parts[0].area.right for fact in facts)
    assert all(upper.area.bottom < lower.area.top for upper, lower in pairwise(facts))
    assert facts[1].start < facts[0].start  # words without a sign begin at the edge


def test_a_table_is_as_large_as_it_fits_and_goes_on_under_its_heads() -> None:
    small, large = deck(table(12))[0], deck(table(3))[0]
    pages = deck(table(30))

    assert len(deck(table(12))) == 1
    assert part_of(small, GridPart).size < part_of(large, GridPart).size == 24  # type: ignore[attr-defined]
    assert len(pages) == 3
    for page in pages:
        grid = part_of(page, GridPart)
        assert isinstance(grid, GridPart)
        assert grid.size >= 14
        assert grid.rows[0][0].head
        assert sum(grid.heights) <= BODY.height


def test_rows_that_people_write_in_keep_their_least_height() -> None:
    rows = Table((Row((Cell(),), height=20),))
    grid = part_of(deck(rows)[0], GridPart)

    assert isinstance(grid, GridPart)
    assert grid.heights[0] == pytest.approx(20 * 72 / 25.4)


def test_columns_stand_side_by_side_and_where_they_do_not_fit_below_each_other() -> None:
    def columns(*lines: str) -> Columns:
        return Columns((Column((Heading(text("Un")), bullets(*lines))), Column((bullets("Deux"),))))

    beside = [part.area.left for part in deck(columns("a"))[0].parts]
    assert len(set(beside)) == 2
    assert len(deck(columns(*[LONG] * 9))) > 1


def test_two_pictures_never_share_a_slide() -> None:
    found = deck(picture(), picture("stairs"))

    assert [slide.tag for slide in found] == ["6-2 (1/2)", "6-2 (2/2)"]


def test_the_line_under_a_large_title_follows_its_last_line() -> None:
    one = deck(Paragraph(text("55 minutes")), layout="section", title="Court")[0]
    two = deck(Paragraph(text("55 minutes")), layout="section", title="Un titre de séance qui prend deux lignes ici")[0]

    assert one.parts[0].area.top < two.parts[0].area.top
    assert isinstance(one.parts[0], TextPart)
    assert one.parts[0].role == "detail"


def test_notes_begin_with_the_slides_number() -> None:
    notes = Notes((Label("say", text("DITES"), (Paragraph(text("Bonjour.")), bullets("Un", "Deux"))),))
    found = deck(notes=notes)[0].notes

    assert plain(found[0].text) == "6-2"
    assert plain(found[1].text).startswith("DITES")
    assert found[1].text[0].bold
    assert "Bonjour." in plain(found[1].text)
    assert [each.sign for each in found[2:]] == ["bullet", "bullet"]


def test_notes_shrink_to_print_on_one_page_and_say_where_they_do_not() -> None:
    short, long = (deck(notes=Notes((Paragraph(text(LONG * count)),)))[0] for count in (2, 80))

    assert short.whole
    assert short.notes[-1].size == 13
    assert not long.whole
    assert long.notes[-1].size == 10


EVERY_BLOCK: tuple[Block, ...] = (
    Heading(text("Titre"), number="3"), Paragraph(text("Corps")), Paragraph(text("Petit"), "source"), bullets("Puce"),
    Box((Paragraph(text("Encadré")),)), Lines(2), Blanks((Blank(text("avec")), Blank(text("le")))),
    Label("ask", text("DEMANDEZ"), (Paragraph(text("Où ?")),)),
    Step("3-1", text("Étape"), text("10 min"), "0–10", text("à"), (Label("do", text("FAITES"), (bullets("Ceci"),)),)),
)  # fmt: skip


def test_no_word_of_any_block_is_lost_on_a_slide_or_in_notes() -> None:
    visible = deck(*EVERY_BLOCK, table(2), picture(), FACTS, Columns((Column((bullets("Colonne"),)),)))
    noted = deck(notes=Notes((*EVERY_BLOCK, table(1), picture(), FACTS)))[0]
    drawn = " ".join(words(slide) for slide in visible)
    said = " ".join(plain(each.text) for each in noted.notes)

    for run in iter_runs((*EVERY_BLOCK, table(2), picture().nodes, FACTS)):
        assert run.text in drawn
    for run in iter_runs((*EVERY_BLOCK, table(1), picture().alt, FACTS)):
        assert run.text in said


def test_a_slide_inside_a_slide_is_refused() -> None:
    with pytest.raises(ValueError, match="inside"):
        deck(Slide("bullets", text("Titre")))


def test_a_deck_holds_nothing_but_slides() -> None:
    with pytest.raises(TypeError, match="slides"):
        slides(Document("fr", text("Kit"), (Section(text("S"), blocks=(Paragraph(text("a")),)),)))


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_everything_stands_on_the_slide_above_the_footer_and_nothing_overlaps(layout: Layout, ratio: Ratio) -> None:
    stage = house(ratio)
    page = Area(0, 0, stage.width, FOOT if layout != "title" else HEIGHT)
    for blocks in ((bullets("Un", LONG), FACTS), (bullets("Un"), picture("map", 6)), (Paragraph(text(LONG)), table(4))):
        title = "Une exigence claire et un prix clair font passer le message"
        for slide in deck(*blocks, layout=layout, title=title, stage=stage):
            areas = areas_of(slide)
            assert all(area.top >= 0 and area.right <= page.right and area.bottom <= page.bottom for area in areas)
            assert all(fits(part) for part in text_parts(slide))
            assert not any(overlap(one, other) for number, one in enumerate(areas) for other in areas[number + 1 :])


def test_a_link_between_nodes_needs_no_grid() -> None:
    nodes = (Node("a", text("Un")), Node("b", text("Deux")))
    (slide,) = deck(Picture("row", nodes, (Link("a", "b"),)))

    assert measure_height([], 10) == 0
    assert isinstance(slide.parts[0], Drawing)

"""Pictures: data becomes shapes and lines that fit, in every kind and in both languages."""

from typing import get_args

import pytest

from mallette.model.stage import Area
from mallette.pictures import KINDS, SIZES, bounds_of, fits, lay_out, overlap
from mallette.pictures.shapes import Drawing, Line, Primitive, Shape
from mallette.tree import Link, Node, Picture, PictureKind, Run, Text, iter_runs, plain

AREA = Area(40, 170, 870, 310)
WORDS = {
    "en": ("Input supplier", "Producer", "Collector", "Town market"),
    "fr": ("Fournisseur d’intrants", "Productrice", "Conditionneur", "Marché de la ville"),
}
PLACES = {"boxes": ((0, 0), (1, 0), (0, 1), (1, 1)), "axes": ((0, 0), (1, 0), (2, 1), (2, 2)),
          "map": ((1, 0), (0, 1), (1, 1), (1, 2)), "flows": ((0, 0), (0, 1), (0, 2), (0, 3)),
          "balance": ((0, 0), (1, 0), (1, 1), (1, 2)), "line": ((0, 0), (1, 0), (2, 0), (3, 0))}  # fmt: skip


def text(words: str) -> Text:
    return (Run(words, "x", "fr"),) if words else ()


def node(key: str, words: str = "Nœud", **more: object) -> Node:
    return Node(key, text(words), **more)  # type: ignore[arg-type]


def picture(kind: PictureKind, *nodes: Node, links: tuple[Link, ...] = ()) -> Picture:
    return Picture(kind, nodes, links, text("Ce que dit l’image."))


def sample(kind: PictureKind, lang: str) -> Picture:
    """Four nodes and, where the kind joins them, arrows between neighbours."""
    places = PLACES.get(kind, ((0, 0),) * 4)
    values = (50.0, 35.0, 15.0, 30.0) if kind in ("ladder", "bars") else (None,) * 4
    nodes = tuple(
        Node(f"n{number}", text(words), column=column, row=row, value=value, shown=text(f"{value:g}" if value else ""))
        for number, (words, (column, row), value) in enumerate(zip(WORDS[lang], places, values, strict=True))
    )
    joined = kind in ("row", "flows")
    links = (
        tuple(Link(f"n{number + 1}", f"n{number}", "goods", text("produits")) for number in range(3)) if joined else ()
    )
    return Picture(kind, nodes, links, text("Ce que dit l’image."))


def shapes_of(drawing: Drawing) -> list[Shape]:
    return [each for each in drawing.primitives if isinstance(each, Shape)]


def lines_of(drawing: Drawing) -> list[Line]:
    return [each for each in drawing.primitives if isinstance(each, Line)]


def words_in(primitives: tuple[Primitive, ...]) -> str:
    shapes = (each for each in primitives if isinstance(each, Shape))
    return " ".join(plain(passage.text) for shape in shapes for passage in shape.words)


def box(drawing: Drawing, key: str) -> Area:
    return next(each.area for each in shapes_of(drawing) if each.key == key)


def test_every_kind_of_the_tree_can_be_drawn() -> None:
    assert set(KINDS) == set(get_args(PictureKind))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", get_args(PictureKind))
def test_every_kind_fits_into_the_body_of_a_slide(kind: PictureKind, lang: str) -> None:
    drawing = lay_out(sample(kind, lang), AREA)

    assert drawing.fits
    assert drawing.size in SIZES
    for shape in shapes_of(drawing):
        assert shape.fits
    for each in drawing.primitives:
        bounds = bounds_of(each)
        assert bounds.left >= AREA.left - 1
        assert bounds.right <= AREA.right + 1
        assert bounds.top >= AREA.top - 1
        assert bounds.bottom <= AREA.bottom + 1


@pytest.mark.parametrize("kind", get_args(PictureKind))
def test_no_word_of_a_picture_is_lost(kind: PictureKind) -> None:
    data = sample(kind, "fr")
    drawn = words_in(lay_out(data, AREA).primitives)
    words = [run.text for run in iter_runs(data.nodes)] + [run.text for run in iter_runs(data.links)]

    assert words
    for each in words:
        assert each in drawn


@pytest.mark.parametrize("kind", get_args(PictureKind))
def test_words_of_links_are_drawn_in_every_kind(kind: PictureKind) -> None:
    nodes = [node("a", column=0, row=0), node("b", column=1, row=0), node("c", column=1, row=1)]
    data = picture(kind, *nodes, links=(Link("a", "b", "money", text("avance")),))

    assert "avance" in words_in(lay_out(data, AREA).primitives)


def test_words_step_down_until_they_fit() -> None:
    nodes = [node(f"n{number}", "Conditionneur du marché", column=number % 3, row=number // 3) for number in range(12)]

    assert lay_out(picture("boxes", *nodes), Area(0, 0, 560, 240)).size < SIZES[0]


def test_a_picture_that_fits_at_no_size_says_so() -> None:
    drawing = lay_out(picture("boxes", node("a", "anticonstitutionnellement")), Area(0, 0, 120, 60))

    assert not drawing.fits
    assert drawing.size == SIZES[-1]


def test_goods_are_solid_information_dashed_money_dash_dot() -> None:
    links = tuple(Link("a", "b", line) for line in ("goods", "information", "money"))
    drawing = lay_out(picture("flows", node("b"), node("a", row=1), links=links), AREA)
    arrows = sorted((line for line in lines_of(drawing) if line.head == "end"), key=lambda line: line.points[0])

    assert [line.dash for line in arrows] == ["dash", "dash-dot", "solid"]


def test_a_plain_link_has_no_head_a_double_one_two_strokes_a_zigzag_teeth() -> None:
    def drawn(line: str) -> list[Line]:
        link = Link("a", "b", line)  # type: ignore[arg-type]
        return lines_of(lay_out(picture("boxes", node("a"), node("b", column=1), links=(link,)), AREA))

    assert [line.head for line in drawn("plain")] == ["none"]
    assert len(drawn("double")) == 2
    assert len(drawn("zigzag")[0].points) > 4


def test_goods_flow_up_and_money_flows_down() -> None:
    links = (Link("low", "high", "goods"), Link("high", "low", "money"))
    drawing = lay_out(picture("flows", node("high"), node("low", row=1), links=links), AREA)
    ends = {line.dash: line.points[-1][1] - line.points[0][1] for line in lines_of(drawing) if line.head == "end"}

    assert ends["solid"] < 0 < ends["dash-dot"]


def test_actors_of_one_row_stand_at_one_height_in_both_chains() -> None:
    nodes = [node("a"), node("b", row=1), node("c", column=1), node("d", column=1, row=1)]
    links = tuple(Link("a", "b", line, text("prix")) for line in ("information", "money", "goods"))
    drawing = lay_out(picture("flows", *nodes, links=(*links, Link("c", "d"))), AREA)

    assert box(drawing, "b").top == box(drawing, "d").top


def test_a_line_from_box_to_box_is_fastened_to_both() -> None:
    drawing = lay_out(picture("row", node("a"), node("b"), links=(Link("a", "b"),)), AREA)
    (line,) = lines_of(drawing)

    assert line.start
    assert line.end
    assert (line.start.key, line.start.side, line.end.key, line.end.side) == ("a", "right", "b", "left")
    assert line.points == (box(drawing, "a").side("right"), box(drawing, "b").side("left"))


def test_a_row_too_long_for_one_line_goes_on_in_a_second() -> None:
    nodes = [node(f"n{number}", "Conditionneur") for number in range(6)]
    drawing = lay_out(picture("row", *nodes), Area(0, 0, 500, 310))

    assert drawing.fits
    assert box(drawing, "n0").top < box(drawing, "n5").top


def test_stairs_rise_from_left_to_right() -> None:
    drawing = lay_out(sample("stairs", "fr"), AREA)
    tops = [box(drawing, f"n{number}").top for number in range(4)]

    assert tops == sorted(tops, reverse=True)
    assert len({round(box(drawing, f"n{number}").bottom) for number in range(4)}) == 1


def test_the_gap_of_a_ladder_stands_between_the_two_prices_whose_difference_it_is() -> None:
    prices = [("clean", 50.0), ("mixed", 35.0), ("flat", 30.0)]
    nodes = [node(key, value=value) for key, value in prices]
    gap = node("gap", look="strong", value=15.0)
    drawing = lay_out(picture("ladder", *nodes, gap), AREA)

    assert box(drawing, "gap").left == pytest.approx(box(drawing, "mixed").right)
    assert box(drawing, "gap").right == pytest.approx(box(drawing, "clean").right)
    assert next(each.dash for each in shapes_of(drawing) if each.key == "gap") == "dash"


def test_bars_are_as_long_as_their_values_and_fall_below_nought() -> None:
    drawing = lay_out(picture("bars", node("a", value=370.0), node("b", value=-185.0)), AREA)

    assert box(drawing, "a").height == pytest.approx(2 * box(drawing, "b").height)
    assert box(drawing, "b").top == pytest.approx(box(drawing, "a").bottom)


@pytest.mark.parametrize(("detail", "months"), [("2", {2}), ("3-5", {3, 4, 5}), ("1, 11–12", {1, 11, 12}), ("", set())])
def test_a_calendar_marks_the_months_that_the_detail_names(detail: str, months: set[int]) -> None:
    data = picture("calendar", node("fees", "Frais", detail=text(detail)))
    discs = [each.area.middle[0] for each in shapes_of(lay_out(data, AREA)) if each.form == "ellipse"]
    heads = {plain(each.words[0].text): each.area.middle[0] for each in shapes_of(lay_out(data, AREA)) if each.words}

    assert [round(x) for x in discs] == [round(heads[str(month)]) for month in sorted(months)]


def test_what_a_calendar_cannot_mark_is_said_in_words() -> None:
    data = picture("calendar", node("fees", "Frais", detail=text("après la récolte")))

    assert "après la récolte" in words_in(lay_out(data, AREA).primitives)


def test_a_lead_firm_has_a_star_and_what_nobody_knows_a_question_mark() -> None:
    drawing = lay_out(picture("boxes", node("a", look="star"), node("b", column=1, look="unknown")), AREA)

    assert [each.form for each in shapes_of(drawing)].count("star") == 1
    assert "?" in words_in(drawing.primitives)


def test_a_link_of_a_map_goes_round_a_box_that_stands_between() -> None:
    nodes = [node("top", column=1), node("between", column=1, row=1), node("low", column=1, row=2)]
    drawing = lay_out(picture("map", *nodes, links=(Link("low", "top"),)), AREA)
    (path,) = [line for line in lines_of(drawing) if line.head == "end"]

    assert max(x for x, _ in path.points) > box(drawing, "between").right


def test_boxes_that_overlap_do_not_fit() -> None:
    one, other = Area(0, 0, 50, 50), Area(40, 40, 50, 50)

    assert overlap([one, other])
    assert not overlap([one, Area(60, 0, 50, 50)])
    assert not fits((Shape("rounded", one), Shape("rounded", other)), Area(0, 0, 100, 100))


def test_neighbours_that_nothing_joins_add_up_to_what_a_link_leads_to() -> None:
    nodes = [node(key, "40 kg") for key in "abc"] + [node("sum", "120 kg", look="strong")]
    drawing = lay_out(picture("row", *nodes, links=(Link("c", "sum"),)), AREA)
    signs = [each.area for each in shapes_of(drawing) if each.words and plain(each.words[0].text) == "+"]
    assert [sign.left for sign in signs] == [box(drawing, "a").right, box(drawing, "b").right]


@pytest.mark.parametrize("links", [(), (Link("a", "b"), Link("b", "c"))])
def test_boxes_all_joined_or_not_at_all_do_not_add_up(links: tuple[Link, ...]) -> None:
    drawing = lay_out(picture("row", *(node(key) for key in "abc"), links=links), AREA)
    assert "+" not in words_in(drawing.primitives)


def test_one_chain_on_a_slide_has_words_on_both_sides_of_its_arrows() -> None:
    links = (
        Link("up", "down", "information", text("exigence")),
        Link("up", "down", "money", text("prix")),
        Link("down", "up", "goods"),
    )
    drawing = lay_out(picture("flows", node("up", row=0), node("down", row=1), links=links), AREA)
    news, price = (
        next(each for each in shapes_of(drawing) if each.words and plain(each.words[0].text) == words)
        for words in ("exigence", "prix")
    )
    arrows = sorted(line.points[0][0] for line in lines_of(drawing))
    assert drawing.fits
    assert drawing.size == SIZES[0]
    assert news.area.right < arrows[0] < arrows[1] < arrows[2] < price.area.left
    assert all(box(drawing, "up").left < x < box(drawing, "up").right for x in arrows)

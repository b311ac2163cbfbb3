"""What is wrong with a page is seen, and nothing is that is right: pages made wrong on purpose."""

from collections.abc import Callable
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from mallette.model.stage import Area
from mallette.writers.pdf.measure import face
from tests.proof.copyable import faults_of, joined
from tests.proof.paper import Side, read_sides

SIZE = 400
BLOCK = Area(50, 50, 300, 300)
"""The paper of these pages is as wide as high; places count from below, as PDF does."""


def drawn(draw: Callable[[Canvas], Any]) -> Side:
    canvas = Canvas("", pagesize=(SIZE, SIZE))
    canvas.setFont(face(), 12)
    draw(canvas)
    canvas.showPage()
    return read_sides(bytes(canvas.getpdfdata()))[0]


def faults(draw: Callable[[Canvas], Any]) -> list[str]:
    return [fault.removeprefix("page 1: ") for fault in faults_of([drawn(draw)], [BLOCK])]


def framed(canvas: Canvas, words: str, wide: float, high: float = 20, **looks: Any) -> None:
    """Draw words in a frame, from its left edge on."""
    canvas.rect(100, 200, wide, high, **looks)
    canvas.drawString(103, 206, words)


def rounded(canvas: Canvas, wide: float, words: str) -> None:
    canvas.ellipse(100, 180, 100 + wide, 220)
    canvas.drawString(115, 196, words)


def filled(canvas: Canvas, ground: float, words: float, text: str = "ground") -> None:
    canvas.setFillGray(ground)
    canvas.rect(100, 200, 100, 20, stroke=0, fill=1)
    canvas.setFillGray(words)
    canvas.drawString(110, 206, text)


def covered(canvas: Canvas) -> None:
    canvas.drawString(110, 206, "beneath")
    canvas.setFillGray(1)
    canvas.rect(90, 190, 100, 40, stroke=0, fill=1)


def hidden(canvas: Canvas) -> None:
    """A spoke ends beneath a white shape on which a word stands."""
    canvas.line(60, 210, 340, 210)
    canvas.setFillGray(1)
    canvas.rect(100, 200, 60, 20, fill=1)
    canvas.setFillGray(0)
    canvas.drawString(110, 206, "node")


def large_letter(canvas: Canvas) -> None:
    canvas.setFont(face(), 28)
    canvas.drawString(50, 200, "Île")


def in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("small", 0, 0, 100, 100)
    canvas.setFont(face(), 3)
    canvas.setLineWidth(0.2)
    canvas.rect(0, 0, 4, 4)
    canvas.drawString(3, 1, "wide")
    canvas.endForm()
    canvas.translate(100, 200)
    canvas.scale(4, 4)
    canvas.doForm("small")


def two(first: tuple[float, float], second: tuple[float, float]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(*first, "upper")
        canvas.drawString(*second, "Égypte")

    return draw


def lined(**settings: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(settings.get("weight", 1))
        canvas.setStrokeColorRGB(settings.get("red", 0), 0, settings.get("blue", 0))
        canvas.setStrokeGray(settings["grey"]) if "grey" in settings else None
        canvas.line(100, 200, 200, 200)

    return draw


WRONG: dict[str, tuple[Callable[[Canvas], None], str]] = {
    "past the right edge": (lambda canvas: canvas.drawString(335, 200, "beyond"), "cut: 'beyond' at 336, 191"),
    "past the upper edge": (lambda canvas: canvas.drawString(100, 348, "above"), "cut: 'above'"),
    "half in the footer": (lambda canvas: canvas.drawString(100, 45, "below"), "cut: 'below'"),
    "where no printer prints": (lambda canvas: canvas.drawString(100, 5, "lost"), "cut: 'lost'"),
    "a shape past the edge": (lambda canvas: canvas.rect(300, 100, 60, 20), "cut: shape of 61 by 21"),
    "a shape off the paper": (lambda canvas: canvas.rect(360, 100, 60, 20), "cut: shape"),
    "word upon word": (two((100, 200), (110, 204)), "overlap: 'Égypte' at 111, 186 and 'upper'"),
    "lines too close": (two((100, 200), (100, 191)), "overlap"),
    "out of its frame": (lambda canvas: framed(canvas, "too long for it", 60), "crossed: 'for' at 149"),
    "through the floor": (lambda canvas: framed(canvas, "deep", 60, 12), "crossed: 'deep'"),
    "a slanted line": (lambda canvas: (canvas.line(60, 150, 300, 260), canvas.drawString(150, 190, "on")), "crossed"),
    "a round frame": (lambda canvas: rounded(canvas, 40, "Overfull"), "crossed"),
    "out of its tint": (lambda canvas: filled(canvas, 0.93, 0, "runs out of its own ground"), "crossed: 'own'"),
    "in a form made larger": (in_a_form, "crossed: 'wide' at 112"),
    "covered": (covered, "covered: 'beneath'"),
    "black on black": (lambda canvas: filled(canvas, 0, 0), "unreadable"),
    "white on white": (lambda canvas: filled(canvas, 1, 1), "unreadable"),
    "white on a tint": (lambda canvas: filled(canvas, 0.93, 1), "unreadable"),
    "grey words": (lambda canvas: filled(canvas, 1, 0.4), "unreadable"),
    "a dark tint": (lambda canvas: filled(canvas, 0.8, 0), "filled with grey 0.80"),
    "a thin line": (lined(weight=0.5), "line of 0.50 pt"),
    "a grey line": (lined(grey=0.4), "line in grey 0.40"),
    "a coloured line": (lined(red=0.7), "line in grey nan"),
}  # fmt: skip
RIGHT: dict[str, Callable[[Canvas], None]] = {
    "a word in its frame": lambda canvas: framed(canvas, "inside", 60),
    "a word in a round frame": lambda canvas: rounded(canvas, 70, "Inside"),
    "black on a tint": lambda canvas: filled(canvas, 0.93, 0),
    "white on black": lambda canvas: filled(canvas, 0, 1),
    "a footer": lambda canvas: canvas.drawString(50, 20, "12"),
    "a spoke beneath a shape": hidden,
    "a large letter that reaches beyond the edge": large_letter,
    "lines as close as they are set": two((100, 200), (100, 186)),
    "marks that show where to cut": lambda canvas: canvas.line(20, 350, 45, 350),
    "a line of 0.75 points": lined(weight=0.75),
    "a word beside a line": lambda canvas: (canvas.line(100, 196, 200, 196), canvas.drawString(100, 200, "gap")),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told(name: str) -> None:
    draw, told = WRONG[name]
    found = faults(draw)
    assert any(fault.startswith(told) for fault in found), found
    assert {fault.partition(":")[0] for fault in found} <= {told.partition(":")[0], "unreadable"}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_not_told(name: str) -> None:
    assert faults(RIGHT[name]) == []


def test_letters_are_measured_by_their_ink() -> None:
    side = drawn(lambda canvas: canvas.drawString(100, 200, "x, Ég"))
    first, second = side.words
    assert [word.text for word in side.words] == ["x,", "Ég"]
    assert first.letters[0].ink.bottom == pytest.approx(200, abs=0.01), "x stands on its line"
    assert first.letters[0].ink.height == pytest.approx(0.53 * 12, abs=0.2)
    assert second.letters[0].ink.height > 0.85 * 12 > second.letters[1].ink.height
    assert first.letters[1].ink.bottom > 200 > first.letters[1].ink.top


def test_words_end_where_a_gap_begins_and_where_a_line_does() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 200, "two")
        canvas.drawString(125, 200, "words")
        canvas.drawString(100, 180, "below")

    assert [word.text for word in drawn(draw).words] == ["two", "words", "below"]


def test_a_line_in_a_form_is_as_heavy_as_it_is_printed() -> None:
    [shape] = drawn(in_a_form).shapes
    assert shape.weight == pytest.approx(0.8)
    assert shape.ink.inside(0.4).width == pytest.approx(16)


def test_a_line_whose_weight_nobody_sets_is_a_point_heavy_and_scaled_with_its_form() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("plain", 0, 0, 100, 100)
        canvas.line(0, 0, 20, 0)
        canvas.endForm()
        canvas.line(100, 300, 200, 300)
        canvas.scale(0.5, 0.5)
        canvas.doForm("plain")

    assert [shape.weight for shape in drawn(draw).shapes] == [1, 0.5]


def test_a_poster_is_read_without_the_margins_of_its_sheets() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(3)
        canvas.rect(60, -200, 500, 500)
        canvas.setFont(face(), 40)
        canvas.drawString(350, 100, "Poster")
        canvas.setFont(face(), 9)
        canvas.drawString(60, 20, "Sheet 1/4")
        canvas.setLineWidth(0.75)
        canvas.line(20, 350, 45, 350)

    poster, frame = joined(drawn(draw))
    assert [word.text for word in poster.words] == ["Poster"]
    assert len(poster.shapes) == 1
    assert faults_of([poster], [frame]) == []
    assert faults_of([poster], [Area(60, 100, 340, 300)]) != []

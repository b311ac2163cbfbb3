"""Pages drawn into a PDF file."""

from io import BytesIO
from itertools import groupby
from typing import Literal, assert_never

from reportlab.pdfgen.canvas import Canvas

from mallette.model.trip import PAPERS
from mallette.tree import Document
from mallette.writers.pdf.archive import describe
from mallette.writers.pdf.ground import HEIGHT, WIDTH
from mallette.writers.pdf.marks import MM, Jump, Mark, Oval, Path, Void, Words
from mallette.writers.pdf.measure import face
from mallette.writers.pdf.pages import Page
from mallette.writers.pdf.tagging import TaggedCanvas


def draw_pages(pages: tuple[Page, ...], document: Document, paper: Literal["a4", "letter"], date: str) -> bytes:
    """Return a PDF file with these pages, the text block in the middle of the paper."""
    width, height = (side * MM for side in PAPERS[paper])
    out = BytesIO()
    canvas = TaggedCanvas(out, (width, height), face(), document.lang)
    describe(canvas, canvas.file, document, date)
    for page in pages:
        draw_page(canvas, page, (width - WIDTH) / 2, (height + HEIGHT) / 2)
    canvas.save()
    return out.getvalue()


def draw_page(canvas: TaggedCanvas, page: Page, left: float, top: float) -> None:
    """Draw one page, `left` and `top` being the corner of its text block as PDF counts."""
    if page.target:
        canvas.bookmarkPage(page.target)
        canvas.addOutlineEntry(page.bookmark, page.target)
    canvas.translate(left, top)
    for tag, marks in groupby(page.marks, key=lambda mark: mark.tag):
        if tag:
            canvas.know(tag)
        drawn = [mark for mark in marks if not isinstance(mark, Void)]
        if drawn:
            canvas.begin(tag)
            for mark in drawn:
                draw_mark(canvas, mark, left, top)
            canvas.end()
    canvas.showPage()


def draw_mark(canvas: TaggedCanvas, mark: Mark, left: float, top: float) -> None:
    """Draw one mark. PDF counts upwards."""
    match mark:
        case Words():
            canvas.setFillGray(1 if mark.white else 0)
            canvas.setFont(face(mark.bold, mark.italic), mark.size)
            canvas.drawString(mark.x, -mark.y, mark.text)
        case Path():
            draw_path(canvas, mark)
        case Oval():
            pen(canvas, mark)
            box = (mark.x - mark.across, -mark.y - mark.down, mark.x + mark.across, -mark.y + mark.down)
            canvas.ellipse(*box, stroke=int(mark.width > 0), fill=int(mark.fill is not None))
        case Jump():
            low = top - mark.y - mark.height
            area = (left + mark.x, low, left + mark.x + mark.width, low + mark.height)
            canvas.jump(mark.tag, mark.target, area, mark.text)
        case Void():
            pass
        case _:
            assert_never(mark)


def draw_path(canvas: Canvas, mark: Path) -> None:
    """Draw a line through points."""
    pen(canvas, mark)
    path = canvas.beginPath()
    (x, y), *others = mark.points
    path.moveTo(x, -y)
    for x, y in others:
        path.lineTo(x, -y)
    if mark.closed:
        path.close()
    canvas.drawPath(path, stroke=int(mark.width > 0), fill=int(mark.fill is not None))


def pen(canvas: Canvas, mark: Path | Oval) -> None:
    """Set line width, dashes and filling."""
    canvas.setLineWidth(mark.width)
    canvas.setDash(list(mark.dash))
    if mark.fill is not None:
        canvas.setFillGray(mark.fill)

"""Pages drawn into a PDF file."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import groupby
from typing import assert_never

from reportlab.pdfgen.canvas import Canvas

from mallette.tree import Document, plain
from mallette.writers.pdf.archive import describe
from mallette.writers.pdf.images import reader_of
from mallette.writers.pdf.impose import Placed, Side
from mallette.writers.pdf.marks import Bitmap, Jump, Mark, Oval, Path, Tag, Void, Words
from mallette.writers.pdf.measure import face
from mallette.writers.pdf.pages import Page
from mallette.writers.pdf.tagging import TaggedCanvas


def draw_pages(pages: Sequence[Page], document: Document, date: str) -> bytes:
    """Return a PDF file with these pages."""
    out = BytesIO()
    canvas = opened_canvas(out, document, date)
    for page in pages:
        draw_page(canvas, page)
    canvas.save()
    return out.getvalue()


def opened_canvas(out: BytesIO, document: Document, date: str) -> TaggedCanvas:
    """Return an empty file that says what it is."""
    canvas = TaggedCanvas(out, face(), document.lang)
    describe(canvas, canvas.file, document, date)
    return canvas


def draw_page(canvas: TaggedCanvas, page: Page) -> None:
    """Draw one page."""
    left, top = page.sheet.block.left, page.sheet.height - page.sheet.block.top
    canvas.setPageSize((page.sheet.width, page.sheet.height))
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


def draw_sides(sides: Sequence[Side], document: Document, instead: str, date: str) -> bytes:
    """Return a PDF file with these sides: each is one figure, which tells what is on it and which file to read."""
    out = BytesIO()
    canvas = opened_canvas(out, document, date)
    root = Tag("Document")
    forms: dict[int, str] = {}
    for side in sides:
        written = [placed for placed in side.placed if placed.page.marks]
        for page in (placed.page for placed in written if id(placed.page) not in forms):
            forms[id(page)] = draw_form(canvas, page, f"Page{len(forms) + 1}")
        draw_side(canvas, side, Tag("Figure", root, alt=told(side, document, instead)), forms)
    canvas.save()
    return out.getvalue()


def draw_side(canvas: TaggedCanvas, side: Side, figure: Tag, forms: Mapping[int, str]) -> None:
    """Draw one side as a figure, its pages from their forms; a blank one has none."""
    written = [placed for placed in side.placed if placed.page.marks]
    canvas.setPageSize((side.width, side.height))
    if side.bookmark:
        canvas.bookmarkPage(f"side-{canvas.getPageNumber()}")
        canvas.addOutlineEntry(side.bookmark, f"side-{canvas.getPageNumber()}")
    if written:
        canvas.begin(figure)
        for placed in written:
            draw_placed(canvas, placed, side, forms[id(placed.page)])
        canvas.translate(0, side.height)
        for mark in side.marks:
            draw_mark(canvas, mark, 0, 0)
        canvas.end()
    canvas.showPage()


def told(side: Side, document: Document, instead: str) -> str:
    """Return what a person hears of a side."""
    shows = f"({', '.join(side.shows)})" if side.shows else ""
    return " ".join(filter(None, (plain(document.instead), instead, shows)))


def draw_form(canvas: TaggedCanvas, page: Page, name: str) -> str:
    """Draw a page as a form, without tags and links: what is imposed is not read aloud. Returns the form's name."""
    canvas.beginForm(name, 0, 0, page.sheet.width, page.sheet.height)
    canvas.translate(page.sheet.block.left, page.sheet.height - page.sheet.block.top)
    for mark in page.marks:
        if not isinstance(mark, Void | Jump):
            draw_mark(canvas, mark, 0, 0)
    canvas.endForm()
    return name


def draw_placed(canvas: TaggedCanvas, placed: Placed, side: Side, form: str) -> None:
    """Draw a page where it stands on a side, one that lies in an upright area turned by a quarter, its head to the
    left."""
    low = side.height - placed.area.bottom
    canvas.saveState()
    if placed.within:
        window, path = placed.within, canvas.beginPath()
        path.rect(window.left, side.height - window.bottom, window.width, window.height)
        canvas.clipPath(path, stroke=0, fill=0)
    if placed.page.sheet.landscape and placed.area.height > placed.area.width:
        canvas.translate(placed.area.right, low)
        canvas.rotate(90)
    else:
        canvas.translate(placed.area.left, low)
    canvas.doForm(form)
    canvas.restoreState()


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
        case Bitmap():
            reader = reader_of(mark.image)
            canvas.drawImage(reader, mark.x, -mark.y - mark.height, mark.width, mark.height)
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

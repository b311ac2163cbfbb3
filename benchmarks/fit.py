"""Measure text against its box: Mallette's `fit` beside python-pptx's own `TextFrame.fit_text`, in one run.

Both get the same 60 texts and the same boxes. A text overflows when its lines, 1.2 sizes high each, are higher than the
box: the line height that LibreOffice and PowerPoint use for every font.

    .venv/bin/python -m benchmarks.fit
"""

from time import perf_counter

from pptx import Presentation
from pptx.util import Pt

from mallette.fit import Passage, first_size, has_room, measure_height
from mallette.fonts import face_path
from mallette.tree import Run

SENTENCE = "Une exigence claire et un prix clair font passer le message de l’acheteur final au producteur. "
SIZES = range(32, 9, -1)
BOXES = [(width, height) for width in (200, 320, 440, 560, 680) for height in (60, 120, 180, 240)]
TEXTS = [(SENTENCE * count).strip() for count in (1, 3, 6)]


def overflows(text: str, size: float, width: float, height: float) -> bool:
    """Return whether `text` is higher than a box, in points."""
    return measure_height([Passage((Run(text),), size)], width) > height


def ours() -> tuple[float, int]:
    """Return the seconds and the overflows of Mallette's fit."""
    start, bad = perf_counter(), 0
    for width, height in BOXES:
        for text in TEXTS:
            runs = (Run(text),)
            size = first_size(SIZES, lambda size: has_room([Passage(runs, size)], width, height))  # noqa: B023 - used at once
            bad += size is not None and overflows(text, size, width, height)
    return perf_counter() - start, bad


def theirs() -> tuple[float, int]:
    """Return the seconds and the overflows of python-pptx's fit_text."""
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    start, bad = perf_counter(), 0
    for width, height in BOXES:
        for text in TEXTS:
            frame = slide.shapes.add_textbox(0, 0, Pt(width), Pt(height)).text_frame
            frame.text, frame.word_wrap = text, True
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
            try:
                frame.fit_text("Arial", max_size=32, font_file=str(face_path(bold=False, italic=False)))
                size = frame.paragraphs[0].runs[0].font.size.pt
            except (TypeError, ValueError):
                continue
            bad += overflows(text, size, width, height)
    return perf_counter() - start, bad


def main() -> None:
    """Print both, side by side."""
    count = len(BOXES) * len(TEXTS)
    print(f"{count} texts in boxes  seconds  overflows")
    for name, run in (("mallette fit", ours), ("python-pptx fit_text", theirs)):
        seconds, bad = run()
        print(f"{name:22} {seconds:8.3f}  {bad:9}")


if __name__ == "__main__":
    main()

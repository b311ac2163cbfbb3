"""What the terminal says of files."""

import pytest

from mallette.report import unit_of


@pytest.mark.parametrize(
    ("name", "one", "several"),
    [("F1.pdf", "page", "pages"), ("deck.pptx", "slide", "slides"), ("F1.docx", "part", "parts")],
)
def test_one_is_not_called_by_the_plural(name: str, one: str, several: str) -> None:
    assert (unit_of(name, 1), unit_of(name, 2), unit_of(name, 0)) == (one, several, several)

"""What blocks stand on: the width they have, and what they belong to."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from mallette.tree import Block, Text
from mallette.writers.pdf.marks import MM, Strips, Tag
from mallette.writers.pdf.text import Style, differing, text_strips

WIDTH = 170 * MM
HEIGHT = 245 * MM
"""The text block, the same on every paper, so that lines and pages break alike."""
BODY = 12.0
FLOOR = 10.5
"""Text in tables is never smaller."""
SMALL = 9.5


@dataclass(frozen=True, slots=True)
class Ground:
    """Where blocks are laid: `width` and text `size` in points, the element of the structure that they stand in, the
    language around them. `lay` lays blocks of any kind, so that a table need not know what its cells hold."""

    lay: Callable[[tuple[Block, ...], "Ground"], Strips]
    tag: Tag
    lang: str
    width: float = WIDTH
    size: float = BODY
    bold: bool = False
    tight: bool = False

    def within(self, tag: Tag, width: float) -> "Ground":
        """Return the ground inside an element of this width."""
        return replace(self, tag=tag, width=width, lang=tag.lang or self.lang)

    def style(self, size: float = 0, bold: bool = False, italic: bool = False) -> Style:
        """Return the style of text; `size` 0 is the size of the body."""
        size = size or self.size
        return Style(size, size * 1.25, bold or self.bold, italic)

    def text(self, text: Text, style: Style, role: str = "P", width: float = 0) -> Strips:
        """Return `text` as an element of its own, one strip a line."""
        tag = Tag(role, self.tag, lang=differing(text, self.lang))
        return text_strips(text, style, width or self.width, tag, self.lang)

"""What blocks stand on: the width they have, and what they belong to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from mallette.model.looks import ImageFile
from mallette.model.stage import Stage
from mallette.tree import Block, Text
from mallette.writers.pdf.marks import Strips, Tag
from mallette.writers.pdf.sheet import Sheet
from mallette.writers.pdf.text import Style, centred, differing, text_strips

SMALL = 9.5
"""The size of small print beside text of 12 points."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where blocks are laid: the sheet, `width` and text `size` in points, the element of the structure that they stand
    in, the language around them. `lay` lays blocks of any kind, so that a table need not know what its cells hold.
    `leading` is from line to line, in sizes of text; `gaps` is what is left of the usual space between blocks; `stage`
    is what small pictures of slides are drawn from (None: our own); `centred` sets words in the middle."""

    lay: Callable[[tuple[Block, ...], "Ground"], Strips]
    tag: Tag
    lang: str
    sheet: Sheet
    width: float
    size: float
    bold: bool = False
    tight: bool = False
    leading: float = 1.25
    gaps: float = 1
    stage: Stage | None = None
    centred: bool = False
    images: Mapping[str, ImageFile] = field(default_factory=dict)
    """Pictures by the keys that the tree names them with."""

    @property
    def height(self) -> float:
        """The most that stands on a page, in points."""
        return self.sheet.block.height

    @property
    def line(self) -> float:
        """The height of a line of text in points."""
        return self.size * self.leading

    @property
    def small(self) -> float:
        """The size of sources and other small print, in points."""
        return self.sheet.size(SMALL)

    def within(self, tag: Tag, width: float) -> "Ground":
        """Return the ground inside an element of this width."""
        return replace(self, tag=tag, width=width, lang=tag.lang or self.lang)

    def style(self, size: float = 0, bold: bool = False, italic: bool = False) -> Style:
        """Return the style of text; `size` 0 is the size of the body."""
        size = size or self.size
        return Style(size, size * self.leading, bold or self.bold, italic)

    def sized(self, size: float, leading: float = 0, bold: bool = False, balanced: bool = False) -> Style:
        """Return the style of text whose `size` and `leading` are given for a body of 12 points."""
        leading = (leading or size * 1.25) / size
        size = self.sheet.size(size)
        return Style(size, size * leading, bold, balanced=balanced)

    def text(self, text: Text, style: Style, role: str = "P", width: float = 0) -> Strips:
        """Return `text` as an element of its own, one strip a line."""
        tag = Tag(role, self.tag, lang=differing(text, self.lang))
        strips = text_strips(text, style, width or self.width, tag, self.lang)
        return tuple(centred(strip, width or self.width) for strip in strips) if self.centred else strips

"""Cards to be cut out: a document's framed blocks, four or eight a sheet, and their backs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mallette.errors import Notice
from mallette.fit import cut, split_places
from mallette.model.stage import Area, Point
from mallette.tree import Block, Box, Document, Heading, Paragraph, Section, Text, plain
from mallette.writers.pdf.ground import Ground
from mallette.writers.pdf.kit import LINE, kit_line
from mallette.writers.pdf.marks import MM, Mark, Path, Strips, Tag, Words, depth, moved, opened, stacked
from mallette.writers.pdf.measure import CAPITAL, advance, baseline
from mallette.writers.pdf.pages import Page, bookmark, ground_on, head_strips, target
from mallette.writers.pdf.sheet import Sheet
from mallette.writers.pdf.signs import SIGNS
from mallette.writers.pdf.text import Style, centred, longest

COLUMNS = 2
ROWS = (2, 4)
"""Rows of cards on a sheet: the more where all cards of a set are short enough, and where that saves sheets."""
SIZES = ((22.0, 18.0), (20.0, 16.0), (18.0, 15.0), (17.0, 14.0), (16.0, 13.0))
"""Sizes of a card's head and of its text in points: the smallest are read at arm's length."""
PADDING = 16.0
NUMBER, BACK = 12.0, 96.0
"""Sizes of a set's number on the front and on the back of its cards."""
HELD_UP = 150.0
"""Size of the letter on a card that is held up; its shape is as high."""
SHAPE_ROOM = 0.68
"""The share of its height that letter and shape take of a card that is held up."""
USE = 11.0
"""Size of what is said above the cards, in points."""
DASH = (4.0, 3.0)
TICK, AWAY = 5.0, 1.5
"""Length of the marks at the paper's edge that show where to cut, and how far from the cards they begin, in mm."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card: its head; where it is held up, the sign of its shape; what else it says."""

    head: Text = ()
    sign: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the cards of a set stand on each of its sheets: their area, rows of cards, sizes of head and text."""

    area: Area
    rows: int
    sizes: tuple[float, float]

    @property
    def count(self) -> int:
        return self.rows * COLUMNS

    def place(self, number: int, *, mirrored: bool = False) -> Area:
        """Return where a card of a sheet stands, counted from 0; `mirrored`: its back."""
        row, column = divmod(number, COLUMNS)
        return self.area.cell(COLUMNS - 1 - column if mirrored else column, row, COLUMNS, self.rows)


@dataclass(frozen=True, slots=True)
class CardSet:
    """A set as it is laid out: its section, its cards, the strip above those of its first sheet, its grid."""

    section: Section
    cards: tuple[Card, ...]
    top: Strips
    grid: Grid
    ground: Ground

    @property
    def sheets(self) -> Iterator[tuple[Card, ...]]:
        """The cards of each of its sheets."""
        for start in range(0, len(self.cards), self.grid.count):
            yield self.cards[start : start + self.grid.count]


def card_pages(document: Document, sheet: Sheet) -> tuple[tuple[Page, ...], tuple[Notice, ...]]:
    """Return fronts and backs of the card sets of a document, each section a set and on sheets of its own, and a notice
    for each card that is too long even at the smallest sizes. Sheets are turned over the long edge."""
    root = Tag("Document")
    pages: list[Page] = []
    notices: list[Notice] = []
    for number, section in enumerate(document.sections):
        made = set_of(section, ground_on(sheet, root, document.lang))
        notices += too_long(made)
        named = (target(number), bookmark(section))
        for cards in made.sheets:
            pages.append(Page(sheet, tuple(front(cards, made, document, len(pages) + 1)), *named, running_of(made)))
            pages.append(Page(sheet, tuple(back(cards, made)), running=running_of(made)))
            made, named = replace(made, top=()), ("", "")
    return tuple(pages), tuple(notices)


def set_of(section: Section, ground: Ground) -> CardSet:
    """Return a section as a set of cards. What is not framed stands above them, smaller."""
    cards = tuple(card_of(block.blocks) for block in section.blocks if isinstance(block, Box))
    others = tuple(block for block in section.blocks if not isinstance(block, Box))
    top = (*head_strips(section, ground), *opened(ground.lay(others, replace(ground, size=USE)), 6))
    start = depth(top) + LINE
    area = Area(0, start, ground.width, ground.height - start)
    return CardSet(section, cards, top, grid_of(cards, section.number, area, ground), ground)


def card_of(blocks: Sequence[Block]) -> Card:
    """Return framed blocks as a card. A paragraph that begins with a sign makes it one that is held up, and what
    follows the sign is the name of the shape."""
    heads = [block for block in blocks if isinstance(block, Heading)]
    signs = [block for block in blocks if isinstance(block, Paragraph) and plain(block.text)[:1] in SIGNS]
    rest = [unsigned(block) if block in signs else block for block in blocks if block not in heads]
    return Card(heads[0].text if heads else (), plain(signs[0].text)[0] if signs else "", tuple(rest))


def unsigned(block: Block) -> Block:
    """Return a paragraph without the sign that it begins with."""
    if not isinstance(block, Paragraph):
        return block
    places = [place for place, _ in split_places(block.text)]
    return replace(block, text=cut(block.text, places[1][0], places[-1][1]) if places[1:] else ())


def grid_of(cards: Sequence[Card], number: str, area: Area, ground: Ground) -> Grid:
    """Return the grid on which all cards have room with fewest sheets, then the largest sizes; where none has room,
    that with the largest cards at the smallest sizes. Cards that are held up are large."""
    rows = ROWS[:1] if any(card.sign for card in cards) else ROWS
    grids = [Grid(area, count, sizes) for count in rows for sizes in SIZES]
    found = [grid for grid in grids if all(has_room(card, number, grid, ground) for card in cards)]
    return min(found, key=lambda grid: -(-len(cards) // grid.count), default=Grid(area, ROWS[0], SIZES[-1]))


def has_room(card: Card, number: str, grid: Grid, ground: Ground) -> bool:
    """Return whether a card holds what it says, with no word broken."""
    place = grid.place(0).inside(PADDING)
    head = longest(card.head, head_style(grid)) <= place.width - number_room(number)
    used = SHAPE_ROOM * place.height if card.sign else 0
    return head and used + depth(card_strips(card, number, grid, ground)) <= place.height


def too_long(made: CardSet) -> Iterator[Notice]:
    """Yield a notice for each card that does not hold what it says."""
    for card in made.cards:
        if not has_room(card, made.section.number, made.grid, made.ground):
            yield Notice("long card", f"{made.section.number} {plain(card.head)}", "it has no room for its words.")


def running_of(made: CardSet) -> str:
    return plain(made.section.running)


def head_style(grid: Grid) -> Style:
    """Return how heads of cards are set."""
    return Style(grid.sizes[0], grid.sizes[0] * 1.2, bold=True)


def number_room(number: str) -> float:
    """Return what the number of a set takes beside a head, in points."""
    return advance(number, NUMBER, bold=True) + 8


def card_strips(card: Card, number: str, grid: Grid, ground: Ground) -> Strips:
    """Return what a card says, as part of the element of `ground`; without the letter of one that is held up."""
    width = grid.place(0).width - 2 * PADDING
    inner = replace(ground, width=width, size=grid.sizes[1], tight=True)
    head = () if card.sign else inner.text(card.head, head_style(grid), "H2", width - number_room(number))
    return (*head, *opened(inner.lay(card.blocks, inner), 5 if head else 0))


def front(cards: Sequence[Card], made: CardSet, document: Document, page: int) -> Iterator[Mark]:
    """Yield a sheet of cards: what the set is, or its name where that stands on an earlier sheet, then the cards."""
    yield from stacked(made.top)
    running = () if made.top else made.section.running
    yield from kit_line(document, running, page, made.ground, made.grid.area.top)
    for number, card in enumerate(cards):
        yield from card_marks(card, made.grid.place(number), made)
    yield from cuts(len(cards), made)


def card_marks(card: Card, place: Area, made: CardSet) -> Iterator[Mark]:
    """Yield what stands on the front of a card. Its set's number is no content: it stands on all of them."""
    number = made.section.number
    inner = place.inside(PADDING)
    room = number_room(number) - 8
    yield Words(inner.right - room, inner.top + baseline(NUMBER, made.grid.sizes[0] * 1.2), number, NUMBER, bold=True)
    tag = Tag("Div", made.ground.tag)
    ground = made.ground.within(tag, inner.width)
    strips = card_strips(card, number, made.grid, ground)
    if not card.sign:
        yield from moved(stacked(strips), inner.left, inner.top)
        return
    yield from held_up(card, place, tag)
    under = moved(stacked(tuple(centred(strip, inner.width) for strip in strips)), inner.left, 0)
    yield from moved(under, 0, place.top + SHAPE_ROOM * place.height)


def held_up(card: Card, place: Area, tag: Tag) -> Iterator[Mark]:
    """Yield the letter of a card and beside it, as high, its shape, which is named below."""
    high = HELD_UP * CAPITAL
    middle = place.top + (SHAPE_ROOM * place.height + PADDING) / 2
    letter = plain(card.head)
    half = place.width / 2 - PADDING
    left = place.left + PADDING + (half - advance(letter, HELD_UP, bold=True)) / 2
    yield Words(left, middle + high / 2, letter, HELD_UP, bold=True, tag=Tag("H2", tag))
    left = place.left + place.width / 2 + (half - high) / 2
    yield SIGNS[card.sign](Area(left, middle - high / 2, high, high), None)


def back(cards: Sequence[Card], made: CardSet) -> Iterator[Mark]:
    """Yield the backs of a sheet of cards: the number of the set, large, in mirrored columns. It is no content."""
    number = made.section.number
    for place in (made.grid.place(each, mirrored=True) for each in range(len(cards))):
        x, y = place.middle
        yield Words(x - advance(number, BACK, bold=True) / 2, y + BACK * CAPITAL / 2, number, BACK, bold=True)


def cuts(count: int, made: CardSet) -> Iterator[Mark]:
    """Yield where to cut a sheet of `count` cards: dashed lines around them, and marks at the paper's edge."""
    area = made.grid.area
    places = [made.grid.place(number) for number in range(count)]
    edges = {side for each in places for side in sides(each)}
    for start, end in sorted(edges):
        yield Path((start, end), 0.75, DASH)
    near, far = AWAY * MM, (AWAY + TICK) * MM
    for x in sorted({x for edge in edges for x, _ in edge}):
        yield Path(((x, -near), (x, -far)))
        yield Path(((x, area.bottom + near), (x, area.bottom + far)))
    for y in sorted({y for edge in edges for _, y in edge}):
        yield Path(((-near, y), (-far, y)))
        yield Path(((area.right + near, y), (area.right + far, y)))


def sides(place: Area) -> Iterator[tuple[Point, Point]]:
    """Yield the sides of a card, to hundredths of a point, so that those of two cards are one."""
    left, top, right, bottom = (round(each, 2) for each in (place.left, place.top, place.right, place.bottom))
    yield from (((left, top), (right, top)), ((left, bottom), (right, bottom)))
    yield from (((left, top), (left, bottom)), ((right, top), (right, bottom)))

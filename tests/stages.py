"""Stages by hand, our own at both ratios and those of offices, and slides to stand on them."""

import io
from dataclasses import replace
from typing import Any, get_args

from pptx import Presentation

from mallette.fit import has_room, measure_height
from mallette.model.looks import Brand, Theme
from mallette.model.sizes import HOUSE_SIZES
from mallette.model.stage import Area, Base, Holder, HolderRole, Ratio, Room, Stage
from mallette.model.trip import BrandSettings
from mallette.slides import slides
from mallette.slides.rooms import OPENERS, column_left, column_right, house
from mallette.slides.values import DeckSlide, TextPart
from mallette.tree import (
    Block,
    Document,
    Fact,
    Facts,
    Layout,
    Node,
    Notes,
    Picture,
    PictureKind,
    Row,
    Section,
    Slide,
    Table,
    iter_runs,
)
from mallette.writers.pptx.base import make_base
from tests.samples import cell, text

RATIOS: tuple[Ratio, ...] = get_args(Ratio)
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
SETTINGS = BrandSettings(title="Mallette")
BRAND = Brand("mallette", SETTINGS, {ratio: Base(make_base(SETTINGS, ratio), house(ratio)) for ratio in RATIOS})
LONG = "Sur chaque flèche, écrivez deux prix, celui du bon choix et celui du choix ordinaire, puis entourez le reste."


def theme_of(ratio: Ratio = "16x9", base: Base | None = None) -> Theme:
    return Theme(BRAND, version="1.0", date="2027-01-15", base=base or BRAND.decks[ratio], ratio=ratio)


def lent(room: Room, face: str = "", ink: str = "", **changes: Any) -> Room:
    """Return a room as an office's layout has it: no place for the number, its own face and ink for words."""
    holders = {role: replace(holder, face=face, ink=ink) for role, holder in room.holders.items() if role != "number"}
    return replace(room, **{"tag": None, "holders": holders, **changes})


def lent_stage(stage: Stage, face: str = "", ink: str = "") -> Stage:
    return replace(stage, face=face, rooms={role: lent(room, face, ink) for role, room in stage.rooms.items()})


def room_of(title: Area, body: Area, **changes: Any) -> Room:
    """Return an office's room for words with a title at one place and a body at another."""
    holders: dict[HolderRole, Holder] = {"title": Holder(0, title, bold=True), "body": Holder(1, body)}
    made = Room(title, body, column_left(body), column_right(body), HOUSE_SIZES["bullets"], holders=holders)
    return replace(made, **changes)


def stage_of(room: Room) -> Stage:
    """Return a stage on which every layout has the same room."""
    return Stage(960, 540, {role: replace(room, sizes=HOUSE_SIZES[role]) for role in LAYOUTS})


def office_base() -> Base:
    """Return the library's own template, which is Office's of 2007 at 4:3, with a stage of two of its layouts: that
    with a title alone for pictures, that with a title and a body for everything else."""
    deck: Any = Presentation()
    out = io.BytesIO()
    deck.save(out)
    content, bare = (office_room(deck, number) for number in (1, 5))
    rooms: dict[Layout, Room] = {
        role: replace(bare if role in ("diagram", "chart", "table") else content, sizes=HOUSE_SIZES[role])
        for role in LAYOUTS
    }
    return Base(out.getvalue(), Stage(720, 540, rooms))


ROLES: dict[int, HolderRole] = {0: "title", 1: "body", 10: "edition", 11: "footer", 12: "page"}


def office_room(deck: Any, number: int) -> Room:
    """Return the room of one layout of an open template."""
    layout = deck.slide_layouts[number]
    holders = {
        ROLES[shape.placeholder_format.idx]: Holder(
            shape.placeholder_format.idx,
            Area(*(each / 12700 for each in (shape.left, shape.top, shape.width, shape.height))),
            (7.2, 3.6, 7.2, 3.6),
        )
        for shape in layout.placeholders
        if shape.placeholder_format.idx in ROLES
    }
    body = Area(43, 133, 634, 350)
    return room_of(
        holders["title"].room, holders["body"].room if "body" in holders else body,
        holders=holders, layout=str(layout.part.partname),
    )  # fmt: skip


def picture(kind: PictureKind = "boxes", count: int = 4, words: str = "Procédé") -> Picture:
    nodes = tuple(Node(f"n{number}", text(words), column=number % 2, row=number // 2) for number in range(count))
    return Picture(kind, nodes, (), text("Ce que dit l’image."))


def table(rows: int, words: str = "prix") -> Table:
    head = Row((cell("Heure"), cell("Plage")), head=True)
    return Table((head, *(Row((cell("09:00"), cell(words))),) * rows), (1, 3))


FACTS = Facts(
    (Fact(text("22"), text("minutes")), Fact((), text("schéma")), Fact(text("6A"), text("retour à"), "blank"))
)


def deck(
    *blocks: Block, layout: Layout = "bullets", title: str = "Un titre", number: str = "6-2",
    notes: Notes | None = None, stage: Stage | None = None,
) -> tuple[DeckSlide, ...]:  # fmt: skip
    """Return the slides of a deck with one slide."""
    slide = Slide(layout, text(title), number, blocks, notes or Notes(()), text("6 · Séance"))
    return slides(Document("fr", text("Kit"), (Section(text("Séance"), role="deck", blocks=(slide,)),)), stage)


def words(slide: DeckSlide) -> str:
    return " ".join(run.text for run in iter_runs(slide.parts))


def part_of(slide: DeckSlide, kind: type) -> Any:
    return next(part for part in slide.parts if isinstance(part, kind))


def sizes(slide: DeckSlide) -> set[float]:
    """Return the sizes of all words outside pictures and tables."""
    return {each.size for part in slide.parts if isinstance(part, TextPart) for each in part.passages}


def overlap(one: Area, other: Area) -> bool:
    """Return whether two areas share more than can be seen."""
    apart = one.right <= other.left + 0.1 or other.right <= one.left + 0.1
    return not (apart or one.bottom <= other.top + 0.1 or other.bottom <= one.top + 0.1)


def areas_of(slide: DeckSlide) -> list[Area]:
    """Return the places of title and parts; that of a large title ends with its words, which a line follows."""
    title = slide.title.area
    if slide.layout in OPENERS:
        title = replace(title, height=measure_height(slide.title.passages, title.width))
    return [title, *(part.area for part in slide.parts)]


def text_parts(slide: DeckSlide) -> list[TextPart]:
    return [part for part in (slide.title, *slide.parts) if isinstance(part, TextPart)]


def fits(part: TextPart) -> bool:
    return has_room(part.passages, part.area.width, part.area.height)

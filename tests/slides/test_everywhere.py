"""Whatever is said, and wherever an office lets it stand: it fits, it is whole, and no slide ends with a lone item."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mallette.errors import ContentError
from mallette.fit import Passage, has_room
from mallette.fonts import FACES
from mallette.model.stage import Area, Holder, Stage
from mallette.slides.rooms import house
from mallette.slides.split import text_pages
from mallette.slides.titles import BODY_SHARE
from mallette.slides.values import DeckSlide
from mallette.tree import plain
from tests.samples import bullets, text
from tests.stages import RATIOS, areas_of, deck, fits, lent_stage, overlap, room_of, stage_of, text_parts

WORDS = (
    "a", "le", "prix", "vendeuse", "acheteur", "exploitation", "rémunération", "contractualiser", "6-2", "l’eau",
    "savoir-faire", "marché", "qualité", "ensemble", "non", "toujours", "récolte", "l’information", "peut-être",
)  # fmt: skip
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
lists = st.lists(sentences, min_size=1, max_size=14)


@st.composite
def offices(draw: st.DrawFn) -> Stage:
    """Return an office's stage: a title somewhere at the top, a body somewhere below it or beside it."""
    wide = draw(st.sampled_from((720.0, 960.0)))
    left, top = draw(st.floats(0, 120)), draw(st.floats(0, 120))
    title = Area(left, top, draw(st.floats(320, wide - left)), draw(st.floats(29, 140)))
    start, above = draw(st.floats(0, 200)), title.bottom + draw(st.floats(0, 60))
    body = Area(start, above, draw(st.floats(400, wide - start)), draw(st.floats(150, max(151, 540 - above))))
    faces = st.sampled_from(sorted(FACES))
    holders = {
        "title": Holder(0, title, bold=draw(st.booleans()), face=draw(faces)),
        "body": Holder(1, body),
    }
    return replace(stage_of(room_of(title, body, holders=holders)), width=wide, face=draw(faces))


stages = st.one_of(
    st.sampled_from([house(ratio) for ratio in RATIOS] + [lent_stage(house(ratio)) for ratio in RATIOS]), offices()
)


@settings(max_examples=150)
@given(sentences, lists, stages)
def test_every_word_stands_in_its_place_at_a_size_of_the_ladder(title: str, lines: list[str], stage: Stage) -> None:
    try:
        found = deck(bullets(*lines), title=title, stage=stage)
    except ContentError as error:
        [mistake] = error.mistakes
        assert "title is too long" in mistake.wrong or "word of the title" in mistake.wrong
        return
    room = stage.rooms["bullets"]
    for slide in found:
        assert slide.title.size in room.sizes.title
        assert all(part.size in room.sizes.body for part in text_parts(slide)[1:])
        assert all(fits(part) for part in text_parts(slide))
        assert not overlap(*areas_of(slide))
        assert slide.parts[0].area.height >= BODY_SHARE * room.body.height - 0.01
        assert slide.parts[0].area.bottom <= room.body.bottom + 0.01
        assert plain(slide.title.passages[0].text).endswith(title)
    said = [word for slide in found for part in text_parts(slide)[1:] for each in part.passages for word in split(each)]
    assert said == [word for line in lines for word in line.split()]
    assert_no_lone_item(found, lines)


def split(passage: Passage) -> list[str]:
    return plain(passage.text).split()


def assert_no_lone_item(found: tuple[DeckSlide, ...], lines: list[str]) -> None:
    """A last item stands alone only where it could not have another beside it, or would leave one alone instead."""
    pages = [text_parts(slide)[1].passages for slide in found]
    if len(pages) < 2 or sum(map(len, pages)) > len(lines) or len(pages[-1]) > 1:
        return
    area = found[-1].parts[0].area
    assert len(pages[-2]) <= 2 or not has_room((pages[-2][-1], *pages[-1]), area.width, area.height)


@settings(max_examples=60)
@given(lists, st.floats(400, 900), st.floats(150, 400))
def test_words_take_as_few_slides_as_they_can_and_then_the_largest_size(
    lines: list[str], wide: float, high: float
) -> None:
    area, sizes = Area(0, 0, wide, high), (24.0, 22.0, 20.0, 18.0)

    def words(size: float) -> tuple[Passage, ...]:
        return tuple(Passage(text(line), size, sign="bullet", before=size / 2) for line in lines)

    size, pages = text_pages(words, area, sizes)
    for other in sizes:
        _, more = text_pages(words, area, (other,))
        assert len(pages) < len(more) or (len(pages) == len(more) and other <= size)

"""What does not fit on one slide goes on on a second: between items, then between sentences, and no word is lost."""

from mallette.fit import Passage, has_room
from mallette.model.stage import Area
from mallette.slides.split import break_pages, text_pages
from mallette.slides.values import TextPart
from mallette.tree import Item, List, Paragraph, plain
from tests.samples import bullets, text
from tests.stages import LONG, deck, sizes, words

AREA = Area(0, 0, 400, 120)
"""Room for four lines at 20 points and the air between them."""


def items(*lines: str) -> tuple[Passage, ...]:
    return tuple(Passage(text(line), 20, sign="bullet", before=4) for line in lines)


def pages(*lines: str) -> list[list[str]]:
    return [[plain(each.text) for each in page] for page in break_pages(items(*lines), AREA)]


def test_words_step_down_from_24_to_18_points_before_they_go_on_on_a_second_slide() -> None:
    assert sizes(deck(bullets("Un", "Deux"))[0]) == {24}
    assert sizes(deck(bullets(*[LONG] * 4))[0]) < {24, 22, 20, 18}
    assert len(deck(bullets(*[LONG] * 4))) == 1
    assert len(deck(bullets(*[LONG] * 9))) == 2


def test_a_continued_slide_repeats_its_number_and_says_which_part_it_is() -> None:
    found = deck(bullets(*[LONG] * 14))

    assert [slide.tag for slide in found] == ["6-2 (1/3)", "6-2 (2/3)", "6-2 (3/3)"]
    assert {plain(slide.title.passages[0].text) for slide in found} == {"Un titre"}


def test_a_slide_that_is_whole_has_its_bare_number() -> None:
    assert deck(bullets("Un"))[0].tag == "6-2"
    assert deck(bullets("Un"), number="")[0].tag == ""


def test_no_item_is_left_alone_on_the_last_slide() -> None:
    for count in range(6, 16):
        found = deck(bullets(*[LONG] * count))
        last = [part.passages for part in found[-1].parts if isinstance(part, TextPart)]
        assert len(found) == 1 or len(last[0]) > 1


def test_a_paragraph_longer_than_a_slide_is_broken_between_sentences() -> None:
    found = deck(Paragraph(text("Une phrase de longueur moyenne se termine ici. " * 40)))

    assert len(found) > 1
    assert all(words(slide).rstrip().endswith(".") for slide in found)
    assert sum(words(slide).count("se termine ici") for slide in found) == 40


def test_numbers_of_a_list_go_on_on_the_next_slide() -> None:
    items = tuple(Item(text(LONG)) for _ in range(9))
    second = deck(List(items, "number"))[1]
    passages = [each for part in second.parts if isinstance(part, TextPart) for each in part.passages]

    assert passages[-1].order == 9


def test_an_item_is_moved_to_the_last_page_where_it_would_hold_a_single_one() -> None:
    assert pages("un", "deux", "trois", "quatre", "cinq") == [["un", "deux", "trois"], ["quatre", "cinq"]]


def test_no_item_is_moved_where_both_have_no_room_there() -> None:
    high = "Une longue ligne qui en prend deux, et même plus que deux à cette taille, donc trois en tout, et quatre."
    found = break_pages(items("un", "deux", LONG[:60], high), AREA)
    assert [len(page) for page in found] == [3, 1]
    assert all(has_room(page, AREA.width, AREA.height) for page in found)


def test_an_item_and_what_stands_under_it_stay_together() -> None:
    under = tuple(Passage(text(line), 18, level=1) for line in ("a", "b"))
    found = break_pages((*items("un", "deux", "trois"), *under), AREA)
    assert [[plain(each.text) for each in page] for page in found] == [["un", "deux"], ["trois", "a", "b"]]


def test_as_few_pages_as_it_takes_and_then_the_largest_size() -> None:
    def at(size: float) -> tuple[Passage, ...]:
        return tuple(Passage(text("mot"), size) for _ in range(7))

    assert text_pages(at, AREA, (24, 20, 14))[0] == 14
    size, found = text_pages(at, AREA, (24, 22, 20, 18))
    assert (size, len(found)) == (24, 2)


def test_there_are_no_pages_for_a_word_that_is_wider_than_the_area() -> None:
    assert text_pages(lambda size: (Passage(text("m" * 60), size),), AREA, (24, 18)) == (18, [])

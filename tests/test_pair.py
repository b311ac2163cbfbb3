"""Two trees become one: words side by side, row by row, and nothing is lost or said twice."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mallette.compose import compose
from mallette.errors import ContentError, Mistake
from mallette.localize import localize
from mallette.pair import pair
from mallette.tree import (
    Blank,
    Blanks,
    Block,
    Box,
    Cell,
    Column,
    Columns,
    Document,
    Facts,
    Heading,
    Item,
    Label,
    Lines,
    List,
    Node,
    Notes,
    Paragraph,
    Picture,
    Row,
    Run,
    Section,
    Slide,
    Step,
    Table,
    Text,
    iter_runs,
    plain,
)
from tests.samples import PLANS, document, job, library

PAIRED = ("guide", "handouts", "interpreter")


def said(words: str, lang: str, id: str = "") -> Text:
    return (Run(words, id or f"id.{words.casefold()}", lang),)


def en(words: str) -> Text:
    return said(words, "en")


def fr(words: str) -> Text:
    return said(words.upper(), "fr", f"id.{words}")


def paired(left: tuple[Block, ...], right: tuple[Block, ...], role: Any = "annex") -> tuple[Block, ...]:
    """Return the blocks of two documents of one section, as a pair."""
    documents = [
        Document(lang, said("t", lang), (Section(said("s", lang), role=role, key="k", blocks=blocks),))
        for lang, blocks in (("en", left), ("fr", right))
    ]
    return pair(*documents).sections[0].blocks


def row(left: Block, right: Block) -> Columns:
    return Columns((Column((left,), lang="en"), Column((right,), lang="fr")), "pair")


def refused(left: tuple[Block, ...], right: tuple[Block, ...]) -> Mistake:
    with pytest.raises(ContentError) as raised:
        paired(left, right)
    [mistake] = raised.value.mistakes
    return mistake


def changed(value: Any) -> Any:
    """Return a tree in a language of its own: the same texts in other words."""
    if isinstance(value, Run):
        return replace(value, text=f"¤{value.text}", lang="xx")
    if isinstance(value, tuple):
        return tuple(map(changed, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: changed(getattr(value, field.name)) for field in fields(value)})
    return value


def words_in(value: object) -> Counter[str]:
    """Return how often each run is said, but for the strokes between two languages."""
    return Counter(run.text for run in iter_runs(value) if run.id or run.text.strip("\u00a0/ "))


@cache
def other(type: str, plan: str, language: str = "fr") -> Document:
    return compose(localize(job(type, language, plan), library()), library().types[type], library().templates)


def test_heading_stands_beside_heading_and_paragraph_beside_paragraph() -> None:
    left = (Heading(en("a")), Paragraph(en("b"), "quote"))
    right = (Heading(fr("a")), Paragraph(fr("b"), "quote"))
    assert paired(left, right) == (row(left[0], right[0]), row(left[1], right[1]))


def test_item_stands_beside_item_and_keeps_its_number() -> None:
    left, right = (List((Item(each("a")), Item(each("b"))), "number") for each in (en, fr))
    first, second = paired((left,), (right,))
    assert first == row(List((Item(en("a")),), "number"), List((Item(fr("a")),), "number"))
    assert second == row(List((Item(en("b")),), "number", 2), List((Item(fr("b")),), "number", 2))


def test_what_both_say_alike_stands_once() -> None:
    address = Paragraph((Run("example.org", "id.url"),), "source")
    assert paired((address,), (address,)) == (address,)


def test_a_cell_holds_both_languages_and_a_number_once() -> None:
    left, right = (
        Table((Row((Cell((Paragraph((Run("60"),)),)), Cell((Paragraph(each("a")),)))),)) for each in (en, fr)
    )
    [table] = paired((left,), (right,))
    assert isinstance(table, Table)
    assert [cell.blocks for cell in table.rows[0].cells] == [
        (Paragraph((Run("60"),)),),
        (Paragraph(en("a")), Paragraph(fr("a"))),
    ]


def test_one_column_becomes_two_sorted_as_the_first_language_sorts() -> None:
    def glossary(each: Any, order: str) -> Table:
        return Table(tuple(Row((Cell((Paragraph(each(letter)),)),)) for letter in order), (1,))

    [table] = paired((glossary(en, "abc"),), (glossary(fr, "cab"),))
    assert isinstance(table, Table)
    assert [[plain(next(iter_texts(cell))) for cell in row.cells] for row in table.rows] == [
        ["a", "A"],
        ["b", "B"],
        ["c", "C"],
    ]
    assert table.widths == (1, 1)


def test_a_step_has_one_number_and_each_label_one_sign_before_both() -> None:
    def step(each: Any) -> Step:
        label = Label("say", each("say"), (Paragraph(each("words"), "quote"),))
        return Step("1-1", each("title"), (Run("5 "), *each("min")), "0–5", each("at"), (label,))

    [made] = paired((step(en),), (step(fr),))
    assert isinstance(made, Step)
    assert plain(made.title) == "title\u00a0/ TITLE"
    assert plain(made.minutes) == "5 min\u00a0/ MIN"
    [label] = made.labels
    assert plain(label.word) == "say\u00a0/ SAY"
    assert label.blocks == (row(Paragraph(en("words"), "quote"), Paragraph(fr("words"), "quote")),)


def test_a_document_with_steps_lies_landscape_and_others_as_they_lay() -> None:
    step = Step("1-1", en("a"), (), "", (), ())
    turned = [
        [section.turned for section in pair(each, each).sections]
        for each in (
            Document("en", en("t"), (Section(en("s"), blocks=(step,)), Section(en("s")))),
            Document("en", en("t"), (Section(en("s")), Section(en("s"), turned=True))),
        )
    ]
    assert turned == [[True, True], [False, True]]


def test_a_blank_has_one_line_and_lines_to_write_on_stand_once() -> None:
    left, right = ((Blanks((Blank(each("name")),)), Lines(3)) for each in (en, fr))
    blanks, lines = paired(left, right)
    assert blanks == Blanks((Blank((*en("name"), Run("\u00a0/ "), *fr("name"))),))
    assert lines == Lines(3)


def test_lines_to_sign_on_stay_side_by_side() -> None:
    left, right = (
        Columns(tuple(Column((Lines(1), Paragraph(each(who)))) for who in ("owner", "partner"))) for each in (en, fr)
    )
    [signed] = paired((left,), (right,))
    assert isinstance(signed, Columns)
    assert [column.blocks for column in signed.columns] == [
        (Lines(1), Paragraph(en(who)), Paragraph(fr(who))) for who in ("owner", "partner")
    ]


def test_a_picture_with_words_is_drawn_in_each_language_and_one_without_once() -> None:
    left, right = (Picture("boxes", (Node("a", each("a")),)) for each in (en, fr))
    assert paired((left,), (right,)) == (left, right)
    bare = Picture("boxes", (Node("a"),))
    assert paired((bare,), (bare,)) == (bare,)


def test_slides_keep_their_language_and_take_notes_of_the_second() -> None:
    left, right = (
        (Slide("bullets", each("title"), "1-1", (Paragraph(each("a")),), Notes((Paragraph(each("note")),))),)
        for each in (en, fr)
    )
    [slide] = paired(left, right, role="deck")
    assert slide == replace(left[0], notes=right[0].notes)


def test_what_speaks_of_the_state_of_one_translation_stands_alone() -> None:
    stale = Section(fr("stale"), key="stale", blocks=(Paragraph(fr("list")),))
    warned = Paragraph(fr("not ready"), "warning")
    left = Document("en", en("t"), (Section(en("a"), key="a", blocks=(Paragraph(en("b")),)), Section(en("z"), key="z")))
    first = Section(fr("a"), key="a", blocks=(warned, Paragraph(fr("b"))))
    right = Document("fr", fr("t"), (first, stale, Section(fr("z"), key="z")))
    made = pair(left, right)
    assert [plain(section.title) for section in made.sections] == ["a\u00a0/ A", "STALE", "z\u00a0/ Z"]
    assert made.sections[0].blocks == (warned, row(Paragraph(en("b")), Paragraph(fr("b"))))
    assert made.sections[1].blocks == stale.blocks
    assert words_in(pair(right, left)) == words_in(made)


@pytest.mark.parametrize(
    ("left", "right", "wrong"),
    [
        ((Paragraph(en("a")),), (), "has 1 parts in one language and 0 in the other."),
        ((Paragraph(en("a")),), (Lines(1),), "is a paragraph in one language and a lines in the other."),
        ((Paragraph(en("a")),), (Paragraph(fr("a"), "lead"),), "is 'body' in one language and 'lead' in the other."),
        ((Paragraph(en("a")),), (Paragraph(()),), "has words in one language only."),
    ],
)
def test_trees_of_two_shapes_are_refused_with_the_place(
    left: tuple[Block, ...], right: tuple[Block, ...], wrong: str
) -> None:
    mistake = refused(left, right)
    assert mistake.wrong == wrong
    assert mistake.key == "section k" + (", paragraph 1" if right else "")


def test_a_row_that_one_language_lacks_is_refused() -> None:
    rows = [Row((Cell((Paragraph(en(each)),)),)) for each in "ab"]
    assert refused((Table(tuple(rows)),), (Table(tuple(rows[:1])),)).key == "section k, table 1"


BLOCKS = st.recursive(
    st.sampled_from("abcdef").map(lambda word: Paragraph(en(word)))
    | st.sampled_from("abc").map(lambda word: Heading(en(word), 3))
    | st.sampled_from("abc").map(lambda word: Blanks((Blank(en(word)),)))
    | st.sampled_from("abc").map(lambda word: Picture("row", (Node("k", en(word)),), alt=en(f"{word}-alt")))
    | st.just(Facts(()))
    | st.just(Lines(2)),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda each: Box(tuple(each)))
        | st.lists(inner, max_size=3).map(lambda each: Box(tuple(each), "example"))
        | st.lists(inner, max_size=2).map(lambda each: Box(tuple(each), "notes"))
        | st.lists(inner, max_size=2).map(lambda each: List((Item(en("item"), tuple(each)), Item(en("last")))))
        | st.lists(inner, min_size=1, max_size=2).map(lambda each: Table((Row((Cell(tuple(each)), Cell())),)))
        | st.lists(inner, min_size=1, max_size=2).map(lambda each: Table((Row((Cell(tuple(each)),)),)))
        | st.lists(inner, max_size=2).map(lambda each: Columns((Column(tuple(each)), Column(tuple(each[:1])))))
        | st.lists(inner, max_size=2).map(lambda each: Label("do", en("do"), tuple(each)))
    ),
    max_leaves=8,
)


@given(st.lists(BLOCKS, max_size=4))
def test_every_word_of_both_languages_is_said_as_often_as_in_its_own(blocks: list[Block]) -> None:
    left = tuple(blocks)
    assert words_in(paired(left, changed(left))) == words_in((left, changed(left)))


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("type", PAIRED)
def test_no_word_of_a_kit_is_lost_or_said_twice(type: str, plan: str) -> None:
    left = document(type, "en", plan)
    assert words_in(pair(left, changed(left))) == words_in((left, changed(left)))


def iter_texts(value: object) -> Iterator[Text]:
    """Yield every text below a block, where it stands."""
    match value:
        case (Run(), *_):
            yield value  # type: ignore[misc]
        case tuple():
            for each in value:
                yield from iter_texts(each)
        case _ if is_dataclass(value):
            yield from iter_texts(tuple(getattr(value, field.name) for field in fields(value)))


def units(value: object) -> Iterator[object]:
    """Yield what is read together: rows, columns to sign in, boxes for notes, lines of words; not pictures, which stand
    under each other."""
    match value:
        case Columns() | Row() | Box(role="notes"):
            yield value
        case Picture() | Facts() | Slide():
            return
        case (Run(), *_):
            yield value
        case tuple():
            for each in value:
                yield from units(each)
        case _ if is_dataclass(value):
            yield from units(tuple(getattr(value, field.name) for field in fields(value)))


def texts_by_id(value: object, lang: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for run in iter_runs(value):
        if run.id and lang in ("", run.lang):
            found[run.id] = found.get(run.id, "") + run.text
    return found


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("type", PAIRED)
def test_both_languages_of_every_paragraph_of_a_kit_stand_in_one_row(type: str, plan: str) -> None:
    made = pair(document(type, "en", plan), other(type, plan))
    found = [(texts_by_id(unit, "en").keys(), texts_by_id(unit, "fr").keys()) for unit in units(made)]
    assert [id for one, two in found for id in one ^ two if differs(id, type, plan)] == []
    assert len({id for one, two in found for id in one & two}) >= 100


@cache
def spoken(type: str, plan: str) -> tuple[dict[str, str], dict[str, str]]:
    return texts_by_id(document(type, "en", plan)), texts_by_id(other(type, plan))


def differs(id: str, type: str, plan: str) -> bool:
    """Return whether a text of both languages is said in other words in the second."""
    first, second = spoken(type, plan)
    return id in first and id in second and first[id] != second[id]


@pytest.mark.parametrize("plan", PLANS)
def test_a_deck_of_a_kit_keeps_its_slides_and_speaks_to_who_shows_it_in_the_other_language(plan: str) -> None:
    left = document("deck", "en", plan)
    shown = slides_of(pair(left, other("deck", plan)))
    assert [replace(slide, notes=Notes(())) for slide in shown] == [
        replace(slide, notes=Notes(())) for slide in slides_of(left)
    ]
    assert len(shown) >= 30
    assert {run.lang for slide in shown for run in iter_runs(slide.notes) if run.id} == {"fr"}


def slides_of(deck: Document) -> list[Slide]:
    return [block for section in deck.sections for block in section.blocks if isinstance(block, Slide)]

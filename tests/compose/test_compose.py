"""A template's XML becomes the tree, and what does not fit names the template that wrote it and its line."""

from typing import get_args

import pytest

from mallette import tree
from mallette.compose import compose
from mallette.compose.parse import CLASSES, WORDS, parse_document
from mallette.compose.sandbox import mark_tags
from mallette.errors import ContentError, Mistake
from mallette.tree import Document, Paragraph, Run
from tests.samples import TYPES, document, library, said

HEAD = '<document lang="en"><title><t id="kit.title" lang="en">Kit</t></title>'


def parsed(body: str) -> Document:
    return parse_document(f"{HEAD}<section><title>1</title>{body}</section></document>", "page.j2")


def refused(body: str) -> Mistake:
    with pytest.raises(ContentError) as raised:
        parsed(body)
    [mistake] = raised.value.mistakes
    return mistake


def text_of(words: str) -> tree.Text:
    [block] = parsed(f"<paragraph><text>{words}</text></paragraph>").sections[0].blocks
    assert isinstance(block, Paragraph)
    return block.text


def test_each_run_knows_its_id_its_language_and_its_style() -> None:
    words = '<t id="a.b" lang="fr">un <b>deux <i>trois</i></b> <slot id="lot">40</slot></t>'
    assert text_of(words) == (
        Run("un ", "a.b", "fr"),
        Run("deux ", "a.b", "fr", bold=True),
        Run("trois", "a.b", "fr", bold=True, italic=True),
        Run(" ", "a.b", "fr"),
        Run("40", "a.b", "fr", slot="lot"),
    )


def test_white_space_that_lays_out_a_template_is_no_text() -> None:
    word = '<t id="a" lang="en">x</t>'
    assert text_of(f"\n   {word}\n  ") == (Run("x", "a", "en"),)
    assert [run.text for run in text_of(f"{word}\n   {word}")] == ["x", " ", "x"]


def test_white_space_of_content_stays() -> None:
    assert text_of('<t id="a" lang="fr">a\u00a0: b\u00a0</t>') == (Run("a\u00a0: b\u00a0", "a", "fr"),)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<paragraf />", "is no tag of the tree"),
        ("<text>1</text>", "is no tag of the tree"),
        ("<row></row>", "cannot stand inside <section>"),
        ("<paragraph><box /></paragraph>", "cannot stand inside <paragraph>"),
        ("<paragraph />", "lacks text"),
        ('<paragraph role="loud"><text>1</text></paragraph>', "has role='loud', which is not body or lead"),
        ('<paragraph colour="red"><text>1</text></paragraph>', "has no attribute 'colour'"),
        ('<heading level="big"><text>1</text></heading>', "has level='big', which is not int"),
        ('<lines count="" />', "has count='', which is not int"),
        ('<table widths="1 b"><row><cell /></row></table>', "has widths='1 b'"),
        ('<table rows="1"><row><cell /></row></table>', "has rows='1'"),
        ('<paragraph text="1"><text>1</text></paragraph>', "has text='1'"),
        ('<row head="yes" />', "cannot stand"),
        ('<table><row head="yes"><cell /></row></table>', "has head='yes', which is not bool"),
        ("<paragraph><text>1</text><text>2</text></paragraph>", "stands twice"),
        (
            "<slide layout='title'><title>1</title><notes><lines count='1' /></notes><notes><box /></notes></slide>",
            "stands twice",
        ),
        ("<paragraph><text>1<list /></text></paragraph>", "cannot stand inside <text>"),
        ("<picture kind='row'><node key='a' value='x' /></picture>", "has value='x'"),
    ],
)
def test_what_the_tree_has_no_room_for_is_refused(body: str, words: str) -> None:
    assert words in refused(body).wrong


def test_every_mistake_of_a_document_is_told() -> None:
    with pytest.raises(ContentError) as raised:
        parsed("<paragraf /><heading /><paragraph><text>Some words</text></paragraph>")
    assert len(raised.value.mistakes) == 3


def test_a_root_that_is_no_document_is_refused() -> None:
    with pytest.raises(ContentError, match="A template's root is <document>"):
        parse_document("<section />", "page.j2")


def test_every_class_of_the_tree_has_its_tag() -> None:
    assert {cls.__name__ for cls in CLASSES.values()} >= {cls.__name__ for cls in get_args(tree.Block)}
    assert "run" not in CLASSES
    assert CLASSES["slide"] is tree.Slide


def test_each_literal_tag_remembers_its_line() -> None:
    assert mark_tags("<a>\n<b-c\n/></a> 1 < 2", "x.j2", 5) == '<a _at="x.j2:5">\n<b-c _at="x.j2:6"\n/></a> 1 < 2'


PAGE = "guide/document.xml.j2"
PARTS = "_shared/parts.xml.j2"


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (PAGE, "{{ session.why }}", "{{ session.wy }}", "'wy' is undefined"),
        (PAGE, "{{ session.why }}", "{{ sesion.why }}", "'sesion' is undefined"),
        (PAGE, "{{ session.why }}", "{{ session.why", "is not a template"),
        (PAGE, "{{ session.why }}", "{{ session.why|upper }}", "No filter named 'upper'"),
        (PAGE, "{{ session.why }}", "Why", "has words without an id: 'Why'"),
        (PAGE, '<box role="card">', '<bocks role="card">', "<bocks> is closed by </box>"),
        (PAGE, '<box role="card">', '<box role="cart">', "role='cart'"),
        (PARTS, '<picture kind="{{ data.kind }}">', '<picture kind="{{ data.kynd }}">', "'kynd' is undefined"),
        (PARTS, "{{ finding.text }}", "Finding", "has words without an id: 'Finding'"),
        (PARTS, '<list kind="{{ kind }}">', '<list kin="{{ kind }}">', "has no attribute 'kin'"),
    ],
)
def test_a_broken_template_names_itself_and_its_line(file: str, old: str, new: str, words: str) -> None:
    source = library().templates[file]
    assert old in source
    line = source[: source.index(old)].count("\n") + 1
    type = "handouts" if file == PARTS else "guide"
    with pytest.raises(ContentError) as raised:
        compose(said(type), library().types[type], {**library().templates, file: source.replace(old, new, 1)})
    first = raised.value.mistakes[0]
    assert (first.file, first.line) == (f"templates/documents/{file}", line)
    assert words in str(first)


@pytest.mark.parametrize("type", TYPES)
def test_every_run_with_words_knows_where_they_came_from(type: str) -> None:
    runs = tuple(tree.iter_runs(document(type)))
    assert len(runs) > 500
    assert [run.text for run in runs if not run.id and WORDS.search(run.text)] == []

"""Inside a sentence: bold and italics, and slots as atoms that no mark and no typography reaches into."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from mallette.marks import has_loose_mark, mark_up, take_slots
from mallette.model.pack import Typography
from mallette.typography import set_text

VALUES = {
    "code": "*384*55#",
    "lot": "40",
    "odd": "<b>&",
    "town.of": "d’Abidjan",
    "phone": "12 345 : 67",
    "under": "a_b_c",
}


def marked(text: str) -> str:
    return mark_up(text, lambda name: VALUES.get(name, "?"), str)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("plain", "plain"),
        ("*a* b", "<i>a</i> b"),
        ("**a** b", "<b>a</b> b"),
        ("**a *b* c**", "<b>a <i>b</i> c</b>"),
        ("_a_ b", "<i>a</i> b"),
        ("snake_case_word", "snake_case_word"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"\*a\*", "*a*"),
        ("* a", "* a"),
        ("# a", "# a"),
        ("- a", "- a"),
        ("> a", "&gt; a"),
        ("1. a", "1. a"),
        ("`a` [b](c) ![d](e) <http://f.g>", "`a` [b](c) ![d](e) &lt;http://f.g&gt;"),
        ("<b>a</b> & b", "&lt;b&gt;a&lt;/b&gt; &amp; b"),
        ("*<i>*", "<i>&lt;i&gt;</i>"),
        ("&amp; &copy;", "&amp;amp; &amp;copy;"),
        ("{lot} kg", '<slot id="lot">40</slot> kg'),
        ("Dial {code} *now*", 'Dial <slot id="code">*384*55#</slot> <i>now</i>'),
        ("{code} and {code}", '<slot id="code">*384*55#</slot> and <slot id="code">*384*55#</slot>'),
        ("{under} and _a_", '<slot id="under">a_b_c</slot> and <i>a</i>'),
        ("{odd}", '<slot id="odd">&lt;b&gt;&amp;</slot>'),
        ("*{lot}*", '<i><slot id="lot">40</slot></i>'),
        ("**{lot}** kg", '<b><slot id="lot">40</slot></b> kg'),
        ("Le miel {town.of}.", 'Le miel <slot id="town.of">d’Abidjan</slot>.'),
        ("See {handouts/links}", 'See <slot id="handouts/links">?</slot>'),
        ("a {not a slot} b", "a {not a slot} b"),
    ],
)  # fmt: skip
def test_marks_are_read_and_slots_are_left_alone(text: str, markup: str) -> None:
    assert marked(text) == markup


def test_slots_are_taken_in_the_order_of_the_sentence() -> None:
    assert take_slots("{b} then {a}, then {b}")[1] == ["b", "a", "b"]


def test_typography_never_reaches_into_a_slot() -> None:
    rules = Typography(narrow_before=":", quotes=["«", "»"], space_inside_quotes=True)
    said = mark_up("Appelez {phone} : merci", lambda name: VALUES[name], lambda text: set_text(text, rules))
    assert said == 'Appelez <slot id="phone">12 345 : 67</slot>\u00a0: merci'


@given(st.text(alphabet=st.sampled_from("ab *_\\<>&\"'{}:é")))
def test_whatever_is_typed_becomes_xml_that_holds_together(text: str) -> None:
    said = etree.fromstring(f"<t>{marked(text)}</t>")
    assert {str(child.tag) for child in said.iter()} <= {"t", "b", "i", "slot"}


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("*so*", False),
        ("**so** and *so*", False),
        ("an open *mark", True),
        ("two * stars * apart", True),
        (r"a printed \* star", False),
        ("{phone} is no mark", False),
    ],
)
def test_an_asterisk_without_its_twin_is_found(text: str, loose: bool) -> None:
    assert has_loose_mark(text) is loose

"""A template may arrange and nothing else: whatever else it tries is refused, with its own name and line."""

import pytest
from jinja2 import TemplateRuntimeError
from markupsafe import Markup

from mallette.compose import compose
from mallette.compose.sandbox import FILTERS, PlainSandbox, refuse_objects, sandbox
from mallette.errors import ContentError, Mistake
from mallette.model.content import Kit
from mallette.model.looks import Brand, Theme
from mallette.model.trip import BrandSettings, DocumentType, Edition, Said, TypeSettings
from mallette.tree import Document
from tests.samples import toolkit

TYPE = DocumentType(
    "page", TypeSettings(audience="room", editions={"page": Edition(file="p.pdf", format="pdf")}), "page.j2"
)
THEME = Theme(Brand("plain", BrandSettings(title="Plain")))
HELLO = Markup('<t id="terms.hello" lang="en">Hello</t>')
DATA = {
    "terms": {"hello": HELLO, "raw": "Hello <b>& all</b>"},
    "items": ({"key": "a", "text": HELLO}, {"key": "b", "text": HELLO}),
    "count": 3,
    "nothing": None,
    "kit": toolkit().kit,  # a model, handed in by mistake
}
SHARED = "{% macro words(text) %}<paragraph><text>{{ text }}</text></paragraph>{% endmacro %}\n"


def composed(body: str, **templates: str) -> Document:
    """Compose a document whose section holds `body`, on the third line of its template."""
    title = "<title>{{ terms.hello }}</title>"
    page = f'<document lang="en">{title}\n<section>{title}\n{body}\n</section></document>'
    return compose(Said(DATA), TYPE, {"page.j2": page, "_shared/parts.xml.j2": SHARED} | templates)


def refused(body: str, **templates: str) -> tuple[Mistake, ...]:
    with pytest.raises(ContentError) as raised:
        composed(body, **templates)
    return raised.value.mistakes


def said(text: str) -> str:
    return f"<paragraph><text>{text}</text></paragraph>"


@pytest.mark.parametrize(
    "expression",
    [
        # attributes and methods of what a template is given
        "terms.hello.__class__",
        "''.__class__",
        "''['__class__']",
        "().__class__.__mro__",
        "terms.keys()",
        "terms.items()",
        "terms.hello.upper()",
        "terms.hello.format()",
        "terms.hello.striptags()",
        "items.count(1)",
        "count.real",
        "count.bit_length()",
        "(1).__class__",
        "items[0].keys",
        "terms['__class__']",
        "terms.get('hello')",
        "terms.pop('hello')",
        # pydantic runs code from inside Jinja's sandbox
        "kit.title",
        "kit.parse_raw('')",
        "kit['title']",
        "kit.model_dump()",
        "kit.__class__",
        "kit",
        "kit.parse_raw",
        # what Jinja itself brings
        "cycler",
        "lipsum()",
        "joiner",
        "namespace",
        "dict()",
        "self",
        "self.__init__",
        "self._TemplateReference__context",
        "range",
        "range.__globals__",
        "parts.words.__globals__",
        "parts.words.name",
        "parts.__dict__",
        "parts._body_stream",
        "caller()",
        "varargs",
        "loop",
        "config",
        "url_for",
        "request",
        "get_flashed_messages",
        "super()",
        # calls
        "terms()",
        "items()",
        "count()",
        "'a'()",
        "terms.hello()",
        "[].append(1)",
        "{}.update({})",
        "(1, 2).index(1)",
        # too much
        "range(501)",
        "range(10 ** 10)",
        "9 ** 9 ** 9",
        "'a' * 10 ** 9",
        "[0] * 10 ** 9",
        "'%0999999999d' % 1",
        "count * count",
        "1 / 0",
        # what is no text
        "terms",
        "items",
        "nothing",
        "true",
        "1 > 0",
        "items[0]",
        "range(3)",
        # what is not there
        "items[2]",
        "items['a']",
        "terms.helo",
        "missing",
        "missing.more",
        "terms.hello[0]",
        "count[0]",
    ],
)
def test_an_expression_that_does_more_than_pick_a_text_is_refused(expression: str) -> None:
    shared = '{% import "_shared/parts.xml.j2" as parts %}'
    [mistake] = refused(f"{shared}{said('{{ ' + expression + ' }}')}")
    assert (mistake.file, mistake.line) == ("templates/documents/page.j2", 3)


@pytest.mark.parametrize(
    "name",
    [
        "attr",
        "map",
        "upper",
        "lower",
        "title",
        "capitalize",
        "replace",
        "truncate",
        "join",
        "format",
        "safe",
        "striptags",
        "xmlattr",
        "string",
        "list",
        "random",
        "tojson",
        "pprint",
        "reverse",
        "select",
        "groupby",
        "sort",
        "sum",
        "trim",
        "wordwrap",
        "e",
        "escape",
        "forceescape",
        "urlize",
        "indent",
        "center",
        "filesizeformat",
        "slice",
        "unique",
        "items",
    ],
)
def test_a_filter_that_changes_words_or_reaches_into_values_does_not_exist(name: str) -> None:
    [mistake] = refused(said("{{ terms.hello|" + name + " }}"))
    assert mistake.line == 3
    assert f"No filter named '{name}'" in mistake.wrong


def test_the_filters_are_these_five() -> None:
    assert set(sandbox({}).filters) == set(FILTERS) == {"length", "first", "last", "default", "batch"}


def test_the_globals_are_range_alone() -> None:
    assert set(sandbox({}).globals) == {"range"}


@pytest.mark.parametrize("test", ["callable", "mapping", "string", "sequence", "escaped", "filter", "test", "sameas"])
def test_a_test_that_looks_into_values_does_not_exist(test: str) -> None:
    [mistake] = refused(f"{{% if terms is {test} %}}{{% endif %}}")
    assert f"No test named '{test}'" in mistake.wrong


def test_a_model_handed_in_by_mistake_runs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[object] = []
    monkeypatch.setattr(Kit, "parse_raw", classmethod(lambda cls, *given: called.append(given)))
    for body in (
        "{{ kit.parse_raw('{}') }}",
        "{% set f = kit.parse_raw %}{{ f('{}') }}",
        "{% if kit.parse_raw('{}') %}{% endif %}",
    ):
        refused(body)
    assert called == []


def test_the_sandbox_calls_nothing_but_macros_loops_and_its_own_range() -> None:
    environment = PlainSandbox()
    assert not any(environment.is_safe_callable(each) for each in (print, str, range, Kit, {}.keys, lambda: 1))
    with pytest.raises(TypeError):
        refuse_objects(object())


@pytest.mark.parametrize(
    "statement",
    [
        "{% autoescape false %}{{ terms.raw }}{% endautoescape %}",
        "{%- autoescape false -%}{{ terms.raw }}{% endautoescape %}",
        "{% do terms.clear() %}",
        "{% debug %}",
        "{% for key, value in terms.items() %}{% endfor %}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{% for a in items recursive %}{{ loop((a,)) }}{% endfor %}",
        '{% include "page.j2" %}',
        '{% include "../../../content/kit.yaml" %}',
        '{% import "/etc/passwd" as x %}',
        '{% extends "nothing.j2" %}',
        "{% if %}{% endif %}",
        "{% for x in items %}",
        "{{ terms.hello",
    ],
)
def test_a_statement_that_is_not_for_templates_is_refused(statement: str) -> None:
    [mistake] = refused(statement)
    assert mistake.file == "templates/documents/page.j2"
    assert mistake.line in (3, 4)  # an unclosed block is missed where the template ends
    assert mistake.wrong.endswith(".")


def test_content_is_escaped_even_where_nobody_marked_it_up() -> None:
    [mistake] = refused(said("{{ terms.raw }}"))
    assert "has words without an id: 'Hello <b>& all</b>'" in mistake.wrong


@pytest.mark.parametrize(
    "body",
    [
        said("Hello there"),
        said("{{ 'Hello' }}"),
        said("{{ 'He' }}{{ 'llo' }}"),
        said("{{ terms.hello }} there"),
        said("{{ missing|default('Hello') }}"),
        said("Été"),
        said("مرحبا"),
        said("<![CDATA[Hello]]>"),
        "<paragraph>Hello</paragraph>",
        "<paragraph>{{ terms.hello }}</paragraph>",
        "Hello",
        f"{said('1')} Hello",
        f"<box>{said('1')} Hello</box>",
        "<list>Hello<item><text>{{ terms.hello }}</text></item></list>",
        '<t id="terms.hello" lang="en">Hello</t>',
        said('<t id="terms.hello" lang="en">Hello</t>'),
        said('<t{% if true %} id="terms.hello" lang="en">Hello</t>{% endif %}'),
        said('{% set it %}<t id="x" lang="en">Hello</t>{% endset %}{{ it }}'),
        said('<slot id="x">Hello</slot>'),
        said("<b>{{ terms.hello }}</b>"),
        '<section title="Hello"></section>',
        '<heading number="Hello there"><text>{{ terms.hello }}</text></heading>',
    ],
)
def test_words_that_no_content_said_are_refused(body: str) -> None:
    found = refused(body)
    assert {(mistake.file, mistake.line) for mistake in found} <= {
        ("templates/documents/page.j2", 2),
        ("templates/documents/page.j2", 3),
    }


@pytest.mark.parametrize("body", [said("{{ count }} · 3–4"), said("{{ terms.hello }} ({{ count }}): A"), said("× −")])
def test_numbers_signs_and_single_letters_need_no_id(body: str) -> None:
    assert composed(body).sections[0].blocks


@pytest.mark.parametrize(
    ("head", "inside"),
    [
        ('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "&x;"),
        ('<!DOCTYPE d [<!ENTITY x "12">]>', "&x;"),
        ("", "<?php echo ?>"),
    ],
)
def test_entities_and_instructions_bring_nothing_in(head: str, inside: str) -> None:
    def page(inside: str) -> dict[str, str]:
        title = "<title>{{ terms.hello }}</title>"
        text = f"<paragraph><text>{inside}</text></paragraph>"
        return {"page.j2": f'{head}<document lang="en">{title}<section>{title}{text}</section></document>'}

    assert compose(Said(DATA), TYPE, page("12")).sections
    with pytest.raises(ContentError):
        compose(Said(DATA), TYPE, page(inside))


def test_a_range_of_five_hundred_is_enough() -> None:
    body = "{% for i in range(500) %}<lines count='1' />{% endfor %}"
    assert len(composed(body).sections[0].blocks) == 500
    [mistake] = refused(body.replace("500", "501"))
    assert "range of 501 places; at most 500" in mistake.wrong


def test_undefined_is_an_error_and_not_an_empty_word() -> None:
    assert isinstance(sandbox({}).undefined(name="x"), object)
    with pytest.raises(TemplateRuntimeError):
        str(sandbox({}).undefined(name="x"))

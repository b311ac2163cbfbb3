"""Jinja2 with as little power as a template needs: loops, conditions, macros over plain data.

A template reaches mapping entries and tuple places, and nothing else of any value: no attribute of an object, no
method, no call but macros, `range` and `loop`. Filters that change words do not exist.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateSyntaxError
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context, LoopContext, Macro, Undefined
from jinja2.sandbox import SandboxedEnvironment

LINE = "_at"
"""The attribute by which each literal tag of a template remembers where it stands."""
TAG = re.compile(r"<([a-z][a-z-]*)(?=[\s/>]|\Z)")
FILTERS = ("length", "first", "last", "default", "batch")
TESTS = ("defined", "undefined", "none", "divisibleby", "even", "odd", "in", "eq", "ne", "gt", "ge", "lt", "le")
LOOP = frozenset({"index", "index0", "first", "last", "length", "previtem", "nextitem", "revindex", "depth"})


class TagLines(Extension):
    """Writes into each literal tag the template and the line it stands on, so that an error in the tree names them."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        before = ""
        for token in stream:
            if before == "block_begin" and token.value == "autoescape":
                raise TemplateSyntaxError("escaping is never switched off", token.lineno, stream.name, stream.filename)
            before = token.type
            if token.type == "data":
                yield Token(token.lineno, "data", mark_tags(token.value, str(stream.name), token.lineno))
            else:
                yield token


def mark_tags(text: str, name: str, line: int) -> str:
    """Return template text with ``_at="guide/document.xml.j2:12"`` in each opening tag."""

    def marked(match: re.Match[str]) -> str:
        here = line + text.count("\n", 0, match.start())
        return f'<{match[1]} {LINE}="{name}:{here}"'

    return TAG.sub(marked, text)


class PlainSandbox(SandboxedEnvironment):
    """The sandbox. Jinja's own would let a template read attributes and call methods of what it is given."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002 - Jinja asks so
        """Refuse the operators that make a short template fill the memory: ``9 ** 9 ** 9``, ``"a" * 10 ** 9``."""
        raise TypeError(f"a template does not reckon with {operator}")

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Undefined):
            return obj  # it says which name is not there
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(name=attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        if isinstance(obj, TemplateModule) and isinstance(macro := getattr(obj, attribute, None), Macro):
            return macro
        return self.undefined(f"{attribute!r} is not an entry of a mapping", name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Undefined):
            return obj
        if isinstance(obj, Mapping) and argument in obj:
            return obj[argument]
        if isinstance(obj, tuple | list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(f"{argument!r} is not there", name=str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, Macro | LoopContext) or obj is range_of

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - whatever it is
        return False


def range_of(*numbers: int) -> range:
    """Return a range of at most 500 places: a template cannot run away."""
    found = range(*numbers)
    if len(found) > 500:
        raise ValueError(f"range of {len(found)} places; at most 500")
    return found


def sandbox(templates: Mapping[str, str]) -> PlainSandbox:
    """Return the environment for these template sources, by name."""
    environment = PlainSandbox(
        loader=FunctionLoader(lambda name: (templates[name], name, None) if name in templates else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[TagLines],
        finalize=refuse_objects,
    )
    environment.globals = {"range": range_of}
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.tests = {name: environment.tests[name] for name in TESTS} | operators(environment.tests)
    return environment


def operators(tests: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tests that Jinja2 itself names by sign."""
    return {name: test for name, test in tests.items() if not name.isidentifier()}


def refuse_objects(value: Any) -> Any:
    """Return what may be printed: text and numbers. A mapping or a tuple in a template's output is a slip."""
    if value is None or isinstance(value, dict | tuple | bool):
        raise TypeError(f"a template prints {type(value).__name__} where a text or a number belongs")
    if isinstance(value, Undefined | str | int | float):
        return value
    raise TypeError(f"a template prints {type(value).__name__}")

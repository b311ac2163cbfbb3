"""WordprocessingML elements, made from names and values."""

import re
from collections.abc import Mapping
from functools import cache

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from lxml.etree import _Element

DRAWN = "http://schemas.microsoft.com/office/word/2010"
NAMESPACES = {
    **nsmap,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": f"{DRAWN}/wordprocessingShape",
    "wpg": f"{DRAWN}/wordprocessingGroup",
}

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold."""

Values = Mapping[str, str | int]


@cache
def qualified(name: str) -> str:
    """Return a name such as ``w:p`` with its namespace in full."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


@cache
def declared(prefix: str, spaces: str) -> dict[str, str]:
    """Return the prefixes that an element declares, with their namespaces."""
    return {each: NAMESPACES[each] for each in (prefix, *spaces.split())}


@cache
def value_name(key: str, prefix: str) -> str:
    """Return the full name of an element's value."""
    if ":" in key:
        return qualified(key)
    return qualified(f"w:{key}") if prefix == "w" else key


def element(name: str, values: Values | None = None, *children: _Element | None, spaces: str = "") -> _Element:
    """Return the element `name` (``w:p``) with its values and children; None is no child.

    Values of Word's own elements bear Word's prefix, those of drawings none. `spaces` names more prefixes to declare.
    """
    prefix = name.partition(":")[0]
    made: _Element = oxml_parser.makeelement(qualified(name), nsmap=declared(prefix, spaces))
    for key, value in (values or {}).items():
        made.set(value_name(key, prefix), str(value))
    made.extend([child for child in children if child is not None])
    return made


def switch(name: str, on: bool) -> _Element | None:
    """Return an element that is a switch, or nothing where it is off."""
    return element(name) if on else None


def valued(name: str, value: str | int | None) -> _Element | None:
    """Return an element with one value, or nothing where there is none."""
    return None if value is None or value == "" else element(name, {"val": value})


def words(text: str) -> _Element:
    """Return the words of a run, with every space kept."""
    made = element("w:t")
    made.text = FORBIDDEN.sub("", text)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def group(name: str, *children: _Element | None) -> _Element | None:
    """Return an element that holds others, or nothing where it would be empty."""
    present = [child for child in children if child is not None]
    return element(name, None, *present) if present else None

"""Turn the small XML that templates emit into the tree. Tags are its classes; errors name the template's line."""

import re
import types
from dataclasses import fields
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from lxml import etree

from mallette import tree
from mallette.compose.sandbox import LINE
from mallette.errors import ContentError, Mistake

WORDS = re.compile(r"[^\W\d_]{2,}")
"""Two or more letters: words, which must come from content."""
CLASSES: dict[str, type] = {
    re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower(): cls
    for cls in vars(tree).values()
    if isinstance(cls, type) and cls.__module__.startswith(tree.__name__) and cls is not tree.Run
}
TRUTH = {"true": True, "false": False}
"""How a template writes a switch; Jinja2 prints its own with a capital."""


@cache
def hints(cls: type) -> dict[str, Any]:
    """Return the resolved types of a tree class's fields."""
    return get_type_hints(cls, vars(tree))


class Parser:
    """Reads one XML document, noting mistakes instead of stopping at the first."""

    def __init__(self, template: str) -> None:
        self.template = template
        self.mistakes: list[Mistake] = []

    def refuse(self, element: etree._Element, wrong: str, right: str = "") -> None:
        name, _, line = (element.get(LINE) or f"{self.template}:0").rpartition(":")
        self.mistakes.append(Mistake(f"templates/documents/{name}", int(line), f"<{element.tag}>", wrong, right))

    def build(self, element: etree._Element, cls: type) -> Any:
        """Return `element` as a `cls` of the tree."""
        known = len(self.mistakes)
        values = self.attributes(element, cls)
        texts = [name for name, hint in hints(cls).items() if hint == tree.Text]
        loose = [element.text, *(child.tail for child in element)]
        for child in element:
            tag = str(child.tag)
            if tag == "t":
                loose.append(tag)
            elif tag in texts:
                self.once(child, values)
                values[tag] = self.text(child)
            else:
                self.place(element, child, cls, values)
        if any(each and each.strip() for each in loose):
            self.refuse(element, "holds words directly.", f"Put them in one of: {', '.join(texts) or 'a paragraph'}.")
        return self.finish(element, cls, values, whole=len(self.mistakes) == known)

    def once(self, child: etree._Element, values: dict[str, Any]) -> None:
        """Refuse a second child where the tree has room for one: the first would vanish."""
        if child.tag in values:
            self.refuse(child, "stands twice in the same place.", "Keep one of the two.")

    def place(self, element: etree._Element, child: etree._Element, cls: type, values: dict[str, Any]) -> None:
        """Put a child into the field of `cls` that holds things of its class."""
        found = CLASSES.get(str(child.tag))
        if found is None:
            self.refuse(child, "is no tag of the tree.", f"Known: {', '.join(sorted(CLASSES))}.")
            return
        for name, hint in hints(cls).items():
            if holds_class(hint, found):
                values[name] = (*values.get(name, ()), self.build(child, found))
                return
            if hint is found:
                self.once(child, values)
                values[name] = self.build(child, found)
                return
        self.refuse(child, f"cannot stand inside <{element.tag}>.")

    def attributes(self, element: etree._Element, cls: type) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, raw in element.attrib.items():
            key, value = str(name), str(raw)
            if key == LINE:
                continue
            hint = hints(cls).get(key)
            if hint is None:
                self.refuse(element, f"has no attribute {key!r}.", f"Known: {', '.join(hints(cls))}.")
                continue
            try:
                values[key] = convert(value, hint)
            except (ValueError, TypeError, KeyError):
                self.refuse(element, f"has {key}={value!r}, which is not {describe(hint)}.")
        return values

    def finish(self, element: etree._Element, cls: type, values: dict[str, Any], whole: bool) -> Any:
        """Return the thing that `values` make. What an element lacks is told only if it is `whole` otherwise: else it
        lacks what was refused."""
        needed = [each.name for each in fields(cls) if each.name not in values and is_required(each)]
        if needed and whole:
            self.refuse(element, f"lacks {', '.join(needed)}.")
        return None if needed else cls(**values)

    def text(self, element: etree._Element) -> tree.Text:
        """Return the runs inside `element`; words outside a ``<t>`` are refused."""
        runs: list[tree.Run] = []
        self.loose(element, element.text, runs)
        for child in element:
            if child.tag == "t" and child.get(LINE) is None:
                runs.extend(self.runs(child, str(child.get("id")), str(child.get("lang")), {}))
            elif child.tag == "t":
                self.refuse(child, "is written in the template.", "Texts come from content: write {{ terms.... }}.")
            else:
                self.refuse(child, f"cannot stand inside <{element.tag}>.", "Only texts stand here.")
            self.loose(element, child.tail, runs)
        return tuple(tidy(runs))

    def loose(self, element: etree._Element, text: str | None, runs: list[tree.Run]) -> None:
        if text and WORDS.search(text):
            right = "Put them in content/terms.yaml and write {{ terms.... }}."
            self.refuse(element, f"has words without an id: {text.strip()!r}.", right)
        elif text:
            runs.append(tree.Run(re.sub(r"[ \t\r\n]+", " ", text)))

    def runs(self, element: etree._Element, id: str, lang: str, style: dict[str, Any]) -> list[tree.Run]:
        """Return the runs of a ``<t>``, walking its bold, italics and slots."""
        found = [tree.Run(element.text, id, lang, **style)] if element.text else []
        for child in element:
            marks: dict[str, dict[str, Any]] = {
                "b": {"bold": True},
                "i": {"italic": True},
                "slot": {"slot": str(child.get("id"))},
            }
            inner = marks[str(child.tag)]
            found.extend(self.runs(child, id, lang, style | inner))
            if child.tail:
                found.append(tree.Run(child.tail, id, lang, **style))
        return found


def tidy(runs: list[tree.Run]) -> list[tree.Run]:
    """Return runs without the white space that only lays out the template."""
    if runs and not runs[0].id:
        runs[0] = tree.Run(runs[0].text.lstrip(" "))
    if runs and not runs[-1].id:
        runs[-1] = tree.Run(runs[-1].text.rstrip(" "))
    return [run for run in runs if run.text]


def holds_class(hint: Any, cls: type) -> bool:
    """Return whether a field is a tuple of things of this class."""
    if get_origin(hint) is not tuple or get_args(hint)[-1] is not Ellipsis:
        return False
    kind = get_args(hint)[0]
    if get_origin(kind) in (Union, types.UnionType):
        return cls in get_args(kind)
    return kind is cls


def convert(value: str, hint: Any) -> Any:
    """Return an attribute's value in its field's type. Raises one of the errors that `Parser.attributes` tells."""
    if get_origin(hint) is Literal:
        if value not in get_args(hint):
            raise ValueError(value)
        return value
    if hint == tuple[float, ...]:
        return tuple(float(part) for part in value.split())
    if get_origin(hint) is tuple or (hint is str and re.search(r"\s", value)):
        raise ValueError(value)
    if hint is bool:
        return TRUTH[value.lower()]
    if get_origin(hint) in (Union, types.UnionType):
        return None if value == "" else float(value)
    return hint(value)


def describe(hint: Any) -> str:
    if hint is str:
        return "one word or number: sentences are elements"
    return (
        " or ".join(map(str, get_args(hint))) if get_origin(hint) is Literal else getattr(hint, "__name__", str(hint))
    )


def is_required(field: Any) -> bool:
    return field.default is field.default_factory


def parse_document(xml: str, template: str) -> tree.Document:
    """Return the tree that `xml` writes. Raises `ContentError` with every mistake in it."""
    parser = Parser(template)
    try:
        root = etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False, remove_comments=True))
    except etree.XMLSyntaxError as error:
        raise ContentError([broken_xml(xml, error, template)]) from error
    if root.tag != "document":
        parser.refuse(root, "is the root.", "A template's root is <document>.")
        raise ContentError(parser.mistakes)
    document: tree.Document = parser.build(root, tree.Document)
    if parser.mistakes:
        raise ContentError(parser.mistakes)
    return document


def broken_xml(xml: str, error: etree.XMLSyntaxError, template: str) -> Mistake:
    """Return what does not hold together, at the template's line of the last tag before it, or of the tag that is never
    closed."""
    lines = xml.splitlines()
    last = error.lineno or 1
    unclosed = re.match(r"Opening and ending tag mismatch: (\S+) line (\d+) and ([^\s,]+)", error.msg)
    tag = "[a-z-]+"
    wrong = error.msg.partition(", line")[0]
    if unclosed:
        tag, last = re.escape(unclosed[1]), int(unclosed[2])
        wrong = f"<{unclosed[1]}> is closed by </{unclosed[3]}>"
    at = re.findall(rf'<{tag} {LINE}="([^"]+):(\d+)"', "\n".join(lines[:last]))
    file, number = at[-1] if at else (template, "0")
    near = re.sub(rf' {LINE}="[^"]*"', "", lines[last - 1]).strip() if last <= len(lines) else ""
    right = f"Near: {near[:120]}"
    return Mistake(
        f"templates/documents/{file}", int(number), "", f"writes XML that does not hold together: {wrong}.", right
    )

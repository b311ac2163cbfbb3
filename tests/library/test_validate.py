"""What pydantic finds is told in words that an author can act on, for every kind of file that authors write."""

import json
from collections.abc import Iterator
from typing import Any

from mallette.errors import suggest
from mallette.library.validate import ADVICE, PATTERNS, WORDS, validate
from mallette.library.yaml import place_yaml
from mallette.model import content
from mallette.model.pack import Country, SlotValue
from mallette.schemas import kinds, schema_of


def said(kind: Any, text: str) -> list[str]:
    return [str(mistake) for mistake in validate(kind, place_yaml(text, "f.yaml"))[1]]


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    found = said(content.Finding, "title: 3\ntext: x\nmark: Q\nsources: SEED\nsupport: [R1]\n")
    assert [each.split(": ")[1] for each in found] == ["title", "mark", "sources", "supports", "support"]
    assert len({each.split(": ")[0] for each in found}) == 4  # lines 1, 3, 4, 5; the missing key stands at line 1


def test_a_value_that_may_be_of_many_types_is_told_once() -> None:
    [one] = said(dict[str, SlotValue], "lot: [1]\n")
    assert one.startswith("f.yaml:1: lot: must be a whole number, or a number, or text, or a mapping of keys.")


def test_what_is_wrong_inside_a_value_hides_that_the_value_is_no_number() -> None:
    assert said(dict[str, SlotValue], "place: {fr: Abidjan}\n") == [
        f"f.yaml:1: place.fr: {WORDS['dict_type']} {ADVICE['dict_type']}"
    ]


def test_too_few_is_not_called_empty() -> None:
    text = "ask: x\nchoices: {a: x, b: y}\nanswer: a\nwhy: x\ntest: true\n"
    assert said(content.TestQuestion, text) == ["f.yaml:2: choices: holds too few entries. It needs at least 3."]


def test_a_near_miss_gets_a_suggestion_and_a_far_one_the_list() -> None:
    assert suggest("languages", ("language", "brand")) == "Did you mean 'language'?"
    assert suggest("x", ("language", "brand")) == "Known here: language, brand."
    assert suggest("x", ()) == ""


def test_an_unknown_key_inside_a_key_is_compared_with_the_keys_there() -> None:
    assert said(Country, "title: x\nlanguages: [en]\nmoney: {curency: EUR}\n") == [
        "f.yaml:3: money.curency: is not a key that is known here. Did you mean 'currency'?"
    ]


def patterns(schema: Any) -> Iterator[str]:
    """Yield every pattern of a JSON Schema: those of values, and those of keys."""
    if isinstance(schema, dict):
        yield from schema.get("patternProperties", ())
        yield from [schema["pattern"]] if isinstance(schema.get("pattern"), str) else ()
        for each in schema.values():
            yield from patterns(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from patterns(each)


def test_every_pattern_of_the_model_has_its_words() -> None:
    assert {each for kind in kinds() for each in patterns(json.loads(schema_of(kind)))} == set(PATTERNS)


def test_every_sentence_ends() -> None:
    assert all(words.endswith(".") for words in WORDS.values())

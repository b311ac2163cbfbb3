"""Editors complete and check content with the committed schemas, so these must be what the model says today."""

import json
import re

import pytest

from mallette.schemas import kinds, schema_of
from tests.samples import ROOT

SCHEMAS = ROOT / "content" / "schemas"


@pytest.mark.parametrize("kind", kinds())
def test_a_committed_schema_is_current(kind: str) -> None:
    assert (SCHEMAS / f"{kind}.json").read_text(encoding="utf-8") == schema_of(kind), "run: python build.py schema"


def test_every_committed_schema_has_its_kind() -> None:
    assert {path.stem for path in SCHEMAS.glob("*.json")} == set(kinds())


@pytest.mark.parametrize("kind", kinds())
def test_a_schema_refuses_unknown_keys(kind: str) -> None:
    schema = json.loads(schema_of(kind))
    models = [each for each in (schema, *schema.get("$defs", {}).values()) if "properties" in each]
    assert all(each.get("additionalProperties") is False for each in models)


def test_a_file_that_names_its_schema_names_one_that_is_there() -> None:
    named = {
        path: re.findall(r"\$schema=(\S+)", path.read_text(encoding="utf-8"))
        for path in (ROOT / "content").rglob("*.yaml")
    }
    assert sum(map(len, named.values())) > 100
    assert [path.name for path, found in named.items() for each in found if not (path.parent / each).is_file()] == []

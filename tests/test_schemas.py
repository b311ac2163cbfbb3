"""The schemas that editors complete from say what the model says."""

import re
from pathlib import Path

import pytest

from mallette.schemas import kinds, schema_of


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_the_committed_schema_is_current(kind: str, project: Path) -> None:
    committed = project / "content" / "schemas" / f"{kind}.json"
    assert committed.read_text(encoding="utf-8") == schema_of(kind), "run: python build.py schema --write"


def test_there_is_no_schema_of_a_kind_that_is_gone(project: Path) -> None:
    assert {path.stem for path in (project / "content" / "schemas").glob("*.json")} == set(kinds())


def test_every_content_file_names_a_schema_that_exists(project: Path) -> None:
    folders = {"schemas", "languages", "countries"}
    files = [path for path in (project / "content").rglob("*.yaml") if path.parent.name not in folders]
    files = [path for path in files if not folders & set(path.relative_to(project / "content").parts)]
    assert len(files) > 100
    for path in files:
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
        assert found, path
        assert (path.parent / found[1]).resolve().exists(), path

"""A copy of the real toolkit to break. Files that a test leaves alone are parsed once a process."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import polib
import pytest

from mallette.library import catalogues, yaml
from tests.samples import copy_project


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        # Both are pure functions of a file's text, and most of the time that reading takes.
        patch.setattr(yaml, "place_yaml", cache(yaml.place_yaml))
        patch.setattr(catalogues, "polib", SimpleNamespace(pofile=cache(polib.pofile)))  # others change what they read
        yield copy_project(tmp_path_factory.mktemp("project"))

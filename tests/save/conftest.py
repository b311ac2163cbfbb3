"""An output folder for each test."""

from pathlib import Path

import pytest

from tests.save.house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "output")

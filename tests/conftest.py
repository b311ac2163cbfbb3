"""What every test has: `--proof` for those that need other programs, the project's folder, patient hypothesis."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("mallette", deadline=None)  # a busy computer is no mistake
settings.load_profile("mallette")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--proof", action="store_true", help="also run the tests that need LibreOffice, npm or the network"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--proof"):
        return
    for item in items:
        if item.get_closest_marker("proof"):
            item.add_marker(pytest.mark.skip(reason="runs with --proof"))


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's folder."""
    return Path(__file__).parents[1]

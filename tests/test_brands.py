"""The base files of a brand: one for each ratio, one for guides, and none lost that a person changed."""

from pathlib import Path
from typing import NamedTuple

import pytest

from mallette.brands import make_brand
from mallette.errors import ContentError
from mallette.library import read_library
from mallette.slides.rooms import house
from tests.samples import copy_project
from tests.stages import RATIOS

FILES = ("base.pptx", "base-4x3.pptx", "base.docx")
FOLDER = "templates/brands/mallette"


class MadeOnce(NamedTuple):
    """A project whose brand had no base files, and what was told when they were made."""

    project: Path
    lines: list[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    project = copy_project(tmp_path_factory.mktemp("brands"))
    return MadeOnce(project, list(make_brand(project, "mallette")))


def test_a_brand_has_a_base_file_for_each_ratio_and_one_for_guides(made: MadeOnce) -> None:
    assert made.lines == [f"{FOLDER}/{name} written" for name in FILES]
    assert all((made.project / FOLDER / name).read_bytes()[:2] == b"PK" for name in FILES)


def test_the_base_files_are_read_with_the_stage_of_their_ratio(made: MadeOnce) -> None:
    decks = read_library(made.project).brands["mallette"].decks
    assert {ratio: deck.stage.width for ratio, deck in decks.items()} == {ratio: house(ratio).width for ratio in RATIOS}


def test_a_brand_that_has_no_folder_is_named_with_the_nearest(made: MadeOnce) -> None:
    with pytest.raises(ContentError, match=r"'malette' has no folder with brand\.yaml.*Did you mean 'mallette'"):
        list(make_brand(made.project, "malette"))


def test_every_base_file_that_somebody_changed_is_kept_and_the_others_are_left_alone(made: MadeOnce) -> None:
    folder = made.project / FOLDER
    good = (folder / "base-4x3.pptx").read_bytes()
    kept: list[bytes] = []
    for _ in range(2):
        changed = good + b"\0" * (len(kept) + 1)
        (folder / "base-4x3.pptx").write_bytes(changed)
        kept.append(changed)
        assert list(make_brand(made.project, "mallette")) == [
            f"{FOLDER}/base.pptx is up to date",
            f"{FOLDER}/base-4x3.pptx written",
            f"{FOLDER}/base.docx is up to date",
        ]
    assert (folder / "base-4x3.pptx").read_bytes() == good
    assert [(folder / f"base-4x3.before{more}.pptx").read_bytes() for more in ("", "-2")] == kept

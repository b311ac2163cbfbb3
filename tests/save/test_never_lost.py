"""Whatever sequence of builds, edits, failures and kills: no bytes that a person wrote are ever lost."""

import errno
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mallette.errors import ContentError
from mallette.save.staging import STAGING
from tests.save.house import House

NAMES = ["deck.pptx", "guide.docx", "handouts/9A.pdf", "print.txt"]
TOUCHED = [
    *NAMES,
    "deck.new.pptx",
    "deck.new.txt",
    "deck.new-2.pptx",
    "deck.edited.pptx",
    "print.new.txt",
    "print.list.txt",
    ".mallette.json",
    ".mallette.edited.json",
]
Kit = Mapping[str, str]
End = str | BaseException
KIT = st.dictionaries(st.sampled_from(NAMES), st.sampled_from("abc"), min_size=1)
ENDS: list[End] = ["kill", PermissionError(errno.EACCES, "denied"), OSError(errno.ENOSPC, "full"), KeyboardInterrupt()]
BUILD = st.tuples(st.just("build"), KIT, st.booleans(), st.booleans(), st.none())
FAILING = st.tuples(
    st.just("build"), KIT, st.booleans(), st.booleans(), st.tuples(st.integers(1, 14), st.sampled_from(ENDS))
)
EDIT = st.tuples(st.just("edit"), st.sampled_from(TOUCHED))
DELETE = st.tuples(st.just("delete"), st.sampled_from(TOUCHED))
RENAME = st.tuples(st.just("rename"), st.sampled_from(TOUCHED), st.sampled_from(TOUCHED))


@dataclass
class Person:
    """Someone who edits, deletes and renames, and knows which of the own bytes must still be there."""

    house: House
    written: set[str] = field(default_factory=set)
    count: int = 0

    def drop(self, name: str) -> None:
        """Forget the bytes that this person is about to destroy."""
        if self.house.path(name).is_file():
            self.written.discard(self.house.path(name).read_bytes().decode())

    def edit(self, name: str) -> None:
        self.drop(name)
        self.count += 1
        self.house.edit(name, f"person {self.count}")
        self.written.add(f"person {self.count}")

    def delete(self, name: str) -> None:
        self.drop(name)
        self.house.path(name).unlink(missing_ok=True)

    def rename(self, name: str, other: str) -> None:
        if name != other and self.house.path(name).is_file() and self.house.path(other).parent.is_dir():
            self.drop(other)
            self.house.path(name).replace(self.house.path(other))

    def lost(self) -> set[str]:
        """Return the bytes that lie nowhere any more, not counting the staging folder."""
        files = [path for path in self.house.output.rglob("*") if path.is_file() and STAGING not in path.parts]
        return self.written - {path.read_bytes().decode() for path in files}


def ending_at(number: int, end: End) -> Callable[[Any, Any], None]:
    real, calls = os.replace, list[Any]()

    def replace(source: Any, target: Any) -> None:
        calls.append(source)
        if len(calls) == number:
            if isinstance(end, str):
                os._exit(9)
            raise end
        real(source, target)

    return replace


def build(house: House, kit: Kit, narrow: bool, replace: bool, failure: tuple[int, End] | None) -> None:
    """Build; a build that fails without being killed must change nothing."""
    if failure is None:
        house.build(kit, narrow=narrow, replace=replace)
        assert STAGING not in house.folders()
        return
    number, end = failure
    if isinstance(end, str):
        build_and_die(house, kit, narrow, replace, number)
        return
    pending = STAGING in house.folders()
    before = house.everything()
    try:
        with patch("os.replace", ending_at(number, end)):
            house.build(kit, narrow=narrow, replace=replace)
    except (ContentError, KeyboardInterrupt):
        assert pending or house.everything() == before


def build_and_die(house: House, kit: Kit, narrow: bool, replace: bool, number: int) -> None:
    child = os.fork()
    if child == 0:
        setattr(os, "replace", ending_at(number, "kill"))  # noqa: B010 - an assignment would need the whole signature
        try:
            house.build(kit, narrow=narrow, replace=replace)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a child process that is forked")
@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(BUILD, BUILD, FAILING, EDIT, EDIT, DELETE, RENAME), max_size=14))
def test_no_bytes_that_a_person_wrote_are_ever_lost(actions: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder) / "output")
        person = Person(house)
        for action, *rest in actions:
            if action == "build":
                build(house, *rest)
            else:
                getattr(person, action)(*rest)
            if STAGING not in house.folders():
                assert person.lost() == set()
        build(house, {"deck.pptx": "last"}, False, True, None)
        assert person.lost() == set()
        assert house.read("deck.pptx") == "last"

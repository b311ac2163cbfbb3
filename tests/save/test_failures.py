"""When anything fails, nothing in the output folder has changed, nothing is left, and a sentence says why."""

import errno
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from mallette.errors import ContentError
from mallette.save.lock import hold_lock, open_lock
from mallette.save.manifest import hash_of
from mallette.save.staging import JOURNAL, LOCK, STAGING
from tests.save.house import EN, House

posix = pytest.mark.skipif(sys.platform == "win32", reason="made for systems with fork and open files that move")


def fail_at(monkeypatch: pytest.MonkeyPatch, name: str, number: int, error: BaseException) -> list[Any]:
    """Make the `number`th call of ``os.<name>`` raise `error`, once."""
    real, calls = getattr(os, name), list[Any]()

    def failing(*args: Any, **kwargs: Any) -> Any:
        calls.append(args)
        if len(calls) == number:
            raise error
        return real(*args, **kwargs)

    monkeypatch.setattr(os, name, failing)
    return calls


def deny(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Make every opening of a file of that name for writing fail, as Windows does while PowerPoint has it open."""
    real = Path.open

    def denying(self: Path, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        if self.name == name and mode != "rb":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return real(self, mode, *args, **kwargs)

    monkeypatch.setattr(Path, "open", denying)


def mistakes(house: House, files: Mapping[str, str]) -> list[str]:
    """Build, which must fail and change nothing; return the mistakes from the output folder on."""
    before = house.everything(), house.folders()
    with pytest.raises(ContentError) as caught:
        house.build(files)
    assert (house.everything(), house.folders()) == before
    return [str(mistake).removeprefix(f"{house.output.as_posix()}/") for mistake in caught.value.mistakes]


@pytest.fixture
def built(house: House) -> House:
    house.build({"deck.pptx": "one", "guide.docx": "one", "handouts/9A.pdf": "one"})
    return house


NEXT = {"deck.pptx": "two", "guide.docx": "two", "cards/9b.pdf": "two"}
ERRORS: list[BaseException] = [
    PermissionError(errno.EACCES, "Permission denied"),
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EIO, "Input/output error"),
    KeyboardInterrupt(),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("edited", [False, True])
@pytest.mark.parametrize("number", range(1, 10))
def test_whichever_rename_fails_everything_is_put_back(
    built: House, monkeypatch: pytest.MonkeyPatch, number: int, edited: bool, error: BaseException
) -> None:
    if edited:
        built.edit("guide.docx", "mine")
    before = built.everything(), built.folders()
    with monkeypatch.context() as patch:
        calls = fail_at(patch, "replace", number, error)
        with pytest.raises((ContentError, KeyboardInterrupt)):
            built.build(NEXT, replace=True)
        assert len(calls) >= number
    assert (built.everything(), built.folders()) == before
    built.build(NEXT, replace=True)
    assert built.names() == ["cards/9b.pdf", "deck.pptx", "guide.docx", *(["guide.edited.docx"] if edited else [])]


@pytest.mark.parametrize("name", ["mkdir", "fsync", "unlink", "open"])
@pytest.mark.parametrize("number", range(1, 4))
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_whatever_else_fails_the_build_stands_whole_or_not_at_all(
    built: House, monkeypatch: pytest.MonkeyPatch, name: str, number: int, error: BaseException
) -> None:
    before = built.everything()
    with monkeypatch.context() as patch:
        fail_at(patch, name, number, error)
        with suppress(ContentError, KeyboardInterrupt):
            built.build(NEXT)
    now = {path: hash for path, hash in built.everything().items() if not path.startswith(STAGING)}
    whole = built.read("deck.pptx") == "two"
    assert (f"{EN}/cards/9b.pdf" in now, f"{EN}/handouts/9A.pdf" in now) == (whole, not whole)
    assert whole or now == before
    built.build(NEXT)
    assert built.names() == ["cards/9b.pdf", "deck.pptx", "guide.docx"]
    assert STAGING not in built.folders()


def test_a_file_that_cannot_be_renamed_is_named_with_the_remedy(built: House, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def replace(source: Any, target: Any) -> None:
        if Path(source).name == "guide.docx" and STAGING not in str(source):
            raise PermissionError(errno.EACCES, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    (found,) = mistakes(built, NEXT)
    assert found == (
        "international/en/guide.docx: is open in another program, or is protected against writing. "
        "Close it there, or take the protection away, then build again."
    )


def test_every_file_that_is_open_elsewhere_is_named_at_once(built: House, monkeypatch: pytest.MonkeyPatch) -> None:
    deny(monkeypatch, "deck.pptx")
    built.path("guide.docx").unlink()
    built.path("guide.docx").mkdir()
    found = mistakes(built, NEXT)
    assert [line.split(": ")[0] for line in found] == ["international/en/deck.pptx", "international/en/guide.docx"]


def test_a_file_that_stays_as_it_is_may_be_open(built: House, monkeypatch: pytest.MonkeyPatch) -> None:
    deny(monkeypatch, "deck.pptx")
    built.build({"deck.pptx": "one", "guide.docx": "two"})
    assert built.read("guide.docx") == "two"


def test_an_edited_file_that_is_open_stays_and_the_new_one_is_laid_beside_it(
    built: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    built.edit("deck.pptx", "mine")
    deny(monkeypatch, "deck.pptx")
    built.build({"deck.pptx": "two"})
    assert built.read("deck.new.pptx") == "two"


def test_a_file_that_cannot_even_be_read_is_named(built: House, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def read(self: Path) -> bytes:
        if self.name == "deck.pptx":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(self)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", read)
        with pytest.raises(ContentError, match="is open in another program"):
            built.build(NEXT)
    assert built.read("guide.docx") == "one"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_says_how_much_is_needed(built: House, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    fail_at(monkeypatch, "fsync", 2, OSError(code, "full"))
    (found,) = mistakes(built, {"deck.pptx": "x" * 2_000_000, "guide.docx": "y" * 1_500_000})
    assert found == (
        "international/en/guide.docx: cannot be written: the disk is full. This build needs 3.5 MB: free as much and "
        "build again, or choose another folder with --output."
    )


def test_a_folder_in_the_way_is_named(house: House) -> None:
    house.path("deck.pptx").mkdir(parents=True)
    (found,) = mistakes(house, {"deck.pptx": "one"})
    assert found == (
        "international/en/deck.pptx: is a folder or a broken link, and the build needs a file of that name. "
        "Rename or move it, then build again."
    )


def test_a_file_where_a_folder_must_be_is_named(house: House) -> None:
    house.edit("handouts", "mine")
    (found,) = mistakes(house, {"handouts/9A.pdf": "one", "handouts/9B.pdf": "one"})
    assert found == (
        "international/en/handouts: is a file, and the build needs a folder of that name. Rename it. "
        "Choose another folder with --output."
    )


@pytest.mark.parametrize("name", ["output", "output/.mallette-staging"])
def test_an_output_or_staging_folder_that_is_a_file_is_named(house: House, tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(ContentError, match=rf"{name}: is a file, and the build needs a folder"):
        house.build({"deck.pptx": "one"})
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_file_above_the_output_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("mine", encoding="utf-8")
    with pytest.raises(ContentError, match=r"stick: is a file"):
        House(tmp_path / "stick/output").build({"deck.pptx": "one"})


@pytest.mark.parametrize("place", ["", "international/en"])
def test_a_folder_that_may_not_be_written_in_is_named_once(
    built: House, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    closed = built.output / place
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != closed and real(path, mode))
    (found,) = mistakes(built, {"deck.pptx": "two", "guide.docx": "two"})
    assert found.endswith("is a folder that you may not write in. Choose another folder with --output.")


def test_an_output_folder_that_cannot_be_made_leaves_nothing(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_at(patch, "mkdir", 1, OSError(errno.EROFS, "Read-only file system"))
        with pytest.raises(ContentError, match="lies on a disk that can only be read"):
            house.build({"deck.pptx": "one"})
    assert list(tmp_path.iterdir()) == []


def test_a_first_build_that_fails_leaves_no_output_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_at(monkeypatch, "replace", 2, OSError(errno.EIO, "Input/output error"))
    with pytest.raises(ContentError, match="Input/output error"):
        House(tmp_path / "new/output").build({"deck.pptx": "one"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_somebody_saves_while_we_write_stops_the_build(
    built: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(file: int) -> None:
        built.edit("guide.docx", "saved just now")
        real(file)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(ContentError, match=r"guide\.docx: was changed by somebody while the build was writing"):
        built.build(NEXT)
    assert (built.read("deck.pptx"), built.read("guide.docx")) == ("one", "saved just now")


def test_a_new_file_that_somebody_saves_while_we_write_is_not_overwritten(
    built: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(file: int) -> None:
        built.edit("cards/9b.pdf", "saved just now")
        real(file)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(ContentError, match=r"9b\.pdf: was changed by somebody while the build was writing"):
        built.build(NEXT)
    assert (built.read("deck.pptx"), built.read("cards/9b.pdf")) == ("one", "saved just now")


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_file_that_somebody_saves_while_we_write_is_not_lost(
    built: House, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real, calls = os.replace, list[Any]()

    def replace(source: Any, target: Any) -> None:
        calls.append(source)
        if len(calls) == number:
            built.edit("guide.docx", "saved just now")
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        with suppress(ContentError):
            built.build(NEXT)
    built.build(NEXT)
    contents = [path.read_text("utf-8-sig") for path in built.output.rglob("*") if path.is_file()]
    assert "saved just now" in contents


class TestKilled:
    """The next build puts back what a killed one had set aside."""

    @staticmethod
    def kill(house: House, files: Mapping[str, str], number: int, name: str = "replace") -> bool:
        """Build in another process that dies at the `number`th call; return whether it died."""
        child = os.fork()
        if child:
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        real, calls = getattr(os, name), list[Any]()

        def dying(*args: Any, **kwargs: Any) -> Any:
            calls.append(args)
            if len(calls) == number:
                os._exit(9)
            return real(*args, **kwargs)

        setattr(os, name, dying)
        try:
            house.build(files, replace=True)
        finally:
            os._exit(0)

    @posix
    @pytest.mark.parametrize("number", range(1, 10))
    def test_at_whichever_rename(self, built: House, number: int) -> None:
        built.edit("guide.docx", "mine")
        before = built.everything()
        assert self.kill(built, NEXT, number)
        assert STAGING in built.folders()
        built.build({"deck.pptx": "one", "guide.docx": "one", "handouts/9A.pdf": "one"}, narrow=True)
        assert built.everything() == before
        assert STAGING not in built.folders()

    @posix
    @pytest.mark.parametrize("number", range(1, 30))
    def test_what_a_person_saved_since_is_kept(self, built: House, number: int) -> None:
        built.edit("guide.docx", "mine")
        self.kill(built, NEXT, number, "replace")
        built.edit("deck.pptx", "saved since")
        built.build(NEXT, narrow=True)
        contents = [path.read_text("utf-8-sig") for path in built.output.rglob("*") if path.is_file()]
        assert {"mine", "saved since"} <= set(contents)
        assert STAGING not in built.folders()

    @posix
    @pytest.mark.parametrize("name", ["unlink", "rmdir", "mkdir", "fsync"])
    @pytest.mark.parametrize("number", range(1, 6))
    def test_at_any_other_moment(self, built: House, name: str, number: int) -> None:
        self.kill(built, NEXT, number, name)
        built.build(NEXT)
        assert built.names() == ["cards/9b.pdf", "deck.pptx", "guide.docx"]
        assert STAGING not in built.folders()

    def test_what_cannot_be_put_back_now_waits_for_the_next_build(
        self, built: House, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = built.everything()
        real, calls = os.replace, list[Any]()

        def failing(source: Any, target: Any) -> None:
            calls.append(source)
            if len(calls) > 2:
                raise PermissionError(errno.EACCES, "Permission denied")
            real(source, target)

        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", failing)
            with pytest.raises(ContentError, match="Your next build puts them back"):
                built.build(NEXT)
            with pytest.raises(ContentError, match="is open in another program"):
                built.build(NEXT)
        (built.output / "ke/en/deck.pptx").mkdir(parents=True)
        with pytest.raises(ContentError, match="is a folder"):
            built.build(NEXT, folder="ke/en")
        assert built.everything() == before
        assert STAGING not in built.folders()

    def test_what_was_saved_just_before_and_just_after_the_kill_is_kept(self, built: House) -> None:
        aside = f"{STAGING}/old/0-deck.pptx"
        (built.output / aside).parent.mkdir(parents=True)
        (built.output / aside).write_text("saved before", encoding="utf-8")
        journal = {"moves": [[f"{EN}/deck.pptx", aside, hash_of(b"one")]], "folders": []}
        (built.output / JOURNAL).write_text(json.dumps(journal), encoding="utf-8")
        built.edit("deck.pptx", "saved after")
        built.build(NEXT, narrow=True)
        assert (built.read("deck.pptx"), built.read("deck.edited.pptx")) == ("saved after", "saved before")

    @pytest.mark.parametrize("journal", ["", "{", "[]", '{"moves": [["a", "../b", "0"]], "folders": []}'])
    def test_a_broken_journal_stops_the_build_while_files_are_set_aside(self, built: House, journal: str) -> None:
        aside = built.output / STAGING / "old/0-deck.pptx"
        aside.parent.mkdir(parents=True)
        aside.write_text("set aside", encoding="utf-8")
        (built.output / JOURNAL).write_text(journal, encoding="utf-8")
        with pytest.raises(ContentError, match="its journal cannot be read"):
            built.build(NEXT)
        assert aside.read_text(encoding="utf-8") == "set aside"
        aside.unlink()
        built.build(NEXT)
        assert STAGING not in built.folders()

    def test_staged_files_without_a_journal_are_cleared(self, built: House) -> None:
        stale = built.output / STAGING / "new/0"
        stale.parent.mkdir(parents=True)
        stale.write_text("stale", encoding="utf-8")
        built.build(NEXT)
        assert STAGING not in built.folders()


class TestLock:
    """Two builds never write in one output folder at once."""

    def test_a_second_build_is_told_to_wait(self, built: House) -> None:
        with hold_lock(built.output / LOCK), pytest.raises(ContentError, match="is being written by another build"):
            built.build(NEXT)
        assert built.read("deck.pptx") == "one"
        built.build(NEXT)
        assert built.read("deck.pptx") == "two"

    @posix
    def test_a_disk_without_locks_is_no_obstacle(self, built: House, monkeypatch: pytest.MonkeyPatch) -> None:
        def flock(*args: Any) -> None:
            raise OSError(errno.ENOLCK, "No locks")

        monkeypatch.setattr("fcntl.flock", flock)
        built.build(NEXT)
        assert built.read("deck.pptx") == "two"

    @posix
    def test_a_lock_whose_file_was_taken_away_meanwhile_is_taken_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "staging/lock"
        real, calls = os.open, list[int]()

        def opened(*args: Any) -> int:
            file = real(*args)
            calls.append(file)
            if len(calls) == 1:
                path.unlink()
                path.parent.rmdir()
            return file

        monkeypatch.setattr(os, "open", opened)
        os.close(open_lock(path))
        assert len(calls) == 2

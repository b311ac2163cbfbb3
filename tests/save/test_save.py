"""Files are written, removed and kept as design decision 13 says."""

from pathlib import Path

import pytest

from mallette.errors import Notice
from mallette.model.trip import Made
from mallette.save import Saved, save
from tests.save.house import House

DECK = "international/en/deck.pptx"


def test_files_are_written_with_the_folders_they_need(house: House) -> None:
    saved = house.build({"deck.pptx": "one", "handouts/9A.pdf": "two"})
    assert [each.path for each in saved] == [DECK, "international/en/handouts/9A.pdf"]
    assert (house.read("deck.pptx"), house.read("handouts/9A.pdf")) == ("one", "two")


def test_pages_and_notices_come_back_with_the_path(tmp_path: Path) -> None:
    notices = (Notice("missing translation", "3-4", "text"),)
    saved = save([Made("ke/en/deck.pptx", b"one", 7, "ke/en", notices)], tmp_path, narrow=False, replace=False)
    assert saved == (Saved("ke/en/deck.pptx", 7, notices, None),)


def test_nothing_but_the_files_and_their_manifest_is_left(house: House) -> None:
    house.build({"deck.pptx": "one"})
    assert list(house.everything()) == ["international/en/.mallette.json", DECK]
    assert house.folders() == {"international", "international/en"}


def test_the_manifest_is_the_same_for_the_same_kit(house: House, tmp_path: Path) -> None:
    house.build({"guide.docx": "two", "deck.pptx": "one"})
    other = House(tmp_path / "other")
    other.build({"deck.pptx": "old"})
    other.build({"deck.pptx": "one", "guide.docx": "two"})
    assert house.everything() == other.everything()
    assert house.path(".mallette.json").read_bytes().endswith(b"}\n")


def test_a_file_that_would_not_change_is_not_touched(house: House) -> None:
    house.build({"deck.pptx": "one"})
    before = house.path("deck.pptx").stat()
    house.build({"deck.pptx": "one"})
    assert house.path("deck.pptx").stat().st_mtime_ns == before.st_mtime_ns
    assert house.path("deck.pptx").stat().st_ino == before.st_ino


def test_an_untouched_file_is_replaced(house: House) -> None:
    house.build({"deck.pptx": "one"})
    house.build({"deck.pptx": "two"})
    assert (house.read("deck.pptx"), house.names()) == ("two", ["deck.pptx"])


def test_a_file_that_somebody_deleted_is_written_again(house: House) -> None:
    house.build({"deck.pptx": "one"})
    house.path("deck.pptx").unlink()
    house.build({"deck.pptx": "one"})
    assert house.read("deck.pptx") == "one"


class TestEdited:
    """A file that a person edited is never overwritten."""

    def test_the_new_one_is_laid_beside_it_with_a_list(self, house: House) -> None:
        house.build({"deck.pptx": "one"})
        house.edit("deck.pptx", "mine")
        (saved,) = house.build({"deck.pptx": "two"})
        assert (house.read("deck.pptx"), house.read("deck.new.pptx")) == ("mine", "two")
        assert "1-1 two" in house.read("deck.new.txt")
        assert (saved.path, saved.kept) == ("international/en/deck.new.pptx", DECK)
        assert saved.notices == (
            Notice(
                "edited file",
                DECK,
                "was edited, so it was left alone. The new one is deck.new.pptx, what changed since is in "
                "deck.new.txt.",
            ),
        )

    def test_in_a_folder_below_too(self, house: House) -> None:
        house.build({"handouts/9A.pdf": "one"})
        house.edit("handouts/9A.pdf", "mine")
        house.build({"handouts/9A.pdf": "two"})
        assert house.names() == ["handouts/9A.new.pdf", "handouts/9A.new.txt", "handouts/9A.pdf"]

    def test_one_that_no_build_wrote_counts_as_edited(self, house: House) -> None:
        house.edit("deck.pptx", "mine")
        house.build({"deck.pptx": "one"})
        assert (house.read("deck.pptx"), house.read("deck.new.pptx")) == ("mine", "one")
        assert "no record" in house.read("deck.new.txt")

    def test_nothing_is_laid_beside_it_while_the_kit_says_nothing_new(self, house: House) -> None:
        house.build({"deck.pptx": "one"})
        house.edit("deck.pptx", "mine")
        (saved,) = house.build({"deck.pptx": "one"})
        assert (house.read("deck.pptx"), house.names()) == ("mine", ["deck.pptx"])
        assert (saved.path, saved.kept) == (DECK, DECK)
        assert "nothing new" in saved.notices[0].text

    def test_the_same_content_is_no_edit(self, house: House) -> None:
        house.edit("deck.pptx", "one")
        (saved,) = house.build({"deck.pptx": "one"})
        assert (saved.kept, saved.notices, house.names()) == (None, (), ["deck.pptx"])
        house.build({"deck.pptx": "two"})
        assert (house.read("deck.pptx"), house.names()) == ("two", ["deck.pptx"])

    def test_the_one_beside_it_follows_the_kit_and_its_list_starts_from_the_edited_one(self, house: House) -> None:
        house.build({"deck.pptx": "one"}, {"a": "1-1 old", "b": "1-2 old"})
        house.edit("deck.pptx", "mine")
        house.build({"deck.pptx": "two"}, {"a": "1-1 new", "b": "1-2 old"})
        house.build({"deck.pptx": "three"}, {"a": "1-1 new", "b": "1-2 new"})
        assert house.names() == ["deck.new.pptx", "deck.new.txt", "deck.pptx"]
        assert house.read("deck.new.pptx") == "three"
        assert "1-1 new" in house.read("deck.new.txt")
        assert "1-2 new" in house.read("deck.new.txt")

    def test_a_second_build_of_the_same_kit_changes_nothing_and_names_the_one_beside_it(self, house: House) -> None:
        house.build({"deck.pptx": "one"})
        house.edit("deck.pptx", "mine")
        first = house.build({"deck.pptx": "two"})
        before = house.everything()
        assert house.build({"deck.pptx": "two"}) == first
        assert house.everything() == before

    def test_the_one_beside_it_goes_when_the_kit_goes_back(self, house: House) -> None:
        house.build({"deck.pptx": "one"})
        house.edit("deck.pptx", "mine")
        house.build({"deck.pptx": "two"})
        house.build({"deck.pptx": "one"})
        assert house.names() == ["deck.pptx"]

    def test_the_one_beside_it_that_somebody_dealt_with_and_deleted_does_not_come_back(self, house: House) -> None:
        house.build({"deck.pptx": "one"})
        house.edit("deck.pptx", "mine")
        house.build({"deck.pptx": "two"})
        house.path("deck.new.pptx").unlink()
        house.path("deck.new.txt").unlink()
        house.build({"deck.pptx": "two"})
        assert house.names() == ["deck.pptx"]
        house.build({"deck.pptx": "three"})
        assert house.read("deck.new.pptx") == "three"

    def test_the_one_beside_it_taken_as_the_file_is_ours_again(self, house: House) -> None:
        house.build({"deck.pptx": "one"})
        house.edit("deck.pptx", "mine")
        house.build({"deck.pptx": "two"})
        house.path("deck.new.pptx").replace(house.path("deck.pptx"))
        (saved,) = house.build({"deck.pptx": "three"})
        assert (house.read("deck.pptx"), house.names(), saved.kept) == ("three", ["deck.pptx"], None)

    @pytest.mark.parametrize("name", ["deck.new.pptx", "deck.new.txt"])
    def test_what_is_beside_it_and_was_edited_stays_too(self, house: House, name: str) -> None:
        house.build({"deck.pptx": "one"})
        house.edit("deck.pptx", "mine")
        house.build({"deck.pptx": "two"})
        house.edit(name, "my notes")
        house.build({"deck.pptx": "three"})
        assert house.names() == sorted(["deck.new-2.pptx", "deck.new-2.txt", name, "deck.pptx"])
        assert (house.read(name), house.read("deck.new-2.pptx")) == ("my notes", "three")

    def test_two_files_of_one_stem_have_a_list_each(self, house: House) -> None:
        house.build({"handouts.pdf": "one", "handouts.docx": "one"})
        house.edit("handouts.pdf", "mine")
        house.edit("handouts.docx", "mine")
        house.build({"handouts.pdf": "two", "handouts.docx": "two"})
        assert "handouts.new.pdf" in house.read("handouts.new.txt")
        assert "handouts.new-2.docx" in house.read("handouts.new-2.txt")

    def test_a_narrow_build_leaves_the_list_of_another_file_of_that_stem(self, house: House) -> None:
        house.build({"handouts.pdf": "one", "handouts.docx": "one"})
        house.edit("handouts.pdf", "mine")
        house.edit("handouts.docx", "mine")
        house.build({"handouts.docx": "two"}, narrow=True)
        house.build({"handouts.pdf": "two"}, narrow=True)
        assert "handouts.new.docx" in house.read("handouts.new.txt")
        assert "handouts.new-2.pdf" in house.read("handouts.new-2.txt")

    def test_a_text_file_and_its_list_have_different_names(self, house: House) -> None:
        house.build({"print.txt": "one"})
        house.edit("print.txt", "mine")
        house.build({"print.txt": "two"})
        assert house.names() == ["print.list.txt", "print.new.txt", "print.txt"]
        assert house.read("print.new.txt") == "two"

    def test_replace_overwrites_it_and_keeps_the_edited_one(self, house: House) -> None:
        house.build({"deck.pptx": "one"})
        house.edit("deck.pptx", "mine")
        (saved,) = house.build({"deck.pptx": "two"}, replace=True)
        assert (house.read("deck.pptx"), house.read("deck.edited.pptx")) == ("two", "mine")
        assert (saved.path, saved.kept) == (DECK, "international/en/deck.edited.pptx")
        assert "deck.edited.pptx" in saved.notices[0].text

    def test_replace_never_overwrites_an_older_kept_one(self, house: House) -> None:
        for content in ("first", "second", "third"):
            house.build({"deck.pptx": "one"})
            house.edit("deck.pptx", content)
            house.build({"deck.pptx": "one"}, replace=True)
        kept = ["deck.edited.pptx", "deck.edited-2.pptx", "deck.edited-3.pptx"]
        assert [house.read(name) for name in kept] == ["first", "second", "third"]

    def test_replace_takes_away_what_was_laid_beside_it(self, house: House) -> None:
        house.build({"deck.pptx": "one"})
        house.edit("deck.pptx", "mine")
        house.build({"deck.pptx": "two"})
        house.build({"deck.pptx": "two"}, replace=True)
        assert house.names() == ["deck.edited.pptx", "deck.pptx"]

    def test_replace_keeps_nothing_of_a_file_that_nobody_edited(self, house: House) -> None:
        house.build({"deck.pptx": "one"})
        house.build({"deck.pptx": "two"}, replace=True)
        assert house.names() == ["deck.pptx"]

    def test_a_kept_one_is_a_persons_from_then_on(self, house: House) -> None:
        house.build({"deck.pptx": "one"})
        house.edit("deck.pptx", "mine")
        house.build({"deck.pptx": "two"}, replace=True)
        house.build({"guide.docx": "one"})
        assert house.names() == ["deck.edited.pptx", "guide.docx"]


class TestRemoved:
    """Files that we wrote, that the kit no longer has and that nobody edited go."""

    def test_a_file_goes_with_the_folder_that_it_leaves_empty(self, house: House) -> None:
        house.build({"deck.pptx": "one", "handouts/9A.pdf": "one"})
        house.build({"deck.pptx": "one"})
        assert house.names() == ["deck.pptx"]
        assert "international/en/handouts" not in house.folders()

    def test_an_edited_one_stays_and_is_still_known(self, house: House) -> None:
        house.build({"deck.pptx": "one", "guide.docx": "one"})
        house.edit("guide.docx", "mine")
        house.build({"deck.pptx": "one"})
        assert house.read("guide.docx") == "mine"
        house.build({"deck.pptx": "one", "guide.docx": "one"})
        assert house.names() == ["deck.pptx", "guide.docx"]

    def test_a_file_that_no_build_wrote_stays(self, house: House) -> None:
        house.build({"deck.pptx": "one"})
        house.edit("notes.txt", "mine")
        house.build({"deck.pptx": "one"})
        assert house.read("notes.txt") == "mine"

    def test_a_whole_folder_that_is_no_longer_made_goes(self, house: House) -> None:
        house.build({"deck.pptx": "one"}, folder="ml/fr")
        house.build({"deck.pptx": "one"})
        assert house.folders() == {"international", "international/en"}

    def test_an_edited_file_in_it_stays_with_its_record(self, house: House) -> None:
        house.build({"deck.pptx": "one", "guide.docx": "one"}, folder="ml/fr")
        (house.output / "ml/fr/deck.pptx").write_text("mine", encoding="utf-8")
        house.build({"deck.pptx": "one"})
        assert [path for path in house.everything() if path.startswith("ml")] == [
            "ml/fr/.mallette.json",
            "ml/fr/deck.pptx",
        ]

    def test_what_only_a_narrow_build_made_stays(self, house: House) -> None:
        house.build({"deck.pptx": "one"}, folder="international/en/session-3", narrow=True)
        house.build({"deck.pptx": "one"})
        assert "international/en/session-3/deck.pptx" in house.everything()

    def test_a_narrow_build_removes_nothing_and_keeps_every_record(self, house: House) -> None:
        house.build({"deck.pptx": "one", "guide.docx": "one"})
        house.build({"deck.pptx": "two"}, narrow=True)
        assert house.names() == ["deck.pptx", "guide.docx"]
        house.build({"deck.pptx": "two"})
        assert house.names() == ["deck.pptx"]

    def test_no_files_at_all_remove_nothing(self, house: House) -> None:
        house.build({"deck.pptx": "one"})
        assert house.build({}) == ()
        assert house.names() == ["deck.pptx"]


class TestForeignManifest:
    """A manifest that is none of ours counts as none, and is kept."""

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            "{",
            '"text"',
            "[" * 100_000,
            '{"mallette": 2, "full": true, "files": {}}',
            '{"mallette": 1, "full": true, "files": []}',
            '{"mallette": 1, "full": true, "files": {"deck.pptx": 3}}',
            '{"mallette": 1, "full": true, "files": {"../fr/deck.pptx": {"hash": "0"}}}',
            '{"mallette": 1, "full": true, "files": {".mallette.json": {"hash": "0"}}}',
            '{"mallette": 1, "full": true, "files": {"deck.pptx": {"hash": "0", "says": {"a": 1}}}}',
            '{"mallette": 1, "full": true, "files": {"deck.pptx": {"hash": "0", "says": ["a"]}}}',
        ],
    )
    def test_every_file_counts_as_edited(self, house: House, text: str) -> None:
        house.build({"deck.pptx": "one", "guide.docx": "one"})
        house.edit(".mallette.json", text)
        house.build({"deck.pptx": "two"})
        assert (house.read("deck.pptx"), house.read("deck.new.pptx")) == ("one", "two")
        assert house.read("guide.docx") == "one"
        assert house.read(".mallette.edited.json") == text
        assert set(house.manifest()["files"]) == {"deck.new.pptx", "deck.new.txt"}

    def test_in_a_folder_that_is_no_longer_made_it_is_left_alone(self, house: House) -> None:
        house.build({"deck.pptx": "one"}, folder="ml/fr")
        (house.output / "ml/fr/.mallette.json").write_text("{", encoding="utf-8")
        house.build({"deck.pptx": "one"})
        assert "ml/fr/deck.pptx" in house.everything()


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("../deck.pptx", ""),
        ("/deck.pptx", ""),
        ("ke/../../deck.pptx", "ke"),
        ("ke/.. /deck.pptx", "ke"),
        ("ke\\..\\deck.pptx", ""),
        ("C:deck.pptx", ""),
        ("ke//deck.pptx", "ke"),
        ("", ""),
        ("ml/fr/deck.pptx", "ml/en"),
        ("ml/fr", "ml/fr"),
        ("ml/fr/.mallette.json", "ml/fr"),
        (".mallette-staging/lock", ""),
    ],
)
def test_a_path_that_leaves_its_folder_is_a_bug(tmp_path: Path, path: str, folder: str) -> None:
    with pytest.raises(ValueError, match="is not a path inside"):
        save([Made(path, b"", 1, folder)], tmp_path / "output", narrow=False, replace=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("other", ["ke/en/deck.pptx", "ke/en/Deck.pptx"])
def test_two_files_of_one_path_are_a_bug(tmp_path: Path, other: str) -> None:
    made = [Made(path, b"", 1, "ke/en") for path in ("ke/en/deck.pptx", other)]
    with pytest.raises(ValueError, match="made twice"):
        save(made, tmp_path, narrow=False, replace=False)


def test_an_output_folder_that_is_named_from_the_current_one_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    save([Made("ke/en/deck.pptx", b"one", 1, "ke/en")], Path("output"), narrow=False, replace=False)
    assert (tmp_path / "output/ke/en/deck.pptx").read_bytes() == b"one"

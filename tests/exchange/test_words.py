"""The Word table of a translator: everything that goes out comes back, whatever the words are."""

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from mallette.exchange.words import Head, Line, UnreadableError, read_words, write_words

HEAD = Head(
    "Texts to translate · Français", ("Two signs: *italics*, **bold**.",), ("No.", "Source", "Translation", "Note"),
    "en", "fr", "2026-11-23", "ke fr",
)  # fmt: skip
WORDS = st.text(
    alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn"), blacklist_characters="\u2028\u2029"),
    min_size=1, max_size=40,
).filter(lambda text: text == text.strip())  # fmt: skip
LINES = st.lists(st.tuples(WORDS, st.one_of(st.just(""), WORDS), st.one_of(st.just(""), WORDS)), max_size=6)


@settings(max_examples=30)
@given(LINES)
def test_sources_translations_and_notes_come_back_as_they_went_out(rows: list[tuple[str, str, str]]) -> None:
    lines = [Line(number, f"sessions/a.b{number}", *row) for number, row in enumerate(rows, start=1)]
    key, returned = read_words(write_words(HEAD, lines))
    assert key == "ke fr"
    assert [(each.id, each.number, each.source, each.text, each.note) for each in returned] == [
        (line.id, str(line.number), line.source, line.text, line.note) for line in lines
    ]


def test_the_same_table_makes_the_same_bytes() -> None:
    lines = [Line(1, "kit.title", "A", "B")]
    assert write_words(HEAD, lines) == write_words(HEAD, lines)


def edited(change: "object") -> bytes:
    file = Document(io.BytesIO(write_words(HEAD, [Line(1, "kit.title", "One", "Un"), Line(2, "kit.lead", "Two", "")])))
    change(file)  # type: ignore[operator]
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def test_what_is_typed_in_word_is_read_in_pieces_and_with_its_comment() -> None:
    def change(file: "object") -> None:
        cell = file.tables[0].rows[2].cells[2]  # type: ignore[attr-defined]
        cell.paragraphs[0].add_run("De")
        run = cell.paragraphs[0].add_run("ux")
        file.add_comment(run, text="Or « une paire »?", author="Awa")  # type: ignore[attr-defined]

    _, (first, second) = read_words(edited(change))
    assert (first.text, second.text) == ("Un", "Deux")
    assert second.note == "Awa: Or « une paire »?"


def test_rows_that_were_moved_or_deleted_keep_the_names_of_the_others() -> None:
    def change(file: "object") -> None:
        table = file.tables[0]._tbl  # type: ignore[attr-defined]
        first = table.tr_lst[1]
        table.remove(first)
        table.append(first)

    _, rows = read_words(edited(change))
    assert [each.id for each in rows] == ["kit.lead", "kit.title"]


def test_words_struck_out_with_changes_tracked_are_not_read() -> None:
    def change(file: "object") -> None:
        paragraph = file.tables[0].rows[1].cells[2].paragraphs[0]._p  # type: ignore[attr-defined]
        struck = paragraph.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}del", {})
        run = paragraph.r_lst[0]
        paragraph.replace(run, struck)
        struck.append(run)

    _, (first, _) = read_words(edited(change))
    assert first.text == ""


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04"])
def test_what_is_no_word_file_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"no Word file"):
        read_words(data)


def test_a_file_without_the_table_is_refused() -> None:
    out = io.BytesIO()
    Document().save(out)
    with pytest.raises(UnreadableError, match="four columns"):
        read_words(out.getvalue())


def test_a_file_that_unpacks_to_too_much_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 51_000_000)
    with pytest.raises(UnreadableError, match="50 MB"):
        read_words(out.getvalue())

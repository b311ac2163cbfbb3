"""An archive that is packed twice from the same parts has the same bytes, whenever and wherever it is packed."""

import io
import zipfile

import pytest

from mallette.repack import repack

CORE = (
    '<cp:coreProperties xmlns:dcterms="http://purl.org/dc/terms/">'
    '<dcterms:created xsi:type="dcterms:W3CDTF">{0}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{0}</dcterms:modified></cp:coreProperties>'
)


def archive(parts: dict[str, bytes | str], year: int = 2024, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as packed:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, (year, 5, 6, 7, 8, 10))
            entry.create_system, entry.external_attr, entry.compress_type = 3, 0o644 << 16, method
            packed.writestr(entry, data)
    return target.getvalue()


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_order_and_time_of_packing_leave_no_trace() -> None:
    one = archive({"word/document.xml": "text", "[Content_Types].xml": "types"}, 2024)
    other = archive({"[Content_Types].xml": "types", "word/document.xml": "text"}, 2025)
    assert repack(one) == repack(other)


def test_packing_what_was_packed_changes_nothing() -> None:
    once = repack(archive({"b": "2", "a": "1"}))
    assert repack(once) == once


def test_content_types_come_first_as_readers_expect() -> None:
    names = opened(
        repack(archive({"word/a": "", "docProps/core.xml": "", "_rels/.rels": "", "[Content_Types].xml": ""}))
    )
    assert names.namelist() == ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/a"]


def test_entries_say_nothing_of_the_machine() -> None:
    entry = opened(repack(archive({"a": "1"}))).infolist()[0]
    assert (entry.date_time, entry.create_system, entry.external_attr) == ((1980, 1, 1, 0, 0, 0), 0, 0o600 << 16)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_each_part_keeps_its_bytes_and_its_compression(method: int) -> None:
    packed = opened(repack(archive({"a": b"\x00\xff" * 900}, method=method)))
    assert packed.read("a") == b"\x00\xff" * 900
    assert packed.infolist()[0].compress_type == method


def test_workbooks_inside_lose_the_time_they_were_made() -> None:
    morning, evening = (
        archive({"ppt/embeddings/sheet1.xlsx": archive({"xl/a": "1", "docProps/core.xml": CORE.format(stamp)}, year)})
        for stamp, year in (("2026-01-01T08:00:00Z", 2024), ("2026-01-01T20:00:00Z", 2025))
    )
    assert repack(morning) == repack(evening)
    inner = opened(opened(repack(morning)).read("ppt/embeddings/sheet1.xlsx"))
    assert inner.read("docProps/core.xml").decode() == CORE.format("1980-01-01T00:00:00Z")


def test_the_document_s_own_dates_are_kept() -> None:
    core = CORE.format("2027-03-12T00:00:00Z")
    assert opened(repack(archive({"docProps/core.xml": core}))).read("docProps/core.xml").decode() == core


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_stored_twice_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("ppt/slides/slide1.xml", "one")
        packed.writestr("ppt/slides/slide1.xml", "two")
    with pytest.raises(ValueError, match=r"ppt/slides/slide1\.xml"):
        repack(data.getvalue())

"""The base files of a brand are made anew without losing one that a person changed."""

from pathlib import Path

from mallette.brands import make_brand
from tests.samples import copy_project


def test_every_base_file_that_somebody_changed_is_kept(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    folder = project / "templates/brands/mallette"
    list(make_brand(project, "mallette"))
    good = (folder / "base.docx").read_bytes()
    kept: list[bytes] = []
    for _ in range(2):
        changed = good + b"\0" * (len(kept) + 1)
        (folder / "base.docx").write_bytes(changed)
        kept.append(changed)
        assert "templates/brands/mallette/base.docx written" in list(make_brand(project, "mallette"))
    assert (folder / "base.docx").read_bytes() == good
    assert [(folder / name).read_bytes() for name in ("base.before.docx", "base.before-2.docx")] == kept

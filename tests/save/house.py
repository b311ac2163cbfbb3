"""An output folder to build in, to edit files in, and to look at."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mallette.model.trip import Made
from mallette.save import Saved, save

EN = "international/en"


class House:
    """An output folder. Names without a folder stand in ``international/en``."""

    def __init__(self, output: Path) -> None:
        self.output = output

    def build(
        self,
        files: Mapping[str, str],
        says: Mapping[str, str] | None = None,
        *,
        folder: str = EN,
        narrow: bool = False,
        replace: bool = False,
    ) -> tuple[Saved, ...]:
        made = [
            Made(f"{folder}/{name}", data.encode(), 1, folder, says=says or {"a": f"1-1 {data}"})
            for name, data in files.items()
        ]
        return save(made, self.output, narrow=narrow, replace=replace)

    def path(self, name: str) -> Path:
        return self.output / EN / name

    def edit(self, name: str, data: str) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(data, encoding="utf-8")

    def read(self, name: str) -> str:
        return self.path(name).read_bytes().decode("utf-8-sig")

    def names(self) -> list[str]:
        """Return the files of ``international/en``, all but the manifest."""
        return [path.removeprefix(f"{EN}/") for path in self.everything() if not path.endswith(".mallette.json")]

    def everything(self) -> dict[str, str]:
        """Return every path under the output folder, folders too, with the hash of its bytes."""
        return {
            path.relative_to(self.output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }

    def folders(self) -> set[str]:
        return {path.relative_to(self.output).as_posix() for path in self.output.rglob("*") if path.is_dir()}

    def manifest(self) -> Any:
        return json.loads(self.read(".mallette.json"))

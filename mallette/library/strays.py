"""A file name that is nearly one of the core's: most likely a slip, which would otherwise make a new item."""

import difflib
from collections.abc import Iterable
from pathlib import PurePath

from mallette.errors import Mistake
from mallette.library.yaml import Placed
from mallette.model.toolkit import FOLDERS

NEAR = 0.8
"""How alike two names are that are taken for one, from 0 to 1: *lnks* and *links* are 0.89."""
MISSING = "is missing."
YAML_NAMES = ("*.yaml", "*.yml", "*.yaml.txt", "*.yml.txt")
"""What files of content may have been named: some editors add ``.txt``, and file managers hide it."""


def right_name(path: PurePath, known: Iterable[str]) -> str:
    """Return "Did you mean ...?" for a file whose name, or whose folder's, is nearly one that is read, else nothing."""
    name = path.as_posix().removesuffix(".txt").removesuffix(".yml").removesuffix(".yaml")
    folder, _, rest = name.partition("/")
    folders = difflib.get_close_matches(folder, FOLDERS, n=1, cutoff=NEAR) if rest else []
    # Without their common end: it would make any two short names alike.
    near = difflib.get_close_matches(name, [each.removesuffix(".yaml") for each in known], n=1, cutoff=NEAR)
    right = f"{folders[0]}/{rest}" if folders else near[0] if near else ""
    return f"Did you mean {right}.yaml?" if right else ""


def wrong_names(mistakes: Iterable[Mistake], core: Placed, over: Placed, folder: str) -> tuple[Mistake, ...]:
    """Return the `mistakes` of a pack in `folder`; where a file of it is no complete item of its own and has nearly the
    name of one of the core's, its missing keys give way to one mistake with that name."""
    slips = {f"{folder}/{kind}/{key}.yaml": right for (kind, key), right in near_names(core, over).items()}
    found = []
    told = set()
    for mistake in mistakes:
        if mistake.file not in slips or mistake.wrong != MISSING:
            found.append(mistake)
        elif mistake.file not in told:
            told.add(mistake.file)
            right = f"Did you mean {slips[mistake.file]}? A new one would need all its keys."
            found.append(Mistake(mistake.file, 0, "", "has no file of that name in the core to differ from.", right))
    return tuple(found)


def near_names(core: Placed, over: Placed) -> dict[tuple[str, str], str]:
    """Return the nearest file of the core for each item that a pack adds under nearly its name."""
    near = {}
    for kind in FOLDERS:
        items, known = (over.data or {}).get(kind) or {}, (core.data or {}).get(kind) or {}
        for key in items:
            alike = [] if key in known else difflib.get_close_matches(key, [*known], n=1, cutoff=NEAR)
            if alike:
                near[kind, key] = f"{kind}/{alike[0]}.yaml"
    return near

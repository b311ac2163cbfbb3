"""Read one YAML file as plain data that knows its lines. Aliases and duplicate keys are refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from mallette.errors import Mistake
from mallette.library.slips import find_slip
from mallette.library.text import read_text
from mallette.model.trip import Place

KeyPath = tuple[str, ...]
"""Keys from the root of a file, or of the whole content, down to a value."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Plain data, the place of each of its keys, and what was wrong with the file."""

    data: Any = None
    places: Mapping[KeyPath, Place] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()


@dataclass(slots=True)
class Reader:
    """Turns the nodes of one file into plain data, noting lines and mistakes on the way."""

    file: str
    places: dict[KeyPath, Place] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def refuse(self, node: Node, path: KeyPath, wrong: str, right: str) -> None:
        self.mistakes.append(Mistake(self.file, node.start_mark.line + 1, ".".join(path), wrong, right))

    def value(self, node: Node, path: KeyPath) -> Any:
        if node.anchor is not None or id(node) in self.seen:
            self.refuse(node, path, "uses a YAML anchor or alias (& or *).", "Write the text out in each place.")
            return None
        self.seen.add(id(node))
        self.places.setdefault(path, Place(self.file, node.start_mark.line + 1))
        match node:
            case MappingNode():
                return self.mapping(node, path)
            case SequenceNode():
                return [self.value(each, (*path, str(number))) for number, each in enumerate(node.value)]
            case ScalarNode():
                return self.scalar(node, path)
        raise AssertionError(f"YAML has no fourth kind of node, but {type(node).__name__} came up")

    def mapping(self, node: MappingNode, path: KeyPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (*path, key)
            if key in data:
                self.refuse(key_node, here, "stands twice in the same place.", "Keep one of the two.")
                continue
            self.places[here] = Place(self.file, key_node.start_mark.line + 1)
            data[key] = self.value(value_node, here)
        return data

    def scalar(self, node: ScalarNode, path: KeyPath) -> Any:
        kind = str(node.tag).rpartition(":")[2]
        text = str(node.value)
        try:
            return READERS.get(kind, str)(text)
        except ValueError:
            self.refuse(node, path, f"{text!r} is not a plain number.", "Write it in digits, or in quotes as text.")
            return None


def read_truth(text: str) -> bool:
    """Return the YAML 1.2 boolean that `text` writes."""
    return text.lower() == "true"


def read_nothing(text: str) -> None:
    """Return nothing: YAML's null."""


READERS: Mapping[str, Callable[[str], Any]] = {"int": int, "float": float, "bool": read_truth, "null": read_nothing}


def place_yaml(text: str, file: str) -> Placed:
    """Return the plain data of YAML `text`, with lines; `file` names it in mistakes."""
    try:
        root = YAML(typ="safe", pure=True).compose(StringIO(text))
    except MarkedYAMLError as error:
        lines = text.rstrip("\n").split("\n")
        at, begun = (min(mark.line + 1, len(lines)) if mark else 0 for mark in (error.problem_mark, error.context_mark))
        slip = find_slip(lines, " ".join(str(error.problem or error.context).split()), at or begun, begun or None)
        return Placed(mistakes=(Mistake(file, slip.line, "", slip.wrong, slip.right),))
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        wrong = f"holds a character that no text file may hold (U+{ord(text[error.position]):04X})."
        return Placed(mistakes=(Mistake(file, line, "", wrong, "Type the line again."),))
    except YAMLError as error:
        return Placed(mistakes=(Mistake(file, 0, "", f"is not YAML: {' '.join(str(error).split())}."),))
    except RecursionError:
        return Placed(mistakes=(Mistake(file, 0, "", "is nested too deeply.", "Content needs some ten levels."),))
    if root is None:
        return Placed(data={}, places={(): Place(file, 1)})
    reader = Reader(file)
    data = reader.value(root, ())
    return Placed(data, reader.places, tuple(reader.mistakes))


def read_yaml(path: Path, file: str) -> Placed:
    """Read one YAML file from disk. A file that cannot be read or is not UTF-8 is a mistake, not an exception."""
    text = read_text(path, file)
    return Placed(mistakes=(text,)) if isinstance(text, Mistake) else place_yaml(text, file)

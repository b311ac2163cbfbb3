"""The ids of what stands at a path of keys, and back."""

from mallette.library.yaml import KeyPath
from mallette.model.toolkit import FOLDERS


def id_of(path: KeyPath) -> str:
    """Return the id of what stands at `path` in the toolkit."""
    if path and path[0] in FOLDERS and len(path) > 1:
        return f"{path[0]}/{'.'.join(path[1:])}"
    return ".".join(path)


def split_id(id: str) -> KeyPath:
    """Return the path that `id` was made from, as far as its keys hold no dots."""
    folder, slash, rest = id.partition("/")
    return (folder, *rest.split(".")) if slash else tuple(id.split("."))

"""What to do with each file, decided from plain values: nothing here touches the disk but the question what exists.

A file is ours as long as its bytes are some that we wrote for it. Otherwise a person edited it, and it is theirs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from mallette.errors import Notice
from mallette.model.trip import Made
from mallette.save.changes import condense_all, list_changes
from mallette.save.look import Found, join
from mallette.save.manifest import MANIFEST, Manifest, Record, dump_manifest, hash_of
from mallette.save.staging import Change, iter_names

EDITED = "edited file"
BESIDE = "was edited, so it was left alone. The new one is {new}, what changed since is in {list}."
NOTHING_NEW = "was edited, so it was left alone. The kit says nothing new since."
REPLACED = "was edited and is overwritten now. The edited one is kept as {kept}."


@dataclass(frozen=True, slots=True)
class Saved:
    """A file of the closing table. `path` holds what the kit says now: the file itself, or the ``.new`` one beside one
    that somebody edited. `kept` is the edited file, where it lies now. Paths are relative to the output folder."""

    path: str
    pages: int
    notices: tuple[Notice, ...] = ()
    kept: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of one file: its line of the table, changes on disk, records by file name."""

    saved: Saved
    changes: tuple[Change, ...] = ()
    records: Mapping[str, Record] = field(default_factory=dict)


class Names:
    """The names that are in use, on disk or by this build; those that differ by case alone are one name."""

    def __init__(self, made: Sequence[Made], exists: Callable[[str], bool]) -> None:
        self.taken = {each.path.casefold() for each in made}
        self.exists = exists

    def is_free(self, path: str) -> bool:
        return path.casefold() not in self.taken and not self.exists(path)

    def take_edited(self, path: str) -> str:
        """Return a name for the edited file that no file has, so that an older kept one stays."""
        name = next(each for each in iter_names(path, "edited") if self.is_free(each))
        self.taken.add(name.casefold())
        return name


@dataclass(frozen=True, slots=True)
class Folder:
    """One language folder as the last build left it and as it is found now."""

    path: str
    old: Manifest
    hashes: Mapping[str, str]
    names: Names

    def is_ours(self, name: str, beside: str) -> bool:
        """Return whether the file is untouched, and the one that was laid beside `beside`."""
        record = self.old.files.get(name)
        now = self.hashes.get(join(self.path, name))
        return record is not None and record.beside == beside and now in {record.hash, None}

    def take_new(self, name: str) -> tuple[str, str]:
        """Return names for the new file and its list, either free or ours to overwrite."""
        word = "list" if name.lower().endswith(".txt") else "new"
        lists = iter_names(PurePosixPath(name).with_suffix(".txt").as_posix(), word)
        for new, listed in zip(iter_names(name, "new"), lists, strict=True):
            beside = {new: name, listed: new}
            paths = {each: join(self.path, each) for each in beside}
            if any(path.casefold() in self.names.taken for path in paths.values()):
                continue
            if all(self.names.is_free(paths[each]) or self.is_ours(each, beside[each]) for each in beside):
                self.names.taken.update(path.casefold() for path in paths.values())
                return new, listed
        raise AssertionError  # the names have no end

    def change(self, name: str, data: bytes | None) -> tuple[Change, ...]:
        """Return the change that makes one of our files hold `data`; none if it does."""
        path = join(self.path, name)
        seen = self.hashes.get(path)
        return () if seen == (hash_of(data) if data is not None else None) else (Change(path, data, seen),)


def decide_file(made: Made, folder: Folder, replace: bool) -> Outcome:
    """Return what to do with one file that the kit has."""
    name = PurePosixPath(made.path).relative_to(folder.path).as_posix()
    base, beside = folder.old.find(name), folder.old.beside(name)
    now, new = folder.hashes.get(made.path), hash_of(made.data)
    ours = {record.hash for record in (base, *beside.values()) if record is not None}
    saved = Saved(made.path, made.pages, made.notices)
    records = {name: Record(new, condense_all(made.says))}
    if now is None or now == new or now in ours:
        return Outcome(saved, folder.change(name, made.data), records)
    if replace:
        kept = folder.names.take_edited(made.path)
        note = noted(made, REPLACED.format(kept=PurePosixPath(kept).name))
        return Outcome(Saved(made.path, made.pages, note, kept), (Change(made.path, made.data, now, kept),), records)
    known = {name: base} if base is not None else {}
    if new in ours:
        return leave_alone(made, folder, known, {each: one for each, one in beside.items() if one.hash == new})
    return lay_beside(made, folder, name, known)


def noted(made: Made, text: str) -> tuple[Notice, ...]:
    return *made.notices, Notice(EDITED, made.path, text)


def leave_alone(made: Made, folder: Folder, known: dict[str, Record], beside: Mapping[str, Record]) -> Outcome:
    """Return the outcome where somebody edited the file and has had all that the kit says: perhaps beside it still."""
    lists = {each: record for new in beside for each, record in folder.old.beside(new).items()}
    there = [name for name in beside if join(folder.path, name) in folder.hashes]
    path, note = made.path, NOTHING_NEW
    if there:
        path = join(folder.path, there[0])
        listed = [PurePosixPath(each).name for each in folder.old.beside(there[0])]
        note = BESIDE.format(new=PurePosixPath(path).name, list=", ".join(listed))
    saved = Saved(path, made.pages, noted(made, note), made.path)
    return Outcome(saved, records={**known, **beside, **lists})


def lay_beside(made: Made, folder: Folder, name: str, known: dict[str, Record]) -> Outcome:
    """Return the outcome where somebody edited the file and the kit says something new."""
    new, listed = folder.take_new(name)
    old_title, new_title, list_title = (PurePosixPath(each).name for each in (name, new, listed))
    text = list_changes(old_title, new_title, known.get(name), made.says)
    notices = noted(made, BESIDE.format(new=new_title, list=list_title))
    saved = Saved(join(folder.path, new), made.pages, notices, made.path)
    records = {new: Record(hash_of(made.data), beside=name), listed: Record(hash_of(text), beside=new)}
    return Outcome(saved, folder.change(new, made.data) + folder.change(listed, text), {**known, **records})


def decide_rest(folder: Folder, records: Mapping[str, Record]) -> tuple[list[Change], dict[str, Record]]:
    """Return what a full build does with our files that the kit no longer has: untouched ones go, others stay."""
    changes: list[Change] = []
    stay: dict[str, Record] = {}
    for name, record in folder.old.files.items():
        path = join(folder.path, name)
        now = folder.hashes.get(path)
        if name in records or now is None or path.casefold() in folder.names.taken:
            continue
        if now == record.hash:
            changes += folder.change(name, None)
        else:
            stay[name] = record
    return changes, stay


def decide_others(
    folder: Folder, records: Mapping[str, Record], renewed: str
) -> tuple[list[Change], dict[str, Record]]:
    """Return what a narrow build does with our other files: they stay, but for those in `renewed`, as `decide_rest`."""
    others = other_records(folder.old, records)
    inside = {name for name in others if renewed and join(folder.path, name).startswith(f"{renewed}/")}
    removed, stay = decide_rest(folder, records)
    gone = [change for change in removed if change.path.startswith(f"{renewed}/")] if renewed else []
    return gone, {name: record for name, record in others.items() if name not in inside or name in stay}


def decide_manifest(folder: Folder, manifest: Manifest, found: Found) -> tuple[Change, ...]:
    """Return the change of the manifest; one that is none of ours is kept under another name."""
    if not manifest.files and folder.path in found.manifests:
        return folder.change(MANIFEST, None)
    path, data = join(folder.path, MANIFEST), dump_manifest(manifest)
    if path in found.hashes and folder.path not in found.manifests:
        return (Change(path, data, found.hashes[path], folder.names.take_edited(path)),)
    return folder.change(MANIFEST, data)


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything that a build does in the output folder, and what its closing table says."""

    changes: tuple[Change, ...]
    saved: tuple[Saved, ...]


def decide(
    made: Sequence[Made],
    found: Found,
    exists: Callable[[str], bool],
    *,
    narrow: bool,
    replace: bool,
    renewed: str = "",
) -> Decision:
    """Return what a build does, given what it found. `narrow`: nothing is removed and no record is dropped, but in the
    folder `renewed`."""
    names = Names(made, exists)
    saved: dict[str, Saved] = {}
    changes: list[Change] = []
    for path in sorted({*found.manifests, *(each.folder for each in made)}):
        folder = Folder(path, found.manifests.get(path, Manifest()), found.hashes, names)
        outcomes = {each.path: decide_file(each, folder, replace) for each in made if each.folder == path}
        saved |= {each: outcome.saved for each, outcome in outcomes.items()}
        changes += [change for outcome in outcomes.values() for change in outcome.changes]
        records = {name: record for outcome in outcomes.values() for name, record in outcome.records.items()}
        removed, stay = decide_others(folder, records, renewed) if narrow else decide_rest(folder, records)
        manifest = Manifest({**stay, **records}, folder.old.full or not narrow)
        changes += [*removed, *decide_manifest(folder, manifest, found)]
    return Decision(tuple(changes), tuple(saved[each.path] for each in made))


def other_records(old: Manifest, records: Mapping[str, Record]) -> dict[str, Record]:
    folded = {name.casefold() for name in records}
    return {name: record for name, record in old.files.items() if name.casefold() not in folded}

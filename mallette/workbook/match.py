"""Hold what a workbook says against the fields of the pack: which were changed, and which cells cannot be used."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from mallette.errors import Mistake
from mallette.exchange.xlsx import Found, Odd, ReadBook, Value
from mallette.model.pack import Slots
from mallette.sums import names_in
from mallette.workbook.field import Field, Page
from mallette.workbook.slots import PLAIN
from mallette.workbook.typed import WrongError, value_of

TOGETHER = "Fill it in, or empty the cells that go with it."


@dataclass(frozen=True, slots=True)
class Matched:
    """What a workbook says of a pack: new values by key (None: back to the default), where each key's cell is, what is
    wrong, and what a person should know."""

    changes: Mapping[str, Any]
    cells: Mapping[str, Found]
    wrong: tuple[tuple[Found, WrongError], ...] = ()
    remarks: tuple[str, ...] = ()


def match(fields: Sequence[Field], rows: Iterable[Found], locale: str, *, fresh: bool = False) -> Matched:
    """Return what the rows of a workbook change. A cell that nobody touched since the workbook was made changes
    nothing, even where the pack has moved on, and one that somebody filled in does not overwrite what the pack has come
    to say; for a `fresh` pack, which only the workbook knows of, every cell counts."""
    known = {field.key: field for field in fields}
    cells: dict[str, Found] = {}
    wrong: list[tuple[Found, WrongError]] = []
    remarks: list[str] = []
    changes: dict[str, Any] = {}
    labels: dict[tuple[str, str], set[str]] = {}
    for each in fields:
        labels.setdefault((each.what, each.part), set()).add(each.key)
    for row in rows:
        field, twin = known.get(row.key), cells.get(row.key)
        if row.key not in labels.get((row.what, row.part), {row.key}):
            right = "Make the workbook anew, and sort no rows: their hidden columns stayed behind."
            wrong.append((row, WrongError("stands in a row that belongs to another value.", right)))
        elif twin is not None and twin.value != row.value:
            wrong.append((row, WrongError(f"stands twice: {place_of(twin)} is of the same row.", "Delete one.")))
        elif field is None and (fresh or row.value != row.was):
            wrong.append((row, WrongError(f"is of {row.key}, which this kit does not have.", "Empty it.")))
        elif field is not None and twin is None:
            cells[row.key] = row
            try:
                value = value_of(field, row.value, locale)
            except WrongError as error:
                wrong += [(row, error)] if fresh or row.value != row.was else []
                continue
            touched = fresh or row.value != row.was
            if value != field.value and touched and not fresh and has_moved(field, row, locale):
                wrong.append((row, overwrites(field, row)))
            elif value != field.value and touched:
                changes[row.key] = value
            elif value != field.value:
                remarks.append(f"{place_of(row)}: {field.key} has changed since, and is left as it is.")
    gone = sorted(set(known) - set(cells) - {row.key for row, _ in wrong}, key=list(known).index)
    if gone:
        remarks.append(f"Left as they are, since the workbook has no row for them: {', '.join(gone)}.")
    if not wrong:
        wrong.extend(iter_torn(fields, changes, cells))
    return Matched(changes, cells, tuple(wrong), tuple(remarks))


def has_moved(field: Field, row: Found, locale: str) -> bool:
    """Return whether the pack says something else than when the workbook was made."""
    return row.was != field.cell and held(field, row.was, locale) != held(field, field.cell, locale)


def held(field: Field, cell: Value | Odd, locale: str) -> Any:
    """Return the value that a cell gives, or the cell itself where it gives none; spaces around words do not count."""
    cell = cell.strip(" \t\r\n") if isinstance(cell, str) else cell
    try:
        return value_of(field, cell, locale)
    except WrongError:
        return cell


def overwrites(field: Field, row: Found) -> WrongError:
    """Return what is wrong with a cell that would replace what the pack has come to say."""
    now, new = said(field.cell), said(row.value)
    wrong = f"the pack changed since this workbook was made ({now or 'now empty'}); {new or 'empty'} would replace it."
    return WrongError(wrong, f"Make a fresh workbook, or {f'type {now}' if now else 'empty the cell'}.")


def said(cell: Value | Odd) -> str:
    """Return what a cell holds as a person reads it: a day without the midnight that programs add."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None else f"{cell:%H:%M}" if isinstance(cell, time) else str(cell)


def place_of(row: Found) -> str:
    """Return how messages name a cell."""
    return f"Sheet {row.sheet}, cell {row.cell}"


def places_of(rows: Iterable[Found]) -> str:
    """Return how messages name several cells: ``Sheet Must, cells E7, E9``."""
    sheets: dict[str, list[str]] = {}
    for row in rows:
        sheets.setdefault(row.sheet, []).append(row.cell)
    return "; ".join(f"Sheet {name}, cell{'s' * (len(at) > 1)} {', '.join(at)}" for name, at in sheets.items())


def gone_sheets(
    fields: Iterable[Field], names: Mapping[Page, str], book: ReadBook, file: str, code: str
) -> Iterator[Mistake]:
    """Yield a mistake for each sheet of which no row can be read. `names` are those of the sheets, by their pages."""
    found = {row.key for row in book.rows}
    held = {field.page: False for field in fields} | {field.page: True for field in fields if field.key in found}
    for page in (page for page, any_row in held.items() if not any_row):
        lost = (
            "its hidden first column is gone"
            if names[page] in book.sheets
            else "it is gone, or its hidden first column is"
        )
        wrong = f"{lost}, so none of its cells can be read."
        right = f"Copy your values into a fresh workbook (country workbook {code})."
        yield Mistake(file, 0, f"Sheet {names[page]}", wrong, right)


def at_cells(
    broken: Iterable[Mistake], folder: str, matched: Matched, fields: Iterable[Field], slots: Slots, file: str
) -> Iterator[Mistake]:
    """Yield the mistakes of a pack, those about values that stand in the workbook with their cells."""
    now = {field.key: matched.changes.get(field.key, field.value) for field in fields}
    for mistake in broken:
        name = mistake.file.removeprefix(f"{folder}/").removesuffix(".yaml")
        key = f"{name}.{mistake.key}"
        cells = {at: row for at, row in matched.cells.items() if at == key or at.startswith(f"{key}.")}
        right = mistake.right or (TOGETHER if mistake.wrong == "is missing." else "")
        rule = next(
            (rule.that for rule in slots.rules.values() if mistake.wrong.endswith(f": {rule.that} must hold.")), ""
        )
        if rule:
            names = rests_on(rule, slots)
            cells = {at: row for at, row in matched.cells.items() if at in {f"slots.{each}" for each in names}}
            right = f"{right} The rule rests on: {places_of(cells.values())}.".lstrip()
            found = [row for at, row in cells.items() if at in matched.changes] or [*cells.values()]
        else:
            told = [row for at, row in cells.items() if now[at] is not None and str(now[at]) in mistake.wrong.split()]
            found = (told or [*cells.values()])[:1]
        yield replace(mistake, file=file, line=0, key=places_of(found), right=right) if found else mistake


def rests_on(rule: str, slots: Slots) -> set[str]:
    """Return the slots that a rule rests on and that a country gives, those behind computed ones with them."""
    waiting, seen = [*names_in(rule)], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen and name in slots.slots:
            waiting += names_in(slots.slots[name].compute or "0")
            seen.add(name)
    return {name for name in seen if slots.slots[name].compute is None}


def mistakes_of(wrong: Iterable[tuple[Found, WrongError]], file: str) -> tuple[Mistake, ...]:
    return tuple(Mistake(file, 0, place_of(row), error.wrong, error.right) for row, error in wrong)


def iter_torn(
    fields: Sequence[Field], changes: Mapping[str, Any], cells: Mapping[str, Found]
) -> Iterator[tuple[Found, WrongError]]:
    """Yield what is wrong between cells: forms that are missing, a translation of nothing, a gap in a list."""
    now = {field.key: changes.get(field.key, field.value) for field in fields}
    touched = {group_of(field) for field in fields if field.key in changes}
    groups: dict[str, list[Field]] = {}
    for field in fields:
        groups.setdefault(group_of(field), []).append(field)
    for group in (groups[name] for name in groups if name in touched):
        for field, error in (*torn_forms(group, now), *torn_words(group, now), *torn_list(group, now)):
            if field.key in cells:
                yield cells[field.key], error


def group_of(field: Field) -> str:
    """Return the name of what a field is a part of: a word with its forms, a text with its translations, a list."""
    file = "slots" if field.file == "words" and field.path != ("title",) else field.file
    whole = field.path[:1] if file == "slots" else field.path
    return ".".join(("country" if field.file == "words" and file == "words" else file, *whole))


def torn_forms(group: Sequence[Field], now: Mapping[str, Any]) -> Iterator[tuple[Field, WrongError]]:
    """Yield each form that is empty although the word is given: each form of the default is printed somewhere."""
    formed = [field for field in group if len(field.path) == 3 and field.file == "slots"]
    given = {field.language for field in formed if now[field.key] is not None}
    for field in formed:
        needed = field.default or field.path[2] == PLAIN
        if field.language in given and now[field.key] is None and needed:
            right = f"Write it as the default has it: {field.default}." if field.default else "Write the word."
            yield field, WrongError("is empty, while other forms of the word are given.", right)


def torn_words(group: Sequence[Field], now: Mapping[str, Any]) -> Iterator[tuple[Field, WrongError]]:
    """Yield each translation of words that the country does not give in its own language."""
    own = next((field for field in group if field.file != "words"), None)
    for field in group:
        if field.file == "words" and own is not None and now[field.key] is not None and now[own.key] is None:
            wrong = f"translates a cell that is empty: the one of {own.part} in the same group of rows."
            yield field, WrongError(wrong, "Fill that one too, or empty both.")


def torn_list(group: Sequence[Field], now: Mapping[str, Any]) -> Iterator[tuple[Field, WrongError]]:
    """Yield each empty cell between the dates of a workshop, and a list of which nothing is left."""
    if group[0].kind == "date" and group[0].member is not None:
        last = max((place for place, field in enumerate(group) if now[field.key] is not None), default=0)
        for field in group[:last]:
            if now[field.key] is None:
                yield field, WrongError("is empty, while a later day has its date.", "Write the date of each day.")
    if group[0].path == ("languages",) and not any(now[field.key] for field in group):
        yield group[0], WrongError("leaves no language to make kits in.", "Say yes to one of them.")

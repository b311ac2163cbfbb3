"""The table of all packs in the terminal."""

from collections.abc import Iterable, Iterator

from rich.table import Table
from rich.text import Text

from mallette.countries.state import State

HEADINGS = ("code", "title", "languages", "own sentences", "differences from the core", "kit")
NUMBERS = ("own sentences",)


def table_of(states: Iterable[State]) -> Table:
    """Return a row for each pack: what is its own, what it replaces, and whether its kit is ready."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in HEADINGS:
        table.add_column(heading, justify="right" if heading in NUMBERS else "left", overflow="fold")
    for state in states:
        table.add_row(*(Text(cell) for cell in cells_of(state)))
    return table


def cells_of(state: State) -> Iterator[str]:
    """Yield the cells of one row, in the order of `HEADINGS`."""
    yield state.code
    if state.mistakes:
        count = len(state.mistakes)
        yield from ("", "", "", "", f"cannot be built: {count} mistake{'s' if count > 1 else ''}")
        return
    yield state.title
    yield ", ".join(state.languages)
    yield str(state.own)
    unsure = ((state.moved, "moved on"), (state.unconfirmed, "not confirmed"))
    yield ", ".join([str(state.overrides), *(f"{count} {word}" for count, word in unsure if count)])
    yield f"not ready: {state.open} to give" if state.open else "ready"

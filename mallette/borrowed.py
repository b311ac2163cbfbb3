"""Sheets that a session uses and that have no number of its own: whoever runs it alone must bring them too."""

from collections.abc import Iterator

from mallette.marks import take_slots
from mallette.model.session import Workshop
from mallette.model.toolkit import Toolkit, iter_texts
from mallette.numbering import Spine, kept_labels, kept_steps

FOLDERS = ("handouts/", "cards/", "forms/")


def borrowed_sheets(toolkit: Toolkit, workshop: Workshop, spine: Spine, session: str) -> tuple[str, ...]:
    """Return the ids of the handouts, card sets and forms that the steps and the preparation of `session` name or give,
    and that have the number of another session or of the workshop, in the order of the spine."""
    own = {
        f"{folder}{key}"
        for folder in FOLDERS
        for key in spine.within(folder.rstrip("/"), spine.numbers[f"sessions/{session}"])
    }
    used = set(used_sheets(toolkit, workshop, spine, session))
    return tuple(id for id in spine.numbers if id in used and id not in own)


def used_sheets(toolkit: Toolkit, workshop: Workshop, spine: Spine, session: str) -> Iterator[str]:
    """Yield the id of each handout, card set and form that a session names or gives."""
    data = toolkit.sessions[session]
    texts = list(iter_texts(data.prepare, "prepare"))
    for step in kept_steps(data, workshop, session).values():
        for label in kept_labels(step, spine).values():
            texts += iter_texts(label, "label")
            if label.give:
                yield label.give
    for _, text in texts:
        yield from (name for name in take_slots(text)[1] if name.startswith(FOLDERS))

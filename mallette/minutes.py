"""What minutes come to: those of a task within its step, and those that can still be saved when a day runs late."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from mallette.model.session import Label, Step, Workshop
from mallette.model.toolkit import Toolkit
from mallette.numbering import kept_steps


@dataclass(frozen=True, slots=True)
class Savings:
    """What a day can still save: the ids of the steps that may be dropped with the minutes that each saves, and the
    minutes of catch-up."""

    steps: tuple[tuple[str, int], ...]
    catch_up: int

    @property
    def total(self) -> int:
        return sum(saves for _, saves in self.steps) + self.catch_up


def task_minutes(steps: Mapping[str, Step], key: str) -> dict[str, int]:
    """Return the minutes of each activity of the step `key` of a session's `steps`, by the activity's key."""
    step = steps[key]
    shown = {slide.activity: step.minutes for slide in step.slides.values() if slide.activity}
    return shown | {label.groups: minutes_of(label, steps, key) for label in step.labels.values() if label.groups}


def minutes_of(label: Label, steps: Mapping[str, Step], key: str) -> int:
    """Return the minutes of the task that `label` sets: its own, those of all the steps that it goes on through, or
    those of its step."""
    if label.minutes:
        return label.minutes
    names = list(steps)
    first = names.index(key)
    last = names.index(label.through) if label.through and label.through in steps else first
    return sum(steps[name].minutes for name in names[first : last + 1])


def savings_from(toolkit: Toolkit, workshop: Workshop, session: str) -> Savings:
    """Return what can still be saved on the day of `session`, from its first step on."""
    day = next(day for day in workshop.days.values() if session in [block.session for block in day.blocks.values()])
    blocks = list(day.blocks.values())
    left = blocks[[block.session for block in blocks].index(session) :]
    cuts = chain.from_iterable(
        ((f"sessions/{block.session}.{key}", step.saves) for key, step in steps.items() if step.saves)
        for block in left
        if block.session
        for steps in (kept_steps(toolkit.sessions[block.session], workshop, block.session),)
    )
    return Savings(tuple(cuts), sum(block.minutes or 0 for block in left if block.kind == "catch-up"))

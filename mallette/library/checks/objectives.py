"""With the deck deleted, a session still reaches its objectives: every step does without its slides, in words of its
own."""

import re
from collections.abc import Iterator

from mallette.errors import Mistake
from mallette.library.checks.place import mistake_at
from mallette.model.session import Step
from mallette.model.toolkit import iter_steps
from mallette.model.trip import Pack
from mallette.numbering import kept_steps

WORD = re.compile(r"[^\W\d_]{2}")


def check_objectives(pack: Pack) -> tuple[Mistake, ...]:
    """Return a mistake for each session of a plan that keeps no step for its objectives, for each step whose NO POWER
    line cannot stand in for its slides, and for each task that stands on a slide alone. References must lead somewhere.

    That every step has the line is the model's own rule (`Step.no_power`).
    """
    return (*check_plans(pack), *check_lines(pack), *check_tasks(pack))


def check_plans(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for each session whose steps a plan leaves out, all of them: it would have objectives alone."""
    for plan, workshop in pack.toolkit.workshops.items():
        for day_key, day in workshop.days.items():
            for key, block in day.blocks.items():
                if block.session and not kept_steps(pack.toolkit.sessions[block.session], workshop, block.session):
                    id = f"workshops/{plan}.days.{day_key}.blocks.{key}.session"
                    wrong = f"is {block.session!r}, of which the plan keeps no step: nothing reaches its objectives."
                    right = "Mark one of its steps `priority: must`, or take the session out of the plan."
                    yield mistake_at(pack, id, wrong, right)


def check_lines(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for each NO POWER line of a step with slides that has no word, or that a step without slides uses
    too: it says that nothing is shown."""
    empty = {step.no_power.strip(): id for id, step in iter_steps(pack.toolkit) if not step.slides}
    right = "Say what to draw, to hang up or to read aloud in place of the slide."
    for id, step in iter_steps(pack.toolkit):
        line = step.no_power.strip()
        if not WORD.search(line):
            yield mistake_at(pack, f"{id}.no_power", "has no word.", right)
        elif step.slides and line in empty:
            wrong = f"is the line of {empty[line]}, which shows nothing; this step has a slide."
            yield mistake_at(pack, f"{id}.no_power", wrong, right)


def check_tasks(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for each slide with the task of an activity that no label of its step sets: without the deck
    nobody would hear it."""
    for id, step in iter_steps(pack.toolkit):
        for key, slide in step.slides.items():
            if slide.activity and slide.activity not in activities_of(step):
                wrong = f"is {slide.activity!r}, whose task stands on the slide alone."
                right = f"Add a label `groups: {slide.activity}` to the step."
                yield mistake_at(pack, f"{id}.slides.{key}.activity", wrong, right)


def activities_of(step: Step) -> set[str]:
    """Return the activities whose tasks the labels of a step set, word for word."""
    return {label.groups for label in step.labels.values() if label.groups}

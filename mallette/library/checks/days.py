"""Steps, sessions and days add up; what a plan leaves out is not referred to in what it keeps."""

from collections.abc import Iterator

from mallette.agenda import clock_of, lay_days, minutes_of
from mallette.errors import Mistake
from mallette.library.checks.place import mistake_at
from mallette.library.checks.references import REFERENCE
from mallette.model.session import Workshop
from mallette.model.toolkit import iter_texts
from mallette.model.trip import Pack
from mallette.numbering import Spine, kept_steps, number_workshop, session_keys


def check_days(pack: Pack) -> tuple[Mistake, ...]:
    """Return every mistake in times and plans."""
    plan = pack.event.plan
    found = [mistake for key, workshop in pack.toolkit.workshops.items() for mistake in check_plan(pack, key, workshop)]
    if plan not in pack.toolkit.workshops:
        wrong = f"names {plan!r}, which is no workshop."
        right = f"There are: {', '.join(pack.toolkit.workshops)}."
        found.append(Mistake(f"content/countries/{pack.code}/event.yaml", 0, "plan", wrong, right))
    return (*found, *check_cuts(pack))


def check_plan(pack: Pack, key: str, workshop: Workshop) -> Iterator[Mistake]:
    for day in lay_days(pack.toolkit, workshop):
        if day.end != day.planned_end:
            sums = " + ".join(str(slot.minutes) for slot in day.slots)
            start = minutes_of(workshop.days[day.key].start)
            wrong = (
                f"is {clock_of(day.planned_end)}, but the blocks add up to {day.end - start} minutes ({sums}), "
                f"which ends at {clock_of(day.end)}."
            )
            yield mistake_at(pack, f"workshops/{key}.days.{day.key}.end", wrong, "Mend the blocks, the steps or the end.")
    repeated = [each for each in set(session_keys(workshop)) if session_keys(workshop).count(each) > 1]
    for each in repeated:
        yield mistake_at(pack, f"workshops/{key}.days", f"holds the session {each!r} twice.", "Keep one.")
    if not repeated:
        yield from check_kept_references(pack, key, workshop)


def check_cuts(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for a must step that saves minutes, and for a cut step that saves none or more than it has."""
    for key, session in pack.toolkit.sessions.items():
        for step_key, step in session.steps.items():
            id = f"sessions/{key}.steps.{step_key}.saves"
            if step.priority == "must" and step.saves:
                yield mistake_at(pack, id, "stands on a step that must be kept.", "Only a cut step saves minutes.")
            if step.priority == "cut" and not 0 < step.saves <= step.minutes:
                right = f"A cut saves 1 to {step.minutes} minutes, those of the step."
                yield mistake_at(pack, id, f"is {step.saves}.", right)


def check_kept_references(pack: Pack, plan: str, workshop: Workshop) -> Iterator[Mistake]:
    """Yield a mistake for each text kept in a plan that refers to something the plan leaves out."""
    spine = number_workshop(pack.toolkit, workshop)
    for id, text in kept_texts(pack, plan, workshop, spine):
        for reference in REFERENCE.findall(text):
            if reference not in spine.numbers:
                wrong = f"refers to {{{reference}}}, which the plan {plan!r} leaves out."
                right = f"Put the sentence in a label with `when: {reference}`, or say it without the number."
                yield mistake_at(pack, id, wrong, right)


def kept_texts(pack: Pack, plan: str, workshop: Workshop, spine: Spine) -> Iterator[tuple[str, str]]:
    """Yield the texts with ids that one plan prints: its sessions, steps, labels, handouts, cards and forms."""
    yield from iter_texts(workshop, f"workshops/{plan}")
    for key in session_keys(workshop):
        session = pack.toolkit.sessions[key]
        for name in type(session).model_fields:
            if name != "steps":
                yield from iter_texts(getattr(session, name), f"sessions/{key}.{name}")
        for step_key, step in kept_steps(session, workshop).items():
            id = f"sessions/{key}.steps.{step_key}"
            for name in type(step).model_fields:
                if name == "labels":
                    for label_key, label in step.labels.items():
                        if (not label.when or label.when in spine.numbers) and (label.unless not in spine.numbers):
                            yield from iter_texts(label, f"{id}.labels.{label_key}")
                            if label.groups:
                                yield from iter_texts(
                                    pack.toolkit.activities[label.groups], f"activities/{label.groups}"
                                )
                else:
                    yield from iter_texts(getattr(step, name), f"{id}.{name}")
    for folder in ("handouts", "cards", "forms"):
        for key in spine.within(folder):
            yield from iter_texts(getattr(pack.toolkit, folder)[key], f"{folder}/{key}")

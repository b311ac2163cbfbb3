"""Steps, sessions and days add up; what a plan leaves out is not referred to in what it keeps."""

from collections.abc import Iterator

from mallette.agenda import clock_of, lay_days, minutes_of
from mallette.errors import Mistake
from mallette.library.checks.place import mistake_at
from mallette.library.checks.references import REFERENCE
from mallette.model.base import Frozen
from mallette.model.session import Label, Session, Workshop
from mallette.model.toolkit import iter_steps, iter_texts
from mallette.model.trip import Pack
from mallette.numbering import Spine, kept_labels, kept_steps, number_workshop, session_keys

ALWAYS = (
    "kit", "terms", "glossary", "sources", "questions", "findings", "recommendations", "concepts", "cases", "report",
)  # fmt: skip
"""What templates receive whole, whatever the plan."""


def check_days(pack: Pack) -> tuple[Mistake, ...]:
    """Return every mistake in times and plans."""
    found = [mistake for key, workshop in pack.toolkit.workshops.items() for mistake in check_plan(pack, key, workshop)]
    return (*found, *check_cuts(pack), *check_tasks(pack))


def check_plan(pack: Pack, key: str, workshop: Workshop) -> Iterator[Mistake]:
    for day in lay_days(pack.toolkit, workshop.model_copy(update={"drop": []})):
        if day.end != day.planned_end:
            sums = " + ".join(str(slot.minutes) for slot in day.slots)
            start = minutes_of(workshop.days[day.key].start)
            wrong = (
                f"is {clock_of(day.planned_end)}, but the blocks add up to {day.end - start} minutes ({sums}), "
                f"which ends at {clock_of(day.end)}."
            )
            yield mistake_at(
                pack, f"workshops/{key}.days.{day.key}.end", wrong, "Mend the blocks, the steps or the end."
            )
    yield from check_late(pack, key, workshop)
    yield from check_drop(pack, key, workshop)
    repeated = [each for each in set(session_keys(workshop)) if session_keys(workshop).count(each) > 1]
    for each in repeated:
        yield mistake_at(pack, f"workshops/{key}.days", f"holds the session {each!r} twice.", "Keep one.")
    if not repeated:
        yield from check_once(pack, key, workshop)
        yield from check_kept_references(pack, key, workshop)


def check_once(pack: Pack, plan: str, workshop: Workshop) -> Iterator[Mistake]:
    """Yield a mistake for each handout or card set that a plan lists twice: it would have two numbers."""
    sessions = [(f"sessions/{key}", pack.toolkit.sessions[key]) for key in session_keys(workshop)]
    listed = [("handouts", key, f"workshops/{plan}.before") for key in workshop.before]
    listed += [("handouts", key, f"{id}.handouts") for id, session in sessions for key in session.handouts]
    listed += [("cards", key, f"{id}.cards") for id, session in sessions for key in session.cards]
    listed += [("handouts", key, f"workshops/{plan}.take_home") for key in workshop.take_home]
    first: dict[tuple[str, str], str] = {}
    for folder, key, where in listed:
        if first.setdefault((folder, key), where) != where:
            wrong = f"lists {key!r}, which {first[folder, key]} lists already in the plan {plan!r}."
            yield mistake_at(pack, where, wrong, "List it once; a step of any session may still `give:` it.")


def check_cuts(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for a must step that saves minutes, and for a cut step that saves none or more than it has."""
    for id, step in iter_steps(pack.toolkit):
        if step.priority == "must" and step.saves:
            yield mistake_at(
                pack, f"{id}.saves", "stands on a step that must be kept.", "Only a cut step saves minutes."
            )
        if step.priority == "cut" and not 0 < step.saves <= step.minutes:
            right = f"A cut saves 1 to {step.minutes} minutes, those of the step."
            yield mistake_at(pack, f"{id}.saves", f"is {step.saves}.", right)


def check_tasks(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for a task that takes more minutes than its step or ends in no later step of its session, and for
    a session card that opens with a step that is not there."""
    for id, step in iter_steps(pack.toolkit):
        for key, label in step.labels.items():
            if (label.minutes or 0) > step.minutes:
                right = f"Its step has {step.minutes}: give it fewer, or name the last step in `through:`."
                yield mistake_at(pack, f"{id}.labels.{key}.minutes", f"is {label.minutes}.", right)
    for key, session in pack.toolkit.sessions.items():
        steps = list(session.steps)
        if session.opens not in (None, *steps):
            yield mistake_at(pack, f"sessions/{key}.opens", f"is {session.opens!r}, which is no step.", "Name a step.")
        for id, through, later in ends_of_tasks(f"sessions/{key}", session):
            if through not in later:
                wrong = f"is {through!r}, which is no later step of the session."
                yield mistake_at(pack, f"{id}.through", wrong, "Name the step in which the task ends.")


def ends_of_tasks(id: str, session: Session) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each label whose task ends in another step: its id, that step, and the steps that come after its own."""
    steps = list(session.steps)
    for place, (name, step) in enumerate(session.steps.items(), start=1):
        for key, label in step.labels.items():
            if label.through is not None:
                yield f"{id}.steps.{name}.labels.{key}", label.through, steps[place:]


def check_late(pack: Pack, plan: str, workshop: Workshop) -> Iterator[Mistake]:
    """Yield a mistake for what a plan drops when it runs late that is no step which may be cut, and for what it never
    cuts that is no step which must be kept."""
    priorities = {id.replace(".steps.", ".", 1): step.priority for id, step in iter_steps(pack.toolkit)}
    for key, late in workshop.late.items():
        for each in late.drop:
            if priorities.get(each) != "cut":
                right = "Name steps with `priority: cut`."
                yield mistake_at(
                    pack, f"workshops/{plan}.late.{key}.drop", f"names {each}, which may not be cut.", right
                )
    for each in workshop.never_cut:
        if priorities.get(each) != "must":
            right = "Name steps with `priority: must`."
            yield mistake_at(pack, f"workshops/{plan}.never_cut", f"names {each}, which may be cut.", right)


def check_drop(pack: Pack, plan: str, workshop: Workshop) -> Iterator[Mistake]:
    """Yield a mistake for each step that a plan leaves out and that may not be cut, or that it does not hold anyway."""
    held = {f"sessions/{key}.{name}": step for key in session_keys(workshop) if key in pack.toolkit.sessions
            for name, step in pack.toolkit.sessions[key].steps.items()}  # fmt: skip
    for each in workshop.drop:
        id = f"workshops/{plan}.drop"
        if each not in held or workshop.steps == "must":
            wrong = f"names {each}, which the plan {plan!r} does not hold anyway."
            yield mistake_at(pack, id, wrong, "Take it out of the list.")
        elif held[each].priority != "cut":
            yield mistake_at(pack, id, f"names {each}, which may not be cut.", "Name steps with `priority: cut`.")


def check_kept_references(pack: Pack, plan: str, workshop: Workshop) -> Iterator[Mistake]:
    """Yield a mistake for each text kept in a plan that refers to something that it leaves out, and for each label that
    gives it."""
    spine = number_workshop(pack.toolkit, workshop)
    for id, text in kept_texts(pack, plan, workshop, spine):
        for reference in REFERENCE.findall(text):
            if reference not in spine.numbers:
                wrong = f"refers to {{{reference}}}, which the plan {plan!r} leaves out."
                right = f"Put the sentence in a label with `when: {reference}`, or say it without the number."
                yield mistake_at(pack, id, wrong, right)
    for id, label in plan_labels(pack, workshop, spine):
        if label.give and label.give not in spine.numbers:
            wrong = f"is {label.give}, which the plan {plan!r} leaves out."
            yield mistake_at(pack, f"{id}.give", wrong, f"Add `when: {label.give}` to the label.")


def plan_labels(pack: Pack, workshop: Workshop, spine: Spine) -> Iterator[tuple[str, Label]]:
    """Yield the labels that one plan prints, with their ids."""
    for key in session_keys(workshop):
        for step_key, step in kept_steps(pack.toolkit.sessions[key], workshop, key).items():
            for name, label in kept_labels(step, spine).items():
                yield f"sessions/{key}.steps.{step_key}.labels.{name}", label


def kept_texts(pack: Pack, plan: str, workshop: Workshop, spine: Spine) -> Iterator[tuple[str, str]]:
    """Yield the texts with ids that one plan prints: what every plan prints, then its own sessions, steps, labels,
    activities, handouts, cards and forms."""
    toolkit = pack.toolkit
    for name in ALWAYS:
        yield from iter_texts(getattr(toolkit, name), name)
    yield from texts_without(workshop, f"workshops/{plan}", "late")
    for row, late in workshop.late.items():
        # A row of which a step is dropped already says what is left in words of its own.
        if all(each in spine.numbers for each in late.drop):
            yield from iter_texts(late, f"workshops/{plan}.late.{row}")
    activities: list[str | None] = []
    for key in session_keys(workshop):
        session = toolkit.sessions[key]
        yield from texts_without(session, f"sessions/{key}", "steps")
        for step_key, step in kept_steps(session, workshop, key).items():
            yield from texts_without(step, f"sessions/{key}.steps.{step_key}", "labels")
            activities += [slide.activity for slide in step.slides.values()]
    for id, label in plan_labels(pack, workshop, spine):
        yield from iter_texts(label, id)
        activities.append(label.groups)
    for folder in ("handouts", "cards", "forms"):
        for key in spine.within(folder):
            sheet = getattr(toolkit, folder)[key]
            yield from iter_texts(sheet, f"{folder}/{key}")
            activities += [part.activity for part in sheet.parts.values()] if folder != "cards" else []
    for name in dict.fromkeys(each for each in activities if each):
        yield from iter_texts(toolkit.activities[name], f"activities/{name}")


def texts_without(model: Frozen, id: str, skip: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of `model` but for those in the field `skip`."""
    for name in type(model).model_fields:
        if name != skip:
            yield from iter_texts(getattr(model, name), f"{id}.{name}")

"""Every id that content names leads to something."""

import re
from collections.abc import Iterable, Iterator, Mapping

from mallette.errors import Mistake, suggest
from mallette.library.checks.place import mistake_at
from mallette.model.content import Part
from mallette.model.session import Session, Step
from mallette.model.toolkit import FOLDERS, Toolkit, iter_steps, iter_texts
from mallette.model.trip import Pack

REFERENCE = re.compile(r"\{([a-z]+/[A-Za-z0-9.-]+)\}")
GIVEN = ("handouts", "cards", "forms")
Named = tuple[str, str, str]
"""Where a name is used (an id), the folder or file it belongs to, and the key that is named."""


def check_references(pack: Pack) -> tuple[Mistake, ...]:
    """Return a mistake for each key or reference that leads nowhere."""
    toolkit = pack.toolkit
    known: Mapping[str, Iterable[str]] = {name: keys_of(toolkit, name) for name in (*FOLDERS, "sources", "questions")}
    mistakes = [
        mistake_at(pack, id, f"names {key!r}, which is not in {folder}.", suggest(key, tuple(known[folder])))
        for id, folder, key in (*named_keys(toolkit), *named_references(toolkit))
        if key not in known[folder]
    ]
    return (*mistakes, *check_given(pack))


def keys_of(toolkit: Toolkit, name: str) -> tuple[str, ...]:
    """Return the keys of a folder; for sessions also their steps, as ``links.sort-links``."""
    items = getattr(toolkit, name)
    if name != "sessions":
        return tuple(items)
    steps = [f"{key}.{step}" for key, session in items.items() for step in session.steps]
    return (*items, *steps)


def named_keys(toolkit: Toolkit) -> Iterator[Named]:
    """Yield every key that a field names."""
    for name in ("findings", "recommendations", "concepts", "cases", "activities"):
        for key, item in getattr(toolkit, name).items():
            yield from ((f"{name}/{key}.sources", "sources", each) for each in item.sources)
    for key, profile in toolkit.marking.items():
        yield from ((f"marking/{key}.sources", "sources", each) for each in profile.sources)
    for key, finding in toolkit.findings.items():
        yield from ((f"findings/{key}.supports", "recommendations", each) for each in finding.supports)
    for key, question in toolkit.questions.items():
        if question.recommendation:
            yield f"questions.{key}.recommendation", "recommendations", question.recommendation
    for key, session in toolkit.sessions.items():
        yield from names_of_session(f"sessions/{key}", session)
    for folder, handouts in (("handouts", toolkit.handouts), ("forms", toolkit.forms)):
        for key, handout in handouts.items():
            if handout.recommendation:
                yield f"{folder}/{key}.recommendation", "recommendations", handout.recommendation
            for part_key, part in handout.parts.items():
                yield from names_of_part(f"{folder}/{key}.parts.{part_key}", part)
    for key, part in toolkit.report.parts.items():
        yield from names_of_part(f"report.parts.{key}", part)
        if part.form:
            yield f"report.parts.{key}.form", "forms", part.form
    yield from names_of_workshops(toolkit)


def names_of_part(id: str, part: Part) -> Iterator[Named]:
    yield from ((f"{id}.findings", "findings", each) for each in part.findings)
    if part.case:
        yield f"{id}.case", "cases", part.case
    if part.activity:
        yield f"{id}.activity", "activities", part.activity


def names_of_session(id: str, session: Session) -> Iterator[Named]:
    for field in ("recommendations", "findings", "handouts", "cards"):
        yield from ((f"{id}.{field}", field, each) for each in getattr(session, field))
    for key, step in session.steps.items():
        yield from names_of_step(f"{id}.steps.{key}", step)


def names_of_step(id: str, step: Step) -> Iterator[Named]:
    for key, label in step.labels.items():
        if label.groups:
            yield f"{id}.labels.{key}.groups", "activities", label.groups
    for key, slide in step.slides.items():
        yield from ((f"{id}.slides.{key}.findings", "findings", each) for each in slide.findings)
        if slide.activity:
            yield f"{id}.slides.{key}.activity", "activities", slide.activity


def names_of_workshops(toolkit: Toolkit) -> Iterator[Named]:
    for key, workshop in toolkit.workshops.items():
        id = f"workshops/{key}"
        yield from ((f"{id}.before", "handouts", each) for each in (*workshop.before, *workshop.take_home))
        yield from ((f"{id}.forms", "forms", each) for each in workshop.forms)
        yield from ((f"{id}.practised", "recommendations", each) for each in workshop.practised)
        for day_key, day in workshop.days.items():
            for block_key, block in day.blocks.items():
                if block.session:
                    yield f"{id}.days.{day_key}.blocks.{block_key}.session", "sessions", block.session


def named_references(toolkit: Toolkit) -> Iterator[Named]:
    """Yield every reference: in a field, or in braces inside a text."""
    found = [(id, each) for id, text in iter_texts(toolkit) for each in REFERENCE.findall(text)]
    for key, activity in toolkit.activities.items():
        found += [(f"activities/{key}.uses", each) for each in activity.uses]
    for id, step in iter_steps(toolkit):
        found += [(f"{id}.needed_by", each) for each in step.needed_by]
        for key, label in step.labels.items():
            given = (label.give, label.when, label.unless, label.check if is_reference(label.check) else None)
            found += [(f"{id}.labels.{key}", each) for each in given if each]
    for key, workshop in toolkit.workshops.items():
        found += [(f"workshops/{key}.late.{each}", ref) for each, late in workshop.late.items() for ref in late.drop]
        found += [(f"workshops/{key}.never_cut", ref) for ref in workshop.never_cut]
        found += [(f"workshops/{key}.drop", ref) for ref in workshop.drop]
    for id, reference in found:
        folder, _, rest = reference.partition("/")
        yield id, folder if folder in (*FOLDERS, "questions") else "sessions", rest


def is_reference(text: str | None) -> bool:
    """Return whether a check names a question of the bank instead of asking in words."""
    return text is not None and re.fullmatch(r"questions/[A-Za-z0-9.-]+", text) is not None


def check_given(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for each label that gives what is no sheet of paper."""
    right = f"Give one of: {', '.join(f'{each}/...' for each in GIVEN)}."
    for id, step in iter_steps(pack.toolkit):
        for name, label in step.labels.items():
            if label.give and label.give.partition("/")[0] not in GIVEN:
                wrong = f"is {label.give!r}, which cannot be handed out."
                yield mistake_at(pack, f"{id}.labels.{name}.give", wrong, right)


def check_shown(pack: Pack) -> tuple[Mistake, ...]:
    """Return a mistake for each `show:` without a slide, and for each slide, handout and card set that nobody shows or
    gives."""
    mistakes = []
    for key, session in pack.toolkit.sessions.items():
        given = set()
        for step_key, step in session.steps.items():
            id = f"sessions/{key}.steps.{step_key}"
            shown = {label_key: label.show for label_key, label in step.labels.items() if label.show}
            given |= {label.give for label in step.labels.values() if label.give}
            mistakes += [
                mistake_at(pack, f"{id}.labels.{label}.show", f"shows {slide!r}, which is no slide of this step.",
                           suggest(slide, tuple(step.slides)))
                for label, slide in shown.items() if slide not in step.slides
            ]  # fmt: skip
            mistakes += [
                mistake_at(pack, f"{id}.slides.{slide}", "is never shown.", "Add a label `show:` to the step.")
                for slide in step.slides if slide not in shown.values()
            ]  # fmt: skip
        mistakes += [
            mistake_at(pack, f"sessions/{key}", f"never gives {id}.", "Add a label `give:` to a step.")
            for id in (*(f"handouts/{each}" for each in session.handouts), *(f"cards/{each}" for each in session.cards))
            if id not in given
        ]
    return tuple(mistakes)

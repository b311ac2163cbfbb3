"""Arrange a workshop's sessions for templates: steps, labels and slides in order, with numbers and elapsed minutes."""

from collections.abc import Mapping
from typing import Any

from mallette.agenda import session_minutes
from mallette.borrowed import borrowed_sheets
from mallette.localize.materials import view_materials
from mallette.localize.plain import Plain, to_plain_but
from mallette.localize.sheets import (
    view_activity,
    view_cards,
    view_handout,
    view_item,
    view_picture,
    view_question,
    view_sheet,
    view_sources,
    view_table,
)
from mallette.localize.voice import Voice
from mallette.minutes import savings_from, task_minutes
from mallette.model.session import Label, Slide, Step, Workshop
from mallette.numbering import kept_labels, kept_steps, session_keys

UNSAID = ("show", "give", "groups", "minutes", "through", "when", "unless", "check")
"""What stands in a label for the house, not for its reader."""


def view_sessions(voice: Voice, workshop: Workshop, only: int | None) -> tuple[Plain, ...]:
    """Return the workshop's sessions, or the one with the number `only`, numbered as in the whole workshop."""
    keys = session_keys(workshop)
    return tuple(
        view_session(voice, workshop, key, number) for number, key in enumerate(keys, start=1) if only in (None, number)
    )


def view_session(voice: Voice, workshop: Workshop, key: str, number: int) -> Plain:
    toolkit = voice.pack.toolkit
    session = toolkit.sessions[key]
    id = f"sessions/{key}"
    steps = kept_steps(session, workshop, key)
    return {
        **to_plain_but(session, id, voice, skip=("steps", "materials")),
        "key": key,
        "number": str(number),
        "minutes": session_minutes(session, workshop, key),
        "late": view_savings(voice, workshop, key),
        "must": sum(step.minutes for step in session.steps.values() if step.priority == "must"),
        "steps": view_steps(voice, id, steps),
        "materials": view_materials(voice, id, session),
        "handouts": tuple(
            view_handout(voice, "handouts", each) for each in voice.spine.within("handouts", str(number))
        ),
        "cards": tuple(view_cards(voice, each) for each in voice.spine.within("cards", str(number))),
        "drawn": drawn_slides(voice, id, steps),
        "borrowed": view_borrowed(voice, workshop, key),
        "recommendations": tuple(view_item(voice, "recommendations", each) for each in session.recommendations),
        "findings": tuple(view_item(voice, "findings", each) for each in session.findings),
    }


def drawn_slides(voice: Voice, id: str, steps: Mapping[str, Step]) -> tuple[str, ...]:
    """Return the numbers of the slides that no printed poster shows: without a projector they are drawn by hand."""
    return tuple(
        voice.spine.numbers[f"{id}.{key}.slides.{name}"]
        for key, step in steps.items()
        for name, slide in step.slides.items()
        if slide.poster != "print"
    )


def view_borrowed(voice: Voice, workshop: Workshop, key: str) -> tuple[Plain, ...]:
    """Return the number and title of each sheet that the session `key` uses beside its own, and whether it was handed
    out earlier."""
    toolkit = voice.pack.toolkit
    found = [id.partition("/") for id in borrowed_sheets(toolkit, workshop, voice.spine, key)]
    return tuple(
        {
            "number": voice.spine.numbers[f"{folder}/{name}"],
            "title": voice.say(f"{folder}/{name}.title", getattr(toolkit, folder)[name].title),
            "handed": folder != "forms",
        }
        for folder, _, name in found
    )


def view_savings(voice: Voice, workshop: Workshop, key: str) -> Plain:
    """Return what can still be saved on the day of the session `key`: steps by their numbers, and catch-up."""
    savings = savings_from(voice.pack.toolkit, workshop, key)
    steps = tuple({"number": voice.spine.numbers[id], "saves": saves} for id, saves in savings.steps)
    return {"steps": steps, "catch_up": savings.catch_up, "total": savings.total}


def view_steps(voice: Voice, id: str, steps: Mapping[str, Step]) -> tuple[Plain, ...]:
    """Return the steps of a session with their numbers and elapsed minutes."""
    seen, elapsed = [], 0
    for key, step in steps.items():
        here = f"{id}.steps.{key}"
        tasks = task_minutes(steps, key)
        slides = {slide: view_slide(voice, f"{id}.{key}", slide, each, tasks) for slide, each in step.slides.items()}
        labels = view_labels(voice, here, step, slides, tasks)
        seen.append(
            {
                **to_plain_but(step, here, voice, skip=("labels", "slides")),
                "key": key,
                "number": voice.spine.numbers[f"{id}.{key}"],
                "elapsed": f"{elapsed}\u2013{elapsed + step.minutes}",
                "cut": step.priority == "cut",
                "needed_by": tuple(voice.spine.numbers[each] for each in step.needed_by if each in voice.spine.numbers),
                "labels": labels,
                "slides": tuple(
                    {**slide, "labels": labels_under(slide["key"], tuple(slides), labels)} for slide in slides.values()
                ),
            }
        )
        elapsed += step.minutes
    return tuple(seen)


def view_labels(
    voice: Voice, id: str, step: Step, slides: Mapping[str, Plain], tasks: Mapping[str, int]
) -> tuple[Plain, ...]:
    """Return the labels of a step that this workshop keeps."""
    return tuple(
        view_label(voice, f"{id}.labels.{key}", label, slides, tasks)
        for key, label in kept_labels(step, voice.spine).items()
    )


def labels_under(slide: str, slides: tuple[str, ...], labels: tuple[Plain, ...]) -> tuple[Plain, ...]:
    """Return the labels that belong under one slide: from where it is shown until the next one is. What comes before
    the first slide belongs to it."""
    current = slides[0]
    under = []
    for label in labels:
        if label["verb"] == "show":
            current = label["slide"]["key"]
        elif current == slide:
            under.append(label)
    return tuple(under)


def view_label(voice: Voice, id: str, label: Label, slides: Mapping[str, Plain], tasks: Mapping[str, int]) -> Plain:
    """Return a label: its verb, its words, and the thing that it shows, gives or sets to work."""
    said = to_plain_but(label, id, voice, skip=UNSAID)
    words = {
        "text": said.get(label.verb),
        "verb": label.verb,
        **{name: said[name] for name in ("likely", "answer", "points")},
    }
    match label.verb:
        case "show":
            return {**words, "slide": slides[label.show or ""]}
        case "give":
            folder, _, key = (label.give or "").partition("/")
            given = view_cards(voice, key) if folder == "cards" else view_sheet(voice, folder, key)
            return {**words, "given": {**given, "kind": folder}}
        case "groups":
            return {**words, "activity": view_activity(voice, label.groups or "", tasks[label.groups or ""])}
        case "check":
            return {**words, **view_check(voice, f"{id}.check", str(label.check), said["answer"])}
    return words


def view_check(voice: Voice, id: str, check: str, answer: Any) -> Plain:
    """Return a check: asked in words, or taken with its choices and its key from the bank of questions."""
    folder, _, key = check.partition("/")
    if folder != "questions":
        return {"text": voice.say(id, check), "question": None, "answer": answer}
    return {"text": None, "question": view_question(voice, key), "answer": None}


def view_slide(voice: Voice, parent: str, key: str, slide: Slide, tasks: Mapping[str, int]) -> Plain:
    """Return a slide with its number; an activity slide carries its activity."""
    session, _, step_key = parent.partition(".")
    id = f"{session}.steps.{step_key}.slides.{key}"
    said = {
        **to_plain_but(slide, id, voice, skip=("picture", "activity", "table")),
        "picture": view_picture(voice, f"{id}.picture", slide.picture) if slide.picture else None,
        "table": view_table(voice, f"{id}.table", slide.table) if slide.table else None,
        "activity": view_activity(voice, slide.activity, tasks[slide.activity]) if slide.activity else None,
    }
    return {
        **said,
        "varies": holds_slot(said),
        "sources": view_sources(voice, sources_of(voice, slide)),
        "key": key,
        "number": voice.spine.numbers[f"{parent}.slides.{key}"],
    }


def holds_slot(said: Plain) -> bool:
    """Return whether a country's value stands anywhere in `said`."""
    if isinstance(said, Mapping):
        return any(holds_slot(each) for each in said.values())
    if isinstance(said, tuple):
        return any(holds_slot(each) for each in said)
    return isinstance(said, str) and "<slot " in said


def sources_of(voice: Voice, slide: Slide) -> list[str]:
    """Return the sources of the findings that a slide restates, each once."""
    found = [source for key in slide.findings for source in voice.pack.toolkit.findings[key].sources]
    return list(dict.fromkeys(found))

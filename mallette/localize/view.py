"""Arrange a workshop's sessions for templates: steps, labels and slides in order, with numbers and elapsed minutes."""

from collections.abc import Mapping
from typing import Any

from mallette.agenda import session_minutes
from mallette.localize.plain import Plain, to_plain_but
from mallette.localize.sheets import (
    count_groups,
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
from mallette.model.session import Label, Session, Slide, Step, Workshop
from mallette.numbering import kept_labels, kept_steps, session_keys


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
    steps = kept_steps(session, workshop)
    return {
        **to_plain_but(session, id, voice, skip=("steps", "materials")),
        "key": key,
        "number": str(number),
        "minutes": session_minutes(session, workshop),
        "must": sum(step.minutes for step in session.steps.values() if step.priority == "must"),
        "steps": view_steps(voice, id, steps),
        "materials": view_materials(voice, id, session),
        "handouts": tuple(
            view_handout(voice, "handouts", each) for each in voice.spine.within("handouts", str(number))
        ),
        "cards": tuple(view_cards(voice, each) for each in voice.spine.within("cards", str(number))),
        "recommendations": tuple(view_item(voice, "recommendations", each) for each in session.recommendations),
        "findings": tuple(view_item(voice, "findings", each) for each in session.findings),
    }


def view_steps(voice: Voice, id: str, steps: Mapping[str, Step]) -> tuple[Plain, ...]:
    """Return the steps of a session with their numbers and elapsed minutes."""
    seen, elapsed = [], 0
    for key, step in steps.items():
        here = f"{id}.steps.{key}"
        slides = {slide: view_slide(voice, f"{id}.{key}", slide, step, each) for slide, each in step.slides.items()}
        labels = view_labels(voice, here, step, slides)
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


def view_labels(voice: Voice, id: str, step: Step, slides: Mapping[str, Plain]) -> tuple[Plain, ...]:
    """Return the labels of a step that this workshop keeps."""
    return tuple(
        view_label(voice, f"{id}.labels.{key}", label, slides, step)
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


def view_label(voice: Voice, id: str, label: Label, slides: Mapping[str, Plain], step: Step) -> Plain:
    """Return a label: its verb, its words, and the thing that it shows, gives or sets to work."""
    said = to_plain_but(label, id, voice, skip=("show", "give", "groups", "when", "unless", "check"))
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
            return {**words, "activity": view_activity(voice, label.groups or "", step)}
        case "check":
            return {**words, **view_check(voice, f"{id}.check", str(label.check), said["answer"])}
    return words


def view_check(voice: Voice, id: str, check: str, answer: Any) -> Plain:
    """Return a check: asked in words, or taken with its choices and its key from the bank of questions."""
    folder, _, key = check.partition("/")
    if folder != "questions":
        return {"text": voice.say(id, check), "question": None, "answer": answer}
    return {"text": None, "question": view_question(voice, key), "answer": None}


def view_slide(voice: Voice, parent: str, key: str, step: Step, slide: Slide) -> Plain:
    """Return a slide with its number; an activity slide carries its activity."""
    session, _, step_key = parent.partition(".")
    id = f"{session}.steps.{step_key}.slides.{key}"
    said = {
        **to_plain_but(slide, id, voice, skip=("picture", "activity", "table")),
        "picture": view_picture(voice, f"{id}.picture", slide.picture) if slide.picture else None,
        "table": view_table(voice, f"{id}.table", slide.table) if slide.table else None,
        "activity": view_activity(voice, slide.activity, step) if slide.activity else None,
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


def view_materials(voice: Voice, id: str, session: Session) -> tuple[Plain, ...]:
    """Return the things to bring with their number for the event's participants."""
    people = voice.pack.event.participants
    groups, play_groups = count_groups(people)
    return tuple(
        {
            "text": voice.say(f"{id}.materials.{key}.text", each.text),
            "count": each.each * people + each.group * groups + each.play_group * play_groups + each.workshop,
        }
        for key, each in session.materials.items()
    )

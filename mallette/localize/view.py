"""Arrange a workshop for templates: sessions, steps, slides, handouts and cards in order, with numbers and clock."""

from collections.abc import Mapping
from typing import Any

from mallette.agenda import Day, clock_of, lay_days, session_minutes
from mallette.localize.plain import to_plain
from mallette.localize.voice import Voice
from mallette.model.content import Part, Picture
from mallette.model.session import Label, Session, Slide, Step, Workshop
from mallette.numbering import kept_steps, session_keys

Plain = dict[str, Any]


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
        **shallow(session, id, voice, skip=("steps", "materials")),
        "key": key,
        "number": str(number),
        "minutes": session_minutes(session, workshop),
        "must": sum(step.minutes for step in session.steps.values() if step.priority == "must"),
        "steps": view_steps(voice, id, steps),
        "materials": view_materials(voice, id, session),
        "handouts": tuple(view_handout(voice, "handouts", each) for each in voice.spine.within("handouts", str(number))),
        "cards": tuple(view_cards(voice, each) for each in voice.spine.within("cards", str(number))),
        "recommendations": tuple(view_item(voice, "recommendations", each) for each in session.recommendations),
        "findings": tuple(view_item(voice, "findings", each) for each in session.findings),
    }


def shallow(model: Any, id: str, voice: Voice, skip: tuple[str, ...]) -> Plain:
    """Return the fields of `model` as plain data, but for those in `skip`."""
    return {
        name: to_plain(getattr(model, name), f"{id}.{name}", voice) for name in type(model).model_fields if name not in skip
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
                **shallow(step, here, voice, skip=("labels", "slides")),
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
    numbers = voice.spine.numbers
    return tuple(
        view_label(voice, f"{id}.labels.{key}", label, slides, step)
        for key, label in step.labels.items()
        if (not label.when or label.when in numbers) and label.unless not in numbers
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
    said = shallow(label, id, voice, skip=("show", "give", "groups", "when", "unless", "check"))
    words = {"text": said.get(label.verb), "verb": label.verb, **{name: said[name] for name in ("likely", "answer", "points")}}
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


def view_question(voice: Voice, key: str) -> Plain:
    """Return a question of the bank with its choices in order; `right` is the place of the right one, from 0."""
    question = voice.pack.toolkit.questions[key]
    said = to_plain(question, f"questions.{key}", voice)
    return {**said, "key": key, "right": list(question.choices).index(question.answer)}


def view_activity(voice: Voice, key: str, step: Step | None = None) -> Plain:
    """Return an activity; within a step it has that step's minutes."""
    activity = voice.pack.toolkit.activities[key]
    said = to_plain(activity, f"activities/{key}", voice)
    uses = tuple(voice.spine.numbers[each] for each in activity.uses if each in voice.spine.numbers)
    return {**said, "key": key, "uses": uses, "minutes": step.minutes if step else None, "sources": view_sources(voice, activity.sources)}


def view_slide(voice: Voice, parent: str, key: str, step: Step, slide: Slide) -> Plain:
    """Return a slide with its number; an activity slide carries its activity."""
    session, _, step_key = parent.partition(".")
    id = f"{session}.steps.{step_key}.slides.{key}"
    return {
        **shallow(slide, id, voice, skip=("picture", "activity", "table")),
        "key": key,
        "number": voice.spine.numbers[f"{parent}.slides.{key}"],
        "picture": view_picture(voice, f"{id}.picture", slide.picture) if slide.picture else None,
        "table": view_table(voice, f"{id}.table", slide.table) if slide.table else None,
        "activity": view_activity(voice, slide.activity, step) if slide.activity else None,
    }


def view_picture(voice: Voice, id: str, picture: Picture) -> Plain:
    """Return a picture whose nodes have numbers in place of slots, and those numbers as the reader sees them."""
    said = to_plain(picture, id, voice)
    nodes = [{**node, **node_value(voice, node["value"])} for node in said["nodes"]]
    return {**said, "nodes": tuple(nodes)}


def node_value(voice: Voice, value: float | str | None) -> Plain:
    if not isinstance(value, str):
        return {"value": value, "shown": None}
    number = voice.values[value]
    return {"value": number, "shown": voice.show(value)}


def view_table(voice: Voice, id: str, table: Any) -> Plain:
    """Return a table as rows of cells in the order of its columns; an absent cell is None."""
    said = to_plain(table, id, voice)
    heads = any(row.head for row in table.rows.values())
    rows = [
        {
            "head": voice.say(f"{id}.rows.{key}.head", row.head) if row.head else None,
            "cells": tuple(
                voice.say(f"{id}.rows.{key}.cells.{column}", row.cells[column]) if column in row.cells else None
                for column in table.columns
            ),
        }
        for key, row in table.rows.items()
    ]
    return {**said, "rows": tuple(rows), "heads": heads}


def view_sheet(voice: Voice, folder: str, key: str) -> Plain:
    """Return what is printed about a handout or a form where it is only named."""
    sheet = getattr(voice.pack.toolkit, folder)[key]
    number = voice.spine.numbers[f"{folder}/{key}"]
    copies = copies_for(voice, sheet.per) * sheet.copies
    return {
        "key": key, "number": number, "per": sheet.per, "copies": copies, "title": voice.say(f"{folder}/{key}.title", sheet.title)
    }  # fmt: skip


def view_handout(voice: Voice, folder: str, key: str) -> Plain:
    """Return a handout or a form with its parts."""
    sheet = getattr(voice.pack.toolkit, folder)[key]
    id = f"{folder}/{key}"
    parts = tuple(view_part(voice, f"{id}.parts.{name}", part) for name, part in sheet.parts.items())
    recommendation = view_item(voice, "recommendations", sheet.recommendation) if sheet.recommendation else None
    return {
        **shallow(sheet, id, voice, skip=("parts", "recommendation")),
        **view_sheet(voice, folder, key),
        "parts": parts,
        "recommendation": recommendation,
    }


def view_part(voice: Voice, id: str, part: Part) -> Plain:
    """Return a part of a handout with the findings, case and activity that it names."""
    return {
        **shallow(part, id, voice, skip=("findings", "case", "activity", "picture", "table")),
        "findings": tuple(view_item(voice, "findings", each) for each in part.findings),
        "case": view_item(voice, "cases", part.case) if part.case else None,
        "activity": view_activity(voice, part.activity) if part.activity else None,
        "picture": view_picture(voice, f"{id}.picture", part.picture) if part.picture else None,
        "table": view_table(voice, f"{id}.table", part.table) if part.table else None,
    }


def view_cards(voice: Voice, key: str) -> Plain:
    """Return a card set with its cards, and how many sets N participants need."""
    cards = voice.pack.toolkit.cards[key]
    said = to_plain(cards, f"cards/{key}", voice)
    return {**said, "key": key, "number": voice.spine.numbers[f"cards/{key}"], "copies": copies_for(voice, cards.per)}


def view_item(voice: Voice, folder: str, key: str) -> Plain:
    """Return a finding, recommendation, concept or case with its sources in words."""
    item = getattr(voice.pack.toolkit, folder)[key]
    return {**to_plain(item, f"{folder}/{key}", voice), "key": key, "sources": view_sources(voice, item.sources)}


def view_sources(voice: Voice, keys: list[str]) -> tuple[Plain, ...]:
    """Return sources as they are named on paper."""
    return tuple({"key": key, **to_plain(voice.pack.toolkit.sources[key], f"sources.{key}", voice)} for key in keys)


def copies_for(voice: Voice, per: str) -> int:
    """Return how many copies N participants need: each + facilitators + 2; groups of 5 and play groups of 8, rounded
    up, and one to spare (the toolkit's own formulas)."""
    people = voice.pack.event.participants
    facilitators = max(len(voice.pack.event.facilitators), 2)
    days = len(voice.pack.event.dates) or 1
    return {
        "each": people + facilitators + 2, "group": -(-people // 5) + 1, "play-group": -(-people // 8) + 1,
        "workshop": 1, "day": days,
    }[per]  # fmt: skip


def view_materials(voice: Voice, id: str, session: Session) -> tuple[Plain, ...]:
    """Return the things to bring with their number for the event's participants."""
    people = voice.pack.event.participants
    groups, play_groups = -(-people // 5), -(-people // 8)
    return tuple(
        {
            "text": voice.say(f"{id}.materials.{key}.text", each.text),
            "count": each.each * people + each.group * groups + each.play_group * play_groups + each.workshop,
        }
        for key, each in session.materials.items()
    )


def view_days(voice: Voice, workshop: Workshop, plan: str) -> tuple[Plain, ...]:
    """Return each day with its blocks and their clock."""
    days = lay_days(voice.pack.toolkit, workshop, voice.pack.country.start)
    return tuple(view_day(voice, workshop, plan, day, place) for place, day in enumerate(days, start=1))


def view_day(voice: Voice, workshop: Workshop, plan: str, day: Day, place: int) -> Plain:
    dates = voice.pack.event.dates
    blocks = [
        {
            "key": slot.key,
            "kind": slot.block.kind,
            "at": clock_of(slot.start),
            "minutes": slot.minutes,
            "session": slot.block.session and voice.spine.numbers[f"sessions/{slot.block.session}"],
            "title": slot.block.session
            and voice.say(f"sessions/{slot.block.session}.title", voice.pack.toolkit.sessions[slot.block.session].title),
            "note": slot.block.note and voice.say(f"workshops/{plan}.days.{day.key}.blocks.{slot.key}.note", slot.block.note),
        }
        for slot in day.slots
    ]
    in_sessions = sum(block["minutes"] for block in blocks if block["kind"] == "session")
    date = dates[place - 1] if place <= len(dates) else ""
    return {"number": str(place), "blocks": tuple(blocks), "end": clock_of(day.end), "in_sessions": in_sessions, "date": date}

"""Arrange sheets and what stands on them for templates: handouts, forms, cards, tables, pictures, questions."""

from math import ceil
from typing import Any

from mallette.localize.marking import view_marking
from mallette.localize.plain import Plain, to_plain, to_plain_but
from mallette.localize.voice import Voice
from mallette.model.content import CardSet, Part, Picture
from mallette.model.pack import Event
from mallette.printing import sets_on_sheet


def view_item(voice: Voice, folder: str, key: str) -> Plain:
    """Return a finding, recommendation, concept or case with its sources in words."""
    item = getattr(voice.pack.toolkit, folder)[key]
    return {**to_plain(item, f"{folder}/{key}", voice), "key": key, "sources": view_sources(voice, item.sources)}


def view_sources(voice: Voice, keys: list[str]) -> tuple[Plain, ...]:
    """Return sources as they are named on paper."""
    return tuple({"key": key, **to_plain(voice.pack.toolkit.sources[key], f"sources.{key}", voice)} for key in keys)


def view_activity(voice: Voice, key: str, minutes: int | None = None) -> Plain:
    """Return an activity; within a step its task has minutes."""
    activity = voice.pack.toolkit.activities[key]
    said = to_plain(activity, f"activities/{key}", voice)
    uses = tuple(voice.spine.numbers[each] for each in activity.uses if each in voice.spine.numbers)
    return {
        **said,
        "key": key,
        "uses": uses,
        "minutes": minutes,
        "sources": view_sources(voice, activity.sources),
    }


def view_question(voice: Voice, key: str) -> Plain:
    """Return a question of the bank with its choices in order; `right` is the place of the right one, from 0."""
    question = voice.pack.toolkit.questions[key]
    said = to_plain(question, f"questions.{key}", voice)
    return {**said, "key": key, "right": list(question.choices).index(question.answer)}


def view_picture(voice: Voice, id: str, picture: Picture) -> Plain:
    """Return a picture whose nodes have numbers in place of slots, and those numbers as the reader sees them."""
    voice = voice.in_narrow_room()
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
    voice = voice.in_narrow_room()
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
    title = voice.say(f"{folder}/{key}.title", sheet.title)
    return {
        "key": key, "number": number, "per": sheet.per, "copies": copies, "of_each": sheet.copies, "title": title
    }  # fmt: skip


def view_handout(voice: Voice, folder: str, key: str) -> Plain:
    """Return a handout or a form with its parts."""
    sheet = getattr(voice.pack.toolkit, folder)[key]
    id = f"{folder}/{key}"
    parts = tuple(view_part(voice, f"{id}.parts.{name}", part) for name, part in sheet.parts.items())
    recommendation = view_item(voice, "recommendations", sheet.recommendation) if sheet.recommendation else None
    return {
        **to_plain_but(sheet, id, voice, skip=("parts", "recommendation")),
        **view_sheet(voice, folder, key),
        "parts": parts,
        "recommendation": recommendation,
        "marking": view_marking(voice) if sheet.marked and voice.pack.country.marking else None,
    }


def view_part(voice: Voice, id: str, part: Part) -> Plain:
    """Return a part of a handout with the findings, case and activity that it names."""
    return {
        **to_plain_but(part, id, voice, skip=("findings", "case", "activity", "picture", "table")),
        "findings": tuple(view_item(voice, "findings", each) for each in part.findings),
        "case": view_item(voice, "cases", part.case) if part.case else None,
        "activity": view_activity(voice, part.activity) if part.activity else None,
        "picture": view_picture(voice, f"{id}.picture", part.picture) if part.picture else None,
        "table": view_table(voice, f"{id}.table", part.table) if part.table else None,
    }


def view_report(voice: Voice) -> Plain:
    """Return the training report with its parts."""
    report = voice.pack.toolkit.report
    parts = tuple(
        {**view_part(voice, f"report.parts.{name}", part), "form": view_form(voice, part.form)}
        for name, part in report.parts.items()
    )
    return {**to_plain_but(report, "report", voice, skip=("parts",)), "parts": parts}


def view_form(voice: Voice, key: str | None) -> Plain | None:
    """Return a form, or nothing where the workshop has none of that name."""
    return view_handout(voice, "forms", key) if key and f"forms/{key}" in voice.spine.numbers else None


def view_cards(voice: Voice, key: str) -> Plain:
    """Return a card set with its cards, how many sets N participants need, and how many stand on a sheet."""
    cards = voice.pack.toolkit.cards[key]
    said = to_plain(cards, f"cards/{key}", voice)
    copies = copies_for(voice, cards.per)
    number = voice.spine.numbers[f"cards/{key}"]
    return {**said, "key": key, "number": number, "copies": copies, "on_sheet": sets_of(cards, copies)}


def sets_of(cards: CardSet, wanted: int) -> int:
    """Return how many sets stand on one sheet where so many are wanted."""
    return sets_on_sheet(sum(card.copies for card in cards.cards.values()) + cards.blank, wanted)


def count_groups(people: int) -> tuple[int, int]:
    """Return how many groups of 5 and play groups of 8 they make, rounded up (the toolkit's own sizes)."""
    return ceil(people / 5), ceil(people / 8)


def count_facilitators(event: Event) -> int:
    """Return how many facilitators an event has; two where it does not say."""
    return len(event.facilitators) or 2


def copies_for(voice: Voice, per: str) -> int:
    """Return how many copies N participants need: each + facilitators + 2; one for each group and one to spare; one for
    each play group (the toolkit's own formulas)."""
    people = voice.pack.event.participants
    groups, play_groups = count_groups(people)
    facilitators = count_facilitators(voice.pack.event)
    return {
        "each": people + facilitators + 2, "group": groups + 1, "play-group": play_groups,
        "workshop": 1, "day": voice.days, "facilitator": facilitators,
    }[per]  # fmt: skip

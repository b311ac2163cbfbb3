"""The spine: one number for each session, step, slide, handout, card set and form, given once for a workshop."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_letters, ascii_uppercase

from mallette.model.session import Label, Session, Step, Workshop
from mallette.model.toolkit import Toolkit


@dataclass(frozen=True, slots=True)
class Spine:
    """Numbers by id (``sessions/links`` "5", ``sessions/links.sort-links`` "5-3", ``handouts/links`` "5A"), in the
    order of the workshop. Ids that are not in it are not in this workshop."""

    numbers: Mapping[str, str]

    def within(self, folder: str, session: str | None = None) -> tuple[str, ...]:
        """Return the keys of a folder that are in the workshop, in order; only those of one session number if given."""
        return tuple(
            id.partition("/")[2]
            for id, number in self.numbers.items()
            if id.startswith(f"{folder}/")
            and "." not in id
            and (session is None or number.rstrip(ascii_letters) == session)
        )


def kept_steps(session: Session, workshop: Workshop, key: str) -> dict[str, Step]:
    """Return the steps that the workshop holds of `session`, whose key is `key`, in order: not those that it drops."""
    return {
        name: step
        for name, step in session.steps.items()
        if step.priority == "must" or (workshop.steps == "all" and f"sessions/{key}.{name}" not in workshop.drop)
    }


def kept_labels(step: Step, spine: Spine) -> dict[str, Label]:
    """Return the labels of `step` that the workshop of `spine` prints, in order."""
    numbers = spine.numbers
    return {
        key: label
        for key, label in step.labels.items()
        if (not label.when or label.when in numbers) and label.unless not in numbers
    }


def session_keys(workshop: Workshop) -> tuple[str, ...]:
    """Return the workshop's sessions in order."""
    return tuple(
        block.session for day in workshop.days.values() for block in day.blocks.values() if block.session is not None
    )


def is_kept(id: str, session: Session, steps: Mapping[str, Step]) -> bool:
    """Return whether a handout or card set of `session` is used: not where no kept step of `steps` gives it."""
    giving = {key for key, step in session.steps.items() for label in step.labels.values() if label.give == id}
    return not giving or bool(giving & set(steps))


def number_workshop(toolkit: Toolkit, workshop: Workshop) -> Spine:
    """Return the spine of one workshop. Numbers have no holes and are the same in every language and format."""
    numbers: dict[str, str] = {}
    numbers.update(letter_ids("0", [f"handouts/{key}" for key in workshop.before], []))
    keys = session_keys(workshop)
    for position, key in enumerate(keys, start=1):
        session = toolkit.sessions[key]
        numbers[f"sessions/{key}"] = str(position)
        steps = kept_steps(session, workshop, key)
        numbers.update(number_steps(f"sessions/{key}", str(position), steps))
        last = workshop.take_home if position == len(keys) else []
        handouts = [f"handouts/{each}" for each in [*session.handouts, *last]]
        cards = [f"cards/{each}" for each in session.cards]
        numbers.update(
            letter_ids(
                str(position),
                [id for id in handouts if is_kept(id, session, steps)],
                [id for id in cards if is_kept(id, session, steps)],
            )
        )
    numbers.update({f"forms/{key}": f"F{place}" for place, key in enumerate(workshop.forms, start=1)})
    return Spine(numbers)


def letter_ids(session: str, handouts: list[str], cards: list[str]) -> dict[str, str]:
    """Return ``{id: "6A"}`` for handouts, then ``{id: "6b"}`` for cards: one alphabet, no two differ by case alone."""
    letters = [session + letter for letter in ascii_uppercase]
    capitals = dict(zip(handouts, letters, strict=False))
    rest = [letter.lower() for letter in letters[len(handouts) :]]
    return capitals | dict(zip(cards, rest, strict=False))


def number_steps(id: str, session: str, steps: Mapping[str, Step]) -> Iterator[tuple[str, str]]:
    """Yield the number of each step and slide: ``5-3``; ``5-3.1`` and ``5-3.2`` where a step has several slides."""
    for place, (key, step) in enumerate(steps.items(), start=1):
        number = f"{session}-{place}"
        yield f"{id}.{key}", number
        for count, slide in enumerate(step.slides, start=1):
            yield f"{id}.{key}.slides.{slide}", f"{number}.{count}" if len(step.slides) > 1 else number


def place_of(id: str, spine: Spine) -> str:
    """Return the number of the thing that text `id` belongs to, or nothing: the longest known part of its id."""
    id = id.replace(".steps.", ".", 1)  # the spine names a step by its session and its own key
    while id:
        if id in spine.numbers:
            return spine.numbers[id]
        cut = max(id.rfind("."), 0)
        id = id[:cut]
    return ""

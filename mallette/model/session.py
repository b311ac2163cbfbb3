"""How the workshop runs: sessions and their steps, workshops and their days. Only steps have minutes."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from mallette.model.base import Clock, Frozen, Key, Phase, Reference, Setting, Text, Texts
from mallette.model.content import Picture, Table
from mallette.model.images import Photo

VERBS = ("say", "ask", "do", "show", "give", "groups", "write", "check", "adapt")


class Label(Frozen):
    """One labelled instruction: exactly one of the verbs, with what belongs to it.

    `likely` holds possible answers to an ask; `answer` is the answer to a check; `points` are bullets under any of
    them. `when` keeps the label only in plans that hold that step or session, `unless` only in the others.
    """

    say: Text | None = None
    ask: Text | None = None
    do: Text | None = None
    show: Key | None = None
    """The key of a slide of this step."""
    give: Reference | None = None
    """A handout or a card set."""
    groups: Key | None = None
    """An activity: its task is set word for word."""
    minutes: int | None = Field(default=None, gt=0)
    """Minutes of the task, which `groups` sets: the step takes more. Without it the task takes the whole step."""
    through: Key | None = None
    """The later step in which the task ends: then its minutes are those of all the steps until there."""
    write: Text | None = None
    check: Annotated[Reference | Text, Field(union_mode="left_to_right")] | None = None
    """A question in words, or one of the bank: ``questions/flat-price``."""
    adapt: Text | None = None
    likely: Texts = {}
    answer: Text | None = None
    points: Texts = {}
    when: Reference | None = None
    unless: Reference | None = None

    @property
    def verb(self) -> str:
        return next(verb for verb in VERBS if getattr(self, verb) is not None)

    @model_validator(mode="after")
    def has_one_verb(self) -> "Label":
        given = [verb for verb in VERBS if getattr(self, verb) is not None]
        if len(given) != 1:
            raise ValueError(
                f"a label has exactly one of {', '.join(VERBS)}; this one has {' and '.join(given) or 'none'}"
            )
        if (self.minutes or self.through) and not self.groups:
            raise ValueError("only a label with groups: has minutes: or through:")
        return self


class SlideColumn(Frozen):
    """One of the two columns of words on a slide."""

    title: Text
    bullets: Texts = {}


class Slide(Frozen):
    """A slide of a step. With `activity` it shows that activity's task, minutes, group size and product."""

    headline: Text
    question: bool = False
    """The headline asks the room, and is set larger."""
    mark: Literal["S", "P", "W", "?"] = "?"
    """Whether the headline restates a finding (its mark) or is the toolkit's own."""
    findings: list[Key] = []
    bullets: Texts = {}
    columns: dict[Key, SlideColumn] = {}
    """Words side by side: two columns, in their order."""
    picture: Picture | None = None
    table: Table | None = None
    photo: Photo | None = None
    activity: Key | None = None
    poster: Literal["print", "copy"] = "copy"
    """``print``: also a printed poster (about one a session); ``copy``: a sketch to copy by hand."""


class Step(Frozen):
    """The smallest timed unit of a session."""

    title: Text
    """Two to five words, for strips and tables."""
    phase: Phase
    minutes: int = Field(gt=0)
    setting: Setting
    priority: Literal["must", "cut"]
    saves: int = 0
    """Minutes won by dropping a cut step."""
    needed_by: list[Reference] = []
    """Steps that use what this one makes: ``sessions/how-owners-decide.stand-again``."""
    if_late: Text | None = None
    """What to do for the steps that need this one when it is dropped."""
    labels: dict[Key, Label] = Field(min_length=1)
    no_power: Text
    slides: dict[Key, Slide] = {}


class Material(Frozen):
    """A thing to bring, with how many: `each` participant, `group`, `play_group`, `workshop`.

    Things with one key are one thing in all sessions, and the list of the whole workshop counts them together.
    """

    text: Text
    each: int = 0
    group: int = 0
    play_group: int = 0
    workshop: int = 0
    of: Key | None = None
    """The key that it is counted under, where it is not its own: a sheet for the calendar is ``of: flipchart``."""
    use: Literal["up", "again", "made"] = "up"
    """``up``: used up, so that sessions add up; ``again``: given back, so that the session that needs most counts;
    ``made``: made in an earlier session, so that nobody brings it."""


class Session(Frozen):
    """A session: why, what for, with what, and its steps in order."""

    title: Text
    why: Text
    key_message: Text
    """Said word for word."""
    objectives: Texts = Field(min_length=1)
    """Each completes "By the end, participants can ..."."""
    recommendations: list[Key] = []
    findings: list[Key] = []
    room: Text
    stays: Text
    """What stays on the wall."""
    layer: Text | None = None
    """What the session adds to the wall map."""
    facilitators: Text
    """Who does what when there are two."""
    materials: dict[Key, Material] = {}
    prepare: Texts = {}
    advice: Texts = {}
    """Notes for the facilitator that belong to no step."""
    handouts: list[Key] = []
    cards: list[Key] = []
    opens: Key | None = None
    """The step whose first question stands on the session card, where it is not that of the first step to be kept."""
    steps: dict[Key, Step] = Field(min_length=1)


class DayBlock(Frozen):
    """A block of a day: a session (its minutes come from its steps), or a break, lunch, prayer, opening, close or
    catch-up."""

    session: Key | None = None
    kind: Literal["session", "opening", "break", "lunch", "prayer", "catch-up", "close"] = "session"
    minutes: int | None = Field(default=None, gt=0)
    note: Text | None = None
    """What happens in it, where it is not a session."""

    @model_validator(mode="after")
    def is_a_session_or_has_minutes(self) -> "DayBlock":
        if (self.kind == "session") != (self.session is not None):
            kinds = "opening, break, lunch, prayer, catch-up or close"
            raise ValueError(f"a block has either session: KEY, or kind: {kinds}")
        if (self.minutes is None) != (self.kind == "session"):
            raise ValueError("a session's minutes come from its steps; every other block needs minutes")
        return self


class Day(Frozen):
    """A day of a workshop. Its blocks, laid end to end from `start`, must meet `end`."""

    start: Clock
    end: Clock
    blocks: dict[Key, DayBlock] = Field(min_length=1)


class Late(Frozen):
    """What to do when the day runs `minutes` late."""

    minutes: int
    text: Text
    drop: list[Reference] = []
    """The steps that `text` drops, all of which may be cut."""


class Workshop(Frozen):
    """A plan of sessions. `steps: must` leaves out every step that may be cut, `drop` those that it names."""

    title: Text
    lead: Text
    steps: Literal["all", "must"] = "all"
    drop: list[Reference] = []
    """Steps that a country leaves out, all of which may be cut: ``sessions/links.sort-links``."""
    before: list[Key] = []
    """Handouts sent before the workshop; they are numbered 0A, 0B, ..."""
    days: dict[Key, Day] = Field(min_length=1)
    take_home: list[Key] = []
    """Handouts of recommendations that are not practised: they take the last session's next letters."""
    forms: list[Key] = []
    """Forms of the workshop, in the order of their numbers F1, F2, ..."""
    practised: list[Key] = []
    """Recommendations that are practised in a step; the others are met and taken home."""
    late: dict[Key, Late] = {}
    never_cut: list[Reference] = []
    """Steps that are kept however late it is."""

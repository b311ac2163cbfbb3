"""Every recommendation is practised, shown, handed out and asked about; every finding is used and has its source."""

from collections.abc import Iterator

from mallette.errors import Mistake
from mallette.library.checks.place import mistake_at
from mallette.model.session import Workshop
from mallette.model.toolkit import iter_slides
from mallette.model.trip import Pack
from mallette.numbering import kept_steps, number_workshop, session_keys


def check_coverage(pack: Pack) -> tuple[Mistake, ...]:
    """Return a mistake for each recommendation or finding that a workshop leaves without its place."""
    return (
        *(
            mistake
            for key, workshop in pack.toolkit.workshops.items()
            for mistake in check_workshop(pack, key, workshop)
        ),
        *check_findings(pack),
        *check_headlines(pack),
        *check_questions(pack),
    )


def check_workshop(pack: Pack, plan: str, workshop: Workshop) -> Iterator[Mistake]:
    """Yield what a plan lacks: each recommendation has a handout; each that it practises has a step with a slide."""
    toolkit = pack.toolkit
    handed = {toolkit.handouts[key].recommendation for key in number_workshop(toolkit, workshop).within("handouts")}
    stepped, shown = practised(pack, workshop)
    must = set(workshop.practised) or set(toolkit.recommendations)
    for key in toolkit.recommendations:
        if key not in handed:
            right = (
                "Give it a handout with `recommendation:`, in a session's `handouts:` or in the plan's `take_home:`."
            )
            yield mistake_at(pack, f"recommendations/{key}", f"has no handout in the plan {plan!r}.", right)
        if key in must and key not in stepped:
            right = "Name it in the `recommendations:` of a session of the plan, or take it out of `practised:`."
            yield mistake_at(pack, f"recommendations/{key}", f"is in no step of the plan {plan!r}.", right)
        elif key in must and key not in shown:
            right = "Give a step of its session a slide that names one of its findings, or an activity."
            yield mistake_at(pack, f"recommendations/{key}", f"is on no slide of the plan {plan!r}.", right)


def practised(pack: Pack, workshop: Workshop) -> tuple[set[str], set[str]]:
    """Return the recommendations that a plan has in its steps, and those that it has on slides. A slide carries a
    recommendation of its session if it names a finding that supports it, or if it shows an activity of that session."""
    stepped: set[str] = set()
    shown: set[str] = set()
    for key in session_keys(workshop):
        session = pack.toolkit.sessions[key]
        steps = kept_steps(session, workshop, key)
        if steps:
            stepped.update(session.recommendations)
        for slide in (slide for step in steps.values() for slide in step.slides.values()):
            supported = {each for finding in slide.findings for each in pack.toolkit.findings[finding].supports}
            shown.update(each for each in session.recommendations if each in supported or slide.activity is not None)
    return stepped, shown


def check_findings(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for each finding that no session carries."""
    carried = {each for session in pack.toolkit.sessions.values() for each in session.findings}
    for key in pack.toolkit.findings:
        if key not in carried:
            yield mistake_at(
                pack, f"findings/{key}", "is carried by no session.", "Name it in a session's `findings:`."
            )


def check_headlines(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for each headline marked as a restated finding that names no finding."""
    for id, slide in iter_slides(pack.toolkit):
        if slide.mark != "?" and not slide.findings:
            right = 'Name it in `findings:`, or mark the headline as our own: `mark: "?"`.'
            yield mistake_at(pack, f"{id}.mark", f"is {slide.mark}, but the slide names no finding.", right)


def check_questions(pack: Pack) -> Iterator[Mistake]:
    """Yield a mistake for each recommendation without a question in the first and last test."""
    asked = {question.recommendation for question in pack.toolkit.questions.values() if question.test}
    for key in pack.toolkit.recommendations:
        if key not in asked:
            right = "Give one in content/questions.yaml `recommendation:` and `test: true`."
            yield mistake_at(pack, f"recommendations/{key}", "has no question in the test.", right)

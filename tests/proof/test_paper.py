"""Every printed page of the kit: nothing cut, nothing upon anything else, nothing that a copier loses, and the same
page on A4 and Letter; and with the deck deleted, all of it is still on paper."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

import pytest

from mallette.model.stage import Area
from mallette.model.trip import Edition, Library, Printing, Selection
from mallette.pictures.shapes import Drawing
from mallette.pipeline import make_all, theme_of
from mallette.plan import plan as plan_jobs
from mallette.tree import Document, iter_runs
from mallette.writers.pdf import picture
from mallette.writers.pdf.sheet import sheet_of
from tests.proof.copyable import faults_of, joined, pale
from tests.proof.paper import Side, read_sides
from tests.proof.pseudo import CODE, pseudo
from tests.samples import LANGUAGES, PLANS, document, library, said, toolkit

EVERY = (*LANGUAGES, CODE)
read = cache(read_sides)
"""The same bytes are read once: a country's own handouts are also those of its paper."""
NEAR = 0.5
"""Points that a word may stand elsewhere on Letter than on A4, from the upper left corner of the text block."""
SLIDES = ("print/posters.pdf", "print/sketches.pdf")
"""The files that hold the slides for a room without a projector."""

plans = pytest.mark.parametrize("plan", PLANS)
kits = pytest.mark.parametrize(
    ("language", "every"), [(CODE, False), *(pytest.param(each, True, marks=pytest.mark.proof) for each in EVERY)]
)
"""A day in the longest language always; all languages, all days and all editions where time matters less."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A file: its pages and the text block of each, how it is printed, and whether it speaks of other files, so that it
    names the paper."""

    sides: tuple[Side, ...]
    blocks: tuple[Area, ...]
    printing: Printing
    about: bool

    @property
    def imposed(self) -> bool:
        """Whether pages lie on its pages: those are read from the file that it is made of."""
        return self.printing.impose != "none"


@dataclass(frozen=True, slots=True)
class Kit:
    """The PDF files of a kit by their names, and what its pictures describe whose words do not stand in their
    shapes."""

    files: dict[str, Printed]
    unfit: tuple[str, ...]


@cache
def spoken(paper: str) -> Library:
    """Return the real library with the pseudo-language, for countries that print on a paper."""
    known = pseudo(library())
    countries = {code: pack.country.model_copy(update={"paper": paper}) for code, pack in known.packs.items()}
    return replace(known, packs={code: replace(pack, country=countries[code]) for code, pack in known.packs.items()})


def is_read(edition: Edition, editions: Iterable[Edition], every: bool) -> bool:
    """Return whether an edition is read here: a PDF, but not one for each section of what is also made whole."""
    whole = edition.each is None or all(each.each for each in editions if each.format == "pdf")
    return edition.format == "pdf" and whole and (every or edition.made == "always")


@cache
def kit(language: str, every: bool, paper: str = "a4") -> Kit:
    """Return the PDF files of the one-day kit on a paper; `every`: of the two-day kit, also those that are made on
    request."""
    known = spoken(paper)
    editions = tuple(
        name
        for type in known.types.values()
        for name, edition in type.settings.editions.items()
        if is_read(edition, type.settings.editions.values(), every)
    )
    asked = Selection(languages=(language,), workshop="two-day" if every else "one-day", editions=editions)
    unfit: list[str] = []
    files: dict[str, Printed] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picture, "drawing_of", noting(unfit))
        made = make_all(known, plan_jobs(known, asked))
    for job, parts in made.items():
        theme, settings = theme_of(job, known), known.types[job.type].settings
        sheet = sheet_of(theme)
        for part in parts if job.asked else ():
            sides = tuple(read(part.data))
            blocks = tuple((sheet.turned() if side.width > side.height else sheet).block for side in sides)
            name = part.path.removeprefix(f"{job.folder}/")
            files[name] = Printed(sides, blocks, theme.printing, settings.round == 2)
    return Kit(files, tuple(unfit))


def noting(unfit: list[str], draw: object = picture.drawing_of) -> object:
    """Return the drawing of pictures, which notes those that do not fit."""

    def drawing_of(drawn: object, ground: object) -> Drawing:
        drawing: Drawing = draw(drawn, ground)  # type: ignore[operator]
        if not drawing.fits:
            unfit.append(str(drawn))
        return drawing

    return drawing_of


def whole(file: Printed) -> tuple[tuple[Side, ...], tuple[Area, ...]]:
    """Return the pages of a file and their blocks; of posters, each once and whole."""
    if file.printing.arrange != "posters":
        return file.sides, file.blocks
    posters = {
        tuple(word.text for word in each.words): (each, frame) for each, frame in map(joined, file.sides)
    }.values()
    return tuple(side for side, _ in posters), tuple(block for _, block in posters)


@kits
def test_nothing_is_cut_and_nothing_overlaps(language: str, every: bool) -> None:
    files = {name: file for name, file in kit(language, every).files.items() if not file.imposed}
    assert len(files) > 15
    assert sum(len(side.words) for file in files.values() for side in file.sides) > 15_000
    faults = {name: faults_of(*whole(file)) for name, file in files.items()}
    assert {name: found for name, found in faults.items() if found} == {}


@kits
def test_all_lines_and_tints_can_be_copied(language: str, every: bool) -> None:
    files = kit(language, every).files
    assert sum(len(side.shapes) for file in files.values() for side in file.sides) > 3_000
    faults = {name: [each for side in file.sides for each in pale(side)] for name, file in files.items()}
    assert {name: found for name, found in faults.items() if found} == {}


@kits
def test_the_words_of_a_picture_stand_in_their_shapes(language: str, every: bool) -> None:
    assert kit(language, every).unfit == ()


def shift(one: Printed, other: Printed) -> float:
    """Return by how many points words stand elsewhere in the text block of another paper; endless where the same words
    do not stand on the same pages."""
    if [[word.text for word in side.words] for side in one.sides] != [
        [word.text for word in side.words] for side in other.sides
    ]:
        return float("inf")
    moved = 0.0
    for side, block, beside, room in zip(one.sides, one.blocks, other.sides, other.blocks, strict=True):
        for word, same in zip(side.words, beside.words, strict=True):
            across = (word.ink.left - block.left) - (same.ink.left - room.left)
            down = (word.ink.top - block.top) - (same.ink.top - room.top)
            moved = max(moved, abs(across), abs(down))
    return moved


@kits
def test_handouts_break_lines_and_pages_alike_on_a4_and_letter(language: str, every: bool) -> None:
    files = kit(language, every).files
    pair = [files[f"print/handouts-{paper}.pdf"] for paper in ("a4", "letter")]
    sizes = [{(round(side.width), round(side.height)) for side in file.sides} for file in pair]
    assert sizes == [{(595, 842)}, {(612, 792)}]
    assert shift(*pair) <= NEAR


@pytest.mark.proof
@pytest.mark.parametrize("language", EVERY)
def test_every_file_breaks_lines_and_pages_alike_on_a4_and_letter(language: str) -> None:
    a4, letter = (kit(language, True, paper).files for paper in ("a4", "letter"))
    pairs = {name: (file, letter[name]) for name, file in a4.items() if not file.imposed and not file.about}
    assert len(pairs) > 15
    assert {name: moved for name, pair in pairs.items() if (moved := shift(*pair)) > NEAR} == {}


def test_a_word_that_stands_elsewhere_is_seen() -> None:
    file = kit(CODE, False).files["print/agenda.pdf"]
    lower = tuple(Area(block.left, block.top + 0.6, block.width, block.height) for block in file.blocks)
    assert shift(file, file) == 0
    assert shift(file, replace(file, blocks=lower)) == pytest.approx(0.6)
    assert shift(file, replace(file, sides=(replace(file.sides[0], words=()),))) == float("inf")


def ids(*documents: Document) -> set[str]:
    """Return which texts of the content stand in documents."""
    return {run.id for each in documents for run in iter_runs(each) if "/" in run.id}


def shown(plan: str) -> set[str]:
    """Return the ids of the slides of a plan."""
    data = said("deck", "en", plan).numbers
    return {id.replace(".", ".steps.", 1) for id in data if ".slides." in id}


@plans
def test_the_guide_says_all_that_stands_on_slides(plan: str) -> None:
    on_slides = ids(document("deck", "en", plan))
    assert len(on_slides) > 300
    assert on_slides - ids(document("guide", "en", plan)) == set()


@plans
def test_the_guide_holds_objectives_and_a_way_without_power_for_every_step(plan: str) -> None:
    in_guide, numbers = ids(document("guide", "en", plan)), said("guide", "en", plan).numbers
    sessions = {
        id: toolkit().sessions[id.partition("/")[2]] for id in numbers if id.startswith("sessions/") and "." not in id
    }
    assert {f"{id}.objectives.{key}" for id, session in sessions.items() for key in session.objectives} <= in_guide
    steps = {id.replace(".", ".steps.", 1) for id in numbers if id.startswith("sessions/") and id.count(".") == 1}
    assert len(steps) > 20
    assert {f"{step}.no_power" for step in steps} <= in_guide


@plans
def test_the_guide_says_every_task_word_for_word(plan: str) -> None:
    in_guide, numbers = ids(document("guide", "en", plan)), said("guide", "en", plan).numbers
    tasks = {
        f"activities/{label.groups}.task.{line}"
        for key, session in toolkit().sessions.items()
        for name, step in session.steps.items()
        if f"sessions/{key}.{name}" in numbers
        for label in step.labels.values()
        if label.groups and (not label.when or label.when in numbers) and label.unless not in numbers
        for line in toolkit().activities[label.groups].task
    }
    assert len(tasks) > 30
    assert tasks <= in_guide


def on_the_wall(plan: str) -> list[Document]:
    """Return the documents that hold slides for the wall, those of them that are made yet."""
    files = {each.file: name for name, type in library().types.items() for each in type.settings.editions.values()}
    return [document(files[name], "en", plan) for name in SLIDES if name in files]


@plans
def test_every_slide_is_a_poster_or_a_sketch_with_all_its_words(plan: str) -> None:
    walls = on_the_wall(plan)
    if len(walls) < len(SLIDES):
        pytest.skip("posters and sketches are not made yet")
    assert len(shown(plan)) > 20
    assert {f"{slide}.headline" for slide in shown(plan)} <= ids(*walls)
    assert {id for id in ids(document("deck", "en", plan)) if ".slides." in id or ".task." in id} <= ids(*walls)

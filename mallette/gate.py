"""What is held back before it is made: kits that are not ready, where a person asks for ready ones alone."""

from collections.abc import Iterable, Iterator

from mallette.errors import ContentError, Mistake
from mallette.model.trip import Job, Library
from mallette.readiness import Gap, Readiness, readiness_of
from mallette.wording import wording_of

FILES = {"setting": "country.yaml"}
"""The file of a pack in which a gap is filled; of any other kind, ``slots.yaml``."""


def readiness_of_job(library: Library, job: Job) -> Readiness:
    """Return what the kit that `job` belongs to lacks."""
    pack = library.packs[job.country]
    return readiness_of(pack, pack.toolkit.workshops[job.workshop], job.language, library.catalogues)


def kits_of(jobs: Iterable[Job]) -> Iterator[Job]:
    """Yield one job of each kit."""
    yield from {(job.country, job.workshop, job.language): job for job in jobs if not job.beside}.values()


def refuse_unready(library: Library, jobs: Iterable[Job]) -> None:
    """Raise one error for everything that a country must give and has not, in any kit of `jobs`: what ``--ready`` asks
    for."""
    mistakes = [mistake_of(job.country, gap) for job in kits_of(jobs) for gap in readiness_of_job(library, job).open]
    if mistakes:
        raise ContentError(mistakes)


def refuse_stale(library: Library, jobs: Iterable[Job]) -> None:
    """Raise one error for every stale translation in kits of countries that block them."""
    mistakes = [
        Mistake(
            f"content/countries/{job.country}/country.yaml", 0, "stale_translations: block",
            f"{gap.name} ({job.language}) was translated from an earlier sentence.",
            "Confirm or mend the translation, or write stale_translations: mark.",
        )
        for job in kits_of(jobs)
        if library.packs[job.country].country.stale_translations == "block"
        for gap in readiness_of_job(library, job).gaps
        if gap.kind == "stale"
    ]  # fmt: skip
    if mistakes:
        raise ContentError(mistakes)


def mistake_of(country: str, gap: Gap) -> Mistake:
    """Return the sentence for a gap: where it is filled, and where it shows."""
    file = f"content/countries/{country}/{FILES.get(gap.kind, 'slots.yaml')}"
    shows = f" It shows in {', '.join(gap.places)}." if gap.places else ""
    if gap.kind == "logo":
        right = "Renew it, or take it out of `marking:` in country.yaml."
        return Mistake(f"content/countries/{country}/{gap.name}.yaml", 0, "until", f"is over: {gap.words}.", right)
    wrong = "still prints the example's value." if gap.kind == "example" else "is not given."
    return Mistake(file, 0, gap.name, wrong, f"The kit is not ready without it.{shows}")


def lines_unready(library: Library, jobs: Iterable[Job]) -> Iterator[str]:
    """Yield a line for each kit that is not ready, in its language."""
    for job in kits_of(jobs):
        open_gaps = readiness_of_job(library, job).open
        if open_gaps:
            yield f"{job.folder}: {say_term(library, job, 'kit_not_ready')} {len(open_gaps)} (readiness.html)"


def say_term(library: Library, job: Job, name: str) -> str:
    """Return a fixed word in the language of a kit."""
    pack = library.packs[job.country]
    catalogue = library.catalogues.get(job.language, {})
    return wording_of(pack, job.language, catalogue, f"terms.{name}", pack.toolkit.terms[name]).text

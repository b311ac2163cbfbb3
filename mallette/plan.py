"""The second step: which files to make, for a selection."""

from collections.abc import Iterable
from dataclasses import replace

from mallette.errors import ContentError, Mistake, suggest
from mallette.model.trip import Beside, DocumentType, Job, Library, Pack, Selection
from mallette.numbering import session_keys
from mallette.printing import is_printed


def plan(library: Library, selection: Selection) -> tuple[Job, ...]:
    """Return a job for each file, in the order of countries, languages and document types; also for files that nobody
    asked for, where a document of round 2 speaks of them.

    Raises `ContentError` for a name that does not exist, and for a country that cannot be built.
    """
    check_names(library, selection)
    check_pair(library, selection)
    check_files(library)
    countries = tuple(dict.fromkeys(selection.countries)) or tuple(sorted({*library.packs, *library.broken}))
    broken = [mistake for code in countries for mistake in library.broken.get(code, ())]
    if broken:
        raise ContentError(broken)
    jobs = tuple(job for code in countries for job in jobs_of(library, code, selection))
    if not jobs:
        raise ContentError([nothing_left(library, countries, selection)])
    return jobs


def plan_alone(library: Library) -> tuple[Job, ...]:
    """Return the jobs of what is made as a pair alone, for the first two languages of each country that offers two: no
    plan of kits in one language holds them."""
    types = library.types.values()
    alone = tuple(name for type in types for name, each in type.settings.editions.items() if each.beside == "only")
    offered = {code: tuple(pack.country.languages[:2]) for code, pack in library.packs.items()}
    selections = [
        Selection((code,), pair=pair, editions=alone) for code, pair in offered.items() if alone and len(pair) == 2
    ]
    return tuple(job for selection in selections for job in plan(library, selection))


def nothing_left(library: Library, countries: Iterable[str], selection: Selection) -> Mistake:
    """Return what to say when no file meets all options: what there is to choose from."""
    offered = "; ".join(f"{code} offers {', '.join(library.packs[code].country.languages)}" for code in countries)
    formats = {
        name: {each.format for each in type.settings.editions.values() if each.beside in makes(selection)}
        for name, type in library.types.items()
    }
    made = "; ".join(f"{name} is made as {', '.join(sorted(found))}" for name, found in formats.items() if found)
    return Mistake("options", 0, "", "leave nothing to build.", f"Take one away: {offered}; {made}.")


def check_files(library: Library) -> None:
    """Raise one error for every file name that two editions would make."""
    makers: dict[str, str] = {}
    mistakes = []
    for name, type in library.types.items():
        for key, edition in type.settings.editions.items():
            if edition.file in makers:
                wrong = f"is {edition.file!r}, which {makers[edition.file]} makes too."
                file = f"templates/documents/{name}/type.yaml"
                mistakes.append(Mistake(file, 0, f"editions.{key}.file", wrong, "Give it a name of its own."))
            makers.setdefault(edition.file, f"{name}/{key}")
    if mistakes:
        raise ContentError(mistakes)


def jobs_of(library: Library, code: str, selection: Selection) -> Iterable[Job]:
    """Yield the jobs of one country."""
    pack = library.packs[code]
    workshop = selection.workshop or pack.event.plan
    check_session(library, code, workshop, selection.session)
    wanted = (*pack.country.editions, *selection.editions)
    needed = editions_beneath(library, pack, selection)
    place = code if workshop == pack.event.plan else f"{code}-{workshop}"
    for language, beside in languages_of(pack, selection):
        name = "+".join(selection.pair) or language
        folder = f"{place}/{name}" + (f"/session-{selection.session}" if selection.session is not None else "")
        for type in library.types.values():
            if type.settings.whole and selection.session is not None:
                continue
            asked = chosen_editions(type, selection, wanted)
            for edition in (*asked, *(each for each in needed.get(type.name, ()) if each not in asked)):
                job = Job(code, workshop, language, type.name, edition, folder, selection.session, beside=beside)
                yield job if edition in asked else replace(job, asked=False)


def languages_of(pack: Pack, selection: Selection) -> Iterable[tuple[str, str]]:
    """Yield the languages of one country's kits, each with the second language that stands beside it, or none."""
    offered = pack.country.languages
    if selection.pair:
        left, right = selection.pair
        if {left, right} <= set(offered):
            yield left, right
        return
    wanted = [each for each in offered if not selection.languages or each in selection.languages]
    if not selection.notes or selection.notes in offered:
        yield from ((each, selection.notes) for each in wanted if each != selection.notes)


def editions_beneath(library: Library, pack: Pack, selection: Selection) -> dict[str, tuple[str, ...]]:
    """Return the editions that the chosen documents of round 2 speak of, by their types. They are made, asked for or
    not."""
    wanted = (*pack.country.editions, *selection.editions)
    above = {
        type.settings.about
        for type in library.types.values()
        if type.settings.round == 2 and chosen_editions(type, selection, wanted)
    }
    if not above:
        return {}
    return {
        type.name: tuple(
            name
            for name in chosen_editions(type, Selection(), tuple(pack.country.editions))
            if "all" in above or is_printed(type.settings.editions[name], pack.country.paper)
        )
        for type in library.types.values()
        if type.settings.round == 1
    }


def chosen_editions(type: DocumentType, selection: Selection, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the editions of a type that are made always, or `wanted`; those named by a person alone, if any are."""
    if selection.documents and type.name not in selection.documents:
        return ()
    return tuple(
        name
        for name, edition in type.settings.editions.items()
        if edition.beside in makes(selection)
        and (not selection.formats or edition.format in selection.formats)
        and (name in selection.editions if selection.editions else edition.made == "always" or name in wanted)
    )


def makes(selection: Selection) -> tuple[Beside, ...]:
    """Return which editions are made: those in one language, unless a second is asked for."""
    if selection.pair:
        return "pair", "only"
    return ("notes",) if selection.notes else ("none", "pair", "notes")


def check_pair(library: Library, selection: Selection) -> None:
    """Raise one error for a second language that cannot stand beside the first."""
    mistakes = []
    if selection.pair and (len(selection.pair) != 2 or len(set(selection.pair)) != 2):
        said = "+".join(selection.pair)
        mistakes.append(Mistake("--pair", 0, "", f"{said!r} is no pair.", "Name two languages, as in fr+en."))
    if selection.pair and (selection.languages or selection.notes):
        wrong = "names all languages of the build."
        mistakes.append(Mistake("--pair", 0, "", wrong, "Leave out --language and --notes-language."))
    if selection.notes and selection.languages == (selection.notes,):
        wrong = f"{selection.notes!r} is the language of the slides too."
        mistakes.append(Mistake("--notes-language", 0, "", wrong, "Name another one, or leave it out."))
    for code in selection.countries:
        offered = library.packs[code].country.languages if code in library.packs else ()
        lacking = [each for each in (*selection.pair, selection.notes) if each and each not in offered]
        if lacking and offered:
            option = "--pair" if selection.pair else "--notes-language"
            wrong = f"{code} does not offer {' nor '.join(lacking)}."
            right = f"It offers {', '.join(offered)}: see languages in its country.yaml."
            mistakes.append(Mistake(option, 0, "", wrong, right))
    if mistakes:
        raise ContentError(mistakes)


def check_names(library: Library, selection: Selection) -> None:
    """Raise one error that names every option whose value does not exist."""
    formats = {each.format for type in library.types.values() for each in type.settings.editions.values()}
    editions = {name for type in library.types.values() for name in type.settings.editions}
    workshops = {key for pack in library.packs.values() for key in pack.toolkit.workshops}
    asked = [
        ("--country", selection.countries, {*library.packs, *library.broken}),
        ("--language", selection.languages, set(library.languages)),
        ("--pair", selection.pair, set(library.languages)),
        ("--notes-language", (selection.notes,) if selection.notes else (), set(library.languages)),
        ("--document", selection.documents, set(library.types)),
        ("--format", selection.formats, formats),
        ("--edition", selection.editions, editions),
        ("--workshop", (selection.workshop,) if selection.workshop and workshops else (), workshops),
    ]
    mistakes = [
        Mistake(option, 0, "", f"{value!r} is not there.", suggest(value, tuple(sorted(known))))
        for option, values, known in asked
        for value in values
        if value not in known
    ]
    if mistakes:
        raise ContentError(mistakes)


def check_session(library: Library, code: str, workshop: str, number: int | None) -> None:
    workshops = library.packs[code].toolkit.workshops
    if workshop not in workshops:
        wrong = f"{workshop!r} is no workshop of {code}."
        raise ContentError([Mistake("--workshop", 0, "", wrong, suggest(workshop, tuple(workshops)))])
    last = len(session_keys(workshops[workshop]))
    if number is not None and not 1 <= number <= last:
        wrong = f"{number} is not in the plan {workshop!r} of {code}."
        raise ContentError([Mistake("--session", 0, "", wrong, f"It has sessions 1 to {last}.")])

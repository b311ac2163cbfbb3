"""The whole trip: every job is tried, all mistakes are told, and each file says what is in it and what it lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from mallette import pipeline
from mallette.errors import ContentError, Mistake, Notice
from mallette.model.looks import Theme, Written
from mallette.model.stage import Ratio
from mallette.model.trip import DocumentType, Files, Job, Library, Made, Said, Translation
from mallette.pipeline import make, refuse_notices, texts_of
from mallette.slides.rooms import house
from mallette.tree import Document, Paragraph, Run, Section, iter_runs
from tests.samples import document, job, library, pack, said, texts, with_pack
from tests.stages import RATIOS

WHY = "sessions/links.why"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """Put a writer that draws nothing in place of the true ones, and return what it is given."""
    given: list[Document] = []

    def write(document: Document, theme: Theme, beside: Sequence[Document] = ()) -> Written:
        given.append(document)
        return Written(document.title[0].text.encode(), len(document.sections))

    monkeypatch.setattr(pipeline, "writer_of", lambda edition, job: write)
    return given


def french_without(id: str) -> Library:
    catalogue = {key: entry for key, entry in library().catalogues["fr"].items() if key != id}
    return replace(library(), catalogues={**library().catalogues, "fr": catalogue})


def test_a_job_becomes_a_file_in_its_folder(written: list[Document]) -> None:
    [made] = make(library(), [job("guide", "fr")])
    assert (made.path, made.folder) == ("international/fr/guide.docx", "international/fr")
    assert (made.data, made.pages) == (
        said("guide", "fr").data["terms"]["guide"].striptags().encode(),
        len(written[0].sections),
    )


def test_an_edition_of_sections_makes_a_file_for_each(written: list[Document]) -> None:
    made = make(library(), [replace(job("handouts"), edition="each")])
    numbers = [section.number for section in document("handouts").sections]
    assert len(numbers) >= 16
    assert [each.path for each in made] == [f"international/en/handouts/{number}.pdf" for number in numbers]
    assert [part.sections[0].number for part in written] == numbers
    assert all(part.title == part.sections[0].title and len(part.sections) == 1 for part in written)


def test_the_editions_of_a_document_share_what_it_says(
    written: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    composed: list[str] = []
    compose = pipeline.compose

    def noted(said: Said, type: DocumentType, templates: Mapping[str, str]) -> Document:
        composed.append(type.name)
        return compose(said, type, templates)

    monkeypatch.setattr(pipeline, "compose", noted)
    make(library(), [job("handouts"), replace(job("handouts"), edition="each"), job("guide")])
    assert composed == ["handouts", "guide"]
    assert len(written) > 16


def test_each_job_is_announced_before_it_is_made(written: list[Document]) -> None:
    told: list[tuple[Job, int]] = []
    jobs = [job("guide"), job("deck")]
    make(library(), jobs, lambda each: told.append((each, len(written))))
    assert told == [(jobs[0], 0), (jobs[1], 1)]


def test_every_job_is_tried_and_all_mistakes_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def refuse(document: Document, theme: Theme, beside: Sequence[Document] = ()) -> Written:
        tried.append(document.lang)
        raise ContentError([Mistake("slide", 0, document.lang, "is too long.")])

    monkeypatch.setattr(pipeline, "writer_of", lambda edition, job: refuse)
    with pytest.raises(ContentError) as raised:
        make(library(), [job("deck"), job("deck", "fr")])
    assert tried == ["en", "fr"]
    assert [mistake.key for mistake in raised.value.mistakes] == ["en", "fr"]


def test_a_broken_template_does_not_hide_another(written: list[Document]) -> None:
    broken = {f"{type}/document.xml.j2": "<document>\n{{ terms.nothing }}</document>" for type in ("deck", "guide")}
    with pytest.raises(ContentError) as raised:
        make(
            replace(library(), templates={**library().templates, **broken}),
            [job("deck"), job("guide"), job("handouts")],
        )
    assert [(each.file, each.line) for each in raised.value.mistakes] == [
        ("templates/documents/deck/document.xml.j2", 2),
        ("templates/documents/guide/document.xml.j2", 2),
    ]
    assert len(written) == 1


def test_a_bug_of_ours_is_not_taken_for_a_mistake_of_an_author(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: Document, theme: Theme, beside: Sequence[Document] = ()) -> Written:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "writer_of", lambda edition, job: fail)
    with pytest.raises(ZeroDivisionError):
        make(library(), [job("deck")])


def test_a_format_that_nobody_writes_gets_a_sentence() -> None:
    edition = next(iter(library().types["guide"].settings.editions.values())).model_copy(update={"format": "dokx"})
    with pytest.raises(ContentError) as raised:
        pipeline.writer_of(edition, job("guide"))
    assert str(raised.value) == (
        "templates/documents/guide/type.yaml: editions.guide.format: 'dokx' is no format. Did you mean 'docx'?"
    )


def test_every_format_that_a_type_names_has_its_writer() -> None:
    for type in library().types.values():
        for edition in type.settings.editions.values():
            assert callable(pipeline.writer_of(edition, job(type.name)))


def test_a_file_has_the_notices_of_its_own_texts_and_no_other(written: list[Document]) -> None:
    short = french_without(WHY)
    notice = Notice("missing translation (fr)", f"5 ({WHY})", texts()[WHY], "content/languages/fr/strings.po")
    [guide] = make(short, [job("guide", "fr")])
    assert notice in guide.notices
    [handouts] = make(short, [job("handouts", "fr")])
    assert notice not in handouts.notices


def test_a_writer_adds_its_own_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    notice = Notice("sizes", "5-3", "stepped down")
    monkeypatch.setattr(pipeline, "writer_of", lambda edition, job: lambda document, theme: Written(b"", 1, (notice,)))
    [made] = make(library(), [job("guide")])
    assert made.notices == (notice,)


@pytest.mark.parametrize("entry", [None, Translation("Before.", "Avant.")])
def test_strict_makes_a_missing_or_stale_translation_a_mistake(
    written: list[Document], entry: Translation | None
) -> None:
    lacking = french_without(WHY)
    if entry:
        lacking = replace(lacking, catalogues={"fr": {**lacking.catalogues["fr"], WHY: entry}})
    with pytest.raises(ContentError, match=rf"5 \({WHY}\)"):
        refuse_notices(make(lacking, [job("guide", "fr")]))


def test_strict_lets_other_notices_pass() -> None:
    made = [Made("p", b"", 1, "f", (Notice("sizes", "5-3", "stepped down"),))]
    assert refuse_notices(made) is None


def test_a_file_says_each_text_once_after_its_number() -> None:
    title = (Run("Links", "sessions/links.title", "en"),)
    words = (Run("See ", "sessions/links.why", "en"), Run("it", "sessions/links.why", "en", bold=True), Run(" · "))
    section = Section(title, running=title, blocks=(Paragraph(title), Paragraph((*words, *title))))
    assert texts_of(Document("en", title, (section,)), said()) == {
        "sessions/links.title": "5 Links",
        "sessions/links.why": "5 See it",
    }


def test_what_a_file_says_is_found_by_its_smallest_number(written: list[Document]) -> None:
    [made] = make(library(), [job("guide")])
    title = "sessions/links.steps.sort-links.title"
    assert made.says[title] == f"5-3 {texts()[title]}"
    assert len(made.says) > 1500


class TestOneSize:
    """A deck is written beside the same deck in the kit's other languages, so that both are set alike."""

    @pytest.fixture
    def beside(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
        """Return the language of each document that is written, with those that it is given beside."""
        given: list[tuple[str, list[str]]] = []

        def write(document: Document, theme: Theme, beside: Sequence[Document] = ()) -> Written:
            given.append((document.lang, [each.lang for each in beside]))
            return Written(b"", 1)

        monkeypatch.setattr(pipeline, "writer_of", lambda edition, job: write)
        return given

    def test_each_language_is_given_the_others(self, beside: list[tuple[str, list[str]]]) -> None:
        make(library(), [job("deck"), job("deck", "fr")])
        assert beside == [("en", ["fr"]), ("fr", ["en"])]

    def test_formats_whose_pages_grow_are_given_none(self, beside: list[tuple[str, list[str]]]) -> None:
        make(library(), [job("guide"), job("handouts")])
        assert beside == [("en", []), ("en", [])]

    def test_a_kit_in_one_language_stands_alone(self, beside: list[tuple[str, list[str]]]) -> None:
        alone = replace(pack(), country=pack().country.model_copy(update={"languages": ("fr",)}))
        make(with_pack(alone), [job("deck", "fr")])
        assert beside == [("fr", [])]

    def test_a_language_with_mistakes_is_left_out_and_told_where_it_is_made(
        self, beside: list[tuple[str, list[str]]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        true = pipeline.localize

        def localize(job: Job, library: Library, *about: Files) -> Said:
            if job.language == "fr":
                raise ContentError([Mistake("content/languages/fr/strings.po", 7, "", "is wrong.")])
            return true(job, library, *about)

        monkeypatch.setattr(pipeline, "localize", localize)
        make(library(), [job("deck")])
        assert beside == [("en", [])]
        with pytest.raises(ContentError, match=r"strings.po:7"):
            make(library(), [job("deck"), job("deck", "fr")])


class TestTheme:
    @pytest.mark.parametrize("ratio", RATIOS)
    def test_a_deck_stands_on_the_base_file_of_its_editions_ratio(self, ratio: Ratio) -> None:
        theme = pipeline.theme_of(job("deck"), with_ratio(ratio))
        assert theme.ratio == ratio
        assert theme.base is not None
        assert theme.base == library().brands["mallette"].decks[ratio]
        assert theme.base.stage.width == house(ratio).width

    def test_a_brand_without_that_file_leaves_it_to_the_writer(self) -> None:
        brand = replace(library().brands["mallette"], decks={})
        theme = pipeline.theme_of(job("deck"), replace(with_ratio("4x3"), brands={"mallette": brand}))
        assert (theme.base, theme.ratio) == (None, "4x3")


def with_ratio(ratio: Ratio) -> Library:
    """Return the real library with its decks in one ratio."""
    deck = library().types["deck"]
    editions = {key: each.model_copy(update={"ratio": ratio}) for key, each in deck.settings.editions.items()}
    changed = replace(deck, settings=deck.settings.model_copy(update={"editions": editions}))
    return replace(library(), types={**library().types, "deck": changed})


def test_a_pair_is_made_of_both_trees_and_says_both(written: list[Document]) -> None:
    french = replace(job("handouts", "fr"), folder="international/fr+en", beside="en")
    [made] = make(library(), [french])
    assert (made.path, made.folder) == ("international/fr+en/handouts.pdf", "international/fr+en")
    assert written[0].lang == "fr"
    assert {run.lang for run in iter_runs(written[0])} >= {"fr", "en"}
    assert (made.says["terms.handouts"], made.says["terms.handouts@en"]) == (
        said("handouts", "fr").data["terms"]["handouts"].striptags(),
        said("handouts", "en").data["terms"]["handouts"].striptags(),
    )


def test_a_pair_tells_what_either_language_lacks(written: list[Document]) -> None:
    paired = replace(job("guide"), folder="international/en+fr", beside="fr")
    [made] = make(french_without(WHY), [paired])
    assert any(WHY in f"{notice.where} {notice.text}" for notice in made.notices)


def test_a_deck_with_notes_in_another_language_has_a_name_of_its_own(written: list[Document]) -> None:
    [made] = make(library(), [replace(job("deck"), beside="fr")])
    assert made.path == "international/en/deck-notes-fr.pptx"

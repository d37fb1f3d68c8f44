"""Summaries of real courses with the real catalogue: names found, file written whole."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from radcoder.app.reports import FileNotWrittenError, summary_pdf, write_summary
from radcoder.app.review import review_course
from radcoder.app.workspace import Workspace
from radcoder.domain.people import Identity
from tests.notation import course

COURSE = course("""
ended
dx C61
phase p1 photon vmat imrt volume=prostate planned=6
fractions p1 2026-02-16 x6
claim A professional 11 lakeside locality=01182-18
2026-02-12 77301
2026-02-12 77263
2026-02-13 77385
each p1 77407
""")


def test_codes_diagnoses_places_and_localities_are_named_from_the_catalogue(workspace: Workspace) -> None:
    pdf = summary_pdf(workspace, COURSE, review_course(workspace, COURSE))
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
    facts = workspace.facts_for([COURSE])
    for name in (
        facts.codes["77407"][-1].short_name,
        facts.diagnoses["C61"].title,
        facts.places["11"].meaning,
        facts.localities["01182-18"][-1].name,
        facts.payers["medicare"].name,
        facts.codes["77336"][-1].short_name,
    ):
        assert name in text
    assert "(not in force on this date)" in text


def test_the_same_course_gives_the_same_bytes(workspace: Workspace) -> None:
    review = review_course(workspace, COURSE)
    assert summary_pdf(workspace, COURSE, review) == summary_pdf(workspace, COURSE, review)


def test_the_file_holds_the_summary_and_nothing_is_left_beside_it(workspace: Workspace, tmp_path: Path) -> None:
    review = review_course(workspace, COURSE)
    write_summary(workspace, COURSE, review, tmp_path / "summary.pdf")
    assert (tmp_path / "summary.pdf").read_bytes() == summary_pdf(workspace, COURSE, review)
    assert [path.name for path in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_folder_that_is_not_there_is_named(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="its folder does not exist"):
        write_summary(workspace, COURSE, review_course(workspace, COURSE), tmp_path / "gone" / "summary.pdf")


def test_a_person_is_named_only_where_that_was_asked_for(workspace: Workspace) -> None:
    review = review_course(workspace, COURSE)
    somebody = Identity("MRN-4711", "Jane Roe")
    named, plain = (
        " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
        for pdf in (summary_pdf(workspace, COURSE, review, somebody), summary_pdf(workspace, COURSE, review))
    )
    assert "Record number MRN-4711 · Jane Roe" in named
    assert "This copy was asked to name a person." in named
    assert "4711" not in plain
    assert "The reference on each page is an alias" in plain

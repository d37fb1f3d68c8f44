"""The summary: one reviewed course on paper, for a supervisor's file."""

from pathlib import Path

from reportlab.platypus import Flowable

from radcoder.reports.checklist import checklist_table
from radcoder.reports.closing import closing, expected_table
from radcoder.reports.content import PAGE_NOTICE, Summary
from radcoder.reports.finding_blocks import finding_blocks
from radcoder.reports.line_table import line_tables
from radcoder.reports.opening import opening
from radcoder.reports.pages import Furniture, make_pdf
from radcoder.reports.theme import load_fonts
from radcoder.reports.timeline import timeline_section
from radcoder.reports.wording import joined, verdict

SHORT = 16  # hexadecimal digits of a hash at the foot of a page


def draw_summary(summary: Summary, fonts: Path) -> bytes:
    """Draw the PDF with the typefaces of the folder; the same summary gives the same bytes.

    Raises `FontMissingError`.
    """
    load_fonts(fonts)
    return make_pdf(lambda: _story(summary), _furniture(summary))


def _story(summary: Summary) -> list[Flowable]:
    return [
        *opening(summary),
        *finding_blocks(summary),
        *expected_table(summary),
        *timeline_section(summary),
        *line_tables(summary),
        *checklist_table(summary),
        *closing(summary),
    ]


def _furniture(summary: Summary) -> Furniture:
    course = summary.course
    return Furniture(
        reference=course.reference,
        title=joined([course.reference, course.title], " · "),
        verdict=verdict(summary),
        hashes=f"content {summary.content_hash[:SHORT]} · catalogue {summary.review.catalog_hash[:SHORT]}",
        notice=PAGE_NOTICE,
    )

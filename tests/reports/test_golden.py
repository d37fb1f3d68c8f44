"""The whole text of a summary, page by page, against what a person has read and approved.

To renew the approved text after a wanted change: `RADCODER_RENEW_GOLDEN=1 pytest tests/reports/test_golden.py`, then
read the difference that git shows.
"""

import os
from pathlib import Path

import pytest

from radcoder.domain.course import Course
from radcoder.reports.content import Summary
from tests.reports.summaries import INVENTED, NAMES, SUMMARY, bare, drawn, pages, review

GOLDEN = Path(__file__).parent / "golden"
PAGE_BREAK = "\n----- page break -----\n"


@pytest.mark.parametrize(
    ("name", "summary"),
    [
        ("findings", SUMMARY),
        ("clean", Summary(INVENTED, review(), NAMES)),
        ("empty", bare(Course("R-0"))),
    ],
)
def test_the_paper_says_what_was_approved(name: str, summary: Summary) -> None:
    text = PAGE_BREAK.join(pages(drawn(summary))) + "\n"
    approved = GOLDEN / f"{name}.txt"
    if os.environ.get("RADCODER_RENEW_GOLDEN"):
        approved.write_text(text, encoding="utf-8", newline="\n")
    assert text == approved.read_text(encoding="utf-8")

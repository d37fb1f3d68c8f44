"""Putting a reviewed course on paper."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from radcoder.app.code_page import CodePage
from radcoder.app.exports import write_export
from radcoder.app.places import data_folder
from radcoder.app.timeline import windows_of
from radcoder.app.workspace import Workspace
from radcoder.domain.course import Course, Entry
from radcoder.domain.facts import Facts
from radcoder.domain.findings import Review
from radcoder.domain.people import NOBODY, Identity
from radcoder.files import FileNotWrittenError

if TYPE_CHECKING:
    from radcoder.reports.content import Names

__all__ = ["FileNotWrittenError", "code_pdf", "summary_pdf", "write_code", "write_summary"]


def summary_pdf(workspace: Workspace, course: Course, review: Review, identity: Identity = NOBODY) -> bytes:
    """Draw the summary; the same course, review and catalogue give the same bytes.

    It names a person only where `identity` is given: ask each time, and keep no answer.

    Raises `MissingDataError`, `FontMissingError`.
    """
    from radcoder.reports.content import (  # ReportLab costs a third of a bare start
        NOTICES,
        NOTICES_WITH_A_NAME,
        Summary,
    )
    from radcoder.reports.summary import draw_summary

    notices = NOTICES if identity == NOBODY else NOTICES_WITH_A_NAME
    names, windows = _names(workspace, course, review), windows_of(workspace, course)
    summary = Summary(course, review, names, notices, identity, windows)
    return draw_summary(summary, data_folder("resources") / "fonts")


def write_summary(
    workspace: Workspace, course: Course, review: Review, path: Path, identity: Identity = NOBODY
) -> None:
    """Write the summary into a file: all of it, or nothing. Raises `FileNotWrittenError`."""
    write_export(path, summary_pdf(workspace, course, review, identity))


def code_pdf(workspace: Workspace, page: CodePage) -> bytes:
    """Draw a code page; the same page and catalogue give the same bytes. Raises `FontMissingError`."""
    from radcoder.app.code_sections import sheet_of
    from radcoder.reports.sheet import Printed, draw_sheet

    standing = f"Date of service {page.on} · {page.locality.label}"
    return draw_sheet(Printed(sheet_of(page), standing, workspace.catalog.hash), data_folder("resources") / "fonts")


def write_code(workspace: Workspace, page: CodePage, path: Path) -> None:
    """Write a code page into a file as a PDF: all of it, or nothing. Raises `FileNotWrittenError`."""
    write_export(path, code_pdf(workspace, page))


def _names(workspace: Workspace, course: Course, review: Review) -> "Names":
    from radcoder.reports.content import Names

    facts = workspace.facts_for([course])
    entries = tuple(course.entries())
    last = max((entry.date for entry in entries), default=date.max)
    payer = facts.payers.get(course.payer or "")
    return Names(
        lines={entry.ref: _name(entry.code, entry.date, facts, workspace.areas) for entry in entries},
        codes={units.code: _name(units.code, last, facts, workspace.areas) for units in review.expected},
        diagnoses={code: facts.diagnoses[code].title for code in course.diagnoses if code in facts.diagnoses},
        places={pos: place.meaning for pos, place in facts.places.items() if pos in {c.pos for c in course.claims}},
        localities=_localities(entries, facts),
        payer=payer.name if payer else "",
    )


def _name(code: str, on: date, facts: Facts, areas: Mapping[str, str]) -> str:
    if known := facts.code(code, on):
        return known.short_name
    if others := facts.codes.get(code):
        return f"{others[-1].short_name} (not in force on this date)"
    retired = facts.retired.get(code)
    return retired.what_it_was if retired else areas.get(code, "")


def _localities(entries: tuple[Entry, ...], facts: Facts) -> dict[str, str]:
    keys = {entry.claim.locality: entry.date for entry in entries if entry.claim.locality}
    rows = {key: facts.locality(key, on) for key, on in keys.items()}
    return {key: row.name for key, row in rows.items() if row}

"""What is doubtful about the diagnoses of a course: codes that the list does not have, or that are too short."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from radcoder.domain.course import Course

if TYPE_CHECKING:
    from radcoder.app.workspace import Workspace


def diagnoses_of(course: Course) -> frozenset[str]:
    """Every diagnosis that the course or one of its lines names."""
    billed = (code for claim in course.claims for line in claim.lines for code in line.diagnoses)
    return frozenset((*course.diagnoses, *billed))


def diagnosis_doubts(workspace: "Workspace", codes: Iterable[str]) -> dict[str, str]:
    """A sentence for each code that cannot be billed as it stands, in order of the codes."""
    release = workspace.facts_for(()).releases.get("icd10cm")
    edition = release.edition if release else ""
    return {code: said for code in sorted(codes) if (said := _doubt(workspace, code, edition))}


def _doubt(workspace: "Workspace", code: str, edition: str) -> str:
    entry = workspace.catalog.tabular_entry(code)
    if entry is None:
        return f"{code} is not in the ICD-10-CM list {edition}: look for it by words with Ctrl+K. It stays as typed."
    return "" if entry.node.billable else f"{code} needs more characters to be billed. It stays as typed."

"""SET-19: a hospital line that outpatient payment does not pay."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.facts import Facts, HospitalStatus
from radcoder.domain.findings import Severity
from radcoder.domain.hospital import PACKAGED
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.setting.component import NOT_RECOGNISED, PHYSICIAN_CODES

OFF_CAMPUS = "PN"
TOLD_ELSEWHERE = PHYSICIAN_CODES | {"G0339", "G0340"} | {f"G60{number:02}" for number in range(1, 18)}
MEANING = {
    "B": "outpatient payment does not recognise the code; another one is used, or another claim",
    "E1": "Medicare never covers it",
    "E2": "no price is held for it",
    "M": "it is not billable to the hospital's contractor",
}


class HospitalLinePaidNothing(LineRule):
    """A hospital line is paid nothing.

    What: A hospital's line whose code has status indicator B, E1, E2 or M on the date (an error), or N (a reminder).
    Why: Under B, E1, E2 and M the line is returned or refused. Under N the service is packaged: it may be reported,
    and its payment lies in another line.
    Resolve: Use the code that hospitals bill: G0463 for a clinic visit, for instance. Leave packaged lines on the
    claim; they carry cost.
    Authority: Outpatient code editor, status indicators of 2019Q3 to 2026Q2; its edit 62 for unrecognised codes.
    """

    id = "SET-19"
    name = "hospital-line-paid-nothing"
    severity = Severity.ERROR
    authority = (Cite("opps", "status indicators"), Cite("ioce", "edit 62"))

    def concerns(self, code: str, facts: Facts) -> bool:
        """A code that is not paid for under some edition's status."""
        return code not in TOLD_ELSEWHERE and any(
            row.status in MEANING or row.status == PACKAGED for row in facts.hospital.get(code, ())
        )

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report hospital lines by their status indicator on the date."""
        if entry.claim.kind is not ClaimKind.HOSPITAL or entry.code in TOLD_ELSEWHERE:
            return
        row = chart.facts.hospital_status(entry.code, entry.date)
        if row is None or (row.apc_with_pn and OFF_CAMPUS in entry.line.modifiers):
            return
        if row.status == PACKAGED:
            yield _packaged(entry, row)
        elif row.status in NOT_RECOGNISED:
            yield _refused(entry, row)


def _packaged(entry: Entry, row: HospitalStatus) -> Problem:
    return Problem(
        message=f"{entry.code} {{when}} is packaged on a hospital's claim: it earns nothing of its own.",
        entries=(entry,),
        evidence=f"{row.release}: {entry.code} has status indicator {row.status}",
        severity=Severity.INFO,
    )


def _refused(entry: Entry, row: HospitalStatus) -> Problem:
    return Problem(
        message=f"{entry.code} {{when}} is not paid on a hospital's claim (status indicator {row.status}): "
        f"{MEANING[row.status]}.",
        entries=(entry,),
        evidence=f"{row.release}: {entry.code} has status indicator {row.status}; claim {entry.claim.id} is a "
        "hospital's",
        fixes=(remove(entry),),
    )

"""SET-05: a physician's code on a hospital's claim."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.setting.component import NOT_RECOGNISED, PHYSICIAN_CODES


class PhysicianOnlyCodeOnHospitalBill(LineRule):
    """A hospital bills the physician's own work.

    What: Clinical planning, management or the surgeon's stereotactic work on a hospital's claim.
    Why: These codes hold physician work only. Outpatient prospective payment does not recognise them (status
    indicator B). Stereotactic management 77435 is packaged instead and is no error.
    Resolve: Take the line off the hospital's claim; the practitioner bills it. A critical-access hospital that
    bills for its physicians (method II) may keep it.
    Authority: Outpatient code editor, status indicator B for 2019Q3 to 2026Q2.
    """

    id = "SET-05"
    name = "physician-only-code-on-a-hospital-bill"
    severity = Severity.ERROR
    authority = (Cite("opps", "status indicator B"),)
    codes = PHYSICIAN_CODES

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report physicians' codes of hospitals on dates on which they are not recognised."""
        row = chart.facts.hospital_status(entry.code, entry.date)
        if entry.claim.kind is not ClaimKind.HOSPITAL or row is None or row.status not in NOT_RECOGNISED:
            return
        yield Problem(
            message=f"{entry.code} {{when}} is the physician's own work: it is not paid on a hospital's claim.",
            entries=(entry,),
            evidence=f"{row.release}: {entry.code} has status indicator {row.status}; claim {entry.claim.id} is a "
            "hospital's",
            fixes=(remove(entry),),
        )

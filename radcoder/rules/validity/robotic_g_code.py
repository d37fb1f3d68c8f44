"""VAL-12: robotic stereotactic G codes on a hospital's claim."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.validity.ended import bill_instead

NOT_RECOGNISED = "B"
INSTEAD = {"G0339": ("77372", "77373"), "G0340": ("77373",)}


class RoboticGCodeOnHospitalBill(LineRule):
    """A hospital bills a robotic stereotactic G code.

    What: G0339 or G0340 on a hospital's claim.
    Why: Outpatient prospective payment does not recognise them (status indicator B); they are for practitioners
    whose contractor asks for them.
    Resolve: Bill 77372 for one cranial session, 77373 for each of one to five sessions of other stereotactic
    treatment.
    Authority: Outpatient code editor, status indicator B for 2019Q3 to 2026Q2.
    """

    id = "VAL-12"
    name = "robotic-stereotactic-g-code-on-a-hospital-bill"
    severity = Severity.ERROR
    authority = (Cite("opps", "status indicator B"),)
    codes = frozenset(INSTEAD)

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report hospital lines on dates on which the code is not recognised."""
        row = chart.facts.hospital_status(entry.code, entry.date)
        if entry.claim.kind is not ClaimKind.HOSPITAL or row is None or row.status != NOT_RECOGNISED:
            return
        yield Problem(
            message=f"{entry.code} {{when}} is not recognised on a hospital's claim: hospitals bill 77372 for one "
            "cranial session, 77373 for other stereotactic sessions.",
            entries=(entry,),
            evidence=f"{row.release}: {entry.code} has status indicator {row.status}; claim {entry.claim.id} is a "
            "hospital's",
            fixes=(*(bill_instead(entry, code) for code in INSTEAD[entry.code]), remove(entry)),
        )

"""VAL-08: an office G code on a hospital's claim before 2026."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.validity.ended import bill_instead

NOT_RECOGNISED = "B"
OFF_CAMPUS = "PN"
GUIDANCE = frozenset({"G6001", "G6002", "G6017"})
INSTEAD = {
    "77402": ("G6003", "G6004", "G6005", "G6006"),
    "77407": ("G6007", "G6008", "G6009", "G6010"),
    "77412": ("G6011", "G6012", "G6013", "G6014"),
    "77385": ("G6015", "G6016"),
    "77386": ("G6015",),
    "77387": ("G6001", "G6002"),
}


class OfficeGCodeOnHospitalBill(LineRule):
    """A hospital bills an office G code.

    What: G6001 to G6017 on a hospital's claim for a date of service before 2026.
    Why: Outpatient prospective payment does not recognise these codes (status indicator B). Hospitals had the
    ordinary delivery codes, and guidance was packaged.
    Resolve: Bill 77402, 77407 or 77412, or 77385 or 77386 for IMRT. An off-campus department at the reduced rate
    did bill G6001 to G6016 with modifier PN: then the modifier is what is missing.
    Authority: Outpatient code editor, status indicator B for 2019Q3 to 2025Q4, and its list of codes that an
    off-campus department bills with PN.
    """

    id = "VAL-08"
    name = "office-g-code-on-a-hospital-bill-before-2026"
    severity = Severity.ERROR
    authority = (Cite("opps", "status indicator B"), Cite("ioce", "codes of off-campus departments with PN"))
    codes = frozenset(f"G60{number:02}" for number in range(1, 18))

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report hospital lines that are not those of an off-campus department."""
        if entry.claim.kind is not ClaimKind.HOSPITAL:
            return
        row = chart.facts.hospital_status(entry.code, entry.date)
        if row is None or row.status != NOT_RECOGNISED or (row.apc_with_pn and OFF_CAMPUS in entry.line.modifiers):
            return
        codes = tuple(code for code, codes in INSTEAD.items() if entry.code in codes)
        yield Problem(
            message=f"{entry.code} {{when}} is an office code that hospital outpatient payment does not recognise. "
            f"{_advice(entry.code)}",
            entries=(entry,),
            evidence=f"{row.release}: {entry.code} has status indicator {row.status}; claim {entry.claim.id} is a "
            "hospital's, no PN on the line",
            fixes=(*(bill_instead(entry, code) for code in codes), remove(entry)),
        )


def _advice(code: str) -> str:
    if code in GUIDANCE:
        return "In a hospital guidance was packaged into delivery."
    codes = tuple(new for new, old in INSTEAD.items() if code in old)
    return f"Hospitals billed {' or '.join(codes)} before 2026."

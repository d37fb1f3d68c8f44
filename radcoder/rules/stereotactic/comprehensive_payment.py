"""SRS-11: what a hospital's radiosurgery payment packages."""

from collections.abc import Iterator

from radcoder.domain.course import Claim, ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.stereotactic.courses import CRANIAL_DELIVERY
from radcoder.rules.wording import listed

COMPREHENSIVE = "J1"


class RadiosurgeryComprehensivePayment(CourseRule):
    """A hospital's radiosurgery payment packages the rest of its claim.

    What: 77371 or 77372 on a hospital claim beside other lines that are not on the list of planning and
    preparation services paid on their own.
    Why: The delivery has a comprehensive payment. Everything else on the claim is packaged into it, except a
    list of imaging, simulation, planning and physics services.
    Resolve: Nothing has to be changed. Expect no payment of its own for the packaged lines.
    Authority: The outpatient editor's status indicator J1 and its radiosurgery planning flags since 2019Q3.
    """

    id = "SRS-11"
    name = "radiosurgery-comprehensive-payment"
    severity = Severity.INFO
    authority = (Cite("opps", "status J1, radiosurgery planning flags"), Cite("ioce", "comprehensive payment"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Name the packaged lines of each hospital claim with radiosurgery."""
        for entry in chart.of(CRANIAL_DELIVERY):
            status = chart.facts.hospital_status(entry.code, entry.date)
            if entry.claim.kind is ClaimKind.HOSPITAL and status is not None and status.status == COMPREHENSIVE:
                yield from _packaged(entry, status.apc, chart)


def _packaged(entry: Entry, apc: str, chart: Chart) -> Iterator[Problem]:
    packaged = tuple(other for other in _lines_of(entry.claim, chart) if _is_packaged(other, chart))
    if packaged:
        codes = listed(sorted({other.code for other in packaged}))
        yield Problem(
            message=f"{entry.code} {{when}} has a comprehensive payment (APC {apc}): {codes} on the same claim "
            "are packaged into it.",
            entries=(entry,),
            with_entries=packaged,
            evidence=f"{entry.code}: status {COMPREHENSIVE}, APC {apc}; no radiosurgery planning flag for {codes}",
        )


def _lines_of(claim: Claim, chart: Chart) -> Iterator[Entry]:
    return (entry for entry in chart.entries if entry.claim is claim)


def _is_packaged(entry: Entry, chart: Chart) -> bool:
    status = chart.facts.hospital_status(entry.code, entry.date)
    return status is not None and status.status != COMPREHENSIVE and not status.radiosurgery_planning

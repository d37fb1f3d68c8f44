"""VAL-07: a CPT delivery code that Medicare did not recognise in offices before 2026."""

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from radcoder.domain.course import ClaimKind, Entry, ImageGuidance
from radcoder.domain.facts import FeeRow
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import OFFICE, Chart
from radcoder.rules.validity.ended import bill_instead

NOT_RECOGNISED = "I"
GUIDANCE = "77387"
IMRT_DELIVERY = frozenset({"77385", "77386"})
ENERGY_BANDS = (Decimal(5), Decimal(10), Decimal(19))  # to 5, 6 to 10, 11 to 19, 20 and more
BY_LEVEL_AND_BAND = {
    "77402": ("G6003", "G6004", "G6005", "G6006"),
    "77407": ("G6007", "G6008", "G6009", "G6010"),
    "77412": ("G6011", "G6012", "G6013", "G6014"),
}
BY_IMAGING = {
    ImageGuidance.CBCT: ("77014",),
    ImageGuidance.CT: ("77014",),
    ImageGuidance.KV: ("G6002",),
    ImageGuidance.ULTRASOUND: ("G6001",),
}


class CptDeliveryInMedicareOffice(LineRule):
    """A Medicare office billed delivery with a code that Medicare kept for hospitals.

    What: 77385, 77386, 77402, 77407 or 77412 to Medicare from place of service 11, or 77387 from any place, on a
    practitioner's claim for a date of service before 2026.
    Why: The fee schedule gave these codes status I: not valid for Medicare, another code is used.
    Resolve: Delivery was G6003 to G6016 by level and energy, guidance G6001, G6002 or 77014. Other payers follow
    their contracts and are not judged here.
    Authority: Medicare physician fee schedule of October 2025, status I.
    """

    id = "VAL-07"
    name = "cpt-delivery-code-in-a-medicare-office-before-2026"
    severity = Severity.ERROR
    authority = (Cite("rvu", "status I"),)
    codes = frozenset({"77385", "77386", "77387", "77402", "77407", "77412"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines to Medicare whose code the schedule does not recognise."""
        claim = entry.claim
        if not chart.medicare or claim.kind is not ClaimKind.PROFESSIONAL:
            return
        row = _schedule_row(entry, chart)
        if row is None or row.status != NOT_RECOGNISED or (claim.pos != OFFICE and entry.code != GUIDANCE):
            return
        yield Problem(
            message=f"{entry.code} {{when}} is not valid for Medicare on a practitioner's claim before 2026. "
            f"{_advice(entry.code)}",
            entries=(entry,),
            evidence=f"{row.release}: {entry.code} has status I; claim {claim.id} is professional with "
            f"place of service {claim.pos or 'not given'}",
            fixes=(*(bill_instead(entry, code) for code in _instead(entry, chart)), remove(entry)),
        )


def _schedule_row(entry: Entry, chart: Chart) -> FeeRow | None:
    """The row of the day; for a day before the schedules held, the row that closes the same period of the code."""
    if row := chart.facts.fee_row(entry.code, "", entry.date):
        return row
    period = chart.facts.code(entry.code, entry.date)
    last = period.period.end if period else None
    return chart.facts.fee_row(entry.code, "", last) if last else None


def _advice(code: str) -> str:
    if code == GUIDANCE:
        return "Guidance was G6001, G6002 or 77014, with 26 in a facility."
    if code in IMRT_DELIVERY:
        return "IMRT delivery in an office was G6015, or G6016 with compensators."
    return "Delivery in an office was one of G6003 to G6014, by level and energy."


def _instead(entry: Entry, chart: Chart) -> tuple[str, ...]:
    phase = chart.phase_of(entry)
    if entry.code in IMRT_DELIVERY:
        return ("G6015",)
    if entry.code == GUIDANCE:
        imaging = phase.image_guidance if phase else None
        return BY_IMAGING.get(imaging, ("77014", "G6002")) if imaging else ("77014", "G6002")
    energy = (phase.energy_mv or phase.energy_mev) if phase else None
    return () if energy is None else (BY_LEVEL_AND_BAND[entry.code][bisect_left(ENERGY_BANDS, energy)],)

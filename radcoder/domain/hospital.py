"""What Medicare would pay a hospital for a line: status, packaging, and the rate of its payment group."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Self

from radcoder.domain.course import Claim, Line
from radcoder.domain.facts import Facts, HospitalStatus
from radcoder.domain.findings import Amount
from radcoder.domain.money import cents, times

ZERO = Decimal("0.00")
RADIOSURGERY_APC = "5627"
SIGNIFICANT = frozenset({"S", "T", "V"})
NEVER_PACKAGED = frozenset({"J1", "U", "H", "G", "K"})
HOSPITAL_PAID = frozenset({"S", "T", "V", "J1", "J2", "U", "Q1", "Q2", "Q3", "Q4", "R", "P", "K", "G", "H"})
PACKAGED = "N"
HOSPITAL_UNPAID = {
    PACKAGED: "packaged into another payment (status N)",
    "B": "not recognised on an outpatient hospital claim (status B)",
    "E1": "not covered by Medicare (status E1)",
    "E2": "no price is available (status E2)",
    "M": "not billable to the contractor (status M)",
    "C": "paid only for an inpatient (status C)",
    "A": "paid under another fee schedule (status A)",
    "Y": "billed to the equipment contractor (status Y)",
}


@dataclass(frozen=True, slots=True)
class Packaging:
    """What on a hospital claim swallows other lines: a comprehensive service, and the significant services of each day.

    The claim of the file is taken as the claim that is submitted.
    """

    comprehensive: HospitalStatus | None
    significant: Mapping[date, int]

    @classmethod
    def of(cls, claim: Claim, facts: Facts) -> Self:
        """Read the statuses of a claim's lines."""
        found = [(line.date, row) for line in claim.lines if (row := facts.hospital_status(line.code, line.date))]
        comprehensive = next((row for _, row in found if row.status == "J1"), None)
        return cls(comprehensive, Counter(day for day, row in found if row.status in SIGNIFICANT))

    def swallows(self, line: Line, row: HospitalStatus) -> str:
        """Say into what the line is packaged; empty when it is paid by itself."""
        if row.status in NEVER_PACKAGED:
            return ""
        kept = row.radiosurgery_planning and self.comprehensive and self.comprehensive.apc == RADIOSURGERY_APC
        if self.comprehensive and not kept:
            return f"packaged into {self.comprehensive.code} (status J1) of the same claim"
        if row.status == "Q1" and self.significant[line.date]:
            return "status Q1: packaged into the other services of the day"
        return ""


def hospital_amount(line: Line, packaging: Packaging, facts: Facts) -> Amount:
    """Price one line of a hospital claim by its APC rate; None where no amount can be given."""
    row = facts.hospital_status(line.code, line.date)
    if row is None:
        return Amount(None, f"no hospital status is held for {line.code} on {line.date}")
    if "PN" in line.modifiers and row.apc_with_pn:
        return _apc_amount(row.apc_with_pn, line, facts, "off-campus rate (PN)")
    if row.status in HOSPITAL_UNPAID:
        worth = ZERO if row.status in (PACKAGED, "B", "E1") else None
        return Amount(worth, f"{row.release}: {HOSPITAL_UNPAID[row.status]}")
    if row.status not in HOSPITAL_PAID or not row.apc:
        return Amount(None, f"{row.release}: status {row.status} without an APC rate")
    swallowed = packaging.swallows(line, row)
    return Amount(ZERO, swallowed) if swallowed else _apc_amount(row.apc, line, facts, f"status {row.status}")


def _apc_amount(apc: str, line: Line, facts: Facts, note: str) -> Amount:
    rate = facts.apc(apc, line.date)
    if rate is None:
        return Amount(None, f"no rate is held for APC {apc} on {line.date}")
    how = f"APC {apc}, {note}, national rate {rate.rate}; {rate.release}"
    return Amount(*times(cents(rate.rate), line.units, how))

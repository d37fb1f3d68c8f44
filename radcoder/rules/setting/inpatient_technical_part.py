"""SET-08: the technical part of an inpatient's service on a practitioner's claim."""

from collections.abc import Iterator

from radcoder.domain.codes import Component
from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import INPATIENT, Chart
from radcoder.rules.setting.component import component_on, paid_nowhere


class TechnicalPartForInpatient(LineRule):
    """A practitioner bills the technical part for an inpatient.

    What: The TC part of a divided code on a practitioner's claim with place of service 21. Technical-only codes from
    there are reported as from every other facility.
    Why: The hospital stay pays for the technical part, whoever owns the machine; an office that treats an inpatient
    is paid by the hospital.
    Resolve: Take the line off and settle it with the hospital under its arrangement. If the patient was no
    inpatient on the day, the place of service is what is wrong.
    Authority: Older page of a Medicare contractor (2010); the principle follows from inpatient payment.
    """

    id = "SET-08"
    name = "technical-part-for-an-inpatient"
    severity = Severity.ERROR
    authority = (Cite("contractor-page-2010"), Cite("rvu", "PC/TC indicator 1"))
    modified = True

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report TC lines of practitioners with place of service 21."""
        claim = entry.claim
        if claim.kind is not ClaimKind.PROFESSIONAL or claim.pos != INPATIENT or "TC" not in entry.line.modifiers:
            return
        component, evidence = component_on(entry.code, entry.date, chart.facts)
        if component is not Component.SPLITTABLE or paid_nowhere(entry.code, "TC", entry.date, chart.facts):
            return
        yield Problem(
            message=f"The technical part of {entry.code} {{when}} is billed for an inpatient: the hospital stay pays "
            "for it.",
            entries=(entry,),
            evidence=f"{evidence}; TC on claim {claim.id}, professional with place of service {claim.pos}",
            fixes=(remove(entry),),
        )

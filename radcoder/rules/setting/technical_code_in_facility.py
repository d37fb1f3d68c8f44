"""SET-03: a technical service on a practitioner's claim from a hospital."""

from collections.abc import Iterator

from radcoder.domain.codes import Component
from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import INPATIENT, Chart, in_facility
from radcoder.rules.setting.component import component_on, paid_nowhere


class TechnicalCodeOnPhysicianClaimFromHospital(LineRule):
    """A practitioner in a hospital bills a technical service.

    What: A technical-only code, or the TC part of a divided one, on a practitioner's claim with place of
    service 19, 21, 22, 23 or 24. The TC part of an inpatient's service has its own rule.
    Why: The hospital owns the machine and the staff, and bills for them. The fee schedule gives no facility
    amount for the line.
    Resolve: Take the line off the practitioner's claim; the hospital's claim carries it. If the service was
    given in an office, the place of service is what is wrong.
    Authority: Medicare physician fee schedule, PC/TC indicator 3 with facility amount NA.
    """

    id = "SET-03"
    name = "technical-code-on-a-physician-claim-from-a-hospital"
    severity = Severity.ERROR
    authority = (Cite("rvu", "PC/TC indicator 3, facility amount NA"),)

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report technical lines of practitioners in facilities."""
        if not in_facility(entry.claim):
            return
        component, evidence = component_on(entry.code, entry.date, chart.facts)
        technical_part = component is Component.SPLITTABLE and _bills_technical_part(entry, chart)
        if component is not Component.TECHNICAL_ONLY and not technical_part:
            return
        what = f"The technical part of {entry.code}" if technical_part else f"{entry.code} is a technical service and"
        yield Problem(
            message=f"{what} belongs to the hospital: the practitioner bills it {{when}} "
            f"from place of service {entry.claim.pos}.",
            entries=(entry,),
            evidence=f"{evidence}; claim {entry.claim.id} is professional with place of service {entry.claim.pos}",
            fixes=(remove(entry),),
        )


def _bills_technical_part(entry: Entry, chart: Chart) -> bool:
    """TC stands on the line, it is no inpatient's (SET-08), and TC is paid at all for the code (SET-09, SET-10)."""
    return (
        "TC" in entry.line.modifiers
        and entry.claim.pos != INPATIENT
        and not paid_nowhere(entry.code, "TC", entry.date, chart.facts)
    )

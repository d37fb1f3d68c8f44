"""EM-05: a visit beside superficial treatment before 2026."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.evaluation.visits import ESTABLISHED
from radcoder.rules.lines import Day

SUPERFICIAL = "77401"
HIGH = frozenset({"99214", "99215"})


class VisitBesideSuperficialTreatment(DayRule):
    """A visit stands on the day of a superficial treatment.

    What: 99211 to 99215 of the same biller and day as 77401. The higher levels 99214 and 99215 are a warning.
    Whether 25 is on the line is judged by the pair rule for visits.
    Why: There was no management code for superficial treatment to the end of 2025, so visits with 25 on
    treatment days were allowed when they were documented. A high level beside a treatment is audited.
    Resolve: Keep the note that shows the visit's own work. Lower the level, or take the visit off, where the
    note does not carry it.
    Authority: Transmittal 4246; ASTRO questions and answers on delivery; NCCI pairs of 77401 with visits.
    """

    id = "EM-05"
    name = "visit-beside-superficial-treatment"
    severity = Severity.INFO
    authority = (
        Cite("transmittal-4246"),
        Cite("astro-faq-delivery"),
        Cite("ncci-ptp-practitioner", "77401 with 99211 to 99215"),
    )
    codes = frozenset({SUPERFICIAL})

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report visits on the day of 77401."""
        treated = tuple(entry for entry in day.of([SUPERFICIAL]) if entry.ref not in chart.invalid)
        if not treated:
            return
        for visit in day.of(ESTABLISHED):
            high = visit.code in HIGH
            yield Problem(
                message=f"{visit.code} {{when}} stands beside the superficial treatment {SUPERFICIAL}: "
                + (
                    "a visit of this level on a treatment day is audited; the note must carry it."
                    if high
                    else "it is allowed with 25 when the note shows work of its own."
                ),
                entries=(visit,),
                with_entries=treated,
                evidence=f"{SUPERFICIAL} and {visit.code} of one biller and day; no management code for superficial "
                "treatment to 2025",
                severity=Severity.WARNING if high else None,
            )

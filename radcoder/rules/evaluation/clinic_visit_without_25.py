"""EM-08: a hospital clinic visit without 25 on the day of a procedure."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import AddModifier
from radcoder.domain.facts import Setting
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart
from radcoder.rules.evaluation.clinic_visit_in_course import CLINIC_VISIT
from radcoder.rules.lines import Day

PROCEDURES = frozenset({"S", "T"})


class ClinicVisitWithout25(DayRule):
    """A hospital clinic visit stands on the day of a procedure without 25.

    What: G0463 without 25 on the date of a line whose hospital status is S or T.
    Why: The outpatient editor returns such a claim: without 25 the visit is taken as part of the procedure.
    Resolve: Add 25 when the note shows a significant visit of its own. Otherwise take the visit off.
    Authority: the outpatient editor's edit 21 and a trial of it; hospital status indicators.
    """

    id = "EM-08"
    name = "clinic-visit-without-25-on-a-procedure-day"
    severity = Severity.WARNING
    authority = (Cite("ioce", "edit 21"), Cite("opps"))
    codes = frozenset({CLINIC_VISIT})

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report clinic visits beside S and T services."""
        if day.setting is not Setting.HOSPITAL:
            return
        visits = tuple(entry for entry in day.of([CLINIC_VISIT]) if "25" not in entry.line.modifiers)
        beside = [entry for entry in day.entries if _status(entry, chart) in PROCEDURES] if visits else []
        if beside:
            first = beside[0]
            yield Problem(
                message=f"{CLINIC_VISIT} {{when}} stands without 25 beside {first.code}, a service of status "
                f"{_status(first, chart)}: the editor returns the claim.",
                entries=visits,
                with_entries=tuple(beside),
                evidence=", ".join(f"{e.ref} {e.code} status {_status(e, chart)}" for e in beside),
                fixes=(
                    remove(*visits),
                    Proposal(
                        "Add 25 to {lines} if the note shows a visit of its own",
                        tuple(AddModifier(entry.ref, "25") for entry in visits),
                    ),
                ),
            )


def _status(entry: Entry, chart: Chart) -> str:
    row = chart.facts.hospital_status(entry.code, entry.date)
    return row.status if row else ""

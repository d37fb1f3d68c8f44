"""BRA-06: one insertion billed again."""

from collections.abc import Iterator
from datetime import date

from radcoder.domain.course import ClaimKind, Entry, EventKind, Phase
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_brachytherapy
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.brachytherapy.implants import insertions_on
from radcoder.rules.chart import Chart
from radcoder.rules.reasons import documented

PLACEMENTS = ("57155", "57156", "55920")


class OneInsertionBilledAgain(CourseRule):
    """One insertion is billed as if it had been placed twice.

    What: 57155, 57156 or 55920 on a later day of an insertion that was placed before: the log gives both days the
    same insertion, and no re-insertion is on record.
    Why: Sessions given through one insertion share one placement.
    Resolve: Take the later line off. If the applicator was taken out and placed anew, record the re-insertion and
    give the session its own insertion number.
    Authority: the structure of the codes and our own experience (judgement).
    """

    id = "BRA-06"
    name = "one-insertion-billed-again"
    severity = Severity.ERROR
    authority = (Cite("judgement", "one placement an insertion"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report placements on later days of an insertion, for each kind of claim."""
        if chart.by_code.keys().isdisjoint(PLACEMENTS):
            return
        for phase in filter(is_brachytherapy, chart.course.phases):
            days = insertions_on(phase, chart)
            placed: dict[tuple[ClaimKind, int], Entry] = {}
            for entry in sorted(chart.of(PLACEMENTS), key=lambda e: e.date):
                if chart.phase_of(entry) is phase and entry.date in days:
                    first = placed.setdefault((entry.claim.kind, days[entry.date]), entry)
                    if first.date < entry.date and not _excused(entry, phase, chart):
                        yield _again(entry, first, days)


def _excused(entry: Entry, phase: Phase, chart: Chart) -> bool:
    events = chart.course.events
    again = any(
        e.kind is EventKind.RE_INSERTION and e.date == entry.date and e.phase in (None, phase.id) for e in events
    )
    return again or documented(entry, chart)


def _again(entry: Entry, first: Entry, days: dict[date, int]) -> Problem:
    return Problem(
        message=f"{entry.code} {{when}} bills again the insertion placed on {first.date}: sessions through one "
        "insertion share one placement.",
        entries=(entry,),
        with_entries=(first,),
        evidence=f"the log gives {first.date} and {entry.date} insertion {days[entry.date]}; no re-insertion on record",
        fixes=(remove(entry),),
    )

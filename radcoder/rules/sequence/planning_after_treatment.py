"""SEQ-01: planning dated after treatment began."""

from collections.abc import Iterable, Iterator
from datetime import date

from radcoder.domain.course import ClaimKind, Entry, Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.bundling.imrt import is_imrt
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.repeats import beams_of
from radcoder.rules.reasons import documented, is_emergency
from radcoder.rules.sequence.planning import BEAM_PLANS, CLINICAL, SIMULATIONS, began_by

DOSIMETRY = ("77300", "77334", "77338")
CODES = frozenset({*CLINICAL, *SIMULATIONS, *BEAM_PLANS, *DOSIMETRY})
VERIFICATION = "77280"
Kind = tuple[str, ClaimKind, str | None]


class PlanningAfterTreatment(CourseRule):
    """Planning of a phase is dated after its first fraction.

    What: Clinical planning, simulation, plan, calculation or device of a beam phase dated after the phase
    began; a line that names no phase, after every phase began. Left out are an emergency on record, a phase
    that was planned again, lines with documentation, and simulations that other rules judge.
    Why: A phase is planned before it is treated. A later date is an error of date, a line of another phase, or
    a service that was not needed for the treatment.
    Resolve: Correct the date from the record, or name the right phase. For an emergency start or a new plan
    write the reason into the documentation.
    Authority: general knowledge of the team (judgement).
    """

    id = "SEQ-01"
    name = "planning-dated-after-treatment"
    severity = Severity.WARNING
    authority = (Cite("judgement"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report planning lines later than the first fraction of their phase."""
        if not chart.log or is_emergency(chart):
            return
        lines, beams = chart.of(CODES), beams_of(chart)
        first = _first_of_their_kind(lines, chart)
        for entry in lines:
            began = _began(entry, beams, chart)
            if began is None or entry.date <= began:
                continue
            if not _excused(entry, began, first[_kind_of(entry, chart)], chart):
                yield Problem(
                    message=f"{entry.code} {{when}} is dated after treatment began on {began}: planning comes before "
                    "the first fraction.",
                    entries=(entry,),
                    evidence=f"{entry.code} serves treatment whose first fraction is of {began}",
                )


def _kind_of(entry: Entry, chart: Chart) -> Kind:
    """What lines have in common of which a later one may be the service done again."""
    phase = chart.phase_of(entry)
    return entry.code, entry.claim.kind, phase.id if phase else None


def _first_of_their_kind(lines: Iterable[Entry], chart: Chart) -> dict[Kind, date]:
    """The first date of each code on claims of one kind for one phase."""
    found: dict[Kind, date] = {}
    for entry in lines:
        kind = _kind_of(entry, chart)
        found[kind] = min(found.get(kind, entry.date), entry.date)
    return found


def _began(entry: Entry, beams: tuple[Phase, ...], chart: Chart) -> date | None:
    """The first fraction that the line should precede; None for brachytherapy or an unknown phase."""
    if entry.code in CLINICAL:
        return chart.log.external[0].date if chart.log.external else None
    own = chart.phase_of(entry)
    if own is not None:
        return began_by([own], chart) if own in beams else None
    every = len(beams) == len(chart.course.phases) and entry.line.phase is None
    return began_by(beams, chart) if every else None


def _excused(entry: Entry, began: date, first: date, chart: Chart) -> bool:
    """Documented, or other rules judge it; `first` is the date of the first line of its kind."""
    if documented(entry, chart):
        return True
    again = first <= began
    if entry.code in SIMULATIONS:
        own = chart.phase_of(entry)
        return entry.code == VERIFICATION or again or (is_imrt(own) if own else _any_imrt(chart))
    if entry.code in (*CLINICAL, *BEAM_PLANS):
        return again  # a second one: the rules on frequency speak
    return _planned_again(entry, began, chart)


def _any_imrt(chart: Chart) -> bool:
    return any(is_imrt(phase) for phase in chart.course.phases)


def _planned_again(entry: Entry, began: date, chart: Chart) -> bool:
    """A plan of the phase, or of no named phase, stands between the first fraction and the line."""
    own = chart.phase_of(entry)
    plans = (plan for plan in chart.of(BEAM_PLANS) if chart.phase_of(plan) in (own, None))
    return any(began < plan.date <= entry.date for plan in plans)

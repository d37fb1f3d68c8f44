"""BRA-09: more brachytherapy plans than geometries."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, PhaseRule, Problem, remove
from radcoder.rules.brachytherapy.implants import PLANS, insertions_of, is_hdr
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import by_part
from radcoder.rules.reasons import documented

VOLUME_PLAN = "77295"
RIGID = "cylinder"


class PlanCountAndGeometryDisagree(PhaseRule):
    """More brachytherapy plans are billed than there were geometries.

    What: Days with 77316 to 77318 or 77295 for a high-dose-rate phase against its insertions. A vaginal cylinder
    with one channel keeps its geometry, so it needs one plan.
    Why: A plan is made for each new geometry. Sessions through an unchanged applicator reuse it, and several dose
    points are one plan.
    Resolve: Keep one plan for each geometry. If a plan was made anew because something changed, write it into the
    documentation of the plan's code, or into the reason of the phase's plan.
    Authority: NCCI Policy Manual 2026, chapter IX, G.6; our own experience.
    """

    id = "BRA-09"
    name = "plan-count-and-geometry-disagree"
    severity = Severity.WARNING
    authority = (Cite("ncci-manual", "IX.G.6"), Cite("judgement", "one plan a geometry"))

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report the plans beyond one a geometry, for the part that is billed most often."""
        allowed = 1 if _is_rigid(phase) else insertions_of(phase, chart)
        if not is_hdr(phase) or allowed is None or (phase.plan and phase.plan.reason):
            return
        lines = [e for e in chart.of((*PLANS, VOLUME_PLAN)) if chart.phase_of(e) is phase and not documented(e, chart)]
        parts = [entries for entries in by_part(lines).values() if len({e.date for e in entries}) > allowed]
        if parts:
            yield _too_many(tuple({e.ref: e for entries in parts for e in entries}.values()), allowed, phase)


def _is_rigid(phase: Phase) -> bool:
    """A cylinder with one channel lies the same at every insertion."""
    return RIGID in (phase.applicator or "").lower() and phase.channels in (None, 1)


def _too_many(entries: tuple[Entry, ...], allowed: int, phase: Phase) -> Problem:
    days = sorted({entry.date for entry in entries})
    over = [entry for entry in entries if entry.date in days[allowed:]]
    geometries = "one geometry" if allowed == 1 else f"{allowed} geometries"
    applicator = f" ({phase.applicator})" if phase.applicator else ""
    return Problem(
        message=f"Plans are billed {{when}} for {geometries} of phase {phase.id}{applicator}: an "
        "unchanged applicator needs no new plan.",
        entries=entries,
        evidence=f"plans on {', '.join(str(day) for day in days)}; allowed {allowed}; no reason documented",
        fixes=(remove(*over),),
    )

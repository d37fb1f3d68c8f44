"""TEC-05: the motion study at planning and the motion management at treatment do not agree."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, MotionMethod, Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, PhaseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.technique.level import SINCE, rests_on_motion

STUDY = "77293"
PLANS = ("77295", "77301")


class MotionStudyAndDeliveryDisagree(PhaseRule):
    """The motion study at planning and the motion management at treatment do not agree.

    What: From 2026-01-01, a motion study 77293 for a phase without any motion technique at treatment; or level
    3 by gating or tracking whose plan was billed without a motion study.
    Why: An auditor reads the two together: who studies motion acts on it, and who treats with gating has
    studied it. Breath hold needs no 77293.
    Resolve: Compare plan and treatment record, and complete whichever is silent. Bill nothing that the record
    does not show.
    Authority: General knowledge of the RadCoder team; no source read.
    """

    id = "TEC-05"
    name = "motion-study-and-delivery-disagree"
    severity = Severity.INFO
    authority = (Cite("judgement"),)

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Compare the phase's study lines with its motion management."""
        studies = _lines_of(phase, (STUDY,), chart)
        if studies and phase.motion is None and phase.technique is not None:
            yield Problem(
                message=f"{STUDY} {{when}} studied motion, and phase {phase.id} shows no motion technique at "
                "treatment: the record must show what the study was for.",
                entries=studies,
                evidence=f"phase {phase.id} has no motion management on record",
            )
        if not studies and STUDY not in chart.by_code:
            yield from _no_study(phase, chart)


def _no_study(phase: Phase, chart: Chart) -> Iterator[Problem]:
    motion = phase.motion
    if motion is None or motion.method not in (MotionMethod.GATING, MotionMethod.TRACKING):
        return
    plans = _lines_of(phase, PLANS, chart)
    delivered = [entry for entry in _lines_of(phase, ("77412",), chart) if rests_on_motion(entry, chart)]
    if plans and delivered:
        yield Problem(
            message=f"77412 {{when}} rests on {motion.method.value}, and no motion study {STUDY} stands with the plan "
            f"{plans[0].code}: the record must show how the motion was measured.",
            entries=tuple(delivered),
            with_entries=plans,
            evidence=f"phase {phase.id}: {motion.method.value}; plan {plans[0].ref} {plans[0].code} {plans[0].date}; "
            f"no {STUDY} on any claim",
        )


def _lines_of(phase: Phase, codes: tuple[str, ...], chart: Chart) -> tuple[Entry, ...]:
    if not any(code in chart.by_code for code in codes):
        return ()
    return tuple(entry for entry in chart.of(codes) if entry.date >= SINCE and chart.phase_of(entry) is phase)

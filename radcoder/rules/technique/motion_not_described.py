"""TEC-04: delivery level 3 by motion management that the record does not describe."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Motion, Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.reasons import payer_policies, payer_words
from radcoder.rules.technique.level import is_described, rests_on_motion
from radcoder.rules.technique.wrong_level import replace_code
from radcoder.rules.wording import listed

PARTS = {"system": "the system", "threshold": "the threshold", "beam_hold": "how the beam is held"}


class MotionManagementNotDescribed(LineRule):
    """Level 3 rests on motion management that the record does not describe.

    What: 77412 on a date from 2026-01-01 whose only reason is active motion management, and the phase does not
    name the system, the threshold and how the beam is held.
    Why: A tick for breath hold, surface guidance or daily imaging is not yet active motion management. Payers
    pay level 3 when the record shows that the beam was held or steered by the motion signal.
    Resolve: Complete the record from the treatment plan and the machine's log: system, threshold, beam hold. If
    it cannot be completed, bill 77407. eviCore asks for five items: necessity, system, thresholds, monitoring
    and how the beam is held.
    Authority: ASTRO payer pages 2026; ASTRO on the five items that eviCore asks for.
    """

    id = "TEC-04"
    name = "motion-management-not-described"
    severity = Severity.WARNING
    authority = (Cite("astro-payers-2026"), Cite("astro-prior-authorisation-2026", "five items"))
    codes = frozenset({"77412"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report level 3 by motion where system, threshold or beam hold is not on record."""
        moving = rests_on_motion(entry, chart)
        if moving and not any(is_described(phase.motion) for phase in moving):
            yield _not_described(entry, moving[0], chart)


def _not_described(entry: Entry, phase: Phase, chart: Chart) -> Problem:
    motion = phase.motion or Motion()
    missing = [words for name, words in PARTS.items() if not getattr(motion, name)]
    method = motion.method.value if motion.method else "motion management"
    policies = payer_policies("TEC-04", entry, chart)
    return Problem(
        message=f"77412 {{when}} rests on {method} alone, and the record does not name {listed(missing)}.",
        entries=(entry,),
        evidence=f"phase {phase.id}: {method}; missing: {', '.join(missing)}" + payer_words("TEC-04", entry, chart),
        fixes=(replace_code(entry, "77407"),),
        cites=(Cite("payer-policies", chart.course.payer or ""),) if policies else (),
    )

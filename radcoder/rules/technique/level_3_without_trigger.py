"""TEC-03: delivery level 3 without any of its reasons."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.technique.level import TRIGGERS
from radcoder.rules.technique.wrong_level import wrong_level


class LevelThreeWithoutTrigger(LineRule):
    """Level 3 is billed without a reason for it.

    What: 77412 on a date from 2026-01-01 for a treatment that shows none of these: photons on several
    isocentres, a 3-D or IMRT photon treatment with active motion management, total-skin electrons, photons and
    electrons mixed in one session.
    Why: To 2025 the number stood for custom blocks, tangents and electrons. Since 2026 it needs one of the four
    reasons; image guidance alone is none. Electrons alone are level 1, a 3-D or IMRT treatment is level 2.
    Resolve: Bill the level that the plan and the treatment support. If there was a reason, put it on record:
    isocentres, or how the beam was held.
    Authority: UnitedHealthcare 2026, HCN 2026 and ASTRO 2026 on the delivery levels.
    """

    id = "TEC-03"
    name = "level-3-delivery-without-a-trigger"
    severity = Severity.ERROR
    authority = (Cite("uhc-2026", "delivery levels"), Cite("hcn-2026"), Cite("astro-2026"))
    codes = frozenset({"77412"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report level 3 where no reason is on record."""
        yield from wrong_level(self.id, entry, chart, f"one of {TRIGGERS}")

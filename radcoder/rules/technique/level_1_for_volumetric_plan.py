"""TEC-01: delivery level 1 for a 3-D or IMRT plan."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.technique.wrong_level import wrong_level


class LevelOneForVolumetricPlan(LineRule):
    """Level 1 is billed for a treatment with a 3-D or IMRT plan.

    What: 77402 on a date from 2026-01-01 for a phase that was planned in 3-D or with IMRT. A two-dimensional
    treatment whose record would support a higher level (several isocentres, total-skin electrons) is a
    reminder.
    Why: Since 2026 the level follows the technique, not fields and blocks. Level 1 is for two-dimensional
    photons and for electrons alone; a 3-D or IMRT treatment is level 2, or level 3 with a reason on record.
    Resolve: Bill 77407, or 77412 when the record shows the reason for level 3. Check first that the plan on
    record is the one that was treated.
    Authority: UnitedHealthcare 2026 and HCN 2026 on the delivery levels.
    """

    id = "TEC-01"
    name = "level-1-delivery-for-a-volumetric-plan"
    severity = Severity.ERROR
    authority = (Cite("uhc-2026", "delivery levels"), Cite("hcn-2026"))
    codes = frozenset({"77402"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report level 1 where the plan is volumetric."""
        yield from wrong_level(self.id, entry, chart, "two-dimensional photons or electrons alone")

"""TEC-02: delivery level 2 without a 3-D or IMRT photon plan on one isocentre."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.technique.wrong_level import wrong_level


class LevelTwoWithoutVolumetricPlan(LineRule):
    """Level 2 is billed without a 3-D or IMRT photon plan on one isocentre.

    What: 77407 on a date from 2026-01-01 for two-dimensional photons, for electrons, or for photons on several
    isocentres. A 3-D or IMRT treatment with documented active motion management, or with electrons in the same
    session, is a reminder that the record may support level 3.
    Why: Since 2026 level 2 is for photons from a 3-D or IMRT plan on a single isocentre. Electrons and
    two-dimensional photons are level 1 however many fields and blocks they have; several isocentres are level
    3.
    Resolve: Bill the level that the plan and the treatment support. If the phase was planned in 3-D, put the
    plan on record.
    Authority: UnitedHealthcare 2026 and HCN 2026 on the delivery levels.
    """

    id = "TEC-02"
    name = "level-2-delivery-without-a-volumetric-plan"
    severity = Severity.ERROR
    authority = (Cite("uhc-2026", "delivery levels"), Cite("hcn-2026"))
    codes = frozenset({"77407"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report level 2 where another level is treated."""
        yield from wrong_level(self.id, entry, chart, "photons from a 3-D or IMRT plan on one isocentre")

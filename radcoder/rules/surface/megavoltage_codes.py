"""SRT-02: megavoltage codes in a surface course."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.surface.courses import PLANNING, belongs_to_surface


class MegavoltageCodesInSurfaceCourse(LineRule):
    """A code of megavoltage treatment is billed for treatment of the skin with low-energy x-rays.

    What: Clinical planning, simulation, dose plans, devices, image guidance, megavoltage delivery and weekly management
    of a surface phase from 2026 on.
    Why: The surface family, 77436 to 77439, has its own planning, delivery and ultrasound. UnitedHealthcare pays
    nothing else; for Medicare no pair of codes says so yet, which makes it our judgement.
    Resolve: Take the line off. If it belongs to a megavoltage phase of the course, name that phase on the line.
    Authority: UnitedHealthcare's policy on special services; the hospital pair tables, which hold no pairs of the
    surface codes up to the second quarter of 2026.
    """

    id = "SRT-02"
    name = "megavoltage-codes-in-a-surface-course"
    severity = Severity.WARNING
    authority = (Cite("uhc-radiation-policy"), Cite("ncci-ptp-hospital", "no pairs of 77436 to 77439"))
    codes = frozenset(
        {"77261", "77262", "77263", "77280", "77285", "77290", "77293", "77295", "77299", "77300", "77301", "77306"}
        | {"77307", "77321", "77332", "77333", "77334", "77387", "77402", "77407", "77412", "77427"}
    )

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines of a surface phase once the surface family is in force."""
        if not belongs_to_surface(entry, chart) or chart.facts.code(PLANNING, entry.date) is None:
            return
        yield Problem(
            message=f"{entry.code} {{when}} stands in a surface course, which has its own codes: 77436 for planning, "
            "77437 or 77438 for each treatment, 77439 for ultrasound.",
            entries=(entry,),
            evidence=f"{entry.code} of a phase treated with low-energy x-rays, {entry.date.year}",
            fixes=(remove(entry),),
        )

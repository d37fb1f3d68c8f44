"""BRA-10: what a prostate seed implant usually holds."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.brachytherapy.implants import INTERSTITIAL, PLANS
from radcoder.rules.chart import Chart
from radcoder.rules.wording import listed

NEEDLES, GUIDANCE, VOLUME_STUDY = "55875", "76965", "76873"


class SeedImplantDayIncomplete(CourseRule):
    """A prostate seed implant lacks one of its usual services.

    What: 55875 and 77778 in a course without ultrasound guidance 76965 on their day, without a volume study 76873 on
    an earlier one, or without a plan before and one after.
    Why: The volume study comes days before, needles, ultrasound and seeds on one day, and the implant is planned
    before and checked after. What is missing may be billed elsewhere, or be lost.
    Resolve: Look whether another biller has it. 76873 on the day of 77778 is not paid to the physician.
    Authority: NCCI pair 77778 with 76873: indicator 0 for practitioners, 1 for hospitals.
    """

    id = "BRA-10"
    name = "seed-implant-day-incomplete"
    severity = Severity.INFO
    authority = (Cite("ncci-ptp-practitioner", "77778 with 76873"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Name what the implant lacks."""
        seeds, needles = chart.by_code.get(INTERSTITIAL, ()), chart.by_code.get(NEEDLES, ())
        if not seeds or not needles:
            return
        day = seeds[0].date
        missing = tuple(_missing(chart, day.toordinal()))
        if missing:
            yield Problem(
                message=f"The seed implant {{when}} is billed without {listed(missing)}.",
                entries=tuple(entry for entry in (*needles, *seeds) if entry.date == day),
                evidence=f"{NEEDLES} and {INTERSTITIAL} of {day}; the lines of all claims in the file were looked at",
            )


def _missing(chart: Chart, day: int) -> Iterator[str]:
    days = {
        code: [entry.date.toordinal() for entry in chart.by_code.get(code, ())] for code in (GUIDANCE, VOLUME_STUDY)
    }
    plans = [entry.date.toordinal() for entry in chart.of(PLANS)]
    if day not in days[GUIDANCE]:
        yield f"ultrasound guidance {GUIDANCE} on its day"
    if not any(each < day for each in days[VOLUME_STUDY]):
        yield f"a volume study {VOLUME_STUDY} on an earlier day"
    if not any(each <= day for each in plans):
        yield "a plan before it"
    if not any(each >= day for each in plans):
        yield "a plan after it"

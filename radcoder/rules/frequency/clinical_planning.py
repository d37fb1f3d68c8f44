"""FRQ-01: a second clinical treatment planning in a course."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_brachytherapy
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import excess
from radcoder.rules.frequency.repeats import volume_of
from radcoder.rules.lines import biller_of
from radcoder.rules.reasons import documented, payer_policies, payer_words
from radcoder.rules.wording import count, listed

PLANNING = ("77261", "77262", "77263")


class SecondClinicalPlanning(CourseRule):
    """The physician's planning is billed again in the same course.

    What: More than one of 77261, 77262 and 77263 on practitioners' claims in one course. Each further site that was
    imaged and planned on its own allows one more. Lines whose documentation gives the reason are left out.
    Why: The physician plans a course once: the level covers all its phases, boosts and a plan that is adapted.
    Resolve: Keep one line at the level that the note supports. Keep a second only for another site or a later
    problem, and write the reason into the documentation of the line.
    Authority: Highmark policy R-4; Blue Shield of California policy 8.06, partly read.
    """

    id = "FRQ-01"
    name = "second-clinical-planning-in-a-course"
    severity = Severity.ERROR
    authority = (Cite("highmark-r-4"), Cite("bsc-8-06"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report planning above one for each site that was planned on its own."""
        if chart.by_code.keys().isdisjoint(PLANNING):
            return
        over = excess(_highest_of_each_day(_judged(chart)), _sites(chart))
        if over is None:
            return
        codes = listed(sorted({entry.code for entry in over.entries}))
        yield Problem(
            message=f"{count(over.billed, 'unit')} of {codes} are billed {{when}}; a course takes the physician's "
            f"planning {'once' if over.allowed == 1 else f'{over.allowed} times, once a site planned on its own'}.",
            entries=over.entries,
            evidence=over.evidence + payer_words("FRQ-01", over.entries[-1], chart),
            fixes=over.fixes,
        )


def _judged(chart: Chart) -> Iterator[Entry]:
    """The planning lines, without later ones that the record or the payer's policy excuses."""
    lines = [e for e in chart.of(PLANNING) if e.claim.kind is ClaimKind.PROFESSIONAL]
    first = min((entry.date for entry in lines), default=None)
    changed = any(phase.plan and phase.plan.reason for phase in chart.course.phases)
    for entry in lines:
        lenient = changed and any(p.payer == "highmark" for p in payer_policies("FRQ-01", entry, chart))
        if entry.date == first or not (lenient or documented(entry, chart)):
            yield entry


def _highest_of_each_day(lines: Iterable[Entry]) -> Iterator[Entry]:
    """The lines of the highest level of a biller's day: lower ones beside it are left to the pair rule."""
    days: dict[tuple[str, date], list[Entry]] = defaultdict(list)
    for entry in lines:
        days[biller_of(entry.claim), entry.date].append(entry)
    for entries in days.values():
        highest = max(entry.code for entry in entries)
        yield from (entry for entry in entries if entry.code == highest)


def _sites(chart: Chart) -> int:
    """Volumes that were imaged and planned on their own; brachytherapy belongs to the site of the beam."""
    beams = [phase for phase in chart.course.phases if not is_brachytherapy(phase)]
    own = [phase for phase in beams[1:] if phase.plan is None or phase.plan.new_imaging is not False]
    volumes = {volume_of(phase) for phase in (*beams[:1], *own)}
    plans = {phase.plan.id for phase in beams if phase.plan and phase.plan.id}
    return max(1, min(len(volumes), len(plans) or len(volumes)))

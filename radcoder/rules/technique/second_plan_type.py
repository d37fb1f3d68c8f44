"""What the rules about two kinds of plan for one volume share: lines of both kinds in a phase, on different days."""

from collections.abc import Iterable, Iterator

from radcoder.domain.course import Entry, Phase
from radcoder.rules.chart import Chart
from radcoder.rules.lines import biller_of
from radcoder.rules.same_day.ncci import opening

ISODOSE = ("77306", "77307")


def beside(
    phase: Phase, codes: Iterable[str], others: Iterable[str], chart: Chart
) -> Iterator[tuple[Entry, tuple[Entry, ...]]]:
    """Lines of `codes` in the phase, each with the lines of `others` by the same kind of biller.

    A day of both by one biller is left to the pair rule; a modifier for another area on the line is believed.
    """
    wanted = [code for code in codes if code in chart.by_code]
    against = [code for code in others if code in chart.by_code]
    if not wanted or not against:
        return
    plans = [entry for entry in chart.of(against) if chart.phase_of(entry) is phase]
    for entry in chart.of(wanted):
        if chart.phase_of(entry) is not phase or opening(entry, chart):
            continue
        same = tuple(plan for plan in plans if plan.claim.kind is entry.claim.kind)
        if same and not any(
            plan.date == entry.date and biller_of(plan.claim) == biller_of(entry.claim) for plan in same
        ):
            yield entry, same

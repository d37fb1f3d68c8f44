"""FRQ-04: more units of leaf devices than IMRT plans."""

import re
from collections.abc import Iterator
from datetime import timedelta

from radcoder.domain.course import Entry
from radcoder.domain.facts import PayerPolicy
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.bundling.imrt import IMRT_PLAN, is_imrt
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import by_part, excess, most_units
from radcoder.rules.reasons import payer_policies
from radcoder.rules.wording import count, is_are, units_of

LEAF_DEVICES = "77338"
WINDOW = re.compile(r"^(\d+) in (\d+) days$")


class MoreLeafDevicesThanPlans(CourseRule):
    """Leaf devices are billed more often than there are IMRT plans.

    What: Units of 77338 over the course against IMRT plans: those billed as 77301, or those that the phases name
    if they are more. A payer that counts units in a window of days is judged by its window.
    Why: One unit holds all leaf devices of one IMRT plan, whatever the number of beams, arcs and segments.
    Resolve: Bill one unit for each IMRT plan and take the rest off.
    Authority: NCCI Policy Manual 2026, chapter IX, F.11; the payer's own policy where it has one.
    """

    id = "FRQ-04"
    name = "more-leaf-device-units-than-imrt-plans"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.F.11"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report leaf devices above the number of plans; without any plan the technique rule speaks."""
        entries = chart.by_code.get(LEAF_DEVICES, ())
        plans = max(most_units(chart.by_code.get(IMRT_PLAN, ())), _planned(chart))
        if not entries or IMRT_PLAN not in chart.by_code:
            return
        policy = next(iter(payer_policies("FRQ-04", entries[0], chart)), None)
        if policy and (window := WINDOW.match(policy.parameter)):
            yield from _in_window(entries, int(window[1]), int(window[2]), policy)
        elif over := excess(entries, plans):
            yield Problem(
                message=f"{count(over.billed, 'unit')} of {LEAF_DEVICES} {is_are(over.billed)} billed {{when}} for "
                f"{count(plans, 'IMRT plan')}; each plan takes one, however many beams it has.",
                entries=over.entries,
                evidence=over.evidence,
                fixes=over.fixes,
            )


def _planned(chart: Chart) -> int:
    """Separate IMRT plans that the phases name; one from the images of another belongs to that."""
    plans = (phase.plan for phase in chart.course.phases if is_imrt(phase))
    return len({plan.id for plan in plans if plan and plan.id and plan.new_imaging is not False})


def _in_window(entries: tuple[Entry, ...], most: int, days: int, policy: PayerPolicy) -> Iterator[Problem]:
    for part, lines in by_part(entries).items():
        for entry in lines:
            span = tuple(e for e in lines if entry.date <= e.date < entry.date + timedelta(days=days))
            if units_of(span) > most:
                yield Problem(
                    message=f"{units_of(span)} units of {LEAF_DEVICES} are billed within {days} days {{when}}; "
                    f"{policy.payer} takes {most} at most.",
                    entries=span,
                    evidence=f"{part}: {', '.join(f'{e.ref} {e.date} × {e.line.units}' for e in span)}; "
                    f"{policy.policy}",
                    cites=(Cite("payer-policies", f"{policy.payer}, {policy.topic}"),),
                )
                return

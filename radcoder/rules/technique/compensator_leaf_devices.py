"""TEC-16: leaf devices beside treatment through compensators."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart

LEAF_DEVICES = "77338"
THROUGH_COMPENSATORS = "G6016"
SIMPLE_TIER = "77385"
COMPENSATOR = "compensator"


class LeafDevicesWithCompensators(CourseRule):
    """Leaf devices are billed for treatment through compensators.

    What: 77338 of a phase that is delivered by G6016, or by 77385 where the documentation of one of the two speaks of
    compensators, and by no other IMRT delivery.
    Why: A compensator shapes the beam in place of moving leaves, so there is no leaf design to bill.
    Resolve: See in the plan how the beam was shaped. Through compensators: take 77338 off. By moving leaves: correct
    the delivery code.
    Authority: NCCI Policy Manual 2026, chapter IX, F.12.
    """

    id = "TEC-16"
    name = "leaf-devices-with-compensator-imrt"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.F.12"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report leaf devices whose phase was treated through compensators."""
        delivered = chart.of([THROUGH_COMPENSATORS, *([SIMPLE_TIER] if _speaks_of_them(chart) else [])])
        for entry in chart.of([LEAF_DEVICES]):
            own = [other for other in delivered if _one_phase(entry, other, chart)]
            if own and not any(_one_phase(entry, other, chart) for other in chart.of(["G6015", "77386"])):
                code = own[0].code
                yield Problem(
                    message=f"{LEAF_DEVICES} {{when}} is for moving leaves; {code} of the same phase was given through "
                    "compensators, which need none.",
                    entries=(entry,),
                    evidence=f"{code} on {len({other.date for other in own})} dates from {own[0].date}",
                    fixes=(remove(entry),),
                    codes=(LEAF_DEVICES, code),
                )


def _speaks_of_them(chart: Chart) -> bool:
    said = chart.course.documentation
    return any(COMPENSATOR in said.get(code, "").lower() for code in (LEAF_DEVICES, SIMPLE_TIER))


def _one_phase(one: Entry, other: Entry, chart: Chart) -> bool:
    phase = chart.phase_of(one)
    return phase is not None and phase is chart.phase_of(other)

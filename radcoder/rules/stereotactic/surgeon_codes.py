"""SRS-09: the surgeon's and the radiation oncologist's part of radiosurgery by one biller."""

from collections import defaultdict
from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.lines import biller_of
from radcoder.rules.stereotactic.courses import by_practitioners
from radcoder.rules.wording import listed

SURGEON = frozenset({"61796", "61797", "61798", "61799", "61800", "63620", "63621", "32701"})
RADIATION = ("772", "773", "774", "775")
ONCOLOGY = "radiation-oncology"


class SurgeonAndRadiationOncologistCodesByOneBiller(CourseRule):
    """One biller claims the surgeon's part and the radiation oncologist's part of a stereotactic treatment.

    What: 61796 to 61800, 63620, 63621 or 32701 together with radiation oncology codes by one practitioner in one
    course, on any date.
    Why: The surgeon's codes and the radiation oncologist's codes share the work between two practitioners. One
    who bills both claims the same work twice, and NCCI refuses most of the pairs whatever the modifier.
    Resolve: Each practitioner bills the own part. Take the codes of the other specialty off this claim.
    Authority: NCCI pairs of 61796, 61798, 63620 and 32701 with radiation codes, mostly indicator 0.
    """

    id = "SRS-09"
    name = "surgeon-and-radiation-oncologist-codes-by-one-biller"
    severity = Severity.ERROR
    authority = (Cite("ncci-ptp-practitioner", "61796, 61798, 63620, 32701 with radiation codes"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report billers with lines of both parts."""
        surgery: dict[str, list[Entry]] = defaultdict(list)
        for entry in by_practitioners(chart.of(SURGEON & chart.by_code.keys())):
            surgery[biller_of(entry.claim)].append(entry)
        for biller, entries in surgery.items():
            radiation = [
                entry
                for entry in by_practitioners(chart.entries)
                if entry.code.startswith(RADIATION) and biller_of(entry.claim) == biller
            ]
            if radiation:
                yield _both(biller, tuple(entries), tuple(radiation))


def _both(biller: str, surgery: tuple[Entry, ...], radiation: tuple[Entry, ...]) -> Problem:
    specialties = {entry.claim.specialty for entry in (*surgery, *radiation)}
    surgeon = bool(specialties - {None, ONCOLOGY}) and ONCOLOGY not in specialties
    wrong, right = (radiation, surgery) if surgeon else (surgery, radiation)
    wrong_codes, right_codes = (listed(sorted({entry.code for entry in part})) for part in (wrong, right))
    said = sorted(specialty for specialty in specialties if specialty)
    return Problem(
        message=f"{biller} bills {wrong_codes} {{when}} and {right_codes} in one course: the surgeon's part and the "
        "radiation oncologist's part belong to two practitioners.",
        entries=wrong,
        with_entries=right,
        evidence=f"biller {biller}, specialty {listed(said) or 'not given'}",
        fixes=(remove(*wrong), remove(*right)),
    )

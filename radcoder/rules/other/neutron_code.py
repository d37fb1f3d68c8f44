"""OTH-06: the neutron code that ended in 2017."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.technique.wrong_level import replace_code


class NeutronCode(LineRule):
    """The neutron code that ended with 2017 is billed.

    What: 77422 on a date after 2017-12-31.
    Why: The simple neutron code ended; one code of neutron delivery, 77423, remains.
    Resolve: Bill 77423 if neutrons were delivered, or take the line off.
    Authority: NCCI practitioner table 2024Q3: the deletion date of the code's pairs.
    """

    id = "OTH-06"
    name = "neutron-code"
    severity = Severity.ERROR
    authority = (Cite("retired-codes", "77422"), Cite("ncci-ptp-2024q3", "deletion dates"))
    codes = frozenset({"77422"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report the code after its last day."""
        row = chart.facts.retired.get(entry.code)
        if row is not None and entry.date > row.ended:
            successors = tuple(code for code in row.successors if chart.facts.code(code, entry.date))
            yield Problem(
                message=f"{entry.code} ended on {row.ended}, and it is billed {{when}}; neutron delivery is 77423.",
                entries=(entry,),
                evidence=f"{entry.code}: {row.what_it_was}, ended {row.ended} ({row.source}; {row.release})",
                fixes=(*(replace_code(entry, code) for code in successors), remove(entry)),
            )

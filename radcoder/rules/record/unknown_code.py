"""CAT-01: a code that the catalogue does not know."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.facts import Facts
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart


class UnknownCode(LineRule):
    """The catalogue does not know the code.

    What: A well-formed code that no dataset of the catalogue holds.
    Why: Nothing can be said of it: neither pairs nor limits nor an amount. Silence about the line is not
    approval.
    Resolve: Check the number for a typing slip. If it is right, judge the line by other means, or import a
    release that holds it.
    Authority: RadCoder's list of codes and the releases it was built from.
    """

    id = "CAT-01"
    name = "code-not-in-the-catalogue"
    severity = Severity.INFO
    authority = (Cite("codes"),)

    def concerns(self, code: str, facts: Facts) -> bool:
        """A code that no dataset holds."""
        return not facts.knows(code)

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines whose code no dataset holds."""
        if not chart.facts.knows(entry.code):
            yield Problem(
                message=f"{entry.code} {{when}} is not in the catalogue: nothing was checked for it.",
                entries=(entry,),
                evidence=f"no dataset of catalogue {chart.facts.hash[:12]} holds {entry.code}",
            )

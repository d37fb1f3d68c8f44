"""CAT-07: a modifier that the catalogue does not know."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart


class UnknownModifier(LineRule):
    """A modifier is not known.

    What: A modifier that is not among those met in radiation oncology.
    Why: Nothing is judged of it, and the line is priced as if it were not there.
    Resolve: Check the modifier for a typing slip. If it is right, judge its effect by other means.
    Authority: RadCoder's list of modifiers.
    """

    id = "CAT-07"
    name = "modifier-not-known"
    severity = Severity.INFO
    authority = (Cite("modifiers"),)
    modified = True

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report modifiers that the list does not hold."""
        for modifier in entry.line.modifiers:
            if modifier not in chart.facts.modifiers:
                yield Problem(
                    message=f"Modifier {modifier} on {entry.code} {{when}} is not known: it was not judged.",
                    entries=(entry,),
                    evidence=f"{len(chart.facts.modifiers)} modifiers are known, {modifier} is not among them",
                )

"""PAY-03: more units of treatment billed than the payer approved."""

from collections.abc import Iterator
from datetime import date

from radcoder.domain.course import Authorization, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.payer.approvals import TREATMENT, covers, in_words, is_counted
from radcoder.rules.wording import count, is_are, units_of

ASKING_KINDS = frozenset({"commercial", "managed-care", "benefit-manager"})


class MoreFractionsThanApproved(CourseRule):
    """More units of treatment are billed than the payer approved.

    What: The units of each delivery code that has an approval with a number of units, on the dates that its
    approvals cover, against that number. Several approvals of a code are used up one after the other, the one that
    ends first before the others. Medicare itself approves nothing beforehand and is not judged.
    Why: Units beyond the approval are denied.
    Resolve: Compare with the treatment record. If the fractions were given, have the payer add them to the approval
    before the claim goes out, with the reason for the longer course; if not, take the lines off.
    Authority: UnitedHealthcare's radiation therapy prior authorisation of 2026; the approval itself.
    """

    id = "PAY-03"
    name = "more-fractions-than-approved"
    severity = Severity.ERROR
    authority = (Cite("uhc-2026"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report the lines of each code that its approvals have no room for."""
        payer = chart.facts.payers.get(chart.course.payer or "")
        if payer is None or payer.kind not in ASKING_KINDS:
            return
        for code in dict.fromkeys(each.code for each in chart.course.authorizations if each.code in TREATMENT):
            approvals = tuple(each for each in chart.course.authorizations if each.code == code)
            if all(each.units is not None for each in approvals):
                yield from _over(code, approvals, chart)


def _over(code: str, approvals: tuple[Authorization, ...], chart: Chart) -> Iterator[Problem]:
    lines = tuple(
        entry
        for entry in sorted(chart.of([code]), key=lambda e: (e.date, e.position))
        if is_counted(entry, chart) and any(covers(each, entry.date) for each in approvals)
    )
    over = _without_room(lines, approvals)
    if over:
        billed, approved = units_of(lines), sum(each.units or 0 for each in approvals)
        beyond = f"{count(billed, 'unit')} of {code} {is_are(billed)} billed, and the approval allows {approved}"
        yield Problem(
            message=f"{beyond}: the approval has no room for the {'line' if len(over) == 1 else 'lines'} {{when}}. "
            "Have it extended before billing, or take off what was not given.",
            entries=over,
            evidence=f"approved: {in_words(approvals)}; {count(billed, 'unit')} billed on dates that are covered",
        )


def _without_room(lines: tuple[Entry, ...], approvals: tuple[Authorization, ...]) -> tuple[Entry, ...]:
    """The lines that find no units left, taken by date, the approval that ends first being used up first."""
    order = sorted(range(len(approvals)), key=lambda number: (approvals[number].end or date.max, number))
    left = [each.units or 0 for each in approvals]
    over: list[Entry] = []
    for entry in lines:
        wanted = entry.line.units
        for number in order:
            if covers(approvals[number], entry.date):
                used = min(wanted, left[number])
                left[number] -= used
                wanted -= used
        if wanted:
            over.append(entry)
    return tuple(over)

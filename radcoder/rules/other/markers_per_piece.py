"""OTH-07: marker placement billed for each marker."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import SetUnits
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart
from radcoder.rules.lines import Day
from radcoder.rules.wording import listed, units_of

PLACEMENT = frozenset({"55876", "49411", "49412", "32553", "31626"})
PIECES = "A4648"


class MarkersCountedPerPiece(DayRule):
    """Marker placement is billed for each marker.

    What: More than one unit of 55876, 49411, 49412, 32553 or 31626 on one date by one biller.
    Why: Each of these codes covers any number of markers placed in one sitting. Its unit limit is one, set by
    policy: all units of the date are denied.
    Resolve: Bill one unit of the placement. The markers themselves are counted with A4648.
    Authority: The medically unlikely edits of these codes: 1, set by policy.
    """

    id = "OTH-07"
    name = "markers-counted-per-piece"
    severity = Severity.ERROR
    authority = (Cite("mue", "55876, 49411, 49412, 32553, 31626"),)
    codes = PLACEMENT

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:  # noqa: ARG002
        """Report placement codes with several units on the day."""
        for code in sorted(day.codes & PLACEMENT):
            entries = day.of([code])
            if units_of(entries) > 1:
                yield _counted(code, entries, day)


def _counted(code: str, entries: tuple[Entry, ...], day: Day) -> Problem:
    pieces = units_of(day.of([PIECES]))
    billed = units_of(entries)
    said = f", and {PIECES} counts the markers ({pieces})" if pieces else f"; markers are counted with {PIECES}"
    return Problem(
        message=f"{billed} units of {code} are billed {{when}}: one unit covers any number of markers{said}.",
        entries=entries,
        evidence=f"{billed} units on {listed(entry.ref for entry in entries)}; one a date",
        fixes=_one_unit(entries),
    )


def _one_unit(entries: tuple[Entry, ...]) -> tuple[Proposal, ...]:
    first, *rest = entries
    if not rest:
        return (Proposal("Bill 1 unit on {lines}", (SetUnits(first.ref, 1),)),)
    return (remove(*rest),) if first.line.units == 1 else ()

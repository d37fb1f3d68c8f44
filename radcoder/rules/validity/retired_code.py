"""VAL-10: a code that ended years ago."""

from collections.abc import Iterator
from datetime import date

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.facts import Facts, RetiredCode
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.validity.ended import bill_instead
from radcoder.rules.wording import listed

MOST_OFFERED = 3
NEUTRONS = "77422"  # OTH-06 speaks of it


class CodeLongRetired(LineRule):
    """A code is billed years after it ended.

    What: A code of the table of retired codes on a date of service after its last day.
    Why: No payer can price a code that does not exist on the date of service.
    Resolve: Bill the code that followed and that is valid on the date; where that one has ended too, the one that
    followed it in its turn. The finding names those that are valid. Check old templates and charge tables.
    Authority: RadCoder's table of retired codes, made from the deletion dates in the NCCI practitioner table of
    2024Q3.
    """

    id = "VAL-10"
    name = "code-long-retired"
    severity = Severity.ERROR
    authority = (Cite("retired-codes"), Cite("ncci-ptp-2024q3", "deletion dates"))

    def concerns(self, code: str, facts: Facts) -> bool:
        """A code of the list, but for neutrons."""
        return code in facts.retired and code != NEUTRONS

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines after the last day of a retired code."""
        row = chart.facts.retired.get(entry.code)
        if row is None or entry.date <= row.ended or entry.code == NEUTRONS:
            return
        valid = tuple(code for code in _line_of(row, entry, chart) if _is_billable(code, entry, chart))
        advice = _advice(row, valid, _ends(row, entry, chart))
        yield Problem(
            message=f"{row.code} ({row.what_it_was}) ended on {row.ended}, and it is billed {{when}}. {advice}",
            entries=(entry,),
            evidence=f"{row.code} is valid to {row.ended}, followed by {listed(row.successors)} ({row.source})",
            fixes=(*(bill_instead(entry, code) for code in valid[:MOST_OFFERED]), remove(entry)),
        )


def _line_of(row: RetiredCode, entry: Entry, chart: Chart) -> Iterator[str]:
    """What followed the code, and what followed those of its successors that had ended by then, and so on."""
    waiting, seen = list(row.successors), {row.code}
    while waiting:
        code = waiting.pop(0)
        if code not in seen:
            seen.add(code)
            yield code
            waiting += _followed_by(code, entry.date, chart)


def _followed_by(code: str, on: date, chart: Chart) -> tuple[str, ...]:
    """The successors of a code that had ended by the day; none of one that is in force."""
    retired = chart.facts.retired.get(code)
    if retired is not None and retired.ended < on:
        return retired.successors
    known = chart.facts.codes.get(code, ())
    last = known[-1] if known else None
    ended = last is not None and last.period.end is not None and last.period.end < on
    return last.successors if last is not None and ended else ()


def _ends(row: RetiredCode, entry: Entry, chart: Chart) -> tuple[str, ...]:
    """The direct successors that had ended by the day."""
    return tuple(code for code in row.successors if _followed_by(code, entry.date, chart))


def _is_billable(code: str, entry: Entry, chart: Chart) -> bool:
    """In force on the date, and not closed to this kind of claim by the hospital's status or the schedule's."""
    if chart.facts.code(code, entry.date) is None:
        return False
    if entry.claim.kind is ClaimKind.HOSPITAL:
        status = chart.facts.hospital_status(code, entry.date)
        return status is None or status.status != "B"
    row = chart.facts.fee_row(code, "", entry.date)
    return row is None or row.status != "I" or not chart.medicare


def _advice(row: RetiredCode, valid: tuple[str, ...], ended: tuple[str, ...]) -> str:
    if valid and ended and not set(valid) & set(row.successors):
        are = "have" if len(ended) > 1 else "has"
        return f"{listed(ended)}, which followed it, {are} ended too: on that date {listed(valid, 'or')} is billed."
    if valid:
        return f"On that date {listed(valid, 'or')} took its place."
    return (
        f"It was followed by {listed(row.successors, 'or')}, not valid on that date either: look up the code of today."
    )

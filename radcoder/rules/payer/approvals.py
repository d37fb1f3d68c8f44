"""What the approval rules share: the lines that a payer wants approved, and the approvals that cover them."""

from collections.abc import Iterable, Iterator
from datetime import date

from radcoder.domain.course import Authorization, Entry
from radcoder.domain.facts import PayerPolicy
from radcoder.domain.findings import Severity
from radcoder.rules.chart import Chart, in_facility
from radcoder.rules.frequency.delivery_log import DELIVERY
from radcoder.rules.policy import policies_for
from radcoder.rules.weekly import BRACHYTHERAPY_DELIVERY
from radcoder.rules.wording import listed

ASKING = "PAY-01"  # the rule under which the policies list the codes that need an approval
TREATMENT = DELIVERY | BRACHYTHERAPY_DELIVERY

Asked = tuple[PayerPolicy, tuple[Entry, ...]]


def asked(chart: Chart) -> Iterator[Asked]:
    """The lines that need an approval, by the policy that asks for it.

    Lines that validity rules refuse are left out, and delivery on a physician's claim from a hospital. A course that
    began before an exception of the payer keeps its old approval, which the file may not describe: silent.
    """
    rows = chart.policies.get(ASKING, ())
    if not rows or _keeps_old_approval(rows, chart):
        return
    for row in rows:
        if row.effect == Severity.ERROR:
            lines = tuple(e for e in chart.of(row.codes) if row.period.covers(e.date) and is_counted(e, chart))
            if lines:
                yield row, lines


def _keeps_old_approval(rows: Iterable[PayerPolicy], chart: Chart) -> bool:
    since = [row.period.start for row in rows if row.effect == Severity.INFO and row.period.start]
    began = first_treatment(chart)
    return bool(since) and began is not None and began < max(since)


def first_treatment(chart: Chart) -> date | None:
    """When treatment began: the first fraction on the log or the first delivery line; None where neither is known."""
    days = [session.date for session in chart.log.all] + [entry.date for entry in chart.of(TREATMENT)]
    return min(days, default=None)


def is_counted(entry: Entry, chart: Chart) -> bool:
    """A valid line, and no delivery on a physician's claim from a hospital: the hospital bills that."""
    return entry.ref not in chart.invalid and not (entry.code in TREATMENT and in_facility(entry.claim))


def covers(approval: Authorization, day: date) -> bool:
    """The approval holds on the day; a side without a date is open."""
    after = approval.start is None or approval.start <= day
    return after and (approval.end is None or day <= approval.end)


def approved_on(day: date, chart: Chart) -> frozenset[str]:
    """The codes with an approval that covers the day."""
    return frozenset(each.code for each in chart.course.authorizations if covers(each, day))


def has_policy(rule: str, entry: Entry, chart: Chart) -> bool:
    """The payer has a policy on this rule's question for the line's code and date."""
    return bool(policies_for(chart, rule, entry.code, entry.date))


def in_words(approvals: Iterable[Authorization]) -> str:
    """`A1: 77407 × 16 from 2026-04-01 to 2026-06-30`, all of them."""
    return "; ".join(_one_in_words(each) for each in approvals)


def _one_in_words(approval: Authorization) -> str:
    number = f"{approval.number}: " if approval.number else ""
    units = f" × {approval.units}" if approval.units is not None else ""
    return f"{number}{approval.code}{units}{days_of(approval)}"


def days_of(approval: Authorization) -> str:
    """` from 2026-04-01 to 2026-06-30`, without the side that has no date."""
    start = f" from {approval.start}" if approval.start else ""
    return start + (f" to {approval.end}" if approval.end else "")


def codes_of(approvals: Iterable[Authorization]) -> str:
    """The approved codes in words."""
    return listed(sorted({each.code for each in approvals}))

"""A payer's window of days round the IMRT plan, in which it pays no other planning."""

import re
from collections.abc import Iterable, Iterator

from radcoder.domain.course import Claim, Entry
from radcoder.domain.facts import PayerPolicy
from radcoder.rules.base import Problem, remove
from radcoder.rules.bundling.imrt import IMRT_PLAN, is_imrt, serves
from radcoder.rules.chart import Chart
from radcoder.rules.lines import biller_of
from radcoder.rules.policy import cite, name_of, policies_for, said_by
from radcoder.rules.same_day.ncci import pair_speaks
from radcoder.rules.wording import count

RULE = "BND-01"
DAYS = re.compile(r"^(\d+) days$")
OTHER_TUMOUR = "59"


def window_codes(chart: Chart) -> frozenset[str]:
    """The codes that the payer does not pay in its window; empty for payers without one."""
    return frozenset(code for row in chart.policies.get(RULE, ()) if DAYS.match(row.parameter) for code in row.codes)


def elsewhere(chart: Chart) -> Iterator[Problem]:
    """What the payer's window says of lines that serve no IMRT phase: other volumes, brachytherapy, a boost."""
    plans = chart.of([IMRT_PLAN])
    phases = [phase for phase in chart.course.phases if is_imrt(phase)]
    for entry in chart.of(window_codes(chart)) if plans else ():
        if not any(serves(entry, phase, chart) for phase in phases) and (found := in_window(entry, plans, chart)):
            yield found


def in_window(entry: Entry, plans: Iterable[Entry], chart: Chart) -> Problem | None:
    """What the payer's window says of a line: nothing when it is for another tumour, or the pair rule speaks."""
    for policy in policies_for(chart, RULE, entry.code, entry.date):
        length = DAYS.match(policy.parameter)
        near = [plan for plan in plans if length and _days(entry, plan) <= int(length[1]) and _together(entry, plan)]
        plan = min(near, key=lambda each: (_days(entry, each), each.date), default=None)
        if plan is None or pair_speaks(entry, chart, (IMRT_PLAN,)):
            continue
        if not (OTHER_TUMOUR in entry.line.modifiers and entry.date != plan.date):
            return _problem(entry, plan, policy, chart)
    return None


def _days(entry: Entry, plan: Entry) -> int:
    return abs((plan.date - entry.date).days)


def _together(entry: Entry, plan: Entry) -> bool:
    return _group(entry.claim) == _group(plan.claim)


def _group(claim: Claim) -> str:
    return claim.group or biller_of(claim)


def _problem(entry: Entry, plan: Entry, policy: PayerPolicy, chart: Chart) -> Problem:
    apart = f"{count(_days(entry, plan), 'day')} from it" if _days(entry, plan) else "on its day"
    return Problem(
        message=f"{entry.code} {{when}} stands near the IMRT plan {plan.code} of {plan.date}, {apart}: "
        f"{name_of(policy, chart)} pays it within {policy.parameter} of the plan only for another tumour, on another "
        "date and with 59.",
        entries=(entry,),
        with_entries=(plan,),
        evidence=f"{entry.ref} {entry.code} {entry.date}; plan {plan.ref} {plan.date}; {said_by(policy, chart)}",
        fixes=(remove(entry),),
        codes=(entry.code, plan.code),
        cites=(cite(policy),),
    )

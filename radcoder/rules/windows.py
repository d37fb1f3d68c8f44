"""The spans of days that rules look at in a course, as the picture of the course shows them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from radcoder.domain.course import Entry
from radcoder.domain.timeline import Element, Kind
from radcoder.rules.bundling.imrt import IMRT_PLAN
from radcoder.rules.bundling.payer_window import DAYS, RULE
from radcoder.rules.chart import Chart
from radcoder.rules.evaluation.follow_up import MANAGEMENT
from radcoder.rules.globals_.windows import procedures
from radcoder.rules.policy import name_of
from radcoder.rules.sequence.planning import BEAM_PLANS
from radcoder.rules.wording import listed

FOLLOW_UP, PLAN_USED = "follow_up_days", "plan_to_treatment_days"


def windows(chart: Chart) -> Iterator[Element]:
    """Every window, with the parameter or policy that sets its length."""
    yield from _payer_windows(chart)
    yield from _plans_waiting(chart)
    yield from _global_periods(chart)
    yield from _follow_up(chart)


def _by_day(entries: Iterable[Entry]) -> dict[date, list[Entry]]:
    found: dict[date, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.date, []).append(entry)
    return found


def _window(first: date, last: date, text: str, said: str, entries: Iterable[Entry]) -> Element:
    return Element(Kind.WINDOW, first, last, text, said, tuple(entry.ref for entry in entries))


def _payer_windows(chart: Chart) -> Iterator[Element]:
    """A payer's days before and after the IMRT plan."""
    for day, plans in _by_day(chart.of([IMRT_PLAN])).items():
        for policy in chart.policies.get(RULE, ()):
            length = DAYS.match(policy.parameter)
            if length and policy.period.covers(day):
                wide = timedelta(days=int(length[1]))
                text = f"{IMRT_PLAN} ± {policy.parameter}"
                said = (
                    f"{name_of(policy, chart)}: within {policy.parameter} of the plan {listed(policy.codes)} is paid "
                    f"only for another tumour, on another date and with 59 ({RULE})"
                )
                yield _window(day - wide, day + wide, text, said, plans)


def _plans_waiting(chart: Chart) -> Iterator[Element]:
    """The days after a plan in which treatment is looked for."""
    for day, plans in _by_day(chart.of(BEAM_PLANS)).items():
        days = chart.facts.parameter(PLAN_USED, day)
        codes = listed(sorted({plan.code for plan in plans}))
        said = f"treatment is looked for within {days} days after the plan {codes} (SEQ-02)"
        yield _window(day, day + timedelta(days=days), f"{codes} + {days} days", said, plans)


def _global_periods(chart: Chart) -> Iterator[Element]:
    for entry, days in procedures(chart):
        said = f"global period of {entry.code}: its follow-up is paid with it for {days} days (GLB-01)"
        yield _window(entry.date, entry.date + timedelta(days=days), f"{entry.code} + {days} days", said, [entry])


def _follow_up(chart: Chart) -> Iterator[Element]:
    """The follow-up after the last fraction of an ended course."""
    sessions = chart.log.external
    if sessions and chart.ended and chart.of(MANAGEMENT):
        last = sessions[-1].date
        days = chart.facts.parameter(FOLLOW_UP, last)
        said = f"payers differ whether management holds visits within {days} days after the last fraction (EM-03)"
        yield _window(last, last + timedelta(days=days), f"follow-up {days} days", said, ())

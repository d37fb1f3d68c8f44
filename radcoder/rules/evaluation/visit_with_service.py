"""EM-01: a visit on the day of a radiation service without modifier 25."""

from collections.abc import Iterator

from radcoder.domain.facts import Setting
from radcoder.domain.findings import Severity
from radcoder.domain.periods import in_force
from radcoder.rules.base import Cite, DayRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.lines import Day
from radcoder.rules.same_day.ncci import VISITS, judge, pairs_of

SWITCHED_OFF = "visit_pairs_off"  # a row of db/parameters for the days on which the practitioner pairs did not apply


class VisitOnRadiationDay(DayRule):
    """A visit on the day of a radiation service.

    What: A visit that is column 2 of an NCCI pair with a radiation service of the same biller and day. From January to
    September 2020 CMS had the practitioner pairs switched off, and the rule is silent there.
    Why: The work before and after a service is part of it. Only a visit with work of its own, such as the one
    at which treatment is decided, is paid beside it, and 25 says so.
    Resolve: Add 25 when the note shows a separate, significant visit. Otherwise take the visit off.
    Authority: NCCI practitioner pairs; NCCI Policy Manual 2026, chapter I, E, and chapter IX, F.1.
    """

    id = "EM-01"
    name = "visit-on-a-radiation-day-without-25"
    severity = Severity.WARNING
    authority = (Cite("ncci-manual", "I.E, IX.F.1"),)
    codes = VISITS

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report visits that form a pair with another service of the day."""
        if day.setting is Setting.PRACTITIONER and in_force(chart.facts.parameters.get(SWITCHED_OFF, ()), day.date):
            return  # the edition of that table held here reads as in force; the hospital table has its own dates
        for pair in pairs_of(day, chart):
            if pair.edit.column2 in VISITS:
                yield from judge(pair, chart)

"""The review: walk every rule over a course, join what says the same, weigh the fixes, count units, price lines."""

from collections.abc import Iterable
from itertools import chain

from radcoder.domain.course import Course
from radcoder.domain.facts import Facts
from radcoder.domain.findings import Finding, Review
from radcoder.domain.rule_settings import PUBLISHED, RuleSetting, RuleSettings
from radcoder.domain.setting_aside import marked
from radcoder.rules.base import Rule
from radcoder.rules.chart import Chart
from radcoder.rules.checklist import checklist_of
from radcoder.rules.expected import expected_units
from radcoder.rules.joining import findings_of
from radcoder.rules.pace import Pulse, no_pulse, paced
from radcoder.rules.walking import Walk
from radcoder.rules.weighing import Scales


class Engine:
    """Reviews courses with a fixed tuple of rules; holds no state between reviews."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._walk = Walk(self._rules)
        self._place = {rule.id: number for number, rule in enumerate(self._rules)}

    def review(
        self, course: Course, facts: Facts, settings: RuleSettings = PUBLISHED, pulse: Pulse = no_pulse
    ) -> Review:
        """Judge one course. Pure: the same course, facts and settings give the same review, unless `pulse` ends it."""
        held = tuple(row for row in settings.for_payer(course.payer) if row.rule in self._place)
        walk = self._walk_with(held)
        chart = Chart(course, facts)
        answers = walk.over(chart, pulse)
        written = {rule: findings_of(reported, facts) for rule, reported in answers.items()}
        findings = sorted(chain.from_iterable(written.values()), key=lambda finding: self._rank(finding, chart))
        if course.overrides:
            findings = marked(findings, course.overrides, chart.lines_by_ref())
        scales = Scales(walk, chart, answers, written, findings)
        return Review(
            course=course.reference,
            catalog_hash=facts.hash,
            releases=facts.releases_used,
            findings=tuple(scales.weigh(finding) for finding in paced(findings, pulse)),
            expected=tuple(expected_units(chart)),
            estimate=chart.prices.estimate(chart.entries),
            settings=held,
            checklist=tuple(checklist_of(chart)),
        )

    def _walk_with(self, settings: tuple[RuleSetting, ...]) -> Walk:
        """The walk with all rules as published, or one without those that are off."""
        if not settings:
            return self._walk
        levels = {row.rule: row.severity for row in settings}
        on = (rule for rule in self._rules if levels.get(rule.id, rule.severity) is not None)
        return Walk(on, {rule: severity for rule, severity in levels.items() if severity is not None})

    def _rank(self, finding: Finding, chart: Chart) -> tuple[int, int, int, str]:
        first = chart.entry(finding.lines[0]).position if finding.lines else len(chart.entries)
        return finding.severity.rank, self._place[finding.rule], first, finding.message

"""The review: walk every rule over a course, join what says the same, weigh the fixes, count units, price lines."""

from collections.abc import Iterable, Iterator

from radcoder.domain.course import Course
from radcoder.domain.facts import Facts
from radcoder.domain.findings import Finding, ReleaseUsed, Review
from radcoder.domain.pricing import price_course
from radcoder.domain.setting_aside import marked
from radcoder.rules.base import Rule
from radcoder.rules.chart import Chart
from radcoder.rules.expected import expected_units
from radcoder.rules.joining import findings_of
from radcoder.rules.walking import Walk
from radcoder.rules.weighing import Scales


class Engine:
    """Reviews courses with a fixed tuple of rules; holds no state between reviews."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        every = tuple(rules)
        self._walk = Walk(every)
        self._place = {rule.id: number for number, rule in enumerate(every)}

    def review(self, course: Course, facts: Facts) -> Review:
        """Judge one course. Pure: the same course and facts give the same review."""
        chart = Chart(course, facts, tuple(course.entries()))
        reported = self._walk.over(chart)
        findings = sorted(findings_of(reported, chart), key=lambda finding: self._rank(finding, chart))
        findings = marked(findings, course.overrides, {entry.ref: entry.line for entry in chart.entries})
        scales = Scales(self._walk, chart, reported, findings)
        return Review(
            course=course.reference,
            catalog_hash=facts.hash,
            releases=tuple(_used(facts)),
            findings=tuple(scales.weigh(finding) for finding in findings),
            expected=tuple(expected_units(chart)),
            estimate=price_course(course, facts),
        )

    def _rank(self, finding: Finding, chart: Chart) -> tuple[int, int, int, str]:
        first = min((chart.position(ref) for ref in finding.lines), default=len(chart.entries))
        return finding.severity.rank, self._place[finding.rule], first, finding.message


def _used(facts: Facts) -> Iterator[ReleaseUsed]:
    for slug in sorted(facts.releases):
        release = facts.releases[slug]
        yield ReleaseUsed(slug, release.title, release.edition, release.covers_to)

"""Knowing findings again that were set aside: marked while their lines stay, open again once these change."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from radcoder.domain.course import Course, Line, LineRef
from radcoder.domain.findings import Finding, FindingStatus
from radcoder.domain.overrides import Grounds, Override, fingerprint_of


def override_of(finding: Finding, course: Course, grounds: Grounds) -> Override:
    """Set a finding of this very course aside: the value that the course keeps."""
    lines = {entry.ref: entry.line for entry in course.entries()}
    mark = _fingerprint(finding, lines)
    said = (grounds.reason, grounds.text, grounds.by, grounds.at)
    return Override(finding.rule, finding.codes, finding.lines, mark, *said)


def marked(findings: Iterable[Finding], overrides: Iterable[Override], lines: Mapping[LineRef, Line]) -> list[Finding]:
    """Mark what was set aside and put it last; what has changed since is open and carries the override that was.

    Of several overrides of one finding the last made counts.
    """
    latest = sorted(overrides, key=lambda override: override.at, reverse=True)
    found = list(findings)
    if not latest:
        return found
    held = [next((o for o in latest if _holds(o, finding, lines)), None) for finding in found]
    spent = {id(override) for override in held if override is not None}
    left = [override for override in latest if id(override) not in spent]
    both = (_mark(finding, override, left) for finding, override in zip(found, held, strict=True))
    return sorted(both, key=lambda finding: finding.aside)


def _holds(override: Override, finding: Finding, lines: Mapping[LineRef, Line]) -> bool:
    return override.rule == finding.rule and override.fingerprint == _fingerprint(finding, lines)


def _fingerprint(finding: Finding, lines: Mapping[LineRef, Line]) -> str:
    return fingerprint_of((lines[ref] for ref in finding.lines), finding.message)


def _mark(finding: Finding, holds: Override | None, left: list[Override]) -> Finding:
    if holds is not None:
        return replace(finding, status=FindingStatus.OVERRIDDEN, override=holds)
    before = [override for override in left if override.rule == finding.rule and _of_the_same(override, finding)]
    return replace(finding, override=before[0]) if before else finding


def _of_the_same(override: Override, finding: Finding) -> bool:
    """It spoke of a code and, where both name lines, of a line that this finding speaks of."""
    if set(override.codes).isdisjoint(finding.codes):
        return False
    return not (override.lines and finding.lines and set(override.lines).isdisjoint(finding.lines))

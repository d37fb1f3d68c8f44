"""PAY-02: a delivery level other than the one that the payer approved."""

from collections import defaultdict
from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import ReplaceCode
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal
from radcoder.rules.chart import Chart
from radcoder.rules.payer.approvals import approved_on, asked, has_policy, in_words
from radcoder.rules.technique.level import LEVELS
from radcoder.rules.wording import listed


class BilledLevelIsNotTheApprovedOne(CourseRule):
    """Another delivery level is billed than the payer approved.

    What: 77402, 77407 and 77412 from 2026 on, against the levels that are approved for the date of the line.
    Courses that began before 2026 keep their old approval and are not judged.
    Why: The payer approves one delivery level, and denies any other one.
    Resolve: See which level was delivered. If it is the approved one, correct the line. If it is not, have the
    payer change the approval before the claim goes out; never bill a level only because it is approved.
    Authority: UnitedHealthcare's radiation therapy prior authorisation of 2026; ACRO's news on it.
    """

    id = "PAY-02"
    name = "billed-level-is-not-the-approved-one"
    severity = Severity.ERROR
    authority = (Cite("uhc-2026"), Cite("acro-uhc-2026"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report lines of each level whose dates have another level approved."""
        if not chart.course.authorizations:
            return
        found: dict[tuple[str, tuple[str, ...]], list[Entry]] = defaultdict(list)
        for _, lines in asked(chart):
            for entry in lines:
                levels = tuple(sorted(approved_on(entry.date, chart) & LEVELS.keys()))
                if entry.code in LEVELS and levels and entry.code not in levels and has_policy(self.id, entry, chart):
                    found[entry.code, levels].append(entry)
        for (code, levels), entries in found.items():
            yield _other_level(code, levels, tuple(entries), chart)


def _other_level(code: str, levels: tuple[str, ...], entries: tuple[Entry, ...], chart: Chart) -> Problem:
    approvals = [each for each in chart.course.authorizations if each.code in levels]
    approved = listed(f"level {LEVELS[each]} ({each})" for each in levels)
    return Problem(
        message=f"{code} {{when}} is delivery level {LEVELS[code]}; {approved} is approved for the date. Bill the "
        "level that was delivered, and have the approval changed first if that is not the approved one.",
        entries=entries,
        evidence=f"approved: {in_words(approvals)}",
        fixes=tuple(_bill(level, code, entries) for level in levels),
    )


def _bill(level: str, code: str, entries: tuple[Entry, ...]) -> Proposal:
    edits = tuple(ReplaceCode(entry.ref, level) for entry in entries)
    return Proposal(f"Bill {level} in place of {code} on {{lines}}, if that was delivered", edits)

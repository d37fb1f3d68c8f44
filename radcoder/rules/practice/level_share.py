"""TEC-06: an unusual share of the highest delivery level."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from radcoder.domain.course import Course, Entry
from radcoder.domain.facts import Facts
from radcoder.domain.findings import Severity
from radcoder.domain.practice import LevelShare, Standing
from radcoder.rules.base import Cite, PracticeRule, Problem
from radcoder.rules.chart import in_facility

LEVELS = ("77402", "77407", "77412")
USUAL, UNUSUAL = "level_3_usual_percent", "level_3_unusual_percent"
LEAST_COURSES, LEAST_FRACTIONS = "level_3_least_courses", "level_3_least_fractions"


class ShareOfLevel3Unusual(PracticeRule):
    """The share of level 3 is unusual for a practice.

    What: Of the fractions that a practice bills with 77402, 77407 and 77412 from 2026 on, the part of 77412. About 35
    in 100 are expected. Over half of them is reported, if more courses than usual hold the code too, and only of a
    sample of at least 30 courses and 300 fractions. A practice is the group that a claim names, else its biller. No
    review of a single course changes by it.
    Why: Payers compare practices. One that stands out is asked for its records, and each 77412 must show its reason:
    several isocentres, active motion management, total-skin electrons or mixed beams.
    Resolve: Look at the courses that hold 77412 and at what the rules on the level say of each. A case mix with much
    breath-hold or with several isocentres explains a high share: write it down before somebody asks.
    Authority: HCN's article on the delivery codes of 2026, which expects about 35 percent; that half is far above, and
    the least sample, are RadCoder's judgement.
    """

    id = "TEC-06"
    name = "share-of-level-3-unusual"
    severity = Severity.INFO
    authority = (Cite("hcn-2026"), Cite("judgement", "what is far above, and the least sample"))
    codes = frozenset(LEVELS)

    def check(self, courses: Sequence[Course], facts: Facts) -> Iterator[Problem]:
        """Report practices far above the usual share, as far as there are courses enough to say so."""
        for share in level_shares(courses, facts):
            if share.standing is Standing.UNUSUAL:
                yield _unusual(share, facts)


def level_shares(courses: Iterable[Course], facts: Facts) -> Iterator[LevelShare]:
    """The levels that each practice bills, as far as the catalogue has a usual share for the day; by its name."""
    units: dict[str, Counter[str]] = defaultdict(Counter)
    days: dict[str, set[date]] = defaultdict(set)
    holding: dict[str, set[int]] = defaultdict(set)
    highest: dict[str, dict[int, str]] = defaultdict(dict)
    for number, course in enumerate(courses):
        for entry in _deliveries(course, facts):
            practice = entry.claim.group or entry.claim.biller or ""
            units[practice][entry.code] += entry.line.units
            days[practice].add(entry.date)
            holding[practice].add(number)
            if entry.code == LEVELS[-1]:
                highest[practice][number] = course.reference
    for practice in sorted(units):
        share = LevelShare(
            practice,
            min(days[practice]),
            max(days[practice]),
            len(holding[practice]),
            tuple((code, units[practice][code]) for code in LEVELS),
            tuple(highest[practice].items()),
        )
        yield replace(share, standing=_standing(share, facts))


def _standing(share: LevelShare, facts: Facts) -> Standing:
    usual, unusual, courses, fractions = _figures(share, facts)
    if share.courses < courses or share.fractions < fractions:
        return Standing.TOO_FEW
    # A few long courses do not speak for a practice.
    widespread = 100 * share.top_courses > usual * share.courses
    return Standing.UNUSUAL if widespread and 100 * share.top > unusual * share.fractions else Standing.USUAL


def _figures(share: LevelShare, facts: Facts) -> tuple[int, int, int, int]:
    """Usual and unusual percent, least courses and fractions, as they are on the share's last day."""
    names = (USUAL, UNUSUAL, LEAST_COURSES, LEAST_FRACTIONS)
    usual, unusual, courses, fractions = (facts.parameter(name, share.last) for name in names)
    return usual, unusual, courses, fractions


def _deliveries(course: Course, facts: Facts) -> Iterator[Entry]:
    """The lines of the three levels on days with a usual share; none of a physician's claim from a hospital."""
    rows = facts.parameters.get(USUAL, ())
    for entry in course.entries():
        billed = entry.code in LEVELS and entry.line.units > 0 and not in_facility(entry.claim)
        if billed and any(row.period.covers(entry.date) for row in rows):
            yield entry


def _unusual(share: LevelShare, facts: Facts) -> Problem:
    code, (usual, unusual, courses, fractions) = LEVELS[-1], _figures(share, facts)
    where = f"At {share.biller}, " if share.biller else ""
    counted = ", ".join(f"{number} {level}" for level, number in share.levels)
    return Problem(
        message=f"{where}{share.top} of {share.fractions} fractions from {share.span} are {code}: {share.percent} %, "
        f"in {share.top_courses} of {share.courses} courses. About {usual} % is usual.",
        entries=(),
        evidence=f"{counted}; asked about over {unusual} % of at least {fractions} fractions in {courses} courses",
        codes=(code,),
        dates=(share.first, share.last),
        facts=(("level 3", share.top), ("fractions", share.fractions), ("courses", share.courses)),
    )

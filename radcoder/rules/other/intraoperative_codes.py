"""OTH-04: codes of intraoperative treatment that do not go together."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.edits import SetUnits
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart
from radcoder.rules.lines import biller_of, setting_of
from radcoder.rules.stereotactic.courses import all_one_unit
from radcoder.rules.wording import units_of

DELIVERY = ("77424", "77425")
MANAGEMENT = "77469"
OTHER_MANAGEMENT = ("77427", "77432", "77435", "77470")


class IntraoperativeCodesMixed(CourseRule):
    """The codes of intraoperative treatment are mixed up.

    What: 77424 or 77425 on a practitioner's claim; 77469 more than once in a course; 77469 on the day of 77427,
    77432, 77435 or 77470 by one biller where no NCCI pair speaks already (then a warning).
    Why: The dose during surgery is delivered by the hospital, and the fee schedule has no amount for it. The
    physician's care for it is 77469, once, and not mixed with the care of another kind of course.
    Resolve: Take delivery off the practitioner's claim, keep one 77469, and leave other management to its own
    dates and courses.
    Authority: Medicare physician fee schedule, status X of 77424 and 77425; NCCI pairs of 77469.
    """

    id = "OTH-04"
    name = "intraoperative-codes-mixed"
    severity = Severity.ERROR
    authority = (Cite("rvu", "status X of 77424 and 77425"), Cite("ncci-ptp-practitioner", "77469"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report misplaced delivery and repeated or mixed management."""
        for entry in chart.of(DELIVERY):
            if entry.claim.kind is ClaimKind.PROFESSIONAL:
                yield _misplaced(entry)
        managed = tuple(e for e in chart.by_code.get(MANAGEMENT, ()) if e.claim.kind is ClaimKind.PROFESSIONAL)
        if units_of(managed) > 1:
            yield _repeated(managed)
        if managed:
            yield from _mixed(managed, chart)


def _misplaced(entry: Entry) -> Problem:
    return Problem(
        message=f"{entry.code} {{when}} is delivery during surgery: it belongs on the hospital's bill, and the fee "
        "schedule has no amount for it.",
        entries=(entry,),
        evidence=f"claim {entry.claim.id} is professional; status X",
        fixes=(remove(entry),),
    )


def _repeated(entries: tuple[Entry, ...]) -> Problem:
    billed = units_of(entries)
    later = sorted(entries, key=lambda entry: entry.date)[1:]
    fixes = (remove(*later),) if later and all_one_unit(entries) else ()
    if not later:
        fixes = (Proposal("Bill 1 unit on {lines}", (SetUnits(entries[0].ref, 1),)),)
    return Problem(
        message=f"{billed} units of {MANAGEMENT} are billed {{when}}; a course takes one.",
        entries=entries,
        evidence=f"{billed} billed on {', '.join(str(entry.ref) for entry in entries)}",
        fixes=fixes,
    )


def _mixed(managed: tuple[Entry, ...], chart: Chart) -> Iterator[Problem]:
    others: dict[tuple[str, date], list[Entry]] = defaultdict(list)
    for other in chart.of(OTHER_MANAGEMENT):
        others[biller_of(other.claim), other.date].append(other)
    for entry in managed:
        for other in others[biller_of(entry.claim), entry.date]:
            if not _is_pair(entry, other, chart):
                yield Problem(
                    message=f"{other.code} and {MANAGEMENT} are billed by one practitioner {{when}}: they are care "
                    "of two kinds of course, and the record must show both.",
                    entries=(other,),
                    with_entries=(entry,),
                    evidence=f"{entry.ref} {entry.code} and {other.ref} {other.code}, both {entry.date}; "
                    "no NCCI pair in force",
                    severity=Severity.WARNING,
                    fixes=(remove(other), remove(entry)),
                )


def _is_pair(one: Entry, two: Entry, chart: Chart) -> bool:
    setting = setting_of(one.claim)
    return any(chart.facts.pair(setting, a, b, one.date) for a, b in ((one.code, two.code), (two.code, one.code)))

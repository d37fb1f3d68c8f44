"""What the visit rules share: whose visit it is, whether treatment was decided and given, and its own diagnosis."""

from bisect import bisect_right
from datetime import date

from radcoder.domain.course import Claim, ClaimKind, Entry
from radcoder.rules.chart import Chart
from radcoder.rules.globals_.windows import same_practice
from radcoder.rules.lines import biller_of

NEW_PATIENT = frozenset({"99202", "99203", "99204", "99205"})
ESTABLISHED = frozenset({"99211", "99212", "99213", "99214", "99215"})
FIRST_IN_HOSPITAL = frozenset({"99221", "99222", "99223"})
INPATIENT = FIRST_IN_HOSPITAL | frozenset({"99231", "99232", "99233", "99234", "99235", "99236"})
VISITS = NEW_PATIENT | ESTABLISHED | INPATIENT
RADIATION_ONCOLOGY = "radiation-oncology"
SEPARATE_SESSIONS = frozenset({"77770", "77771", "77772"})
CONSEQUENCES = ("L58", "K1233", "K520", "K627", "N304", "J700", "J701", "T66", "Z510")
FAMILY = 3


def is_radiation_service(entry: Entry) -> bool:
    """A radiation service: a code of that section, or a delivery or guidance G code."""
    return entry.code.startswith(("772", "773", "774", "775", "776", "777", "G60", "G0339", "G0340"))


def is_radiation_oncology(claim: Claim, chart: Chart) -> bool:
    """A practitioner's claim of radiation oncology; without a specialty, of a biller of radiation services."""
    if claim.kind is not ClaimKind.PROFESSIONAL:
        return False
    if claim.specialty is not None:
        return claim.specialty == RADIATION_ONCOLOGY
    return chart.has(
        lambda entry: (
            is_radiation_service(entry)
            and entry.claim.kind is claim.kind
            and biller_of(entry.claim) == biller_of(claim)
        )
    )


def decided_before(day: date, chart: Chart) -> bool:
    """Treatment was decided earlier: a radiation service or a fraction is dated before the day."""
    treated = bool(chart.log.all) and chart.log.all[0].date < day
    return treated or chart.has(lambda entry: entry.date < day and is_radiation_service(entry))


def is_first_look(visit: Entry, chart: Chart) -> bool:
    """The practice meets the patient: a new patient or the first day in the hospital, and no visit of it before."""
    if visit.code not in NEW_PATIENT | FIRST_IN_HOSPITAL:
        return False
    return not any(e.date < visit.date and same_practice(e.claim, visit.claim) for e in chart.of(VISITS))


def in_treatment(day: date, chart: Chart) -> bool:
    """From the first to the last beam fraction, breaks left out that are longer than the break parameter."""
    sessions = [session.date for session in chart.log.external]
    if not sessions or not sessions[0] <= day <= sessions[-1]:
        return False
    number = bisect_right(sessions, day)
    if sessions[number - 1] == day:
        return True
    longest = chart.facts.parameter("treatment_break_days", day)
    return (sessions[number] - sessions[number - 1]).days <= longest


def has_own_problem(entry: Entry, chart: Chart) -> bool:
    """The line has its own diagnosis, of another family than the course's, that is no consequence of radiation."""
    own = [_plain(code) for code in entry.line.diagnoses]
    treated = {_plain(code)[:FAMILY] for code in chart.course.diagnoses}
    return bool(own) and not any(code[:FAMILY] in treated or code.startswith(CONSEQUENCES) for code in own)


def _plain(code: str) -> str:
    return code.replace(".", "").upper()


def is_included(visit: Entry, chart: Chart) -> bool:
    """The visit belongs to the treatment: radiation oncology sees the patient while the beam is given."""
    if not is_radiation_oncology(visit.claim, chart) or not in_treatment(visit.date, chart):
        return False
    return decided_before(visit.date, chart) and not is_separate(visit, chart)


def is_separate(visit: Entry, chart: Chart) -> bool:
    """Another problem with its own diagnosis and 25, or a visit beside a remote afterloading session of its day."""
    if "25" in visit.line.modifiers and has_own_problem(visit, chart):
        return True
    beside = chart.of(SEPARATE_SESSIONS)
    return any(e.date == visit.date and same_practice(e.claim, visit.claim) for e in beside)


def stands_with_service(visit: Entry, chart: Chart) -> bool:
    """A radiation service of the same practice is dated with the visit."""
    return any(
        is_radiation_service(entry) and same_practice(entry.claim, visit.claim) for entry in chart.on(visit.date)
    )

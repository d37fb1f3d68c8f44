"""Management of stereotactic courses: 77435 once for up to five sessions, 77432 for a single cranial one."""

from collections import Counter
from collections.abc import Iterator

from radcoder.domain.findings import ExpectedUnits
from radcoder.domain.fractions import Session
from radcoder.rules import weekly
from radcoder.rules.chart import Chart, bills_technical
from radcoder.rules.frequency.delivery_log import DELIVERY
from radcoder.rules.stereotactic.courses import (
    BODY_DELIVERY,
    CRANIAL_DELIVERY,
    CRANIAL_MANAGEMENT,
    MANAGEMENT,
    by_practitioners,
    courses_of,
    is_cranial,
    most_sessions,
    near,
    stereotactic_phases,
)
from radcoder.rules.wording import count, units_of

BOTH = (CRANIAL_MANAGEMENT, MANAGEMENT)
STEREOTACTIC = frozenset({BODY_DELIVERY, *CRANIAL_DELIVERY, "G0339", "G0340"})


def stereotactic_management(chart: Chart) -> Iterator[ExpectedUnits]:
    """One entry for each of the two codes that is billed or earned; silent without stereotactic sessions."""
    courses = courses_of(stereotactic_phases(chart), chart)
    lines = by_practitioners(chart.of(BOTH))
    if not courses or not (lines or weekly.bills_management(chart)):
        return
    expected = Counter[str]()
    for sessions in courses:
        code = code_of(sessions, courses, chart)
        billed = units_of(near(lines, sessions, chart))
        complete = (chart.ended or sessions is not courses[-1]) and is_delivered_so(sessions, chart)
        if code and (billed or complete):
            expected[code] += 1
    for code in BOTH:
        billed = units_of(entry for entry in lines if entry.code == code)
        if billed or expected[code]:
            yield ExpectedUnits(code, expected[code], billed, _basis(code, expected, courses, chart))


def code_of(sessions: tuple[Session, ...], courses: tuple[tuple[Session, ...], ...], chart: Chart) -> str | None:
    """The management code that a course takes; None for one with too many sessions, or that may not be complete."""
    if len(sessions) > most_sessions(chart):
        return None
    cranial = [is_cranial(phase) for phase in stereotactic_phases(chart)]
    if not any(cranial):
        return MANAGEMENT
    if not all(cranial):
        return MANAGEMENT if len(sessions) > 1 else None
    if len(sessions) > 1:
        return MANAGEMENT
    if chart.ended or sessions is not courses[-1]:
        return CRANIAL_MANAGEMENT
    billed = {entry.code for entry in near(by_practitioners(chart.of(BOTH)), sessions, chart)}
    return billed.pop() if len(billed) == 1 else None


def is_delivered_so(sessions: tuple[Session, ...], chart: Chart) -> bool:
    """No delivery is on the file for these days, or stereotactic delivery."""
    days = {session.date for session in sessions}
    codes = {entry.code for entry in chart.of(DELIVERY) if entry.date in days and bills_technical(entry.claim)}
    return not codes or not codes.isdisjoint(STEREOTACTIC)


def _basis(code: str, expected: Counter[str], courses: tuple[tuple[Session, ...], ...], chart: Chart) -> str:
    most = most_sessions(chart)
    lengths = " and ".join(count(len(sessions), "session") for sessions in courses)
    if any(len(sessions) > most for sessions in courses):
        return f"{lengths}; a stereotactic course has {most} at most"
    if expected[code]:
        return f"{lengths}: {code} once for each stereotactic course"
    other = next((each for each in BOTH if expected[each]), None)
    return f"{lengths}; managed with {other}" if other else f"{lengths} so far"

"""What the stereotactic rules share: stereotactic sessions, where a new course begins, and cranial radiosurgery."""

import re
from collections.abc import Iterable
from datetime import date

from radcoder.domain.course import ClaimKind, Entry, Phase
from radcoder.domain.fractions import Session, is_stereotactic
from radcoder.rules import weekly
from radcoder.rules.chart import Chart

BODY_DELIVERY = "77373"
CRANIAL_DELIVERY = ("77371", "77372")
CRANIAL_MANAGEMENT = "77432"
MANAGEMENT = "77435"
CRANIAL_TECHNIQUE = "srs"
NOT_CRANIAL = re.compile(r"\b(spin|vertebra|lung|liver|pancrea|adrenal|prostat|kidney|rib|pelvi|sacr)", re.IGNORECASE)

Courses = tuple[tuple[Session, ...], ...]


def stereotactic_phases(chart: Chart) -> tuple[Phase, ...]:
    """The phases whose technique is radiosurgery or stereotactic body treatment."""
    return tuple(phase for phase in chart.course.phases if is_stereotactic(phase))


def is_cranial(phase: Phase) -> bool:
    """Radiosurgery of the head: the technique says so, and the site does not say otherwise."""
    return phase.technique == CRANIAL_TECHNIQUE and not NOT_CRANIAL.search(phase.site or "")


def courses_of(phases: Iterable[Phase], chart: Chart) -> Courses:
    """The sessions of the phases, parted where so many days pass without one that a new course has begun."""
    return tuple(_parted(chart.log.of_phases(phases), chart))


def _parted(sessions: tuple[Session, ...], chart: Chart) -> list[tuple[Session, ...]]:
    found: list[list[Session]] = []
    for session in sessions:
        if found and not starts_anew(found[-1][-1].date, session.date, chart):
            found[-1].append(session)
        else:
            found.append([session])
    return [tuple(each) for each in found]


def starts_anew(before: date, day: date, chart: Chart) -> bool:
    """So many days lie between the two that the later one belongs to another course."""
    return (day - before).days > chart.facts.parameter("stereotactic_new_course_days", day)


def most_sessions(chart: Chart) -> int:
    """The most sessions of a stereotactic course."""
    day = weekly.last_day(chart)
    return chart.facts.parameter("stereotactic_sessions", day) if day else 0


def near(entries: Iterable[Entry], sessions: tuple[Session, ...], chart: Chart) -> tuple[Entry, ...]:
    """The lines dated within a course, before its first session or after its last one included."""
    first, last = sessions[0].date, sessions[-1].date
    return tuple(e for e in entries if not starts_anew(last, e.date, chart) and not starts_anew(e.date, first, chart))


def by_practitioners(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The lines on practitioners' claims."""
    return tuple(entry for entry in entries if entry.claim.kind is ClaimKind.PROFESSIONAL)


def all_one_unit(entries: Iterable[Entry]) -> bool:
    """Every line bills one unit."""
    return all(entry.line.units == 1 for entry in entries)

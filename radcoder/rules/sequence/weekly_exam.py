"""SEQ-06: weekly management without a physician's look at the patient."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from radcoder.domain.course import Entry, Event, EventKind
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.sequence.management_too_early import Unit, weekly_units

PHYSICIAN = "md"


class WeeklyExamNotRecorded(CourseRule):
    """A unit of weekly management has no physician's examination on record.

    What: Each earned unit of 77427 against the examinations on record, from its first fraction to the day
    before the next five begin. An examination by somebody else than a physician does not carry the unit. Silent
    when the record holds no examination at all.
    Why: Each five fractions need a physician's face-to-face look at the patient. A nurse's or an assistant's
    note alone does not carry the code.
    Resolve: Add the missing examination to the record if it took place. Otherwise take the unit off.
    Authority: ASTRO questions and answers on management; the outpatient editor's telehealth flag for video.
    """

    id = "SEQ-06"
    name = "weekly-exam-not-recorded"
    severity = Severity.WARNING
    authority = (Cite("astro-faq-management"), Cite("ioce", "telehealth flag"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report units whose fractions hold no physician's examination."""
        missing: dict[str, list[Unit]] = defaultdict(list)
        for unit, exams in exams_by_unit(chart):
            if why := _why_not(exams):
                missing[why].append(unit)
        for why, without in missing.items():
            yield _not_recorded(why, without)


def exams_by_unit(chart: Chart) -> Iterator[tuple[Unit, tuple[Event, ...]]]:
    """Each earned unit of weekly management with the examinations in its span; nothing when none is on record."""
    exams = [event for event in chart.course.events if event.kind is EventKind.PHYSICIAN_EXAM]
    units = tuple(weekly_units(chart)) if exams else ()
    if not units:
        return
    for unit, end in zip(units, _ends(units), strict=True):
        yield unit, tuple(exam for exam in exams if unit.first <= exam.date <= end)


def is_physicians(exam: Event) -> bool:
    """A physician's, as far as the record says whose it was."""
    return exam.by in (None, PHYSICIAN)


def _ends(units: tuple[Unit, ...]) -> Iterator[date]:
    """The last day of each unit's span: the day before the next begins, and some days after the last fraction."""
    for unit, following in zip(units, (*units[1:], None), strict=True):
        yield max(unit.last, following.first - timedelta(days=1)) if following else unit.last + timedelta(days=2)


def _why_not(exams: tuple[Event, ...]) -> str:
    if any(map(is_physicians, exams)):
        return ""
    return (
        "an examination by a physician; that of a nurse or an assistant does not carry it"
        if exams
        else "any examination"
    )


def _not_recorded(why: str, units: list[Unit]) -> Problem:
    entries: dict[object, Entry] = {unit.entry.ref: unit.entry for unit in units}
    return Problem(
        message=f"77427 {{when}}, in its fractions, lacks {why}."
        if ";" in why
        else "77427 {when} has no examination on record in its fractions.",
        entries=tuple(entries.values()),
        evidence="; ".join(f"{u.entry.ref} {u.entry.date}: fractions {u.first} to {u.last}" for u in units),
    )

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
        exams = [event for event in chart.course.events if event.kind is EventKind.PHYSICIAN_EXAM]
        units = tuple(weekly_units(chart)) if exams else ()
        if not units:
            return
        missing: dict[str, list[Unit]] = defaultdict(list)
        for unit, end in zip(units, _ends(units), strict=True):
            if why := _why_not(unit.first, end, exams):
                missing[why].append(unit)
        for why, without in missing.items():
            yield _not_recorded(why, without)


def _ends(units: tuple[Unit, ...]) -> Iterator[date]:
    """The last day of each unit's span: the day before the next begins, and some days after the last fraction."""
    for unit, following in zip(units, (*units[1:], None), strict=True):
        yield max(unit.last, following.first - timedelta(days=1)) if following else unit.last + timedelta(days=2)


def _why_not(first: date, last: date, exams: list[Event]) -> str:
    inside = [exam for exam in exams if first <= exam.date <= last]
    if any(exam.by in (None, PHYSICIAN) for exam in inside):
        return ""
    return (
        "an examination by a physician; that of a nurse or an assistant does not carry it"
        if inside
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

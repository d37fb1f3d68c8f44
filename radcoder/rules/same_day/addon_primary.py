"""ADD-01: an add-on without its primary."""

from collections.abc import Iterator

from radcoder.domain.codes import Component
from radcoder.domain.course import Entry
from radcoder.domain.facts import AddOn, Facts, Setting
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem, remove
from radcoder.rules.chart import Chart, in_facility
from radcoder.rules.lines import Day
from radcoder.rules.setting.component import component_on
from radcoder.rules.wording import listed

FIXED_LIST = 1
MOST_PRIMARIES = 8


class AddOnWithoutPrimary(DayRule):
    """An add-on stands without any of its primaries.

    What: A type 1 add-on code without one of its listed primary codes on the same date by the same biller.
    Why: An add-on is paid only as part of its primary service. For practitioners the line is denied. In
    hospitals under outpatient prospective payment the editor does not apply these edits and the add-on is
    usually packaged, so there it is a reminder.
    Resolve: Put the add-on on the date of its primary, add the primary if it was done and not billed, or take
    the add-on off.
    Authority: NCCI Policy Manual 2026, chapter I, R and W; the add-on tables of NCCI and the outpatient editor.
    """

    id = "ADD-01"
    name = "add-on-without-its-primary"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "I.R, I.W"), Cite("addon"))

    def concerns(self, code: str, facts: Facts) -> bool:
        """An add-on with a fixed list of primaries."""
        return any(row.type == FIXED_LIST for row in facts.addons.get(code, ()))

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report add-ons of the day whose fixed list of primaries has none on the day."""
        present = {entry.code for entry in day.entries}
        for entry in day.entries:
            rows = [row for row in chart.facts.primaries(entry.code, day.date) if row.type == FIXED_LIST]
            if rows and not present & {row.primary for row in rows} and not _carried_elsewhere(entry, rows, chart):
                yield _alone(entry, rows, day)


def _carried_elsewhere(entry: Entry, rows: list[AddOn], chart: Chart) -> bool:
    """A physician in a facility cannot bill a technical primary: it stands on the hospital's claim."""
    parts = (component_on(row.primary, entry.date, chart.facts)[0] for row in rows)
    return in_facility(entry.claim) and all(part is Component.TECHNICAL_ONLY for part in parts)


def _alone(entry: Entry, rows: list[AddOn], day: Day) -> Problem:
    primaries = sorted({row.primary for row in rows})
    shown = (
        listed(primaries, "or") if len(primaries) <= MOST_PRIMARIES else f"{listed(primaries[:MOST_PRIMARIES], 'or')} …"
    )
    return Problem(
        message=f"{entry.code} {{when}} is an add-on and stands without its primary: {shown} by the same biller "
        "on the same day.",
        entries=(entry,),
        evidence=f"{rows[0].release}: type 1 add-on {entry.code} with primaries {', '.join(primaries)}",
        fixes=(remove(entry),),
        severity=Severity.INFO if day.setting is Setting.HOSPITAL else None,
    )

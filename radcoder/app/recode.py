"""A course in two code sets: each line in 2025 and in 2026, with its dollars, and what another first day would do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from radcoder.app.builder import Closed, closed_days
from radcoder.app.worksheet import Judgement, judge
from radcoder.app.workspace import Workspace
from radcoder.builder.moving import Moved, moved, rewritten
from radcoder.builder.recoding import Recoded
from radcoder.domain.course import Course, Entry, LineRef
from radcoder.domain.facts import Facts
from radcoder.domain.pricing import price_course
from radcoder.domain.rule_settings import PUBLISHED, RuleSettings
from radcoder.rules.chart import Chart
from radcoder.rules.technique.level import SINCE

YEAR = timedelta(weeks=52)  # the same weekday, and days that differ stay different
ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class CodeSide:
    """A line as it is on one side: its day, its code or nothing, and what Medicare would pay; `how` explains that."""

    date: date
    code: str
    modifiers: tuple[str, ...]
    amount: Decimal | None
    how: str
    billed: bool = False

    @property
    def said(self) -> str:
        """Code and modifiers, a dash where nothing is billed."""
        return "-".join((self.code, *self.modifiers)) if self.code else "–"


@dataclass(frozen=True, slots=True)
class TwoSided:
    """One line on both sides, what its code is called, and why it becomes what it becomes."""

    line: LineRef
    name: str
    units: int
    before: CodeSide
    after: CodeSide
    why: str
    others: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether both sides have the same code."""
        return (self.before.code, self.before.modifiers) == (self.after.code, self.after.modifiers)

    @property
    def change(self) -> Decimal | None:
        """What the right side pays more than the left; None where either is not known. What is not billed pays 0."""
        sides = [each.amount if each.code else ZERO for each in (self.before, self.after)]
        return sides[1] - sides[0] if sides[0] is not None and sides[1] is not None else None


@dataclass(frozen=True, slots=True)
class Recoding:
    """A course in both code sets. Totals leave out lines without an amount."""

    lines: tuple[TwoSided, ...]
    before: Decimal
    after: Decimal


@dataclass(frozen=True, slots=True)
class Restart:
    """What another first day does: each line before and after, and the course that comes of it with its review."""

    recoding: Recoding
    judgement: Judgement


def across_new_year(workspace: Workspace, course: Course) -> Recoding:
    """Each line in the codes of 2025 beside those of 2026; on the other side of New Year it is 52 weeks away."""
    chart = Chart(course, workspace.facts_for([course]))
    old = rewritten(chart, lambda day: _while(day, -YEAR, lambda each: each >= SINCE))
    new = rewritten(chart, lambda day: _while(day, YEAR, lambda each: each < SINCE))
    return _recoding(workspace, course, old, new)


def another_first_day(workspace: Workspace, course: Course, to: date, settings: RuleSettings = PUBLISHED) -> Restart:
    """The course as it would be had it begun on another day, judged by these settings.

    Raises `NoTreatmentDayError`, `NothingTreatedError`.
    """
    chart = Chart(course, workspace.facts_for([course]))
    days = (*course.days(), to)
    closed = closed_days(Closed.USUAL, range(min(days).year - 2, max(days).year + 3))
    new = moved(chart, to, closed)
    return Restart(
        _recoding(workspace, course, rewritten(chart, lambda day: day), new), judge(workspace, new.course, settings)
    )


def _while(day: date, step: timedelta, wrong: Callable[[date], bool]) -> date:
    while wrong(day):
        day += step
    return day


def _recoding(workspace: Workspace, course: Course, old: Moved, new: Moved) -> Recoding:
    facts = workspace.facts_for([course, old.course, new.course])
    before, after = (_sides(course, each, facts) for each in (old, new))
    lines = []
    for entry in course.entries():
        sides = before[entry.ref], after[entry.ref]
        became = (new if sides[0].billed else old).recoded[entry.ref]
        lines.append(_two_sided(entry, sides, became, facts))
    return Recoding(tuple(lines), *(_total(each.values()) for each in (before, after)))


def _sides(course: Course, side: Moved, facts: Facts) -> dict[LineRef, CodeSide]:
    amounts = dict(price_course(side.course, facts).lines)
    lines = {entry.ref: entry for entry in side.course.entries()}
    found = {}
    for entry in course.entries():
        place, new = side.places[entry.ref], side.recoded[entry.ref]
        if place is None:
            found[entry.ref] = CodeSide(entry.date, "", (), None, new.why)
        else:
            line, amount = lines[place], amounts[place]
            found[entry.ref] = CodeSide(line.date, line.code, line.line.modifiers, amount.amount, amount.how,
                                        line.line == entry.line)  # fmt: skip
    return found


def _total(sides: Iterable[CodeSide]) -> Decimal:
    return sum((side.amount for side in sides if side.amount is not None), start=ZERO)


def _two_sided(entry: Entry, sides: tuple[CodeSide, CodeSide], became: Recoded, facts: Facts) -> TwoSided:
    known = facts.code(entry.code, entry.date)
    name = known.short_name if known else ""
    return TwoSided(entry.ref, name, entry.line.units, *sides, became.why, became.others)

"""Words and figures as the window writes them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from radcoder.domain.course import Course, LineRef
from radcoder.domain.edits import (
    AddLine,
    AddModifier,
    DropLine,
    Edit,
    MoveDate,
    RemoveModifier,
    ReplaceCode,
    SetUnits,
)
from radcoder.domain.findings import Finding, Safety, Severity

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ACRONYMS = {
    each.lower(): each
    for each in [
        "IMRT",
        "VMAT",
        "SRS",
        "SBRT",
        "TBI",
        "TSE",
        "PBS",
        "HDR",
        "LDR",
        "CT",
        "NCCI",
        "MUE",
        "TC",
        "2D",
        "3D",
    ]
}
SAFETY_WORDS = {Safety.SAFE: "safe", Safety.NEEDS_REVIEW: "needs review"}


def day(on: date) -> str:
    """Write a day for people: 5 Feb 2026."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def span(days: Iterable[date]) -> str:
    """Write the first and last of some days: 2 Feb – 25 Mar 2026."""
    known = sorted(days)
    if not known:
        return ""
    first, last = known[0], known[-1]
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def count(number: int, noun: str, plural: str = "") -> str:
    """Write a count: 1 line, 3 lines, 2 families."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or f'{noun}s'}"


def severity_count(severity: Severity, number: int) -> str:
    """Write a count of findings: 2 errors, 1 warning, 3 info."""
    return f"{number} info" if severity is Severity.INFO else count(number, severity.value)


def severity_word(finding: Finding) -> str:
    """Write the severity of a finding: error, or set aside (error)."""
    return f"set aside ({finding.severity.value})" if finding.aside else finding.severity.value


def money(amount: Decimal | None) -> str:
    """Write dollars without their sign, as columns do; empty where there is no amount."""
    return "" if amount is None else f"{amount:,.2f}"


@lru_cache(maxsize=4096)
def words(slug: str) -> str:
    """Write a slug as a phrase: weekly-imrt-check becomes Weekly IMRT check."""
    text = " ".join(ACRONYMS.get(part, part) for part in slug.split("-"))
    return text[:1].upper() + text[1:]


def lines_text(lines: Iterable[LineRef]) -> str:
    """Write the addresses of lines: A:3, A:4."""
    return ", ".join(str(line) for line in lines)


def at_fault(finding: Finding) -> LineRef | None:
    """The line that the first fix would change, or the first one that is named."""
    changed = (edit.line for fix in finding.fixes for edit in fix.edits if not isinstance(edit, AddLine))
    return next((ref for ref in changed if ref in finding.lines), next(iter(finding.lines), None))


def edit_text(edit: Edit, course: Course) -> str:
    """Say what an edit does to the course."""
    if isinstance(edit, AddLine):
        return f"Adds {edit.new.code}, {count(edit.new.units, 'unit')}, on {day(edit.new.date)} to claim {edit.claim}."
    line = line_text(edit.line, course)
    text = f"Changes {line}."
    match edit:
        case DropLine():
            text = f"Removes {line}."
        case ReplaceCode(code=code):
            text = f"Bills {code} on {line}."
        case SetUnits(units=units):
            text = f"Bills {count(units, 'unit')} on {line}."
        case AddModifier(modifier=modifier):
            text = f"Adds modifier {modifier} to {line}."
        case RemoveModifier(modifier=modifier):
            text = f"Takes modifier {modifier} off {line}."
        case MoveDate(date=on):
            text = f"Moves {line} to {day(on)}."
    return text


def line_text(ref: LineRef, course: Course) -> str:
    """Write a line with its code and day: line A:3 (77290, 5 Feb 2026)."""
    entry = next((entry for entry in course.entries() if entry.ref == ref), None)
    return f"line {ref} ({entry.code}, {day(entry.date)})" if entry else f"line {ref}"

"""A course and its review as sheets: lines, fractions and findings, for a spreadsheet."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from radcoder.app.exports import write_export
from radcoder.app.worksheet import Judgement
from radcoder.domain.course import Course, LineRef
from radcoder.domain.findings import Amount, Finding
from radcoder.domain.rule_settings import said
from radcoder.exchange.sheets import Sheet, Value, sheet_to_csv, sheets_to_xlsx

LINE_COLUMNS = ("Claim", "#", "Date", "Code", "Name", "Units", "Modifiers", "POS", "Diagnoses", "Phase", "Charge",
                "Estimate", "Findings", "Note")  # fmt: skip
FRACTION_COLUMNS = ("Date", "Phase", "Session", "Time", "Machine")
FINDING_COLUMNS = ("Severity", "Status", "Rule", "Codes", "Dates", "Lines", "What is wrong", "Evidence", "Authority",
                   "Ways out", "Set aside")  # fmt: skip
RULE_COLUMNS = ("Set otherwise than published",)


def line_sheet(judgement: Judgement) -> Sheet:
    """The lines in their order, with name, estimate and the rules that name them."""
    amounts = dict(judgement.review.estimate.lines)
    rules: dict[LineRef, list[str]] = {}
    for finding in judgement.review.findings:
        for ref in finding.lines:
            rules.setdefault(ref, []).append(finding.rule)
    rows = _lines(judgement.course, judgement.names, amounts, rules)
    return Sheet("Lines", LINE_COLUMNS, rows)


def _lines(
    course: Course,
    names: Mapping[tuple[str, date], str],
    amounts: Mapping[LineRef, Amount],
    rules: Mapping[LineRef, list[str]],
) -> tuple[tuple[Value, ...], ...]:
    return tuple(
        (
            entry.claim.id,
            entry.ref.number,
            entry.date,
            entry.code,
            names.get((entry.code, entry.date), ""),
            entry.line.units,
            " ".join(entry.line.modifiers),
            entry.claim.pos,
            " ".join(entry.line.diagnoses or course.diagnoses),
            entry.line.phase,
            entry.line.charge,
            amounts[entry.ref].amount if entry.ref in amounts else None,
            ", ".join(dict.fromkeys(rules.get(entry.ref, ()))),
            entry.line.note,
        )
        for entry in course.entries()
    )


def fraction_sheet(course: Course) -> Sheet:
    """The delivered fractions."""
    rows = tuple(
        (each.date, each.phase, each.session, each.time.strftime("%H:%M") if each.time else None, each.machine)
        for each in course.fractions
    )
    return Sheet("Fractions", FRACTION_COLUMNS, rows)


def finding_sheet(judgement: Judgement) -> Sheet:
    """The findings with all that convinces, one a row."""
    return Sheet("Findings", FINDING_COLUMNS, tuple(_finding(each) for each in judgement.review.findings))


def _finding(finding: Finding) -> tuple[Value, ...]:
    return (
        finding.severity.value,
        "set aside" if finding.aside else "open",
        finding.rule,
        ", ".join(dict.fromkeys(finding.codes)),
        ", ".join(day.isoformat() for day in finding.dates),
        ", ".join(map(str, finding.lines)),
        finding.message,
        finding.evidence,
        "; ".join(str(each) for each in finding.authority),
        "; ".join(f"{fix.title} ({fix.safety.value})" for fix in finding.fixes),
        finding.said_aside,
    )


def to_csv(judgement: Judgement) -> bytes:
    """The lines as CSV; the same course, review and catalogue give the same bytes."""
    return sheet_to_csv(line_sheet(judgement))


def to_xlsx(judgement: Judgement) -> bytes:
    """A workbook of lines, findings and fractions; the same course, review and catalogue give the same bytes."""
    sheets = [line_sheet(judgement), finding_sheet(judgement), fraction_sheet(judgement.course)]
    set_otherwise = tuple((sentence,) for sentence in said(judgement.review.settings))
    return sheets_to_xlsx([*sheets, Sheet("Rules", RULE_COLUMNS, set_otherwise)] if set_otherwise else sheets)


def write_table(judgement: Judgement, path: Path) -> None:
    """Write XLSX or, by the ending of the name, CSV: all of it, or nothing. Raises `FileNotWrittenError`."""
    write_export(path, to_csv(judgement) if path.suffix.lower() == ".csv" else to_xlsx(judgement))

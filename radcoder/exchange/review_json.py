"""The review file `radcoder-review/1`: a Review written as JSON, the same bytes for the same review."""

import msgspec

from radcoder.domain.checklist import CodeChecklist
from radcoder.domain.course import Line
from radcoder.domain.edits import (
    AddLine,
    AddModifier,
    DropLine,
    Edit,
    MoveDate,
    RemoveModifier,
    ReplaceCode,
    SetLine,
    SetUnits,
)
from radcoder.domain.findings import Amount, Finding, Fix, Review, Severity
from radcoder.domain.money import cents
from radcoder.exchange.documents import LineDocument
from radcoder.exchange.review_documents import (
    AmountDocument,
    AuthorityDocument,
    CatalogDocument,
    ChecklistDocument,
    ChecklistItemDocument,
    EstimateDocument,
    ExpectedDocument,
    FindingDocument,
    FixDocument,
    LineEditDocument,
    ReleaseDocument,
    ReviewDocument,
    SetAsideDocument,
    SettingDocument,
    SummaryDocument,
)


def review_to_json(review: Review) -> bytes:
    """Write a review on one line, without a line end."""
    return msgspec.json.encode(review_document(review))


def review_document(review: Review) -> ReviewDocument:
    """Turn a review into the shape of the review file."""
    return ReviewDocument(
        format="radcoder-review/1",
        course=review.course,
        catalog=CatalogDocument(
            review.catalog_hash, [ReleaseDocument(r.dataset, r.release, r.covers_to) for r in review.releases]
        ),
        findings=[finding_document(finding) for finding in review.findings],
        expected=[ExpectedDocument(e.code, e.expected, e.billed, e.basis, e.carried) for e in review.expected],
        estimate=EstimateDocument(
            review.estimate.basis,
            [AmountDocument(str(ref), _text(amount), amount.how) for ref, amount in review.estimate.lines],
            f"{cents(review.estimate.total)}",
        ),
        summary=SummaryDocument(
            **{severity.value: review.count(severity) for severity in Severity}, overridden=review.aside
        ),
        settings=[SettingDocument(s.rule, s.payer, s.severity.value if s.severity else None) for s in review.settings],
        checklist=[_checklist(each) for each in review.checklist],
    )


def _checklist(each: CodeChecklist) -> ChecklistDocument:
    items = [ChecklistItemDocument(item.text, item.state.value, item.answer) for item in each.items]
    return ChecklistDocument(each.code, list(map(str, each.lines)), items, list(each.failures), list(each.sources))


def _text(amount: Amount) -> str | None:
    return None if amount.amount is None else f"{cents(amount.amount)}"


def finding_document(finding: Finding) -> FindingDocument:
    """Turn a finding into the shape of the review file."""
    return FindingDocument(
        rule=finding.rule,
        name=finding.name,
        title=finding.title,
        severity=finding.severity.value,
        status=finding.status.value,
        message=finding.message,
        lines=[str(ref) for ref in finding.lines],
        codes=list(finding.codes),
        dates=list(finding.dates),
        evidence=finding.evidence,
        authority=[AuthorityDocument(a.title, a.section, a.release, a.locator) for a in finding.authority],
        fixes=[_fix(fix) for fix in finding.fixes],
        facts=dict(finding.facts),
        override=_set_aside(finding),
    )


def _set_aside(finding: Finding) -> SetAsideDocument | None:
    was = finding.override
    return SetAsideDocument(was.reason, was.text, was.by, was.at, finding.aside) if was else None


def _fix(fix: Fix) -> FixDocument:
    change = None if fix.change is None else f"{cents(fix.change)}"
    return FixDocument(
        title=fix.title,
        safety=fix.safety.value,
        edits=[_edit(edit) for edit in fix.edits],
        removes=list(fix.removes),
        leaves=list(fix.leaves),
        stays=fix.stays,
        change=change,
        weighed=fix.weighed,
    )


def _edit(edit: Edit) -> LineEditDocument:  # noqa: PLR0911 - one return an operation
    match edit:
        case DropLine(line=line):
            return LineEditDocument("drop-line", line=str(line))
        case ReplaceCode(line=line, code=code):
            return LineEditDocument("replace-code", line=str(line), code=code)
        case SetUnits(line=line, units=units):
            return LineEditDocument("set-units", line=str(line), units=units)
        case AddModifier(line=line, modifier=modifier):
            return LineEditDocument("add-modifier", line=str(line), modifier=modifier)
        case RemoveModifier(line=line, modifier=modifier):
            return LineEditDocument("remove-modifier", line=str(line), modifier=modifier)
        case MoveDate(line=line, date=day):
            return LineEditDocument("move-date", line=str(line), date=day)
        case SetLine(line=line, new=new):
            return LineEditDocument("set-line", line=str(line), new=_line(new))
        case AddLine(claim=claim, new=new):
            return LineEditDocument("add-line", claim=claim, new=_line(new))


def _line(line: Line) -> LineDocument:
    charge = None if line.charge is None else f"{cents(line.charge)}"
    return LineDocument(
        date=line.date,
        code=line.code,
        units=line.units,
        modifiers=list(line.modifiers),
        phase=line.phase,
        diagnoses=list(line.diagnoses),
        charge=charge,
        note=line.note,
    )

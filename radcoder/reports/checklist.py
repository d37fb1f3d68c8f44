"""The checklist of the record on paper: one row a code, what is answered apart from what is open."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from radcoder.domain.checklist import CodeChecklist, State
from radcoder.reports.content import Summary
from radcoder.reports.grid import Column, grid
from radcoder.reports.wording import joined

COLUMNS = (
    Column("Code", 0.9),
    Column("Name", 2.1),
    Column("Not answered in the file ◌", 5.5),
    Column("In the file ✓ shown ● noted", 3.5),
)
MARKS = {State.SHOWN: "✓", State.NOTED: "●"}


def checklist_table(summary: Summary) -> Iterator[Flowable]:
    """What the record must show for each billed code; nothing is judged by it."""
    rows = [_row(each, summary) for each in summary.review.checklist]
    if rows:
        yield grid("Checklist of the record", COLUMNS, rows)


def _row(each: CodeChecklist, summary: Summary) -> tuple[str, ...]:
    name = summary.names.lines.get(each.lines[0]) or ""
    wanted = joined([item.text for item in each.items if item.state is State.OPEN], "; ")
    return each.code, name, f"{wanted}." if wanted else "", joined(_answers(each), "; ")


def _answers(each: CodeChecklist) -> list[str]:
    """What the file says, once however many items it answers."""
    return list(dict.fromkeys(f"{MARKS[i.state]} {i.answer}" for i in each.items if i.state in MARKS))

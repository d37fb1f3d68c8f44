"""Where a line that is being typed, or was proposed, joins its claim."""

from radcoder.app.worksheet import NewLine
from radcoder.domain.edits import AddLine
from radcoder.domain.proposals import Proposal
from radcoder.ui.worksheet.rows import Row


def number_among(rows: list[Row], place: int) -> int:
    """Its number on its claim: where it is typed, or by its date when it is typed among another claim's lines."""
    draft = rows[place]
    mine = [row for row in rows if row.claim == draft.claim and row.ref]
    before = rows[place - 1] if place else None
    if before is None or before.claim == draft.claim or not mine:
        return 1 + sum(row.claim == draft.claim and row.ref is not None for row in rows[:place])
    return 1 + max((row.ref.number for row in mine if row.ref and row.line.date <= draft.line.date), default=0)


def number_begun(rows: list[Row], draft: Row, begun: NewLine | None) -> int:
    """Its number when lines are sorted or filtered: behind the one that it was begun at."""
    if begun is not None and begun.claim == draft.claim:
        return begun.before
    return 1 + sum(row.claim == draft.claim and row.ref is not None for row in rows)


def edit_among(rows: list[Row], proposal: Proposal) -> AddLine:
    """The edit that bills a proposal where it stands among the lines of its claim."""
    here = next(number for number, row in enumerate(rows) if row.proposal is proposal)
    before = next((row.ref.number for row in rows[here:] if row.ref and row.claim == proposal.claim), None)
    return AddLine(proposal.claim, proposal.line, before)

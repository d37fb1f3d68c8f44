"""Lines that are proposed: they stand beside a claim and are not billed until a person accepts them."""

from dataclasses import dataclass

from radcoder.domain.course import Line
from radcoder.domain.edits import AddLine


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line for a claim, why it is proposed, what its code is called, and what the record must show for it."""

    claim: str
    line: Line
    reason: str
    record: str = ""
    name: str = ""

    @property
    def edit(self) -> AddLine:
        """The edit that bills the line."""
        return AddLine(self.claim, self.line)

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two proposals the same: claim, code and day."""
        return self.claim, self.line.code, self.line.date.isoformat()

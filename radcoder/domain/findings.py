"""What a review says: findings with authority and fixes, units earned against billed, and the estimate."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from radcoder.domain.checklist import CodeChecklist
from radcoder.domain.course import LineRef
from radcoder.domain.edits import Edit
from radcoder.domain.money import dollars
from radcoder.domain.overrides import Override
from radcoder.domain.rule_settings import RuleSetting


class Severity(StrEnum):
    """How bad: cannot be paid as billed; usually denied or audited; a reminder."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Most serious first: 0, 1, 2."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Safety(StrEnum):
    """Whether the record itself justifies a fix, or a person has to look."""

    SAFE = "safe"
    NEEDS_REVIEW = "needs-review"


class FindingStatus(StrEnum):
    """Whether a finding stands or a person has set it aside."""

    OPEN = "open"
    OVERRIDDEN = "overridden"


OPEN_AGAIN = "Open again: its lines or figures have changed since."


@dataclass(frozen=True, slots=True)
class Authority:
    """Where a statement comes from: document or dataset, section, edition, and where it can be found."""

    title: str
    section: str = ""
    release: str = ""
    locator: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.title, self.section, self.release) if part)


@dataclass(frozen=True, slots=True)
class Fix:
    """A way out: edits on the course, how safe they are, what they remove and what would remain after them.

    `removes` are the findings above info that would go, its own first; `leaves` those that would be new, or of its own;
    `stays` counts the others above info, which the fix does not touch. Findings are said as `RULE severity: message`.
    `change` is what the fix adds to the estimate in dollars, negative when it takes away; None when that is not known.
    `weighed` is false on a course with so many findings that trying every fix would take too long. `among` are the
    lines that the weighing may drop in place of those that the fix names; a fix that is weighed has none.
    """

    title: str
    safety: Safety
    edits: tuple[Edit, ...]
    leaves: tuple[str, ...] = ()
    removes: tuple[str, ...] = ()
    stays: int = 0
    change: Decimal | None = None
    weighed: bool = True
    among: tuple[LineRef, ...] = ()

    @property
    def consequence(self) -> str:
        """What it would remove, what would remain and what it would do to the estimate, in a few sentences."""
        if not self.weighed:
            return "What would remain was not tried: the course has too many lines and findings. Apply it and look."
        return " ".join(part for part in (self._removal, self._remainder, self._difference) if part)

    @property
    def _removal(self) -> str:
        gone = Counter(text.partition(" ")[0] for text in self.removes)
        rules = [f"{rule} ({number})" if number > 1 else rule for rule, number in gone.items()]
        return f"Settles {', '.join(rules)}." if rules else ""

    @property
    def _remainder(self) -> str:
        others = f"{self.stays} other finding{'s' if self.stays > 1 else ''} above info"
        if self.leaves:
            said = "; ".join(text.removesuffix(".") for text in self.leaves)
            return f"Would remain: {said}{f'; and {others}' if self.stays else ''}."
        return f"Brings no new error or warning; {others} would remain." if self.stays else "Nothing else would remain."

    @property
    def _difference(self) -> str:
        if self.change is None:
            return ""
        if not self.change:
            return "The estimate would stay the same."
        return f"The estimate would {'fall' if self.change < 0 else 'rise'} by {dollars(abs(self.change))}."


@dataclass(frozen=True, slots=True)
class Finding:
    """One conflict, said so that it convinces.

    `title` says in a few words what the rule looks for; `facts` are figures of the rule's own, by name. `override` is
    how a person has set it aside; on an open finding it no longer holds, because its lines or figures have changed.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    lines: tuple[LineRef, ...]
    codes: tuple[str, ...]
    dates: tuple[date, ...]
    evidence: str
    authority: tuple[Authority, ...]
    fixes: tuple[Fix, ...] = ()
    facts: tuple[tuple[str, str | int], ...] = ()
    status: FindingStatus = FindingStatus.OPEN
    title: str = ""
    override: Override | None = None

    @property
    def aside(self) -> bool:
        """A person has set it aside, and that holds."""
        return self.status is FindingStatus.OVERRIDDEN

    @property
    def said_aside(self) -> str:
        """Why, by whom and when it was set aside, and whether that holds; empty when nobody did."""
        if self.override is None:
            return ""
        return f"Set aside: {self.override}" if self.aside else f"{OPEN_AGAIN} It was set aside: {self.override}"


@dataclass(frozen=True, slots=True)
class ExpectedUnits:
    """Units of a code that the delivered course earns, against those billed over all claims.

    `carried` is false where no claim in the file could carry the code: somebody else bills it.
    """

    code: str
    expected: int
    billed: int
    basis: str
    carried: bool = True


@dataclass(frozen=True, slots=True)
class Amount:
    """Dollars for one line, None where no amount can be given, and how it came about."""

    amount: Decimal | None
    how: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """What Medicare would pay for the lines as billed, before deductible and coinsurance."""

    basis: str
    lines: tuple[tuple[LineRef, Amount], ...] = ()

    @property
    def total(self) -> Decimal:
        """Sum of the lines that have an amount."""
        return sum((a.amount for _, a in self.lines if a.amount is not None), start=Decimal("0.00"))


@dataclass(frozen=True, slots=True)
class ReleaseUsed:
    """A dataset's edition that the review rests on; `covers_to` is the last day that edition vouches for."""

    dataset: str
    title: str
    release: str
    covers_to: date | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The whole judgement of one course, made with one catalogue.

    `settings` are the rules that were off or had another severity than published. `checklist` is what the record must
    hold for the billed codes; no finding and no count comes from it.
    """

    course: str
    catalog_hash: str
    releases: tuple[ReleaseUsed, ...]
    findings: tuple[Finding, ...]
    expected: tuple[ExpectedUnits, ...]
    estimate: Estimate = field(default_factory=lambda: Estimate(""))
    settings: tuple[RuleSetting, ...] = ()
    checklist: tuple[CodeChecklist, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many open findings of this severity; those set aside are counted by `aside`."""
        return sum(finding.severity is severity and not finding.aside for finding in self.findings)

    @property
    def aside(self) -> int:
        """How many findings a person has set aside."""
        return sum(finding.aside for finding in self.findings)

    @property
    def clean(self) -> bool:
        """Nothing above info is open."""
        return all(finding.severity is Severity.INFO or finding.aside for finding in self.findings)

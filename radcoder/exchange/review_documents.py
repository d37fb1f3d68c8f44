"""The shapes of the review file, from which writing and the published schema are made."""

from typing import Literal

from msgspec import Struct

from radcoder.domain.overrides import Reason
from radcoder.exchange.documents import Day, LineDocument, Moment


class AuthorityDocument(Struct):
    """Where a statement comes from."""

    title: str
    section: str
    release: str
    locator: str


class LineEditDocument(Struct, omit_defaults=True):
    """One change: the operation, the line or claim it is made on, and its value."""

    op: Literal[
        "drop-line", "replace-code", "set-units", "add-modifier", "remove-modifier", "move-date", "set-line", "add-line"
    ]
    line: str | None = None
    claim: str | None = None
    code: str | None = None
    units: int | None = None
    modifier: str | None = None
    date: Day | None = None
    new: LineDocument | None = None


class FixDocument(Struct):
    """A way out of a conflict: which findings above info it removes, and which would remain of it or be new (`leaves`).

    `stays` counts the others above info that it does not touch; `change` is what it adds to the estimate in dollars.
    All are empty where `weighed` is false: the course has too many findings to try every fix.
    """

    title: str
    safety: Literal["safe", "needs-review"]
    edits: list[LineEditDocument]
    leaves: list[str]
    change: str | None
    weighed: bool
    removes: list[str] = []
    stays: int = 0


class SetAsideDocument(Struct):
    """Why, by whom and when a finding was set aside; `holds` is false once its lines or figures have changed."""

    reason: Reason
    text: str
    by: str
    at: Moment
    holds: bool


class FindingDocument(Struct, omit_defaults=True):
    """One conflict."""

    rule: str
    name: str
    title: str
    severity: Literal["error", "warning", "info"]
    status: Literal["open", "overridden"]
    message: str
    lines: list[str]
    codes: list[str]
    dates: list[Day]
    evidence: str
    authority: list[AuthorityDocument]
    fixes: list[FixDocument]
    facts: dict[str, str | int] = {}
    override: SetAsideDocument | None = None


class ExpectedDocument(Struct):
    """Units of a code earned against those billed; `carried` is false where no claim in the file could carry it."""

    code: str
    expected: int
    billed: int
    basis: str
    carried: bool = True


class AmountDocument(Struct):
    """The amount of one line in dollars as text, null where none can be given, and how it came about."""

    line: str
    amount: str | None
    how: str


class EstimateDocument(Struct):
    """The estimate of the lines as billed."""

    basis: str
    lines: list[AmountDocument]
    total: str


class ReleaseDocument(Struct):
    """A dataset's edition; `covers_to` is the last day it vouches for, null when it does not end."""

    dataset: str
    release: str
    covers_to: Day | None


class CatalogDocument(Struct):
    """The catalogue that the review was made with."""

    hash: str
    releases: list[ReleaseDocument]


class SummaryDocument(Struct):
    """How many open findings of each severity, and how many findings a person has set aside."""

    error: int
    warning: int
    info: int
    overridden: int


class SettingDocument(Struct):
    """A rule that was set otherwise than published, for a payer or, where that is empty, for all; null: it was off."""

    rule: str
    payer: str
    severity: Literal["error", "warning", "info"] | None


class ChecklistItemDocument(Struct):
    """One thing that the record must hold: shown by facts of the file, noted in its documentation, or open."""

    text: str
    state: Literal["shown", "noted", "open"]
    answer: str


class ChecklistDocument(Struct):
    """What the record must hold for a billed code; nothing is judged by it."""

    code: str
    lines: list[str]
    items: list[ChecklistItemDocument]
    failures: list[str]
    sources: list[str]


class ReviewDocument(Struct):
    """What a review found: radcoder-review/1."""

    format: Literal["radcoder-review/1"]
    course: str
    catalog: CatalogDocument
    findings: list[FindingDocument]
    expected: list[ExpectedDocument]
    estimate: EstimateDocument
    summary: SummaryDocument
    settings: list[SettingDocument]
    checklist: list[ChecklistDocument] = []

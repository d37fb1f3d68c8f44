"""The page of the practice: what each practice bills, what that says, and the courses with the highest level."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QTableView

from radcoder.app.casebooks.practice import PracticeView
from radcoder.domain.findings import Finding, Severity
from radcoder.domain.practice import LevelShare, PracticeReview, Standing
from radcoder.rules.help import RuleHelp
from radcoder.ui.leaf import Leaf, prepare_table
from radcoder.ui.texts import count, day
from radcoder.ui.theme import SHAPES
from radcoder.ui.values import Shown, ValuesModel
from radcoder.ui.widgets import hairline, label

Holder = tuple[str, str]
NOT_NAMED = "not named on the claims"
NOTHING = "No course bills 77402, 77407 or 77412 on a date of 2026 or later, so there is nothing to compare."
SHARES = (
    Shown[LevelShare]("Practice", lambda share: share.biller or NOT_NAMED),
    Shown[LevelShare]("From", lambda share: day(share.first)),
    Shown[LevelShare]("To", lambda share: day(share.last)),
    Shown[LevelShare]("Courses", lambda share: str(share.courses), right=True),
    Shown[LevelShare]("77402", lambda share: str(share.levels[0][1]), right=True),
    Shown[LevelShare]("77407", lambda share: str(share.levels[1][1]), right=True),
    Shown[LevelShare]("77412", lambda share: str(share.levels[2][1]), right=True),
    Shown[LevelShare]("77412 of all", lambda share: f"{share.percent} %", right=True),
    Shown[LevelShare]("Courses with it", lambda share: str(share.top_courses), right=True),
    Shown[LevelShare]("What that says", lambda share: f"{_shape(share)} {share.standing}"),
)
HOLDERS = (Shown[Holder]("Courses with 77412", lambda holder: holder[1]),)


def _shape(share: LevelShare) -> str:
    unusual = share.standing is Standing.UNUSUAL
    return SHAPES[Severity.INFO] if unusual else "–" if share.standing is Standing.TOO_FEW else SHAPES[None]


class PracticeLeaf(Leaf):
    """Selecting a practice lists its courses with the highest level; Enter on one opens it."""

    open_wanted = Signal(str)

    def __init__(self, heading: str, help_: RuleHelp) -> None:
        super().__init__("practice", heading)
        self._help = help_
        self._view: PracticeView | None = None
        self.shares: ValuesModel[LevelShare] = ValuesModel(SHARES, self)
        self.holders: ValuesModel[Holder] = ValuesModel(HOLDERS, self)
        self.table, self.list, self.text = QTableView(), QTableView(), QPlainTextEdit()
        self.verdict = label("Looking at all courses…", "strong", wrap=True, name="practice_verdict")
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(self._selected)
        self.list.activated.connect(self._open)

    def _lay_out(self) -> None:
        self.table.setModel(self.shares)
        prepare_table(self.table, "practice_shares", "Delivery levels by practice", len(SHARES) - 1)
        self.list.setModel(self.holders)
        prepare_table(self.list, "practice_holders", "Courses with 77412, Enter opens one", 0)
        self.text.setObjectName("practice_text")
        self.text.setAccessibleName("What the courses show together, why it matters and what to do")
        self.text.setReadOnly(True)
        self.verdict.setContentsMargins(16, 8, 16, 8)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.setObjectName("practice_panes")
        below.setHandleWidth(1)
        below.setChildrenCollapsible(False)
        below.addWidget(self.text)
        below.addWidget(self.list)
        below.setSizes([640, 360])
        for widget, stretch in ((self.verdict, 0), (hairline(), 0), (self.table, 1), (hairline(), 0), (below, 2)):
            self.column.addWidget(widget, stretch)

    def show_practice(self, view: PracticeView) -> None:
        """Show what the courses show together."""
        self._view, review = view, view.review
        findings = review.findings
        self.verdict.setText(_verdict(review))
        self.shares.show(review.shares)
        self.text.setPlainText("\n\n".join(self._said(findings)) if review.shares else NOTHING)
        if review.shares:
            unusual = (n for n, share in enumerate(review.shares) if share.standing is Standing.UNUSUAL)
            self.table.setCurrentIndex(self.shares.index(next(unusual, 0), 0))
            self.table.setFocus()

    def _said(self, findings: tuple[Finding, ...]) -> tuple[str, ...]:
        help_ = (f"What: {self._help.what}", f"Why: {self._help.why}", f"Resolve: {self._help.resolve}")
        return (*(_in_full(finding) for finding in findings), *help_)

    def _selected(self, index: QModelIndex) -> None:
        share = self.shares.value(index)
        if share is not None and self._view is not None:
            self.holders.show(self._view.holders(share))

    def _open(self, index: QModelIndex) -> None:
        holder = self.holders.value(index)
        if holder is not None and holder[0]:
            self.open_wanted.emit(holder[0])


def _verdict(review: PracticeReview) -> str:
    looked = f"{count(review.courses, 'course')} looked at together"
    if review.findings:
        return "\n".join(f"{SHAPES[f.severity]} {f.rule} {f.severity.value}: {f.message}" for f in review.findings)
    if not review.shares:
        return f"– {looked}: nothing to compare"
    few = all(share.standing is Standing.TOO_FEW for share in review.shares)
    return f"– {looked}: {Standing.TOO_FEW}" if few else f"{SHAPES[None]} {looked}: nothing unusual"


def _in_full(finding: Finding) -> str:
    sources = "; ".join(str(authority) for authority in finding.authority)
    return f"{finding.rule} {finding.title}\n{finding.message}\nEvidence: {finding.evidence}\nAuthority: {sources}"

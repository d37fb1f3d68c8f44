"""The findings beside the lines: counts, list, the selected one in full, units earned against billed."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from radcoder.app.worksheet import Judgement
from radcoder.domain.course import Course, LineRef
from radcoder.domain.findings import Finding
from radcoder.domain.overrides import Grounds
from radcoder.domain.rule_settings import said
from radcoder.ui.findings.aside import AsidePanel, row_kept
from radcoder.ui.findings.counts import Counts
from radcoder.ui.findings.detail import FindingDetail
from radcoder.ui.findings.model import FindingsModel
from radcoder.ui.findings.row import FindingDelegate, height_of
from radcoder.ui.findings.sieve import FindingsSieve
from radcoder.ui.findings.units import UnitsBox
from radcoder.ui.theme import Looks
from radcoder.ui.widgets import EmptyState, hairline, head, label

LIST_PART, UNITS_PART = 0.36, 0.18


class FindingsPanel(QStackedWidget):
    """What the review found; while a new one is under way the old one stays."""

    finding_selected = Signal(object)
    fix_chosen = Signal(object)
    fix_tried = Signal(object)
    line_wanted = Signal(object)
    aside_given = Signal(object, object)
    back_wanted = Signal(object)
    typing = Signal()
    typing_ended = Signal()
    shown_fresh = Signal()

    def __init__(self, looks: Looks, why: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings_panel")
        self._looks = looks
        self._judgement: Judgement | None = None
        self._quiet = False
        self._lost: list[Finding] = []
        self.model = FindingsModel(looks, self)
        self.detail = FindingDetail(why)
        self.detail.fix_chosen.connect(self.fix_chosen)
        self.detail.line_wanted.connect(self.line_wanted)
        self.detail.aside_wanted.connect(self.ask_aside)
        self.detail.fix_tried.connect(self.fix_tried)
        self.detail.back_wanted.connect(self.take_back)
        self.aside = AsidePanel()
        self.aside.given.connect(self._give_aside)
        self.aside.typing.connect(self.typing)
        self.aside.typing_ended.connect(self.typing_ended)
        self.sieve = FindingsSieve()
        self.sieve.changed.connect(self._arrange)
        self.list = self._make_list()
        self.units = UnitsBox(looks)
        self._counts = Counts()
        self._settings = label(role="strong", name="findings_settings", wrap=True)
        self._settings.setContentsMargins(16, 0, 16, 8)
        self._busy = label(role="muted", name="findings_busy")
        self.empty = EmptyState("no_review", "No findings yet", "Open a course: its findings stand here.")
        self.clean = EmptyState("no_findings", "✓ Nothing to report", "The rules found no conflict in this course.")
        self.addWidget(self.empty)
        self.addWidget(self._page())
        looks.changed.connect(self._fit)
        looks.changed.connect(self._show_detail)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setObjectName("findings_list")
        view.setAccessibleName("Findings, most serious first")
        view.setModel(self.model)
        view.setItemDelegate(FindingDelegate(view, self._looks))
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.selectionModel().currentChanged.connect(self._selected)
        view.clicked.connect(self._selected)
        return view

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._busy.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._busy.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(head(label("Findings", "heading"), self._counts, self._busy))
        column.addWidget(self._settings)
        column.addWidget(hairline())
        column.addWidget(self.sieve)
        column.addWidget(self.list)
        column.addWidget(self.clean)
        column.addWidget(self.detail, 1)
        column.addWidget(self.aside)
        column.addWidget(hairline())
        column.addWidget(self.units)
        return page

    def show_judgement(self, judgement: Judgement, *, fresh: bool) -> None:
        """Show the findings of a review; the selected one stays while it lasts, a fresh course leads to its first.

        A selected finding that is gone is selected again when it comes back, as an undo makes it, unless a person has
        chosen another one meanwhile.
        """
        if fresh:
            self._lost = []
            self.sieve.forget()
        old_row, old = (0, None) if fresh else (self.current_row(), self.current())
        self._judgement = judgement
        self.model.show(judgement.review.findings)
        self.units.show_units(judgement.review.expected)
        self._counts.show_review(judgement.review)
        self._settings.setText("\n".join(said(judgement.review.settings)))
        self._settings.setVisible(bool(judgement.review.settings))
        self.busy("")
        self.setCurrentIndex(1)
        self._fit()
        row = self._row_kept(old)
        self._select(min(max(old_row, 0), self.model.rowCount() - 1) if row is None else row)
        if fresh:
            self._selected(self.list.currentIndex())
            self.shown_fresh.emit()

    def _arrange(self) -> None:
        """Group and filter; the selected finding stays selected while it is shown."""
        old = self.current()
        self.model.arrange(self.sieve.grouping, self.sieve.words)
        self._fit()
        row = self.model.row_like(old) if old else None
        if self.model.rowCount():
            self._select(row or 0)

    def _row_kept(self, old: Finding | None) -> int | None:
        """The row to keep: of the finding lost last that is back, else of the old one; None when that is lost now."""
        for number in range(len(self._lost) - 1, -1, -1):
            row = self.model.row_like(self._lost[number])
            if row is not None:
                del self._lost[number:]
                return row
        row = self.model.row_like(old) if old else None
        if old is not None and row is None:
            self._lost.append(old)
        return row

    def _fit(self) -> None:
        some = self.model.rowCount() > 0
        self.sieve.setVisible(self.model.total > 1)
        self.sieve.tell(self.model.rowCount(), self.model.total)
        self.list.setVisible(some)
        self.detail.setVisible(some)
        self.clean.setVisible(not self.model.total)
        self.list.setUniformItemSizes(not self.model.headed)  # the view then asks one row for the height of all
        self.list.setFixedHeight(height_of(self.list, int(self.height() * LIST_PART)))
        self.units.fit(int(self.height() * UNITS_PART))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list as much as it needs, the rest to the finding in full."""
        super().resizeEvent(event)
        self._fit()

    def forget(self) -> None:
        """Take the findings of the course before off the screen."""
        self.aside.put_away()
        self._judgement = None
        self.model.show(())
        self.units.show_units(())
        self.detail.show_finding(None, Course(""))
        self.empty.say("Reviewing the course", "Its findings stand here in a moment.")
        self.setCurrentIndex(0)

    def busy(self, text: str) -> None:
        """Say that another review is under way; what was found before stays."""
        self._busy.setText(text)

    def current_row(self) -> int:
        """The selected row, -1 when there is none."""
        return self.list.currentIndex().row()

    def current(self) -> Finding | None:
        """The selected finding."""
        row = self.current_row()
        return self.model.finding(row) if 0 <= row < self.model.rowCount() else None

    def step(self, by: int) -> None:
        """Go to the next or the previous finding, round the end."""
        if rows := self.model.rowCount():
            self._select((self.current_row() + by) % rows)
            self._selected(self.list.currentIndex())

    def choose_rule(self, rule: str) -> None:
        """Go to the first finding of a rule, if there is one."""
        found = (row for row, finding in enumerate(self.model.findings()) if finding.rule == rule)
        row = next(found, None)
        if row is not None:
            self._select(row)
            self._selected(self.list.currentIndex())

    def ask_aside(self) -> None:
        """Ask on what grounds the selected finding is set aside."""
        finding = self.current()
        if finding is not None and not finding.aside:
            self.aside.ask(finding)

    def draft(self) -> str:
        """The grounds that are half given, as a text that can be kept; empty when none are."""
        return self.aside.draft()

    def take_draft(self, text: str) -> None:
        """Ask again for grounds that were half given, at their finding; one that is gone is passed over."""
        row = row_kept(self.model.findings(), text)
        if row is not None:
            self._select(row)
            self.aside.ask_again(self.model.finding(row), text)

    def take_back(self) -> None:
        """Let the selected finding stand again, if it is set aside."""
        finding = self.current()
        if finding is not None and finding.aside:
            self.back_wanted.emit(finding)

    def _give_aside(self, grounds: Grounds) -> None:
        finding = self.current()
        if finding is not None:
            self.aside_given.emit(finding, grounds)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def relate(self, line: LineRef | None) -> None:
        """Mark the findings that name the line."""
        self.model.relate(line)

    def _select(self, row: int) -> None:
        self._quiet = True
        self.list.setCurrentIndex(self.model.index(row))
        self._quiet = False
        self._show_detail()

    def _selected(self, index: QModelIndex) -> None:
        if self._quiet:
            return
        self._lost = []
        self.aside.leave()
        self._show_detail()
        if index.isValid():
            self.finding_selected.emit(self.model.finding(index.row()))

    def _show_detail(self) -> None:
        if self._judgement is not None:
            rows = self.model.rowCount()
            place = f"{self.current_row() + 1} of {rows}" if rows > 1 else ""
            self.detail.show_finding(self.current(), self._judgement.course, place)

"""Proposed lines under the hand: what is proposed and why, accepted with Enter, refused with Del, one by one."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from radcoder.domain.edits import Change
from radcoder.domain.proposals import Proposal
from radcoder.ui.texts import count, day
from radcoder.ui.widgets import label, surface
from radcoder.ui.worksheet.cells import Column
from radcoder.ui.worksheet.grid import LinesGrid
from radcoder.ui.worksheet.model import LinesModel
from radcoder.ui.worksheet.rows import proposal_text

Apply = Callable[[str, Iterable[Change]], None]


class ProposalBar(QWidget):
    """Below the lines while any is proposed: the proposal that has the keyboard, and what can be done with it."""

    said = Signal(str)

    def __init__(self, model: LinesModel, grid: LinesGrid, apply: Apply, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proposal_bar")
        surface(self, "window")
        self._model = model
        self._grid = grid
        self._apply = apply
        self._text = label(wrap=True, name="proposal_text")
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.accept_button = _button("proposal_accept", "Accept (Enter)")
        self.refuse_button = _button("proposal_refuse", "Refuse (Del)")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self.accept_button)
        row.addWidget(self.refuse_button)
        self.accept_button.clicked.connect(self.accept)
        self.refuse_button.clicked.connect(self.refuse)
        grid.activated.connect(lambda _: self.accept())
        grid.selectionModel().currentRowChanged.connect(self._follow)
        model.rowsRemoved.connect(self._follow)
        self.hide()

    def propose(self, proposals: tuple[Proposal, ...]) -> None:
        """Put proposals among the lines and go to the first."""
        self._model.show_proposals(proposals)
        if not proposals:
            self.said.emit("Nothing is missing: all that the log and the plans earn is billed.")
        else:
            number = count(len(proposals), "line")
            self.said.emit(f"{number} proposed and not billed. Enter accepts one, Del refuses it.")
            self._go_to(proposals[0])
        self._follow()

    def forget(self) -> None:
        """Take all proposals away."""
        if self._model.proposals:
            self._model.show_proposals(())
        self._follow()

    def current(self) -> Proposal | None:
        """The proposal that has the keyboard."""
        index = self._grid.currentIndex()
        return self._model.row(index.row()).proposal if index.isValid() else None

    def accept(self) -> bool:
        """Bill the proposal that has the keyboard, as one step; False when there is none."""
        proposal = self.current()
        if proposal is None:
            return False
        number = self._model.proposals.index(proposal)
        line = proposal.line
        self._apply(f"Accept the proposed {line.code} of {day(line.date)}", [self._model.edit_of(proposal)])
        self._next(number)
        return True

    def refuse(self) -> bool:
        """Take the proposal away that has the keyboard; False when there is none."""
        proposal = self.current()
        if proposal is None:
            return False
        number = self._model.proposals.index(proposal)
        self._model.show_proposals(tuple(each for each in self._model.proposals if each is not proposal))
        self.said.emit(f"Refused the proposed {proposal.line.code} of {day(proposal.line.date)}: it is not billed.")
        self._next(number)
        return True

    def _next(self, number: int) -> None:
        left = self._model.proposals
        if left:
            self._go_to(left[min(number, len(left) - 1)])
        self._follow()

    def _go_to(self, proposal: Proposal) -> None:
        row = self._model.row_of_proposal(proposal)
        if row is not None:
            self._grid.setFocus()
            self._grid.setCurrentIndex(self._model.index(row, Column.CODE))
            self._grid.scrollTo(self._grid.currentIndex())

    def _follow(self) -> None:
        proposal = self.current() if self._model.rowCount() else None
        self.setVisible(bool(self._model.proposals))
        number = count(len(self._model.proposals), "line")
        self._text.setText(proposal_text(proposal) if proposal else f"◇ {number} proposed, not billed.")
        for button in (self.accept_button, self.refuse_button):
            button.setEnabled(proposal is not None)
        self.setAccessibleName(self._text.text())
        self._fit()

    def _fit(self) -> None:
        self._text.setMinimumHeight(max(0, self._text.heightForWidth(self._text.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All of the text can be read, however narrow the panel is."""
        super().resizeEvent(event)
        self._fit()
        if self.current() is not None:  # the bar takes its height from the lines, the proposal among them
            QTimer.singleShot(0, self._show_row)

    def _show_row(self) -> None:
        self._grid.scrollTo(self._grid.currentIndex())


def _button(name: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    return button

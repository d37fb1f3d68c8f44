"""Codes suggested below a cell while a code is typed: by number, by name, or by what coders call them."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListWidget, QListWidgetItem

from radcoder.app.code_choices import Choice, meant
from radcoder.ui.theme import figures
from radcoder.ui.worksheet.shown import DOUBTFUL

WIDTH = 420
ENTER_TAKES = "↵"
SPOKEN = "Codes that fit; Down goes to them"


class Suggestions(QListWidget):
    """A list that never takes the keyboard: the cell stays open above it."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.setObjectName("code_suggestions")
        self._meant = ""
        self.setAccessibleName(SPOKEN)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.hide()

    def offer(self, editor: QLineEdit, choices: list[Choice]) -> None:
        """Show the codes that fit what stands in the editor, none of them chosen; one not valid that day is marked.

        The one that the text surely means is marked, too: Enter takes it.
        """
        self.clear()
        self._meant = meant(editor.text(), choices)
        self.setAccessibleName(f"{SPOKEN}; Enter takes {self._meant}" if self._meant else SPOKEN)
        for each in choices:
            mark = f"   {DOUBTFUL} {each.doubt}" if each.doubt else ""
            mark = f" {ENTER_TAKES}" if each.code == self._meant else mark
            item = QListWidgetItem(f"{each.code}{mark}   {each.name}")
            item.setData(Qt.ItemDataRole.UserRole, each.code)
            item.setFont(figures(self.font()))
            self.addItem(item)
        self.setCurrentRow(-1)
        self.setVisible(self.count() > 0)
        if self.count():
            self._place(editor.geometry())

    def step(self, by: int) -> None:
        """Choose the next one, or the one before."""
        self.setCurrentRow((self.currentRow() + by) % self.count() if self.currentRow() >= 0 else min(by - 1, 0))

    def chosen(self) -> str:
        """The code that is chosen; empty when none is."""
        item = self.currentItem() if self.isVisible() and self.currentRow() >= 0 else None
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def surest(self) -> str:
        """The code that is chosen, else the one that the text surely means; empty when there is neither."""
        return self.chosen() or (self._meant if self.isVisible() else "")

    def _place(self, cell: QRect) -> None:
        area = self._view.viewport().rect()
        height = min(self.count() * self.sizeHintForRow(0) + 4, area.height() // 2)
        above = cell.bottom() + height > area.bottom()
        left = max(min(cell.left(), area.right() - WIDTH), 0)
        self.setGeometry(QRect(QPoint(left, cell.top() - height if above else cell.bottom() + 1), self.size()))
        self.resize(min(WIDTH, area.width()), height)
        self.raise_()

"""Codes suggested below a cell while a code is typed: by the beginning of the number, or by words of the name."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListWidget, QListWidgetItem

from radcoder.ui.theme import figures

MOST, WIDTH = 8, 320


def matching(choices: list[tuple[str, str]], typed: str) -> list[tuple[str, str]]:
    """The codes that begin with what was typed, then those whose names hold all of its words."""
    text = typed.strip().lower()
    if not text:
        return []
    begins = [each for each in choices if each[0].lower().startswith(text)]
    words = text.split()
    named = [each for each in choices if each not in begins and all(word in each[1].lower() for word in words)]
    named.sort(key=lambda each: len(each[1]))
    return [*begins, *named][:MOST]


class Suggestions(QListWidget):
    """A list that never takes the keyboard: the cell stays open above it."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.setObjectName("code_suggestions")
        self.setAccessibleName("Codes that fit; Down goes to them")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.hide()

    def offer(self, editor: QLineEdit, choices: list[tuple[str, str]]) -> None:
        """Show the codes that fit what stands in the editor, none of them chosen."""
        self.clear()
        for code, name in matching(choices, editor.text()):
            item = QListWidgetItem(f"{code}   {name}")
            item.setData(Qt.ItemDataRole.UserRole, code)
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

    def _place(self, cell: QRect) -> None:
        area = self._view.viewport().rect()
        height = min(self.count() * self.sizeHintForRow(0) + 4, area.height() // 2)
        above = cell.bottom() + height > area.bottom()
        left = max(min(cell.left(), area.right() - WIDTH), 0)
        self.setGeometry(QRect(QPoint(left, cell.top() - height if above else cell.bottom() + 1), self.size()))
        self.resize(min(WIDTH, area.width()), height)
        self.raise_()

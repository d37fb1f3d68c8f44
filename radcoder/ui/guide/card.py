"""The card of keys: what can be pressed at a place, with the shortcuts as they are now."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMainWindow,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from radcoder.ui.commands import Commands
from radcoder.ui.guide.spots import EVERYWHERE, Spot
from radcoder.ui.reading_order import step_within
from radcoder.ui.shortcuts import all_keys_of, words_of
from radcoder.ui.turning_back import WayBack
from radcoder.ui.widgets import label

WIDTH, TOP, MARGIN = 640, 56, 20


class KeyCard(QFrame):
    """Lies over the window without closing anything; Esc, or F1 again, goes back to where the keyboard was."""

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        super().__init__(window)
        self.setObjectName("key_card")
        self._window = window
        self._commands = commands
        self._back = WayBack()
        self._title = label(role="heading", name="key_card_title")
        self.table = QTableWidget(0, 2)
        self.all_button = QPushButton("All actions and shortcuts…")
        self.close_button = QPushButton("Close")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        table = self.table
        table.setObjectName("key_card_keys")
        table.setAccessibleName("Keys of this place")
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.installEventFilter(self)
        row = QHBoxLayout()
        for button, name in ((self.all_button, "key_card_all"), (self.close_button, "key_card_close")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            row.addWidget(button)
        row.insertStretch(1, 1)
        self.all_button.clicked.connect(self._show_all)
        self.close_button.clicked.connect(self.close_softly)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        for widget in (self._title, table):
            column.addWidget(widget)
        column.addLayout(row)

    def open(self, spot: Spot) -> None:
        """Show the keys of a place, or go back when the card is shown."""
        if self.isVisible():
            self.close_softly()
            return
        self._back.keep(self._window.focusWidget())
        self._title.setText(f"Keys: {spot.title}")
        self.setAccessibleName(f"Keys: {spot.title}")
        rows = [*spot.keys, *self._of_commands(spot.commands), *self._of_commands(EVERYWHERE)]
        self._fill(rows)
        width = min(WIDTH, self._window.width() - 2 * MARGIN)
        most = self._window.height() - TOP - MARGIN
        self.setGeometry((self._window.width() - width) // 2, TOP, width, most)
        self.show()
        self.raise_()
        self.table.resizeRowsToContents()
        self.resize(width, min(most, self.sizeHint().height() - self.table.sizeHint().height() + self._needs()))
        self.table.setFocus(Qt.FocusReason.PopupFocusReason)

    def _needs(self) -> int:
        return self.table.verticalHeader().length() + 2 * self.table.frameWidth() + 2

    def _of_commands(self, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for name in names:
            action = self._commands[name]
            keys = all_keys_of(action)
            if keys:
                tip = action.statusTip()
                yield keys, f"{words_of(action)}: {tip[:1].lower()}{tip[1:]}" if tip else words_of(action)

    def _fill(self, rows: list[tuple[str, str]]) -> None:
        self.table.setRowCount(len(rows))
        for number, (keys, does) in enumerate(rows):
            for column, text in enumerate((keys, does)):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{keys}: {does}" if not column else does)
                self.table.setItem(number, column, item)
        self.table.setCurrentCell(0, 0)
        self.table.scrollToTop()

    def close_softly(self) -> None:
        """Go back to where the keyboard was."""
        self.hide()
        self._back.go()

    def _show_all(self) -> None:
        self.close_softly()
        self._commands["palette"].trigger()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in what lies over the window."""
        return step_within(self, forward=forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter closes the card from the table: there is nothing to open in it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _closes(event):
            self.close_softly()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_softly()
        else:
            super().keyPressEvent(event)


def _closes(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)

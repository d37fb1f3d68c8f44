"""The command palette: every action by a few letters, with its shortcut, which can be changed here."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QPushButton,
    QVBoxLayout,
)

from radcoder.ui.palette_row import ACTION, ActionDelegate
from radcoder.ui.reading_order import step_within
from radcoder.ui.shortcuts import Shortcuts, keys_of, why_not, words_of
from radcoder.ui.turning_back import WayBack
from radcoder.ui.widgets import label

WIDTH, ROWS, TOP = 620, 12, 56
CLASH = "{} belongs to “{}”. Press other keys, or change that one first."
TAKEN = "{} belongs to “{}” now. Change that one first."
HINT = "Enter runs it, F2 changes its shortcut, Esc goes back"


def actions_of(window: QMainWindow) -> Iterator[tuple[str, QAction]]:
    """Every action of the menus, with the names of the menus that lead to it."""
    for top in window.menuBar().actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            yield from _in_menu(menu, words_of(top))


def _in_menu(menu: QMenu, where: str) -> Iterator[tuple[str, QAction]]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _in_menu(below, f"{where} · {words_of(action)}")
        elif not action.isSeparator() and action.text():
            yield where, action


def matching(actions: Iterable[tuple[str, QAction]], typed: str) -> list[tuple[str, QAction]]:
    """The actions that hold all words: first those that begin with the text, then those named so; last the disabled."""
    text = typed.strip().lower()

    def rank(each: tuple[str, QAction]) -> tuple[bool, bool, bool]:
        name = words_of(each[1]).lower()
        return not each[1].isEnabled(), not name.startswith(text), text not in name

    found = (each for each in actions if all(word in _all_words(each) for word in text.split()))
    return sorted(found, key=rank)


def _all_words(each: tuple[str, QAction]) -> str:
    where, action = each
    return f"{words_of(action)} {where} {action.toolTip()} {keys_of(action)}".lower()


NOT_FOUND = "Nothing is called so. Try other letters."


class Palette(QFrame):
    """Lies over the window without closing anything; the keyboard goes back where it was."""

    said = Signal(str)

    def __init__(self, window: QMainWindow, shortcuts: Shortcuts) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName("Find an action")
        self._window = window
        self._shortcuts = shortcuts
        self._back = WayBack()
        self.field, self.list, self.keys = QLineEdit(), QListWidget(), QKeySequenceEdit()
        self.restore_button = QPushButton("As delivered")
        self._said = label(HINT, "muted", name="palette_said", wrap=True)
        self._changing: QAction | None = None
        self._lay_out()
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.keys.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._run())
        self.keys.editingFinished.connect(self._changed)
        self.restore_button.clicked.connect(self._restore)
        self.hide()

    def _lay_out(self) -> None:
        for widget, name, spoken in (
            (self.field, "palette_field", "Find an action by some letters"),
            (self.list, "palette_list", "Actions with their shortcuts"),
            (self.keys, "palette_keys", "Press the new shortcut"),
            (self.restore_button, "palette_restore", "The shortcut as delivered"),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(spoken)
        self.field.setPlaceholderText("What do you want to do?")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(ActionDelegate(self.list))
        self.keys.setMaximumSequenceLength(1)
        row = QHBoxLayout()
        for part, stretch in ((self._said, 1), (self.keys, 0), (self.restore_button, 0)):
            row.addWidget(part, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self._end_change()

    def open(self) -> None:
        """Show all actions, or go back when they are shown."""
        if self.isVisible():
            self.close_softly()
            return
        self._back.keep(self._window.focusWidget())
        self.field.clear()
        self._fill()
        height = self.list.sizeHintForRow(0) * ROWS + 110
        width = min(WIDTH, self._window.width() - 40)
        self.setGeometry((self._window.width() - width) // 2, TOP, width, min(height, self._window.height() - TOP - 20))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_softly(self) -> None:
        """Go back to where the keyboard was."""
        self._end_change()
        self.hide()
        self._back.go()

    def _fill(self) -> None:
        self.list.clear()
        for where, action in matching(actions_of(self._window), self.field.text()):
            keys = keys_of(action)
            item = QListWidgetItem(f"{words_of(action)}   {keys}" if keys else words_of(action))
            item.setToolTip(f"{where}: {action.toolTip()}")
            item.setData(ACTION, action)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words_of(action)}, {keys or 'no shortcut'}, {where}")
            if not action.isEnabled():
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def current(self) -> QAction | None:
        """The action that Enter would run."""
        action = self.list.currentItem().data(ACTION) if self.list.currentRow() >= 0 else None
        return action if isinstance(action, QAction) else None

    def _run(self) -> None:
        action = self.current()
        if action is None or not action.isEnabled():
            why = action.toolTip().partition("\n")[2] or "This is not possible now." if action else NOT_FOUND
            self._said.setText(why)
            return
        words, keys = words_of(action), keys_of(action)
        self.close_softly()
        if keys:  # said first: what the action itself has to say is worth more
            self.said.emit(f"{words}: {keys} does the same.")
        action.trigger()

    def _begin_change(self) -> None:
        action = self.current()
        if action is None or not action.objectName():
            return
        self._changing = action
        self._said.setText(f"Press the keys for “{words_of(action)}”; Esc leaves them as they are.")
        self.keys.clear()
        self.keys.show()
        self.restore_button.show()
        self.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        action, keys = self._changing, self.keys.keySequence()
        if action is None or keys.isEmpty():
            return
        clash = self._shortcuts.clash(action, keys)
        refusal = CLASH.format(keys.toString(), clash) if clash else why_not(keys)
        if refusal:
            self._said.setText(refusal)
            self.keys.clear()
            return
        self._finish(action, lambda: self._shortcuts.change(action, keys))

    def _restore(self) -> None:
        action = self._changing
        if action is None:
            return
        keys, other = self._shortcuts.taken(action)
        if other:
            self._said.setText(TAKEN.format(keys, other))
            return
        self._finish(action, lambda: self._shortcuts.restore(action))

    def _finish(self, action: QAction, change: Callable[[], None]) -> None:
        change()
        self._end_change()
        self._fill()
        self._said.setText(f"“{words_of(action)}” has {keys_of(action) or 'no shortcut'} now.")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_change(self) -> None:
        self._changing = None
        self.keys.hide()
        self.restore_button.hide()
        self._said.setText(HINT)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in what lies over the window."""
        return step_within(self, forward=forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Enter, F2 and Esc belong to the list while letters go into the field."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if watched is self.keys:
            return self._key_while_changing(key)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}
        if key in steps and self.list.count():
            self.list.setCurrentRow(min(max(self.list.currentRow() + steps[key], 0), self.list.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        elif key is Qt.Key.Key_F2:
            self._begin_change()
        elif key is Qt.Key.Key_Escape:
            self.close_softly()
        else:
            return super().eventFilter(watched, event)
        return True

    def _key_while_changing(self, key: Qt.Key) -> bool:
        if key is not Qt.Key.Key_Escape:
            return False
        self._end_change()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

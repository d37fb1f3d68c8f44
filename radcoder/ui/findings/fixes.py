"""The fixes of the selected finding as commands: make one, or see in the lines what it would do."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from radcoder.ui.findings.detail import FindingDetail

MOST = 4
TRY_KEY = "Ctrl+Shift+V"


class FixMenu(QMenu):
    """`said` tells what was seen, and why nothing could be done."""

    said = Signal(str)

    def __init__(self, detail: FindingDetail, parent: QWidget | None = None) -> None:
        super().__init__("Fi&xes of the finding", parent)
        self.setObjectName("menu_fixes")
        self._detail = detail
        self._numbers = {self._add(f"Make fix &{n}", f"fix_{n}", f"Alt+{n}"): n for n in range(1, MOST + 1)}
        for action, number in self._numbers.items():
            action.triggered.connect(lambda _=False, number=number: self._tell(detail.press(number)))
        self.addSeparator()
        self._try = self._add("&Preview the next fix in the lines", "try_fix", TRY_KEY)
        self._try.triggered.connect(lambda _: self._tell(detail.try_next()))

    def _add(self, text: str, name: str, key: str) -> QAction:
        action = self.addAction(text)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(f"{text.replace('&', '')} ({key})")
        return action

    def _tell(self, said: str) -> None:
        if said:
            self.said.emit(said)

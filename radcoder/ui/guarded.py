"""A table whose cells can be shut: who may not change it gets no editor, and is told why and what to do."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from radcoder.ui.qt import Index

Trigger = QAbstractItemView.EditTrigger
ASKED = frozenset({Trigger.DoubleClicked, Trigger.EditKeyPressed, Trigger.AnyKeyPressed, Trigger.AllEditTriggers})
"""What a person does to type; a click that only selects asks for nothing."""


class GuardedTable(QTableView):
    """`barred` says why nothing can be typed, empty when it can; `refused` carries it to who tries."""

    refused = Signal(str)
    barred = ""

    def edit(  # type: ignore[override] # Qt has two of this name, of which the shorter asks the longer
        self, index: Index, trigger: Trigger = Trigger.AllEditTriggers, event: QEvent | None = None
    ) -> bool:
        """Open a cell, unless the table is shut."""
        if not self.barred:
            return bool(super().edit(index, trigger, event))  # type: ignore[arg-type] # None stands for no event
        if trigger in ASKED:
            self.refused.emit(self.barred)
        return False

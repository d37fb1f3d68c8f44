"""The weekdays of treatment, each a button that is ticked or not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

WEEKDAYS = "MTWTFSS"
LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DayButton(QToolButton):
    """A weekday that is one of treatment or not, with a tick beside its name."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._name = WEEKDAYS[number]
        self.setObjectName(f"builder_day_{number + 1}")
        self.setAccessibleName(f"Treatment on {LONG_WEEKDAYS[number]}")
        self.setToolTip(LONG_WEEKDAYS[number])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("bar", "true")
        self.setCheckable(True)
        self.toggled.connect(self._show)
        self.setChecked(number < 5)  # noqa: PLR2004 - the working week
        self._show()

    def _show(self) -> None:
        self.setText(f"✓ {self._name}" if self.isChecked() else self._name)

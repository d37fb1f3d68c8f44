"""How the window is arranged, remembered on this machine: its place, panes, columns, calendar and facts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings

from radcoder.ui.columns import ColumnWidths

if TYPE_CHECKING:
    from radcoder.ui.main_window import MainWindow

FACTS = "facts/open"
AS_DELIVERED = "The window, its panes and its columns stand as they were delivered."


class Arrangement(QObject):
    """Nothing of a casebook is in it, so that all casebooks share it; zoom and theme have ways back of their own."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.columns = ColumnWidths(window.worksheet.grid, window.looks)
        window.worksheet.facts_panel.installEventFilter(self)
        window.desk.opened.connect(self._open_facts)

    def _open_facts(self) -> None:
        """A course comes with its facts open when those of the last one were."""
        worksheet = self._window.worksheet
        wanted = QSettings().value(FACTS, defaultValue=False, type=bool) is True
        if wanted and worksheet.facts_panel.isHidden():
            worksheet.toggle_facts()
            worksheet.grid.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember whether the facts are open while there is a course that could have them."""
        if self._window.desk.worksheet is not None:
            if event.type() is QEvent.Type.ShowToParent:
                QSettings().setValue(FACTS, True)
            elif event.type() is QEvent.Type.HideToParent:
                QSettings().setValue(FACTS, False)
        return super().eventFilter(watched, event)

    def as_delivered(self) -> None:
        """Arrange everything as on the first day."""
        window = self._window
        worksheet = window.worksheet
        window.first_place()
        window.panes.as_delivered()
        self.columns.as_delivered()
        worksheet.grid.columns.forget()
        worksheet.grid.fit()
        if not worksheet.facts_panel.isHidden():
            worksheet.toggle_facts()
        worksheet.calendar.open(True)
        worksheet.weeks.turn(opened=True)
        window.status.say(AS_DELIVERED)

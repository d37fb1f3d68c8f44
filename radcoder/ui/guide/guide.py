"""What joins the guide to the window: hints follow the keyboard, F1 asks for the keys of its place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from radcoder.ui.guide.card import KeyCard
from radcoder.ui.guide.hints import HintBar, forget_seen
from radcoder.ui.guide.spots import spot_of
from radcoder.ui.status import StatusLine

if TYPE_CHECKING:
    from radcoder.ui.commands import Commands
    from radcoder.ui.frame import Frame

AGAIN = "The hints are shown again, each at its place."


class Guide(QObject):
    """Knows where the keyboard is; what lies over the window for a moment is no place."""

    def __init__(self, window: "Frame", commands: "Commands", bar: HintBar, status: StatusLine) -> None:
        super().__init__(window)
        self._window = window
        self._bar = bar
        self._status = status
        self._here: QWidget | None = None
        self.card = KeyCard(window, commands)
        bar.put_away.connect(self._give_back)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    def _moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._window or self._bar.isAncestorOf(now):
            return
        spot = spot_of(now)
        if spot.widget != self._window.objectName():
            self._here = now
            self._bar.show_for(spot)

    def _give_back(self) -> None:
        """The keyboard goes back to the place that the hint was about, if it was in the bar."""
        now: QWidget | None = self._window.focusWidget()
        if self._here is not None and now is not None and self._bar.isAncestorOf(now):
            self._here.setFocus()

    def help(self) -> None:
        """Show the keys of the place that has the keyboard, or put them away."""
        self.card.open(spot_of(self._window.focusWidget()))

    def again(self) -> None:
        """Show the hints again, the one of this place at once."""
        forget_seen()
        self._status.say(AGAIN)
        self._bar.show_for(spot_of(self._window.focusWidget()))

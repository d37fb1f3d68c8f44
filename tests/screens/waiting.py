"""How a picture waits for its screen."""

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

LONGEST_MS = 60_000


class NeverShownError(TimeoutError):
    """A screen did not come up."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Waited {LONGEST_MS // 1000} s for {what}. Run the program by hand and look.")


def wait_for(condition: Callable[[], bool], what: str) -> None:
    """Let the window live until the condition holds."""
    deadline = QDeadlineTimer(LONGEST_MS)
    while not condition():
        if deadline.hasExpired():
            raise NeverShownError(what)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

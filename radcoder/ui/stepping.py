"""Steps on a course: short ones are made at once, long ones behind the window, and only one at a time."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from radcoder.ui.jobs import Jobs

LONG = 400
"""From so many edits on a step is made behind the window: it would hold it for longer than an eye blinks."""
WAIT = "One moment: “{}” is still under way. Make the change again when it is done."


class Stepping(QObject):
    """Makes steps; `working` names the one that is under way behind the window, and is empty when it is done."""

    working = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: Jobs | None = None  # a worker of its own: a step must not wait for the review of the one before
        self.under_way = ""

    @property
    def refusal(self) -> str:
        """Why no step can be made now; empty when one can."""
        return WAIT.format(self.under_way) if self.under_way else ""

    def make(
        self,
        name: str,
        step: Callable[[], bool],
        answer: Callable[[bool], None],
        fail: Callable[[Exception], None],
        *,
        long: bool = False,
    ) -> None:
        """Make a step and say whether it changed anything, or what kept it from being made."""
        if long:
            self._make_behind(name, step, answer, fail)
            return
        try:
            stepped = step()
        except Exception as error:  # noqa: BLE001 - whatever keeps a step out of the casebook belongs on the screen
            fail(error)
        else:
            answer(stepped)

    def _make_behind(
        self, name: str, step: Callable[[], bool], answer: Callable[[bool], None], fail: Callable[[Exception], None]
    ) -> None:
        self.under_way = name
        self.working.emit(name)

        def made(stepped: bool) -> None:
            self._end()
            answer(stepped)

        def failed(error: Exception) -> None:
            self._end()
            fail(error)

        if self._jobs is None:
            self._jobs = Jobs(self)
        self._jobs.keep(step, made, failed)

    def close(self) -> None:
        """Wait for the step that is under way: the casebook is closed behind it."""
        if self._jobs is not None:
            self._jobs.close()

    def _end(self) -> None:
        self.under_way = ""
        self.working.emit("")

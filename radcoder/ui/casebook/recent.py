"""The casebooks that were open last, as a menu and by names that tell them apart; and leaving one for another."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from radcoder.app.casebooks.recent import recent_casebooks
from radcoder.ui.question import Question

TRIAL_ENDS = "It is gone with all its courses when another casebook opens. Export the course files you want to keep."


class RecentMenu(QMenu):
    """Filled each time it is opened; the casebook that is open is not offered."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget, here: Callable[[], Path | None]) -> None:
        super().__init__("&Recent casebooks", parent)
        self.setObjectName("menu_recent")
        self._here = here
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the casebooks anew."""
        self.clear()
        paths = others(self._here())
        for path, name in zip(paths, names(paths), strict=True):
            action = self.addAction(name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.wanted.emit(path))
        if not paths:
            self.addAction("No other casebook was open yet").setEnabled(False)


def others(here: Path | None) -> tuple[Path, ...]:
    """The casebooks that were open last, but for the one here."""
    return tuple(path for path in recent_casebooks() if here is None or path != here.absolute())


def names(paths: Iterable[Path]) -> tuple[str, ...]:
    """What casebooks are called: by their files, and by their folders too where two files are named alike."""
    wanted = tuple(paths)
    alike = Counter(path.stem for path in wanted)
    return tuple(f"{path.stem} in {path.parent}" if alike[path.stem] > 1 else path.stem for path in wanted)


def ask_to_leave(window: QWidget, go_on: Callable[[], None]) -> None:
    """Leave a casebook for trying out only when that is wanted."""
    question = Question(window, "leave_trial", "Leave the casebook for trying out?", TRIAL_ENDS, "Leave it")
    question.accepted.connect(go_on)
    question.open()

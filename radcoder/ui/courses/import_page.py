"""The page of files on their way in: how far they are, what became of each, and why some were refused."""

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QTableView

from radcoder.domain.findings import Severity
from radcoder.ui.leaf import Leaf, prepare_table
from radcoder.ui.texts import count
from radcoder.ui.theme import SHAPES
from radcoder.ui.values import Shown, ValuesModel
from radcoder.ui.widgets import hairline, label

BECAME, MARGIN = 2, 16
LEFT_BEHIND = "Files that did not come in are still where they were, unchanged."


class State(Enum):
    """What became of a file so far, in a shape and words."""

    WAITING = "waits"
    COMING = "… is read"
    CAME = f"{SHAPES[None]} came in"
    REFUSED = f"{SHAPES[Severity.ERROR]} refused"
    LEFT = "– not imported"

    @property
    def settled(self) -> bool:
        """Whether nothing more becomes of it."""
        return self in {State.CAME, State.REFUSED, State.LEFT}


@dataclass(slots=True, eq=False)
class FileOnItsWay:
    """A course file, what became of it, and why."""

    path: Path
    state: State = State.WAITING
    said: str = ""


def became(file: FileOnItsWay) -> str:
    """What became of a file, with the reason."""
    return f"{file.state.value}: {file.said}" if file.said else file.state.value


COLUMNS = (
    Shown[FileOnItsWay]("File", lambda file: file.path.name),
    Shown[FileOnItsWay]("Folder", lambda file: str(file.path.parent)),
    Shown[FileOnItsWay]("What became of it", became),
)


class ImportPage(Leaf):
    """Esc goes back to the courses while the files come in; the button stops them, or goes on with those left."""

    stop_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, files: list[FileOnItsWay]) -> None:
        self.button = QPushButton()
        right = QHBoxLayout()
        right.addStretch(1)
        right.addWidget(self.button)
        super().__init__("imports", "Import course files", right)
        self._files = files
        self._rows = {id(file): row for row, file in enumerate(files)}
        self._halted = False
        self.model: ValuesModel[FileOnItsWay] = ValuesModel(COLUMNS, self)
        self.model.show(tuple(files))
        self.table, self.bar = QTableView(), QProgressBar()
        self.verdict = label(role="strong", wrap=True, name="imports_verdict")
        self._lay_out()
        self._say()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.horizontalHeader().setResizeContentsPrecision(100)
        prepare_table(self.table, "imports_files", "Files, with what became of each", BECAME)
        self.table.setWordWrap(True)
        for row, file in enumerate(self._files):
            if file.said:
                self.table.resizeRowToContents(row)
        self.bar.setObjectName("imports_bar")
        self.bar.setAccessibleName("How many files are dealt with")
        self.bar.setTextVisible(False)
        self.button.setObjectName("imports_button")
        self.button.clicked.connect(self._pressed)
        self.verdict.setContentsMargins(MARGIN, MARGIN // 2, MARGIN, MARGIN // 2)
        for widget in (self.verdict, self.bar, hairline()):
            self.column.addWidget(widget)
        self.column.addWidget(self.table, 1)

    def _pressed(self) -> None:
        wanted = self.more_wanted if self._halted else self.stop_wanted
        wanted.emit()

    def follow(self, file: FileOnItsWay) -> None:
        """Show what became of a file."""
        row = self._rows[id(file)]
        self.model.dataChanged.emit(self.model.index(row, 0), self.model.index(row, BECAME))
        if file.said:
            self.table.resizeRowToContents(row)
        if file.state is State.COMING:
            self.table.scrollTo(self.model.index(row, 0))
        self._say()

    def halt(self, *, on: bool = True) -> None:
        """Nothing more comes in, unless it is asked for; with `on` false it goes on."""
        self._halted = on
        last = self.model.index(self.model.rowCount() - 1, BECAME)
        self.model.dataChanged.emit(self.model.index(0, 0), last)
        self._say()

    def _say(self) -> None:
        counts = Counter(each.state for each in self._files)
        done = sum(number for state, number in counts.items() if state.settled)
        parts = [f"{done} of {count(len(self._files), 'file')}", f"{count(counts[State.CAME], 'course')} came in"]
        if counts[State.REFUSED]:
            parts.append(f"{counts[State.REFUSED]} refused, each with its reason below")
        if counts[State.LEFT]:
            parts.append(f"{counts[State.LEFT]} not imported")
        after = f". {LEFT_BEHIND}" if self._halted and done != counts[State.CAME] else ""
        self.verdict.setText(" · ".join(parts) + after)
        self.bar.setMaximum(len(self._files))
        self.bar.setValue(done)
        words = "&Go on with the rest" if self._halted else "&Stop"
        self.button.setText(words)
        self.button.setAccessibleName(words.replace("&", ""))
        self.button.setVisible(not self._halted or counts[State.LEFT] > 0)

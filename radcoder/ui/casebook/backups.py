"""The backups page: the copies there are, what each holds, a copy now, and putting one in the casebook's place."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableView, QVBoxLayout, QWidget

from radcoder.app.casebooks.views import BackupView
from radcoder.domain.findings import Severity
from radcoder.ui.leaf import Leaf, prepare_table
from radcoder.ui.texts import count, words
from radcoder.ui.theme import SHAPES
from radcoder.ui.values import Shown, ValuesModel
from radcoder.ui.widgets import hairline, label, surface

RULE = "RadCoder keeps a copy of each of the last 7 days and the last 4 weeks, encrypted like the casebook itself."
NO_COPY = "There is no copy yet. Make one now."
KEPT = "The casebook as it is now is kept aside as a copy first, so nothing is lost."
SURE = "Press the button again to put this copy in the place of the casebook. "
STATE, KILO = 5, 1024


def number(value: int | None) -> str:
    """A number, or a dash where it is not known."""
    return "–" if value is None else f"{value:,}"


def size_text(size: int) -> str:
    """A size in the unit that suits it."""
    return f"{size / KILO:,.0f} KB" if size < KILO * KILO else f"{size / KILO / KILO:,.1f} MB"


def state_text(copy: BackupView) -> str:
    """Whether a copy can be used, in a shape and words."""
    if not copy.good:
        return f"{SHAPES[Severity.ERROR]} cannot be used"
    return f"{SHAPES[None]} whole{', encrypted' if copy.encrypted else ', not encrypted'}"


COLUMNS = (
    Shown[BackupView]("Made", lambda copy: f"{copy.made.astimezone():%Y-%m-%d %H:%M}"),
    Shown[BackupView]("Why", lambda copy: words(copy.kind)),
    Shown[BackupView]("Courses", lambda copy: number(copy.courses), right=True),
    Shown[BackupView]("Journal entries", lambda copy: number(copy.entries), right=True),
    Shown[BackupView]("Size", lambda copy: size_text(copy.size), right=True),
    Shown[BackupView]("State", state_text),
)


class BackupsLeaf(Leaf):
    """Selecting a copy shows what it holds; restoring it takes a second press."""

    copy_wanted = Signal()
    restore_wanted = Signal(object)
    preview_wanted = Signal(object)

    def __init__(self) -> None:
        self.now = QPushButton("&Back up now")
        right = QHBoxLayout()
        right.addStretch(1)
        right.addWidget(self.now)
        super().__init__("backups", "Backups and restore", right)
        self.model: ValuesModel[BackupView] = ValuesModel(COLUMNS, self)
        self.table = QTableView()
        self.preview = label(NO_COPY, wrap=True, name="backups_preview")
        self.restore = QPushButton("&Restore this copy")
        self._may = (True, True)
        self._asked = False
        self._seen: BackupView | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.now.setObjectName("backups_now")
        self.restore.setObjectName("backups_restore")
        self.table.setModel(self.model)
        prepare_table(self.table, "backups_copies", "Copies of the casebook, the newest first", STATE)
        box = surface(QWidget(), "window")
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.preview)
        row = QHBoxLayout()
        row.addWidget(self.restore)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(label(RULE, "muted", wrap=True, name="backups_rule"))
        self.column.addWidget(self.table, 1)
        self.column.addWidget(hairline())
        self.column.addWidget(box)

    def _connect(self) -> None:
        self.now.clicked.connect(self.copy_wanted)
        self.restore.clicked.connect(self._restore)
        self.table.selectionModel().currentChanged.connect(self._selected)
        self.model.modelReset.connect(lambda: self._selected(QModelIndex()))

    def bar(self, copy: str, restore: str) -> None:
        """Say why copies cannot be made, or restored, by who is signed in; empty where they can."""
        self._may = (not copy, not restore)
        self.now.setEnabled(not copy)
        for button, why in ((self.now, copy), (self.restore, restore)):
            button.setToolTip(why)
        self._selected(self.table.currentIndex())

    def show_copies(self, copies: tuple[BackupView, ...]) -> None:
        """Show the copies, the newest first."""
        self.model.show(copies)
        if copies:
            self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self.preview.setText(NO_COPY)

    def show_preview(self, copy: BackupView) -> None:
        """Say what the selected copy holds, once it has been opened and read through."""
        selected = self.model.value(self.table.currentIndex())
        if selected is not None and selected.path == copy.path:
            self._seen = copy
            self.preview.setText(preview_text(copy))
            self.restore.setEnabled(copy.good and self._may[1])

    def _selected(self, index: QModelIndex) -> None:
        copy = self.model.value(index)
        self._ask_no_more()
        self.restore.setEnabled(copy is not None and copy.good and self._may[1])
        if copy is not None:
            self.preview.setText(preview_text(copy))
            self.preview_wanted.emit(copy.path)

    def _restore(self) -> None:
        copy = self.model.value(self.table.currentIndex())
        if copy is None:
            return
        if self._asked:
            self._ask_no_more()
            self.restore_wanted.emit(copy.path)
        else:
            self._asked = True
            self.restore.setText("&Restore it now")
            seen = self._seen if self._seen and self._seen.path == copy.path else copy
            self.preview.setText(f"{preview_text(seen)}\n{SURE}{KEPT}")

    def _ask_no_more(self) -> None:
        self._asked = False
        self.restore.setText("&Restore this copy")


def preview_text(copy: BackupView) -> str:
    """What a copy holds."""
    made = f"{copy.made.astimezone():%Y-%m-%d %H:%M}"
    if not copy.good:
        return f"The copy of {made} is damaged and cannot be restored. Choose another."
    if copy.courses is None or copy.entries is None:
        return f"The copy of {made}. {KEPT}"
    held = f"The copy of {made} holds {count(copy.courses, 'course')}. Its journal ends at entry {copy.entries:,}."
    return f"{held}\n{_named(copy.newest, copy.courses)}" if copy.newest else held


def _named(newest: tuple[str, ...], courses: int) -> str:
    """The courses edited last by name, and how many more there are, those in the bin among them."""
    rest = courses - len(newest)
    more = f" and {rest} more" if rest else ""
    return f"Edited last: {', '.join(newest)}{more}."

"""The page of a comparison: which versions, what became of each line and fact, and the sums of both."""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QTableView

from radcoder.app.compare import Compared
from radcoder.domain.comparison import Difference
from radcoder.domain.money import dollars
from radcoder.ui.compare.rows import COLUMNS, SHAPES, CompareModel, CompareRow, rows_of
from radcoder.ui.leaf import Leaf, prepare_table
from radcoder.ui.texts import count
from radcoder.ui.theme import SHAPES as SEVERITY_SHAPES
from radcoder.ui.verdicts import VerdictRow, review_in_words
from radcoder.ui.widgets import hairline, label

NOW, SUPPORTED, FILE = "now", "supported", "file"
STEPS = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}
FOLDS = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
HINT = (
    "N and P go to the next and the previous difference · → and ← open and fold equal changes · Enter goes to the lines"
    " · Esc goes back"
)
TAKE = "Bill what the record supports"
TAKE_TIP = "Puts these lines in the place of those billed, as one step; Ctrl+Z takes it back"


class ComparePage(Leaf):
    """`wanted` carries the keys of both versions: a number of steps, what the record supports, or a file.

    `taken` carries the course that the page offers in the place of the one that is billed.
    """

    wanted = Signal(object, object)
    taken = Signal(object)
    file_wanted = Signal()
    lines_wanted = Signal(object)

    def __init__(self) -> None:
        self.left_side, self.right_side = QComboBox(), QComboBox()
        self.everything, self.each = QCheckBox("Same lines too"), QCheckBox("Every line")
        row = (self.left_side, label("with"), self.right_side, self.everything, self.each)
        super().__init__("compare_page", "Compare", *row)
        self.model = CompareModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        prepare_table(self.table, "compare_table", "Lines and facts of both versions", len(COLUMNS) - 1)
        self.row = VerdictRow("compare")
        self.verdict = self.row.verdict
        hint = label(HINT, role="caption", wrap=True, name="compare_hint")
        hint.setContentsMargins(16, 6, 16, 6)
        self.column.addLayout(self.row)
        for widget, stretch in ((hairline(), 0), (self.table, 1), (hint, 0)):
            self.column.addWidget(widget, stretch)
        self._compared: Compared | None = None
        self._opened: set[Hashable] = set()
        self._prepare()

    def _prepare(self) -> None:
        for box, name, spoken in (
            (self.left_side, "compare_left", "Left version"),
            (self.right_side, "compare_right", "Right version"),
        ):
            box.setObjectName(name)
            box.setAccessibleName(spoken)
            box.setMinimumWidth(220)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(lambda _, box=box: self._chosen(box))
        self.everything.setObjectName("compare_everything")
        self.everything.setAccessibleName("Show the lines that are the same too")
        self.each.setObjectName("compare_each")
        self.each.setAccessibleName("Every line in a row of its own")
        for check in (self.everything, self.each):
            check.toggled.connect(lambda _: self._fill())
        self.row.button.clicked.connect(self._take)
        self.table.activated.connect(self._go)
        self.table.installEventFilter(self)

    def offer(self, steps: tuple[str, ...], file: str) -> None:
        """Offer the versions there are; what was chosen stays chosen where it is still there.

        At first: how the course came in against how it is now, or without any step what is billed against what the
        record supports.
        """
        before = self.left_side.currentData(), self.right_side.currentData()
        for box in (self.left_side, self.right_side):
            box.clear()
            box.addItem("Now, as billed", NOW)
            box.addItem("What the record supports", SUPPORTED)
            box.addItem(file or "A course file…", FILE)
            if steps:
                box.addItem("As it came in", 0)
            for number in range(len(steps) - 1, 0, -1):
                box.addItem(f"After {number}: {steps[number - 1]}", number)
        usual = (0, NOW) if steps else (NOW, SUPPORTED)
        for box, old, first in zip((self.left_side, self.right_side), before, usual, strict=True):
            found = box.findData(old) if old is not None else -1
            box.setCurrentIndex(found if found >= 0 else box.findData(first))

    def ask(self) -> None:
        """Ask for the versions that are chosen."""
        self.wanted.emit(self.left_side.currentData(), self.right_side.currentData())

    def _chosen(self, box: QComboBox) -> None:
        if box.currentData() == FILE:
            self.file_wanted.emit()
        else:
            self.ask()

    def refuse(self, sentence: str) -> None:
        """Say why there is no answer; what stands there stays."""
        self.verdict.setText(f"▲ {sentence}")
        self.row.offer("", "")

    def show_compared(self, compared: Compared) -> None:
        """Show two versions; where one is what the record supports, offer to bill it and say what its review finds."""
        self._compared = compared
        self.row.offer(TAKE if compared.offer else "", TAKE_TIP)
        comparison = compared.comparison
        numbers = [(each, comparison.count(each)) for each in Difference if each is not Difference.SAME]
        said = [f"{SHAPES[each]} {count(number, 'line')} {each.value}" for each, number in numbers if number]
        said += [f"≠ {count(len(comparison.facts), 'fact')}"] if comparison.facts else []
        sums = f"{dollars(compared.before.total)} at the left, {dollars(compared.after.total)} at the right"
        then = f". Its review: {review_in_words(compared.offer.review)}" if compared.offer else ""
        self.verdict.setText(f"{' · '.join(said) or f'{SEVERITY_SHAPES[None]} no difference'}    {sums}{then}")
        self._fill()

    def _take(self) -> None:
        if self._compared is not None and self._compared.offer is not None:
            self.taken.emit(self._compared.offer.course)

    def _fill(self, at: int = 0) -> None:
        if self._compared is None:
            return
        everything, each = self.everything.isChecked(), self.each.isChecked()
        self.model.show(rows_of(self._compared, everything=everything, opened=self._opened, each=each))
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(min(at, self.model.rowCount() - 1), 0))

    def unfold(self, *, opened: bool) -> bool:
        """Show the lines below a row of several, or fold them; False where there is nothing to open or fold."""
        here, rows = self.table.currentIndex().row(), self.model.values
        while not opened and 0 < here < len(rows) and rows[here].inner:
            here -= 1
        row = rows[here] if 0 <= here < len(rows) else None
        if row is None or row.key is None or row.opened is opened:
            return False
        self._opened ^= {row.key}
        self._fill(here)
        return True

    def _row(self) -> CompareRow | None:
        return self.model.value(self.table.currentIndex())

    def _go(self) -> None:
        """Go to the line of the side that is the course as it stands."""
        row = self._row()
        if row is not None:
            sides = ((self.right_side, row.right), (self.left_side, row.left))
            self.lines_wanted.emit(next((refs for box, refs in sides if box.currentData() == NOW and refs), ()))

    def step(self, by: int) -> None:
        """Go to the next difference, or the previous one."""
        rows = self.model.values
        here = self.table.currentIndex().row() + by
        while 0 <= here < len(rows) and (rows[here].difference is Difference.SAME or rows[here].inner):
            here += by
        if 0 <= here < len(rows):
            self.table.setCurrentIndex(self.model.index(here, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """N and P go from difference to difference; Right and Left open and fold a row of several lines."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _plain(event):
            key = Qt.Key(event.key())
            if key in STEPS:
                self.step(STEPS[key])
                return True
            if key in FOLDS and self.unfold(opened=FOLDS[key]):
                return True
        return super().eventFilter(watched, event)


def _plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier

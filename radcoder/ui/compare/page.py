"""The page of a comparison: which versions, what became of each line and fact, and the sums of both."""

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
from radcoder.ui.widgets import hairline, label

NOW, SUPPORTED, FILE = "now", "supported", "file"
STEPS = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}
HINT = "N and P go to the next and the previous difference · Enter goes to the line · Esc goes back"


class ComparePage(Leaf):
    """`wanted` carries the keys of both versions: a number of steps, what the record supports, or a file."""

    wanted = Signal(object, object)
    file_wanted = Signal()
    lines_wanted = Signal(object)

    def __init__(self) -> None:
        self.left_side, self.right_side = QComboBox(), QComboBox()
        self.everything = QCheckBox("Same lines too")
        super().__init__("compare_page", "Compare", self.left_side, label("with"), self.right_side, self.everything)
        self.model = CompareModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        prepare_table(self.table, "compare_table", "Lines and facts of both versions", len(COLUMNS) - 1)
        self.verdict = label(role="strong", wrap=True, name="compare_verdict")
        self.verdict.setContentsMargins(16, 8, 16, 8)
        hint = label(HINT, role="caption", wrap=True, name="compare_hint")
        hint.setContentsMargins(16, 6, 16, 6)
        for widget in (self.verdict, hairline()):
            self.column.addWidget(widget)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(hint)
        self._compared: Compared | None = None
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
        self.everything.toggled.connect(lambda _: self._fill())
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

    def show_compared(self, compared: Compared) -> None:
        """Show two versions."""
        self._compared = compared
        comparison = compared.comparison
        numbers = [(each, comparison.count(each)) for each in Difference if each is not Difference.SAME]
        said = [f"{SHAPES[each]} {count(number, 'line')} {each.value}" for each, number in numbers if number]
        said += [f"≠ {count(len(comparison.facts), 'fact')}"] if comparison.facts else []
        sums = f"{dollars(compared.before.total)} at the left, {dollars(compared.after.total)} at the right"
        self.verdict.setText(f"{' · '.join(said) or f'{SEVERITY_SHAPES[None]} no difference'}    {sums}")
        self._fill()

    def _fill(self) -> None:
        if self._compared is not None:
            self.model.show(rows_of(self._compared, everything=self.everything.isChecked()))
            if self.model.rowCount():
                self.table.setCurrentIndex(self.model.index(0, 0))

    def _row(self) -> CompareRow | None:
        return self.model.value(self.table.currentIndex())

    def _go(self) -> None:
        """Go to the line of the side that is the course as it stands."""
        row = self._row()
        if row is not None:
            sides = ((self.right_side, row.right), (self.left_side, row.left))
            refs = tuple(ref for box, ref in sides if box.currentData() == NOW and ref is not None)
            self.lines_wanted.emit(refs[:1])

    def step(self, by: int) -> None:
        """Go to the next difference, or the previous one."""
        rows = self.model.values
        here = self.table.currentIndex().row() + by
        while 0 <= here < len(rows) and rows[here].difference is Difference.SAME:
            here += by
        if 0 <= here < len(rows):
            self.table.setCurrentIndex(self.model.index(here, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """N and P go from difference to difference: the table would look for a row that begins so."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and not event.modifiers():
            by = STEPS.get(Qt.Key(event.key()))
            if by is not None:
                self.step(by)
                return True
        return super().eventFilter(watched, event)

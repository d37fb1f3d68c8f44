"""The page of two code sets: the lines on both sides, their sums, and a field for another first day."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QTableView

from radcoder.app.recode import Recoding, Restart, TwoSided
from radcoder.builder.reading import UnreadError, read_day
from radcoder.domain.course import Course
from radcoder.domain.findings import Severity
from radcoder.domain.money import dollars
from radcoder.ui.leaf import Leaf, prepare_table
from radcoder.ui.recode.rows import RESTART, YEARS, SidesRow, rows_of
from radcoder.ui.texts import count, day
from radcoder.ui.theme import SHAPES
from radcoder.ui.values import ValuesModel
from radcoder.ui.verdicts import VerdictRow, review_in_words
from radcoder.ui.widgets import hairline, label

DEBOUNCE_MS = 200
TAKE_TIP = (
    "Moves the log and all lines there, each in its code of that day, as one step; what was set aside was said of other"
    " days and is left out. Ctrl+Z takes it back"
)
HINT = "Enter goes to the lines · Esc goes back · 2025 and 2026 are 52 weeks apart, on the same weekday"


def _right(text: str) -> QLabel:
    """A label that stands close to the field behind it."""
    result = label(text)
    result.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return result


class RecodePage(Leaf):
    """`start_wanted` carries another first day, or None for the two code sets beside each other.

    `taken` carries the name of a step and the course that it makes.
    """

    start_wanted = Signal(object)
    lines_wanted = Signal(object)
    taken = Signal(str, object)

    def __init__(self) -> None:
        self._course = label(role="muted", name="recode_course")
        self.start = QLineEdit()
        self.each = QCheckBox("Every line")
        super().__init__(
            "recode_page", "Across New Year", self._course, _right("Another first day"), self.start, self.each
        )
        self._near = date.min
        self._aside = 0
        self._lines: tuple[TwoSided, ...] = ()
        self.years = ValuesModel(YEARS, self)
        self.restart = ValuesModel(RESTART, self)
        self.table = QTableView()
        self.table.setModel(self.years)
        prepare_table(self.table, "recode_table", "Lines in both code sets", len(YEARS) - 1)
        self.row = VerdictRow("recode")
        self.verdict = self.row.verdict
        self._restart: Restart | None = None
        self._may_take = False
        hint = label(HINT, role="caption", wrap=True, name="recode_hint")
        hint.setContentsMargins(16, 6, 16, 6)
        self.column.addLayout(self.row)
        for widget, stretch in ((hairline(), 0), (self.table, 1), (hint, 0)):
            self.column.addWidget(widget, stretch)
        self._prepare_fields()

    def _prepare_fields(self) -> None:
        self.start.setObjectName("recode_start")
        self.start.setAccessibleName("Another first day of treatment")
        self.start.setPlaceholderText("such as 5 Jan 2026")
        self.start.setMaximumWidth(180)
        self.start.setClearButtonEnabled(True)
        self.each.setObjectName("recode_each")
        self.each.setAccessibleName("Every line in a row of its own")
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._debounce.timeout.connect(self.ask)
        self.start.textChanged.connect(lambda _: self._debounce.start())
        self.start.returnPressed.connect(self.ask)
        self.each.toggled.connect(lambda _: self._fill())
        self.table.activated.connect(self._go)
        self.row.button.clicked.connect(self._take)

    def show_course(self, course: Course) -> None:
        """Name the course, and read typed days near its first one."""
        self._course.setText(f"{course.reference}  {course.title or ''}".strip())
        self._aside = len(course.overrides)
        self._near = min((each.date for each in course.fractions), default=min(course.days(), default=date.min))

    def ask(self) -> None:
        """Ask for what the field says."""
        self._debounce.stop()
        typed = self.start.text().strip()
        if not typed:
            self.start_wanted.emit(None)
            return
        try:
            self.start_wanted.emit(read_day(typed, self._near).day)
        except UnreadError as error:
            self.refuse(str(error))

    def refuse(self, sentence: str) -> None:
        """Say why there is no answer; what stands there stays."""
        self.verdict.setText(f"{SHAPES[Severity.WARNING]} {sentence}")
        self.row.offer("", "")

    def show_years(self, recoding: Recoding, billed: Decimal) -> None:
        """Show each line in 2025 and in 2026."""
        sums = f"all of it in 2025 {dollars(recoding.before)} · all of it in 2026 {dollars(recoding.after)}"
        self._show(self.years, recoding.lines, f"As billed {dollars(billed)} · {sums}")

    def show_restart(self, restart: Restart) -> None:
        """Show each line before and after the move."""
        recoding, review = restart.recoding, restart.judgement.review
        first, last = (each(f.date for f in restart.judgement.course.fractions) for each in (min, max))
        left_out = f". Left out, as it was said of other days: {count(self._aside, 'finding')} set aside."
        change = f"{recoding.after - recoding.before:+,.2f}".replace("-", "−")
        self._show(
            self.restart,
            recoding.lines,
            f"{day(first)} to {day(last)}: {dollars(recoding.after)} instead of {dollars(recoding.before)} ({change}). "
            f"Its review: {review_in_words(review)}{left_out if self._aside else ''}",
        )
        self._restart = restart
        if self._may_take:
            self.row.offer(f"Begin on {day(first)}", TAKE_TIP)

    def allow(self, *, may_take: bool) -> None:
        """Whether the course may be changed by who looks at it."""
        self._may_take = may_take

    def _take(self) -> None:
        if self._restart is not None:
            self.taken.emit(self.row.button.text(), self._restart.judgement.course)

    def taken_over(self) -> None:
        """The other first day is that of the course now: nothing is typed any more."""
        self.start.clear()
        self._debounce.stop()
        self.table.setFocus()

    def _show(self, model: ValuesModel[SidesRow], lines: tuple[TwoSided, ...], verdict: str) -> None:
        if self.table.model() is not model:
            self.table.setModel(model)
            prepare_table(self.table, "recode_table", "Lines in both code sets", model.columnCount() - 1)
        self._restart = None
        self.row.offer("", "")
        self._lines = lines
        self._fill()
        self.verdict.setText(verdict)

    def _fill(self) -> None:
        model = self.restart if self.table.model() is self.restart else self.years
        model.show(rows_of(self._lines, each=self.each.isChecked()))
        if model.rowCount():
            self.table.setCurrentIndex(model.index(0, 0))

    def _go(self) -> None:
        model = self.restart if self.table.model() is self.restart else self.years
        row = model.value(self.table.currentIndex())
        if row is not None:
            self.lines_wanted.emit(row.refs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field first, then goes back."""
        if event.key() == Qt.Key.Key_Escape and self.start.text():
            self.start.clear()
            self.ask()
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

"""The page of a table that comes in: name its columns, see each row understood or refused, take what fits."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from radcoder.app.columns import FRACTIONS, LINES, ColumnField, Columns, proposed
from radcoder.app.table_import import NewFractions, NewLines
from radcoder.exchange.table import Table
from radcoder.ui.texts import count
from radcoder.ui.widgets import hairline, head, label

FIRST_ROWS = 200
RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
NOTHING = "– leave out –"
WIDTH, MARGIN = 132, 8
REASONS_PART = 0.3


class ExchangePanel(QWidget):
    """Nothing is taken before Enter on the button; Esc goes back and changes nothing."""

    changed = Signal()
    taken = Signal()
    left = Signal()
    keep_rejected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exchange_panel")
        self.read: NewLines | NewFractions | None = None
        self._table = Table((), ())
        self._boxes: list[QComboBox] = []
        self._filling = False
        self._title = label(role="heading", name="exchange_title")
        self._kind, self._claim = QComboBox(), QComboBox()
        self._head, self._day_first = (
            QCheckBox("The first row names the columns"),
            QCheckBox("Days come first: 13/2/2026"),
        )
        self._notes = label(wrap=True, name="exchange_notes")
        self._verdict = label(role="strong", name="exchange_verdict", wrap=True)
        self.view = QTableWidget()
        self.take_button, self.keep_button, self.cancel_button = (
            QPushButton(text) for text in ("Take them", "Keep the refused rows as a file…", "Cancel (Esc)")
        )
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        named: tuple[tuple[QWidget, str, str], ...] = (
            (self._kind, "exchange_kind", "What the rows are"),
            (self._claim, "exchange_claim", "Claim for rows that name none"),
            (self._head, "exchange_head", self._head.text()),
            (self._day_first, "exchange_day_first", self._day_first.text()),
            (self.view, "exchange_rows", "Rows, with what became of them"),
            (self.take_button, "exchange_take", "Take the rows that are understood"),
            (self.keep_button, "exchange_keep", "Keep the refused rows as a file"),
            (self.cancel_button, "exchange_cancel", "Cancel"),
        )
        for widget, name, spoken in named:
            widget.setObjectName(name)
            widget.setAccessibleName(spoken)
        self._kind.addItems(["Lines", "Fractions"])
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().hide()
        options, buttons = QHBoxLayout(), QHBoxLayout()
        for caption, box in (("Rows are", self._kind), ("Claim", self._claim)):
            options.addWidget(label(caption, "caption"))
            options.addWidget(box)
        for check in (self._head, self._day_first):
            options.addWidget(check)
        options.addStretch(1)
        options.setContentsMargins(16, 8, 16, 4)
        options.setSpacing(12)
        buttons.setContentsMargins(16, 8, 16, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self._verdict, 1)
        for button in (self.cancel_button, self.keep_button, self.take_button):
            buttons.addWidget(button)
        self._notes.setContentsMargins(16, 0, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head(self._title))
        column.addLayout(options)
        column.addWidget(self._notes)
        column.addWidget(hairline())
        column.addWidget(self.view, 1)
        column.addWidget(hairline())
        column.addLayout(buttons)

    def _wire(self) -> None:
        self._kind.currentIndexChanged.connect(self._turn)
        self._claim.currentIndexChanged.connect(self._tell)
        for box in (self._head, self._day_first):
            box.toggled.connect(self._tell)
        self.take_button.clicked.connect(self.taken)
        self.keep_button.clicked.connect(self.keep_rejected)
        self.cancel_button.clicked.connect(self.left)

    def begin(self, title: str, table: Table, columns: Columns, claims: tuple[str, ...], *, fractions: bool) -> None:
        """Show a table with the proposed columns; rows that name no claim go to the first of `claims`."""
        self._filling = True
        self.read, self._table = None, table
        self._verdict.clear()
        self.take_button.setEnabled(False)
        self.keep_button.hide()
        self._title.setText(title)
        self._kind.setCurrentIndex(int(fractions))
        self._claim.clear()
        self._claim.addItems(claims)
        self._claim.setEnabled(not fractions)
        self._fill(columns)
        self._filling = False

    def take_keyboard(self) -> None:
        """Begin at the first column."""
        (self._boxes[0] if self._boxes else self.cancel_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, columns: Columns) -> None:
        self._head.setChecked(columns.head)
        self._day_first.setChecked(columns.day_first)
        rows, width = self._table.rows[:FIRST_ROWS], self._table.width
        self.view.clear()
        self.view.setRowCount(len(rows) + 1)
        self.view.setColumnCount(width + 1)
        self._boxes = [self._box(number, columns.fields[number]) for number in range(width)]
        for number, box in enumerate(self._boxes):
            self.view.setCellWidget(0, number + 1, box)
            self.view.setColumnWidth(number + 1, WIDTH)
        for row, cells in enumerate(rows, 1):
            for number, cell in enumerate(cells, 1):
                self.view.setItem(row, number, QTableWidgetItem(cell))
        self.view.setRowHeight(0, 36)
        self._fit_reasons()

    def _box(self, number: int, field: ColumnField) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"exchange_column_{number + 1}")
        box.setAccessibleName(f"What column {number + 1} holds")
        for each in FRACTIONS if self.fractions() else LINES:
            box.addItem(each.value or NOTHING, each)
        box.setCurrentIndex(box.findData(field))
        box.currentIndexChanged.connect(lambda _: self._named(number))
        return box

    def _named(self, number: int) -> None:
        """A field that one column alone can hold leaves the column that held it."""
        if self._filling:
            return
        self._filling = True
        columns = self.columns().having(column=number, field=ColumnField(self._boxes[number].currentData()))
        for box, field in zip(self._boxes, columns.fields, strict=True):
            box.setCurrentIndex(box.findData(field))
        self._filling = False
        self._tell()

    def _turn(self) -> None:
        if self._filling:
            return
        self._filling = True
        self._claim.setEnabled(not self.fractions())
        self._fill(proposed(self._table, FRACTIONS if self.fractions() else LINES))
        self._filling = False
        self._tell()

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()

    def fractions(self) -> bool:
        """Whether the rows are fractions, not lines."""
        return self._kind.currentIndex() == 1

    def claim(self) -> str:
        """The claim of the rows that name none."""
        return self._claim.currentText()

    def columns(self) -> Columns:
        """What the columns hold, as it is said now."""
        fields = tuple(ColumnField(box.currentData()) for box in self._boxes)
        return Columns(fields, self._head.isChecked(), self._day_first.isChecked())

    def show_read(self, read: NewLines | NewFractions) -> None:
        """Say what became of the rows."""
        self.read = read
        taken = len(read.lines) if isinstance(read, NewLines) else len(read.fractions)
        word = "fraction" if self.fractions() else "line"
        refused = f", {count(len(read.rejected), 'row')} refused" if read.rejected else ""
        self._verdict.setText(f"{count(taken, word)} understood{refused}")
        self.take_button.setText(f"Take {count(taken, word)}")
        self.take_button.setEnabled(taken > 0)
        self.keep_button.setVisible(bool(read.rejected))
        self._say("\n".join(read.notes))
        reasons = {each.number: each.reason for each in read.rejected}
        for row, number in enumerate(self._table.numbers[:FIRST_ROWS], 1):
            is_head = row == 1 and self._head.isChecked()
            text = "" if is_head else f"■ {reasons[number]}" if number in reasons else "✓"
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.view.setItem(row, 0, item)
        self._fit_reasons()

    def _fit_reasons(self) -> None:
        """Give the reasons a part of the width and as many lines as they need: the columns stay in sight."""
        items = (self.view.item(row, 0) for row in range(1, self.view.rowCount()))
        texts = {item.text() for item in items if item is not None}
        needed = max(map(self.view.fontMetrics().horizontalAdvance, texts), default=0) + 2 * MARGIN
        self.view.setColumnWidth(0, min(needed, int(self.view.viewport().width() * REASONS_PART)))
        for row in range(1, self.view.rowCount()):
            self.view.setRowHeight(row, max(self.view.verticalHeader().defaultSectionSize(), self._height(row)))

    def _height(self, row: int) -> int:
        width = self.view.columnWidth(0) - MARGIN
        item = self.view.item(row, 0)
        words = item.text() if item is not None else ""
        room = QRect(0, 0, width, 1000)
        return self.view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height() + MARGIN

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the reasons again."""
        super().resizeEvent(event)
        self._fit_reasons()

    def refuse(self, sentence: str) -> None:
        """Say why nothing can be taken as it stands."""
        self.read = None
        self._verdict.setText(sentence)
        self.take_button.setEnabled(False)
        self.keep_button.hide()
        self._say("\n".join(self._table.notes))

    def _say(self, text: str) -> None:
        more = len(self._table.rows) - FIRST_ROWS
        shown = f"The first {FIRST_ROWS} of {len(self._table.rows):,} rows are shown; all are read." if more > 0 else ""
        self._notes.setText("\n".join(filter(None, (text, shown))))
        self._notes.setVisible(bool(self._notes.text()))

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter from the commands of the worksheet underneath."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in RETURN:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the rows, but on a button it presses that; Esc goes back."""
        on_a_button = isinstance(self.focusWidget(), QPushButton) and not event.modifiers()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in RETURN and self.take_button.isEnabled() and not on_a_button:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

"""Which columns of the grid are seen: as the user says, and of the rest those that fit, the most telling first."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPoint, QSettings, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from radcoder.ui.theme import figures
from radcoder.ui.worksheet.cells import Column

WIDEST = {
    Column.MARK: "■",
    Column.CLAIM: "Claim",
    Column.NUMBER: "888",
    Column.DATE: "8888-88-88",
    Column.CODE: "G8888",
    Column.UNITS: "Units",
    Column.MODIFIERS: "Modifier",
    Column.PLACE: "POS",
    Column.DIAGNOSES: "ABC",
    Column.PHASE: "Phase",
    Column.CHARGE: "88,888.88",
    Column.ESTIMATE: "8,888.88",
    Column.NOTE: "custom immobilis",
}
WORDS = {
    Column.CLAIM: "claim",
    Column.NUMBER: "number of the line",
    Column.NAME: "name of the code",
    Column.UNITS: "units",
    Column.MODIFIERS: "modifiers",
    Column.PLACE: "place of service",
    Column.DIAGNOSES: "diagnosis pointers",
    Column.PHASE: "phase",
    Column.CHARGE: "charge",
    Column.ESTIMATE: "estimate",
    Column.NOTE: "note",
}
"""The columns that can be hidden; mark, date and code cannot."""
NAME_NEEDS, NAME_LEAST = 16, 12
PADDING = 10
GIVES_WAY = (Column.NOTE, Column.CHARGE, Column.PLACE, Column.DIAGNOSES, Column.PHASE)
KEY = "lines/columns"


class ColumnLayout(QObject):
    """Keeps what the user says of columns on this machine, and offers it as a menu."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._worth: frozenset[Column] = frozenset(Column)
        self._opened: int | None = None
        self.menu = QMenu("&Columns of the lines")
        self.menu.setObjectName("menu_columns")
        self._actions = {column: self._action(column, words) for column, words in WORDS.items()}
        self.menu.addSeparator()
        again = self.menu.addAction("Columns as they fit")
        again.setObjectName("columns_as_they_fit")
        again.triggered.connect(lambda _: self.forget())
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda where: self.menu.popup(header.mapToGlobal(where)))

    def _action(self, column: Column, words: str) -> QAction:
        action = self.menu.addAction(f"Column: {words}")
        action.setObjectName(f"column_{column.name.lower()}")
        action.setCheckable(True)
        action.triggered.connect(lambda shown: self.choose(column, shown=shown))
        return action

    def ask(self) -> None:
        """Open the menu under the heads of the columns, the keyboard in it."""
        header = self._table.horizontalHeader()
        self.menu.popup(header.mapToGlobal(QPoint(0, header.height())))
        self.menu.setActiveAction(self.menu.actions()[0])

    def choose(self, column: Column, *, shown: bool) -> None:
        """Show or hide a column from now on."""
        QSettings().setValue(f"{KEY}/{column.name.lower()}", shown)
        self.fit(self._worth, self._opened)

    def forget(self) -> None:
        """Let the columns show as they fit again."""
        QSettings().remove(KEY)
        self.fit(self._worth, self._opened)

    def chosen(self, column: Column) -> bool | None:
        """What the user said of a column, None when nothing."""
        kept = QSettings().value(f"{KEY}/{column.name.lower()}")
        return None if kept is None else str(kept).lower() == "true"

    def needs(self) -> dict[Column, int]:
        """The width of each column but the name, which takes the rest."""
        metrics = QFontMetrics(figures(self._table.font(), strong=True))
        return {column: metrics.horizontalAdvance(text) + 2 * PADDING for column, text in WIDEST.items()}

    def fit(self, worth: frozenset[Column], opened: int | None) -> None:
        """Show the columns worth their width that fit; never hide a cell that is being typed into, nor its text."""
        self._worth, self._opened = worth, opened
        said = {column: self.chosen(column) for column in WORDS}
        letter = self._table.fontMetrics().horizontalAdvance("n")
        wanted = {column for column in Column if (column in worth if said.get(column) is None else said[column])}
        over = self._width(wanted) + NAME_NEEDS * letter - self._table.viewport().width()
        for column in GIVES_WAY:
            if over > 0 and column in wanted and said[column] is None:
                over -= self._table.columnWidth(column) or self.needs()[column]
                wanted.remove(column)
        for column in Column:
            self._table.setColumnHidden(column, column not in wanted and column != opened)
        for column, action in self._actions.items():
            action.setChecked(column in wanted)
        self._fit_name(squeezed=over > (NAME_NEEDS - NAME_LEAST) * letter, least=NAME_LEAST * letter)

    def _width(self, columns: Iterable[Column]) -> int:
        """What these columns take, as wide as somebody may have dragged them."""
        needs, header = self.needs(), self._table.horizontalHeader()
        shown = {column: header.sectionSize(column) for column in Column if not header.isSectionHidden(column)}
        return sum(shown.get(column) or needs[column] for column in columns if column is not Column.NAME)

    def _fit_name(self, *, squeezed: bool, least: int) -> None:
        """The name takes what is left; where nothing is, it keeps what can be read, and the grid scrolls."""
        mode = QHeaderView.ResizeMode.Fixed if squeezed else QHeaderView.ResizeMode.Stretch
        self._table.horizontalHeader().setSectionResizeMode(Column.NAME, mode)
        if squeezed:
            self._table.setColumnWidth(Column.NAME, least)

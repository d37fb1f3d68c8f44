"""The courses of the casebook as a table: sorted and sifted here, because thousands are quicker in one list."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from radcoder.app.casebooks.views import CourseSummary
from radcoder.ui.courses.rows import TEXTS, TITLES, Column, findings_of, sort_key
from radcoder.ui.courses.sift import Sieve, texts_of
from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.theme import Looks, figures

COLUMNS = tuple(Column)
READ = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
TYPED = READ | Qt.ItemFlag.ItemIsEditable
SEGMENTS = Qt.ItemDataRole.UserRole
QUIET = frozenset({Column.TITLE, Column.EDITED, Column.STATE, Column.TAGS})


class CoursesModel(QAbstractTableModel):
    """One row a course. The tags can be typed into when `may_tag` is set; typing asks, the casebook answers."""

    tags_wanted = Signal(str, object)

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._all: tuple[CourseSummary, ...] = ()
        self._shown: list[CourseSummary] = []
        self._rows: dict[str, int] = {}
        self._texts: Mapping[str, str] = {}
        self._fonts: dict[bool, QFont] = {}
        looks.changed.connect(self._fonts.clear)
        self._sieve = Sieve()
        self._order: tuple[Column, Qt.SortOrder] = (Column.EDITED, Qt.SortOrder.DescendingOrder)
        self.may_tag = False
        roles = Qt.ItemDataRole
        self._readers: dict[int, Callable[[CourseSummary, Column], object]] = {
            roles.DisplayRole: lambda course, column: TEXTS[column](course),
            roles.EditRole: lambda course, column: TEXTS[column](course),
            roles.FontRole: self._font,
            roles.ForegroundRole: self._colour,
            roles.ToolTipRole: lambda course, column: course.harm or TEXTS[column](course) or None,
            roles.AccessibleTextRole: lambda course, column: f"{TITLES[column]} {TEXTS[column](course) or 'empty'}",
            SEGMENTS: lambda course, column: findings_of(course) if column is Column.FINDINGS else None,
        }

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many courses are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401 - Qt's variant
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return TITLES[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the tags can be typed into."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return TYPED if self.may_tag and index.column() == Column.TAGS else READ

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows, how, and what it says to a screen reader."""
        reader = self._readers.get(role)
        if reader is None or not index.isValid() or index.row() >= len(self._shown):
            return None
        return reader(self._shown[index.row()], COLUMNS[index.column()])

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's variant
        """Ask for other tags, which stand between commas."""
        course = self.course(index)
        if course is None or role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        tags = tuple(dict.fromkeys(tag.strip() for tag in str(value).split(",") if tag.strip()))
        if tags != course.tags:
            self.tags_wanted.emit(course.id, tags)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; courses that are equal there keep their order."""
        if 0 <= column < len(Column):
            self._order = (Column(column), order)
            self._fill(self._shown)

    def show(self, courses: tuple[CourseSummary, ...], texts: Mapping[str, str] | None = None) -> None:
        """Take other courses; `texts`, which a search looks at, are worked out here when nobody has done it before."""
        self._all, self._texts = courses, texts_of(courses) if texts is None else texts
        self._fill(self._sieve.sift(courses, self._texts))

    def show_counts(self, course: str, counts: tuple[int, int, int]) -> None:
        """Show how a review of one course came out; the row stays where it is."""
        errors, warnings, infos = counts
        self._all = tuple(
            replace(each, errors=errors, warnings=warnings, infos=infos) if each.id == course else each
            for each in self._all
        )
        row = self.row_of(course)
        if row is not None:
            self._shown[row] = replace(self._shown[row], errors=errors, warnings=warnings, infos=infos)
            at = self.index(row, Column.FINDINGS)
            self.dataChanged.emit(at, at)

    def sift(self, sieve: Sieve) -> None:
        """Show only what the sieve lets through."""
        self._sieve = sieve
        self._fill(sieve.sift(self._all, self._texts))

    def _fill(self, courses: tuple[CourseSummary, ...] | list[CourseSummary]) -> None:
        column, order = self._order
        self.beginResetModel()
        self._shown = sorted(courses, key=sort_key(column), reverse=order is Qt.SortOrder.DescendingOrder)
        self._rows = {course.id: row for row, course in enumerate(self._shown)}
        self.endResetModel()

    def course(self, index: Index) -> CourseSummary | None:
        """The course of a row."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def summary(self, course: str) -> CourseSummary | None:
        """A course that is shown, by its id."""
        row = self.row_of(course)
        return None if row is None else self._shown[row]

    def row_of(self, course: str) -> int | None:
        """The row of a course by its id; None when it is not shown."""
        return self._rows.get(course)

    @property
    def total(self) -> int:
        """How many courses there are, shown or not."""
        return len(self._all)

    @property
    def states(self) -> tuple[str, ...]:
        """The states that occur."""
        return tuple(sorted({course.state for course in self._all if course.state}))

    def _font(self, course: CourseSummary, column: Column) -> QFont:
        del course
        strong = column is Column.ALIAS
        if strong not in self._fonts:
            self._fonts[strong] = figures(QApplication.font(), strong=strong)
        return self._fonts[strong]

    def _colour(self, course: CourseSummary, column: Column) -> QColor | None:
        quiet = column in QUIET or (column is Column.FINDINGS and course.errors is None)
        return QColor(self._looks.theme.muted) if quiet else None

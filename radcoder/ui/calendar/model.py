"""The calendar as a table: a column a week, a row a weekday, each cell one day of the course."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from radcoder.domain.course import Course
from radcoder.domain.fractions import DeliveredLog
from radcoder.domain.treatment_calendar import CalendarDay, CalendarWeek, DayState, TreatmentCalendar
from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.texts import MONTHS, day

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WORKDAYS, ALL_DAYS = 5, 7
WEEK = timedelta(days=7)
SHORT = {
    DayState.MISSED: "missed",
    DayState.MACHINE_DOWN: "down",
    DayState.MOVED: "moved",
    DayState.PLANNED: "·",
    DayState.HOLIDAY: "hol.",
}
DAY_ROLE = Qt.ItemDataRole.UserRole + 1
EMPTY = Course("")


class CalendarModel(QAbstractTableModel):
    """The weeks of a course, and one week more to go on in; weekends only where something was given on one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._course = EMPTY
        self._calendar = TreatmentCalendar(EMPTY)
        self._weeks: tuple[CalendarWeek, ...] = ()
        self._rows = WORKDAYS
        self._total = 0
        self._sites: dict[str, str] = {}
        self.closed: Mapping[date, str] = {}
        self._readers: dict[int, Callable[[CalendarDay], object]] = {
            Qt.ItemDataRole.DisplayRole: cell_text,
            Qt.ItemDataRole.ToolTipRole: self.spoken,
            Qt.ItemDataRole.AccessibleTextRole: self.spoken,
            Qt.ItemDataRole.TextAlignmentRole: lambda _: Qt.AlignmentFlag.AlignCenter,
            DAY_ROLE: lambda each: each,
        }

    def show_course(
        self, course: Course, units: Iterable[tuple[str, int]] = (), holidays: frozenset[date] = frozenset()
    ) -> None:
        """Show the log of this course, with the units earned of each weekly code."""
        calendar = TreatmentCalendar(course, units, holidays | frozenset(self.closed))
        weeks = calendar.weeks
        if weeks:
            after = weeks[-1].monday + WEEK
            weeks = (*weeks, CalendarWeek(tuple(calendar.day(after + timedelta(days=n)) for n in range(ALL_DAYS))))
        weekend = any(each.numbers for week in weeks for each in week.days[WORKDAYS:])
        rows = ALL_DAYS if weekend else WORKDAYS
        same = rows == self._rows and [w.monday for w in weeks] == [w.monday for w in self._weeks]
        if not same:
            self.beginResetModel()
        self._course, self._calendar, self._weeks, self._rows = course, calendar, weeks, rows
        planned = sum(phase.planned_fractions or 0 for phase in course.phases)
        self._total = max(planned, len(DeliveredLog(course).all))
        self._sites = {phase.id: phase.site or "" for phase in course.phases}
        if not same:
            self.endResetModel()
        elif weeks:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(weeks) - 1))

    @property
    def course(self) -> Course:
        """The course that is shown."""
        return self._course

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Five weekdays, or all seven."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many weeks."""
        return 0 if parent.isValid() else len(self._weeks)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401 - Qt's variant
        """The Monday of each week above, the weekdays at the side."""
        across = orientation is Qt.Orientation.Horizontal
        if not 0 <= section < (len(self._weeks) if across else self._rows):
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Week of {day(self._weeks[section].monday)}" if across else LONG_DAYS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._week_name(section) if across else DAYS[section]
        return None

    def _week_name(self, section: int) -> str:
        monday = self._weeks[section].monday
        return f"{monday.day} {MONTHS[monday.month - 1]}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a day shows, and what it says to a screen reader."""
        reader = self._readers.get(role)
        found = self.day_at(index) if reader is not None else None
        return reader(found) if reader is not None and found is not None else None

    def day_at(self, index: Index) -> CalendarDay | None:
        """The day of a cell; None outside of the calendar."""
        if not index.isValid() or index.column() >= len(self._weeks) or index.row() >= self._rows:
            return None
        return self._weeks[index.column()].days[index.row()]

    def index_of(self, on: date) -> Index:
        """The cell of a day; not valid where the calendar does not reach."""
        for column, week in enumerate(self._weeks):
            row = (on - week.monday).days
            if 0 <= row < self._rows:
                return self.index(row, column)
        return NO_INDEX

    def phase_number(self, phase: str) -> int:
        """Where a phase stands in the course, from 0."""
        return next((i for i, each in enumerate(self._course.phases) if each.id == phase), 0)

    def spoken(self, each: CalendarDay) -> str:
        """Date, phase, fraction and state of a day, as one would say them."""
        parts = [f"{LONG_DAYS[each.date.weekday()]} {day(each.date)}"]
        parts += [f"phase {phase} {self._sites.get(phase, '')}".strip() for phase in each.phases]
        if each.numbers:
            word = "fraction" if len(each.numbers) == 1 else "fractions"
            parts.append(f"{word} {' and '.join(map(str, each.numbers))} of {self._total}")
        parts.append(each.state.value)
        if each.date in self.closed:
            parts.append(self.closed[each.date])
        if each.earned:
            parts.append(f"earns {' and '.join(each.earned)}")
        return ", ".join(parts)


def cell_text(each: CalendarDay) -> str:
    """What stands in the cell of a day: the numbers of its fractions, or why it has none."""
    return "·".join(map(str, each.numbers)) or SHORT.get(each.state, "")

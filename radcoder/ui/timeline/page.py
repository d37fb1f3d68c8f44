"""The page of the timeline: the picture, what the thing under mouse or keyboard is, and the key to its shapes."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from radcoder.domain.course import Course
from radcoder.domain.timeline import Timeline
from radcoder.ui.leaf import Leaf
from radcoder.ui.qt import Index
from radcoder.ui.theme import Looks
from radcoder.ui.timeline.model import TimelineModel, said_of
from radcoder.ui.timeline.view import STEP, TimelineView
from radcoder.ui.widgets import hairline, label

LEGEND = "□ fraction, a pattern for each phase · ✕ none given · ◇ earned · ◆ billed · thick line: New Year"
KEYS = "Arrows go from thing to thing · Enter or a click goes to its lines · + − 0 zoom · Esc goes back"


class TimelinePage(Leaf):
    """Esc goes back; Enter or a click on something that is billed goes to its lines."""

    lines_wanted = Signal(object)

    def __init__(self, looks: Looks) -> None:
        self._course = label(role="muted", name="timeline_course")
        self._zooms = QHBoxLayout()
        super().__init__("timeline_page", "Timeline", self._course, self._zooms)
        self.model = TimelineModel(self)
        self.view = TimelineView(self.model, looks)
        self.said = label(role="strong", wrap=True, name="timeline_said")
        self.said.setContentsMargins(16, 6, 16, 2)
        self.said.setMinimumHeight(3 * self.said.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        legend = label(f"{LEGEND}\n{KEYS}", role="caption", wrap=True, name="timeline_legend")
        legend.setContentsMargins(16, 0, 16, 6)
        self.column.addWidget(self.view, 1)
        for widget in (hairline(), self.said, legend):
            self.column.addWidget(widget)
        self._add_zoom("−", "Zoom out", lambda: self.view.zoom(1 / STEP))
        self._add_zoom("+", "Zoom in", lambda: self.view.zoom(STEP))
        self._add_zoom("Whole course", "Show the whole course", lambda: self.view.zoom(0.0))
        self.view.selectionModel().currentChanged.connect(lambda index, _: self._say(index))
        self.view.entered.connect(self._say)
        self.view.wanted.connect(lambda element: self.lines_wanted.emit(element.lines))

    def _add_zoom(self, text: str, name: str, do: Callable[[], None]) -> None:
        button = QToolButton()
        button.setText(text)
        button.setObjectName(f"timeline_{name.lower().replace(' ', '_')}")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(do)
        self._zooms.addWidget(button)

    def show_picture(self, course: Course, timeline: Timeline) -> None:
        """Show the picture of a course as it was reviewed."""
        self._course.setText(f"{course.reference}  {course.title or ''}".strip())
        self.view.show_timeline(timeline)
        self._say(self.view.currentIndex())

    def _say(self, index: Index) -> None:
        element = self.model.element(index)
        self.said.setText(said_of(element) if element is not None else "Nothing is dated yet.")

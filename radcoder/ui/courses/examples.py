"""Examples: courses that came with RadCoder, opened from a casebook of their own that is gone with the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from radcoder.ui.courses.opened import OpenCourses
from radcoder.ui.jobs import Jobs, Report

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.app.casebooks.sheet import CourseSheet

    Answer = tuple[Casebook, CourseSheet]


class Examples(QObject):
    """They never touch the user's own casebook; what is tried on them is lost, and a tab says so."""

    failed = Signal(object)

    def __init__(self, jobs: Jobs, opened: OpenCourses) -> None:
        super().__init__(opened)
        self._jobs = jobs
        self._opened = opened
        self._casebook: Casebook | None = None

    def open(self, path: Path) -> None:
        """Open an example in a tab."""
        known = self._casebook

        def work(report: Report) -> "Answer":
            del report
            from radcoder.app.casebooks.opening import throwaway_casebook
            from radcoder.app.courses import read_course

            casebook = known or throwaway_casebook()
            return casebook, casebook.sheet(casebook.courses.create(read_course(path)))

        self._jobs.submit("example", work, self._show, self.failed.emit)

    def open_sample(self) -> None:
        """Open the course that RadCoder shows itself with."""
        from radcoder.app.places import sample_course

        self.open(sample_course())

    def _show(self, answer: "Answer") -> None:
        self._casebook, sheet = answer
        self._opened.add(sheet, self._casebook, example=True)
        self._opened.show(sheet.id)

    def leave(self) -> None:
        """Close the example that is shown: the tab before it comes forward."""
        if self._opened.shows_example:
            self._opened.close(self._opened.current)

    def close(self) -> None:
        """Throw the casebook of the examples away."""
        casebook, self._casebook = self._casebook, None
        if casebook is not None:
            self._jobs.keep(casebook.close, lambda _: None, lambda _: None)

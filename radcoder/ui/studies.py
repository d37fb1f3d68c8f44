"""The pages that look at the open course from further away: one key shows each, and the same key goes back."""

import json
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from radcoder.ui.desk import Desk
from radcoder.ui.jobs import Jobs
from radcoder.ui.pages import Pages
from radcoder.ui.study import Study
from radcoder.ui.theme import Looks


class Studies(QObject):
    """Shows a study over the worksheet; `lines_wanted` carries the lines to go to."""

    lines_wanted = Signal(object)
    closed = Signal()
    said = Signal(str)
    typing = Signal()
    typing_ended = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, looks: Looks, pages: Pages) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._looks = looks
        self._pages = pages
        self._made: dict[str, Study] = {}
        desk.judged.connect(self._judged)
        desk.opened.connect(self._end)
        desk.cleared.connect(self._end)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands of the window do."""
        return {name: partial(self.open, name) for name in ("timeline", "checklist", "recode", "compare")}

    def __getitem__(self, name: str) -> Study:
        if name not in self._made:
            study = self._make(name)
            study.left.connect(self.close)
            study.lines_wanted.connect(self._go)
            study.said.connect(self.said)
            study.typing.connect(self.typing)
            self._made[name] = study
        return self._made[name]

    def _make(self, name: str) -> Study:
        from radcoder.ui.checklist.study import ChecklistStudy  # most starts of the program need none of them
        from radcoder.ui.compare.study import CompareStudy
        from radcoder.ui.recode.study import RecodeStudy
        from radcoder.ui.timeline.study import TimelineStudy

        kinds: dict[str, type[Study]] = {
            "timeline": TimelineStudy,
            "checklist": ChecklistStudy,
            "recode": RecodeStudy,
            "compare": CompareStudy,
        }
        return kinds[name](self._desk, self._jobs, self._looks)

    @property
    def _current(self) -> Study | None:
        here = self._pages.currentWidget()
        return next((each for each in self._made.values() if each.made is here and here is not None), None)

    @property
    def shown(self) -> bool:
        """Whether a study covers the worksheet."""
        return self._current is not None

    def open(self, name: str) -> None:
        """Show a study, or go back when it is shown."""
        study = self[name]
        if study is self._current:
            self.close()
            return
        self._pages.cover(study.page())
        study.begin()
        study.refresh()
        self.typing.emit()

    def draft(self) -> str:
        """The page that is shown and what is being typed there, as a text that can be kept; empty when none is."""
        name = next((name for name, each in self._made.items() if each is self._current), "")
        return json.dumps([name, self._made[name].draft()]) if name else ""

    def take_draft(self, text: str) -> None:
        """Show a page again, with what was being typed there."""
        try:
            name, typed = map(str, json.loads(text))
        except (ValueError, TypeError):  # of another edition of the program
            return
        if name in self.handlers():
            study = self[name]
            if study is not self._current:
                self.open(name)
            if typed:
                study.take_draft(typed)

    def close(self) -> None:
        """Go back to the worksheet."""
        self._pages.uncover()
        self.typing_ended.emit()
        self.closed.emit()

    def _end(self) -> None:
        if self.shown:
            self._pages.uncover()
        for study in self._made.values():
            study.forget()

    def _go(self, lines: object) -> None:
        if lines:
            self.close()
            self.lines_wanted.emit(lines)

    def _judged(self, _: object) -> None:
        study = self._current
        if study is not None:
            study.refresh()

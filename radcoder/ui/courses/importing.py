"""Several course files on their way in: one after the other, each kept as soon as it is in, until somebody stops it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from radcoder.ui.courses.import_page import FileOnItsWay, ImportPage, State
from radcoder.ui.desk import sentences_of
from radcoder.ui.messages import Message
from radcoder.ui.texts import count

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.app.casebooks.courses import Imported
    from radcoder.ui.casebook.leaves import Leaves
    from radcoder.ui.casebook.session import Session
    from radcoder.ui.courses.shelf import Shelf


OFTEN = 50
"""After so many files those still to come are written down anew."""


class Imports(QObject):
    """Shows what becomes of each file; other work goes on between two of them, and a kill or a lock only interrupts.

    `ended` carries the ids of the courses that came in, and whether the page was left for the list of courses.
    """

    ended = Signal(object, bool)
    told = Signal(object)
    said = Signal(str)
    typing = Signal()
    typing_ended = Signal()

    def __init__(self, session: "Session", leaves: "Leaves", shelf: "Shelf") -> None:
        super().__init__(session)
        shelf.several_wanted.connect(self.begin)
        self.told.connect(shelf.told)
        self.said.connect(shelf.done)
        self.ended.connect(shelf.show_brought)
        self._session = session
        self._leaves = leaves
        self._files: list[FileOnItsWay] = []
        self._ids: list[str] = []
        self._again = self._running = False
        self._page: ImportPage | None = None

    def begin(self, paths: Iterable[Path], *, again: bool = False) -> None:
        """Bring files in, behind those that are on their way; `again` passes over what came in before a kill."""
        if not self._running:
            self._files, self._ids = [], []
        self._again = again or (self._running and self._again)
        self._files += [FileOnItsWay(path) for path in paths]
        self._show_page()
        self.typing.emit()
        if not self._running:
            self._running = True
            self._next()

    def _show_page(self) -> None:
        self._page = page = ImportPage(self._files)
        page.stop_wanted.connect(self.stop)
        page.more_wanted.connect(self.go_on)
        self._leaves.show(page)

    @property
    def _open_page(self) -> ImportPage | None:
        return self._page if self._page is not None and self._leaves.leaf is self._page else None

    def _next(self) -> None:
        if any(each.state is State.COMING for each in self._files):
            return  # what comes after it will ask again
        waiting = next((each for each in self._files if each.state is State.WAITING), None)
        if waiting is None:
            self._end()
            return
        again, path = self._again, waiting.path

        def work(casebook: "Casebook") -> "Imported":
            return casebook.courses.import_files((path,), again=again)

        def fail(error: Exception) -> None:
            waiting.said = " ".join(sentences_of(error))
            self._became(waiting, State.LEFT)
            self.stop()

        self._became(waiting, State.COMING)
        self._session.keep(work, lambda imported: self._came(waiting, imported), fail)

    def _came(self, file: FileOnItsWay, imported: "Imported") -> None:
        if file not in self._files:
            return  # of a run that was left
        self._ids += imported.ids
        file.said = "\n".join(sentence for fault in imported.faults for sentence in fault.sentences)
        self._became(file, State.REFUSED if imported.faults else State.CAME)
        if self._running:
            if sum(each.state.settled for each in self._files) % OFTEN == 0:
                self.typing.emit()
            self._next()

    def _became(self, file: FileOnItsWay, state: State) -> None:
        file.state = state
        page = self._open_page
        if page is not None:
            page.follow(file)
        else:
            done = sum(each.state.settled for each in self._files)
            self.said.emit(f"Imported {done} of {count(len(self._files), 'file')}")

    def stop(self) -> None:
        """Leave the files that have not come in where they are; the one under way still comes in."""
        self._running = False
        for each in self._files:
            if each.state is State.WAITING:
                each.state = State.LEFT
        self.typing_ended.emit()
        page = self._open_page
        if page is not None:
            page.halt()
        self.ended.emit(tuple(self._ids), False)

    def go_on(self) -> None:
        """Bring in what was left."""
        for each in self._files:
            if each.state is State.LEFT:
                each.state, each.said = State.WAITING, ""
        if self._open_page is not None:
            self._open_page.halt(on=False)
        self._running = True
        self.typing.emit()
        self._next()

    def interrupt(self) -> None:
        """The casebook is about to be closed: what was left comes in when it is open again."""
        self._running, self._page = False, None
        self._files = []

    def _end(self) -> None:
        self._running = False
        self.typing_ended.emit()
        refused = [each for each in self._files if each.state is State.REFUSED]
        page = self._open_page
        if page is None:
            self.said.emit(f"Imported {count(len(self._ids), 'course')}")
            if refused:
                self.told.emit(_refused(refused, len(self._ids)))
        elif refused:
            page.halt()
        else:
            self._leaves.close()
        self.ended.emit(tuple(self._ids), page is not None and not refused)

    def draft(self) -> str:
        """The files that are still to come in, as a text that can be kept; empty when none are."""
        coming = (State.WAITING, State.COMING)
        return json.dumps([str(each.path) for each in self._files if each.state in coming]) if self._running else ""

    def take_draft(self, text: str) -> None:
        """Go on with the files that a kill or a lock left outside."""
        try:
            paths = [Path(each) for each in json.loads(text)]
        except (ValueError, TypeError):  # of another edition of the program
            return
        if paths:
            self.begin(paths, again=True)


def _refused(files: list[FileOnItsWay], came: int) -> Message:
    heading = f"{count(len(files), 'file')} could not be used"
    sentences = tuple(f"{each.path.name}: {each.said}" for each in files)
    return Message(heading, sentences, f"{count(came, 'course')} came in." if came else "Nothing was changed.")

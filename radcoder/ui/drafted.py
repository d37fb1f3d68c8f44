"""The forms of the window that keep what is half typed into them; searches and passphrases are not among them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from radcoder.ui.codes.half_notes import HalfNotes
from radcoder.ui.courses.drafts import Drafts, Form

if TYPE_CHECKING:
    from radcoder.ui.main_window import MainWindow

BUILDER, TAGS, PEOPLE, NOTES, IMPORTS = "builder", "tags", "people", "notes", "imports"


class DraftedForms(QObject):
    """What belongs to a course is kept for each, the rest once; all of it comes back when its place is there again."""

    def __init__(self, window: "MainWindow") -> None:
        rooms = window.rooms
        super().__init__(rooms)
        self._opened = rooms.opened
        self.notes = self._hear_notes(window)
        with_the_course: dict[str, Form] = {
            "line": window.worksheet.grid,
            "facts": window.worksheet.facts_panel,
            "table": window.lines.exchange,
            "study": window.studies,
            "identity": window.identities,
        }
        with_the_casebook: dict[str, Form] = {
            BUILDER: window.builder,
            TAGS: rooms.courses.table,
            PEOPLE: rooms.leaves,
            NOTES: self.notes,
            IMPORTS: rooms.imports,
        }
        in_course = {name: Drafts(rooms.session, form, self._of(name)) for name, form in with_the_course.items()}
        once = {name: Drafts(rooms.session, form, partial(str, name)) for name, form in with_the_casebook.items()}
        aside = Drafts(rooms.session, window.findings, self._of("aside"))
        self._all = (*in_course.values(), *once.values(), aside)
        rooms.opened.line_wanted.connect(lambda _: _bring_back(in_course))
        rooms.resumed.connect(lambda: _bring_back(once))
        window.findings.shown_fresh.connect(aside.bring_back)
        for leaving in (rooms.leaving, rooms.opened.leaving):
            leaving.connect(self.leave)

    def _hear_notes(self, window: "MainWindow") -> HalfNotes:
        notes = HalfNotes(window.rooms.session)
        notes.said.connect(window.status.say)
        for pages in (window.lookups, window.book):
            pages.note_half.connect(notes.hear)
            pages.note_kept.connect(notes.kept)
        return notes

    def leave(self) -> None:
        """Write down what is being typed now, wherever it is, before it goes off the screen."""
        for each in self._all:
            each.leave()

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not written down yet."""
        return any(each.waiting for each in self._all)

    def _of(self, kind: str) -> Callable[[], str]:
        """The place of a form in the course on the desk; examples keep nothing."""

        def place() -> str:
            opened = self._opened
            return f"{kind} {opened.current}" if opened.on_desk and not opened.shows_example else ""

        return place


def _bring_back(drafts: dict[str, Drafts]) -> None:
    for each in drafts.values():
        each.bring_back()

"""What joins the page of the practice to the casebook: it is asked anew each time the page is opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from radcoder.ui.casebook.rooms import Rooms
from radcoder.ui.desk import Desk

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.app.casebooks.practice import PracticeView
    from radcoder.app.workspace import Workspace

RULE = "TEC-06"
TOO_EARLY = "The catalogue is not open yet. Ask again in a moment."


class PracticeBook(QObject):
    """Shows all courses of the casebook together, or those on which a rule on a practice fires."""

    said = Signal(str)

    def __init__(self, desk: Desk, rooms: Rooms) -> None:
        super().__init__(desk)
        self._desk = desk
        self._rooms = rooms

    def open(self) -> None:
        """Show the courses of the casebook."""

        def work(workspace: "Workspace", casebook: "Casebook") -> "PracticeView":
            from radcoder.app.casebooks.practice import casebook_practice

            return casebook_practice(workspace, casebook)

        self._show("All courses together", RULE, work)

    def show_firing(self, rule: str) -> None:
        """Show the invented courses on which a rule fires."""

        def work(workspace: "Workspace", casebook: "Casebook") -> "PracticeView":
            del casebook
            from radcoder.app.casebooks.practice import example_practice

            return example_practice(workspace, rule)

        self._show(f"Example of {rule}: invented courses", rule, work)

    def _show(self, heading: str, rule: str, work: "Callable[[Workspace, Casebook], PracticeView]") -> None:
        from radcoder.rules import rule_help
        from radcoder.ui.practice.page import PracticeLeaf

        workspace, leaves = self._desk.workspace, self._rooms.leaves
        if workspace is None:
            self.said.emit(TOO_EARLY)
            return
        leaf = PracticeLeaf(heading, rule_help(rule))
        leaf.open_wanted.connect(self._rooms.shelf.open)
        leaves.show(leaf)
        leaves.ask("practice", lambda casebook: work(workspace, casebook), leaf.show_practice)

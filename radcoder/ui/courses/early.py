"""A course that is shown while the casebook for it is still being made: to be read, not yet to be changed."""

from collections.abc import Iterable

from radcoder.domain.course import Course
from radcoder.domain.edits import Change


class StillOpeningError(RuntimeError):
    """A step was made before there is a casebook to keep it."""

    def __init__(self) -> None:
        super().__init__("The casebook is still being opened. Make the change again in a moment.")


class EarlySheet:
    """Refuses every step: what is not kept is not shown."""

    id = ""
    undo_name = None
    redo_name = None
    undo_is_long = redo_is_long = False
    steps: tuple[str, ...] = ()

    def __init__(self, course: Course) -> None:
        self.course = course

    def after(self, number: int) -> Course:
        """No step has been taken yet."""
        del number
        return self.course

    def apply(self, name: str, edits: Iterable[Change]) -> bool:
        """Refuse. Raises `StillOpeningError`."""
        del name, edits
        raise StillOpeningError

    def put(self, name: str, course: Course) -> bool:
        """Refuse. Raises `StillOpeningError`."""
        del name, course
        raise StillOpeningError

    def undo(self) -> bool:
        """Nothing has been done."""
        return False

    def redo(self) -> bool:
        """Nothing has been undone."""
        return False

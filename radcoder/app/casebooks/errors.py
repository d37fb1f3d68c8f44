"""What can stop somebody in a casebook, each with a sentence; importing this loads no database."""

from radcoder.casebook.content import DamagedCourseError, UnreadableCourseError
from radcoder.domain.people import RIGHTS, Right, Role

__all__ = ["DamagedCourseError", "NotAllowedError", "NotNotedError", "ReadOnlyError", "UnreadableCourseError"]


class NotAllowedError(ValueError):
    """The signed-in person's role does not hold the right."""

    def __init__(self, role: Role, right: Right) -> None:
        held = [each.value for each in Role if right in RIGHTS[each]]
        can = f"{', '.join(held[:-1])} or {held[-1]}" if len(held) > 1 else held[0]
        refusal = f"{_a(role).capitalize()} may not {right.sentence}."
        super().__init__(f"{refusal} Ask {_a(can)}; people and their roles stand in the menu.")


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


class NotNotedError(OSError):
    """A file went out, and the journal could not take it down."""

    def __init__(self, name: str, cause: Exception) -> None:
        super().__init__(f"{name} is written and can be used, but the journal does not say so. {cause}")


class ReadOnlyError(ValueError):
    """The casebook is open for reading only; `why` says what keeps it so, and what to do, as a part of a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The casebook is open for reading only, because {why}, then open the casebook again.")

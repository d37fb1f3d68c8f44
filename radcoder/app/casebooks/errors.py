"""What can stop somebody in a casebook, each with a sentence; importing this loads no database."""

from radcoder.domain.people import RIGHTS, Right, Role


class NotAllowedError(ValueError):
    """The signed-in person's role does not hold the right."""

    def __init__(self, role: Role, right: Right) -> None:
        held = [each.value for each in Role if right in RIGHTS[each]]
        can = f"{', '.join(held[:-1])} or {held[-1]}" if len(held) > 1 else held[0]
        refusal = f"{_a(role).capitalize()} may not {right.sentence}."
        super().__init__(f"{refusal} Ask {_a(can)}; people and their roles stand in the menu.")


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


class ReadOnlyError(ValueError):
    """The casebook is open for reading only."""

    def __init__(self) -> None:
        super().__init__(
            "The casebook is open for reading only, so nothing can be changed. Close it where else it is open, or ask "
            "for the right to write its folder, and open it again."
        )

"""What stands at a casebook's place; where nothing does, that is said without loading any database."""

from pathlib import Path

from radcoder.app.casebooks.recent import recent_casebooks
from radcoder.app.casebooks.views import CasebookKind, CasebookState
from radcoder.app.places import default_casebook

GONE = "It stood here when it was last open. See that its disk or drive is connected, then look again."


def look(path: Path | None) -> tuple[Path, CasebookState]:
    """Look at a casebook, by default the one that was open last: where it is, and what can be said of it."""
    wanted = path or next(iter(recent_casebooks()), default_casebook())
    if not any(wanted.parent.glob(f"{wanted.name}*")):  # neither it nor a lock, keys or copies of it
        return wanted, CasebookState(
            CasebookKind.MISSING, sentence=GONE if wanted.absolute() in recent_casebooks() else ""
        )
    from radcoder.app.casebooks.opening import describe

    return wanted, describe(wanted)
